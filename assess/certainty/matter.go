package certainty

import (
	"slices"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// Matter says whether the answer to an open question can change the model.
type Matter struct {
	Question int
	Part     assess.Part // one tower of a grid, where only that is open
	// CanChange is false only by proof: whatever is answered to the other open
	// questions or left open there, every answer to this one, and none, leads to
	// the same model, where it leads to one. It is true when a case to the contrary
	// was found, and also when neither was found. Where the answers as they are
	// name no model, what leads to one is a change, too.
	CanChange bool
	// Shown: there are two completions that differ in nothing but this question
	// and name different models (or, where the answers name none, one names none).
	// They were found and scored.
	Shown bool
	// To holds the models on either side of the changes that were found.
	To [terms.NumModels]bool
}

// Matters says for everything that is open, in the order of the questionnaire,
// whether its answer can change the model: questions without an answer, towers that
// nobody spoke of, ranges, and what is not sure or not settled. The arguments are a
// view, its recommendation and its certificate.
func (c *Certifier) Matters(v answer.View, r *assess.Recommendation, cert *Certificate) []Matter {
	s, _ := c.scratch.Get().(*scratch)
	defer c.scratch.Put(s)
	proved := cert.Proved && cert.now == c.resultOf(r) && c.start(s, v)
	var m *matters
	if proved && !cert.Certain {
		m = c.newMatters(s, cert)
	}
	var all []Matter
	for q := range c.schema.Len() {
		for _, part := range assess.Unsettled(v, q) {
			one := Matter{Question: q, Part: part}
			x := c.varOf[q]
			if twin := c.twin(x, v, part, all); twin != nil {
				one = *twin
				one.Part = part
			} else if x >= 0 && !cert.Certain {
				one.CanChange = true
				if proved {
					if m.rows = c.rowsOf(x, v, s, part); m.rows != nil {
						m.examine(&one, x)
					}
				}
			}
			all = append(all, one)
		}
	}
	return all
}

// twin finds a tower that was looked at already and that nothing tells apart from
// another one; nil where there is none.
func (c *Certifier) twin(x int, v answer.View, part assess.Part, all []Matter) *Matter {
	t, ok := part.Tower()
	if !ok || x < 0 {
		return nil
	}
	sides := v.PossibleSides(c.vars[x].question)
	for i := range all {
		other, ok := all[i].Part.Tower()
		if !ok || all[i].Question != c.vars[x].question || sides[other] != sides[t] {
			continue
		}
		for g := range c.vars[x].groups {
			if towers := c.vars[x].groups[g].towers; slices.Contains(towers, t) && slices.Contains(towers, other) {
				return &all[i]
			}
		}
	}
	return nil
}

// rowsOf lists sets of cells that a variable takes with other answers to one part of
// it, everything else of the answer left as it is in some completion; nil where they
// are not known.
func (c *Certifier) rowsOf(x int, v answer.View, s *scratch, part assess.Part) (rows [][]int32) {
	t, ok := part.Tower()
	if !ok {
		return [][]int32{s.state[x].cells}
	}
	w := c.gridOf(&c.vars[x], v)
	group := slices.IndexFunc(c.vars[x].groups, func(g towerGroup) bool { return slices.Contains(g.towers, t) })
	if group < 0 {
		return [][]int32{{s.state[x].asIs}} // nothing reads it
	}
	others, known := w.states(t)
	if !known {
		return nil
	}
	own := s.state[x].own
	for i := range others {
		var row []int32
		for _, may := range w.choices[t] {
			with := others[i]
			w.add(&with, group, t, may)
			if cell := int32(c.vars[x].cellIn(w.key(&with), &own)); !slices.Contains(row, cell) {
				row = append(row, cell)
			}
		}
		rows = append(rows, row)
	}
	if len(own) > len(s.state[x].own) {
		return nil
	}
	slices.SortFunc(rows, slices.Compare)
	return slices.CompactFunc(rows, slices.Equal)
}

// matters is the working memory of Matters.
type matters struct {
	c     *Certifier
	s     *scratch
	cert  *Certificate
	now   []int32 // a choice: a cell for each variable, hidden or not
	tries int     // climbs left for the question looked at
	work  int     // joint cells looked at for it
	order []int   // components in the order in which a climb changes them
	span  []int64 // by component, see sortBySpan
	rest  []outcome
	rows  [][]int32 // the cells that the answer looked at can take, see rowsOf

	// reached holds, for each world of the scratch, the results that are
	// possible in it, each with outcomes of the components that lead to it. The
	// worlds of the certificate come first; finer holds for each of them the
	// worlds after those that divide it by what is vetoed.
	reached [][]reached
	finer   [][]int
}

type reached struct {
	result result
	pick   []int
}

func (c *Certifier) newMatters(s *scratch, cert *Certificate) *matters {
	m := &matters{c: c, s: s, cert: cert, now: make([]int32, len(c.vars)), span: make([]int64, len(c.components))}
	s.work, s.nodes, s.over = 0, 0, false
	c.makeWorlds(s)
	for w := range s.worlds {
		m.reached = append(m.reached, m.reach(w))
	}
	m.finer = make([][]int, len(m.reached))
	for w := range m.finer {
		if len(m.reached[w]) > 1 {
			m.finer[w] = m.divide(w)
		}
	}
	return m
}

// reach finds the results that are possible in a world.
func (m *matters) reach(w int) (found []reached) {
	all := m.s.worlds
	m.s.worlds = all[w : w+1]
	for want := range m.cert.results() {
		if m.cert.witness[want] != nil && m.c.exists(m.s, want) != nil {
			found = append(found, reached{want, slices.Clone(m.s.search.pick)})
		}
	}
	m.s.worlds = all
	return found
}

// divides reports whether a component vetoes now these models, now others. One
// result may then be possible only with, another only without a veto, and
// nothing outside the component leads from one to the other.
func (m *matters) divides(world, i int) bool {
	l := m.list(world, i)
	return slices.ContainsFunc(l.list, func(o outcome) bool { return o.veto != l.list[0].veto })
}

// divide makes worlds with one veto each of the first component that divides a
// world.
func (m *matters) divide(w int) (finer []int) {
	n := len(m.c.components)
	at := 0
	for at < n && !m.divides(w, at) {
		at++
	}
	if at == n {
		return []int{w}
	}
	s, whole, size := m.s, m.list(w, at), len(m.c.components[at].vars)
	for veto := range allModels + 1 {
		part := &outcomes{}
		for i := range whole.list {
			if whole.list[i].veto == veto {
				part.list = append(part.list, whole.list[i])
				part.cells = append(part.cells, whole.cells[i*size:(i+1)*size]...)
			}
		}
		if len(part.list) == 0 {
			continue
		}
		m.c.bounds(part)
		from := s.worlds[w]
		finer = append(finer, len(s.worlds))
		s.worlds = append(s.worlds, world{from.base, len(s.worlds)})
		s.lists = append(s.lists, s.lists[from.at*n:(from.at+1)*n]...)
		s.lists[len(s.lists)-n+at] = part
		s.cells = append(s.cells, s.cells[from.at*len(m.c.cutset):(from.at+1)*len(m.c.cutset)]...)
		m.reached = append(m.reached, m.reach(len(s.worlds)-1))
	}
	return finer
}

// maxClimbs bounds the search for a case for one question.
const maxClimbs = 60

// examine finds out about one variable.
func (m *matters) examine(one *Matter, v int) {
	m.alone(one, v)
	for i := range m.c.components {
		k := &m.c.components[i]
		if k.gatesCutset || !slices.Contains(k.vars, v) {
			continue
		}
		// A question outside the cutset changes only the outcome of its own
		// component, and only where that has a choice of results.
		live := m.s.over
		m.tries, m.work = maxClimbs, 0
		for w, finer := range m.finer {
			if m.divides(w, i) {
				finer = []int{w} // its own vetoes are what it may change
			}
			for _, f := range finer {
				if len(m.reached[f]) < 2 && !m.s.over || one.Shown && one.To == m.cert.Possible {
					continue
				}
				groups, ok := m.groups(k, v, f)
				live = live || !ok
				live = live || len(groups) > 0
				if len(groups) > 0 && one.To != m.cert.Possible {
					m.walk(one, i, f, groups)
				}
			}
		}
		one.CanChange = one.Shown || live
	}
}

// alone tries the answers to a variable with all others left as they are, and
// as they are in the completions of the certificate.
func (m *matters) alone(one *Matter, v int) {
	for _, cells := range m.cert.witness {
		if cells == nil {
			continue
		}
		m.begin(cells)
		for _, row := range m.rows {
			var seen [numResults]bool
			for _, cell := range row {
				m.now[v] = cell
				m.effective(m.c.order)
				seen[m.c.resultOfCells(m.s)] = true
			}
			m.note(one, &seen)
		}
	}
}

// begin chooses what a completion has, and for what is hidden in it, what is known.
func (m *matters) begin(cells []int32) {
	for w, cell := range cells {
		if state := m.s.state[w]; state.single() || int(cell) == m.c.vars[w].hidden {
			cell = state.asIs
		}
		m.now[w] = cell
	}
}

// note records results that differ in one answer only.
func (m *matters) note(one *Matter, seen *[numResults]bool) {
	n := 0
	for _, yes := range seen[:m.cert.results()] {
		if yes {
			n++
		}
	}
	if n < 2 {
		return
	}
	one.Shown = true
	for rank, model := range m.c.byTie {
		one.To[model] = one.To[model] || seen[rank]
	}
}

// effective sets the cells that the choice comes to: closed gates hide. The
// variables are in the order in which gates can be decided.
func (m *matters) effective(vars []int) {
	for _, v := range vars {
		x := &m.c.vars[v]
		cell := m.now[v]
		if x.gate >= 0 && m.s.closed(&m.c.gates[x.gate].open) {
			cell = int32(x.hidden)
		}
		m.s.set(m.c, v, cell)
	}
}

// groups lists, for each choice of the other variables of a component, the
// distinct outcomes over the answers to v; groups of one are left out. An empty
// list proves that v changes nothing in this world. It returns false beyond the
// limit of work.
func (m *matters) groups(k *component, v, world int) (groups [][]outcome, ok bool) {
	c, s := m.c, m.s
	for i, w := range c.cutset {
		s.set(c, w, s.cells[world*len(c.cutset)+i])
	}
	h := &s.search
	h.c, h.s, h.goal = c, s, &goals[0]
	h.enter(&s.worlds[world])
	alive := h.start().clauses
	var fill func(i int)
	fill = func(i int) {
		if i < len(k.vars) {
			w := k.vars[i]
			switch {
			case w == v:
				fill(i + 1)
			case len(s.state[w].cells) == 0:
				m.now[w] = s.state[w].asIs
				fill(i + 1)
			default:
				for _, cell := range s.state[w].cells {
					m.now[w] = cell
					fill(i + 1)
				}
			}
			return
		}
		for _, row := range m.rows {
			if m.work += len(row); m.work > c.limits.work {
				return
			}
			var group []outcome
			for _, cell := range row {
				m.now[v] = cell
				o := m.part(k)
				o.clauses &= alive
				if !slices.Contains(group, o) {
					group = append(group, o)
				}
			}
			if m.differ(group) && !slices.ContainsFunc(groups, func(g []outcome) bool { return slices.Equal(g, group) }) {
				groups = append(groups, group)
			}
		}
	}
	fill(0)
	return groups, m.work <= c.limits.work
}

// differ reports whether some of the outcomes can have different results among
// those that count.
func (m *matters) differ(group []outcome) bool {
	return len(group) > 1 && slices.ContainsFunc(group[1:], func(o outcome) bool {
		if m.cert.HasModel() {
			o.clauses = group[0].clauses // they lead to no model, or to none
		}
		return o != group[0]
	})
}

// part returns the outcome of a component for the choice.
func (m *matters) part(k *component) outcome {
	c, s := m.c, m.s
	m.effective(k.byGates)
	o := outcome{clauses: c.every}
	for l := range k.layers {
		c.decide(s, &k.layers[l], &o)
	}
	for _, v := range k.vars {
		o.clauses = c.clauses(s, v, o.clauses)
	}
	return o
}
