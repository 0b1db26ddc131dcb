package scope

import (
	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/answer"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/pricing"
	"mspscope/responsibility"
)

// beside is what is proposed beside the recommended model, with its price; nil where
// nothing is. One of the client's own IT people is told of it as the person it is about.
func (s *Scored) beside(reader result.Reader) *result.Beside {
	r := &s.Recommendation
	if !r.HasModel() || s.Playbook.Split == nil {
		return nil
	}
	b := s.Playbook.Split.Beside(r.Model, r.Stated, r.SmallTeam, s.View)
	if r.Outcome == assess.TooClose && r.RunnerUp != nil { // both are carried through
		b = &responsibility.Beside{Model: *r.RunnerUp, Split: s.Proposals[*r.RunnerUp].Split}
		if t := s.Playbook.Texts; t != nil {
			b.Because = t.Doubt("second", &advice.Doubted{})
		}
	}
	if b == nil {
		return nil
	}
	out := &result.Beside{Model: b.Model, Split: b.Split, Because: b.Because, Conditions: notNil(b.Conditions), Monthly: pricing.Range{}}
	if s.Playbook.Card != nil {
		if e, err := s.Playbook.Card.Estimate(b.Split, s.Answers(), s.Quote); err == nil {
			out.Monthly = e.Monthly
		}
	}
	if reader == result.ITLead && b.ITLead != "" {
		out.Because = b.ITLead
	}
	if b.Cheaper != "" && s.cheaper(out.Monthly) {
		out.Because += " " + b.Cheaper
	}
	return out
}

// cheaper reports whether a price is certainly known to be below that of the
// recommended split.
func (s *Scored) cheaper(monthly pricing.Range) bool {
	split := s.Split()
	if split == nil || !monthly.Known || s.Playbook.Card == nil {
		return false
	}
	e, err := s.Playbook.Card.Estimate(split.Split, s.Answers(), s.Quote)
	return err == nil && e.Monthly.Known && monthly.Typical.Cmp(e.Monthly.Typical) < 0
}

// wayBack is how the step to shared work is planned where the model is fully managed
// for now, with what it would cost with one person of the client; nil elsewhere.
func (s *Scored) wayBack() *result.WayBack {
	p := s.Playbook
	if m := s.Model(); m == nil || *m != terms.FullyManaged || p.Texts == nil {
		return nil
	}
	plan, because, back := p.Texts.WayBackOf(s.View)
	if back == nil {
		return nil
	}
	out := &result.WayBack{Plan: plan, Because: because, Text: back.Text, Points: back.Points, Model: terms.CoManaged}
	if p.Card == nil || p.Matrix.Team.Count < 0 {
		return out
	}
	with := s.View.With(p.Matrix.Team.Count, answer.Value{State: answer.Given, Number: oneFTE})
	then := p.Matrix.Recommend(with)
	split := p.Split.Propose(terms.CoManaged, then.Stated, then.SmallTeam, with)
	if e, err := p.Card.Estimate(split.Split, pricing.Answers{View: with, Estimated: s.estimated}, s.Quote); err == nil {
		out.Monthly = e.Monthly
	}
	return out
}
