package scope

import (
	"slices"
	"strings"
	"testing"

	"mspscope/internal/advice"
	"mspscope/internal/playbook/playbooktest"
)

const securityOut = "tower_owners: {service_desk: client, endpoints: client, servers_cloud: client, network: client, identity_collaboration: client, backup_recovery: client, security_operations: provider}"

// Twenty clients, with the ways that they are told of: those that begin where the
// recommendation leaves them, and those that lead there from where they stand.
func TestAWayIsOfferedToThoseItFits(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	for _, c := range []struct{ name, answers, want string }{
		{"a practice without IT people", "it_fte: 0, it_staff_plan: none_wanted, current_it_model: nobody, users_count: 24", ""},
		{"a firm that hires its first person", "it_fte: 0, it_staff_plan: first_hire, current_it_model: unofficial, users_count: 60", "A"},
		{"clinics whose only person leaves", "it_fte: 0, it_staff_plan: replace_leaver, current_it_model: internal_only, users_count: 90, drivers: [it_person_leaving]", "A"},
		{"a works without IT people that grows", "it_fte: 0, it_staff_plan: none_wanted, current_it_model: nobody, users_count: 100, lob_complexity: production", "A"},
		{"a shop that leaves its provider", "it_fte: 0, it_staff_plan: none_wanted, current_it_model: msp_full, contract_status: ending_3m, drivers: [provider_unhappy], users_count: 40", "F"},
		{"a shop that is content with its provider", "it_fte: 0, it_staff_plan: none_wanted, current_it_model: msp_full, contract_status: none, drivers: [just_checking], response_satisfaction: 5, users_count: 40", ""},
		{"one person whom all depends on", "it_fte: 1, it_staff_plan: keep_same, current_it_model: internal_only, key_person_risk: stuck, users_count: 70", "B"},
		{"a team of two that keeps up", "it_fte: 2, it_staff_plan: keep_same, current_it_model: internal_only, it_workload: coping, users_count: 80", ""},
		{"a team of three that drowns", "it_fte: 3, it_staff_plan: keep_same, current_it_model: internal_only, it_workload: drowning, after_hours_now: nobody, users_count: 180", "B"},
		{"the same with a provider beside it", "it_fte: 3, it_staff_plan: keep_same, current_it_model: internal_plus, it_workload: drowning, after_hours_now: nobody, users_count: 180", ""},
		{"the department of a county", "it_fte: 4, it_staff_plan: keep_same, current_it_model: internal_plus, users_count: 620, key_person_risk: fine", ""},
		{"a plant of a larger company", "it_fte: 2, it_staff_plan: replace_leaver, current_it_model: internal_plus, users_count: 800", ""},
		{"a division that gives up people", "it_fte: 6, it_staff_plan: shrink, current_it_model: internal_plus, users_count: 900, key_person_risk: fine", ""},
		{"a company that adds people", "it_fte: 4, it_staff_plan: add_staff, current_it_model: internal_plus, users_count: 700, key_person_risk: fine", "C"},
		{"a small company that adds one", "it_fte: 1, it_staff_plan: add_staff, current_it_model: internal_plus, users_count: 60", ""},
		{"a company that builds a department", "it_fte: 6, it_staff_plan: build_full_team, current_it_model: internal_plus, users_count: 350", "C"},
		{"a team with one part out, until now alone", "it_fte: 12, it_staff_plan: keep_same, current_it_model: internal_only, users_count: 600, " + securityOut, "D"},
		{"the same, with a provider beside it", "it_fte: 12, it_staff_plan: keep_same, current_it_model: internal_plus, users_count: 600, " + securityOut, ""},
		{"a split by function that gets smaller", "it_fte: 3, it_staff_plan: shrink, current_it_model: internal_plus, users_count: 300, drivers: [it_person_leaving], " + securityOut, "G"},
		{"a team that is given up", "it_fte: 3, it_staff_plan: none_wanted, current_it_model: internal_plus, users_count: 120", "E"},
	} {
		r := resultOf(t, p, playbooktest.Engagement(t, p, "answers: {"+c.answers+"}\n"))
		var got []string
		if r.Growth != nil {
			for _, path := range slices.Concat(r.Growth.FromToday, r.Growth.Paths) {
				if path.Likely {
					got = append(got, path.ID)
				}
			}
		}
		var want []string
		for _, id := range c.want {
			want = append(want, string(id))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", c.name, got, want)
		}
	}
}

// Who counts no team of IT people is told of none on any way.
func TestAWaySpeaksOfNoTeamToWhoHasNone(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	told := 0
	for _, plan := range []string{"none_wanted", "keep_same", "first_hire", "shrink", "replace_leaver"} {
		for _, today := range []string{"nobody", "internal_only", "internal_plus", "msp_full"} {
			r := resultOf(t, p, playbooktest.Engagement(t, p, "answers: {it_fte: 0, users_count: 60, control_preference: 1, drivers: [it_person_leaving], it_staff_plan: "+plan+", current_it_model: "+today+"}\n"))
			for _, path := range slices.Concat(r.Growth.FromToday, r.Growth.Paths) {
				told++
				texts := slices.Clone(path.Steps)
				for _, sign := range path.Triggers {
					if sign.Status == advice.Met {
						texts = append(texts, sign.Text)
					}
				}
				for _, text := range texts {
					if path.Likely && strings.Contains(strings.ToLower(text), "your team") {
						t.Errorf("%s, %s: path %s says %q", plan, today, path.ID, text)
					}
				}
			}
		}
	}
	if told == 0 {
		t.Error("no way was told of")
	}
}
