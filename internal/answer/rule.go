package answer

import "mspscope/internal/yamldoc"

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
	return Rule{When: s.ReadWhen(r, when, voc), Unless: s.ReadWhen(r, unless, voc), hasUnless: unless.node != nil}
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
