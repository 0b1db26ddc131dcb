package page_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/playbook/playbooktest"
)

// An own name of a model stands in the middle of sentences as it is spelled: a
// letter beyond ASCII becomes small as a whole, and an abbreviation stays large.
func TestOwnNamesOfModelsInSentences(t *testing.T) {
	t.Parallel()
	for own, inside := range map[string]string{
		"Éxternalisation totale": "éxternalisation totale", "MSP complete": "MSP complete", "IT": "IT", "É": "é", "ǅungla": "ǆungla",
	} {
		p, err := playbooktest.Edited(playbooktest.Edit{File: playbook.TextsFile, Old: "name: Fully managed\n", New: "name: " + own + "\n"})
		if err != nil {
			t.Fatal(err)
		}
		r, err := scoped(p, "own name", "version: 1\nclient: {name: X}\nanswers: {it_fte: 0, users_count: 20, endpoints_count: 20}\n")
		if err != nil {
			t.Fatal(err)
		}
		var said strings.Builder
		for _, d := range pages(r, filters()) {
			said.WriteString(strings.Join(strings.Fields(printed(t, d)), " "))
		}
		if text := said.String(); !utf8.ValidString(text) || !strings.Contains(text, "it stays "+inside) || strings.Contains(text, "mSP") || strings.Contains(text, "iT ") {
			t.Errorf("%s: no %q in the pages, or a broken abbreviation: %q", own, "it stays "+inside, text)
		}
	}
}

// A range is said with its ends, without the marks of a file.
func TestTheNoteSaysARange(t *testing.T) {
	t.Parallel()
	p, err := playbooktest.Edited()
	if err != nil {
		t.Fatal(err)
	}
	r, err := scoped(p, "range", "version: 1\nanswers: {users_count: 80..100, it_fte: 0.5..1, current_it_model: internal_only}\n")
	if err != nil {
		t.Fatal(err)
	}
	if note := page.NoteText(page.CallNote(r)); !strings.Contains(note, "80 to 100 people") || !strings.Contains(note, "0.5 to 1 FTE.") {
		t.Error(note)
	}
}
