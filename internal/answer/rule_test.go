package answer

import (
	"strings"
	"testing"

	"mspscope/internal/yamldoc"
)

// TestRuleNeverCounts wants rules refused whose exception takes away all that they are
// for, and no others.
func TestRuleNeverCounts(t *testing.T) {
	t.Parallel()
	s := kinds()
	for _, test := range []struct {
		when, unless string
		never        bool
	}{
		{`{users: ">=10"}`, `{users: ">=5"}`, true},
		{`{users: ">=10"}`, `{users: ">=20"}`, false},
		{`{plan: none_wanted}`, `{plan: [none_wanted, first_hire]}`, true},
		{`{plan: [none_wanted, first_hire]}`, `{plan: none_wanted}`, false},
		{`{plan: none_wanted, users: ">=10"}`, `{plan: none_wanted}`, true},
		{`{plan: none_wanted}`, `{plan: none_wanted, users: ">=10"}`, false},
		{`[{plan: none_wanted}, {users: "<5"}]`, `[{plan: none_wanted}, {users: "<10"}]`, true},
		{`[{plan: none_wanted}, {users: "<15"}]`, `[{plan: none_wanted}, {users: "<10"}]`, false},
		{`{regimes: {has: pci}}`, `{regimes: {has_any: [hipaa, pci]}}`, true},
		{`{owners.network: provider}`, `{owners.network: [provider, shared]}`, true},
		{`{owners.network: provider}`, `{owners.endpoints: [provider, shared]}`, false},
	} {
		r := yamldoc.NewReport("in.yaml")
		root := parse(t, "when: "+test.when+"\nunless: "+test.unless+"\n")
		s.ReadRule(r, When{root.Get("when")}, When{root.Get("unless")}, Answers)
		if err := r.Err(); err != nil {
			t.Fatalf("when %s unless %s: %v", test.when, test.unless, err)
		}
		said := r.Warnings()
		if never := len(said) > 0; never != test.never || never && !strings.Contains(said[0].Error(), "never counts") {
			t.Errorf("when %s unless %s: %v, want a warning: %v", test.when, test.unless, said, test.never)
		}
	}
}
