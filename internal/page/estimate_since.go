package page

import (
	"fmt"

	"mspscope/internal/result"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// later says that a revision went out after this one.
func later(e *result.Estimate) Block {
	if e.Later == nil {
		return nil
	}
	return Text(fmt.Sprintf("A later revision of this exists: revision %d of %s.", e.Later.Revision, words.Date(e.Later.On)))
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
		model = words.Large(fmt.Sprintf("%s was offered then, and is %s now.", inSentence(r, s.Model.Before), inSentence(r, s.Model.After)))
	}
	lead := fmt.Sprintf("Revision %d of %s was in %s, so its prices stand in no difference to these.", s.Revision, words.Date(s.On), s.Currency)
	if s.Monthly != nil && s.OneTime != nil {
		lead = fmt.Sprintf("Since revision %d of %s: %s.", s.Revision, words.Date(s.On), sinceSums(r))
	}
	var l List
	if s.Monthly != nil {
		for i := range s.Lines {
			l.Items = append(l.Items, Item{Mark: "•", Text: sinceLine(r, &s.Lines[i]) + "."})
		}
	} else {
		for i := range s.Counts {
			l.Items = append(l.Items, Item{Mark: "•", Text: words.Large(became(&s.Counts[i])) + "."})
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
			return "the price is the same in all"
		}
		return "the price is the same"
	case s.OneTime.IsZero():
		return moreOf(r, *s.Monthly, " "+currency+" a month")
	case s.Monthly.IsZero():
		return moreOf(r, *s.OneTime, " "+currency+" once") + ", and the same a month"
	}
	return moreOf(r, *s.Monthly, " "+currency+" a month") + ", and " + moreOf(r, *s.OneTime, " "+currency+" once")
}

// moreOf says by how much something is more or less, as firm as the price of the page is.
func moreOf(r *result.Result, a pricing.Amount, unit string) string {
	text := words.Cents(a.Abs(), r.Estimate.Currency)
	if !r.Binding() {
		text = "about " + words.Rough(a.Abs())
	}
	if a.IsNeg() {
		return text + unit + " less"
	}
	return text + unit + " more"
}

// sinceLine says in what a line differs: its number, its price, or that it came or went.
func sinceLine(r *result.Result, l *result.SinceLine) string {
	unit := " a month"
	if l.Period == pricing.Once {
		unit = " once"
	}
	more := ": " + moreOf(r, l.Difference, unit)
	switch {
	case l.Before == nil && l.After == nil:
		return l.Label + more
	case l.Before == nil:
		return "New: " + words.Small(l.Label) + more
	case l.After == nil:
		return "No longer: " + words.Small(l.Label) + more
	}
	text := l.Label
	if c := countOf(r.Estimate.Since, string(l.Class)); c != nil && c.Before != nil && c.After != nil {
		text = became(c)
	}
	if b, a := l.Rate.Before, l.Rate.After; l.Class != "" && b != nil && a != nil && !b.Equal(a.Decimal) {
		text += ", at " + words.Cents(a.Decimal, r.Estimate.Currency) + " instead of " + words.Cents(b.Decimal, r.Estimate.Currency)
	}
	return text + more
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
func became(c *result.SinceCount) string {
	switch {
	case c.Before == nil:
		return words.Grouped(c.After.String()) + " " + c.Label + " came to it"
	case c.After == nil:
		return words.Grouped(c.Before.String()) + " " + c.Label + " are not in it any more"
	}
	return words.Grouped(c.Before.String()) + " " + c.Label + " became " + words.Grouped(c.After.String())
}
