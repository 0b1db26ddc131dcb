package pricing

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/govalues/decimal"

	"mspscope/internal/answer"
	"mspscope/internal/sample"
	"mspscope/internal/terms"
)

// clients are the answers of invented clients, small and large.
func clients(tb testing.TB, s *answer.Schema, seed uint64, n int) []answer.Set {
	tb.Helper()
	source, err := sample.New(s, seed, sample.Options{Ranges: true, Disputes: true, Unsure: true})
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

// ownCards are the built-in card and two as providers may have them: one with a
// minimum, prices of its own and uplifts, and one without volume, team or portions.
func ownCards(tb testing.TB, s *answer.Schema) []*Card {
	tb.Helper()
	return []*Card{
		testCard(tb, s),
		testCard(tb, s, "  typical: 2500\n  enabled: false", "  typical: 2500\n  enabled: true",
			"price: 105\n    tools: 21\n    cost: 45", "price: 89.95\n    tools: 33.33\n    cost: 45",
			"price: 10\n    tools: 3\n    cost: 5", "price: 75\n    tools: 50\n    cost: 5", // a kiosk dearer than a shared computer
			"label: Systems that no longer get updates\n    enabled: false", "label: Systems that no longer get updates",
			"further: 50", "further: 100"),
		testCard(tb, s, "currency: USD", "currency: KWD", "percent: 10\n  text", "percent: 0\n  text",
			"{from: 51, to: 100, percent: 70}", "{from: 51, to: 100, percent: 100}", "{from: 101, to: 250, percent: 55}", "{from: 101, to: 250, percent: 100}",
			"{at: 0, labour: 0.60}", "{at: 0, labour: 1}", "{at: 1.5, labour: 0.31}", "{at: 1.5, labour: 0}"),
	}
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

// The sums, the order of the three cases and the names of lines hold for any client,
// split and card.
func TestPropertiesOfEstimates(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	cards := ownCards(t, s)
	rng := rand.New(rand.NewPCG(7, 11))
	for n, set := range clients(t, s, 7, 900) {
		c, v, split := cards[n%len(cards)], s.View(set), anySplit(rng)
		e := mustEstimate(t, c, split, v, Quote{DiscountPercent: []int64{0, 0, 500, 1234}[rng.IntN(4)]})
		for name, r := range map[string]Range{"month": e.Monthly, "once": e.OneTime, "person": e.PerUser, "computer": e.PerEndpoint, "base": e.Base, "share": e.Share} {
			if !ordered(r) {
				t.Fatalf("client %d: %s is out of order: %s", n, name, show(r))
			}
		}
		open := v.Lookup("users_count").State.Open() && v.Lookup("endpoints_count").State.Open()
		if e.Monthly.Known == open {
			t.Fatalf("client %d: known %v, people and computers open %v", n, e.Monthly.Known, open)
		}
		places := map[string]int{"USD": 2, "KWD": 3}[c.Currency]
		seen := map[string]bool{}
		for i := range e.Lines {
			l := &e.Lines[i]
			if seen[l.ID] || l.Label == "" || l.Unit == "" {
				t.Fatalf("client %d: line %+v", n, l)
			}
			seen[l.ID] = true
			for _, d := range l.Amount.cases() {
				if l.Amount.Known && d.Scale() != places {
					t.Fatalf("client %d: %s comes to %s", n, l.ID, show(l.Amount))
				}
			}
		}
	}
}

// raised is a client with more units of a class, also in what others said. A part of
// another class is not more of that one, so the whole grows with it.
func raised(s *answer.Schema, set *answer.Set, c *Card, k unit, by int64) (answer.Set, bool) {
	more := set.Copy()
	for {
		i := c.classes[k].question
		if i < 0 || more.Values[i].State != answer.Given {
			return more, false
		}
		more.Values[i].Number += by
		for _, d := range more.Disputed {
			for j := range d.Values {
				if d.Question == i {
					d.Values[j].Number += by
				}
			}
		}
		if c.classes[k].of < 0 {
			return more, s.View(*set).State(i) == answer.Given
		}
		k = c.classes[k].of
	}
}

func TestMoreUnitsNeverCostLess(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	cards := ownCards(t, s)
	rng := rand.New(rand.NewPCG(13, 17))
	for n, set := range clients(t, s, 13, 600) {
		c, split := cards[n%len(cards)], anySplit(rng)
		before := mustEstimate(t, c, split, s.View(set), Quote{})
		for k := range unit(len(c.classes)) {
			more, ok := raised(s, &set, c, k, 100*(1+rng.Int64N([]int64{2, 20, 1000}[rng.IntN(3)])))
			if !ok {
				continue
			}
			after := mustEstimate(t, c, split, s.View(more), Quote{})
			if !notAbove(before.Monthly, after.Monthly) || !notAbove(before.OneTime, after.OneTime) {
				t.Errorf("client %d, %v: more of %s: %s and %s, then %s and %s", n, split, c.classes[k].id, show(before.Monthly), show(before.OneTime), show(after.Monthly), show(after.OneTime))
			}
		}
	}
}

// The more of a tower is the provider's, the more it costs. Cover for the absence of a
// client's own person is left out: it is for what that person runs alone, and ends
// where the provider has a part in everything.
func TestATowerMovedTowardsTheProviderNeverCostsLess(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	cards := ownCards(t, s)
	rng := rand.New(rand.NewPCG(19, 23))
	for n, set := range clients(t, s, 19, 300) {
		c, v, split := cards[n%len(cards)], s.View(set), anySplit(rng)
		for tower := range split {
			var last Range
			of := split
			for i, side := range []terms.Side{terms.Client, terms.Shared, terms.Provider} {
				of[tower] = side
				e := mustEstimate(t, c, of, v, Quote{ExcludeLines: []string{"absence_cover"}})
				if i > 0 && !notAbove(last, e.Monthly) {
					t.Errorf("client %d: %v to %v of %v: %s after %s", n, terms.Tower(tower), side, of, show(e.Monthly), show(last))
				}
				last = e.Monthly
			}
		}
	}
}

// A larger team carries more of what is shared, and one with more work less.
func TestTheTeamLowersWhatIsShared(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	cards := ownCards(t, s)
	fte, load, portion := s.Find("it_fte"), s.Find("it_workload"), s.Find("desk_portion")
	rng := rand.New(rand.NewPCG(29, 31))
	for n, set := range clients(t, s, 29, 300) {
		c, split := cards[n%len(cards)], anySplit(rng)
		for tower := range split {
			if terms.Tower(tower).Operational() && split[tower] != terms.Provider {
				split[tower] = terms.Shared // nothing is the client's alone
			}
		}
		v := s.View(set).With(portion, answer.Value{})
		var last Range
		for i, people := range []int64{50, 75, 100, 200, 350, 1000, 5000} { // from half a post on the same is asked
			e := mustEstimate(t, c, split, v.With(fte, answer.Value{State: answer.Given, Number: people}).With(load, answer.Value{}), Quote{})
			if i > 0 && !notAbove(e.Monthly, last) {
				t.Errorf("client %d, %v: %d hundredths of a post: %s after %s", n, split, people, show(e.Monthly), show(last))
			}
			last = e.Monthly
		}
		v = v.With(fte, answer.Value{State: answer.Given, Number: 100 * (1 + rng.Int64N(4))})
		for i, id := range []string{"ahead", "coping", "slipping", "drowning"} {
			e := mustEstimate(t, c, split, v.With(load, answer.Value{State: answer.Given, Options: 1 << s.At(load).OptionIndex(id)}), Quote{})
			if i > 0 && !notAbove(last, e.Monthly) {
				t.Errorf("client %d, %v: %s: %s after %s", n, split, id, show(e.Monthly), show(last))
			}
			last = e.Monthly
		}
	}
}

// More locations are more work although devices come along with each of them, in every
// split and beside every team.
func TestMoreLocationsNeverCostLess(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	rng := rand.New(rand.NewPCG(43, 47))
	for _, team := range []string{"0", "0.5", "1", "2", "9"} {
		for range 60 {
			split := anySplit(rng)
			var last Range
			for i, sites := range []string{"1", "2", "3", "20", "61"} {
				e := mustEstimate(t, c, split, viewOf(t, s, "{users_count: 40, endpoints_count: 44, network_devices_count: 900, firewalls_count: 90, sites_count: "+sites+", it_fte: "+team+"}"), Quote{})
				if i > 0 && (!notAbove(last, e.Monthly)) {
					t.Errorf("%v, %s in IT, %s locations: %s after %s", split, team, sites, show(e.Monthly), show(last))
				}
				last = e.Monthly
			}
		}
	}
}

// A client of whom the counts, the hours, the locations, the head count and the seven
// towers are known has a narrow price: what is left is what may turn out on the spot.
func TestAKnownClientHasANarrowPrice(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	most := decimal.MustParse("1.35")
	rng := rand.New(rand.NewPCG(53, 59))
	tried := 0
	for n, set := range clients(t, s, 53, 400) {
		v := s.View(set)
		// What is open or not settled is answered, so that new questions are answered too.
		for range 3 {
			for q := range s.Len() {
				question := s.At(q)
				if v.State(q) == answer.Hidden || v.State(q) == answer.Given && v.Settled(q) {
					continue
				}
				switch question.Type {
				case answer.Number:
					v = v.With(q, answer.Value{State: answer.Given, Number: min(question.Max, max(question.Min, 100*rng.Int64N(30)))})
				case answer.SingleChoice, answer.MultiChoice, answer.YesNo:
					v = v.With(q, answer.Value{State: answer.Given, Options: 1})
				case answer.Scale, answer.Level:
					v = v.With(q, answer.Value{State: answer.Given, Number: question.Max})
				case answer.Text, answer.Grid:
				}
			}
		}
		e := mustEstimate(t, c, anySplit(rng), v, Quote{})
		if !e.Monthly.Low.IsPos() {
			continue
		}
		tried++
		if r, err := e.Monthly.High.Quo(e.Monthly.Low); err != nil || r.Cmp(most) > 0 {
			t.Errorf("client %d: %s is %s times: %+v", n, show(e.Monthly), r, e.Unsettled)
		}
	}
	if tried < 200 {
		t.Errorf("only %d clients", tried)
	}
}

func TestEstimatesAreDeterministic(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	var again Estimate // memory used again must not show
	rng := rand.New(rand.NewPCG(9, 9))
	for _, set := range clients(t, s, 9, 50) {
		v, split := s.View(set), anySplit(rng)
		a, b := mustEstimate(t, c, split, v, Quote{}), mustEstimate(t, c, split, v, Quote{})
		if err := c.EstimateInto(&again, split, Answers{View: v}, Quote{}); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(a.Lines, again.Lines) || show(a.Monthly) != show(again.Monthly) || len(a.Assumptions) != len(again.Assumptions) || len(a.Warnings) != len(again.Warnings) {
			t.Fatalf("%+v and %+v", a, again)
		}
		if !reflect.DeepEqual(a.Lines, b.Lines) {
			t.Fatalf("%+v and %+v", a.Lines, b.Lines)
		}
	}
}
