package scope

import (
	"cmp"
	"slices"

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
	whether  int // its place among what shows whether a service is needed at all, -1 for none
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
	whether := s.Playbook.Matrix.NoneHangsOn(s.View)
	var open, shown []openQuestion
	for i := range q.Questions {
		for _, part := range assess.Unanswered(known, i) {
			o := openQuestion{Open: s.openOne(i, part), question: i, depth: 2, settles: slices.Index(order, certainty.Asked{Question: i, Part: part}), leads: leads(proof, i, part), whether: slices.Index(whether, i)}
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
		settles := 0
		if a.Changes() && b.Changes() {
			settles = cmp.Compare(a.settles, b.settles)
		}
		asked := before(a.whether >= 0, b.whether >= 0)
		if a.whether >= 0 && b.whether >= 0 {
			asked = cmp.Compare(a.whether, b.whether)
		}
		return cmp.Or(before(a.Changes(), b.Changes()), before(a.leads, b.leads), settles, asked,
			amount(b.MonthlySwing).Cmp(amount(a.MonthlySwing)), cmp.Compare(a.depth, b.depth))
	})
	out := make([]result.Open, len(open))
	for rank, place := range places {
		out[rank] = open[place].Open
		out[rank].Rank = rank + 1
	}
	return out
}

// opens counts the questions whose gate tests this one and is not settled; private
// ones only for the provider, to whom they are named.
func opens(q *assess.Questionnaire, v answer.View, i int, private bool) int {
	n := 0
	for j := range q.Questions {
		gate := &q.Schema.At(j).Gate
		if (private || !q.Questions[j].Private()) && gate.Tests(i) && gate.Eval(v) == answer.Open {
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
