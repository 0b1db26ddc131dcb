package certainty

import "slices"

// state is what matters for a goal of a choice of outcomes for some of the
// components.
type state struct {
	form    [2]int64 // of the goal's constraints; escaped once one is met by a veto
	veto    uint8
	clauses uint64 // of none rules that can still hold
	counts  bool   // some criterion counts
	from    int32  // state before, or -1
	pick    int32  // outcome chosen last
}

// escaped is a value of a form that no sum of outcomes comes near.
const escaped = 1 << 50

// start is the state before any choice.
func (h *search) start() state {
	return h.step(&state{clauses: h.c.every, from: -1}, &h.root, 0)
}

// step adds an outcome to a state; place is the next place.
func (h *search) step(from *state, o *outcome, place int) state {
	g := h.goal
	n := *from
	n.clauses = h.relevant(from.clauses&o.clauses, place)
	n.counts = n.counts || o.weight > 0
	n.veto |= o.veto
	if g.want <= 2 {
		for i := range g.must {
			m := &g.must[i]
			if n.veto&m.escape != 0 {
				n.form[i] = escaped
			} else {
				n.form[i] += h.c.value(m.form, o)
			}
		}
	}
	return n
}

// relevant drops the clauses of none rules that no longer can hold.
func (h *search) relevant(clauses uint64, place int) uint64 {
	if clauses == 0 {
		return 0
	}
	r := &h.rest[place]
	for _, n := range h.c.none {
		if clauses&r.clauses&n.when == 0 || clauses&r.sure&n.unless != 0 {
			clauses &^= n.when | n.unless
		}
	}
	return clauses
}

// feasible reports whether the bounds leave it open that the goal is reached
// from a state with the components from a place on still to choose. After the
// last place it says whether the goal is reached.
func (h *search) feasible(n *state, place int) bool {
	r, g := &h.rest[place], h.goal
	done := place == len(h.vary)
	noneHolds := done && h.c.noneHolds(n.clauses)
	switch g.want {
	case noneNeeded:
		return noneHolds || !done && n.clauses != 0 // relevant has dropped what cannot hold
	case allVetoed:
		return n.veto|r.vetoes == allModels && !noneHolds
	case nothingScored:
		return n.veto == 0 && !n.counts && r.light == 0 && !noneHolds
	default:
	}
	nothing := done && !n.counts && n.veto == 0
	if n.veto&g.forbid != 0 || noneHolds || nothing {
		return false
	}
	either, sum := false, int64(0)
	for i := range g.must {
		m := &g.must[i]
		sum += m.need
		if n.form[i] == escaped || r.vetoes&m.escape != 0 {
			either = true
		} else if n.form[i]+r.best[m.form] < m.need {
			return false
		}
	}
	return either || n.form[0]+n.form[1]+r.best[g.both] >= sum
}

// beats reports whether whatever completes b to the goal completes a as well.
func (h *search) beats(a, b *state) bool {
	if a.form[0] < b.form[0] || a.form[1] < b.form[1] || a.counts != b.counts || b.veto&^a.veto != 0 {
		return false
	}
	if a.clauses == b.clauses {
		return true
	}
	// Fewer conditions of a none rule and more of its exceptions hold in a;
	// where none is wanted, it is the other way round.
	if h.goal.want == noneNeeded {
		a, b = b, a
	}
	return a.clauses&h.c.whens&^b.clauses == 0 && b.clauses&h.c.other&^a.clauses == 0
}

// sweep chooses an outcome for one component after the other and keeps the
// states that can still reach the goal and that no other one beats. It returns
// whether the goal can be reached, with the choice in pick.
func (h *search) sweep(root state) bool {
	h.states = append(h.states[:0], root)
	from, to := 0, 1
	for place, i := range h.vary {
		l := h.list(i)
		for at := from; at < to; at++ {
			for pick := range l.list {
				h.s.nodes++
				n := h.step(&h.states[at], &l.list[pick], place+1)
				n.from, n.pick = int32(at), int32(pick)
				if h.feasible(&n, place+1) {
					h.keep(&n, to)
				}
			}
			if h.s.nodes > h.c.limits.nodes {
				h.s.over = true
				return false
			}
		}
		from, to = to, len(h.states)
		if from == to {
			return false
		}
	}
	// Whatever is left has passed the test for the goal itself.
	at := from
	for _, i := range slices.Backward(h.vary) {
		h.pick[i] = int(h.states[at].pick)
		at = int(h.states[at].from)
	}
	return true
}

// keep adds a state to those from a place on unless one of them beats it, and
// removes those that it beats.
func (h *search) keep(n *state, from int) {
	kept := from
	for i := from; i < len(h.states); i++ {
		o := &h.states[i]
		h.s.nodes++
		if h.beats(o, n) {
			return // nothing was removed: what n beats, o would beat too
		}
		if !h.beats(n, o) {
			if kept != i {
				h.states[kept] = *o
			}
			kept++
		}
	}
	h.states = append(h.states[:kept], *n)
}
