package pricing

import (
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// The questions that are looked up by name: what a team carries, the sums over the term,
// the checks, and who runs a part follow from these, not from conditions on them.
const (
	questionITFTE   = "it_fte"
	questionPayroll = "it_payroll_year"
	questionSpend   = "it_spend_month"
	questionTowers  = "tower_owners"
	questionTickets = "tickets_per_month" // read by the checks alone
)

// AddReads records what the price follows from beside the split: the counts,
// the rules in force and the comparison over the term.
func (c *Card) AddReads(r *answer.Reads) {
	for _, i := range c.lookups {
		r.Question(i)
	}
	for i := range c.classes {
		r.Question(c.classes[i].question)
		r.Question(c.classes[i].months)
		if c.classes[i].allWhen != nil {
			r.Rule(&c.classes[i].allWhen.Rule)
		}
	}
	for i := range c.share.load {
		r.Rule(&c.share.load[i].Rule)
	}
	for i := range c.share.portions {
		r.Rule(&c.share.portions[i].Rule)
	}
	for i := range c.uplifts {
		r.Rule(&c.uplifts[i].Rule)
	}
	for i := range c.addons {
		r.Rule(&c.addons[i].Rule)
		r.Question(c.addons[i].scope.question)
	}
	for i := range c.onboarding.raise {
		r.Rule(&c.onboarding.raise[i].Rule)
	}
	for i := range c.open {
		r.Question(c.open[i].question)
	}
	r.Rule(&c.comparison.payrollStays.Rule)
	for i := range c.comparison.growth {
		r.Rule(&c.comparison.growth[i].Rule)
	}
	c.todayReads(r)
	c.teamReads(r)
	for i := range c.corridor.narrow {
		r.Rule(&c.corridor.narrow[i].Rule)
	}
	for i := range c.checks.rules {
		r.Rule(&c.checks.rules[i].Rule)
	}
}

// AddLineReads records what decides whether a line is in a price.
func (c *Card) AddLineReads(r *answer.Reads, id string) {
	if k := c.find(id); k >= 0 {
		c.addClassReads(r, k)
	}
	for i := range c.addons {
		if a := &c.addons[i]; a.id == id {
			r.Rule(&a.Rule)
			if a.scope.least == 0 { // with a least number it is there whatever the answer
				r.Question(a.scope.question)
			}
		}
	}
	for i := range c.uplifts {
		if c.uplifts[i].id == id {
			r.Rule(&c.uplifts[i].Rule)
		}
	}
}

// addClassReads records what the number of units of a class follows from: with those that
// are counted among the same ones, none of them can be more than is left.
func (c *Card) addClassReads(r *answer.Reads, k unit) {
	of := c.classes[k].of
	for i := range c.classes {
		one := &c.classes[i]
		if unit(i) != k && unit(i) != of && (of < 0 || one.of != of) {
			continue
		}
		r.Question(one.question)
		r.Question(one.months)
		if one.allWhen != nil {
			r.Rule(&one.allWhen.Rule)
		}
	}
}

// AddNotPriced records what the sentences about what is not in the price test.
func (c *Card) AddNotPriced(r *answer.Reads) {
	for i := range c.notPriced {
		r.Rule(&c.notPriced[i].Rule)
	}
	for i := range c.unpriced {
		r.Question(c.unpriced[i].question)
	}
	for i := range c.today.items {
		r.Rule(&c.today.items[i].Rule)
	}
	for i := range c.schedule {
		r.Rule(&answer.Rule{When: c.schedule[i].when})
	}
}

// Counts reports whether the price depends on who runs a tower: it has a weight,
// or an add-on or a sentence is only for some of its sides.
func (c *Card) Counts(t terms.Tower) bool {
	if c.weighs(t) {
		return true
	}
	for i := range c.addons {
		if a := &c.addons[i]; a.needs[t] != 0 || a.included[t] != 0 {
			return true
		}
	}
	for i := range c.notPriced {
		if c.notPriced[i].needs[t] != 0 {
			return true
		}
	}
	for i := range c.unpriced {
		if c.unpriced[i].needs[t] != 0 {
			return true
		}
	}
	return false
}
