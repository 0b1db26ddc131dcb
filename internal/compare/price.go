package compare

import (
	"cmp"
	"fmt"

	"github.com/govalues/decimal"

	"mspscope/internal/result"
	"mspscope/internal/scope"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// The parts of a difference of prices come from a chain of estimates that leads
// from the price before to the price after, one change a link: every changed
// answer in the order of a call, then every tower that another side runs, then
// the quote, all at the prices before, and last the rate card. Each link is a
// whole estimate, so that the parts add up to the cent. A later link holds what
// it shares with an earlier one: new people count at the old split.

// amounts is an amount before and after with its typical difference. There is
// none between two currencies.
func (d *differ) amounts(before, after pricing.Range) result.ChangedAmounts {
	out := result.ChangedAmounts{Before: before, After: after}
	if out.Known() && !d.twoCurrencies() {
		if d, err := after.Typical.SubExact(before.Typical, d.places()); err == nil {
			out.Difference = &pricing.Amount{Decimal: d}
		}
	}
	return out
}

// twoCurrencies reports whether the sides have their prices in two currencies.
func (d *differ) twoCurrencies() bool {
	return d.before.Playbook.Card.Currency != d.after.Playbook.Card.Currency
}

// places is how many decimals a difference has.
func (d *differ) places() int { return words.Decimals(d.after.Playbook.Card.Currency) }

// samePrice reports whether no price differs.
func (d *differ) samePrice() bool {
	p := &d.out.Price
	if p.TwoCurrencies() {
		return false
	}
	for _, m := range terms.Models() {
		if one := p.Models.Of(m); !one.Monthly.Same() || !one.OneTime.Same() {
			return false
		}
	}
	return p.Monthly.Same() && p.OneTime.Same() && len(p.Lines) == 0
}

// price compares the prices of all models, and line by line those of the
// recommended ones.
func (d *differ) price() error {
	a, b := d.before, d.after
	hires, hiresAfter := a.Hires(), b.Hires()
	p := &d.out.Price
	*p = result.ChangedPrice{
		Currency: b.Playbook.Card.Currency, Before: a.Playbook.Card.Currency, Lines: []result.ChangedLine{}, Causes: []result.PriceCause{}, OneSided: []result.Cause{},
		Models: terms.ForEach(func(m terms.Model) result.ChangedModelAmount {
			return result.ChangedModelAmount{
				Monthly: d.amounts(a.estimates[m].Monthly, b.estimates[m].Monthly),
				OneTime: d.amounts(a.estimates[m].OneTime, b.estimates[m].OneTime),
				Vetoed:  pair(a.Recommendation.Vetoed[m], b.Recommendation.Vetoed[m]),
				Hire:    pair(hires[m], hiresAfter[m]),
			}
		}),
	}
	d.out.Words.Items = []result.PriceItem{}
	before, after := a.estimate(), b.estimate()
	var none pricing.Estimate
	was, is := cmp.Or(before, &none), cmp.Or(after, &none)
	p.Monthly, p.OneTime = d.amounts(was.Monthly, is.Monthly), d.amounts(was.OneTime, is.OneTime)
	if !p.Monthly.Known() {
		if before != nil && after != nil && was.Monthly.Known != is.Monthly.Known {
			p.OneSided = d.answers.orPlaybook(d.each(
				func(plus *scope.Scored) bool { return priced(plus, a) != was.Monthly.Known },
				func(minus *scope.Scored) bool { return priced(minus, b) != is.Monthly.Known }))
		}
		return nil // there is nothing to take a difference of
	}
	if p.TwoCurrencies() {
		return nil // the lines of one side say nothing about those of the other
	}
	d.lines = lineChanges(before, after)
	if err := d.trace(d.chain(before, after)); err != nil {
		return fmt.Errorf("compare the prices: %w", err)
	}
	for i := range d.lines {
		p.Lines = append(p.Lines, d.lines[i].ChangedLine)
	}
	d.out.Words.Items = append(d.items(pricing.Month), d.items(pricing.Once)...)
	return nil
}

// priced reports whether the answers of a variant have a price with the split
// and the quote of a side.
func priced(variant *scope.Scored, s *Side) bool {
	e, err := s.Playbook.Card.Estimate(s.Split().Split, variant.Answers(), s.Quote)
	return err == nil && e.Monthly.Known
}

// link is one estimate of the chain, with the change that led to it.
type link struct {
	cause    result.Cause
	estimate *pricing.Estimate
}

// chain leads from the estimate before to the one after, one change at a time.
// A step that cannot be priced by itself is left out; the next one then holds
// its part.
func (d *differ) chain(before, after *pricing.Estimate) []link {
	s := d.before
	split, quote := s.Split().Split, s.Quote
	answers := s.Engagement.Set(s.Playbook.Questionnaire)
	links := []link{{result.Cause{}, before}}
	last := result.Cause{Kind: result.ByPlaybook}
	step := func(cause result.Cause) {
		last = cause
		estimate, err := s.Playbook.Card.Estimate(split, pricing.Answers{View: s.View.Schema().View(answers), Estimated: s.Answers().Estimated}, quote)
		if err == nil && estimate.Monthly.Known && estimate.OneTime.Known {
			links = append(links, link{cause, &estimate})
		}
	}
	for _, v := range d.variants {
		if i := s.View.Schema().Find(v.question); i >= 0 {
			answers = answers.With(i, valueUnder(s.View.Schema(), i, d.after))
			step(byAnswer(v.question))
		}
	}
	for _, t := range terms.Towers() {
		if side := d.after.Split().Split[t]; side != split[t] {
			split[t] = side
			step(result.Cause{Kind: result.BySplit, ID: terms.Optional(t.String())})
		}
	}
	quote = d.after.Quote
	step(result.Cause{Kind: result.ByQuote})
	if !d.out.SamePlaybook() {
		last = result.Cause{Kind: result.ByPlaybook}
	}
	return append(links, link{last, after})
}

// trace notes on every line, and in sum, what each link of the chain changed.
func (d *differ) trace(links []link) error {
	sum := adder{places: d.places()}
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
	for i := range d.lines {
		l := &d.lines[i]
		l.Difference.Decimal = sum.sub(typical(len(links)-1, l.key), typical(0, l.key))
		for j := 1; j < len(links); j++ {
			amount := sum.sub(typical(j, l.key), typical(j-1, l.key))
			if !amount.IsZero() {
				l.Causes = append(l.Causes, result.LineCause{Cause: links[j].cause, Amount: pricing.Amount{Decimal: amount}})
			}
		}
	}
	for j := 1; j < len(links); j++ {
		now, then := links[j].estimate, links[j-1].estimate
		c := result.PriceCause{
			Cause:   links[j].cause,
			Monthly: pricing.Amount{Decimal: sum.sub(now.Monthly.Typical, then.Monthly.Typical)},
			OneTime: pricing.Amount{Decimal: sum.sub(now.OneTime.Typical, then.OneTime.Typical)},
		}
		if !c.Monthly.IsZero() || !c.OneTime.IsZero() {
			d.out.Price.Causes = append(d.out.Price.Causes, c)
		}
	}
	return sum.err
}

// adder takes differences and remembers the first failure.
type adder struct {
	places int // decimals of a difference
	err    error
}

func (s *adder) sub(a, b decimal.Decimal) decimal.Decimal {
	d, err := a.SubExact(b, s.places)
	if err != nil && s.err == nil {
		s.err = err
	}
	return d
}

// add adds amounts of one estimate, which fit: a sum of them was exact before.
func add(a, b decimal.Decimal) decimal.Decimal {
	s, err := a.Add(b)
	if err != nil {
		return a
	}
	return s
}
