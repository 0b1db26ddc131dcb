package render

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"mspscope/internal/emit"
	"mspscope/internal/page"
)

// A playbook names the models, and pages name columns and bars by them.
func TestNamesCannotAct(t *testing.T) {
	t.Parallel()
	const name, escaped = "X\x1b[31m\u202e=1", `X\x1b[31m\u202e=1`
	table := page.Table{Columns: []page.Column{{Name: "Row"}, {Name: name}}, Rows: [][]string{{"a", strings.Repeat("b", 40)}}}
	bars := page.Bars{Max: 10, Rows: []page.Bar{{Name: name, Value: 5, Text: name, Remark: name}}}
	d := &page.Document{Title: name, Sections: []page.Section{{Heading: name, Blocks: []page.Block{table, bars}}}}
	for form, write := range map[string]func(io.Writer) error{
		"text":     func(w io.Writer) error { return Text(w, d, Terminal{Width: 80}) },
		"records":  func(w io.Writer) error { return Text(w, d, Terminal{Width: 24}) }, // no room for columns
		"markdown": func(w io.Writer) error { return Markdown(w, d) },
		"CSV":      func(w io.Writer) error { return CSV(w, table) },
		"rows": func(w io.Writer) error {
			rows := NewRows(w, table.Columns, Terminal{Width: 80})
			if err := rows.Add(table.Rows[0]); err != nil {
				return err
			}
			return rows.End(&page.Document{})
		},
	} {
		t.Run(form, func(t *testing.T) {
			t.Parallel()
			var b bytes.Buffer
			if err := write(&b); err != nil {
				t.Fatal(err)
			}
			got := b.String()
			if strings.ContainsFunc(strings.ReplaceAll(got, "\n", ""), emit.Unsafe) {
				t.Errorf("unsafe: %q", got)
			}
			if form != "markdown" && !strings.Contains(strings.Join(strings.Fields(got), ""), escaped) {
				t.Errorf("no %s in %q", escaped, got)
			}
		})
	}
	var b bytes.Buffer
	if err := CSV(&b, page.Table{Columns: []page.Column{{Name: "=1+1"}}}); err != nil || b.String() != "'=1+1\n" {
		t.Errorf("%q, %v: a column's name is a formula", b.String(), err)
	}
}
