package wrap

import (
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"
)

// TestMarksAreAsWideAsTheLibrarySays holds the characters that are measured without the
// library to what it says of them.
func TestMarksAreAsWideAsTheLibrarySays(t *testing.T) {
	t.Parallel()
	for r := rune(firstMark) - 0x20; r <= lastMark+0x20; r++ {
		if got, want := runeWidth(r), text.RuneWidth(r); got != want {
			t.Errorf("%U takes %d columns, want %d", r, got, want)
		}
	}
	for s, want := range map[string]int{"": 0, "a – “b”…": 8, "名前 •": 6, "\x1b[1mbold\x1b[0m –": 6, "e\u0301": 1} {
		if got := Width(s); got != want || got != text.StringWidthWithoutEscSequences(s) {
			t.Errorf("%q takes %d columns, want %d", s, got, want)
		}
	}
}
