package scope

import (
	"mspscope/assess/certainty"
	"mspscope/internal/answer"
)

// Proof says how sure the recommendation is.
type Proof struct {
	Certificate certainty.Certificate
	Stability   certainty.Stability
	CodingProof bool   // every increasing coding of the rating words gives the same model
	Verdict     string // firm, clear or close; "" when the outcome names no model
}

// Prove certifies the recommendation.
func (s *Scope) Prove() {
	p, r := s.Playbook, &s.Recommendation
	proof := Proof{Certificate: p.Certifier.Certify(s.View, r), Stability: p.Draws.Stability(r)}
	if r.HasModel() {
		proof.CodingProof = certainty.CodingProof(p.Matrix, r)
		proof.Verdict = certainty.VerdictOf(r.Outcome, proof.Certificate.Certain, proof.Certificate.Proved, proof.Stability)
	}
	s.Proof = &proof
}

// Alternatives finds the smallest changes of answers that lead to another
// model.
func (s *Scope) Alternatives() {
	s.Flips = certainty.NewFlipFinder(s.Playbook.Matrix, s.Playbook.Questionnaire).Find(s.View, &s.Recommendation)
}

// Sufficient returns the answers that alone force the model; nil when the model
// is not certain.
func (s *Scope) Sufficient() []int {
	p := s.Playbook
	if s.Proof == nil || !s.Proof.Certificate.Certain || !s.Recommendation.HasModel() {
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
