package certainty

import (
	"slices"
	"sort"

	"mspscope/internal/answer"
)

// cellsOf lists the cells that an answer which is given and not settled can come
// to, ascending; nil where that is not known. Cells that are none of the variable's
// are added to those of a status of its own.
func (c *Certifier) cellsOf(x *variable, v answer.View, own *[]cellKey) (cells []int32) {
	known := c.comesTo(x, v, func(k cellKey, _ func(*answer.Set)) bool {
		cells = append(cells, int32(x.cellIn(k, own)))
		return true
	})
	if !known {
		return nil
	}
	slices.Sort(cells)
	return slices.Compact(cells)
}

// put gives the answer of a cell, to which what is known of a question can come, to
// a set of the answers of the view.
func (c *Certifier) put(set *answer.Set, x *variable, v answer.View, cell int32) {
	if v.State(x.question).Open() {
		if value := x.cells[cell].value; value.State == answer.Given {
			*set = set.With(x.question, value)
		}
		return
	}
	state := c.stateOf(x, v)
	if state == nil || cell == state.asIs {
		return
	}
	k := state.key(x, cell)
	c.comesTo(x, v, func(of cellKey, put func(*answer.Set)) bool {
		if of == *k {
			put(set)
		}
		return of != *k
	})
}

// comesTo calls f for the answers that one which is not settled can come to, with
// what the matrix can tell about each, until f returns false. It returns false where
// one cannot be given or there are too many.
func (c *Certifier) comesTo(x *variable, v answer.View, f func(k cellKey, put func(*answer.Set)) bool) bool {
	if x.towers || c.schema.At(x.question).Type == answer.Grid {
		w := c.gridOf(x, v)
		return w.run(func(k cellKey, may *answer.Sides) bool {
			return f(k, func(set *answer.Set) { w.settle(set, may) })
		})
	}
	give := func(value answer.Value) bool {
		at := c.cellOf(x, &value)
		return at >= 0 && f(x.cells[at].cellKey, func(set *answer.Set) { *set = set.With(x.question, value) })
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
	sure := v.Options &^ exclusive
	return x.lists(v.Unsure&^exclusive, c.limits.values, func(more uint64) bool {
		options := sure | more
		if options == 0 {
			options = v.Options // what stands alone, if anything does
		}
		return f(answer.Value{State: answer.Given, Options: options})
	})
}
