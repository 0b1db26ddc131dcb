package wire

import (
	scope "mspscope/internal/oldscope"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// Next is the output of `next`.
type Next struct {
	Version  int            `json:"version"`
	Playbook Playbook       `json:"playbook"`
	Client   Client         `json:"client"`
	Model    *string        `json:"model"`
	Certain  *bool          `json:"certain"`
	Possible []string       `json:"possible"`
	Open     []NextQuestion `json:"open"`
}

// NextQuestion is an open question with what it is worth and who can answer.
type NextQuestion struct {
	Question       string   `json:"question"`
	Topic          string   `json:"topic"`
	CanChangeModel *bool    `json:"can_change_model"`
	To             []string `json:"to"`
	MonthlySwing   *string  `json:"monthly_swing"`
	Opens          int      `json:"opens"`
	Uses           []string `json:"uses"`
	Who            string   `json:"who"`
}

func swingOf(o scope.OpenQuestion) *string {
	if o.Swing == nil {
		return nil
	}
	text := pricing.Money(*o.Swing)
	return &text
}

// NextOf fills the output of `next`.
func NextOf(s *scope.Scope, open []scope.OpenQuestion) Next {
	out := Next{
		Version: version, Playbook: playbookOf(s.Playbook), Client: clientOf(s), Model: modelID(s.Model()),
		Certain: certain(s), Possible: possible(s), Open: []NextQuestion{},
	}
	for _, o := range open {
		q := &s.Playbook.Questionnaire.Questions[o.Question]
		to := []string{}
		for _, m := range terms.Models() {
			if o.To[m] && (s.Model() == nil || m != *s.Model()) {
				to = append(to, m.String())
			}
		}
		out.Open = append(out.Open, NextQuestion{
			Question: q.ID, Topic: q.Topic, CanChangeModel: o.CanChange, To: to,
			MonthlySwing: swingOf(o), Opens: o.Opens, Uses: list(q.Uses), Who: s.Askable(o.Question),
		})
	}
	return out
}
