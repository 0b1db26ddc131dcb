package pricing

import (
	"slices"
	"strings"
	"testing"

	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// userRate and its like are figures of the shipped card.
const (
	userRate     = "    unit: user\n    price: 105\n    tools: 21\n"
	endpointRate = "    unit: endpoint\n    price: 105\n    tools: 21\n"
	serverRate   = "    unit: server\n    price: 250\n    tools: 60\n"
	cjisRate     = "    rate: {typical: 500}\n"
)

func TestAPriceIsWhatTheProviderCharges(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	v := viewOf(t, s, allAnswered)
	for _, test := range []struct {
		name, rate string
		want       string // amounts of 25 users
		warnings   int
		problem    string
	}{
		{"price", "price: 89", "2225.00 2225.00 2225.00", 0, ""},
		{"with tools", "price: 89\n    tools: 89", "2225.00 2225.00 2225.00", 0, ""},
		{"beside others", "price: 89\n    low: 65\n    typical: 105\n    high: 135", "2225.00 2225.00 2225.00", 3, ""},
		{"only typical", "typical: 89", "2225.00 2225.00 2225.00", 0, ""},
		{"typical among others", "low: 65\n    typical: 89\n    high: 135", "2225.00 2225.00 2225.00", 2, ""},
		{"typical outside", "low: 65\n    typical: 140\n    high: 135", "3500.00 3500.00 3500.00", 2, ""},
		{"no typical", "low: 65", "", 0, `there is no "price" beside "low" or "high"; write what you charge`},
		{"tools above the price", "price: 20\n    tools: 20.01", "", 0, `the tools of user cost 20.01, more than the price of 20`},
		{"negative", "price: -1", "", 0, "from 0 to 100000000, not -1"},
		{"too large", "price: 100000000.01", "", 0, "from 0 to 100000000, not 100000000.01"},
		{"a text", "price: a lot", "", 0, "price"},
		{"nothing", "price: null", "", 0, "price"},
		{"other currency", "price: 89\n    currency: EUR", "", 0, "one card has one currency"},
		{"none", "", "", 0, ""},
	} {
		text := strings.Replace(readFile(t, cardPath), userRate, "    unit: user\n    "+test.rate+"\n", 1)
		c, warnings, err := readWarned(t, s, parse(t, text))
		switch {
		case test.problem != "":
			if err == nil || !strings.Contains(err.Error(), test.problem) {
				t.Errorf("%s: %v, want %q", test.name, err, test.problem)
			}
			continue
		case err != nil:
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if len(warnings) != test.warnings {
			t.Errorf("%s: warnings %q", test.name, warnings)
		}
		for i := range warnings {
			if w := warnings[i].Error(); !strings.HasPrefix(w, "ratecard.yaml:") || !strings.Contains(w, "is not used") {
				t.Errorf("%s: the warning %q", test.name, w)
			}
		}
		e := mustEstimate(t, c, every(terms.Provider), v, Quote{})
		l := findLine(&e, "user")
		if (l == nil) != (test.want == "") || l != nil && show(l.Amount) != test.want {
			t.Errorf("%s: %+v, want %s", test.name, l, test.want)
		}
	}
}

func TestTheCurrencyIsOneOfThoseThereAre(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	for currency, want := range map[string]string{"EUR": "", "JPY": "", "XXX": "no currency", "EUX": `did you mean "EU`, "usd": `did you mean "USD"`, "euro": "no currency"} {
		_, err := readCard(t, s, parse(t, strings.Replace(readFile(t, cardPath), "currency: USD", "currency: "+currency, 1)))
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", currency, err, want)
		}
	}
}

// Lines add up in every currency, with the decimals that it has.
func TestAmountsHaveTheDecimalsOfTheCurrency(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	v := viewOf(t, s, answered(t, "users_count", "73"))
	var split terms.Split
	for tower := range split {
		split[tower] = []terms.Side{terms.Provider, terms.Shared, terms.Client}[tower%3]
	}
	for currency, places := range map[string]int{"USD": 2, "EUR": 2, "JPY": 0, "KWD": 3} {
		c := testCard(t, s, "currency: USD", "currency: "+currency)
		e := mustEstimate(t, c, split, v, Quote{DiscountPercent: 333, DiscountReason: "loyal"})
		for i := range e.Lines {
			for _, d := range e.Lines[i].Amount.cases() {
				if d.Scale() != places {
					t.Errorf("%s: %s comes to %s", currency, e.Lines[i].ID, d)
				}
			}
		}
		for name, r := range map[string]Range{"monthly": e.Monthly, "one-time": e.OneTime, "per user": e.PerUser} {
			if r.Typical.Scale() != places {
				t.Errorf("%s: %s is %s", currency, name, r.Typical)
			}
		}
		out := compared(t, c, v, [3]int{}, 0)
		for _, o := range out.Options {
			if o.Total.Known && o.Total.Typical.Scale() != places {
				t.Errorf("%s: %s is %s", currency, o.ID, o.Total.Typical)
			}
		}
	}
}

// Nothing of a base is changed, and what is left of it is a card without money.
func TestACardWithoutAmounts(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	base := parse(t, readFile(t, cardPath))
	left := WithoutAmounts(base)
	if _, err := readCard(t, s, base); err != nil {
		t.Fatalf("the base was changed: %v", err)
	}
	left.Pairs = append(left.Pairs, yamldoc.Pair{
		Key: yamldoc.Node{Kind: yamldoc.Scalar, Text: "currency"}, Value: yamldoc.Node{Kind: yamldoc.Scalar, Text: "EUR"},
	})
	c, err := readCard(t, s, left)
	if err != nil {
		t.Fatal(err)
	}
	want := "user endpoint light_user mailbox_user seasonal_user shared_device till kiosk student_device server network_device firewall extra_site " +
		"desk_nights hipaa pci cmmc financial_rules examiners cjis soc2_iso27001 onsite_monthly onsite_weekly onsite_daily absence_cover " +
		"share.portions[overflow].overage share.portions[second_line_up].overage share.portions[first_line].overage " +
		"schedule.items[technician_hour].price schedule.items[engineer_hour].price schedule.items[after_hours].price schedule.items[trip].price " +
		"schedule.items[half_day].price schedule.items[joiner].price schedule.items[new_computer].price schedule.items[block].price"
	if got := strings.Join(c.WithoutPrice(), " "); got != want {
		t.Errorf("without a price: %s", got)
	}
	if c.market != nil || c.inHouse != nil || c.minimum != nil || !c.onboarding.floor.IsZero() || c.share.labour == 0 || len(c.share.cover) == 0 || len(c.volume[ofSeats]) == 0 {
		t.Errorf("left: market %v, in house %v, minimum %v, onboarding %+v", c.market, c.inHouse, c.minimum, c.onboarding)
	}
	for i := range c.share.portions {
		if p := &c.share.portions[i]; p.floor != 0 || p.overage != 0 {
			t.Errorf("left: %s at least %d, one more %d", p.id, p.floor, p.overage)
		}
	}
	for i := range c.addons {
		if a := &c.addons[i]; a.limits.floor != 0 || a.limits.cap != 0 || len(a.limits.steps) != 0 {
			t.Errorf("left: %s %+v", a.id, a.limits)
		}
	}
	for k := range c.classes {
		if class := &c.classes[k]; class.tools != 0 || class.cost != 0 || class.setUp != 0 || class.alone != [terms.NumTowers]int64{} || class.least != [terms.NumTowers]int64{} {
			t.Errorf("left: %+v", class)
		}
	}
	v := viewOf(t, s, anchor)
	e := mustEstimate(t, c, every(terms.Provider), v, Quote{})
	if e.Monthly.Known || e.PerUser.Known || !e.NoTotal() || len(e.Lines) != 0 || !e.OneTime.Known || findSeparate(&e, onboardingID) == nil {
		t.Errorf("an estimate without prices: %+v", e)
	}
	if m, err := c.Market(v); m != nil || err != nil {
		t.Errorf("market: %+v, %v", m, err)
	}
	out := compared(t, c, v, [3]int{}, 0)
	if len(out.Options) != 4 || out.BreakEven.Holds || out.BreakEven.Hire.Known || out.BreakEven.Seats.Known {
		t.Errorf("compared: %+v", out)
	}
	// The same document that is no card at all does no harm.
	for _, text := range []string{"{}", "[1]", "rates: 5", "rates: {user: 3}\naddons: {a: b}", "in_house: [x]"} {
		WithoutAmounts(parse(t, text))
	}
}

func TestWhatHasNoPriceIsInNoSum(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s, serverRate, "    unit: server\n", cjisRate, "")
	given := answered(t, "servers_count", "2")
	for _, test := range []struct {
		name, answers string
		split         terms.Split
		separate      string
		monthly       string
	}{
		{"servers", given, every(terms.Provider), "server 2.00 ", "4725.00 5250.00 5775.00"},
		{"none", allAnswered, every(terms.Provider), "", "4725.00 5250.00 5775.00"},
		{"open", answered(t, "servers_count", "unknown"), every(terms.Provider), "server unknown ", "4725.00 5250.00 5775.00"},
		{"not ours", given, every(terms.Client), "", "0.00 0.00 0.00"},
	} {
		e := mustEstimate(t, c, test.split, viewOf(t, s, test.answers), Quote{})
		var got strings.Builder
		for i := range e.Separate {
			l := &e.Separate[i]
			if l.Amount.Known || l.Rate.Known || l.Basis == "" {
				t.Errorf("%s: %+v has an amount", test.name, l)
			}
			quantity := "unknown"
			if l.Quantity.Known {
				quantity = Money(l.Quantity.Typical.Pad(2))
			}
			got.WriteString(l.ID + " " + quantity + " ")
		}
		if got.String() != test.separate || show(e.Monthly) != test.monthly {
			t.Errorf("%s: %q apart and %s a month, want %q and %s", test.name, got.String(), show(e.Monthly), test.separate, test.monthly)
		}
		for _, a := range e.Assumptions {
			if a.Question == "servers_count" {
				t.Errorf("%s: %q is assumed for what has no price", test.name, a.Text)
			}
		}
	}
}

// A card without wages counts nobody who would have to be hired, and has neither of the
// options that live from wages; the sum that lacks people says so.
func TestWithoutWagesNoPayIsCompared(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	root := parse(t, readFile(t, cardPath))
	for i := range root.Pairs {
		if root.Pairs[i].Key.Text == "in_house" {
			root.Pairs = append(root.Pairs[:i:i], root.Pairs[i+1:]...)
			break
		}
	}
	c, err := readCard(t, s, root)
	if err != nil {
		t.Fatal(err)
	}
	for answers, says := range map[string]bool{
		"{it_fte: 2, users_count: 30, endpoints_count: 30, it_spend_month: 100}":                         true,
		"{it_fte: 0, users_count: 30, endpoints_count: 30, it_spend_month: 100}":                         false,
		"{it_fte: 2, it_payroll_year: 90000, users_count: 30, endpoints_count: 30, it_spend_month: 100}": true,
	} {
		out := compared(t, c, viewOf(t, s, answers), [3]int{0, 1, 0}, 0)
		if got := slices.ContainsFunc(out.Taken, func(text string) bool { return strings.Contains(text, "own IT people") }); got != says {
			t.Errorf("%s: that pay is in no sum is said: %v", answers, got)
		}
		for _, o := range out.Options {
			if !o.Total.Known || (o.Note != "") != (o.ID == "co_managed") {
				t.Errorf("%s: %s: %+v", answers, o.ID, o)
			}
			if o.ID == InHouse || o.ID == OneMoreHire {
				t.Errorf("%s: there is %s without figures for it", answers, o.ID)
			}
			for _, part := range o.Components {
				if part.Kind == KindPeople || part.Kind == KindBought {
					t.Errorf("%s: %s has %s without figures for it", answers, o.ID, part.ID)
				}
			}
		}
	}
}

// A misspelled figure of an optional part is not taken for its absence.
func TestOptionalPartsAreReadStrictly(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	for old, test := range map[string][2]string{
		"  standard_from: 130\n  middle: 165\n  premium_to: 275\n": {"  midle: 165\n", "midle"},
		"  middle: 165\n": {"", `"middle" is missing`},
		"minimum:\n  typical: 2500\n  enabled: false": {"minimum:\n  enabled: true", "no amount"},
	} {
		text := readFile(t, cardPath)
		if !strings.Contains(text, old) {
			t.Fatalf("the card has no %q", old)
		}
		if _, err := readCard(t, s, parse(t, strings.Replace(text, old, test[0], 1))); err == nil || !strings.Contains(err.Error(), test[1]) {
			t.Errorf("%q: %v, want %q", test[0], err, test[1])
		}
	}
}

// With everything known and the systems seen, a client has one price, also where a part
// is shared.
func TestAPriceIsOneFigure(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s, userRate, "    unit: user\n    price: 89\n", endpointRate, "    unit: endpoint\n    price: 71.5\n", cjisRate, "    rate: {price: 12}\n")
	v := viewOf(t, s, answered(t, "compliance_regimes", "[cjis]", "it_fte", "1"))
	for _, side := range []terms.Side{terms.Provider, terms.Shared, terms.Client} {
		e, err := c.Estimate(every(side), Answers{View: v, Seen: true}, Quote{ExcludeLines: []string{"absence_cover"}})
		if err != nil || !e.Monthly.Low.Equal(e.Monthly.High) || !e.Monthly.Low.Equal(e.Monthly.Typical) {
			t.Errorf("a month costs %s, %v", show(e.Monthly), err)
		}
	}
}

// What is taken as settled has one value in every case.
func TestWhatIsTakenAsSettledWidensNothing(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	a := Answers{View: viewOf(t, s, answered(t, "users_count", "20..30", "servers_count", "unknown", "light_users_count", "10", "it_fte", "unknown")), Seen: true}
	for _, id := range []string{"users_count", "servers_count", "mailbox_users_count", "it_fte"} {
		before, err := c.Estimate(every(terms.Shared), a, Quote{})
		if err != nil {
			t.Fatal(err)
		}
		a.Settled = append(a.Settled, s.Find(id))
		after, err := c.Estimate(every(terms.Shared), a, Quote{})
		if err != nil || before.Monthly.Low.Cmp(after.Monthly.Low) > 0 || before.Monthly.High.Cmp(after.Monthly.High) <= 0 || !before.Monthly.Typical.Equal(after.Monthly.Typical) {
			t.Errorf("%s settled: %s after %s, %v", id, show(after.Monthly), show(before.Monthly), err)
		}
	}
	if e, err := c.Estimate(every(terms.Shared), a, Quote{}); err != nil || !e.Monthly.Low.Equal(e.Monthly.High) {
		t.Errorf("all settled: %s, %v", show(e.Monthly), err)
	}
}
