package scope

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/answer"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// frozen is the price that was agreed on: the lines and sums of the record.
func (s *Scored) frozen() pricing.Estimate {
	r := s.offer.record
	record := pricing.Record{Monthly: pricing.Hundredths(r.Monthly), OneTime: pricing.Hundredths(r.OneTime)}
	for i := range r.Lines {
		l := &r.Lines[i]
		line := pricing.RecordLine{ID: l.ID, Label: l.Label, Unit: l.Unit, Quantity: l.Quantity, Rate: l.Rate, Amount: l.Amount, Period: pricing.Month}
		if l.Once {
			line.Period = pricing.Once
		}
		for n := range s.Engagement.Quote.Lines {
			if own := &s.Engagement.Quote.Lines[n]; pricing.ExtraID(n+1) == l.ID && own.Resale && own.Label == l.Label {
				line.Resale, line.Months = true, int(own.CommitmentMonths)
			}
		}
		record.Lines = append(record.Lines, line)
	}
	return s.Playbook.Card.Frozen(&record)
}

// agreedDetail is what one more of a class costs by what was agreed. What the price came
// from stands nowhere any more.
func (s *Scored) agreedDetail() detail {
	d := detail{said: []result.RangeCause{}, next: result.NextUnits{}}
	for _, n := range s.offer.record.Next {
		d.next = append(d.next, result.NextUnit{Class: n.ID, Amount: *asAmount(pricing.Hundredths(n.Number))})
	}
	return d
}

// quoteHead says which offer the estimate is.
func (s *Scored) quoteHead() result.Quote {
	q := &s.Engagement.Quote
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
	if s.ranOut() {
		text := s.offerTexts().RanOut
		if !s.firm() {
			text = s.offerTexts().OldBudget
		}
		out.RanOut = advice.Fill(text, "{date}", words.Date(q.ValidUntil))
	}
	if s.firm() {
		out.RestsOn = advice.Fill(s.offerTexts().RestsOn, "{counts}", words.List(countWords(s.counts())))
	}
	return out
}

// countWords are the numbers in words. What is a part of others stands with them, so that
// nobody adds it up.
func countWords(counts []result.Count) []string {
	var all []string
	for _, c := range counts {
		if c.Of != nil && slices.ContainsFunc(counts, func(o result.Count) bool { return o.Class == *c.Of }) {
			continue
		}
		var in []string
		if c.Estimated {
			in = append(in, "an estimate")
		}
		for _, part := range counts {
			switch {
			case part.Of == nil || *part.Of != c.Class:
			case part.Number == c.Number:
				in = append(in, "all of them "+part.Noun)
			default:
				in = append(in, words.Grouped(part.Number.String())+" of them "+part.Noun)
			}
		}
		text := words.Grouped(c.Number.String()) + " " + c.Noun
		if len(in) > 0 {
			text += " (" + strings.Join(in, ", ") + ")"
		}
		all = append(all, text)
	}
	return all
}

// ranOut reports whether the date of the document lies behind the last day. Without a date
// on the document nothing is claimed: no clock is read.
func (s *Scored) ranOut() bool {
	q := &s.Engagement.Quote
	return s.offer.stands != terms.Agreement && q.ValidUntil != "" && s.Engagement.Client.Date > q.ValidUntil
}

// offerChecks are what the provider looks at before the offer is sent.
func (s *Scored) offerChecks() []pricing.Check {
	out := []pricing.Check{}
	q := &s.Engagement.Quote
	if s.ranOut() {
		out = append(out, pricing.Check{ID: "ran_out", Text: advice.Fill(s.offerTexts().Renew, "{date}", words.Date(q.ValidUntil), "{next}", strconv.FormatInt(q.Revision+1, 10))})
	}
	return out
}

// resaleCosts are what the lines of an estimate that are sold on cost the provider. The
// engagement is the provider's: the client never sees a cost.
func (s *Scored) resaleCosts(e *assess.Engagement, of *pricing.Estimate) []result.ResaleCost {
	out := []result.ResaleCost{}
	card := s.Playbook.Card
	for i := range e.Quote.Lines {
		own := &e.Quote.Lines[i]
		for j := range of.Lines {
			l := &of.Lines[j]
			if l.ID != pricing.ExtraID(i+1) || !l.Resale || own.Cost == nil {
				continue
			}
			cost := card.Times(*own.Cost, own.Quantity)
			one := result.ResaleCost{ID: l.ID, Cost: asAmount(cost)}
			if margin, ok := card.Margin(l.Amount.Typical, cost); ok {
				one.GrossMargin = number(margin)
			}
			out = append(out, one)
		}
	}
	return out
}

// counts are the numbers on which the price rests: of an agreement those that were agreed.
func (s *Scored) counts() []result.Count {
	out := []result.Count{}
	q := s.Playbook.Questionnaire
	stated := s.Playbook.Card.StatedCounts(s.Answers())
	if s.offer.record != nil { // also what nobody knows any more how many there are
		stated = s.Playbook.Card.CountQuestions()
	}
	for _, c := range stated {
		n := c.Number
		if r := s.offer.record; r != nil {
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
			Estimated: s.offer.record == nil && slices.Contains(s.estimated, c.Question),
		})
	}
	return out
}

// agreed says what was agreed on and how the numbers stand against it; nil unless it is
// an agreement.
func (s *Scored) agreed() *result.Agreed {
	r := s.offer.record
	if r == nil {
		return nil
	}
	out := &result.Agreed{On: r.On, Playbook: r.Playbook, Drifts: []result.Drift{}, Text: advice.Fill(s.offerTexts().Agreed, "{date}", words.Date(r.On))}
	card := s.Playbook.Card
	for _, c := range card.CountQuestions() {
		if s.View.State(c.Question) != answer.Given {
			continue // what it is now is not known, so that it differs from nothing
		}
		was, ok := assess.Figure(r.Counts, c.Class)
		_, now, _ := card.Number(s.Answers(), c.Question)
		if !ok && len(r.Counts) == 0 || was == now {
			continue
		}
		out.Drifts = append(out.Drifts, s.drift(c, was, now))
		out.Requote = out.Requote || card.Requote(was, now)
	}
	out.Due = s.requote(out)
	return out
}

// drift prices the difference of a number at what was agreed.
func (s *Scored) drift(c pricing.StatedCount, was, now int64) result.Drift {
	texts, w := s.offerTexts(), &s.Playbook.Questionnaire.Questions[c.Question]
	number := func(n int64) string { return words.Grouped(answer.FormatHundredths(n)) }
	d := result.Drift{
		Class: c.Class, Agreed: json.Number(answer.FormatHundredths(was)), Now: json.Number(answer.FormatHundredths(now)),
		Requote: s.Playbook.Card.Requote(was, now),
	}
	things := number(now) + " " + w.Things(now, false)
	next, ok := assess.Figure(s.offer.record.Next, c.Class)
	if !ok {
		d.Text = advice.Fill(texts.Unpriced, "{now}", things, "{agreed}", number(was))
		return d
	}
	more := now - was
	amount := s.Playbook.Card.Times(next, more)
	d.Monthly = asAmount(amount)
	text := texts.More
	if more < 0 {
		text, more = texts.Fewer, -more
	}
	d.Text = advice.Fill(text, "{now}", things, "{count}", number(more), "{amount}", words.Cents(amount.Abs(), s.offer.record.Currency), "{currency}", s.offer.record.Currency)
	return d
}

// requote says that a new quote is due, and of what; "" where none is.
func (s *Scored) requote(a *result.Agreed) string {
	if a == nil || !a.Requote {
		return ""
	}
	var what []string
	for i := range a.Drifts {
		if d := &a.Drifts[i]; d.Requote {
			for _, c := range s.Playbook.Card.CountQuestions() {
				if c.Class == d.Class {
					what = append(what, s.Playbook.Questionnaire.Questions[c.Question].Topic)
				}
			}
		}
	}
	return advice.Fill(s.offerTexts().Requote, "{what}", words.List(what), "{percent}", answer.FormatHundredths(s.Playbook.Card.RequotePercent()))
}

// terms are the terms of an offer: those of the provider, and what the quote says
// otherwise. A budget has none.
func (s *Scored) terms() []result.Term {
	out := []result.Term{}
	if !s.firm() {
		return out
	}
	for _, id := range assess.TermIDs() {
		if value := s.termValue(id); value != "" {
			if label, text := s.offerTexts().Term(id, value); text != "" {
				out = append(out, result.Term{ID: id, Label: label, Text: text})
			}
		}
	}
	return out
}

// termValue is what a term says, "" where it is not there.
func (s *Scored) termValue(id string) string {
	own := s.Engagement.Quote.Terms
	if i := slices.IndexFunc(own, func(t assess.QuoteTerm) bool { return t.ID == id }); i >= 0 {
		switch t := &own[i]; {
		case t.None:
			return ""
		case t.Texts != nil:
			return strings.Join(t.Texts, "; ")
		case t.Text != "":
			return t.Text
		case t.Number == 0:
			return ""
		default:
			return answer.FormatHundredths(t.Number)
		}
	}
	if s.Playbook.Provider == nil {
		return ""
	}
	return s.Playbook.Provider.Terms.Value(id)
}

// YearlyIncrease is by how much the fee rises each year, in hundredths of a percent: by what
// the quote says, else by the terms of the provider. It is nil where neither is known, which
// is not the same as no increase; an adviser signs nothing, so that its own terms say nothing
// of what a provider will charge.
func (s *Scored) YearlyIncrease() *int64 {
	var percent int64
	own := s.Engagement.Quote.Terms
	i := slices.IndexFunc(own, func(t assess.QuoteTerm) bool { return t.ID == "yearly_increase" })
	switch {
	case i >= 0 && own[i].None:
	case i >= 0:
		percent = own[i].Number
	case s.Playbook.Provider == nil || s.voice() == advice.AdviserVoice:
		return nil
	default:
		percent = int64(s.Playbook.Provider.Terms.YearlyIncrease)
	}
	return &percent
}
