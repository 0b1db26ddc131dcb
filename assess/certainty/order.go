package certainty

import (
	"cmp"
	"math/bits"
	"slices"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// Next lists what is open of the questions that the matrix reads, in the order in
// which a person would ask it, so that the model is certain soonest: questions
// without an answer or answered "not sure", towers that nobody spoke of, ranges,
// and what is not sure or not settled.
//
// What people answered differently comes first where it can change the model. Then
// comes what is worth most: by how many possible outcomes its usual answers leave
// fewer, on average, weighted as they occur, for the time that it takes to answer.
// One outcome counts as none, because then nothing is left to ask. Among equals the
// order of the questionnaire holds, which is that of a call. Where nothing is worth
// anything by itself, what is proved to change nothing comes last.
//
// What is first is one-step best, not the start of a best plan: finding that is
// NP-hard in general (Deshpande, Hellerstein and Kletenik, stochastic submodular
// cover), and simulated clients need few questions as it is.
func (c *Certifier) Next(v answer.View, r *assess.Recommendation) []Asked {
	cert := c.Certify(v, r)
	all := c.askable(v)
	if cert.Proved && !cert.Certain {
		s, _ := c.scratch.Get().(*scratch)
		defer c.scratch.Put(s)
		c.start(s, v)
		g := c.newGains(s, v, r, &cert)
		worthless, disputed := true, false
		for i := range all {
			g.weigh(&all[i])
			worthless = worthless && all[i].gain == 0
			disputed = disputed || all[i].disputed
		}
		if worthless || disputed {
			all.prove(c.Matters(v, r, &cert))
		}
	}
	slices.SortStableFunc(all, worth.compare)
	order := make([]Asked, len(all))
	for i := range all {
		order[i] = all[i].Asked
	}
	return order
}

// worth is what speaks for asking something.
type worth struct {
	Asked

	variable int
	cost     int64
	gain     int64 // how many fewer outcomes are possible after the answer, in thousandths, on average
	disputed bool  // people answered it differently
	inert    bool  // it is proved that it changes nothing
}

type worths []worth

// askable lists what is open of the questions that the matrix reads.
func (c *Certifier) askable(v answer.View) (all worths) {
	for q := range c.schema.Len() {
		x := c.varOf[q]
		if x < 0 {
			continue
		}
		d := v.Dispute(q)
		for _, part := range assess.Unsettled(v, q) {
			w := worth{Asked: Asked{q, part}, variable: x, cost: c.vars[x].cost, disputed: d != nil}
			if t, ok := part.Tower(); ok {
				w.cost = 1
				w.disputed = d != nil && slices.Contains(d.Towers(), t)
			}
			all = append(all, w)
		}
	}
	return all
}

// prove notes what is proved to change nothing; a dispute about that is none that
// has to come first.
func (all worths) prove(matters []Matter) {
	for i := range all {
		for _, m := range matters {
			if m.Question == all[i].Question && m.Part == all[i].Part {
				all[i].inert = !m.CanChange
			}
		}
		all[i].disputed = all[i].disputed && !all[i].inert
	}
}

func (w worth) compare(o worth) int {
	yes := func(b bool) int {
		if b {
			return 1
		}
		return 0
	}
	return cmp.Or(
		cmp.Compare(yes(o.disputed), yes(w.disputed)),
		cmp.Compare(yes(w.inert), yes(o.inert)),
		cmp.Compare(o.gain*w.cost, w.gain*o.cost))
}

// gains is the working memory of one order.
type gains struct {
	c *Certifier
	s *scratch
	v answer.View

	counted []result              // the outcomes that count and are possible now
	known   [numResults][][]int32 // completions that lead to an outcome, as cells by variable
	trial   matters
	towers  map[towerKind]int64 // gains of towers by what tells them apart
	walked  bool
}

// towerKind is all that tells one open tower from another.
type towerKind struct {
	group int
	may   uint8
}

func (c *Certifier) newGains(s *scratch, v answer.View, r *assess.Recommendation, cert *Certificate) *gains {
	g := &gains{c: c, s: s, v: v, towers: map[towerKind]int64{}}
	g.trial = matters{c: c, s: s, now: make([]int32, len(c.vars))}
	for want, cells := range cert.witness {
		if cells != nil && c.counts(result(want), v, r, cert) {
			g.counted = append(g.counted, result(want))
			g.known[want] = [][]int32{cells}
		}
	}
	return g
}

// counts reports whether an outcome is worth asking for. Where the answers name a
// model, only another one is; that no managed service is needed comes up only where
// somebody gave a reason to think of it.
func (c *Certifier) counts(want result, v answer.View, r *assess.Recommendation, cert *Certificate) bool {
	switch {
	case want <= 2:
		return true
	case cert.HasModel() || want == nothingScored:
		return false
	case want == noneNeeded && r.Outcome != assess.NoneNeeded:
		return slices.ContainsFunc(c.matrix.NoneNeeded, func(n assess.Rule) bool {
			return n.CountsWhen.Eval(v) == answer.True && n.Eval(v) != answer.False // one that is out of question is no reason for the others
		})
	}
	return true
}

// candidate is an answer with how often it comes.
type candidate struct {
	status *status
	weight int64
}

// weigh finds the gain of asking something.
func (g *gains) weigh(w *worth) {
	x := &g.c.vars[w.variable]
	t, ok := w.Part.Tower()
	if !ok {
		w.gain = g.gain(w.variable, g.answers(x))
		return
	}
	may := g.v.PossibleSides(x.question)[t]
	kind := towerKind{slices.IndexFunc(x.groups, func(o towerGroup) bool { return slices.Contains(o.towers, t) }), may}
	if kind.group < 0 {
		return // nothing reads it
	}
	gain, known := g.towers[kind]
	if !known {
		gain = g.gain(w.variable, g.sides(x, t, may))
		g.towers[kind] = gain
	}
	w.gain = gain
}

// answers lists the usual answers to a question: to one that is open by how often
// they come, to what is not settled those that are left, and of what people answered
// differently each as often as the other.
func (g *gains) answers(x *variable) (all []candidate) {
	weight := func(cell int32) int64 { return x.weights[cell] }
	cells := x.states.open.cells
	if !g.v.State(x.question).Open() {
		if cells = g.c.cellsOf(x, g.v, new([]cellKey)); g.v.Dispute(x.question) != nil ||
			!slices.ContainsFunc(cells, func(cell int32) bool { return weight(cell) > 0 }) {
			weight = func(int32) int64 { return 1 }
		}
	}
	for _, cell := range cells {
		if n := weight(cell); n > 0 {
			all = append(all, candidate{&x.states.cell[cell], n})
		}
	}
	return all
}

// sides lists the sides that one tower can have, the others as open as they are.
func (g *gains) sides(x *variable, t terms.Tower, may uint8) (all []candidate) {
	if may == answer.AnySide {
		may = 1<<len(x.sides) - 1
	}
	for rest := may; rest != 0; rest &= rest - 1 {
		side := bits.TrailingZeros8(rest)
		weight := x.sides[side]
		if weight == 0 {
			continue
		}
		w := g.c.gridOf(x, g.v)
		var cells []int32
		var own []cellKey
		w.choices[t] = []uint8{1 << side}
		known := w.run(func(k cellKey, _ *answer.Sides) bool {
			if cell := int32(x.cellIn(k, &own)); !slices.Contains(cells, cell) {
				cells = append(cells, cell)
			}
			return true
		})
		if !known || len(cells) == 0 {
			return nil
		}
		all = append(all, candidate{x.among(cells, cells[0], own), weight})
	}
	return all
}

// gain returns how many fewer outcomes are possible after an answer to a variable,
// in thousandths, on average over the candidates; 0 without any.
func (g *gains) gain(x int, from []candidate) int64 {
	state := g.s.state[x]
	sum, total := int64(0), int64(0)
	for _, one := range from {
		g.s.state[x] = one.status
		sum += one.weight * g.left(x)
		total += one.weight
	}
	g.s.state[x] = state
	if total == 0 {
		return 0
	}
	return max(0, 1000*outcomesLeft(len(g.counted))-1000*sum/total)
}

// outcomesLeft is what a number of possible outcomes counts as.
func outcomesLeft(n int) int64 {
	if n == 1 {
		return 0
	}
	return int64(n)
}

// left counts the outcomes that are possible in the states of the scratch, of which
// only that of the variable x is another one than at first.
func (g *gains) left(x int) int64 {
	n := 0
	g.walked = false
	for _, want := range g.counted {
		if g.witnessed(want, x) || g.found(want) {
			n++
		}
	}
	return outcomesLeft(n)
}

// maxKnown bounds how many completions of an outcome are tried with other answers.
const maxKnown = 6

// witnessed reports whether a completion that is known leads to an outcome with an
// answer to x that is possible now. Most do, which saves a search.
func (g *gains) witnessed(want result, x int) bool {
	cells := g.s.state[x].cells
	for _, known := range g.known[want] {
		// The cells of its own are others in every state.
		if int(known[x]) < len(g.c.vars[x].cells) && slices.Contains(cells, known[x]) {
			return true
		}
	}
	tried := g.known[want]
	for _, known := range tried[max(0, len(tried)-maxKnown):] {
		g.trial.begin(known)
		for _, cell := range cells {
			g.trial.now[x] = cell
			g.trial.effective(g.c.order)
			if g.c.resultOfCells(g.s) == want {
				g.known[want] = append(g.known[want], slices.Clone(g.s.cell))
				return true
			}
		}
	}
	return false
}

// found searches for a completion that leads to an outcome. Over the limit of work
// it takes it for possible.
func (g *gains) found(want result) bool {
	s := g.s
	if !g.walked {
		g.walked = true
		s.work, s.nodes, s.over = 0, 0, false
		g.c.makeWorlds(s)
	}
	cells := g.c.exists(s, want)
	if cells != nil {
		g.known[want] = append(g.known[want], cells)
	}
	return cells != nil || s.over
}
