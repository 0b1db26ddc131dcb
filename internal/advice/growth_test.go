package advice

import (
	"strings"
	"testing"
)

func TestGrowthPath(t *testing.T) {
	t.Parallel()
	s, texts := testTexts(t)
	for _, c := range []struct {
		name, answers string
		statuses      string // of path A
		likely        bool
	}{
		{"nothing answered", "{}", "open open open open to_watch", false},
		{"strong alone", "{it_staff_plan: first_hire}", "met open open open to_watch", true},
		{"one ordinary", "{it_staff_plan: none_wanted, users_count: 50, coverage_needed: business_hours, it_fte: 0}", "not_met met not_met not_met to_watch", false},
		{"two ordinary", "{it_staff_plan: none_wanted, users_count: 150, coverage_needed: helpdesk_24x7, it_fte: 0}", "not_met met met not_met to_watch", true},
		{"one ordinary and open ones", "{users_count: 151, coverage_needed: helpdesk_24x7, it_staff_plan: unknown}", "open not_met met open to_watch", false},
		{"a question that does not apply is not_met", "{it_fte: 0.4, it_workload: drowning}", "open open open not_met to_watch", false},
	} {
		g := texts.Growth(view(t, s, c.answers), "fully_managed")
		if len(g.Paths) != 2 || g.Paths[0].ID != "A" || g.Paths[1].ID != "B" {
			t.Fatalf("%s: paths %+v, want A and B", c.name, g.Paths)
		}
		var statuses []string
		for _, trigger := range g.Paths[0].Triggers {
			statuses = append(statuses, statusIDs()[trigger.Status])
		}
		if got := strings.Join(statuses, " "); got != c.statuses || g.Paths[0].Likely != c.likely {
			t.Errorf("%s: %s, likely %v; want %s, %v", c.name, got, g.Paths[0].Likely, c.statuses, c.likely)
		}
		if g.Paths[1].Likely {
			t.Errorf("%s: a strong trigger to watch for makes path B likely", c.name)
		}
	}
	a := texts.Growth(view(t, s, "{}"), "fully_managed").Paths[0]
	if a.From != "fully_managed" || a.To != "co_managed" || a.Title != "Hire" || a.Time != "90 days" || a.Steps[1] != "two" || a.Source != "s" || !a.Triggers[0].Strong || a.Triggers[1].Strong {
		t.Errorf("path %+v", a)
	}
}

func TestGrowthFromOtherPlaces(t *testing.T) {
	t.Parallel()
	s, texts := testTexts(t)
	v := view(t, s, "{}")
	if g := texts.Growth(v, "other_provider"); len(g.Paths) != 1 || g.Paths[0].ID != "C" {
		t.Errorf("from another provider: %+v", g.Paths)
	}
	if g := texts.Growth(v, "hybrid"); len(g.Paths) != 0 || len(g.Outgrown) != 3 || len(g.Review) != 2 {
		t.Errorf("from hybrid: %+v", g)
	}
	if g := texts.Growth(v, ""); len(g.Paths) != 0 {
		t.Errorf("from nowhere: %+v", g.Paths)
	}
}

func TestOutgrown(t *testing.T) {
	t.Parallel()
	s, texts := testTexts(t)
	for _, c := range []struct {
		answers   string
		met, open int
		asks      string
	}{
		{"{}", 0, 3, ""},
		{"{it_fte: 0, drivers: [none]}", 0, 0, ""},
		{"{it_fte: 1, it_workload: drowning, drivers: unknown}", 1, 2, ""},
		{"{it_fte: 1, it_workload: ahead, drivers: [no_plan]}", 1, 0, ""},
		{"{it_fte: 1, it_workload: unknown, drivers: [no_plan, projects_stuck]}", 2, 1, "review"},
		{"{it_fte: 1, it_workload: drowning, drivers: [no_plan, projects_stuck]}", 3, 0, "change"},
	} {
		g := texts.Growth(view(t, s, c.answers), "hybrid")
		if asks := texts.Signs.Words(g.Reading); g.Met != c.met || g.Open != c.open || asks != c.asks {
			t.Errorf("%s: %d met, %d open, %q; want %d, %d, %q", c.answers, g.Met, g.Open, asks, c.met, c.open, c.asks)
		}
	}
}
