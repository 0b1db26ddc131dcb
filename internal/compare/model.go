package compare

import (
	"slices"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/result"
	"mspscope/internal/terms"
)

// model finds what another outcome or model comes from.
func (d *differ) model() {
	d.out.Model.Causes = []result.Cause{}
	if !d.out.SameResult() {
		d.out.Model.Causes = d.because(result.OnModel, func(now, then *taken) bool {
			a, b := &now.Recommendation, &then.Recommendation
			return a.Outcome != b.Outcome || a.HasModel() && a.Model != b.Model
		})
	}
}

// criterion is a row of the decision matrix of a side, nil where it has no such row, with
// whether it counts.
func (t *taken) criterion(id string) (c *assess.Criterion, counts bool) {
	all := t.Playbook.Matrix.Criteria
	for i := range all {
		if all[i].ID == id {
			return &all[i], t.Recommendation.Applies[i] == answer.True
		}
	}
	return nil, false
}

// contributions lists the criteria that count on one side only or with other points, the
// largest change of the balance first.
func (d *differ) contributions() {
	d.out.Contributions = []result.ChangedContribution{}
	a, b := d.before.exchange, d.after.exchange
	var ids []string
	for _, t := range []*taken{b, a} {
		for i := range t.Playbook.Matrix.Criteria {
			if id := t.Playbook.Matrix.Criteria[i].ID; !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	for _, id := range ids {
		change := result.ChangedContribution{Criterion: id}
		was, countsBefore := a.criterion(id)
		is, countsAfter := b.criterion(id)
		before, after := points(was, countsBefore), points(is, countsAfter)
		if was != nil {
			change.Label, change.Counts.Before, change.Points.Before = was.Label, &countsBefore, &before
		}
		if is != nil {
			change.Label, change.Counts.After, change.Points.After = is.Label, &countsAfter, &after
		}
		weighs := countsBefore && countsAfter && was.Weight != is.Weight
		if countsBefore != countsAfter || before != after || weighs {
			change.Causes = d.rowCauses(id, was, is, countsBefore != countsAfter)
			d.out.Contributions = append(d.out.Contributions, change)
		}
	}
	spread := func(c *result.ChangedContribution) int64 {
		by := []int64{c.Gained(terms.FullyManaged), c.Gained(terms.CoManaged), c.Gained(terms.Hybrid)}
		return slices.Max(by) - slices.Min(by)
	}
	slices.SortStableFunc(d.out.Contributions, func(x, y result.ChangedContribution) int { return int(spread(&y) - spread(&x)) })
}

// points are what a criterion gives to each model.
func points(c *assess.Criterion, counts bool) terms.PerModel[int64] {
	if !counts {
		return terms.PerModel[int64]{}
	}
	return terms.ForEach(func(m terms.Model) int64 { return c.Weight * int64(c.Ratings[m]) })
}

// rowCauses finds why a criterion counts on one side only, or what differs in the row.
func (d *differ) rowCauses(id string, was, is *assess.Criterion, counts bool) []result.Cause {
	rules := func(what terms.Optional) result.Cause { return result.Cause{Kind: result.ByPlaybook, ID: what} }
	switch {
	case was == nil:
		return []result.Cause{rules(result.RowAdded)}
	case is == nil:
		return []result.Cause{rules(result.RowRemoved)}
	case counts:
		return named(d.because(result.OnFit, func(now, then *taken) bool {
			_, a := now.criterion(id)
			_, b := then.criterion(id)
			return a != b
		}), rules(result.RowCondition))
	}
	causes := []result.Cause{}
	if was.Weight != is.Weight {
		causes = append(causes, rules(result.RowWeight))
	}
	if was.Ratings != is.Ratings {
		causes = append(causes, rules(result.RowRatings))
	}
	return causes
}

// named says of a playbook as a cause what in it is one.
func named(causes []result.Cause, what result.Cause) []result.Cause {
	for i := range causes {
		if causes[i].Kind == result.ByPlaybook {
			causes[i] = what
		}
	}
	return causes
}

// vetoes lists the reasons against a model that stand on one side only.
func (d *differ) vetoes() {
	only := func(t, other *taken) []result.ChangedVeto {
		all := []result.ChangedVeto{}
		for _, v := range t.Recommendation.Vetoes {
			holds := func(t *taken) bool {
				return slices.ContainsFunc(t.Recommendation.Vetoes, func(w assess.Veto) bool { return v.Model == w.Model && v.Criterion == w.Criterion })
			}
			if holds(other) {
				continue
			}
			rules := result.Cause{Kind: result.ByPlaybook}
			if c, _ := t.criterion(v.Criterion); c != nil {
				rules.ID = result.RowVeto
			}
			one := result.ChangedVeto{Model: v.Model, Criterion: v.Criterion, Because: v.Because}
			one.Causes = named(d.because(result.OnModel, func(now, then *taken) bool { return holds(now) != holds(then) }), rules)
			for i := range d.out.Contributions { // a row that counts otherwise says why itself
				if c := &d.out.Contributions[i]; c.Criterion == v.Criterion && c.CountsBefore() != c.CountsAfter() {
					one.Causes = c.Causes
				}
			}
			all = append(all, one)
		}
		return all
	}
	a, b := d.before.exchange, d.after.exchange
	d.out.Vetoes = result.ChangedVetoes{Gained: only(b, a), Lost: only(a, b)}
}
