package scope

import (
	"github.com/govalues/decimal"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// What an answer is worth: how far it can move the price.

// swing prices the recommended model once for each answer to one open question
// and takes the difference; nil where there is no price.
func (s *Scored) swing(i int, part assess.Part) *decimal.Decimal {
	if t, ok := part.Tower(); ok {
		var sides []answer.Value
		for _, side := range []terms.Side{terms.Provider, terms.Shared, terms.Client} {
			sides = append(sides, s.View.Value(i).WithTower(t, side))
		}
		return s.swingOver(i, sides)
	}
	if s.Model() == nil || s.Playbook.Card == nil {
		return nil
	}
	return s.swingOver(i, s.candidates(i))
}

// swingOver is how far some answers to a question move the price.
func (s *Scored) swingOver(i int, values []answer.Value) *decimal.Decimal {
	m := s.Model()
	if m == nil || s.Playbook.Card == nil {
		return nil
	}
	var least, most *decimal.Decimal
	for _, v := range values {
		price, ok := s.priceWith(s.with(i, v), *m)
		if !ok {
			return nil
		}
		if least == nil || price.Cmp(*least) < 0 {
			least = &price
		}
		if most == nil || price.Cmp(*most) > 0 {
			most = &price
		}
	}
	if least == nil {
		return nil
	}
	difference, _ := most.Sub(*least) // two prices that fit differ by no more than one that does
	return &difference
}

// priceWith is the typical monthly price of a model under other answers.
func (s *Scored) priceWith(v answer.View, m terms.Model) (decimal.Decimal, bool) {
	price := s.monthly(propose(s.Playbook, m, v).Split, v)
	return price.Typical, price.Known
}

// monthly is what a split costs a month under some answers; not known without a card,
// or where the sum is too large to be one.
func (s *Scored) monthly(split terms.Split, v answer.View) pricing.Range {
	if s.Playbook.Card == nil {
		return pricing.Range{}
	}
	e, err := s.Playbook.Card.Estimate(split, pricing.Answers{View: v, Estimated: s.estimated}, s.Quote)
	if err != nil {
		return pricing.Range{}
	}
	return e.Monthly
}

// candidates are the answers an open question is tried with: every option by
// itself, the ready-made answers of a grid, and for counts the ends of the range
// that the rate card assumes.
func (s *Scored) candidates(i int) []answer.Value {
	q := s.Playbook.Questionnaire.Schema.At(i)
	given := func(n int64) answer.Value { return answer.Value{State: answer.Given, Number: n} }
	var values []answer.Value
	switch q.Type {
	case answer.SingleChoice, answer.YesNo, answer.MultiChoice:
		for o := range q.Options {
			values = append(values, answer.Value{State: answer.Given, Options: 1 << o})
		}
	case answer.Scale, answer.Level:
		for n := q.Min; n <= q.Max; n += 100 {
			values = append(values, given(n))
		}
	case answer.Number:
		if least, most, ok := s.Playbook.Card.AssumedCount(s.View, i); ok {
			return []answer.Value{given(max(least, q.Min)), given(min(most, q.Max))}
		}
		if team := &s.Playbook.Matrix.Team; i == team.Count { // prices do not count people in IT; the split does
			for _, n := range []int64{0, oneFTE, team.Team, 4 * oneFTE, 10 * oneFTE} {
				values = append(values, given(n))
			}
		}
	case answer.Grid:
		for _, preset := range s.Playbook.Questionnaire.Questions[i].Presets {
			values = append(values, preset.Value)
		}
	case answer.Text:
	}
	return values
}
