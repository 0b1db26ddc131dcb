package offer

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/answer"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// Frozen is the price that was agreed on: the lines and sums of the record.
func (o *Offer) Frozen() pricing.Estimate {
	r := o.Record
	record := pricing.Record{Monthly: pricing.Hundredths(r.Monthly), OneTime: pricing.Hundredths(r.OneTime)}
	for i := range r.Lines {
		l := &r.Lines[i]
		line := pricing.RecordLine{ID: l.ID, Label: l.Label, Unit: l.Unit, Quantity: l.Quantity, Rate: l.Rate, Amount: l.Amount, Period: pricing.Month}
		if l.Once {
			line.Period = pricing.Once
		}
		for n := range o.engagement.Quote.Lines {
			if own := &o.engagement.Quote.Lines[n]; pricing.ExtraID(n+1) == l.ID && own.Resale && own.Label == l.Label {
				line.Resale, line.Months = true, int(own.CommitmentMonths)
			}
		}
		record.Lines = append(record.Lines, line)
	}
	return o.playbook.Card.Frozen(&record)
}

// NextUnits is what one more of a class costs by what was agreed.
func (o *Offer) NextUnits() result.NextUnits {
	next := result.NextUnits{}
	for _, n := range o.Record.Next {
		next = append(next, result.NextUnit{Class: n.ID, Amount: *pricing.AmountOf(pricing.Hundredths(n.Number))})
	}
	return next
}

// Head says which offer the estimate is.
func (o *Offer) Head() result.Quote {
	q := &o.engagement.Quote
	var out result.Quote
	if q.Revision > 0 {
		out.Revision = &q.Revision
	}
	if q.ValidUntil != "" {
		out.ValidUntil = &q.ValidUntil
	}
	if q.TermMonths > 0 {
		out.TermMonths = &q.TermMonths
	}
	if o.ranOut() {
		text := o.texts().RanOut
		if !o.Firm() {
			text = o.texts().OldBudget
		}
		out.RanOut = advice.Fill(text, "{date}", o.playbook.Language.Date(q.ValidUntil))
	}
	if o.Firm() {
		out.RestsOn = advice.Fill(o.texts().RestsOn, "{counts}", o.playbook.Language.List(countWords(o.playbook, o.Counts())))
	}
	return out
}

// countWords are the numbers in words. What is a part of others stands with them, so that
// nobody adds it up.
func countWords(p *playbook.Playbook, counts []result.Count) []string {
	called, l := p.Texts.Called(), &p.Language
	var all []string
	for _, c := range counts {
		if c.Of != nil && slices.ContainsFunc(counts, func(o result.Count) bool { return o.Class == *c.Of }) {
			continue
		}
		var in []string
		if c.Estimated {
			in = append(in, called.Estimate)
		}
		for _, part := range counts {
			switch {
			case part.Of == nil || *part.Of != c.Class:
			case part.Number == c.Number:
				in = append(in, advice.Fill(called.AllOf, "{part}", part.Noun))
			default:
				in = append(in, advice.Fill(called.SomeOf, "{number}", l.Grouped(part.Number.String()), "{part}", part.Noun))
			}
		}
		text := l.Say("offer.count", "number", l.Grouped(c.Number.String()), "things", c.Noun)
		if len(in) > 0 {
			text = l.Say("offer.remarked", "text", text, "remarks", strings.Join(in, ", "))
		}
		all = append(all, text)
	}
	return all
}

// ranOut reports whether the date of the document lies behind the last day. Without a date
// on the document nothing is claimed: no clock is read.
func (o *Offer) ranOut() bool {
	q := &o.engagement.Quote
	return o.Stands != terms.Agreement && q.ValidUntil != "" && o.engagement.Client.Date > q.ValidUntil
}

// Checks are what the provider looks at before the offer is sent.
func (o *Offer) Checks() []pricing.Check {
	out := []pricing.Check{}
	q := &o.engagement.Quote
	if o.ranOut() {
		out = append(out, pricing.Check{ID: "ran_out", Text: advice.Fill(o.texts().Renew, "{date}", o.playbook.Language.Date(q.ValidUntil), "{next}", strconv.FormatInt(q.Revision+1, 10))})
	}
	return out
}

// ResaleCosts are what the lines of an estimate that are sold on cost the provider. The
// engagement is the provider's: the client never sees a cost.
func (o *Offer) ResaleCosts(e *assess.Engagement, of *pricing.Estimate) []result.ResaleCost {
	out := []result.ResaleCost{}
	card := o.playbook.Card
	for i := range e.Quote.Lines {
		own := &e.Quote.Lines[i]
		for j := range of.Lines {
			l := &of.Lines[j]
			if l.ID != pricing.ExtraID(i+1) || !l.Resale || own.Cost == nil {
				continue
			}
			cost := card.Times(*own.Cost, own.Quantity)
			one := result.ResaleCost{ID: l.ID, Cost: pricing.AmountOf(cost)}
			if margin, ok := card.Margin(l.Amount.Typical, cost); ok {
				one.GrossMargin = pricing.NumberOf(margin)
			}
			out = append(out, one)
		}
	}
	return out
}

// Counts are the numbers on which the price rests: of an agreement those that were agreed.
func (o *Offer) Counts() []result.Count {
	out := []result.Count{}
	q := o.playbook.Questionnaire
	stated := o.playbook.Card.StatedCounts(o.Answers())
	if o.Record != nil { // also what nobody knows any more how many there are
		stated = o.playbook.Card.CountQuestions()
	}
	for _, c := range stated {
		n := c.Number
		if r := o.Record; r != nil {
			agreed, ok := assess.Figure(r.Counts, c.Class)
			if !ok || agreed == 0 {
				continue
			}
			n = agreed
		}
		var of *string
		if c.Of != "" {
			of = &c.Of
		}
		out = append(out, result.Count{
			Of:    of,
			Class: c.Class, Question: q.Questions[c.Question].ID, Number: json.Number(answer.FormatHundredths(n)), Noun: q.Questions[c.Question].Things(n, false),
			Estimated: o.Record == nil && slices.Contains(o.estimated, c.Question),
		})
	}
	return out
}

// Agreed says what was agreed on and how the numbers stand against it; nil unless it is
// an agreement.
func (o *Offer) Agreed() *result.Agreed {
	r := o.Record
	if r == nil {
		return nil
	}
	out := &result.Agreed{On: r.On, Playbook: r.Playbook, Drifts: []result.Drift{}, Text: advice.Fill(o.texts().Agreed, "{date}", o.playbook.Language.Date(r.On))}
	card := o.playbook.Card
	for _, c := range card.CountQuestions() {
		if o.view.State(c.Question) != answer.Given {
			continue // what it is now is not known, so that it differs from nothing
		}
		was, ok := assess.Figure(r.Counts, c.Class)
		_, now, _ := card.Number(o.Answers(), c.Question)
		if !ok && len(r.Counts) == 0 || was == now {
			continue
		}
		out.Drifts = append(out.Drifts, o.drift(c, was, now))
		out.Requote = out.Requote || card.Requote(was, now)
	}
	out.Due = o.requote(out)
	return out
}

// drift prices the difference of a number at what was agreed.
func (o *Offer) drift(c pricing.StatedCount, was, now int64) result.Drift {
	texts, w := o.texts(), &o.playbook.Questionnaire.Questions[c.Question]
	l := &o.playbook.Language
	number := func(n int64) string { return l.Grouped(answer.FormatHundredths(n)) }
	d := result.Drift{
		Class: c.Class, Agreed: json.Number(answer.FormatHundredths(was)), Now: json.Number(answer.FormatHundredths(now)),
		Requote: o.playbook.Card.Requote(was, now),
	}
	things := l.Say("offer.count", "number", number(now), "things", w.Things(now, false))
	next, ok := assess.Figure(o.Record.Next, c.Class)
	if !ok {
		d.Text = advice.Fill(texts.Unpriced, "{now}", things, "{agreed}", number(was))
		return d
	}
	more := now - was
	amount := o.playbook.Card.Times(next, more)
	d.Monthly = pricing.AmountOf(amount)
	text := texts.More
	if more < 0 {
		text, more = texts.Fewer, -more
	}
	d.Text = advice.Fill(text, "{now}", things, "{count}", number(more), "{amount}", l.Cents(amount.Abs(), o.Record.Currency), "{currency}", l.Currency(o.Record.Currency))
	return d
}

// requote says that a new quote is due, and of what; "" where none is.
func (o *Offer) requote(a *result.Agreed) string {
	if a == nil || !a.Requote {
		return ""
	}
	var what []string
	for i := range a.Drifts {
		if d := &a.Drifts[i]; d.Requote {
			for _, c := range o.playbook.Card.CountQuestions() {
				if c.Class == d.Class {
					what = append(what, o.playbook.Questionnaire.Questions[c.Question].Topic)
				}
			}
		}
	}
	return advice.Fill(o.texts().Requote, "{what}", o.playbook.Language.List(what), "{percent}", o.playbook.Language.Plain(answer.FormatHundredths(o.playbook.Card.RequotePercent())))
}
