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
			if named := r.Answer("it_staff_plan"); wrong == "Your own team for everything" && named != nil && string(named.Value) == `"build_full_team"` {
				continue // the client knows of that way
			}
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

// A difference from what is paid today is named only where both hold the same things, a
// saving only where one is claimed; and today stands in the total cost only then.
func TestADifferenceFromTodayIsNamedOnlyWhereItMeansSomething(t *testing.T) {
	t.Parallel()
	compared := 0
	each(t, func(name string, r *result.Result) {
		c := &r.Estimate.Comparison
		text := printed(t, page.Estimate(r.ForClient()))
		today := slices.ContainsFunc(page.Estimate(r.ForClient()).Sections, func(s page.Section) bool {
			return strings.HasPrefix(s.Heading, "Total cost") && slices.ContainsFunc(s.Blocks, func(b page.Block) bool {
				table, ok := b.(page.Table)
				return ok && slices.ContainsFunc(table.Rows, func(row []string) bool { return row[0] == "As it is today" })
			})
		})
		if today != (c.Comparable && r.Model() != nil && c.Recommended(r.Model()).Total.Known) {
			t.Errorf("%s: today is among the sums: %v, comparable: %v", name, today, c.Comparable)
		}
		if c.Comparable {
			compared++
			return
		}
		for _, wrong := range []string{"more than going on as today", "less than going on as today", "about the same", "From month"} {
			if strings.Contains(text, wrong) {
				t.Errorf("%s: %q without a comparison", name, wrong)
			}
		}
		if r.Model() != nil && c.NotCompared == "" {
			t.Errorf("%s: nobody says why today is not compared", name)
		}
	})
	if compared == 0 {
		t.Error("nothing is ever compared")
	}
}

// The years of a table add up to its total to the cent.
func TestTheYearsOfAPageAddUp(t *testing.T) {
	t.Parallel()
	rows := 0
	each(t, func(name string, r *result.Result) {
		for _, s := range page.Estimate(r.ForClient()).Sections {
			for _, b := range s.Blocks {
				table, ok := b.(page.Table)
				if !ok || len(table.Columns) < 3 || table.Columns[1].Name != "Year 1" {
					continue
				}
				for _, row := range table.Rows {
					rows++
					sum := int64(0)
					for _, cell := range row[1 : len(row)-1] {
						sum += amount(t, cell)
					}
					if sum != amount(t, row[len(row)-1]) {
						t.Errorf("%s: %q", name, row)
					}
				}
			}
		}
	})
	if rows < 50 {
		t.Errorf("only %d rows", rows)
	}
}
