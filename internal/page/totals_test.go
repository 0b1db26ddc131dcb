package page_test

import (
	"strings"
	"testing"

	"mspscope/internal/page"
	"mspscope/internal/playbook/playbooktest"
)

// withTeam are the answers of a client with a team of three, whose spend is told apart.
const withTeam = `version: 1
client: {date: 2026-11-20}
answers:
  current_it_model: internal_plus
  it_fte: 3
  it_staff_plan: keep_same
  it_workload: slipping
  skill_gaps: [security]
  desk_portion: overflow
  tower_owners: {service_desk: client, endpoints: shared, servers_cloud: client, network: client, identity_collaboration: shared, backup_recovery: shared, security_operations: provider}
  users_count: 180
  light_users_count: 0
  endpoints_count: 190
  shared_devices_count: 0
  servers_count: 8
  network_devices_count: 30
  firewalls_count: 2
  sites_count: 2
  growth_24m: up_20
  coverage_needed: business_hours
  onsite_need: rarely
  compliance_regimes: [none]
  documentation_state: 3
  tickets_per_month: 200
  it_spend_month: 14000
  spend_support_month: 5000
  spend_support_ends_month: 4000
  spend_tools_month: 3000
  spend_tools_ends_month: 1500
  spend_goes_on_month: 6000
  contract_status: ending_12m
  contract_months_left: 8
`

// What stands beside an offer says what it holds, and a settled price has one column.
func TestTheSumsOfAProposal(t *testing.T) {
	t.Parallel()
	p, err := playbooktest.Edited()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, quote string
		says, never []string
		inside      string // what the provider reads
	}{
		{
			"with options", "quote: {status: proposal, revision: 1, valid_until: 2026-12-20, term_months: 36, options: [{id: base, label: As discussed, marked: true}, {id: desk, label: With the desk, set: {tower_owners.service_desk: provider}}]}",
			[]string{"482,526.18", "As today, with one more IT person, by what it is made of:", "people who would have to be hired", "One more person brings two hands more", "The price is settled."},
			[]string{"Could be"},
			"Model          USD a month",
		},
		{
			"for a year", "quote: {status: proposal, revision: 1, valid_until: 2026-12-20, term_months: 12, options: [{id: base, label: As discussed, marked: true}]}",
			nil,
			[]string{"Could be"},
			"Model          USD a month",
		},
		{
			"with licenses", "quote: {status: proposal, revision: 1, valid_until: 2026-12-20, term_months: 36, lines: [{label: Licenses, quantity: 180, rate: 20, commitment_months: 12}]}",
			[]string{"What is sold on beside it", "Without what is sold on beside the service", "66 USD for each person", "on top of what you pay others"},
			nil, "",
		},
		{
			"for a budget", "",
			[]string{"Spread over everything", "66 USD for each person", "more than going on as today"},
			[]string{"The price is settled.", "sold on beside the service is counted"},
			"Model                Low",
		},
	} {
		r, err := scoped(p, test.name, withTeam+test.quote+"\n")
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Join(strings.Fields(printed(t, page.Estimate(r.ForClient()))), " ")
		for _, want := range test.says {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q:\n%s", test.name, want, text)
			}
		}
		for _, bad := range test.never {
			if strings.Contains(text, bad) {
				t.Errorf("%s says %q", test.name, bad)
			}
		}
		if inside := printed(t, page.EstimateInternal(r)); !strings.Contains(inside, test.inside) {
			t.Errorf("%s: the provider does not read %q:\n%s", test.name, test.inside, inside)
		}
	}
}
