package advice

import (
	"math/rand/v2"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/sample"
	"mspscope/internal/terms"
)

// TestRangeHoldsEveryCompletion takes answers away from random clients and
// compares: the index lies in the range, a verdict without a block stays what
// it was, and the index is a quarter of the sum, the half rounded up.
func TestRangeHoldsEveryCompletion(t *testing.T) {
	t.Parallel()
	s, facts, rd := testReadiness(t)
	rng := rand.New(rand.NewPCG(3, 4))
	asked := []string{"leadership_buyin", "documentation_state", "ticketing_setup", "service_governance", "team_attitude", "admin_control", "mfa_coverage"}
	m := model(terms.Hybrid)
	exact, proved := 0, 0
	for range 3000 {
		full := s.NewSet()
		full.Values[s.Find("it_fte")] = answer.Value{State: answer.Given, Number: 200}
		for _, id := range asked {
			full.Values[s.Find(id)] = sample.Any(rng, s.At(s.Find(id)))
		}
		part := answer.Set{Values: append([]answer.Value(nil), full.Values...)}
		for _, id := range asked {
			if rng.IntN(3) == 0 {
				part.Values[s.Find(id)] = answer.Value{}
			}
		}
		in := Given{Model: m, Split: allSides(terms.Sides()[rng.IntN(4)])}
		whole := rd.Assess(facts.View(s.View(full), in), m)
		open := rd.Assess(facts.View(s.View(part), in), m)
		sum := 0
		for _, e := range whole.Elements {
			if e.Level == nil {
				t.Fatalf("%s is open though everything is answered", e.ID)
			}
			sum += *e.Level * e.Weight
		}
		if 2*sum > 8*index(whole)+3 || 2*sum < 8*index(whole)-4 { // |sum/4 - index| <= 1/2, the half upwards
			t.Fatalf("index %d for a sum of %d quarters", index(whole), sum)
		}
		if index(whole) < *open.Low || index(whole) > *open.High {
			t.Fatalf("index %d outside %d..%d", index(whole), *open.Low, *open.High)
		}
		if open.Index != nil {
			exact++
		}
		if open.Verdict != VerdictNotAssessed && len(open.Blocks) == 0 && len(whole.Blocks) == 0 {
			proved++
			if whole.Verdict != open.Verdict {
				t.Fatalf("verdict %s became %s", open.Verdict, whole.Verdict)
			}
		}
		if len(whole.Blocks) > 0 && whole.Verdict != VerdictPrepareFirst && whole.Verdict != VerdictBridge {
			t.Fatalf("blocked, and yet %s", whole.Verdict)
		}
	}
	if exact == 0 || proved == 0 {
		t.Errorf("the property was hardly tested: %d exact, %d proved", exact, proved)
	}
}
