package result

import (
	"testing"

	"mspscope/assess"
	"mspscope/internal/terms"
)

// A row speaks for a model only where it rates none above it, and against it from two
// steps on, whichever model that is.
func TestTheSideOfAReason(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		ratings [terms.NumModels]assess.Rating // fully managed, co-managed, hybrid
		model   terms.Model
		want    Side
	}{
		{[3]assess.Rating{6, 3, 2}, terms.FullyManaged, For},
		{[3]assess.Rating{6, 3, 2}, terms.CoManaged, Against},
		{[3]assess.Rating{4, 3, 2}, terms.CoManaged, Neutral},
		{[3]assess.Rating{4, 4, 2}, terms.CoManaged, For},
		{[3]assess.Rating{0, 5, 6}, terms.CoManaged, Neutral},
		{[3]assess.Rating{0, 4, 6}, terms.CoManaged, Against},
		{[3]assess.Rating{5, 5, 5}, terms.Hybrid, Neutral},
	} {
		ratings := terms.ForEach(func(m terms.Model) assess.Rating { return test.ratings[m] })
		if got := SideOf(&ratings, test.model); got != test.want {
			t.Errorf("%v for %v: %s, want %s", test.ratings, test.model, got, test.want)
		}
	}
}
