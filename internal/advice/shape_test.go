package advice

import (
	"strings"
	"testing"

	"mspscope/internal/yamldoc"
)

// The counts of a playbook are its own.
func TestGrowthCountsAsThePlaybookSays(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	texts := read(t, strings.NewReplacer("likely: 2", "likely: 1", "review: 2, review_words: review", "review: 1, review_words: look", "change: 3, change_words: change", "change: 2, change_words: act").Replace(goodTexts()),
		func(r *yamldoc.Report, n *yamldoc.Node) *Texts { return ReadTexts(r, n, s) })
	for _, c := range []struct {
		answers, asks string
		likely        bool
	}{
		{"{it_fte: 1, drivers: [none], it_workload: ahead}", "", false},
		{"{it_fte: 1, users_count: 50, drivers: [no_plan]}", "look", true},
		{"{it_fte: 1, it_workload: drowning, drivers: [no_plan]}", "act", true},
	} {
		g := texts.Growth(view(t, s, c.answers), "fully_managed")
		if asks := texts.Signs.Words(g.Reading); asks != c.asks || g.Paths[0].Likely != c.likely {
			t.Errorf("%s: %q, likely %v; want %q, %v", c.answers, asks, g.Paths[0].Likely, c.asks, c.likely)
		}
	}
}

// The notes on a client are the playbook's own.
func TestFitSaysWhatThePlaybookSays(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	texts := read(t, strings.NewReplacer("too_large: \"The client has {people}; the largest client we serve has {largest}.\"", "too_large: \"{largest} < {people}\"", "{number} people", "{number} heads", "The client wants a help desk around the clock, and we do not offer one.", "nights").Replace(goodTexts()),
		func(r *yamldoc.Report, n *yamldoc.Node) *Texts { return ReadTexts(r, n, s) })
	p := read(t, goodProvider, func(r *yamldoc.Report, n *yamldoc.Node) *ProviderProfile { return ReadProvider(r, n, s) })
	got := p.Fit(view(t, s, "{users_count: 2000, coverage_needed: helpdesk_24x7}"), &texts.Fit)
	if len(got) != 2 || got[0] != "1000 heads < 2000 heads" || got[1] != "nights" {
		t.Errorf("%q", got)
	}
}

// What cannot be read is one problem: nothing is said of what would follow from it.
func TestWhatCannotBeReadIsOneProblem(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	facts := NewFacts(s, testRatios())
	readiness := func(r *yamldoc.Report, n *yamldoc.Node) *Readiness { return ReadReadiness(r, n, facts) }
	checkProblems(t, goodReadiness, []replacement{
		{"an element", "  - id: documentation\n", "  - x\n  - id: documentation\n", "an element must be a mapping"},
		{"a weight", "weight: 40", "weight: forty", "weight must be a number"},
		{"a bound", "from: 50", "from: x", "from must be a number"},
	}, readiness)
	texts := func(r *yamldoc.Report, n *yamldoc.Node) *Texts { return ReadTexts(r, n, s) }
	checkProblems(t, goodTexts(), []replacement{
		{"a day", "to_day: 30, name: First hybrid", "to_day: x, name: First hybrid", "to_day must be a number"},
		{"a path", "growth_paths:\n", "growth_paths:\n  - x\n", "a growth path must be a mapping"},
	}, texts)
}
