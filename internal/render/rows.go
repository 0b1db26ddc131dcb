package render

import (
	"bytes"
	"io"

	"mspscope/internal/page"
	"mspscope/internal/wrap"
)

// How many rows decide the widths of the columns, and how many of the later ones
// are laid out at a time.
const (
	sampleRows = 1000
	chunkRows  = 64
)

// Rows writes a table whose rows are still coming. A table of up to sampleRows
// rows is laid out as Text does; the widths of a longer one are decided by those,
// with all the room there is for prose, and the rest is written as it comes, so
// that memory does not grow with it.
type Rows struct {
	w     io.Writer
	t     Terminal
	table page.Table // the rows are those not yet written
	begun bool       // the first rows are written

	// First is called once, with the rows that decide the widths, before they are laid
	// out; it may change them, and what it returns stands above the table.
	First func(rows [][]string) string

	fixed []int // the widths of columns then, nil for records
}

// NewRows begins a table. Each write to w is of whole rows.
func NewRows(w io.Writer, columns []page.Column, t Terminal) *Rows {
	return &Rows{w: w, t: t, table: page.Table{Columns: columns}}
}

// Add adds a row.
func (r *Rows) Add(row []string) error {
	r.table.Rows = append(r.table.Rows, row)
	if len(r.table.Rows) < chunkRows || !r.begun && len(r.table.Rows) <= sampleRows {
		return nil
	}
	return r.write(true)
}

// write writes the rows that are there; more says that they are not all.
func (r *Rows) write(more bool) error {
	if len(r.table.Rows) == 0 {
		return nil
	}
	p := textWriter{t: r.t, width: r.t.width()}
	if !r.begun && r.First != nil {
		if above := r.First(r.table.Rows); above != "" {
			for _, l := range wrap.Break(wrap.Safe(above), p.width) {
				p.line(l)
			}
			p.out.WriteByte('\n')
		}
	}
	switch {
	case !r.begun && !more:
		p.table(r.table, "")
	case !r.begun:
		if widths, ok := columnWidths(r.table, p.width); ok {
			r.fixed = widened(r.table.Columns, widths, p.width)
		}
		p.rows(r.table, r.fixed, true)
	default:
		p.rows(r.table, r.fixed, false)
	}
	r.begun = true
	r.table.Rows = r.table.Rows[:0]
	_, err := io.WriteString(r.w, p.out.String())
	return err
}

// rows writes the first or later rows of a table with widths that are fixed.
func (p *textWriter) rows(t page.Table, widths []int, first bool) {
	switch {
	case widths != nil:
		p.columns(t, "", layout{most: flexible(t.Columns, widths), least: widths, headless: !first})
	case first:
		p.records(t, "")
	default:
		p.out.WriteByte('\n')
		p.records(t, "")
	}
}

// flexible are the widths at which prose is broken. A figure that is longer than
// all before it sticks out, so that it can still be read.
func flexible(columns []page.Column, widths []int) []int {
	most := make([]int, len(widths))
	for i, c := range columns {
		if c.Flex {
			most[i] = widths[i]
		}
	}
	return most
}

// widened gives the room that is left to the columns with prose.
func widened(columns []page.Column, widths []int, room int) []int {
	flex := 0
	for i, c := range columns {
		room -= widths[i] + 2
		if c.Flex {
			flex++
		}
	}
	for i, c := range columns {
		if c.Flex && room > 0 {
			share := room / flex
			widths[i] += share
			room -= share
			flex--
		}
	}
	return widths
}

// End writes the rows that are left, and below them what stands under the table.
func (r *Rows) End(below *page.Document) error {
	if err := r.write(false); err != nil {
		return err
	}
	var b bytes.Buffer
	if r.begun {
		b.WriteByte('\n')
	}
	if err := Text(&b, below, r.t); err != nil {
		return err
	}
	_, err := r.w.Write(b.Bytes())
	return err
}
