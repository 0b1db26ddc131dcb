package page_test

import (
	"strings"
	"testing"

	"mspscope/internal/page"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/scope"
)

// What is asked next is what weighs most: an estimate that moves the price by little does
// not stand before an open question that moves it by much, and one that decides does.
func TestWhatIsAskedNextOnACall(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const answers = "answers: {it_fte: 0, it_staff_plan: none_wanted, tower_owners: advise, users_count: 40, endpoints_count: 40, sites_count: 1}\n"
	for text, first := range map[string]string{
		answers + "basis: {sites_count: {kind: estimated}}":                                                                                             "onsite_need",
		strings.Replace(answers, "users_count: 40", "users_count: 20..250", 1):                                                                          "users_count",
		"answers: {it_fte: 2, it_staff_plan: none_wanted, users_count: 40}\nbasis: {it_staff_plan: {by: Ada, others: [{value: keep_same, by: Bob}]}}\n": "it_staff_plan",
	} {
		r, err := scope.Of(p, playbooktest.Engagement(t, p, text), scope.Ask{})
		if err != nil {
			t.Fatal(err)
		}
		next := page.Panel(r).Next
		if len(next) == 0 || next[0].ID != first {
			t.Errorf("%s is followed by %+v, not by %s", text, next, first)
		}
	}
}
