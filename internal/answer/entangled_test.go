package answer

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/yamldoc"
)

// canHoldSurely reports whether every alternative of a condition can hold.
func canHoldSurely(s *Schema, c *Condition) bool {
	never, entangled := s.canHold(c)
	return never < 0 && entangled < 0
}

// entangled is a schema of n questions of one type, x0 to x(n-1), and z, with a
// gate for each x that depends on those before it.
func entangled(tb testing.TB, n int, like Question, gate func(i int) string) *Schema {
	tb.Helper()
	questions := []Question{{ID: "z", Type: YesNo, Options: YesNoOptions()}}
	gates := map[string]string{}
	for i := range n {
		like.ID = fmt.Sprintf("x%d", i)
		questions = append(questions, like)
		if text := gate(i); text != "" {
			gates[like.ID] = text
		}
	}
	return gated(tb, NewSchema(questions), gates)
}

// TestEntangledGates: gates with several alternatives each that hang on each
// other are told apart in few steps, whatever ends them: a contradiction near
// the top, at the far end, between two chains, or none at all.
func TestEntangledGates(t *testing.T) {
	t.Parallel()
	const n = 40
	choice := Question{Type: SingleChoice, Options: []string{"o0", "o1", "o2"}}
	number := Question{Type: Number, Max: 100_000}
	list := Question{Type: MultiChoice, Options: []string{"a", "b", "c", "d"}}
	grid := Question{Type: Grid}
	from := func(first int, text func(i int) string) func(int) string {
		return func(i int) string {
			if i < first {
				return ""
			}
			return text(i)
		}
	}
	f := fmt.Sprintf
	both := func(i int) string { return f("[{x%d: o0}, {x%d: o1}]", i-1, i-1) }
	tests := map[string]struct {
		like      Question
		gate      func(i int) string
		condition string
		can       bool
	}{
		"each on the one before and the first": {
			choice, from(2, func(i int) string { return f("[{x%d: o0, x0: o0}, {x%d: o1, x0: o0}]", i-1, i-1) }), "{x39: o0, x0: o1}", false,
		},
		"the same, in agreement": {
			choice, from(2, func(i int) string { return f("[{x%d: o0, x0: o0}, {x%d: o1, x0: o0}]", i-1, i-1) }), "{x39: o0, x0: o0}", true,
		},
		"the end of the chain": {choice, func(i int) string {
			if i == 0 {
				return "{z: no}"
			}
			return both(i)
		}, "{x39: o0, z: yes}", false},
		"the end of the chain, open": {choice, func(i int) string {
			if i == 0 {
				return "{z: no}"
			}
			return both(i)
		}, "{x39: {is: unknown}, z: yes}", false},
		"the end of the chain, all open": {choice, func(i int) string {
			if i == 0 {
				return "{z: no}"
			}
			return both(i)
		}, "{x39: {is: unknown}, x38: o0}", true},
		"each on the two before": {choice, from(2, func(i int) string {
			return f("[{x%d: o0, x%d: o1}, {x%d: o1, x%d: o0}, {x%d: o2, x%d: o2}]", i-1, i-2, i-1, i-2, i-1, i-2)
		}), "{x39: o0, x38: o0, x37: o0}", false},
		"each on any of those before": {choice, from(1, func(i int) string {
			var all []string
			for j := range i {
				all = append(all, f("{x%d: [o0, o1], z: no}", j))
			}
			return "[" + strings.Join(all, ", ") + "]"
		}), "{x39: o0, z: yes}", false},
		"twenty side by side": {choice, func(i int) string {
			if i < 20 {
				return "[{z: no}, {z: no}]"
			}
			return f("[{x%d: o0}, {x%d: o1}]", i-20, i-20)
		}, "{" + strings.Join(every(20, func(i int) string { return f("x%d: o0", 20+i) }), ", ") + ", z: yes}", false},
		"numbers": {number, from(1, func(i int) string {
			return f(`[{x%d: "%d..%d", z: no}, {x%d: "%d..%d", z: no}]`, i-1, i, i+100, i-1, i+50, i+200)
		}), "{x39: 7, z: yes}", false},
		"numbers that exclude each other": {number, from(2, func(i int) string {
			return f(`[{x%d: "<10", x0: ">%d"}, {x%d: ">=10", x0: ">%d"}]`, i-1, 10*i, i-1, 10*i+1)
		}), `{x39: 7, x0: "<=390"}`, false},
		"numbers that leave one": {number, from(2, func(i int) string {
			return f(`[{x%d: "<10", x0: ">=%d"}, {x%d: ">=10", x0: ">%d"}]`, i-1, 10*i, i-1, 10*i+1)
		}), `{x39: 7, x0: "<=390"}`, true},
		"lists": {list, from(2, func(i int) string {
			return f(`[{x%d: {has: a}, x0: {has_any: [a, b]}}, {x%d: {has_none: [a]}, x0: {has: b}}]`, i-1, i-1)
		}), "{x39: {has: a}, x0: {has_none: [a, b]}}", false},
		"grids": {grid, from(2, func(i int) string {
			return f(`[{x%d.network: provider, x0.servers_cloud: client}, {x%d: {client: ">=2"}, x0.servers_cloud: [client, shared]}]`, i-1, i-1)
		}), "{x39.network: provider, x0.servers_cloud: provider}", false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := entangled(t, n, test.like, test.gate)
			c := condition(t, s, Findings, test.condition)
			never, tangled := s.canHold(&c)
			if tangled >= 0 || (never < 0) != test.can {
				t.Errorf("never %d, too entangled %d; can hold: %v", never, tangled, test.can)
			}
			v := newSearch(s, c.any[0])
			v.holds(c.any[0])
			if steps := maxSteps - v.steps; steps > 1000 {
				t.Errorf("%d steps", steps)
			}
		})
	}
}

func every(n int, text func(i int) string) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = text(i)
	}
	return all
}

// TestTooEntangled: what no search can tell in good time (here pigeons and their
// holes, and lists that must share their options) is reported at its place.
func TestTooEntangled(t *testing.T) {
	t.Parallel()
	const pigeons, holes = 12, 11
	var questions []Question
	gates := map[string]string{}
	var options, wanted []string
	for p := range pigeons {
		options = append(options, fmt.Sprintf("p%d", p))
	}
	for h := range holes {
		questions = append(questions, Question{ID: fmt.Sprintf("hole%d", h), Type: SingleChoice, Options: options})
	}
	for p := range pigeons {
		id := fmt.Sprintf("pigeon%d", p)
		questions = append(questions, Question{ID: id, Type: YesNo, Options: YesNoOptions()})
		gates[id] = "[" + strings.Join(every(holes, func(h int) string { return fmt.Sprintf("{hole%d: p%d}", h, p) }), ", ") + "]"
		wanted = append(wanted, id+": yes")
	}
	s := gated(t, NewSchema(questions), gates)
	r := yamldoc.NewReport("in.yaml")
	c := s.ReadCondition(r, parse(t, "- {pigeon1: no}\n- {"+strings.Join(wanted, ", ")+"}\n"), Answers)
	s.CheckCanHold(r, &c)
	want := []string{"this condition is too entangled to check: the questions it tests depend on each other in too many ways; test fewer of them, or simplify their conditions"}
	if got := problems(r); len(got) != 1 || got[0].Message != want[0] || got[0].Line != 2 || got[0].Col != 3 {
		t.Errorf("got %v, want %q in line 2", got, want)
	}

	rng := rand.New(rand.NewPCG(12, 1))
	names := every(60, func(i int) string { return fmt.Sprintf("o%d", i) })
	list := NewSchema([]Question{{ID: "m", Type: MultiChoice, Options: names}})
	tests := []Test{{Op: OpCount, High: 900}}
	for range 60 {
		t := Test{Op: OpAny}
		for range 5 {
			t.Options |= 1 << rng.IntN(60)
		}
		tests = append(tests, t)
	}
	if never, tangled := list.canHold(&Condition{any: [][]Test{tests}}); never >= 0 || tangled != 0 {
		t.Errorf("lists: never %d, too entangled %d", never, tangled)
	}
}

// TestNarrow: narrowing loses no answer and lets none through, and implies is
// never wrong.
func TestNarrow(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(13, 1))
	var merged, implied int
	for range 500 {
		w := newWorld(rng, 1)
		q, domain := w.At(0), w.domains[0]
		var tests, demand []Test
		for range 1 + rng.IntN(4) {
			one := w.randomTest(rng, 0, Answers)
			tests, demand = append(tests, one), q.narrow(demand, &one)
		}
		if len(demand) < len(tests) {
			merged++
		}
		for i := range domain {
			passes := func(tests []Test) bool {
				return !slices.ContainsFunc(tests, func(t Test) bool { return !t.Holds(&domain[i]) })
			}
			if passes(tests) != passes(demand) {
				t.Fatalf("%+v is narrowed to %+v", tests, demand)
			}
		}
		a, b := w.randomTest(rng, 0, Answers), w.randomTest(rng, 0, Answers)
		if a.implies(&b) {
			implied++
			for i := range domain {
				if a.Holds(&domain[i]) && !b.Holds(&domain[i]) {
					t.Fatalf("%+v does not imply %+v", a, b)
				}
			}
		}
	}
	if merged < 50 || implied < 20 {
		t.Errorf("too few cases: %d narrowed, %d implied", merged, implied)
	}
}
