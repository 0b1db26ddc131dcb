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

// Settle takes the answer in use for the one that holds, whatever others said.
func (e *Engagement) Settle(question int) {
	for i := range e.Basis {
		if e.Basis[i].Question == question {
			e.Basis[i].Settled = true
		}
	}
}

// Confirm is an answer that is given and still to be confirmed.
type Confirm struct {
	Question int
	Part     Part
	State    string // range, estimated, disputed or unsure
}

// ToConfirm lists the answers to questions that apply which are ranges, estimates,
// disputed, or lists of which some options are not sure, in the order of the
// questionnaire; of a disputed grid, each tower for itself.
func (e *Engagement) ToConfirm(v answer.View) (list []Confirm) {
	for q := range v.Schema().Len() {
		if v.State(q) != answer.Given {
			continue
		}
		value := v.Value(q)
		switch d := v.Dispute(q); {
		case d != nil && v.Schema().At(q).Type == answer.Grid:
			for _, t := range d.Towers() {
				list = append(list, Confirm{q, PartOf(t), "disputed"})
			}
		case d != nil:
			list = append(list, Confirm{q, Whole, "disputed"})
		case value.Spread > 0:
			list = append(list, Confirm{q, Whole, "range"})
		case value.Unsure != 0:
			list = append(list, Confirm{q, Whole, "unsure"})
		case e.Estimated(q):
			list = append(list, Confirm{q, Whole, "estimated"})
		}
	}
	return list
}

// SaidBy names who gave an answer to a question, "" where it is not told.
func (e *Engagement) SaidBy(question int, v answer.Value) string {
	for i := range e.Basis {
		b := &e.Basis[i]
		if b.Question != question {
			continue
		}
		if e.Answers.Values[question].Kept().Equal(v) && b.Part == Whole && b.By != "" {
			return b.By
		}
		for _, o := range b.Others {
			if o.Value.Equal(v) {
				return o.By
			}
		}
	}
	return ""
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

// SoFar lists the answers so far to one that is to be confirmed, in words.
func (q *Questionnaire) SoFar(v answer.View, c Confirm) []string {
	said := []string{}
	add := func(text string) {
		if text != "" && !slices.Contains(said, text) {
			said = append(said, text)
		}
	}
	values := []answer.Value{v.Value(c.Question)}
	if d := v.Dispute(c.Question); d != nil {
		values = d.Values
	}
	for _, value := range values {
		if t, ok := c.Part.Tower(); ok {
			add(q.side(value, t))
			continue
		}
		text := q.Said(c.Question, value)
		if q.Schema.At(c.Question).Type == answer.Number && value.Spread == 0 {
			text = q.language.Grouped(text)
		}
		add(text)
	}
	return said
}

// ReasonFor returns why an answer, or one part of it, is as it is; "" where nobody
// said.
func (e *Engagement) ReasonFor(question int, part Part) string {
	for i := range e.Basis {
		if b := &e.Basis[i]; b.Question == question && b.Part == part {
			return b.Reason
		}
	}
	return ""
}
