package intake

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"mspscope/internal/cells"
)

const (
	family = "Calibri"

	dark  = "1F3864"
	shade = "FFF8DC"
	gray  = "595959"
	thin  = "BFBFBF"
)

// styles are the looks of cells, by their number in the workbook.
type styles struct {
	plain, title, header, section, question, option, help, answer, number int
}

func (w *writer) newStyle(s *excelize.Style) int {
	if s.Alignment == nil {
		s.Alignment = &excelize.Alignment{Vertical: "top", WrapText: true}
	}
	id, err := w.file.NewStyle(s)
	w.try(err)
	return id
}

func (w *writer) styles() {
	fill := func(color string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
	}
	border := make([]excelize.Border, 0, 4)
	for _, side := range []string{"left", "right", "top", "bottom"} {
		border = append(border, excelize.Border{Type: side, Color: thin, Style: 1})
	}
	below := border[3:]
	open := &excelize.Protection{Locked: false}
	w.style = styles{
		plain: w.newStyle(&excelize.Style{}),
		title: w.newStyle(&excelize.Style{
			Font: &excelize.Font{Family: family, Bold: true, Size: 16, Color: dark}, Alignment: &excelize.Alignment{Vertical: "top"},
		}),
		header:   w.newStyle(&excelize.Style{Font: &excelize.Font{Family: family, Bold: true, Size: 11}, Border: below}),
		section:  w.newStyle(&excelize.Style{Font: &excelize.Font{Family: family, Bold: true, Size: 12, Color: "FFFFFF"}, Fill: fill(dark)}),
		question: w.newStyle(&excelize.Style{}),
		option:   w.newStyle(&excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", WrapText: true, Indent: 2}}),
		help:     w.newStyle(&excelize.Style{Font: &excelize.Font{Family: family, Size: 9, Color: gray}}),
		answer:   w.newStyle(&excelize.Style{Fill: fill(shade), Border: border, Protection: open, NumFmt: cells.AsText}),
		number: w.newStyle(&excelize.Style{
			Fill: fill(shade), Border: border, Protection: open,
			Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "left", WrapText: true},
		}),
	}
}

func (w *writer) sheets() {
	w.try(w.file.SetSheetName("Sheet1", questionsSheet))
	for _, name := range []string{howSheet, listsSheet} {
		_, err := w.file.NewSheet(name)
		w.try(err)
	}
	w.try(w.file.SetSheetVisible(listsSheet, false))
}

// width returns the width of a column in digits.
func width(column string) int {
	switch column {
	case textColumn:
		return 58
	case answerColumn:
		return 38
	case noteColumn:
		return 32
	case helpColumn:
		return 44
	}
	return 9
}

// Heights of a line in points, of ordinary and of small letters.
const (
	lineHeight  = 15.5
	smallHeight = 12.5
	maxHeight   = 400 // a sheet allows 409
)

// height estimates how tall a wrapped text is, in points. Not every spreadsheet
// program fits rows to their text when it opens a file.
func height(s, column string, small bool) float64 {
	if s == "" || column == keyColumn {
		return 0
	}
	most, tall := width(column)-4, lineHeight
	if small {
		most, tall = most*5/4, smallHeight
	}
	return float64(cells.Lines(s, most)) * tall
}

// grow makes the row at least so tall.
func (w *writer) grow(points float64) {
	if points = min(points, maxHeight); points > w.tall {
		w.tall = points
		w.try(w.file.SetRowHeight(questionsSheet, w.row, points))
	}
}

// finish sets what holds for whole sheets: widths, panes, printing, protection.
// The protection has no password; it only keeps a slip from harming anything.
func (w *writer) finish() {
	f := w.file
	for _, column := range []string{textColumn, answerColumn, noteColumn, helpColumn} {
		w.try(f.SetColWidth(questionsSheet, column, column, float64(width(column))))
	}
	w.try(f.SetColVisible(questionsSheet, keyColumn, false))
	w.try(f.SetPanes(questionsSheet, &excelize.Panes{
		Freeze: true, YSplit: headingRow, TopLeftCell: fmt.Sprintf("A%d", headingRow+1), ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: fmt.Sprintf("%s%d", answerColumn, headingRow+1), ActiveCell: fmt.Sprintf("%s%d", answerColumn, headingRow+1), Pane: "bottomLeft"}},
	}))
	w.try(f.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("%s!$%d:$%d", questionsSheet, headingRow, headingRow), Scope: questionsSheet,
	}))
	fit, letter, once, asNeeded := true, 1, 1, 0
	margin, bottom := 0.5, 0.75 // inches
	landscape, portrait := "landscape", "portrait"
	for _, sheet := range []string{questionsSheet, howSheet} {
		orientation := &landscape
		if sheet == howSheet {
			orientation = &portrait
		}
		w.try(f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
		w.try(f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &letter, Orientation: orientation, FitToWidth: &once, FitToHeight: &asNeeded}))
		w.try(f.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Left: &margin, Right: &margin, Top: &margin, Bottom: &bottom}))
		w.try(f.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: "&C&P / &N"}))
	}
	for _, sheet := range []string{questionsSheet, howSheet, listsSheet} {
		w.try(f.ProtectSheet(sheet, &excelize.SheetProtectionOptions{
			SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true,
		}))
	}
	w.try(f.ProtectWorkbook(&excelize.WorkbookProtectionOptions{LockStructure: true}))
	// No clock: the same answers give the same bytes.
	const created = "2026-01-01T00:00:00Z"
	w.try(f.SetDocProps(&excelize.DocProperties{Title: w.q.Title, Creator: "mspscope", LastModifiedBy: "mspscope", Created: created, Modified: created}))
	w.try(f.SetAppProps(&excelize.AppProperties{Application: "mspscope"}))
	index, err := f.GetSheetIndex(questionsSheet)
	w.try(err)
	f.SetActiveSheet(index)
}

// how writes the second sheet.
func (w *writer) how() {
	w.try(w.file.SetColWidth(howSheet, "A", "A", 80))
	for i, text := range []string{
		"How to fill this in",
		"Answer on the sheet \"" + questionsSheet + "\", in the shaded cells. Everything else is locked so that nothing can be changed by mistake.",
		"Nobody knows every answer. Where you do not know, choose \"" + notSure + "\". Where a question does not apply or you would rather talk about it, leave the cell blank.",
		"A good estimate is enough for numbers. Write them without separators, for example 1200.",
		"Where several answers can apply, each has a row of its own: choose \"" + yes + "\" beside those that apply and leave the others blank.",
		"For the parts of IT, choose who should run each one. If you would rather have a proposal, choose \"" + youPropose + "\" in the first row and leave the parts blank.",
		"The column \"Anything to add\" is for remarks. What you write there may be quoted back to you in the report.",
		"Please do not write passwords, account numbers or other secrets anywhere in this workbook.",
		"You can stop at any time, save the file and go on later. When you are done, save it as an Excel workbook (.xlsx) and send it back.",
	} {
		cell := fmt.Sprintf("A%d", i+1)
		style := w.style.question
		if i == 0 {
			style = w.style.title
		}
		w.try(w.file.SetCellStr(howSheet, cell, text))
		w.try(w.file.SetRowHeight(howSheet, i+1, 3*lineHeight))
		w.try(w.file.SetCellStyle(howSheet, cell, cell, style))
	}
}
