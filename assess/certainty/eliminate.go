package certainty

import "mspscope/internal/terms"

// scratch is the working memory of one certificate.
type scratch struct {
	state []*status // by variable
	given []int32   // the cells as they are: open ones in their open cell
	cell  []int32   // the cells of the assignment being built
	yes   []uint64
	no    []uint64

	worlds []world
	lists  []*outcomes // len(components) for each world
	cells  []int32     // cells of the cutset for each world

	work, nodes int
	over        bool // a limit was reached: what was not found is not excluded

	search search
}

// world is one choice of cells for the cutset with what follows from it alone.
type world struct {
	base outcome
	at   int // its place, in units of worlds
}

func (c *Certifier) newScratch() *scratch {
	n := len(c.vars)
	return &scratch{state: make([]*status, n), given: make([]int32, n), cell: make([]int32, n), yes: make([]uint64, n), no: make([]uint64, n)}
}

// outcomes lists the distinct outcomes of a component, each with cells that
// lead to it, and what bounds need: the union of vetoes and clauses, the least
// weight, and the maxima of the linear forms of a search.
type outcomes struct {
	list    []outcome
	cells   []int32 // len(component.vars) for each outcome
	vetoes  uint8   // of any outcome
	clauses uint64  // of any outcome
	sure    uint64  // of every outcome
	light   int64   // least weight
	best    [numForms]int64
	bestAt  [numForms]int
}

// form is a linear form of scores, to be made large by outcomes that veto none of
// some models.
type form struct {
	score  [terms.NumModels]int64 // factors of the scores
	forbid uint8
}

// The forms, by tie ranks: how far one model is ahead of another. The sums of two
// bound what both can be at once.
const (
	ahead01 = iota
	ahead02
	ahead12
	ahead10
	ahead20
	ahead21
	ahead01ahead02
	ahead12ahead10
	ahead20ahead21
	numForms
)

var forms = [numForms]form{
	ahead01:        {[3]int64{1, -1, 0}, 0b001},
	ahead02:        {[3]int64{1, 0, -1}, 0b001},
	ahead12:        {[3]int64{0, 1, -1}, 0b010},
	ahead10:        {[3]int64{-1, 1, 0}, 0b010},
	ahead20:        {[3]int64{-1, 0, 1}, 0b100},
	ahead21:        {[3]int64{0, -1, 1}, 0b100},
	ahead01ahead02: {[3]int64{2, -1, -1}, 0b001},
	ahead12ahead10: {[3]int64{-1, 2, -1}, 0b010},
	ahead20ahead21: {[3]int64{-1, -1, 2}, 0b100},
}

// none stands for a maximum over nothing. Sums of it stay far from overflow.
const none = -1 << 50

func (c *Certifier) value(f int, o *outcome) int64 {
	w := &forms[f]
	return w.score[0]*o.score[0] + w.score[1]*o.score[1] + w.score[2]*o.score[2]
}

func (s *scratch) set(c *Certifier, v int, cell int32) {
	k := s.key(c, v, cell)
	s.cell[v], s.yes[v], s.no[v] = cell, k.yes, k.no
}

// key returns what the matrix can tell about a cell of a variable.
func (s *scratch) key(c *Certifier, v int, cell int32) *cellKey {
	return s.state[v].key(&c.vars[v], cell)
}

func (s *scratch) holds(f *formula) bool {
	if f.always {
		return true
	}
clauses:
	for _, cl := range f.any {
		for _, t := range cl {
			if s.yes[t.variable]&t.bit == 0 {
				continue clauses
			}
		}
		return true
	}
	return false
}

// closed reports whether a gate is certainly false: every clause has a test
// that is.
func (s *scratch) closed(f *formula) bool {
clauses:
	for _, cl := range f.any {
		for _, t := range cl {
			if s.no[t.variable]&t.bit != 0 {
				continue clauses
			}
		}
		return false
	}
	return true
}

// decide adds what a layer decides to an outcome. It returns false when the
// cells contradict a gate: a question is hidden exactly when its gate is false.
func (c *Certifier) decide(s *scratch, l *layer, o *outcome) bool {
	for _, i := range l.gates {
		g := &c.gates[i]
		if s.closed(&g.open) != (int(s.cell[g.variable]) == c.vars[g.variable].hidden) {
			return false
		}
	}
	for _, i := range l.rules {
		r := &c.rules[i]
		if s.holds(&r.when) && !s.holds(&r.unless) {
			for m := range terms.NumModels {
				o.score[m] += r.score[m]
			}
			o.weight += r.weight
			o.veto |= r.veto
		}
	}
	if l.tower {
		o.veto |= c.towerVeto(s)
	}
	return true
}

// towerVeto returns the models that the stated towers cannot reach.
func (c *Certifier) towerVeto(s *scratch) uint8 {
	t := c.tower
	mode, reach, counted := withTeam, &t.empty, false
	if t.people >= 0 {
		yes, no := s.yes[t.people], s.no[t.people]
		switch {
		case yes&t.nobodyBit != 0:
			mode = withNobody
		case yes&t.smallBit != 0:
			mode = withSmallTeam
		}
		counted = (yes|no)&t.nobodyBit != 0
	}
	switch {
	case t.plan >= 0 && s.yes[t.plan]&t.noStaffBit != 0, !counted && t.today >= 0 && s.yes[t.today]&t.outsideBit != 0:
		mode = withNobody
	}
	if t.towers >= 0 {
		reach = &s.key(c, t.towers, s.cell[t.towers]).reach
	}
	return allModels &^ reach[mode]
}

// clauses removes the clauses of none rules that a variable's cell fails.
func (c *Certifier) clauses(s *scratch, v int, held uint64) uint64 {
	for _, p := range c.parts[v] {
		if s.yes[v]&p.bit == 0 {
			held &^= p.clauses
		}
	}
	return held
}

// span is the number of cells a variable can be in. Gates sort out which of them
// are possible.
func (c *Certifier) span(s *scratch, v int) int {
	n := len(s.state[v].cells)
	if c.vars[v].hidden >= 0 {
		n++
	}
	return n
}

// each calls f for every cell a variable can be in.
func (c *Certifier) each(s *scratch, v int, f func()) {
	for _, cell := range s.state[v].cells {
		s.set(c, v, cell)
		f()
	}
	if hidden := c.vars[v].hidden; hidden >= 0 {
		s.set(c, v, int32(hidden))
		f()
	}
}

// outcomes returns the outcomes of a component for the cells of the cutset, or
// nil over the limit of work. The work counts whether or not they were known
// from before, so that a certificate does not depend on earlier ones.
func (c *Certifier) outcomes(s *scratch, k *component) *outcomes {
	work := 1
	for _, v := range k.vars {
		if work *= c.span(s, v); work > c.limits.work {
			break
		}
	}
	if s.work += work; s.work > c.limits.work {
		s.over = true
		return nil
	}
	key, plain, ok := c.cacheKey(s, k)
	switch {
	case !ok:
		return c.list(s, k)
	case plain && k.cache != nil:
		known := k.cache[key].Load()
		if known == nil {
			known = c.list(s, k)
			k.cache[key].Store(known)
		}
		return known
	}
	if known, ok := k.more.Load(key); ok {
		l, _ := known.(*outcomes)
		return l
	}
	l := c.list(s, k)
	if k.stored.Add(1) <= maxCache {
		k.more.Store(key, l)
	}
	return l
}

// cacheKey numbers what the outcomes of a component depend on: the cells of the
// cutset that it reads and the states of its variables. It is plain where each of
// these is a cell or open. It returns false where a state has no number, or there
// are too many to be told apart.
func (c *Certifier) cacheKey(s *scratch, k *component) (key uint64, plain, ok bool) {
	plain = true
	small, large := uint64(0), uint64(0)
	for _, v := range k.reads {
		// The answer of a cell of its own is told by its state where it has one.
		at := uint64(s.cell[v])
		if int(s.cell[v]) >= len(c.vars[v].cells) {
			if s.state[v].id < 0 || len(s.state[v].own) > 1 {
				return 0, false, false
			}
			at, plain = uint64(s.state[v].id), false
		}
		small = small*uint64(len(c.vars[v].cells)+1) + at
		large = large*(maxStates+1) + at
	}
	for _, v := range k.vars {
		id := s.state[v].id
		if id < 0 || id > maxStates {
			return 0, false, false
		}
		plain = plain && int(id) <= len(c.vars[v].cells)
		small = small*uint64(len(c.vars[v].cells)+1) + uint64(id)
		large = large*(maxStates+1) + uint64(id)
	}
	if plain && k.cache != nil {
		return small, true, true
	}
	return large, false, len(k.reads)+len(k.vars) <= 64/stateBits
}

// list finds the distinct outcomes of a component.
func (c *Certifier) list(s *scratch, k *component) *outcomes {
	l := &outcomes{}
	var seen map[outcome]struct{}
	var fill func(i int, o outcome)
	fill = func(i int, o outcome) {
		if i < len(k.vars) {
			v := k.vars[i]
			c.each(s, v, func() {
				next := o
				if c.decide(s, &k.layers[i], &next) {
					next.clauses = c.clauses(s, v, next.clauses)
					fill(i+1, next)
				}
			})
			return
		}
		if len(l.list) > 0 {
			if seen == nil {
				seen = map[outcome]struct{}{l.list[0]: {}}
			}
			if _, twice := seen[o]; twice {
				return
			}
			seen[o] = struct{}{}
		}
		l.list = append(l.list, o)
		for _, v := range k.vars {
			l.cells = append(l.cells, s.cell[v])
		}
	}
	fill(0, outcome{clauses: c.every})
	c.bounds(l)
	return l
}

// bounds finds what a search needs to know of a list as a whole.
func (c *Certifier) bounds(l *outcomes) {
	l.sure = c.every
	for f := range l.best {
		l.best[f] = none
	}
	for i := range l.list {
		o := &l.list[i]
		l.vetoes |= o.veto
		l.clauses |= o.clauses
		l.sure &= o.clauses
		if i == 0 || o.weight < l.light {
			l.light = o.weight
		}
		for f := range l.best {
			if value := c.value(f, o); o.veto&forms[f].forbid == 0 && value > l.best[f] {
				l.best[f], l.bestAt[f] = value, i
			}
		}
	}
}
