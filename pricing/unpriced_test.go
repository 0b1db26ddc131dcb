package pricing

import (
	"slices"
	"testing"

	"mspscope/internal/terms"
)

// Options that the card does not know are named, and only they: not those that an
// add-on or a note knows, not the ordinary options of a single choice, and not
// where the work on the others is not the provider's.
func TestOptionsWithoutAPrice(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	const privacy, other, program = "{has: privacy}", "[other, sec, ", "when: {compliance_regimes: {has: hipaa}}"
	for _, test := range []struct {
		name, answers string
		replace       []string
		split         terms.Split
		want          []string
	}{
		{"all known", "{compliance_regimes: [hipaa, pci, other]}", nil, every(terms.Provider), nil},
		{"one unknown", "{compliance_regimes: [hipaa, privacy]}", []string{privacy, "{has: ferpa}"}, every(terms.Shared), []string{"privacy"}},
		{"two unknown", "{compliance_regimes: [other, privacy]}", []string{privacy, "{has: ferpa}", other, "[sec, "}, only(terms.Compliance), []string{"privacy", "other"}},
		{"none of them", "{compliance_regimes: [none]}", []string{privacy, "{has: ferpa}"}, every(terms.Provider), nil},
		{"open", "{}", []string{privacy, "{has: ferpa}"}, every(terms.Provider), nil},
		{"not the provider's work", "{compliance_regimes: [privacy]}", []string{privacy, "{has: ferpa}"}, only(terms.ServiceDesk), nil},
		{"a program that is off", "{compliance_regimes: [hipaa]}", []string{program, "enabled: false\n    " + program}, every(terms.Provider), nil},
		{"a program for all", "{compliance_regimes: [privacy]}", []string{privacy, "{has: ferpa}", program, "when: {compliance_regimes: {has_none: [none]}}"}, every(terms.Provider), nil},
		{"an ordinary option", "{coverage_needed: business_hours, onsite_need: monthly}", nil, every(terms.Provider), nil},
		{"a card without the sentence", "{compliance_regimes: [privacy]}", []string{privacy, "{has: ferpa}", "\nunpriced: \"{option}: no price is set for it; it is quoted separately.\"\n", "\n"}, every(terms.Provider), nil},
	} {
		card := testCard(t, s, test.replace...)
		e := mustEstimate(t, card, test.split, viewOf(t, s, test.answers), Quote{})
		var got []string
		for _, c := range e.Unpriced {
			got = append(got, s.At(c.Question).Options[c.Option])
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %q have no price, want %q", test.name, got, test.want)
		}
	}
	card := testCard(t, s, "\"{option}: no price is set for it; it is quoted separately.\"", `"{option} costs more."`)
	if got := card.Unpriced("NIS2"); got != "NIS2 costs more." {
		t.Errorf("said %q", got)
	}
}
