package view

import (
	"fmt"

	scope "mspscope/internal/oldscope"
	"mspscope/internal/terms"
	"mspscope/responsibility"
)

// RACI is the responsibility matrix of a model, tower by tower.
func RACI(s *scope.Scope, model terms.Model, m *responsibility.Matrix, rows []responsibility.Row) *Document {
	d := &Document{Title: title(s, "Who does what"), Subtitle: subtitle(s)}
	text := fmt.Sprintf("%s IT, %d of %d activities. A answers for it, R does it, A/R both, C is asked before, I is told after.",
		modelName(s, model), len(rows), len(m.Rows))
	blocks := []Block{Text(text)}
	if s.Recommendation.Vetoed[model] {
		blocks = append(blocks, Text(s.Playbook.Texts.Models[model].IfVetoed))
	}
	d.Section("", append(blocks, roleFacts(m.Roles))...)
	split := &s.Proposals[model].Split
	for _, tower := range terms.Towers() {
		var own []responsibility.Row
		for i := range rows {
			if rows[i].Tower == tower {
				own = append(own, rows[i])
			}
		}
		if len(own) == 0 {
			continue
		}
		heading := tower.Name() + ": " + sideWords(split[tower])
		d.Section(heading, raciTable(m.Roles, own), handoffs(own))
	}
	d.Section("To settle together", choices(rows)...)
	d.Section("", Text(source(s)))
	return d
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
		if rows[i].Handoff != "" {
			l.Items = append(l.Items, Item{Mark: rows[i].ID, Text: rows[i].Handoff})
		}
		if rows[i].Because != "" {
			l.Items = append(l.Items, Item{Mark: rows[i].ID, Text: rows[i].Because})
		}
	}
	if len(l.Items) == 0 {
		return nil
	}
	return l
}

// choices lists the rows that nobody has decided yet, as questions.
func choices(rows []responsibility.Row) []Block {
	var l List
	for i := range rows {
		if rows[i].Status == responsibility.Open {
			l.Items = append(l.Items, Item{Mark: rows[i].ID, Text: rows[i].Choice})
		}
	}
	if len(l.Items) == 0 {
		return nil
	}
	return []Block{Text("These are often split either way. The matrix shows a default, marked \"?\", until you decide."), l}
}

// RACITable is the matrix as one table.
func RACITable(roles []responsibility.RoleInfo, rows []responsibility.Row) Table {
	t := Table{Columns: []Column{{Name: "id"}, {Name: "tower"}, {Name: "side"}, {Name: "activity"}}}
	for _, r := range roles {
		t.Columns = append(t.Columns, Column{Name: r.Role.String()})
	}
	t.Columns = append(t.Columns, Column{Name: "handoff"}, Column{Name: "evidence"}, Column{Name: "status"})
	for i := range rows {
		r := &rows[i]
		row := []string{r.ID, r.Tower.String(), r.Side.String(), r.Name}
		for _, role := range roles {
			row = append(row, r.Letters[role.Role].String())
		}
		t.Rows = append(t.Rows, append(row, r.Handoff, r.Evidence, r.Status.String()))
	}
	return t
}

// NoRACI is said when the answers lead to no model, and so to no matrix.
func NoRACI(s *scope.Scope) *Document {
	d := &Document{Title: title(s, "Who does what"), Subtitle: subtitle(s)}
	d.Section("", lead(s), Text("No model is recommended for these answers, so there is no division of work yet. 'mspscope raci --model co_managed' shows the one of a model of your choice."))
	d.Section("", Text(source(s)))
	return d
}
