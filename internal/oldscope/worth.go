package scope

import (
	"slices"

	"github.com/govalues/decimal"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// OpenQuestion is an open question with what its answer is worth.
type OpenQuestion struct {
	Question int
	// CanChange says whether the answer can change the recommended model;
	// false is proved, nil is not known.
	CanChange *bool
	To        [terms.NumModels]bool // models on either side of a change that was found
	// Swing is how far the answer alone can move the typical monthly price of
	// the recommended model: the dearest less the cheapest. Nil where there is
	// no price, or where the range of answers is not known.
	Swing *decimal.Decimal
	// Opens is the number of further questions that the answer can bring up.
	Opens int

	rank int // its place in the order that settles the model soonest
}

// value finds what each open question is worth, in the order of a call.
func (s *Scope) value() {
	cert := &s.Proof.Certificate
	matters := s.Playbook.Certifier.Matters(s.View, &s.Recommendation, cert)
	var order []int
	if !cert.Certain {
		order = s.Playbook.Certifier.Next(s.View, &s.Recommendation)
	}
	s.Worth = make([]OpenQuestion, 0, len(s.Open))
	for _, i := range s.Open {
		open := OpenQuestion{Question: i, Swing: s.swing(i), Opens: s.opens(i), rank: slices.Index(order, i)}
		for _, m := range matters {
			if m.Question == i {
				open.CanChange, open.To = &m.CanChange, m.To
			}
		}
		s.Worth = append(s.Worth, open)
	}
}

// ByWorth orders open questions: those that can change the model, in the order
// that settles it soonest; then by how far they move the price; then those of a
// quick call before those of a full one, in the order of a call.
func ByWorth(open []OpenQuestion, q *assess.Questionnaire) []OpenQuestion {
	depth := func(o OpenQuestion) int {
		switch {
		case slices.Contains(q.Quick, o.Question):
			return 0
		case slices.Contains(q.Call, o.Question):
			return 1
		}
		return 2
	}
	sorted := slices.Clone(open)
	slices.SortStableFunc(sorted, func(a, b OpenQuestion) int {
		if x, y := a.mayChange(), b.mayChange(); x != y {
			if x {
				return -1
			}
			return 1
		} else if x && a.rank != b.rank {
			return a.rank - b.rank
		}
		if order := b.swing().Cmp(a.swing()); order != 0 {
			return order
		}
		return depth(a) - depth(b)
	})
	return sorted
}

func (o OpenQuestion) mayChange() bool { return o.CanChange != nil && *o.CanChange }

func (o OpenQuestion) swing() decimal.Decimal {
	if o.Swing == nil {
		return decimal.Zero
	}
	return *o.Swing
}

// swing prices the recommended model once for each answer to one open question
// and takes the difference.
func (s *Scope) swing(i int) *decimal.Decimal {
	m := s.Model()
	if m == nil || s.Playbook.Card == nil {
		return nil
	}
	var least, most *decimal.Decimal
	for _, v := range s.candidates(i) {
		set := answer.Set{Values: slices.Clone(s.Engagement.Answers.Values)}
		set.Values[i] = v
		price, ok := s.priceWith(set, *m)
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
func (s *Scope) priceWith(set answer.Set, m terms.Model) (decimal.Decimal, bool) {
	v := s.Playbook.Questionnaire.Schema.View(set)
	stated, small := s.Playbook.Matrix.StatedFor(v)
	proposal := s.Playbook.Split.Propose(m, stated, small, v)
	e, err := s.Playbook.Card.Estimate(proposal.Split, v, s.quote())
	if err != nil || !e.Monthly.Known {
		return decimal.Decimal{}, false
	}
	return e.Monthly.Typical, true
}

// candidates are the answers an open question is tried with: every option by
// itself, the ready-made answers of a grid, and for counts the ends of the range
// that the rate card assumes.
func (s *Scope) candidates(i int) []answer.Value {
	q := s.Playbook.Questionnaire.Schema.At(i)
	var values []answer.Value
	switch q.Type {
	case answer.SingleChoice, answer.YesNo, answer.MultiChoice:
		for o := range q.Options {
			values = append(values, answer.Value{State: answer.Given, Options: 1 << o})
		}
	case answer.Scale, answer.Level:
		for n := q.Min; n <= q.Max; n += 100 {
			values = append(values, answer.Value{State: answer.Given, Number: n})
		}
	case answer.Number:
		if least, most, ok := s.Playbook.Card.AssumedCount(s.View, i); ok {
			return []answer.Value{{State: answer.Given, Number: max(least, q.Min)}, {State: answer.Given, Number: min(most, q.Max)}}
		}
		if q.ID == "it_fte" { // prices do not count people in IT; the split does
			for _, n := range []int64{0, 100, 200, 400, 1000} {
				values = append(values, answer.Value{State: answer.Given, Number: n})
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

// opens counts the questions whose gate tests this one and is not settled.
func (s *Scope) opens(i int) int {
	schema, n := s.Playbook.Questionnaire.Schema, 0
	for j := range s.Playbook.Questionnaire.Questions {
		gate := &schema.At(j).Gate
		if s.Shows(j) && slices.Contains(gate.Questions(), i) && gate.Eval(s.View) == answer.Open {
			n++
		}
	}
	return n
}

// Shows reports whether a question may be named to whoever reads the result: a
// private one is for the provider's eyes.
func (s *Scope) Shows(i int) bool {
	return s.Internal || !s.Playbook.Questionnaire.Questions[i].Private()
}

// Askable returns the person to whom an open question is best put: who can
// usually answer it, where that person is there and the question is not about
// that person.
func (s *Scope) Askable(i int) string {
	const owner, itLead, provider = "owner", "it_lead", "provider"
	q := &s.Playbook.Questionnaire.Questions[i]
	who := q.Who
	if who == itLead && s.withoutIT() {
		who = owner
		if s.View.Is("current_it_model", "msp_full") || s.View.Is("current_it_model", "break_fix") {
			who = provider
		}
	}
	if who == q.About {
		if who == owner {
			return itLead
		}
		return owner
	}
	return who
}

// withoutIT reports whether the client has certainly no IT people of its own.
func (s *Scope) withoutIT() bool {
	const half = 50
	fte, known := s.View.Number("it_fte")
	return known && fte < half
}
