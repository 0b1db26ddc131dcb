package answer

import (
	"slices"

	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// Truth is the truth of a condition over answers that may be open.
type Truth uint8

// The three truths, in their order: and is the minimum, or is the maximum.
const (
	False Truth = iota
	Open
	True
)

// String returns the truth in words.
func (t Truth) String() string { return [...]string{"false", "open", "true"}[t] }

// Op is what a test asks of an answer.
type Op uint8

// The operations of a test.
const (
	OpRange     Op = iota // the number lies in Low..High
	OpAny                 // at least one of Options was chosen
	OpNone                // none of Options was chosen
	OpCount               // the number of chosen options lies in Low..High (hundredths)
	OpSide                // the side of Tower is one of Sides
	OpSideCount           // the number of operational towers with one of Sides lies in Low..High (hundredths)
	OpUnknown             // not answered, or answered "not sure"
	OpUnsure              // answered "not sure"
)

// Test asks one thing of one answer.
type Test struct {
	Question  int
	Op        Op
	Low, High int64  // OpRange, OpCount, OpSideCount
	Options   uint64 // OpAny, OpNone
	Tower     terms.Tower
	Sides     uint8 // bits by terms.Side; bit 0 is "not decided"
}

// Condition is a choice of conjunctions: it holds when all tests of any one
// conjunction hold. The zero Condition always holds.
type Condition struct {
	any      [][]Test
	source   *yamldoc.Node
	silenced bool // some of what is written tests what is not asked any more, and is left out of any
}

// Always reports whether the condition holds whatever is answered.
func (c *Condition) Always() bool { return len(c.any) == 0 && !c.silenced }

// Alternatives returns the conjunctions, for code that looks into conditions.
// They must not be changed.
func (c *Condition) Alternatives() [][]Test { return c.any }

// Source returns the condition as it was written, nil for the zero Condition.
func (c *Condition) Source() *yamldoc.Node { return c.source }

// Questions lists the indices of the questions the condition tests, ascending.
func (c *Condition) Questions() []int {
	var qs []int
	for _, all := range c.any {
		for i := range all {
			if !slices.Contains(qs, all[i].Question) {
				qs = append(qs, all[i].Question)
			}
		}
	}
	slices.Sort(qs)
	return qs
}

// Tests reports whether the condition tests a question.
func (c *Condition) Tests(question int) bool {
	for _, all := range c.any {
		for i := range all {
			if all[i].Question == question {
				return true
			}
		}
	}
	return false
}

// Eval returns the truth of the condition under a view.
func (c *Condition) Eval(v View) Truth {
	if c.Always() {
		return True
	}
	truth := False
	for _, all := range c.any {
		t := True
		for i := range all {
			t = min(t, v.test(&all[i]))
			if t == False {
				break
			}
		}
		truth = max(truth, t)
		if truth == True {
			break
		}
	}
	return truth
}
