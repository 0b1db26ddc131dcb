package answer

import (
	"math/rand/v2"
	"testing"
)

// BenchmarkView is what each engagement of a batch costs here: the gates of 24
// questions and 40 conditions.
func BenchmarkView(b *testing.B) {
	rng := rand.New(rand.NewPCG(11, 1))
	w := newWorld(rng, 24)
	conditions := w.randomConditions(rng, 40, Answers)
	set := w.randomSet(rng)
	b.ReportAllocs()
	for b.Loop() {
		v := w.View(set)
		for i := range conditions {
			conditions[i].Eval(v)
		}
	}
}
