package page

import (
	"fmt"
	"slices"
	"strconv"

	"mspscope/internal/result"
	"mspscope/pricing"
)

// priceSheet are the lines of the recommended price, the monthly ones first.
func priceSheet(r *result.Result) []Sheet {
	e := r.Estimate.Models.Of(*r.Model())
	if !e.Monthly.Known {
		return nil
	}
	s := Sheet{Name: "Price", Title: "The price, line by line, in " + r.Estimate.Currency, Above: []string{bindingWord(r)}}
	for _, of := range []struct {
		period       pricing.Period
		heading, sum string
	}{{pricing.Month, "Every month", "A month"}, {pricing.Once, "Once, to start", "Once"}} {
		if g := lineGrid(r, e, of.period); len(g.Rows) > 0 {
			g.Heading, g.Total = of.heading, of.sum
			s.Grids = append(s.Grids, g)
		}
	}
	if slices.ContainsFunc(e.Lines, func(l result.Line) bool { return l.Assumed && !left(e, &l) }) {
		s.Above = append(s.Above, "* The number is not answered yet; the quantity is what the price takes for it.")
	}
	if len(e.Separate) > 0 {
		g := Grid{Heading: "Quoted separately, in no sum", Columns: []GridColumn{{Name: "Item", Width: 44}}}
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
	g := Grid{Columns: []GridColumn{{Name: "Item", Width: 44}, {Name: "Quantity", Width: 11, Kind: GridNumber}, {Name: "Unit price", Width: 13, Kind: GridMoney}, amount("Amount")}}
	if !r.Binding() {
		g.Columns = append(g.Columns, amount("Low"), amount("High"))
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
	s := Sheet{Name: "Total cost", Title: fmt.Sprintf("Total cost over %d months, in %s", r.Estimate.Comparison.Months, r.Estimate.Currency)}
	for _, o := range options {
		s.Grids = append(s.Grids, optionGrid(o))
	}
	return []Sheet{s}
}

// optionGrid is an option with its parts and years.
func optionGrid(o *pricing.Option) Grid {
	g := Grid{Heading: o.Label, Total: "Total", Columns: []GridColumn{{Name: "Part", Width: 44}}}
	for y := range o.Years {
		g.Columns = append(g.Columns, GridColumn{Name: "Year " + strconv.Itoa(y+1), Width: 16, Kind: GridMoney, Sum: true})
	}
	g.Columns = append(g.Columns, GridColumn{Name: "Total", Width: 16, Kind: GridMoney, Sum: true})
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
