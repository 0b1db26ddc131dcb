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
	if len(r.Refused) > 0 {
		d.Section("Please check", Bullets("!", r.Warnings[:1]))
	}
	model, all := *r.RACI.Model, r.RACI.Activities
	m := r.RACI.Select(f.ForPage(r))
	blocks := []Block{Text(fmt.Sprintf("%s, %d of %d activities. A answers for it, R does it, A/R both, C is asked before, I is told after.",
		r.Words.Models.Of(model).Heading, len(m.Activities), len(all)))}
	if r.Recommendation.Vetoed(model) {
		blocks = append(blocks, Text(r.Words.Models.Of(model).IfVetoed))
	}
	if m := r.Model(); m != nil && *m == model {
		blocks = append(blocks, unsure(r)...)
	}
	d.Section("", append(blocks, roleFacts(m.Roles))...)
	if r.Reader == result.ITLead {
		d.Section("Your own people's part", offTheDesk(all)...)
	}
	split := r.Proposals.Of(model).Split
	for _, tower := range terms.Towers() {
		var own []responsibility.Row
		for i := range m.Activities {
			if m.Activities[i].Tower == tower {
				own = append(own, m.Activities[i])
			}
		}
		if len(own) > 0 {
			d.Section(r.Words.Towers[tower]+": "+words.Owner(split[tower]), raciTable(m.Roles, own), fees(own), handoffs(own))
		}
	}
	d.Section("To settle together", choices(m.Activities)...)
	d.Section("Please check", Bullets("!", r.RACI.Warnings))
	return end(d, r)
}

// offTheDesk says to an IT lead what IT people of the client's own do and answer for, and
// what the provider does without them. nil where there are none.
func offTheDesk(rows []responsibility.Row) []Block {
	var without []string
	does, answers := 0, 0
	for i := range rows {
		own, provider := rows[i].Letters[responsibility.ClientIT], false
		for role, l := range rows[i].Letters {
			provider = provider || l.Responsible() && responsibility.Role(role).Party() == responsibility.ProviderParty
		}
		if own.Responsible() {
			does++
		}
		if own.Accountable() {
			answers++
		}
		if provider && !own.Holds() && rows[i].Fee == responsibility.Included {
			without = append(without, rows[i].ID)
		}
	}
	if does+answers == 0 || len(without) == 0 {
		return nil
	}
	return []Block{Text(fmt.Sprintf("Of all %d activities your own IT people do %d and answer for %d. In these %d the provider does the work without them, within the fee: %s.",
		len(rows), does, answers, len(without), strings.Join(without, ", ")))}
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
	{responsibility.OwnWork, "On your side"},
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
func handoffs(rows []responsibility.Row) Block {
	var l List
	for i := range rows {
		row := &rows[i]
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
func choices(rows []responsibility.Row) []Block {
	var l List
	for i := range rows {
		if rows[i].Status == responsibility.Open {
			l.Items = append(l.Items, Item{Mark: rows[i].ID, Text: string(rows[i].Choice)})
		}
	}
	if len(l.Items) == 0 {
		return nil
	}
	return []Block{Text("These are often split either way. The matrix shows a default, marked \"?\", until you decide."), l}
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
