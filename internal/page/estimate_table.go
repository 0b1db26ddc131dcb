package page

import (
	"encoding/json"
	"slices"
	"strconv"

	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// EstimateTable is every line of all three models as one table.
func EstimateTable(r *result.Result) Table {
	t := Table{Columns: columns("model", "id", "label", "quantity", "unit", "rate_low", "rate_typical", "rate_high",
		"amount_low", "amount_typical", "amount_high", "period", "assumed", "basis", "currency", "quantity_low", "quantity_high", "vetoed")}
	built := r.Provider() || hasBuildUp(r)
	if built {
		t.Columns = append(t.Columns, columns("list_rate", "weights", "share", "volume")...)
	}
	if r.Provider() {
		t.Columns = append(t.Columns, columns("cost", "gross_margin")...)
	}
	t.Columns = append(t.Columns, columns("client", "monthly_low", "monthly_typical", "monthly_high", "once_low", "once_typical", "once_high")...)
	for _, m := range terms.Models() {
		e := r.Estimate.Models.Of(m)
		// Sums stand in every row: rows of their own would be added up with the lines.
		sums := slices.Concat([]string{clientOf(r)}, cells(e.Monthly), cells(e.OneTime))
		lines := append(slices.Clip(e.Lines), e.Separate...)
		for i := range lines {
			l := &lines[i]
			quantities := quantityCells(l)
			row := []string{m.String(), l.ID, l.Label, quantities[1], l.Unit}
			row = append(append(row, cells(l.Rate)...), cells(l.Amount)...)
			row = append(row, string(l.Period), strconv.FormatBool(l.Assumed), l.Basis, r.Estimate.Currency, quantities[0], quantities[2], strconv.FormatBool(e.Vetoed))
			if built {
				row = append(row, money(l.ListRate), fraction(l.Weights), fraction(l.Share), fraction(l.Volume))
			}
			if r.Provider() {
				row = append(row, money(l.Cost), fraction(l.GrossMargin))
			}
			t.Rows = append(t.Rows, append(row, sums...))
		}
	}
	optionRows(&t, r)
	return t
}

// clientOf is the client's name, empty without one.
func clientOf(r *result.Result) string {
	if r.Subject.Name == nil {
		return ""
	}
	return *r.Subject.Name
}

// cells are the three cases of a range, empty ones while it is not known.
func cells(r pricing.Range) []string {
	if !r.Known {
		return []string{"", "", ""}
	}
	return []string{pricing.Money(r.Low), pricing.Money(r.Typical), pricing.Money(r.High)}
}

// hasBuildUp reports whether the client is shown how the prices came about.
func hasBuildUp(r *result.Result) bool {
	for _, m := range terms.Models() {
		if slices.ContainsFunc(r.Estimate.Models.Of(m).Lines, func(l result.Line) bool { return l.ListRate != nil }) {
			return true
		}
	}
	return false
}

// quantityCells are the quantity of a line in its three cases, empty where it is open.
func quantityCells(l *result.Line) [3]string {
	switch {
	case l.Quantity == nil:
		return [3]string{}
	case l.Range != nil:
		return [3]string{l.Range.Low.String(), l.Range.Typical.String(), l.Range.High.String()}
	}
	one := l.Quantity.String()
	return [3]string{one, one, one}
}

func money(a *pricing.Amount) string {
	if a == nil {
		return ""
	}
	return a.String()
}

func fraction(n *json.Number) string {
	if n == nil {
		return ""
	}
	return n.String()
}
