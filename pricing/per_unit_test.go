package pricing

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"mspscope/internal/terms"
)

// However many numbers of people are not settled, the fee for each person holds what it
// comes to under any of them, and takes no longer than a person waits: of a card with
// ten classes of people every number is a range here.
func TestTheFeeForAPersonHoldsEveryNumberOfPeople(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	counted := []string{"users_count", "light_users_count", "mailbox_users_count", "seasonal_users_count", "seasonal_months", "servers_count", "network_devices_count", "tickets_per_month", "visit_sites_count", "cui_users_count", "it_spend_month", "it_fte", "shared_devices_count", "sites_count"}
	more := ""
	for _, q := range counted[5:] {
		more += fmt.Sprintf("  %s_person: {label: L, unit: u, price: 9, question: %s, person: true}\n", q, q)
	}
	c := testCard(t, s, "rates:\n", "rates:\n"+more)
	view := func(number func(low, high int) string) string {
		text := "{endpoints_count: 40, seasonal_peaks: yes, compliance_regimes: [cmmc], onsite_need: weekly"
		for i, q := range counted {
			low := 3 + i%2
			if q == "users_count" {
				low = 30
			}
			text += ", " + q + ": " + number(low, low+4)
		}
		return text + "}"
	}
	split := every(terms.Provider)
	e := mustEstimate(t, c, split, viewOf(t, s, view(func(low, high int) string { return fmt.Sprintf("%d..%d", low, high) })), Quote{})
	if !e.PerUser.Known || !ordered(e.PerUser) || len(e.Unsettled) < len(counted)-3 {
		t.Fatalf("a person %s, unsettled %d", show(e.PerUser), len(e.Unsettled))
	}
	rng := rand.New(rand.NewPCG(61, 67))
	for range 100 {
		text := view(func(low, high int) string { return fmt.Sprint(low + rng.IntN(high-low+1)) })
		one := mustEstimate(t, c, split, viewOf(t, s, strings.TrimSpace(text)), Quote{})
		if one.PerUser.Typical.Less(e.PerUser.Low) || e.PerUser.High.Less(one.PerUser.Typical) {
			t.Errorf("%s: %s for each, outside %s", text, show(one.PerUser), show(e.PerUser))
		}
	}
}
