package scope

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/emit"
	"mspscope/internal/playbook"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
	"mspscope/internal/sample"
)

// edited is the built-in playbook with texts replaced.
func edited(tb testing.TB, edits ...playbooktest.Edit) *playbook.Playbook {
	tb.Helper()
	p, err := playbooktest.Edited(edits...)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// read reads an engagement without its first line.
func read(p *playbook.Playbook, document string) (*assess.Engagement, error) {
	return playbooktest.Read(p, "test", "version: 1\n"+document)
}

func scored(tb testing.TB, p *playbook.Playbook, document string) *Scored {
	tb.Helper()
	return Score(p, playbooktest.Engagement(tb, p, document))
}

func resultOf(tb testing.TB, p *playbook.Playbook, e *assess.Engagement) *result.Result {
	tb.Helper()
	r, err := Of(p, e, Ask{})
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// invented is a source of engagements whose answers go together.
func invented(tb testing.TB, p *playbook.Playbook) *sample.Source {
	tb.Helper()
	source, err := sample.New(p.Questionnaire.Schema, 7, sample.Options{Ranges: true, Disputes: true, Declined: true, Promises: true})
	if err != nil {
		tb.Fatal(err)
	}
	return source
}

func formatted(p *playbook.Playbook, e *assess.Engagement) string {
	var all []string
	for i, v := range e.Answers.Values {
		if v.State != answer.Missing {
			all = append(all, p.Questionnaire.Questions[i].ID+": "+p.Questionnaire.Schema.At(i).Format(v))
		}
	}
	return "{" + strings.Join(all, ", ") + "}"
}

const everyTower = "service_desk: %[1]s, endpoints: %[1]s, servers_cloud: %[1]s, network: %[1]s, identity_collaboration: %[1]s, backup_recovery: %[1]s, security_operations: %[1]s"

// clients are documents that between them reach every outcome that the built-in
// playbook has, and every model.
func clients() map[string]string {
	return map[string]string{
		"fully managed": `client: {name: Harbor Dental, contact: Dr. Ana Reyes, reference: HD-1, date: 2026-11-20}
answers: {users_count: 24, endpoints_count: 26, current_it_model: unofficial, it_fte: 0, it_staff_plan: none_wanted, control_preference: 2, coverage_needed: unknown, compliance_regimes: [hipaa], mfa_coverage: some, backup_restore_test: never_tested, it_spend_month: 3000}
quote: {term_months: 36, discount: {percent: 5, reason: early}, lines: [{label: Desk move, quantity: 2.5, unit: days, rate: 950.25, period: once}]}
responsibilities: {SD-01: {side: client, by: Sam, on: 2026-11-21}}
`,
		"co-managed": `client: {name: Quill}
answers: {users_count: 180, endpoints_count: 200, servers_count: 6, current_it_model: internal_only, it_fte: 3, it_staff_plan: keep_same, it_workload: slipping, skill_gaps: [security, compliance], control_preference: 4, coverage_needed: alerts_24x7, compliance_regimes: [ncua_ffiec], compliance_owner: internal_it, leadership_buyin: 3, team_attitude: 2, roles_defined: 1, documentation_state: 2, ticketing_setup: 3, service_governance: [reports], tool_access: 2, key_person_risk: slow, admin_control: company_verified, drivers: [no_plan, slow_support, projects_stuck, cost_surprises], it_payroll_year: 250000}
`,
		"hybrid":         "answers: {users_count: 600, endpoints_count: 900, it_fte: 12, it_staff_plan: keep_same, control_preference: 5, tower_owners: {service_desk: client, endpoints: client, servers_cloud: client, network: client, identity_collaboration: client, backup_recovery: client, security_operations: provider}}\n",
		"too close":      "answers: {it_fte: 1, control_preference: 1, budget_style: fixed_all_in}\n",
		"none needed":    "answers: {users_count: 300, it_fte: 5, it_staff_plan: keep_same, it_workload: ahead, skill_gaps: [none], coverage_needed: business_hours, drivers: [just_checking], control_preference: 5}\n",
		"third parties":  "answers: {it_fte: 0, tower_owners: {" + fmt.Sprintf(everyTower, "third_party") + "}}\n",
		"nothing scored": "answers: {}\n",
		"overruled":      "answers: {users_count: 60, endpoints_count: 66, it_fte: 3, it_staff_plan: shrink, control_preference: 1, budget_style: fixed_all_in, it_workload: drowning, tower_owners: {" + fmt.Sprintf(everyTower, "shared") + "}}\n",
	}
}

// results are the results of the clients, worked out once.
var results = sync.OnceValues(func() (map[string]*result.Result, error) {
	p, err := playbooktest.Edited()
	if err != nil {
		return nil, err
	}
	all := map[string]*result.Result{}
	for name, document := range clients() {
		e, err := read(p, document)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if all[name], err = Of(p, e, Ask{Explain: true}); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return all, nil
})

// eachClient calls f with the result of every client.
func eachClient(tb testing.TB, f func(name string, r *result.Result)) {
	tb.Helper()
	all, err := results()
	if err != nil {
		tb.Fatal(err)
	}
	for name, r := range all {
		f(name, r)
	}
}

// eachView calls f with the values of every client as client and provider read
// them.
func eachView(tb testing.TB, f func(name string, r *result.Result)) {
	tb.Helper()
	eachClient(tb, func(name string, r *result.Result) {
		f(name, r.ForClient().Result())
		f(name+", internal", r.ForProvider())
	})
}

// asJSON encodes a value as the program does and reads it back; numbers stay
// as they are written.
func asJSON(tb testing.TB, value any) (text string, data any) {
	tb.Helper()
	written, err := emit.Indented(value)
	if err != nil {
		tb.Fatal(err)
	}
	dec := json.NewDecoder(bytes.NewReader(written))
	dec.UseNumber()
	if err := dec.Decode(&data); err != nil {
		tb.Fatalf("%v\n%s", err, written)
	}
	return string(written), data
}
