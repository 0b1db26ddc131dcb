package scope

import (
	"slices"
	"strings"
	"testing"

	"mspscope/internal/advice"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/responsibility"
)

// planned is the result of an engagement with its plan.
func planned(tb testing.TB, document string) *result.Result {
	tb.Helper()
	p := edited(tb)
	r, err := Of(p, playbooktest.Engagement(tb, p, document), Ask{Plan: true})
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// everyStep are all steps of a plan, those of the phases last.
func everyStep(p *result.Plan) []advice.PlanStep {
	all := slices.Concat(p.Blocks, p.Needs, p.Own)
	if p.Handover != nil {
		all = append(all, p.Handover.Steps...)
	}
	for i := range p.Phases {
		all = append(all, p.Phases[i].Steps...)
	}
	return all
}

// The plan of any engagement names who does each step, in order of the days, has nothing
// of a part that the client keeps, and every finding that is answered at the start once.
func TestPlansOfInventedClients(t *testing.T) {
	t.Parallel()
	p := edited(t)
	source := invented(t, p)
	seen := map[string]int{}
	for n := range 60 {
		e, err := playbooktest.Read(p, "sample", source.Engagement(n).YAML())
		if err != nil {
			t.Fatal(err)
		}
		r, err := Of(p, e, Ask{Plan: true})
		if err != nil {
			t.Fatal(err)
		}
		for view, values := range map[string]*result.Result{"client": r.ForClient().Result(), "internal": r.ForProvider()} {
			checkOwners(t, values)
			checkOrder(t, values)
			checkFindings(t, values)
			seen[view] += len(everyStep(values.Plan))
			if values.Plan.Handover != nil {
				seen["handover"]++
			}
			seen["own"] += len(values.Plan.Own)
			seen["blocks"] += len(values.Plan.Blocks)
		}
		if t.Failed() {
			t.Fatalf("of %s", formatted(p, e))
		}
	}
	for _, what := range []string{"client", "internal", "handover", "own", "blocks"} {
		if seen[what] == 0 {
			t.Errorf("no plan has any %s: %v", what, seen)
		}
	}
}

// checkOwners checks that everybody who is named has a part in the matrix, and that no
// step is about a part that the client keeps.
func checkOwners(t *testing.T, r *result.Result) {
	t.Helper()
	var there []advice.Who
	for _, role := range r.RACI.Roles {
		there = append(there, advice.Who(role.Role.String()))
	}
	for _, s := range everyStep(r.Plan) {
		if len(s.Who) == 0 || s.Text == "" {
			t.Errorf("%s has nobody to do it, or nothing to do: %+v", s.ID, s)
		}
		for _, w := range s.Who {
			if r.Model() != nil && !slices.Contains(there, w) {
				t.Errorf("%s is done by %s, who has no part", s.ID, w)
			}
			if !slices.ContainsFunc(r.Plan.Roles, func(role responsibility.RoleInfo) bool { return role.Role.String() == string(w) }) {
				t.Errorf("%s is done by %s, whom the plan does not name", s.ID, w)
			}
		}
	}
	for i := range r.Plan.Phases {
		for _, s := range r.Plan.Phases[i].Steps {
			if s.Tower == nil {
				continue
			}
			if side := r.Split[*s.Tower]; side != terms.Provider && side != terms.Shared {
				t.Errorf("%s is about %s, which is %s", s.ID, s.Tower, side)
			}
		}
	}
}

// checkOrder checks that days ascend, within the days of a phase from its first on.
func checkOrder(t *testing.T, r *result.Result) {
	t.Helper()
	last := -1 << 30
	for i := range r.Plan.Phases {
		f := &r.Plan.Phases[i]
		for _, s := range f.Steps {
			if s.Day == nil || *s.Day < last || i > 0 && *s.Day < f.FromDay {
				t.Errorf("%s in %s stands on a day before the step above it", s.ID, f.Name)
				continue
			}
			last = *s.Day
		}
		if len(f.Tests) == 0 {
			t.Errorf("nothing says when %s is done", f.Name)
		}
	}
}

// checkFindings checks that no id stands twice, that what is answered at the start stands
// once, and that nothing is done later than its finding says.
func checkFindings(t *testing.T, r *result.Result) {
	t.Helper()
	times := map[string]int{}
	for _, s := range everyStep(r.Plan) {
		if times[s.ID]++; times[s.ID] > 1 {
			t.Errorf("%s stands %d times", s.ID, times[s.ID])
		}
		if f := slices.IndexFunc(r.Findings, func(f advice.Finding) bool { return f.ID == s.ID }); f >= 0 && *s.Day > r.Findings[f].ByDay {
			t.Errorf("%s is planned for day %d and due by day %d", s.ID, *s.Day, r.Findings[f].ByDay)
		}
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		switch {
		case f.Answered == nil || r.Model() == nil:
		case *f.Answered == advice.InOnboarding && times[f.ID] != 1:
			t.Errorf("%s is answered at the start and stands %d times", f.ID, times[f.ID])
		case *f.Answered == advice.Declined && times[f.ID] != 0:
			t.Errorf("%s was declined and is planned", f.ID)
		}
	}
}

// What a plan says of clients of different kinds.
func TestPlansOfClients(t *testing.T) {
	t.Parallel()
	const team = "users_count: 60, endpoints_count: 60, it_fte: 2, it_staff_plan: keep_same"
	for _, c := range []struct {
		name, answers string
		has, hasNot   []string
	}{
		{"nobody of their own", "users_count: 20, endpoints_count: 20, it_fte: 0, it_staff_plan: none_wanted, current_it_model: nobody", []string{"sponsor", "takeover.service_desk", "TR-02", "TR-06", "vault"}, []string{"TR-04", "transition-1", "tell_it", "notice"}},
		{"a finding says what a step says", "users_count: 20, it_fte: 0, it_staff_plan: none_wanted, mfa_coverage: none, backup_restore_test: no_backup", []string{"SIG-08", "SIG-10"}, []string{"sign_in", "first_restore"}},
		{"somebody leaves", "users_count: 40, it_fte: 0, it_staff_plan: replace_leaver, current_it_model: internal_only, drivers: [it_person_leaving]", []string{"leaver-1"}, []string{"vault", "TR-07", "admin_access"}},
		{"leadership is against it", team + ", leadership_buyin: 0", []string{"leadership_against"}, []string{"SIG-35", "SIG-58", "sponsor_lead"}},
		{"the desk stays", team + ", tower_owners: {service_desk: client, endpoints: client, servers_cloud: client, network: client, identity_collaboration: client, backup_recovery: client, security_operations: provider}, backup_restore_test: never_tested", []string{"takeover.security_operations", "SIG-11", "owners"}, []string{"takeover.service_desk", "takeover.network", "ten_tickets"}},
		{"a contract runs", "users_count: 20, it_fte: 0, it_staff_plan: none_wanted, current_it_model: msp_full, contract_status: over_12m, contract_months_left: 3", []string{"notice", "TR-04"}, []string{"other_it"}},
	} {
		r := planned(t, "client: {date: 2026-11-30}\nanswers: {"+c.answers+"}\n").ForClient().Result()
		var ids []string
		for _, s := range everyStep(r.Plan) {
			ids = append(ids, s.ID)
		}
		for _, id := range c.has {
			if !slices.Contains(ids, id) {
				t.Errorf("%s: nothing of %s in %s", c.name, id, strings.Join(ids, " "))
			}
		}
		for _, id := range c.hasNot {
			if slices.Contains(ids, id) {
				t.Errorf("%s: %s stands in %s", c.name, id, strings.Join(ids, " "))
			}
		}
		if end := "2027-02-28"; strings.Contains(c.answers, "contract_months_left") && (len(r.Plan.Dates) == 0 || r.Plan.Dates[0].Date == nil || *r.Plan.Dates[0].Date != end) {
			t.Errorf("%s: the dates are %+v, without %s", c.name, r.Plan.Dates, end)
		}
	}
}

// Where no model is recommended the plan says what comes first, and has no steps.
func TestPlansWithoutAModel(t *testing.T) {
	t.Parallel()
	for name, first := range map[string]string{"nothing scored": "people whose main job is IT", "none needed": "A one-time assessment"} {
		r := planned(t, clients()[name])
		if p := r.Plan; p.Model != nil || len(p.Phases)+len(p.Needs) > 0 || len(p.First) == 0 || !strings.HasPrefix(p.First[0], first) {
			t.Errorf("%s: %+v", name, p)
		}
	}
}

// What the team thinks, and what speaks against going on, is in the provider's plan alone.
func TestPlansKeepWhatIsInternal(t *testing.T) {
	t.Parallel()
	r := planned(t, "answers: {users_count: 60, endpoints_count: 60, it_fte: 2, it_staff_plan: keep_same, team_attitude: 0, decision_by: unknown}\n")
	client, provider := r.ForClient().Result().Plan, r.ForProvider().Plan
	if len(client.Blocks) != 0 || client.Stops != nil {
		t.Errorf("the client reads %+v and %+v", client.Blocks, client.Stops)
	}
	if len(provider.Blocks) != 1 || provider.Blocks[0].ID != "it_opposed" || len(provider.Stops) == 0 {
		t.Errorf("the provider reads %+v and %+v", provider.Blocks, provider.Stops)
	}
}
