package pricing

import (
	"math/rand/v2"
	"slices"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// The price of an offer is one figure in every sum and every line, whatever is open, a
// range, an estimate or contested.
func TestAnOfferIsOneFigure(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	cards := ownCards(t, s)
	rng := rand.New(rand.NewPCG(3, 8))
	priced, ranges := 0, 0
	one := func(r Range) bool { return !r.Known || r.Low.Equal(r.High) && r.Low.Equal(r.Typical) }
	for n, set := range clients(t, s, 11, 1500) {
		c, split := cards[n%len(cards)], anySplit(rng)
		a := Answers{View: s.View(set), Contested: []terms.Split{anySplit(rng)}}
		for q := range s.Len() {
			if rng.IntN(4) == 0 && a.View.State(q) == answer.Given && s.At(q).Type == answer.Number {
				a.Estimated = append(a.Estimated, q)
			}
		}
		wide, err := c.Estimate(split, a, Quote{})
		if err != nil {
			continue
		}
		a.Firm = true
		e, err := c.Estimate(split, a, Quote{})
		if err != nil {
			t.Fatal(err)
		}
		if !one(e.Monthly) || !one(e.OneTime) {
			t.Fatalf("%d: monthly %v, once %v", n, e.Monthly, e.OneTime)
		}
		for i := range e.Lines {
			if !one(e.Lines[i].Amount) {
				t.Fatalf("%d: %s is %v", n, e.Lines[i].ID, e.Lines[i].Amount)
			}
		}
		if e.Monthly.Known {
			priced++
		}
		if !one(wide.Monthly) {
			ranges++
		}
	}
	if priced < 500 || ranges < 500 {
		t.Errorf("only %d have a price, %d a range", priced, ranges)
	}
}

// Numbers that are open or a range are named where they move the price, and nowhere else.
func TestOpenCountsAreThoseThatMoveThePrice(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	for _, test := range []struct {
		name, answers string
		side          terms.Side
		exclude       []string
		want          []string
	}{
		{"all answered", allAnswered, terms.Provider, nil, nil},
		{"a range", answered(t, "users_count", "20..30"), terms.Provider, nil, []string{"users_count"}},
		{"open servers", answered(t, "servers_count", "unknown"), terms.Provider, nil, []string{"servers_count"}},
		{"servers that are left out", answered(t, "servers_count", "1..9"), terms.Provider, []string{"server", "onboarding"}, nil},
		{"nothing is ours", answered(t, "users_count", "20..30"), terms.Client, nil, nil},
		{"hours are no count", answered(t, "coverage_needed", "unknown"), terms.Provider, nil, nil},
	} {
		got, err := c.OpenCounts(every(test.side), Answers{View: viewOf(t, s, test.answers)}, Quote{ExcludeLines: test.exclude})
		var ids []string
		for _, q := range got {
			ids = append(ids, s.At(q).ID)
		}
		if err != nil || !slices.Equal(ids, test.want) {
			t.Errorf("%s: %v, %v; want %v", test.name, ids, err, test.want)
		}
	}
}

// What is sold on is in the sum, and in no margin, floor or discount of the service.
func TestWhatIsSoldOnStandsApart(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	v := viewOf(t, s, allAnswered)
	plain := Quote{DiscountPercent: 1000, DiscountLabel: "three-year term"}
	with := plain
	with.ExtraLines = []ExtraLine{{Label: "Licenses", Quantity: Hundredths(4000), Rate: Hundredths(2200), Period: Month, Resale: true, Commitment: 12}}
	a := Answers{View: v, Firm: true}
	before, after := mustEstimateOf(t, c, a, plain), mustEstimateOf(t, c, a, with)
	if x, ok := c.Resold(&after); !ok || Money(x.Monthly.Typical) != "880.00" || !x.ServiceMonthly.Typical.Equal(before.Monthly.Typical) || !x.ServiceOnce.Typical.Equal(before.OneTime.Typical) {
		t.Errorf("sold on %+v, %v", x, ok)
	}
	if _, ok := c.Resold(&before); ok {
		t.Error("a plain quote sells something on")
	}
	one, err := c.BuildUp(every(terms.Provider), a, plain)
	two, err2 := c.BuildUp(every(terms.Provider), a, with)
	if err != nil || err2 != nil || !one.Cost.Equal(two.Cost) || !one.Floor.Equal(two.Floor) || !one.GrossMargin.Equal(two.GrossMargin) {
		t.Errorf("the service leaves %+v, with licenses %+v", one, two)
	}
	i := slices.IndexFunc(after.Lines, func(l Line) bool { return l.ID == DiscountID })
	if i < 0 || after.Lines[i].Label != "Discount: three-year term, 10 %" || Money(after.Lines[i].Amount.Typical) != "-525.00" {
		t.Errorf("the discount is %+v", after.Lines)
	}
	if m, ok := c.Margin(Hundredths(88000), Hundredths(74800)); !ok || m.String() != "0.15" {
		t.Errorf("margin %v", m)
	}
}

func mustEstimateOf(t *testing.T, c *Card, a Answers, q Quote) Estimate {
	t.Helper()
	e, err := c.Estimate(every(terms.Provider), a, q)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// A number that moves by the card's percentage, up or down, asks for a new quote.
func TestWhenANewQuoteIsDue(t *testing.T) {
	t.Parallel()
	c := testCard(t, testSchema(t))
	for _, test := range []struct {
		was, now int64
		want     bool
	}{{1000, 1290, false}, {1000, 1300, true}, {1000, 700, true}, {1000, 710, false}, {1000, 1000, false}, {0, 500, false}} {
		if got := c.Requote(test.was, test.now); got != test.want {
			t.Errorf("from %d to %d: %v", test.was, test.now, got)
		}
	}
}
