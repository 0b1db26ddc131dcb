package wire

import (
	"bytes"
	"encoding/json"
	"fmt"
	"sync"
	"testing"

	"mspscope/internal/emit"
	"mspscope/internal/playbook"
	"mspscope/internal/scope"
	"mspscope/internal/yamldoc"
)

var builtIn = sync.OnceValues(func() (*playbook.Playbook, error) { return playbook.Load(nil, "", playbook.Everything) })

func shipped(tb testing.TB) *playbook.Playbook {
	tb.Helper()
	p, err := builtIn()
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// scopeOf takes a document through every step that the playbook allows.
func scopeOf(p *playbook.Playbook, document string, internal bool) (*scope.Scope, error) {
	root, err := yamldoc.Parse("test", []byte(document))
	if err != nil {
		return nil, err
	}
	r := yamldoc.NewReport("test")
	e := p.ReadEngagement(r, root)
	if err := r.Err(); err != nil {
		return nil, err
	}
	return scope.Of(p, e, internal)
}

// scopes are the scopes of the clients, worked out once: for the client's eyes,
// and internal.
var scopes = sync.OnceValues(func() (map[string][2]*scope.Scope, error) {
	p, err := builtIn()
	if err != nil {
		return nil, err
	}
	all := map[string][2]*scope.Scope{}
	for name, document := range clients() {
		var both [2]*scope.Scope
		for i, internal := range []bool{false, true} {
			if both[i], err = scopeOf(p, "version: 1\n"+document, internal); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
		}
		all[name] = both
	}
	return all, nil
})

// eachClient calls f with the scope of every client.
func eachClient(tb testing.TB, internal bool, f func(name string, s *scope.Scope)) {
	tb.Helper()
	all, err := scopes()
	if err != nil {
		tb.Fatal(err)
	}
	for name, both := range all {
		if internal {
			f(name, both[1])
		} else {
			f(name, both[0])
		}
	}
}

// client is the scope of one of the clients, for the client's eyes.
func client(tb testing.TB, name string) *scope.Scope {
	tb.Helper()
	all, err := scopes()
	if err != nil {
		tb.Fatal(err)
	}
	return all[name][0]
}

const everyTower = "service_desk: %[1]s, endpoints: %[1]s, servers_cloud: %[1]s, network: %[1]s, identity_collaboration: %[1]s, backup_recovery: %[1]s, security_operations: %[1]s"

// clients are documents that between them reach every outcome and every model.
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
		"too close":      "answers: {tower_owners: {network: client}}\n",
		"none needed":    "answers: {users_count: 300, it_fte: 5, it_staff_plan: keep_same, it_workload: ahead, skill_gaps: [none], coverage_needed: business_hours, drivers: [just_checking], control_preference: 5}\n",
		"third parties":  "answers: {it_fte: 0, tower_owners: {" + fmt.Sprintf(everyTower, "third_party") + "}}\n",
		"nothing scored": "answers: {}\n",
		"overruled":      "answers: {users_count: 60, endpoints_count: 66, it_fte: 3, it_staff_plan: shrink, control_preference: 1, budget_style: fixed_all_in, it_workload: drowning, tower_owners: {" + fmt.Sprintf(everyTower, "shared") + "}}\n",
	}
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

func asYAML(tb testing.TB, value any) string {
	tb.Helper()
	written, err := emit.YAML(value)
	if err != nil {
		tb.Fatal(err)
	}
	return string(written)
}
