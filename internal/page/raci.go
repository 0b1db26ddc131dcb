package page

import (
	"fmt"

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
		d.Section("", lead(r), Text("No model is recommended for these answers, so there is no division of work yet."+hint(r, " 'mspscope raci --model co_managed' shows the one of a model of your choice.")))
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
	split := r.Proposals.Of(model).Split
	for _, tower := range terms.Towers() {
		var own []responsibility.Row
		for i := range m.Activities {
			if m.Activities[i].Tower == tower {
				own = append(own, m.Activities[i])
			}
		}
		if len(own) > 0 {
			d.Section(r.Words.Towers[tower]+": "+words.Owner(split[tower]), raciTable(m.Roles, own), handoffs(own))
		}
	}
	d.Section("To settle together", choices(m.Activities)...)
	return end(d, r)
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
		row := []string{rows[i].ID + statusMark(rows[i].Status), rows[i].Name}
		for _, r := range roles {
			row = append(row, rows[i].Letters[r.Role].String())
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// handoffs says how work passes between client and provider.
func handoffs(rows []responsibility.Row) Block {
	var l List
	for i := range rows {
		for _, text := range []string{string(rows[i].Handoff), rows[i].Because} {
			if text != "" {
				l.Items = append(l.Items, Item{Mark: rows[i].ID, Text: text})
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
	t.Columns = append(t.Columns, columns("handoff", "evidence", "status")...)
	for i := range m.Activities {
		a := &m.Activities[i]
		row := []string{a.ID, a.Tower.String(), a.Side.String(), a.Name}
		for _, role := range m.Roles {
			row = append(row, a.Letters[role.Role].String())
		}
		t.Rows = append(t.Rows, append(row, string(a.Handoff), a.Evidence, a.Status.String()))
	}
	return t
}
