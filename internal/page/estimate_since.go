package page

import (
	"mspscope/internal/result"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// later says that a revision went out after this one.
func later(r *result.Result) Block {
	e := r.Estimate
	if e.Later == nil {
		return nil
	}
	return Text(r.Say("estimate_since.later", "revision", int(e.Later.Revision), "day", r.Language.Date(e.Later.On)))
}

// since is what differs from the last revision that went out, and what the difference of
// the price is made of.
func since(r *result.Result) []Block {
	s := r.Estimate.Since
	if s == nil {
		return nil
	}
	model := ""
	if s.Model.Before != s.Model.After {
		model = words.Large(r.Say("estimate_since.other_model", "before", inSentence(r, s.Model.Before), "after", inSentence(r, s.Model.After)))
	}
	revision, day := int(s.Revision), r.Language.Date(s.On)
	lead := r.Say("estimate_since.other_currency", "revision", revision, "day", day, "currency", r.Language.Currency(s.Currency))
	if s.Monthly != nil && s.OneTime != nil {
		lead = r.Say("estimate_since.since", "revision", revision, "day", day, "difference", sinceSums(r))
	}
	var l List
	if s.Monthly != nil {
		for i := range s.Lines {
			l.Items = append(l.Items, Item{Mark: "•", Text: sinceLine(r, &s.Lines[i])})
		}
	} else {
		for i := range s.Counts {
			l.Items = append(l.Items, Item{Mark: "•", Text: sentence(words.Large(became(r, &s.Counts[i])))})
		}
	}
	return some(Text(lead), Text(model), listOrNil(l), Text(s.Due))
}

// sinceSums are the differences of the sums.
func sinceSums(r *result.Result) string {
	s, currency := r.Estimate.Since, r.Estimate.Currency
	switch {
	case s.Monthly.IsZero() && s.OneTime.IsZero():
		if len(s.Lines) > 0 {
			return r.Say("estimate_since.same_in_all")
		}
		return r.Say("estimate_since.same")
	case s.OneTime.IsZero():
		return moreOf(r, *s.Monthly, pricing.Month, currency)
	case s.Monthly.IsZero():
		return r.Say("estimate_since.once_alone", "once", moreOf(r, *s.OneTime, pricing.Once, currency))
	}
	return r.Say("estimate_since.both", "month", moreOf(r, *s.Monthly, pricing.Month, currency), "once", moreOf(r, *s.OneTime, pricing.Once, currency))
}

// moreOf says by how much something is more or less in a period, as firm as the price of the
// page is; without a currency where that is said beside it.
func moreOf(r *result.Result, a pricing.Amount, period pricing.Period, currency string) string {
	amount, way := r.Language.Rough(a.Abs()), "more"
	if r.Binding() {
		amount = r.Language.Cents(a.Abs(), r.Estimate.Currency)
	}
	if currency != "" {
		amount = r.Language.In(amount, currency)
	}
	if !r.Binding() {
		amount = r.Say("words.about", "amount", amount)
	}
	if a.IsNeg() {
		way = "less"
	}
	if period == pricing.Once {
		return r.Language.SayOf("estimate_since.paid", way, "amount", amount)
	}
	return r.Language.SayOf("estimate_since.month", way, "amount", amount)
}

// sinceLine says in what a line differs: its number, its price, or that it came or went.
func sinceLine(r *result.Result, l *result.SinceLine) string {
	more := moreOf(r, l.Difference, l.Period, "")
	switch {
	case l.Before == nil && l.After == nil:
		return r.Say("estimate_since.line", "line", l.Label, "difference", more)
	case l.Before == nil:
		return r.Say("estimate_since.new", "line", r.Language.Small(l.Label), "difference", more)
	case l.After == nil:
		return r.Say("estimate_since.no_longer", "line", r.Language.Small(l.Label), "difference", more)
	}
	text := l.Label
	if c := countOf(r.Estimate.Since, string(l.Class)); c != nil && c.Before != nil && c.After != nil {
		text = became(r, c)
	}
	if b, a := l.Rate.Before, l.Rate.After; l.Class != "" && b != nil && a != nil && !b.Equal(a.Decimal) {
		in := func(rate *pricing.Amount) string { return r.Language.Cents(rate.Decimal, r.Estimate.Currency) }
		return r.Say("estimate_since.other_rate", "line", text, "after", in(a), "before", in(b), "difference", more)
	}
	return r.Say("estimate_since.line", "line", text, "difference", more)
}

// countOf is the number of a class that differs, nil where it does not.
func countOf(s *result.Since, class string) *result.SinceCount {
	for i := range s.Counts {
		if s.Counts[i].Class == class {
			return &s.Counts[i]
		}
	}
	return nil
}

// became says what a number was and is.
func became(r *result.Result, c *result.SinceCount) string {
	switch {
	case c.Before == nil:
		return r.Say("estimate_since.came", "number", r.Language.Grouped(c.After.String()), "things", c.Label)
	case c.After == nil:
		return r.Say("estimate_since.went", "number", r.Language.Grouped(c.Before.String()), "things", c.Label)
	}
	return r.Say("estimate_since.became", "before", r.Language.Grouped(c.Before.String()), "things", c.Label, "after", r.Language.Grouped(c.After.String()))
}
