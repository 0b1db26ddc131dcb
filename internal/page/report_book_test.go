package page_test

import (
	"math/big"
	"testing"

	"mspscope/internal/page"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
	"mspscope/internal/sample"
	"mspscope/internal/scope"
	"mspscope/pricing"
)

// summed is what the numbers of a column of a grid come to.
func summed(t *testing.T, g *page.Grid, name string) *big.Rat {
	t.Helper()
	total := new(big.Rat)
	for i := range g.Columns {
		if g.Columns[i].Name != name {
			continue
		}
		for _, row := range g.Rows {
			n, ok := new(big.Rat).SetString(row[i])
			if !ok {
				t.Fatalf("%q in the column %s is no number", row[i], name)
			}
			total.Add(total, n)
		}
	}
	return total
}

// sheets are those of a book by name.
func sheets(b *page.Book) map[string]page.Sheet {
	all := map[string]page.Sheet{}
	for _, s := range b.Sheets {
		all[s.Name] = s
	}
	return all
}

// The sums of the workbook are those of the estimate, in every case, and those of the
// comparison.
func TestTheSumsOfTheWorkbookAreThoseOfThePrice(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	source, err := sample.New(p.Questionnaire.Schema, 71, sample.Options{})
	if err != nil {
		t.Fatal(err)
	}
	same := func(n int, what string, g *page.Grid, want pricing.Range, column string) {
		if got := summed(t, g, column); want.Known && got.FloatString(2) != map[string]string{"Amount": pricing.Money(want.Typical), "Low": pricing.Money(want.Low), "High": pricing.Money(want.High), "Total": pricing.Money(want.Typical)}[column] {
			t.Errorf("client %d: %s, %s: %s, want %v", n, what, column, got.FloatString(2), want)
		}
	}
	priced, compared := 0, 0
	for n := range 150 {
		e, err := playbooktest.Read(p, "sample", source.Engagement(n).YAML())
		if err != nil {
			t.Fatal(err)
		}
		r, err := scope.Of(p, e, scope.Ask{Reader: result.Owner, Plan: true, From: true})
		if err != nil {
			continue // what cannot be priced says so elsewhere
		}
		c := r.ForClient().Result()
		all := sheets(page.ReportBook(c))
		if s, ok := all["Price"]; ok {
			priced++
			own := c.Estimate.Models.Of(*c.Model())
			same(n, "a month", &s.Grids[0], own.Monthly, "Amount")
			if !c.Binding() {
				same(n, "a month", &s.Grids[0], own.Monthly, "Low")
				same(n, "a month", &s.Grids[0], own.Monthly, "High")
			}
		}
		if s, ok := all["Total cost"]; ok {
			compared++
			for i := range s.Grids {
				for _, o := range c.Estimate.Comparison.Options {
					if o.Label == s.Grids[i].Heading {
						same(n, o.Label, &s.Grids[i], o.Total, "Total")
					}
				}
			}
		}
		if c.Model() == nil && (len(all["Price"].Grids) > 0 || len(all["Responsibilities"].Grids) > 0) {
			t.Errorf("client %d: a price or a matrix without a model", n)
		}
	}
	if priced < 50 || compared < 30 {
		t.Errorf("%d prices and %d comparisons were seen", priced, compared)
	}
}

// Who must not read prices or what somebody else answered has no sheet of it.
func TestAWorkbookHoldsWhatItsReaderReads(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	e := playbooktest.Engagement(t, p, "answers: {users_count: 60, endpoints_count: 60, it_fte: 1, it_staff_plan: keep_same, current_it_model: internal_only, it_workload: drowning, it_spend_month: 3000}\n")
	of := func(reader result.Reader, internal bool) map[string]page.Sheet {
		r, err := scope.Of(p, e, scope.Ask{Reader: reader, Plan: true, From: true})
		if err != nil {
			t.Fatal(err)
		}
		if internal {
			return sheets(page.ReportBook(r.ForProvider()))
		}
		return sheets(page.ReportBook(r.ForClient().Result()))
	}
	for name, test := range map[string]struct {
		sheets       map[string]page.Sheet
		price, total bool
		answers      bool
	}{
		"owner":    {of(result.Owner, false), true, true, true},
		"it_lead":  {of(result.ITLead, false), false, false, false},
		"delivery": {of(result.Delivery, true), false, false, true},
	} {
		for sheet, want := range map[string]bool{"Summary": true, "Price": test.price, "Total cost": test.total, "Answers": test.answers, "Responsibilities": true, "Findings": true} {
			if _, got := test.sheets[sheet]; got != want {
				t.Errorf("%s: sheet %s is there: %v", name, sheet, got)
			}
		}
		if grids := len(test.sheets["Summary"].Grids); (grids > 0) != test.price {
			t.Errorf("%s: %d grids of sums", name, grids)
		}
	}
}
