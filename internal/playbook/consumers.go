package playbook

import (
	"mspscope/internal/answer"
	"mspscope/internal/result"
	"mspscope/internal/terms"
)

// Consumers says what uses the answer to a question, as bits. It is worked out
// from the rules that test the question and from nothing else.
//
// Price and responsibilities are those of a given model. Both follow from its
// split, so that they use also what a side in the split follows from: a question
// that moves a tower moves its price and its rows. What only chooses between the
// models is scoring.
//
// A gate uses nothing by itself. But whether a question is asked at all decides
// what its consumers get to read, so that a question counts as used by whatever
// uses the questions that wait for it.
type Consumers uint8

// The consumers.
const (
	ByScoring          Consumers = 1 << iota // the model, and whether answers contradict each other
	ByPricing                                // the price of a model
	ByResponsibilities                       // who does what under a model
	ByReport                                 // findings, readiness, growth, and what a page prints
)

var consumerIDs = [...]string{"scoring", "pricing", "responsibilities", "report"}

// Has reports whether one of the given consumers is among them.
func (c Consumers) Has(some Consumers) bool { return c&some != 0 }

// IDs lists the consumers as machine output has them. It is never nil: without
// any the list is empty.
func (c Consumers) IDs() []string {
	ids := []string{}
	for i, id := range consumerIDs {
		if c.Has(1 << i) {
			ids = append(ids, id)
		}
	}
	return ids
}

// reader is a part of a playbook that reads answers.
type reader struct {
	what  string // one of its rules, in a message; "" for what no file can change
	by    Consumers
	reads *answer.Reads
}

// readers lists all that reads answers. All parts but the proofs must be there.
func (p *Playbook) readers() []reader {
	schema := p.Questionnaire.Schema
	var all []reader
	add := func(what string, by Consumers, record func(*answer.Reads)) {
		reads := schema.NewReads()
		record(reads)
		all = append(all, reader{what, by, reads})
	}
	add("criterion", ByScoring, p.Matrix.AddReads)
	add("", ByPricing|ByResponsibilities, p.Matrix.AddStated)
	add("split rule", ByResponsibilities, func(r *answer.Reads) {
		p.Split.AddReads(r, func(terms.Tower) bool { return true })
	})
	add("", ByPricing, func(r *answer.Reads) { p.Split.AddReads(r, p.movesPrice) })
	add("price", ByPricing, p.Card.AddReads)
	add("not_priced rule", ByPricing, p.Card.AddNotPriced)
	add("row", ByResponsibilities, func(r *answer.Reads) {
		p.Catalogue.Conditions(func(c *answer.Condition) { p.Facts.AddReads(r, c) })
	})
	add("", ByResponsibilities, func(r *answer.Reads) { // what a row has to do with the price
		for _, l := range p.Catalogue.NamedLines() {
			p.Card.AddLineReads(r, l.ID)
		}
	})
	add("finding", ByReport, p.Findings.AddReads)
	add("rule of readiness", ByReport, p.Readiness.AddReads)
	add("proposal", ByReport, p.Split.AddBesideReads)
	add("text", ByReport, p.Texts.AddReads)
	add("", ByReport, func(r *answer.Reads) {
		p.Provider.AddReads(r, schema)
		for _, id := range result.Printed() {
			r.Question(schema.Find(id))
		}
		p.Questionnaire.AddReads(r)
	})
	return all
}

// movesPrice reports whether a price depends on the side of a tower. The
// operational ones hang together: where the sides that the rules prefer do not
// make the model, another of them gives way.
func (p *Playbook) movesPrice(t terms.Tower) bool {
	return t < terms.NumOperational || p.Card.Counts(t)
}

// consumers works out what uses each question.
func (p *Playbook) consumers() []Consumers {
	schema := p.Questionnaire.Schema
	out := make([]Consumers, schema.Len())
	for _, r := range p.readers() {
		for i := range out {
			if r.reads.Has(i) {
				out[i] |= r.by
			}
		}
	}
	// All but the internal part of a result is worked out without private
	// answers, also where a rule looks one up.
	for i := range out {
		if schema.At(i).Private {
			out[i] &= ByReport
		}
	}
	for changed := true; changed; { // gates make no circle, so that this ends
		changed = false
		for i := range out {
			for _, q := range schema.At(i).Gate.Questions() {
				if more := out[q] | out[i]; more != out[q] {
					out[q], changed = more, true
				}
			}
		}
	}
	return out
}
