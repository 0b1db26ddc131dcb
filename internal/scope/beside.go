package scope

import (
	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/result"
	"mspscope/pricing"
	"mspscope/responsibility"
)

// beside is what is proposed beside the recommended model, with its price; nil where
// nothing is.
func (s *Scored) beside() *result.Beside {
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
	return out
}
