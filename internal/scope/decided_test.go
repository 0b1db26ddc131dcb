package scope

import (
	"slices"
	"testing"

	"mspscope/internal/playbook/playbooktest"
	"mspscope/responsibility"
)

// What was agreed takes the letters of the side that it was agreed on, also where other
// words would stand in the row without it.
func TestWhatWasAgreedIsNotTakenBack(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const document = "answers: {it_fte: 2, it_staff_plan: keep_same, users_count: 90, endpoints_count: 90, tower_owners: {service_desk: provider, endpoints: client, servers_cloud: provider, network: provider, identity_collaboration: provider, backup_recovery: provider, security_operations: provider}}\n"
	for more, want := range map[string]responsibility.Party{
		"": responsibility.ClientParty,
		"responsibilities: {SD-06: {side: provider}}\n": responsibility.ProviderParty,
		"responsibilities: {SD-06: {side: client}}\n":   responsibility.ClientParty,
	} {
		rows := resultOf(t, p, playbooktest.Engagement(t, p, document+more)).RACI.Activities
		i := slices.IndexFunc(rows, func(r responsibility.Row) bool { return r.ID == "SD-06" })
		if i < 0 {
			t.Fatal("there is no SD-06")
		}
		if got := rows[i].Letters.Accountable().Party(); got != want {
			t.Errorf("%q: the %s answers for it, want the %s", more, got, want)
		}
	}
}
