package scope

import (
	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/answer"
	"mspscope/internal/offer"
	"mspscope/internal/playbook"
	"mspscope/internal/terms"
	"mspscope/pricing"
	"mspscope/responsibility"
)

// Scored is an engagement under a playbook up to the split of each model: what
// every later step follows from. It does not change once it is made.
type Scored struct {
	Playbook       *playbook.Playbook
	Engagement     *assess.Engagement
	View           answer.View
	Recommendation assess.Recommendation
	Proposals      [terms.NumModels]responsibility.Proposal // by terms.Model
	Quote          pricing.Quote

	estimated []int       // questions whose answers are estimates
	offer     offer.Offer // what the quote is, once settleOffer has said so
	now       *priced     // nil until somebody asks what moves the price
}

// Score applies the gates, scores, and proposes a split for each model.
func Score(p *playbook.Playbook, e *assess.Engagement) *Scored {
	s := &Scored{Playbook: p, Engagement: e, View: e.View(p.Questionnaire), estimated: e.AllEstimated()}
	s.offer = offer.New(p, e, s.View, s.estimated)
	s.Quote = s.offer.Quote()
	s.Recommendation = p.Recommend(s.View)
	for _, m := range terms.Models() {
		s.Proposals[m] = propose(p, m, s.View)
		for _, t := range s.Recommendation.Contradicted {
			if at := &s.Proposals[m]; at.Split[t] == terms.Provider {
				at.Because[t] = p.Split.GivenWay // a general reason would hide it
			}
		}
	}
	return s
}

// propose proposes a split for a model. Where people answered differently who is to run
// a tower, one of their sides stands there, as an assumption.
func propose(p *playbook.Playbook, m terms.Model, v answer.View) responsibility.Proposal {
	stated, differ, small := p.Matrix.StatedFor(m, v)
	proposal := p.Split.Propose(m, stated, small, v)
	for _, t := range differ {
		if !proposal.Assumed[t] {
			proposal.Assumed[t] = true
			proposal.Because[t] = p.Split.Differ
		}
	}
	return proposal
}

// Model returns the recommended model, or nil when the outcome names none.
func (s *Scored) Model() *terms.Model {
	if !s.Recommendation.HasModel() {
		return nil
	}
	m := s.Recommendation.Model
	return &m
}

// Split returns the split of the recommended model, or nil.
func (s *Scored) Split() *responsibility.Proposal {
	if m := s.Model(); m != nil {
		return &s.Proposals[*m]
	}
	return nil
}

// Answers are the answers as prices follow from them.
func (s *Scored) Answers() pricing.Answers { return s.offer.Answers() }

// answersOn are the answers as the price of a split follows from them: with the splits
// that it may come to where people answered differently who runs a part.
func (s *Scored) answersOn(split terms.Split) pricing.Answers {
	a := s.Answers()
	grid := s.View.Schema().Find(assess.TowerOwners)
	if grid < 0 {
		return a
	}
	d := s.View.Dispute(grid)
	if d == nil {
		return a
	}
	for i := range d.Values {
		other := split
		for t, side := range d.Values[i].Grid {
			if side != terms.Undecided {
				other[t] = side
			}
		}
		if other != split {
			a.Contested = append(a.Contested, other)
		}
	}
	return a
}

// RACI lays out the responsibility matrix of a model, with what the price of its split
// holds.
func (s *Scored) RACI(m terms.Model) responsibility.Matrix {
	return s.Playbook.Catalogue.Matrix(s.raciInput(m))
}

// raciInput is what the responsibility matrix of a model follows from.
func (s *Scored) raciInput(m terms.Model) responsibility.Input {
	split := s.Proposals[m].Split
	in := responsibility.Input{
		Model: m, Split: split, ClientIT: s.clientIT(m), Sold: s.sold(split),
		View: s.Playbook.Facts.View(s.View, advice.Given{Model: &m, Split: split}),
	}
	for _, d := range s.Engagement.Decisions {
		in.Decisions = append(in.Decisions, responsibility.Decision{Activity: d.Activity, Side: d.Side, By: d.By, On: d.On})
	}
	return in
}

// sold is what the price of a split holds; nil where there are no prices, or none can be
// worked out, which the price itself says.
func (s *Scored) sold(split terms.Split) *responsibility.Sold {
	card := s.Playbook.Card
	if card == nil {
		return nil
	}
	a := s.answersOn(split)
	e, err := card.Estimate(split, a, s.Quote)
	if err != nil {
		return nil
	}
	out := &responsibility.Sold{}
	for i := range e.Lines {
		if l := &e.Lines[i]; l.Origin == pricing.FromCard && (!l.Amount.Known || !l.Amount.Typical.IsZero()) {
			out.Lines = append(out.Lines, l.ID)
		}
	}
	for i := range e.Separate {
		out.Separate = append(out.Separate, e.Separate[i].ID)
	}
	left, err := card.LeftOut(split, a, s.Quote)
	if err != nil {
		return nil
	}
	for _, l := range left {
		out.LeftOut = append(out.LeftOut, l.ID)
	}
	return out
}
