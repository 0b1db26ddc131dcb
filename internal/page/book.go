package page

import (
	"slices"
	"strings"

	"mspscope/internal/result"
)

// Book is a workbook: what is to be agreed, filtered and filled in rather than read
// from one end to the other.
type Book struct {
	Title  string
	From   string // whose it is, said at the foot of every page; "" for nobody
	Foot   string // what every page says besides; "" for nothing
	A4     bool   // it is printed on A4 paper, else on Letter
	Sheets []Sheet
}

// Sheet is one sheet of a workbook: lines of text above, and grids below each other.
type Sheet struct {
	Name  string // on its tab
	Title string
	Above []string
	Grids []Grid
}

// Grid is a table of a sheet. The first of a sheet with Head stays in sight, is repeated
// on every printed page and can be filtered.
type Grid struct {
	Heading string
	Head    bool
	Columns []GridColumn
	Rows    [][]string
	Tall    bool   // room is left in its rows for writing by hand
	Total   string // what a last row with the sums of its columns is called; "" for none
}

// GridColumn is a column of a grid.
type GridColumn struct {
	Name    string
	Width   int // in digits
	Kind    GridKind
	Choices []string // what may be chosen in its cells; nil for any text
	Sum     bool     // the last row of a grid with Total has the sum of its numbers, as a formula
}

// GridKind is what the cells of a column hold.
type GridKind uint8

// The kinds of cells.
const (
	GridText   GridKind = iota
	GridLetter          // a letter of a responsibility matrix, in a narrow column whose name stands on end
	GridBlank           // nothing yet: somebody fills it in
	GridNumber          // a number, written as a decimal; a cell that is none is text
	GridMoney           // a sum of money with two decimals, written likewise
)

// signed says on every page of a workbook whom it is from, on the paper of that provider.
func (b *Book) signed(r *result.Result) {
	if r.From == nil {
		return
	}
	b.A4 = r.From.Paper != "letter" // nobody who asks for none wants it changed by that
	if r.From.Named() {
		b.From = r.From.Name
	}
	b.Foot = strings.Join(slices.DeleteFunc([]string{r.From.Footer, r.From.Confidential}, func(s string) bool { return s == "" }), " · ")
}
