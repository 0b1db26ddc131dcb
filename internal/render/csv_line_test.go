package render

import (
	"bytes"
	"testing"

	"mspscope/internal/page"
)

// A line that is written by itself is the line of the whole table.
func TestAppendCSVWritesTheLineOfATable(t *testing.T) {
	t.Parallel()
	cells := []string{"a,b", "=1+1", "two\nlines", `"`, "-5.00", "", "\x1b[31m"}
	table := page.Table{Rows: [][]string{cells}}
	for range cells {
		table.Columns = append(table.Columns, page.Column{Name: "x"})
	}
	var whole bytes.Buffer
	if err := CSV(&whole, table); err != nil {
		t.Fatal(err)
	}
	got := string(AppendCSV([]byte("x,x,x,x,x,x,x\n"), cells))
	if got != whole.String() {
		t.Errorf("by itself %q, in a table %q", got, whole.String())
	}
}
