package pricing

import (
	"testing"

	"mspscope/internal/terms"
)

// The average location has its devices and its part of the locations beyond the first.
func TestTheAverageLocation(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	// Four shops, 20 tills: 25 + 25 at 105 are 5,250 and 20 x 35 are 700, which make as much
	// work as 28.3 people, so there is no volume discount. 700 + 3 x 150 = 1,150 / 4.
	shops := answered(t, "sites_count", "4", "shared_devices_count", "20", "tills_count", "20", "kiosks_count", "0")
	kit, err := c.Kit(every(terms.Provider), Answers{View: viewOf(t, s, shops)}, Quote{})
	if err != nil || !kit.Known || Money(kit.Monthly) != "287.50" || kit.Sites.String() != "4" {
		t.Fatalf("%+v, %v", kit, err)
	}
	if len(kit.Items) != 1 || kit.Items[0].Class != "till" || kit.Items[0].Quantity.String() != "5" {
		t.Errorf("items %+v", kit.Items)
	}
	for name, answers := range map[string]string{
		"nobody said how many":  "{users_count: 25, endpoints_count: 25}",
		"a range":               answered(t, "sites_count", "2..4"),
		"one, with nothing":     allAnswered,
		"no price without them": "{sites_count: 4}",
	} {
		if kit, err := c.Kit(every(terms.Provider), Answers{View: viewOf(t, s, answers)}, Quote{}); err != nil || kit.Known {
			t.Errorf("%s: %+v, %v", name, kit, err)
		}
	}
	if kit, err := c.Kit(every(terms.Client), Answers{View: viewOf(t, s, shops)}, Quote{}); err != nil || kit.Known {
		t.Errorf("the client runs them: %+v, %v", kit, err)
	}
}
