package certainty

import (
	"fmt"
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// literal returns the term for tests of one question that must all hold.
func (c *Certifier) literal(tests []answer.Test) term {
	v := c.varOf[tests[0].Question]
	x := &c.vars[v]
	for i := range x.literals {
		if slices.Equal(x.literals[i], tests) {
			return term{v, 1 << i}
		}
	}
	if len(x.literals) == 64 {
		c.unprovable = fmt.Sprintf("more than 64 different conditions test %q", c.schema.At(x.question).ID)
		return term{v, 1 << 63}
	}
	x.literals = append(x.literals, tests)
	return term{v, 1 << (len(x.literals) - 1)}
}

func (c *Certifier) formula(cond *answer.Condition) formula {
	f := formula{always: cond.Always()}
	for _, all := range cond.Alternatives() {
		var cl clause
		var done []int
		for i := range all {
			q := all[i].Question
			if all[i].Op == answer.OpUnknown || all[i].Op == answer.OpUnsure {
				c.unprovable = fmt.Sprintf("a rule asks whether %q is open", c.schema.At(q).ID)
			}
			if slices.Contains(done, q) {
				continue
			}
			done = append(done, q)
			var tests []answer.Test
			for j := i; j < len(all); j++ {
				if all[j].Question == q {
					tests = append(tests, all[j])
				}
			}
			cl = append(cl, c.literal(tests))
		}
		f.any = append(f.any, cl)
	}
	return f
}

// compileRules compiles criteria, gates and the rule about towers.
func (c *Certifier) compileRules() {
	for i := range c.matrix.Criteria {
		from := &c.matrix.Criteria[i]
		r := rule{when: c.formula(&from.When), weight: from.Weight}
		if from.HasUnless() {
			r.unless = c.formula(&from.Unless)
		}
		for rank, model := range c.byTie {
			r.score[rank] = from.Weight * int64(from.Ratings[model])
			if from.Veto[model] {
				r.veto |= 1 << rank
			}
		}
		r.scope = scopeOf(nil, &r.when, &r.unless)
		c.rules = append(c.rules, r)
	}
	for v := range c.vars {
		if condition := &c.schema.At(c.vars[v].question).Gate; !condition.Always() {
			g := gate{variable: v, open: c.formula(condition)}
			for _, cl := range g.open.any {
				for _, t := range cl {
					c.vars[t.variable].gating |= t.bit
				}
			}
			g.scope = scopeOf([]int{v}, &g.open)
			c.vars[v].gate = len(c.gates)
			c.gates = append(c.gates, g)
		}
	}
	c.sortByGates()
	s := c.matrix.Structure()
	t := &towerRule{towers: -1, people: -1, plan: -1, today: -1, empty: c.reach(c.countSides(&terms.Split{}))}
	if s.Count >= 0 {
		t.people = c.varOf[s.Count]
		below := func(n int64) uint64 {
			return c.literal([]answer.Test{{Question: s.Count, Op: answer.OpRange, Low: lowest, High: n - 1}}).bit
		}
		t.smallBit, t.nobodyBit = below(s.Team), below(s.Someone)
		t.scope = append(t.scope, t.people)
	}
	if s.Plan >= 0 {
		t.plan = c.varOf[s.Plan]
		t.noStaffBit = c.literal([]answer.Test{{Question: s.Plan, Op: answer.OpAny, Options: s.Nobody}}).bit
		t.scope = append(t.scope, t.plan)
	}
	if s.Today >= 0 && s.Outside != 0 {
		t.today = c.varOf[s.Today]
		t.outsideBit = c.literal([]answer.Test{{Question: s.Today, Op: answer.OpAny, Options: s.Outside}}).bit
		t.scope = append(t.scope, t.today)
		if t.people >= 0 { // whether the number is open is asked as well
			c.vars[t.people].gating |= t.nobodyBit
		}
	}
	if s.Towers >= 0 {
		t.towers = c.varOf[s.Towers]
		c.vars[t.towers].towers = true
		t.scope = append(t.scope, t.towers)
	}
	slices.Sort(t.scope)
	c.tower = t
}

// sortByGates finds the order in which gates can be decided. There is one: the
// reader refuses circles.
func (c *Certifier) sortByGates() {
	placed := make([]bool, len(c.vars))
	for len(c.order) < len(c.vars) {
		for v := range c.vars {
			ready := !placed[v]
			if g := c.vars[v].gate; ready && g >= 0 {
				for _, parent := range c.gates[g].scope {
					ready = ready && (parent == v || placed[parent])
				}
			}
			if ready {
				placed[v] = true
				c.order = append(c.order, v)
			}
		}
	}
}

// lowest is below every number that can be answered.
const lowest = -1 << 60

// compileNone gives every clause of the none_needed rules a bit. Clauses join
// by "and" over components, so they need not tie components together.
func (c *Certifier) compileNone() {
	c.parts = make([][]part, len(c.vars))
	bits := 0
	clauses := func(f *formula) (mask uint64) {
		if f.always {
			f.any = []clause{{}}
		}
		for _, cl := range f.any {
			if bits == 64 {
				c.unprovable = "none_needed has more than 64 conditions"
				return mask
			}
			for _, t := range cl {
				c.parts[t.variable] = append(c.parts[t.variable], part{t.bit, 1 << bits})
			}
			mask |= 1 << bits
			bits++
		}
		return mask
	}
	for i := range c.matrix.NoneNeeded {
		from := &c.matrix.NoneNeeded[i]
		when := c.formula(&from.When)
		n := noneRule{when: clauses(&when)}
		if from.HasUnless() {
			unless := c.formula(&from.Unless)
			n.unless = clauses(&unless)
		}
		c.every |= n.when | n.unless
		c.whens |= n.when
		c.other |= n.unless
		c.none = append(c.none, n)
	}
}

// scopeOf lists the variables of formulas, ascending, after some to begin with.
func scopeOf(vars []int, fs ...*formula) []int {
	for _, f := range fs {
		for _, cl := range f.any {
			for _, t := range cl {
				vars = append(vars, t.variable)
			}
		}
	}
	slices.Sort(vars)
	return slices.Compact(vars)
}
