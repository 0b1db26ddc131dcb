package compare

import (
	"slices"

	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/responsibility"
)

// split compares the splits of the recommended models. It finds nothing where one side
// recommends none.
func (d *differ) split() {
	d.out.Split = []result.ChangedTower{}
	a, b := d.before.exchange.Split(), d.after.exchange.Split()
	if a == nil || b == nil {
		return
	}
	for _, t := range terms.Towers() {
		before, after := a.Split[t], b.Split[t]
		if before == after {
			continue
		}
		c := result.ChangedTower{Tower: t, Before: before, After: after, Assumed: b.Assumed[t], Because: terms.Optional(b.Because[t])}
		c.Causes = d.because(result.OnSplit, func(now, then *taken) bool {
			x, y := now.Split(), then.Split()
			return x == nil || x.Split[t] != y.Split[t]
		})
		if !d.out.SameResult() && *d.out.Model.Before != *d.out.Model.After {
			c.Causes = append(c.Causes, result.Cause{Kind: result.ByModel})
		}
		d.out.Split = append(d.out.Split, c)
	}
}

// sameRow reports whether two rows say the same about who does what.
func sameRow(a, b *responsibility.Row) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Letters == b.Letters && a.Status == b.Status
}

// responsibilities compares the matrices of the recommended models. It finds nothing where
// one side recommends none.
func (d *differ) responsibilities() {
	out := d.out
	out.Responsibilities, out.ByTower, out.Fees = []result.ChangedActivity{}, []result.TowerCount{}, []result.ChangedFee{}
	if out.Model.Before == nil || out.Model.After == nil {
		return
	}
	before, after := map[string]*responsibility.Row{}, map[string]*responsibility.Row{}
	rows := d.after.result.RACI.Activities
	for i := range rows {
		after[rows[i].ID] = &rows[i]
	}
	was := d.before.result.RACI.Activities
	for i := range was {
		if before[was[i].ID] = &was[i]; after[was[i].ID] == nil {
			rows = append(slices.Clip(rows), was[i]) // gone
		}
	}
	out.Words.Rows = len(rows)
	var byTower [terms.NumTowers]int
	for i := range rows {
		row := &rows[i]
		a, b := before[row.ID], after[row.ID]
		if a != nil && b != nil && a.Fee != b.Fee {
			out.Fees = append(out.Fees, result.ChangedFee{ID: row.ID, Tower: row.Tower, Name: row.Name, Before: a.Fee, After: b.Fee})
		}
		if sameRow(a, b) {
			continue
		}
		byTower[row.Tower]++
		c := result.ChangedActivity{ID: row.ID, Tower: row.Tower, Name: row.Name}
		c.Before, c.Status.Before = lettersOf(a)
		c.After, c.Status.After = lettersOf(b)
		c.Causes = d.activityCauses(&c, a, b)
		out.Responsibilities = append(out.Responsibilities, c)
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

// activityCauses says why a row differs: another side runs its part of IT, or client and
// provider agreed on it. Only where neither is so, it is asked what moves it.
func (d *differ) activityCauses(c *result.ChangedActivity, was, is *responsibility.Row) []result.Cause {
	causes := []result.Cause{}
	a, b := d.before.exchange.Split(), d.after.exchange.Split()
	if a.Split[c.Tower] != b.Split[c.Tower] && c.Letters() {
		causes = append(causes, result.Cause{Kind: result.BySplit, ID: terms.Optional(c.Tower.String())})
	}
	if decided(was) != decided(is) {
		causes = append(causes, result.Cause{Kind: result.ByDecision, ID: terms.Optional(c.ID)})
	}
	if len(causes) > 0 {
		return causes
	}
	return d.because(result.OnResponsibilities, func(now, then *taken) bool { return !sameRow(now.row(c.ID), then.row(c.ID)) })
}

// decided is the side that client and provider agreed on for a row.
func decided(r *responsibility.Row) terms.Side {
	if r == nil || r.Status != responsibility.Agreed {
		return terms.Undecided
	}
	return r.Side
}
