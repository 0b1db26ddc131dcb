package scope

import (
	"mspscope/assess/certainty"
	"mspscope/internal/answer"
)

// Proof says how sure a recommendation is.
type Proof struct {
	Certificate certainty.Certificate
	Stability   certainty.Stability
	CodingProof bool   // every increasing coding of the rating words gives the same model
	Verdict     string // firm, clear or close; "" when the outcome names no model
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
		proof.Verdict = certainty.VerdictOf(p.Matrix.Certainty, r.Outcome, proof.Certificate.Certain, proof.Certificate.Proved, proof.Stability)
	}
	return &proof
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
