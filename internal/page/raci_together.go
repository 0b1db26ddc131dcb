package page

import (
	"strings"

	"mspscope/internal/result"
	"mspscope/internal/words"
	"mspscope/responsibility"
)

// What stands beside the rows of a responsibility matrix: how client and provider work
// together. Both sides sign it, so it is in the third person.

// workTogether adds the sections that stand beside the rows; with the core of a matrix only
// those that everybody needs on the first day.
func workTogether(d *Document, r *result.Result, m *result.RACI, core bool) {
	t := m.Together
	if t == nil {
		return
	}
	w := togetherPage{r: r, m: m, t: t}
	d.Section(r.Say("raci_together.flow"), w.flow(), w.alerts())
	d.Section(r.Say("raci_together.escalation"), w.escalation()...)
	d.Section(r.Say("raci_together.decisions"), w.decisions(core))
	if core {
		return
	}
	d.Section(r.Say("raci_together.absence"), w.absence())
	d.Section(r.Say("raci_together.meetings"), w.meetings())
	d.Section(r.Say("raci_together.tools"), w.tools()...)
	d.Section(r.Say("raci_together.exit"), w.exit()...)
}

// togetherPage writes the parts of one matrix.
type togetherPage struct {
	r *result.Result
	m *result.RACI
	t *result.Together
}

// short is how a role is called at the head of a column.
func (w *togetherPage) short(role responsibility.Role) string {
	for i := range w.m.Roles {
		if w.m.Roles[i].Role == role {
			return w.m.Roles[i].Short
		}
	}
	return role.String()
}

func (w *togetherPage) shorts(roles []responsibility.Role) string {
	var names []string
	for _, r := range roles {
		names = append(names, w.short(r))
	}
	return strings.Join(names, ", ")
}

// last is roles before a full stop, which the short name of one may have already.
func (w *togetherPage) last(roles []responsibility.Role) string {
	return strings.TrimSuffix(w.shorts(roles), ".")
}

func (w *togetherPage) flow() Block {
	if w.t.Flow == nil {
		return nil
	}
	return Text(w.t.Flow.Text)
}

func (w *togetherPage) alerts() Block {
	if len(w.t.Alerts) == 0 {
		return nil
	}
	t := Table{Columns: []Column{
		{Name: w.r.Say("raci_together.comes_in"), Flex: true},
		{Name: w.r.Say("raci_together.row"), Whole: true},
		{Name: w.r.Say("raci_together.by_day")},
		{Name: w.r.Say("raci_together.outside"), Flex: true},
	}}
	for i := range w.t.Alerts {
		a := &w.t.Alerts[i]
		t.Rows = append(t.Rows, []string{a.Of, a.Row, w.shorts(a.Day), w.outside(a)})
	}
	return t
}

// outside says what happens to an alert outside business hours, and with whom.
func (w *togetherPage) outside(a *responsibility.Alert) string {
	if len(a.Night.Who) == 0 {
		return a.Night.Text
	}
	return w.r.Say("raci_together.outside_who", "roles", w.last(a.Night.Who), "says", a.Night.Text)
}

func (w *togetherPage) escalation() []Block {
	if len(w.t.Escalation) == 0 {
		return nil
	}
	t := Table{Columns: []Column{
		{Name: w.r.Say("raci_together.level"), Whole: true},
		{Name: w.r.Say("raci_together.provider")},
		{Name: w.r.Say("raci_together.client")},
		{Name: w.r.Say("raci_together.when"), Flex: true},
	}}
	for i := range w.t.Escalation {
		l := &w.t.Escalation[i]
		t.Rows = append(t.Rows, []string{l.Name, w.ofProvider(l), w.ofClient(l), l.After})
	}
	var who Facts
	for _, p := range w.t.People {
		who.Pairs = append(who.Pairs, [2]string{w.short(p.Role), w.r.Say("raci_together.person", "name", w.named(p.Name), "deputy", w.named(p.Deputy))})
	}
	return some(Text(w.t.Texts.Escalation), t, who)
}

func (w *togetherPage) ofProvider(l *responsibility.Level) string {
	if l.Provider == nil {
		return l.Says
	}
	return w.short(*l.Provider)
}

func (w *togetherPage) ofClient(l *responsibility.Level) string {
	if l.Client == nil {
		return ""
	}
	return w.short(*l.Client)
}

// named is the name of somebody, or that nobody is named yet.
func (w *togetherPage) named(name *string) string {
	if name == nil {
		return w.t.Texts.Unnamed
	}
	return *name
}

func (w *togetherPage) decisions(core bool) Block {
	t := Table{Columns: []Column{
		{Name: w.r.Say("raci_together.decided"), Flex: true},
		{Name: w.r.Say("raci_together.row"), Whole: true},
		{Name: w.r.Say("raci_together.decides")},
		{Name: w.r.Say("raci_together.prepares")},
		{Name: w.r.Say("raci_together.asked")},
	}}
	for i := range w.t.Decisions {
		if r := &w.t.Decisions[i]; !core || r.Core {
			t.Rows = append(t.Rows, []string{r.Name, r.Row, w.short(r.Decides), w.shorts(r.Prepares), w.shorts(r.Asked)})
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

func (w *togetherPage) absence() Block {
	if w.t.Absence == nil {
		return nil
	}
	var l List
	for i := range w.t.Absence.Rows {
		a := &w.t.Absence.Rows[i]
		l.Items = append(l.Items, Item{Mark: a.Row, Text: w.r.Say("raci_together.away", "activity", a.Name), Detail: w.covers(a)})
	}
	return listOrNil(l)
}

// covers says who stands in, and what that has to do with the price.
func (w *togetherPage) covers(a *responsibility.AbsenceRow) string {
	if len(a.Covers) == 0 {
		return running(w.t.Texts.Nobody, a.Note)
	}
	return running(w.r.Say("raci_together.stands_in", "roles", w.last(a.Covers)), feeSentence(w.r, a.Fee), a.Note)
}

func (w *togetherPage) meetings() Block {
	if len(w.t.Meetings) == 0 {
		return nil
	}
	t := Table{Columns: []Column{
		{Name: w.r.Say("raci_together.meeting"), Flex: true},
		{Name: w.r.Say("raci_together.how_often"), Flex: true},
		{Name: w.r.Say("raci_together.who")},
		{Name: w.r.Say("raci_together.about"), Flex: true},
	}}
	for i := range w.t.Meetings {
		m := &w.t.Meetings[i]
		t.Rows = append(t.Rows, []string{m.Name, m.When, w.shorts(m.Roles), words.Large(m.About)})
	}
	return t
}

func (w *togetherPage) tools() []Block {
	var l List
	small := w.r.Language.Small
	for i := range w.t.Tools {
		t := &w.t.Tools[i]
		l.Items = append(l.Items, Item{
			Mark: t.Row, Text: w.r.Say("raci_together.tool_is", "tool", t.Name, "license", small(t.License), "roles", w.last(t.Runs), "look", small(t.Look)),
			Detail: w.r.Say("raci_together.tool_ends", "end", small(t.End)),
		})
	}
	if len(l.Items) == 0 {
		return nil
	}
	return some(Text(w.t.Texts.Tools), l)
}

func (w *togetherPage) exit() []Block {
	if len(w.t.Exit) == 0 {
		return nil
	}
	t := Table{Columns: []Column{
		{Name: w.r.Say("raci_together.what"), Flex: true},
		{Name: w.r.Say("raci_together.row"), Whole: true},
		{Name: w.r.Say("raci_together.who")},
		{Name: w.r.Say("raci_together.by"), Flex: true},
	}}
	for i := range w.t.Exit {
		e := &w.t.Exit[i]
		t.Rows = append(t.Rows, []string{e.What, e.Row, w.shorts(e.Who), e.By})
	}
	return some(Text(w.t.Texts.Exit), t)
}

// besideSheet is the same in a workbook; nil where nothing stands beside the rows.
func besideSheet(r *result.Result, m *result.RACI) []Sheet {
	if m.Together == nil {
		return nil
	}
	w := togetherPage{r: r, m: m, t: m.Together}
	s := Sheet{Name: r.Say("raci_book.working_together"), Title: r.Say("raci_book.working_together")}
	if f := w.t.Flow; f != nil {
		s.Above = append(s.Above, f.Text)
	}
	s.Above = append(s.Above, w.t.Texts.Escalation, w.t.Texts.Tools, w.t.Texts.Exit)
	add := func(heading string, b Block, widths ...int) {
		t, ok := b.(Table)
		if !ok {
			return
		}
		g := Grid{Heading: heading, Rows: t.Rows}
		for i, c := range t.Columns {
			g.Columns = append(g.Columns, GridColumn{Name: c.Name, Width: widths[i]})
		}
		s.Grids = append(s.Grids, g)
	}
	add(r.Say("raci_together.comes_in"), w.alerts(), 26, 10, 20, 44)
	for _, b := range w.escalation() {
		add(r.Say("raci_together.escalation"), b, 26, 10, 20, 44)
	}
	add(r.Say("raci_together.decisions"), w.decisions(false), 26, 10, 20, 44, 26)
	add(r.Say("raci_together.meetings"), w.meetings(), 26, 22, 20, 44)
	for _, b := range w.exit() {
		add(r.Say("raci_together.exit"), b, 26, 10, 20, 44)
	}
	tools := Grid{Heading: r.Say("raci_together.tools"), Columns: []GridColumn{
		{Name: r.Say("raci_together.tool"), Width: 26},
		{Name: r.Say("raci_together.row"), Width: 10},
		{Name: r.Say("raci_together.runs"), Width: 20},
		{Name: r.Say("raci_together.license"), Width: 44},
		{Name: r.Say("raci_together.look"), Width: 26},
		{Name: r.Say("raci_together.end"), Width: 40},
	}}
	for i := range w.t.Tools {
		t := &w.t.Tools[i]
		tools.Rows = append(tools.Rows, []string{t.Name, t.Row, w.shorts(t.Runs), t.License, t.Look, t.End})
	}
	away := Grid{Heading: r.Say("raci_together.absence"), Columns: []GridColumn{
		{Name: r.Say("raci_together.what"), Width: 26},
		{Name: r.Say("raci_together.row"), Width: 10},
		{Name: r.Say("raci_together.covers"), Width: 20},
		{Name: r.Say("raci_together.holds"), Width: 44},
	}}
	if a := w.t.Absence; a != nil {
		for i := range a.Rows {
			r := &a.Rows[i]
			away.Rows = append(away.Rows, []string{r.Name, r.Row, w.shorts(r.Covers), w.covers(r)})
		}
	}
	for _, g := range []Grid{tools, away} {
		if len(g.Rows) > 0 {
			s.Grids = append(s.Grids, g)
		}
	}
	return []Sheet{s}
}
