package pricing

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// compared prices all three models for a client and compares them.
func compared(tb testing.TB, c *Card, v answer.View, hire [terms.NumModels]int, months int) Comparison {
	tb.Helper()
	hybrid := every(terms.Client)
	hybrid[terms.SecurityOperations] = terms.Provider
	in := CompareInput{Answers: Answers{View: v}, Months: months}
	for m, split := range []terms.Split{every(terms.Provider), every(terms.Shared), hybrid} {
		in.Models[m] = ModelInput{Estimate: mustEstimate(tb, c, split, v, Quote{}), Split: split, Vetoed: hire[m] > 0, Hire: hire[m], Posts: Posts{hire[m], hire[m], hire[m]}}
	}
	recommended := terms.FullyManaged
	in.Recommended = &recommended
	return checkCompared(tb, c, in)
}

// checkCompared compares, and holds every sum to what it is made of.
func checkCompared(tb testing.TB, c *Card, in CompareInput) Comparison {
	tb.Helper()
	out := c.Compare(in)
	for _, o := range out.Options {
		a := c.arith()
		sum := same(a.nothing())
		for _, part := range o.Components {
			if part.Label == "" {
				tb.Errorf("%s: component %s has no label", o.ID, part.ID)
			}
			sum = a.addRange(sum, part.Total)
			if o.Compared && !slices.Contains(out.Basket, part.Kind) {
				tb.Errorf("%s: %s is %s, not of the basket %v", o.ID, part.ID, part.Kind, out.Basket)
			}
		}
		yearsAddUp(tb, &o)
		if show(sum) != show(o.Total) {
			tb.Errorf("%s: components make %s, total %s", o.ID, show(sum), show(o.Total))
		}
		if !ordered(o.Total) {
			tb.Errorf("%s: %s", o.ID, show(o.Total))
		}
	}
	return out
}

// yearsAddUp holds the years of an option to its parts and to its total.
func yearsAddUp(tb testing.TB, o *Option) {
	tb.Helper()
	a := arith{places: o.Total.Typical.Scale()}
	total, parts := same(a.nothing()), make([]Range, len(o.Components))
	for i := range parts {
		parts[i] = same(a.nothing())
	}
	for _, y := range o.Years {
		sum := same(a.nothing())
		for i, p := range y.Components {
			sum, parts[i] = a.addRange(sum, p.Total), a.addRange(parts[i], p.Total)
		}
		if show(sum) != show(y.Total) {
			tb.Errorf("%s: the parts of year %d make %s, not %s", o.ID, y.Year, show(sum), show(y.Total))
		}
		total = a.addRange(total, y.Total)
	}
	if show(total) != show(o.Total) {
		tb.Errorf("%s: the years make %s, not %s", o.ID, show(total), show(o.Total))
	}
	for i := range parts {
		if show(parts[i]) != show(o.Components[i].Total) {
			tb.Errorf("%s: the years of %s make %s, not %s", o.ID, o.Components[i].ID, show(parts[i]), show(o.Components[i].Total))
		}
	}
}

func partOf(o *Option, id string) string {
	for _, c := range o.Components {
		if c.ID == id {
			return show(c.Total)
		}
	}
	return ""
}

func TestBreakEvenIsComputed(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	// A seat is 2520 a year: 78442 / 2520 = 31.1; 104362.82 / 2520 = 41.4;
	// 140360 = 50 x 2520 + 14360, and 14360 / 1764 = 8.1.
	for _, test := range []struct {
		users string
		holds bool
	}{{"24", false}, {"25", true}, {"41", true}, {"42", false}, {"200", false}} {
		out := compared(t, c, viewOf(t, s, strings.ReplaceAll(allAnswered, "25", test.users)), [3]int{}, 0)
		if got := show(out.BreakEven.Seats); got != "31.00 41.00 58.00" {
			t.Errorf("break-even at %s seats", got)
		}
		if got := show(out.BreakEven.Hire); got != "78442.00 104362.82 140360.00" {
			t.Errorf("one hire costs %s", got)
		}
		if out.BreakEven.Holds != test.holds {
			t.Errorf("%s users: holds %v", test.users, out.BreakEven.Holds)
		}
	}
	if out := compared(t, c, viewOf(t, s, ""), [3]int{}, 0); out.BreakEven.Holds {
		t.Error("the claim is made without a price")
	}
}

func TestMarketNote(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	cheap := testCard(t, s, "price: 105\n    tools: 21\n    cost: 45", "price: 65\n    tools: 21\n    cost: 45", "price: 105\n    tools: 21\n    cost: 37", "price: 65\n    tools: 21\n    cost: 37")
	cards := map[string]*Card{"": testCard(t, s), "cheap": cheap}
	for _, test := range []struct {
		card, answers, seat string
		position            Position
	}{
		{"", anchor, "210.00", UpperHalf},
		{"", "", "210.00", UpperHalf}, // one user with one computer
		{"", "{users_count: 20, endpoints_count: 40}", "315.00", AboveMarket},
		{"", "{users_count: 25}", "222.60", UpperHalf}, // 28 computers assumed
		// 50 x 210 + 50 x 147 = 17850 by 100.
		{"", "{users_count: 100, endpoints_count: 100}", "178.50", UpperHalf},
		{"", "{users_count: 30, endpoints_count: 10}", "140.00", LowerHalf},
		{"cheap", anchor, "130.00", LowerHalf},
		{"cheap", "{users_count: 30, endpoints_count: 10}", "86.67", BelowStandard},
	} {
		note, err := cards[test.card].Market(viewOf(t, s, test.answers))
		if err != nil || note.Seat.String() != test.seat || note.Position != test.position || !strings.Contains(note.Text, test.seat) || strings.Contains(note.Text, "{") {
			t.Errorf("%s %s: %+v, %v; want %s %s", test.card, test.answers, note, err, test.seat, test.position)
		}
	}
}

func TestComparisonsAddUpForAnyClient(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	rng := rand.New(rand.NewPCG(21, 22))
	for _, set := range clients(t, s, 21, 300) {
		compared(t, c, s.View(set), [3]int{0, rng.IntN(2), rng.IntN(3)}, 1+rng.IntN(60))
	}
}
