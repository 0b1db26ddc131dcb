package html

import (
	"slices"
	"strings"
	"unicode/utf8"

	"mspscope/internal/page"
	"mspscope/internal/wrap"
)

// table is a table as the template reads it.
type table struct {
	Name string // what it is about
	Need string // the classes that say how much room it needs
	Head []cell
	Rows []row
	Sum  *row
}

type row struct {
	Class string // group: it names the rows below it; sum: it sums up those above it
	Cells []cell
}

type cell struct {
	Text   string
	Column string // the name of its column
	Class  string
	Head   bool // it names its row
	Span   int  // the columns that it goes over, where it names the rows below it
}

func newTable(t page.Table, name string) *table {
	out := &table{Name: name, Need: need(t)}
	if fitsAPage(t) {
		out.Need += " whole"
	}
	for _, c := range t.Columns {
		out.Head = append(out.Head, cell{Text: text(c.Name), Class: class(c)})
	}
	for _, r := range t.Rows {
		out.Rows = append(out.Rows, newRow(t.Columns, r).grouping())
	}
	if len(t.Footer) > 0 {
		sum := newRow(t.Columns, t.Footer)
		sum.Class = "sum"
		out.Sum = &sum
	}
	return out
}

// The most that a table has which is printed on one page, however little is left of the one
// before: a sum is read with what it sums up.
const (
	mostWholeRows = 20
	mostWholeText = 1500
)

// fitsAPage reports whether a table is small enough to be kept together.
func fitsAPage(t page.Table) bool {
	letters := 0
	for _, r := range t.Rows {
		for _, c := range r {
			letters += utf8.RuneCountInString(c)
		}
	}
	return len(t.Rows) <= mostWholeRows && letters <= mostWholeText
}

// newRow is a row with a cell for every column. The first cell names the row unless it is
// a figure.
func newRow(columns []page.Column, cells []string) row {
	var out row
	for i, c := range columns {
		v := cell{Column: text(c.Name), Class: class(c)}
		if i < len(cells) {
			v.Text = text(cells[i])
		}
		v.Head = i == 0 && v.Text != "" && c.Align == page.Left && len(columns) > 1
		out.Cells = append(out.Cells, v)
	}
	return out
}

// grouping is the row as one that names those below it, where nothing but a name stands
// in it.
func (r row) grouping() row {
	if len(r.Cells) < 3 || !r.Cells[0].Head || slices.ContainsFunc(r.Cells[1:], func(c cell) bool { return c.Text != "" }) {
		return r
	}
	name := r.Cells[0]
	name.Span = len(r.Cells)
	return row{Class: "group", Cells: []cell{name}}
}

func class(c page.Column) string {
	switch {
	case c.Align == page.Right:
		return "n"
	case c.Whole:
		return "w"
	case c.Flex:
		return "f"
	}
	return ""
}

// need is the class of the room that a table takes at least, in widths of a letter: where
// there is less, each row is written as a record.
func need(t page.Table) string {
	const prose, gap = 18, 2 // what prose needs to be read, and what stands between columns
	sum := 0
	for i, c := range t.Columns {
		least := longestWord(c.Name)
		for _, r := range t.Rows {
			if i >= len(r) {
				continue
			}
			switch {
			case c.Align == page.Right, c.Whole:
				least = max(least, wrap.Width(text(r[i])))
			default:
				least = max(least, longestWord(r[i]), min(wrap.Width(text(r[i])), prose))
			}
		}
		sum += least + gap
	}
	switch {
	case len(t.Columns) < 3 && sum <= 60, sum <= 36:
		return "any"
	case sum <= 64:
		return "s"
	case sum <= 92:
		return "m"
	case sum <= 128:
		return "l"
	}
	return "xl"
}

func longestWord(s string) int {
	most := 0
	for word := range strings.FieldsSeq(text(s)) {
		most = max(most, min(wrap.Width(word), 24))
	}
	return most
}
