package answer

import (
	"math/rand/v2"
	"slices"
	"testing"

	"mspscope/internal/terms"
)

func TestCanHold(t *testing.T) {
	t.Parallel()
	s := kinds()
	gated(t, s, map[string]string{
		"access":  `{fte: ">=0.5"}`,
		"control": `[{access: ">=2"}, {msp: yes}]`,
		"drivers": `{fte: "<0.5"}`,
	})
	tests := []struct {
		text  string
		never int
	}{
		{`{fte: "0.5..3", plan: keep_same}`, -1},
		{`{users: "1.2..1.8"}`, 0}, // whole numbers only
		{`{fte: "1.2..1.8"}`, -1},
		{`[{users: 24}, {users: "1.01..1.99"}, {users: 0.5..1}]`, 1},
		{`{regimes: {has: none, count: 2}}`, 0},
		{`{regimes: {has: none, has_any: [pci, soc2]}}`, 0},
		{`{regimes: {count: 3}}`, -1},
		{`{regimes: {count: 4}}`, 0}, // none stands alone
		{`{regimes: {count: 0}}`, 0}, // an empty list is [none], which counts one
		{`{drivers: {count: 0}}`, -1},
		{`{regimes: {has_none: [none, hipaa, pci, soc2]}}`, 0},
		{`{regimes: {has: pci, has_none: [soc2, pci]}}`, 0},
		{`{regimes: {has: pci, has_any: [pci, soc2], count: 1}}`, -1},
		{`{drivers: {has: everything, has_none: [cost]}}`, -1},
		{`{owners.network: provider, owners: {provider: 0}}`, 0},
		{`{owners.projects: provider, owners: {provider: 0}}`, -1}, // not operational
		{`{owners: {provider: ">=8"}}`, 0},
		{`{owners: {provider: 7}, owners.network: [client, shared]}`, 0},
		// Gates.
		{`{access: 0, fte: 0}`, 0},
		{`{access: 0, fte: "0.5"}`, -1},
		{`{access: 0, drivers: {has: cost}}`, 0}, // their gates exclude each other
		{`{control: 3, access: 0, msp: no}`, 0},
		{`{control: 3, access: 0, msp: yes}`, -1},
		{`{control: 3, fte: 0, msp: no}`, 0}, // the gate of a gate
		// Open answers: a gate that is open does not hide.
		{`{access: {is: unknown}, fte: {is: unknown}}`, -1},
		{`{access: 2, fte: {is: unsure}}`, -1},
		{`{access: {is: unknown}, drivers: {is: unknown}}`, -1},
		{`{access: {is: unknown}, fte: 0}`, 0},
		{`{control: {is: unknown}, fte: 0, msp: no}`, 0},
		{`{fte: {is: unknown}, note: {is: unsure}}`, -1},
		{`{owners: {is: unknown}, owners.network: provider}`, 0},
	}
	for _, tt := range tests {
		c := condition(t, s, Findings, tt.text)
		if got, _ := s.canHold(&c); got != tt.never {
			t.Errorf("%s: alternative %d can never hold, want %d", tt.text, got, tt.never)
		}
	}
	// A whole number below zero.
	s = NewSchema([]Question{{ID: "n", Type: Number, Min: -500, Max: 500}})
	for text, never := range map[string]int{`{n: "-1.5..-1"}`: -1, `{n: "-1.9..-1.1"}`: 0, `{n: "-0.5..0.5"}`: -1} {
		c := condition(t, s, Answers, text)
		if got, _ := s.canHold(&c); got != never {
			t.Errorf("%s: alternative %d can never hold, want %d", text, got, never)
		}
	}
}

// TestCanHoldAgainstEnumeration compares CanHold with every set of answers of
// small schemas: complete ones, and for conditions that ask for open answers
// also half-filled ones.
func TestCanHoldAgainstEnumeration(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(9, 1))
	var can, cannot [2]int
	for range 220 {
		w := newWorld(rng, 4)
		full, half := w.everyView()
		for range 12 {
			voc := Vocabulary(rng.IntN(2))
			c := w.randomCondition(rng, w.everyQuestion(), voc)
			want := slices.IndexFunc(c.any, func(all []Test) bool {
				views := full
				if slices.ContainsFunc(all, func(t Test) bool { return t.Op.asksOpen() }) {
					views = half
				}
				alone := Condition{any: [][]Test{all}}
				return !slices.ContainsFunc(views, func(v View) bool { return alone.Eval(v) == True })
			})
			if got, _ := w.canHold(&c); got != want {
				t.Fatalf("%+v: alternative %d can never hold, by enumeration %d; questions %+v", c.any, got, want, w.questions)
			}
			if want < 0 {
				can[voc]++
			} else {
				cannot[voc]++
			}
		}
	}
	if min(can[0], can[1], cannot[0], cannot[1]) < 100 {
		t.Errorf("too few cases: %v can hold, %v cannot", can, cannot)
	}
}

// everyView returns the views of all complete sets of answers, and of all sets
// with open answers among them.
func (w world) everyView() (full, half []View) {
	set := w.NewSet()
	var fill func(i, open int)
	fill = func(i, open int) {
		if i == w.Len() {
			v := w.View(set)
			half = append(half, v)
			if open == 0 {
				full = append(full, v)
			}
			return
		}
		for _, v := range w.domains[i] {
			set.Values[i] = v
			fill(i+1, open)
		}
		for _, state := range []State{Missing, Unknown} {
			set.Values[i] = Value{State: state}
			fill(i+1, open+1)
		}
	}
	fill(0, 0)
	return full, half
}

// TestCanHoldTowers compares grid tests with every split of the operational
// towers: exact with one count, and with several never wrong when it says never.
func TestCanHoldTowers(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(10, 1))
	s := NewSchema([]Question{{ID: "owners", Type: Grid}})
	// Only three sides are tested; "shared" stands for every other one.
	sides := []terms.Side{terms.Undecided, terms.Provider, terms.Client, terms.Shared}
	var splits []Value
	for n := range 1 << (2 * terms.NumOperational) {
		v := Value{State: Given}
		for _, tower := range terms.OperationalTowers() {
			v = v.WithTower(tower, sides[n>>(2*tower)&3])
		}
		splits = append(splits, v)
	}
	var can, cannot, unseen int
	for range 250 {
		var all []Test
		for range rng.IntN(5) {
			all = append(all, Test{Op: OpSide, Tower: terms.Tower(rng.IntN(terms.NumOperational)), Sides: []uint8{1, 2, 8, 9, 10, 11}[rng.IntN(6)]})
		}
		counts := 1 + rng.IntN(2)
		for range counts {
			low := rng.Int64N(900)
			all = append(all, Test{Op: OpSideCount, Sides: []uint8{1, 2, 8}[rng.IntN(3)], Low: low, High: low + rng.Int64N(300)})
		}
		want := slices.ContainsFunc(splits, func(v Value) bool {
			return !slices.ContainsFunc(all, func(t Test) bool { return !t.Holds(&v) })
		})
		never, _ := s.canHold(&Condition{any: [][]Test{all}})
		got := never < 0
		switch {
		case want && !got:
			t.Fatalf("%+v can hold", all)
		case want:
			can++
		case !got:
			cannot++
		case counts == 1:
			t.Fatalf("%+v can never hold", all)
		default:
			unseen++ // documented: two counts that contradict each other
		}
	}
	if min(can, cannot, unseen) < 10 {
		t.Errorf("too few cases: %d can hold, %d cannot, %d unseen", can, cannot, unseen)
	}
}
