package scope

import (
	"cmp"
	"encoding/json"
	"slices"

	"github.com/govalues/decimal"

	"mspscope/assess"
	"mspscope/assess/certainty"
	"mspscope/internal/answer"
	"mspscope/internal/result"
	"mspscope/pricing"
)

// What is given and still to be settled or confirmed.

// disputed lists what people answered differently, for the client: never who said
// what.
func (s *Scored) disputed() []result.Disputed {
	return disputedIn(s.Playbook.Questionnaire, s.View, nil)
}

// disputedBy lists the same for the provider.
func disputedBy(q *assess.Questionnaire, e *assess.Engagement, v answer.View) []result.Disputed {
	return disputedIn(q, v, func(i int, value answer.Value) string { return e.SaidBy(i, value) })
}

func disputedIn(q *assess.Questionnaire, v answer.View, by func(int, answer.Value) string) []result.Disputed {
	out := []result.Disputed{}
	for i := range q.Questions {
		d := v.Dispute(i)
		if d == nil {
			continue
		}
		one := result.Disputed{Question: q.Questions[i].ID, Topic: q.Questions[i].Topic, Values: []json.RawMessage{}}
		for _, value := range d.Values {
			one.Values = append(one.Values, q.JSON(i, value))
			if by != nil {
				one.By = append(one.By, by(i, value))
			}
		}
		out = append(out, one)
	}
	return out
}

// toConfirm lists the answers that are given and still to be confirmed.
func (s *Scored) toConfirm(proof *Proof, matters []certainty.Matter) []result.Confirm {
	out := []result.Confirm{}
	q := s.Playbook.Questionnaire
	for _, c := range s.Engagement.ToConfirm(s.View) {
		one := result.Confirm{
			Question: q.PartID(c.Question, c.Part), Topic: q.PartTopic(c.Question, c.Part), State: c.State,
			Says: q.SoFar(s.View, c), Who: q.Who(c.Question, s.View, s.nobody()),
		}
		if !q.Questions[c.Question].Private() {
			one.Ask, _, _ = q.WrittenPart(c.Question, c.Part, one.Who)
		}
		for i := range matters {
			if matters[i].Question == c.Question && matters[i].Part == c.Part {
				one.CanChangeModel = &matters[i].CanChange
			}
		}
		if one.CanChangeModel == nil && proof != nil {
			can := leads(proof, c.Question, c.Part)
			one.CanChangeModel = &can
		}
		if d := s.swingOver(c.Question, s.stands(c)); d != nil {
			one.MonthlySwing = &pricing.Amount{Decimal: *d}
		}
		out = append(out, one)
	}
	slices.SortStableFunc(out, func(a, b result.Confirm) int {
		return cmp.Or(before(a.Changes(), b.Changes()), before(a.State == "disputed", b.State == "disputed"), amount(b.MonthlySwing).Cmp(amount(a.MonthlySwing)))
	})
	return out
}

// before orders what is so before what is not.
func before(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// amount is an amount for ordering, zero where there is none.
func amount(a *pricing.Amount) decimal.Decimal {
	if a == nil {
		return decimal.Zero
	}
	return a.Decimal
}

// stands lists answers that one to be confirmed may stand for.
func (s *Scored) stands(c assess.Confirm) []answer.Value {
	v := s.View.Value(c.Question)
	number := func(n int64) answer.Value { return answer.Value{State: answer.Given, Number: n} }
	switch d := s.View.Dispute(c.Question); {
	case d != nil && c.Part == assess.Whole:
		return d.Values
	case d != nil:
		var values []answer.Value
		t, _ := c.Part.Tower()
		for _, other := range d.Values {
			values = append(values, v.Merge(t, &other))
		}
		return values
	case v.Spread > 0:
		return []answer.Value{number(v.Number), number(v.High())}
	case c.State == "estimated" && s.Playbook.Card != nil && s.View.Schema().At(c.Question).Type == answer.Number:
		least, most := s.Playbook.Card.Spread(s.View.Schema().At(c.Question), v.Number)
		return []answer.Value{number(least), number(most)}
	case v.Unsure != 0:
		without, with := v, v
		exclusive := s.View.Schema().At(c.Question).Exclusive
		without.Unsure, with.Unsure, with.Options = 0, 0, (v.Options|v.Unsure)&^exclusive
		return []answer.Value{without, with}
	}
	return nil
}
