package assess

import (
	"reflect"
	"slices"
	"sync"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// How many random playbooks, and how many sets of answers for each.
const (
	worlds  = 150
	clients = 20
)

// eachClient runs a property on random clients of random playbooks.
func eachClient(t *testing.T, seed uint64, symmetric bool, property func(t *testing.T, w *world, v answer.View, r Recommendation)) {
	t.Helper()
	rng := rng(seed)
	for range worlds {
		w := randomWorld(t, rng, symmetric)
		for _, v := range w.views(rng, clients) {
			property(t, w, v, w.m.Recommend(v))
			if t.Failed() {
				t.Fatalf("matrix:\n%s", w.text())
			}
		}
	}
}

func TestSameAnswersGiveTheSameResultEverywhereAndEveryTime(t *testing.T) {
	t.Parallel()
	rng := rng(1)
	for range worlds / 10 {
		w := randomWorld(t, rng, false)
		again := w.clone().read(t)
		views := w.views(rng, clients)
		want := make([]Recommendation, len(views))
		for i, v := range views {
			want[i] = w.m.Recommend(v)
			r := again.m.Recommend(v)
			if a, b := summary(&want[i], sameNames), summary(&r, sameNames); a != b {
				t.Fatalf("the same matrix read twice gives\n%s\nand\n%s", a, b)
			}
		}
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				for i, v := range views {
					if r := w.m.Recommend(v); !reflect.DeepEqual(r, want[i]) {
						t.Errorf("another goroutine got\n%s\ninstead of\n%s", summary(&r, sameNames), summary(&want[i], sameNames))
					}
				}
			})
		}
		wg.Wait()
	}
}

func TestOrderOfQuestionsAndCriteriaDoesNotMatter(t *testing.T) {
	t.Parallel()
	rng := rng(2)
	for range worlds {
		w := randomWorld(t, rng, false)
		other := w.clone()
		rng.Shuffle(len(other.questions), func(i, j int) {
			other.questions[i], other.questions[j] = other.questions[j], other.questions[i]
		})
		rng.Shuffle(len(other.criteria), func(i, j int) {
			other.criteria[i], other.criteria[j] = other.criteria[j], other.criteria[i]
		})
		other.read(t)
		for range clients {
			set := randomSet(rng, w.q.Schema)
			a := w.m.Recommend(w.q.Schema.View(set))
			b := other.m.Recommend(other.q.Schema.View(byID(set, w.q.Schema, other.q.Schema)))
			if x, y := summary(&a, sameNames), summary(&b, sameNames); x != y {
				t.Fatalf("before\n%s\nafter\n%s\nmatrix\n%s", x, y, w.text())
			}
		}
	}
}

func TestReasonsStandByWeightAndEqualOnesInTheOrderOfTheMatrix(t *testing.T) {
	t.Parallel()
	eachClient(t, 3, false, func(t *testing.T, w *world, _ answer.View, r Recommendation) {
		t.Helper()
		position := map[*Criterion]int{}
		for i := range w.m.Criteria {
			position[&w.m.Criteria[i]] = i
		}
		for _, list := range [][]Contribution{r.Reasons, r.MatrixReasons} {
			for i := 1; i < len(list); i++ {
				a, b := list[i-1], list[i]
				if a.Points < b.Points || a.Points == b.Points && position[a.Criterion] > position[b.Criterion] {
					t.Errorf("%s with %d stands before %s with %d", a.Criterion.ID, a.Points, b.Criterion.ID, b.Points)
				}
			}
		}
	})
}

func TestSwappingTwoModelsSwapsTheirResults(t *testing.T) {
	t.Parallel()
	rng := rng(4)
	for range worlds {
		w := randomWorld(t, rng, true)
		a := terms.Model(rng.IntN(3))
		b := (a + 1 + terms.Model(rng.IntN(2))) % 3
		rename := terms.Models()
		rename[a], rename[b] = b, a
		other := w.clone()
		for i := range other.criteria {
			c := &other.criteria[i]
			c.ratings[a], c.ratings[b] = c.ratings[b], c.ratings[a]
			c.veto[a], c.veto[b] = c.veto[b], c.veto[a]
		}
		for i, m := range other.tieOrder {
			other.tieOrder[i] = rename[m]
		}
		other.read(t)
		for _, v := range w.views(rng, clients) {
			x, y := w.m.Recommend(v), other.m.Recommend(v)
			if before, after := summary(&x, rename), summary(&y, sameNames); before != after {
				t.Fatalf("%s and %s swapped: expected\n%s\ngot\n%s\nmatrix\n%s", a, b, before, after, w.text())
			}
		}
	}
}

func TestRaisingARatingAddsTheWeightAndNeverHurts(t *testing.T) {
	t.Parallel()
	rng := rng(5)
	raised := 0
	for range worlds {
		w := randomWorld(t, rng, false)
		i, a := rng.IntN(len(w.criteria)), terms.Model(rng.IntN(terms.NumModels))
		other := w.clone()
		c := &other.criteria[i]
		if c.ratings[a]++; c.ratings[a] > BestFit || c.even() {
			continue
		}
		other.read(t)
		for _, v := range w.views(rng, clients) {
			x, y := w.m.Recommend(v), other.m.Recommend(v)
			added := int64(0)
			if w.m.Criteria[i].Applies(v) == answer.True {
				added = c.weight
				raised++
			}
			for _, m := range terms.Models() {
				want := x.Scores[m]
				if m == a {
					want += added
				}
				if y.Scores[m] != want {
					t.Fatalf("%s of %s raised by one: the score of %s goes from %d to %d, weight %d", c.id, a, m, x.Scores[m], y.Scores[m], c.weight)
				}
			}
			if x.HasModel() && x.Model == a && (!y.HasModel() || y.Model != a) {
				t.Fatalf("%s wins, and no longer after its rating in %s was raised\n%s\n%s", a, c.id, summary(&x, sameNames), summary(&y, sameNames))
			}
		}
	}
	if raised < 500 {
		t.Errorf("only %d ratings that count were raised", raised)
	}
}

func TestChangingAWeightChangesMarginsExactly(t *testing.T) {
	t.Parallel()
	rng := rng(6)
	for range worlds {
		w := randomWorld(t, rng, false)
		i, by := rng.IntN(len(w.criteria)), 1+rng.Int64N(6)
		other := w.clone()
		other.criteria[i].weight += by
		other.read(t)
		for _, v := range w.views(rng, clients) {
			x, y := w.m.Recommend(v), other.m.Recommend(v)
			for _, a := range terms.Models() {
				for _, b := range terms.Models() {
					want := x.Scores[a] - x.Scores[b]
					if w.m.Criteria[i].Applies(v) == answer.True {
						want += by * (int64(w.criteria[i].ratings[a]) - int64(w.criteria[i].ratings[b]))
					}
					if got := y.Scores[a] - y.Scores[b]; got != want {
						t.Fatalf("weight of %s up by %d: %s is ahead of %s by %d, expected %d", w.criteria[i].id, by, a, b, got, want)
					}
				}
			}
		}
	}
}

func TestScalingAllWeightsScalesMarginsOnly(t *testing.T) {
	t.Parallel()
	rng := rng(7)
	for range worlds {
		w := randomWorld(t, rng, false)
		const k = 2 // weights are at most 4, and the file allows 10
		other := w.clone()
		for i := range other.criteria {
			other.criteria[i].weight *= k
		}
		other.read(t)
		for _, v := range w.views(rng, clients) {
			x, y := w.m.Recommend(v), other.m.Recommend(v)
			xm, xok := x.Margin()
			ym, yok := y.Margin()
			if x.Outcome != y.Outcome || x.Model != y.Model || !reflect.DeepEqual(x.RunnerUp, y.RunnerUp) ||
				y.MarginPoints != k*x.MarginPoints || y.TotalWeight != k*x.TotalWeight || xm != ym || xok != yok {
				t.Fatalf("weights times %d: before\n%s\nafter\n%s", k, summary(&x, sameNames), summary(&y, sameNames))
			}
			for _, m := range terms.Models() {
				a, aok := x.Fit(m)
				b, bok := y.Fit(m)
				if a != b || aok != bok {
					t.Fatalf("weights times %d: the fit of %s goes from %d to %d", k, m, a, b)
				}
			}
		}
	}
}

func TestTheSameOnTopOfAllRatingsOfARowChangesNoMargin(t *testing.T) {
	t.Parallel()
	rng := rng(8)
	lifted := 0
	for range worlds {
		w := randomWorld(t, rng, false)
		other := w.clone()
		c := &other.criteria[rng.IntN(len(other.criteria))]
		if slices.Max(c.ratings[:]) == BestFit {
			continue
		}
		lifted++
		for m := range c.ratings {
			c.ratings[m]++
		}
		other.read(t)
		for _, v := range w.views(rng, clients) {
			x, y := w.m.Recommend(v), other.m.Recommend(v)
			if x.Outcome != y.Outcome || x.Model != y.Model || x.MarginPoints != y.MarginPoints || x.TotalWeight != y.TotalWeight {
				t.Fatalf("a point more for every model in %s: before\n%s\nafter\n%s", c.id, summary(&x, sameNames), summary(&y, sameNames))
			}
		}
	}
	if lifted < worlds/4 {
		t.Errorf("only %d rows were lifted", lifted)
	}
}

func TestTwoHalvesOfACriterionCountAsTheWhole(t *testing.T) {
	t.Parallel()
	rng := rng(9)
	for range worlds {
		w := randomWorld(t, rng, false)
		i := rng.IntN(len(w.criteria))
		other := w.clone()
		half := other.criteria[i]
		half.id, half.weight = "half", 1+rng.Int64N(half.weight-1)
		other.criteria[i].weight -= half.weight
		half.veto = [terms.NumModels]bool{}
		other.criteria = append(other.criteria, half)
		other.read(t)
		for _, v := range w.views(rng, clients) {
			x, y := w.m.Recommend(v), other.m.Recommend(v)
			if x.Outcome != y.Outcome || x.Model != y.Model || x.Scores != y.Scores || x.MarginPoints != y.MarginPoints ||
				x.TotalWeight != y.TotalWeight || !reflect.DeepEqual(x.Vetoes, y.Vetoes) || !reflect.DeepEqual(x.MatrixFirst, y.MatrixFirst) {
				t.Fatalf("%s in two: before\n%s\nafter\n%s", w.criteria[i].id, summary(&x, sameNames), summary(&y, sameNames))
			}
		}
	}
}

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
	if more < 500 || lifted < 50 {
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
			if applies := c.Applies(v); applies != r.Applies[i] {
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
		v := q.Schema.View(randomSet(rng, q.Schema))
		check(t, m, v, m.Recommend(v))
	}
}

func TestAnswersToHiddenQuestionsAreInert(t *testing.T) {
	t.Parallel()
	rng := rng(13)
	hidden := 0
	check := func(m *Matrix, q *Questionnaire) {
		set := randomSet(rng, q.Schema)
		v := q.Schema.View(set)
		other := answer.Set{Values: slices.Clone(set.Values)}
		for i := range other.Values {
			if v.State(i) == answer.Hidden {
				hidden++
				other.Values[i] = []answer.Value{{}, {State: answer.Unknown}, randomValue(rng, q.Schema.At(i))}[rng.IntN(3)]
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
		set := randomSet(rng, q.Schema)
		other := answer.Set{Values: slices.Clone(set.Values)}
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
