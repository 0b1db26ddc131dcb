package answer

import (
	"slices"

	"mspscope/internal/yamldoc"
)

// When is a condition as it stands in a file. It is read under a schema by
// ReadRule, because what it may test is only known there.
type When struct{ node *yamldoc.Node }

// DecodeNode keeps the condition.
func (w *When) DecodeNode(_ *yamldoc.Report, n *yamldoc.Node, _ string) { w.node = n }

// DescribeShape says that it is a condition.
func (w *When) DescribeShape() yamldoc.Shape {
	return yamldoc.Shape{Form: yamldoc.FormOther, Name: "condition"}
}

// Clauses are the two keys of every rule, to be embedded in what a file has.
type Clauses struct {
	When   When `yaml:"when" doc:"The rule counts where this holds."`
	Unless When `yaml:"unless,opt" doc:"It does not count where this holds; while it is open, it does not keep the rule from counting."`
}

// Exception are the keys of a rule that counts always unless they say otherwise.
type Exception struct {
	When   When `yaml:"when,opt" doc:"The rule counts where this holds; left out, always."`
	Unless When `yaml:"unless,opt" doc:"It does not count where this holds; while it is open, it does not keep the rule from counting."`
}

// Rule is a condition with an exception.
type Rule struct {
	When   Condition
	Unless Condition

	hasUnless bool // tells an absent unless, which never holds, from the zero Condition
}

// HasUnless reports whether the rule has an exception.
func (u *Rule) HasUnless() bool { return u.hasUnless }

// Eval returns whether the rule counts: when is true and unless is not true.
// While when is open the rule is open; an open unless does not keep it from
// counting.
func (u *Rule) Eval(v View) Truth {
	t := u.When.Eval(v)
	if t != False && u.hasUnless && u.Unless.Eval(v) == True {
		return False
	}
	return t
}

// Holds reports whether the rule counts for certain.
func (u *Rule) Holds(v View) bool { return u.Eval(v) == True }

// Questions lists the indices of the questions that the rule tests; one that
// both conditions test stands twice.
func (u *Rule) Questions() []int { return append(u.When.Questions(), u.Unless.Questions()...) }

// ReadRule reads the clauses of a rule. A condition that no answers make true is
// a problem, because nobody means it.
func (s *Schema) ReadRule(r *yamldoc.Report, when, unless When, voc Vocabulary) Rule {
	before := r.Len()
	rule := Rule{When: s.ReadWhen(r, when, voc), Unless: s.ReadWhen(r, unless, voc), hasUnless: unless.node != nil}
	if r.Len() == before && rule.never() {
		const excluded = "this holds wherever \"when\" does, so the rule never counts; narrow one of the two, or remove the rule"
		if r.Shipped(unless.node) { // the own questionnaire made it so; it does no harm
			r.Warn(unless.node, excluded)
		} else {
			r.Add(unless.node, excluded)
		}
	}
	return rule
}

// never reports whether the exception takes away each alternative of the condition, as
// far as its single tests show.
func (u *Rule) never() bool {
	if len(u.When.any) == 0 || len(u.Unless.any) == 0 {
		return false
	}
	for _, when := range u.When.any {
		if !slices.ContainsFunc(u.Unless.any, func(unless []Test) bool { return follows(unless, when) }) {
			return false
		}
	}
	return true
}

// follows reports whether all tests of a conjunction are true where those of another one
// are.
func follows(all, from []Test) bool {
	for i := range all {
		if !slices.ContainsFunc(from, func(t Test) bool { return t.within(&all[i]) }) {
			return false
		}
	}
	return true
}

// within reports whether a test passes no answer that the other one does not pass.
func (t *Test) within(of *Test) bool {
	if t.Question != of.Question || t.Op != of.Op {
		return false
	}
	switch t.Op {
	case OpRange, OpCount:
		return t.Low >= of.Low && t.High <= of.High
	case OpAny:
		return t.Options&^of.Options == 0
	case OpNone:
		return of.Options&^t.Options == 0
	case OpSide:
		return t.Tower == of.Tower && t.Sides&^of.Sides == 0
	case OpSideCount:
		return t.Sides == of.Sides && t.Low >= of.Low && t.High <= of.High
	case OpUnknown, OpUnsure:
		return true
	}
	return false
}

// ReadWhen reads one condition, which holds always when it was left out.
func (s *Schema) ReadWhen(r *yamldoc.Report, w When, voc Vocabulary) Condition {
	if w.node == nil {
		return Condition{}
	}
	before := r.Len()
	c := s.ReadCondition(r, w.node, voc)
	if r.Len() == before && !r.Held {
		s.CheckCanHold(r, &c)
	}
	return c
}

// ReadGate reads the condition under which a question applies. Whether it can
// hold is only known when all gates are set.
func (s *Schema) ReadGate(r *yamldoc.Report, w When, voc Vocabulary) Condition {
	if w.node == nil {
		return Condition{}
	}
	return s.ReadCondition(r, w.node, voc)
}

// Missing reports whether the condition was left out.
func (w When) Missing() bool { return w.node == nil }
