package pricing

import (
	"slices"

	"github.com/govalues/decimal"

	"mspscope/internal/answer"
)

// part is one part of an option before it is summed.
type part struct {
	id      string
	kind    Kind
	label   string // "" for that of the card
	assumed bool
	known   bool
	flows   []flow
}

// flow is money that is paid over some months, or once.
type flow struct {
	amount cases         // with the decimals of money, at the prices and the people of the start
	per    uint64        // the amount is for so many months; 0: it is paid once, in the first month
	from   int           // the first month, counted from 0
	until  [numCases]int // the month behind the last one
	grows  bool          // with the number of people
	rises  rises
}

// rises says by which yearly increase a flow goes up.
type rises uint8

const (
	risesNot rises = iota
	risesAsFee
	risesAsSuppliers
	risesAsPay
	numRises
)

// increases are the yearly increases in hundredths of a percent.
type increases [numRises]int64

// growthRule is how the number of people moves.
type growthRule struct {
	rule
	percent [numCases]int64 // in 24 months, hundredths of a percent
}

// pace is how people and prices move over a term.
type pace struct {
	growth   [numCases]int64   // hundredths of a percent in 24 months
	factor   [numRises][]int64 // of each year, in millionths
	said     []string
	increase increases // each year, in hundredths of a percent
}

// The scale in which months are counted: the people of the start for one month are
// growthUnit, the prices of the start priceUnit.
const (
	growthMonths = 24
	growthUnit   = growthMonths * maxPercent
	priceUnit    = 1_000_000
)

// paceOf works out how people and prices move, and says it.
func (c *Card) paceOf(in *CompareInput, months int) pace {
	r := &c.comparison
	p := pace{}
	increase := r.increase
	if in.Increase != nil {
		increase[risesAsFee] = *in.Increase
	}
	for i := range p.factor {
		f := int64(priceUnit)
		for range (months + 11) / 12 {
			p.factor[i] = append(p.factor[i], f)
			f = (f*(maxPercent+increase[i]) + maxPercent/2) / maxPercent
		}
	}
	p.growth = c.growth(in.View)
	p.increase = increase
	switch q := r.growthAsked; {
	case q < 0 || len(r.growth) == 0:
	case in.View.State(q) != answer.Given:
		p.said = appendSaid(p.said, r.said.GrowthOpen)
	case p.growth == [numCases]int64{}:
		p.said = appendSaid(p.said, r.said.GrowthNone)
	case p.growth[typical] < 0:
		p.said = appendSaid(p.said, replaced(r.said.ShrinkSaid, "{low}", c.plain(max(0, -p.growth[high])), "{typical}", c.plain(-p.growth[typical]), "{high}", c.plain(-p.growth[low])))
	default:
		p.said = appendSaid(p.said, replaced(r.said.GrowthSaid, "{low}", c.plain(p.growth[low]), "{typical}", c.plain(p.growth[typical]), "{high}", c.plain(p.growth[high])))
	}
	return p
}

// sayIncrease says how prices move from the second year on, of what the sums hold: others
// are named where what they are paid is in them.
func (m *comparer) sayIncrease() []string {
	said, rise := &m.card.comparison.said, &m.pace.increase
	if m.months <= 12 {
		return nil
	}
	others := m.stands && m.spend.total[high] > 0
	fill := func(text string) string {
		return replaced(text, "{fee}", m.card.plain(rise[risesAsFee]), "{suppliers}", m.card.plain(rise[risesAsSuppliers]))
	}
	switch {
	case rise[risesAsFee] == 0 && said.FeeStaysSaid != "" && others:
		return appendSaid(nil, fill(said.FeeStaysSaid), fill(said.OthersRiseSaid))
	case rise[risesAsFee] == 0 && said.FeeStaysSaid != "":
		return appendSaid(nil, fill(said.FeeStaysSaid))
	case !others && said.FeeRisesSaid != "":
		return appendSaid(nil, fill(said.FeeRisesSaid))
	}
	return appendSaid(nil, fill(said.IncreaseSaid))
}

// growth is by how much the number of people moves: that of the rule that holds; where
// it is not settled which one does, from the least to the most of those that may.
func (c *Card) growth(v answer.View) (g [numCases]int64) {
	found, decided := false, false
	for i := range c.comparison.growth {
		r := &c.comparison.growth[i]
		h := ruleHolds(&r.rule, v)
		if !h[high] {
			continue
		}
		if !found {
			g[low], g[high], found = r.percent[low], r.percent[high], true
		}
		g[low], g[high] = min(g[low], r.percent[low]), max(g[high], r.percent[high])
		if h[typical] && !decided {
			g[typical], decided = r.percent[typical], true
		}
	}
	if found && !decided {
		g[typical] = min(max(0, g[low]), g[high])
	}
	return g
}

// monthly is a flow for the whole term that grows with people.
func (m *comparer) monthly(amount cases, r rises) flow {
	return flow{amount: amount, per: 1, until: m.term(), grows: true, rises: r}
}

// yearly is the pay of people by the year, which does not.
func (m *comparer) yearly(amount cases) flow {
	return flow{amount: amount, per: 12, until: m.term(), rises: risesAsPay}
}

// once is an amount that is paid once.
func (m *comparer) once(amount cases, month int) flow {
	return flow{amount: amount, from: month, until: m.term()}
}

func (m *comparer) term() [numCases]int { return [numCases]int{m.months, m.months, m.months} }

// times multiplies an amount by a number of people in hundredths, rounded to the cent.
func (m *comparer) times(c cases, people [numCases]int64) cases {
	for i := range c {
		c[i] = m.arith.cents(m.arith.mul(c[i], whole(people[i])))
	}
	return c
}

// amounts are hundredths as money.
func (m *comparer) amounts(n [numCases]int64) (c cases) {
	for i := range c {
		c[i] = m.arith.cents(Hundredths(n[i]))
	}
	return c
}

// within is what a part costs in some months of one year, each flow rounded once.
func (m *comparer) within(a *arith, p *part, from, to int) Range {
	if !p.known || m.arith.err != nil {
		return Range{}
	}
	sum := cases{a.nothing(), a.nothing(), a.nothing()}
	for i := range p.flows {
		for j := range sum {
			sum[j] = a.add(sum[j], m.flowIn(a, &p.flows[i], j, from, to))
		}
	}
	return sum.known()
}

// flowIn is what a flow comes to in one case in some months of one year.
func (m *comparer) flowIn(a *arith, f *flow, i, from, to int) decimal.Decimal {
	first, last := max(from, f.from), min(to, f.until[i])
	if f.per == 0 {
		if f.from < from || f.from >= to {
			return a.nothing()
		}
		return f.amount[i]
	}
	if first >= last || f.amount[i].IsZero() {
		return a.nothing()
	}
	var parts int64
	for month := first; month < last; month++ {
		parts += m.pace.people(i, month, f.grows)
	}
	of, err := decimal.New(parts*m.pace.factor[f.rises][from/12], a.places)
	whole, errWhole := decimal.New(growthUnit*priceUnit*int64(f.per), a.places)
	if err != nil || errWhole != nil {
		a.err = errTooLarge
		return a.nothing()
	}
	return a.proportion(f.amount[i], of, whole)
}

// people is how many people there are in a month against the start: a straight line
// over 24 months, then as many.
func (p *pace) people(i, month int, grows bool) int64 {
	if !grows {
		return growthUnit
	}
	return growthUnit + p.growth[i]*int64(min(month, growthMonths))
}

// running are the sums of an option up to each month, typical case.
func (m *comparer) running(o *Option) ([]decimal.Decimal, bool) {
	a := m.card.arith()
	sums := make([]decimal.Decimal, 0, m.months)
	before := a.nothing()
	for month := range m.months {
		if month%12 == 0 && month > 0 {
			before = sums[month-1]
		}
		sum := before
		for i := range o.parts {
			for j := range o.parts[i].flows {
				sum = a.add(sum, m.flowIn(&a, &o.parts[i].flows[j], typical, month/12*12, month+1))
			}
		}
		sums = append(sums, sum)
	}
	known := !slices.ContainsFunc(o.parts, func(p part) bool { return !p.known })
	return sums, known && a.err == nil && o.Total.Known
}
