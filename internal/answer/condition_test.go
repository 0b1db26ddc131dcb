package answer

import (
	"slices"
	"testing"
)

// TestEval looks at every form of test under every state of an answer. The
// question "open" is never answered; "no" is answered no and hides what hangs
// on it.
func TestEval(t *testing.T) {
	t.Parallel()
	tests := []struct{ test, answers, want string }{
		{`{fte: "0.5..3"}`, `fte: 0.5`, "true"},
		{`{fte: "0.5..3"}`, `fte: 3`, "true"},
		{`{fte: "0.5..3"}`, `fte: 0.49`, "false"},
		{`{fte: "0.5..3"}`, `fte: 3.01`, "false"},
		{`{fte: ">3"}`, `fte: 3`, "false"},
		{`{fte: ">3"}`, `fte: 3.01`, "true"},
		{`{fte: "<3"}`, `fte: 2.99`, "true"},
		{`{fte: "<3"}`, `fte: 3`, "false"},
		{`{fte: 0}`, `fte: 0`, "true"},
		{`{fte: 0}`, ``, "open"},
		{`{fte: ">=0"}`, ``, "open"}, // it always holds, yet nobody has said so
		{`{fte: 0}`, `fte: unknown`, "open"},
		{`{control: [4, 5]}`, `control: 4`, "true"},
		{`{control: [4, 5]}`, `control: 3`, "false"},
		{`{access: "<=1"}`, `access: 0`, "true"},
		{`{access: "<=1"}`, `access: 2`, "false"},

		{`{plan: [keep_same, first_hire]}`, `plan: first_hire`, "true"},
		{`{plan: [keep_same, first_hire]}`, `plan: none_wanted`, "false"},
		{`{plan: keep_same}`, `plan: unknown`, "open"},
		{`{msp: yes}`, `msp: true`, "true"},
		{`{msp: yes}`, `msp: false`, "false"},
		{`{msp: no}`, `msp: no`, "true"},

		{`{regimes: {has: pci}}`, `regimes: [hipaa, pci]`, "true"},
		{`{regimes: {has: pci}}`, `regimes: [hipaa]`, "false"},
		{`{regimes: {has: none}}`, `regimes: []`, "true"},
		{`{regimes: {has_any: [pci, soc2]}}`, `regimes: [soc2]`, "true"},
		{`{regimes: {has_any: [pci, soc2]}}`, `regimes: [hipaa]`, "false"},
		{`{regimes: {has_none: [pci, soc2]}}`, `regimes: [hipaa]`, "true"},
		{`{regimes: {has_none: [pci, soc2]}}`, `regimes: [hipaa, soc2]`, "false"},
		{`{regimes: {has_none: [pci, soc2]}}`, `regimes: unknown`, "open"},
		{`{regimes: {count: 2}}`, `regimes: [hipaa, soc2]`, "true"},
		{`{regimes: {count: ">=3"}}`, `regimes: [hipaa, soc2]`, "false"},
		{`{regimes: {count: "<=3"}}`, ``, "open"},
		{`{drivers: {count: 0}}`, `drivers: []`, "true"},
		{`{regimes: {has: pci, count: 1}}`, `regimes: [hipaa, pci]`, "false"},

		{`{owners.network: provider}`, `owners: {network: provider}`, "true"},
		{`{owners.network: provider}`, `owners: {network: shared}`, "false"},
		{`{owners.network: provider}`, `owners: {endpoints: provider}`, "open"},
		{`{owners.network: provider}`, `owners: {endpoints: provider, network: advise}`, "false"},
		{`{owners.network: [client, third_party]}`, `owners: {network: third_party}`, "true"},
		{`{owners.network: advise}`, `owners: advise`, "true"},
		{`{owners.network: advise}`, `owners: {network: advise}`, "true"},
		{`{owners.network: advise}`, `owners: {endpoints: client}`, "open"},
		{`{owners.projects: client}`, `owners: {endpoints: client}`, "false"},
		{`{owners.projects: client}`, `owners: {endpoints: client, projects: unknown}`, "open"},
		{`{owners.network: advise}`, `owners: {network: client}`, "false"},
		{`{owners.network: advise}`, `owners: unknown`, "open"},
		{`{owners.network: advise}`, `owners: {network: unknown}`, "open"},
		{`{owners: {provider: ">=2"}}`, `owners: {network: provider, endpoints: provider}`, "true"},
		{`{owners: {provider: ">=2"}}`, `owners: {network: provider, endpoints: client}`, "open"},
		{`{owners: {provider: ">=7"}}`, `owners: {network: provider, endpoints: client}`, "false"},
		// Towers apart and governance do not count: one of these is operational.
		{`{owners: {client: 1}}`, `owners: {network: client, service_desk: advise, endpoints: advise, servers_cloud: advise, identity_collaboration: advise, backup_recovery: advise, security_operations: advise, business_applications: client, strategy: client, compliance: client, vendors: client, projects: client}`, "true"},
		{`{owners: {client: 0}}`, `owners: {network: advise, service_desk: advise, endpoints: advise, servers_cloud: advise, identity_collaboration: advise, backup_recovery: advise, security_operations: advise, business_applications: client, strategy: client, compliance: client, vendors: client, projects: client}`, "true"},
		{`{owners: {advise: 7}}`, `owners: advise`, "true"},
		{`{owners: {advise: 7}}`, `owners: {security_operations: shared}`, "false"},
		{`{owners: {provider: ">=1", client: ">=1"}}`, `owners: {network: provider, endpoints: client}`, "true"},
		{`{owners: {provider: ">=1", client: ">=1"}}`, `owners: {network: provider}`, "open"},
		{`{owners: {provider: ">=1"}}`, ``, "open"},

		{`{fte: {is: unknown}}`, ``, "true"},
		{`{fte: {is: unknown}}`, `fte: unknown`, "true"},
		{`{fte: {is: unknown}}`, `fte: 1`, "false"},
		{`{fte: {is: unsure}}`, ``, "false"},
		{`{fte: {is: unsure}}`, `fte: unknown`, "true"},
		{`{fte: {is: unsure}}`, `fte: 1`, "false"},
		{`{note: {is: unknown}}`, `note: ""`, "true"},
		{`{note: {is: unknown}}`, `note: call`, "false"},
		{`{owners: {is: unknown}}`, `owners: advise`, "false"},
	}
	for _, tt := range tests {
		s := kinds()
		c := condition(t, s, Findings, tt.test)
		if got := c.Eval(s.View(answers(t, s, tt.answers))); got.String() != tt.want {
			t.Errorf("%s with %q: %v, want %s", tt.test, tt.answers, got, tt.want)
		}
	}
}

// TestEvalHidden: a test of a question that does not apply is false, also the
// tests that ask for something to be absent, zero or open.
func TestEvalHidden(t *testing.T) {
	t.Parallel()
	s := kinds()
	gates := map[string]string{}
	for i := range s.Len() {
		if id := s.At(i).ID; id != "msp" {
			gates[id] = `{msp: yes}`
		}
	}
	gated(t, s, gates)
	for _, text := range []string{
		`{fte: 0}`, `{fte: ">=0"}`, `{plan: [none_wanted, first_hire, keep_same]}`, `{regimes: {has_none: [pci]}}`,
		`{regimes: {count: "<=4"}}`, `{owners.network: advise}`, `{owners: {provider: 0}}`, `{access: 0}`,
		`{fte: {is: unknown}}`, `{note: {is: unsure}}`,
	} {
		c := condition(t, s, Findings, text)
		for _, set := range []string{`msp: no`, `{msp: no, fte: 0, plan: keep_same, regimes: [hipaa], owners: advise, access: 0, note: unknown}`} {
			if got := c.Eval(s.View(answers(t, s, set))); got != False {
				t.Errorf("%s with %s: %v, want false", text, set, got)
			}
		}
	}
}

// TestThreeValues is the truth table of and and or: false, open, true for each
// of two answers, and hidden, which counts as false.
func TestThreeValues(t *testing.T) {
	t.Parallel()
	yesNo := func(id string) Question { return Question{ID: id, Type: YesNo, Options: YesNoOptions()} }
	s := NewSchema([]Question{yesNo("a"), yesNo("b"), yesNo("gate")})
	gated(t, s, map[string]string{"b": `{gate: yes}`})
	tests := []struct{ a, b, and, or string }{
		{"no", "no", "false", "false"},
		{"no", "unknown", "false", "open"},
		{"no", "yes", "false", "true"},
		{"unknown", "no", "false", "open"},
		{"unknown", "unknown", "open", "open"},
		{"unknown", "yes", "open", "true"},
		{"yes", "no", "false", "true"},
		{"yes", "unknown", "open", "true"},
		{"yes", "yes", "true", "true"},
		{"no", "hidden", "false", "false"},
		{"unknown", "hidden", "false", "open"},
		{"yes", "hidden", "false", "true"},
	}
	and := condition(t, s, Answers, `{a: yes, b: yes}`)
	or := condition(t, s, Answers, `[{a: yes}, {b: yes}]`)
	both := condition(t, s, Answers, `[{a: yes, b: yes}, {b: yes, a: yes}]`)
	for _, tt := range tests {
		text := "{gate: yes, a: " + tt.a + ", b: " + tt.b + "}"
		if tt.b == "hidden" {
			text = "{gate: no, a: " + tt.a + ", b: yes}"
		}
		v := s.View(answers(t, s, text))
		if got := and.Eval(v); got.String() != tt.and {
			t.Errorf("%s and %s: %v, want %s", tt.a, tt.b, got, tt.and)
		}
		if got := or.Eval(v); got.String() != tt.or {
			t.Errorf("%s or %s: %v, want %s", tt.a, tt.b, got, tt.or)
		}
		if got := both.Eval(v); got.String() != tt.and {
			t.Errorf("%s and %s, twice: %v, want %s", tt.a, tt.b, got, tt.and)
		}
	}
}

func TestConditionQuestions(t *testing.T) {
	t.Parallel()
	s := kinds()
	c := condition(t, s, Answers, `[{owners.network: client, fte: 1, owners: {client: 1}}, {users: 5, fte: 2}]`)
	if got := c.Questions(); !slices.Equal(got, []int{0, 1, 9}) {
		t.Errorf("questions %v, want [0 1 9]", got)
	}
	var always Condition
	if !always.Always() || always.Eval(s.View(s.NewSet())) != True || always.Questions() != nil || !canHoldSurely(s, &always) {
		t.Error("the zero Condition must always hold and test nothing")
	}
}
