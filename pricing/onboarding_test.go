package pricing

import (
	"strings"
	"testing"

	"mspscope/internal/terms"
)

// Each unit that is taken over costs its own, as far as the work on it is handed over.
func TestOnboardingByUnit(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	for _, test := range []struct {
		name    string
		split   terms.Split
		answers []string
		want    string
	}{
		{"the list", every(terms.Provider), nil, "3225.00"}, // 25 x 35 + 25 x 70 + 600
		// + 4 x 490 + 2 x 600 + 9 switches and access points at 90 beside three firewalls and
		// nine that come along.
		{"systems", every(terms.Provider), []string{"servers_count", "4", "sites_count", "3", "network_devices_count", "21", "firewalls_count", "3"}, "7195.00"},
		{"the least", every(terms.Provider), []string{"users_count", "5", "endpoints_count", "5"}, "1500.00"}, // 175 + 350 + 600 = 1125
		{"nothing written down", every(terms.Provider), []string{"documentation_state", "0"}, "4515.00"},      // 40 % more
		{"little written down", every(terms.Provider), []string{"documentation_state", "1"}, "3870.00"},       // 20 %
		{"enough", every(terms.Provider), []string{"documentation_state", "2"}, "3225.00"},
		{"a hostile handover too", every(terms.Provider), []string{"documentation_state", "0", "current_it_model", "msp_full", "vendor_relationship", "difficult"}, "5482.50"}, // 70 %
		{"a part", every(terms.Shared), nil, "1965.00"},                                                                                                                        // 0.60 of people and computers, 0.65 of the location
		{"nothing", every(terms.Client), nil, ""},
	} {
		e := mustEstimate(t, c, test.split, viewOf(t, s, answered(t, test.answers...)), Quote{})
		if got := amountOf(&e, onboardingID); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
	e := mustEstimate(t, c, every(terms.Provider), viewOf(t, s, answered(t, "documentation_state", "0")), Quote{})
	if got := findLine(&e, onboardingID).Basis; !strings.Contains(got, "Users: 25 x 35.00; Computers: 25 x 70.00; ") || !strings.HasSuffix(got, "40 % more: nothing is written down; at least 1,500.00") {
		t.Errorf("basis %q", got)
	}
}

// A card may have no cost of taking over at all; then the fee is quoted separately.
func TestOnboardingWithoutFigures(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	text := readFile(t, cardPath)
	var lines []string
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "    onboarding: ") {
			lines = append(lines, line)
		}
	}
	c, err := readCard(t, s, parse(t, strings.Join(lines, "")))
	if err != nil {
		t.Fatal(err)
	}
	e := mustEstimate(t, c, every(terms.Provider), viewOf(t, s, allAnswered), Quote{})
	if len(e.Separate) != 1 || e.Separate[0].ID != onboardingID || findLine(&e, onboardingID) != nil || !e.OneTime.High.IsZero() {
		t.Errorf("separate %+v, once %s", e.Separate, show(e.OneTime))
	}
}

// Older cards have a fee in months of the monthly base, of which the first rule that
// counts says how many.
func TestOnboardingInMonths(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	text := readFile(t, cardPath)
	from, to := strings.Index(text, "\nonboarding:\n"), strings.Index(text, "\nminimum:\n")
	months := `
onboarding:
  typical: 1.5
  source: ours
  raise:
    - {typical: 3, when: {documentation_state: 0}, source: ours}
    - {typical: 2, when: {documentation_state: [0, 1]}, source: ours}
`
	c, err := readCard(t, s, parse(t, text[:from]+months+text[to:]))
	if err != nil {
		t.Fatal(err)
	}
	for state, want := range map[string]string{"0": "15750.00", "1": "10500.00", "2": "7875.00", "unknown": "7875.00"} {
		e := mustEstimate(t, c, every(terms.Provider), viewOf(t, s, answered(t, "documentation_state", state)), Quote{})
		if got := amountOf(&e, onboardingID); got != want {
			t.Errorf("documentation %s: %s, want %s", state, got, want)
		}
	}
	// Perhaps nothing is written down: the fewest and the most of the months that may be.
	v := viewOf(t, s, answered(t, "documentation_state", "0"))
	e := mustEstimate(t, c, every(terms.Provider), disputed(t, s, v, "documentation_state", numberOf(2)), Quote{})
	if l := findLine(&e, onboardingID); show(l.Quantity) != "1.5 1.5 3" {
		t.Errorf("perhaps nothing is written down: %s", show(l.Quantity))
	}
}
