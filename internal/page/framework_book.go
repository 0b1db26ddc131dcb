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
	title := headed(r.Subject, "Who does what for "+f.Framework.Short).Title
	b := &Book{Title: title}
	if f.Model == nil {
		b.Sheets = []Sheet{{Name: "Who does what", Title: title, Above: []string{noDivision(r)}}}
		return b
	}
	above := append([]string{frameworkLead(r)}, frameworkNotes(r)...)
	b.Sheets = []Sheet{
		{Name: words.Large(f.Framework.Items), Title: title, Above: above, Grids: []Grid{frameworkGrid(f)}},
		{Name: "Rows and signatures", Title: "Rows and signatures", Above: []string{"Published as: " + f.Framework.Publication + "."},
			Grids: append([]Grid{coveringGrid(coveringRows(f.Controls))}, signing(r)...)},
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
	other := f.Framework.Other != ""
	g.Columns = []GridColumn{{Name: "Id", Width: 11}}
	if other {
		g.Columns = append(g.Columns, GridColumn{Name: f.Framework.Other + " id", Width: 15})
	}
	g.Columns = append(g.Columns, GridColumn{Name: "Family", Width: 22}, GridColumn{Name: words.Large(f.Framework.Item), Width: 48},
		GridColumn{Name: "Who", Width: 11, Choices: []string{cellProvider, cellClient, cellShared, cellNoRow}}, GridColumn{Name: "Vendor", Width: 9, Choices: []string{"Yes"}},
		GridColumn{Name: "Provider's rows", Width: 16}, GridColumn{Name: "Client's rows", Width: 16},
		GridColumn{Name: "How work passes, and what to agree", Width: 56}, GridColumn{Name: "Agreed", Width: 18, Kind: GridBlank})
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

// coveringGrid has the rows behind the controls, with what each party holds in them.
func coveringGrid(rows []responsibility.CoveringRow) Grid {
	g := Grid{Heading: "The rows behind them", Columns: []GridColumn{
		{Name: "Row", Width: 12}, {Name: "In the fee?", Width: 26}, {Name: "State", Width: 12}, {Name: "Activity", Width: 56},
		{Name: "Provider", Width: 10, Kind: GridLetter}, {Name: "Client", Width: 10, Kind: GridLetter}, {Name: "Vendor", Width: 10, Kind: GridLetter},
	}}
	for i := range rows {
		r := &rows[i]
		state := ""
		if r.Status == responsibility.Open {
			state = "To settle"
		}
		g.Rows = append(g.Rows, []string{markedRow(r), feeSays(r.Fee), state, r.Name, string(r.Provider), string(r.Client), string(r.Vendor)})
	}
	return g
}
