package scope

import (
	"cmp"
	"slices"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/answer"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/responsibility"
)

// plans makes the plan of the first 90 days for the client and for the provider, who
// knows more; nil where it was not asked for, or the playbook has none.
func (s *Scored) plans(ask *Ask, out *result.Result, blocks []advice.Block, findings []advice.Finding) (client, provider *result.Plan) {
	if !ask.Plan || s.Playbook.Texts == nil || s.Playbook.Catalogue == nil {
		return nil, nil
	}
	c := s.planCase(ask, out)
	c.Findings, c.Blocks = out.Findings, out.Readiness.Blocks
	client = s.plan(out, s.View, c)
	if client == nil {
		return nil, nil
	}
	c.Findings, c.Blocks = findings, blocks
	provider = s.plan(out, s.View, c)
	provider.Stops, provider.Promises = out.Internal.Stops, out.Internal.Promises
	return client, provider
}

// startPassed warns of a service that is to begin before the date of the document. Under
// an agreement it may have begun.
func (s *Scored) startPassed(asked string) string {
	if s.Playbook.Texts == nil || s.Engagement.Quote.Status == terms.Agreement {
		return ""
	}
	return s.Playbook.Texts.StartPassed(cmp.Or(asked, s.Engagement.Quote.Start), s.Engagement.Client.Date)
}

// planCase is what a plan is made for, without what depends on who reads it.
func (s *Scored) planCase(ask *Ask, out *result.Result) *advice.PlanCase {
	c := &advice.PlanCase{Model: s.Model(), Somebody: s.somebody(), Date: s.Engagement.Client.Date, Start: cmp.Or(ask.Start, s.Engagement.Quote.Start)}
	c.First = s.settleFirst(out)
	switch s.Recommendation.Outcome {
	case assess.Recommended:
	case assess.TooClose:
		c.Outcome = "too_close"
	case assess.NoneNeeded:
		c.Outcome = "none_needed"
	case assess.AllVetoed, assess.NothingScored:
		c.Outcome = "no_model"
	}
	if c.Model == nil {
		c.Roles = []advice.Who{advice.Who(responsibility.ClientSponsor.String())}
		if s.somebody() {
			c.Roles = append(c.Roles, advice.Who(responsibility.ClientIT.String()))
		}
		return c
	}
	c.Split = s.Proposals[*c.Model].Split
	m := s.RACI(*c.Model)
	for _, role := range m.Roles {
		c.Roles = append(c.Roles, advice.Who(role.Role.String()))
	}
	for i := range m.Rows {
		row := &m.Rows[i]
		c.Rows = append(c.Rows, advice.PlanRow{ID: row.ID, Tower: row.Tower, Side: row.Side, Name: row.ToClient(), Because: row.Because, Does: doers(row)})
	}
	return c
}

// doers are the roles that do the work of a row, the one who answers for it first where
// that is one of them.
func doers(row *responsibility.Row) []advice.Who {
	var out []advice.Who
	for role, l := range row.Letters {
		switch id := advice.Who(responsibility.Role(role).String()); {
		case l.Responsible() && l.Accountable():
			out = slices.Insert(out, 0, id)
		case l.Responsible():
			out = append(out, id)
		}
	}
	return out
}

// settleFirst is what comes before a plan where no single model is recommended.
func (s *Scored) settleFirst(out *result.Result) []string {
	rec := &out.Recommendation
	var first []string
	switch rec.Outcome {
	case assess.NoneNeeded:
		first = out.Words.Outcome.Points
	case assess.AllVetoed:
		for _, v := range rec.Vetoes {
			if !slices.Contains(first, v.Because) {
				first = append(first, v.Because)
			}
		}
	case assess.NothingScored, assess.TooClose:
		for _, o := range rec.ByWorth() {
			if len(first) < out.Words.Lists.Open && (o.Changes() || rec.Outcome == assess.NothingScored) {
				first = append(first, o.Topic)
			}
		}
	case assess.Recommended:
	}
	return first
}

// plan makes a plan for a case, with what goes with it.
func (s *Scored) plan(out *result.Result, v answer.View, c *advice.PlanCase) *result.Plan {
	made := s.Playbook.Texts.Plan(v, c)
	if made == nil {
		return nil
	}
	p := &result.Plan{Plan: *made, Roles: []responsibility.RoleInfo{}}
	for _, role := range responsibility.Roles() {
		if named(made, advice.Who(role.String())) {
			p.Roles = append(p.Roles, s.Playbook.Catalogue.Role(role))
		}
	}
	if c.Model == nil {
		return p
	}
	if card := s.Playbook.Card; card != nil {
		p.SettlingIn = card.SettlingIn()
	}
	if b := out.Recommendation.WayBack; b != nil {
		p.WayBack = &result.Notice{Because: b.Because, Text: b.Text, Points: b.Points}
	}
	return p
}

// named reports whether a plan names a role.
func named(p *advice.Plan, w advice.Who) bool {
	in := func(steps []advice.PlanStep) bool {
		return slices.ContainsFunc(steps, func(s advice.PlanStep) bool { return slices.Contains(s.Who, w) })
	}
	return in(p.Blocks) || in(p.Needs) || in(p.Own) || p.Handover != nil && in(p.Handover.Steps) ||
		slices.ContainsFunc(p.Phases, func(f advice.PlanPhase) bool { return in(f.Steps) })
}
