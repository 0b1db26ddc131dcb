package scope

import (
	"math/rand/v2"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/playbook"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/sample"
	"mspscope/internal/terms"
)

const (
	allProvider = "tower_owners: {service_desk: provider, endpoints: provider, servers_cloud: provider, network: provider, identity_collaboration: provider, backup_recovery: provider, security_operations: provider}"
	allShared   = "tower_owners: {service_desk: shared, endpoints: shared, servers_cloud: shared, network: shared, identity_collaboration: shared, backup_recovery: shared, security_operations: shared}"
)

// A hire is named where it alone takes away every veto, and nowhere else.
func TestHire(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	for _, test := range []struct {
		answers string
		want    [terms.NumModels]int // fully managed, co-managed, hybrid
		stay    [terms.NumModels]bool
	}{
		{answers: "{}"},
		{"{it_fte: 0}", [3]int{0, 1, 2}, [3]bool{}},
		{"{it_fte: 0.49}", [3]int{0, 1, 2}, [3]bool{}},
		{"{it_fte: 0.5}", [3]int{0, 0, 2}, [3]bool{}},
		{"{it_fte: 1}", [3]int{0, 0, 1}, [3]bool{}},
		{"{it_fte: 1.99}", [3]int{0, 0, 1}, [3]bool{}},
		{answers: "{it_fte: 2}"},
		{"{it_fte: 0, it_staff_plan: first_hire}", [3]int{0, 1, 2}, [3]bool{}},
		// The people would have to stay, not to be hired.
		{"{it_fte: 5, it_staff_plan: none_wanted}", [3]int{}, [3]bool{false, true, true}},
		// Hybrid would take both: the person to stay, and a second one.
		{"{it_fte: 1, it_staff_plan: none_wanted}", [3]int{}, [3]bool{false, true, false}},
		// Who wants no IT staff rules the models out, whoever is hired.
		{answers: "{it_staff_plan: none_wanted}"},
		{answers: "{it_fte: 0, it_staff_plan: none_wanted}"},
		{answers: "{it_fte: 0, it_staff_plan: none_wanted, " + allShared + "}"},
		{answers: "{it_fte: 0, it_staff_plan: none_wanted, " + allProvider + "}"},
		// The client's own decisions rule it out, whoever is hired.
		{answers: "{it_fte: 0, " + allProvider + "}"},
		{answers: "{it_fte: 1, it_staff_plan: keep_same, " + allProvider + "}"},
		{answers: "{it_fte: 2, it_staff_plan: keep_same, " + allProvider + "}"},
		{answers: "{it_fte: 5, it_staff_plan: none_wanted, " + allProvider + "}"},
		{answers: "{it_fte: 1, it_staff_plan: keep_same, " + allShared + "}"},
		{"{it_fte: 0, it_staff_plan: first_hire, " + allShared + "}", [3]int{0, 1, 0}, [3]bool{}},
		{answers: "{it_fte: unknown, " + allShared + "}"},
	} {
		s := scored(t, p, "answers: "+test.answers)
		prices, err := s.prices()
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range terms.Models() {
			if got := s.Hires()[m]; got != test.want[m] {
				t.Errorf("%s: %s needs %d people more, expected %d", test.answers, m, got, test.want[m])
			}
			if got := s.Stay(m); got != test.stay[m] {
				t.Errorf("%s: %s needs the people to stay: %v", test.answers, m, got)
			}
			if got := prices.Comparison.Options[m].Hire; got != test.want[m] {
				t.Errorf("%s: the total of %s names %d hires", test.answers, m, got)
			}
		}
	}
}

// Where the client's decisions rule a model out no hire is named, but a model
// that lives from people is not made cheaper by leaving them out.
func TestTotalsHoldTheMissingPosts(t *testing.T) {
	t.Parallel()
	prices, err := scored(t, playbooktest.Load(t, nil), "answers: {it_fte: 0, users_count: 20, endpoints_count: 20, "+allProvider+"}").prices()
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range terms.Models() {
		found := false
		for _, c := range prices.Comparison.Options[m].Components {
			found = found || c.ID == "hire"
		}
		if found != (m != terms.FullyManaged) {
			t.Errorf("the total of %s has a hire: %v", m, found)
		}
	}
}

// How many people a model takes is what the matrix says.
func TestHireFollowsTheMatrix(t *testing.T) {
	t.Parallel()
	three := edited(t, playbooktest.Edit{File: playbook.MatrixFile, Old: "when: {it_fte: \"<0.5\"}\n    ratings", New: "when: {it_fte: \"<2.5\"}\n    ratings"})
	for answers, want := range map[string]int{"{it_fte: 0}": 3, "{it_fte: 1}": 2, "{it_fte: 2}": 1, "{it_fte: 2.5}": 0} {
		s := scored(t, three, "answers: "+answers)
		if got := s.Hires()[terms.CoManaged]; got != want {
			t.Errorf("%s: %d hires, want %d", answers, got, want)
		}
	}
	team := edited(t, playbooktest.Edit{File: playbook.MatrixFile, Old: "when: {it_fte: \"<0.5\"}\n    ratings", New: "when: {it_fte: \"<100\"}\n    ratings"})
	if got := scored(t, team, "answers: {it_fte: 0}").Hires()[terms.CoManaged]; got != 0 {
		t.Errorf("a department of 100 is said as %d hires", got)
	}
}

// Over random answers a named hire does take the veto away, and one person less
// does not.
func TestANamedHireHelps(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	rng := rand.New(rand.NewPCG(19, 23))
	named := 0
	for range 2000 {
		s := Score(p, &assess.Engagement{Answers: sample.AnySet(rng, p.Questionnaire.Schema)})
		fte, _, known := s.itPeople()
		for _, m := range terms.Models() {
			n := s.Hires()[m]
			if n == 0 {
				continue
			}
			named++
			with := func(n int) bool {
				set := s.Engagement.Answers.With(p.Matrix.Team.Count, answer.Value{State: answer.Given, Number: fte + int64(n)*100})
				return !Score(p, &assess.Engagement{Answers: set}).Recommendation.Vetoed[m]
			}
			if !known && !s.Recommendation.Nobody || !with(n) || n > 1 && with(n-1) {
				t.Fatalf("%d hires for %s at %d: %v, one less: %v", n, m, fte, with(n), with(n-1))
			}
		}
	}
	if named < 50 {
		t.Errorf("only %d hires named", named)
	}
}
