package advice

import (
	"slices"
	"strconv"

	"mspscope/internal/terms"
)

// The work of the start that follows from this client: findings, rows, people and parts of
// IT that change hands.

// blocks puts first what keeps work from starting.
func (p *planner) blocks() {
	for i := range p.c.Blocks {
		b := &p.c.Blocks[i]
		p.in[b.ID] = true
		p.plan.Blocks = append(p.plan.Blocks, PlanStep{ID: b.ID, Kind: FromBlock, Day: new(0), Text: b.Action, Because: b.Because, Who: p.roles(whoSponsor)})
	}
}

// handover is how the work of people changes hands.
func (p *planner) handover() {
	if p.c.Model == nil {
		return
	}
	id, text, steps, at := "transition", p.t.Transition.Text, p.t.Transition.Steps, p.t.Transition.Timing
	if h := p.t.Handover(p.v, *p.c.Model); h != nil {
		id, text, steps, at = h.ID, h.Text, h.Steps, h.Timing
	} else if *p.c.Model != terms.FullyManaged || !p.c.Somebody {
		return
	}
	p.in[id] = true
	notice := &PlanNotice{ID: id, Text: text, Steps: []PlanStep{}}
	for i, s := range steps {
		if i < len(at) && at[i].Parts {
			continue
		}
		step := PlanStep{ID: id + "-" + strconv.Itoa(i+1), Kind: FromHandover, Text: s, Who: p.roles(whoSponsor)}
		if i < len(at) {
			step.Day, step.Who = at[i].Day, p.roles(at[i].Who...)
		}
		notice.Steps = append(notice.Steps, step)
	}
	byDay(notice.Steps)
	p.plan.Handover = notice
}

// findings puts in what the answers ask for, each once and by its owner; what concerns a
// part of IT that the client keeps stands apart.
func (p *planner) findings() {
	place := func(id string) planFindingRecord {
		for _, f := range p.t.start.Findings {
			if f.ID == id {
				return f
			}
		}
		return planFindingRecord{}
	}
	var stand []*Finding
	for i := range p.c.Findings {
		f := &p.c.Findings[i]
		switch {
		case f.Answered == nil || *f.Answered == Declined || p.covered(place(f.ID).CoveredBy):
		case *f.Answered == InFee && f.Severity > p.t.start.FeeFrom:
		default:
			stand = append(stand, f)
		}
	}
	for _, f := range stand {
		p.in[f.ID] = true
	}
	for _, f := range stand {
		at := place(f.ID)
		p.finding(f, &at)
	}
}

// finding puts a finding in at its place.
func (p *planner) finding(f *Finding, at *planFindingRecord) {
	by := f.ByDay
	if at.Day != nil {
		by = min(by, *at.Day)
	}
	step := PlanStep{ID: f.ID, Kind: FromFinding, Day: &by, Text: f.Action, Because: f.Title, Tower: p.ours(f.Towers), Answered: f.Answered}
	own := whoSponsor
	if len(f.Towers) > 0 && !f.Towers[0].Governs() || f.Owner == "both" {
		own = whoIT
	}
	kept := *f.Answered == ByClient && (len(f.Towers) > 0 || p.c.Model == nil)
	switch {
	case kept || f.Owner == "client":
		step.Who = p.roles(own)
	case f.Owner == "both":
		step.Who = p.roles(p.lead(step.Tower), own)
	default:
		step.Who = p.roles(p.lead(step.Tower))
	}
	if len(at.Who) > 0 && p.c.Model != nil && !kept {
		step.Who = p.roles(at.Who...)
	}
	if at.Text != "" && !kept && (len(at.Beside) == 0 || p.covered(at.Beside)) {
		step.Text = at.Text
	}
	if kept {
		step.Tower = nil
		if len(f.Towers) > 0 {
			step.Tower = &f.Towers[0]
		}
		p.plan.Own = append(p.plan.Own, step)
		return
	}
	p.all = append(p.all, step)
}

// rows puts in the rows of the matrix that are work of the start.
func (p *planner) rows() {
	for i := range p.t.start.Rows {
		want := &p.t.start.Rows[i]
		at := slices.IndexFunc(p.c.Rows, func(r PlanRow) bool { return r.ID == want.ID })
		if at < 0 || p.covered(want.CoveredBy) {
			continue
		}
		row := &p.c.Rows[at]
		step := PlanStep{ID: row.ID, Kind: FromRow, Day: &want.Day, Text: row.Name, Because: row.Because, Who: p.roles(row.Does...), Need: want.Kind}
		kept := !row.Tower.Governs() && row.Side != terms.Provider && row.Side != terms.Shared
		if !row.Tower.Governs() {
			step.Tower = &row.Tower
		}
		switch {
		case kept:
			p.plan.Own = append(p.plan.Own, step)
		case want.Kind != nil:
			p.plan.Needs = append(p.plan.Needs, step)
		default:
			p.all = append(p.all, step)
		}
	}
}

// takeover puts in how each part of IT changes hands.
func (p *planner) takeover() {
	for i := range p.t.start.Takeover {
		t := &p.t.start.Takeover[i]
		side := p.c.Split[t.Tower]
		if !p.t.start.takeover[i].Holds(p.v) || side != terms.Provider && side != terms.Shared {
			continue
		}
		p.plan.Moves = append(p.plan.Moves, PlanMove{Tower: t.Tower, Side: side, Day: p.movedBy(t)})
		if p.covered(t.CoveredBy) {
			continue
		}
		step := PlanStep{ID: "takeover." + t.ID, Kind: FromTakeover, Day: &t.Day, Tower: &t.Tower}
		step.Text, step.Who = t.Provider, p.roles(p.lead(&t.Tower))
		if side == terms.Shared {
			step.Text, step.Who = t.Shared, p.roles(p.lead(&t.Tower), whoIT)
		}
		p.all = append(p.all, step)
	}
}

// movedBy is the day by which a part of IT changes hands: that of what says it instead,
// where something does.
func (p *planner) movedBy(t *takeoverRecord) int {
	for i := range p.all {
		if slices.Contains(t.CoveredBy, p.all[i].ID) {
			return *p.all[i].Day
		}
	}
	return t.Day
}
