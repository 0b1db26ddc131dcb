package page

import (
	"fmt"
	"slices"
	"strings"

	"mspscope/internal/advice"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/responsibility"
)

// annexSections are what every edition can have at its end.
func annexSections() []string {
	return []string{"schedule", "all_findings", "contract", "declined", "questions", "open", "numbers"}
}

// annexParts are what stands at the end of a report for those who ask for it.
func annexParts() []reportPart {
	return []reportPart{
		{id: "schedule", many: scheduleSections},
		{id: "all_findings", heading: always("report.all_findings"), blocks: allFindings},
		{id: "contract", heading: always("report.contract"), blocks: contractList},
		{id: "declined", heading: always("report.declined"), blocks: declinedHere},
		{id: "questions", heading: always("report.questions"), blocks: func(r *result.Result) []Block { return some(answered(r.Questions)) }},
		{id: "open", heading: always("report.open"), blocks: openQuestions},
		{id: "numbers", heading: always("report.numbers"), blocks: numbersTaken},
	}
}

// scheduleSections are the whole responsibility matrix as a schedule to an agreement: the
// same rows, letters and words as the matrix by itself.
func scheduleSections(r *result.Result) []Section {
	m := r.RACI
	if m == nil || m.Model == nil {
		return nil
	}
	d := &Document{}
	d.Section("Schedule: who does what", append(scheduleHead(r), Text(fmt.Sprintf("%d activities. %s", len(m.Activities), lettersSay)), Text(feeShortSays), roleFacts(m.Roles))...)
	if m.Schedule == nil {
		d.Section("Draft", draftBlocks(r)...)
	}
	d.Section("Service hours", serviceHours(m)...)
	scheduleTowers(d, r, m)
	workTogether(d, m, false)
	d.Section("How fast", severities(m)...)
	d.Section("Terms", definedTerms(m)...)
	d.Section("To settle together", choices(m)...)
	d.Section("Please check", Bullets("!", otherDoubts(m)))
	if s := m.Schedule; s != nil {
		sides := bothSides(s)
		d.Section("Signed", Sign{Sides: sides[:]})
	}
	for i := range d.Sections {
		d.Sections[i].Wide = true
	}
	return d.Sections
}

// scheduleTowers shows the rows tower by tower, with all that is said of a row in it: whoever
// signs reads a row as a whole, and pages on their side have the room.
func scheduleTowers(d *Document, r *result.Result, m *result.RACI) {
	roles := slices.DeleteFunc(slices.Clone(m.Roles), func(role responsibility.RoleInfo) bool {
		return !slices.ContainsFunc(m.Activities, func(row responsibility.Row) bool { return row.Letters[role.Role].String() != "" })
	})
	split := r.Proposals.Of(*m.Model).Split
	for _, tower := range terms.Towers() {
		var own []responsibility.Row
		for i := range m.Activities {
			if m.Activities[i].Tower == tower {
				own = append(own, m.Activities[i])
			}
		}
		if len(own) > 0 {
			d.Section(r.Words.Towers[tower]+": "+words.Party(split[tower]), scheduleTable(m, roles, own))
		}
	}
}

// scheduleTable are rows with their letters, what they have to do with the fee, and how
// work passes in them.
func scheduleTable(m *result.RACI, roles []responsibility.RoleInfo, rows []responsibility.Row) Block {
	t, ok := raciTable(roles, rows).(Table)
	if !ok {
		return nil
	}
	fee, said := false, false
	for i := range rows {
		row := &rows[i]
		text := ""
		if doubt := doubtOf(m, row.ID); doubt != "" {
			text = "! " + doubt + " "
		}
		text = strings.Join(strings.Fields(text+row.Because+" "+string(row.Handoff)+" "+string(row.FeeNote)), " ")
		word := feeShort(row.Fee)
		fee, said = fee || word != "", said || text != ""
		t.Rows[i] = append(t.Rows[i], word, text)
	}
	t.Columns = append(t.Columns, Column{Name: "Fee", Whole: true}, Column{Name: "How work passes, and what holds", Flex: true})
	return withoutEmpty(t, !fee, !said)
}

// feeShort is what a row has to do with the fee in a narrow column; feeShortSays says what
// the words mean.
func feeShort(fee responsibility.Fee) string {
	switch fee {
	case responsibility.Included:
		return "in"
	case responsibility.Extra:
		return "extra"
	case responsibility.NotOffered:
		return "none"
	case responsibility.OwnWork:
		return "client"
	}
	return ""
}

const feeShortSays = `Fee: "in" is in the monthly fee, "extra" costs extra, "none" is not part of the service, "client" is on the client's side.`

// withoutEmpty is a table without the last but one and the last column, where nothing
// stands in them.
func withoutEmpty(t Table, lastButOne, last bool) Table {
	n := len(t.Columns)
	cut := func(at int) {
		t.Columns = slices.Delete(slices.Clone(t.Columns), at, at+1)
		for i := range t.Rows {
			t.Rows[i] = slices.Delete(t.Rows[i], at, at+1)
		}
	}
	if last {
		cut(n - 1)
	}
	if lastButOne {
		cut(n - 2)
	}
	return t
}

// allFindings are all findings for the reader, with what each is about.
func allFindings(r *result.Result) []Block {
	var l List
	for i, f := range openFindings(r) {
		l.Items = append(l.Items, Item{
			Mark: fmt.Sprintf("%d.", i+1), Text: fmt.Sprintf("%s (%s, by day %d; %s)", f.Title, f.Severity, f.ByDay, ledBy(r, f)), Detail: f.Action + " Why: " + f.Because,
		})
	}
	return some(listOrNil(l))
}

// ledBy says who leads the action on a finding: to the client, or of the client.
func ledBy(r *result.Result, f *advice.Finding) string {
	text := leads(r, f)
	switch r.Reader {
	case result.Delivery:
		return strings.NewReplacer("you and "+provider(r), "both lead", "you lead", "the client leads").Replace(text)
	case result.ITLead:
		return strings.NewReplacer("you lead", "your side leads").Replace(text)
	case result.Owner:
	}
	return text
}

// contractList is what a contract says of tools, licenses, access and the end.
func contractList(r *result.Result) []Block {
	if r.RACI == nil || r.RACI.Model == nil || r.RACI.Together == nil {
		return nil
	}
	w := togetherPage{m: r.RACI, t: r.RACI.Together}
	var blocks []Block
	tools := Table{Columns: []Column{{Name: "Tool", Flex: true}, {Name: "Whose license", Flex: true}, {Name: "Who runs it", Flex: true}, {Name: "Who may look", Flex: true}, {Name: "At the end", Flex: true}, {Name: "Settled"}}}
	for i := range w.t.Tools {
		t := &w.t.Tools[i]
		tools.Rows = append(tools.Rows, []string{t.Name, words.Large(withoutRows(t.License)), w.names(t.Runs), words.Large(withoutRows(t.Look)), words.Large(withoutRows(t.End)), "□"})
	}
	if len(tools.Rows) > 0 {
		blocks = append(blocks, Paragraph{Text: "Tools, licenses and access", Lead: true}, Text(w.t.Texts.Tools), tools)
	}
	exit := Table{Columns: []Column{{Name: "What is done when the service ends", Flex: true}, {Name: "Who", Flex: true}, {Name: "By", Flex: true}, {Name: "Settled"}}}
	for i := range w.t.Exit {
		e := &w.t.Exit[i]
		exit.Rows = append(exit.Rows, []string{withoutRows(e.What), w.names(e.Who), e.By, "□"})
	}
	if len(exit.Rows) > 0 {
		blocks = append(blocks, Paragraph{Text: "The end of the service", Lead: true}, Text(w.t.Texts.Exit), exit)
	}
	return blocks
}

// names are roles in full, as a reader without the matrix knows them.
func (w *togetherPage) names(roles []responsibility.Role) string {
	var names []string
	for _, role := range roles {
		name := role.String()
		for i := range w.m.Roles {
			if w.m.Roles[i].Role == role {
				name = words.Small(w.m.Roles[i].Name)
			}
		}
		names = append(names, name)
	}
	return words.Large(words.List(names))
}

// declinedHere is what the client does not want, as far as it is for the reader. Who does
// the work signs nothing of it.
func declinedHere(r *result.Result) []Block {
	c := *r
	c.Findings = slices.DeleteFunc(slices.Clone(r.Findings), func(f advice.Finding) bool { return !readBy(r, &f) })
	if r.Reader != result.Delivery {
		return declined(&c)
	}
	var l List
	for i := range c.Findings {
		f := &c.Findings[i]
		if f.Declined == nil {
			continue
		}
		text := fmt.Sprintf("%s (%s)", f.Title, f.Severity)
		if f.Declined.Reason != "" {
			text += ". Reason given: " + f.Declined.Reason
		}
		l.Items = append(l.Items, Item{Mark: "•", Text: text, Detail: "Recommended: " + f.Action})
	}
	if len(l.Items) == 0 {
		return nil
	}
	return []Block{Text("The client has decided against these. They are not sold, and the risk is the client's."), l}
}

// openQuestions are what is still to be answered, as questions to those who can answer. A
// head of IT reads those to IT alone: others are about people, or are not IT's to answer.
func openQuestions(r *result.Result) []Block {
	var blocks []Block
	for _, a := range addressees {
		if r.Reader == result.ITLead && a.id != string(result.ITLead) {
			continue
		}
		var l List
		for _, q := range questions(r, a.id, false, len(r.Recommendation.Open)) {
			if q.Text != "" {
				l.Items = append(l.Items, Item{Mark: fmt.Sprintf("%d.", len(l.Items)+1), Text: q.Text})
			}
		}
		if len(l.Items) == 0 {
			continue
		}
		blocks = append(blocks, Paragraph{Text: openTo(r, a), Lead: true}, l)
	}
	return blocks
}

// openTo is to whom questions are put.
func openTo(r *result.Result, a addressee) string {
	switch r.Reader {
	case result.ITLead:
		return "For you"
	case result.Delivery:
		return strings.Replace(a.part, "For your", "To the", 1)
	case result.Owner:
	}
	return a.part
}

// numbersTaken are the numbers on which everything rests, and what is taken for granted. The
// head of IT reads nothing of prices.
func numbersTaken(r *result.Result) []Block {
	e := r.Estimate
	if e == nil {
		return nil
	}
	var blocks []Block
	if t := countTable(r, nil); len(t.Rows) > 0 {
		blocks = append(blocks, t)
	}
	var taken []string
	if m := r.Model(); m != nil && r.Reader == result.Owner {
		one := e.Models.Of(*m)
		for i := range one.RangeFrom {
			taken = append(taken, one.RangeFrom[i].Because)
		}
		for _, text := range one.Taken {
			if !slices.Contains(taken, text) {
				taken = append(taken, text)
			}
		}
	}
	for _, text := range r.Recommendation.Assumed {
		if r.Reader != result.ITLead && !slices.Contains(taken, text) {
			taken = append(taken, text)
		}
	}
	if len(taken) > 0 {
		blocks = append(blocks, Text("Taken for granted:"), Bullets("*", taken))
	}
	return blocks
}
