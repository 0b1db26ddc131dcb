package advice

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/sample"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// said is the finding with an id, nil where it is not raised.
func said(all []Finding, id string) *Finding {
	if i := slices.IndexFunc(all, func(f Finding) bool { return f.ID == id }); i >= 0 {
		return &all[i]
	}
	return nil
}

// raised are the findings of a client for a model with a split, in a case.
func (d *defaults) raised(tb testing.TB, answers string, m terms.Model, split terms.Split, c Case) []Finding {
	tb.Helper()
	v := d.facts.View(view(tb, d.schema, answers), Given{Model: model(m), Split: split})
	c.Split = &split
	return d.findings.Raise(v, &v, &c)
}

// Whatever the answers are, the worst comes first, then what is due first, then why the
// client called, then what a rule demands; and what has to be done before anybody gets
// access, or before somebody leaves, stands before cover at night.
func TestFindingsStandInTheOrderOfWork(t *testing.T) {
	t.Parallel()
	d := loadDefaults(t)
	rng := rand.New(rand.NewPCG(7, 8))
	source := invented(t, d.schema)
	first := []string{"SIG-62", "SIG-61", "SIG-83", "SIG-86", "SIG-47"}
	met := map[string]bool{}
	for n := range 3000 {
		set := source.Engagement(n).Answers
		if n%2 == 0 {
			set = sample.AnySet(rng, d.schema)
		}
		split := allSides(terms.Sides()[rng.IntN(4)])
		v := d.facts.View(d.schema.View(set), Given{Model: model(terms.Models()[rng.IntN(3)]), Split: split})
		all := d.findings.Raise(v, &v, &Case{Split: &split, Declined: []Decline{{Finding: "SIG-12"}}})
		for i := 1; i < len(all); i++ {
			a, b := &all[i-1], &all[i]
			switch {
			case (a.Declined == nil) != (b.Declined == nil):
				if a.Declined != nil {
					t.Fatalf("what is declined stands before what is open: %s", names(all))
				}
			case a.Severity > b.Severity, a.Severity == b.Severity && a.ByDay > b.ByDay:
				t.Fatalf("%s stands before %s: %s", a.ID, b.ID, names(all))
			}
		}
		night := slices.IndexFunc(all, func(f Finding) bool { return f.ID == "SIG-04" })
		for i, f := range all {
			leaver := f.ID == "SIG-55" && f.Severity == Critical
			if night >= 0 && i > night && (leaver || slices.Contains(first, f.ID)) {
				t.Fatalf("%s stands behind cover at night: %s", f.ID, names(all))
			}
			met[f.ID] = met[f.ID] || night >= 0
		}
	}
	for _, id := range append(first, "SIG-55") {
		if !met[id] {
			t.Errorf("%s never stood beside cover at night", id)
		}
	}
}

// Every finding for a client says how it is answered under every split, and nobody is
// told to do what another one runs.
func TestEveryFindingSaysHowItIsAnswered(t *testing.T) {
	t.Parallel()
	d := loadDefaults(t)
	for i := range d.findings.rules {
		rule := &d.findings.rules[i]
		if rule.Audience != AudienceClient {
			continue
		}
		for _, side := range terms.Sides() {
			split := allSides(side)
			c := &Case{Split: &split}
			kind := rule.answers.of(c)
			if kind == nil {
				t.Errorf("%s says nothing of how it is answered where the side is %s", rule.ID, side)
				continue
			}
			owner := rule.leads(c)
			if len(rule.answers.towers) > 0 && (side == terms.Client || side == terms.ThirdParty) && owner == "provider" {
				t.Errorf("%s is led by the provider where the side is %s", rule.ID, side)
			}
			if *kind == ByClient && owner == "provider" {
				t.Errorf("%s is the client's to do and led by the provider, where the side is %s", rule.ID, side)
			}
		}
		if kind := rule.answers.of(&Case{Alone: true}); kind == nil || *kind != ByClient {
			t.Errorf("%s is not the client's where nobody is hired", rule.ID)
		}
		if kind := rule.answers.of(&Case{}); kind != nil {
			t.Errorf("%s is answered by %s where nothing is recommended", rule.ID, *kind)
		}
	}
}

func TestAnActionFitsWhoRunsThePart(t *testing.T) {
	t.Parallel()
	d := loadDefaults(t)
	const answers = "{it_fte: 12, it_staff_plan: keep_same, after_hours_now: one_phone, coverage_needed: alerts_24x7, updates_and_eol: [old_servers]}"
	for side, want := range map[terms.Side]struct {
		says, owner string
		kind        Kind
	}{
		terms.Provider:   {"watches the alerts day and night.", "provider", InFee},
		terms.Shared:     {"watches the alerts day and night.", "both", InFee},
		terms.Client:     {"people of yours in turns", "client", ByClient},
		terms.ThirdParty: {"Ask the company that runs your security", "client", ByClient},
	} {
		split := allSides(terms.Client)
		split[terms.SecurityOperations] = side
		night := said(d.raised(t, answers, terms.Hybrid, split, Case{}), "SIG-04")
		if night == nil || !strings.Contains(night.Action, want.says) || night.Owner != want.owner || *night.Answered != want.kind {
			t.Errorf("where security is run by %s: %+v", side, night)
		}
	}
	one := strings.Replace(answers, "it_fte: 12", "it_fte: 1", 1)
	if night := said(d.raised(t, one, terms.CoManaged, allSides(terms.Client), Case{}), "SIG-04"); !strings.Contains(night.Action, "a team of this size") {
		t.Errorf("one person is told to take turns: %s", night.Action)
	}
}

// A date in a finding is past or to come by the date of the document; without a date the
// words are true of both.
func TestWordsKnowTheDateOfTheDocument(t *testing.T) {
	t.Parallel()
	d := loadDefaults(t)
	for date, want := range map[string]string{
		"":           "The end dates are October 13, 2026",
		"2026-10-13": "end on October 13, 2026",
		"2026-10-14": "have had no updates since October 13, 2026",
		"2027-01-12": "of Windows Server 2016 ends on January 12, 2027",
		"2027-01-13": "of Windows Server 2016 ended on January 12, 2027",
	} {
		f := said(d.raised(t, "{updates_and_eol: [old_servers]}", terms.FullyManaged, allSides(terms.Provider), Case{Date: date}), "SIG-14")
		if !strings.Contains(f.Because, want) {
			t.Errorf("a document of %q: %s", date, f.Because)
		}
	}
}

func TestCoverAtNightIsCriticalOnlyWhereItIsNeeded(t *testing.T) {
	t.Parallel()
	d := loadDefaults(t)
	for answers, want := range map[string]Severity{
		"{it_fte: 0, users_count: 18, remote_share: 100, after_hours_now: nobody, coverage_needed: business_hours, compliance_regimes: [customer_terms]}": Medium,
		"{after_hours_now: nobody, backup_restore_test: no_backup, coverage_needed: business_hours}":                                                      Medium,
		"{after_hours_now: nobody, compliance_regimes: [hipaa]}":                                                                                          High,
		"{after_hours_now: nobody, servers_count: 2}":                                                                                                     High,
		"{after_hours_now: nobody, coverage_needed: alerts_24x7}":                                                                                         Critical,
		"{after_hours_now: one_phone, operating_hours: around_the_clock}":                                                                                 Critical,
		"{after_hours_now: one_phone, compliance_regimes: [ncua_ffiec]}":                                                                                  Critical,
	} {
		f := said(d.raised(t, answers, terms.FullyManaged, allSides(terms.Provider), Case{}), "SIG-04")
		if f == nil || f.Severity != want {
			t.Errorf("%s: %+v, want %s", answers, f, want)
		}
	}
}

// What brought the client in, or what a law asks first, is among the first.
func TestWhatTheyCalledAboutIsAmongTheFirst(t *testing.T) {
	t.Parallel()
	d := loadDefaults(t)
	const bad = "after_hours_now: nobody, mfa_coverage: some, backup_restore_test: never_tested, downtime_tolerance: one_hour, endpoint_protection: antivirus, " +
		"updates_and_eol: [left_to_users, old_pcs, old_network], recovery_plan: none, documentation_state: 1, key_person_risk: stuck, internet_failover: no, leaver_access: longer, " +
		"drivers: [insurance_or_audit]"
	for _, c := range []struct {
		answers, id string
		most        int
	}{
		{"{" + bad + ", compliance_regimes: [hipaa]}", "SIG-62", 1},
		{"{" + bad + ", compliance_regimes: [cjis]}", "SIG-61", 1},
		{"{" + bad + ", compliance_regimes: [itar]}", "SIG-83", 1},
		{"{" + bad + ", compliance_regimes: [cmmc], compliance_deadline: overdue}", "SIG-45", 4},
		{"{" + bad + ", compliance_regimes: [glba_ftc], compliance_deadline: overdue}", "SIG-46", 4},
		{"{" + bad + ", compliance_regimes: [ncua_ffiec]}", "SIG-74", 4},
		{"{" + bad + ", compliance_regimes: [soc2], compliance_owner: nobody}", "SIG-25", 4},
		{"{" + bad + ", cyber_insurance: refused}", "SIG-27", 3},
		{"{" + bad + ", cyber_insurance: renewal_soon}", "SIG-27", 4},
		{strings.Replace("{"+bad+"}", "insurance_or_audit", "it_person_leaving", 1), "SIG-55", 2},
		{strings.Replace("{"+bad+", contract_status: ending_3m, vendor_relationship: difficult, current_it_model: msp_full}", "insurance_or_audit", "provider_unhappy", 1), "SIG-63", 2},
	} {
		all := d.raised(t, c.answers, terms.FullyManaged, allSides(terms.Provider), Case{})
		at := slices.IndexFunc(all, func(f Finding) bool { return f.ID == c.id })
		if at < 0 || at >= c.most {
			t.Errorf("%s stands at %d, want among the first %d: %s", c.id, at+1, c.most, names(all))
		}
	}
}

func TestWhatIsDeclinedStaysListedAndIsNotOpen(t *testing.T) {
	t.Parallel()
	d := loadDefaults(t)
	c := Case{Declined: []Decline{{Finding: "SIG-08", By: "owner", On: "2026-11-20", Reason: "too slow"}, {Finding: "SIG-12"}}}
	all := d.raised(t, "{mfa_coverage: none, updates_and_eol: [old_pcs]}", terms.FullyManaged, allSides(terms.Provider), c)
	last := &all[len(all)-1]
	if last.ID != "SIG-08" || last.Declined == nil || last.Declined.Reason != "too slow" || *last.Answered != Declined {
		t.Errorf("last of %s: %+v", names(all), last)
	}
	v := view(t, d.schema, "{mfa_coverage: none, updates_and_eol: [old_pcs]}")
	if at := d.findings.Tally(v, nil, c.Declined); at.Count != 2 || at.Critical() {
		t.Errorf("%d findings, critical %v", at.Count, at.Critical())
	}
	if at := d.findings.Tally(v, nil, nil); at.Count != 2 || !at.Critical() {
		t.Errorf("without it %d findings, critical %v", at.Count, at.Critical())
	}
}

// What the price has no line for is no part of the fee.
func TestTheFeeHoldsWhatThePriceHolds(t *testing.T) {
	t.Parallel()
	d := loadDefaults(t)
	const answers = "{operating_hours: around_the_clock, coverage_needed: business_hours}"
	for line, want := range map[string]Kind{"users": AsProject, "desk_nights": InFee} {
		f := said(d.raised(t, answers, terms.FullyManaged, allSides(terms.Provider), Case{Lines: []string{line}}), "SIG-66")
		if f == nil || *f.Answered != want {
			t.Errorf("with the line %s: %+v, want %s", line, f, want)
		}
	}
}

func TestConditionsOfService(t *testing.T) {
	t.Parallel()
	d := loadDefaults(t)
	for answers, want := range map[string]string{
		"{}": "second_step? protection? backups? supported_systems?",
		"{mfa_coverage: everyone, endpoint_protection: edr_watched, backup_restore_test: last_year, updates_and_eol: [managed]}": "",
		"{mfa_coverage: some, endpoint_protection: mixed, backup_restore_test: no_backup, updates_and_eol: [old_pcs]}":           "second_step protection backups! supported_systems",
		"{mfa_coverage: unknown, endpoint_protection: edr_unwatched, backup_restore_test: last_90d, updates_and_eol: [managed]}": "second_step?",
	} {
		var got []string
		for _, c := range d.provider.Conditions(view(t, d.schema, answers), []Decline{{Finding: "SIG-10"}}) {
			switch {
			case c.Met == nil:
				c.ID += "?"
			case c.Refused:
				c.ID += "!"
			}
			got = append(got, c.ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", answers, got, want)
		}
	}
	if d.texts.Baseline.Lead == "" {
		t.Error("nothing is said of the conditions")
	}
}

func TestWhatSpeaksAgainstGoingOn(t *testing.T) {
	t.Parallel()
	d := loadDefaults(t)
	refused := []Condition{{ID: "x", Refused: true}}
	for _, c := range []struct {
		answers, want string
		checks        []string
		conditions    []Condition
	}{
		{"{decision_by: the owner, vendor_relationship: cooperative, current_it_model: msp_full, budget_style: fixed_all_in, it_fte: 0, compliance_regimes: [none], contract_status: over_12m, drivers: [slow_support]}", "", nil, nil},
		{"{decision_by: the owner, vendor_relationship: difficult, current_it_model: msp_full, budget_style: fixed_all_in, it_fte: 0, compliance_regimes: [none], contract_status: ending_3m, drivers: [slow_support]}", "hostile_handover unreal_date", nil, nil},
		{"{decision_by: the owner, current_it_model: nobody, budget_style: fixed_all_in, it_fte: 0, compliance_regimes: [none], drivers: [slow_support]}", "below_floor baseline_refused", []string{"below_floor"}, refused},
		{"{current_it_model: nobody, budget_style: fixed_all_in, it_fte: 0, compliance_regimes: [none], drivers: [no_plan]}", "no_decision_maker no_budget", nil, nil},
	} {
		var got []string
		for _, s := range d.readiness.Stops(view(t, d.schema, c.answers), c.checks, c.conditions) {
			if s.Holds != nil {
				got = append(got, s.ID)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %s", c.answers, got, c.want)
		}
	}
}

// What hangs on two open answers says nothing of a client yet; what one answer decides
// is asked about.
func TestStopsThatOneAnswerDecides(t *testing.T) {
	t.Parallel()
	d := loadDefaults(t)
	for answers, want := range map[string]string{
		"{users_count: 30}":                             "no_decision_maker no_budget?",
		"{users_count: 30, contract_status: ending_3m}": "no_decision_maker no_budget? unreal_date?",
		"{users_count: 30, decision_by: us, leadership_buyin: 4, drivers: [slow_support]}": "",
	} {
		var got []string
		for _, s := range d.readiness.Stops(view(t, d.schema, answers), nil, nil) {
			if s.Holds == nil {
				s.ID += "?"
			}
			got = append(got, s.ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", answers, got, want)
		}
	}
}

func TestProblemsOfWordingsAndAnswers(t *testing.T) {
	t.Parallel()
	facts := NewFacts(testSchema(t), testRatios())
	reader := func(r *yamldoc.Report, n *yamldoc.Node) *Findings { return ReadFindings(r, n, facts) }
	const at = "    when: {users_count: \">=10\"}\n"
	checkProblems(t, goodFindings, []replacement{
		{"no day", at, at + "    instead: [{after: \"2026-02-30\", action: x}]\n", "no day of the calendar"},
		{"no date", at, at + "    instead: [{after: soon, action: x}]\n", "a date such as 2026-11-20"},
		{"nothing said", at, at + "    instead: [{when: {users_count: 20}}]\n", "says nothing"},
		{"an unknown key of the order", "shown: 7", "shown: 7\norder: {by: [severity, days], source: s}", "did you mean \"day\""},
		{"sides without parts", at, at + "    answers: {provider: fee}\n", "towers names no part"},
		{"an unknown kind", at, at + "    answers: {always: declined}\n", "one of onboarding"},
		{"an unknown part", at, at + "    towers: [networks]\n", "did you mean \"network\""},
		{"private reason to call", at, at + "    called_for: {team_attitude: 0}\n", "is private"},
	}, reader)
	var none answer.Condition
	if none.Eval(facts.View(view(t, testSchema(t), "{}"), Given{})) != answer.True {
		t.Error("a condition that was left out does not hold")
	}
}
