package xlsx

import (
	"github.com/xuri/excelize/v2"

	"mspscope/internal/cells"
	"mspscope/internal/page"
)

const (
	family = "Calibri"

	dark   = "1F3864"
	medium = "B4C6E7"
	light  = "EDEDED"
	blank  = "FFF8DC"
	thin   = "BFBFBF"
	white  = "FFFFFF"
	black  = "000000"
)

// styles are the looks of cells, by their number in the workbook.
type styles struct {
	title, above, heading, head, cell, letter, blank int
	headNumber, headLetter                           int
	number, money, total, totalNumber, totalMoney    int
}

// of is the look of a cell of a grid.
func (s *styles) of(kind page.GridKind) int {
	switch kind {
	case page.GridLetter:
		return s.letter
	case page.GridBlank:
		return s.blank
	case page.GridNumber:
		return s.number
	case page.GridMoney:
		return s.money
	case page.GridText:
	}
	return s.cell
}

// headOf is the look of the name of a column: numbers stand under it on the right.
func (s *styles) headOf(kind page.GridKind) int {
	switch kind {
	case page.GridNumber, page.GridMoney:
		return s.headNumber
	case page.GridLetter:
		return s.headLetter
	case page.GridText, page.GridBlank:
	}
	return s.head
}

// fill is one color over the whole cell.
func fill(color string) excelize.Fill {
	const solid = 1
	return excelize.Fill{Type: "pattern", Pattern: solid, Color: []string{color}}
}

// Formats of numbers by their number in ECMA-376, 18.8.30. A program shows them with the
// signs of its own country.
const (
	withSeparators = 3 // #,##0
	withDecimals   = 4 // #,##0.00
)

func (w *writer) makeStyles() {
	border := make([]excelize.Border, 0, 4)
	for _, side := range []string{"left", "right", "top", "bottom"} {
		border = append(border, excelize.Border{Type: side, Color: thin, Style: 1})
	}
	add := func(s excelize.Style, size float64, horizontal string) int {
		if s.Font == nil {
			s.Font = &excelize.Font{}
		}
		s.Font.Family, s.Font.Size = family, size
		if s.Alignment == nil {
			s.Alignment = &excelize.Alignment{Vertical: "top", Horizontal: horizontal, WrapText: true}
		}
		if s.NumFmt == 0 {
			s.NumFmt = cells.AsText
		}
		id, err := w.file.NewStyle(&s)
		w.try(err)
		return id
	}
	w.style = styles{
		title:      add(excelize.Style{Font: &excelize.Font{Bold: true, Color: dark}}, 16, "left"),
		above:      add(excelize.Style{}, 10, "left"),
		heading:    add(excelize.Style{Font: &excelize.Font{Bold: true, Color: dark}}, 12, "left"),
		head:       add(excelize.Style{Font: &excelize.Font{Bold: true, Color: white}, Fill: fill(dark), Border: border}, 10, "left"),
		headNumber: add(excelize.Style{Font: &excelize.Font{Bold: true, Color: white}, Fill: fill(dark), Border: border}, 10, "right"),
		headLetter: add(excelize.Style{
			Font: &excelize.Font{Bold: true, Color: white}, Fill: fill(dark), Border: border,
			Alignment: &excelize.Alignment{Vertical: "bottom", Horizontal: "center", TextRotation: 90},
		}, 10, "center"),

		cell:   add(excelize.Style{Border: border}, 9, "left"),
		letter: add(excelize.Style{Border: border}, 10, "center"),
		blank:  add(excelize.Style{Border: border, Fill: fill(blank)}, 9, "left"),
		number: add(excelize.Style{Border: border, NumFmt: withSeparators}, 9, "right"),
		money:  add(excelize.Style{Border: border, NumFmt: withDecimals}, 9, "right"),

		total:       add(excelize.Style{Font: &excelize.Font{Bold: true}, Border: border}, 9, "left"),
		totalNumber: add(excelize.Style{Font: &excelize.Font{Bold: true}, Border: border, NumFmt: withSeparators}, 9, "right"),
		totalMoney:  add(excelize.Style{Font: &excelize.Font{Bold: true}, Border: border, NumFmt: withDecimals}, 9, "right"),
	}
}

// look is how a letter looks: by its fill and by its type, so that it is told from the
// others without colors.
type look struct {
	letter     string
	fill, font string
	bold       bool
	italic     bool
}

// looks are those of all letters. Where somebody chooses another letter, the look
// follows.
func looks() []look {
	return []look{
		{letter: "A", fill: dark, font: white, bold: true},
		{letter: "A/R", fill: dark, font: white, bold: true},
		{letter: "R", fill: medium, font: black, bold: true},
		{letter: "C", fill: light, font: black},
		{letter: "I", fill: white, font: black, italic: true},
	}
}

// letters makes the letters of an area look as they should; first is its first cell.
func (w *writer) letters(area, first string) {
	options := make([]excelize.ConditionalFormatOptions, 0, len(looks()))
	for _, l := range looks() {
		id, err := w.file.NewConditionalStyle(&excelize.Style{
			Font: &excelize.Font{Bold: l.bold, Italic: l.italic, Color: l.font}, Fill: fill(l.fill),
		})
		w.try(err)
		options = append(options, excelize.ConditionalFormatOptions{Type: "formula", Criteria: first + `="` + l.letter + `"`, Format: &id, StopIfTrue: true})
	}
	w.try(w.file.SetConditionalFormat(w.name, area, options))
}
