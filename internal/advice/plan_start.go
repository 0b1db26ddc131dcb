package advice

import "mspscope/internal/words"

// begins says when the days of a plan with a model begin to count, and gives its steps
// their dates where that is known.
func (p *planner) begins() {
	plan := &p.plan
	if plan.Model == nil {
		return
	}
	if p.c.Start == "" {
		plan.Lead = joined(plan.Lead, p.t.start.Unfixed)
		return
	}
	start := p.c.Start
	plan.Start = &start
	plan.Lead = joined(plan.Lead, filled(p.t.start.Fixed, "{start}", p.t.speaks().Date(start)))
	for _, steps := range [][]PlanStep{plan.Blocks, plan.Needs, plan.Own} {
		dated(steps, start)
	}
	if plan.Handover != nil {
		dated(plan.Handover.Steps, start)
	}
	for i := range plan.Phases {
		f := &plan.Phases[i]
		f.FromDate, f.ToDate = dateOf(start, f.FromDay), dateOf(start, f.ToDay)
		dated(f.Steps, start)
	}
	for i := range plan.Moves {
		plan.Moves[i].Date = dateOf(start, plan.Moves[i].Day)
	}
}

// StartPassed warns of a first day of the service before the date of the document. It is
// empty where the day can be kept, or one of the two is not known.
func (t *Texts) StartPassed(start, date string) string {
	if start == "" || date == "" || start >= date {
		return ""
	}
	return filled(t.start.Past, "{start}", t.speaks().Date(start), "{date}", t.speaks().Date(date))
}

func dated(steps []PlanStep, start string) {
	for i := range steps {
		if steps[i].Day != nil {
			steps[i].Date = dateOf(start, *steps[i].Day)
		}
	}
}

// dateOf is the date of a day of a plan: day 1 is the first of the service, day 0 the one
// before it.
func dateOf(start string, day int) *string {
	date := words.DaysAfter(start, day-1)
	return &date
}

// joined are two texts, of which one may be empty, as one.
func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}
