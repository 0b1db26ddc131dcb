package certainty

import (
	"math/rand/v2"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

func halfStated(_ testing.TB, c *Certifier, n int) []answer.View {
	rng := rand.New(rand.NewPCG(4, 4))
	schema := c.schema
	var views []answer.View
	for range n {
		set := schema.NewSet()
		grid := answer.Value{State: answer.Given}
		for _, t := range terms.OperationalTowers() {
			if rng.IntN(2) == 0 {
				grid = grid.WithTower(t, terms.Side(rng.IntN(5)))
			}
		}
		set.Values[schema.Find("tower_owners")] = grid
		if rng.IntN(2) == 0 {
			set.Values[schema.Find("it_fte")] = answer.Value{State: answer.Given, Number: 100 * rng.Int64N(12)}
		}
		if rng.IntN(2) == 0 {
			set.Values[schema.Find("it_staff_plan")] = answer.Value{State: answer.Given, Options: 1 << rng.IntN(5)}
		}
		views = append(views, schema.View(set))
	}
	return views
}

func BenchmarkCertifyHalfStatedCold(b *testing.B) {
	m, q, _ := shipped(b)
	c, _ := New(m, q)
	views := halfStated(b, c, 200)
	i := 0
	for b.Loop() {
		if i%200 == 0 {
			b.StopTimer()
			c, _ = New(m, q)
			b.StartTimer()
		}
		v := views[i%200]
		r := m.Recommend(v)
		c.Certify(v, &r)
		i++
	}
}

// overHalfStated measures something done for one half-stated grid after the other.
func overHalfStated(b *testing.B, do func(c *Certifier, v answer.View, r *assess.Recommendation)) {
	b.Helper()
	m, q, _ := shipped(b)
	c, _ := New(m, q)
	views := halfStated(b, c, 200)
	i := 0
	for b.Loop() {
		r := m.Recommend(views[i%len(views)])
		do(c, views[i%len(views)], &r)
		i++
	}
}

func BenchmarkCertifyHalfStatedWarm(b *testing.B) {
	overHalfStated(b, func(c *Certifier, v answer.View, r *assess.Recommendation) { c.Certify(v, r) })
}

func BenchmarkMattersHalfStated(b *testing.B) {
	overHalfStated(b, func(c *Certifier, v answer.View, r *assess.Recommendation) {
		cert := c.Certify(v, r)
		c.Matters(v, r, &cert)
	})
}

func BenchmarkNextHalfStated(b *testing.B) {
	overHalfStated(b, func(c *Certifier, v answer.View, r *assess.Recommendation) { c.Next(v, r) })
}

// Nothing is clear of which it is not known where what is open leads.
func TestNothingIsClearThatCannotBeLookedAt(t *testing.T) {
	t.Parallel()
	m, q, _ := shipped(t)
	tight := defaultLimits
	tight.values = 40
	c, _ := compile(m, q, tight)
	set := c.schema.NewSet()
	set.Values[m.Team.Count] = answer.Value{State: answer.Given, Number: 300}
	set.Values[m.Team.Plan] = answer.Value{State: answer.Given, Options: 1 << c.schema.At(m.Team.Plan).OptionIndex("keep_same")}
	v := c.schema.View(set)
	r := m.Recommend(v)
	cert := c.Certify(v, &r)
	in := Judged{View: v, Recommendation: &r, Certificate: &cert, Stability: NewDraws(m).Stability(&r)}
	if got := c.Judge(&in).Verdict; cert.Proved || got != VerdictLeaning {
		t.Errorf("%s, proved %v; want %s", got, cert.Proved, VerdictLeaning)
	}
}
