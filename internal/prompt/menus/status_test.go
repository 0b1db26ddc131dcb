package menus

import (
	"strings"
	"testing"
	"unicode/utf8"

	"mspscope/internal/prompt"
)

func TestStatusFits(t *testing.T) {
	t.Parallel()
	full := prompt.Status{
		Progress: "9 of 26 asked, 6 answered, 3 not sure", Short: "9/26", Section: "People, devices and systems", Skipped: "2 skipped",
		Person: "Ana", Lean: "leans to fully managed",
	}
	for columns, want := range map[int]string{
		200: "9 of 26 asked, 6 answered, 3 not sure · People, devices and systems · 2 skipped · Ana · leans to fully managed",
		79:  "9/26 · People, devices and systems · Ana · leans to fully managed",
		49:  "9/26 · People, de… · Ana · leans to fully managed",
		39:  "9/26 · leans to fully managed",
		29:  "9/26 · leans to fully managed",
		25:  "leans to fully managed",
	} {
		if got := fit(full, columns); got != want {
			t.Errorf("%d columns: %q, want %q", columns, got, want)
		}
	}
	for columns := 22; columns < 140; columns++ {
		got := fit(full, columns)
		if utf8.RuneCountInString(got) > columns || !strings.HasSuffix(got, full.Lean) {
			t.Errorf("%d columns: %q", columns, got)
		}
	}
	if got := (prompt.Status{}).String() + fit(prompt.Status{}, 40); got != "" {
		t.Errorf("no status is %q", got)
	}
}

func TestHintKeepsTheKeys(t *testing.T) {
	t.Parallel()
	for columns, want := range map[int][2]string{
		100: {"Number or word and Enter · ? why · / go to ", "at most 3 · ↓ 15 lines · Space ticks, Enter when done · ? why · / go to "},
		70:  {"Number or word and Enter · ? why · / go to ", "at most 3 · Space ticks, Enter when done · ? why · / go to "},
		40:  {"Number, Enter · ? why · / go to ", "Space ticks, Enter ends · ? · / "},
	} {
		one := hintIn(columns, prompt.Ask{Why: "x"}, selectKeys, 10, 5)
		many := hintIn(columns, prompt.Ask{Why: "x", Hint: "at most 3"}, multiKeys, 10, 15)
		if one != want[0] || many != want[1] {
			t.Errorf("%d columns: %q and %q, want %q", columns, one, many, want)
		}
	}
}
