package scope

import (
	"fmt"

	"mspscope/assess"
	"mspscope/internal/playbook"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// Stand is where answers point: what can be worked out while somebody types.
type Stand struct {
	Outcome assess.Outcome
	Model   *terms.Model   // nil where none is recommended
	Certain *bool          // whether no open answer changes the model; nil where that is not proved at all
	Monthly *pricing.Range // of the recommended model; nil without one or without prices
}

// Quick is where answers point, for a client: the model that Of recommends, with its
// certainty and its price, and nothing that takes longer.
func Quick(p *playbook.Playbook, e *assess.Engagement) (Stand, error) {
	s := Score(p, e.Chosen().ForClient(p.Questionnaire))
	out := Stand{Outcome: s.Recommendation.Outcome, Model: s.Model()}
	if p.Certifier != nil {
		if c := p.Certifier.Certify(s.View, &s.Recommendation); c.Proved {
			out.Certain = &c.Certain
		}
	}
	if p.Card == nil || out.Model == nil {
		return out, nil
	}
	split := s.Proposals[*out.Model].Split
	a := s.answersOn(split)
	a.Bare, a.Whole = true, true
	estimate, err := p.Card.Estimate(split, a, s.Quote)
	if err != nil {
		return out, fmt.Errorf("estimate %s: %w", *out.Model, err)
	}
	out.Monthly = &estimate.Monthly
	return out, nil
}
