package page

import (
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// lineTables shows the lines of a price with their sums: the monthly ones first.
func lineTables(r *result.Result, e *result.ModelEstimate) []Block {
	if !e.Monthly.Known {
		return nil
	}
	month := lineTable(r, e, pricing.Month)
	once := lineTable(r, e, pricing.Once)
	var note, star Block
	if slices.ContainsFunc(e.Lines, func(l result.Line) bool { return l.Assumed && !l.Amount.Typical.IsZero() }) {
		star = Text(r.Say(starSays))
	}
	if reversed(e) {
		note = Text(r.Say("estimate_lines.reversed"))
	}
	return append(some(month, star, note, once), madeOf(r, e)...)
}

// starSays is the sentence that explains the star on a page where the assumptions stand below the lines.
const starSays = "estimate_lines.star"

// madeOf says what the sums are made of that are no number of units, so that who pays
// can work them out. What was not seen yet has no amount of its own and is there too.
func madeOf(r *result.Result, e *result.ModelEstimate) []Block {
	var l List
	for i := range e.Lines {
		line := &e.Lines[i]
		if line.MadeOf == "" || nothing(line) || counted(line) {
			continue
		}
		name, _, _ := strings.Cut(line.Label, ":")
		name, _, _ = strings.Cut(name, ",")
		l.Items = append(l.Items, Item{Mark: "•", Text: r.Say("estimate_lines.made_of_line", "line", name, "parts", line.MadeOf)})
	}
	if len(l.Items) == 0 {
		return nil
	}
	return []Block{Text(r.Say("estimate_lines.made_of")), l}
}

// lineTable shows the lines of a period. The amounts add up to their sum; beside one
// that may be another stands from where to where.
func lineTable(r *result.Result, e *result.ModelEstimate, period pricing.Period) Block {
	amounts, sum := periodNames(r, period)
	t := Table{Columns: []Column{
		{Name: r.Say("estimate_lines.item"), Flex: true},
		{Name: r.Say("estimate_lines.quantity"), Align: Right},
		{Name: r.Say("estimate_lines.unit_price"), Align: Right},
		{Name: amounts, Align: Right},
	}}
	total := e.Monthly
	if period == pricing.Once {
		total = e.OneTime
	}
	if e.Resale != nil { // what is sold on stands in a block of its own
		if total = e.Resale.ServiceMonthly; period == pricing.Once {
			total = e.Resale.ServiceOnce
		}
	}
	varies := !total.Low.Equal(total.High)
	for i := range e.Lines {
		l := &e.Lines[i]
		if l.Resale || l.Period != period || left(e, l) || l.Amount.Typical.IsZero() && !nothing(l) {
			continue // what is only possible stands in what the range comes from
		}
		varies = varies || !l.Amount.Low.Equal(l.Amount.High)
		t.Rows = append(t.Rows, lineRow(r, l))
	}
	if len(t.Rows) == 0 {
		return nil
	}
	t.Footer = []string{sum, "", "", r.Language.Cents(total.Typical, r.Estimate.Currency), couldBe(r, total)}
	if varies {
		t.Columns = append(t.Columns, Column{Name: r.Say("estimate_lines.could_be"), Align: Right})
		return t
	}
	for i := range t.Rows {
		t.Rows[i] = t.Rows[i][:len(t.Columns)]
	}
	t.Footer = t.Footer[:len(t.Columns)]
	return t
}

// lineRow is a line with its quantity and unit price where it is made of units.
func lineRow(r *result.Result, l *result.Line) []string {
	currency := r.Estimate.Currency
	row := []string{starred(l.Label, l.Assumed), "", "", r.Language.Cents(l.Amount.Typical, currency), couldBe(r, l.Amount)}
	if counted(l) {
		row[1], row[2] = r.Language.Grouped(l.Quantity.String()), r.Language.Cents(l.Rate.Typical, currency)
	}
	if nothing(l) {
		row[2], row[3] = "", r.Say("estimate_lines.included")
	}
	return row
}

// counted reports whether a line is made of units with a price each. Percentages, sums
// for a month and the discount are not, and the price of a month means nothing there.
func counted(l *result.Line) bool {
	return l.Quantity != nil && (l.Class != "" || l.Unit != "month" && l.Unit != "once" || l.Origin == pricing.FromQuote && l.ID != pricing.DiscountID)
}

// nothing reports whether a line comes to nothing in every case.
func nothing(l *result.Line) bool {
	return l.Amount.Known && l.Amount.Low.IsZero() && l.Amount.Typical.IsZero() && l.Amount.High.IsZero()
}

// couldBe is from where to where an amount may lie, "" for one that is settled. More of
// one kind may be less of another, so that an amount may be smaller where the price is
// higher.
func couldBe(r *result.Result, a pricing.Range) string {
	if !a.Known || a.Low.Equal(a.High) && a.Low.Equal(a.Typical) {
		return ""
	}
	least, most := a.Low.Min(a.Typical).Min(a.High), a.Low.Max(a.Typical).Max(a.High)
	currency := r.Estimate.Currency
	return r.Say("words.between", "low", r.Language.Cents(least, currency), "high", r.Language.Cents(most, currency))
}

// reversed reports whether some line is smaller where the price is higher.
func reversed(e *result.ModelEstimate) bool {
	for i := range e.Lines {
		if a := &e.Lines[i].Amount; a.Known && e.Lines[i].Period == pricing.Month && a.High.Less(a.Low) && !a.Typical.IsNeg() {
			return true
		}
	}
	return false
}

// quantity writes the quantity of a line, as a range where the cases differ.
func quantity(r *result.Result, l *result.Line) string {
	if l.Quantity == nil {
		return ""
	}
	if l.Range != nil && l.Range.Low != l.Range.High {
		return r.Say("words.between", "low", r.Language.Grouped(l.Range.Low.String()), "high", r.Language.Grouped(l.Range.High.String()))
	}
	return r.Language.Grouped(l.Quantity.String())
}

// starred marks what was assumed.
func starred(label string, assumed bool) string {
	if assumed {
		return label + " *"
	}
	return label
}

// inCents are the low, the typical and the high case of an amount of the estimate.
func inCents(r *result.Result, a pricing.Range) []string {
	in := func(d decimal.Decimal) string { return r.Language.Cents(d, r.Estimate.Currency) }
	return []string{in(a.Low), in(a.Typical), in(a.High)}
}

// toTheCent writes an amount of the estimate with its currency.
func toTheCent(r *result.Result, d decimal.Decimal) string {
	return r.Language.In(r.Language.Cents(d, r.Estimate.Currency), r.Estimate.Currency)
}

// periodNames are the head of a column of amounts, and how their sum is called.
func periodNames(r *result.Result, period pricing.Period) (column, sum string) {
	currency := r.Language.Currency(r.Estimate.Currency)
	if period == pricing.Once {
		return r.Say("estimate_lines.amount_once", "currency", currency), r.Say("estimate_lines.once")
	}
	return r.Say("estimate_lines.amount_month", "currency", currency), r.Say("estimate_lines.a_month")
}

// left reports whether a line is for units on which the provider does nothing in the
// split: they are counted, and nothing is charged or included.
func left(e *result.ModelEstimate, l *result.Line) bool {
	if l.Class == "" || !nothing(l) {
		return false
	}
	for _, t := range terms.OperationalTowers() {
		if e.Split[t] != terms.Provider {
			return true
		}
	}
	return false
}
