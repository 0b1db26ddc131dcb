package assess

import (
	"slices"

	"mspscope/internal/answer"
)

// Set returns all that is known of the answers: what was given, and where people
// differ about it.
func (e *Engagement) Set(q *Questionnaire) answer.Set {
	set := e.Answers
	set.Disputed = nil
	for i := range e.Basis {
		b := &e.Basis[i]
		if b.Question < 0 || b.Settled || len(b.Others) == 0 || slices.ContainsFunc(set.Disputed, func(d answer.Dispute) bool { return d.Question == b.Question }) {
			continue
		}
		if d, differ := q.Schema.Differ(b.Question, e.said(b.Question)); differ {
			set.Disputed = append(set.Disputed, d)
		}
	}
	slices.SortFunc(set.Disputed, func(a, b answer.Dispute) int { return a.Question - b.Question })
	return set
}

// said lists what people answered to a question, the answer in use first.
func (e *Engagement) said(question int) []answer.Value {
	values := []answer.Value{e.Answers.Values[question].Kept()}
	for i := range e.Basis {
		b := &e.Basis[i]
		if b.Question != question || b.Settled {
			continue
		}
		for _, o := range b.Others {
			values = append(values, o.Value)
		}
	}
	return values
}

// View applies the gates to all that is known of the answers.
func (e *Engagement) View(q *Questionnaire) answer.View { return q.Schema.View(e.Set(q)) }

// Estimated reports whether the answer to a question is an estimate.
func (e *Engagement) Estimated(question int) bool {
	return slices.ContainsFunc(e.Basis, func(b Basis) bool {
		return b.Question == question && b.Part == Whole && b.Kind == "estimated"
	})
}

// AllEstimated lists the questions whose answers are estimates.
func (e *Engagement) AllEstimated() []int {
	var all []int
	for i := range e.Basis {
		if q := e.Basis[i].Question; q >= 0 && e.Estimated(q) && !slices.Contains(all, q) {
			all = append(all, q)
		}
	}
	return all
}
