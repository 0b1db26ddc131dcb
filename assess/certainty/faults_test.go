package certainty

import (
	"testing"

	"mspscope/assess"
	"mspscope/internal/terms"
)

// Planted bugs: each is a change to what is compiled, as the bug would have
// made it, and must show up as a difference from enumeration.

// compiledFrom compiles a changed copy of the matrix and certifies for the original.
func compiledFrom(change func(m *assess.Matrix)) compiler {
	return func(m *assess.Matrix, q *assess.Questionnaire, l limits) (*Certifier, []string) {
		changed := *m
		changed.Criteria = append([]assess.Criterion(nil), m.Criteria...)
		change(&changed)
		c, warnings := compile(&changed, q, l)
		c.matrix = m
		return c, warnings
	}
}

// spoiled compiles the matrix and changes the result.
func spoiled(change func(c *Certifier)) compiler {
	return func(m *assess.Matrix, q *assess.Questionnaire, l limits) (*Certifier, []string) {
		c, warnings := compile(m, q, l)
		for i := range c.components {
			c.components[i].cache = nil // sized for what was compiled
		}
		change(c)
		return c, warnings
	}
}

func TestPlantedBugsAreCaught(t *testing.T) {
	t.Parallel()
	forget := func(models ...terms.Model) func(m *assess.Matrix) {
		return func(m *assess.Matrix) {
			for i := range m.Criteria {
				for _, model := range models {
					m.Criteria[i].Veto[model] = false
				}
			}
		}
	}
	for _, bug := range []struct {
		name    string
		compile compiler
	}{
		{"ties broken the wrong way round", compiledFrom(func(m *assess.Matrix) {
			o := m.TieOrder
			m.TieOrder = [terms.NumModels]terms.Model{o[2], o[1], o[0]}
		})},
		{"vetoes forgotten", compiledFrom(forget(terms.FullyManaged, terms.CoManaged, terms.Hybrid))},
		{"vetoes of one rival forgotten", compiledFrom(forget(terms.Hybrid))},
		{"stated towers forgotten", spoiled(func(c *Certifier) {
			all := [reachModes]uint8{allModels, allModels, allModels}
			c.tower.empty = all
			for v := range c.vars {
				for i := range c.vars[v].cells {
					c.vars[v].cells[i].reach = all
				}
			}
		})},
		{"hidden questions taken for visible ones", spoiled(func(c *Certifier) {
			for i := range c.gates {
				// Never closed; a question that is hidden now counts as open.
				c.gates[i].open.any = []clause{{}}
				x := &c.vars[c.gates[i].variable]
				x.cells[x.hidden].cellKey = x.cells[x.open].cellKey
			}
		})},
		{"leaving a question open is no completion", spoiled(func(c *Certifier) {
			for v := range c.vars {
				x := &c.vars[v]
				if x.domain > 1 { // the open cell moves out of the domain
					x.cells = append(x.cells, x.cells[x.open])
					x.cells[x.open] = x.cells[1]
					x.open = len(x.cells) - 1
				}
			}
		})},
		{"none_needed forgotten", compiledFrom(func(m *assess.Matrix) { m.NoneNeeded = nil })},
		{"unless forgotten", spoiled(func(c *Certifier) {
			for i := range c.rules {
				c.rules[i].unless = formula{}
			}
		})},
		{"an open unless keeps a criterion from counting", spoiled(func(c *Certifier) {
			for i := range c.rules {
				for _, cl := range c.rules[i].unless.any {
					for _, t := range cl {
						x := &c.vars[t.variable]
						x.cells[x.open].yes |= t.bit
					}
				}
			}
		})},
	} {
		t.Run(bug.name, func(t *testing.T) {
			t.Parallel()
			n, difference := compareRandom(t, 1, 150, 1000, bug.compile)
			if difference == "" {
				t.Errorf("not caught in %d views", n.views)
			}
			t.Logf("caught in view %d", n.views)
		})
	}
}
