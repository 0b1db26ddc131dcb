package render

import (
	"fmt"
	"strings"
	"testing"

	"mspscope/internal/page"
)

func below() *page.Document {
	d := &page.Document{}
	d.Section("", page.Text("That is all."))
	return d
}

func batchColumns() []page.Column {
	return []page.Column{{Name: "Source", Flex: true}, {Name: "Client", Flex: true}, {Name: "Monthly", Align: page.Right}}
}

// rowsOf writes rows as they come, and the same as one document.
func rowsOf(t *testing.T, rows [][]string, terminal Terminal) (streamed, whole string) {
	t.Helper()
	var a, b strings.Builder
	out := NewRows(&a, batchColumns(), terminal)
	for _, row := range rows {
		if err := out.Add(row); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.End(below()); err != nil {
		t.Fatal(err)
	}
	d := &page.Document{}
	if len(rows) > 0 {
		d.Section("", page.Table{Columns: batchColumns(), Rows: rows})
	}
	d.Sections = append(d.Sections, below().Sections...)
	if err := Text(&b, d, terminal); err != nil {
		t.Fatal(err)
	}
	return a.String(), b.String()
}

func numberedRows(n int) [][]string {
	rows := make([][]string, n)
	for i := range rows {
		rows[i] = []string{fmt.Sprintf("clients/%05d.yaml", i), fmt.Sprintf("Client\x1b number %d", i), fmt.Sprint(i)}
	}
	return rows
}

func TestRowsOfAShortTableAreLaidOutAsADocument(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 1, chunkRows, sampleRows} {
		for _, width := range []int{24, 30, 80} {
			if streamed, whole := rowsOf(t, numberedRows(n), Terminal{Width: width}); streamed != whole {
				t.Errorf("%d rows at %d columns:\n%.600s\nwant\n%.600s", n, width, streamed, whole)
			}
		}
	}
}

func TestRowsOfALongTableAreAllThereInTheirColumns(t *testing.T) {
	t.Parallel()
	const n = sampleRows + 3*chunkRows + 1
	rows := numberedRows(n)
	late := []string{"clients/" + strings.Repeat("deep/", 12) + "late.yaml", "Late", "1,234,567.89"}
	rows[n-1] = late
	streamed, _ := rowsOf(t, rows, Terminal{Width: 80})
	lines := strings.Split(streamed, "\n")
	if lines[0] != strings.TrimRight(lines[0], " ") || !strings.HasPrefix(lines[0], "Source ") || !strings.HasPrefix(lines[1], "────") {
		t.Errorf("no head: %q", lines[:2])
	}
	client := strings.Index(lines[0], "Client")
	for i, row := range rows[:n-1-chunkRows] { // what is laid out with the late row may be wider
		line := lines[2+i]
		if !strings.HasPrefix(line, row[0]+" ") || strings.Index(line, `Client\x1b number`) != client || !strings.HasSuffix(line, " "+row[2]) {
			t.Fatalf("row %d: %q", i, line)
		}
		if len(line) != len(lines[0]) {
			t.Fatalf("row %d ends elsewhere than its head:\n%q\n%q", i, lines[0], line)
		}
	}
	rest := strings.Join(lines[2+n-1:], "\n")
	if !strings.Contains(rest, "1,234,567.89\n") || !strings.Contains(strings.Join(strings.Fields(rest), ""), "late.yaml") {
		t.Errorf("a row that is wider than those before it is cut:\n%s", rest)
	}
	if !strings.HasSuffix(rest, "\n\nThat is all.\n") || strings.Contains(streamed, "\x1b") {
		t.Errorf("the end is %q", rest)
	}
}

func TestRowsOfALongTableWithoutRoomAreRecords(t *testing.T) {
	t.Parallel()
	streamed, whole := rowsOf(t, numberedRows(sampleRows+2*chunkRows+5), Terminal{Width: 24})
	if streamed != whole {
		t.Error("records that come in pieces are not those that come at once")
	}
}

// TestRowsAreWrittenAsTheyCome holds that memory does not grow with a table.
func TestRowsAreWrittenAsTheyCome(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	r := NewRows(&out, batchColumns(), Terminal{Width: 80})
	for i, row := range numberedRows(sampleRows + 10*chunkRows) {
		if err := r.Add(row); err != nil {
			t.Fatal(err)
		}
		if written := strings.Count(out.String(), "Client\\x1b"); i > sampleRows && i-written > chunkRows {
			t.Fatalf("after %d rows %d are written", i+1, written)
		}
	}
}
