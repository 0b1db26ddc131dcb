package pricing

import (
	"strings"
	"testing"

	"mspscope/internal/terms"
)

// anchor is the client of the list price.
const anchor = "{users_count: 25, endpoints_count: 25}"

// allAnswered is the anchor with every other question that moves the price
// answered so that nothing is added.
const allAnswered = "{users_count: 25, endpoints_count: 25, light_users_count: 0, shared_devices_count: 0, servers_count: 0, network_devices_count: 0, sites_count: 1, " +
	"coverage_needed: alerts_24x7, compliance_regimes: [], onsite_need: rarely, documentation_state: 3}"

// answered is allAnswered with some answers changed and others added: pairs of a
// question and its answer.
func answered(tb testing.TB, pairs ...string) string {
	tb.Helper()
	all := strings.Split(strings.Trim(allAnswered, "{}"), ", ")
next:
	for i := 0; i < len(pairs); i += 2 {
		line := pairs[i] + ": " + pairs[i+1]
		for j := range all {
			if strings.HasPrefix(all[j], pairs[i]+":") {
				all[j] = line
				continue next
			}
		}
		all = append(all, line)
	}
	return "{" + strings.Join(all, ", ") + "}"
}

func TestTheListPriceIsExact(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	for _, test := range []struct {
		name    string
		split   terms.Split
		answers string
		want    string // low, typical, high
		once    string
	}{
		// 50 units at 105, and a tenth either way. Once: 25 x 35 + 25 x 70 + the first
		// location 600 = 3225.
		{"all answered", every(terms.Provider), allAnswered, "4725.00 5250.00 5775.00", "3225.00 3225.00 3225.00"},
		// The high case holds 3 light users at 50, 2 shared computers at 60, a server at
		// 250, and of 5 network devices one is a firewall, that of the location, and one
		// more than the other three that come with it, at 15: 5250 + 150 + 120 + 250 + 15 =
		// 5785, and a tenth. Once: 3225 + 3 x 20 + 2 x 70 + 490 + 90 = 4005.
		{"everything open", every(terms.Provider), anchor, "4725.00 5250.00 6363.50", "3225.00 3225.00 4005.00"},
		// Tools 21 whole, of the labour of 84 a part: 0.31 beside the largest team, 0.50,
		// 0.60 beside nobody: 47.04, 63.00, 71.40 x 50 = 2352, 3150, 3570; a tenth either way.
		// Once: 25 x 21 + 25 x 42 + 390 = 1965; high 25 x 23.80 + 25 x 47.60 + 432 = 2217;
		// low 25 x 15.68 + 25 x 31.36 + 310.20 = 1486.20, lifted.
		{"shared", every(terms.Shared), allAnswered, "2116.80 3150.00 3927.00", "1500.00 1965.00 2217.00"},
		{"nothing", every(terms.Client), allAnswered, "0.00 0.00 0.00", "0.00 0.00 0.00"},
		{"third party", every(terms.ThirdParty), allAnswered, "0.00 0.00 0.00", "0.00 0.00 0.00"},
		// 25 x (20 + 10), not 42 + 14.70: nobody charges more for a desk alone.
		{"desk alone", only(terms.ServiceDesk), allAnswered, "675.00 750.00 825.00", "1500.00 1500.00 1500.00"},
		// 25 x (10 + 24), not 10.50 + 25.20.
		{"security alone", only(terms.SecurityOperations), allAnswered, "765.00 850.00 935.00", "1500.00 1500.00 1500.00"},
		// 25 x 105 x (0.08 + 0.08): there is no price for it alone.
		{"network alone", only(terms.Network), allAnswered, "378.00 420.00 462.00", "1500.00 1500.00 1500.00"},
	} {
		e := mustEstimate(t, c, test.split, viewOf(t, s, test.answers), Quote{})
		if got := show(e.Monthly); got != test.want {
			t.Errorf("%s: monthly %s, want %s", test.name, got, test.want)
		}
		if got := show(e.OneTime); got != test.once {
			t.Errorf("%s: one-time %s, want %s", test.name, got, test.once)
		}
	}
	// With nothing else known.
	if e := mustEstimate(t, c, every(terms.Shared), viewOf(t, s, anchor), Quote{}); Money(e.Monthly.Typical) != "3150.00" {
		t.Errorf("shared, everything open: %s", show(e.Monthly))
	}
}

// Ten units of each class, with all towers the provider's, all shared beside a team
// that nothing is known of, and security alone.
func TestAUnitOfEachClass(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	rates := map[string][3]string{
		// The price; tools + half of the rest; the price x the weight of security, of
		// people and computers what others charge for it alone.
		"user":           {"105.00", "63.00", "10.00"},
		"endpoint":       {"105.00", "63.00", "24.00"},
		"light_user":     {"50.00", "30.00", "9.00"},    // 10 + 20; 50 x 0.18
		"mailbox_user":   {"10.00", "6.00", "1.80"},     // 2 + 4; 10 x 0.18
		"seasonal_user":  {"10.00", "6.00", "1.80"},     // likewise
		"shared_device":  {"60.00", "37.50", "15.60"},   // 15 + 22.50; 60 x 0.26
		"till":           {"35.00", "22.00", "9.10"},    // 9 + 13; 35 x 0.26
		"kiosk":          {"10.00", "6.50", "2.60"},     // 3 + 3.50; 10 x 0.26
		"student_device": {"7.00", "4.50", "1.82"},      // 2 + 2.50; 7 x 0.26
		"server":         {"250.00", "155.00", "37.50"}, // 60 + 95; 250 x 0.15
		"network_device": {"15.00", "9.50", "1.50"},     // 4 + 5.50; 15 x 0.10
		"firewall":       {"100.00", "65.00", "40.00"},  // 30 + 35; 100 x 0.40
		"extra_site":     {"150.00", "97.50", "45.00"},  // 45 + 52.50; 150 x 0.30
	}
	for id, more := range map[string][]string{
		"user":           {"users_count", "10"},
		"endpoint":       {"endpoints_count", "10"},
		"light_user":     {"light_users_count", "10", "mailbox_users_count", "0"},
		"mailbox_user":   {"light_users_count", "30", "mailbox_users_count", "10"},
		"seasonal_user":  {"light_users_count", "30", "mailbox_users_count", "20", "seasonal_peaks", "yes", "seasonal_users_count", "10", "seasonal_months", "12"},
		"shared_device":  {"shared_devices_count", "10"},
		"till":           {"shared_devices_count", "30", "tills_count", "10"},
		"kiosk":          {"shared_devices_count", "30", "kiosks_count", "10"},
		"student_device": {"shared_devices_count", "30", "industry", "education_nonprofit", "student_devices_count", "10"},
		"server":         {"servers_count", "10"},
		"network_device": {"network_devices_count", "14", "firewalls_count", "1"}, // less a firewall and three that come along
		"firewall":       {"network_devices_count", "11", "firewalls_count", "11"},
		"extra_site":     {"sites_count", "11"},
	} {
		v := viewOf(t, s, answered(t, more...))
		for i, split := range []terms.Split{every(terms.Provider), every(terms.Shared), only(terms.SecurityOperations)} {
			e := mustEstimate(t, c, split, v, Quote{})
			l := findLine(&e, id)
			if l == nil || Money(l.Quantity.Typical.Trim(0)) != "10" || Money(l.Rate.Typical) != rates[id][i] || l.Class != id || l.Origin != FromCard {
				t.Errorf("%s in split %d: %+v, want 10 at %s", id, i, l, rates[id][i])
			}
		}
	}
	if len(rates) != len(c.classes) {
		t.Errorf("%d classes are tested of %d", len(rates), len(c.classes))
	}
}

func TestWhatIsUnknownIsNeverZero(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	for _, answers := range []string{
		"", "{users_count: unknown, endpoints_count: unknown}", "{servers_count: 4}", "{users_count: unknown, endpoints_count: 0}",
		"{coverage_needed: helpdesk_24x7, compliance_regimes: [hipaa]}",
	} {
		e := mustEstimate(t, c, every(terms.Provider), viewOf(t, s, answers), Quote{DiscountPercent: 500})
		if e.Monthly.Known || e.OneTime.Known || e.PerUser.Known || e.Base.Known {
			t.Errorf("%s: monthly %s, one-time %s", answers, show(e.Monthly), show(e.OneTime))
		}
		if l := findLine(&e, "user"); l == nil || l.Amount.Known || !l.Rate.Known {
			t.Errorf("%s: users line %+v", answers, l)
		}
		if len(e.Assumptions) == 0 || !strings.Contains(e.Assumptions[0].Text, "no price yet") {
			t.Errorf("%s: %+v", answers, e.Assumptions)
		}
	}
	e := mustEstimate(t, c, every(terms.Provider), viewOf(t, s, "{servers_count: 4}"), Quote{})
	if l := findLine(&e, "server"); l == nil || show(l.Amount) != "1000.00 1000.00 1000.00" {
		t.Errorf("a known part keeps its price: %+v", l)
	}
}

func TestAnIncompleteSplitIsRefused(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	split := every(terms.Provider)
	split[terms.Network] = terms.Undecided
	if _, err := testCard(t, s).Estimate(split, Answers{View: viewOf(t, s, anchor)}, Quote{}); err == nil || !strings.Contains(err.Error(), "network") {
		t.Errorf("error %v", err)
	}
	split = every(terms.Provider)
	split[terms.Vendors] = terms.Undecided // weighs nothing
	if _, err := testCard(t, s).Estimate(split, Answers{View: viewOf(t, s, anchor)}, Quote{}); err != nil {
		t.Error(err)
	}
}

func TestUpliftsAreAPercentageOfTheBase(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	v := viewOf(t, s, answered(t, "downtime_tolerance", "minutes"))
	e := mustEstimate(t, testCard(t, s), every(terms.Provider), v, Quote{})
	if got := Money(e.Monthly.Typical); got != "5250.00" {
		t.Errorf("uplifts are off by default, but the fee is %s", got)
	}
	c := testCard(t, s, "label: Systems that must not stop for minutes\n    enabled: false", "label: Systems that must not stop for minutes")
	e = mustEstimate(t, c, every(terms.Provider), v, Quote{})
	if l := findLine(&e, "no_downtime"); l == nil || show(l.Amount) != "367.50 367.50 367.50" || l.Label != "Systems that must not stop for minutes, 7 %" { // 7 % of 5250
		t.Errorf("%+v", l)
	}
	if got := Money(findLine(&e, "onboarding").Amount.Typical); got != "3225.00" {
		t.Errorf("onboarding %s", got)
	}
}

// What may turn out on the spot widens what is counted, and nothing after that; it
// ends once the systems were seen.
func TestTheToleranceEndsWhenTheSystemsWereSeen(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	v := viewOf(t, s, answered(t, "compliance_regimes", "[cjis]")) // 500 beside the base
	e := mustEstimate(t, c, every(terms.Provider), v, Quote{})
	if l := findLine(&e, "tolerance"); l == nil || show(l.Amount) != "-525.00 0.00 525.00" || show(e.Monthly) != "5225.00 5750.00 6275.00" {
		t.Errorf("before: %+v, a month %s", l, show(e.Monthly))
	}
	seen, err := c.Estimate(every(terms.Provider), Answers{View: v, Seen: true}, Quote{})
	if err != nil || findLine(&seen, "tolerance") != nil || show(seen.Monthly) != "5750.00 5750.00 5750.00" {
		t.Errorf("after: %s, %v", show(seen.Monthly), err)
	}
	e = mustEstimate(t, testCard(t, s, "tolerance:\n  percent: 10", "tolerance:\n  percent: 0"), every(terms.Provider), v, Quote{})
	if findLine(&e, "tolerance") != nil || show(e.Monthly) != "5750.00 5750.00 5750.00" {
		t.Errorf("without: %s", show(e.Monthly))
	}
}
