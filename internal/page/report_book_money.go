package page

import (
	"slices"

	"mspscope/internal/result"
	"mspscope/pricing"
)

// priceSheet are the lines of the recommended price, the monthly ones first.
func priceSheet(r *result.Result) []Sheet {
	e := r.Estimate.Models.Of(*r.Model())
	if !e.Monthly.Known {
		return nil
	}
	s := Sheet{Name: r.Say("report_book.price"), Title: r.Say("report_book.line_by_line", "currency", r.Language.Currency(r.Estimate.Currency)), Above: []string{bindingWord(r)}}
	for _, of := range []struct {
		period       pricing.Period
		heading, sum string
	}{{pricing.Month, "report_book.every_month", "report_book.a_month"}, {pricing.Once, "report_book.to_start", "report_book.once"}} {
		if g := lineGrid(r, e, of.period); len(g.Rows) > 0 {
			g.Heading, g.Total = r.Say(of.heading), r.Say(of.sum)
			s.Grids = append(s.Grids, g)
		}
	}
	if slices.ContainsFunc(e.Lines, func(l result.Line) bool { return l.Assumed && !left(e, &l) }) {
		s.Above = append(s.Above, r.Say("report_book.star"))
	}
	if len(e.Separate) > 0 {
		g := Grid{Heading: r.Say("report_book.separately"), Columns: []GridColumn{{Name: r.Say("report_book.item"), Width: 44}}}
		for i := range e.Separate {
			g.Rows = append(g.Rows, []string{e.Separate[i].Label})
		}
		s.Grids = append(s.Grids, g)
	}
	return []Sheet{s}
}

// lineGrid are the lines of a period. Their amounts add up to the sum in every case.
func lineGrid(r *result.Result, e *result.ModelEstimate, period pricing.Period) Grid {
	amount := func(name string) GridColumn {
		return GridColumn{Name: name, Width: 16, Kind: GridMoney, Sum: true}
	}
	g := Grid{Columns: []GridColumn{{Name: r.Say("report_book.item"), Width: 44}, {Name: r.Say("report_book.quantity"), Width: 11, Kind: GridNumber}, {Name: r.Say("report_book.unit_price"), Width: 13, Kind: GridMoney}, amount(r.Say("report_book.amount"))}}
	if !r.Binding() {
		g.Columns = append(g.Columns, amount(r.Say("report_book.low")), amount(r.Say("report_book.high")))
	}
	for i := range e.Lines {
		l := &e.Lines[i]
		if l.Period != period || left(e, l) {
			continue
		}
		c := cells(l.Amount)
		row := []string{starred(l.Label, l.Assumed), "", "", c[1], c[0], c[2]}
		if counted(l) && !nothing(l) {
			row[1], row[2] = l.Quantity.String(), cells(l.Rate)[1]
		}
		g.Rows = append(g.Rows, row[:len(g.Columns)])
	}
	return g
}

// totalSheets are what the ways to go on cost over the term, by year: those that a page
// compares.
func totalSheets(r *result.Result) []Sheet {
	options := shownOptions(r)
	if len(options) == 0 {
		return nil
	}
	s := Sheet{Name: r.Say("report_book.total_cost"), Title: r.Say("report_book.total_over", "months", r.Estimate.Comparison.Months, "currency", r.Language.Currency(r.Estimate.Currency))}
	for _, o := range options {
		s.Grids = append(s.Grids, optionGrid(r, o))
	}
	return []Sheet{s}
}

// optionGrid is an option with its parts and years.
func optionGrid(r *result.Result, o *pricing.Option) Grid {
	g := Grid{Heading: o.Label, Total: r.Say("report_book.total"), Columns: []GridColumn{{Name: r.Say("report_book.part"), Width: 44}}}
	for y := range o.Years {
		g.Columns = append(g.Columns, GridColumn{Name: r.Say("estimate_totals.year", "year", y+1), Width: 16, Kind: GridMoney, Sum: true})
	}
	g.Columns = append(g.Columns, GridColumn{Name: r.Say("report_book.total"), Width: 16, Kind: GridMoney, Sum: true})
	for i := range o.Components {
		c := &o.Components[i]
		if c.Total.Low.IsZero() && c.Total.High.IsZero() {
			continue
		}
		row := []string{starred(c.Label, c.Assumed)}
		for y := range o.Years {
			row = append(row, cells(o.Years[y].Components[i].Total)[1])
		}
		g.Rows = append(g.Rows, append(row, cells(c.Total)[1]))
	}
	return g
}
