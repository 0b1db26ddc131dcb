package scope

import (
	"fmt"
	"slices"

	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/pricing"
	"mspscope/responsibility"
)

// Prices is what the models cost.
type Prices struct {
	Estimates  [terms.NumModels]pricing.Estimate // by terms.Model
	Hires      [terms.NumModels]int              // by terms.Model
	Comparison pricing.Comparison
	Market     *pricing.MarketNote
	Unsettled  []pricing.Assumption // what is assumed of answers that are given and not settled
	Proposed   *responsibility.Beside
	Beside     *pricing.Estimate // of what is proposed beside the recommended model

	details [terms.NumModels]detail // by terms.Model
	leftOut []pricing.LeftOut       // of the recommended price, or where none is recommended of the first one
	beside  detail
}

// Estimates prices all three models by the one pricing function of the split; bare,
// where their amounts alone are wanted: what comes once of the recommended one only.
func (s *Scored) Estimates(bare bool) (all [terms.NumModels]pricing.Estimate, err error) {
	for _, m := range terms.Models() {
		split := s.Proposals[m].Split
		a := s.answersOn(split)
		a.Bare, a.Whole = bare, bare && s.Recommendation.HasModel() && s.Recommendation.Model == m
		if r := s.offer.Record; r != nil && r.Model == m {
			all[m] = s.offer.Frozen()
			continue
		}
		if all[m], err = s.Playbook.Card.Estimate(split, a, s.Quote); err != nil {
			return all, fmt.Errorf("estimate %s: %w", m, err)
		}
		s.settleCounts(&all[m])
	}
	return all, nil
}

// settleCounts takes out of the price of an offer what is said of counts that are open:
// they move nothing in it, or it would have been refused.
func (s *Scored) settleCounts(e *pricing.Estimate) {
	if !s.offer.Firm() {
		return
	}
	counts := s.Playbook.Card.CountQuestions()
	e.Assumptions = slices.DeleteFunc(e.Assumptions, func(a pricing.Assumption) bool {
		i := s.View.Schema().Find(a.Question)
		return slices.ContainsFunc(counts, func(c pricing.StatedCount) bool { return c.Question == i })
	})
	for i := range e.Lines {
		e.Lines[i].Assumed = e.Lines[i].Assumed && e.Lines[i].Class == ""
	}
}

// prices prices the models and what stands beside them over the term, and says what
// these prices come from. It returns nil for a playbook without a rate card.
func (s *Scored) prices() (*Prices, error) {
	if s.Playbook.Card == nil {
		return nil, nil // no prices are no mistake
	}
	p, err := s.sums()
	if err != nil {
		return nil, err
	}
	p.Unsettled = s.sayUnsettled(p)
	for _, m := range terms.Models() {
		if r := s.offer.Record; r != nil && r.Model == m {
			p.details[m] = detail{said: []result.RangeCause{}, next: s.offer.NextUnits()}
			continue
		}
		p.details[m] = s.detail(s.Proposals[m].Split, &p.Estimates[m])
	}
	if err := s.leaveOut(p); err != nil {
		return nil, err
	}
	s.detailBeside(p)
	s.sayCompared(&p.Comparison)
	return p, nil
}

// leaveOut names what the quote leaves out of the recommended price, or where none is
// recommended of the first one.
func (s *Scored) leaveOut(p *Prices) (err error) {
	m := terms.FullyManaged
	if recommended := s.Model(); recommended != nil {
		m = *recommended
	}
	split := s.Proposals[m].Split
	if p.leftOut, err = s.Playbook.Card.LeftOut(split, s.answersOn(split), s.Quote); err != nil {
		return fmt.Errorf("what the quote leaves out: %w", err)
	}
	return nil
}

// sums are the prices of the models and what stands beside them over the term, without
// what they come from, which takes many more estimates.
func (s *Scored) sums() (*Prices, error) {
	p := &Prices{Hires: s.Hires()}
	var err error
	if p.Estimates, err = s.Estimates(false); err != nil {
		return nil, err
	}
	s.nameUnpriced(&p.Estimates)
	s.priceBeside(p)
	p.Comparison = s.Playbook.Card.Compare(s.compared(p))
	if p.Market, err = s.Playbook.Card.Market(s.View); err != nil {
		return nil, fmt.Errorf("compare with the market: %w", err)
	}
	return p, nil
}

// compared is what goes into the comparison over the term.
func (s *Scored) compared(p *Prices) pricing.CompareInput {
	in := pricing.CompareInput{Answers: s.Answers(), Months: int(s.Engagement.Quote.TermMonths), Recommended: s.Model(), Increase: s.offer.YearlyIncrease(), ShowsOwn: s.knowsOwnTeam()}
	for _, m := range terms.Models() {
		if s.Playbook.Texts != nil {
			in.Names[m] = s.Playbook.Texts.Models[m].FullName()
		}
		in.Models[m] = pricing.ModelInput{
			Estimate: p.Estimates[m], Split: s.Proposals[m].Split,
			Vetoed: s.Recommendation.Vetoed[m], Hire: p.Hires[m], Posts: s.posts(m),
		}
	}
	if b := p.Proposed; b != nil {
		in.Proposal = &pricing.ModelInput{
			Estimate: *p.Beside, Split: b.Split, Vetoed: s.Recommendation.Vetoed[b.Model], Hire: p.Hires[b.Model], Posts: s.posts(b.Model),
		}
	}
	return in
}

// sayCompared says in the words of the questionnaire for want of what today's spend is
// not among the sums.
func (s *Scored) sayCompared(c *pricing.Comparison) {
	s.Playbook.Card.SayMissing(c, s.topic)
}

// topic is what a question is about, "" for one that is not there.
func (s *Scored) topic(id string) string {
	if i := s.View.Schema().Find(id); i >= 0 {
		return s.Playbook.Questionnaire.Questions[i].Topic
	}
	return ""
}

// nameUnpriced adds to the estimates a sentence on each answer that has no price,
// in the words of the questionnaire.
func (s *Scored) nameUnpriced(all *[terms.NumModels]pricing.Estimate) {
	for m := range all {
		all[m].Warnings = append(all[m].Warnings, s.saidUnpriced(&all[m])...)
	}
}

// saidUnpriced says of each answer that has no price in an estimate that it has none.
func (s *Scored) saidUnpriced(e *pricing.Estimate) []string {
	said := []string{}
	for _, c := range e.Unpriced {
		option := s.Playbook.Questionnaire.Questions[c.Question].Options[c.Option].Call
		if text := s.Playbook.Card.Unpriced(option); text != "" {
			said = append(said, text)
		}
	}
	return said
}

// assumptions lists what the prices take for granted, each once: first of answers
// that are not settled, then of those that are open.
func (p *Prices) assumptions() []pricing.Assumption {
	all := append([]pricing.Assumption{}, p.Unsettled...)
	for _, m := range terms.Models() {
		all = appendNew(all, p.Estimates[m].Assumptions)
	}
	return all
}

// warnings lists what is odd about the prices, each once, behind what is odd
// about the answers.
func (p *Prices) warnings(answers []string) []string {
	all := append([]string{}, answers...)
	if p == nil {
		return all
	}
	for _, m := range terms.Models() {
		all = appendNew(all, p.Estimates[m].Warnings)
	}
	return all
}

func appendNew[T comparable](all, more []T) []T {
	for _, x := range more {
		if !slices.Contains(all, x) {
			all = append(all, x)
		}
	}
	return all
}
