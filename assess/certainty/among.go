package certainty

import (
	"math/bits"
	"slices"
	"sort"

	"mspscope/internal/answer"
)

// maxUnsure is how many options of a list may be unsure for all lists that it may
// come to to be looked at.
const maxUnsure = 12

// cellsOf lists the cells that an answer which is given and not settled can come
// to, ascending; nil where that is not known.
func (c *Certifier) cellsOf(x *variable, v answer.View) (cells []int32) {
	known := c.comesTo(x, v, func(cell int, _ func() answer.Value) bool {
		cells = append(cells, int32(cell))
		return true
	})
	if !known {
		return nil
	}
	slices.Sort(cells)
	return slices.Compact(cells)
}

// valueIn returns an answer of a cell to which what is known of a question can come.
func (c *Certifier) valueIn(x *variable, v answer.View, cell int32) (value answer.Value) {
	if v.State(x.question).Open() {
		return x.cells[cell].value
	}
	c.comesTo(x, v, func(at int, of func() answer.Value) bool {
		if at == int(cell) {
			value = of()
		}
		return at != int(cell)
	})
	return value
}

// comesTo calls f for the answers that one which is not settled can come to, with
// their cells, until f returns false. It returns false where a cell is not known or
// there are too many answers.
func (c *Certifier) comesTo(x *variable, v answer.View, f func(cell int, value func() answer.Value) bool) bool {
	if x.towers || c.schema.At(x.question).Type == answer.Grid {
		ok := true
		w := c.gridOf(x, v)
		w.give = func(k cellKey, w *gridWalk) bool {
			at, known := x.find[k]
			ok = ok && known
			return known && f(at, w.value)
		}
		return w.run() && ok
	}
	give := func(value answer.Value) bool {
		at := c.cellOf(x, &value)
		return at >= 0 && f(at, func() answer.Value { return value })
	}
	if d := v.Dispute(x.question); d != nil {
		for _, value := range d.Values {
			if !c.spread(x, value, give) {
				return false
			}
		}
		return true
	}
	return c.spread(x, v.Value(x.question), give)
}

// spread calls f for answers of every cell that a range or a list of which some
// options are not sure can come to, until f returns false.
func (c *Certifier) spread(x *variable, v answer.Value, f func(answer.Value) bool) bool {
	switch {
	case v.Spread > 0:
		return c.spreadRange(x, v, f)
	case v.Unsure != 0:
		return c.spreadList(x, v, f)
	}
	return f(v)
}

func (c *Certifier) spreadRange(x *variable, v answer.Value, f func(answer.Value) bool) bool {
	step := int64(1)
	if c.schema.At(x.question).Decimals == 0 {
		step = 100
	}
	first := max(sort.Search(len(x.starts), func(i int) bool { return x.starts[i] > v.Number })-1, 0)
	for i := first; i < len(x.starts) && x.starts[i] <= v.High(); i++ {
		n := max(x.starts[i], v.Number)
		if over := n % step; over > 0 {
			n += step - over
		}
		if n > v.High() || i+1 < len(x.starts) && n >= x.starts[i+1] {
			continue // no permitted number of the range lies in the interval
		}
		if !f(answer.Value{State: answer.Given, Number: n}) {
			return false
		}
	}
	return true
}

func (c *Certifier) spreadList(x *variable, v answer.Value, f func(answer.Value) bool) bool {
	exclusive := c.schema.At(x.question).Exclusive
	open := v.Unsure &^ exclusive
	if bits.OnesCount64(open) > maxUnsure {
		return false
	}
	sure := v.Options &^ exclusive
	for more := open; ; more = (more - 1) & open {
		options := sure | more
		if options == 0 {
			options = v.Options // what stands alone, if anything does
		}
		if !f(answer.Value{State: answer.Given, Options: options}) {
			return false
		}
		if more == 0 {
			return true
		}
	}
}
