package assess

import (
	"math/bits"
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// What is true of answers that are not settled, worked out by trying everything
// that they may stand for.

// counts reports whether a rule counts: when is true and unless is not.
func counts(v answer.View, u *answer.Rule) bool {
	return holdsAny(v, &u.When) == answer.True && (!u.HasUnless() || holdsAny(v, &u.Unless) != answer.True)
}

// holdsAny is the truth of a condition: any of its conjunctions, all of their tests.
func holdsAny(v answer.View, c *answer.Condition) answer.Truth {
	if c.Always() {
		return answer.True
	}
	truth := answer.False
	for _, all := range c.Alternatives() {
		one := answer.True
		for i := range all {
			one = min(one, holds(v, &all[i]))
		}
		truth = max(truth, one)
	}
	return truth
}

// holds is the truth of a test: open where the settled answers disagree.
func holds(v answer.View, t *answer.Test) answer.Truth {
	switch v.State(t.Question) {
	case answer.Hidden:
		return answer.False
	case answer.Missing, answer.Unknown:
		return answer.Open
	case answer.Given:
	}
	var yes, no bool
	see := func(one bool) { yes, no = yes || one, no || !one }
	switch t.Op {
	case answer.OpSide:
		for _, side := range sidesOf(v, t.Question, t.Tower) {
			see(t.Sides&(1<<side) != 0)
		}
	case answer.OpSideCount:
		least, most := 0, 0
		for _, tower := range terms.OperationalTowers() {
			in := 0
			sides := sidesOf(v, t.Question, tower)
			for _, side := range sides {
				in += int(t.Sides >> side & 1)
			}
			most += min(in, 1)
			if in == len(sides) {
				least++
			}
		}
		for n := least; n <= most; n++ {
			see(t.Low <= int64(n)*100 && int64(n)*100 <= t.High)
		}
	case answer.OpRange, answer.OpAny, answer.OpNone, answer.OpCount, answer.OpUnknown, answer.OpUnsure:
		for _, value := range said(v, t.Question) {
			each(v.Schema().At(t.Question), value, t, see)
		}
	}
	switch {
	case yes && no:
		return answer.Open
	case yes:
		return answer.True
	}
	return answer.False
}

// said are the answers of all people to a question.
func said(v answer.View, question int) []answer.Value {
	if d := v.Dispute(question); d != nil {
		return d.Values
	}
	return []answer.Value{v.Value(question)}
}

// each tries a test on everything that one answer may stand for.
func each(q *answer.Question, v answer.Value, t *answer.Test, see func(bool)) {
	if q.Type == answer.MultiChoice || q.Type == answer.SingleChoice || q.Type == answer.YesNo {
		sure := v.Options &^ v.Unsure
		for some := v.Unsure; ; some = (some - 1) & v.Unsure {
			chosen := sure | some
			n := int64(bits.OnesCount64(chosen)) * 100
			switch t.Op {
			case answer.OpAny:
				see(chosen&t.Options != 0)
			case answer.OpNone:
				see(chosen&t.Options == 0)
			default:
				see(t.Low <= n && n <= t.High)
			}
			if some == 0 {
				return
			}
		}
	}
	// Between its ends and the bounds of the test nothing can change.
	for _, n := range []int64{v.Number, v.Number + v.Spread, t.Low - 1, t.Low, t.High, t.High + 1} {
		if n >= v.Number && n <= v.Number+v.Spread {
			see(t.Low <= n && n <= t.High)
		}
	}
}

// sidesOf are the sides that a tower may have: any where the answer in use leaves it
// open, else those that somebody named. Undecided stands for "you propose".
func sidesOf(v answer.View, question int, t terms.Tower) []terms.Side {
	inUse := v.Value(question)
	if inUse.NotSure.Has(t) || t.Operational() && inUse.Grid[t] == terms.Undecided && !inUse.Advised.Has(t) {
		every := terms.Sides()
		return append(every[:], terms.Undecided)
	}
	var sides []terms.Side
	for _, value := range said(v, question) {
		if (value.Grid[t] != terms.Undecided || value.Advised.Has(t)) && !slices.Contains(sides, value.Grid[t]) {
			sides = append(sides, value.Grid[t])
		}
	}
	if len(sides) == 0 {
		return []terms.Side{terms.Undecided}
	}
	return sides
}
