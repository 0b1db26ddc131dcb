//go:build ignore

package scope

import (
	"slices"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// stateOf returns what is known of an answer in a scope, and whether the
// questionnaire has the question.
func stateOf(s *Scope, id string) (AnswerState, bool) {
	i := s.View.Schema().Find(id)
	if i < 0 {
		return AnswerState{State: answer.Hidden}, false
	}
	return AnswerState{State: s.View.State(i), Written: s.Engagement.Answers.Values[i]}, true
}

// answers lists the answers that differ, and finds why a question applies on
// one side only.
func (d *differ) answers() {
	ids := d.After.View.Schema().IDs()
	for _, id := range d.Before.View.Schema().IDs() {
		if d.After.View.Schema().Find(id) < 0 {
			ids = append(ids, id)
		}
	}
	for _, id := range ids {
		before, had := stateOf(d.Before, id)
		after, has := stateOf(d.After, id)
		written := !d.sameWritten(id, before.Written, after.Written)
		if !written && (before.State == after.State || !had || !has) {
			continue // a question that only one questionnaire has and nobody answered is no change
		}
		d.written[id] = written
		d.Answers = append(d.Answers, AnswerChange{
			Question: id, Before: before, After: after, Written: written,
		})
	}
	for i := range d.Answers {
		if c := &d.Answers[i]; !c.Written {
			c.Causes = d.orPlaybook(d.roots([]string{c.Question}))
		}
	}
}

// sameWritten reports whether two answers are written the same way, each in
// its own questionnaire.
func (d *differ) sameWritten(id string, before, after answer.Value) bool {
	if before.State != after.State {
		return false
	}
	if before.State != answer.Given {
		return true
	}
	a, b := d.Before.View.Schema(), d.After.View.Schema()
	qa, qb := a.At(a.Find(id)), b.At(b.Find(id))
	return qa.Type == qb.Type && qa.Format(before) == qb.Format(after)
}

// roots finds the changed answers behind some questions: their own, and, where
// one applies on one side only, those that its gate hangs on.
func (d *differ) roots(questions []string) []Cause {
	found, seen := map[string]bool{}, map[string]bool{}
	var visit func(id string)
	visit = func(id string) {
		if seen[id] {
			return
		}
		seen[id] = true
		if d.written[id] {
			found[id] = true
		}
		before, _ := stateOf(d.Before, id)
		after, _ := stateOf(d.After, id)
		if (before.State == answer.Hidden) == (after.State == answer.Hidden) {
			return
		}
		for _, s := range []*answer.Schema{d.Before.View.Schema(), d.After.View.Schema()} {
			if i := s.Find(id); i >= 0 {
				for _, gate := range s.At(i).Gate.Questions() {
					visit(s.At(gate).ID)
				}
			}
		}
	}
	for _, id := range questions {
		visit(id)
	}
	var causes []Cause
	for i := range d.Answers {
		if id := d.Answers[i].Question; found[id] {
			causes = append(causes, Cause{ByAnswer, id})
		}
	}
	return causes
}

// orPlaybook returns the causes, or the playbook where there are none and it
// differs.
func (d *differ) orPlaybook(causes []Cause) []Cause {
	if len(causes) == 0 && !d.SamePlaybook() {
		return []Cause{{Kind: ByPlaybook}}
	}
	return causes
}

// valueUnder returns the answer written in another scope to the question at an
// index of a schema, missing where it cannot be given there.
func valueUnder(to *answer.Schema, i int, from *Scope) answer.Value {
	s := from.View.Schema()
	j := s.Find(to.At(i).ID)
	if j < 0 {
		return answer.Value{}
	}
	return translateValue(from.Engagement.Answers.Values[j], s.At(j), to.At(i))
}

// translate takes a set of answers from one schema to another. Answers that the
// other one does not know are missing there.
func translate(set answer.Set, from, to *answer.Schema) answer.Set {
	out := to.NewSet()
	for i := range out.Values {
		if j := from.Find(to.At(i).ID); j >= 0 {
			out.Values[i] = translateValue(set.Values[j], from.At(j), to.At(i))
		}
	}
	return out
}

func translateValue(v answer.Value, from, to *answer.Question) answer.Value {
	if v.State != answer.Given {
		return v
	}
	if from.Type != to.Type {
		return answer.Value{}
	}
	switch from.Type {
	case answer.Number, answer.Scale, answer.Level:
		if v.Number < to.Min || v.Number > to.Max {
			return answer.Value{}
		}
	case answer.SingleChoice, answer.MultiChoice, answer.YesNo:
		options := v.Options
		v.Options = 0
		for o, id := range from.Options {
			if options&(1<<o) == 0 {
				continue
			}
			at := to.OptionIndex(id)
			if at < 0 {
				return answer.Value{}
			}
			v.Options |= 1 << at
		}
	case answer.Text, answer.Grid:
	}
	return v
}

// contributions lists the criteria that count on one side only or with other
// points, each with the changed answers among those it tests and their gates,
// or with what differs in the row itself.
func (d *differ) contributions() {
	a, b := d.Before, d.After
	before := map[string]int{}
	for i := range a.Playbook.Matrix.Criteria {
		before[a.Playbook.Matrix.Criteria[i].ID] = i
	}
	for i := range b.Playbook.Matrix.Criteria {
		c := ContributionChange{After: &b.Playbook.Matrix.Criteria[i]}
		c.CountsAfter = b.Recommendation.Applies[i] == answer.True
		if j, ok := before[c.After.ID]; ok {
			c.Before = &a.Playbook.Matrix.Criteria[j]
			c.CountsBefore = a.Recommendation.Applies[j] == answer.True
			delete(before, c.After.ID)
		}
		d.contribution(&c)
	}
	for i := range a.Playbook.Matrix.Criteria {
		row := &a.Playbook.Matrix.Criteria[i]
		if _, gone := before[row.ID]; gone {
			d.contribution(&ContributionChange{Before: row, CountsBefore: a.Recommendation.Applies[i] == answer.True})
		}
	}
	slices.SortStableFunc(d.Contributions, func(x, y ContributionChange) int { return int(y.spread() - x.spread()) })
}

func (d *differ) contribution(c *ContributionChange) {
	c.PointsBefore, c.PointsAfter = points(c.Before, c.CountsBefore), points(c.After, c.CountsAfter)
	weight := func(row *assess.Criterion, counts bool) int64 {
		if !counts {
			return 0
		}
		return row.Weight
	}
	if c.CountsBefore == c.CountsAfter && c.PointsBefore == c.PointsAfter && weight(c.Before, c.CountsBefore) == weight(c.After, c.CountsAfter) {
		return
	}
	c.Causes = d.rowCauses(c)
	d.Contributions = append(d.Contributions, *c)
}

func points(c *assess.Criterion, counts bool) (p [terms.NumModels]int64) {
	if counts {
		for m, rating := range c.Ratings {
			p[m] = c.Weight * int64(rating)
		}
	}
	return p
}

// questionsOf lists the questions that a criterion tests.
func questionsOf(c *assess.Criterion, s *Scope) []string {
	if c == nil {
		return nil
	}
	var ids []string
	for _, i := range append(c.When.Questions(), c.Unless.Questions()...) {
		ids = append(ids, s.View.Schema().At(i).ID)
	}
	return ids
}

// rowCauses finds why a criterion counts on one side only or gives other points.
func (d *differ) rowCauses(c *ContributionChange) []Cause {
	var causes []Cause
	row := func(what string) { causes = append(causes, Cause{ByPlaybook, what}) }
	switch {
	case c.Before == nil:
		row(RowAdded)
		return causes
	case c.After == nil:
		row(RowRemoved)
		return causes
	}
	if c.CountsBefore != c.CountsAfter {
		causes = d.roots(append(questionsOf(c.Before, d.Before), questionsOf(c.After, d.After)...))
		// With the answers before, the row after counts as the row before did,
		// unless its condition is another one.
		if d.swapped != nil && (c.After.Applies(d.swapped.View) == answer.True) != c.CountsBefore {
			row(RowCondition)
		}
		return causes
	}
	if c.Before.Weight != c.After.Weight {
		row(RowWeight)
	}
	if c.Before.Ratings != c.After.Ratings {
		row(RowRatings)
	}
	return causes
}

// vetoes lists the reasons against a model that stand on one side only.
func (d *differ) vetoes() {
	is := func(v assess.Veto) func(assess.Veto) bool {
		return func(w assess.Veto) bool { return v.Model == w.Model && v.Criterion == w.Criterion }
	}
	for _, v := range d.After.Recommendation.Vetoes {
		if !slices.ContainsFunc(d.Before.Recommendation.Vetoes, is(v)) {
			d.Gained = append(d.Gained, VetoChange{v, d.vetoCauses(v)})
		}
	}
	for _, v := range d.Before.Recommendation.Vetoes {
		if !slices.ContainsFunc(d.After.Recommendation.Vetoes, is(v)) {
			d.Lost = append(d.Lost, VetoChange{v, d.vetoCauses(v)})
		}
	}
}

func (d *differ) vetoCauses(v assess.Veto) []Cause {
	for i := range d.Contributions {
		c := &d.Contributions[i]
		if c.Criterion().ID == v.Criterion && c.CountsBefore != c.CountsAfter {
			return c.Causes
		}
	}
	for _, s := range []*Scope{d.Before, d.After} {
		for i := range s.Playbook.Matrix.Criteria {
			if s.Playbook.Matrix.Criteria[i].ID == v.Criterion {
				return []Cause{{ByPlaybook, RowVeto}} // the row counts on both sides
			}
		}
	}
	// What the client decided about towers, and who is there to carry it.
	return d.orPlaybook(d.roots([]string{"it_fte", "it_staff_plan", "tower_owners"}))
}
