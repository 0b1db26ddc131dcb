package view

import (
	"fmt"
	"strings"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// Matrix shows the decision matrix. With applies, the rows that count for a
// client are marked.
func Matrix(m *assess.Matrix, applies []answer.Truth) *Document {
	d := &Document{Title: m.Name}
	if d.Title == "" {
		d.Title = "Decision matrix"
	}
	t := MatrixTable(m, applies)
	legend := "A criterion's weight goes from 1 to 10. Best fit counts 6 points, excellent fit 5, good option 4, possible 3, less ideal 2, not ideal 1, not recommended 0. \"veto\" rules the model out."
	if applies != nil {
		legend = "● counts for this client, ? is open, no mark does not apply. " + legend
	}
	d.Section("", t)
	d.Section("", Text(legend))
	return d
}

// MatrixTable is the matrix as one table.
func MatrixTable(m *assess.Matrix, applies []answer.Truth) Table {
	t := Table{Columns: []Column{
		{Name: "Criterion", Flex: true},
		{Name: "Weight", Align: Right},
		{Name: "Fully managed", Flex: true},
		{Name: "Co-managed", Flex: true},
		{Name: "Hybrid", Flex: true},
	}}
	for i := range m.Criteria {
		c := &m.Criteria[i]
		label := c.Label
		if applies != nil {
			label = [...]string{"", "? ", "● "}[applies[i]] + label
		}
		row := []string{label, fmt.Sprint(c.Weight)}
		for _, model := range terms.Models() {
			cell := c.Words[model]
			if c.Veto[model] {
				cell += ", veto"
			}
			row = append(row, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// Models shows the three models side by side.
func Models(texts *advice.Texts) *Document {
	d := &Document{Title: "The three models"}
	var l []Block
	for _, m := range terms.Models() {
		text := &texts.Models[m]
		name := text.Name
		if text.Aka != "" {
			name += " (" + text.Aka + ")"
		}
		l = append(l, Paragraph{Text: name, Lead: true}, Paragraph{Text: text.Summary})
	}
	d.Section("", l...)
	d.Section("Side by side", ModelsTable(texts))
	for _, m := range terms.Models() {
		text := &texts.Models[m]
		d.Section(text.Name+": for and against", Bullets("+", text.Pros), Bullets("-", text.Cons))
	}
	var common List
	for _, f := range texts.Foundations {
		common.Items = append(common.Items, Item{Mark: "•", Text: f.Name + ": " + f.Text})
	}
	d.Section("In every model", common)
	return d
}

// ModelsTable is the comparison as one table.
func ModelsTable(texts *advice.Texts) Table {
	t := Table{Columns: []Column{{Name: ""}, {Name: "Fully managed", Flex: true}, {Name: "Co-managed", Flex: true}, {Name: "Hybrid", Flex: true}}}
	for _, c := range texts.Comparison {
		t.Rows = append(t.Rows, append([]string{strings.TrimSpace(c.Label)}, c.Cells[:]...))
	}
	return t
}

// MatrixCSV is the matrix as one table with ids, for a spreadsheet.
func MatrixCSV(m *assess.Matrix, applies []answer.Truth) Table {
	t := Table{Columns: []Column{
		{Name: "id"},
		{Name: "label"},
		{Name: "group"},
		{Name: "weight"},
		{Name: "fully_managed"},
		{Name: "co_managed"},
		{Name: "hybrid"},
		{Name: "veto"},
		{Name: "applies"},
		{Name: "because"},
		{Name: "source"},
	}}
	for i := range m.Criteria {
		c := &m.Criteria[i]
		row := []string{c.ID, c.Label, c.Group, fmt.Sprint(c.Weight)}
		var veto []string
		for _, model := range terms.Models() {
			row = append(row, c.Ratings[model].String())
			if c.Veto[model] {
				veto = append(veto, model.String())
			}
		}
		counts := ""
		if applies != nil {
			counts = applies[i].String()
		}
		t.Rows = append(t.Rows, append(row, strings.Join(veto, " "), counts, c.Because, c.Source))
	}
	return t
}
