package scope

import (
	"slices"

	"mspscope/assess/certainty"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// Proof says how sure a recommendation is.
type Proof struct {
	Certificate certainty.Certificate
	Stability   certainty.Stability
	CodingProof bool // every increasing coding of the rating words gives the same model
	certainty.Judgement
}

// Proof certifies the recommendation. It returns nil for a playbook that was
// loaded without proofs.
func (s *Scored) Proof() *Proof {
	p, r := s.Playbook, &s.Recommendation
	if p.Certifier == nil {
		return nil
	}
	proof := Proof{Certificate: p.Certifier.Certify(s.View, r), Stability: p.Draws.Stability(r)}
	if r.HasModel() {
		proof.CodingProof = certainty.CodingProof(p.Matrix, r)
		proof.Judgement = p.Certifier.Judge(s.judged(&proof))
	}
	return &proof
}

// judged is what the recommendation is judged by.
func (s *Scored) judged(proof *Proof) *certainty.Judged {
	return &certainty.Judged{
		View: s.View, Recommendation: &s.Recommendation, Certificate: &proof.Certificate, Stability: proof.Stability,
		Estimated: s.Engagement.Estimated,
	}
}

// liftable reports whether a model is ruled out only as long as something is open.
func (p *Proof) liftable(m terms.Model) bool { return p != nil && p.Certificate.Liftable[m] }

// decidedBy lists the answers that the model follows from: where it is certain a
// set that alone forces it, else those without which it would be another one.
func (s *Scored) decidedBy(proof *Proof) []int {
	if proof == nil || !s.Recommendation.HasModel() {
		return nil
	}
	if proof.Certificate.Certain {
		return s.sufficient(proof)
	}
	return s.Playbook.Certifier.DecidedBy(s.judged(proof))
}

// sufficient returns the answers that alone force the model; nil when the model
// is not certain.
func (s *Scored) sufficient(proof *Proof) []int {
	p := s.Playbook
	if proof == nil || !proof.Certificate.Certain || !s.Recommendation.HasModel() {
		return nil
	}
	model := s.Recommendation.Model
	certain := func(v answer.View) bool {
		r := p.Matrix.Recommend(v)
		if !r.HasModel() || r.Model != model {
			return false
		}
		c := p.Certifier.Certify(v, &r)
		return c.Certain
	}
	return certainty.SufficientReason(certain, p.Matrix, s.View)
}

// doubts are what keeps the recommendation from being firm. Where nothing that is
// open leads elsewhere by itself, what does so together stands there as one.
func (s *Scored) doubts(proof *Proof, matters []certainty.Matter) []certainty.Doubt {
	if proof == nil {
		return nil
	}
	doubts := proof.Doubts
	leads := slices.ContainsFunc(doubts, func(d certainty.Doubt) bool {
		switch d.Kind {
		case certainty.Open, certainty.OpenTower, certainty.Ranged, certainty.Disputed:
			return d.Leads()
		case certainty.Estimated, certainty.Contradiction, certainty.Neighbour, certainty.Weights:
		}
		return false
	})
	if proof.Certificate.Certain || leads || !s.Recommendation.HasModel() {
		return doubts
	}
	together := certainty.Doubt{Kind: certainty.Open}
	for _, m := range matters {
		if m.CanChange {
			together.Questions = append(together.Questions, certainty.Asked{Question: m.Question, Part: m.Part})
		}
	}
	if len(together.Questions) == 0 {
		return doubts
	}
	return append(slices.Clip(doubts), together)
}
