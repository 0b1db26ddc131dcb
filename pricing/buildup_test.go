package pricing

import (
	"strings"
	"testing"

	"mspscope/internal/terms"
)

// How a rate came about, what the work costs and what it leaves, worked out by hand.
func TestHowAPriceCameAbout(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	for _, test := range []struct {
		name    string
		split   terms.Split
		answers []string
		quote   Quote
		units   string // list x weights x share x volume, cost and margin of each class
		sum     string // cost, margin, floor
		below   bool
	}{
		// 25 x 45 and 25 x 37; 3,200 of 5,250 are left; 2,050 / 0.55.
		{"the list", every(terms.Provider), nil, Quote{}, "user 105.00 x 1 x 1 x 1, 1125.00 0.5714; endpoint 105.00 x 1 x 1 x 1, 925.00 0.6476", "2050.00 0.6095 3727.27", false},
		// 21 + 84 / 2 = 63 of 105.
		{"shared", every(terms.Shared), nil, Quote{}, "user 105.00 x 1 x 0.6 x 1, 675.00 0.5714; endpoint 105.00 x 1 x 0.6 x 1, 555.00 0.6476", "1230.00 0.6095 2236.36", false},
		{"one tower", only(terms.Network), nil, Quote{}, "user 105.00 x 0.08 x 1 x 1, 90.00 0.5714; endpoint 105.00 x 0.08 x 1 x 1, 74.00 0.6476", "164.00 0.6095 298.18", false},
		// The price falls to 17,850 of 21,000, the cost to (25 + 75 x 0.74) / 100.
		{"volume", every(terms.Provider), []string{"users_count", "100", "endpoints_count", "100"}, Quote{}, "user 105.00 x 1 x 1 x 0.85, 3622.50 0.5941; endpoint 105.00 x 1 x 1 x 0.85, 2978.50 0.6663", "6601.00 0.6302 12001.82", false},
		// Systems have no bands of cost: 4 x 110.
		{"servers", every(terms.Provider), []string{"servers_count", "4"}, Quote{}, "user 105.00 x 1 x 1 x 1, 1125.00 0.5714; endpoint 105.00 x 1 x 1 x 1, 925.00 0.6476; server 250.00 x 1 x 1 x 1, 440.00 0.56", "2490.00 0.6016 4527.27", false},
		// A visit of 500 costs 45 % of it.
		{"an add-on", every(terms.Provider), []string{"onsite_need", "monthly"}, Quote{}, "user 105.00 x 1 x 1 x 1, 1125.00 0.5714; endpoint 105.00 x 1 x 1 x 1, 925.00 0.6476", "2275.00 0.6043 4136.36", false},
		// A discount lowers no cost: 1,625 of 3,675 are left.
		{"a discount", every(terms.Provider), nil, Quote{DiscountPercent: 3000}, "user 105.00 x 1 x 1 x 1, 1125.00 0.5714; endpoint 105.00 x 1 x 1 x 1, 925.00 0.6476", "2050.00 0.4422 3727.27", true},
	} {
		b, err := c.BuildUp(test.split, Answers{View: viewOf(t, s, answered(t, test.answers...))}, test.quote)
		if err != nil {
			t.Fatal(err)
		}
		var units []string
		for _, u := range b.Units {
			units = append(units, u.Class+" "+Money(u.List)+" x "+u.Weights.Trim(0).String()+" x "+u.Share.Trim(0).String()+" x "+u.Volume.Trim(0).String()+", "+Money(u.Cost)+" "+u.GrossMargin.String())
		}
		if got := strings.Join(units, "; "); got != test.units {
			t.Errorf("%s: %s, want %s", test.name, got, test.units)
		}
		if got := Money(b.Cost) + " " + b.GrossMargin.String() + " " + Money(b.Floor.Round(2)); got != test.sum || !b.Known || b.Below != test.below || b.Target.String() != "0.6" {
			t.Errorf("%s: %s, known %v, below %v, target %s; want %s", test.name, got, b.Known, b.Below, b.Target, test.sum)
		}
	}
}

// Without the cost of one class nothing is said of what a price leaves.
func TestAPriceWithoutItsCost(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s, "    cost: 45\n", "")
	b, err := c.BuildUp(every(terms.Provider), Answers{View: viewOf(t, s, answered(t))}, Quote{DiscountPercent: 9000})
	if err != nil {
		t.Fatal(err)
	}
	if b.Known || b.Below || b.Units[0].Known || !b.Units[1].Known {
		t.Errorf("%+v", b)
	}
}
