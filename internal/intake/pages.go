package intake

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// Of a printed page, in points and inches. The width is that of A4 and the height that of
// Letter, the smaller ones, so that the pages are right on both.
const (
	paperWidth   = 595
	paperHeight  = 792
	inch         = 72
	margin       = 0.5
	bottomMargin = 0.7
	slack        = 0.97 // programs and printers measure a little differently
)

// paperSizes are the numbers of the papers in a workbook.
var paperSizes = map[string]int{"letter": 1, "a4": 9}

// block begins what stays together on paper: a question with its options, and the heading
// of a section with its first question.
func (w *writer) block() { w.blocks = append(w.blocks, w.row+1) }

// pages sets how the questions are printed. A spreadsheet program that fits the sheet to
// the paper by itself forgets where pages end, so the scale is worked out here.
func (w *writer) pages() {
	f, sheet := w.file, w.sheet()
	room := paperWidth - 2*margin*inch
	scale := min(uint(room/(across(stateColumn)*wideDigit)*100), 100)
	orientation, size := "portrait", paperSizes[w.letter.Texts.Paper]
	side, bottom, foot := margin, bottomMargin, margin/2
	w.try(f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, AdjustTo: &scale}))
	w.try(f.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &side, Bottom: &bottom, Footer: &foot}))
	w.try(f.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: w.foot()}))
	w.try(f.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$%d:$%d", sheet, headingRow, headingRow), Scope: sheet,
	}))
	tall := (paperHeight - (margin+bottomMargin)*inch) * slack * 100 / float64(scale)
	for _, row := range breaks(w.tall, w.blocks, tall, w.tall[headingRow-1]) {
		w.try(f.InsertPageBreak(sheet, cell(keyColumn, row)))
	}
}

// breaks returns the rows with which pages begin, after the first: blocks are not split
// unless they are longer than a page. On each page after the first stands the heading
// again.
func breaks(tall []float64, blocks []int, page, heading float64) []int {
	var rows []int
	used, from := 0.0, 1
	for n := 0; n <= len(blocks); n++ {
		to := len(tall) + 1
		if n < len(blocks) {
			to = blocks[n]
		}
		sum := 0.0
		for _, points := range tall[from-1 : to-1] {
			sum += points
		}
		if used > 0 && used+sum > page {
			rows = append(rows, from)
			used = heading
		}
		for used += sum; used > page; { // the program itself breaks what is longer
			used -= page - heading
		}
		from = to
	}
	return rows
}
