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
		err := r.Err()
		if err != nil && !strings.Contains(err.Error(), "never counts") {
			t.Fatalf("when %s unless %s: %v", test.when, test.unless, err)
		}
		if never := err != nil; never != test.never {
			t.Errorf("when %s unless %s: never %v, want %v", test.when, test.unless, never, test.never)
		}
	}
}
