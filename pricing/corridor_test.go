package pricing

import (
	"testing"

	"mspscope/internal/terms"
)

// The points of the card, the lines between them, what narrows them, and for hybrid IT
// the part that is handed over.
func TestWhatOthersPublishForAClient(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	for _, test := range []struct {
		name    string
		model   terms.Model
		split   terms.Split
		answers string
		want    string // for one person, then for all
	}{
		{"before the first point", terms.FullyManaged, every(terms.Provider), "{users_count: 25}", "100.00 275.00 2500.00 6875.00"},
		{"at a point", terms.FullyManaged, every(terms.Provider), "{users_count: 100}", "85.00 260.00 8500.00 26000.00"},
		{"between two", terms.FullyManaged, every(terms.Provider), "{users_count: 75}", "92.50 267.50 6937.50 20062.50"},
		{"behind the last", terms.FullyManaged, every(terms.Provider), "{users_count: 6000}", "45.00 150.00 270000.00 900000.00"},
		{"co-managed", terms.CoManaged, every(terms.Shared), "{users_count: 75}", "57.50 150.00 4312.50 11250.00"},
		{"the middle of a range", terms.FullyManaged, every(terms.Provider), "{users_count: 50..100}", "92.50 267.50 6937.50 20062.50"},
		{"office hours", terms.FullyManaged, every(terms.Provider), "{users_count: 25, coverage_needed: business_hours}", "100.00 247.50 2500.00 6187.50"},
		// 1.15 x 1.05.
		{"day and night under rules", terms.FullyManaged, every(terms.Provider), "{users_count: 25, coverage_needed: helpdesk_24x7, compliance_regimes: [hipaa]}", "120.75 275.00 3018.75 6875.00"},
		// 70 and 140 % of fully managed, of the whole, of half, and of 0.40 + 0.14 of 2.
		{"hybrid, all of it", terms.Hybrid, every(terms.Provider), "{users_count: 25}", "70.00 385.00 1750.00 9625.00"},
		{"hybrid, all of it shared", terms.Hybrid, every(terms.Shared), "{users_count: 25}", "35.00 192.50 875.00 4812.50"},
		{"hybrid, the desk", terms.Hybrid, only(terms.ServiceDesk), "{users_count: 25}", "18.90 103.95 472.50 2598.75"},
		// 20 at 50 against 105 are 9.52 people.
		{"light users", terms.FullyManaged, every(terms.Provider), "{users_count: 25, light_users_count: 20, mailbox_users_count: 0}", "100.00 275.00 3452.00 9493.00"},
		// 11 computers at 1.1 for each person.
		{"people from computers", terms.FullyManaged, every(terms.Provider), "{endpoints_count: 11}", "100.00 275.00 1000.00 2750.00"},
		{"nobody said how many", terms.FullyManaged, every(terms.Provider), "", ""},
	} {
		got, err := c.Corridor(test.model, test.split, Answers{View: viewOf(t, s, test.answers)})
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		text := ""
		if got.Known {
			text = Money(got.PerLow) + " " + Money(got.PerHigh) + " " + Money(got.Low) + " " + Money(got.High)
		}
		if text != test.want || (got.Text != "") != got.Known {
			t.Errorf("%s: %s, %q; want %s", test.name, text, got.Text, test.want)
		}
	}
	// Rules that move the ends past each other leave one figure.
	crossed := testCard(t, s, "low: 115, high: 100", "low: 300, high: 100")
	got, err := crossed.Corridor(terms.FullyManaged, every(terms.Provider), Answers{View: viewOf(t, s, "{users_count: 25, coverage_needed: helpdesk_24x7}")})
	if err != nil || Money(got.PerLow) != "300.00" || Money(got.PerHigh) != "300.00" {
		t.Errorf("ends that cross: %+v, %v", got, err)
	}
}
