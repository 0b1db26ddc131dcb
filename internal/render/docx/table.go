package docx

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"mspscope/internal/page"
	"mspscope/internal/wrap"
)

// table writes a table. Its head comes again on every page, and no row is cut.
func (b *builder) table(t page.Table) {
	widths := b.widths(t)
	b.open(b.grid(), widths)
	names, headed := make([]string, len(t.Columns)), false
	for i, c := range t.Columns {
		names[i] = c.Name
		headed = headed || c.Name != ""
	}
	if headed {
		b.row(t, names, widths, `<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`, bold, `<w:shd w:val="clear" w:color="auto" w:fill="EDEFF2"/>`)
	}
	for _, r := range t.Rows {
		b.row(t, r, widths, `<w:trPr><w:cantSplit/></w:trPr>`, "", "")
	}
	if len(t.Footer) > 0 {
		b.row(t, t.Footer, widths, `<w:trPr><w:cantSplit/></w:trPr>`, bold, `<w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="595959"/></w:tcBorders>`)
	}
	b.out.WriteString(`</w:tbl>` + small)
}

// grid is the style of a table with lines between its rows.
func (b *builder) grid() string {
	if b.cells == smallCells {
		return "SmallGrid"
	}
	return "Grid"
}

// open begins a table with columns of these widths.
func (b *builder) open(style string, widths []int) {
	total := 0
	for _, w := range widths {
		total += w
	}
	fmt.Fprintf(&b.out, `<w:tbl><w:tblPr><w:tblStyle w:val="%s"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr><w:tblGrid>`, style, total)
	for _, w := range widths {
		fmt.Fprintf(&b.out, `<w:gridCol w:w="%d"/>`, w)
	}
	b.out.WriteString(`</w:tblGrid>`)
}

func (b *builder) row(t page.Table, cells []string, widths []int, props, letters, cell string) {
	b.out.WriteString(`<w:tr>` + props)
	for i, c := range t.Columns {
		text := ""
		if i < len(cells) {
			text = cells[i]
		}
		if c.Whole {
			text = whole.Replace(text)
		}
		align := ""
		if c.Align == page.Right {
			align = `<w:jc w:val="right"/>`
		}
		fmt.Fprintf(&b.out, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr><w:p><w:pPr><w:pStyle w:val="%s"/>%s</w:pPr>%s</w:p></w:tc>`, widths[i], cell, b.cells.style, align, run(text, letters))
	}
	b.out.WriteString(`</w:tr>`)
}

// cells is how the cells of a table are written: widths are in twentieths of a point.
type cells struct {
	style   string
	letter  int // what a letter takes
	large   int // what a capital letter takes more, which is the wider one
	padding int // what stands beside the text
	least   int // no column is narrower
}

// Cells at 9 points, and at 8 in pages on their side, which hold what is long.
var (
	usualCells = cells{style: "Cell", letter: 98, large: 40, padding: 200, least: 500}
	smallCells = cells{style: "SmallCell", letter: 88, large: 36, padding: 110, least: 380}
)

// length is what a text takes on a line.
func (b *builder) length(text string) int {
	n := wrap.Width(text) * b.cells.letter
	for _, r := range text {
		if unicode.IsUpper(r) {
			n += b.cells.large
		}
	}
	return n
}

// widths shares the room among the columns: each has what its longest word needs.
func (b *builder) widths(t page.Table) []int {
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = c.Name
	}
	m := measured{least: make([]int, len(t.Columns)), wanted: make([]int, len(t.Columns))}
	for _, row := range slices.Concat([][]string{names}, t.Rows, [][]string{t.Footer}) {
		lengths := make([]int, len(t.Columns))
		for i, c := range t.Columns {
			if i < len(row) {
				lengths[i] = b.measure(&m, i, row[i], c.Whole)
			}
		}
		m.rows = append(m.rows, lengths)
	}
	for i := range m.least {
		m.least[i], m.wanted[i] = max(m.least[i], b.cells.least), max(m.wanted[i], b.cells.least)
	}
	return m.share(b.room, b.cells.padding)
}

// measure notes what a text needs in its column, and is what it takes on one line.
func (b *builder) measure(m *measured, column int, text string, oneLine bool) int {
	if oneLine {
		text = whole.Replace(text)
	}
	total := 0
	for line := range strings.SplitSeq(text, "\n") {
		n := b.length(line)
		m.wanted[column] = max(m.wanted[column], n+b.cells.padding)
		total += n
	}
	for word := range strings.FieldsSeq(text) { // no-break spaces are blank to it too
		if oneLine {
			word = text
		}
		m.least[column] = max(m.least[column], b.length(word)+b.cells.padding)
	}
	return total
}

// measured is what the texts of a table take: of each row what each of its cells would take
// on one line, and of each column what its longest word needs and what it takes at most.
type measured struct {
	rows          [][]int
	least, wanted []int
}

// share gives each column what it wants where there is room for it. Else each has what it
// needs at least, and the rest goes piece by piece to the column that makes the table
// shorter by most. Where not even the least fits, all give way alike.
func (m *measured) share(room, padding int) []int {
	needed, all := sum(m.least), sum(m.wanted)
	if all <= room {
		return m.wanted
	}
	out := slices.Clone(m.least)
	if needed >= room {
		for i := range out {
			out[i] = out[i] * room / needed
		}
		return out
	}
	const pieces = 48
	for given := range pieces {
		piece := (room-needed)*(given+1)/pieces - (room-needed)*given/pieces
		best, height := 0, -1
		for i := range out {
			if out[i] >= m.wanted[i] {
				continue
			}
			out[i] += piece
			if h := m.height(out, padding); height < 0 || h < height {
				best, height = i, h
			}
			out[i] -= piece
		}
		out[best] += piece
	}
	return out
}

// height is how high a table is with columns of these widths, in hundredths of a line: the
// lines of a row are not rounded, so that every piece of width counts.
func (m *measured) height(widths []int, padding int) int {
	const line = 100
	total := 0
	for _, row := range m.rows {
		most := line
		for i, n := range row {
			most = max(most, n*line/max(widths[i]-padding, 1))
		}
		total += most
	}
	return total
}

func sum(of []int) (total int) {
	for _, n := range of {
		total += n
	}
	return total
}

// facts writes names and values side by side.
func (b *builder) facts(f page.Facts) {
	name := b.room * 3 / 10
	widths := []int{name, b.room - name}
	b.open("Plain", widths)
	for _, pair := range f.Pairs {
		b.out.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for i, text := range pair {
			letters := ""
			if i == 0 {
				letters = bold
			}
			b.cell(widths[i], "Cell", text, letters)
		}
		b.out.WriteString(`</w:tr>`)
	}
	b.out.WriteString(`</w:tbl>` + small)
}

// cell writes a cell with one paragraph.
func (b *builder) cell(width int, style, text, letters string) {
	fmt.Fprintf(&b.out, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr>%s</w:p></w:tc>`, width, style, run(text, letters))
}

// even are columns of the same width.
func (b *builder) even(n int) []int {
	widths := make([]int, n)
	for i := range widths {
		widths[i] = b.room / n
	}
	return widths
}

// headline writes the figures that are seen first.
func (b *builder) headline(h page.Headline) {
	if len(h.Figures) == 0 {
		return
	}
	widths := b.even(len(h.Figures))
	b.open("Plain", widths)
	b.out.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
	for i, f := range h.Figures {
		fmt.Fprintf(&b.out, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, widths[i])
		b.para("Cell", f.Label)
		b.para("Figure", f.Value)
		if f.Note != "" {
			b.out.WriteString(`<w:p>` + styled("Cell") + run(f.Note, subtle) + `</w:p>`)
		}
		b.out.WriteString(`</w:tc>`)
	}
	b.out.WriteString(`</w:tr></w:tbl>` + small)
}

// beside writes parts side by side.
func (b *builder) beside(parts page.Beside) {
	if len(parts.Parts) == 0 {
		return
	}
	widths := b.even(len(parts.Parts))
	b.open("Plain", widths)
	b.out.WriteString(`<w:tr>`)
	room := b.room
	for i, part := range parts.Parts {
		b.room = widths[i] - usualCells.padding
		fmt.Fprintf(&b.out, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, widths[i])
		b.para("Heading3", part.Heading)
		b.blocks(part.Blocks)
		if !endsInText(part.Blocks) { // a cell does
			b.out.WriteString(small)
		}
		b.out.WriteString(`</w:tc>`)
	}
	b.room = room
	b.out.WriteString(`</w:tr></w:tbl>` + small)
}

// endsInText reports whether the last of some blocks ends in a paragraph.
func endsInText(blocks []page.Block) bool {
	if len(blocks) == 0 {
		return true // the heading above them is one
	}
	switch last := blocks[len(blocks)-1].(type) {
	case page.Paragraph:
		return true
	case page.List:
		return len(last.Items) > 0
	}
	return false
}

// sign writes the room in which each side signs.
func (b *builder) sign(s page.Sign) {
	head := []string{s.Words.For, s.Words.Name, s.Words.Date, s.Words.Signature}
	t := page.Table{Columns: []page.Column{{Name: head[0], Flex: true}, {Name: head[1]}, {Name: head[2]}, {Name: head[3]}}}
	widths := []int{b.room * 36 / 100, b.room * 23 / 100, b.room * 13 / 100, b.room * 28 / 100}
	before := b.out.String()
	b.out.Reset()
	b.open("Grid", widths)
	b.row(t, head, widths, `<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`, bold, `<w:shd w:val="clear" w:color="auto" w:fill="EDEFF2"/>`)
	for _, side := range s.Sides {
		b.row(t, []string{side}, widths, `<w:trPr><w:cantSplit/><w:trHeight w:val="650" w:hRule="atLeast"/></w:trPr>`, "", "")
	}
	const cell = `<w:pStyle w:val="Cell"/>`
	signed := strings.ReplaceAll(b.out.String(), cell, cell+`<w:keepNext/>`) // nobody signs on two pages
	b.out.Reset()
	b.out.WriteString(before + signed + `</w:tbl>` + small)
}
