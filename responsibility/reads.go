package responsibility

import (
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// AddReads records what the leans of some towers test of the answers.
func (s *SplitRules) AddReads(r *answer.Reads, of func(terms.Tower) bool) {
	for m := range s.models {
		for i := range s.models[m].leans {
			if l := &s.models[m].leans[i]; of(l.Tower) {
				r.Rule(&l.rule)
			}
		}
	}
}

// AddBesideReads records what the rules of the proposals test of the answers.
func (s *SplitRules) AddBesideReads(r *answer.Reads) {
	for i := range s.beside {
		b := &s.beside[i]
		r.Rule(&b.rule)
		for k := range b.where {
			r.Condition(&b.where[k].when)
		}
	}
}

// Conditions goes through what the rows test, theirs and the adjusters'.
func (c *Catalogue) Conditions(each func(*answer.Condition)) {
	rule := func(u *answer.Rule) {
		each(&u.When)
		each(&u.Unless)
	}
	for i := range c.adjusters {
		rule(&c.adjusters[i].rule)
	}
	for i := range c.activities {
		a := &c.activities[i]
		rule(&a.rule)
		for j := range a.fees {
			rule(&a.fees[j].rule)
		}
		for j := range a.variants {
			rule(&a.variants[j].rule)
		}
	}
}
