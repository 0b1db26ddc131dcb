package advice

import (
	"mspscope/internal/answer"
)

// AddReads records what a condition tests that was read under the facts.
func (f *Facts) AddReads(r *answer.Reads, c *answer.Condition) { f.add(r, c) }

// add records what a condition tests: answers, and the two numbers of a ratio.
// The other facts record nothing. The model and the split are results, and the
// number of answers "not sure" is about all questions alike, so that none of
// them is asked for its sake.
func (f *Facts) add(r *answer.Reads, c *answer.Condition) {
	r.Condition(c)
	for _, i := range c.Questions() {
		if ratio := i - f.base.Len() - numFixed; ratio >= 0 && ratio < len(f.ratios) {
			r.Question(f.ratios[ratio].of)
			r.Question(f.ratios[ratio].per)
		}
	}
}

// AddReads records what the findings test of the answers.
func (f *Findings) AddReads(r *answer.Reads) {
	for i := range f.rules {
		rule := &f.rules[i]
		f.facts.add(r, &rule.When)
		f.facts.add(r, &rule.Unless)
		for j := range rule.escalate {
			f.facts.add(r, &rule.escalate[j].when)
		}
		f.facts.add(r, &rule.called)
		f.facts.add(r, &rule.demanded)
		for j := range rule.instead {
			f.facts.add(r, &rule.instead[j].When)
			f.facts.add(r, &rule.instead[j].Unless)
		}
	}
	for i := range f.inOrder {
		f.facts.add(r, &f.inOrder[i].rule.When)
		f.facts.add(r, &f.inOrder[i].rule.Unless)
	}
}

// AddReads records what readiness follows from.
func (rd *Readiness) AddReads(r *answer.Reads) {
	for i := range rd.elements {
		e := &rd.elements[i]
		r.Question(e.question)
		rd.facts.add(r, &e.counts.Unless)
		for _, rules := range [][]levelRule{e.rules, e.lower, e.caps} {
			for j := range rules {
				rd.facts.add(r, &rules[j].when)
			}
		}
	}
	for i := range rd.blocks {
		rd.facts.add(r, &rd.blocks[i].when)
	}
	for i := range rd.stops {
		rd.facts.add(r, &rd.stops[i].when)
	}
}

// AddReads records what the texts test of the answers: the signs of growth, and what
// is said under a condition.
func (t *Texts) AddReads(r *answer.Reads) {
	for i := range t.growth {
		for j := range t.growth[i].triggers {
			r.Condition(&t.growth[i].triggers[j].when)
		}
		r.Condition(&t.growth[i].fits.When)
		r.Condition(&t.growth[i].fits.Unless)
	}
	for i := range t.outgrown {
		r.Condition(&t.outgrown[i].when)
	}
	t.addNoticeReads(r)
	t.addToldReads(r)
}

// AddReads records what the fit of the provider looks at.
func (p *ProviderProfile) AddReads(r *answer.Reads, schema *answer.Schema) {
	for _, id := range []string{questionUsers, questionRegimes, questionCoverage} {
		r.Question(schema.Find(id))
	}
	p.addConditionReads(r)
}
