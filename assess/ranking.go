package assess

import (
	"slices"

	"mspscope/internal/terms"
)

// Ranking lists the models: the recommended one, then by score, ruled-out ones
// last.
func (r *Recommendation) Ranking() []terms.Model {
	models := terms.Models()
	order := models[:]
	slices.SortStableFunc(order, func(a, b terms.Model) int {
		switch {
		case r.HasModel() && (a == r.Model) != (b == r.Model):
			return first(a == r.Model)
		case r.Vetoed[a] != r.Vetoed[b]:
			return first(!r.Vetoed[a])
		}
		return int(r.Scores[b] - r.Scores[a])
	})
	return order
}

// first orders what comes first before what does not.
func first(is bool) int {
	if is {
		return -1
	}
	return 1
}
