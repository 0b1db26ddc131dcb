package page

import (
	"mspscope/internal/result"
	"mspscope/responsibility"
)

// RACIBook is the matrix as a workbook that both sides go through and sign.
func RACIBook(r *result.Result, f result.Filter) *Book {
	title := headedIn(&r.Language, r.Subject, r.Say("raci.title")).Title
	b := &Book{Title: title}
	b.signed(r)
	if r.RACI.Model == nil {
		b.Sheets = []Sheet{{Name: r.Say("raci.title"), Title: title, Above: []string{noDivision(r)}}}
		return b
	}
	m := r.RACI.Select(f)
	above := []string{running(r.Say("raci_book.lead", "model", r.Words.Models.Of(*m.Model).Heading, "shown", len(m.Activities), "all", len(r.RACI.Activities)), r.Say("raci.letters"))}
	if s := m.Schedule; s != nil {
		above = append([]string{running(s.Parties, s.Belongs, s.Precedence), s.Version}, append(above, s.Draft...)...)
	} else {
		above = append(above, draftNotes(r, m.Model)...)
	}
	b.Sheets = []Sheet{
		{Name: r.Say("raci.title"), Title: title, Above: above, Grids: []Grid{raciGrid(r, &m)}},
		{Name: r.Say("raci_book.roles_and_signatures"), Title: r.Say("raci_book.roles_and_signatures"), Grids: append([]Grid{rolesGrid(r, m.Roles), letterGrid(r)}, signingGrids(r)...)},
	}
	b.Sheets = append(b.Sheets, besideSheet(r, &m)...)
	b.Sheets = append(b.Sheets, contractSheet(r, &m)...)
	return b
}

// raciGrid is the matrix, a row an activity.
func raciGrid(r *result.Result, m *result.RACI) Grid {
	g := Grid{Head: true, Columns: []GridColumn{{Name: r.Say("raci.id"), Width: 8}, {Name: r.Say("raci.part"), Width: 13}, {Name: r.Say("raci.activity"), Width: 30}}}
	for _, role := range m.Roles {
		g.Columns = append(g.Columns, GridColumn{Name: role.Short, Width: 5, Kind: GridLetter, Choices: responsibility.LetterWords()})
	}
	g.Columns = append(g.Columns, GridColumn{Name: r.Say("raci_book.how_often"), Width: 12}, GridColumn{Name: r.Say("raci_book.how_work_passes"), Width: 42},
		GridColumn{Name: r.Say("raci_book.why_so"), Width: 24}, GridColumn{Name: r.Say("raci_book.in_the_fee"), Width: 24},
		GridColumn{Name: r.Say("raci_book.shown_by"), Width: 16}, GridColumn{Name: r.Say("raci_book.state"), Width: 18})
	for i := range m.Activities {
		a := &m.Activities[i]
		row := []string{a.ID, r.Words.Towers[a.Tower], a.Name}
		for _, role := range m.Roles {
			row = append(row, a.Letters[role.Role].String())
		}
		g.Rows = append(g.Rows, append(row, string(a.Cadence), string(a.Handoff), a.Because, paragraphs(feeSays(r, a.Fee), string(a.FeeNote)), a.Evidence, rowState(r, a)))
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
func feeSays(r *result.Result, f responsibility.Fee) string {
	if f == "" {
		return ""
	}
	return r.Language.SayOf("raci_book.fee", string(f))
}

// rowState says how settled a row is.
func rowState(r *result.Result, a *responsibility.Row) string {
	switch a.Status {
	case responsibility.Agreed:
		switch by, on := string(a.By), string(a.On); {
		case by != "" && on != "":
			return r.Say("raci_book.agreed_by_on", "who", by, "day", on)
		case by != "":
			return r.Say("raci_book.agreed_by", "who", by)
		case on != "":
			return r.Say("raci_book.agreed_on", "day", on)
		}
		return r.Say("raci_book.agreed")
	case responsibility.Open:
		return paragraphs(r.Say("raci_book.to_settle"), string(a.Choice))
	case responsibility.Default:
	}
	return ""
}

// rolesGrid says who the roles are, with room for the names of people.
func rolesGrid(r *result.Result, roles []responsibility.RoleInfo) Grid {
	g := Grid{Heading: r.Say("raci_book.roles"), Columns: []GridColumn{
		{Name: r.Say("raci_book.short"), Width: 12},
		{Name: r.Say("raci_book.role"), Width: 26},
		{Name: r.Say("raci_book.side"), Width: 12},
		{Name: r.Say("raci_book.who_this_is"), Width: 56},
		{Name: r.Say("raci.name"), Width: 26, Kind: GridBlank},
		{Name: r.Say("raci_book.deputy"), Width: 26, Kind: GridBlank},
	}}
	for _, role := range roles {
		g.Rows = append(g.Rows, []string{role.Short, role.Name, r.Language.SayOf("raci_book.party", role.Party.String()), role.What, "", ""})
	}
	return g
}

// letterGrid is the legend.
func letterGrid(r *result.Result) Grid {
	return Grid{Heading: r.Say("raci_book.letters"), Columns: []GridColumn{{Name: r.Say("raci_book.letter"), Width: 12, Kind: GridLetter}, {Name: r.Say("raci_book.meaning"), Width: 26}}, Rows: [][]string{
		{"A", r.Say("raci_book.letter_a")},
		{"R", r.Say("raci_book.letter_r")},
		{"A/R", r.Say("raci_book.letter_ar")},
		{"C", r.Say("raci_book.letter_c")},
		{"I", r.Say("raci_book.letter_i")},
	}}
}
