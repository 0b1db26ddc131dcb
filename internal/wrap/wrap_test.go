package wrap

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestBreak(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"":                       {""},
		"one two three four":     {"one two", "three four"},
		"a veryverylongword b":   {"a", "veryverylo", "ngword b"},
		"about €\u00a01.800 now": {"about", "€\u00a01.800", "now"},
		"some 1\u202f800\u00a0€": {"some", "1\u202f800\u00a0€"},
		"漢字漢字漢字漢字":               {"漢字漢字漢", "字漢字"},
		"0123456789 0123456789":  {"0123456789", "0123456789"},
	} {
		if got := Break(text, 10); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// A cell of a stranger's table may be one word of a million characters.
func TestAVeryLongWordTakesNoTime(t *testing.T) {
	t.Parallel()
	start := time.Now()
	if lines := Break(strings.Repeat("x", 1_000_000), 80); len(lines) != 12_500 {
		t.Errorf("%d lines", len(lines))
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("it took %s", took)
	}
}

// The lines of a point stand below its text, also where it is indented.
func TestHanging(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"short":                    "short",
		"  - People who need it":   "  - People|    who need|    it",
		"- People who need it":     "- People who|  need it",
		"  People who need it all": "  People who|  need it all",
		"one two three four":       "one two three|four",
		"      deep text":          "      deep|      text",
	} {
		if got := strings.Join(Hanging(s, 13), "|"); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}
