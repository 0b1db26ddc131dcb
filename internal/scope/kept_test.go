package scope

import (
	"slices"
	"strings"
	"testing"

	"mspscope/internal/advice"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
	"mspscope/internal/terms"
)

// Work that may not be given away stays with the client's own people where the model lets
// it, and elsewhere the client is told.
func TestWorkThatMayNotBeGivenAway(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const team = "answers: {users_count: 220, endpoints_count: 180, it_fte: 4, it_staff_plan: keep_same, it_workload: slipping, skill_gaps: [security, network], control_preference: 4, kept_by_agreement: [service_desk, network], tower_owners: "
	told := func(r *result.Result) bool {
		return slices.ContainsFunc(r.Findings, func(f advice.Finding) bool { return f.ID == "SIG-102" })
	}
	for _, test := range []struct {
		document string
		kept     bool
	}{
		{team + "advise}\n", true},
		{team + "{security_operations: provider}}\n", true},
		{team + "{network: provider}}\n", false},
		{strings.Replace(team, "it_staff_plan: keep_same", "it_staff_plan: none_wanted", 1) + "advise}\n", false},
	} {
		r := resultOf(t, p, playbooktest.Engagement(t, p, test.document))
		kept := r.Split[terms.ServiceDesk] == terms.Client && r.Split[terms.Network] == terms.Client
		if kept != test.kept || told(r) == kept {
			t.Errorf("%s: kept %v, told %v", test.document, kept, told(r))
		}
	}
	if r := resultOf(t, p, playbooktest.Engagement(t, p, strings.Replace(team, "[service_desk, network]", "[none]", 1)+"{network: provider}}\n")); told(r) {
		t.Error("told although nothing is kept by an agreement")
	}
}

// What an outage costs is the client's own figure times the target, and nothing is made up
// where one of the two is missing.
func TestWhatAnOutageCosts(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	for answers, want := range map[string][]string{
		"downtime_cost_hour: 1200, downtime_tolerance: one_hour":    {"costs 1,200 USD", "back is 4 hours", "cost 4,800 USD", "about an hour"},
		"downtime_cost_hour: 800..1200":                             {"costs 800 to 1,200 USD", "cost 3,200 to 4,800 USD"},
		"downtime_cost_hour: unknown, downtime_tolerance: half_day": {"back is 4 hours", "half day"},
		"downtime_cost_hour: 0, downtime_tolerance: day_plus":       {"back is 4 hours", "a day or more"},
		"downtime_cost_hour: unknown, downtime_tolerance: unknown":  nil,
	} {
		r := resultOf(t, p, playbooktest.Engagement(t, p, "answers: {it_fte: 0, users_count: 20, "+answers+"}\n"))
		if want == nil {
			if r.Outage != nil {
				t.Errorf("%s: %+v", answers, r.Outage)
			}
			continue
		}
		for _, words := range want {
			if r.Outage == nil || !strings.Contains(r.Outage.Text, words) {
				t.Errorf("%s: lacks %q: %+v", answers, words, r.Outage)
			}
		}
		if strings.Contains(answers, "unknown,") && strings.Contains(r.Outage.Text, "USD") {
			t.Errorf("%s: a sum is made up: %s", answers, r.Outage.Text)
		}
	}
	// No target is promised for systems that stay with the client.
	own := "answers: {it_fte: 6, users_count: 200, downtime_cost_hour: 500, tower_owners: {service_desk: provider, endpoints: client, servers_cloud: client, network: client, identity_collaboration: client, backup_recovery: client, security_operations: client}}\n"
	if r := resultOf(t, p, playbooktest.Engagement(t, p, own)); r.Outage == nil || r.Outage.Hours != 0 || strings.Contains(r.Outage.Text, "4 hours") {
		t.Errorf("systems of their own: %+v", r.Outage)
	}
	// The target is the one that both sides agree on.
	fix := p.Texts.ServiceLevels[0].Fix
	if r := resultOf(t, p, playbooktest.Engagement(t, p, "answers: {it_fte: 0, downtime_cost_hour: 100}\n")); fix != "4 hours" || r.Outage.Hours != 4 {
		t.Errorf("the target is %s in the service levels and %d hours here", fix, r.Outage.Hours)
	}
}
