package assess

import (
	"reflect"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/sample"
	"mspscope/internal/terms"
)

func TestVetoesOnlyTakeAway(t *testing.T) {
	t.Parallel()
	eachClient(t, 10, false, func(t *testing.T, _ *world, _ answer.View, r Recommendation) {
		t.Helper()
		if r.HasModel() && r.Vetoed[r.Model] || r.RunnerUp != nil && r.Vetoed[*r.RunnerUp] {
			t.Errorf("a vetoed model is named: %s", summary(&r, sameNames))
		}
		var listed [terms.NumModels]bool
		for _, v := range r.Vetoes {
			listed[v.Model] = true
			if v.Because == "" || v.Criterion == "" {
				t.Errorf("a veto without a reason: %+v", v)
			}
		}
		if listed != r.Vetoed {
			t.Errorf("vetoes of %v are listed, in force are %v", listed, r.Vetoed)
		}
	})
}

func TestAVetoOnALoserChangesNothingAndLiftingOneNeverHurts(t *testing.T) {
	t.Parallel()
	rng := rng(11)
	more, lifted := 0, 0
	for range worlds {
		w := randomWorld(t, rng, false)
		i, loser := rng.IntN(len(w.criteria)), terms.Model(rng.IntN(terms.NumModels))
		other := w.clone()
		had := other.criteria[i].veto[loser]
		other.criteria[i].veto[loser] = !had
		other.read(t)
		for _, v := range w.views(rng, clients) {
			x, y := w.m.Recommend(v), other.m.Recommend(v)
			if had {
				lifted++
				if x.HasModel() && x.Model == loser && (!y.HasModel() || y.Model != loser) {
					t.Fatalf("without a veto on it, %s no longer wins", loser)
				}
				continue
			}
			// Where two are too close, taking the higher score away moves the
			// threshold; only losers behind the model are losers for sure.
			if !x.HasModel() || x.Model == loser || x.Scores[loser] > x.Scores[x.Model] {
				continue
			}
			more++
			if !y.HasModel() || x.Model != y.Model {
				t.Fatalf("a veto of %s on the loser %s: before\n%s\nafter\n%s", w.criteria[i].id, loser, summary(&x, sameNames), summary(&y, sameNames))
			}
		}
	}
	if more < 300 || lifted < 30 {
		t.Errorf("only %d vetoes were added and %d lifted", more, lifted)
	}
}

func TestReasonsAddUpToTheMarginAndScoresToTheCriteria(t *testing.T) {
	t.Parallel()
	q, m := shipped(t)
	check := func(t *testing.T, m *Matrix, v answer.View, r Recommendation) {
		t.Helper()
		var scores [terms.NumModels]int64
		var weight int64
		counting := 0
		for i := range m.Criteria {
			c := &m.Criteria[i]
			if applies := c.Eval(v); applies != r.Applies[i] {
				t.Errorf("%s: %s and %s", c.ID, applies, r.Applies[i])
			} else if applies == answer.True {
				counting++
				weight += c.Weight
				for model := range scores {
					scores[model] += c.Weight * int64(c.Ratings[model])
				}
			}
		}
		if scores != r.Scores || weight != r.TotalWeight {
			t.Errorf("scores %v of %d, expected %v of %d", r.Scores, r.TotalWeight, scores, weight)
		}
		if !r.HasModel() {
			if len(r.Reasons) > 0 || r.RunnerUp != nil {
				t.Errorf("%s has %d reasons", r.Outcome, len(r.Reasons))
			}
			return
		}
		sum := int64(0)
		for _, c := range r.Reasons {
			sum += c.Points
		}
		if sum != r.MarginPoints || sum != scores[r.Model]-scores[r.ComparedWith] || len(r.Reasons) != counting {
			t.Errorf("%d reasons add up to %d, the margin is %d, the scores are %v", len(r.Reasons), sum, r.MarginPoints, scores)
		}
		if r.RunnerUp != nil && *r.RunnerUp != r.ComparedWith {
			t.Errorf("runner-up %s, compared with %s", *r.RunnerUp, r.ComparedWith)
		}
	}
	eachClient(t, 12, false, func(t *testing.T, w *world, v answer.View, r Recommendation) {
		t.Helper()
		check(t, w.m, v, r)
	})
	rng := rng(12)
	for range 1000 {
		v := q.Schema.View(sample.AnySet(rng, q.Schema))
		check(t, m, v, m.Recommend(v))
	}
}

func TestAnswersToHiddenQuestionsAreInert(t *testing.T) {
	t.Parallel()
	rng := rng(13)
	hidden := 0
	check := func(m *Matrix, q *Questionnaire) {
		set := sample.AnySet(rng, q.Schema)
		v := q.Schema.View(set)
		other := set.Copy()
		for i := range other.Values {
			if v.State(i) == answer.Hidden {
				hidden++
				other.Values[i] = []answer.Value{{}, {State: answer.Unknown}, sample.Any(rng, q.Schema.At(i))}[rng.IntN(3)]
			}
		}
		if a, b := m.Recommend(v), m.Recommend(q.Schema.View(other)); !reflect.DeepEqual(a, b) {
			t.Fatalf("other answers to hidden questions: before\n%s\nafter\n%s", summary(&a, sameNames), summary(&b, sameNames))
		}
	}
	for range worlds {
		w := randomWorld(t, rng, false)
		for range clients {
			check(w.m, w.q)
		}
	}
	q, m := shipped(t)
	for range 500 {
		check(m, q)
	}
	if hidden < 1000 {
		t.Errorf("only %d hidden answers were changed", hidden)
	}
}

func TestSkippingIsTheSameAsNotKnowing(t *testing.T) {
	t.Parallel()
	rng := rng(14)
	check := func(m *Matrix, q *Questionnaire) {
		set := sample.AnySet(rng, q.Schema)
		other := set.Copy()
		for i := range other.Values {
			switch v := &other.Values[i]; v.State {
			case answer.Missing:
				v.State = answer.Unknown
			case answer.Unknown:
				v.State = answer.Missing
			case answer.Given, answer.Hidden:
			}
		}
		if a, b := m.Recommend(q.Schema.View(set)), m.Recommend(q.Schema.View(other)); !reflect.DeepEqual(a, b) {
			t.Fatalf("skipped\n%s\nnot sure\n%s", summary(&a, sameNames), summary(&b, sameNames))
		}
	}
	for range worlds {
		w := randomWorld(t, rng, false)
		for range clients {
			check(w.m, w.q)
		}
	}
	q, m := shipped(t)
	for range 500 {
		check(m, q)
	}
}
