package page

import (
	"fmt"
	"slices"
	"strconv"

	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// Estimate is the price of all three models, the recommended one in detail.
func Estimate(c result.Client) *Document { return estimate(c.Result()) }

// EstimateInternal is the price as the provider reads it.
func EstimateInternal(r *result.Result) *Document { return estimate(r.ForProvider()) }

func estimate(r *result.Result) *Document {
	e := r.Estimate
	d := titled(r, "Estimate")
	d.Section("", priceLead(r)...)
	if m := r.Model(); m != nil {
		d.Section(name(r, *m)+": line by line", lineTable(e.Models.Of(*m), e.Currency))
	}
	d.Section("The three models by the month", modelPrices(r)...)
	d.Section(fmt.Sprintf("Total cost over %d months", e.Comparison.Months), totals(e.Comparison.Options, r.Recommendation.Possible)...)
	apart := quotedSeparately(e)
	if m := r.Model(); m != nil {
		text := r.Words.Models.Of(*m)
		d.Section("In the price", Bullets("+", text.Included))
		apart = append(apart, text.Excluded...)
	}
	d.Section("Not in the price", Bullets("-", apart))
	because := "Assumed, because an answer is open"
	if slices.ContainsFunc(e.Assumptions, func(a pricing.Assumption) bool { return a.Unsettled }) {
		because += " or not settled"
	}
	d.Section(because, assumptions(r))
	d.Section("Please check", Bullets("!", e.Warnings))
	market := ""
	if e.Market != nil {
		market = " " + e.Market.Text
	}
	d.Section("", Text(fmt.Sprintf("Rate card: %s, as of %s.%s An estimate, not an offer: a firm price follows a look at your systems. %s",
		e.RateCard.Name, e.RateCard.AsOf, market, source(r.Playbook))))
	return d
}

func priceLead(r *result.Result) []Block {
	m := r.Model()
	if m == nil {
		return []Block{lead(r), Text("No model is recommended, so the prices below are for comparison only.")}
	}
	p := r.Price
	if !p.Monthly.Known {
		return []Block{lead(r), Text(noPrice(p))}
	}
	text := "To start: " + about(p.OneTime, p.Currency) + " once."
	if p.PerUser.Known {
		text = fmt.Sprintf("That is %s a person a month. %s", about(p.PerUser, p.Currency), text)
	}
	hire := ""
	if b := r.Estimate.Comparison.BreakEven; b.Holds && b.Hire.Known {
		hire = fmt.Sprintf("A year of it costs less than one IT person of your own (about %s %s with benefits and taxes).", words.Whole(b.Hire.Typical), p.Currency)
	}
	return append(some(
		Paragraph{Lead: true, Text: fmt.Sprintf("%s: %s a month.", r.Words.Models.Of(*m).Heading, about(p.Monthly, p.Currency))},
		Text(text+furtherSwings(r)),
		Text(hire),
	), unsure(r)...)
}

// lineTable shows the lines of a model with their sums: the monthly ones first.
func lineTable(e *result.ModelEstimate, currency string) Block {
	if !e.Monthly.Known {
		return nil
	}
	t := Table{Columns: []Column{
		{Name: "Item", Flex: true},
		{Name: "Quantity", Align: Right},
		{Name: "Rate", Align: Right},
		{Name: "Low", Align: Right},
		{Name: "Typical", Align: Right},
		{Name: "High", Align: Right},
	}}
	add := func(period pricing.Period, name string, total pricing.Range) {
		before := len(t.Rows)
		for i := range e.Lines {
			l := &e.Lines[i]
			if l.Period == period {
				t.Rows = append(t.Rows, append([]string{starred(l.Label, l.Assumed), quantity(l), words.Cents(l.Rate.Typical, currency)}, inCents(l.Amount, currency)...))
			}
		}
		if len(t.Rows) > before {
			t.Rows = append(t.Rows, append([]string{name, "", ""}, inCents(total, currency)...))
		}
	}
	add(pricing.Month, "A month", e.Monthly)
	add(pricing.Once, "Once", e.OneTime)
	return t
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

func inWhole(r pricing.Range) []string {
	return []string{words.Whole(r.Low), words.Whole(r.Typical), words.Whole(r.High)}
}

// quantity writes the quantity of a line, as a range where the cases differ.
func quantity(l *result.Line) string {
	if l.Quantity == nil {
		return ""
	}
	text := l.Quantity.String()
	if l.Range != nil {
		text = l.Range.Low.String() + "-" + l.Range.High.String()
	}
	if l.Unit == pricing.Percent {
		text += " %"
	}
	return text
}

// modelPrices compares the three models. A model that is ruled out stands here
// only with what it would need first.
func modelPrices(r *result.Result) []Block {
	t := Table{Columns: []Column{
		{Name: "Model"},
		{Name: "Low", Align: Right},
		{Name: "Typical", Align: Right},
		{Name: "High", Align: Right},
		{Name: "Once", Align: Right},
		{Name: "", Flex: true},
	}}
	currency := r.Estimate.Currency
	for _, m := range r.Recommendation.Ranking {
		e := r.Estimate.Models.Of(m)
		if !e.Monthly.Known {
			return nil
		}
		t.Rows = append(t.Rows, append(append([]string{name(r, m)}, inCents(e.Monthly, currency)...), words.Cents(e.OneTime.Typical, currency), standing(r, m)))
	}
	text := "These are the provider's fees alone. What your own people cost comes on top"
	if r.Estimate.HoldsPay() {
		text += " and stands in the total cost"
	}
	return []Block{t, Text(text + ".")}
}

// standing says where a model stands, and what a ruled-out one would need.
func standing(r *result.Result, m terms.Model) string {
	e := r.Estimate.Models.Of(m)
	switch {
	case r.Model() != nil && m == *r.Model():
		return "recommended"
	case !e.Vetoed:
		return ""
	}
	return ruledOut(r.Recommendation.Possible, m) + wayIn(e.Hire, e.Stay)
}

// ruledOut says that a model is ruled out, for good or as long as something is open.
func ruledOut(possible []string, m terms.Model) string {
	if slices.Contains(possible, m.String()) {
		return "ruled out as things stand"
	}
	return "ruled out"
}

// totals compares what each option costs over the term, with its parts.
func totals(options []pricing.Option, possible []string) []Block {
	t := Table{Columns: []Column{{Name: "Option", Flex: true}, {Name: "Low", Align: Right}, {Name: "Typical", Align: Right}, {Name: "High", Align: Right}}}
	var remarks []Block
	assumed := ""
	for i := range options {
		o := &options[i]
		name := o.Label
		if o.Vetoed {
			out := "ruled out"
			if m, ok := terms.ParseModel(o.ID); ok {
				out = ruledOut(possible, m)
			}
			name += " (" + out + ")"
		}
		if !o.Total.Known {
			t.Rows = append(t.Rows, []string{name, "", "not known yet", ""})
			continue
		}
		t.Rows = append(t.Rows, append([]string{name}, inWhole(o.Total)...))
		for _, c := range o.Components {
			if len(o.Components) > 1 && (!c.Total.Low.IsZero() || !c.Total.High.IsZero()) {
				t.Rows = append(t.Rows, append([]string{starred("· "+c.Label, c.Assumed)}, inWhole(c.Total)...))
				if c.Assumed {
					assumed = "* worked out from the rate card's figures, not from your answers."
				}
			}
		}
		if remark := Text(o.Note); !slices.Contains(remarks, remark) {
			remarks = append(remarks, remark)
		}
	}
	return some(append([]Block{t, Text(assumed)}, remarks...)...)
}

// assumptions lists what the price takes for granted, by topic.
func assumptions(r *result.Result) Block {
	var l List
	for _, a := range r.Estimate.Assumptions {
		if answer := r.Answer(a.Question); a.Unsettled || answer == nil || !answer.Given() {
			l.Items = append(l.Items, Item{Mark: "*", Text: a.Text})
		}
	}
	return listOrNil(l)
}

// EstimateTable is every line of all three models as one table.
func EstimateTable(r *result.Result) Table {
	t := Table{Columns: columns("model", "id", "label", "quantity", "unit", "rate_low", "rate_typical", "rate_high",
		"amount_low", "amount_typical", "amount_high", "period", "assumed", "basis", "currency")}
	for _, m := range terms.Models() {
		e := r.Estimate.Models.Of(m)
		lines := append(slices.Clip(e.Lines), e.Separate...)
		for i := range lines {
			l := &lines[i]
			quantity := ""
			if l.Quantity != nil {
				quantity = l.Quantity.String()
			}
			row := []string{m.String(), l.ID, l.Label, quantity, l.Unit}
			row = append(append(row, cells(l.Rate)...), cells(l.Amount)...)
			t.Rows = append(t.Rows, append(row, string(l.Period), strconv.FormatBool(l.Assumed), l.Basis, r.Estimate.Currency))
		}
	}
	return t
}

// cells are the three cases of a range, empty ones while it is not known.
func cells(r pricing.Range) []string {
	if !r.Known {
		return []string{"", "", ""}
	}
	return []string{pricing.Money(r.Low), pricing.Money(r.Typical), pricing.Money(r.High)}
}
