package pricing

import (
	"slices"
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// amountOf is the typical amount of a line, "" where there is none.
func amountOf(e *Estimate, id string) string {
	if l := findLine(e, id); l != nil {
		return Money(l.Amount.Typical)
	}
	return ""
}

// Each add-on at the edges of its steps, its smallest charge and its cap.
func TestAddonsAtTheirEdges(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	people := func(n, regimes string) []string {
		return []string{"users_count", n, "endpoints_count", "25", "compliance_regimes", regimes}
	}
	for _, test := range []struct {
		id, want string
		answers  []string
	}{
		{"hipaa", "300.00", people("1", "[hipaa]")}, // the least
		{"hipaa", "300.00", people("20", "[hipaa]")},
		{"hipaa", "315.00", people("21", "[hipaa]")},
		{"hipaa", "750.00", people("50", "[hipaa]")},                         // 50 x 15
		{"hipaa", "755.00", people("51", "[hipaa]")},                         // + 5
		{"hipaa", "3000.00", people("500", "[hipaa]")},                       // 750 + 450 x 5
		{"hipaa", "3000.00", people("501", "[hipaa]")},                       // the most
		{"pci", "150.00", append(people("25", "[pci]"), "sites_count", "1")}, // 120
		{"pci", "150.00", append(people("25", "[pci]"), "sites_count", "2")}, // 120 + 30
		{"pci", "180.00", append(people("25", "[pci]"), "sites_count", "3")},
		{"pci", "1980.00", append(people("25", "[pci]"), "sites_count", "63")}, // 120 + 62 x 30
		{"pci", "2000.00", append(people("25", "[pci]"), "sites_count", "64")}, // 2010
		{"pci", "150.00", append(people("25", "[pci]"), "sites_count", "unknown")},
		{"cmmc", "1000.00", append(people("25", "[cmmc]"), "cui_users_count", "10")}, // 450
		{"cmmc", "1800.00", append(people("25", "[cmmc]"), "cui_users_count", "40")},
		{"cmmc", "6500.00", append(people("25", "[cmmc]"), "cui_users_count", "200")}, // 9000
		{"cmmc", "1000.00", people("25", "[cmmc]")},                                   // four in ten are 10
		{"cmmc", "1845.00", people("101", "[cmmc]")},                                  // 40.4, so 41
		{"financial_rules", "250.00", people("24", "[glba_ftc]")},
		{"financial_rules", "260.00", people("26", "[glba_ftc]")},
		{"financial_rules", "3000.00", people("400", "[glba_ftc]")},
		{"financial_rules", "", people("25", "[glba_ftc, ncua_ffiec]")}, // the examiners ask for all of it
		{"examiners", "750.00", people("25", "[glba_ftc, ncua_ffiec]")},
		{"examiners", "1000.00", people("100", "[ncua_ffiec]")},
		{"examiners", "6500.00", people("700", "[ncua_ffiec]")},
		{"cjis", "500.00", people("25", "[cjis]")},
		{"soc2_iso27001", "750.00", people("25", "[soc2]")},                                                                     // 375
		{"soc2_iso27001", "1000.00", people("100", "[soc2, iso27001]")},                                                         // one program for both
		{"helpdesk_24x7", "750.00", []string{"users_count", "10", "endpoints_count", "10", "coverage_needed", "helpdesk_24x7"}}, // 315
		{"helpdesk_24x7", "787.50", []string{"coverage_needed", "helpdesk_24x7"}},                                               // 15 % of 5250
		{"helpdesk_24x7", "787.50", []string{"coverage_needed", "helpdesk_24x7", "servers_count", "9"}},                         // of people and computers
		// After the volume discount: 21000 + 100 x 60 are 27000 before and, at 128.57
		// people with a computer, 10500 + 7350 + 28.57 x 115.50 = 21150 after; of people and
		// computers 21000 x 21150 / 27000 = 16450, of it 15 %.
		{"helpdesk_24x7", "2467.50", []string{"coverage_needed", "helpdesk_24x7", "users_count", "100", "endpoints_count", "100", "shared_devices_count", "100", "industry", "legal"}},
		{"helpdesk_24x7", "", []string{"coverage_needed", "alerts_24x7"}},
		{"extended_hours", "393.75", []string{"coverage_needed", "extended"}}, // 7.5 %
		{"onsite_monthly", "500.00", []string{"onsite_need", "monthly"}},
		{"onsite_monthly", "1000.00", []string{"onsite_need", "monthly", "sites_count", "11"}}, // the first and a tenth of ten
		{"onsite_monthly", "1000.00", []string{"onsite_need", "monthly", "sites_count", "12"}}, // of eleven, rounded down
		{"onsite_monthly", "1500.00", []string{"onsite_need", "monthly", "sites_count", "11", "visit_sites_count", "3"}},
		{"onsite_monthly", "500.00", []string{"onsite_need", "monthly", "sites_count", "11", "visit_sites_count", "0"}}, // who wants visits at all has one place
		{"onsite_weekly", "2165.00", []string{"onsite_need", "weekly"}},
		{"onsite_daily", "6500.00", []string{"onsite_need", "daily"}}, // half of 13000
	} {
		e := mustEstimate(t, c, every(terms.Provider), viewOf(t, s, answered(t, test.answers...)), Quote{})
		if got := amountOf(&e, test.id); got != test.want {
			t.Errorf("%s with %v: %q, want %q", test.id, test.answers, got, test.want)
		}
	}
}

// Of several programs the dearest is whole and the others half.
func TestFurtherProgramsCostLess(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	v := viewOf(t, s, answered(t, "compliance_regimes", "[hipaa, pci, cjis]"))
	e := mustEstimate(t, c, every(terms.Provider), v, Quote{})
	// 375, 150 and 500.
	if got := amountOf(&e, "hipaa") + " " + amountOf(&e, "pci") + " " + amountOf(&e, "cjis"); got != "187.50 75.00 500.00" {
		t.Errorf("three programs: %s", got)
	}
	if l := findLine(&e, "pci"); !strings.HasPrefix(l.Basis, "50 % of it, beside another program; ") || !strings.Contains(l.Basis, "at least 150.00") {
		t.Errorf("the basis %q", l.Basis)
	}
	e = mustEstimate(t, testCard(t, s, "further: 50", "further: 100"), every(terms.Provider), v, Quote{})
	if got := amountOf(&e, "hipaa") + " " + amountOf(&e, "pci") + " " + amountOf(&e, "cjis"); got != "375.00 150.00 500.00" {
		t.Errorf("three programs whole: %s", got)
	}
}

// Unless compliance is the provider's, somebody else runs a part of the program: the
// provider has the part of the labour that it has of shared work.
func TestAProgramBesideOwnPeople(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	for _, test := range []struct {
		compliance, security terms.Side
		team                 string
		want                 string
	}{
		{terms.Provider, terms.Provider, "unknown", "375.00 375.00 375.00"},
		{terms.Provider, terms.Client, "unknown", "375.00 375.00 375.00"},
		{terms.Shared, terms.Provider, "unknown", "116.25 187.50 225.00"}, // 0.31, 0.50 and 0.60
		{terms.Client, terms.Provider, "unknown", "116.25 187.50 225.00"},
		{terms.ThirdParty, terms.Shared, "unknown", "116.25 187.50 225.00"},
		{terms.Shared, terms.Client, "0", "225.00 225.00 225.00"},
		{terms.Shared, terms.Client, "9", "116.25 116.25 116.25"},
		{terms.Client, terms.Client, "0", ""},
	} {
		split := every(terms.Provider)
		split[terms.Compliance], split[terms.SecurityOperations] = test.compliance, test.security
		e := mustEstimate(t, c, split, viewOf(t, s, answered(t, "compliance_regimes", "[hipaa]", "it_fte", test.team)), Quote{})
		got := ""
		if l := findLine(&e, "hipaa"); l != nil {
			got = show(l.Amount)
		}
		if got != test.want {
			t.Errorf("compliance %v, security %v, %s in IT: %q, want %q", test.compliance, test.security, test.team, got, test.want)
		}
	}
}

func TestAddonsAreForSomeSplits(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	withoutDesk, withoutSecurity := every(terms.Provider), every(terms.Provider)
	withoutDesk[terms.ServiceDesk] = terms.Client
	withoutSecurity[terms.SecurityOperations], withoutSecurity[terms.Compliance] = terms.Client, terms.Client
	for _, test := range []struct {
		split    terms.Split
		id, want string
		answers  []string
	}{
		{every(terms.Shared), "helpdesk_24x7", "750.00", []string{"coverage_needed", "helpdesk_24x7"}}, // 15 % of 3150 are 472.50
		{withoutDesk, "helpdesk_24x7", "", []string{"coverage_needed", "helpdesk_24x7"}},
		{withoutSecurity, "hipaa", "", []string{"compliance_regimes", "[hipaa]"}},
		{every(terms.Shared), "onsite_weekly", "", []string{"onsite_need", "weekly"}},
		{every(terms.Client), "absence_cover", "835.00", []string{"it_fte", "1"}},
		{every(terms.Client), "absence_cover", "835.00", []string{"it_fte", "0.5"}},
		{every(terms.Client), "absence_cover", "", []string{"it_fte", "0.49"}},
		{every(terms.Client), "absence_cover", "", []string{"it_fte", "2"}},
		{every(terms.Client), "absence_cover", "", []string{"it_fte", "1", "it_staff_plan", "none_wanted"}},
		{every(terms.Provider), "absence_cover", "", []string{"it_fte", "1"}},
		{every(terms.Shared), "absence_cover", "", []string{"it_fte", "1"}},
	} {
		e := mustEstimate(t, c, test.split, viewOf(t, s, answered(t, test.answers...)), Quote{})
		if got := amountOf(&e, test.id); got != test.want {
			t.Errorf("%s with %v in %v: %q, want %q", test.id, test.answers, test.split, got, test.want)
		}
	}
	// What the base includes is never added.
	edr := testCard(t, s, "per: endpoint\n    enabled: false", "per: endpoint")
	v := viewOf(t, s, answered(t, "endpoint_protection", "antivirus"))
	for side, want := range map[terms.Side]string{terms.Provider: "", terms.Shared: "", terms.Client: "250.00", terms.ThirdParty: "250.00"} {
		split := every(terms.Provider)
		split[terms.SecurityOperations] = side
		if e := mustEstimate(t, edr, split, v, Quote{}); amountOf(&e, "edr_alone") != want {
			t.Errorf("security %v: %s, want %s", side, amountOf(&e, "edr_alone"), want)
		}
	}
	e := mustEstimate(t, c, every(terms.Provider), viewOf(t, s, answered(t, "compliance_regimes", "[ferpa, privacy]")), Quote{})
	if len(e.Warnings) != 2 || !strings.Contains(e.Warnings[0], "FERPA") || !strings.Contains(e.Warnings[1], "privacy laws") {
		t.Errorf("warnings %q", e.Warnings)
	}
	e = mustEstimate(t, c, only(terms.Network), viewOf(t, s, answered(t, "compliance_regimes", "[ferpa]")), Quote{})
	if len(e.Warnings) != 0 {
		t.Errorf("a provider without compliance work warns of it: %q", e.Warnings)
	}
}

func TestAddonsAreCountedByTheirUnit(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	const cjis = "per: engagement\n    program: true\n    unit: month\n    rate: {typical: 500}"
	v := viewOf(t, s, answered(t, "users_count", "25", "endpoints_count", "30", "servers_count", "4", "sites_count", "3", "compliance_regimes", "[cjis]"))
	// The base is 25 x 105 + 30 x 105 + 4 x 250 + 2 x 150 = 55 x 105 + 1300 = 7075, at 27.5
	// people with a computer and 5.2 servers; its 22 % are 1556.50, those of people 577.50.
	for per, want := range map[string]string{
		"user": "550.00", "endpoint": "660.00", "server": "88.00", "site": "66.00", "engagement\n    unit: month": "22.00",
		"engagement\n    unit: month\n    quantity: {typical: 2.5}": "55.00",
		"engagement\n    unit: month\n    count: {least: 3}":        "66.00", "engagement\n    unit: month\n    count: {per_user: 0.1}": "66.00",
		"percent_of_base": "1556.50", "percent_of_base\n    of: [user]": "577.50", "percent_of_base\n    of: [user]\n    floor: 600": "600.00",
	} {
		c := testCard(t, s, cjis, "per: "+per+"\n    rate: {typical: 22}")
		e := mustEstimate(t, c, every(terms.Provider), v, Quote{})
		if got := amountOf(&e, "cjis"); got != want {
			t.Errorf("per %s: %s, want %s", per, got, want)
		}
	}
	// One location is assumed while their number is open.
	c := testCard(t, s, cjis, "per: site\n    rate: {typical: 22}")
	e := mustEstimate(t, c, every(terms.Provider), viewOf(t, s, "{users_count: 25, compliance_regimes: [cjis]}"), Quote{})
	if l := findLine(&e, "cjis"); l == nil || Money(l.Amount.Typical) != "22.00" || !l.Assumed {
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

// A rule that is open on account of another question says nothing of one that was
// answered.
func TestAnAnsweredQuestionIsNotSaidToBeOpen(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s, "when: {coverage_needed: helpdesk_24x7}", "when: {coverage_needed: helpdesk_24x7, it_fte: \">=1\"}")
	e := mustEstimate(t, c, every(terms.Provider), viewOf(t, s, "{users_count: 50, coverage_needed: helpdesk_24x7}"), Quote{})
	if slices.ContainsFunc(e.Assumptions, func(a Assumption) bool { return a.Question == "coverage_needed" }) {
		t.Errorf("%+v", e.Assumptions)
	}
}

// The scope of a program that is not settled widens it and is named.
func TestTheScopeOfAProgramIsARange(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	v := viewOf(t, s, answered(t, "compliance_regimes", "[cmmc]", "cui_users_count", "20..40"))
	e := mustEstimate(t, c, every(terms.Provider), v, Quote{})
	if l := findLine(&e, "cmmc"); show(l.Amount) != "1000.00 1350.00 1800.00" || l.Assumed { // 20, 30 and 40 x 45
		t.Errorf("%+v", l)
	}
	if len(e.Unsettled) != 1 || e.Unsettled[0].Question != s.Find("cui_users_count") {
		t.Errorf("unsettled %+v", e.Unsettled)
	}
	e = mustEstimate(t, c, every(terms.Provider), v.With(s.Find("cui_users_count"), answer.Value{}), Quote{})
	if l := findLine(&e, "cmmc"); !l.Assumed || !slices.ContainsFunc(e.Assumptions, func(a Assumption) bool {
		return a.Question == "cui_users_count" && strings.Contains(a.Text, "four in ten")
	}) {
		t.Errorf("%+v, %+v", l, e.Assumptions)
	}
}
