package scope

import (
	"cmp"
	"slices"

	"github.com/govalues/decimal"

	"mspscope/assess"
	"mspscope/assess/certainty"
	"mspscope/internal/answer"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// openQuestion is an open question with what its answer is worth.
type openQuestion struct {
	result.Open
	question int
	depth    int // 0 asked at the depth quick, 1 at call, 2 at full
	settles  int // its place in the order that settles the model soonest
	leads    bool
}

// opened is what is open, for the client and for the provider, with what the answers
// can do to the model.
type opened struct {
	client, provider []result.Open
	matters          []certainty.Matter
}

// open finds the open questions of a client's page, what is worth most first, and
// beside them all that are open for the provider: also those that the client is
// never asked, in so far as the provider does not know the answer. Towers that
// nobody spoke of are questions of their own.
func (s *Scored) open(proof *Proof, known answer.View) (out opened) {
	var order []certainty.Asked
	if proof != nil {
		out.matters = s.Playbook.Certifier.Matters(s.View, &s.Recommendation, &proof.Certificate)
		if !proof.Certificate.Certain {
			order = s.Playbook.Certifier.Next(s.View, &s.Recommendation)
		}
	}
	q := s.Playbook.Questionnaire
	var open, shown []openQuestion
	for i := range q.Questions {
		for _, part := range openParts(known, i) {
			o := openQuestion{Open: s.openOne(i, part), question: i, depth: 2, settles: slices.Index(order, certainty.Asked{Question: i, Part: part}), leads: leads(proof, i, part)}
			switch {
			case slices.Contains(q.Quick, i):
				o.depth = 0
			case slices.Contains(q.Call, i):
				o.depth = 1
			}
			for _, m := range out.matters {
				if m.Question == i && m.Part == part {
					o.CanChangeModel, o.To = &m.CanChange, s.others(m.To)
				}
			}
			if !q.Questions[i].Private() {
				shown = append(shown, o)
			}
			o.NotSure, o.Opens = notSure(known, i, part), opens(q, known, i, true)
			open = append(open, o)
		}
	}
	out.client, out.provider = ranked(shown), ranked(open)
	return out
}

// leads reports whether an answer leads to another model by itself.
func leads(proof *Proof, i int, part assess.Part) bool {
	return proof != nil && slices.ContainsFunc(proof.Doubts, func(d certainty.Doubt) bool {
		return d.Leads() && slices.Contains(d.Questions, certainty.Asked{Question: i, Part: part})
	})
}

// openParts lists what nobody has answered of a question: all of it, or some towers.
func openParts(v answer.View, i int) (parts []assess.Part) {
	switch value := v.Value(i); {
	case v.State(i).Open():
		return []assess.Part{assess.Whole}
	case v.State(i) == answer.Given && v.Schema().At(i).Type == answer.Grid:
		for _, t := range value.OpenTowers() {
			parts = append(parts, assess.PartOf(t))
		}
	}
	return parts
}

// openIn counts what openParts lists.
func openIn(v answer.View, i int) int {
	switch value := v.Value(i); {
	case v.State(i).Open():
		return 1
	case v.State(i) == answer.Given && v.Schema().At(i).Type == answer.Grid:
		return len(value.OpenTowers())
	}
	return 0
}

// notSure reports whether "not sure" was answered.
func notSure(v answer.View, i int, part assess.Part) bool {
	if t, ok := part.Tower(); ok {
		return v.Value(i).NotSure.Has(t)
	}
	return v.State(i) == answer.Unknown
}

// openOne is an open question, or an open tower, without what it can do to the model.
func (s *Scored) openOne(i int, part assess.Part) result.Open {
	q := s.Playbook.Questionnaire
	w := &q.Questions[i]
	o := result.Open{
		Question: q.PartID(i, part), Topic: q.PartTopic(i, part), To: []terms.Model{}, Opens: opens(q, s.View, i, false), Uses: s.uses(i),
		Who: q.Who(i, s.View, s.nobody()), NotSure: notSure(s.View, i, part),
	}
	if d := s.swing(i, part); d != nil {
		o.MonthlySwing = &pricing.Amount{Decimal: *d}
	}
	if !w.Private() {
		o.Ask, o.Options, o.Examples = q.WrittenPart(i, part, o.Who)
	}
	return o
}

// uses lists what uses a question; nil where the playbook was loaded without it,
// which is not the same as nothing.
func (s *Scored) uses(i int) []string {
	if s.Playbook.Consumers == nil {
		return nil
	}
	return s.Playbook.Consumers[i].IDs()
}

// others lists the models other than the recommended one.
func (s *Scored) others(to [terms.NumModels]bool) []terms.Model {
	models := []terms.Model{}
	for _, m := range terms.Models() {
		if now := s.Model(); to[m] && (now == nil || m != *now) {
			models = append(models, m)
		}
	}
	return models
}

// ranked returns the questions in the order of worth, each with its place: those
// that can change the model, first what does so by itself, then in the order that
// settles it soonest; then by how far they move the price; then those of a quick call before
// those of a full one, in the order of a call.
func ranked(open []openQuestion) []result.Open {
	places := make([]int, len(open))
	for i := range places {
		places[i] = i
	}
	slices.SortStableFunc(places, func(x, y int) int {
		a, b := &open[x], &open[y]
		if a.Changes() != b.Changes() {
			if a.Changes() {
				return -1
			}
			return 1
		}
		if a.leads != b.leads {
			if a.leads {
				return -1
			}
			return 1
		}
		if a.Changes() && a.settles != b.settles {
			return cmp.Compare(a.settles, b.settles)
		}
		if order := swingOf(b).Cmp(swingOf(a)); order != 0 {
			return order
		}
		return cmp.Compare(a.depth, b.depth)
	})
	out := make([]result.Open, len(open))
	for rank, place := range places {
		out[rank] = open[place].Open
		out[rank].Rank = rank + 1
	}
	return out
}

func swingOf(o *openQuestion) decimal.Decimal {
	if o.MonthlySwing == nil {
		return decimal.Zero
	}
	return o.MonthlySwing.Decimal
}

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
	proposal := propose(s.Playbook, m, v)
	e, err := s.Playbook.Card.Estimate(proposal.Split, pricing.Answers{View: v, Estimated: s.estimated}, s.Quote)
	if err != nil || !e.Monthly.Known {
		return decimal.Decimal{}, false
	}
	return e.Monthly.Typical, true
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

// opens counts the questions whose gate tests this one and is not settled; private
// ones only for the provider, to whom they are named.
func opens(q *assess.Questionnaire, v answer.View, i int, private bool) int {
	n := 0
	for j := range q.Questions {
		gate := &q.Schema.At(j).Gate
		if (private || !q.Questions[j].Private()) && slices.Contains(gate.Questions(), i) && gate.Eval(v) == answer.Open {
			n++
		}
	}
	return n
}

// notNil returns a list that is never null.
func notNil[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}
