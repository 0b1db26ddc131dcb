package pricing

import (
	"testing"

	"mspscope/internal/terms"
)

// Who pays can work out each sum that is no number at a price.
func TestWhatASumIsMadeOf(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	e := mustEstimate(t, c, every(terms.Provider), viewOf(t, s, answered(t, "users_count", "60", "endpoints_count", "66",
		"sites_count", "2", "servers_count", "2", "coverage_needed", "helpdesk_24x7", "compliance_regimes", "[hipaa, pci]")), Quote{})
	for _, test := range []struct{ id, amount, madeOf string }{
		// 10500 + 2730 x 0.70 - 13230
		{"volume", "-819.00", "13,230.00 before it, of which the first 10,500.00 at 100 % and the next 2,730.00 at 70 %"},
		{"helpdesk_24x7", "1861.65", "15 % of 12,411.00, what users and computers cost after the volume"},
		{"hipaa", "800.00", "60 x 15.00, from 51 on 5.00; at least 300.00; at most 3,000.00"}, // 50 x 15 + 10 x 5
		{"pci", "75.00", "2 x 120.00, from 2 on 30.00; at least 150.00; at most 2,000.00; 50 % of it, beside another program"},
		{"tolerance", "0.00", "10 % of 13,061.00 less, or 10 % of 13,061.00 more"},
		// 2100 + 4620 + 980 + 1200
		{"onboarding", "8900.00", "Users: 60 x 35.00; Computers: 66 x 70.00; Servers: 2 x 490.00; " +
			"Locations beyond the first, each with its firewall, switch and two access points, and the first: 2 x 600.00; at least 1,500.00"},
		{"user", "6300.00", ""}, // a number at a price
	} {
		l := findLine(&e, test.id)
		if l == nil {
			t.Errorf("%s: no line", test.id)
			continue
		}
		if got := l.Amount.Typical.String(); got != test.amount || l.MadeOf != test.madeOf {
			t.Errorf("%s: %s, made of %q; want %s, %q", test.id, got, l.MadeOf, test.amount, test.madeOf)
		}
	}
}
