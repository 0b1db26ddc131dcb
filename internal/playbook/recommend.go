package playbook

import (
	"mspscope/assess"
	"mspscope/internal/answer"
)

// Recommend scores a view. Where the scores alone are too close to tell two models
// apart, other weights decide: a model that stays first with nearly all of them is
// recommended.
func (p *Playbook) Recommend(v answer.View) assess.Recommendation {
	r := p.Matrix.Recommend(v)
	if r.Outcome == assess.TooClose && p.Draws.Stability(&r).AtLeast(p.Matrix.Certainty.Clear) {
		r.Outcome = assess.Recommended
	}
	return r
}
