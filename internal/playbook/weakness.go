package playbook

import "mspscope/internal/terms"

// unusedWordings lists the blocks of readiness with a wording that nobody reads.
func (p *Playbook) unusedWordings() []string {
	if p.Readiness == nil {
		return nil
	}
	return p.Readiness.UnusedWordings()
}

// Weaknesses says what is allowed in a playbook and yet unlikely to be meant:
// models that no answers can lead to, rules too entangled to prove anything
// about, and questions that are asked for nothing. The playbook must have been
// loaded with its proofs; without its consumers nothing is said of questions.
func (p *Playbook) Weaknesses() []string {
	warnings := append([]string(nil), p.Entangled...)
	for _, id := range p.unusedWordings() {
		warnings = append(warnings, "The public wording of the readiness block "+id+" is never shown: it would tell the client a private answer. Remove it.")
	}
	warnings = append(warnings, p.unused()...)
	for _, id := range p.silent {
		warnings = append(warnings, "The ratio "+id+" is tested against amounts in another currency than the rate card's, so no rule on it holds. Change its currency and the rules, if you want them.")
	}
	v := p.Questionnaire.Schema.View(p.Questionnaire.Schema.NewSet())
	r := p.Matrix.Recommend(v)
	cert := p.Certifier.Certify(v, &r)
	for _, m := range terms.Models() {
		switch {
		case cert.Possible[m]:
		case cert.Proved:
			warnings = append(warnings, "The matrix can never recommend "+m.String()+": no answers lead to it.")
		default:
			warnings = append(warnings, "Whether the matrix can ever recommend "+m.String()+" could not be proved either way.")
		}
	}
	return warnings
}
