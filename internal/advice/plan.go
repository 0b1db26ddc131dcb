package advice

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// StepKind says where a step of a plan comes from.
type StepKind string

// The kinds.
const (
	FromPlan     StepKind = "plan"     // the plan of the model
	FromFinding  StepKind = "finding"  // a finding that is answered
	FromRow      StepKind = "row"      // a row of the responsibility matrix
	FromTakeover StepKind = "takeover" // a part of IT that changes hands
	FromHandover StepKind = "handover" // people whose work changes hands
	FromBlock    StepKind = "block"    // what keeps work from starting
	FromNeed     StepKind = "need"     // what the client gives
)

// NeedKind says what the client gives.
type NeedKind string

// The kinds.
const (
	NeedPeople    NeedKind = "people"
	NeedAccess    NeedKind = "access"
	NeedDecisions NeedKind = "decisions"
)

// Words lists the kinds.
func (NeedKind) Words() []string {
	return []string{string(NeedPeople), string(NeedAccess), string(NeedDecisions)}
}

// PlanStep is one thing that is done.
type PlanStep struct {
	ID       string       `json:"id"` // of the step, finding, row or block that it comes from
	Kind     StepKind     `json:"kind"`
	Need     *NeedKind    `json:"gives"` // what the client gives with it; nil where it is work
	Day      *int         `json:"day"`   // by which day, counted from the start; nil where that is not known
	Date     *string      `json:"date"`  // YYYY-MM-DD; nil where the day or the start is not known
	Text     string       `json:"text"`
	Who      []Who        `json:"who"`      // the one who leads first
	Because  string       `json:"because"`  // the finding or the answer that it follows from, "" for one that everybody has
	Tower    *terms.Tower `json:"tower"`    // the part of IT that it is about; nil for no single one
	Answered *Kind        `json:"answered"` // of a finding: how it is answered
}

// PlanPhase is a part of a plan with what must be true at its end.
type PlanPhase struct {
	Name     string     `json:"name"`
	FromDay  int        `json:"from_day"`
	ToDay    int        `json:"to_day"`
	FromDate *string    `json:"from_date"` // YYYY-MM-DD; nil where the start is not known
	ToDate   *string    `json:"to_date"`
	Steps    []PlanStep `json:"steps"` // days ascend
	Tests    []string   `json:"tests"`
}

// PlanDate is a date that a plan has to keep to.
type PlanDate struct {
	ID   string  `json:"id"`
	Text string  `json:"text"`
	Date *string `json:"date"` // YYYY-MM-DD; nil where no day is known
}

// PlanMove is a part of IT that changes hands.
type PlanMove struct {
	Tower terms.Tower `json:"tower"`
	Side  terms.Side  `json:"side"` // who runs it then: provider or shared
	Day   int         `json:"day"`
	Date  *string     `json:"date"` // YYYY-MM-DD; nil where the start is not known
}

// PlanNotice is how the work of people changes hands.
type PlanNotice struct {
	ID    string     `json:"id"`
	Text  string     `json:"text"`
	Steps []PlanStep `json:"steps"`
}

// Plan is what happens in the first 90 days, by whom.
type Plan struct {
	Model    *terms.Model `json:"model"`    // nil where none is recommended
	Start    *string      `json:"start"`    // the first day of the service, YYYY-MM-DD; nil where it is not fixed
	Lead     string       `json:"lead"`     // how to read it, or why there is none
	First    []string     `json:"first"`    // what to settle first where no model, or no single one, is recommended; what to have checked where none is needed
	Blocks   []PlanStep   `json:"blocks"`   // before anything starts
	Handover *PlanNotice  `json:"handover"` // nil where nobody's work changes hands
	Moves    []PlanMove   `json:"moves"`    // the parts of IT that change hands
	Phases   []PlanPhase  `json:"phases"`
	Needs    []PlanStep   `json:"needs"`  // what the client gives
	Effort   string       `json:"effort"` // how much time of the client it takes
	Own      []PlanStep   `json:"own"`    // what the answers ask for in parts that stay with the client
	OwnText  string       `json:"own_text"`
	Dates    []PlanDate   `json:"dates"`
}

// PlanRow is a row of the client's responsibility matrix.
type PlanRow struct {
	ID      string
	Tower   terms.Tower
	Side    terms.Side
	Name    string
	Because string
	Does    []Who // who answers for it, then who else does it
}

// PlanCase is what a plan is made for.
type PlanCase struct {
	Model    *terms.Model
	Outcome  string // "" for one with a single model, else too_close, none_needed or no_model
	Split    terms.Split
	Roles    []Who // of the client's matrix
	Rows     []PlanRow
	Findings []Finding // in the order of work
	Blocks   []Block
	Somebody bool // IT people are there today
	Date     string
	Start    string // the first day of the service, YYYY-MM-DD; "" where it is not fixed
	First    []string
}

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

// dates says which dates the plan has to keep to.
func (p *planner) dates() {
	said := map[string]bool{}
	names, ends := p.dateNames()
	for i := range p.t.start.Dates {
		d := &p.t.start.Dates[i]
		if said[d.ID] || !p.t.start.dates[i].Holds(p.v) {
			continue
		}
		if unfilled(d.Text, names) {
			continue
		}
		said[d.ID] = true
		date := PlanDate{ID: d.ID, Text: filled(d.Text, names...)}
		if strings.Contains(d.Text, "{ends}") {
			date.Date = ends
		}
		p.plan.Dates = append(p.plan.Dates, date)
	}
}

// unfilled reports whether a text has a name that stands for nothing.
func unfilled(text string, names []string) bool {
	for _, name := range []string{"{months}", "{ends}", "{decision}"} {
		if strings.Contains(text, name) && !slices.Contains(names, name) {
			return true
		}
	}
	return false
}

// dateNames are the names of a text about dates with what they stand for, and the day on
// which the present contract can end where that can be worked out.
func (p *planner) dateNames() (names []string, ends *string) {
	schema := p.v.Schema()
	if i := schema.Find("contract_months_left"); i >= 0 && p.v.State(i) == answer.Given {
		if least, most := p.v.Ends(i); least == most {
			months := int(least / 100)
			names = append(names, "{months}", words.Count(months, "month", "months"))
			if end := words.MonthsAfter(p.c.Date, months); end != "" {
				names, ends = append(names, "{ends}", words.Date(end)), &end
			}
		}
	}
	if i := schema.Find("decision_by"); i >= 0 && p.v.State(i) == answer.Given {
		names = append(names, "{decision}", strings.TrimRight(schema.At(i).Format(p.v.Value(i)), "."))
	}
	return names, ends
}
