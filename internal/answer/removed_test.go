package answer

import (
	"slices"
	"strings"
	"testing"

	"mspscope/internal/yamldoc"
)

// A condition of the program keeps what can still hold of it; the rest is false, as
// it is for a hidden question.
func TestConditionsOverRemovedQuestions(t *testing.T) {
	t.Parallel()
	s := NewSchema([]Question{
		{ID: "a", Type: SingleChoice, Options: []string{"x", "y"}},
		{ID: "m", Type: MultiChoice, Options: []string{"p", "q"}},
	})
	s.Forget(map[string]string{"gone": "own:1:1", "a/z": "own:2:2", "m/r": "own:3:3"})
	for _, c := range []struct {
		text           string
		given, missing Truth
		warned         int
	}{
		{"{gone: x}", False, False, 1},
		{"{gone.tower: x}", False, False, 1},
		{"{gone: {is: unknown}}", False, False, 1},
		{"{a: x, gone: x}", False, False, 1},
		{"[{a: x}, {gone: x}]", True, Open, 1},
		{"[{gone: x}, {gone: y}]", False, False, 2},
		{"{a: z}", False, False, 1},
		{"{a: [x, z]}", True, Open, 1},
		{"{m: {has: r}}", False, False, 1},
		{"{m: {has_any: [p, r]}}", True, Open, 1},
		{"{m: {has_none: [r]}}", True, Open, 1},
		{"{m: {has_none: [p, r]}}", False, Open, 1},
	} {
		n, err := yamldoc.Parse("f", []byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		r := yamldoc.NewReport("f")
		r.Ship(0)
		cond := s.ReadCondition(r, n, Findings)
		s.CheckCanHold(r, &cond)
		if r.Err() != nil || len(r.Warnings()) != c.warned {
			t.Errorf("%s: %v, warnings %v", c.text, r.Err(), r.Warnings())
		}
		set := s.NewSet()
		if got := cond.Eval(s.View(set)); got != c.missing {
			t.Errorf("%s is %s without answers, want %s", c.text, got, c.missing)
		}
		set.Values[0], set.Values[1] = Value{State: Given, Options: 1}, Value{State: Given, Options: 1}
		if got := cond.Eval(s.View(set)); got != c.given {
			t.Errorf("%s is %s, want %s", c.text, got, c.given)
		}
		own := yamldoc.NewReport("f")
		s.ReadCondition(own, n, Findings)
		if own.Len() != c.warned || !strings.Contains(own.Err().Error(), "your own questionnaire removes") {
			t.Errorf("%s in an own file: %v", c.text, own.Err())
		}
	}
}

// A question whose own condition tests what is not asked any more is never asked,
// and a rule on it is no mistake.
func TestGatesOverRemovedQuestions(t *testing.T) {
	t.Parallel()
	s := NewSchema([]Question{{ID: "a", Type: YesNo, Options: YesNoOptions()}})
	s.Forget(map[string]string{"gone": "own:1:1"})
	r := yamldoc.NewReport("f")
	r.Ship(0)
	read := func(text string) Condition {
		n, err := yamldoc.Parse("f", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return s.ReadCondition(r, n, Answers)
	}
	if circle := s.SetGates([]Condition{read("{gone: x}")}); circle != nil {
		t.Fatal(circle)
	}
	rule := read("{a: yes}")
	s.CheckCanHold(r, &rule)
	set := s.NewSet()
	set.Values[0] = Value{State: Given, Options: 2}
	if v := s.View(set); v.State(0) != Hidden || rule.Eval(v) != False || r.Err() != nil {
		t.Errorf("state %s, rule %s, problems %v", v.State(0), rule.Eval(v), r.Err())
	}
	if got := s.Extend([]Question{{ID: "fact", Type: YesNo}}).Removed("gone"); got != "own:1:1" {
		t.Errorf("with facts behind it the schema forgets what was removed: %q", got)
	}
	if !slices.Equal(s.IDs(), []string{"a"}) {
		t.Error("what was removed is asked")
	}
}
