package answer

import (
	"slices"
	"testing"
)

// What is read of a view is noted with what decides whether it applies, also where it is
// read of a view that was made of the first; making one reads nothing.
func TestSeen(t *testing.T) {
	t.Parallel()
	s := chain(t) // d, c, b, a
	for name, test := range map[string]struct {
		read func(View)
		want []bool
	}{
		"nothing":          {func(View) {}, []bool{false, false, false, false}},
		"the first":        {func(v View) { v.State(3) }, []bool{false, false, false, true}},
		"one that waits":   {func(v View) { v.Value(1) }, []bool{false, true, true, true}},
		"by its id":        {func(v View) { v.Is("b", "yes") }, []bool{false, false, true, true}},
		"of another view":  {func(v View) { v.With(3, Value{State: Unknown}).State(2) }, []bool{false, false, true, true}},
		"another view":     {func(v View) { v.With(0, Value{}) }, []bool{false, false, false, false}},
		"behind the facts": {func(v View) { v.Extend(s, []Value{{}}).State(4) }, []bool{false, false, false, false}},
	} {
		v, seen := s.View(s.NewSet()).Watched()
		if test.read(v); !slices.Equal(seen.Origins(), test.want) {
			t.Errorf("%s: %v, want %v", name, seen.Origins(), test.want)
		}
	}
}
