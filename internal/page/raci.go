package page

import (
	"fmt"
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
	d := titled(r, "Who does what")
	if r.RACI.Model == nil {
		d.Section("", lead(r), Text(noDivision(r)))
		return end(d, r)
	}
	if len(r.Refused) > 0 && r.Provider() {
		d.Section("Please check", Bullets("!", r.Warnings[:1]))
	}
	m := r.RACI.Select(f.ForPage(r))
	blocks := []Block{Text(fmt.Sprintf("%s, %d of %d activities. %s", r.Words.Models.Of(*m.Model).Heading, len(m.Activities), len(r.RACI.Activities), lettersSay))}
	switch {
	case f.Open:
		d.Section("", append(blocks, draftBlocks(r)...)...)
		settle(d, r, &m)
		return signedEnd(d, r)
	case f.Role != nil:
		d.Section("", append(append(blocks, draftBlocks(r)...), roleFacts(m.Roles))...)
		roleDuties(d, r, &m, *f.Role)
	case f.Party != nil:
		d.Section("", append(append(blocks, draftBlocks(r)...), roleFacts(m.Roles))...)
		towers(d, r, &m)
	default:
		if m.Schedule == nil {
			blocks = append(blocks, draftBlocks(r)...)
		}
		d.Section("", append(append(scheduleHead(r), blocks...), roleFacts(m.Roles))...)
		desk(d, r)
		d.Section("Service hours", serviceHours(&m)...)
		towers(d, r, &m)
		workTogether(d, &m, f.ForPage(r).Size == result.Core)
		d.Section("How fast", severities(&m)...)
		d.Section("Terms", definedTerms(&m)...)
	}
	d.Section("To settle together", choices(&m)...)
	d.Section("Please check", Bullets("!", otherDoubts(&m)))
	if f.Role == nil && f.Party == nil {
		d.Section("The load of the client's IT people", load(r)...)
		d.Section("Signed", signatures(&m)...)
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
			d.Section(r.Words.Towers[tower]+": "+words.Party(split[tower]), raciTable(m.Roles, own), fees(own), handoffs(m, own))
		}
	}
}

func roleFacts(roles []responsibility.RoleInfo) Block {
	var f Facts
	for _, r := range roles {
		f.Pairs = append(f.Pairs, [2]string{r.Short, r.Name + ". " + r.What})
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

func raciTable(roles []responsibility.RoleInfo, rows []responsibility.Row) Block {
	t := Table{Columns: []Column{{Name: "Id", Whole: true}, {Name: "Activity", Flex: true}}}
	for _, r := range roles {
		t.Columns = append(t.Columns, Column{Name: r.Short})
	}
	for i := range rows {
		row := []string{rows[i].ID + statusMark(rows[i].Status), doing(&rows[i])}
		for _, r := range roles {
			row = append(row, rows[i].Letters[r.Role].String())
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// doing is what is done, and how often.
func doing(row *responsibility.Row) string {
	if row.Cadence == "" || strings.Contains(row.Name, string(row.Cadence)) {
		return row.Name
	}
	return row.Name + " (" + string(row.Cadence) + ")"
}

// feeWords are what a row has to do with the monthly fee, in the order of a list.
var feeWords = [...]struct {
	fee  responsibility.Fee
	says string
}{
	{responsibility.Included, "In the fee"},
	{responsibility.Extra, "Costs extra"},
	{responsibility.NotOffered, "Not part of it"},
	{responsibility.OwnWork, "On the client's side"},
}

// fees says which rows are in the monthly fee, and what the others have to do with it.
func fees(rows []responsibility.Row) Block {
	var f Facts
	for _, kind := range feeWords {
		var ids []string
		for i := range rows {
			if rows[i].Fee == kind.fee {
				ids = append(ids, rows[i].ID)
			}
		}
		if len(ids) > 0 {
			f.Pairs = append(f.Pairs, [2]string{kind.says, strings.Join(ids, ", ")})
		}
	}
	if len(f.Pairs) == 0 {
		return nil
	}
	return f
}

// handoffs says why a row is as it is, how work passes between client and provider, and
// what the fee for it ends at.
func handoffs(m *result.RACI, rows []responsibility.Row) Block {
	var l List
	for i := range rows {
		row := &rows[i]
		if doubt := doubtOf(m, row.ID); doubt != "" {
			l.Items = append(l.Items, Item{Mark: "! " + row.ID, Text: doubt})
		}
		if text := strings.TrimSpace(row.Because + " " + string(row.Handoff)); text != "" {
			l.Items = append(l.Items, Item{Mark: row.ID, Text: text})
		}
		for _, kind := range feeWords {
			if row.Fee == kind.fee && row.FeeNote != "" {
				l.Items = append(l.Items, Item{Mark: row.ID, Text: kind.says + ". " + string(row.FeeNote)})
			}
		}
	}
	return listOrNil(l)
}

// choices lists the rows that nobody has decided yet, as questions.
func choices(m *result.RACI) []Block {
	var l List
	for _, q := range m.ToSettle {
		l.Items = append(l.Items, Item{Mark: q.Row, Text: q.Question})
	}
	if len(l.Items) == 0 {
		return nil
	}
	intro := "The matrix shows a default, marked \"?\", until both sides have decided."
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
