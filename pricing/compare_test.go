package pricing

import (
	"math/rand/v2"
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
	out := c.Compare(in)
	for _, o := range out.Options {
		a := c.arith()
		sum := same(a.nothing())
		for _, part := range o.Components {
			if part.Label == "" {
				tb.Errorf("%s: component %s has no label", o.ID, part.ID)
			}
			sum = a.addRange(sum, part.Total)
		}
		if show(sum) != show(o.Total) {
			tb.Errorf("%s: components make %s, total %s", o.ID, show(sum), show(o.Total))
		}
		if !ordered(o.Total) {
			tb.Errorf("%s: %s", o.ID, show(o.Total))
		}
	}
	return out
}

func part(o *Option, id string) string {
	for _, c := range o.Components {
		if c.ID == id {
			return show(c.Total)
		}
	}
	return ""
}

func TestComparisonOverTheTerm(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	answers := func(more string) answer.View {
		return viewOf(t, s, strings.Replace(allAnswered, "}", ", "+more+"}", 1))
	}
	// Loaded wage: 60340 x 1.30 = 78442; 73340 x 1.423 = 104362.82; 96800 x 1.45 = 140360.
	out := compared(t, c, answers("it_fte: 0, it_spend_month: 1500"), [3]int{0, 1, 2}, 0)
	if out.Months != 36 || len(out.Options) != 5 {
		t.Fatalf("%d months, %d options", out.Months, len(out.Options))
	}
	for i, want := range []struct {
		id    string
		total string
		parts map[string]string
	}{
		// 36 x 4725, 5250 and 5775; once 3225.
		{"fully_managed", "173325.00 192225.00 211125.00", map[string]string{"fee": "170100.00 189000.00 207900.00", "one_time": "3225.00 3225.00 3225.00", "payroll": "", "hire": ""}},
		// One hire: three years of pay and the cost of finding the person.
		{"co_managed", "", map[string]string{"hire": "240026.00 319088.46 445280.00", "payroll": ""}},
		{"hybrid", "", map[string]string{"hire": "480052.00 638176.92 890560.00"}},
		// One post: pay as above; finding 4700, 6000, 24200 once in three years;
		// training 3 x 2000, 5000, 15000; tools 25 x 36 x 20, 40, 80.
		{"in_house", "264026.00 370088.46 562280.00", map[string]string{"posts": "235326.00 313088.46 421080.00", "recruiting": "4700.00 6000.00 24200.00", "training": "6000.00 15000.00 45000.00", "tools": "18000.00 36000.00 72000.00"}},
		{"today", "54000.00 54000.00 54000.00", map[string]string{"outside": "54000.00 54000.00 54000.00", "payroll": ""}},
	} {
		o := &out.Options[i]
		if o.ID != want.id || want.total != "" && show(o.Total) != want.total {
			t.Errorf("%s: %s, want %s %s", o.ID, show(o.Total), want.id, want.total)
		}
		for id, amount := range want.parts {
			if got := part(o, id); got != amount {
				t.Errorf("%s: %s is %q, want %q", o.ID, id, got, amount)
			}
		}
	}
	if !out.Options[1].Vetoed || out.Options[1].Hire != 1 || out.Options[0].Vetoed {
		t.Error("vetoes and hires are not passed on")
	}
	if !strings.Contains(out.Options[3].Note, "4.2 to 5.5") {
		t.Errorf("note %q", out.Options[3].Note)
	}
}

func TestPayrollInTheComparison(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	answers := func(more string) answer.View {
		return viewOf(t, s, strings.Replace(allAnswered, "}", ", "+more+"}", 1))
	}
	for _, test := range []struct {
		more    string
		months  int
		payroll [5]string // of the options in order
	}{
		{"it_fte: 1, it_payroll_year: 100000, it_staff_plan: none_wanted", 36, [5]string{"", "300000.00 300000.00 300000.00", "300000.00 300000.00 300000.00", "300000.00 300000.00 300000.00", "300000.00 300000.00 300000.00"}},
		// They stay: fully managed does not look cheaper than it would be.
		{"it_fte: 1, it_payroll_year: 100000.01, it_staff_plan: keep_same", 7, [5]string{"58333.34 58333.34 58333.34", "58333.34 58333.34 58333.34", "58333.34 58333.34 58333.34", "58333.34 58333.34 58333.34", "58333.34 58333.34 58333.34"}},
		{"it_fte: 0.5, it_staff_plan: keep_same", 12, [5]string{"39221.00 52181.41 70180.00", "39221.00 52181.41 70180.00", "39221.00 52181.41 70180.00", "39221.00 52181.41 70180.00", "39221.00 52181.41 70180.00"}},
		{"it_fte: unknown", 12, [5]string{"", "unknown", "unknown", "", "unknown"}},
	} {
		out := compared(t, c, answers(test.more), [3]int{}, test.months)
		for i := range out.Options {
			if got := part(&out.Options[i], "payroll"); got != test.payroll[i] {
				t.Errorf("%s: %s has payroll %q, want %q", test.more, out.Options[i].ID, got, test.payroll[i])
			}
		}
		// The payroll is an assumption exactly where it was worked out.
		worked := strings.HasPrefix(test.more, "it_fte: 0.5")
		if (len(out.Assumptions) == 1) != worked || worked && !strings.Contains(out.Assumptions[0].Text, "78,442 to 140,360") {
			t.Errorf("%s: assumptions %+v", test.more, out.Assumptions)
		}
		if out.Options[4].Total.Known {
			t.Errorf("%s: what is spent outside is open, but today costs %s", test.more, show(out.Options[4].Total))
		}
	}
	// Half a post is there, half a post is missing: 50 % of the loaded wage.
	out := compared(t, c, answers("it_fte: 0.5"), [3]int{}, 12)
	if got := part(&out.Options[3], "posts"); got != "39221.00 52181.41 70180.00" {
		t.Errorf("missing posts %s", got)
	}
	// 100 people: one post at 1 to 143, two at 1 to 62, four at 1 to 30.
	out = compared(t, c, viewOf(t, s, "{users_count: 100, endpoints_count: 100, it_fte: 0}"), [3]int{}, 12)
	if got := part(&out.Options[3], "posts"); got != "78442.00 208725.64 561440.00" {
		t.Errorf("posts %s", got)
	}
	// Nothing known of people and computers: nothing known of the cost.
	out = compared(t, c, viewOf(t, s, ""), [3]int{}, 36)
	for _, o := range out.Options {
		if o.Total.Known {
			t.Errorf("%s costs %s", o.ID, show(o.Total))
		}
	}
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
	}{{"25", true}, {"41", true}, {"42", false}, {"200", false}} {
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
