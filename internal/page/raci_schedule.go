package page

import (
	"fmt"
	"slices"
	"strings"

	"mspscope/internal/result"
	"mspscope/internal/terms"
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
func severities(m *result.RACI) []Block {
	if m.Schedule == nil {
		return nil
	}
	var blocks []Block
	if len(m.Severe) > 0 {
		t := Table{Columns: []Column{{Name: "", Whole: true}, {Name: "What has happened", Flex: true}, {Name: "Response"}, {Name: "Update"}, {Name: "Restore"}}}
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
func definedTerms(m *result.RACI) []Block {
	if m.Schedule == nil {
		return nil
	}
	var l List
	for _, t := range m.Terms {
		l.Items = append(l.Items, Item{Mark: "•", Text: t.Term + ": " + words.Small(t.Text)})
	}
	return some(listOrNil(l), Text(m.Defaults), Text(m.Schedule.Silence))
}

// signatures is the room in which both sides sign.
func signatures(m *result.RACI) []Block {
	s := m.Schedule
	if s == nil {
		return nil
	}
	t := Table{Columns: []Column{{Name: "For", Flex: true}, {Name: "Name", Whole: true}, {Name: "Date", Whole: true}, {Name: "Signature", Whole: true}}}
	for _, of := range bothSides(s) {
		t.Rows = append(t.Rows, []string{of, "__________", "________", "____________"})
	}
	return []Block{t}
}

// bothSides names the two sides.
func bothSides(s *result.Schedule) [2]string {
	named := func(name *string, role string) string {
		if name == nil {
			return role
		}
		return *name
	}
	return [2]string{named(s.Client, "The client"), named(s.Provider, "The provider")}
}

// desk says to the client's head of IT what leaves that desk and what stays.
func desk(d *Document, r *result.Result) {
	m := r.RACI
	if m.Desk == nil {
		return
	}
	leaves(d, r)
	if len(m.Desk.Stays) > 0 {
		d.Section("What stays with you", Text(m.Desk.StaysNote), works(r, m.Desk.Stays))
	}
}

// leaves says to the client's head of IT what leaves that desk.
func leaves(d *Document, r *result.Result) {
	if k := r.RACI.Desk; k != nil && len(k.Leaves) > 0 {
		d.Section("What leaves your desk", Text(k.LeavesNote), works(r, k.Leaves))
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
		alone, with, answers := shares(w, rows)
		text := r.Words.Towers[w.Tower] + ": " + words.Small(strings.Join(slices.DeleteFunc([]string{
			someOf("", alone, r.RACI.Desk.Shown), someOf("With the provider: ", with, r.RACI.Desk.Shown), someOf("Others do it, and you answer for it: ", answers, r.RACI.Desk.Shown),
		}, func(s string) bool { return s == "" }), ". "))
		l.Items = append(l.Items, Item{Mark: "•", Text: text + "."})
	}
	return l
}

// shares are the rows of a part of IT by what the client's IT people have to do with them.
func shares(w *result.Work, rows map[string]*responsibility.Row) (alone, with, answers []string) {
	for _, id := range w.Rows {
		row := rows[id]
		if row == nil {
			continue
		}
		own, name := row.Letters[responsibility.ClientIT], words.Small(row.Name)
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
func someOf(lead string, names []string, most int) string {
	if len(names) == 0 {
		return ""
	}
	text := lead + strings.Join(names[:min(len(names), most)], "; ")
	if more := len(names) - most; more > 0 {
		text += fmt.Sprintf("; and %d more", more)
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
	t := Table{Columns: []Column{{Name: "Part of IT", Flex: true}, {Name: "Does", Align: Right}, {Name: "Answers for", Align: Right}}}
	for _, of := range l.Towers {
		t.Rows = append(t.Rows, []string{r.Words.Towers[of.Tower], fmt.Sprint(of.Does), fmt.Sprint(of.Answers)})
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

// settle asks what is still to be settled: each row with the answers that it can have, and
// what each of them means.
func settle(d *Document, r *result.Result, m *result.RACI) {
	if len(m.ToSettle) == 0 {
		d.Section("To settle together", Text("Nothing is open: every row is settled, or follows from who runs its part of IT."))
		return
	}
	intro := ""
	if m.Schedule != nil {
		intro = m.Schedule.Settle
	}
	d.Section("To settle together", Text(intro), Text(hint(r, "A decision is written under 'responsibilities' of the file: 'SD-01: {side: client, by: \"who decided\", on: 2026-11-20}'; the side is provider, shared or client.")))
	for i := range m.ToSettle {
		q := &m.ToSettle[i]
		var f Facts
		for k := range q.Answers {
			f.Pairs = append(f.Pairs, [2]string{choiceName(m, q.Answers, k), choiceMeans(m, &q.Answers[k])})
		}
		d.Section(q.Row+" "+q.Question, f)
	}
}

// choiceName names an answer; of two that both sides would do, by who leads.
func choiceName(m *result.RACI, all []result.Choice, k int) string {
	name := sideAnswer(all[k].Side)
	same := func(c result.Choice) bool { return c.Side == all[k].Side }
	if len(all)-len(slices.DeleteFunc(slices.Clone(all), same)) < 2 {
		return name
	}
	for _, role := range m.Roles {
		if all[k].Letters[role.Role].Accountable() {
			return name + ", " + role.Short + " leads"
		}
	}
	return name
}

// sideAnswer is one of the answers to who does it.
func sideAnswer(s terms.Side) string {
	return map[terms.Side]string{terms.Provider: "The provider", terms.Shared: "Both", terms.Client: "The client", terms.ThirdParty: "Another company"}[s]
}

// choiceMeans is what an answer would mean.
func choiceMeans(m *result.RACI, c *result.Choice) string {
	var letters []string
	for _, role := range m.Roles {
		if l := c.Letters[role.Role]; l.Holds() {
			letters = append(letters, role.Short+" "+l.String())
		}
	}
	text := strings.Join(letters, ", ") + ". " + feeFirst(c)
	if c.Now {
		text = "As it stands. " + text
	}
	return strings.TrimSpace(text + " " + string(c.FeeNote))
}

// feeFirst is what an answer has to do with the price, with the line that holds it.
func feeFirst(c *result.Choice) string {
	for _, kind := range feeWords {
		if kind.fee != c.Fee {
			continue
		}
		if len(c.Lines) > 0 {
			return kind.says + ", in the " + words.Verb(len(c.Lines), "line", "lines") + " " + words.List(inQuotes(c.Lines)) + "."
		}
		return kind.says + "."
	}
	return ""
}

func inQuotes(all []string) []string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = `"` + s + `"`
	}
	return out
}

// signingGrids is the room for dates and signatures in a workbook.
func signingGrids(r *result.Result) []Grid {
	sides := [2]string{"Client", "Provider"}
	if s := r.RACI.Schedule; s != nil {
		sides = bothSides(s)
	}
	return []Grid{
		{Heading: "Dates", Columns: []GridColumn{{Name: "What", Width: 12}, {Name: "Date", Width: 26, Kind: GridBlank}}, Rows: [][]string{
			{"Prepared", r.Subject.Date}, {"In force from", ""}, {"Next review", ""},
		}},
		{Heading: "Signatures", Tall: true, Columns: []GridColumn{
			{Name: "For", Width: 12}, {Name: "Name", Width: 26, Kind: GridBlank}, {Name: "Date", Width: 12, Kind: GridBlank}, {Name: "Signature", Width: 40, Kind: GridBlank},
		}, Rows: [][]string{{sides[0], "", "", ""}, {sides[1], "", "", ""}}},
	}
}

// contractSheet are hours, severities and terms in a workbook; nil without contract words.
func contractSheet(m *result.RACI) []Sheet {
	if m.Schedule == nil {
		return nil
	}
	s := m.Schedule
	sheet := Sheet{Name: "Hours and terms", Title: "Hours and terms", Above: []string{m.Hours.Business}}
	for _, text := range append([]string{m.Hours.Outside, m.Defaults, s.Silence}, s.Targets...) {
		if text != "" {
			sheet.Above = append(sheet.Above, text)
		}
	}
	if len(m.Severe) > 0 {
		g := Grid{Heading: "Severities", Columns: []GridColumn{{Name: "Priority", Width: 12}, {Name: "What has happened", Width: 44}, {Name: "First response", Width: 18}, {Name: "Update", Width: 22}, {Name: "Restore", Width: 18}}}
		for i := range m.Severe {
			p := &m.Severe[i]
			g.Rows = append(g.Rows, []string{p.Priority, p.Meaning, p.Respond, string(p.Update), p.Restore})
		}
		sheet.Grids = append(sheet.Grids, g)
	}
	g := Grid{Heading: "Terms", Columns: []GridColumn{{Name: "Term", Width: 22}, {Name: "Meaning", Width: 56}}}
	for _, t := range m.Terms {
		g.Rows = append(g.Rows, []string{t.Term, t.Text})
	}
	sheet.Grids = append(sheet.Grids, g)
	return []Sheet{sheet}
}
