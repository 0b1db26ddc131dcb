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

// What a reader takes for one character is never cut, wherever a text is.
func TestCharactersAreNotCut(t *testing.T) {
	t.Parallel()
	const family, flag, accented, thumb, heart = "👨\u200d👩\u200d👧", "🇩🇪", "e\u0301\u0323", "👍🏽", "❤\ufe0f"
	for s, want := range map[string]int{family: 2, flag: 2, accented: 1, thumb: 2, heart: 2, "नी": 1, "한": 2, "a" + flag + flag: 5, accented + accented: 2, "\u0301": 0} {
		if got := Width(s); got != want {
			t.Errorf("%q takes %d columns, want %d", s, got, want)
		}
	}
	for _, one := range []string{family, flag, accented, thumb, heart} {
		word := strings.Repeat(one, 9)
		for w := 8; w < 20; w++ {
			for what, parts := range map[string][]string{"Break": Break(word, w), "Cut": {Cut(word, w)}, "Middle": {Middle(word, w)}} {
				for _, part := range parts {
					if rest := strings.ReplaceAll(part, one, ""); rest != "" && rest != "…" {
						t.Errorf("%s at %d: %q is cut inside a character", what, w, part)
					}
					if Width(part) > w {
						t.Errorf("%s at %d: %q takes %d columns", what, w, part, Width(part))
					}
				}
			}
		}
		if got := strings.Join(Break(word, 9), ""); got != word {
			t.Errorf("%q became %q", word, got)
		}
	}
	if got := Middle("clients/harbor-dental.yaml", 14); got != "clie…ntal.yaml" {
		t.Errorf("the end of a name keeps two thirds: %q", got)
	}
}
