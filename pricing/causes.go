package pricing

import (
	"slices"

	"github.com/govalues/decimal"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// CauseKind says what keeps a price from being one figure.
type CauseKind string

// The kinds of causes.
const (
	CauseOpen      CauseKind = "open"      // nobody answered
	CauseUnsettled CauseKind = "unsettled" // a range, an estimate, or answers that differ
	CauseUnseen    CauseKind = "unseen"    // the systems were not seen yet
)

// Cause is one thing that keeps a price from being one figure.
type Cause struct {
	Kind     CauseKind
	Question int             // its index, -1 for what was not seen
	Text     string          // what the card says of it; "" where it is unsettled: see Say
	Monthly  decimal.Decimal // how much nearer low and high would be without it, a month
}

// Causes says what the range of a price comes from, the largest part first: each
// thing is taken as settled once, the others as they are. What two of them do
// together only stands in none. The estimate is that of the same split, answers and
// quote, with its notes. The errors are those of Estimate.
func (c *Card) Causes(whole *Estimate, split terms.Split, a Answers, q Quote) ([]Cause, error) {
	if !whole.Monthly.Known {
		return nil, nil
	}
	ar := c.arith()
	var e Estimate
	width := func(e *Estimate) decimal.Decimal { return ar.add(e.Monthly.High, e.Monthly.Low.Neg()) }
	all := c.suspects(whole, &a)
	out := all[:0]
	for _, cause := range all {
		without := a
		without.Bare = true
		if cause.Question < 0 {
			without.Seen = true
		} else {
			without.Settled = append(slices.Clip(a.Settled), cause.Question)
		}
		if err := c.EstimateInto(&e, split, without, q); err != nil {
			return nil, err
		}
		if cause.Monthly = ar.add(width(whole), width(&e).Neg()); cause.Monthly.IsPos() {
			out = append(out, cause)
		}
	}
	slices.SortStableFunc(out, func(x, y Cause) int { return y.Monthly.Cmp(x.Monthly) })
	return out, ar.err
}

// suspects are the things that may widen a price.
func (c *Card) suspects(e *Estimate, a *Answers) []Cause {
	var all []Cause
	add := func(kind CauseKind, question int, text string) {
		if question >= 0 && !slices.ContainsFunc(all, func(x Cause) bool { return x.Question == question }) {
			all = append(all, Cause{Kind: kind, Question: question, Text: text})
		}
	}
	for _, u := range e.Unsettled {
		add(CauseUnsettled, u.Question, "")
	}
	schema := a.View.Schema()
	for _, x := range e.Assumptions {
		add(CauseOpen, schema.Find(x.Question), x.Text)
	}
	if i := schema.Find(questionITFTE); i >= 0 && a.View.State(i).Open() && len(c.share.cover) > 0 {
		add(CauseOpen, i, c.share.open)
	}
	if c.tolerance.percent > 0 {
		all = append(all, Cause{Kind: CauseUnseen, Question: -1, Text: c.tolerance.text})
	}
	return all
}

// NextUnit is what one more unit of a class costs a month.
type NextUnit struct {
	Class  string
	Amount decimal.Decimal
}

// NextUnits says what one more unit of each class that the client has costs a month,
// where its number was answered: the difference of two prices, so that the volume
// and everything that hangs on the number are in it. The estimate is that of the same
// split, answers and quote. The errors are those of Estimate.
func (c *Card) NextUnits(now *Estimate, split terms.Split, a Answers, q Quote) ([]NextUnit, error) {
	if !now.Monthly.Known {
		return nil, nil
	}
	ar := c.arith()
	var then Estimate
	var all []NextUnit
	memory := a.View.Memory()
	for i := range c.classes {
		k := &c.classes[i]
		if !k.priced || k.question < 0 || a.View.State(k.question) != answer.Given || q.excludes(k.id) {
			continue
		}
		value := a.View.Value(k.question)
		if value.Spread > 0 || value.Number <= 0 || k.of >= 0 {
			continue // of parts of a whole the next one would only change its kind
		}
		one := a
		one.Bare = true
		one.View = a.View.WithIn(memory, k.question, answer.Value{State: answer.Given, Number: value.Number + 100})
		if i == int(c.sites) {
			one.View = c.withDevices(one.View)
		}
		if err := c.EstimateInto(&then, split, one, q); err != nil {
			return nil, err
		}
		if more := ar.add(then.Monthly.Typical, now.Monthly.Typical.Neg()); more.IsPos() {
			all = append(all, NextUnit{Class: k.id, Amount: more})
		}
	}
	return all, ar.err
}

// withDevices is a view with the devices that come along with one more location, where
// their number was answered: it does not take over those of the others.
func (c *Card) withDevices(v answer.View) answer.View {
	for i := range c.classes {
		k := &c.classes[i]
		if k.perSite == 0 {
			continue
		}
		for _, q := range []int{k.question, c.holder(k)} {
			if q < 0 || v.State(q) != answer.Given {
				continue
			}
			value := v.Value(q)
			value.Number += k.perSite
			v = v.With(q, value)
		}
	}
	return v
}

// holder is the question that counts what a class is a part of; -1 for none.
func (c *Card) holder(k *class) int {
	if k.of < 0 {
		return -1
	}
	return c.classes[k.of].question
}
