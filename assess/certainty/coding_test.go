package certainty

import (
	"math/rand/v2"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

func TestCodingProof(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name    string
		weights []int
		ratings [][3]int
		want    bool
	}{
		// Fully managed has W(t) = 10,10,10,10,10,10; co-managed 10,10,10,4,4,0.
		{"dominates", []int{6, 4}, [][3]int{{6, 3, 0}, {6, 5, 0}}, true},
		// Swapped ratings over different criteria: 6 and 3 beat 5 and 2 as sets.
		{"dominates across criteria", []int{5, 5}, [][3]int{{6, 2, 0}, {3, 5, 0}}, true},
		// 5 and 5 against 6 and 0: more points, but one 6 less.
		{"a best fit less", []int{5, 5}, [][3]int{{5, 6, 0}, {5, 0, 0}}, false},
		// The same set of ratings is no strict lead.
		{"level", []int{5, 5}, [][3]int{{6, 2, 0}, {2, 6, 0}}, false},
		{"one rival of two", []int{5, 5}, [][3]int{{5, 0, 6}, {5, 2, 0}}, false},
	} {
		b := weightsBook(t, test.weights, test.ratings)
		m := *b.m
		m.TieOrder = terms.Models()
		r := m.Recommend(b.view(t, "{q: yes}"))
		if got := CodingProof(&m, &r); r.Model != terms.FullyManaged || got != test.want {
			t.Errorf("%s: %s, %v", test.name, r.Model, got)
		}
	}
}

// slowCodingProof tries the extreme codings, on which every increasing coding
// is a mixture: 0 below a step and 1 from it on, and one that rises everywhere.
func slowCodingProof(m *assess.Matrix, r *assess.Recommendation, rng *rand.Rand) bool {
	codings := [][7]int64{{0, 1, 2, 3, 4, 5, 6}}
	for range 20 {
		var c [7]int64
		for i := 1; i < 7; i++ {
			c[i] = c[i-1] + 1 + rng.Int64N(100)*rng.Int64N(100)
		}
		codings = append(codings, c)
	}
	for step := 1; step < 7; step++ {
		var c [7]int64
		for i := range c {
			c[i] = int64(i)
			if i >= step {
				c[i] += 1_000_000
			}
		}
		codings = append(codings, c)
	}
	for _, coding := range codings {
		var scores [terms.NumModels]int64
		for i := range m.Criteria {
			for model, rating := range m.Criteria[i].Ratings {
				if r.Applies[i] == answer.True {
					scores[model] += m.Criteria[i].Weight * coding[rating]
				}
			}
		}
		for _, model := range terms.Models() {
			if model != r.Model && !r.Vetoed[model] && scores[model] >= scores[r.Model] {
				return false
			}
		}
	}
	return true
}

func BenchmarkCodingProof(b *testing.B) {
	book := shippedBook(b)
	r := book.recommend(book.view(b, fullAnswers))
	for b.Loop() {
		CodingProof(book.m, r)
	}
}
