package view

import (
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"mspscope/internal/playbook"
	"mspscope/questionnaires"
)

// An own name of a model stands in the middle of sentences as it is spelled: a
// letter beyond ASCII becomes small as a whole, and an abbreviation stays large.
func TestOwnNamesOfModelsInSentences(t *testing.T) {
	t.Parallel()
	data, err := questionnaires.Files.ReadFile(playbook.TextsFile)
	if err != nil {
		t.Fatal(err)
	}
	const name = "name: Fully managed\n"
	if strings.Count(string(data), name) != 1 {
		t.Fatalf("%s has %q not once", playbook.TextsFile, name)
	}
	for own, inside := range map[string]string{
		"Éxternalisation totale": "éxternalisation totale", "MSP complete": "MSP complete", "IT": "IT", "É": "é", "ǅungla": "ǆungla",
	} {
		p := loadPlaybook(t, fstest.MapFS{playbook.TextsFile: {Data: []byte(strings.Replace(string(data), name, "name: "+own+"\n", 1))}})
		const answers = "answers: {it_fte: 0, users_count: 20, endpoints_count: 20"
		s := scopeOf(t, p, "client: {name: X}\n"+answers+"}")
		d := differenceOf(t, s, scopeOf(t, p, answers+", it_staff_plan: none_wanted, servers_count: 2}"))
		var said strings.Builder
		for _, doc := range []*Document{Recommend(s, true), Estimate(s), Compare(d)} {
			said.WriteString(allWords(doc))
		}
		said.WriteString(CompareSummary(d))
		if text := said.String(); !utf8.ValidString(text) || !strings.Contains(text, "it stays "+inside) || strings.Contains(text, "mSP") || strings.Contains(text, "iT ") {
			t.Errorf("%s: %q", own, text)
		}
	}
}

// allWords is everything that a document says.
func allWords(d *Document) string {
	var b strings.Builder
	say := func(words ...string) { b.WriteString(strings.Join(words, "\n") + "\n") }
	say(d.Title, d.Subtitle)
	for _, s := range d.Sections {
		say(s.Heading)
		for _, block := range s.Blocks {
			switch block := block.(type) {
			case Paragraph:
				say(block.Text)
			case List:
				for _, item := range block.Items {
					say(item.Text, item.Detail)
				}
			case Facts:
				for _, pair := range block.Pairs {
					say(pair[:]...)
				}
			case Bars:
				for _, r := range block.Rows {
					say(r.Name, r.Text, r.Remark)
				}
			case Table:
				for _, row := range append(block.Rows, block.Footer) {
					say(row...)
				}
			}
		}
	}
	return b.String()
}
