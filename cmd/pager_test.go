package cmd

import (
	"slices"
	"testing"
)

func TestCommandWords(t *testing.T) {
	t.Parallel()
	for command, want := range map[string][]string{
		"less":                              {"less"},
		" less  -R\t-X ":                    {"less", "-R", "-X"},
		`"C:\Program Files\less.exe" -R`:    {`C:\Program Files\less.exe`, "-R"},
		`sh -c 'head -n 3; echo "and so"' `: {"sh", "-c", `head -n 3; echo "and so"`},
		`less --prompt=""`:                  {"less", "--prompt="},
		`x "" y`:                            {"x", "", "y"},
		`"open end`:                         nil,
		"":                                  nil,
		"  ":                                nil,
	} {
		if got := commandWords(command); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", command, got, want)
		}
	}
}

func TestLinesOf(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{"": 0, "a": 1, "a\n": 1, "a\nb\n": 2, "\n\n": 2, "0123456789\n": 1, "0123456789a\n": 2, "漢字漢字漢字\nb": 3} {
		if got := linesOf([]byte(text), 10); got != want {
			t.Errorf("%q takes %d lines, want %d", text, got, want)
		}
	}
}
