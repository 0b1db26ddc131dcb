package certainty

import (
	"encoding/binary"
	"slices"
	"sync"
	"sync/atomic"

	"mspscope/internal/answer"
)

// status is what is known of a variable: the cells that it can be in. An answer that
// is given is one cell, an open question all of them; a range, a list with options
// that are not sure, towers that nobody spoke of, and what people answered
// differently are some.
type status struct {
	id    int32   // tells the states of a variable apart, for caches; -1 where there are too many
	cells []int32 // the cells it can be in, the one as it stands included; none for a hidden question
	asIs  int32   // the cell as it stands
	// own are cells that no settled answer is in, numbered on from those of the
	// variable: towers that are left as people dispute them can come to such.
	own []cellKey
}

// stateBits is the room that a status takes in the key of a cache; maxStates is how
// many fit.
const (
	stateBits = 10
	maxStates = 1<<stateBits - 2
)

// states are the states of a variable. Those of single cells and of an open answer
// are known from the start, others are kept as they come up, up to a limit: a
// certificate does not depend on which are known.
type states struct {
	cell  []status // by cell; of the hidden one too
	open  status
	more  *sync.Map // signature -> *status
	count *atomic.Int32
	grids *sync.Map // what the towers may be -> *status
	known *atomic.Int32
}

// maxGrids is how many grids that are not settled a Certifier remembers.
const maxGrids = 1 << 14

func (x *variable) makeStates() {
	n := len(x.cells)
	x.states = states{cell: make([]status, n), more: &sync.Map{}, count: &atomic.Int32{}, grids: &sync.Map{}, known: &atomic.Int32{}}
	all := make([]int32, n)
	for i := range all {
		all[i] = int32(i)
		x.states.cell[i] = status{id: int32(i), cells: all[i : i+1 : i+1], asIs: int32(i)}
	}
	if x.hidden >= 0 {
		x.states.cell[x.hidden].cells = nil
	}
	x.states.open = status{id: int32(n), cells: all[:x.domain:x.domain], asIs: int32(x.open)}
	x.states.count.Store(int32(n) + 1)
}

// stateOf finds the state of a variable in a view; nil where nothing can be proved
// about it.
func (c *Certifier) stateOf(x *variable, v answer.View) *status {
	switch v.State(x.question) {
	case answer.Hidden:
		if x.hidden < 0 {
			return nil
		}
		return &x.states.cell[x.hidden]
	case answer.Missing, answer.Unknown:
		if x.wide {
			return nil
		}
		return &x.states.open
	case answer.Given:
	}
	value := v.Value(x.question)
	if v.Settled(x.question) {
		at := c.cellOf(x, &value)
		if at < 0 {
			return nil
		}
		return &x.states.cell[at]
	}
	if x.wide {
		return nil
	}
	if c.schema.At(x.question).Type == answer.Grid {
		return c.gridStatus(x, v)
	}
	return c.statusAmong(x, v)
}

// gridStatus finds the status of a grid that is not settled; the same for grids
// that no test tells apart, which is worked out once.
func (c *Certifier) gridStatus(x *variable, v answer.View) *status {
	sides := v.PossibleSides(x.question)
	var sign answer.Sides
	at := 0
	for g := range x.groups {
		from := at
		for _, t := range x.groups[g].towers {
			sign[at] = sides[t]
			at++
		}
		slices.Sort(sign[from:at])
	}
	if known, ok := x.states.grids.Load(sign); ok {
		s, _ := known.(*status)
		return s
	}
	s := c.statusAmong(x, v)
	if x.states.known.Add(1) <= maxGrids {
		x.states.grids.Store(sign, s)
	}
	return s
}

// statusAmong finds the status of an answer that is not settled.
func (c *Certifier) statusAmong(x *variable, v answer.View) *status {
	value := v.Value(x.question)
	key := c.keyOf(x, &value, v.Test)
	if x.towers {
		sides := v.PossibleSides(x.question)
		key.reach = c.reach(c.countMay(&sides))
	}
	var own []cellKey
	asIs := int32(x.cellIn(key, &own))
	cells := c.cellsOf(x, v, &own)
	if cells == nil {
		return nil
	}
	return x.among(cells, asIs, own)
}

// cellIn returns the cell of a key: one of the variable's, or one of those of a
// status of its own, where it is added if it is new.
func (x *variable) cellIn(k cellKey, own *[]cellKey) int {
	if at, known := x.find[k]; known {
		return at
	}
	at := slices.Index(*own, k)
	if at < 0 {
		at = len(*own)
		*own = append(*own, k)
	}
	return len(x.cells) + at
}

// among returns the state of some cells, one of which is that of the answer as it
// stands, the same one each time where it is kept.
func (x *variable) among(cells []int32, asIs int32, own []cellKey) *status {
	s := &status{id: -1, asIs: asIs, own: own}
	if !slices.Contains(cells, s.asIs) {
		cells = append(cells, s.asIs)
	}
	slices.Sort(cells)
	s.cells = slices.Compact(cells)
	sign := binary.LittleEndian.AppendUint32(nil, uint32(asIs))
	for _, cell := range s.cells {
		sign = binary.LittleEndian.AppendUint32(sign, uint32(cell))
	}
	for _, k := range own {
		sign = binary.LittleEndian.AppendUint64(sign, k.yes)
		sign = binary.LittleEndian.AppendUint64(sign, k.no)
		sign = append(sign, k.reach[:]...)
	}
	if known, ok := x.states.more.Load(string(sign)); ok {
		if s, ok := known.(*status); ok {
			return s
		}
	}
	id := x.states.count.Add(1) - 1
	if id > maxStates {
		x.states.count.Store(maxStates + 1)
		return s
	}
	s.id = id
	known, _ := x.states.more.LoadOrStore(string(sign), s)
	if s, ok := known.(*status); ok {
		return s
	}
	return s
}

// key returns what the matrix can tell about one of the cells.
func (s *status) key(x *variable, cell int32) *cellKey {
	if own := int(cell) - len(x.cells); own >= 0 {
		return &s.own[own]
	}
	return &x.cells[cell].cellKey
}

// single reports whether a state is one cell.
func (s *status) single() bool { return len(s.cells) == 1 }
