package page

// Book is a workbook: what is to be agreed, filtered and filled in rather than read
// from one end to the other.
type Book struct {
	Title  string
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
	Tall    bool // room is left in its rows for writing by hand
	// Total is what the row of the sums is called, below the others; "" for none. The
	// sums are formulas, of the rows that a filter leaves in sight.
	Total string
}

// GridColumn is a column of a grid.
type GridColumn struct {
	Name    string
	Width   int // in digits
	Kind    GridKind
	Sum     bool     // the row of the sums has one of it
	Choices []string // what may be chosen in its cells; nil for any text
}

// GridKind is what the cells of a column hold.
type GridKind uint8

// The kinds of cells.
const (
	GridText   GridKind = iota
	GridLetter          // a letter of a responsibility matrix
	GridBlank           // nothing yet: somebody fills it in
	GridNumber          // a plain number, with which the program can reckon
	GridMoney           // an amount, likewise
)
