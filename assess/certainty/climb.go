package certainty

import (
	"cmp"
	"slices"
)

// walk looks for a case in which the outcomes of a group have different
// results: from a completion with one result towards another.
func (m *matters) walk(one *Matter, at, world int, groups [][]outcome) {
	for i := range m.reached[world] {
		for j := range m.reached[world] {
			if i == j {
				continue
			}
			from, to := &m.reached[world][i], &m.reached[world][j]
			m.sortBySpan(at, world, from.result, to.result)
			for _, group := range groups {
				for a := range group {
					if m.tries == 0 || one.To == m.cert.Possible {
						return
					}
					m.climb(one, at, world, group, a, from, to)
				}
			}
		}
	}
}

// towards is how far an outcome leads from one result to another.
func towards(o *outcome, from, to result) int64 {
	if from > 2 || to > 2 {
		return 0
	}
	return o.score[to] - o.score[from]
}

// sortBySpan orders the other components so that those that can do most
// between two results come first: what is left is then closed by small steps.
func (m *matters) sortBySpan(at, world int, from, to result) {
	m.order = m.order[:0]
	for i := range m.c.components {
		l := m.list(world, i)
		if i == at || len(l.list) < 2 {
			continue
		}
		low, high := towards(&l.list[0], from, to), towards(&l.list[0], from, to)
		for j := range l.list {
			d := towards(&l.list[j], from, to)
			low, high = min(low, d), max(high, d)
		}
		m.span[i] = high - low
		m.order = append(m.order, i)
	}
	slices.SortStableFunc(m.order, func(a, b int) int { return cmp.Compare(m.span[b], m.span[a]) })
}

func (m *matters) list(world, i int) *outcomes { return m.s.lists[world*len(m.c.components)+i] }

// climb goes from one result as far as possible towards another without
// leaving it, with outcome a of a group, and looks on the way whether another
// outcome of the group would leave it.
func (m *matters) climb(one *Matter, at, world int, group []outcome, a int, from, to *reached) {
	c := m.c
	// rest[i] is what the components from place i of the order on add.
	m.rest = append(m.rest[:0], make([]outcome, len(m.order)+1)...)
	last := &m.rest[len(m.order)]
	*last = m.s.worlds[world].base
	for i := range c.components {
		if l := m.list(world, i); i != at && len(l.list) == 1 {
			last.add(&l.list[0])
		}
	}
	for p := len(m.order) - 1; p >= 0; p-- {
		m.rest[p] = m.rest[p+1]
		m.rest[p].add(&m.list(world, m.order[p]).list[from.pick[m.order[p]]])
	}
	sum := m.rest[0]
	sum.add(&group[a])
	if c.result(&sum) != from.result {
		return
	}
	m.tries--
	prefix := outcome{clauses: c.every}
	m.look(one, &m.rest[0], group)
	for p, i := range m.order {
		l := m.list(world, i)
		best := from.pick[i]
		try := func(n int) {
			o := prefix
			o.add(&l.list[n])
			o.add(&m.rest[p+1])
			with := o
			with.add(&group[a])
			if c.result(&with) == from.result {
				best = n
				m.look(one, &o, group)
			}
		}
		if n := to.pick[i]; n != best {
			try(n)
		}
		for n := range l.list {
			if n != best && towards(&l.list[n], from.result, to.result) > towards(&l.list[best], from.result, to.result) {
				try(n)
			}
		}
		prefix.add(&l.list[best])
	}
}

// look notes the results of a group beside what the other components add.
func (m *matters) look(one *Matter, rest *outcome, group []outcome) {
	var seen [numResults]bool
	for g := range group {
		sum := *rest
		sum.add(&group[g])
		seen[m.c.result(&sum)] = true
	}
	m.note(one, &seen)
}
