package page

import (
	"strings"

	"mspscope/internal/advice"
	"mspscope/internal/result"
	"mspscope/internal/words"
	"mspscope/responsibility"
)

// How the client's IT people and the provider work together, as the head of IT reads it:
// with the full names of roles, and without the ids of rows.

// teamPage writes what stands beside the rows of a matrix for the head of IT.
type teamPage struct{ togetherPage }

// togetherFor is a part of what stands beside the rows; nil where nothing does.
func togetherFor(r *result.Result, part func(*teamPage) []Block) []Block {
	if r.RACI == nil || r.RACI.Model == nil || r.RACI.Together == nil {
		return nil
	}
	return part(&teamPage{togetherPage{r: r, m: r.RACI, t: r.RACI.Together}})
}

// called is a role as the head of IT knows it, inside a sentence.
func (w *teamPage) called(role responsibility.Role) string {
	if role == responsibility.ClientIT {
		return w.r.Say("report_team.called_you")
	}
	for i := range w.m.Roles {
		if w.m.Roles[i].Role == role {
			return w.r.Language.Small(w.m.Roles[i].Name)
		}
	}
	return role.String()
}

func (w *teamPage) all(roles []responsibility.Role) string {
	var names []string
	for _, role := range roles {
		names = append(names, w.called(role))
	}
	return words.Large(w.r.Language.List(names))
}

func (w *teamPage) decisions() []Block {
	r := w.r
	t := Table{Columns: flexible(r.Say("report_team.decided"), r.Say("report_team.decides"), r.Say("report_team.prepares"), r.Say("report_team.asked_before"))}
	for i := range w.t.Decisions {
		d := &w.t.Decisions[i]
		t.Rows = append(t.Rows, []string{d.Name, words.Large(w.called(d.Decides)), w.all(d.Prepares), w.all(d.Asked)})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []Block{t}
}

func (w *teamPage) requests() []Block {
	var blocks []Block
	if w.t.Flow != nil {
		blocks = some(Text(toLead(w.r, w.t.Flow.Text)))
	}
	r := w.r
	t := Table{Columns: flexible(r.Say("report_team.comes_in"), r.Say("report_team.in_hours"), r.Say("report_team.outside"))}
	for i := range w.t.Alerts {
		a := &w.t.Alerts[i]
		night := a.Night.Text
		if len(a.Night.Who) > 0 {
			night = r.Say("report_team.night", "who", w.all(a.Night.Who), "what", r.Language.Small(night))
		}
		t.Rows = append(t.Rows, []string{a.Of, w.all(a.Day), toLead(r, night)})
	}
	if len(t.Rows) > 0 {
		blocks = append(blocks, t)
	}
	return blocks
}

func (w *teamPage) cover() []Block {
	if w.t.Absence == nil {
		return nil
	}
	var l List
	for i := range w.t.Absence.Rows {
		a := &w.t.Absence.Rows[i]
		it := Item{Mark: "•", Text: sentence(a.Name)}
		if len(a.Covers) == 0 {
			it.Detail = toLead(w.r, strings.TrimSpace(w.t.Texts.Nobody+" "+a.Note))
		} else {
			covers := strings.TrimRight(w.r.Language.Small(w.all(a.Covers)), ".")
			it.Detail = toLead(w.r, running(w.r.Say("report_team.stands_in", "who", covers), feeWord(w.r, a.Fee), a.Note))
		}
		l.Items = append(l.Items, it)
	}
	blocks := some(listOrNil(l))
	if w.t.Line != "" {
		blocks = append(blocks, Text(w.r.Say("report_team.line", "line", w.t.Line)))
	}
	return blocks
}

// feeWord says in a sentence what a row has to do with the fee.
func feeWord(r *result.Result, fee responsibility.Fee) string {
	if fee == "" {
		return ""
	}
	return feeSentence(r, fee)
}

func (w *teamPage) escalation() []Block {
	if len(w.t.Escalation) == 0 {
		return nil
	}
	r := w.r
	t := Table{Columns: []Column{{Name: r.Say("report_team.level"), Whole: true}, {Name: r.Say("report_team.at_provider"), Flex: true}, {Name: r.Say("report_team.your_side"), Flex: true}, {Name: r.Say("report_team.when"), Flex: true}}}
	for i := range w.t.Escalation {
		l := &w.t.Escalation[i]
		provider, client := l.Says, ""
		if l.Provider != nil {
			provider = w.person(*l.Provider)
		}
		if l.Client != nil {
			client = w.person(*l.Client)
		}
		t.Rows = append(t.Rows, []string{l.Name, provider, client, l.After})
	}
	return some(Text(w.t.Texts.Escalation), t, w.deputies())
}

// person is a role with the name of who has it.
func (w *teamPage) person(role responsibility.Role) string {
	name := w.t.Person(role).Name
	if role == responsibility.ClientIT && name == nil {
		return w.r.Say("report_team.you")
	}
	return w.r.Say("report_team.person", "role", words.Large(w.called(role)), "name", w.named(name))
}

// deputies are who stands in for the people of the levels, where anybody is named.
func (w *teamPage) deputies() Block {
	var f Facts
	for _, p := range w.t.People {
		if p.Deputy != nil {
			f.Pairs = append(f.Pairs, [2]string{words.Large(w.called(p.Role)), w.r.Say("report_team.deputy", "name", *p.Deputy)})
		}
	}
	if len(f.Pairs) == 0 {
		return nil
	}
	return f
}

func (w *teamPage) access() []Block {
	r := w.r
	t := Table{Columns: flexible(r.Say("report_team.tool"), r.Say("report_team.runs"), r.Say("report_team.look"), r.Say("report_team.license"))}
	for i := range w.t.Tools {
		tool := &w.t.Tools[i]
		t.Rows = append(t.Rows, []string{tool.Name, w.all(tool.Runs), words.Large(toLead(r, tool.Look)), words.Large(toLead(r, tool.License))})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []Block{t, Text(w.t.Texts.Tools)}
}

func (w *teamPage) meetings() []Block {
	if len(w.t.Meetings) == 0 {
		return nil
	}
	r := w.r
	t := Table{Columns: flexible(r.Say("report_team.meeting"), r.Say("report_team.how_often"), r.Say("report_team.who"), r.Say("report_team.about"))}
	for i := range w.t.Meetings {
		m := &w.t.Meetings[i]
		t.Rows = append(t.Rows, []string{m.Name, m.When, w.all(m.Roles), words.Large(m.About)})
	}
	return []Block{t}
}

// concerns are the risks in which the client's IT has a part, and those that the provider
// takes on.
func concerns(r *result.Result) []Block {
	var own, theirs List
	more, high := 0, 0
	for _, f := range openFindings(r) {
		if f.Severity == advice.Opportunity {
			continue
		}
		l := &own
		if f.Owner == "provider" {
			l = &theirs
		}
		if len(l.Items) >= r.Words.Shown && f.Severity != advice.Critical {
			more++
			if f.Severity == advice.High {
				high++
			}
			continue
		}
		l.Items = append(l.Items, Item{Mark: "•", Text: findingLine(r, f, whoLeads(r, f)), Detail: f.Action})
	}
	var blocks []Block
	if len(own.Items) > 0 {
		blocks = append(blocks, own)
	}
	if len(theirs.Items) > 0 {
		if len(own.Items) > 0 {
			blocks = append(blocks, Paragraph{Text: r.Say("report_team.takes_on"), Lead: true})
		}
		blocks = append(blocks, theirs)
	}
	switch {
	case high > 0:
		blocks = append(blocks, Text(r.Say("advice.more_high", "more", more, "high", high)))
	case more > 0:
		blocks = append(blocks, Text(r.Say("advice.more", "more", more)))
	}
	return blocks
}

// openFindings are the findings for the reader that the client has not declined.
func openFindings(r *result.Result) []*advice.Finding {
	var all []*advice.Finding
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Declined == nil && readBy(r, f) {
			all = append(all, f)
		}
	}
	return all
}

// keptWell is what the client said works well, and what is in good order.
func keptWell(r *result.Result) []Block {
	var blocks []Block
	for i := range r.Told {
		if t := &r.Told[i]; t.ID == "stays" {
			blocks = append(blocks, Text(r.Say("report_team.own_words", "text", t.Text)))
		}
	}
	return append(blocks, some(inOrder(r))...)
}

// leadership are questions that the management of the client may ask its head of IT.
func leadership(r *result.Result) []Block {
	return some(answered(r.Leadership))
}

func answered(all []advice.Answered) Block {
	var l List
	for i := range all {
		l.Items = append(l.Items, Item{Mark: "?", Text: all[i].Question, Detail: all[i].Answer})
	}
	return listOrNil(l)
}
