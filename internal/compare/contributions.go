package compare

import (
	"slices"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/result"
	"mspscope/internal/terms"
)

// rowChange is a row of the decision matrix on both sides; nil where the matrix
// of a side has no such row.
type rowChange struct {
	before, after             *assess.Criterion
	countsBefore, countsAfter bool
}

// contributions lists the criteria that count on one side only or with other
// points, each with the changed answers among those it tests and their gates,
// or with what differs in the row itself.
func (d *differ) contributions() {
	d.out.Contributions = []result.ChangedContribution{}
	a, b := d.before, d.after
	before := map[string]int{}
	for i := range a.Playbook.Matrix.Criteria {
		before[a.Playbook.Matrix.Criteria[i].ID] = i
	}
	for i := range b.Playbook.Matrix.Criteria {
		row := rowChange{after: &b.Playbook.Matrix.Criteria[i], countsAfter: b.Recommendation.Applies[i] == answer.True}
		if j, ok := before[row.after.ID]; ok {
			row.before = &a.Playbook.Matrix.Criteria[j]
			row.countsBefore = a.Recommendation.Applies[j] == answer.True
			delete(before, row.after.ID)
		}
		d.contribution(&row)
	}
	for i := range a.Playbook.Matrix.Criteria {
		c := &a.Playbook.Matrix.Criteria[i]
		if _, gone := before[c.ID]; gone {
			d.contribution(&rowChange{before: c, countsBefore: a.Recommendation.Applies[i] == answer.True})
		}
	}
	slices.SortStableFunc(d.out.Contributions, func(x, y result.ChangedContribution) int { return int(spread(&y) - spread(&x)) })
}

// spread is how far a change moves the models apart.
func spread(c *result.ChangedContribution) int64 {
	var gained [terms.NumModels]int64
	for _, m := range terms.Models() {
		gained[m] = c.Gained(m)
	}
	return slices.Max(gained[:]) - slices.Min(gained[:])
}

func (d *differ) contribution(row *rowChange) {
	was, is := points(row.before, row.countsBefore), points(row.after, row.countsAfter)
	weight := func(c *assess.Criterion, counts bool) int64 {
		if !counts {
			return 0
		}
		return c.Weight
	}
	if row.countsBefore == row.countsAfter && was == is && weight(row.before, row.countsBefore) == weight(row.after, row.countsAfter) {
		return
	}
	change := result.ChangedContribution{Causes: d.rowCauses(row)}
	if row.before != nil {
		change.Criterion, change.Label = row.before.ID, row.before.Label
		change.Counts.Before, change.Points.Before = &row.countsBefore, &was
	}
	if row.after != nil {
		change.Criterion, change.Label = row.after.ID, row.after.Label
		change.Counts.After, change.Points.After = &row.countsAfter, &is
	}
	d.out.Contributions = append(d.out.Contributions, change)
}

// points are what a criterion gives to each model.
func points(c *assess.Criterion, counts bool) terms.PerModel[int64] {
	if !counts {
		return terms.PerModel[int64]{}
	}
	return terms.ForEach(func(m terms.Model) int64 { return c.Weight * int64(c.Ratings[m]) })
}

// questionsOf lists the questions that a criterion tests.
func questionsOf(c *assess.Criterion, s *Side) []string {
	var ids []string
	for _, i := range append(c.When.Questions(), c.Unless.Questions()...) {
		ids = append(ids, s.View.Schema().At(i).ID)
	}
	return ids
}

// rowCauses finds why a criterion counts on one side only or gives other points.
func (d *differ) rowCauses(row *rowChange) []result.Cause {
	causes := []result.Cause{}
	add := func(what terms.Optional) { causes = append(causes, result.Cause{Kind: result.ByPlaybook, ID: what}) }
	switch {
	case row.before == nil:
		add(result.RowAdded)
		return causes
	case row.after == nil:
		add(result.RowRemoved)
		return causes
	}
	if row.countsBefore != row.countsAfter {
		causes = d.answers.roots(append(questionsOf(row.before, d.before), questionsOf(row.after, d.after)...))
		// With the answers before, the row after counts as the row before did,
		// unless its condition is another one.
		if d.swapped != nil && (row.after.Eval(d.swapped.View) == answer.True) != row.countsBefore {
			add(result.RowCondition)
		}
		return causes
	}
	if row.before.Weight != row.after.Weight {
		add(result.RowWeight)
	}
	if row.before.Ratings != row.after.Ratings {
		add(result.RowRatings)
	}
	return causes
}

// vetoes lists the reasons against a model that stand on one side only.
func (d *differ) vetoes() {
	d.out.Vetoes = result.ChangedVetoes{
		Gained: d.vetoesOnlyOf(d.after, d.before),
		Lost:   d.vetoesOnlyOf(d.before, d.after),
	}
	d.out.Words.Lost = []string{}
	for i := range d.out.Vetoes.Lost {
		d.out.Words.Lost = append(d.out.Words.Lost, reasonName(d.before, d.out.Vetoes.Lost[i].Criterion))
	}
}

func (d *differ) vetoesOnlyOf(s, other *Side) []result.ChangedVeto {
	only := []result.ChangedVeto{}
	for _, v := range s.Recommendation.Vetoes {
		is := func(w assess.Veto) bool { return v.Model == w.Model && v.Criterion == w.Criterion }
		if !slices.ContainsFunc(other.Recommendation.Vetoes, is) {
			only = append(only, result.ChangedVeto{Model: v.Model, Criterion: v.Criterion, Because: v.Because, Causes: d.vetoCauses(v.Criterion)})
		}
	}
	return only
}

func (d *differ) vetoCauses(criterion string) []result.Cause {
	for i := range d.out.Contributions {
		c := &d.out.Contributions[i]
		if c.Criterion == criterion && c.CountsBefore() != c.CountsAfter() {
			return c.Causes
		}
	}
	if findCriterion(d.before, criterion) != nil || findCriterion(d.after, criterion) != nil {
		return []result.Cause{{Kind: result.ByPlaybook, ID: result.RowVeto}} // the row counts on both sides
	}
	// What the client decided about towers, and who is there to carry it.
	rules := d.after.Playbook.Matrix.Structure()
	return d.answers.orPlaybook(d.answers.roots(rules.Questions(d.after.Playbook.Questionnaire)))
}

// findCriterion returns a row of the matrix of a side, or nil.
func findCriterion(s *Side, id string) *assess.Criterion {
	for i := range s.Playbook.Matrix.Criteria {
		if c := &s.Playbook.Matrix.Criteria[i]; c.ID == id {
			return c
		}
	}
	return nil
}

// reasonName names a reason against a model in short.
func reasonName(s *Side, criterion string) string {
	if c := findCriterion(s, criterion); c != nil {
		return c.Label
	}
	if criterion == assess.StatedTowers {
		return "What you had decided about the parts of IT"
	}
	return "A team of fewer than two"
}
