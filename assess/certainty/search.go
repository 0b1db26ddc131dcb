package certainty

import "slices"

// A model is named when it is not vetoed, no none_needed rule holds, and it stands
// against each of the others, which may be vetoed instead: its score is at least
// that of those behind it in the tie order, and more than that of those before it.

// constraint is that a model stands against another one; it is also met when the
// other one is vetoed.
type constraint struct {
	form   int
	need   int64 // the least value of the form
	escape uint8
}

// goal is a result with the constraints that are necessary for it. What is
// found is checked with Certifier.result, so they need not be sufficient.
type goal struct {
	want   result
	forbid uint8
	must   [2]constraint
	both   int // the form that is the sum of the two
}

var goals = []goal{
	{0, 0b001, [2]constraint{{ahead01, 0, 0b010}, {ahead02, 0, 0b100}}, ahead01ahead02},
	{1, 0b010, [2]constraint{{ahead12, 0, 0b100}, {ahead10, 1, 0b001}}, ahead12ahead10},
	{2, 0b100, [2]constraint{{ahead20, 1, 0b001}, {ahead21, 1, 0b010}}, ahead20ahead21},
	{want: noneNeeded},
	{want: allVetoed},
	{want: nothingScored},
}

// search looks for a completion that comes to a goal, within one world: a
// choice of an outcome for each component.
type search struct {
	c     *Certifier
	s     *scratch
	goal  *goal
	world *world
	vary  []int // components with a choice, at their place in lists
	rest  []rest
	pick  []int // outcome by component
	root  outcome

	states []state // of all places, those of one place together
}

// rest bounds what the components from one place on can add.
type rest struct {
	best    [numForms]int64
	light   int64
	vetoes  uint8
	clauses uint64 // clauses that they can leave standing
	sure    uint64 // clauses that they must leave standing
}

// enter prepares a search in a world.
func (h *search) enter(w *world) {
	n := len(h.c.components)
	lists := h.s.lists[w.at*n : (w.at+1)*n]
	h.world, h.root, h.vary = w, w.base, h.vary[:0]
	h.pick = slices.Grow(h.pick[:0], n)[:n]
	for i, l := range lists {
		h.pick[i] = 0
		if len(l.list) == 1 {
			h.root.add(&l.list[0])
		} else {
			h.vary = append(h.vary, i)
		}
	}
	// Many choices first: later steps then multiply little.
	slices.SortStableFunc(h.vary, func(a, b int) int { return len(lists[b].list) - len(lists[a].list) })
	h.rest = slices.Grow(h.rest[:0], len(h.vary)+1)[:len(h.vary)+1]
	h.rest[len(h.vary)] = rest{clauses: h.c.every, sure: h.c.every}
	for i := len(h.vary) - 1; i >= 0; i-- {
		l, r := lists[h.vary[i]], &h.rest[i]
		*r = h.rest[i+1]
		for f := range r.best {
			r.best[f] += l.best[f]
		}
		r.light += l.light
		r.vetoes |= l.vetoes
		r.clauses &= l.clauses
		r.sure &= l.sure
	}
}

func (h *search) list(i int) *outcomes { return h.s.lists[h.world.at*len(h.c.components)+i] }

// try takes in every component the outcome that makes a form largest.
func (h *search) try(f int) bool {
	o := h.root
	for _, i := range h.vary {
		l := h.list(i)
		if l.best[f] == none {
			return false
		}
		h.pick[i] = l.bestAt[f]
		o.add(&l.list[l.bestAt[f]])
	}
	return h.c.result(&o) == h.goal.want
}

// exists looks for a completion with a result and returns its cells, or nil.
// When it finds none and no limit was reached, there is none.
func (c *Certifier) exists(s *scratch, want result) []int32 {
	h := &s.search
	h.c, h.s = c, s
	for deep := range 2 {
		for g := range goals {
			h.goal = &goals[g]
			if h.goal.want != want {
				continue
			}
			for w := range s.worlds {
				h.enter(&s.worlds[w])
				root := h.start()
				if !h.feasible(&root, 0) {
					continue
				}
				if deep == 0 {
					if want <= 2 && (h.try(h.goal.both) || h.try(h.goal.must[0].form) || h.try(h.goal.must[1].form)) {
						return h.witness()
					}
				} else if h.sweep(root) {
					return h.witness()
				}
			}
		}
	}
	return nil
}

// witness returns the cells of all variables for the outcomes picked.
func (h *search) witness() []int32 {
	cells := make([]int32, len(h.c.vars))
	n := len(h.c.cutset)
	for i, v := range h.c.cutset {
		cells[v] = h.s.cells[h.world.at*n+i]
	}
	for i := range h.c.components {
		vars := h.c.components[i].vars
		for j, v := range vars {
			cells[v] = h.list(i).cells[h.pick[i]*len(vars)+j]
		}
	}
	return cells
}
