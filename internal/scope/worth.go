package scope

import (
	"slices"

	"github.com/govalues/decimal"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// What an answer is worth: how far it can move the price.

// mostParts is how many parts of IT one answer may ask to move and still
// be said to move the price. An answer that turns over more than that is a reason to
// talk about the whole proposal again, and no figure beside the present one.
const mostParts = 2

// swing prices the recommended model once for each answer to one open question that
// this client may well give and takes the difference; nil where there is no price.
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
	if s.Playbook.Questionnaire.Schema.At(i).Type == answer.Grid { // the split itself is asked for
		return s.swingOver(i, s.candidates(i))
	}
	now := s.asked(*s.Model(), s.View)
	return s.spread(i, s.consistent(i, s.candidates(i)), func(v answer.View, m terms.Model) (decimal.Decimal, bool) {
		if then := s.asked(m, v); moved(&now, &then) > mostParts {
			price := s.monthly(s.Split().Split, v)
			return price.Typical, price.Known
		}
		return s.priceWith(v, m)
	})
}

// asked is what the rules of a model ask for under some answers, before anything is
// moved to keep its class.
func (s *Scored) asked(m terms.Model, v answer.View) terms.Split {
	stated, _, _ := s.Playbook.Matrix.StatedFor(m, v)
	return s.Playbook.Split.Asked(m, stated, v)
}

// swingOver is how far some answers to a question move the price.
func (s *Scored) swingOver(i int, values []answer.Value) *decimal.Decimal {
	return s.spread(i, values, s.priceWith)
}

// spread is how far the prices are apart that the recommended model has with some
// answers to a question.
func (s *Scored) spread(i int, values []answer.Value, price func(answer.View, terms.Model) (decimal.Decimal, bool)) *decimal.Decimal {
	m := s.Model()
	if m == nil || s.Playbook.Card == nil {
		return nil
	}
	if now := s.priced(); !now.from[i] {
		if len(values) == 0 || !now.known {
			return nil
		}
		nothing, _ := now.typical.Sub(now.typical) // with the decimals of the price
		return &nothing
	}
	var least, most *decimal.Decimal
	memory := s.View.Memory()
	for _, v := range values {
		price, ok := price(s.View.WithIn(memory, i, v), *m)
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

// priced is the typical monthly price of the recommended model as things are, with the
// questions that it follows from. Most open questions are none of them, and pricing all of
// their answers would come to the same sum.
type priced struct {
	firm    bool // as a proposal has it: then what is settled so far counts as settled
	typical decimal.Decimal
	known   bool
	from    []bool // by the place of the question
}

// priced returns it, worked out once for as long as the quote is what it is.
func (s *Scored) priced() *priced {
	if s.now == nil || s.now.firm != s.offer.Firm() {
		v, seen := s.View.Watched()
		m := *s.Model()
		s.asked(m, v)
		now := priced{firm: s.offer.Firm()}
		now.typical, now.known = s.priceWith(v, m)
		now.from = seen.Origins()
		s.now = &now
	}
	return s.now
}

// consistent leaves out the answers that do not go together with what was answered:
// nobody is expected to give them.
func (s *Scored) consistent(i int, values []answer.Value) []answer.Value {
	var rules []*assess.Rule // those that may come to hold
	for k := range s.Playbook.Matrix.Contradictions {
		rule := &s.Playbook.Matrix.Contradictions[k]
		if (rule.When.Tests(i) || rule.Unless.Tests(i)) && !rule.Holds(s.View) {
			rules = append(rules, rule)
		}
	}
	if len(rules) == 0 {
		return values
	}
	memory := s.View.Memory()
	return slices.DeleteFunc(values, func(v answer.Value) bool {
		with := s.View.WithIn(memory, i, v)
		return slices.ContainsFunc(rules, func(rule *assess.Rule) bool { return rule.Holds(with) })
	})
}

// moved counts the operational towers that have another side in one split than in the
// other.
func moved(a, b *terms.Split) int {
	n := 0
	for _, t := range terms.OperationalTowers() {
		if a[t] != b[t] {
			n++
		}
	}
	return n
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
	e, err := s.Playbook.Card.Estimate(split, pricing.Answers{View: v, Estimated: s.estimated, Bare: true, Firm: s.offer.Firm()}, s.Quote)
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
