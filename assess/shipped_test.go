package assess

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

const allProvider = "{service_desk: provider, endpoints: provider, servers_cloud: provider, network: provider, identity_collaboration: provider, backup_recovery: provider, security_operations: provider}"

func TestShippedVetoes(t *testing.T) {
	t.Parallel()
	q, m := shipped(t)
	for _, test := range []struct {
		answers string
		vetoes  []string
	}{
		{"{it_fte: 0}", []string{"co_managed/no_internal_it", "hybrid/no_internal_it"}},
		{"{it_fte: 0.49}", []string{"co_managed/no_internal_it", "hybrid/no_internal_it"}},
		{"{it_fte: 0.5}", []string{"hybrid/part_time_it"}},
		{"{it_fte: 0.74}", []string{"hybrid/part_time_it"}},
		{"{it_fte: 0.75}", []string{"hybrid/one_it_person"}},
		{"{it_fte: 1.99}", []string{"hybrid/one_it_person"}},
		{"{it_fte: 2}", nil},
		{"{it_fte: unknown}", nil},
		// A planned, unsigned hire does not lift the veto.
		{"{it_fte: 0, it_staff_plan: first_hire}", []string{"co_managed/no_internal_it", "hybrid/no_internal_it"}},
		{"{it_fte: 0.49, it_staff_plan: keep_same}", []string{"co_managed/no_internal_it", "hybrid/no_internal_it"}},
		{"{it_staff_plan: none_wanted}", []string{"co_managed/no_team_wanted", "hybrid/no_team_wanted"}},
		{"{it_fte: 9, it_staff_plan: none_wanted}", []string{"co_managed/no_team_wanted", "hybrid/no_team_wanted"}},
		{"{it_fte: 0, it_staff_plan: none_wanted}", []string{"co_managed/no_internal_it", "co_managed/no_team_wanted", "hybrid/no_internal_it", "hybrid/no_team_wanted"}},
		{"{it_fte: 2, it_staff_plan: keep_same}", []string{"fully_managed/team_stays"}},
		{"{it_fte: 2, it_staff_plan: replace_leaver}", []string{"fully_managed/team_stays"}},
		{"{it_fte: 2, it_staff_plan: add_staff}", []string{"fully_managed/team_stays"}},
		{"{it_fte: 2, it_staff_plan: build_full_team}", []string{"fully_managed/team_stays"}},
		{"{it_fte: 0.5, it_staff_plan: keep_same}", []string{"fully_managed/team_stays", "hybrid/part_time_it"}},
		{"{it_fte: 2, it_staff_plan: shrink}", nil},
		{"{it_fte: 2, it_staff_plan: unknown}", nil},
		{"{it_fte: 2, it_staff_plan: keep_same, control_preference: 1}", []string{"fully_managed/team_stays"}},
		{"{it_fte: 2, it_staff_plan: keep_same, control_preference: 5}", []string{"fully_managed/team_stays"}},
		// Only a complete handover lifts the veto on replacing a team that stays.
		{"{it_fte: 2, it_staff_plan: keep_same, tower_owners: " + allProvider + "}", []string{"co_managed/stated_towers", "hybrid/stated_towers"}},
		{"{it_fte: 2, it_staff_plan: keep_same, tower_owners: " + strings.Replace(allProvider, "network: provider", "network: third_party", 1) + "}", []string{"co_managed/stated_towers", "hybrid/stated_towers"}},
		{"{it_fte: 2, it_staff_plan: keep_same, tower_owners: " + strings.Replace(allProvider, "network: provider", "network: advise", 1) + "}", []string{"fully_managed/team_stays"}},
		{
			"{it_fte: 2, it_staff_plan: keep_same, tower_owners: " + strings.Replace(allProvider, "network: provider", "network: shared", 1) + "}",
			[]string{"fully_managed/team_stays", "fully_managed/stated_towers", "hybrid/stated_towers"},
		},
		{"{it_fte: 2, it_staff_plan: keep_same, tower_owners: unknown}", []string{"fully_managed/team_stays"}},
	} {
		r := m.Recommend(view(t, q, test.answers))
		if vetoes := vetoList(&r); !slices.Equal(vetoes, test.vetoes) {
			t.Errorf("%s: vetoes %v, expected %v", test.answers, vetoes, test.vetoes)
		}
	}
}

func TestShippedVetoesHoldAtEveryTeamSize(t *testing.T) {
	t.Parallel()
	q, m := shipped(t)
	at, plan := q.Schema.Find("it_fte"), q.Schema.Find("it_staff_plan")
	keep := answer.Value{State: answer.Given, Options: 1 << q.Schema.At(plan).OptionIndex("keep_same")}
	sizes := []string{"no_internal_it", "part_time_it", "one_it_person", "small_team", "mid_team", "large_team"}
	for n := int64(0); n <= 1200; n++ {
		set := q.Schema.NewSet()
		set.Values[at] = answer.Value{State: answer.Given, Number: n}
		r := m.Recommend(q.Schema.View(set))
		if r.Vetoed != [terms.NumModels]bool{terms.CoManaged: n < 50, terms.Hybrid: n < 200} {
			t.Fatalf("it_fte %s: vetoed %v", answer.FormatHundredths(n), r.Vetoed)
		}
		counting := 0
		for i := range m.Criteria {
			if r.Applies[i] == answer.True && slices.Contains(sizes, m.Criteria[i].ID) {
				counting++
			}
		}
		if counting != 1 {
			t.Fatalf("it_fte %s: %d criteria on the size of the team count", answer.FormatHundredths(n), counting)
		}
		set.Values[plan] = keep
		r = m.Recommend(q.Schema.View(set))
		if r.Vetoed[terms.FullyManaged] != (n >= 50) {
			t.Fatalf("it_fte %s, the team stays: fully managed vetoed %v", answer.FormatHundredths(n), r.Vetoed[terms.FullyManaged])
		}
	}
}

// The seven rated rows of the published table, as they are worded there.
func TestShippedMatrixHasThePublishedRowsWordForWord(t *testing.T) {
	t.Parallel()
	_, m := shipped(t)
	for _, row := range [][3]string{
		{"No internal IT staff at all", "Best fit", "Not recommended"},
		{"Small IT team, overwhelmed", "Good option", "Excellent fit"},
		{"Mid-size IT team, needs depth", "Possible", "Best fit"},
		{"Large IT team, needs 24/7 cover", "Consider hybrid", "Best fit"},
		{"Want full control retained", "Not ideal", "Best fit"},
		{"Want hands-off, predictable cost", "Best fit", "Less ideal"},
		{"Need specialized security skills", "Good option", "Excellent fit"},
	} {
		at := slices.IndexFunc(m.Criteria, func(c Criterion) bool { return c.Label == row[0] })
		if at < 0 {
			t.Errorf("no row %q", row[0])
			continue
		}
		if words := m.Criteria[at].Words; words[terms.FullyManaged] != row[1] || words[terms.CoManaged] != row[2] {
			t.Errorf("%s: %q and %q, expected %q and %q", row[0], words[terms.FullyManaged], words[terms.CoManaged], row[1], row[2])
		}
	}
}

// change replaces one answer of a flow mapping.
func change(answers, from, to string) string {
	if !strings.Contains(answers, from) {
		panic(fmt.Sprintf("%q is not in %s", from, answers))
	}
	return strings.Replace(answers, from, to, 1)
}

func TestNoneNeededNeedsEveryCondition(t *testing.T) {
	t.Parallel()
	q, m := shipped(t)
	const (
		comparing = "{it_fte: 5, it_staff_plan: keep_same, it_workload: ahead, skill_gaps: [none], coverage_needed: business_hours, drivers: [just_checking]}"
		onCall    = "{it_fte: 3, it_staff_plan: keep_same, it_workload: coping, skill_gaps: [], coverage_needed: alerts_24x7, after_hours_now: rota, drivers: [just_checking]}"
		keepsAll  = "{it_fte: 2, it_staff_plan: keep_same, it_workload: coping, skill_gaps: [none], coverage_needed: business_hours, tower_owners: {service_desk: client, endpoints: client, servers_cloud: client, network: client, identity_collaboration: client, backup_recovery: client, security_operations: client}}"
		few       = "{drivers: [just_checking], current_it_model: nobody, it_fte: 0, it_staff_plan: none_wanted, users_count: 10, control_preference: 4, coverage_needed: business_hours, compliance_regimes: [none], mfa_coverage: everyone, backup_restore_test: last_year, endpoint_protection: edr_watched, updates_and_eol: [managed], admin_control: company_verified, recovery_plan: written}"
	)
	rule := func(answers string) string {
		r := m.Recommend(view(t, q, answers))
		if r.Outcome != NoneNeeded {
			return ""
		}
		return r.Rule.ID
	}
	for answers, want := range map[string]string{
		comparing: "content_team_comparing", onCall: "content_team_on_call", keepsAll: "content_team_keeps_everything",
		few:                                     "few_people_basics_in_place",
		change(few, "it_fte: 0", "it_fte: 0.4"): "few_people_basics_in_place",
		change(few, "users_count: 10", "users_count: 11"):                              "",
		change(few, "[just_checking]", "[just_checking, insurance_or_audit]"):          "",
		change(few, "nobody", "msp_full"):                                              "",
		change(few, "none_wanted", "first_hire"):                                       "",
		change(few, "control_preference: 4", "control_preference: 2"):                  "",
		change(few, "business_hours", "alerts_24x7"):                                   "",
		change(few, "[none]", "[pci]"):                                                 "",
		change(few, "[none]", "unknown"):                                               "",
		change(few, "everyone", "some"):                                                "",
		change(few, "last_year", "never_tested"):                                       "",
		change(few, "edr_watched", "antivirus"):                                        "",
		change(few, "[managed]", "[managed, old_pcs]"):                                 "",
		change(few, "company_verified", "provider_only"):                               "",
		change(few, "written", "informal"):                                             "",
		change(few, "it_fte: 0", "it_fte: 0, security_incidents: minor"):               "",
		change(few, "it_fte: 0", "it_fte: 0, security_incidents: none"):                "few_people_basics_in_place",
		change(few, "it_fte: 0", "it_fte: 0, tower_owners: {network: provider}"):       "",
		change(comparing, "it_fte: 5", "it_fte: 0.5"):                                  "content_team_comparing",
		change(comparing, "drivers:", "tower_owners: {network: client}, drivers:"):     "content_team_comparing",
		change(comparing, "drivers:", "key_person_risk: slow, drivers:"):               "content_team_comparing",
		change(comparing, "it_fte: 5", "it_fte: 0.49"):                                 "",
		change(comparing, "it_fte: 5", "it_fte: unknown"):                              "",
		change(comparing, "ahead", "slipping"):                                         "",
		change(comparing, "ahead", "unknown"):                                          "",
		change(comparing, "[none]", "[security]"):                                      "",
		change(comparing, "[none]", "unknown"):                                         "",
		change(comparing, "business_hours", "extended"):                                "",
		change(comparing, "business_hours", "unknown"):                                 "",
		change(comparing, "[just_checking]", "[just_checking, no_plan]"):               "",
		change(comparing, "[just_checking]", "[]"):                                     "",
		change(comparing, "keep_same", "shrink"):                                       "",
		change(comparing, "keep_same", "none_wanted"):                                  "",
		change(comparing, "drivers:", "tower_owners: {network: provider}, drivers:"):   "",
		change(comparing, "drivers:", "tower_owners: {network: shared}, drivers:"):     "",
		change(comparing, "drivers:", "key_person_risk: stuck, drivers:"):              "",
		change(onCall, "rota", "one_phone"):                                            "",
		change(onCall, "rota", "unknown"):                                              "",
		change(onCall, "[just_checking]", "[slow_support]"):                            "",
		change(keepsAll, "it_fte: 2", "it_fte: 1.99"):                                  "",
		change(keepsAll, "network: client", "network: advise"):                         "",
		change(keepsAll, "network: client", "network: third_party"):                    "",
		change(keepsAll, "coping", "drowning"):                                         "",
		change(keepsAll, "business_hours", "helpdesk_24x7"):                            "",
		change(keepsAll, "keep_same", "shrink"):                                        "",
		change(keepsAll, "tower_owners: {", "key_person_risk: stuck, tower_owners: {"): "",
	} {
		if got := rule(answers); got != want {
			t.Errorf("%s: rule %q, expected %q", answers, got, want)
		}
	}
}

// Security and compliance answers never choose the model, except who owns
// compliance.
func TestRulesAndSecurityNeverChooseTheModel(t *testing.T) {
	t.Parallel()
	q, m := shipped(t)
	tested := map[string]bool{}
	for i := range m.Criteria {
		for _, question := range append(m.Criteria[i].When.Questions(), m.Criteria[i].Unless.Questions()...) {
			tested[q.Questions[question].ID] = true
		}
	}
	for _, id := range []string{
		"compliance_regimes", "compliance_deadline", "cyber_insurance", "mfa_coverage", "backup_restore_test", "endpoint_protection",
		"updates_and_eol", "security_incidents", "admin_control", "recovery_plan", "leadership_buyin", "team_attitude", "roles_defined",
		"documentation_state", "ticketing_setup", "respondent", "industry",
	} {
		if q.Schema.Find(id) < 0 {
			t.Errorf("no question %q", id)
		}
		if tested[id] {
			t.Errorf("a criterion tests %q", id)
		}
	}
	if !tested["compliance_owner"] {
		t.Error("who owns compliance does not tip the balance")
	}
}

func TestShippedWeightsLieMostlyOnStructure(t *testing.T) {
	t.Parallel()
	_, m := shipped(t)
	sums := map[string]int64{}
	total := int64(0)
	for i := range m.Criteria {
		sums[m.Criteria[i].Group] += m.Criteria[i].Weight
		total += m.Criteria[i].Weight
	}
	// The share of what counts differs from client to client; of the whole
	// matrix structure is the largest part and context the smallest.
	if 2*sums["structure"] < total || sums["needs"] <= sums["context"] {
		t.Errorf("weights by group %v of %d", sums, total)
	}
}
