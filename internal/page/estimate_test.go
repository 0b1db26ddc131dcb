package page_test

import (
	"slices"
	"strings"
	"testing"

	"mspscope/internal/page"
	"mspscope/internal/result"
	"mspscope/internal/terms"
)

// What a client reads of a price: the recommended model and what stands beside it, and
// nothing of ruled-out models, of others' prices, of cost and of reasons.
func TestAClientReadsTheOfferedPricesAlone(t *testing.T) {
	t.Parallel()
	beside := 0
	each(t, func(name string, r *result.Result) {
		if r.Adviser() { // whose client compares them all
			return
		}
		d := page.Estimate(r.ForClient())
		text := printed(t, d)
		for _, wrong := range []string{"Internal:", "Before you send", "margin", "Others publish", "list price lies", "IT person of your own (", "needs an IT hire", "Your own team for everything"} {
			if strings.Contains(text, wrong) {
				t.Errorf("%s: a client reads %q", name, wrong)
			}
		}
		headings := []string{}
		for _, s := range d.Sections {
			headings = append(headings, s.Heading)
			if strings.HasPrefix(s.Heading, "Beside it: ") {
				beside++
			}
		}
		for _, m := range terms.Models() {
			if heading := r.Words.Models.Of(m).Name + ": line by line"; slices.Contains(headings, heading) && (r.Model() == nil || m != *r.Model()) {
				t.Errorf("%s: the lines of %v are shown", name, m)
			}
		}
		if r.Internal == nil {
			return
		}
		inside := page.EstimateInternal(r)
		if len(r.Internal.Checks) > 0 && inside.Sections[0].Heading != "Before you send this" {
			t.Errorf("%s: the provider reads %q first", name, inside.Sections[0].Heading)
		}
	})
	if beside == 0 {
		t.Error("nothing is ever proposed beside a price")
	}
}

// A line that says what it could be has the smaller end first, and no amount is nothing.
func TestLinesHaveTheirEndsInOrder(t *testing.T) {
	t.Parallel()
	seen := 0
	each(t, func(name string, r *result.Result) {
		for _, s := range page.Estimate(r.ForClient()).Sections {
			for _, b := range s.Blocks {
				table, ok := b.(page.Table)
				if !ok || table.Columns[0].Name != "Item" {
					continue
				}
				for _, row := range table.Rows {
					if slices.Contains(row, "0.00") {
						t.Errorf("%s: a line of nothing: %q", name, row)
					}
					low, high, found := strings.Cut(row[len(row)-1], " to ")
					if !found {
						continue
					}
					seen++
					if amount(t, low) > amount(t, high) {
						t.Errorf("%s: %q", name, row)
					}
				}
			}
		}
	})
	if seen < 50 {
		t.Errorf("only %d lines could be something else", seen)
	}
}

// amount is an amount as a page writes it, in its smallest unit.
func amount(tb testing.TB, text string) int64 {
	tb.Helper()
	n, sign := int64(0), int64(1)
	for _, c := range text {
		switch {
		case c == '-':
			sign = -1
		case c >= '0' && c <= '9':
			n = n*10 + int64(c-'0')
		case c != ',' && c != '.':
			tb.Fatalf("%q is no amount", text)
		}
	}
	return n * sign
}
