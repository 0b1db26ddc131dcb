package pricing

import (
	"strings"
	"testing"

	"mspscope/internal/terms"
)

// A check asks for what is still open, and says of a small fee that it is one.
func TestChecksOfSmallAndUnknown(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	for _, test := range []struct {
		name    string
		answers []string
		has     string // of these checks
		hasNot  string
	}{
		{"many light users of no known kind", []string{"light_users_count", "60"}, "more_light_than_people", ""},
		{"their kind is known", []string{"light_users_count", "60", "mailbox_users_count", "60", "seasonal_users_count", "0"}, "", "more_light_than_people"},
		{"25 people pay more than the usual minimum", nil, "", "below_minimum"},
		{"two do not", []string{"users_count", "2", "endpoints_count", "2"}, "below_minimum", ""},
	} {
		got, err := c.Checks(terms.FullyManaged, every(terms.Provider), Answers{View: viewOf(t, s, answered(t, test.answers...))}, Quote{})
		if err != nil {
			t.Fatal(err)
		}
		var ids, texts []string
		for i := range got {
			ids, texts = append(ids, got[i].ID), append(texts, got[i].Text)
		}
		all := strings.Join(ids, " ")
		if !strings.Contains(all, test.has) || test.hasNot != "" && strings.Contains(all, test.hasNot) || strings.Contains(strings.Join(texts, " "), "{") {
			t.Errorf("%s: %q", test.name, texts)
		}
	}
}

// One more location brings its own devices; it takes over none of those that are there.
func TestOneMoreLocationBringsItsDevices(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	for _, devices := range []string{"0", "4", "9"} {
		v := viewOf(t, s, answered(t, "network_devices_count", devices))
		now := mustEstimate(t, c, every(terms.Provider), v, Quote{})
		next, err := c.NextUnits(&now, every(terms.Provider), Answers{View: v}, Quote{})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, n := range next {
			if n.Class == "extra_site" {
				got = n.Amount.String()
			}
		}
		if got != "150.00" {
			t.Errorf("beside %s devices: %s, want the location alone", devices, got)
		}
	}
}
