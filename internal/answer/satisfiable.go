package answer

import (
	"math/bits"
	"slices"

	"mspscope/internal/terms"
)

// CanHold reports whether some answers make each alternative of the condition
// true, gates included. It returns the index of the first alternative that no
// answers can make true, or -1. Answers are those of a questionnaire filled in
// to the end; only an alternative that asks for an open answer is tried on
// questionnaires half filled in. Counts of towers are looked at one by one, so a
// contradiction between two counts may stay unseen.
func (s *Schema) CanHold(c *Condition) (never int) {
	for i, all := range c.any {
		if !s.canHoldAll(all, len(all), nil) {
			return i
		}
	}
	return -1
}

// canHoldAll expands the gates of the tested questions: a test of a question
// can be true only when the question is not hidden. The first own tests are
// those of the condition itself, the others come from gates.
func (s *Schema) canHoldAll(all []Test, own int, gated []int) bool {
	for i := range all {
		q := all[i].Question
		gate := &s.questions[q].Gate
		if gate.Always() || contains(gated, q) {
			continue
		}
		for _, alternative := range gate.any {
			more := append(append([]Test(nil), all...), alternative...)
			if s.canHoldAll(more, own, append(append([]int(nil), gated...), q)) {
				return true
			}
		}
		return false
	}
	halfFilled := slices.ContainsFunc(all[:own], func(t Test) bool { return t.Op.asksOpen() })
	byQuestion := map[int][]Test{}
	for i, t := range all {
		// A gate need not be true, only not false: an open answer is enough for
		// it, unless the condition itself needs that answer.
		if i >= own && halfFilled && !needsAnswer(all[:own], t.Question) {
			continue
		}
		byQuestion[t.Question] = append(byQuestion[t.Question], t)
	}
	for q, tests := range byQuestion {
		if !s.questions[q].canHold(tests) {
			return false
		}
	}
	return true
}

// asksOpen reports whether tests of this kind hold for open answers only.
func (o Op) asksOpen() bool { return o == OpUnknown || o == OpUnsure }

// needsAnswer reports whether one of the tests can hold only when the question
// is answered.
func needsAnswer(tests []Test, question int) bool {
	return slices.ContainsFunc(tests, func(t Test) bool { return t.Question == question && !t.Op.asksOpen() })
}

func contains(xs []int, x int) bool {
	return slices.Contains(xs, x)
}

// canHold reports whether one answer to the question passes all tests.
func (q *Question) canHold(tests []Test) bool {
	open := 0
	for _, t := range tests {
		if t.Op.asksOpen() {
			open++
		}
	}
	if open > 0 {
		return open == len(tests)
	}
	switch q.Type {
	case Number, Scale, Level:
		low, high := q.Min, q.Max
		for _, t := range tests {
			low, high = max(low, t.Low), min(high, t.High)
		}
		if q.Decimals == 0 {
			low = wholeFrom(low)
		}
		return low <= high
	case SingleChoice, YesNo:
		mask := ^uint64(0) >> (64 - len(q.Options))
		for _, t := range tests {
			if t.Op == OpNone {
				mask &^= t.Options
			} else {
				mask &= t.Options
			}
		}
		return mask != 0
	case MultiChoice:
		return q.listCanHold(tests)
	case Grid:
		return gridCanHold(tests)
	case Text:
	}
	return false
}

// wholeFrom returns the first whole number from n on, both in hundredths.
func wholeFrom(n int64) int64 {
	over := n % 100
	if over > 0 {
		over -= 100
	}
	return n - over
}

func (q *Question) listCanHold(tests []Test) bool {
	hasNone := q.OptionIndex(noneOption) >= 0
	passes := func(options uint64) bool {
		if options == 0 && hasNone {
			return false // an empty list is read as [none]
		}
		v := Value{State: Given, Options: options}
		for i := range tests {
			if !tests[i].Holds(&v) {
				return false
			}
		}
		return true
	}
	for rest := q.Exclusive; rest != 0; rest &= rest - 1 {
		if passes(1 << bits.TrailingZeros64(rest)) {
			return true
		}
	}
	if len(q.Options) == 0 {
		return passes(0)
	}
	free := ^uint64(0) >> (64 - len(q.Options)) &^ q.Exclusive
	for i := range tests {
		if tests[i].Op == OpNone {
			free &^= tests[i].Options
		}
	}
	// A smallest choice that meets every "has": one option for each, tried in
	// all combinations; then it is filled up to the count that is asked for.
	var try func(i int, chosen uint64) bool
	try = func(i int, chosen uint64) bool {
		for ; i < len(tests); i++ {
			if tests[i].Op == OpAny && chosen&tests[i].Options == 0 {
				for rest := free & tests[i].Options; rest != 0; rest &= rest - 1 {
					if try(i+1, chosen|1<<bits.TrailingZeros64(rest)) {
						return true
					}
				}
				return false
			}
		}
		for rest := free &^ chosen; ; rest &= rest - 1 {
			if passes(chosen) {
				return true
			}
			if rest == 0 {
				return false
			}
			chosen |= 1 << bits.TrailingZeros64(rest)
		}
	}
	return try(0, 0)
}

func gridCanHold(tests []Test) bool {
	var sides [terms.NumTowers]uint8
	for t := range sides {
		sides[t] = 0b11111
	}
	for _, t := range tests {
		if t.Op == OpSide {
			sides[t.Tower] &= t.Sides
		}
	}
	for _, s := range sides {
		if s == 0 {
			return false
		}
	}
	for _, t := range tests {
		if t.Op != OpSideCount {
			continue
		}
		var must, may int64
		for _, tower := range terms.OperationalTowers() {
			if sides[tower]&t.Sides != 0 {
				may += 100
				if sides[tower]&^t.Sides == 0 {
					must += 100
				}
			}
		}
		if wholeFrom(max(must, t.Low)) > min(may, t.High) {
			return false
		}
	}
	return true
}
