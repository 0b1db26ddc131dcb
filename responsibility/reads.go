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

// AddReads records what the adjusters that name a row test of the answers.
func (c *Catalogue) AddReads(r *answer.Reads) {
	for i := range c.adjusters {
		r.Rule(&c.adjusters[i].rule)
	}
}
