package responsibility

import (
	"regexp"
	"strings"
	"testing"
)

func TestReadSplitRulesReportsProblems(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, old, new string
		place, text    string
	}{
		{"unknown model", "model: co_managed", "model: comanaged", "7:10", `did you mean "co_managed"?`},
		{"model twice", "model: co_managed", "model: hybrid", "18:10", `the split "hybrid" stands here a second time (first on line 7)`},
		{"unknown tower in defaults", "{service_desk: client, endpoints: shared", "{servicedesk: client, service_desk: client, endpoints: shared", "19:14", `did you mean "service_desk"?`},
		{"towers without default", "network: shared, identity_collaboration: shared, backup_recovery: shared, security_operations: shared, business_applications: client", "business_applications: client", "8:13", `"defaults" lacks network, identity_collaboration, backup_recovery, security_operations`},
		{"unknown side", "side: provider, strength: 5, when: {skill_gaps: {has: network}}", "side: provder, strength: 5, when: {skill_gaps: {has: network}}", "14:30", `did you mean "provider"?`},
		{"third party", "{tower: endpoints, side: client", "{tower: endpoints, side: third_party", "17:32", `write one of provider, shared, client`},
		{"defaults are no mapping", "defaults: {service_desk: client, endpoints: shared, servers_cloud: shared, network: shared, identity_collaboration: shared, backup_recovery: shared, security_operations: shared, business_applications: client, strategy: shared, compliance: shared, vendors: shared, projects: shared}", "defaults: shared", "19:13", `"defaults" must be a mapping`},
		{"default to a third party", "{service_desk: client, endpoints: shared", "{service_desk: third_party, endpoints: shared", "19:28", `write one of provider, shared, client`},
		{"unknown tower of a lean", "{tower: endpoints", "{tower: endpoint", "17:15", `did you mean "endpoints"?`},
		{"leans are no list", "held: fully held", "held: fully held\n  leans: {}", "6:10", `"leans" must be a list`},
		{"exception that never holds", "unless: {ticket_flow: provider_front_door}", "unless: {skill_gaps: {has: none, count: \">=2\"}}", "16:117", `can never hold`},
		{"id of a lean", "{tower: endpoints", "{id: A, tower: endpoints", "17:12", `"id" must be a word of small letters`},
		{"strength", "strength: 4", "strength: 11", "24:62", `strength must be from 1 to 10`},
		{"condition that never holds", `{it_fte: ">=10"}`, `{it_workload: ahead, it_fte: "5..6", skill_gaps: {has: none, count: ">=2"}}`, "27:65", `can never hold`},
		{"alternative that never holds", `{it_fte: ">=10"}`, `[{it_fte: ">=10"}, {skill_gaps: {has: none, count: ">=2"}}]`, "27:84", `can never hold`},
		{"unknown question", `{it_fte: ">=10"}`, `{it_ftes: ">=10"}`, "27:66", `did you mean "it_fte"?`},
		{"reason missing", ", because: only ties", "", "17:7", `"because" is missing`},
		{"reason empty", "held: co held", `held: " "`, "10:9", `"held" is empty`},
		{"source missing", "because: security first, source: test", "because: security first", "24:7", `"source" is missing`},
		{"unknown key", "held: fully held", "held: fully held\n  leens: []", "6:3", `did you mean "leans"?`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			text := strings.Replace(smallRules, tt.old, tt.new, 1)
			if text == smallRules {
				t.Fatalf("the rules have no %q", tt.old)
			}
			r, root := parse(t, "split", text)
			if ReadSplitRules(r, root, smallSchema()) != nil {
				t.Error("rules with problems were returned")
			}
			wantProblem(t, r, tt.place, tt.text)
		})
	}
}

func TestAnIDNamesOneLeanOfAModel(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		strings.Replace(smallRules, "{tower: backup_recovery", "{id: backup, tower: backup_recovery", 2):                                                                                                                                  `the lean "backup" stands here a second time (first on line 25)`,
		strings.NewReplacer("{tower: security_operations, side: provider, strength: 4", "{id: security, tower: security_operations, side: provider, strength: 4", "{tower: network", "{id: security, tower: network").Replace(smallRules): "",
	} {
		r, root := parse(t, "split", text)
		rules := ReadSplitRules(r, root, smallSchema())
		if (rules != nil) != (want == "") {
			t.Errorf("rules %v, problems %v, expected %q", rules, r.Err(), want)
		}
		if want != "" {
			wantProblem(t, r, "26:12", want)
		}
	}
}

func TestReadSplitRulesNeedsEveryModel(t *testing.T) {
	t.Parallel()
	text, _, _ := strings.Cut(smallRules, "- model: hybrid")
	r, root := parse(t, "split", text)
	if ReadSplitRules(r, root, smallSchema()) != nil {
		t.Error("rules without hybrid were returned")
	}
	wantProblem(t, r, "2:1", `"split" lacks hybrid; add it`)

	for text, want := range map[string][2]string{
		"split: 1":    {"1:8", `"split" must be a list`},
		"split: []":   {"1:8", `"split" must be a list with at least one item`},
		"criteria: x": {"1:1", `"split" is missing`},
		"[]":          {"1:1", "the decision matrix must be a mapping"},
	} {
		r, root := parse(t, "split", text)
		if ReadSplitRules(r, root, smallSchema()) != nil {
			t.Errorf("%s: rules were returned", text)
		}
		wantProblem(t, r, want[0], want[1])
	}
}

// What is proposed, and why a part stands where it does, promises nothing.
func TestProposalsClaimNothing(t *testing.T) {
	t.Parallel()
	rules, _ := shippedRules(t)
	claims := regexp.MustCompile(`(?i)\b(never|always|guarantee[ds]?|secure)\b`)
	var all []string
	for i := range rules.beside {
		b := &rules.beside[i]
		all = append(all, b.because, b.itLead, b.cheaper, b.ruledOut)
		for j := range b.where {
			all = append(all, b.where[j].because)
		}
	}
	all = append(all, rules.needed[:]...)
	for m := range rules.models {
		all = append(all, rules.models[m].because, rules.models[m].held)
		for i := range rules.models[m].leans {
			all = append(all, rules.models[m].leans[i].Because)
		}
	}
	for _, text := range all {
		if found := claims.FindString(text); found != "" {
			t.Errorf("%q is claimed: %s", found, text)
		}
	}
	if len(all) < 50 {
		t.Errorf("only %d texts were looked at", len(all))
	}
}
