package scope

import (
	"fmt"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/playbook/playbooktest"
)

// The price is worked out again for the answers to a question only where it follows from
// them; for all other questions every answer comes to the same price.
func TestWhatThePriceDoesNotFollowFromMovesNothing(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	source, tried, priced := invented(t, p), 0, 0
	for n := range 60 {
		e, err := read(p, strings.TrimPrefix(source.Engagement(n).YAML(), "version: 1\n"))
		if err != nil {
			t.Fatal(err)
		}
		s := Score(p, e)
		if s.Model() == nil {
			continue
		}
		m, now := *s.Model(), s.priced()
		asked := s.asked(m, s.View)
		for i := range now.from {
			if now.from[i] {
				priced++
				continue
			}
			for _, v := range append(s.candidates(i), answer.Value{State: answer.Unknown}, answer.Value{}) {
				tried++
				with := s.View.With(i, v)
				price, known := s.priceWith(with, m)
				if known != now.known || price.Cmp(now.typical) != 0 || s.asked(m, with) != asked {
					t.Errorf("client %d: %s moves the price from %v to %v", n, p.Questionnaire.Questions[i].ID, now.typical, price)
				}
			}
		}
	}
	if tried < 5000 || priced < 500 {
		t.Errorf("%d answers were tried, %d questions are in a price", tried, priced)
	}
}

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
