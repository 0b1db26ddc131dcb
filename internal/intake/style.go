package intake

import (
	"cmp"
	"sort"
	"strings"

	"github.com/xuri/excelize/v2"

	"mspscope/internal/advice"
	"mspscope/internal/cells"
)

const (
	family = "Arial" // is found everywhere, or a font that is as wide and as high

	dark  = "1F3864"
	shade = "FFF2CC"
	white = "FFFFFF"
	gray  = "595959"
	thin  = "BFBFBF"
)

// Sizes of letters in points.
const (
	small    = 9
	ordinary = 10
	heading  = 11
	large    = 16
)

// styles are the looks of cells, by their number in the workbook.
type styles struct {
	key, plain, provider, title, progress, header, section, question, option, answer, note, state, empty int

	open, given int // of a cell that is open, of one that has an answer
}

func solid(color string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
}

func (w *writer) newStyle(s *excelize.Style) int {
	if s.Font == nil {
		s.Font = &excelize.Font{Size: ordinary}
	}
	s.Font.Family = family
	if s.Alignment == nil {
		s.Alignment = &excelize.Alignment{Vertical: "top", WrapText: true}
	}
	id, err := w.file.NewStyle(s)
	w.try(err)
	return id
}

func (w *writer) styles() {
	border := make([]excelize.Border, 0, 4)
	for _, side := range []string{"left", "right", "bottom", "top"} {
		border = append(border, excelize.Border{Type: side, Color: thin, Style: 1})
	}
	above := border[3:]
	unlocked := &excelize.Protection{Locked: false}
	dark := w.letter.color()
	center := &excelize.Alignment{Vertical: "top", Horizontal: "center", WrapText: true}
	bold := func(size float64, color string) *excelize.Font {
		return &excelize.Font{Bold: true, Size: size, Color: color}
	}
	w.style = styles{
		// A program that fits a row while somebody types counts the hidden column too:
		// a key that wrapped there would make the row taller with every answer.
		key:      w.newStyle(&excelize.Style{Alignment: &excelize.Alignment{Vertical: "top"}}),
		plain:    w.newStyle(&excelize.Style{}),
		provider: w.newStyle(&excelize.Style{Font: bold(ordinary, gray)}),
		title:    w.newStyle(&excelize.Style{Font: bold(large, dark)}),
		progress: w.newStyle(&excelize.Style{Font: bold(ordinary, dark)}),
		header:   w.newStyle(&excelize.Style{Font: bold(ordinary, ""), Border: []excelize.Border{{Type: "bottom", Color: dark, Style: 2}}}),
		section:  w.newStyle(&excelize.Style{Font: bold(heading, white), Fill: solid(dark)}),
		question: w.newStyle(&excelize.Style{Border: above}),
		option:   w.newStyle(&excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", WrapText: true, Indent: 2}}),
		// What is typed here stays as it is typed: 3-5 is no day in March.
		answer: w.newStyle(&excelize.Style{Fill: solid(shade), Border: border, Protection: unlocked, NumFmt: cells.AsText}),
		note:   w.newStyle(&excelize.Style{Border: border, Protection: unlocked, NumFmt: cells.AsText}),
		state:  w.newStyle(&excelize.Style{Font: &excelize.Font{Size: small, Color: gray}, Border: above, Alignment: center}),
		empty:  w.newStyle(&excelize.Style{Font: &excelize.Font{Size: small}}),
		open:   w.conditional(&excelize.Style{Font: bold(small, dark)}),
		given:  w.conditional(&excelize.Style{Fill: solid(white)}),
	}
}

func (w *writer) conditional(s *excelize.Style) int {
	id, err := w.file.NewConditionalStyle(s)
	w.try(err)
	return id
}

func (w *writer) sheets() {
	w.try(w.file.SetSheetName("Sheet1", w.sheet()))
	_, err := w.file.NewSheet(listsSheet)
	w.try(err)
	w.try(w.file.SetSheetVisible(listsSheet, false))
}

// digits returns the width of a column in digits, as a workbook has it.
func digits(column string) float64 {
	switch column {
	case textColumn:
		return 62
	case answerColumn:
		return 31
	case noteColumn:
		return 24
	case stateColumn:
		return 8
	}
	return 0
}

const (
	digitWidth = 5.25 // points: seven of the dots of a screen
	wideDigit  = 5.6  // of programs that take no account of dots
	edges      = 5    // points of a cell that its text leaves free
	indent     = 14   // points before the text of an option
	padding    = 3    // points that a row is higher than its text
	lineHeight = 1.28 // of a line, times the size of its letters
	boldness   = 1.08 // how much wider bold letters are
	maxHeight  = 400  // a sheet allows 409
)

// printed are the columns that are printed.
func printed() []string { return []string{textColumn, answerColumn, noteColumn, stateColumn} }

// width returns how wide the text in a column can be, in points.
func width(column string) float64 { return digits(column)*digitWidth - edges }

// wholeWidth is that of a cell over several columns, from the first to the last of them.
func wholeWidth(last string) float64 { return across(last)*digitWidth - edges }

// across returns how many digits wide the columns are, to the last of them.
func across(last string) float64 {
	sum := 0.0
	for _, column := range printed() {
		if column <= last {
			sum += digits(column)
		}
	}
	return sum
}

// lines returns how tall a wrapped text is, in points.
func lines(s string, room, size float64) float64 {
	return float64(cells.LinesIn(s, room, size)) * size * lineHeight
}

// height returns how tall a row is with a wrapped text in it. Not every spreadsheet
// program fits rows to their text when it opens a file.
func height(s string, room, size float64) float64 { return lines(s, room, size) + padding }

// grow makes the row at least so tall.
func (w *writer) grow(points float64) {
	if tall := &w.tall[w.row-1]; min(points, maxHeight) > *tall {
		*tall = min(points, maxHeight)
		w.try(w.file.SetRowHeight(w.sheet(), w.row, *tall))
	}
}

// finish sets what holds for whole sheets: widths, panes, printing, protection.
// The protection has no password; it only keeps a slip from harming anything.
func (w *writer) finish() {
	f, sheet := w.file, w.sheet()
	for _, column := range printed() {
		w.try(f.SetColWidth(sheet, column, column, digits(column)))
	}
	w.try(f.SetColVisible(sheet, keyColumn, false))
	first := cell(answerColumn, headingRow+1)
	w.try(f.SetPanes(sheet, &excelize.Panes{
		Freeze: true, YSplit: headingRow, TopLeftCell: cell(keyColumn, headingRow+1), ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: first, ActiveCell: first, Pane: "bottomLeft"}},
	}))
	grid := false
	w.try(f.SetSheetView(sheet, 0, &excelize.ViewOptions{ShowGridLines: &grid}))
	w.pages()
	for _, sheet := range []string{sheet, listsSheet} {
		w.try(f.ProtectSheet(sheet, &excelize.SheetProtectionOptions{
			SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true,
		}))
	}
	w.try(f.ProtectWorkbook(&excelize.WorkbookProtectionOptions{LockStructure: true}))
	// No clock: the same answers give the same bytes. Nor is it anybody's business how
	// the workbook was made.
	const created = "2026-01-01T00:00:00Z"
	by := cells.Escape(cmp.Or(w.letter.Provider, " "))
	w.try(f.SetDocProps(&excelize.DocProperties{Title: w.q.Title, Creator: by, LastModifiedBy: by, Created: created, Modified: created}))
	w.try(f.SetAppProps(&excelize.AppProperties{Application: " "}))
	index, err := f.GetSheetIndex(sheet)
	w.try(err)
	f.SetActiveSheet(index)
}

// foot is the text at the foot of a page, in the codes of a workbook.
func (w *writer) foot() string {
	plain := func(s string) string { return strings.ReplaceAll(s, "&", "&&") }
	foot := "&C" + advice.Fill(plain(w.letter.Texts.Page), "{page}", "&P", "{pages}", "&N")
	if own := plain(w.letter.Brand.Footer); own != "" {
		foot += "\n" + own
	}
	return foot
}

// logo puts the mark of the provider beside the title.
func (w *writer) logo() {
	l := w.letter.Logo
	if l == nil {
		return
	}
	const dots = 4.0 / 3 // a point
	side := (digits(noteColumn) + digits(stateColumn)) * digitWidth * dots
	room := (w.tall[0] + w.tall[1]) * dots
	scale := min((side-4)/float64(l.Width), (room-4)/float64(l.Height), 1)
	printed, locked := true, true
	w.try(w.file.AddPictureFromBytes(w.sheet(), cell(noteColumn, 1), &excelize.Picture{
		Extension: "." + strings.TrimPrefix(l.Type, "image/"), File: l.Bytes,
		Format: &excelize.GraphicOptions{
			AltText: w.letter.Provider, ScaleX: scale, ScaleY: scale, OffsetX: int(side - 2 - scale*float64(l.Width)), OffsetY: 2,
			Positioning: "oneCell", PrintObject: &printed, Locked: &locked,
		},
	}))
	// The library names the kinds of pictures in another order each time.
	if kinds := w.file.ContentTypes; kinds != nil {
		sort.Slice(kinds.Defaults, func(i, j int) bool { return kinds.Defaults[i].Extension < kinds.Defaults[j].Extension })
	}
}
