package scope

import (
	"slices"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// RecordAsk says what of a record is wanted beside what always stands in it.
type RecordAsk struct {
	Internal bool     // as the provider has it: its findings and its open questions too
	Deciding bool     // which open questions can change the model, which takes longer than all else
	Answers  []string // answers by the ids of their questions, or parts of them
}

// Record takes the steps whose results stand in a batch record. A record goes on
// to other systems, so that all of it is worked out as for a client, unless what the
// provider alone may know was asked for.
func Record(p *playbook.Playbook, e *assess.Engagement, ask *RecordAsk) (result.Record, error) {
	e = e.Chosen()
	s := Score(p, e.ForClient(p.Questionnaire))
	if e.Quote.Status == terms.Agreement { // an agreed price is no other one in a list
		s.settleOffer(e, nil, nil)
	}
	known := s.View
	if ask.Internal {
		known = e.View(p.Questionnaire)
	}
	r := &s.Recommendation
	out := result.Record{
		Schema: result.SchemaID("record"), Version: result.Version,
		Subject: subject(s.Engagement), Playbook: playbookOf(p), Outcome: r.Outcome, Model: s.Model(), RunnerUp: r.RunnerUp,
		Fit: fit(r), Margin: margin(r), Unanswered: s.unanswered(known, ask.Internal), Odd: s.odd(),
		Warnings:   len(p.Matrix.Warnings(p.Questionnaire, s.Engagement, s.View, r)),
		FindingIDs: []string{}, Hit: []string{},
	}
	out.Open, out.Contradictions = len(out.Unanswered), len(out.Odd)
	if split := s.Split(); split != nil {
		out.Split = &split.Split
	}
	s.recordAdvice(&out, known, ask.Internal)
	if err := s.recordPrices(&out); err != nil {
		return out, err
	}
	if proof := s.Proof(); proof != nil {
		out.Verdict, out.Stability, out.Certain = verdict(proof), stability(proof), &proof.Certificate.Certain
		if ask.Deciding || proof.Certificate.Certain {
			out.Deciding = s.deciding(proof)
		}
	}
	out.Answers = s.recordAnswers(known, ask.Answers)
	return out, nil
}

// recordPrices puts what the models cost into a record.
func (s *Scored) recordPrices(out *result.Record) error {
	card := s.Playbook.Card
	if card == nil {
		return nil
	}
	estimates, err := s.Estimates(true)
	if err != nil {
		return err
	}
	monthly := terms.ForEach(func(m terms.Model) pricing.Range { return estimates[m].Monthly })
	out.Monthly, out.Currency = &monthly, &card.Currency
	if out.Model != nil {
		out.OneTime, out.PerUser = &estimates[*out.Model].OneTime, &estimates[*out.Model].PerUser
	}
	return nil
}

// recordAdvice puts readiness and findings into a record.
func (s *Scored) recordAdvice(out *result.Record, known answer.View, internal bool) {
	p := s.Playbook
	if p.Findings == nil {
		return
	}
	ready := p.Readiness.AssessForClient(s.facts(s.View, ""), s.Model())
	var all *answer.View
	if internal {
		facts := s.facts(known, p.Readiness.Assess(s.facts(known, ""), s.Model()).Verdict)
		all = &facts
	}
	tally := p.Findings.Tally(s.facts(s.View, ready.Verdict), all, s.declined())
	out.Readiness = &ready.Verdict
	out.Findings, out.BySeverity, out.FindingIDs, out.Critical = tally.Count, tally.BySeverity, tally.IDs, tally.Critical()
}

// odd lists, in words, the answers that cannot both be right.
func (s *Scored) odd() []string {
	odd := s.Playbook.Matrix.Contradictory(s.View)
	if text := s.Playbook.Matrix.Uncarried(s.Playbook.Questionnaire, &s.Recommendation); text != "" {
		odd = append(odd, text)
	}
	return odd
}

// deciding lists the open questions whose answer can change the model.
func (s *Scored) deciding(proof *Proof) []string {
	ids := []string{}
	if proof.Certificate.Certain {
		return ids
	}
	for _, m := range s.Playbook.Certifier.Matters(s.View, &s.Recommendation, &proof.Certificate) {
		if m.CanChange && slices.Contains(assess.Unanswered(s.View, m.Question), m.Part) {
			ids = append(ids, s.Playbook.Questionnaire.PartID(m.Question, m.Part))
		}
	}
	return ids
}

// unanswered lists the open questions: those that a client is asked, or all.
func (s *Scored) unanswered(known answer.View, internal bool) []string {
	q := s.Playbook.Questionnaire
	ids := make([]string, 0, 64)
	for i := range q.Questions {
		if q.Questions[i].Private() && !internal {
			continue
		}
		for _, part := range assess.Unanswered(known, i) {
			ids = append(ids, q.PartID(i, part))
		}
	}
	return ids
}
