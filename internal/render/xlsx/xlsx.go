// Package xlsx turns books into workbooks.
//
// Goals: text from strangers never acts in a spreadsheet program; what letters and
// colors say is read in black and white too; the same book gives the same bytes; each
// sheet prints as it is.
//
// Non-goals: deciding what is said (package page).
package xlsx

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"mspscope/internal/cells"
	"mspscope/internal/page"
	"mspscope/internal/wrap"
)

// Write writes a book as a workbook.
func Write(w io.Writer, b *page.Book) error {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // nothing stays open
	wr := writer{file: f}
	wr.makeStyles()
	for i := range b.Sheets {
		wr.sheet(b, &b.Sheets[i], i == 0)
	}
	wr.properties(b)
	if wr.err != nil {
		return fmt.Errorf("cannot make the workbook: %w", wr.err)
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("cannot make the workbook: %w", err)
	}
	return nil
}

// writer writes sheet after sheet, each row after row. The first error stays.
type writer struct {
	file  *excelize.File
	style styles
	name  string // of the sheet
	row   int    // the last row written
	width []int  // of its columns
	err   error
}

func (w *writer) try(err error) {
	if w.err == nil {
		w.err = err
	}
}

// cell is the name of a cell of the row; columns count from 0.
func (w *writer) cell(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column+1, row)
	w.try(err)
	return name
}

// text puts a text into a cell of the row.
func (w *writer) text(column int, s string, style int) {
	cell := w.cell(column, w.row)
	if s != "" {
		w.try(cells.Put(w.file, w.name, cell, safe(s)))
	}
	w.try(w.file.SetCellStyle(w.name, cell, cell, style))
}

// safe escapes what could act on a reader, and keeps the ends of paragraphs.
func safe(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = wrap.Safe(lines[i])
	}
	return strings.Join(lines, "\n")
}

// sheet writes a sheet; the first takes the place of the one that a new file has.
func (w *writer) sheet(b *page.Book, s *page.Sheet, first bool) {
	w.name, w.row, w.width = s.Name, 0, widths(s)
	if first {
		w.try(w.file.SetSheetName("Sheet1", s.Name))
	} else {
		_, err := w.file.NewSheet(s.Name)
		w.try(err)
	}
	for i, n := range w.width {
		column, err := excelize.ColumnNumberToName(i + 1)
		w.try(err)
		w.try(w.file.SetColWidth(s.Name, column, column, float64(n)))
	}
	w.across(s.Title, w.style.title, 2)
	for _, text := range s.Above {
		w.across(text, w.style.above, 1)
	}
	for i := range s.Grids {
		w.grid(&s.Grids[i])
	}
	w.print(b, s)
}

// widths are those of the columns that the grids of a sheet share.
func widths(s *page.Sheet) []int {
	var all []int
	for i := range s.Grids {
		for j := range s.Grids[i].Columns {
			if j == len(all) {
				all = append(all, 0)
			}
			all[j] = max(all[j], s.Grids[i].Columns[j].Width)
		}
	}
	if all == nil {
		all = []int{100}
	}
	return all
}

// Heights in points.
const (
	lineHeight = 12.5
	// A letter of a name on end; the sign of the filter stands over its foot.
	letterHeight = 7.0
	lastHeight   = 400.0 // a sheet allows 409
	signHeight   = 30.0  // room for a signature
	widest       = 150   // digits that a line of text above a grid may take
)

// across writes a line of text over the columns of the sheet.
func (w *writer) across(s string, style int, times float64) {
	w.row++
	w.text(0, s, style)
	last, room := 0, 0
	for i, n := range w.width {
		if room > 0 && room+n > widest {
			break
		}
		last, room = i, room+n
	}
	if last > 0 {
		w.try(w.file.MergeCell(w.name, w.cell(0, w.row), w.cell(last, w.row)))
	}
	w.tall(float64(cells.Lines(s, room*11/10/max(int(times), 1))) * times * lineHeight)
}

func (w *writer) tall(points float64) {
	w.try(w.file.SetRowHeight(w.name, w.row, min(points, lastHeight)+2))
}

// grid writes a grid below what is there.
func (w *writer) grid(g *page.Grid) {
	if g.Heading != "" {
		w.row++ // stays empty
		w.across(g.Heading, w.style.heading, 1.3)
	}
	w.row++
	head := w.row
	points, arrow := lineHeight, 0
	if g.Head {
		arrow = 3 // room for the sign of the filter
	}
	for i := range g.Columns {
		c := &g.Columns[i]
		w.text(i, c.Name, w.style.headOf(c.Kind))
		if c.Kind == page.GridLetter {
			points = max(points, float64(utf8.RuneCountInString(c.Name))*letterHeight)
			continue
		}
		points = max(points, float64(cells.Lines(c.Name, max(w.width[i]-arrow, 1)))*lineHeight)
	}
	w.tall(points)
	for _, row := range g.Rows {
		w.gridRow(g, row)
	}
	last := w.row
	w.total(g, head)
	w.rules(g, head, last)
	if g.Head && len(g.Rows) > 0 {
		w.stays(head)
		w.try(w.file.AutoFilter(w.name, w.cell(0, head)+":"+w.cell(len(g.Columns)-1, last), nil))
	}
}

func (w *writer) gridRow(g *page.Grid, row []string) {
	w.row++
	most := 1
	for i, s := range row {
		w.value(i, s, g.Columns[i].Kind)
		if room := max(w.width[i]*13/10-1, 1); s != "" { // letters are narrower than digits, and smaller than the usual ones
			most = max(most, cells.Lines(s, room))
		}
	}
	points := float64(most) * lineHeight
	if g.Tall {
		points = max(points, signHeight)
	}
	w.tall(points)
}

// stays keeps the head of a grid and what is above it in sight, and repeats the head on
// every printed page.
func (w *writer) stays(head int) {
	w.try(w.file.SetPanes(w.name, &excelize.Panes{
		Freeze: true, XSplit: 1, YSplit: head, TopLeftCell: w.cell(1, head+1), ActivePane: "bottomRight",
		Selection: []excelize.Selection{{SQRef: w.cell(1, head+1), ActiveCell: w.cell(1, head+1), Pane: "bottomRight"}},
	}))
	w.try(w.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$%d:$%d", w.name, head, head), Scope: w.name,
	}))
}

// rules say what may be chosen in the cells of a grid from head to last, and how letters
// look.
func (w *writer) rules(g *page.Grid, head, last int) {
	if last == head {
		return
	}
	for i := range g.Columns {
		c := &g.Columns[i]
		area := w.cell(i, head+1) + ":" + w.cell(i, last)
		if c.Kind == page.GridLetter {
			w.letters(area, w.cell(i, head+1))
		}
		if c.Choices == nil {
			continue
		}
		check := excelize.NewDataValidation(true)
		check.Sqref = area
		w.try(check.SetDropList(c.Choices))
		check.SetError(excelize.DataValidationErrorStyleStop, "This does not fit here", "Choose "+strings.Join(c.Choices, ", ")+", or leave the cell blank.")
		w.try(w.file.AddDataValidation(w.name, check))
	}
}

// print sets how a sheet is printed: across, as wide as the paper, with whose it is at its
// foot.
func (w *writer) print(b *page.Book, s *page.Sheet) {
	fit, paper, once, asNeeded := true, letterPaper, 1, 0
	if b.A4 {
		paper = a4Paper
	}
	margin, bottom, landscape := 0.4, 0.6, "landscape" // inches
	w.try(w.file.SetSheetProps(s.Name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	w.try(w.file.SetPageLayout(s.Name, &excelize.PageLayoutOptions{Size: &paper, Orientation: &landscape, FitToWidth: &once, FitToHeight: &asNeeded}))
	w.try(w.file.SetPageMargins(s.Name, &excelize.PageLayoutMarginsOptions{Left: &margin, Right: &margin, Top: &margin, Bottom: &bottom}))
	w.try(w.file.SetHeaderFooter(s.Name, &excelize.HeaderFooterOptions{OddFooter: foot(b)}))
}

// The sizes of paper as workbooks number them.
const (
	letterPaper = 1
	a4Paper     = 9
)

// mostTitle is how many letters of a title stand at the foot: what every page has to say has
// room behind it.
const mostTitle = 100

// firstOf is the beginning of a text.
func firstOf(s string, letters int) string {
	all := []rune(s)
	return string(all[:min(len(all), letters)])
}

// mostFoot is how many characters the foot of a page may have in all; a workbook with more
// cannot be opened.
const mostFoot = 255

// foot is the foot of a page: whose and which book it is, what every page says, and its number. An & in it
// begins a command, so one of a name is written twice.
func foot(b *page.Book) string {
	const number = "&P / &N"
	whose := strings.Join(slices.DeleteFunc([]string{b.From, firstOf(b.Title, mostTitle)}, func(s string) bool { return s == "" }), " · ")
	if whose == "" && b.Foot == "" {
		return "&C" + number
	}
	out := "&L"
	room := mostFoot - len(out) - len("&R"+number)
	for i, said := range []string{whose, b.Foot} {
		if i == 1 && whose != "" && said != "" {
			out += "\n"
			room--
		}
		for _, r := range wrap.Safe(said) {
			letter := string(r)
			if r == '&' {
				letter = "&&"
			}
			if room -= len(utf16.Encode([]rune(letter))); room < 0 {
				return out + "&R" + number
			}
			out += letter
		}
	}
	return out + "&R" + number
}

// properties are those of the file. There is no clock in them: the same book gives the
// same bytes.
func (w *writer) properties(b *page.Book) {
	const created = "2026-01-01T00:00:00Z"
	w.try(w.file.SetDocProps(&excelize.DocProperties{Title: wrap.Safe(b.Title), Creator: cmp.Or(wrap.Safe(b.From), " "), LastModifiedBy: " ", Created: created, Modified: created}))
	w.try(w.file.SetAppProps(&excelize.AppProperties{Application: " "}))
	w.file.SetActiveSheet(0)
}
