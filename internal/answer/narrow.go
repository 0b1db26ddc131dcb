package answer

import "slices"

// narrow returns what is demanded of an answer together with one test more. The
// tests that were given are not changed.
func (q *Question) narrow(demand []Test, t *Test) []Test {
	for i := range demand {
		if demand[i].implies(t) {
			return demand
		}
	}
	if len(demand) == 1 {
		switch d := demand[0]; {
		case d.Op == OpRange && t.Op == OpRange:
			d.Low, d.High = max(d.Low, t.Low), min(d.High, t.High)
			return []Test{d}
		case d.Op == OpAny && t.Op == OpAny && q.Type != MultiChoice: // of one option
			d.Options &= t.Options
			return []Test{d}
		}
	}
	return append(slices.Clip(demand), *t)
}

// implies reports whether another test of the same question holds wherever this
// one does.
func (t *Test) implies(other *Test) bool {
	if t.Op != other.Op {
		return false
	}
	switch t.Op {
	case OpAny:
		return t.Options&^other.Options == 0
	case OpNone:
		return other.Options&^t.Options == 0
	case OpRange, OpCount:
		return t.Low >= other.Low && t.High <= other.High
	case OpSide:
		return t.Tower == other.Tower && t.Sides&^other.Sides == 0
	case OpSideCount:
		return t.Sides == other.Sides && t.Low >= other.Low && t.High <= other.High
	case OpUnknown, OpUnsure:
	}
	return true
}

// stricter reports whether every answer that passes one demand passes another
// one as well.
func stricter(demand, than []Test) bool {
	return !slices.ContainsFunc(than, func(t Test) bool {
		return !slices.ContainsFunc(demand, func(d Test) bool { return d.implies(&t) })
	})
}
