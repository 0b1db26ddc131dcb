package assess

import (
	"reflect"
	"slices"
	"sync"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/sample"
	"mspscope/internal/terms"
)

// How many random playbooks, and how many sets of answers for each.
const (
	worlds  = 100
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
			set := sample.AnySet(rng, w.q.Schema)
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
			if w.m.Criteria[i].Eval(v) == answer.True {
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
	if raised < 200 {
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
					if w.m.Criteria[i].Eval(v) == answer.True {
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
