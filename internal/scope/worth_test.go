package scope

import (
	"fmt"
	"testing"

	"mspscope/assess"
	"mspscope/internal/playbook/playbooktest"
)

// An answer is not said to move the price because it would turn over all that is
// proposed at once, or because it contradicts what was answered.
func TestWhatMovesThePriceMayWellBeAnswered(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	schema := p.Questionnaire.Schema
	drivers, workload := schema.Find("drivers"), schema.Find("it_workload")
	for _, gap := range []string{"security", "network", "cloud", "projects"} {
		s := scored(t, p, fmt.Sprintf(calm, 480, 500, 12, "coping", gap, "advise"))
		if by := s.swing(drivers, assess.Whole); by == nil || !by.IsZero() {
			t.Errorf("gap %s: why they look moves the price by %v", gap, by)
		}
		overloaded := schema.At(drivers).OptionIndex("team_overloaded")
		for _, v := range s.consistent(drivers, s.candidates(drivers)) {
			if v.Options == 1<<overloaded {
				t.Error("a team that keeps up is tried with more work than it can do")
			}
		}
	}
	// Of a team whose work is open both ends are tried that go together with the rest.
	s := scored(t, p, "answers: {users_count: 480, endpoints_count: 500, it_fte: 12, it_staff_plan: keep_same, drivers: [team_overloaded], tower_owners: advise}\n")
	if n := len(s.consistent(workload, s.candidates(workload))); n != 2 {
		t.Errorf("%d states of the work go together with too much of it, want 2", n)
	}
}
