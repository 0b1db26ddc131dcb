package scope

import (
	"mspscope/assess"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// Record takes the steps whose results stand in a batch record. A record goes on
// to other systems, so that all of it is worked out as for a client.
func Record(p *playbook.Playbook, e *assess.Engagement) (result.Record, error) {
	e = e.Chosen()
	s := Score(p, e.ForClient(p.Questionnaire))
	if e.Quote.Status == terms.Agreement { // an agreed price is no other one in a list
		s.settleOffer(e, nil, nil)
	}
	r := &s.Recommendation
	out := result.Record{
		Schema:  result.SchemaID("record"),
		Subject: subject(s.Engagement), Playbook: playbookOf(p), Outcome: r.Outcome, Model: s.Model(), RunnerUp: r.RunnerUp,
		Fit: fit(r), Margin: margin(r), Open: s.openCount(),
		Warnings: len(p.Matrix.Warnings(p.Questionnaire, s.Engagement, s.View, r)),
	}
	if p.Findings != nil {
		out.Findings, out.Critical = s.tally()
	}
	if p.Card != nil {
		estimates, err := s.Estimates(true)
		if err != nil {
			return out, err
		}
		monthly := terms.ForEach(func(m terms.Model) pricing.Range { return estimates[m].Monthly })
		out.Monthly, out.Currency = &monthly, &p.Card.Currency
	}
	if proof := s.Proof(); proof != nil {
		out.Verdict, out.Stability, out.Certain = verdict(proof), stability(proof), &proof.Certificate.Certain
	}
	return out, nil
}

// openCount counts the open questions that a client is asked.
func (s *Scored) openCount() int {
	n := 0
	for i := range s.Playbook.Questionnaire.Questions {
		if !s.Playbook.Questionnaire.Questions[i].Private() {
			n += len(assess.Unanswered(s.View, i))
		}
	}
	return n
}
