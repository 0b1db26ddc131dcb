package docx

import (
	"fmt"
	"strings"
	"unicode"

	"mspscope/internal/page"
	"mspscope/internal/wrap"
)

// table writes a table. Its head comes again on every page, and no row is cut.
func (b *builder) table(t page.Table) {
	widths := b.widths(t)
	b.open("Grid", widths)
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
		fmt.Fprintf(&b.out, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr><w:p><w:pPr><w:pStyle w:val="Cell"/>%s</w:pPr>%s</w:p></w:tc>`, widths[i], cell, align, run(text, letters))
	}
	b.out.WriteString(`</w:tr>`)
}

// What a letter of a cell takes, in twentieths of a point at 9 points, and what stands
// around its text.
const (
	letterWidth = 98
	largeLetter = 40 // more for a capital letter, which is the wider one
	cellPadding = 200
	leastWidth  = 500
)

// length is what a text takes on a line.
func length(text string) int {
	n := wrap.Width(text) * letterWidth
	for _, r := range text {
		if unicode.IsUpper(r) {
			n += largeLetter
		}
	}
	return n
}

// widths shares the room among the columns: each has what its longest word needs, and
// the rest goes to those with much text.
func (b *builder) widths(t page.Table) []int {
	least, wanted := make([]int, len(t.Columns)), make([]int, len(t.Columns))
	for i, c := range t.Columns {
		measure := func(text string) {
			if c.Whole {
				text = whole.Replace(text)
			}
			for line := range strings.SplitSeq(text, "\n") {
				wanted[i] = max(wanted[i], length(line)+cellPadding)
			}
			for word := range strings.FieldsSeq(text) { // no-break spaces are blank to it too
				if c.Whole {
					word = text
				}
				least[i] = max(least[i], length(word)+cellPadding)
			}
		}
		measure(c.Name)
		for _, r := range t.Rows {
			if i < len(r) {
				measure(r[i])
			}
		}
		if i < len(t.Footer) {
			measure(t.Footer[i])
		}
		least[i], wanted[i] = max(least[i], leastWidth), max(wanted[i], leastWidth)
	}
	return share(b.room, least, wanted)
}

// share gives each column what it wants where there is room for it, and otherwise what it
// needs at least with a share of the rest by what it still wants. Where not even the least
// fits, all give way alike.
func share(room int, least, wanted []int) []int {
	sum := func(of []int) (total int) {
		for _, n := range of {
			total += n
		}
		return total
	}
	out := make([]int, len(least))
	needed, all := sum(least), sum(wanted)
	for i := range out {
		switch {
		case all <= room:
			out[i] = wanted[i]
		case needed >= room:
			out[i] = least[i] * room / needed
		default:
			out[i] = least[i] + (wanted[i]-least[i])*(room-needed)/(all-needed)
		}
	}
	return out
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
		b.room = widths[i] - cellPadding
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
	t := page.Table{Columns: []page.Column{{Name: "For", Flex: true}, {Name: "Name"}, {Name: "Date"}, {Name: "Signature"}}}
	widths := []int{b.room * 36 / 100, b.room * 23 / 100, b.room * 13 / 100, b.room * 28 / 100}
	before := b.out.String()
	b.out.Reset()
	b.open("Grid", widths)
	b.row(t, []string{"For", "Name", "Date", "Signature"}, widths, `<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`, bold, `<w:shd w:val="clear" w:color="auto" w:fill="EDEFF2"/>`)
	for _, side := range s.Sides {
		b.row(t, []string{side}, widths, `<w:trPr><w:cantSplit/><w:trHeight w:val="650" w:hRule="atLeast"/></w:trPr>`, "", "")
	}
	const cell = `<w:pStyle w:val="Cell"/>`
	signed := strings.ReplaceAll(b.out.String(), cell, cell+`<w:keepNext/>`) // nobody signs on two pages
	b.out.Reset()
	b.out.WriteString(before + signed + `</w:tbl>` + small)
}
