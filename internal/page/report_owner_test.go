package page_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"mspscope/assess"
	"mspscope/internal/page"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
	"mspscope/internal/sample"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// forOwner is a result as whoever decides reads it.
func forOwner(r *result.Result) *result.Result {
	c := *r
	c.Reader = result.Owner
	return &c
}

// section is the section of a document with an id; nil where it has none.
func section(d *page.Document, id string) *page.Section {
	for i := range d.Sections {
		if d.Sections[i].ID == id {
			return &d.Sections[i]
		}
	}
	return nil
}

// blocksOf are the blocks of a section, of those that stand beside each other too.
func blocksOf(blocks []page.Block) []page.Block {
	var all []page.Block
	for _, b := range blocks {
		all = append(all, b)
		if sides, ok := b.(page.Beside); ok {
			for _, part := range sides.Parts {
				all = append(all, blocksOf(part.Blocks)...)
			}
		}
	}
	return all
}

// The document for whoever decides says the model, the price and the split that the
// recommendation has, whatever the quote is.
func TestTheDocumentSaysWhatTheRecommendationSays(t *testing.T) {
	t.Parallel()
	p := named(t)
	source, err := sample.New(p.Questionnaire.Schema, 97, sample.Options{Ranges: true, Disputes: true, Unsure: true})
	if err != nil {
		t.Fatal(err)
	}
	complete, err := sample.New(p.Questionnaire.Schema, 98, sample.Options{Complete: true})
	if err != nil {
		t.Fatal(err)
	}
	models, binding := 0, 0
	for n := range 150 {
		from := source
		if n%3 == 0 {
			from = complete
		}
		written := from.Engagement(n).YAML()
		statuses := []string{"budget", "proposal", "agreement"}
		if strings.Contains(written, "\nquote:") {
			statuses = []string{"its own"}
		}
		for _, status := range statuses {
			name := fmt.Sprintf("%d as %s", n, status)
			document := written
			if status != "its own" {
				document += "quote: {status: " + status + ", valid_until: 2027-01-31}\n"
			}
			r, err := scopedFor(p, name, document)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if r.Binding() {
				binding++
			}
			if r.Recommendation.Outcome == assess.Recommended {
				models++
				sameAsResult(t, name, r, page.Report(r.ForClient()))
			}
		}
	}
	if models < 300 || binding < 3 {
		t.Errorf("only %d documents are about a model, and %d can be signed", models, binding)
	}
}

// sameAsResult reports where a document about a model says something else.
func sameAsResult(t *testing.T, name string, r *result.Result, d *page.Document) {
	t.Helper()
	text := r.Words.Models.Of(*r.Model())
	proposal := printed(t, &page.Document{Sections: []page.Section{*section(d, "proposal")}})
	if flat := strings.Join(strings.Fields(proposal), " "); !strings.Contains(flat, text.Heading) && !strings.Contains(flat, text.FullInSentence()) {
		t.Errorf("%s: the first page does not name %s: %s", name, text.Heading, proposal)
	}
	if p := r.Price; p.Monthly.Known && !p.Monthly.Typical.IsZero() {
		h, ok := section(d, "price").Blocks[0].(page.Headline)
		if !ok {
			t.Fatalf("%s: no price is seen first", name)
		}
		want := "about " + words.Rough(p.Monthly.Typical) + " " + p.Currency
		if r.Binding() && p.Monthly.Low.Equal(p.Monthly.High) {
			want = words.Cents(p.Monthly.Typical, p.Currency) + " " + p.Currency
		}
		if h.Figures[0].Value != want {
			t.Errorf("%s: the price is %q, not %q", name, h.Figures[0].Value, want)
		}
	}
	for _, b := range section(d, "split").Blocks {
		c, ok := b.(page.Chart)
		if !ok {
			continue
		}
		for i, tower := range terms.Towers() {
			want := map[terms.Side]string{terms.Provider: "Provider", terms.Shared: "Shared", terms.Client: "You", terms.ThirdParty: "Another company"}[r.Proposals.Of(*r.Model()).Split[tower]]
			if want == "Provider" {
				want = "Northwind IT"
			}
			if c.Rows[i].Name != r.Words.Towers[tower] || c.Names[c.Rows[i].Value] != want {
				t.Errorf("%s: %s stands as %+v, not as %s", name, tower, c.Rows[i], want)
			}
		}
	}
	signs := section(d, "sign") != nil
	if signs != (r.Binding() && r.Estimate.Quote.RanOut == "") {
		t.Errorf("%s, which stands as %s: there is room to sign: %v", name, r.StandsAs, signs)
	}
}

// firstPage counts the words of the first page of a document.
func firstPage(tb testing.TB, d *page.Document) int {
	tb.Helper()
	front := page.Document{Title: d.Title, Subtitle: d.Subtitle}
	for i := range d.Sections {
		if d.Sections[i].Part == page.Front && d.Sections[i].ID != "sign" {
			front.Sections = append(front.Sections, d.Sections[i])
		}
	}
	text, _, _ := strings.Cut(printed(tb, &front), "\n# ") // the first of the two forms
	return len(slices.DeleteFunc(strings.Fields(text), func(word string) bool {
		return !strings.ContainsFunc(word, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) })
	}))
}

// The first page of the examples fits a printed page. The longest that was seen to fit A4
// in print has as many words, with what is in and out side by side.
func TestTheFirstPageFitsAPage(t *testing.T) {
	t.Parallel()
	const most = 400
	each(t, func(name string, r *result.Result) {
		if !strings.HasSuffix(name, ".yaml") {
			return
		}
		if n := firstPage(t, page.Report(forOwner(r).ForClient())); n > most {
			t.Errorf("%s: the first page has %d words, more than %d", name, n, most)
		}
	})
}

// speaksOfTools finds what only a user of the program understands.
const speaksOfTools = `(?i)mspscope|playbook|digest|sha256|--[a-z]|\bjson\b|\byaml\b|\bcsv\b|tower_owners|[a-z]+_[a-z]+_[a-z]+`

// No part of the document speaks of the program, of its files or of its ids, and every
// part stands in some document.
func TestEveryPartIsInSomeDocumentAndNoneSpeaksOfTheProgram(t *testing.T) {
	t.Parallel()
	met, tools := map[string]bool{}, newFinder(speaksOfTools)
	look := func(name string, r *result.Result) {
		d := page.Report(forOwner(r).ForClient())
		for i := range d.Sections {
			s := &d.Sections[i]
			met[s.ID] = true
			if s.ID == "noted" || s.ID == "why" || s.ID == "decision" { // words of the client
				continue
			}
			one := page.Document{Sections: []page.Section{*s}}
			for _, at := range tools.found(printed(t, &one)) {
				t.Errorf("%s, %s: %q", name, s.ID, at)
			}
			for _, b := range blocksOf(s.Blocks) {
				if c, ok := b.(page.Chart); ok && (c.Alt == "" || c.Title == "" || len(c.Rows) < 2) {
					t.Errorf("%s, %s: a chart without words or rows: %+v", name, s.ID, c)
				}
			}
		}
	}
	each(t, look)
	agreed, err := os.ReadFile(filepath.Join("..", "..", "testdata", "offers", "wexcombe-castings-agreement.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	later := strings.Replace(strings.ReplaceAll(string(agreed), "\r\n", "\n"), "status: agreement\n  revision: 2\n", "status: budget\n  revision: 3\n", 1)
	for name, document := range map[string]string{"a later revision": later, "of a provider with a name": string(agreed)} {
		r, err := scopedFor(named(t), name, document)
		if err != nil {
			t.Fatal(err)
		}
		look(name, r)
	}
	for _, id := range page.OwnerSections() {
		if !met[id] {
			t.Errorf("no document has the part %s", id)
		}
	}
}

// Where no single model is recommended the document has no price to sign, no split that
// nobody chose and no plan, and says what comes first.
func TestADocumentWithoutAModelClaimsNone(t *testing.T) {
	t.Parallel()
	met := map[assess.Outcome]bool{}
	each(t, func(name string, r *result.Result) {
		outcome := r.Recommendation.Outcome
		met[outcome] = true
		if outcome == assess.Recommended {
			return
		}
		d := page.Report(forOwner(r).ForClient())
		for _, id := range []string{"scope", "people", "sign", "lines", "duties", "plan"} {
			if section(d, id) != nil {
				t.Errorf("%s, which is %s, has the part %s", name, outcome, id)
			}
		}
		if section(d, "proposal") == nil {
			t.Errorf("%s, which is %s, says nothing", name, outcome)
		}
	})
	for _, o := range assess.Outcomes() {
		if !met[o] {
			t.Errorf("no document is about %s", o)
		}
	}
}

// What a quote leaves out is not said to be in the price.
func TestTheFirstPageSaysWhatTheQuoteLeavesOut(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const client = "version: 1\nanswers: {users_count: 40, endpoints_count: 40, servers_count: 2, it_fte: 0, it_staff_plan: none_wanted, compliance_regimes: [hipaa], onsite_need: monthly}\n"
	for _, c := range []struct{ quote, in, out string }{
		{"", "The program for health data (HIPAA)", ""},
		{"quote: {exclude: [hipaa]}\n", "", "HIPAA program: left out of this offer"},
		{"quote: {exclude: [endpoint]}\n", "Users", "Computers: left out of this offer"},
		{"", "A planned half day on site each month", "Projects, such as a move; each is quoted first"},
	} {
		r, err := scopedFor(p, "one", client+c.quote)
		if err != nil {
			t.Fatal(err)
		}
		sides, ok := section(page.Report(r.ForClient()), "scope").Blocks[0].(page.Beside)
		if !ok {
			t.Fatal("what is in and out does not stand side by side")
		}
		for at, want := range []string{c.in, c.out} {
			var said []string
			for _, item := range sides.Parts[at].Blocks[0].(page.List).Items {
				said = append(said, item.Text)
			}
			if want != "" && !slices.Contains(said, want) {
				t.Errorf("%s%q is not among %q", c.quote, want, said)
			}
			if other := []string{c.in, c.out}[1-at]; other != "" && slices.Contains(said, other) {
				t.Errorf("%s%q stands on the wrong side", c.quote, other)
			}
		}
	}
}
