package compare

import (
	"cmp"
	"slices"

	"github.com/govalues/decimal"

	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// places is how many decimals a difference has.
func (d *differ) places() int { return words.Decimals(d.after.playbook.Card.Currency) }

// price compares the prices of all models, and line by line those of the recommended ones.
func (d *differ) price() error {
	a, b := d.before.result.Estimate, d.after.result.Estimate
	p := &d.out.Price
	*p = result.ChangedPrice{
		Currency: b.Currency, Before: a.Currency, Lines: []result.ChangedLine{}, Causes: []result.PriceCause{}, OneSided: []result.Cause{},
		Models: terms.ForEach(func(m terms.Model) result.ChangedModelAmount {
			was, is := a.Models.Of(m), b.Models.Of(m)
			return result.ChangedModelAmount{
				Monthly: d.amounts(was.Monthly, is.Monthly), OneTime: d.amounts(was.OneTime, is.OneTime),
				Vetoed: pair(was.Vetoed, is.Vetoed), Hire: pair(was.Hire, is.Hire),
			}
		}),
	}
	was, is := d.before.price(), d.after.price()
	p.Monthly, p.OneTime = d.amounts(was.Monthly, is.Monthly), d.amounts(was.OneTime, is.OneTime)
	switch {
	case p.Monthly.Known() && !p.TwoCurrencies():
		if err := d.trace(was, is); err != nil {
			return err
		}
		if !p.Monthly.Same() {
			d.ends = d.endsMoved()
		}
	case was.Monthly.Known != is.Monthly.Known && d.out.Model.Before != nil && d.out.Model.After != nil:
		p.OneSided = d.because(result.OnPrice, func(now, then *taken) bool { return now.priced != then.priced })
	}
	return nil
}

// endsMoved lists what makes the price of a month wider or narrower, whether or not the
// typical case goes with it: a range that is closed, a dispute that is settled.
func (d *differ) endsMoved() (causes []result.Cause) {
	moved := func(now, then *taken) bool { return now != nil && !now.monthly.Same(then.monthly) }
	for _, s := range d.swaps {
		if moved(s.plus, d.before.exchange) || moved(s.minus, d.after.exchange) {
			causes = append(causes, s.cause)
			d.note(result.OnPrice, s.cause)
		}
	}
	return causes
}

// lineKey tells lines apart: those of the card by their id. Lines that a quote adds are
// numbered, so that only their name says which is which, and among lines of one name
// their order.
type lineKey struct {
	id, label string
	period    pricing.Period
	nth       int
}

// bill is the typical amount of every line of a price.
type bill map[lineKey]decimal.Decimal

// keys are the keys of lines, in their order.
func keys[L any](lines []L, of func(*L) (id, label string, period pricing.Period)) []lineKey {
	var all []lineKey
	seen := map[lineKey]int{} // a quote may repeat a name a thousand times
	for i := range lines {
		var k lineKey
		if k.id, k.label, k.period = of(&lines[i]); !pricing.IsExtra(k.id) {
			k.label = ""
		} else {
			k.id = ""
			k.nth = seen[k]
			seen[lineKey{label: k.label, period: k.period}]++
		}
		all = append(all, k)
	}
	return all
}

func resultKeys(lines []result.Line) []lineKey {
	return keys(lines, func(l *result.Line) (string, string, pricing.Period) { return l.ID, l.Label, l.Period })
}

// billed is what a side charges; exchanged what it would, by its own answers.
func billed(e *result.ModelEstimate) bill {
	out := bill{}
	for i, k := range resultKeys(e.Lines) {
		out[k] = e.Lines[i].Amount.Typical
	}
	return out
}

func (t *taken) bill() bill {
	out := bill{}
	for i, k := range keys(t.lines, func(l *pricing.Line) (string, string, pricing.Period) { return l.ID, l.Label, l.Period }) {
		out[k] = t.lines[i].Amount.Typical
	}
	return out
}

// part is what one cause does to each line.
type part struct {
	cause result.Cause
	moves bool // the price after goes with it too
	by    bill
}

// priced are the things that are exchanged for the price, a grid tower by tower.
func (d *differ) priced() (all []swap) {
	for _, s := range d.swaps {
		if len(s.parts) > 0 {
			all = append(all, s.parts...)
			continue
		}
		all = append(all, s)
	}
	return all
}

// parts divides the difference of two bills among its causes: what each does alone to the
// price before, what an agreed price is away from that of today, and what is left.
func (d *differ) parts(was, is bill, sum *adder) []part {
	a, b := d.before.exchange, d.after.exchange
	rest := sum.minus(is, was)
	quoted := part{cause: byQuote(result.QuoteStatus), by: sum.minus(is, was)}
	var parts []part
	swaps := d.priced()
	switch {
	case d.before.agreed() && d.after.agreed():
		rest = bill{}
	case len(swaps) == 1 && !d.before.agreed() && !d.after.agreed():
		parts, rest = []part{{swaps[0].cause, false, rest}}, bill{}
		quoted.by = bill{}
	default:
		quoted.by = sum.minus(sum.minus(a.bill(), was), sum.minus(b.bill(), is))
		for _, s := range swaps {
			one := part{cause: s.cause, by: bill{}}
			if s.plus != nil && s.plus.priced && a.priced {
				one.by = sum.minus(s.plus.bill(), a.bill())
			}
			one.moves = s.minus != nil && s.minus.priced != b.priced || s.minus != nil && b.priced && len(sum.minus(b.bill(), s.minus.bill())) > 0
			parts = append(parts, one)
			rest = sum.minus(rest, one.by)
		}
		rest = sum.minus(rest, quoted.by)
	}
	return append(parts, quoted, part{cause: result.Cause{Kind: result.ByAll}, by: rest})
}

// answerOf is the answer that a part of a grid belongs to; any other cause is itself one.
func (d *differ) answerOf(c result.Cause) result.Cause {
	for _, s := range d.swaps {
		if slices.ContainsFunc(s.parts, func(p swap) bool { return p.cause == c }) {
			return s.cause
		}
	}
	return c
}

// trace notes what each cause does to every line, and to the sums.
func (d *differ) trace(was, is *result.ModelEstimate) error {
	p, sum := &d.out.Price, &adder{places: d.places()}
	parts := d.parts(billed(was), billed(is), sum)
	p.Lines = d.lines(was, is, parts, sum)
	for _, part := range parts {
		c := result.PriceCause{Cause: part.cause}
		for k, by := range part.by {
			total := &c.Monthly
			if k.period == pricing.Once {
				total = &c.OneTime
			}
			total.Decimal = sum.add(total.Decimal, by)
		}
		if part.moves || !c.Monthly.IsZero() || !c.OneTime.IsZero() || len(part.by) > 0 {
			p.Causes = append(p.Causes, c)
			d.note(result.OnPrice, d.answerOf(c.Cause))
		}
	}
	return sum.err
}

// lines pairs the lines of two prices: monthly ones first, in the order after, then those
// that are gone. A line may differ at its ends only.
func (d *differ) lines(was, is *result.ModelEstimate, parts []part, sum *adder) []result.ChangedLine {
	type pair struct{ before, after *result.Line }
	before, after := resultKeys(was.Lines), resultKeys(is.Lines)
	pairs, order := map[lineKey]pair{}, slices.Clone(after)
	for i, k := range after {
		pairs[k] = pair{after: &is.Lines[i]}
	}
	for i, k := range before {
		one, both := pairs[k]
		if one.before = &was.Lines[i]; !both {
			order = append(order, k)
		}
		pairs[k] = one
	}
	slices.SortStableFunc(order, func(x, y lineKey) int { return cmp.Compare(x.period, y.period) }) // month, once
	all := []result.ChangedLine{}
	for _, k := range order {
		one := pairs[k]
		l := result.ChangedLine{Period: k.period, Causes: []result.LineCause{}}
		if one.before != nil {
			l.ID, l.Label, l.Before = one.before.ID, one.before.Label, &one.before.Amount
		}
		if one.after != nil {
			l.ID, l.Label, l.After = one.after.ID, one.after.Label, &one.after.Amount
		}
		if l.Before != nil && l.After != nil && l.Before.Same(*l.After) {
			continue
		}
		for _, part := range parts {
			if by, ok := part.by[k]; ok {
				l.Difference.Decimal = sum.add(l.Difference.Decimal, by)
				l.Causes = append(l.Causes, result.LineCause{Cause: part.cause, Amount: pricing.Amount{Decimal: by}})
			}
		}
		all = append(all, l)
	}
	renumber(all, max(added(before), added(after)))
	return all
}

// added counts the lines that a quote adds.
func added(all []lineKey) int {
	return len(slices.DeleteFunc(slices.Clone(all), func(k lineKey) bool { return k.id != "" }))
}

// renumber gives a number above the last one to every line that is gone and whose id
// another line has after: added lines are numbered in one quote.
func renumber(all []result.ChangedLine, last int) {
	for i := range all {
		gone := &all[i]
		if gone.After == nil && slices.ContainsFunc(all, func(l result.ChangedLine) bool { return l.After != nil && l.ID == gone.ID && l.Period == gone.Period }) {
			last++
			gone.ID = pricing.ExtraID(last)
		}
	}
}

// adder takes sums and differences and remembers the first failure.
type adder struct {
	places int // decimals of a difference
	err    error
}

func (s *adder) add(a, b decimal.Decimal) decimal.Decimal {
	out, err := a.AddExact(b, s.places)
	s.err = cmp.Or(s.err, err)
	return out
}

// minus is what one bill is more than another, line by line, without lines that are the same.
func (s *adder) minus(a, b bill) bill {
	out := bill{}
	for k, amount := range a {
		out[k] = s.add(amount, b[k].Neg())
	}
	for k, amount := range b {
		if _, both := a[k]; !both {
			out[k] = amount.Neg()
		}
	}
	for k, amount := range out {
		if amount.IsZero() {
			delete(out, k)
		}
	}
	return out
}
