package page

import (
	"slices"
	"strings"

	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// lineTables shows the lines of a price with their sums: the monthly ones first.
func lineTables(e *result.ModelEstimate, currency string) []Block {
	if !e.Monthly.Known {
		return nil
	}
	month := lineTable(e, pricing.Month, currency)
	once := lineTable(e, pricing.Once, currency)
	var note, star Block
	if slices.ContainsFunc(e.Lines, func(l result.Line) bool { return l.Assumed && !l.Amount.Typical.IsZero() }) {
		star = Text(starSays)
	}
	if reversed(e) {
		note = Text("What a line could be does not add up to what the sum could be: where one of these is more, another is less.")
	}
	return append(some(month, star, note, once), madeOf(e)...)
}

// starSays explains the star on a page where the assumptions stand below the lines.
const starSays = "* The number is not answered yet; what the price takes stands below."

// madeOf says what the sums are made of that are no number of units, so that who pays
// can work them out. What was not seen yet has no amount of its own and is there too.
func madeOf(e *result.ModelEstimate) []Block {
	var l List
	for i := range e.Lines {
		line := &e.Lines[i]
		if line.MadeOf == "" || nothing(line) || counted(line) {
			continue
		}
		name, _, _ := strings.Cut(line.Label, ":")
		name, _, _ = strings.Cut(name, ",")
		l.Items = append(l.Items, Item{Mark: "•", Text: name + " = " + line.MadeOf + "."})
	}
	if len(l.Items) == 0 {
		return nil
	}
	return []Block{Text("What the sums are made of that are no number at a price:"), l}
}

// lineTable shows the lines of a period. The amounts add up to their sum; beside one
// that may be another stands from where to where.
func lineTable(e *result.ModelEstimate, period pricing.Period, currency string) Block {
	t := Table{Columns: []Column{
		{Name: "Item", Flex: true},
		{Name: "Quantity", Align: Right},
		{Name: "Unit price", Align: Right},
		{Name: currency + " a month", Align: Right},
	}}
	sum, total := "A month", e.Monthly
	if period == pricing.Once {
		t.Columns[3].Name, sum, total = currency+" once", "Once", e.OneTime
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
		t.Rows = append(t.Rows, lineRow(l, currency))
	}
	if len(t.Rows) == 0 {
		return nil
	}
	t.Footer = []string{sum, "", "", words.Cents(total.Typical, currency), couldBe(total, currency)}
	if varies {
		t.Columns = append(t.Columns, Column{Name: "Could be", Align: Right})
		return t
	}
	for i := range t.Rows {
		t.Rows[i] = t.Rows[i][:len(t.Columns)]
	}
	t.Footer = t.Footer[:len(t.Columns)]
	return t
}

// lineRow is a line with its quantity and unit price where it is made of units.
func lineRow(l *result.Line, currency string) []string {
	row := []string{starred(l.Label, l.Assumed), "", "", words.Cents(l.Amount.Typical, currency), couldBe(l.Amount, currency)}
	if counted(l) {
		row[1], row[2] = words.Grouped(l.Quantity.String()), words.Cents(l.Rate.Typical, currency)
	}
	if nothing(l) {
		row[2], row[3] = "", "included"
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
func couldBe(r pricing.Range, currency string) string {
	if !r.Known || r.Low.Equal(r.High) && r.Low.Equal(r.Typical) {
		return ""
	}
	least, most := r.Low.Min(r.Typical).Min(r.High), r.Low.Max(r.Typical).Max(r.High)
	return words.Cents(least, currency) + " to " + words.Cents(most, currency)
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
func quantity(l *result.Line) string {
	if l.Quantity == nil {
		return ""
	}
	text := words.Grouped(l.Quantity.String())
	if l.Range != nil && l.Range.Low != l.Range.High {
		text = words.Grouped(l.Range.Low.String()) + " to " + words.Grouped(l.Range.High.String())
	}
	return text
}

// starred marks what was assumed.
func starred(label string, assumed bool) string {
	if assumed {
		return label + " *"
	}
	return label
}

func inCents(r pricing.Range, currency string) []string {
	return []string{words.Cents(r.Low, currency), words.Cents(r.Typical, currency), words.Cents(r.High, currency)}
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
