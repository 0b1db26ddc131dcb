package page

import (
	"mspscope/internal/result"
	"mspscope/internal/words"
	"mspscope/responsibility"
)

// FrameworkBook is the matrix read against a framework, as a workbook that both sides go
// through and sign.
func FrameworkBook(r *result.Result) *Book {
	f := r.Framework
	title := headedIn(&r.Language, r.Subject, r.Say("framework.title", "framework", f.Info.Short)).Title
	b := &Book{Title: title}
	if f.Model == nil {
		b.Sheets = []Sheet{{Name: r.Say("raci.title"), Title: title, Above: []string{noDivision(r)}}}
		return b
	}
	above := append([]string{frameworkLead(r)}, frameworkNotes(r)...)
	b.Sheets = []Sheet{
		{Name: words.Large(f.Info.Items), Title: title, Above: above, Grids: []Grid{frameworkGrid(r)}},
		{
			Name: r.Say("framework.words_and_signatures"), Title: r.Say("framework.words_and_signatures"), Above: []string{r.Say("framework.published", "publication", f.Info.Publication)},
			Grids: append([]Grid{marksGrid(r)}, signingGrids(r)...),
		},
		{Name: r.Say("framework.rows"), Title: r.Say("framework.rows_behind"), Above: []string{r.Say("raci.letters")}, Grids: []Grid{coveringGrid(r)}},
	}
	return b
}

// coverages are whose work can stand behind a control, in the order in which they are told.
func coverages() []responsibility.Coverage {
	return []responsibility.Coverage{responsibility.CoveredByProvider, responsibility.CoveredByClient, responsibility.CoveredByBoth, responsibility.NotCovered}
}

// covererCell says in a cell whose work stands behind a control.
func covererCell(r *result.Result, c responsibility.Coverage) string {
	return r.Language.SayOf("framework.cell", string(c))
}

// frameworkGrid has a row for every control.
func frameworkGrid(r *result.Result) Grid {
	f, g := r.Framework, Grid{Head: true}
	yes, who := r.Say("framework.vendor_yes"), []string(nil)
	for _, c := range coverages() {
		who = append(who, covererCell(r, c))
	}
	other := f.Info.Other != ""
	g.Columns = []GridColumn{{Name: r.Say("raci.id"), Width: 11}}
	if other {
		g.Columns = append(g.Columns, GridColumn{Name: r.Say("framework.other_id", "framework", f.Info.Other), Width: 15})
	}
	g.Columns = append(g.Columns, GridColumn{Name: r.Say("framework.family"), Width: 18}, GridColumn{Name: words.Large(f.Info.Item), Width: 44},
		GridColumn{Name: r.Say("framework.who"), Width: 11, Choices: who}, GridColumn{Name: r.Say("framework.vendor"), Width: 9, Choices: []string{yes}},
		GridColumn{Name: r.Say("framework.provider_rows"), Width: 14}, GridColumn{Name: r.Say("framework.client_rows"), Width: 14},
		GridColumn{Name: r.Say("framework.passes_and_agree"), Width: 50}, GridColumn{Name: r.Say("framework.agreed"), Width: 16, Kind: GridBlank})
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
			vendor = yes
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
		g.Rows = append(g.Rows, append(row, c.FamilyID+" "+c.Family, c.Title, covererCell(r, c.Status), vendor,
			markedRows(provider), markedRows(client), paragraphs(handoff, string(c.Note)), ""))
	}
	return g
}

// marksGrid explains who is meant, and the marks beside the ids of rows.
func marksGrid(r *result.Result) Grid {
	g := Grid{Heading: r.Say("framework.words"), Columns: []GridColumn{{Name: r.Say("framework.word"), Width: 12}, {Name: r.Say("framework.meaning"), Width: 56}}}
	for _, c := range coverages() {
		g.Rows = append(g.Rows, []string{covererCell(r, c), r.Language.SayOf("framework.means", string(c))})
	}
	if facts, ok := frameworkMarks(r).(Facts); ok {
		for _, pair := range facts.Pairs {
			if pair[0] != r.Say("framework.mark_vendor") {
				g.Rows = append(g.Rows, []string{pair[0], r.Say("framework.mark_means", "meaning", words.Large(pair[1]))})
			}
		}
	}
	return g
}

// coveringGrid has the rows behind the controls, with what each party holds in them.
func coveringGrid(r *result.Result) Grid {
	g := Grid{Head: true, Columns: []GridColumn{
		{Name: r.Say("framework.row"), Width: 12},
		{Name: r.Say("raci.activity"), Width: 60},
		{Name: r.Say("framework.provider"), Width: 10, Kind: GridLetter},
		{Name: r.Say("framework.client"), Width: 10, Kind: GridLetter},
		{Name: r.Say("framework.vendor"), Width: 10, Kind: GridLetter},
		{Name: r.Say("raci_book.in_the_fee"), Width: 26},
		{Name: r.Say("raci_book.state"), Width: 14},
	}}
	rows := coveringRows(r.Framework.Controls)
	for i := range rows {
		row, state := &rows[i], ""
		if row.Status == responsibility.Open {
			state = r.Say("raci_book.to_settle")
		}
		g.Rows = append(g.Rows, []string{markedRow(row), row.Name, string(row.Provider), string(row.Client), string(row.Vendor), feeSays(r, row.Fee), state})
	}
	return g
}
