package answer

import (
	"errors"
	"math/rand/v2"
	"testing"

	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// kinds is a questionnaire with a question of every type, without gates.
func kinds() *Schema {
	return NewSchema([]Question{
		{ID: "users", Type: Number, Min: 100, Max: 100_000_000},
		{ID: "fte", Type: Number, Max: 1_000_000, Decimals: 2},
		{ID: "plan", Type: SingleChoice, Options: []string{"none_wanted", "first_hire", "keep_same"}},
		{ID: "regimes", Type: MultiChoice, Options: []string{"none", "hipaa", "pci", "soc2"}, Exclusive: 1},
		{ID: "drivers", Type: MultiChoice, Options: []string{"growth", "cost", "everything"}, Exclusive: 4},
		{ID: "msp", Type: YesNo, Options: YesNoOptions()},
		{ID: "note", Type: Text},
		{ID: "control", Type: Scale, Min: 100, Max: 500},
		{ID: "access", Type: Level, Max: 400},
		{ID: "owners", Type: Grid},
	})
}

// parse reads YAML or JSON that must be well formed.
func parse(tb testing.TB, text string) *yamldoc.Node {
	tb.Helper()
	n, err := yamldoc.Parse("in.yaml", []byte(text))
	if err != nil {
		tb.Fatalf("test input %q: %v", text, err)
	}
	return n
}

// problems returns the problems of a report in the order of the file.
func problems(r *yamldoc.Report) yamldoc.Problems {
	var ps yamldoc.Problems
	errors.As(r.Err(), &ps)
	return ps
}

// messages returns the problems of a report without their places.
func messages(r *yamldoc.Report) []string {
	var texts []string
	for _, p := range problems(r) {
		texts = append(texts, p.Message)
	}
	return texts
}

// answers reads a whole set that must be free of problems.
func answers(tb testing.TB, s *Schema, text string) Set {
	tb.Helper()
	if text == "" {
		return s.NewSet()
	}
	r := yamldoc.NewReport("in.yaml")
	set := s.ReadAnswers(r, parse(tb, text))
	if err := r.Err(); err != nil {
		tb.Fatalf("answers %q: %v", text, err)
	}
	return set
}

// condition reads a condition that must be free of problems.
func condition(tb testing.TB, s *Schema, voc Vocabulary, text string) Condition {
	tb.Helper()
	r := yamldoc.NewReport("in.yaml")
	c := s.ReadCondition(r, parse(tb, text), voc)
	if err := r.Err(); err != nil {
		tb.Fatalf("condition %q: %v", text, err)
	}
	return c
}

// gated sets gates, given as YAML by question, that must have no circle.
func gated(tb testing.TB, s *Schema, gates map[string]string) *Schema {
	tb.Helper()
	if circle := s.SetGates(gateList(tb, s, gates)); circle != nil {
		tb.Fatalf("circle %v", circle)
	}
	return s
}

func gateList(tb testing.TB, s *Schema, gates map[string]string) []Condition {
	tb.Helper()
	list := make([]Condition, s.Len())
	for id, text := range gates {
		list[s.Find(id)] = condition(tb, s, Answers, text)
	}
	return list
}

func given(v Value) Value { v.State = Given; return v }

// world is a random schema with, for each question, every value that it can be
// given (of a grid: those that differ in the two towers that are tested).
type world struct {
	*Schema
	domains [][]Value
}

// newWorld draws a schema of n questions with random gates and no circle.
func newWorld(rng *rand.Rand, n int) world {
	var w world
	questions := make([]Question, n)
	for i := range questions {
		q := Question{ID: string(rune('a' + i))}
		var domain []Value
		options := func(masks ...uint64) {
			for _, m := range masks {
				domain = append(domain, given(Value{Options: m}))
			}
		}
		numbers := func(step int64) {
			for v := q.Min; v <= q.Max; v += step {
				domain = append(domain, given(Value{Number: v}))
			}
		}
		switch rng.IntN(9) {
		case 0: // whole numbers, some below zero
			q.Type, q.Min = Number, int64(rng.IntN(3)-2)*100
			q.Max = q.Min + 300
			numbers(100)
		case 1:
			q.Type, q.Decimals, q.Max = Number, 2, 3
			numbers(1)
		case 2:
			q.Type, q.Min, q.Max = Scale, 100, 500
			numbers(100)
		case 3:
			q.Type, q.Options = YesNo, YesNoOptions()
			options(1, 2)
		case 4:
			q.Type, q.Options = SingleChoice, []string{"x", "y", "z"}
			options(1, 2, 4)
		case 5:
			q.Type, q.Options, q.Exclusive = MultiChoice, []string{"none", "x", "y"}, 1
			options(1, 2, 4, 6)
		case 6:
			q.Type, q.Options = MultiChoice, []string{"x", "y", "z"}
			options(0, 1, 2, 3, 4, 5, 6, 7)
		case 7:
			q.Type, q.Options, q.Exclusive = MultiChoice, []string{"x", "y", "all"}, 4
			options(0, 1, 2, 3, 4)
		case 8:
			q.Type = Grid
			for _, a := range []terms.Side{terms.Undecided, terms.Provider, terms.Client} {
				for _, b := range []terms.Side{terms.Undecided, terms.Provider, terms.Client} {
					domain = append(domain, Advise().WithTower(terms.ServiceDesk, a).WithTower(terms.Projects, b))
				}
			}
		}
		questions[i] = q
		w.domains = append(w.domains, domain)
	}
	w.Schema = NewSchema(questions)
	gates := make([]Condition, n)
	order := rng.Perm(n)
	for k, i := range order {
		if k > 0 && rng.IntN(3) > 0 {
			gates[i] = w.randomCondition(rng, order[:k], Answers)
		}
	}
	w.SetGates(gates)
	return w
}

// randomCondition draws a condition over the given questions.
func (w world) randomCondition(rng *rand.Rand, over []int, voc Vocabulary) Condition {
	var c Condition
	for range 1 + rng.IntN(2) {
		var all []Test
		for range 1 + rng.IntN(3) {
			all = append(all, w.randomTest(rng, over[rng.IntN(len(over))], voc))
		}
		c.any = append(c.any, all)
	}
	return c
}

func (w world) randomTest(rng *rand.Rand, q int, voc Vocabulary) Test {
	t := Test{Question: q}
	if voc == Findings && rng.IntN(3) == 0 {
		t.Op = []Op{OpUnknown, OpUnsure}[rng.IntN(2)]
		return t
	}
	question := w.At(q)
	mask := func() uint64 { return 1 + rng.Uint64N(1<<len(question.Options)-1) }
	bounds := func(low, high int64) {
		t.Low = low + rng.Int64N(high-low+1)
		t.High = t.Low + rng.Int64N(high-t.Low+1)
	}
	switch question.Type {
	case Number, Scale, Level:
		t.Op = OpRange
		if question.Decimals == 0 {
			bounds(question.Min-60, question.Max+60)
		} else {
			bounds(question.Min-1, question.Max+1)
		}
	case SingleChoice, YesNo:
		t.Op, t.Options = OpAny, mask()
	case MultiChoice:
		switch rng.IntN(3) {
		case 0:
			t.Op, t.Options = OpAny, mask()
		case 1:
			t.Op, t.Options = OpNone, mask()
		case 2:
			t.Op = OpCount
			bounds(0, 350)
		}
	case Grid:
		t.Op = OpSide
		t.Tower = []terms.Tower{terms.ServiceDesk, terms.Projects}[rng.IntN(2)]
		t.Sides = []uint8{1, 2, 8, 3, 9, 10}[rng.IntN(6)] // of undecided, provider, client
	case Text:
	}
	return t
}

func (w world) randomValue(rng *rand.Rand, q int) Value {
	switch rng.IntN(6) {
	case 0:
		return Value{}
	case 1:
		return Value{State: Unknown}
	}
	return w.domains[q][rng.IntN(len(w.domains[q]))]
}

func (w world) randomSet(rng *rand.Rand) Set {
	set := w.NewSet()
	for i := range set.Values {
		set.Values[i] = w.randomValue(rng, i)
	}
	return set
}

func (w world) everyQuestion() []int {
	all := make([]int, w.Len())
	for i := range all {
		all[i] = i
	}
	return all
}

func (w world) randomConditions(rng *rand.Rand, n int, voc Vocabulary) []Condition {
	list := make([]Condition, n)
	for i := range list {
		list[i] = w.randomCondition(rng, w.everyQuestion(), voc)
	}
	return list
}
