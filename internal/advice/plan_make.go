package advice

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// planner makes one plan.
type planner struct {
	t    *Texts
	v    answer.View
	c    *PlanCase
	plan Plan
	in   map[string]bool // what is in the plan, by id
	all  []PlanStep      // of the phases
}

// Plan makes the plan of the first 90 days for a case. With texts that have none it is
// nil.
func (t *Texts) Plan(v answer.View, c *PlanCase) *Plan {
	if t.start.startRecord == nil {
		return nil
	}
	p := planner{t: t, v: v, c: c, in: map[string]bool{}}
	p.plan = Plan{Model: c.Model, Lead: t.start.Lead, First: append([]string{}, c.First...), Blocks: []PlanStep{}, Moves: []PlanMove{}, Phases: []PlanPhase{}, Needs: []PlanStep{}, Own: []PlanStep{}, Dates: []PlanDate{}}
	switch c.Outcome {
	case "none_needed":
		p.plan.Lead = t.start.None
	case "no_model":
		p.plan.Lead = t.start.NoModel
	case "too_close":
		p.plan.Lead = t.start.Close + " " + t.start.Lead
	}
	p.blocks()
	p.handover()
	p.findings()
	if c.Model != nil {
		p.rows()
		p.takeover()
		p.needs()
		p.standard()
		p.dates()
		p.phases()
	}
	slices.SortStableFunc(p.plan.Moves, func(a, b PlanMove) int { return cmp.Compare(a.Day, b.Day) })
	byDay(p.plan.Own)
	byDay(p.plan.Needs)
	if len(p.plan.Own) > 0 && c.Model != nil {
		p.plan.OwnText = t.start.Own
	}
	p.begins()
	return &p.plan
}

func byDay(steps []PlanStep) {
	slices.SortStableFunc(steps, func(a, b PlanStep) int {
		switch {
		case a.Day == nil && b.Day == nil:
			return 0
		case a.Day == nil:
			return 1
		case b.Day == nil:
			return -1
		}
		return cmp.Compare(*a.Day, *b.Day)
	})
}

// covered reports whether something in the plan says the same.
func (p *planner) covered(ids []string) bool {
	return slices.ContainsFunc(ids, func(id string) bool { return p.in[id] })
}

// roles are those of a step who are there. Nobody who has no part in the client's matrix
// is named.
func (p *planner) roles(want ...Who) []Who {
	var out []Who
	add := func(w Who) {
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	there := func(w Who) bool { return slices.Contains(p.c.Roles, w) }
	for _, w := range want {
		switch {
		case there(w):
			add(w)
		case strings.HasPrefix(string(w), "msp_"):
			if i := slices.IndexFunc(p.c.Roles, func(w Who) bool { return strings.HasPrefix(string(w), "msp_") }); i >= 0 {
				add(p.c.Roles[i])
			}
		case w == whoIT && there(whoSponsor):
			add(whoSponsor)
		}
	}
	if len(out) == 0 && len(p.c.Roles) > 0 {
		add(p.c.Roles[0])
	}
	return out
}

// lead is who leads the provider's work on a part of IT.
func (p *planner) lead(t *terms.Tower) Who {
	for _, l := range p.t.start.Leads {
		if t != nil && l.Tower == *t {
			return l.Role
		}
	}
	return p.t.start.Otherwise
}

// ours is the first of some parts of IT that the provider runs or shares.
func (p *planner) ours(towers []terms.Tower) *terms.Tower {
	for _, t := range towers {
		if s := p.c.Split[t]; s == terms.Provider || s == terms.Shared {
			return &t
		}
	}
	return nil
}

// said is a step of the playbook where it is for this client.
func (p *planner) said(s *planned, kind StepKind) (PlanStep, bool) {
	tower := p.ours(s.Towers)
	if len(s.Towers) > 0 && tower == nil || p.covered(s.CoveredBy) || !s.rule.Holds(p.v) {
		return PlanStep{}, false
	}
	if tower != nil && tower.Governs() {
		tower = nil
	}
	return PlanStep{ID: s.ID, Kind: kind, Day: &s.Day, Text: s.Text, Because: s.Because, Who: p.roles(s.Who...), Tower: tower}, true
}

// needs lists what the client gives.
func (p *planner) needs() {
	p.plan.Effort = p.t.Plans[*p.c.Model].ClientEffort
	for i := range p.t.start.needs {
		n := &p.t.start.Needs[i]
		if len(n.Models) > 0 && !slices.Contains(n.Models, *p.c.Model) {
			continue
		}
		if step, ok := p.said(&p.t.start.needs[i], FromNeed); ok {
			step.Need = &n.Kind
			p.plan.Needs = append(p.plan.Needs, step)
		}
	}
}

// standard puts in the steps of the plan of the model.
func (p *planner) standard() {
	for i, phase := range p.t.phases[*p.c.Model] {
		for j := range phase.steps {
			if step, ok := p.said(&phase.steps[j], FromPlan); ok {
				p.all = append(p.all, step)
			}
		}
		of := &p.t.Plans[*p.c.Model].Phases[i]
		for n, item := range of.Items {
			p.all = append(p.all, PlanStep{ID: "item." + strconv.Itoa(i+1) + "." + strconv.Itoa(n+1), Kind: FromPlan, Day: &of.ToDay, Text: item, Who: p.roles(p.t.start.Otherwise, whoIT)})
		}
	}
}

// phases puts the steps into the parts of the plan, in order of their days.
func (p *planner) phases() {
	plan := &p.t.Plans[*p.c.Model]
	byDay(p.all)
	for i := range plan.Phases {
		of := &plan.Phases[i]
		phase := PlanPhase{Name: of.Name, FromDay: of.FromDay, ToDay: of.ToDay, Steps: []PlanStep{}, Tests: []string{}}
		for _, s := range p.all {
			first, last := i == 0 || *s.Day >= of.FromDay, i == len(plan.Phases)-1 || *s.Day < plan.Phases[i+1].FromDay
			if first && last {
				phase.Steps = append(phase.Steps, s)
			}
		}
		for j := range p.t.phases[*p.c.Model][i].tests {
			x := &p.t.phases[*p.c.Model][i].tests[j]
			if (len(x.Towers) == 0 || p.ours(x.Towers) != nil) && x.rule.Holds(p.v) {
				phase.Tests = append(phase.Tests, x.Text)
			}
		}
		if i == len(plan.Phases)-1 {
			phase.Tests = append(phase.Tests, plan.ExitTest...)
		}
		p.plan.Phases = append(p.plan.Phases, phase)
	}
}
