package scope

import (
	"strings"
	"testing"

	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/terms"
)

// What a page says the fee covers follows the split and the lines of the price.
func TestWhatTheFeeCoversFollowsSplitAndPrice(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const kept = "answers: {users_count: 40, endpoints_count: 40, servers_count: 1, it_fte: 1, it_staff_plan: keep_same, coverage_needed: business_hours, tower_owners: {service_desk: client, endpoints: client, servers_cloud: shared, network: provider, identity_collaboration: client, backup_recovery: provider, security_operations: provider}}\n"
	for _, test := range []struct{ document, has, not string }{
		{kept, "runs alone", "your team's queue"},
		{kept + "quote: {exclude: [absence_cover]}\n", "Specialists", "runs alone"},
		{strings.Replace(kept, "service_desk: client", "service_desk: shared", 1), "your team's queue", "update tools"},
		{strings.Replace(kept, "endpoints: client", "endpoints: shared", 1), "update tools", "your team's queue"},
	} {
		r := resultOf(t, p, playbooktest.Engagement(t, p, test.document))
		var said []string
		for _, c := range r.Words.Models.Of(terms.CoManaged).Included {
			said = append(said, c.Text)
		}
		text := strings.Join(said, "; ")
		if !strings.Contains(text, test.has) || strings.Contains(text, test.not) {
			t.Errorf("%s: says %s", test.document, text)
		}
	}
}
