package certainty

import (
	"slices"
	"sort"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// variable is a question that the matrix reads, with its answers in cells.
type variable struct {
	question int
	literals [][]answer.Test // literal i is bit i; its tests must all hold
	gating   uint64          // literals that gates test
	gate     int             // index of its gate, or -1
	towers   bool            // the stated towers
	wide     bool            // its answers could not be split; open means not provable

	cells  []cell
	open   int // the cell that an open answer is in
	hidden int // the cell of a hidden question, the last one; -1 without a gate
	domain int // cells from 0 that an open question can be in, hidden not counted

	groups []towerGroup // of the stated towers
	apart  bool         // of the stated towers: some test tells an open one from one left to our proposal
	states states

	weights []int64  // how often the usual answers of each cell come, see weigh
	sides   [5]int64 // of a grid: how often a tower has each side, by terms.Side
	cost    int64    // how long it takes to answer beside a choice

	find   map[cellKey]int // cell of what an answer satisfies
	starts []int64         // numbers: first number of each interval
	at     []int           // numbers: cell of each interval, or -1
	option [answer.MaxOptions]int
	alike  []uint64 // lists: options that stand in the same tests, as bits
	counts bool     // lists: some test counts the options
}

// cellKey is all that the matrix can tell about an answer.
type cellKey struct {
	yes   uint64   // literals that are true
	no    uint64   // literals of gates that are false
	reach [3]uint8 // stated towers: reachable models by tie rank, see reachModes
}

// cell is a class of answers that the matrix cannot tell apart.
type cell struct {
	cellKey
	value answer.Value // one of the answers; Missing where leaving it open is one
}

// key returns what the matrix can tell about a value.
func (c *Certifier) key(x *variable, v *answer.Value) cellKey {
	return c.keyOf(x, v, func(t *answer.Test) answer.Truth { return t.Eval(v) })
}

// keyOf returns what the matrix can tell about an answer of which the tests say
// more than the value in use does.
func (c *Certifier) keyOf(x *variable, v *answer.Value, eval func(*answer.Test) answer.Truth) (k cellKey) {
	for i, tests := range x.literals {
		truth := answer.True
		for j := range tests {
			truth = min(truth, eval(&tests[j]))
		}
		switch truth {
		case answer.True:
			k.yes |= 1 << i
		case answer.False:
			k.no |= 1 << i
		case answer.Open:
		}
	}
	k.no &= x.gating
	if x.towers {
		k.reach = c.tower.empty
		if v.State == answer.Given {
			k.reach = c.reach(c.countSides(&v.Grid))
		}
	}
	return k
}

// countSides counts the operational towers by side.
func (c *Certifier) countSides(s *terms.Split) (n sideCounts) {
	for _, t := range terms.OperationalTowers() {
		n.sides[s[t]]++
		if s[t] == terms.Undecided && c.matrix.Team.StatedOnly[t] {
			n.held++
		}
	}
	return n
}

// add returns the cell of a key and makes one for the value if there is none.
func (x *variable) add(k cellKey, v answer.Value) int {
	at, ok := x.find[k]
	if !ok {
		at = len(x.cells)
		x.find[k] = at
		x.cells = append(x.cells, cell{k, v})
	}
	return at
}

// makeCells splits the answers of a question. Leaving it open comes first, so
// that it stands for every answer that makes no difference.
func (c *Certifier) makeCells(x *variable) {
	x.find = map[cellKey]int{}
	q := c.schema.At(x.question)
	x.open = x.add(c.key(x, &answer.Value{}), answer.Value{})
	switch q.Type {
	case answer.Number, answer.Scale, answer.Level:
		c.splitNumbers(x, q)
	case answer.SingleChoice, answer.YesNo:
		for o := range min(len(q.Options), answer.MaxOptions) {
			v := answer.Value{State: answer.Given, Options: 1 << o}
			x.option[o] = x.add(c.key(x, &v), v)
		}
	case answer.MultiChoice:
		c.splitList(x, q)
	case answer.Grid:
		c.splitGrid(x)
	case answer.Text:
	}
	x.domain = len(x.cells)
	if x.gate >= 0 {
		x.hidden = len(x.cells)
		v := answer.Value{State: answer.Hidden}
		x.cells = append(x.cells, cell{c.key(x, &v), answer.Value{}})
	}
	x.makeStates()
}

// splitNumbers splits the permitted numbers at every bound in use.
func (c *Certifier) splitNumbers(x *variable, q *answer.Question) {
	step := int64(1)
	if q.Decimals == 0 {
		step = 100
	}
	x.starts = []int64{lowest}
	for _, tests := range x.literals {
		for _, t := range tests {
			x.starts = append(x.starts, t.Low, t.High+1)
		}
	}
	slices.Sort(x.starts)
	x.starts = slices.Compact(x.starts)
	for i, from := range x.starts {
		// The first permitted number of the interval, if it has one.
		n := max(from, q.Min)
		if over := n % step; over > 0 {
			n += step - over
		}
		at := -1
		if n <= q.Max && (i+1 == len(x.starts) || n < x.starts[i+1]) {
			v := answer.Value{State: answer.Given, Number: n}
			at = x.add(c.key(x, &v), v)
		}
		x.at = append(x.at, at)
	}
}

// splitList splits the permitted lists of options. Options that stand in the
// same tests are interchangeable; how many are chosen matters only where some
// test counts.
func (c *Certifier) splitList(x *variable, q *answer.Question) {
	var in [][]bool // by class: the tests in which its options stand
	give := func(options uint64) {
		v := answer.Value{State: answer.Given, Options: options}
		x.add(c.key(x, &v), v)
	}
	for o := range q.Options {
		var of []bool
		for _, tests := range x.literals {
			for i := range tests {
				x.counts = x.counts || tests[i].Op == answer.OpCount
				of = append(of, tests[i].Options&(1<<o) != 0)
			}
		}
		if q.Exclusive&(1<<o) != 0 {
			give(1 << o)
			continue
		}
		at := slices.IndexFunc(in, func(other []bool) bool { return slices.Equal(other, of) })
		if at < 0 {
			at, in, x.alike = len(in), append(in, of), append(x.alike, 0)
		}
		x.alike[at] |= 1 << o
	}
	x.wide = !x.lists(^uint64(0), c.limits.values, func(options uint64) bool {
		// An empty list is read as [none] where there is such an option.
		if options != 0 || q.OptionIndex("none") < 0 {
			give(options)
		}
		return true
	})
}

// lists calls f for lists of some options until f returns false, one for each that
// the matrix can tell from the others: of options that stand in the same tests it
// matters whether there is one, or where some test counts, how many there are. It
// returns false where f did and beyond a limit.
func (x *variable) lists(among uint64, limit int, f func(options uint64) bool) bool {
	var choose func(i int, chosen uint64) bool
	choose = func(i int, chosen uint64) bool {
		if i == len(x.alike) {
			limit--
			return limit >= 0 && f(chosen)
		}
		if !choose(i+1, chosen) {
			return false
		}
		for rest := x.alike[i] & among; rest != 0; rest &= rest - 1 {
			chosen |= rest & -rest
			if !choose(i+1, chosen) {
				return false
			}
			if !x.counts {
				break
			}
		}
		return true
	}
	return choose(0, 0)
}

// cellOf returns the cell of a given answer, or -1 when it is none of those
// that can be given.
func (c *Certifier) cellOf(x *variable, v *answer.Value) int {
	switch c.schema.At(x.question).Type {
	case answer.Number, answer.Scale, answer.Level:
		i := sort.Search(len(x.starts), func(i int) bool { return x.starts[i] > v.Number })
		if i == 0 {
			return -1
		}
		return x.at[i-1]
	case answer.SingleChoice, answer.YesNo:
		if o := v.Option(); o >= 0 && v.Options == 1<<o && o < len(c.schema.At(x.question).Options) {
			return x.option[o]
		}
		return -1
	case answer.MultiChoice, answer.Grid:
	case answer.Text:
		return x.open
	}
	if at, ok := x.find[c.key(x, v)]; ok {
		return at
	}
	return -1
}
