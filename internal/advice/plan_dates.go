package advice

import (
	"slices"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/words"
)

// dates says which dates the plan has to keep to.
func (p *planner) dates() {
	said := map[string]bool{}
	names, ends := p.dateNames()
	for i := range p.t.start.Dates {
		d := &p.t.start.Dates[i]
		if said[d.ID] || !p.t.start.dates[i].Holds(p.v) {
			continue
		}
		notice, with := p.noticeDay(d.Days, ends), names
		if notice != "" {
			with = append(slices.Clip(names), "{notice}", p.t.speaks().Date(notice))
		}
		if unfilled(d.Text, with) {
			continue
		}
		said[d.ID] = true
		date := PlanDate{ID: d.ID, Text: filled(d.Text, with...)}
		if strings.Contains(d.Text, "{notice}") {
			date.Date, p.plan.LastNotice = &notice, &notice
		}
		if strings.Contains(d.Text, "{ends}") {
			date.Date = ends
		}
		p.plan.Dates = append(p.plan.Dates, date)
	}
}

// noticeDay is the last day for notice of so many days before the end of the present
// contract; "" where it is not known, or has passed on the day of the document.
func (p *planner) noticeDay(days int, ends *string) string {
	if days == 0 || ends == nil {
		return ""
	}
	last := words.DaysAfter(*ends, -days)
	if last < p.c.Date {
		return ""
	}
	return last
}

// unfilled reports whether a text has a name that stands for nothing.
func unfilled(text string, names []string) bool {
	for _, name := range []string{"{months}", "{ends}", "{notice}", "{decision}"} {
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
			names = append(names, "{months}", p.t.speaks().Say("words.months", "months", months))
			if end := words.MonthsAfter(p.c.Date, months); end != "" {
				names, ends = append(names, "{ends}", p.t.speaks().Date(end)), &end
			}
		}
	}
	if i := schema.Find("decision_by"); i >= 0 && p.v.State(i) == answer.Given {
		names = append(names, "{decision}", strings.TrimRight(schema.At(i).Format(p.v.Value(i)), "."))
	}
	return names, ends
}
