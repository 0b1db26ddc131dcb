package pricing

import (
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// What an offer rests on, and what one that went out said.

// StatedCount is the number of units of a class as the client counts them.
type StatedCount struct {
	Class    string
	Of       string // the class of which these are a part, "" for none
	Question int    // its index
	Number   int64  // hundredths; of an answer that is not settled the typical one
}

// StatedCounts lists the numbers on which a price rests, in the order of the card: of
// each class with a number that was answered and is not nothing.
func (c *Card) StatedCounts(a Answers) []StatedCount {
	var all []StatedCount
	for i := range c.classes {
		k := &c.classes[i]
		if k.question < 0 || a.View.State(k.question) != answer.Given {
			continue
		}
		if n := c.numberCases(&a, k.question)[typical]; n > 0 {
			one := StatedCount{Class: k.id, Question: k.question, Number: n}
			if k.of >= 0 {
				one.Of = c.classes[k.of].id
			}
			all = append(all, one)
		}
	}
	return all
}

// OpenCounts lists the questions that count units and are open, a range, or answered
// differently by several people, where that moves the price: each once and in the order
// of the card.
func (c *Card) OpenCounts(split terms.Split, a Answers, q Quote) ([]int, error) {
	var all, others []int
	for i := range a.View.Schema().Len() {
		others = append(others, i)
	}
	for i := range c.classes {
		for _, question := range []int{c.classes[i].question, c.classes[i].months} {
			if question < 0 || slices.Contains(all, question) {
				continue
			}
			if state := a.View.State(question); !state.Open() && (state != answer.Given || !half(a.View, question)) {
				continue
			}
			alone := a
			alone.Seen, alone.Estimated = true, nil
			alone.Settled = slices.DeleteFunc(slices.Clone(others), func(x int) bool { return x == question })
			e, err := c.Estimate(split, alone, q)
			if err != nil {
				return nil, err
			}
			if !e.Monthly.Known || !e.Monthly.Low.Equal(e.Monthly.High) || !e.OneTime.Low.Equal(e.OneTime.High) {
				all = append(all, question)
			}
		}
	}
	return all, nil
}

// Requote reports whether a number has moved so far from the agreed one that a new quote
// is due, both in hundredths. A card without the figure says never.
func (c *Card) Requote(agreed, now int64) bool {
	percent := int64(c.checks.said.Requote)
	if percent == 0 {
		return false
	}
	moved := now - agreed
	if moved < 0 {
		moved = -moved
	}
	return agreed > 0 && moved*maxPercent >= agreed*percent
}

// RequotePercent is by how many percent, in hundredths, a number may move before a new
// quote is due; 0 for never.
func (c *Card) RequotePercent() int64 { return int64(c.checks.said.Requote) }

// CountQuestions lists the classes with a question that counts them, in the order of the
// card, without a number.
func (c *Card) CountQuestions() []StatedCount {
	var all []StatedCount
	for i := range c.classes {
		k := &c.classes[i]
		if k.question < 0 {
			continue
		}
		one := StatedCount{Class: k.id, Question: k.question}
		if k.of >= 0 {
			one.Of = c.classes[k.of].id
		}
		all = append(all, one)
	}
	return all
}

// LeavesOut reports whether there is no price for the whole: the quote leaves out people
// or computers, these have no price, or nobody knows how many there are.
func (e *Estimate) LeavesOut(q *Quote) bool {
	return !e.Monthly.Known || e.NoTotal() || q.excludes(fixedIDs[users]) || q.excludes(fixedIDs[endpoints])
}

// Resold is what a price holds that is sold on, and what is left without it.
type Resold struct {
	Monthly, OneTime, ServiceMonthly, ServiceOnce Range
}

// Resold splits a price into the service and what is sold on beside it; false where
// nothing is.
func (c *Card) Resold(e *Estimate) (Resold, bool) {
	a := c.arith()
	zero := same(a.nothing())
	out := Resold{Monthly: zero, OneTime: zero, ServiceMonthly: e.Monthly, ServiceOnce: e.OneTime}
	found := false
	for i := range e.Lines {
		l := &e.Lines[i]
		if !l.Resale {
			continue
		}
		found = true
		less := negative(l.Amount)
		if l.Period == Month {
			out.Monthly, out.ServiceMonthly = a.addRange(out.Monthly, l.Amount), a.addRange(out.ServiceMonthly, less)
		} else {
			out.OneTime, out.ServiceOnce = a.addRange(out.OneTime, l.Amount), a.addRange(out.ServiceOnce, less)
		}
	}
	return out, found && a.err == nil
}

// Margin is what is left of an amount after its cost, as a fraction; both rounded to the
// cent. It is not known of nothing.
func (c *Card) Margin(amount, cost decimal.Decimal) (decimal.Decimal, bool) {
	a := c.arith()
	if !amount.IsPos() {
		return decimal.Zero, false
	}
	return a.fractionOf(a.add(amount, cost.Neg()), amount), a.err == nil
}

// Times is a price times a number, both in hundredths, rounded half up to the cent.
func (c *Card) Times(price, number int64) decimal.Decimal {
	a := c.arith()
	return a.cents(a.mul(Hundredths(price), Hundredths(number)))
}

// Record is a price as it went out.
type Record struct {
	Monthly, OneTime decimal.Decimal
	Lines            []RecordLine
}

// RecordLine is a line as it went out; figures are in hundredths, nil where there is none.
type RecordLine struct {
	ID, Label, Unit        string
	Quantity, Rate, Amount *int64
	Period                 Period
	Resale                 bool
	Months                 int
}

// Frozen is the estimate that a record says, whatever the card says now.
func (c *Card) Frozen(r *Record) Estimate {
	a := c.arith()
	e := Estimate{Currency: c.Currency, Monthly: same(a.money(r.Monthly)), OneTime: same(a.money(r.OneTime))}
	figure := func(n *int64) Range {
		if n == nil {
			return Range{}
		}
		return same(a.money(Hundredths(*n)))
	}
	for i := range r.Lines {
		from := &r.Lines[i]
		l := Line{
			ID: from.ID, Label: from.Label, Unit: from.Unit, Rate: figure(from.Rate), Amount: figure(from.Amount),
			Period: from.Period, Origin: FromCard, Resale: from.Resale, Months: from.Months,
		}
		if from.Quantity != nil {
			l.Quantity = same(whole(*from.Quantity))
		}
		for k := range c.classes {
			if c.classes[k].id == l.ID {
				l.Class = l.ID
			}
		}
		if l.ID == DiscountID || strings.HasPrefix(l.ID, extraPrefix) {
			l.Origin = FromQuote
		}
		if from.Amount == nil {
			e.Separate = append(e.Separate, l)
			continue
		}
		e.Lines = append(e.Lines, l)
	}
	return e
}
