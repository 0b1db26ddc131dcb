package page

import (
	"slices"
	"strconv"
	"strings"

	"mspscope/internal/result"
	"mspscope/internal/words"
	"mspscope/responsibility"
)

// The contract words around a responsibility matrix, in the third person.

// scheduleHead says to what the matrix is a schedule, which version it is, and what keeps
// it from being more than a draft.
func scheduleHead(r *result.Result) []Block {
	s := r.RACI.Schedule
	if s == nil {
		return nil
	}
	return some(Text(s.Parties+" "+s.Belongs+" "+s.Precedence), Text(s.Version), Bullets("!", s.Draft))
}

// serviceHours are the hours in which the provider works.
func serviceHours(m *result.RACI) []Block {
	if m.Hours == nil {
		return nil
	}
	return some(Text(m.Hours.Business), Text(m.Hours.Outside))
}

// severities are the priorities with their targets, and how these are measured.
func severities(r *result.Result, m *result.RACI) []Block {
	if m.Schedule == nil {
		return nil
	}
	var blocks []Block
	if len(m.Severe) > 0 {
		t := Table{Columns: []Column{{Name: "", Whole: true}, {Name: r.Say("raci.has_happened"), Flex: true}, {Name: r.Say("raci.response")}, {Name: r.Say("raci.update")}, {Name: r.Say("raci.restore")}}}
		for i := range m.Severe {
			p := &m.Severe[i]
			t.Rows = append(t.Rows, []string{p.Priority, p.Meaning, p.Respond, string(p.Update), p.Restore})
		}
		blocks = append(blocks, t)
	}
	return append(blocks, Bullets("•", m.Schedule.Targets))
}

// definedTerms are the words in a meaning of their own, and what holds while an answer is
// missing.
func definedTerms(r *result.Result, m *result.RACI) []Block {
	if m.Schedule == nil {
		return nil
	}
	var l List
	for _, t := range m.Terms {
		l.Items = append(l.Items, Item{Mark: "•", Text: r.Say("raci.term_means", "term", t.Term, "meaning", r.Language.Small(t.Text))})
	}
	return some(listOrNil(l), Text(m.Defaults), Text(m.Schedule.Silence))
}

// signatures is the room in which both sides sign.
func signatures(r *result.Result, m *result.RACI) []Block {
	s := m.Schedule
	if s == nil {
		return nil
	}
	t := Table{Columns: []Column{{Name: r.Say("raci.for"), Flex: true}, {Name: r.Say("raci.name"), Whole: true}, {Name: r.Say("raci.date"), Whole: true}, {Name: r.Say("raci.signature"), Whole: true}}}
	for _, of := range bothSides(r, s) {
		t.Rows = append(t.Rows, []string{of, "__________", "________", "____________"})
	}
	return []Block{t}
}

// bothSides names the two sides.
func bothSides(r *result.Result, s *result.Schedule) [2]string {
	named := func(name *string, role string) string {
		if name == nil {
			return role
		}
		return *name
	}
	return [2]string{named(s.Client, r.Say("raci.the_client")), named(s.Provider, r.Say("raci.the_provider"))}
}

// desk says to the client's head of IT what leaves that desk and what stays.
func desk(d *Document, r *result.Result) {
	m := r.RACI
	if m.Desk == nil {
		return
	}
	leaves(d, r)
	if len(m.Desk.Stays) > 0 {
		d.Section(r.Say("raci.stays"), Text(m.Desk.StaysNote), works(r, m.Desk.Stays))
	}
}

// leaves says to the client's head of IT what leaves that desk.
func leaves(d *Document, r *result.Result) {
	if k := r.RACI.Desk; k != nil && len(k.Leaves) > 0 {
		d.Section(r.Say("raci.leaves"), Text(k.LeavesNote), works(r, k.Leaves))
	}
}

// works lists work by tower, in the names of the rows: what the client's IT people do
// alone, what the provider does beside them, and what they only answer for.
func works(r *result.Result, all []result.Work) Block {
	rows := map[string]*responsibility.Row{}
	for i := range r.RACI.Activities {
		rows[r.RACI.Activities[i].ID] = &r.RACI.Activities[i]
	}
	var l List
	for i := range all {
		w := &all[i]
		alone, with, answers := shares(&r.Language, w, rows)
		var says []string
		if len(alone) > 0 {
			says = append(says, r.Say("raci.work_alone", "activities", someOf(r, alone)))
		}
		if len(with) > 0 {
			says = append(says, r.Say("raci.work_with", "activities", someOf(r, with)))
		}
		if len(answers) > 0 {
			says = append(says, r.Say("raci.work_answers", "activities", someOf(r, answers)))
		}
		l.Items = append(l.Items, Item{Mark: "•", Text: r.Say("raci.work", "part", r.Words.Towers[w.Tower], "work", r.Language.Small(running(says...)))})
	}
	return l
}

// shares are the rows of a part of IT by what the client's IT people have to do with them.
func shares(l *words.Language, w *result.Work, rows map[string]*responsibility.Row) (alone, with, answers []string) {
	for _, id := range w.Rows {
		row := rows[id]
		if row == nil {
			continue
		}
		own, name := row.Letters[responsibility.ClientIT], l.Small(row.Name)
		switch {
		case own.Responsible() && row.Letters.Does(responsibility.ProviderParty):
			with = append(with, name)
		case own.Accountable() && !own.Responsible():
			answers = append(answers, name)
		default:
			alone = append(alone, name)
		}
	}
	return alone, with, answers
}

// someOf names the first of several rows, and how many more there are.
func someOf(r *result.Result, names []string) string {
	most := r.RACI.Desk.Shown
	text := strings.Join(names[:min(len(names), most)], "; ")
	if more := len(names) - most; more > 0 {
		return r.Say("raci.work_more", "activities", text, "more", more)
	}
	return text
}

// load says to the provider how much the client's IT people carry.
func load(r *result.Result) []Block {
	l := r.RACI.Load
	if l == nil {
		return nil
	}
	mark := ""
	if l.TooMuch {
		mark = "! "
	}
	t := Table{Columns: []Column{{Name: r.Say("raci.part"), Flex: true}, {Name: r.Say("raci.does"), Align: Right}, {Name: r.Say("raci.answers_for"), Align: Right}}}
	for _, of := range l.Towers {
		t.Rows = append(t.Rows, []string{r.Words.Towers[of.Tower], strconv.Itoa(of.Does), strconv.Itoa(of.Answers)})
	}
	return []Block{Text(mark + l.Text), t}
}

// doubtOf is what speaks against the decision on a row, "" where nothing does.
func doubtOf(m *result.RACI, row string) string {
	for _, d := range m.Doubts {
		if d.Row == row {
			return d.Text
		}
	}
	return ""
}

// otherDoubts are those about rows that a page does not show.
func otherDoubts(m *result.RACI) []string {
	shown := map[string]bool{}
	for i := range m.Activities {
		shown[m.Activities[i].ID] = true
	}
	var all []string
	for _, d := range m.Doubts {
		if !shown[d.Row] {
			all = append(all, d.Text)
		}
	}
	return all
}

// decisionExample is how a decision is written in an engagement file.
const decisionExample = `SD-01: {side: client, by: "who decided", on: 2026-11-20}`

// settle asks what is still to be settled: each row with the answers that it can have, and
// what each of them means.
func settle(d *Document, r *result.Result, m *result.RACI) {
	if len(m.ToSettle) == 0 {
		d.Section(r.Say("raci.to_settle"), Text(r.Say("raci.nothing_open")))
		return
	}
	intro := ""
	if m.Schedule != nil {
		intro = m.Schedule.Settle
	}
	d.Section(r.Say("raci.to_settle"), Text(intro), Text(hint(r, r.Say("raci.hint_decide", "example", decisionExample))))
	for i := range m.ToSettle {
		q := &m.ToSettle[i]
		var f Facts
		for k := range q.Answers {
			f.Pairs = append(f.Pairs, [2]string{choiceName(r, m, q.Answers, k), choiceMeans(r, m, &q.Answers[k])})
		}
		d.Section(q.Row+" "+q.Question, f)
	}
}

// choiceName names an answer; of two that both sides would do, by who leads.
func choiceName(r *result.Result, m *result.RACI, all []result.Choice, k int) string {
	name := r.Language.SayOf("raci.answer", all[k].Side.String())
	same := func(c result.Choice) bool { return c.Side == all[k].Side }
	if len(all)-len(slices.DeleteFunc(slices.Clone(all), same)) < 2 {
		return name
	}
	for _, role := range m.Roles {
		if all[k].Letters[role.Role].Accountable() {
			return r.Say("raci.choice_leads", "who", name, "role", role.Short)
		}
	}
	return name
}

// choiceMeans is what an answer would mean.
func choiceMeans(r *result.Result, m *result.RACI, c *result.Choice) string {
	var letters []string
	for _, role := range m.Roles {
		if l := c.Letters[role.Role]; l.Holds() {
			letters = append(letters, r.Say("raci.choice_letter", "role", role.Short, "letter", l.String()))
		}
	}
	now := ""
	if c.Now {
		now = r.Say("raci.choice_now")
	}
	return running(now, r.Say("raci.choice_letters", "letters", strings.Join(letters, ", ")), feeFirst(r, c), string(c.FeeNote))
}

// feeFirst is what an answer has to do with the price, with the line that holds it.
func feeFirst(r *result.Result, c *result.Choice) string {
	if c.Fee == "" || len(c.Lines) == 0 {
		return feeSentence(r, c.Fee)
	}
	var names []string
	for _, line := range c.Lines {
		names = append(names, r.Say("raci.quoted", "line", line))
	}
	return r.Say("raci.fee_in_lines", "fee", feeKind(&r.Language, c.Fee), "lines", len(c.Lines), "names", r.Language.List(names))
}

// signingGrids is the room for dates and signatures in a workbook.
func signingGrids(r *result.Result) []Grid {
	sides := [2]string{r.Say("raci_book.client"), r.Say("raci_book.provider")}
	if s := r.RACI.Schedule; s != nil {
		sides = bothSides(r, s)
	}
	return []Grid{
		{Heading: r.Say("raci_book.dates"), Columns: []GridColumn{{Name: r.Say("raci_book.what"), Width: 12}, {Name: r.Say("raci.date"), Width: 26, Kind: GridBlank}}, Rows: [][]string{
			{r.Say("raci_book.prepared"), r.Subject.Date}, {r.Say("raci_book.in_force"), ""}, {r.Say("raci_book.next_review"), ""},
		}},
		{Heading: r.Say("raci_book.signatures"), Tall: true, Columns: []GridColumn{
			{Name: r.Say("raci.for"), Width: 12},
			{Name: r.Say("raci.name"), Width: 26, Kind: GridBlank},
			{Name: r.Say("raci.date"), Width: 12, Kind: GridBlank},
			{Name: r.Say("raci.signature"), Width: 40, Kind: GridBlank},
		}, Rows: [][]string{{sides[0], "", "", ""}, {sides[1], "", "", ""}}},
	}
}

// contractSheet are hours, severities and terms in a workbook; nil without contract words.
func contractSheet(r *result.Result, m *result.RACI) []Sheet {
	if m.Schedule == nil {
		return nil
	}
	s := m.Schedule
	sheet := Sheet{Name: r.Say("raci_book.hours_and_terms"), Title: r.Say("raci_book.hours_and_terms"), Above: []string{m.Hours.Business}}
	for _, text := range append([]string{m.Hours.Outside, m.Defaults, s.Silence}, s.Targets...) {
		if text != "" {
			sheet.Above = append(sheet.Above, text)
		}
	}
	if len(m.Severe) > 0 {
		g := Grid{Heading: r.Say("raci_book.severities"), Columns: []GridColumn{
			{Name: r.Say("raci_book.priority"), Width: 12},
			{Name: r.Say("raci.has_happened"), Width: 44},
			{Name: r.Say("raci_book.first_response"), Width: 18},
			{Name: r.Say("raci.update"), Width: 22},
			{Name: r.Say("raci.restore"), Width: 18},
		}}
		for i := range m.Severe {
			p := &m.Severe[i]
			g.Rows = append(g.Rows, []string{p.Priority, p.Meaning, p.Respond, string(p.Update), p.Restore})
		}
		sheet.Grids = append(sheet.Grids, g)
	}
	g := Grid{Heading: r.Say("raci.terms"), Columns: []GridColumn{{Name: r.Say("raci_book.term"), Width: 22}, {Name: r.Say("raci_book.meaning"), Width: 56}}}
	for _, t := range m.Terms {
		g.Rows = append(g.Rows, []string{t.Term, t.Text})
	}
	sheet.Grids = append(sheet.Grids, g)
	return []Sheet{sheet}
}
