// Package scope takes one engagement through the steps: answers ->
// recommendation -> split -> prices, responsibilities, advice. Everything
// computed for one engagement under one playbook is in a Scope.
//
// It has no rules of its own: each step is one call into the package that
// knows, and one set of answers gives one consistent model, price and split of
// work.
package scope

import (
	"fmt"
	"slices"

	"mspscope/assess"
	"mspscope/assess/certainty"
	"mspscope/internal/advice"
	"mspscope/internal/answer"
	"mspscope/internal/playbook"
	"mspscope/internal/terms"
	"mspscope/pricing"
	"mspscope/responsibility"
)

// Scope is everything computed for one engagement under one playbook. Parts
// whose step was not taken are empty.
type Scope struct {
	Playbook       *playbook.Playbook
	Engagement     *assess.Engagement
	Internal       bool // for the provider's eyes; otherwise nothing in it follows from what a client must not see
	View           answer.View
	Recommendation assess.Recommendation
	Proposals      [terms.NumModels]responsibility.Proposal // the split of each model
	Warnings       []string                                 // about the answers
	Open           []int                                    // questions that apply, are not answered and may be named, in the order of a call

	Proof *Proof           // nil when the playbook was loaded without proofs
	Flips []certainty.Flip // smallest changes that lead to another model
	Worth []OpenQuestion   // the open questions with what they are worth

	Readiness advice.Result
	Findings  []advice.Finding // internal ones only in an internal scope
	Growth    advice.Growth

	Estimates  [terms.NumModels]pricing.Estimate
	Comparison pricing.Comparison
	Market     pricing.MarketNote
}

// Of takes every step that the parts of the playbook allow. Unless the scope is
// internal, it is worked out from what remains of the engagement without all
// that a client must not see.
func Of(p *playbook.Playbook, e *assess.Engagement, internal bool) (*Scope, error) {
	if !internal {
		e = e.ForClient(p.Questionnaire)
	}
	s := recommend(p, e, internal)
	s.Warn()
	if p.Findings != nil {
		s.Advise()
	}
	if p.Card != nil {
		if err := s.Price(); err != nil {
			return nil, err
		}
		if err := s.Compare(); err != nil {
			return nil, err
		}
	}
	if p.Certifier != nil {
		s.Prove()
		s.Alternatives()
		s.value()
	}
	return s, nil
}

// ForBatch takes the steps whose results stand in a batch record. A record goes
// on to other systems, so that it is worked out as for a client.
func ForBatch(p *playbook.Playbook, e *assess.Engagement) (*Scope, error) {
	s := recommend(p, e.ForClient(p.Questionnaire), false)
	s.Warn()
	s.Advise()
	if err := s.Price(); err != nil {
		return nil, err
	}
	s.Prove()
	return s, nil
}

// recommend applies the gates, scores, and proposes a split for each model. For
// a client the engagement holds nothing private any more.
func recommend(p *playbook.Playbook, e *assess.Engagement, internal bool) *Scope {
	s := &Scope{Playbook: p, Engagement: e, Internal: internal}
	s.View = p.Questionnaire.Schema.View(e.Answers)
	s.Recommendation = p.Matrix.Recommend(s.View)
	for _, m := range terms.Models() {
		s.Proposals[m] = p.Split.Propose(m, s.Recommendation.Stated, s.Recommendation.SmallTeam, s.View)
		explainContradicted(&s.Proposals[m], s.Recommendation.Contradicted)
	}
	for i := range p.Questionnaire.Questions {
		if s.View.State(i).Open() && s.Shows(i) {
			s.Open = append(s.Open, i)
		}
	}
	return s
}

// explainContradicted says of towers that the client wanted its own people in,
// and that went to the provider, that the wish gave way: a general reason would
// hide it.
func explainContradicted(p *responsibility.Proposal, contradicted []terms.Tower) {
	for _, t := range contradicted {
		if p.Split[t] == terms.Provider {
			p.Because[t] = "You wanted your own people in this, but by your answers nobody will be there to do it."
		}
	}
}

// Model returns the recommended model, or nil when the outcome names none.
func (s *Scope) Model() *terms.Model {
	if !s.Recommendation.HasModel() {
		return nil
	}
	m := s.Recommendation.Model
	return &m
}

// Split returns the split of the recommended model, or nil.
func (s *Scope) Split() *responsibility.Proposal {
	if m := s.Model(); m != nil {
		return &s.Proposals[*m]
	}
	return nil
}

// Warn collects what is odd about the answers.
func (s *Scope) Warn() {
	q := s.Playbook.Questionnaire
	s.Warnings = s.Playbook.Matrix.Warnings(q, s.Engagement, s.View, &s.Recommendation)
}

// Advise raises findings and assesses readiness and growth; they follow from
// the model and its split.
func (s *Scope) Advise() {
	p := s.Playbook
	given := advice.Given{Model: s.Model()}
	if split := s.Split(); split != nil {
		given.Split = split.Split
	}
	if !s.Internal {
		s.Readiness = p.Readiness.AssessForClient(p.Facts.View(s.View, given), given.Model)
		given.Readiness = s.Readiness.Verdict
		s.Findings = p.Findings.Raise(p.Facts.View(s.View, given), nil)
	} else {
		// What the client reads follows from what the client may know also where
		// the provider reads it, so that both papers say the same.
		known := p.Questionnaire.Schema.View(s.Engagement.ForClient(p.Questionnaire).Answers)
		client := given
		client.Readiness = p.Readiness.AssessForClient(p.Facts.View(known, given), given.Model).Verdict
		s.Readiness = p.Readiness.Assess(p.Facts.View(s.View, given), given.Model)
		given.Readiness = s.Readiness.Verdict
		all := p.Facts.View(s.View, given)
		s.Findings = p.Findings.Raise(p.Facts.View(known, client), &all)
	}
	if given.Model != nil && p.Texts != nil {
		s.Growth = p.Texts.Growth(s.View, given.Model.String())
	}
}

// Price estimates all three models by the one pricing function of the split.
func (s *Scope) Price() error {
	q := s.quote()
	for _, m := range terms.Models() {
		estimate, err := s.Playbook.Card.Estimate(s.Proposals[m].Split, s.View, q)
		if err != nil {
			return fmt.Errorf("estimate %s: %w", m, err)
		}
		s.Estimates[m] = estimate
	}
	return nil
}

// quote converts the engagement's quote to what pricing needs.
func (s *Scope) quote() pricing.Quote {
	from := &s.Engagement.Quote
	q := pricing.Quote{ExcludeLines: from.Exclude, TermMonths: int(from.TermMonths)}
	if from.Discount != nil {
		q.DiscountPercent, q.DiscountReason = from.Discount.Percent, from.Discount.Reason
	}
	for _, l := range from.Lines {
		extra := pricing.ExtraLine{
			Label: l.Label, Unit: l.Unit, Period: pricing.Month,
			Quantity: pricing.Hundredths(l.Quantity), Rate: pricing.Hundredths(l.Rate),
		}
		if l.Once {
			extra.Period = pricing.Once
		}
		q.ExtraLines = append(q.ExtraLines, extra)
	}
	return q
}

// Compare works out the total cost of each model over the term against doing
// it in house and against today.
func (s *Scope) Compare() error {
	in := pricing.CompareInput{View: s.View, Months: int(s.Engagement.Quote.TermMonths)}
	for _, m := range terms.Models() {
		in.Models[m] = pricing.ModelInput{
			Estimate: s.Estimates[m], Split: s.Proposals[m].Split,
			Vetoed: s.Recommendation.Vetoed[m], Hire: s.Hire(m), Posts: s.posts(m),
		}
	}
	s.Comparison = s.Playbook.Card.Compare(in)
	market, err := s.Playbook.Card.Market(s.View)
	if err != nil {
		return fmt.Errorf("compare with the market: %w", err)
	}
	s.Market = market
	return nil
}

// ClientIT reports whether the client has IT people of its own under a model:
// certainly when they are counted and stay, and by assumption when the model
// lives from them.
func (s *Scope) ClientIT(m terms.Model) bool {
	if m != terms.FullyManaged {
		return true
	}
	return s.somebody() && !s.Recommendation.Nobody
}

// Matrix lays out the responsibility matrix of a model.
func (s *Scope) Matrix(m terms.Model) responsibility.Matrix {
	in := responsibility.Input{Model: m, Split: s.Proposals[m].Split, ClientIT: s.ClientIT(m), View: s.View}
	for _, d := range s.Engagement.Decisions {
		in.Decisions = append(in.Decisions, responsibility.Decision{Activity: d.Activity, Side: d.Side, By: d.By, On: d.On})
	}
	return s.Playbook.Catalogue.Matrix(in)
}

// Assumptions lists what the prices take for granted, each once.
func (s *Scope) Assumptions() []pricing.Assumption {
	var all []pricing.Assumption
	add := func(more []pricing.Assumption) {
		for _, a := range more {
			if !slices.Contains(all, a) {
				all = append(all, a)
			}
		}
	}
	for _, m := range terms.Models() {
		add(s.Estimates[m].Assumptions)
	}
	add(s.Comparison.Assumptions)
	return all
}

// PriceWarnings lists what is odd about the answers and the prices, each once.
func (s *Scope) PriceWarnings() []string {
	all := slices.Clone(s.Warnings)
	for _, m := range terms.Models() {
		for _, w := range s.Estimates[m].Warnings {
			if !slices.Contains(all, w) {
				all = append(all, w)
			}
		}
	}
	return all
}
