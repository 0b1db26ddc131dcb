package pricing

import (
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// causesOf writes the causes of a range as "kind question money".
func causesOf(tb testing.TB, c *Card, split terms.Split, a Answers) string {
	tb.Helper()
	now, err := c.Estimate(split, a, Quote{})
	if err != nil {
		tb.Fatal(err)
	}
	all, err := c.Causes(&now, split, a, Quote{})
	if err != nil {
		tb.Fatal(err)
	}
	var out []string
	for _, x := range all {
		id := "-"
		if x.Question >= 0 {
			id = a.View.Schema().At(x.Question).ID
		}
		if (x.Text == "") != (x.Kind == CauseUnsettled) {
			tb.Errorf("%s of %s says %q", x.Kind, id, x.Text)
		}
		out = append(out, string(x.Kind)+" "+id+" "+Money(x.Monthly))
	}
	return strings.Join(out, ", ")
}

// Each cause is the width of the range less the width without it. Before the systems
// were seen, 5,250 may be a tenth less or more.
func TestWhatARangeComesFrom(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	for _, test := range []struct {
		name    string
		answers []string
		seen    bool
		want    string
	}{
		{"only what was not seen", nil, false, "unseen - 1050.00"},
		{"all was seen", nil, true, ""},
		// 5,040 to 5,460, with a tenth 4,536 to 6,006: 1,470 wide. Unseen without 420, people without 1,050.
		{"a range", []string{"users_count", "23..27"}, false, "unseen - 1050.00, unsettled users_count 420.00"},
		{"a range, seen", []string{"users_count", "23..27"}, true, "unsettled users_count 420.00"},
		// The wider one first: 20 to 60 people come to 4,725 and 8,925.
		{"a wide range", []string{"users_count", "20..60"}, false, "unsettled users_count 4200.00, unseen - 1365.00"},
		// One server to 25 people at the high end: 5,500, with a tenth 6,050 against 4,725.
		{"an open count", []string{"servers_count", "unknown"}, false, "unseen - 1075.00, open servers_count 275.00"},
		{"no price", []string{"users_count", "unknown", "endpoints_count", "unknown"}, false, ""},
	} {
		a := Answers{View: viewOf(t, s, answered(t, test.answers...)), Seen: test.seen}
		if got := causesOf(t, c, every(terms.Provider), a); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
	// The open team moves what is shared: 25 x 2 x 84 x (0.60 - 0.31) = 1,218.
	a := Answers{View: viewOf(t, s, answered(t)), Seen: true}
	if got := causesOf(t, c, every(terms.Shared), a); got != "open it_fte 1218.00" {
		t.Errorf("an open team: %s", got)
	}
	a.Estimated = []int{s.Find("endpoints_count")} // 21 to 29 computers
	if got := causesOf(t, c, every(terms.Provider), a); got != "unsettled endpoints_count 840.00" {
		t.Errorf("an estimate: %s", got)
	}
}

// nextOf writes what one more unit costs.
func nextOf(tb testing.TB, c *Card, v answer.View, q Quote) string {
	tb.Helper()
	now, err := c.Estimate(every(terms.Provider), Answers{View: v}, q)
	if err != nil {
		tb.Fatal(err)
	}
	all, err := c.NextUnits(&now, every(terms.Provider), Answers{View: v}, q)
	if err != nil {
		tb.Fatal(err)
	}
	var out []string
	for _, u := range all {
		out = append(out, u.Class+" "+Money(u.Amount))
	}
	return strings.Join(out, ", ")
}

// One more costs what the price rises by: less behind the end of a band, and nothing is
// said of a number that is not one, of none, and of a part of another number.
func TestWhatOneMoreCosts(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	for _, test := range []struct {
		name    string
		answers []string
		quote   Quote
		want    string
	}{
		{"inside the first band", nil, Quote{}, "user 105.00, endpoint 105.00, extra_site 150.00"},
		{"behind its end", []string{"users_count", "50", "endpoints_count", "50"}, Quote{}, "user 73.50, endpoint 73.50, extra_site 150.00"},
		{"with a discount", nil, Quote{DiscountPercent: 1000}, "user 94.50, endpoint 94.50, extra_site 135.00"},
		{"left out of the quote", nil, Quote{ExcludeLines: []string{"extra_site"}}, "user 105.00, endpoint 105.00"},
		{"a range", []string{"users_count", "20..30"}, Quote{}, "endpoint 105.00, extra_site 150.00"},
		{"a part", []string{"shared_devices_count", "5", "tills_count", "2"}, Quote{}, "user 105.00, endpoint 105.00, shared_device 60.00, extra_site 150.00"},
		// The help desk around the clock is 15 % of people and computers.
		{"day and night", []string{"coverage_needed", "helpdesk_24x7"}, Quote{}, "user 120.75, endpoint 120.75, extra_site 150.00"},
	} {
		if got := nextOf(t, c, viewOf(t, s, answered(t, test.answers...)), test.quote); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}
