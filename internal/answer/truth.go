package answer

import (
	"math/bits"

	"mspscope/internal/terms"
)

// Eval returns the truth of the test for one value. What is given and not settled
// makes a test open where the answers that it may stand for disagree.
func (t *Test) Eval(v *Value) Truth {
	switch v.State {
	case Hidden:
		return False
	case Missing, Unknown:
		switch t.Op {
		case OpUnknown:
			return True
		case OpUnsure:
			return truth(v.State == Unknown)
		case OpRange, OpAny, OpNone, OpCount, OpSide, OpSideCount:
		}
		return Open
	case Given:
	}
	switch t.Op {
	case OpRange:
		return within(v.Number, v.High(), t)
	case OpAny:
		return t.chosen(v)
	case OpNone:
		return True - t.chosen(v)
	case OpCount:
		sure := int64(bits.OnesCount64(v.Options &^ v.Unsure))
		return within(sure*100, int64(bits.OnesCount64(v.Options|v.Unsure))*100, t)
	case OpSide:
		return t.side(v.sidesOf(t.Tower))
	case OpSideCount:
		sides := v.Sides()
		return t.EvalSides(&sides)
	case OpUnknown, OpUnsure:
	}
	return False
}

func truth(b bool) Truth {
	if b {
		return True
	}
	return False
}

// within compares what lies somewhere from low to high with the bounds of a test.
func within(low, high int64, t *Test) Truth {
	switch {
	case t.Low <= low && high <= t.High:
		return True
	case high < t.Low || t.High < low:
		return False
	}
	return Open
}

// chosen says whether one of the test's options was chosen.
func (t *Test) chosen(v *Value) Truth {
	switch {
	case v.Options&^v.Unsure&t.Options != 0:
		return True
	case (v.Options|v.Unsure)&t.Options == 0:
		return False
	}
	return Open
}

// Sides is for each tower of a grid the sides that it may have, as bits by
// terms.Side; the bit of Undecided stands for "you propose".
type Sides [terms.NumTowers]uint8

// AnySide is what is known of a tower that is open.
const AnySide uint8 = 1<<(terms.ThirdParty+1) - 1

// Sides returns the sides that the towers of a grid may have. It is for grids that
// are given.
func (v *Value) Sides() (s Sides) {
	for t := range s {
		s[t] = v.sidesOf(terms.Tower(t))
	}
	return s
}

func (v *Value) sidesOf(t terms.Tower) uint8 {
	if v.OpenTower(t) {
		return AnySide
	}
	return 1 << v.Grid[t]
}

// EvalSides returns the truth of a test of sides.
func (t *Test) EvalSides(s *Sides) Truth {
	if t.Op == OpSide {
		return t.side(s[t.Tower])
	}
	var low, high int64
	for _, tower := range terms.OperationalTowers() {
		switch t.side(s[tower]) {
		case True:
			low, high = low+100, high+100
		case Open:
			high += 100
		case False:
		}
	}
	return within(low, high, t)
}

// side says whether a tower that may have some sides has one that is asked for.
func (t *Test) side(may uint8) Truth {
	switch {
	case may&^t.Sides == 0:
		return True
	case may&t.Sides == 0:
		return False
	}
	return Open
}

// Holds reports whether the test certainly holds for a given value.
func (t *Test) Holds(v *Value) bool { return t.Eval(v) == True }
