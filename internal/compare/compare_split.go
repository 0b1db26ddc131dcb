//go:build ignore

package scope

import (
	"mspscope/internal/terms"
	"mspscope/responsibility"
)

// TowerChange is a tower that another side runs. Its causes are the changed
// answers that move it within a model, the model where that is another one, and
// the playbook where its rules are.
type TowerChange struct {
	Tower                       terms.Tower
	Before, After               terms.Side
	AssumedBefore, AssumedAfter bool   // the side is proposed; otherwise the client decided it
	Because                     string // why the side after, "" where the client decided it
	Causes                      []Cause
}

// split compares the splits of the recommended models.
func (d *differ) split() {
	a, b := d.Before.Split(), d.After.Split()
	if a == nil || b == nil {
		return
	}
	ma, mb := *d.Before.Model(), *d.After.Model()
	for _, t := range terms.Towers() {
		before, after := a.Split[t], b.Split[t]
		if before == after {
			continue
		}
		c := TowerChange{Tower: t, Before: before, After: after, AssumedBefore: a.Assumed[t], AssumedAfter: b.Assumed[t], Because: b.Because[t]}
		c.Causes = d.each(
			func(plus *Scope) bool { return plus.Proposals[ma].Split[t] != before },
			func(minus *Scope) bool { return minus.Proposals[mb].Split[t] != after })
		if ma != mb && (d.Before.Proposals[mb].Split[t] != before || d.After.Proposals[ma].Split[t] != after) {
			c.Causes = append(c.Causes, Cause{Kind: ByModel})
		}
		if d.swapped != nil && d.swapped.Proposals[ma].Split[t] != before {
			c.Causes = append(c.Causes, Cause{Kind: ByPlaybook})
		}
		d.Split = append(d.Split, c)
	}
}

// RowChange is an activity whose letters or status differ, or that only one of
// the matrices has.
type RowChange struct {
	Before, After *responsibility.Row // nil where the matrix has no such row
	Causes        []Cause
}

// Row returns the row after the change, or before it where it is gone.
func (r *RowChange) Row() *responsibility.Row {
	if r.After != nil {
		return r.After
	}
	return r.Before
}

// Letters reports whether the letters differ.
func (r *RowChange) Letters() bool {
	return r.Before == nil || r.After == nil || r.Before.Letters != r.After.Letters
}

// rows is a matrix by the ids of its rows.
type rows map[string]*responsibility.Row

func rowsOf(m *responsibility.Matrix) rows {
	byID := make(rows, len(m.Rows))
	for i := range m.Rows {
		byID[m.Rows[i].ID] = &m.Rows[i]
	}
	return byID
}

// under lays out the matrix of a scope for a given model and split.
func under(s *Scope, m terms.Model, split *terms.Split) rows {
	if s == nil {
		return nil
	}
	fixed := *s
	fixed.Proposals[m].Split = *split
	matrix := fixed.Matrix(m)
	return rowsOf(&matrix)
}

// sameRow reports whether two rows say the same about who does what.
func sameRow(a, b *responsibility.Row) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Letters == b.Letters && a.Status == b.Status
}

// responsibilities compares the matrices of the recommended models.
func (d *differ) responsibilities() {
	a, b := d.Before.Split(), d.After.Split()
	if a == nil || b == nil {
		return
	}
	ma, mb := *d.Before.Model(), *d.After.Model()
	matrixA, matrixB := d.Before.Matrix(ma), d.After.Matrix(mb)
	before, after := rowsOf(&matrixA), rowsOf(&matrixB)
	d.Rows = len(matrixB.Rows)
	for i := range matrixB.Rows {
		if row := &matrixB.Rows[i]; !sameRow(before[row.ID], row) {
			d.Responsibilities = append(d.Responsibilities, RowChange{Before: before[row.ID], After: row})
		}
	}
	for i := range matrixA.Rows {
		if row := &matrixA.Rows[i]; after[row.ID] == nil {
			d.Responsibilities = append(d.Responsibilities, RowChange{Before: row})
			d.Rows++
		}
	}
	if len(d.Responsibilities) == 0 {
		return
	}
	// The matrices again with one changed answer exchanged, the split as it is:
	// what a tower's side does to its rows is no doing of the answers.
	plus, minus := make([]rows, len(d.variants)), make([]rows, len(d.variants))
	for i, v := range d.variants {
		plus[i], minus[i] = under(v.plus, ma, &a.Split), under(v.minus, mb, &b.Split)
	}
	swapped, model := under(d.swapped, ma, &a.Split), under(d.Before, mb, &a.Split)
	for i := range d.Responsibilities {
		c := &d.Responsibilities[i]
		id, t := c.Row().ID, c.Row().Tower
		if a.Split[t] != b.Split[t] && c.Letters() {
			c.Causes = append(c.Causes, Cause{BySplit, t.String()})
		}
		if decided(c.Before) != decided(c.After) {
			c.Causes = append(c.Causes, Cause{ByDecision, id})
		}
		for j, v := range d.variants {
			if plus[j] != nil && !sameRow(plus[j][id], c.Before) || minus[j] != nil && !sameRow(minus[j][id], c.After) {
				c.Causes = append(c.Causes, Cause{ByAnswer, v.question})
			}
		}
		if !sameRow(model[id], c.Before) { // another model can give the client IT people
			c.Causes = append(c.Causes, Cause{Kind: ByModel})
		}
		if swapped != nil && !sameRow(swapped[id], c.Before) {
			c.Causes = append(c.Causes, Cause{Kind: ByPlaybook})
		}
	}
}

// decided is the side that client and provider agreed on for a row.
func decided(r *responsibility.Row) terms.Side {
	if r == nil || r.Status != responsibility.Agreed {
		return terms.Undecided
	}
	return r.Side
}
