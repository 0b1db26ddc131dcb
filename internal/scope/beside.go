package scope

import (
	"slices"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/answer"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/pricing"
	"mspscope/responsibility"
)

// besides is what is proposed beside the recommended model; nil where nothing is.
func (s *Scored) besides() *responsibility.Beside {
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
	return b
}

// beside is what is proposed beside the recommended model, with its price. One of the
// client's own IT people is told of it as the person it is about.
func (s *Scored) beside(prices *Prices, reader result.Reader) *result.Beside {
	b, r := s.besides(), &s.Recommendation
	if b == nil {
		return nil
	}
	conditions := slices.Concat(b.Conditions, s.insists(&b.Split, true))
	out := &result.Beside{Model: b.Model, Split: b.Split, Because: b.Because, Conditions: notNil(conditions), Monthly: pricing.Range{}}
	if prices != nil && prices.Beside != nil {
		out.Monthly = prices.Beside.Monthly
	}
	if reader == result.ITLead && b.ITLead != "" {
		out.Because = b.ITLead
	}
	if b.Cheaper != "" && out.Monthly.Known {
		if now := prices.Estimates[r.Model].Monthly; now.Known && out.Monthly.Typical.Cmp(now.Typical) < 0 {
			out.Because += " " + b.Cheaper
		}
	}
	if b.RuledOut != "" && r.Vetoed[b.Model] {
		out.Because += " " + b.RuledOut
	}
	return out
}

// insists says what a split leaves out that the provider does not sign without, of one
// that is proposed beside the recommendation in other words than of the recommended one.
func (s *Scored) insists(split *terms.Split, beside bool) []string {
	p := s.Playbook
	if p.Provider == nil || p.Texts == nil || s.Playbook.Voice() == advice.AdviserVoice { // who sells nothing insists on nothing
		return []string{}
	}
	sentence := p.Texts.Always.Split
	if beside {
		sentence = p.Texts.Always.Beside
	}
	return p.Provider.LeftOut(split, sentence, p.Questionnaire.Towers.Small)
}

// wayBack is how the step to shared work is planned where the model is fully managed
// for now, with what it would cost with one person of the client; nil elsewhere.
func (s *Scored) wayBack() *result.WayBack {
	p := s.Playbook
	if m := s.Model(); m == nil || *m != terms.FullyManaged || p.Texts == nil {
		return nil
	}
	plan, because, back := p.Texts.WayBackOf(s.View)
	if back == nil {
		return nil
	}
	out := &result.WayBack{Plan: plan, Because: because, Text: back.Text, Points: back.Points, Model: terms.CoManaged}
	if count := p.Matrix.Team.Count; count >= 0 {
		with := s.View.With(count, answer.Value{State: answer.Given, Number: oneFTE})
		out.Monthly = s.monthly(propose(p, out.Model, with).Split, with)
	}
	return out
}
