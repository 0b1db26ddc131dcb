package assess

import (
	"strings"
	"testing"

	"mspscope/internal/answer"
)

// claim is what words in a reason say of a client: with these answers they would be
// false.
type claim struct {
	words []string
	false []string // answers, each of which makes the words untrue
}

// claims are the words that say something of a client that an answer can deny.
func claims() []claim {
	return []claim{
		{[]string{"keep up with the daily work", "runs the day well"}, []string{"{it_fte: 5, it_workload: slipping}", "{it_fte: 5, it_workload: drowning}"}},
		{[]string{"run late", "outgrown the people"}, []string{"{it_fte: 5, it_workload: ahead}", "{it_fte: 5, it_workload: coping}"}},
		{[]string{"You have IT people", "You have one IT post", "You have two or three IT people", "your team", "Your team", "your people", "your own people", "Your people", "your main IT person", "Your IT lead"}, []string{"{it_fte: 0}", "{it_fte: 0.4}"}},
		{[]string{"mean to keep them", "that stays", "still there"}, []string{"{it_fte: 5, it_staff_plan: none_wanted}"}},
		{[]string{"Nobody in your company", "will have no team", "will have no IT team", "IT rests on a colleague"}, []string{"{it_fte: 1, current_it_model: internal_only}"}},
		{[]string{"Nobody in your company"}, []string{"{it_fte: 0.4}", "{it_fte: 0.01}"}},
		{[]string{"Nobody in your company", "will have no team"}, []string{
			"{it_fte: 0, it_staff_plan: replace_leaver, skill_gaps: [security]}", "{it_fte: 0, it_staff_plan: first_hire, skill_gaps: [security]}",
			"{it_fte: 0, it_staff_plan: add_staff, skill_gaps: [security]}", "{it_fte: 0, it_staff_plan: build_full_team, skill_gaps: [security]}",
		}},
		{[]string{"Nobody in your company"}, []string{"{it_fte: 0, it_staff_plan: keep_same, current_it_model: internal_only}"}},
		{[]string{"You have one IT post ("}, []string{"{it_fte: 1.5}", "{it_fte: 2}"}},
		{[]string{"half a post"}, []string{"{it_fte: 0}", "{it_fte: 0.5}"}},
		{[]string{"do not want IT staff"}, []string{"{it_staff_plan: first_hire}", "{it_staff_plan: keep_same}"}},
		{[]string{"first hire"}, []string{"{it_fte: 0, it_staff_plan: none_wanted}", "{it_fte: 0, it_staff_plan: replace_leaver}"}},
		{[]string{"building a department"}, []string{"{it_fte: 3, it_staff_plan: add_staff}"}},
		{[]string{"A provider already runs"}, []string{"{current_it_model: nobody}", "{current_it_model: msp_full, projects_12m: [merger]}", "{current_it_model: msp_full, it_fte: 1}"}},
		{[]string{"lacks certain specialists", "missing skills can be called in"}, []string{"{it_fte: 2, skill_gaps: [none]}", "{it_fte: 5, it_workload: ahead, skill_gaps: [none]}"}},
		{[]string{"You need security specialists", "Security specialists are hard to hire"}, []string{"{skill_gaps: [cloud]}"}},
		{[]string{"at night"}, []string{"{it_fte: 5, skill_gaps: [none], coverage_needed: business_hours}"}},
		{[]string{"in person most days"}, []string{"{it_fte: 5, onsite_need: rarely}"}},
		{[]string{"grow fast", "Growth brings"}, []string{"{it_fte: 0, growth_24m: flat}", "{it_fte: 5, growth_24m: flat}"}},
		{[]string{"steady fee"}, []string{"{control_preference: 1, budget_style: flexible}", "{control_preference: 4, budget_style: lowest}"}},
		{[]string{"stay in charge of IT decisions"}, []string{"{control_preference: 3}"}},
		{[]string{"Nobody technical"}, []string{"{compliance_regimes: [hipaa], compliance_owner: outside_advisor}", "{compliance_regimes: [hipaa], it_fte: 2, compliance_owner: internal_it}"}},
		{[]string{"under 50 people"}, []string{"{users_count: 50}"}},
		{[]string{"many sites"}, []string{"{it_fte: 5, sites_count: 1}"}},
		{[]string{"reasons for looking", "You came because"}, []string{"{it_fte: 0, drivers: [just_checking]}", "{it_fte: 3, drivers: [just_checking]}"}},
		{[]string{"Projects are coming"}, []string{"{it_fte: 3, projects_12m: [none]}"}},
	}
}

// What a reason says of a client is true of every client whom it is said to.
func TestReasonsAreTrueForWhomTheyAreSaidTo(t *testing.T) {
	t.Parallel()
	q, m := shipped(t)
	for _, c := range claims() {
		said := false
		for i := range m.Criteria {
			row := &m.Criteria[i]
			for _, way := range append([]wording{{because: row.Because}}, row.where...) {
				for _, words := range c.words {
					if !strings.Contains(way.because, words) {
						continue
					}
					said = true
					for _, answers := range c.false {
						if v := view(t, q, answers); row.Eval(v) != answer.False && row.Why(v) == way.because {
							t.Errorf("%s says %q to a client who answers %s", row.ID, words, answers)
						}
					}
				}
			}
		}
		if !said {
			t.Errorf("no reason says any of %q; take them out", c.words)
		}
	}
}
