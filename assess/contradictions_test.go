package assess

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"mspscope/internal/yamldoc"
)

// oddExample are answers that raise a contradiction, answers that come near and do
// not, and both sides in its words.
type oddExample struct {
	raise, quiet []string
	sides        [2]string
}

func contradictions() map[string]oddExample { //nolint:funlen // a table
	some := func(side string, n int) string {
		return towers(strings.TrimSpace(strings.Repeat(side+" ", n)))
	}
	return map[string]oddExample{
		"team_without_people": {
			raise: []string{"{it_fte: 0, current_it_model: internal_only}", "{it_fte: 0.49, current_it_model: internal_plus}"},
			quiet: []string{
				"{it_fte: 0.5, current_it_model: internal_only}", "{it_fte: 0, current_it_model: unofficial}", "{current_it_model: internal_only}",
				"{it_fte: 0, current_it_model: internal_only, it_staff_plan: none_wanted}", "{it_fte: 0, current_it_model: internal_only, it_staff_plan: replace_leaver}",
			},
			sides: [2]string{"your own people look after IT today", "nobody whose main job is IT will be here"},
		},
		"people_without_team": {
			raise: []string{"{it_fte: 0.5, current_it_model: nobody}", "{it_fte: 3, current_it_model: break_fix}"},
			quiet: []string{"{it_fte: 0.49, current_it_model: nobody}", "{it_fte: 3, current_it_model: internal_plus}", "{it_fte: unknown, current_it_model: nobody}"},
			sides: [2]string{"people whose main job is IT", "nobody of your own looks after IT today"},
		},
		"keep_nobody": {
			raise: []string{"{it_fte: 0, it_staff_plan: keep_same}", "{it_fte: 0.49, it_staff_plan: shrink}"},
			quiet: []string{"{it_fte: 0.5, it_staff_plan: keep_same}", "{it_fte: 0, it_staff_plan: none_wanted}", "{it_fte: 0, it_staff_plan: first_hire}"},
			sides: [2]string{"keep or reduce your IT staff", "nobody whose main job is IT will be here"},
		},
		"first_hire_with_team": {
			raise: []string{"{it_fte: 1, it_staff_plan: first_hire}"},
			quiet: []string{"{it_fte: 0, it_staff_plan: first_hire}", "{it_fte: 1, it_staff_plan: add_staff}"},
			sides: [2]string{"first IT hire", "already count people"},
		},
		"keep_team_hand_over_all": {
			raise: []string{"{it_fte: 2, it_staff_plan: keep_same, tower_owners: " + allProvider + "}"},
			quiet: []string{"{it_fte: 2, it_staff_plan: shrink, tower_owners: " + allProvider + "}", "{it_fte: 2, it_staff_plan: keep_same, tower_owners: " + some("provider", 6) + "}", "{it_fte: 0, it_staff_plan: none_wanted, tower_owners: " + allProvider + "}"},
			sides: [2]string{"keep your IT people", "hand every part of IT to"},
		},
		"drop_team_keep_parts": {
			raise: []string{"{it_fte: 3, it_staff_plan: none_wanted, tower_owners: {network: client}}"},
			quiet: []string{"{it_fte: 3, it_staff_plan: none_wanted, tower_owners: {network: provider}}", "{it_fte: 3, it_staff_plan: shrink, tower_owners: {network: client}}", "{it_fte: 3, it_staff_plan: none_wanted, tower_owners: {strategy: client}}"},
			sides: [2]string{"no IT staff a year from now", "parts of IT run by your own people"},
		},
		"hands_off_but_keep": {
			raise: []string{"{it_fte: 3, control_preference: 2, tower_owners: " + some("client", 4) + "}", "{it_fte: 3, control_preference: 5, tower_owners: " + allProvider + "}"},
			quiet: []string{"{it_fte: 3, control_preference: 3, tower_owners: " + some("client", 4) + "}", "{it_fte: 3, control_preference: 2, tower_owners: " + some("client", 3) + "}", "{it_fte: 3, control_preference: 4, tower_owners: " + allProvider + "}"},
			sides: [2]string{"how much you want to be in charge", "which parts you want to keep"},
		},
		"everything_kept": {
			raise: []string{"{it_fte: 5, tower_owners: " + some("client", 7) + "}"},
			quiet: []string{"{it_fte: 5, tower_owners: " + some("client", 6) + "}"},
			sides: [2]string{"keep every operational part of IT", "What is left for a provider"},
		},
		"everything_with_third_parties": {
			raise: []string{"{it_fte: 0, tower_owners: " + some("third_party", 7) + "}"},
			quiet: []string{"{it_fte: 0, tower_owners: " + some("third_party", 6) + "}"},
			sides: [2]string{"every operational part of IT to other companies", "What is left for a provider"},
		},
		"leaving_but_keep_same": {
			raise: []string{"{it_fte: 1, it_staff_plan: keep_same, drivers: [it_person_leaving]}"},
			quiet: []string{"{it_fte: 1, it_staff_plan: replace_leaver, drivers: [it_person_leaving]}", "{it_fte: 1, it_staff_plan: keep_same, drivers: [no_plan]}"},
			sides: [2]string{"is leaving", "keep the same people"},
		},
		"nobody_but_keep_parts": {
			raise: []string{"{current_it_model: nobody, tower_owners: {network: client}}", "{current_it_model: break_fix, tower_owners: {network: shared}}"},
			quiet: []string{"{current_it_model: nobody, tower_owners: {network: provider}}", "{current_it_model: nobody, it_fte: 0, tower_owners: {network: client}}", "{current_it_model: internal_only, tower_owners: {network: client}}", "{current_it_model: nobody, tower_owners: {network: unknown}}"},
			sides: [2]string{"nobody of your own looks after IT today", "your own people should run or share"},
		},
		"nobody_but_keep_same": {
			raise: []string{"{current_it_model: unofficial, it_staff_plan: keep_same}"},
			quiet: []string{"{current_it_model: unofficial, it_staff_plan: none_wanted}", "{current_it_model: unofficial, it_staff_plan: keep_same, it_fte: 0}", "{current_it_model: internal_plus, it_staff_plan: keep_same}"},
			sides: [2]string{"nobody of your own looks after IT today", "the same people as today"},
		},
		"nobody_but_keep_staff": {
			raise: []string{"{current_it_model: nobody, it_staff_plan: shrink}", "{current_it_model: break_fix, it_staff_plan: replace_leaver, it_fte: 0}", "{current_it_model: nobody, it_staff_plan: add_staff, it_fte: unknown}"},
			quiet: []string{"{current_it_model: nobody, it_staff_plan: first_hire}", "{current_it_model: nobody, it_staff_plan: shrink, it_fte: 0}", "{current_it_model: nobody, it_staff_plan: add_staff, it_fte: 0.5}"},
			sides: [2]string{"nobody of your own looks after IT today", "replace, add or reduce IT staff"},
		},
		"nobody_but_stay_in_charge": {
			raise: []string{"{current_it_model: nobody, control_preference: 5}", "{current_it_model: msp_full, control_preference: 5, it_fte: 0}"},
			quiet: []string{"{current_it_model: nobody, control_preference: 4}", "{current_it_model: msp_full, control_preference: 5, it_fte: 1}", "{current_it_model: internal_only, control_preference: 5}"},
			sides: [2]string{"stay in charge of IT", "nobody of your own looks after it today"},
		},
		"ahead_but_overloaded": {
			raise: []string{"{it_fte: 2, it_workload: coping, drivers: [team_overloaded]}"},
			quiet: []string{"{it_fte: 2, it_workload: slipping, drivers: [team_overloaded]}", "{it_fte: 2, it_workload: coping, drivers: [no_plan]}", "{it_workload: coping, it_fte: 0, drivers: [team_overloaded]}"},
			sides: [2]string{"IT keeps up with its work", "more work than your people can do"},
		},
		"no_gap_but_skills_missing": {
			raise: []string{"{skill_gaps: [none], drivers: [skills_missing]}"},
			quiet: []string{"{skill_gaps: [cloud], drivers: [skills_missing]}", "{skill_gaps: [none], drivers: [no_plan]}"},
			sides: [2]string{"missing skills as a reason", "short of none"},
		},
		"comparing_with_a_reason": {
			raise: []string{"{drivers: [just_checking, security_incident]}"},
			quiet: []string{"{drivers: [just_checking]}", "{drivers: [security_incident, no_plan]}"},
			sides: [2]string{"only compare options", "a reason for looking"},
		},
		"it_answers_for_compliance_without_it": {
			raise: []string{"{compliance_regimes: [hipaa], compliance_owner: internal_it, it_fte: 0}"},
			quiet: []string{"{compliance_regimes: [hipaa], compliance_owner: internal_it, it_fte: 0.5}", "{compliance_regimes: [hipaa], compliance_owner: nobody, it_fte: 0}", "{compliance_regimes: [none], compliance_owner: internal_it, it_fte: 0}"},
			sides: [2]string{"your head of IT answers for compliance", "nobody whose main job is IT will be here"},
		},
		"rota_without_team": {
			raise: []string{"{after_hours_now: rota, it_fte: 1.99}"},
			quiet: []string{"{after_hours_now: rota, it_fte: 2}", "{after_hours_now: one_phone, it_fte: 1}", "{after_hours_now: rota, it_fte: 1..3}"},
			sides: [2]string{"your own people are on call in turns", "fewer than two people"},
		},
		"hands_off_but_share": {
			raise: []string{"{control_preference: 1, tower_owners: " + some("shared", 4) + "}"},
			quiet: []string{"{control_preference: 1, tower_owners: " + some("shared", 3) + "}", "{control_preference: 3, tower_owners: " + some("shared", 4) + "}"},
			sides: [2]string{"rather not be involved in IT", "shared with your own people"},
		},
		"shrink_from_one": {
			raise: []string{"{it_fte: 0.5, it_staff_plan: shrink}", "{it_fte: 1, it_staff_plan: shrink}"},
			quiet: []string{"{it_fte: 1.5, it_staff_plan: shrink}", "{it_fte: 0.4, it_staff_plan: shrink}", "{it_fte: 1, it_staff_plan: keep_same}"},
			sides: [2]string{"one IT post at most", "fewer people of whom some stay"},
		},
		"internal_but_provider_unhappy": {
			raise: []string{"{current_it_model: internal_only, drivers: [provider_unhappy]}"},
			quiet: []string{"{current_it_model: internal_plus, drivers: [provider_unhappy]}", "{current_it_model: internal_only, drivers: [slow_support]}"},
			sides: [2]string{"only your own people look after IT", "unhappy with your IT provider"},
		},
		"provider_runs_all_with_team": {
			raise: []string{"{current_it_model: msp_full, it_fte: 2}"},
			quiet: []string{"{current_it_model: msp_full, it_fte: 1.5}", "{current_it_model: internal_plus, it_fte: 5}"},
			sides: [2]string{"an outside provider runs all of IT", "two or more people whose main job is IT"},
		},
		"alone_through_the_night": {
			raise: []string{"{it_fte: 3, coverage_needed: alerts_24x7, tower_owners: {security_operations: client}}", "{it_fte: 1, coverage_needed: helpdesk_24x7, tower_owners: {service_desk: client}}"},
			quiet: []string{"{it_fte: 5, coverage_needed: alerts_24x7, tower_owners: {security_operations: client}}", "{it_fte: 3, coverage_needed: alerts_24x7, tower_owners: {service_desk: client}}", "{it_fte: 3, coverage_needed: extended, tower_owners: {security_operations: client}}", "{it_fte: 3, coverage_needed: alerts_24x7, tower_owners: {security_operations: provider}}"},
			sides: [2]string{"cover around the clock", "fewer than five people of your own"},
		},
		"drowning_but_keep_all": {
			raise: []string{"{it_fte: 3, it_workload: slipping, tower_owners: " + some("client", 6) + "}"},
			quiet: []string{"{it_fte: 3, it_workload: slipping, tower_owners: " + some("client", 5) + "}", "{it_fte: 3, it_workload: coping, tower_owners: " + some("client", 6) + "}"},
			sides: [2]string{"the work is more than your people get to", "keep nearly every part of IT"},
		},
		"team_larger_than_company": {
			raise: []string{"{users_count: 12, it_fte: 3}"},
			quiet: []string{"{users_count: 13, it_fte: 3}", "{users_count: 12, it_fte: 2.9}", "{users_count: 10..20, it_fte: 3}"},
			sides: [2]string{"three or more people whose main job is IT", "a dozen people at most"},
		},
		"large_company_without_team": {
			raise: []string{"{users_count: 2000, it_fte: 0}", "{users_count: 5000, it_fte: 1}"},
			quiet: []string{"{users_count: 1999, it_fte: 0}", "{users_count: 5000, it_fte: 2}", "{users_count: 2000, it_fte: 0, current_it_model: msp_full}"},
			sides: [2]string{"2,000 or more people", "fewer than two people whose main job is IT"},
		},
		"counts_far_apart": {
			raise: []string{"{users_count: 12, endpoints_count: 900}", "{users_count: 100, endpoints_count: 1000}", "{users_count: 500, endpoints_count: 10000}"},
			quiet: []string{"{users_count: 12, endpoints_count: 100}", "{users_count: 500, endpoints_count: 1000}", "{users_count: 2000, endpoints_count: 10000}"},
			sides: [2]string{"more computers", "than people"},
		},
		"nights_without_help": {
			raise: []string{"{operating_hours: around_the_clock, coverage_needed: business_hours}"},
			quiet: []string{"{operating_hours: around_the_clock, coverage_needed: extended}", "{operating_hours: extended, coverage_needed: business_hours}"},
			sides: [2]string{"work around the clock", "help in business hours is enough"},
		},
		"regulated_without_rules": {
			raise: []string{"{industry: healthcare, compliance_regimes: [none]}", "{industry: defense_gov, compliance_regimes: [none]}"},
			quiet: []string{"{industry: healthcare, compliance_regimes: [hipaa]}", "{industry: retail_hospitality, compliance_regimes: [none]}", "{industry: healthcare, compliance_regimes: unknown}"},
			sides: [2]string{"line of business", "no rules apply to you"},
		},
		"happy_but_unhappy": {
			raise: []string{"{response_satisfaction: 5, drivers: [provider_unhappy]}"},
			quiet: []string{"{response_satisfaction: 4, drivers: [provider_unhappy]}", "{response_satisfaction: 5, drivers: [no_plan]}"},
			sides: [2]string{"very happy with IT help", "unhappy with your IT provider"},
		},
		"security_without_anyone": {
			raise: []string{"{current_it_model: nobody, endpoint_protection: edr_watched}", "{current_it_model: unofficial, after_hours_now: provider_247}"},
			quiet: []string{"{current_it_model: nobody, endpoint_protection: edr_unwatched}", "{current_it_model: msp_full, endpoint_protection: edr_watched, after_hours_now: provider_247}"},
			sides: [2]string{"nobody in particular or a colleague", "watched day and night"},
		},
		"insured_without_second_step": {
			raise: []string{"{cyber_insurance: in_place_proven, mfa_coverage: none}"},
			quiet: []string{"{cyber_insurance: in_place_unsure, mfa_coverage: none}", "{cyber_insurance: in_place_proven, mfa_coverage: some}"},
			sides: [2]string{"told your insurer", "a password alone is enough"},
		},
		"second_step_but_password_only": {
			raise: []string{"{mfa_coverage: everyone, remote_access_method: vpn_no_mfa}", "{mfa_coverage: everyone, remote_access_method: remote_desktop_open}"},
			quiet: []string{"{mfa_coverage: everyone, remote_access_method: vpn_mfa}", "{mfa_coverage: some, remote_access_method: vpn_no_mfa}"},
			sides: [2]string{"a second step everywhere", "from outside without one"},
		},
		"rehearsed_without_backup": {
			raise: []string{"{backup_restore_test: no_backup, recovery_plan: rehearsed}"},
			quiet: []string{"{backup_restore_test: never_tested, recovery_plan: rehearsed}", "{backup_restore_test: no_backup, recovery_plan: written}"},
			sides: [2]string{"written and rehearsed", "no proper backups"},
		},
		"old_servers_without_servers": {
			raise: []string{"{servers_count: 0, updates_and_eol: [managed, old_servers]}"},
			quiet: []string{"{servers_count: 1, updates_and_eol: [old_servers]}", "{servers_count: 0, updates_and_eol: [old_pcs]}", "{servers_count: 0..2, updates_and_eol: [old_servers]}"},
			sides: [2]string{"no servers", "some servers are too old"},
		},
		"provider_without_contract": {
			raise: []string{"{current_it_model: msp_full, contract_status: none}"},
			quiet: []string{"{current_it_model: msp_full, contract_status: ending_3m}", "{current_it_model: break_fix, contract_status: none}"},
			sides: [2]string{"an outside provider runs all of IT", "there is no contract"},
		},
		"insured_without_backup": {
			raise: []string{"{cyber_insurance: in_place_proven, backup_restore_test: no_backup}"},
			quiet: []string{"{cyber_insurance: in_place_unsure, backup_restore_test: no_backup}", "{cyber_insurance: in_place_proven, backup_restore_test: never_tested}"},
			sides: [2]string{"what you told your insurer", "no proper backups"},
		},
		"watched_but_nobody_at_night": {
			raise: []string{"{endpoint_protection: edr_watched, after_hours_now: nobody}"},
			quiet: []string{"{endpoint_protection: edr_watched, after_hours_now: one_phone}", "{endpoint_protection: edr_unwatched, after_hours_now: nobody}"},
			sides: [2]string{"watches over your computers around the clock", "nobody is there at night"},
		},
		"written_down_but_stuck": {
			raise: []string{"{documentation_state: 4, key_person_risk: stuck}"},
			quiet: []string{"{documentation_state: 3, key_person_risk: stuck}", "{documentation_state: 4, key_person_risk: slow}"},
			sides: [2]string{"written down and shared", "stuck if one person were away"},
		},
		"listed_but_not_written": {
			raise: []string{"{asset_inventory: current, documentation_state: 0}"},
			quiet: []string{"{asset_inventory: old, documentation_state: 0}", "{asset_inventory: current, documentation_state: 1}"},
			sides: [2]string{"up-to-date list of equipment", "nothing about your IT is written down"},
		},
		"proof_that_nobody_asks_for": {
			raise: []string{"{drivers: [insurance_or_audit], compliance_regimes: [none], cyber_insurance: none}"},
			quiet: []string{"{drivers: [insurance_or_audit], compliance_regimes: [pci], cyber_insurance: none}", "{drivers: [insurance_or_audit], compliance_regimes: [none], cyber_insurance: refused}"},
			sides: [2]string{"wants proof", "no rules or customer terms apply"},
		},
		"confident_without_basics": {
			raise: []string{"{security_confidence: 4, mfa_coverage: none}", "{security_confidence: 5, backup_restore_test: no_backup}"},
			quiet: []string{"{security_confidence: 3, mfa_coverage: none}", "{security_confidence: 5, mfa_coverage: some}"},
			sides: [2]string{"confident in your security", "the second step at sign-in or the backups are missing"},
		},
	}
}

// Each contradiction is raised by the fewest answers that contradict each
// other, and by none of the answers that only come near it. Its text names
// both sides, so that a person can tell which one is wrong.
func TestContradictions(t *testing.T) {
	t.Parallel()
	_, m := shipped(t)
	examples := contradictions()
	for i := range m.Contradictions {
		c := &m.Contradictions[i]
		example, ok := examples[c.ID]
		if !ok {
			t.Errorf("no example for the contradiction %s", c.ID)
			continue
		}
		for _, answers := range example.raise {
			if client, _ := warned(t, answers); !slices.Contains(client, c.Because) {
				t.Errorf("%s is not raised by %s, which gives %q", c.ID, answers, client)
			}
		}
		for _, answers := range example.quiet {
			if client, _ := warned(t, answers); slices.Contains(client, c.Because) {
				t.Errorf("%s is raised by %s", c.ID, answers)
			}
		}
		for _, side := range example.sides {
			if !strings.Contains(strings.ToLower(c.Because), strings.ToLower(side)) {
				t.Errorf("%s does not name the side %q: %s", c.ID, side, c.Because)
			}
		}
		checkAssumption(t, m, c)
		delete(examples, c.ID)
	}
	for id := range examples {
		t.Errorf("the contradiction %s is gone", id)
	}
}

// checkAssumption holds what is said of the two sides to its form: a clause that
// stands after "we assumed that".
func checkAssumption(t *testing.T, m *Matrix, c *Rule) {
	t.Helper()
	for _, clause := range []string{c.Assumed, c.Otherwise} {
		if clause == "" || strings.ContainsAny(clause, ".?!:;") || unicode.IsUpper([]rune(clause)[0]) && !strings.HasPrefix(clause, "IT ") || len(clause) > 80 {
			t.Errorf("%s: %q is no short main clause", c.ID, clause)
		}
	}
	if c.Assumed == c.Otherwise || c.Instead < 0 || !slices.Contains(c.Questions(), c.Instead) {
		t.Errorf("%s assumes %q, otherwise %q, instead %d", c.ID, c.Assumed, c.Otherwise, c.Instead)
	}
	remark := slices.Contains([]string{"everything_kept", "everything_with_third_parties", "comparing_with_a_reason"}, c.ID)
	if c.Notice != remark {
		t.Errorf("%s is a remark: %v", c.ID, c.Notice)
	}
	for _, q := range c.Questions() {
		if m.schema.At(q).Private {
			t.Errorf("%s tests a private question", c.ID)
		}
	}
}

func TestContradictionProblems(t *testing.T) {
	t.Parallel()
	q := questionnaire(t, ask("a", "yes_no", ""), ask("b", "yes_no", ""), ask("c", "yes_no", ""), ask("p", "yes_no", "self_assessment: false, scored: false"))
	odd := head + criterion("good", 1, "{a: yes}", 0, 1, 2, "") + "contradictions:\n"
	rule := func(when, more string) string {
		return odd + "  - {id: x, when: " + when + ", because: B, source: O" + more + "}\n"
	}
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"in order", rule("[{a: yes, b: yes}, {c: no}]", ", assumed: x, otherwise: y, instead: c, notice: true"), nil},
		{"of the exception", rule("{a: yes}", ", unless: {b: yes}, instead: b"), nil},
		{"not tested", rule("{a: yes, b: yes}", ", instead: §c"), []string{`the rule "x" does not test "c", so another answer to it settles nothing; name one that it tests: a, b`}},
		{"unknown", rule("{a: yes, b: yes}", ", instead: §d"), []string{`unknown question "d"; write one of a, b, c, p`}},
		{"empty", rule("{a: yes}", ", assumed: §''"), []string{`"assumed" is empty; write a text`}},
		{"in quotes", rule("{a: yes}", ", notice: §'true'"), []string{`"notice" must be true or false, not the text "true"`}},
		{"private", rule("{a: yes, §p: yes}", ""), []string{`the answer to "p" is private (self_assessment: false), and nothing that a client reads may follow from it; use another question, or say it where only the provider reads (a finding with audience: internal, a private element or block of readiness without a public wording)`}},
		{"when none counts", odd[:len(odd)-len("contradictions:\n")] + "none_needed:\n  - {id: x, when: {a: yes}, counts_when: {§d: yes}, because: B, source: O}\n", []string{`unknown question "d"`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			text, places := marked(test.text)
			r := yamldoc.NewReport("in.yaml")
			ReadMatrix(r, parse(t, text), q)
			checkProblems(t, r, places, test.want)
		})
	}
}

// What a rule says of the two sides is read, and may be left out.
func TestContradictionSides(t *testing.T) {
	t.Parallel()
	q := questionnaire(t, ask("a", "yes_no", ""), ask("b", "yes_no", ""))
	m := matrix(t, q, head+criterion("good", 1, "{a: yes}", 0, 1, 2, "")+"contradictions:\n  - {id: x, when: {a: yes, b: yes}, because: B, source: O, assumed: y, otherwise: z, instead: b}\n  - {id: w, when: {a: yes}, because: B, source: O}\n")
	if c := m.Contradictions; c[0].Instead != 1 || c[0].Assumed != "y" || c[0].Otherwise != "z" || c[0].Notice || c[1].Instead != -1 {
		t.Errorf("read as %+v", c)
	}
}
