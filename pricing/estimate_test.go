package pricing

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

const anchor = "{users_count: 25, endpoints_count: 25}"

// allAnswered is the anchor with every other question that moves the price
// answered so that nothing is added.
const allAnswered = "{users_count: 25, endpoints_count: 25, light_users_count: 0, shared_devices_count: 0, servers_count: 0, network_devices_count: 0, sites_count: 1, " +
	"coverage_needed: alerts_24x7, compliance_regimes: [], onsite_need: rarely, documentation_state: 3}"

func TestTheListPriceIsExact(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	strategyShared := every(terms.Client)
	for _, tower := range terms.OperationalTowers() {
		strategyShared[tower] = terms.Shared
	}
	strategyShared[terms.Strategy] = terms.Shared
	for _, test := range []struct {
		name    string
		split   terms.Split
		answers string
		want    string // low, typical, high
		once    string
	}{
		// 50 units at 65, 105 and 135. The high case of the first row adds 3
		// light users at 65, 2 shared computers at 135, a server at 400 and 5
		// network devices at 40: 6750 + 195 + 270 + 400 + 200.
		{"everything open", every(terms.Provider), anchor, "3250.00 5250.00 7815.00", "2762.50 5250.00 10941.00"},
		{"all answered", every(terms.Provider), allAnswered, "3250.00 5250.00 6750.00", "2762.50 5250.00 9450.00"},
		// 0.55, 0.60 and 0.65 of it.
		{"shared", every(terms.Shared), allAnswered, "1787.50 3150.00 4387.50", "1519.38 3150.00 6142.50"},
		{"shared, open", strategyShared, anchor, "1787.50 3150.00 5079.75", "1519.38 3150.00 7111.65"},
		{"nothing", every(terms.Client), allAnswered, "0.00 0.00 0.00", "0.00 0.00 0.00"},
		{"third party", every(terms.ThirdParty), allAnswered, "0.00 0.00 0.00", "0.00 0.00 0.00"},
		// 25 seats at 210 x 0.34 = 71.40 and 210 x 0.14 = 29.40 a seat.
		{"desk alone", only(terms.ServiceDesk), allAnswered, "1105.00 1785.00 2295.00", "939.25 1785.00 3213.00"},
		{"security alone", only(terms.SecurityOperations), allAnswered, "455.00 735.00 945.00", "386.75 735.00 1323.00"},
	} {
		e := mustEstimate(t, c, test.split, viewOf(t, s, test.answers), Quote{})
		if got := show(e.Monthly); got != test.want {
			t.Errorf("%s: monthly %s, want %s", test.name, got, test.want)
		}
		if got := show(e.OneTime); got != test.once {
			t.Errorf("%s: one-time %s, want %s", test.name, got, test.once)
		}
	}
}

func TestBandsAreGraduated(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	// Users: 50 x 105 + 50 x 89.25 + 20 x 78.75 = 5250 + 4462.50 + 1575 = 11287.50.
	// Servers: 51 -> 50 x 250 + 212.50 = 12712.50.
	v := viewOf(t, s, "{users_count: 120, endpoints_count: 10, servers_count: 51, light_users_count: 0, shared_devices_count: 0, network_devices_count: 0, sites_count: 1}")
	e := mustEstimate(t, c, every(terms.Provider), v, Quote{})
	for id, want := range map[string]string{
		"user": "5250.00", "user_51_100": "4462.50", "user_101_250": "1575.00",
		"endpoint": "1050.00", "server": "12500.00", "server_51_100": "212.50",
	} {
		if l := findLine(&e, id); l == nil || Money(l.Amount.Typical) != want {
			t.Errorf("line %s: %+v, want %s", id, l, want)
		}
	}
	if got, want := Money(e.Monthly.Typical), "25050.00"; got != want {
		t.Errorf("monthly %s, want %s", got, want)
	}
	if got := findLine(&e, "user_51_100").Label; got != "Users, 51 to 100" {
		t.Errorf("label %q", got)
	}
	if got := findLine(&e, "endpoint").Label; got != "Computers" {
		t.Errorf("label of a single band %q", got)
	}
	if len(e.Warnings) != 0 {
		t.Errorf("warnings %q", e.Warnings)
	}
	// 100 x 0.85 x 0.6 of 105: the rate is exact, the amount rounded once.
	e = mustEstimate(t, c, every(terms.Shared), v, Quote{})
	if l := findLine(&e, "user_51_100"); Money(l.Rate.Typical) != "53.55" || Money(l.Rate.Low) != "30.3875" || Money(l.Amount.Low) != "1519.38" {
		t.Errorf("%s at %s", show(l.Amount), show(l.Rate))
	}
	e = mustEstimate(t, c, every(terms.Provider), viewOf(t, s, "{users_count: 501, endpoints_count: 501}"), Quote{})
	if l := findLine(&e, "user_501_up"); l == nil || Money(l.Amount.Typical) != "57.75" {
		t.Errorf("last band: %+v", l)
	}
	if len(e.Warnings) != 1 || !strings.Contains(e.Warnings[0], "first indication") {
		t.Errorf("warnings %q", e.Warnings)
	}
}

// Bands meet without a gap: at each border the quantities of the bands add up to
// the count, and every unit has the rate of its own band.
func TestTheBordersOfBands(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	for count, want := range map[int]string{
		50: "50 5250.00", 51: "50 5250.00, 1 89.25", 100: "50 5250.00, 50 4462.50",
		101: "50 5250.00, 50 4462.50, 1 78.75", 250: "50 5250.00, 50 4462.50, 150 11812.50",
		251: "50 5250.00, 50 4462.50, 150 11812.50, 1 68.25", 252: "50 5250.00, 50 4462.50, 150 11812.50, 2 136.50",
		500: "50 5250.00, 50 4462.50, 150 11812.50, 250 17062.50",
		501: "50 5250.00, 50 4462.50, 150 11812.50, 250 17062.50, 1 57.75",
		505: "50 5250.00, 50 4462.50, 150 11812.50, 250 17062.50, 5 288.75",
	} {
		v := viewOf(t, s, strings.Replace(allAnswered, "users_count: 25", fmt.Sprintf("users_count: %d", count), 1))
		e := mustEstimate(t, c, every(terms.Provider), v, Quote{})
		var rows []string
		next, sum := int64(1), 0
		for i := range e.Lines {
			l := &e.Lines[i]
			if l.Class != "user" {
				continue
			}
			if l.Name != "Users" || l.Origin != FromCard || l.Band.From != next {
				t.Errorf("%d users: %s is %q from %d on, of the %s", count, l.ID, l.Name, l.Band.From, l.Origin)
			}
			next = l.Band.To + 1
			n, err := strconv.Atoi(l.Quantity.Typical.Trim(0).String())
			if err != nil {
				t.Fatal(err)
			}
			sum += n
			rows = append(rows, fmt.Sprintf("%d %s", n, Money(l.Amount.Typical)))
		}
		if got := strings.Join(rows, ", "); got != want || sum != count {
			t.Errorf("%d users: %s, together %d; want %s", count, got, sum, want)
		}
	}
}

func TestOpenCountsArePricedFromTheAssumedRange(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	rest := ", light_users_count: 0, shared_devices_count: 0, servers_count: 0, network_devices_count: 0, sites_count: 1}"
	// 25 users -> 25, 28 (27.5 rounded up) and 33 (32.5) computers.
	e := mustEstimate(t, c, every(terms.Provider), viewOf(t, s, "{users_count: 25"+rest), Quote{})
	l := findLine(&e, "endpoint")
	if got := show(l.Quantity); got != "25 28 33" || !l.Assumed {
		t.Errorf("computers %s, assumed %v", got, l.Assumed)
	}
	if got := show(e.Monthly); got != "3250.00 5565.00 7830.00" { // 58 x 135
		t.Errorf("monthly %s", got)
	}
	if len(e.Assumptions) == 0 || e.Assumptions[0].Question != "endpoints_count" {
		t.Errorf("assumptions %+v", e.Assumptions)
	}
	if !e.PerUser.Known || Money(e.PerUser.Typical) != "222.60" { // 5565 / 25
		t.Errorf("per user %s", show(e.PerUser))
	}
	// 25 computers -> 20 (19.2), 23 (22.7) and 25 people.
	e = mustEstimate(t, c, every(terms.Provider), viewOf(t, s, "{users_count: unknown, endpoints_count: 25"+rest), Quote{})
	l = findLine(&e, "user")
	if got := show(l.Quantity); got != "20 23 25" || !l.Assumed {
		t.Errorf("users %s, assumed %v", got, l.Assumed)
	}
	if e.PerUser.Known || !e.Monthly.Known {
		t.Error("the fee is known and the fee per user is not, while the users are open")
	}
	// Servers open: none typically, one at the high end.
	e = mustEstimate(t, c, every(terms.Provider), viewOf(t, s, anchor), Quote{})
	if l := findLine(&e, "server"); l == nil || show(l.Quantity) != "0 0 1" || show(l.Amount) != "0.00 0.00 400.00" {
		t.Errorf("servers %+v", l)
	}
	want := []string{"light_users_count", "shared_devices_count", "servers_count", "network_devices_count", "sites_count", "coverage_needed", "compliance_regimes", "onsite_need", "documentation_state"}
	var got []string
	for _, a := range e.Assumptions {
		got = append(got, a.Question)
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("assumptions for %q, want %q", got, want)
	}
	// What was answered is not an assumption.
	e = mustEstimate(t, c, every(terms.Provider), viewOf(t, s, allAnswered), Quote{})
	if len(e.Assumptions) != 0 {
		t.Errorf("assumptions %+v", e.Assumptions)
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
	if l := findLine(&e, "server"); l == nil || show(l.Amount) != "740.00 1000.00 1600.00" {
		t.Errorf("a known part keeps its price: %+v", l)
	}
}

func TestAddonsAreCheckedAgainstTheBase(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	answers := func(more string) answer.View {
		return viewOf(t, s, strings.Replace(allAnswered, "coverage_needed: alerts_24x7, compliance_regimes: [], onsite_need: rarely", more, 1))
	}
	quiet := "coverage_needed: alerts_24x7, compliance_regimes: [], onsite_need: rarely"
	withoutDesk, withoutSecurity := every(terms.Provider), every(terms.Provider)
	withoutDesk[terms.ServiceDesk] = terms.Client
	withoutSecurity[terms.SecurityOperations], withoutSecurity[terms.Compliance] = terms.Client, terms.Client
	for _, test := range []struct {
		more  string
		split terms.Split
		id    string
		want  string
	}{
		{strings.Replace(quiet, "alerts_24x7", "helpdesk_24x7", 1), every(terms.Provider), "helpdesk_24x7", "650.00 1050.00 1350.00"},
		{strings.Replace(quiet, "alerts_24x7", "helpdesk_24x7", 1), every(terms.Shared), "helpdesk_24x7", "357.50 630.00 877.50"},
		{strings.Replace(quiet, "alerts_24x7", "helpdesk_24x7", 1), withoutDesk, "helpdesk_24x7", ""},
		{quiet, every(terms.Provider), "helpdesk_24x7", ""},
		{strings.Replace(quiet, "[]", "[hipaa]", 1), every(terms.Shared), "hipaa", "375.00 550.00 750.00"},
		{strings.Replace(quiet, "[]", "[pci]", 1), every(terms.Provider), "pci", "250.00 375.00 500.00"},
		{strings.Replace(quiet, "[]", "[hipaa]", 1), withoutSecurity, "hipaa", ""},
		{strings.Replace(quiet, "[]", "[ncua_ffiec]", 1), every(terms.Provider), "financial_rules", "500.00 750.00 3000.00"},
		{strings.Replace(quiet, "rarely", "weekly", 1), every(terms.Provider), "onsite_weekly", "1080.00 2400.00 4000.00"},
		{strings.Replace(quiet, "rarely", "weekly", 1), every(terms.Shared), "onsite_weekly", ""},
		{strings.Replace(quiet, "rarely", "daily", 1), every(terms.Provider), "onsite_daily", "5100.00 6500.00 14300.00"},
	} {
		e := mustEstimate(t, c, test.split, answers(test.more), Quote{})
		l := findLine(&e, test.id)
		if l != nil {
			if got := show(l.Amount); got != test.want {
				t.Errorf("%s with %s: %s, want %q", test.id, test.more, got, test.want)
			}
		} else if test.want != "" {
			t.Errorf("%s with %s: no line, want %s", test.id, test.more, test.want)
		}
		// Onboarding stays one month of the base, add-ons not counted.
		if got := findLine(&e, "onboarding").Amount.Typical; got != e.Base.Typical {
			t.Errorf("onboarding %s of a base of %s", got, e.Base.Typical)
		}
	}
	// What the base includes is never added.
	edr := testCard(t, s, "per: endpoint\n    enabled: false", "per: endpoint")
	v := viewOf(t, s, strings.Replace(allAnswered, "}", ", endpoint_protection: antivirus}", 1))
	for side, want := range map[terms.Side]bool{terms.Provider: false, terms.Shared: false, terms.Client: true, terms.ThirdParty: true} {
		split := every(terms.Provider)
		split[terms.SecurityOperations] = side
		e := mustEstimate(t, edr, split, v, Quote{})
		if l := findLine(&e, "edr_alone"); (l != nil) != want || want && Money(l.Amount.Typical) != "250.00" {
			t.Errorf("security %v: %+v", side, l)
		}
	}
	e := mustEstimate(t, c, every(terms.Provider), answers(strings.Replace(quiet, "[]", "[ferpa, privacy]", 1)), Quote{})
	if len(e.Warnings) != 1 || !strings.Contains(e.Warnings[0], "FERPA") {
		t.Errorf("warnings %q", e.Warnings)
	}
}

func TestUpliftsAreAPercentageOfTheBase(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	answers := strings.Replace(allAnswered, "}", ", downtime_tolerance: minutes}", 1)
	e := mustEstimate(t, testCard(t, s), every(terms.Provider), viewOf(t, s, answers), Quote{})
	if got := Money(e.Monthly.Typical); got != "5250.00" {
		t.Errorf("uplifts are off by default, but the fee is %s", got)
	}
	c := testCard(t, s, "label: Systems that must not stop for minutes\n    enabled: false", "label: Systems that must not stop for minutes")
	e = mustEstimate(t, c, every(terms.Provider), viewOf(t, s, answers), Quote{})
	if l := findLine(&e, "no_downtime"); l == nil || Money(l.Amount.Typical) != "367.50" || Money(l.Rate.Typical) != "52.50" { // 7 % of 5250
		t.Errorf("%+v", l)
	}
	if got := Money(findLine(&e, "onboarding").Amount.Typical); got != "5250.00" {
		t.Errorf("onboarding %s", got)
	}
}

func TestOnboardingIsRaisedWhereLittleIsWrittenDown(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	v := viewOf(t, s, strings.Replace(allAnswered, "documentation_state: 3", "documentation_state: 0", 1))
	e := mustEstimate(t, testCard(t, s), every(terms.Provider), v, Quote{})
	if got := show(e.OneTime); got != "3250.00 7350.00 20250.00" { // 1 x 3250, 1.4 x 5250, 3 x 6750
		t.Errorf("one-time %s", got)
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

func TestAddonsAreCountedByTheirUnit(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	hipaa := "per: user\n    rate: {low: 15, typical: 22, high: 30}"
	v := viewOf(t, s, "{users_count: 25, endpoints_count: 30, servers_count: 4, sites_count: 3, compliance_regimes: [hipaa]}")
	// The base is 25 x 105 + 30 x 105 + 4 x 250 = 6775; its 22 % are 1490.50.
	for per, want := range map[string]string{"user": "550.00", "endpoint": "660.00", "server": "88.00", "site": "66.00", "engagement\n    unit: month": "22.00", "percent_of_base": "1490.50"} {
		c := testCard(t, s, hipaa, "per: "+per+"\n    rate: {low: 15, typical: 22, high: 30}")
		e := mustEstimate(t, c, every(terms.Provider), v, Quote{})
		if l := findLine(&e, "hipaa"); l == nil || Money(l.Amount.Typical) != want {
			t.Errorf("per %s: %+v, want %s", per, l, want)
		}
	}
	// One location is assumed while their number is open.
	c := testCard(t, s, hipaa, "per: site\n    rate: {low: 15, typical: 22, high: 30}")
	e := mustEstimate(t, c, every(terms.Provider), viewOf(t, s, "{users_count: 25, compliance_regimes: [hipaa]}"), Quote{})
	if l := findLine(&e, "hipaa"); l == nil || Money(l.Amount.Typical) != "22.00" || !l.Assumed {
		t.Errorf("%+v", l)
	}
}

func TestUnlessTakesARuleBack(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s, "when: {onsite_need: weekly}", "when: {onsite_need: weekly}\n    unless: {it_fte: \">=1\"}")
	for fte, want := range map[string]bool{"0.5": true, "unknown": true, "1": false} {
		e := mustEstimate(t, c, every(terms.Provider), viewOf(t, s, "{users_count: 25, onsite_need: weekly, it_fte: "+fte+"}"), Quote{})
		if got := findLine(&e, "onsite_weekly") != nil; got != want {
			t.Errorf("it_fte %s: visit %v, want %v", fte, got, want)
		}
	}
}

func TestAQuestionnaireMayLeaveCountsOut(t *testing.T) {
	t.Parallel()
	all := testSchema(t)
	var questions []answer.Question
	for i := range all.Len() {
		if q := *all.At(i); q.ID != "servers_count" && q.ID != "endpoints_count" {
			q.Gate = answer.Condition{}
			questions = append(questions, q)
		}
	}
	s := answer.NewSchema(questions)
	e := mustEstimate(t, testCard(t, s), every(terms.Provider), viewOf(t, s, "{users_count: 25}"), Quote{})
	if findLine(&e, "server") != nil {
		t.Error("servers that are not asked for are priced")
	}
	if l := findLine(&e, "endpoint"); l == nil || !l.Assumed || show(l.Quantity) != "25 28 33" {
		t.Errorf("computers that are not asked for: %+v", l)
	}
}

func TestWordsBesideThePriceFollowTheSplitAndTheAnswers(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	// Exactly a full band needs no other label.
	v := viewOf(t, s, "{users_count: 50, endpoints_count: 51, coverage_needed: helpdesk_24x7, compliance_regimes: [ferpa]}")
	e := mustEstimate(t, testCard(t, s), only(terms.Network), v, Quote{})
	if u, c := findLine(&e, "user").Label, findLine(&e, "endpoint").Label; u != "Users" || c != "Computers, 1 to 50" {
		t.Errorf("labels %q and %q", u, c)
	}
	if len(e.Warnings) != 0 {
		t.Errorf("a provider without compliance work warns of it: %q", e.Warnings)
	}
	// A rule that is open on account of another question says nothing of one
	// that was answered.
	c := testCard(t, s, "when: {coverage_needed: helpdesk_24x7}", "when: {coverage_needed: helpdesk_24x7, it_fte: \">=1\"}")
	e = mustEstimate(t, c, every(terms.Provider), v, Quote{})
	for _, a := range e.Assumptions {
		if a.Question == "coverage_needed" {
			t.Errorf("%+v", a)
		}
	}
}
