package page

import (
	"fmt"

	"mspscope/internal/result"
	"mspscope/internal/words"
	"mspscope/responsibility"
)

// RACIBook is the matrix as a workbook that both sides go through and sign.
func RACIBook(r *result.Result, f result.Filter) *Book {
	title := headed(r.Subject, "Who does what").Title
	b := &Book{Title: title}
	b.signed(r)
	if r.RACI.Model == nil {
		b.Sheets = []Sheet{{Name: "Who does what", Title: title, Above: []string{noDivision(r)}}}
		return b
	}
	m := r.RACI.Select(f)
	above := []string{fmt.Sprintf("%s. %d of %d activities. %s", r.Words.Models.Of(*m.Model).Heading, len(m.Activities), len(r.RACI.Activities), lettersSay)}
	if s := m.Schedule; s != nil {
		above = append([]string{s.Parties + " " + s.Belongs + " " + s.Precedence, s.Version}, append(above, s.Draft...)...)
	} else {
		above = append(above, draftNotes(r, m.Model)...)
	}
	b.Sheets = []Sheet{
		{Name: "Who does what", Title: title, Above: above, Grids: []Grid{raciGrid(r, &m)}},
		{Name: "Roles and signatures", Title: "Roles and signatures", Grids: append([]Grid{rolesGrid(m.Roles), letterGrid()}, signingGrids(r)...)},
	}
	b.Sheets = append(b.Sheets, besideSheet(&m)...)
	b.Sheets = append(b.Sheets, contractSheet(&m)...)
	return b
}

// lettersSay is the legend in one sentence.
const lettersSay = "A answers for it, R does it, A/R both, C is asked before, I is told after."

// raciGrid is the matrix, a row an activity.
func raciGrid(r *result.Result, m *result.RACI) Grid {
	g := Grid{Head: true, Columns: []GridColumn{{Name: "Id", Width: 8}, {Name: "Part of IT", Width: 13}, {Name: "Activity", Width: 30}}}
	for _, role := range m.Roles {
		g.Columns = append(g.Columns, GridColumn{Name: role.Short, Width: 5, Kind: GridLetter, Choices: responsibility.LetterWords()})
	}
	g.Columns = append(g.Columns, GridColumn{Name: "How often", Width: 12}, GridColumn{Name: "How work passes", Width: 42}, GridColumn{Name: "Why so", Width: 24},
		GridColumn{Name: "In the fee?", Width: 24}, GridColumn{Name: "Shown by", Width: 16}, GridColumn{Name: "State", Width: 18})
	for i := range m.Activities {
		a := &m.Activities[i]
		row := []string{a.ID, r.Words.Towers[a.Tower], a.Name}
		for _, role := range m.Roles {
			row = append(row, a.Letters[role.Role].String())
		}
		g.Rows = append(g.Rows, append(row, string(a.Cadence), string(a.Handoff), a.Because, paragraphs(feeSays(a.Fee), string(a.FeeNote)), a.Evidence, rowState(a)))
	}
	return g
}

// paragraphs puts texts below each other.
func paragraphs(texts ...string) (all string) {
	for _, text := range texts {
		if all != "" && text != "" {
			all += "\n"
		}
		all += text
	}
	return all
}

// feeSays is what a row has to do with the price, in a cell.
func feeSays(f responsibility.Fee) string {
	switch f {
	case responsibility.Included:
		return "Yes"
	case responsibility.Extra:
		return "Costs extra"
	case responsibility.NotOffered:
		return "Not part of the service"
	case responsibility.OwnWork:
		return "The client's own work"
	}
	return ""
}

// rowState says how settled a row is.
func rowState(a *responsibility.Row) string {
	switch a.Status {
	case responsibility.Agreed:
		state := "Agreed"
		if a.By != "" {
			state += ", " + string(a.By)
		}
		if a.On != "" {
			state += ", " + string(a.On)
		}
		return state
	case responsibility.Open:
		return paragraphs("To settle", string(a.Choice))
	case responsibility.Default:
	}
	return ""
}

// rolesGrid says who the roles are, with room for the names of people.
func rolesGrid(roles []responsibility.RoleInfo) Grid {
	g := Grid{Heading: "Roles", Columns: []GridColumn{
		{Name: "Short", Width: 12},
		{Name: "Role", Width: 26},
		{Name: "Side", Width: 12},
		{Name: "Who this is", Width: 56},
		{Name: "Name", Width: 26, Kind: GridBlank},
		{Name: "Deputy", Width: 26, Kind: GridBlank},
	}}
	for _, role := range roles {
		g.Rows = append(g.Rows, []string{role.Short, role.Name, words.Large(role.Party.String()), role.What, "", ""})
	}
	return g
}

// letterGrid is the legend.
func letterGrid() Grid {
	return Grid{Heading: "Letters", Columns: []GridColumn{{Name: "Letter", Width: 12, Kind: GridLetter}, {Name: "Meaning", Width: 26}}, Rows: [][]string{
		{"A", "Answers for the result and signs it off. One role in every row."},
		{"R", "Does the work."},
		{"A/R", "Does the work and answers for it."},
		{"C", "Is asked before."},
		{"I", "Is told after."},
	}}
}
