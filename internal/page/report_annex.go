package page

import (
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
	d.Section(r.Say("report_annex.schedule"), append(scheduleHead(r), Text(r.Say("report_annex.letters", "activities", len(m.Activities), "letters", r.Say("raci.letters"))), Text(r.Say("report_annex.fee_says")), roleFacts(r, m.Roles))...)
	if m.Schedule == nil {
		d.Section(r.Say("report_annex.draft"), draftBlocks(r)...)
	}
	d.Section(r.Say("report_annex.hours"), serviceHours(m)...)
	scheduleTowers(d, r, m)
	workTogether(d, r, m, false)
	d.Section(r.Say("report_annex.how_fast"), severities(r, m)...)
	d.Section(r.Say("report_annex.terms"), definedTerms(r, m)...)
	d.Section(r.Say("report_annex.to_settle"), choices(r, m)...)
	d.Section(r.Say("report_annex.please_check"), Bullets("!", otherDoubts(m)))
	if s := m.Schedule; s != nil {
		sides := bothSides(r, s)
		d.Section(r.Say("report_annex.signed"), signedBy(r, sides[:]...))
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
			d.Section(partOfIT(r, tower, split[tower]), scheduleTable(r, m, roles, own))
		}
	}
}

// scheduleTable are rows with their letters, what they have to do with the fee, and how
// work passes in them.
func scheduleTable(r *result.Result, m *result.RACI, roles []responsibility.RoleInfo, rows []responsibility.Row) Block {
	t, ok := raciTable(r, roles, rows).(Table)
	if !ok {
		return nil
	}
	fee, said := false, false
	for i := range rows {
		row := &rows[i]
		doubt := doubtOf(m, row.ID)
		if doubt != "" {
			doubt = r.Say("report_annex.doubt", "doubt", doubt)
		}
		text := strings.Join(strings.Fields(running(doubt, row.Because, string(row.Handoff), string(row.FeeNote))), " ")
		word := feeShort(r, row.Fee)
		fee, said = fee || word != "", said || text != ""
		t.Rows[i] = append(t.Rows[i], word, text)
	}
	t.Columns = append(t.Columns, Column{Name: r.Say("report_annex.fee"), Whole: true}, Column{Name: r.Say("report_annex.how_passes"), Flex: true})
	return withoutEmpty(t, !fee, !said)
}

// feeShort is what a row has to do with the fee in a narrow column; report_annex.fee_says
// says what the words mean.
func feeShort(r *result.Result, fee responsibility.Fee) string {
	switch fee {
	case responsibility.Included:
		return r.Say("report_annex.fee_included")
	case responsibility.Extra:
		return r.Say("report_annex.fee_extra")
	case responsibility.NotOffered:
		return r.Say("report_annex.fee_not_offered")
	case responsibility.OwnWork:
		return r.Say("report_annex.fee_own_work")
	}
	return ""
}

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
			Mark: numbered(i + 1), Text: findingLine(r, f, ledBy(r, f)), Detail: running(f.Action, r.Say("advice.why", "because", f.Because)),
		})
	}
	return some(listOrNil(l))
}

// ledBy says who leads the action on a finding: to the client, or of the client.
func ledBy(r *result.Result, f *advice.Finding) string {
	return partOf(r, f, whoLeads(r, f))
}

// whoLeads is leader for the reader of a report.
func whoLeads(r *result.Result, f *advice.Finding) string {
	switch {
	case r.Reader == result.Delivery && f.Owner == "client":
		return r.Say("report_annex.client_leads")
	case r.Reader == result.Delivery && f.Owner == "both":
		return r.Say("report_annex.both_lead")
	case r.Reader == result.ITLead && f.Owner == "client":
		return r.Say("report_annex.your_side_leads")
	}
	return leader(r, f)
}

// findingLine is a finding with how grave it is, by which day something is done, and who
// leads.
func findingLine(r *result.Result, f *advice.Finding, leads string) string {
	return r.Say("advice.finding", "title", f.Title, "severity", severity(r, f.Severity), "day", f.ByDay, "leads", leads)
}

// contractList is what a contract says of tools, licenses, access and the end.
func contractList(r *result.Result) []Block {
	if r.RACI == nil || r.RACI.Model == nil || r.RACI.Together == nil {
		return nil
	}
	w := togetherPage{r: r, m: r.RACI, t: r.RACI.Together}
	var blocks []Block
	settled := Column{Name: r.Say("report_annex.settled")}
	tools := Table{Columns: append(flexible(r.Say("report_annex.tool"), r.Say("report_annex.license"), r.Say("report_annex.runs"), r.Say("report_annex.look"), r.Say("report_annex.end")), settled)}
	for i := range w.t.Tools {
		t := &w.t.Tools[i]
		tools.Rows = append(tools.Rows, []string{t.Name, words.Large(withoutRows(&r.Language, t.License)), w.names(t.Runs), words.Large(withoutRows(&r.Language, t.Look)), words.Large(withoutRows(&r.Language, t.End)), "□"})
	}
	if len(tools.Rows) > 0 {
		blocks = append(blocks, Paragraph{Text: r.Say("report_annex.tools"), Lead: true}, Text(w.t.Texts.Tools), tools)
	}
	exit := Table{Columns: append(flexible(r.Say("report_annex.done_at_end"), r.Say("report_annex.who"), r.Say("report_annex.by")), settled)}
	for i := range w.t.Exit {
		e := &w.t.Exit[i]
		exit.Rows = append(exit.Rows, []string{withoutRows(&r.Language, e.What), w.names(e.Who), e.By, "□"})
	}
	if len(exit.Rows) > 0 {
		blocks = append(blocks, Paragraph{Text: r.Say("report_annex.the_end"), Lead: true}, Text(w.t.Texts.Exit), exit)
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
				name = w.r.Language.Small(w.m.Roles[i].Name)
			}
		}
		names = append(names, name)
	}
	return words.Large(w.r.Language.List(names))
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
		text := r.Say("report_annex.declined", "title", f.Title, "severity", severity(r, f.Severity))
		if f.Declined.Reason != "" {
			text = r.Say("report_annex.declined_reason", "title", f.Title, "severity", severity(r, f.Severity), "reason", f.Declined.Reason)
		}
		l.Items = append(l.Items, Item{Mark: "•", Text: text, Detail: r.Say("report_annex.recommended", "action", f.Action)})
	}
	if len(l.Items) == 0 {
		return nil
	}
	return []Block{Text(r.Say("report_annex.decided_against")), l}
}

// openQuestions are what is still to be answered, as questions to those who can answer. A
// head of IT reads those to IT alone: others are about people, or are not IT's to answer.
func openQuestions(r *result.Result) []Block {
	var blocks []Block
	for _, who := range addressees {
		if r.Reader == result.ITLead && who != string(result.ITLead) {
			continue
		}
		var l List
		for _, q := range questions(r, who, false, len(r.Recommendation.Open)) {
			if q.Text != "" {
				l.Items = append(l.Items, Item{Mark: numbered(len(l.Items) + 1), Text: q.Text})
			}
		}
		if len(l.Items) == 0 {
			continue
		}
		blocks = append(blocks, Paragraph{Text: openTo(r, who), Lead: true}, l)
	}
	return blocks
}

// openTo is to whom questions are put.
func openTo(r *result.Result, who string) string {
	switch {
	case r.Reader == result.ITLead:
		return r.Say("report_annex.for_you")
	case r.Reader == result.Delivery && who == "provider":
		return r.Say("report_annex.to_provider")
	}
	return r.Language.SayOf("message.part", who)
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
		blocks = append(blocks, Text(r.Say("report_body.granted")), Bullets("*", taken))
	}
	return blocks
}
