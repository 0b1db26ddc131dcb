package menus

import (
	"strings"
	"testing"
	"unicode/utf8"

	"mspscope/internal/prompt"
	"mspscope/internal/wrap"
)

func TestStatusFits(t *testing.T) {
	t.Parallel()
	full := prompt.Status{
		Progress: "9 of 26 asked, 6 answered, 3 not sure", Short: "9/26", Left: "about 9 min left", Section: "People, devices and systems", Skipped: "2 skipped",
		Person: "Ana", Lean: "leans to fully managed",
	}
	for columns, want := range map[int]string{
		200: "9 of 26 asked, 6 answered, 3 not sure · about 9 min left · People, devices and systems · 2 skipped · Ana · leans to fully managed",
		120: "9 of 26 asked, 6 answered, 3 not sure · People, devices and systems · 2 skipped · Ana · leans to fully managed",
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

func TestTheFooterKeepsTheKeys(t *testing.T) {
	t.Parallel()
	question, call := prompt.Ask{Unsure: true}, prompt.Ask{Unsure: true, Call: true}
	for _, tt := range []struct {
		columns int
		ask     prompt.Ask
		want    string
	}{
		{79, question, "? help · Esc back · / find · u not sure · s skip · n note · m more · q leave"},
		{79, call, "? help · Esc back · / find · u not sure · s skip · n note · $ price"},
		{39, question, "? help · Esc back · / find · u not sure"},
		{19, question, "? help · Esc back"},
		{79, prompt.Ask{Menu: true}, "? help · Esc back · q leave"},
		{79, prompt.Ask{Menu: true, First: true}, "? help · q leave"},
		{79, prompt.Ask{Menu: true, Free: true}, "/? help · Esc back · /q leave"},
	} {
		if got := footerIn(tt.columns, tt.ask, "", nil); got != tt.want {
			t.Errorf("%d columns, %+v: %q, want %q", tt.columns, tt.ask, got, tt.want)
		}
	}
	if got, want := footerIn(79, call, "↓ 20 lines", extras(call)), "↓ 20 lines · ? help · Esc back · / find · s skip · n note · $ price"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	for _, a := range []prompt.Ask{call, {Call: true, Unsure: true}, {Call: true, Unsure: true, Free: true}, {Call: true, Menu: true}} {
		if got := footerIn(39, a, "↓ 109", nil); !strings.Contains(got, "$ price") || !strings.Contains(got, "Esc back") || wrap.Width(got) > 39 {
			t.Errorf("a narrow screen has %q", got)
		}
	}
	p := &Prompter{}
	for columns, want := range map[int][2]string{
		100: {"Number or word, then Enter", "at most 3 · Numbers such as 1,3, or Space ticks; Enter when done"},
		70:  {"Number or word, then Enter", "at most 3 · Numbers such as 1,3, or Space ticks; Enter when done"},
		50:  {"Number or word, then Enter", "at most 3 · 1,3 or Space ticks; Enter"},
		20:  {"Number, Enter", ""},
	} {
		one, several := p.listHint(prompt.Ask{}, false, columns), p.listHint(prompt.Ask{Hint: "at most 3"}, true, columns)
		if one != want[0] || several != want[1] {
			t.Errorf("%d columns: %q and %q, want %q", columns, one, several, want)
		}
	}
}
