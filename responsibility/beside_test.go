package responsibility

import (
	"strings"
	"testing"

	"mspscope/internal/terms"
)

// What is proposed beside co-managed work: one or two whole parts to a team that keeps
// up, all of it to who has one person and wants IT off the desk, and else nothing.
func TestBeside(t *testing.T) {
	t.Parallel()
	rules, schema := shippedRules(t)
	const calm = "it_fte: 5, it_workload: coping, coverage_needed: business_hours, key_person_risk: fine, "
	const hands = "it_staff_plan: keep_same, "
	for _, tt := range []struct {
		name, answers string
		stated        string
		want          string // the model with the operational parts, "" for nothing
		conditions    int
	}{
		{"one gap", calm + "skill_gaps: [security]", "-------", "hybrid ccccccp", 1},
		{"two gaps", calm + "skill_gaps: [security, cloud]", "-------", "hybrid ccpcscp", 2},
		{"a gap in networks is two parts", calm + "skill_gaps: [network]", "-------", "hybrid ccppccs", 2},
		{"three whole parts are too many", calm + "skill_gaps: [security, network]", "-------", "", 0},
		{"as many by decision", calm + "skill_gaps: [security]", "----pp-", "", 0},
		{"what was decided stands", calm + "skill_gaps: [security]", "s--t---", "hybrid scctccp", 1},
		{"too much is shared", calm + "skill_gaps: [security]", "ssss---", "", 0},
		{"nothing is missing", calm + "skill_gaps: [none]", "-------", "", 0},
		{"work slips", strings.Replace(calm, "coping", "slipping", 1) + "skill_gaps: [security]", "cccccc-", "", 0},
		{"work drowns", strings.Replace(calm, "coping", "drowning", 1) + "skill_gaps: [security]", "cccccc-", "", 0},
		{"overloaded", calm + "skill_gaps: [security], drivers: [team_overloaded]", "cccccc-", "", 0},
		{"slow help", calm + "skill_gaps: [security], drivers: [slow_support]", "cccccc-", "", 0},
		{"another reason to look", calm + "skill_gaps: [security], drivers: [security_incident]", "cccccc-", "hybrid ccccccp", 1},
		{"one person", hands + "it_fte: 1, control_preference: 1", "-------", "fully_managed ppppppp", 0},
		{"nearly two, mostly hands off", hands + "it_fte: 1.99, control_preference: 2", "c------", "fully_managed ppppppp", 0},
		{"one person, the network with another company", hands + "it_fte: 1, control_preference: 1", "s--t---", "fully_managed ppptppp", 0},
		{"half a post", hands + "it_fte: 0.5, control_preference: 2", "-------", "fully_managed ppppppp", 0},
		{"less than half a post", hands + "it_fte: 0.4, control_preference: 2", "-------", "", 0},
		{"two people", hands + "it_fte: 2, control_preference: 1", "-------", "", 0},
		{"decides together", hands + "it_fte: 1, control_preference: 3", "-------", "", 0},
		{"one more is wanted", "it_staff_plan: add_staff, it_fte: 1, control_preference: 1", "-------", "", 0},
		{"a department is wanted", "it_staff_plan: build_full_team, it_fte: 1, control_preference: 1", "-------", "", 0},
	} {
		v := answers(t, schema, "{"+tt.answers+"}")
		got, conditions := "", 0
		if b := rules.Beside(terms.CoManaged, ops(tt.stated), strings.Contains(tt.answers, "it_fte: 1"), v); b != nil {
			got, conditions = b.Model.String()+" "+opsString(b.Split), len(b.Conditions)
			if b.Because == "" || b.Model == terms.Hybrid && b.Cheaper == "" {
				t.Errorf("%s: no words", tt.name)
			}
		}
		if got != tt.want || conditions != tt.conditions {
			t.Errorf("%s: %q with %d conditions, want %q with %d", tt.name, got, conditions, tt.want, tt.conditions)
		}
		for _, m := range []terms.Model{terms.FullyManaged, terms.Hybrid} {
			if b := rules.Beside(m, ops(tt.stated), false, v); b != nil {
				t.Errorf("%s: %v is proposed beside %v", tt.name, b.Model, m)
			}
		}
	}
}

// A condition can be said of each part, those that are not operational as well.
func TestConditionsAreThoseOfThePartsThatAreTheProviders(t *testing.T) {
	t.Parallel()
	var rules SplitRules
	for _, tower := range terms.Towers() {
		rules.needed[tower] = tower.String()
	}
	rules.needed[terms.Network] = ""
	split := ops("pscpscp")
	split[terms.Strategy], split[terms.Vendors] = terms.Provider, terms.Shared
	if got := strings.Join(rules.conditions(split), " "); got != "service_desk security_operations strategy" {
		t.Errorf("conditions of %q", got)
	}
}
