package pricing

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/sample"
	"mspscope/internal/terms"
)

// clients are the answers of invented clients, small and large.
func clients(tb testing.TB, s *answer.Schema, n int) []answer.Set {
	tb.Helper()
	source, err := sample.New(s, 7, sample.Options{Ranges: true, Disputes: true, Unsure: true})
	if err != nil {
		tb.Fatal(err)
	}
	return source.Sets(n)
}

func anySplit(rng *rand.Rand) terms.Split {
	var s terms.Split
	for t := range s {
		s[t] = terms.Sides()[rng.IntN(4)]
	}
	return s
}

// notAbove reports whether a range is known in x and y alike and in no case
// higher in x.
func notAbove(x, y Range) bool {
	return x.Known == y.Known && (!x.Known || x.Low.Cmp(y.Low) <= 0 && x.Typical.Cmp(y.Typical) <= 0 && x.High.Cmp(y.High) <= 0)
}

func ordered(r Range) bool {
	c := r.cases()
	return !r.Known || c[low].Cmp(c[typical]) <= 0 && c[typical].Cmp(c[high]) <= 0
}

func TestPropertiesOfEstimates(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	cards := []*Card{testCard(t, s), testCard(t, s, minimumOff, "high: 4000\n  enabled: true")}
	rng := rand.New(rand.NewPCG(7, 11))
	for _, set := range clients(t, s, 1500) {
		c := cards[rng.IntN(2)]
		v := s.View(set)
		split := anySplit(rng)
		q := Quote{DiscountPercent: []int64{0, 0, 500, 1234}[rng.IntN(4)]}
		e := mustEstimate(t, c, split, v, q)

		for _, r := range []Range{e.Monthly, e.OneTime, e.PerUser, e.Base, e.Share} {
			if !ordered(r) {
				t.Fatalf("out of order: %s", show(r))
			}
		}
		open := v.Lookup("users_count").State.Open() && v.Lookup("endpoints_count").State.Open()
		if e.Monthly.Known == open {
			t.Fatalf("known %v, people and computers open %v", e.Monthly.Known, open)
		}
		seen := map[string]bool{}
		for _, l := range e.Lines {
			if seen[l.ID] {
				t.Fatalf("two lines %s", l.ID)
			}
			seen[l.ID] = true
			if l.Label == "" || l.Unit == "" || l.Amount.Known && l.Amount.Low.Scale() != 2 {
				t.Fatalf("line %+v", l)
			}
		}

		// More of anything never makes it cheaper.
		k := unit(rng.IntN(int(numUnits)))
		if i := s.Find(unitQuestions[k]); set.Values[i].State == answer.Given {
			more, by := set.Copy(), 100*(1+rng.Int64N(200))
			more.Values[i].Number += by
			for _, d := range more.Disputed {
				for j := range d.Values {
					if d.Question == i {
						d.Values[j].Number += by
					}
				}
			}
			if m := mustEstimate(t, c, split, s.View(more), q); !notAbove(e.Monthly, m.Monthly) || !notAbove(e.OneTime, m.OneTime) {
				t.Fatalf("more of %s: %s, then %s", unitIDs[k], show(e.Monthly), show(m.Monthly))
			}
		}

		// The less of a tower is the provider's, the less it costs.
		tower := rng.IntN(terms.NumTowers)
		var last Range
		for i, side := range []terms.Side{terms.Client, terms.Shared, terms.Provider} {
			split[tower] = side
			m := mustEstimate(t, c, split, v, q).Monthly
			if i > 0 && !notAbove(last, m) {
				t.Fatalf("%v %v: %s after %s", terms.Tower(tower), side, show(m), show(last))
			}
			last = m
		}
	}
}

func TestTheOrderOfTowersDoesNotMatter(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	shuffled := testCard(t, s,
		"weights: {service_desk: 0.34, endpoints: 0.12, servers_cloud: 0.08, network: 0.08, identity_collaboration: 0.08, backup_recovery: 0.10, security_operations: 0.14, strategy: 0.06}",
		"weights: {strategy: 0.06, security_operations: 0.14, backup_recovery: 0.10, identity_collaboration: 0.08, network: 0.08, servers_cloud: 0.08, endpoints: 0.12, service_desk: 0.34}")
	rng := rand.New(rand.NewPCG(3, 5))
	for _, set := range clients(t, s, 200) {
		v, split := s.View(set), anySplit(rng)
		if a, b := mustEstimate(t, c, split, v, Quote{}), mustEstimate(t, shuffled, split, v, Quote{}); show(a.Monthly) != show(b.Monthly) {
			t.Fatalf("%s and %s", show(a.Monthly), show(b.Monthly))
		}
	}
	// Towers of equal weight are worth the same.
	v := viewOf(t, s, allAnswered)
	if a, b := mustEstimate(t, c, only(terms.Network), v, Quote{}), mustEstimate(t, c, only(terms.ServersCloud), v, Quote{}); show(a.Monthly) != show(b.Monthly) {
		t.Errorf("%s and %s", show(a.Monthly), show(b.Monthly))
	}
}

func TestOneTowerMeetsItsMarketPrice(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	v := viewOf(t, s, allAnswered)
	for tower, band := range map[terms.Tower][2]int64{terms.ServiceDesk: {40, 75}, terms.SecurityOperations: {25, 30}} {
		seat := mustEstimate(t, c, only(tower), v, Quote{}).PerUser.Typical
		if seat.Cmp(Hundredths(band[0]*100)) < 0 || seat.Cmp(Hundredths(band[1]*100)) > 0 {
			t.Errorf("%v costs %s a seat, the market %v", tower, seat, band)
		}
	}
}

func TestEstimatesAreDeterministic(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	var again Estimate // memory used again must not show
	rng := rand.New(rand.NewPCG(9, 9))
	for _, set := range clients(t, s, 50) {
		v, split := s.View(set), anySplit(rng)
		a, b := mustEstimate(t, c, split, v, Quote{}), mustEstimate(t, c, split, v, Quote{})
		if err := c.EstimateInto(&again, split, Answers{View: v}, Quote{}); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(a.Lines, again.Lines) || show(a.Monthly) != show(again.Monthly) || len(a.Assumptions) != len(again.Assumptions) || len(a.Warnings) != len(again.Warnings) {
			t.Fatalf("%+v and %+v", a, again)
		}
		for i := range a.Lines {
			if a.Lines[i] != b.Lines[i] {
				t.Fatalf("%+v and %+v", a.Lines[i], b.Lines[i])
			}
		}
	}
}

func BenchmarkEstimate(b *testing.B) {
	s := testSchema(b)
	c := testCard(b, s)
	for name, answers := range map[string]string{
		"anchor": anchor,
		"full":   "{users_count: 180, endpoints_count: 210, light_users_count: 12, shared_devices_count: 6, servers_count: 8, network_devices_count: 30, sites_count: 3, coverage_needed: helpdesk_24x7, compliance_regimes: [hipaa, pci], onsite_need: weekly, documentation_state: 1}",
	} {
		v := viewOf(b, s, answers)
		split := every(terms.Shared)
		split[terms.SecurityOperations] = terms.Provider
		b.Run(name+"/again", func(b *testing.B) {
			b.ReportAllocs()
			var e Estimate
			for b.Loop() {
				if err := c.EstimateInto(&e, split, Answers{View: v}, Quote{}); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := c.Estimate(split, Answers{View: v}, Quote{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
