package scope

import (
	"slices"
	"strings"
	"testing"

	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
)

// What would change the model is said to each reader as it can be read, and said
// nowhere where there is nothing to change.
func TestFlipsAsTheirReaderReadsThem(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const solo = "answers: {it_fte: 1, users_count: 40, it_staff_plan: keep_same}"
	const needless = "answers: {drivers: [just_checking], it_fte: 5, it_staff_plan: keep_same, it_workload: ahead, skill_gaps: [none], coverage_needed: business_hours, control_preference: 5}"
	const team = "answers: {it_fte: 8, users_count: 300, it_staff_plan: keep_same, control_preference: 4}"
	for name, test := range map[string]struct {
		answers string
		reader  result.Reader
		texts   []string
		none    string
	}{
		"one person": {
			solo, result.Owner,
			[]string{"With no IT people of your own instead of one, it would be fully managed."},
			"",
		},
		"the one person": {solo, result.ITLead, nil, ""},                                   // what would change it is about that person
		"a team":         {team, result.Owner, nil, "; an answer that is still open can."}, // the parts of IT
		"its leader":     {team, result.ITLead, nil, "; an answer that is still open can."},
		"nobody wanted":  {"answers: {it_fte: 0, users_count: 12, it_staff_plan: none_wanted}", result.Owner, nil, "would lead to another model."},
		"nobody": {
			"answers: {it_fte: 0, users_count: 40}", result.Owner,
			[]string{"With one IT person instead of none, it would be co-managed."},
			"",
		},
		"nothing known":  {"answers: {}", result.Owner, nil, ""},
		"nothing needed": {needless, result.Owner, nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, err := Of(p, playbooktest.Engagement(t, p, test.answers), Ask{Reader: test.reader})
			if err != nil {
				t.Fatal(err)
			}
			var texts []string
			for _, f := range r.Recommendation.Flips {
				texts = append(texts, f.Text)
			}
			none := r.Recommendation.NoFlip
			if !slices.Equal(texts, test.texts) || !strings.HasSuffix(none, test.none) || (none == "") != (test.none == "") {
				t.Errorf("%s: flips %q, and %q", r.Recommendation.Outcome, texts, none)
			}
			if test.reader == result.ITLead && strings.Contains(none, "give up") {
				t.Errorf("the head of IT reads %q", none)
			}
		})
	}
}
