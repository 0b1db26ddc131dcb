package html

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"mspscope/internal/page"
	"mspscope/internal/wrap"
)

// table is a table as it is written.
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
		out.Head = append(out.Head, cell{Text: c.Name, Class: classOf(c)})
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

// piece is the table, in a room in which it can be moved where it is too wide.
func (t *table) piece() piece {
	sum := all()
	if t.Sum != nil {
		sum = t.Sum.piece()
	}
	return line("div", class("room"), lines("table", class(t.Need), when(t.Name != "", set("aria-label", t.Name)),
		line("thead", el("tr", each(t.Head, func(_ int, c cell) piece {
			if c.Text == "" {
				return el("td")
			}
			return el("th", set("scope", "col"), class(c.Class), txt(c.Text))
		}))),
		lines("tbody", each(t.Rows, func(_ int, r row) piece { return r.piece() }), sum)))
}

func (r row) piece() piece {
	return line("tr", class(r.Class), each(r.Cells, func(_ int, c cell) piece {
		switch {
		case c.Span > 0:
			return el("th", set("scope", "colgroup"), set("colspan", strconv.Itoa(c.Span)), txt(c.Text))
		case c.Head:
			return el("th", set("scope", "row"), class(c.Class), txt(c.Text))
		case c.Text == "":
			return el("td", class(strings.TrimSpace(c.Class+" none")), set("data-column", c.Column))
		}
		return el("td", class(c.Class), set("data-column", c.Column), txt(c.Text))
	}))
}

// newRow is a row with a cell for every column. The first cell names the row unless it is
// a figure.
func newRow(columns []page.Column, cells []string) row {
	var out row
	for i, c := range columns {
		v := cell{Column: c.Name, Class: classOf(c)}
		if i < len(cells) {
			v.Text = cells[i]
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

func classOf(c page.Column) string {
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
