package answer

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// What three-valued evaluation promises, exactly. A completion answers some of
// the open questions of a view and changes nothing else. Then:
//
//  1. What is hidden stays hidden.
//  2. False is final.
//  3. True becomes true or false, never open.
//  4. True is final when every question tested by one true alternative surely
//     applies: it has no gate, or its gate is true for the same reason.
//
// Without the premise of 4 true is not final: an answer that was given before
// its gate was counts at once, and is taken back when the gate turns out false.

// settled reports whether a true condition is true for good.
func settled(v View, c *Condition) bool {
	if c.Always() {
		return true
	}
	return slices.ContainsFunc(c.any, func(all []Test) bool {
		return !slices.ContainsFunc(all, func(t Test) bool {
			return t.Eval(&v.values[t.Question]) != True || !settled(v, &v.schema.questions[t.Question].Gate)
		})
	})
}

func TestCompletions(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(8, 1))
	var settledOnes, takenBack, decided int
	for range 2000 {
		w := newWorld(rng, 6)
		conditions := w.randomConditions(rng, 6, Answers)
		set := w.randomSet(rng)
		v := w.View(set)
		done := Set{Values: slices.Clone(set.Values)}
		for i := range done.Values {
			if v.State(i).Open() && rng.IntN(4) > 0 {
				done.Values[i] = w.domains[i][rng.IntN(len(w.domains[i]))]
			}
		}
		u := w.View(done)
		for i := range w.Len() {
			if v.State(i) == Hidden && u.State(i) != Hidden {
				t.Fatalf("question %d was hidden and is %v", i, u.State(i))
			}
		}
		for i := range conditions {
			c := &conditions[i]
			was, is := c.Eval(v), c.Eval(u)
			switch {
			case was == False && is != False:
				t.Fatalf("condition %d was false and is %v", i, is)
			case was == True && is == Open:
				t.Fatalf("condition %d was true and is open", i)
			case was == True && settled(v, c):
				settledOnes++
				if is != True || !settled(u, c) {
					t.Fatalf("condition %d was true for good and is %v", i, is)
				}
			case was == True && is == False:
				takenBack++
			case was == Open && is != Open:
				decided++
			}
		}
	}
	if settledOnes < 100 || takenBack < 20 || decided < 100 {
		t.Errorf("too few cases: %d settled, %d taken back, %d decided", settledOnes, takenBack, decided)
	}
}

// TestTrueBehindAnOpenGate pins down the one case in which true is not final.
func TestTrueBehindAnOpenGate(t *testing.T) {
	t.Parallel()
	s := chain(t)
	c := condition(t, s, Answers, `{b: yes}`)
	for text, want := range map[string]Truth{
		`b: yes`:               True, // nobody has said a, yet b counts
		`{a: unknown, b: yes}`: True,
		`{a: yes, b: yes}`:     True,
		`{a: no, b: yes}`:      False,
		`{a: no}`:              False,
		``:                     Open,
	} {
		v := s.View(answers(t, s, text))
		if got := c.Eval(v); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
		if got, want := settled(v, &c), text == `{a: yes, b: yes}`; got != want {
			t.Errorf("%q: settled %v, want %v", text, got, want)
		}
	}
}
