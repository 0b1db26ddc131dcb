package xlsx

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"
	"sync"

	"mspscope/internal/page"
)

// decimal is a number as a cell can hold it: what a spreadsheet program keeps of more
// digits than these is another number.
var decimal = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^-?[0-9]{1,12}(\.[0-9]{1,4})?$`) })

// value puts what stands in a column of a kind into a cell of the row: a number as one,
// everything else as text.
func (w *writer) value(column int, s string, kind page.GridKind) {
	if kind != page.GridNumber && kind != page.GridMoney || !decimal().MatchString(s) {
		style := w.style.of(kind)
		if kind == page.GridNumber || kind == page.GridMoney {
			style = w.style.cell
		}
		w.text(column, s, style)
		return
	}
	style := w.style.of(kind)
	if kind == page.GridNumber && strings.ContainsRune(s, '.') {
		style = w.style.money
	}
	cell := w.cell(column, w.row)
	w.try(w.file.SetCellDefault(w.name, cell, s)) // as it is written, and no float in between
	w.try(w.file.SetCellStyle(w.name, cell, cell, style))
}

// total writes the last row of a grid: sums as formulas, with what they come to for those
// who look at the file without a program that works them out.
func (w *writer) total(g *page.Grid, head int) {
	first, last := head+1, w.row
	if g.Total == "" || last == head {
		return
	}
	w.row++
	for i := range g.Columns {
		c := &g.Columns[i]
		cell := w.cell(i, w.row)
		switch {
		case c.Sum:
			style := w.style.totalNumber
			if c.Kind == page.GridMoney {
				style = w.style.totalMoney
			}
			w.try(w.file.SetCellDefault(w.name, cell, sum(g, i)))
			w.try(w.file.SetCellFormula(w.name, cell, fmt.Sprintf("SUM(%s:%s)", w.cell(i, first), w.cell(i, last))))
			w.try(w.file.SetCellStyle(w.name, cell, cell, style))
		case i == 0:
			w.text(i, g.Total, w.style.total)
		default:
			w.text(i, "", w.style.total)
		}
	}
}

// sum adds the numbers of a column, exactly.
func sum(g *page.Grid, column int) string {
	total := new(big.Rat)
	for _, row := range g.Rows {
		if column >= len(row) || !decimal().MatchString(row[column]) {
			continue
		}
		if n, ok := new(big.Rat).SetString(row[column]); ok {
			total.Add(total, n)
		}
	}
	text := total.FloatString(4)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}
