package page_test

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"mspscope/internal/page"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
	"mspscope/internal/sample"
	"mspscope/internal/scope"
	"mspscope/internal/words"
)

// manySamples is how many invented clients the editions are held to.
const manySamples = 150

// forReaders are the results of many invented clients, each for one reader.
var forReaders = sync.OnceValues(func() (map[result.Reader][]*result.Result, error) {
	p, err := playbooktest.Edited()
	if err != nil {
		return nil, err
	}
	source, err := sample.New(p.Questionnaire.Schema, 2025, sample.Options{Ranges: true, Disputes: true, Unsure: true, Declined: true, Promises: true})
	if err != nil {
		return nil, err
	}
	all := map[result.Reader][]*result.Result{}
	for n := range manySamples {
		e, err := playbooktest.Read(p, fmt.Sprintf("sample %d", n), source.Engagement(n).YAML())
		if err != nil {
			return nil, err
		}
		for _, reader := range []result.Reader{result.ITLead, result.Delivery} {
			r, err := scope.Of(p, e, scope.Ask{Reader: reader, Plan: true, From: true})
			if err != nil {
				return nil, err
			}
			all[reader] = append(all[reader], r)
		}
	}
	return all, nil
})

// A finder looks for what should not stand in a text. Documents say the same lines to many
// clients, and to match them costs more than to make them: it looks at each line once. What
// it looks for must not reach from one line to the next.
type finder struct {
	never *regexp.Regexp
	lines map[string][]string
}

// newFinder makes a finder of what an expression matches.
func newFinder(never string) *finder {
	return &finder{never: regexp.MustCompile(never), lines: map[string][]string{}}
}

// found are the places of a text in which something stands that should not.
func (f *finder) found(text string) []string {
	var all []string
	for line := range strings.SplitSeq(text, "\n") {
		places, known := f.lines[line]
		if !known {
			for _, at := range f.never.FindAllStringIndex(line, 5) {
				places = append(places, "..."+line[max(0, at[0]-70):min(len(line), at[1]+50)]+"...")
			}
			f.lines[strings.Clone(line)] = places
		}
		all = append(all, places...)
	}
	return all
}

// wholeText is everything that a document says, as plain text of one column.
func wholeText(d *page.Document) string {
	var b strings.Builder
	var blocks func(all []page.Block)
	blocks = func(all []page.Block) {
		for _, block := range all {
			if beside, ok := block.(page.Beside); ok {
				for _, part := range beside.Parts {
					b.WriteString(part.Heading + "\n")
					blocks(part.Blocks)
				}
				continue
			}
			if table, ok := block.(page.Table); ok { // a row is a line, and says the same to many
				for _, row := range table.Rows {
					fmt.Fprintf(&b, "%v\n", row)
				}
				table.Rows = nil
				block = table
			}
			fmt.Fprintf(&b, "%v\n", block)
		}
	}
	for _, s := range d.Sections {
		b.WriteString(s.Heading + "\n")
		blocks(s.Blocks)
	}
	return b.String()
}

// Those who deliver read hours and no money: neither a price nor what the work costs.
func TestDeliveryReadsNoMoney(t *testing.T) {
	t.Parallel()
	all, err := forReaders()
	if err != nil {
		t.Fatal(err)
	}
	money := newFinder(`\bUSD\b|\$|\d\.\d\d\b|(?i)\bmargin|\bcost of IT staff|\bsalar(y|ies)\b|\bwages?\b`)
	hours := 0
	for n, r := range all[result.Delivery] {
		for what, d := range map[string]*page.Document{"client": page.Report(r.ForClient()), "internal": page.ReportInternal(r)} {
			text := wholeText(d)
			if h := r.Internal.Hours; h != nil { // on what the hours rest names what one costs, and not what is paid
				if what == "internal" && r.Model() != nil && len(h.Towers) > 0 && !strings.Contains(text, h.Assumed) {
					t.Errorf("sample %d: the hours do not say on what they rest", n)
				}
				text = strings.ReplaceAll(text, h.Assumed, "")
			}
			for _, at := range money.found(text) {
				t.Errorf("sample %d, %s: %s", n, what, at)
			}
			if m := r.Model(); m != nil && r.Price != nil && r.Price.Monthly.Known {
				if fee := words.Cents(r.Price.Monthly.Typical, "USD"); strings.Contains(text, fee) {
					t.Errorf("sample %d, %s: the fee %s", n, what, fee)
				}
			}
			if strings.Contains(text, "Hours in the budget") {
				if what == "client" {
					t.Errorf("sample %d: a client reads the hours", n)
				}
				hours++
			}
		}
	}
	if hours < manySamples/3 {
		t.Errorf("only %d briefs have hours", hours)
	}
}

// The head of IT reads nothing about pay, about a team of the client's own instead, or about
// how many people would make it another model.
func TestTheHeadOfITReadsNothingOfPayAndHeads(t *testing.T) {
	t.Parallel()
	all, err := forReaders()
	if err != nil {
		t.Fatal(err)
	}
	never := newFinder(`(?i)\bsalar(y|ies)|\bwages?\b|cost of IT staff|your own team for everything|IT department of your own|no IT (staff|people)|IT hires?\b|\bIT hire\b|it would be (co-managed|hybrid|fully)|instead of (one|two|three|four)\b|none_wanted|plan for your own IT staff|\bUSD\b`)
	stays := 0
	for n, r := range all[result.ITLead] {
		d := page.Report(r.ForClient())
		for _, at := range never.found(wholeText(d)) {
			t.Errorf("sample %d: %s", n, at)
		}
		if slices.ContainsFunc(d.Sections, func(s page.Section) bool { return s.ID == "stays" }) {
			stays++
		}
	}
	if stays < manySamples/4 {
		t.Errorf("only %d papers say what stays", stays)
	}
}

// matrixRows are the rows of a matrix in a document, each as its cells that are not empty,
// by the names of their columns; what is said beside the letters is left out.
func matrixRows(d *page.Document, in func(page.Section) bool) (all []map[string]string) {
	for _, s := range d.Sections {
		if !in(s) {
			continue
		}
		for _, b := range s.Blocks {
			t, ok := b.(page.Table)
			if !ok || t.Columns[0].Name != "Id" {
				continue
			}
			for _, row := range t.Rows {
				cells := map[string]string{}
				for i, c := range t.Columns {
					if c.Name != "Fee" && !strings.HasPrefix(c.Name, "How work passes") && row[i] != "" {
						cells[c.Name] = row[i]
					}
				}
				all = append(all, cells)
			}
		}
	}
	return all
}

// rowTexts is what a document says beside the letters of rows.
func rowTexts(d *page.Document) string {
	var b strings.Builder
	for _, s := range d.Sections {
		for _, block := range s.Blocks {
			if t, ok := block.(page.Table); ok && s.Of == "schedule" {
				for _, row := range t.Rows {
					b.WriteString(strings.Join(row, "\n") + "\n")
				}
			}
		}
	}
	return b.String()
}

// The schedule of a report has the rows and letters of the matrix by itself, and of each row
// how work passes and what holds for its fee.
func TestTheScheduleIsTheMatrix(t *testing.T) {
	t.Parallel()
	said := 0
	each(t, func(name string, r *result.Result) {
		c := *r
		c.Reader = result.Delivery
		d := page.Report(c.ForClient())
		want := matrixRows(page.RACI(c.ForClient(), result.Filter{Size: result.Full}), func(page.Section) bool { return true })
		got := matrixRows(d, func(s page.Section) bool { return s.Of == "schedule" })
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %d rows, want %d with the same letters", name, len(got), len(want))
		}
		if r.RACI == nil || r.RACI.Model == nil {
			return
		}
		text := rowTexts(d)
		for i := range r.RACI.Activities {
			row := &r.RACI.Activities[i]
			for _, s := range []string{string(row.Handoff), string(row.FeeNote), row.Because} {
				if !strings.Contains(text, strings.TrimSpace(s)) {
					t.Errorf("%s: the schedule does not say of %s: %s", name, row.ID, s)
				}
				said += len(s)
			}
		}
	})
	if said == 0 {
		t.Error("no row says anything")
	}
}

// A part is declared once, an edition names parts that there are, and an id stands once in
// a document.
func TestPartsOfReports(t *testing.T) {
	t.Parallel()
	ids := page.ReportSections()
	for i, id := range ids {
		if slices.Index(ids, id) != i {
			t.Errorf("the part %s is declared twice", id)
		}
	}
	seen := map[string]bool{"annex": true}
	each(t, func(name string, r *result.Result) {
		for _, reader := range []result.Reader{result.Owner, result.ITLead, result.Delivery} {
			c := *r
			c.Reader = reader
			once := map[string]bool{}
			for _, s := range page.ReportInternal(&c).Sections {
				if once[s.ID] || s.ID == "" {
					t.Errorf("%s for %s: the id %q of %q stands twice", name, reader, s.ID, s.Heading)
				}
				once[s.ID], seen[s.Of] = true, true
			}
			if whole := page.Report(c.ForClient()); len(whole.Choose([]string{"annex"}, nil).Sections) != len(whole.Sections) {
				t.Errorf("%s for %s: annex does not choose all of it", name, reader)
			}
		}
	})
	for _, id := range ids {
		if !seen[id] {
			t.Logf("no client of the tests has the part %s", id)
		}
	}
}
