package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"mspscope/internal/advice"
	"mspscope/internal/result"
	"mspscope/internal/words"
	"mspscope/responsibility"
)

// Plan is what happens in the first 90 days, by whom.
func Plan(c result.Client) *Document { return end(plan(c.Result()), c.Result()) }

// PlanInternal is the plan as the provider reads it: with what is internal in its place,
// and what speaks against going on.
func PlanInternal(r *result.Result) *Document {
	p := r.ForProvider()
	d := plan(p)
	if p.Plan != nil {
		d.Section(r.Say("recommend.internal_promised"), pledges(p, p.Plan.Promises)...)
		d.Section(r.Say("recommend.internal_go_no_go"), stops(p.Plan.Stops))
	}
	return end(d, p)
}

// plan is the page. Who pays reads first what it costs and what is asked for, who looks
// after IT what leaves the desk and when.
func plan(r *result.Result) *Document {
	d := titled(r, r.Say("plan.title"))
	p := r.Plan
	if p == nil {
		return d
	}
	if p.Model == nil {
		d.Section("", lead(r), Text(p.Lead), Bullets("•", largeEach(p.First)))
		d.Section(r.Say("plan.in_any_case"), planSteps(r, p, p.Own))
		return d
	}
	d.Section("", append([]Block{lead(r), Text(p.Lead), Bullets("•", largeEach(p.First)), forNow(&r.Recommendation)}, unsure(r)...)...)
	toldOn(d, r, "plan")
	d.Section(r.Say("recommend.please_check"), Bullets("!", r.Warnings))
	d.Section(r.Say("plan.dates"), planDates(p.Dates))
	d.Section(r.Say("plan.before_day_1"), planBlocks(r, p))
	asked := func() {
		d.Section(r.Say("plan.needs"), append(planNeeds(r, p), Text(sentence(p.Effort)))...)
	}
	costing := func() {
		d.Section(r.Say("recommend.what_it_costs"), append(costs(r), Text(p.SettlingIn))...)
	}
	if r.Reader == result.ITLead {
		d.Section(r.Say("plan.leaving"), leaving(r))
	} else {
		costing()
		asked()
	}
	if p.Handover != nil {
		d.Section(r.Say("plan.handing_over"), Text(p.Handover.Text), planSteps(r, p, p.Handover.Steps))
	}
	for i := range p.Phases {
		d.Section(phaseHeading(r, &p.Phases[i]), planPhase(r, p, &p.Phases[i])...)
	}
	if r.Reader == result.ITLead {
		asked()
		costing()
	}
	d.Section(r.Say("plan.own_side"), Text(p.OwnText), planSteps(r, p, p.Own))
	if p.WayBack != nil {
		d.Section(r.Say("recommend.the_way_back"), Text(p.WayBack.Text), Bullets("•", p.WayBack.Points))
	}
	d.Section(r.Say("recommend.declined"), declined(r)...)
	d.Section(r.Say("plan.who_is_who"), planRoles(p))
	return d
}

// largeEach are texts that stand by themselves, each with a large first letter.
func largeEach(texts []string) []string {
	out := make([]string, len(texts))
	for i, t := range texts {
		out[i] = words.Large(t)
	}
	return out
}

// phaseHeading names a part of a plan with its days.
func phaseHeading(r *result.Result, f *advice.PlanPhase) string {
	if f.ToDay <= 0 {
		return f.Name
	}
	name := r.Language.Small(f.Name)
	if f.ToDate != nil {
		return r.Say("plan.phase_until", "from", f.FromDay, "to", f.ToDay, "day", r.Language.Date(*f.ToDate), "name", name)
	}
	return r.Say("plan.phase", "from", f.FromDay, "to", f.ToDay, "name", name)
}

// planPhase is the steps of a part with what must be true at its end.
func planPhase(r *result.Result, p *result.Plan, f *advice.PlanPhase) []Block {
	blocks := some(planSteps(r, p, f.Steps))
	if len(f.Tests) > 0 {
		blocks = append(blocks, Text(r.Say("plan.done_when")), Bullets("□", f.Tests))
	}
	return blocks
}

// dayMark says by which day something is done.
func dayMark(r *result.Result, day *int) string { return dayAligned(r, day, 0) }

// dayAligned is dayMark with at least so many letters: the numbers of marks below each
// other align.
func dayAligned(r *result.Result, day *int, width int) string {
	if day == nil {
		return r.Say("plan.at_last")
	}
	number := strconv.Itoa(*day)
	mark := r.Say("plan.day", "day", number)
	if missing := width - utf8.RuneCountInString(mark); missing > 0 {
		return r.Say("plan.day", "day", strings.Repeat(" ", missing)+number)
	}
	return mark
}

// planSteps lists steps with who does them and why.
func planSteps(r *result.Result, p *result.Plan, steps []advice.PlanStep) Block {
	var l List
	width := 0
	for i := range steps {
		width = max(width, utf8.RuneCountInString(dayMark(r, steps[i].Day)))
	}
	for i := range steps {
		s := &steps[i]
		mark := dayAligned(r, s.Day, width)
		if s.Date != nil { // where the start is known
			mark = r.Say("plan.mark", "day", mark, "date", r.Language.ShortDate(*s.Date))
		}
		text := s.Text
		if s.Kind == advice.FromFinding { // what is done speaks of what was found
			text = running(sentence(s.Because), text)
		}
		l.Items = append(l.Items, Item{Mark: mark, Text: text, Detail: stepDetail(r, p, s)})
	}
	return listOrNil(l)
}

// stepDetail says who does a step, what it is part of, and why it is done.
func stepDetail(r *result.Result, p *result.Plan, s *advice.PlanStep) string {
	by := r.Say("plan.by", "who", who(r, p, s.Who))
	if s.Answered != nil && *s.Answered == advice.AsProject {
		by = r.Say("plan.by_project", "who", who(r, p, s.Who))
	}
	if s.Because != "" && s.Kind != advice.FromFinding {
		return running(by, r.Say("plan.why", "because", sentence(s.Because)))
	}
	return by
}

// who names roles, the one who leads first.
func who(r *result.Result, p *result.Plan, roles []advice.Who) string {
	var names []string
	for _, w := range roles {
		name := string(w)
		if i := slices.IndexFunc(p.Roles, roleIs(w)); i >= 0 {
			name = p.Roles[i].Name
		}
		if len(names) > 0 {
			name = r.Language.Small(name)
		}
		names = append(names, name)
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return r.Say("plan.leads_with", "first", names[0], "others", r.Language.List(names[1:]))
}

// planBlocks lists what has to be settled before anything starts.
func planBlocks(r *result.Result, p *result.Plan) Block {
	var l List
	for i := range p.Blocks {
		b := &p.Blocks[i]
		l.Items = append(l.Items, Item{Mark: "!", Text: b.Text, Detail: running(r.Say("plan.by", "who", who(r, p, b.Who)), r.Say("plan.why", "because", b.Because))})
	}
	return listOrNil(l)
}

// planNeeds lists what the client gives, by what it is.
func planNeeds(r *result.Result, p *result.Plan) []Block {
	var blocks []Block
	for _, kind := range []struct {
		need advice.NeedKind
		says string
	}{{advice.NeedPeople, "plan.need_people"}, {advice.NeedAccess, "plan.need_access"}, {advice.NeedDecisions, "plan.need_decisions"}} {
		var of []advice.PlanStep
		for i := range p.Needs {
			if n := p.Needs[i].Need; n != nil && *n == kind.need {
				of = append(of, p.Needs[i])
			}
		}
		if len(of) > 0 {
			blocks = append(blocks, Text(r.Say(kind.says)), planSteps(r, p, of))
		}
	}
	return blocks
}

// leaving lists the parts of IT that change hands, in the order in which they do.
func leaving(r *result.Result) Block {
	var l List
	for _, m := range r.Plan.Moves {
		text := r.Say("plan.leaves", "part", r.Words.Towers[m.Tower], "side", with(r, m.Side), "day", m.Day)
		if m.Date != nil {
			date := strings.Join(strings.Fields(r.Language.ShortDate(*m.Date)), " ") // nothing aligns here
			text = r.Say("plan.mark", "day", text, "date", date)
		}
		l.Items = append(l.Items, Item{Mark: "•", Text: text})
	}
	return listOrNil(l)
}

func planDates(all []advice.PlanDate) Block {
	var texts []string
	for i := range all {
		texts = append(texts, all[i].Text)
	}
	return Bullets("•", texts)
}

// sentence ends a text as a sentence.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	return strings.TrimRight(text, ".") + "."
}

func planRoles(p *result.Plan) Block {
	if len(p.Roles) == 0 {
		return nil
	}
	var f Facts
	for _, r := range p.Roles {
		f.Pairs = append(f.Pairs, [2]string{r.Name, r.What})
	}
	return f
}

// PlanTable is the plan as one table, a row for each step.
func PlanTable(r *result.Result) Table {
	t := Table{Columns: columns("phase", "day", "id", "kind", "gives", "step", "who", "because", "tower", "answered", "date")}
	p := r.Plan
	if p == nil {
		return t
	}
	add := func(phase string, steps []advice.PlanStep) {
		for i := range steps {
			t.Rows = append(t.Rows, planRow(phase, &steps[i]))
		}
	}
	add("before_day_1", p.Blocks)
	add("needs", p.Needs)
	if p.Handover != nil {
		add("handover", p.Handover.Steps)
	}
	for i := range p.Phases {
		f := &p.Phases[i]
		phase := fmt.Sprintf("%d..%d", f.FromDay, f.ToDay)
		add(phase, f.Steps)
		for _, test := range f.Tests {
			t.Rows = append(t.Rows, []string{phase, strconv.Itoa(f.ToDay), "", "test", "", test, "", "", "", "", orEmpty(f.ToDate)})
		}
	}
	add("own", p.Own)
	return t
}

func planRow(phase string, s *advice.PlanStep) []string {
	day, gives, tower, answered := "", "", "", ""
	if s.Day != nil {
		day = strconv.Itoa(*s.Day)
	}
	if s.Need != nil {
		gives = string(*s.Need)
	}
	if s.Tower != nil {
		tower = s.Tower.String()
	}
	if s.Answered != nil {
		answered = string(*s.Answered)
	}
	var who []string
	for _, w := range s.Who {
		who = append(who, string(w))
	}
	return []string{phase, day, s.ID, string(s.Kind), gives, s.Text, strings.Join(who, ", "), s.Because, tower, answered, orEmpty(s.Date)}
}

// roleIs finds a role by its id.
func roleIs(w advice.Who) func(responsibility.RoleInfo) bool {
	return func(r responsibility.RoleInfo) bool { return r.Role.String() == string(w) }
}
