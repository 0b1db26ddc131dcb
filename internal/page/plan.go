package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

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
		d.Section("Internal: promised on the way", promised(p.Plan.Promises)...)
		d.Section("Internal: go or no-go", stops(p.Plan.Stops))
	}
	return end(d, p)
}

// plan is the page. Who pays reads first what it costs and what is asked for, who looks
// after IT what leaves the desk and when.
func plan(r *result.Result) *Document {
	d := titled(r, "The first 90 days")
	p := r.Plan
	if p == nil {
		return d
	}
	if p.Model == nil {
		d.Section("", lead(r), Text(p.Lead), Bullets("•", largeEach(p.First)))
		d.Section("Worth doing in any case", planSteps(p, p.Own))
		return d
	}
	d.Section("", append([]Block{lead(r), Text(p.Lead), Bullets("•", largeEach(p.First)), forNow(&r.Recommendation)}, unsure(r)...)...)
	toldOn(d, r, "plan")
	d.Section("Please check", Bullets("!", r.Warnings))
	d.Section("Dates to keep to", planDates(p.Dates))
	d.Section("To settle before day 1", planBlocks(p))
	asked := func() {
		d.Section("What we need from you", append(planNeeds(p), Text(sentence(p.Effort)))...)
	}
	costing := func() {
		d.Section("What it costs", append(costs(r), Text(p.SettlingIn))...)
	}
	if r.Reader == result.ITLead {
		d.Section("What leaves your desk or is shared, and when", leaving(r))
	} else {
		costing()
		asked()
	}
	if p.Handover != nil {
		d.Section("Handing over", Text(p.Handover.Text), planSteps(p, p.Handover.Steps))
	}
	for i := range p.Phases {
		d.Section(phaseHeading(&p.Phases[i]), planPhase(p, &p.Phases[i])...)
	}
	if r.Reader == result.ITLead {
		asked()
		costing()
	}
	d.Section("On your own side", Text(p.OwnText), planSteps(p, p.Own))
	if p.WayBack != nil {
		d.Section("The way back", Text(p.WayBack.Text), Bullets("•", p.WayBack.Points))
	}
	d.Section("Recommended and declined", declined(r)...)
	d.Section("Who is who", planRoles(p))
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
func phaseHeading(f *advice.PlanPhase) string {
	if f.ToDay <= 0 {
		return f.Name
	}
	days := fmt.Sprintf("Days %d to %d", f.FromDay, f.ToDay)
	if f.ToDate != nil {
		days += ", until " + words.Date(*f.ToDate)
	}
	return days + ": " + words.Small(f.Name)
}

// planPhase is the steps of a part with what must be true at its end.
func planPhase(p *result.Plan, f *advice.PlanPhase) []Block {
	blocks := some(planSteps(p, f.Steps))
	if len(f.Tests) > 0 {
		blocks = append(blocks, Text("Done when:"), Bullets("□", f.Tests))
	}
	return blocks
}

// dayMark says by which day something is done.
func dayMark(day *int) string {
	if day == nil {
		return "at last"
	}
	return "day " + strconv.Itoa(*day)
}

// dateMark is the date beside a day, where the start is known.
func dateMark(date *string) string {
	if date == nil {
		return ""
	}
	return ", " + words.ShortDate(*date)
}

// planSteps lists steps with who does them and why.
func planSteps(p *result.Plan, steps []advice.PlanStep) Block {
	var l List
	width := 0
	for i := range steps {
		width = max(width, len(dayMark(steps[i].Day)))
	}
	for i := range steps {
		s := &steps[i]
		mark := dayMark(s.Day)
		mark = strings.Replace(mark, "day ", "day "+strings.Repeat(" ", width-len(mark)), 1)
		text := s.Text
		if s.Kind == advice.FromFinding { // what is done speaks of what was found
			text = strings.TrimRight(s.Because, ".") + ". " + text
		}
		l.Items = append(l.Items, Item{Mark: mark + dateMark(s.Date), Text: text, Detail: stepDetail(p, s)})
	}
	return listOrNil(l)
}

// stepDetail says who does a step, what it is part of, and why it is done.
func stepDetail(p *result.Plan, s *advice.PlanStep) string {
	text := who(p, s.Who)
	if s.Answered != nil && *s.Answered == advice.AsProject {
		text += "; a project, quoted separately"
	}
	text += "."
	if s.Because != "" && s.Kind != advice.FromFinding {
		text += " Why: " + strings.TrimRight(s.Because, ".") + "."
	}
	return text
}

// who names roles, the one who leads first.
func who(p *result.Plan, roles []advice.Who) string {
	var names []string
	for _, w := range roles {
		name := string(w)
		if i := slices.IndexFunc(p.Roles, roleIs(w)); i >= 0 {
			name = p.Roles[i].Name
		}
		if len(names) > 0 {
			name = words.Small(name)
		}
		names = append(names, name)
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return names[0] + " with " + words.List(names[1:])
}

// planBlocks lists what has to be settled before anything starts.
func planBlocks(p *result.Plan) Block {
	var l List
	for i := range p.Blocks {
		b := &p.Blocks[i]
		l.Items = append(l.Items, Item{Mark: "!", Text: b.Text, Detail: who(p, b.Who) + ". Why: " + b.Because})
	}
	return listOrNil(l)
}

// planNeeds lists what the client gives, by what it is.
func planNeeds(p *result.Plan) []Block {
	var blocks []Block
	for _, kind := range []struct {
		need advice.NeedKind
		says string
	}{{advice.NeedPeople, "People:"}, {advice.NeedAccess, "Access:"}, {advice.NeedDecisions, "Decisions:"}} {
		var of []advice.PlanStep
		for i := range p.Needs {
			if n := p.Needs[i].Need; n != nil && *n == kind.need {
				of = append(of, p.Needs[i])
			}
		}
		if len(of) > 0 {
			blocks = append(blocks, Text(kind.says), planSteps(p, of))
		}
	}
	return blocks
}

// leaving lists the parts of IT that change hands, in the order in which they do.
func leaving(r *result.Result) Block {
	var l List
	for _, m := range r.Plan.Moves {
		l.Items = append(l.Items, Item{Mark: "•", Text: fmt.Sprintf("%s: %s, by day %d", r.Words.Towers[m.Tower], with(r, m.Side), m.Day) + strings.ReplaceAll(dateMark(m.Date), "  ", " ")})
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
