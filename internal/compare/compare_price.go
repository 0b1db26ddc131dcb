//go:build ignore

package scope

import (
	"fmt"
	"slices"

	"github.com/govalues/decimal"

	"mspscope/internal/terms"
	"mspscope/pricing"
)

// PriceChange is what differs in the prices.
//
// The parts of a difference come from a chain of estimates that leads from the
// price before to the price after, one change a link: every changed answer in
// the order of a call, then every tower that another side runs, then the quote,
// all at the prices before, and last the rate card. Each link is a whole
// estimate, so that the parts add up to the cent. A later link holds what it
// shares with an earlier one: new people count at the old split.
type PriceChange struct {
	// Monthly and OneTime are of the recommended models; unknown without one.
	Monthly, OneTime RangeChange
	Models           [terms.NumModels]ModelPrice
	Lines            []LineChange // of the recommended models, those that differ in some case
	Causes           []PriceCause // in the order of the chain
	OneSided         []Cause      // why there is a price on one side only, although both recommend a model
}

// ModelPrice is the price of one model before and after.
type ModelPrice struct{ Monthly, OneTime RangeChange }

// LineChange is a line of the estimate that differs. Difference and Parts are
// of the typical case and in the currency of the price after.
type LineChange struct {
	ID, Label     string
	Period        pricing.Period
	Before, After *pricing.Line // nil where the estimate has no such line
	Difference    decimal.Decimal
	Parts         []Part // they add up to Difference

	key lineKey
}

// Line returns the line after the change, or before it where it is gone.
func (c *LineChange) Line() *pricing.Line {
	if c.After != nil {
		return c.After
	}
	return c.Before
}

// Part is the part of a difference that comes from one cause.
type Part struct {
	Cause
	Amount decimal.Decimal
}

// PriceCause is what one cause does to the typical price. Over all causes the
// amounts add up to the differences of Monthly and OneTime.
type PriceCause struct {
	Cause
	Monthly, OneTime decimal.Decimal
}

// same reports whether no price differs.
func (p *PriceChange) same() bool {
	for m := range p.Models {
		if !p.Models[m].Monthly.Same() || !p.Models[m].OneTime.Same() {
			return false
		}
	}
	return p.Monthly.Same() && p.OneTime.Same() && len(p.Lines) == 0
}

// price compares the prices of all models, and line by line those of the
// recommended ones.
func (d *differ) price() error {
	p := &d.Price
	for _, m := range terms.Models() {
		p.Models[m] = ModelPrice{
			RangeChange{d.Before.Estimates[m].Monthly, d.After.Estimates[m].Monthly},
			RangeChange{d.Before.Estimates[m].OneTime, d.After.Estimates[m].OneTime},
		}
	}
	var before, after *pricing.Estimate
	if m := d.Before.Model(); m != nil {
		before = &d.Before.Estimates[*m]
		p.Monthly.Before, p.OneTime.Before = before.Monthly, before.OneTime
	}
	if m := d.After.Model(); m != nil {
		after = &d.After.Estimates[*m]
		p.Monthly.After, p.OneTime.After = after.Monthly, after.OneTime
	}
	if !p.Monthly.Known() {
		if before != nil && after != nil && p.Monthly.Before.Known != p.Monthly.After.Known {
			p.OneSided = d.orPlaybook(d.each(
				func(plus *Scope) bool { return priced(plus, d.Before) != p.Monthly.Before.Known },
				func(minus *Scope) bool { return priced(minus, d.After) != p.Monthly.After.Known }))
		}
		return nil // there is nothing to take a difference of
	}
	p.Lines = lineChanges(before, after)
	if err := d.trace(d.chain(before, after)); err != nil {
		return fmt.Errorf("compare the prices: %w", err)
	}
	return nil
}

// priced reports whether the answers of a variant have a price with the split
// and the quote of a scope.
func priced(variant, s *Scope) bool {
	e, err := s.Playbook.Card.Estimate(s.Split().Split, variant.View, s.quote())
	return err == nil && e.Monthly.Known
}

// lineKey tells lines apart: those of the card by their id. Lines that were added
// by hand are numbered, so that only their label says which is which, and among
// lines of one label their order.
type lineKey struct {
	origin    pricing.Origin
	period    pricing.Period
	id, label string
	nth       int
}

// keysOf returns the key of every line of an estimate.
func keysOf(e *pricing.Estimate) []lineKey {
	keys := make([]lineKey, len(e.Lines))
	for i := range e.Lines {
		l := &e.Lines[i]
		keys[i] = lineKey{origin: l.Origin, period: l.Period, id: l.ID}
		if l.Origin == pricing.FromQuote && l.ID != pricing.DiscountID {
			keys[i].id, keys[i].label = "", l.Label
			for slices.Contains(keys[:i], keys[i]) {
				keys[i].nth++
			}
		}
	}
	return keys
}

// linesOf returns the lines of an estimate by their keys.
func linesOf(e *pricing.Estimate) map[lineKey]*pricing.Line {
	lines := make(map[lineKey]*pricing.Line, len(e.Lines))
	for i, k := range keysOf(e) {
		lines[k] = &e.Lines[i]
	}
	return lines
}

// lineChanges pairs the lines of two estimates: monthly ones first, in the
// order after, then those that are gone.
func lineChanges(before, after *pricing.Estimate) []LineChange {
	var changes []LineChange
	was, is := linesOf(before), linesOf(after)
	for _, period := range []pricing.Period{pricing.Month, pricing.Once} {
		for i, k := range keysOf(after) {
			if l := &after.Lines[i]; l.Period == period {
				changes = append(changes, LineChange{ID: l.ID, Label: l.Label, Period: period, Before: was[k], After: l, key: k})
			}
		}
		for i, k := range keysOf(before) {
			if l := &before.Lines[i]; l.Period == period && is[k] == nil {
				changes = append(changes, LineChange{ID: l.ID, Label: l.Label, Period: period, Before: l, key: k})
			}
		}
	}
	changes = slices.DeleteFunc(changes, func(c LineChange) bool {
		return c.Before != nil && c.After != nil && sameRange(c.Before.Amount, c.After.Amount)
	})
	renumber(changes, max(added(before), added(after)))
	return changes
}

// added counts the lines that the quote adds.
func added(e *pricing.Estimate) int {
	n := 0
	for _, k := range keysOf(e) {
		if k.label != "" {
			n++
		}
	}
	return n
}

// renumber gives a number above the last one to every line that is gone and
// whose id another line has after: added lines are numbered in one quote.
func renumber(changes []LineChange, last int) {
	for i := range changes {
		gone := &changes[i]
		taken := func(c LineChange) bool { return c.After != nil && c.ID == gone.ID && c.Period == gone.Period }
		if gone.After == nil && slices.ContainsFunc(changes, taken) {
			last++
			gone.ID = pricing.ExtraID(last)
		}
	}
}

// link is one estimate of the chain, with the change that led to it.
type link struct {
	cause    Cause
	estimate *pricing.Estimate
}

// chain leads from the estimate before to the one after, one change at a time.
// A step that cannot be priced by itself is left out; the next one then holds
// its part.
func (d *differ) chain(before, after *pricing.Estimate) []link {
	s := d.Before
	split, quote := s.Split().Split, s.quote()
	answers := s.Engagement.Answers
	answers.Values = slices.Clone(answers.Values)
	links := []link{{Cause{}, before}}
	last := Cause{Kind: ByPlaybook}
	step := func(cause Cause) {
		last = cause
		estimate, err := s.Playbook.Card.Estimate(split, s.View.Schema().View(answers), quote)
		if err == nil && estimate.Monthly.Known && estimate.OneTime.Known {
			links = append(links, link{cause, &estimate})
		}
	}
	for _, v := range d.variants {
		if i := s.View.Schema().Find(v.question); i >= 0 {
			answers.Values[i] = valueUnder(s.View.Schema(), i, d.After)
			step(Cause{ByAnswer, v.question})
		}
	}
	for _, t := range terms.Towers() {
		if side := d.After.Split().Split[t]; side != split[t] {
			split[t] = side
			step(Cause{BySplit, t.String()})
		}
	}
	quote = d.After.quote()
	step(Cause{Kind: ByQuote})
	if !d.SamePlaybook() {
		last = Cause{Kind: ByPlaybook}
	}
	return append(links, link{last, after})
}

// trace notes on every line, and in sum, what each link of the chain changed.
func (d *differ) trace(links []link) error {
	var sum adder
	p := &d.Price
	lines := make([]map[lineKey]*pricing.Line, len(links))
	for j := range links {
		lines[j] = linesOf(links[j].estimate)
	}
	// typical is the typical amount of a line in an estimate, zero without it.
	typical := func(link int, k lineKey) decimal.Decimal {
		if l := lines[link][k]; l != nil && l.Amount.Known {
			return l.Amount.Typical
		}
		return decimal.Decimal{}
	}
	for i := range p.Lines {
		l := &p.Lines[i]
		l.Difference = sum.sub(typical(len(links)-1, l.key), typical(0, l.key))
		for j := 1; j < len(links); j++ {
			amount := sum.sub(typical(j, l.key), typical(j-1, l.key))
			if !amount.IsZero() {
				l.Parts = append(l.Parts, Part{links[j].cause, amount})
			}
		}
	}
	for j := 1; j < len(links); j++ {
		now, then := links[j].estimate, links[j-1].estimate
		c := PriceCause{links[j].cause, sum.sub(now.Monthly.Typical, then.Monthly.Typical), sum.sub(now.OneTime.Typical, then.OneTime.Typical)}
		if !c.Monthly.IsZero() || !c.OneTime.IsZero() {
			p.Causes = append(p.Causes, c)
		}
	}
	return sum.err
}

// adder takes differences and remembers the first failure.
type adder struct{ err error }

func (s *adder) sub(a, b decimal.Decimal) decimal.Decimal {
	d, err := a.SubExact(b, 2)
	if err != nil && s.err == nil {
		s.err = err
	}
	return d
}

// TypicalDifference is the difference of the typical case, false while one
// side is not known.
func (r *RangeChange) TypicalDifference() (decimal.Decimal, bool) {
	if !r.Known() {
		return decimal.Decimal{}, false
	}
	d, err := r.After.Typical.SubExact(r.Before.Typical, 2)
	return d, err == nil
}
