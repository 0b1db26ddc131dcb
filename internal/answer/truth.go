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
		return sideOf(v, t)
	case OpSideCount:
		return sideCount(v, t)
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

func sideOf(v *Value, t *Test) Truth {
	if v.OpenTower(t.Tower) {
		return Open
	}
	return truth(t.Sides&(1<<v.Grid[t.Tower]) != 0)
}

func sideCount(v *Value, t *Test) Truth {
	var low, open int64
	for _, tower := range terms.OperationalTowers() {
		switch {
		case v.OpenTower(tower):
			open += 100
		case t.Sides&(1<<v.Grid[tower]) != 0:
			low += 100
		}
	}
	return within(low, low+open, t)
}

// Holds reports whether the test certainly holds for a given value.
func (t *Test) Holds(v *Value) bool { return t.Eval(v) == True }
