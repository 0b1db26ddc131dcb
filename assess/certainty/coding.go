package certainty

import (
	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// criterionCounts reports whether a criterion counted in a recommendation.
func criterionCounts(r *assess.Recommendation, criterion int) bool {
	return r.Applies[criterion] == answer.True
}

// CodingProof reports whether the printed model beats every rival that is not
// vetoed however the seven rating words are turned into increasing numbers.
//
// With W(t) the weight of the criteria that rate a model at least t, the score
// under any increasing coding v is the sum over t of (v(t) - v(t-1)) W(t). So
// the model beats a rival under all codings exactly when its W(t) is at least
// the rival's for t = 1..6 and more for one of them: first-order stochastic
// dominance of the weighted ratings, the deterministic side of ordinal SMAA
// (Lahdelma, Miettinen and Salminen). It is true when no rival is left, and
// false when the outcome names no model.
func CodingProof(m *assess.Matrix, r *assess.Recommendation) bool {
	if !r.HasModel() {
		return false
	}
	var atLeast [terms.NumModels][assess.BestFit + 1]int64
	for i := range m.Criteria {
		if !criterionCounts(r, i) {
			continue
		}
		c := &m.Criteria[i]
		for model, rating := range c.Ratings {
			for t := assess.NotIdeal; t <= rating; t++ {
				atLeast[model][t] += c.Weight
			}
		}
	}
	for _, rival := range terms.Models() {
		if rival == r.Model || r.Vetoed[rival] {
			continue
		}
		strict := false
		for t := range atLeast[rival] {
			switch more := atLeast[r.Model][t] - atLeast[rival][t]; {
			case more < 0:
				return false
			case more > 0:
				strict = true
			}
		}
		if !strict {
			return false
		}
	}
	return true
}
