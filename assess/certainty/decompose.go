package certainty

import (
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
)

// layer is what becomes decided when the last of its variables has a cell.
type layer struct {
	rules []int
	gates []int
	tower bool
}

// component is a set of variables that nothing connects with others once the
// cutset has its cells.
type component struct {
	vars   []int   // in the order in which they get their cells
	layers []layer // what is decided when the variable at this place has its cell
	reads  []int   // variables of the cutset that its rules read

	byGates     []int // vars in the order in which gates can be decided
	gatesCutset bool  // one of vars may hide a question of the cutset

	// cache holds the outcomes by the cells of reads and the states of vars; it
	// is nil when there would be too many.
	cache []atomic.Pointer[outcomes]
	// more holds them where a state is neither a cell nor open, as far as it goes.
	more   *sync.Map
	stored *atomic.Int64
}

// maxCache is the largest number of entries of a component's cache.
const maxCache = 1 << 16

// factors lists the scope of everything that ties variables together.
func (c *Certifier) factors() [][]int {
	scopes := make([][]int, 0, len(c.rules)+len(c.gates)+1)
	for i := range c.rules {
		scopes = append(scopes, c.rules[i].scope)
	}
	for i := range c.gates {
		scopes = append(scopes, c.gates[i].scope)
	}
	return append(scopes, c.tower.scope)
}

// split returns the components of the variables outside a cutset that scopes tie together.
func (c *Certifier) split(scopes [][]int, cutset []int) (components [][]int) {
	root := make([]int, len(c.vars))
	for v := range root {
		root[v] = v
	}
	find := func(v int) int {
		for root[v] != v {
			v = root[v]
		}
		return v
	}
	for _, scope := range scopes {
		first := -1
		for _, v := range scope {
			switch {
			case slices.Contains(cutset, v):
			case first < 0:
				first = find(v)
			default:
				root[find(v)] = first
			}
		}
	}
	at := map[int]int{}
	for v := range c.vars {
		if slices.Contains(cutset, v) {
			continue
		}
		r := find(v)
		i, ok := at[r]
		if !ok {
			i = len(components)
			at[r] = i
			components = append(components, nil)
		}
		components[i] = append(components[i], v)
	}
	return components
}

// size is the number of joint cells of variables, bounded far above any limit.
func (c *Certifier) size(vars []int) int {
	n := 1
	for _, v := range vars {
		if n *= len(c.vars[v].cells); n > 1<<40 {
			return 1 << 40
		}
	}
	return n
}

// neighbors counts the variables that stand in a scope with v.
func neighbors(scopes [][]int, v int, cutset []int) int {
	var seen []int
	for _, scope := range scopes {
		if slices.Contains(scope, v) {
			for _, w := range scope {
				if w != v && !slices.Contains(seen, w) && !slices.Contains(cutset, w) {
					seen = append(seen, w)
				}
			}
		}
	}
	return len(seen)
}

// decompose chooses a cutset, the question with most neighbors first, until
// the components are small, and prepares them.
func (c *Certifier) decompose() (warnings []string) {
	scopes := c.factors()
	parts := c.split(scopes, nil)
	for {
		// Take the largest component apart.
		largest := slices.MaxFunc(append(parts, nil), func(a, b []int) int { return c.size(a) - c.size(b) })
		if c.size(largest) <= c.limits.component || len(largest) < 2 {
			break
		}
		best, most := -1, -1
		for _, v := range largest {
			n := neighbors(scopes, v, c.cutset)
			if n > most && c.size(append([]int{v}, c.cutset...)) <= c.limits.cutset {
				best, most = v, n
			}
		}
		if best < 0 {
			warnings = append(warnings, fmt.Sprintf("the conditions tie many questions together (%s); while most of them are open nothing can be proved about the model", c.names(largest)))
			break
		}
		c.cutset = append(c.cutset, best)
		parts = c.split(scopes, c.cutset)
	}
	c.components = make([]component, len(parts))
	for i, vars := range parts {
		c.components[i].vars, c.components[i].more, c.components[i].stored = vars, &sync.Map{}, &atomic.Int64{}
		for _, v := range c.order {
			if slices.Contains(vars, v) {
				c.components[i].byGates = append(c.components[i].byGates, v)
			}
		}
	}
	c.assign()
	for i := range c.components {
		k := &c.components[i]
		slices.Sort(k.reads)
		k.reads = slices.Compact(k.reads)
		n := 1
		for _, v := range append(slices.Clone(k.reads), k.vars...) {
			if n *= len(c.vars[v].cells) + 1; n > maxCache {
				break
			}
		}
		if n <= maxCache {
			k.cache = make([]atomic.Pointer[outcomes], n)
		}
	}
	return warnings
}

// assign puts every factor where its last variable gets its cell.
func (c *Certifier) assign() {
	place := func(scope []int) *layer {
		at, level := -1, -1
		for i := range c.components {
			for l, v := range c.components[i].vars {
				if slices.Contains(scope, v) {
					at, level = i, l
				}
			}
			if at == i {
				break
			}
		}
		if at < 0 {
			return &c.onCutset
		}
		k := &c.components[at]
		for _, v := range scope {
			if slices.Contains(c.cutset, v) {
				k.reads = append(k.reads, v)
			}
		}
		return &k.layers[level]
	}
	for i := range c.components {
		c.components[i].layers = make([]layer, len(c.components[i].vars))
	}
	for i := range c.rules {
		l := place(c.rules[i].scope)
		l.rules = append(l.rules, i)
	}
	for i := range c.gates {
		l := place(c.gates[i].scope)
		l.gates = append(l.gates, i)
		if slices.Contains(c.cutset, c.gates[i].variable) {
			for j := range c.components {
				for _, v := range c.components[j].vars {
					k := &c.components[j]
					k.gatesCutset = k.gatesCutset || slices.Contains(c.gates[i].scope, v)
				}
			}
		}
	}
	l := place(c.tower.scope)
	l.tower = true
}
