package answer

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// yesNos is a schema of yes_no questions.
func yesNos(ids ...string) *Schema {
	questions := make([]Question, len(ids))
	for i, id := range ids {
		questions[i] = Question{ID: id, Type: YesNo, Options: YesNoOptions()}
	}
	return NewSchema(questions)
}

// chain is a schema in which d hangs on c, c on b and b on a, declared in the
// wrong order on purpose.
func chain(tb testing.TB) *Schema {
	tb.Helper()
	return gated(tb, yesNos("d", "c", "b", "a"), map[string]string{"d": `{c: yes}`, "c": `{b: yes}`, "b": `{a: yes}`})
}

func TestGateChain(t *testing.T) {
	t.Parallel()
	s := chain(t)
	tests := []struct {
		answers string
		want    []State // of d, c, b, a
	}{
		{``, []State{Missing, Missing, Missing, Missing}},
		{`a: unknown`, []State{Missing, Missing, Missing, Unknown}},
		// A gate over an open answer keeps the question visible.
		{`{b: yes, d: no}`, []State{Given, Missing, Given, Missing}},
		{`{a: unknown, b: unknown, c: unknown, d: yes}`, []State{Given, Unknown, Unknown, Unknown}},
		// A false gate hides everything behind it, whatever was answered there.
		{`{a: no, b: yes, c: yes, d: unknown}`, []State{Hidden, Hidden, Hidden, Given}},
		{`{a: yes, b: no, c: yes}`, []State{Hidden, Hidden, Given, Given}},
		{`{b: no}`, []State{Hidden, Hidden, Given, Missing}},
		{`{a: yes, b: yes, c: yes, d: yes}`, []State{Given, Given, Given, Given}},
	}
	for _, tt := range tests {
		v := s.View(answers(t, s, tt.answers))
		for i, want := range tt.want {
			if got := v.State(i); got != want {
				t.Errorf("%q: state of %s is %v, want %v", tt.answers, s.At(i).ID, got, want)
			}
			if open := want == Missing || want == Unknown; v.State(i).Open() != open {
				t.Errorf("%q: %s open is %v, want %v", tt.answers, s.At(i).ID, v.State(i).Open(), open)
			}
		}
	}
}

func TestGateAlternatives(t *testing.T) {
	t.Parallel()
	s := gated(t, yesNos("a", "b", "c"), map[string]string{"c": `[{a: yes}, {b: yes}]`})
	for text, want := range map[string]State{
		`{a: no, b: no, c: yes}`:  Hidden,
		`{a: no, b: yes, c: yes}`: Given,
		`{a: no, c: yes}`:         Given,
		`{a: yes, b: no}`:         Missing,
	} {
		if got := s.View(answers(t, s, text)).State(2); got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

func TestCircles(t *testing.T) {
	t.Parallel()
	tests := []struct {
		gates map[string]string
		want  []string
	}{
		{map[string]string{"a": `{b: yes}`, "b": `{c: yes}`}, nil},
		{map[string]string{"a": `{a: yes}`}, []string{"a"}},
		{map[string]string{"b": `{a: no}`, "a": `{b: yes}`}, []string{"a", "b"}},
		{map[string]string{"a": `{b: yes}`, "b": `{c: yes}`, "c": `{d: yes}`, "d": `{b: yes}`}, []string{"b", "c", "d"}},
		{map[string]string{"d": `[{a: yes}, {c: yes}]`, "c": `{d: no}`}, []string{"c", "d"}},
		{map[string]string{"d": `[{a: yes}, {c: yes}]`, "c": `{a: no}`, "b": `{c: yes, d: yes}`}, nil},
	}
	for _, tt := range tests {
		s := yesNos("a", "b", "c", "d")
		if got := s.SetGates(gateList(t, s, tt.gates)); !slices.Equal(got, tt.want) {
			t.Errorf("%v: circle %v, want %v", tt.gates, got, tt.want)
		}
	}
}

// TestCirclesRandom: a circle is reported when and only when a question can be
// reached from itself, and each question in it names the next in its gate.
func TestCirclesRandom(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(4, 1))
	for range 300 {
		const n = 6
		s := yesNos("a", "b", "c", "d", "e", "f")
		gates := make([]Condition, n)
		var reach [n][n]bool
		for range rng.IntN(9) {
			i, j := rng.IntN(n), rng.IntN(n)
			gates[i].any = append(gates[i].any, []Test{{Question: j, Op: OpAny, Options: 2}})
			reach[i][j] = true
		}
		for k := range n {
			for i := range n {
				for j := range n {
					reach[i][j] = reach[i][j] || reach[i][k] && reach[k][j]
				}
			}
		}
		circular := false
		for i := range n {
			circular = circular || reach[i][i]
		}
		circle := s.SetGates(gates)
		if (circle != nil) != circular {
			t.Fatalf("circle %v, but there is one: %v", circle, circular)
		}
		for k, id := range circle {
			next := s.Find(circle[(k+1)%len(circle)])
			if !slices.Contains(gates[s.Find(id)].Questions(), next) {
				t.Errorf("%v: the gate of %s does not test the next question", circle, id)
			}
		}
	}
}

// TestHiddenAnswersAreInert: whatever stands in the file under a question that
// does not apply, nothing else changes (property 12).
func TestHiddenAnswersAreInert(t *testing.T) {
	t.Parallel()
	rng, seen := rand.New(rand.NewPCG(5, 1)), 0
	for range 400 {
		w := newWorld(rng, 6)
		conditions := w.randomConditions(rng, 8, Findings)
		set := w.randomSet(rng)
		v := w.View(set)
		changed := Set{Values: slices.Clone(set.Values)}
		for i := range changed.Values {
			if v.State(i) == Hidden {
				changed.Values[i] = w.randomValue(rng, i)
				seen++
			}
		}
		other := w.View(changed)
		for i := range w.Len() {
			if v.State(i) != other.State(i) {
				t.Fatalf("state of %d goes from %v to %v", i, v.State(i), other.State(i))
			}
		}
		for i := range conditions {
			if a, b := conditions[i].Eval(v), conditions[i].Eval(other); a != b {
				t.Fatalf("condition %d goes from %v to %v", i, a, b)
			}
		}
	}
	if seen < 100 {
		t.Errorf("only %d hidden answers were looked at", seen)
	}
}

// TestReopening: closing gates and opening them again restores every answer,
// also from the values of the view with the closed gates (property 12).
func TestReopening(t *testing.T) {
	t.Parallel()
	rng, seen := rand.New(rand.NewPCG(6, 1)), 0
	for range 400 {
		w := newWorld(rng, 6)
		set := w.randomSet(rng)
		before := slices.Clone(set.Values)
		v := w.View(set)
		i := rng.IntN(w.Len())
		other := Set{Values: slices.Clone(set.Values)}
		other.Values[i] = w.randomValue(rng, i)
		closed := w.View(other)

		again := Set{Values: slices.Clone(closed.values)}
		again.Values[i] = set.Values[i]
		for name, u := range map[string]View{"from the answers": w.View(set), "from the view": w.View(again)} {
			if !slices.Equal(u.values, v.values) {
				t.Fatalf("%s: %+v, want %+v", name, u.values, v.values)
			}
		}
		missing := Set{Values: slices.Clone(set.Values)}
		missing.Values[i] = Value{}
		if got, want := v.Without(i), w.View(missing); !slices.Equal(got.values, want.values) {
			t.Fatalf("Without(%d): %+v, want %+v", i, got.values, want.values)
		}
		if !slices.Equal(set.Values, before) {
			t.Fatal("a view changed the answers it was made from")
		}
		for k := range v.values {
			if v.State(k) != closed.State(k) && k != i {
				seen++
			}
		}
	}
	if seen < 50 {
		t.Errorf("only %d questions were hidden or shown", seen)
	}
}

// TestWithoutOpensGates is the case of TestReopening that a person can read:
// taking an answer away brings back what its gate had hidden.
func TestWithoutOpensGates(t *testing.T) {
	t.Parallel()
	s := chain(t)
	v := s.View(answers(t, s, `{a: no, b: yes, c: unknown}`)).Without(s.Find("a"))
	for id, want := range map[string]State{"a": Missing, "b": Given, "c": Unknown, "d": Missing} {
		if got := v.State(s.Find(id)); got != want {
			t.Errorf("state of %s is %v, want %v", id, got, want)
		}
	}
}

// TestMissingIsUnknown: leaving a line out and writing "unknown" have the same
// consequences in every condition over answers (property 13).
func TestMissingIsUnknown(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(7, 1))
	for range 400 {
		w := newWorld(rng, 6)
		set := w.randomSet(rng)
		other := Set{Values: slices.Clone(set.Values)}
		for i := range other.Values {
			if other.Values[i].State.Open() && rng.IntN(2) == 0 {
				other.Values[i] = Value{State: Missing + Unknown - other.Values[i].State}
			}
		}
		a, b := w.View(set), w.View(other)
		for i := range w.Len() {
			if a.State(i).Open() != b.State(i).Open() || (a.State(i) == Hidden) != (b.State(i) == Hidden) {
				t.Fatalf("state %v and %v", a.State(i), b.State(i))
			}
		}
		for i, c := range w.randomConditions(rng, 8, Answers) {
			if c.Eval(a) != c.Eval(b) {
				t.Fatalf("condition %d is %v and %v", i, c.Eval(a), c.Eval(b))
			}
		}
	}
}

func TestViewLookups(t *testing.T) {
	t.Parallel()
	s := gated(t, kinds(), map[string]string{"access": `{msp: no}`})
	v := s.View(answers(t, s, `{users: 24, plan: first_hire, regimes: [hipaa, pci], msp: yes, access: 3, fte: unknown}`))
	if n, ok := v.Number("users"); n != 2400 || !ok {
		t.Errorf("users: %d, %v", n, ok)
	}
	for _, id := range []string{"fte", "access", "control", "nobody"} { // unknown, hidden, missing, no question
		if _, ok := v.Number(id); ok {
			t.Errorf("%s has a number", id)
		}
	}
	if !v.Is("plan", "first_hire") || !v.Is("regimes", "pci") || !v.Is("msp", "yes") {
		t.Error("an option that was answered is not found")
	}
	if v.Is("plan", "keep_same") || v.Is("plan", "x") || v.Is("drivers", "cost") || v.Is("nobody", "x") {
		t.Error("an option that was not answered is found")
	}
	if v.OptionID("plan") != "first_hire" || v.OptionID("drivers") != "" || v.OptionID("nobody") != "" {
		t.Errorf("options %q, %q, %q", v.OptionID("plan"), v.OptionID("drivers"), v.OptionID("nobody"))
	}
	if v.Lookup("access").State != Hidden || v.Lookup("nobody").State != Hidden || v.Schema() != s {
		t.Error("a question that does not apply must be hidden")
	}
	var zero View
	if _, ok := zero.Number("users"); ok || zero.Is("plan", "x") || zero.OptionID("plan") != "" || zero.Lookup("users").State != Hidden {
		t.Error("the zero View has questions")
	}
	if short := s.View(Set{}); short.State(0) != Missing {
		t.Error("a set without values is not a set without answers")
	}
}

// TestFacts: facts stand behind the questions, can be tested, and keep what was
// given for them.
func TestFacts(t *testing.T) {
	t.Parallel()
	s := chain(t)
	e := s.Extend([]Question{{ID: "ratio", Type: Number, Max: 100_000, Decimals: 2}, {ID: "split", Type: Grid}})
	if s.Find("ratio") != -1 || e.Find("ratio") != 4 || e.Find("a") != 3 || e.Len() != 6 {
		t.Fatalf("places %d, %d, %d of %d", s.Find("ratio"), e.Find("ratio"), e.Find("a"), e.Len())
	}
	v := s.View(answers(t, s, `{a: no, b: yes}`)).Extend(e, []Value{given(Value{Number: 150}), {State: Hidden}})
	for text, want := range map[string]Truth{
		`{ratio: ">1"}`:                                True,
		`{ratio: ">1", b: yes}`:                        False, // b is hidden
		`{split.network: provider}`:                    False, // the fact is hidden
		`{ratio: "<1"}`:                                False,
		`[{ratio: "<1"}, {a: no}]`:                     True,
		`{ratio: {is: unknown}}`:                       False,
		`[{d: {is: unknown}}, {split: {is: unknown}}]`: False,
	} {
		c := condition(t, e, Findings, text)
		if got := c.Eval(v); got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
	w := v.Without(e.Find("a"))
	if w.State(e.Find("b")) != Given || w.State(e.Find("split")) != Hidden || w.Value(e.Find("ratio")).Number != 150 {
		t.Errorf("without a: %+v", w.values)
	}
}
