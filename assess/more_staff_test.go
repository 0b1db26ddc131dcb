package assess

import (
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/sample"
	"mspscope/internal/terms"
)

// People who are there are a reason to share the work. Whatever else a client
// answers, one more of them, or a part of one, never speaks for giving all of it
// away: the lead of co-managed over fully managed only grows, across every bound
// that a row has.
func TestMoreOwnStaffNeverRaisesFullyManagedAgainstCoManaged(t *testing.T) {
	t.Parallel()
	q, m := shipped(t)
	source, err := sample.New(q.Schema, 20261128, sample.Options{})
	if err != nil {
		t.Fatal(err)
	}
	count := m.Structure().Count
	team := []int64{0, 25, 49, 50, 74, 75, 100, 199, 200, 300, 301, 400, 499, 500, 999, 1000, 1200, 4000}
	grew := 0
	for n, set := range source.Sets(1500) {
		var before, first int64
		for i, people := range team {
			now := set.With(count, answer.Value{State: answer.Given, Number: people})
			v := q.Schema.View(now)
			r := m.Recommend(v)
			lead := r.Scores[terms.CoManaged] - r.Scores[terms.FullyManaged]
			if i == 0 {
				first = lead
			} else if lead < before {
				t.Fatalf("engagement %d: from %d to %d hundredths of a person the lead of co-managed falls from %d to %d points", n, team[i-1], people, before, lead)
			}
			before = lead
		}
		if before > first {
			grew++
		}
	}
	if grew < 1400 {
		t.Errorf("the lead grows for only %d of 1500 engagements: people hardly count", grew)
	}
}
