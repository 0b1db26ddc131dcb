package compare

import (
	"mspscope/internal/result"
	"mspscope/internal/scope"
	"mspscope/internal/terms"
	"mspscope/responsibility"
)

// split compares the splits of the recommended models. It finds nothing where
// one side recommends none.
func (d *differ) split() {
	d.out.Split = []result.ChangedTower{}
	a, b := d.before.Split(), d.after.Split()
	if a == nil || b == nil {
		return
	}
	ma, mb := *d.before.Model(), *d.after.Model()
	for _, t := range terms.Towers() {
		before, after := a.Split[t], b.Split[t]
		if before == after {
			continue
		}
		c := result.ChangedTower{Tower: t, Before: before, After: after, Assumed: b.Assumed[t], Because: terms.Optional(b.Because[t])}
		c.Causes = d.each(
			func(plus *scope.Scored) bool { return plus.Proposals[ma].Split[t] != before },
			func(minus *scope.Scored) bool { return minus.Proposals[mb].Split[t] != after })
		if ma != mb && (d.before.Proposals[mb].Split[t] != before || d.after.Proposals[ma].Split[t] != after) {
			c.Causes = append(c.Causes, result.Cause{Kind: result.ByModel})
		}
		if d.swapped != nil && d.swapped.Proposals[ma].Split[t] != before {
			c.Causes = append(c.Causes, result.Cause{Kind: result.ByPlaybook})
		}
		d.out.Split = append(d.out.Split, c)
	}
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

// under lays out the matrix of a variant for a given model and split.
func under(s *scope.Scored, m terms.Model, split *terms.Split) rows {
	if s == nil {
		return nil
	}
	fixed := *s
	fixed.Proposals[m].Split = *split
	matrix := fixed.RACI(m)
	return rowsOf(&matrix)
}

// sameRow reports whether two rows say the same about who does what.
func sameRow(a, b *responsibility.Row) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Letters == b.Letters && a.Status == b.Status
}

// responsibilities compares the matrices of the recommended models. It finds
// nothing where one side recommends none.
func (d *differ) responsibilities() {
	out := d.out
	out.Responsibilities, out.ByTower, out.Words.Core, out.Fees = []result.ChangedActivity{}, []result.TowerCount{}, []string{}, []result.ChangedFee{}
	a, b := d.before.Split(), d.after.Split()
	if a == nil || b == nil {
		return
	}
	ma, mb := *d.before.Model(), *d.after.Model()
	matrixA, matrixB := d.before.RACI(ma), d.after.RACI(mb)
	before, after := rowsOf(&matrixA), rowsOf(&matrixB)
	var changed []*responsibility.Row // after the change, or before it where the row is gone
	for i := range matrixB.Rows {
		row := &matrixB.Rows[i]
		was := before[row.ID]
		if !sameRow(was, row) {
			changed = append(changed, row)
		}
		if was != nil && was.Fee != row.Fee {
			out.Fees = append(out.Fees, result.ChangedFee{ID: row.ID, Tower: row.Tower, Name: row.Name, Before: was.Fee, After: row.Fee})
		}
	}
	out.Words.Rows = len(matrixB.Rows)
	for i := range matrixA.Rows {
		if row := &matrixA.Rows[i]; after[row.ID] == nil {
			changed = append(changed, row)
			out.Words.Rows++
		}
	}
	if len(changed) == 0 {
		return
	}
	causes := d.activityCauses(before, after)
	var byTower [terms.NumTowers]int
	for _, row := range changed {
		c := result.ChangedActivity{ID: row.ID, Tower: row.Tower, Name: row.Name}
		c.Before, c.Status.Before = lettersOf(before[row.ID])
		c.After, c.Status.After = lettersOf(after[row.ID])
		c.Causes = causes(&c)
		out.Responsibilities = append(out.Responsibilities, c)
		byTower[row.Tower]++
		if row.Core {
			out.Words.Core = append(out.Words.Core, row.ID)
		}
	}
	for t, n := range byTower {
		if n > 0 {
			out.ByTower = append(out.ByTower, result.TowerCount{Tower: terms.Tower(t), Changed: n})
		}
	}
}

func lettersOf(r *responsibility.Row) (*responsibility.Assignment, *responsibility.Status) {
	if r == nil {
		return nil, nil
	}
	return &r.Letters, &r.Status
}

// activityCauses returns what finds the causes of a changed activity. It lays
// out the matrices again with one changed answer exchanged, the split as it is:
// what a tower's side does to its rows is no doing of the answers.
func (d *differ) activityCauses(before, after rows) func(*result.ChangedActivity) []result.Cause {
	a, b := &d.before.Split().Split, &d.after.Split().Split
	ma, mb := *d.before.Model(), *d.after.Model()
	plus, minus := make([]rows, len(d.variants)), make([]rows, len(d.variants))
	for i, v := range d.variants {
		plus[i], minus[i] = under(v.plus, ma, a), under(v.minus, mb, b)
	}
	swapped, model := under(d.swapped, ma, a), under(d.before.Scored, mb, a)
	return func(c *result.ChangedActivity) []result.Cause {
		causes := []result.Cause{}
		was, is := before[c.ID], after[c.ID]
		if a[c.Tower] != b[c.Tower] && c.Letters() {
			causes = append(causes, result.Cause{Kind: result.BySplit, ID: terms.Optional(c.Tower.String())})
		}
		if decided(was) != decided(is) {
			causes = append(causes, result.Cause{Kind: result.ByDecision, ID: terms.Optional(c.ID)})
		}
		for i, v := range d.variants {
			if plus[i] != nil && !sameRow(plus[i][c.ID], was) || minus[i] != nil && !sameRow(minus[i][c.ID], is) {
				causes = append(causes, byAnswer(v.question))
			}
		}
		if !sameRow(model[c.ID], was) { // another model can give the client IT people
			causes = append(causes, result.Cause{Kind: result.ByModel})
		}
		if swapped != nil && !sameRow(swapped[c.ID], was) {
			causes = append(causes, result.Cause{Kind: result.ByPlaybook})
		}
		return causes
	}
}

// decided is the side that client and provider agreed on for a row.
func decided(r *responsibility.Row) terms.Side {
	if r == nil || r.Status != responsibility.Agreed {
		return terms.Undecided
	}
	return r.Side
}

// roleNames are the short names of the roles, in their order.
func roleNames(c *responsibility.Catalogue) []string {
	var names []string
	for _, role := range responsibility.Roles() {
		names = append(names, c.Role(role).Short)
	}
	return names
}
