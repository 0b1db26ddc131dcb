package page

import (
	"fmt"

	"mspscope/internal/result"
	"mspscope/internal/words"
	"mspscope/responsibility"
)

// FrameworkBook is the matrix read against a framework, as a workbook that both sides go
// through and sign.
func FrameworkBook(r *result.Result) *Book {
	f := r.Framework
	title := headed(r.Subject, "Who does what for "+f.Info.Short).Title
	b := &Book{Title: title}
	if f.Model == nil {
		b.Sheets = []Sheet{{Name: "Who does what", Title: title, Above: []string{noDivision(r)}}}
		return b
	}
	above := append([]string{frameworkLead(r)}, frameworkNotes(r)...)
	b.Sheets = []Sheet{
		{Name: words.Large(f.Info.Items), Title: title, Above: above, Grids: []Grid{frameworkGrid(f)}},
		{
			Name: "Words and signatures", Title: "Words and signatures", Above: []string{"Published as: " + f.Info.Publication + "."},
			Grids: append([]Grid{marksGrid(f)}, signingGrids(r)...),
		},
		{Name: "Rows", Title: "The rows behind them", Above: []string{lettersSay}, Grids: []Grid{coveringGrid(coveringRows(f.Controls))}},
	}
	return b
}

// The words of a cell that says who does the work behind a control.
const (
	cellProvider = "Provider"
	cellClient   = "Client"
	cellShared   = "Shared"
	cellNoRow    = "No row"
)

// covererCell says in a cell whose work stands behind a control.
func covererCell(s responsibility.Coverage) string {
	switch s {
	case responsibility.CoveredByProvider:
		return cellProvider
	case responsibility.CoveredByClient:
		return cellClient
	case responsibility.CoveredByBoth:
		return cellShared
	case responsibility.NotCovered:
	}
	return cellNoRow
}

// frameworkGrid has a row for every control.
func frameworkGrid(f *result.Framework) Grid {
	g := Grid{Head: true}
	other := f.Info.Other != ""
	g.Columns = []GridColumn{{Name: "Id", Width: 11}}
	if other {
		g.Columns = append(g.Columns, GridColumn{Name: f.Info.Other + " id", Width: 15})
	}
	g.Columns = append(g.Columns, GridColumn{Name: "Family", Width: 18}, GridColumn{Name: words.Large(f.Info.Item), Width: 44},
		GridColumn{Name: "Who", Width: 11, Choices: []string{cellProvider, cellClient, cellShared, cellNoRow}}, GridColumn{Name: "Vendor", Width: 9, Choices: []string{"Yes"}},
		GridColumn{Name: "Provider's rows", Width: 14}, GridColumn{Name: "Client's rows", Width: 14},
		GridColumn{Name: "How work passes, and what to agree", Width: 50}, GridColumn{Name: "Agreed", Width: 16, Kind: GridBlank})
	for i := range f.Controls {
		c := &f.Controls[i]
		var provider, client []responsibility.CoveringRow
		for j := range c.Rows {
			row := &c.Rows[j]
			if row.Provider != "" || row.Fee == responsibility.NotOffered {
				provider = append(provider, *row)
			}
			if row.Client != "" {
				client = append(client, *row)
			}
		}
		vendor, handoff := "", ""
		if c.Vendor {
			vendor = "Yes"
		}
		if c.Status == responsibility.CoveredByBoth {
			for j := range c.Rows {
				if row := &c.Rows[j]; row.Handoff != "" {
					handoff = paragraphs(handoff, row.ID+": "+string(row.Handoff))
				}
			}
		}
		row := []string{c.ID}
		if other {
			row = append(row, string(c.OtherID))
		}
		g.Rows = append(g.Rows, append(row, fmt.Sprintf("%s %s", c.FamilyID, c.Family), c.Title, covererCell(c.Status), vendor,
			markedRows(provider), markedRows(client), paragraphs(handoff, string(c.Note)), ""))
	}
	return g
}

// marksGrid explains who is meant, and the marks beside the ids of rows.
func marksGrid(f *result.Framework) Grid {
	g := Grid{Heading: "Words", Columns: []GridColumn{{Name: "Word", Width: 12}, {Name: "Meaning", Width: 56}}, Rows: [][]string{
		{cellProvider, "The provider answers for the work behind it and does it."},
		{cellClient, "The client does."},
		{cellShared, "Both take part; beside it stands how work passes between them."},
		{cellNoRow, "No row of the matrix says who does the work."},
	}}
	if facts, ok := frameworkMarks(f).(Facts); ok {
		for _, pair := range facts.Pairs {
			if pair[0] != markVendor {
				g.Rows = append(g.Rows, []string{pair[0], words.Large(pair[1]) + "."})
			}
		}
	}
	return g
}

// coveringGrid has the rows behind the controls, with what each party holds in them.
func coveringGrid(rows []responsibility.CoveringRow) Grid {
	g := Grid{Head: true, Columns: []GridColumn{
		{Name: "Row", Width: 12},
		{Name: "Activity", Width: 60},
		{Name: "Provider", Width: 10, Kind: GridLetter},
		{Name: "Client", Width: 10, Kind: GridLetter},
		{Name: "Vendor", Width: 10, Kind: GridLetter},
		{Name: "In the fee?", Width: 26},
		{Name: "State", Width: 14},
	}}
	for i := range rows {
		r := &rows[i]
		state := ""
		if r.Status == responsibility.Open {
			state = "To settle"
		}
		g.Rows = append(g.Rows, []string{markedRow(r), r.Name, string(r.Provider), string(r.Client), string(r.Vendor), feeSays(r.Fee), state})
	}
	return g
}
