package view

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/govalues/decimal"

	"mspscope/internal/answer"
	scope "mspscope/internal/oldscope"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// Estimate is the price of all three models, the recommended one in detail.
func Estimate(s *scope.Scope) *Document {
	d := &Document{Title: title(s, "Estimate"), Subtitle: subtitle(s)}
	d.Section("", priceLead(s)...)
	if m := s.Model(); m != nil {
		d.Section(s.Playbook.Texts.Models[*m].Name+": line by line", lineTable(&s.Estimates[*m]))
	}
	d.Section("The three models by the month", modelPrices(s)...)
	d.Section(fmt.Sprintf("Total cost over %d months", s.Comparison.Months), totals(s)...)
	if m := s.Model(); m != nil {
		text := &s.Playbook.Texts.Models[*m]
		d.Section("In the price", Bullets("+", text.Included))
		d.Section("Not in the price", Bullets("-", text.Excluded))
	}
	d.Section("Assumed, because an answer is open", assumptions(s))
	d.Section("Please check", Bullets("!", s.PriceWarnings()))
	d.Section("", Text(fmt.Sprintf("Rate card: %s, as of %s. %s An estimate, not an offer: a firm price follows a look at your systems. %s",
		s.Playbook.Card.Name, s.Playbook.Card.AsOf, s.Market.Text, source(s))))
	return d
}

// whole writes an amount without cents and with separators, for reading aloud:
// 5250.00 is 5,250.
func whole(d decimal.Decimal) string {
	text := d.Round(0).Trim(0).String()
	sign := ""
	if strings.HasPrefix(text, "-") {
		sign, text = "-", text[1:]
	}
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return sign + text
}

// cents writes an amount to the cent with separators: 5,250.00.
func cents(d decimal.Decimal) string {
	text := pricing.Money(d)
	dot := strings.IndexByte(text, '.')
	integer, _ := decimal.Parse(text[:dot])
	out := whole(integer)
	if strings.HasPrefix(text, "-") && !strings.HasPrefix(out, "-") {
		out = "-" + out
	}
	return out + text[dot:]
}

// about says a range of money in words, the typical amount first.
func about(r pricing.Range, currency string) string {
	if !r.Known {
		return "not known yet"
	}
	if r.Low.Equal(r.High) {
		return whole(r.Typical) + " " + currency
	}
	return fmt.Sprintf("about %s %s (%s to %s)", whole(r.Typical), currency, whole(r.Low), whole(r.High))
}

func priceLead(s *scope.Scope) []Block {
	m := s.Model()
	currency := s.Playbook.Card.Currency
	if m == nil {
		return []Block{lead(s), Text("No model is recommended, so the prices below are for comparison only.")}
	}
	e := &s.Estimates[*m]
	if !e.Monthly.Known {
		return []Block{lead(s), Text("There is no price yet: say how many people or how many computers need support.")}
	}
	blocks := []Block{
		Paragraph{Lead: true, Text: fmt.Sprintf("%s IT: %s a month.", modelName(s, *m), about(e.Monthly, currency))},
	}
	text := "To start: " + about(e.OneTime, currency) + " once."
	if e.PerUser.Known {
		text = fmt.Sprintf("That is %s a person a month. %s", about(e.PerUser, currency), text)
	}
	blocks = append(blocks, Text(text+furtherSwings(s)))
	if b := s.Comparison.BreakEven; b.Holds && b.Hire.Known {
		blocks = append(blocks, Text(fmt.Sprintf("A year of it costs less than one IT person of your own (about %s %s with benefits and taxes).", whole(b.Hire.Typical), currency)))
	}
	return blocks
}

func lineTable(e *pricing.Estimate) Block {
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
		n := 0
		for i := range e.Lines {
			l := &e.Lines[i]
			if l.Period != period {
				continue
			}
			n++
			label := l.Label
			if l.Assumed {
				label += " *"
			}
			t.Rows = append(t.Rows, []string{
				label, quantity(l), rateWords(l),
				cents(l.Amount.Low), cents(l.Amount.Typical), cents(l.Amount.High),
			})
		}
		if n > 0 {
			t.Rows = append(t.Rows, []string{name, "", "", cents(total.Low), cents(total.Typical), cents(total.High)})
		}
	}
	add(pricing.Month, "A month", e.Monthly)
	add(pricing.Once, "Once", e.OneTime)
	return t
}

// quantity writes the quantity of a line, as a range where the cases differ.
func quantity(l *pricing.Line) string {
	unit := ""
	if l.Unit == "percent" {
		unit = " %"
	}
	low, typical, high := l.Quantity.Low.Trim(0).String(), l.Quantity.Typical.Trim(0).String(), l.Quantity.High.Trim(0).String()
	if low == high {
		return typical + unit
	}
	return low + "-" + high + unit
}

// rateWords writes the typical rate of a line to the cent; machine output has
// all its decimals.
func rateWords(l *pricing.Line) string { return cents(l.Rate.Typical.Round(2)) }

// modelPrices compares the three models. A model that is ruled out stands here
// only with what it would need first.
func modelPrices(s *scope.Scope) []Block {
	t := Table{Columns: []Column{
		{Name: "Model"},
		{Name: "Low", Align: Right},
		{Name: "Typical", Align: Right},
		{Name: "High", Align: Right},
		{Name: "Once", Align: Right},
		{Name: "", Flex: true},
	}}
	for _, m := range ranked(s) {
		e := &s.Estimates[m]
		if !e.Monthly.Known {
			return nil
		}
		note := ""
		switch {
		case s.Recommendation.HasModel() && m == s.Recommendation.Model:
			note = "recommended"
		case s.Recommendation.Vetoed[m]:
			note = "ruled out" + wayIn(s, m)
		}
		t.Rows = append(t.Rows, []string{
			s.Playbook.Texts.Models[m].Name, cents(e.Monthly.Low), cents(e.Monthly.Typical),
			cents(e.Monthly.High), cents(e.OneTime.Typical), note,
		})
	}
	return []Block{t, Text("These are the provider's fees alone. What your own people cost comes on top and stands in the total cost.")}
}

// wayIn says what would make a ruled-out model possible, where one thing alone
// does.
func wayIn(s *scope.Scope, m terms.Model) string {
	switch n := s.Hire(m); {
	case n == 1:
		return ": needs an IT hire first"
	case n > 1:
		return fmt.Sprintf(": needs %d IT hires first", n)
	case s.Keep(m):
		return ": your IT people would have to stay"
	}
	return ""
}

// totals compares what each option costs over the term, with its parts.
func totals(s *scope.Scope) []Block {
	t := Table{Columns: []Column{{Name: "Option", Flex: true}, {Name: "Low", Align: Right}, {Name: "Typical", Align: Right}, {Name: "High", Align: Right}}}
	var notes []string
	for i := range s.Comparison.Options {
		o := &s.Comparison.Options[i]
		name := o.Label
		if o.Vetoed {
			name += " (ruled out)"
		}
		if !o.Total.Known {
			t.Rows = append(t.Rows, []string{name, "", "not known yet", ""})
			continue
		}
		t.Rows = append(t.Rows, []string{name, whole(o.Total.Low), whole(o.Total.Typical), whole(o.Total.High)})
		for _, c := range o.Components {
			if len(o.Components) > 1 && (!c.Total.Low.IsZero() || !c.Total.High.IsZero()) {
				label := "· " + c.Label
				if c.Assumed {
					label += " *"
				}
				t.Rows = append(t.Rows, []string{label, whole(c.Total.Low), whole(c.Total.Typical), whole(c.Total.High)})
			}
		}
		if o.Note != "" {
			notes = append(notes, o.Note)
		}
	}
	blocks := []Block{t, Text("* worked out from the rate card's figures, not from your answers.")}
	for _, n := range notes {
		blocks = append(blocks, Text(n))
	}
	return blocks
}

// assumptions lists what the price takes for granted, by topic.
func assumptions(s *scope.Scope) Block {
	var l List
	for _, a := range s.Assumptions() {
		state := s.View.Lookup(a.Question).State
		if state == answer.Given {
			continue
		}
		l.Items = append(l.Items, Item{Mark: "*", Text: a.Text})
	}
	if len(l.Items) == 0 {
		return nil
	}
	return l
}

// EstimateTable is every line of all three models as one table.
func EstimateTable(s *scope.Scope) Table {
	t := Table{Columns: []Column{
		{Name: "model"},
		{Name: "id"},
		{Name: "label"},
		{Name: "quantity"},
		{Name: "unit"},
		{Name: "rate_low"},
		{Name: "rate_typical"},
		{Name: "rate_high"},
		{Name: "amount_low"},
		{Name: "amount_typical"},
		{Name: "amount_high"},
		{Name: "period"},
		{Name: "assumed"},
		{Name: "basis"},
	}}
	for _, m := range terms.Models() {
		for i := range s.Estimates[m].Lines {
			l := &s.Estimates[m].Lines[i]
			t.Rows = append(t.Rows, []string{
				m.String(), l.ID, l.Label, l.Quantity.Typical.Trim(0).String(), l.Unit,
				pricing.Money(l.Rate.Low), pricing.Money(l.Rate.Typical), pricing.Money(l.Rate.High),
				pricing.Money(l.Amount.Low), pricing.Money(l.Amount.Typical), pricing.Money(l.Amount.High),
				string(l.Period), strconv.FormatBool(l.Assumed), l.Basis,
			})
		}
	}
	return t
}
