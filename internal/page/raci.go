package page

import (
	"strings"

	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/responsibility"
)

// RACI is the responsibility matrix, tower by tower, with the rows of a filter.
func RACI(c result.Client, f result.Filter) *Document { return raci(c.Result(), f) }

// RACIInternal is the matrix as the provider reads it.
func RACIInternal(r *result.Result, f result.Filter) *Document { return raci(r.ForProvider(), f) }

func raci(r *result.Result, f result.Filter) *Document {
	d := titled(r, r.Say("raci.title"))
	if r.RACI.Model == nil {
		d.Section("", lead(r), Text(noDivision(r)))
		return end(d, r)
	}
	if len(r.Refused) > 0 && r.Provider() {
		d.Section(r.Say("raci.please_check"), Bullets("!", r.Warnings[:1]))
	}
	m := r.RACI.Select(f.ForPage(r))
	blocks := []Block{Text(running(r.Say("raci.lead", "model", r.Words.Models.Of(*m.Model).Heading, "shown", len(m.Activities), "all", len(r.RACI.Activities)), r.Say("raci.letters")))}
	switch {
	case f.Open:
		d.Section("", append(blocks, draftBlocks(r)...)...)
		settle(d, r, &m)
		return signedEnd(d, r)
	case f.Role != nil:
		d.Section("", append(append(blocks, draftBlocks(r)...), roleFacts(r, m.Roles))...)
		roleDuties(d, r, &m, *f.Role)
	case f.Party != nil:
		d.Section("", append(append(blocks, draftBlocks(r)...), roleFacts(r, m.Roles))...)
		towers(d, r, &m)
	default:
		if m.Schedule == nil {
			blocks = append(blocks, draftBlocks(r)...)
		}
		d.Section("", append(append(scheduleHead(r), blocks...), roleFacts(r, m.Roles))...)
		desk(d, r)
		d.Section(r.Say("raci.service_hours"), serviceHours(&m)...)
		towers(d, r, &m)
		workTogether(d, r, &m, f.ForPage(r).Size == result.Core)
		d.Section(r.Say("raci.how_fast"), severities(r, &m)...)
		d.Section(r.Say("raci.terms"), definedTerms(r, &m)...)
	}
	d.Section(r.Say("raci.to_settle"), choices(r, &m)...)
	d.Section(r.Say("raci.please_check"), Bullets("!", otherDoubts(&m)))
	if f.Role == nil && f.Party == nil {
		d.Section(r.Say("raci.load"), load(r)...)
		d.Section(r.Say("raci.signed"), signatures(r, &m)...)
	}
	return signedEnd(d, r)
}

// signedEnd closes a document that both sides sign: only the provider reads which data it
// came from.
func signedEnd(d *Document, r *result.Result) *Document {
	if r.Provider() || r.RACI.Schedule == nil {
		return end(d, r)
	}
	return d
}

// draftBlocks say what keeps the matrix from being more than a draft.
func draftBlocks(r *result.Result) []Block {
	if s := r.RACI.Schedule; s != nil {
		return some(Bullets("!", s.Draft))
	}
	var blocks []Block
	for _, note := range draftNotes(r, r.RACI.Model) {
		blocks = append(blocks, Text(note))
	}
	return blocks
}

// towers shows the rows of a matrix, tower by tower.
func towers(d *Document, r *result.Result, m *result.RACI) {
	split := r.Proposals.Of(*m.Model).Split
	for _, tower := range terms.Towers() {
		var own []responsibility.Row
		for i := range m.Activities {
			if m.Activities[i].Tower == tower {
				own = append(own, m.Activities[i])
			}
		}
		if len(own) > 0 {
			d.Section(partOfIT(r, tower, split[tower]), raciTable(r, m.Roles, own), fees(r, own), handoffs(r, m, own))
		}
	}
}

// partOfIT is a part of IT with who runs it.
func partOfIT(r *result.Result, tower terms.Tower, side terms.Side) string {
	return r.Say("raci.part_run_by", "part", r.Words.Towers[tower], "side", partyWord(&r.Language, side))
}

// partyWord says who runs a part of IT in a document that both sides sign.
func partyWord(l *words.Language, side terms.Side) string { return l.SayOf("raci.side", side.String()) }

func roleFacts(r *result.Result, roles []responsibility.RoleInfo) Block {
	var f Facts
	for i := range roles {
		f.Pairs = append(f.Pairs, [2]string{roles[i].Short, r.Say("raci.role", "role", roles[i].Name, "what", roles[i].What)})
	}
	return f
}

// statusMark marks rows that are agreed or still open.
func statusMark(s responsibility.Status) string {
	switch s {
	case responsibility.Agreed:
		return " ✓"
	case responsibility.Open:
		return " ?"
	case responsibility.Default:
	}
	return ""
}

func raciTable(r *result.Result, roles []responsibility.RoleInfo, rows []responsibility.Row) Block {
	t := Table{Columns: []Column{{Name: r.Say("raci.id"), Whole: true}, {Name: r.Say("raci.activity"), Flex: true}}}
	for _, role := range roles {
		t.Columns = append(t.Columns, Column{Name: role.Short})
	}
	for i := range rows {
		row := []string{rows[i].ID + statusMark(rows[i].Status), doing(r, &rows[i])}
		for _, role := range roles {
			row = append(row, rows[i].Letters[role.Role].String())
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// doing is what is done, and how often.
func doing(r *result.Result, row *responsibility.Row) string {
	if row.Cadence == "" || strings.Contains(row.Name, string(row.Cadence)) {
		return row.Name
	}
	return r.Say("raci.how_often", "activity", row.Name, "cadence", string(row.Cadence))
}

// feeKinds are what a row can have to do with the monthly fee, in the order of a list.
func feeKinds() []responsibility.Fee {
	return []responsibility.Fee{responsibility.Included, responsibility.Extra, responsibility.NotOffered, responsibility.OwnWork}
}

// feeKind is what a row has to do with the monthly fee, in a few words; "" where nothing
// is said of it.
func feeKind(l *words.Language, fee responsibility.Fee) string {
	if fee == "" {
		return ""
	}
	return l.SayOf("raci.fee", string(fee))
}

// feeSentence is the same as a sentence.
func feeSentence(r *result.Result, fee responsibility.Fee) string {
	if fee == "" {
		return ""
	}
	return r.Say("raci.fee_alone", "fee", feeKind(&r.Language, fee))
}

// fees says which rows are in the monthly fee, and what the others have to do with it.
func fees(r *result.Result, rows []responsibility.Row) Block {
	var f Facts
	for _, fee := range feeKinds() {
		var ids []string
		for i := range rows {
			if rows[i].Fee == fee {
				ids = append(ids, rows[i].ID)
			}
		}
		if len(ids) > 0 {
			f.Pairs = append(f.Pairs, [2]string{feeKind(&r.Language, fee), strings.Join(ids, ", ")})
		}
	}
	if len(f.Pairs) == 0 {
		return nil
	}
	return f
}

// handoffs says why a row is as it is, how work passes between client and provider, and
// what the fee for it ends at.
func handoffs(r *result.Result, m *result.RACI, rows []responsibility.Row) Block {
	var l List
	for i := range rows {
		row := &rows[i]
		if doubt := doubtOf(m, row.ID); doubt != "" {
			l.Items = append(l.Items, Item{Mark: "! " + row.ID, Text: doubt})
		}
		if text := running(row.Because, string(row.Handoff)); text != "" {
			l.Items = append(l.Items, Item{Mark: row.ID, Text: text})
		}
		if row.Fee != "" && row.FeeNote != "" {
			l.Items = append(l.Items, Item{Mark: row.ID, Text: running(feeSentence(r, row.Fee), string(row.FeeNote))})
		}
	}
	return listOrNil(l)
}

// choices lists the rows that nobody has decided yet, as questions.
func choices(r *result.Result, m *result.RACI) []Block {
	var l List
	for _, q := range m.ToSettle {
		l.Items = append(l.Items, Item{Mark: q.Row, Text: q.Question})
	}
	if len(l.Items) == 0 {
		return nil
	}
	intro := r.Say("raci.default_until")
	if m.Schedule != nil {
		intro = m.Schedule.Settle
	}
	return []Block{Text(intro), l}
}

// RACITable is the matrix as one table.
func RACITable(r *result.Result, f result.Filter) Table {
	m := r.RACI.Select(f)
	t := Table{Columns: columns("id", "tower", "side", "activity")}
	for _, role := range m.Roles {
		t.Columns = append(t.Columns, Column{Name: role.Role.String()})
	}
	t.Columns = append(t.Columns, columns("handoff", "evidence", "status", "fee", "fee_note", "cadence")...)
	for i := range m.Activities {
		a := &m.Activities[i]
		row := []string{a.ID, a.Tower.String(), a.Side.String(), a.Name}
		for _, role := range m.Roles {
			row = append(row, a.Letters[role.Role].String())
		}
		t.Rows = append(t.Rows, append(row, string(a.Handoff), a.Evidence, a.Status.String(), string(a.Fee), string(a.FeeNote), string(a.Cadence)))
	}
	return t
}
