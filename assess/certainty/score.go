package certainty

import "mspscope/internal/terms"

// result is what a completion comes to: a model by its tie rank, or one of the
// outcomes without a model.
type result int8

// The results beside the tie ranks 0, 1 and 2.
const (
	noneNeeded result = terms.NumModels + iota
	allVetoed
	nothingScored
	numResults
)

const allModels uint8 = 1<<terms.NumModels - 1

// outcome is what criteria, towers and rules add up to, for all of a
// completion or for a part of it.
type outcome struct {
	score   [terms.NumModels]int64
	weight  int64
	veto    uint8  // bits by tie rank; parts join by or
	clauses uint64 // clauses of none rules that hold as far as seen; parts join by and
}

func (o *outcome) add(p *outcome) {
	for m := range o.score {
		o.score[m] += p.score[m]
	}
	o.weight += p.weight
	o.veto |= p.veto
	o.clauses &= p.clauses
}

// noneHolds reports whether a none_needed rule holds.
func (c *Certifier) noneHolds(clauses uint64) bool {
	for _, n := range c.none {
		if clauses&n.when != 0 && clauses&n.unless == 0 {
			return true
		}
	}
	return false
}

// result says what Matrix.Recommend makes of an outcome.
func (c *Certifier) result(o *outcome) result {
	switch {
	case c.noneHolds(o.clauses):
		return noneNeeded
	case o.weight == 0 && o.veto == 0:
		return nothingScored
	case o.veto == allModels:
		return allVetoed
	}
	best := -1
	for m := range o.score {
		if o.veto&(1<<m) == 0 && (best < 0 || o.score[m] > o.score[best]) {
			best = m
		}
	}
	return result(best)
}
