package scope

import (
	"fmt"
	"strings"
	"testing"

	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/terms"
)

// What the way back would cost is what shared work costs with one person of the client,
// with everything else as it is.
func TestTheWayBackIsPricedWithOnePerson(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const rest = "it_staff_plan: first_hire, users_count: 60, endpoints_count: 66, tower_owners: {network: third_party}}\n"
	back := scored(t, p, "answers: {it_fte: 0, "+rest).wayBack()
	then := scored(t, p, "answers: {it_fte: 1, "+rest)
	want := then.monthly(then.Proposals[terms.CoManaged].Split, then.View)
	if back == nil || back.Model != terms.CoManaged || !back.Monthly.Known || back.Monthly != want {
		t.Errorf("the way back is %+v, want the price %+v", back, want)
	}
}

// The way back and the word that a model holds for now go together, for each plan; who has
// people is not told that the first one is still to come.
func TestAWayBackIsForNow(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	all := ", tower_owners: {" + fmt.Sprintf(everyTower, "provider") + "}"
	for _, test := range []struct{ answers, plan, says string }{
		{"it_fte: 0, it_staff_plan: first_hire, current_it_model: nobody", "first_hire", "planned and not signed"},
		{"it_fte: 0, it_staff_plan: first_hire" + all, "first_hire", "planned and not signed"},
		{"it_staff_plan: first_hire, current_it_model: nobody" + all, "first_hire", "planned and not signed"},
		{"it_fte: 3..4, it_staff_plan: first_hire" + all, "", ""},
		{"it_fte: 2, it_staff_plan: first_hire" + all, "", ""},
		{"it_staff_plan: first_hire, tower_owners: {network: shared, service_desk: shared}", "", ""},
		{"it_fte: 0, it_staff_plan: replace_leaver, current_it_model: internal_only", "replace_leaver", "is to be filled again"},
		{"it_fte: 0, it_staff_plan: add_staff, current_it_model: nobody", "add_staff", "want more IT people"},
		{"it_fte: 0, it_staff_plan: build_full_team, current_it_model: nobody", "build_full_team", "want an IT department"},
		{"it_fte: 0, it_staff_plan: keep_same, current_it_model: internal_only", "keep_same", "are to be kept"},
		{"it_fte: 0, it_staff_plan: keep_same, current_it_model: internal_only" + all, "keep_same", "are to be kept"},
		{"it_fte: 0, it_staff_plan: keep_same, current_it_model: unofficial", "", ""},
		{"it_fte: 0, it_staff_plan: keep_same, current_it_model: nobody", "", ""},
		{"it_fte: 3, it_staff_plan: keep_same, current_it_model: internal_only", "", ""},
		{"it_fte: 0, current_it_model: internal_only, drivers: [it_person_leaving]", "leaver_open", "whether the post is filled again"},
		{"it_fte: 0, it_staff_plan: none_wanted, current_it_model: internal_only, drivers: [it_person_leaving]", "", ""},
		{"it_fte: 0, it_staff_plan: none_wanted", "", ""},
	} {
		r := &resultOf(t, p, playbooktest.Engagement(t, p, "answers: {users_count: 60, "+test.answers+"}\n")).Recommendation
		back := r.WayBack
		if (back != nil) != (test.plan != "") || r.ForNow != (back != nil) {
			t.Errorf("%s: for now %v, way back %+v", test.answers, r.ForNow, back)
		}
		if back != nil && (back.Plan != test.plan || !strings.Contains(back.Because, test.says)) {
			t.Errorf("%s: %+v", test.answers, back)
		}
	}
}
