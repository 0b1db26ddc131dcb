//go:build ignore

package scope

import (
	"slices"
	"testing"

	"github.com/govalues/decimal"

	"mspscope/assess"
)

// What may change the model comes first, in the order that settles it soonest,
// however little it moves the price; then the price decides, then the call.
func TestByWorth(t *testing.T) {
	t.Parallel()
	yes, no := true, false
	dear, cheap := decimal.MustParse("900.00"), decimal.MustParse("1.00")
	q := &assess.Questionnaire{Quick: []int{6}, Call: []int{5, 6}}
	open := []OpenQuestion{
		{Question: 0, Swing: &dear},
		{Question: 1, CanChange: &no, Swing: &dear},
		{Question: 2, CanChange: &yes, rank: 2, Swing: &dear},
		{Question: 3, CanChange: &yes, rank: 1},
		{Question: 4},
		{Question: 5},
		{Question: 6},
		{Question: 7, Swing: &cheap},
	}
	given := slices.Clone(open)
	var got []int
	for _, o := range ByWorth(open, q) {
		got = append(got, o.Question)
	}
	if want := []int{3, 2, 0, 1, 7, 6, 5, 4}; !slices.Equal(got, want) {
		t.Errorf("order %v, want %v", got, want)
	}
	if !slices.Equal(open, given) {
		t.Error("the list that was given is in another order")
	}
}
