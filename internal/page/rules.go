package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"mspscope/internal/result"
	"mspscope/internal/terms"
)

// Matrix shows the decision matrix. For a client the rows that count are marked.
func Matrix(m *result.Matrix) *Document {
	d := &Document{Title: m.Name}
	if d.Title == "" {
		d.Title = m.Language.Say("rules.matrix")
	}
	t := Table{Columns: []Column{
		{Name: m.Language.Say("explain.criterion"), Flex: true},
		{Name: m.Language.Say("explain.weight"), Align: Right},
	}}
	for _, model := range terms.Models() {
		t.Columns = append(t.Columns, Column{Name: *m.Models.Of(model), Flex: true})
	}
	for _, c := range countingFirst(m) {
		row := []string{countMark(m, c) + c.Label, fmt.Sprint(c.Weight)}
		for _, model := range terms.Models() {
			cell := *c.Words.Of(model)
			if slices.Contains(c.Veto, model) {
				cell = m.Language.Say("rules.veto", "rating", cell)
			}
			row = append(row, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	legend := m.Language.Say("rules.legend")
	if m.Marked {
		legend = running(m.Language.Say("rules.marks"), legend)
	}
	d.Section("", t)
	d.Section("", Text(legend))
	return d
}

// countingFirst are the rows as they are read: for a client those that count stand first,
// then those that may, because a few of many do.
func countingFirst(m *result.Matrix) []*result.Criterion {
	rows := make([]*result.Criterion, len(m.Criteria))
	for i := range m.Criteria {
		rows[i] = &m.Criteria[i]
	}
	place := map[string]int{"● ": 0, "? ": 1, "": 2}
	slices.SortStableFunc(rows, func(a, b *result.Criterion) int { return place[countMark(m, a)] - place[countMark(m, b)] })
	return rows
}

// countMark marks a row that counts for the client, or may.
func countMark(m *result.Matrix, c *result.Criterion) string {
	switch {
	case !m.Marked:
		return ""
	case c.Applies == nil:
		return "? "
	case *c.Applies:
		return "● "
	}
	return ""
}

// MatrixTable is the matrix as one table with ids, for a spreadsheet.
func MatrixTable(m *result.Matrix) Table {
	t := Table{Columns: columns("id", "label", "group", "weight", "fully_managed", "co_managed", "hybrid", "veto", "applies", "because", "source")}
	for i := range m.Criteria {
		c := &m.Criteria[i]
		row := []string{c.ID, c.Label, c.Group, fmt.Sprint(c.Weight)}
		var veto []string
		for _, model := range terms.Models() {
			row = append(row, c.Ratings.Of(model).String())
		}
		for _, v := range c.Veto {
			veto = append(veto, v.String())
		}
		counts := ""
		switch {
		case !m.Marked:
		case c.Applies == nil:
			counts = "open"
		default:
			counts = strconv.FormatBool(*c.Applies)
		}
		t.Rows = append(t.Rows, append(row, strings.Join(veto, " "), counts, c.Because, c.Source))
	}
	return t
}

// Models shows the three models side by side.
func Models(all *result.Models) *Document {
	d := &Document{Title: all.Language.Say("rules.models")}
	var names []Block
	for i := range all.Models {
		m := &all.Models[i]
		name := m.Name
		if m.Aka != "" {
			name = all.Language.Say("rules.also_called", "model", name, "aka", m.Aka)
		}
		names = append(names, Paragraph{Text: name, Lead: true}, Text(sentence(m.Tagline)), Paragraph{Text: m.Summary})
	}
	d.Section("", names...)
	d.Section(all.Language.Say("rules.side_by_side"), sideBySide(all))
	d.Section(all.Language.Say("rules.who_leads"), leadsTable(all))
	for i := range all.Models {
		m := &all.Models[i]
		d.Section(all.Language.Say("rules.suits", "model", m.Name), Text(m.WhoYouGet), Bullets("•", m.BestFor))
		d.Section(all.Language.Say("rules.for_and_against", "model", m.Name), Bullets("+", m.Pros), Bullets("-", m.Cons))
	}
	var common List
	for _, c := range all.Common {
		common.Items = append(common.Items, Item{Mark: "•", Text: all.Language.Say("rules.common", "name", c.Name, "text", c.Text)})
	}
	d.Section(all.Language.Say("rules.in_every_model"), common)
	return d
}

// sideBySide is the comparison as people read it.
func sideBySide(all *result.Models) Table {
	t := Table{Columns: []Column{{Name: ""}}}
	for i := range all.Models {
		t.Columns = append(t.Columns, Column{Name: all.Models[i].Name, Flex: true})
	}
	for _, c := range all.Comparison {
		row := []string{strings.TrimSpace(c.Label)}
		for _, m := range terms.Models() {
			row = append(row, *c.Cells.Of(m))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// leadsTable says who leads in what, nil where nothing does.
func leadsTable(all *result.Models) Block {
	t := Table{Columns: sideBySide(all).Columns}
	for i := range all.Comparison {
		c := &all.Comparison[i]
		if c.Leads == nil {
			continue
		}
		row := []string{strings.TrimSpace(c.Label)}
		for _, m := range terms.Models() {
			row = append(row, *c.Leads.Of(m))
		}
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// ModelsTable is the comparison as one table, for a spreadsheet: what each model is in a
// row, then who leads.
func ModelsTable(all *result.Models) Table {
	t := sideBySide(all)
	t.Columns[0].Name = all.Language.Say("rules.aspect")
	for i := range all.Models {
		t.Columns = append(t.Columns, Column{Name: all.Language.Say("rules.leads_model", "model", all.Models[i].Name), Flex: true})
	}
	for i := range all.Comparison {
		for _, m := range terms.Models() {
			who := ""
			if leads := all.Comparison[i].Leads; leads != nil {
				who = *leads.Of(m)
			}
			t.Rows[i] = append(t.Rows[i], who)
		}
	}
	return t
}
