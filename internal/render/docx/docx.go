// Package docx turns documents into Word files that somebody goes on editing: headings,
// lists and tables are those of the program, not text that looks like them.
//
// Goals: text from strangers is text and never a field, a link or markup; heads of tables
// come again on every page and no row is cut; the same document gives the same bytes.
//
// Non-goals: deciding what is said (package page); reading Word files; pictures but for a
// logo. It is written by hand after ECMA-376 (Office Open XML, transitional), because
// no maintained library under a permissive licence writes such files.
package docx

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"mspscope/internal/page"
)

// Write writes a document as a Word file.
func Write(w io.Writer, d *page.Document) error {
	b := newBuilder(d)
	body := b.document()
	z := zip.NewWriter(w)
	for _, part := range []struct{ name, content string }{
		{"[Content_Types].xml", contentTypes(b)},
		{"_rels/.rels", packageRelations},
		{"docProps/core.xml", properties(b)},
		{"word/document.xml", body},
		{"word/_rels/document.xml.rels", documentRelations},
		{"word/styles.xml", styles(b)},
		{"word/numbering.xml", b.numbering()},
		{"word/settings.xml", settings},
		{"word/header1.xml", b.header(false)},
		{"word/_rels/header1.xml.rels", headerRelations(b)},
		{"word/footer1.xml", b.footer(false)},
		{"word/header2.xml", b.header(true)}, // pages on their side end further to the right
		{"word/_rels/header2.xml.rels", headerRelations(b)},
		{"word/footer2.xml", b.footer(true)},
	} {
		if err := add(z, part.name, []byte(part.content)); err != nil {
			return err
		}
	}
	if logo := b.paper.From.Logo; logo != nil {
		if err := add(z, "word/"+logoName(b), logo.Bytes); err != nil {
			return err
		}
	}
	return z.Close()
}

// add adds a part. Its time is always the same: there is no clock in a result.
func add(z *zip.Writer, name string, content []byte) error {
	f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return err
}

// builder writes the parts of a file. What its lists need is gathered on the way.
type builder struct {
	out     strings.Builder
	d       *page.Document
	paper   page.Paper
	room    int // the width of the text in twentieths of a point
	cells   cells
	counted int // numbered lists so far
}

func newBuilder(d *page.Document) *builder {
	b := &builder{d: d, cells: usualCells}
	if d.Paper != nil {
		b.paper = *d.Paper
	}
	b.room = b.sheet(false).text()
	return b
}

// longTitle is from how many characters on a title takes smaller letters, so that it pushes
// nothing off the first page.
const longTitle = 60

// document is the part with the text. A section on its side ends the one before it: what
// a section of pages looks like stands at its end.
func (b *builder) document() string {
	b.out.WriteString(head + `<w:document ` + namespaces + `><w:body>`)
	style := "Title"
	if utf8.RuneCountInString(b.d.Title) > longTitle {
		style = "LongTitle"
	}
	b.para(style, b.d.Title)
	if b.d.Subtitle != "" {
		b.para("Subtitle", b.d.Subtitle)
	}
	wide := false
	for i := range b.d.Sections {
		s := &b.d.Sections[i]
		if s.Wide != wide {
			if i > 0 {
				b.endPages(wide)
			}
			wide = s.Wide
			b.room, b.cells = b.sheet(wide).text(), usualCells
			if wide {
				b.cells = smallCells
			}
		}
		b.section(s, i > 0 && b.opens(i))
	}
	b.out.WriteString(b.pages(wide) + `</w:body></w:document>`)
	return b.out.String()
}

// opens reports whether a section begins a page: what follows the first page does, and
// each annex.
func (b *builder) opens(i int) bool {
	before, here := &b.d.Sections[i-1], &b.d.Sections[i]
	if here.Wide != before.Wide { // it begins one anyway
		return false
	}
	return before.Part == page.Front && here.Part != page.Front || here.Part == page.Annex && before.Part != page.Annex
}

// section writes a section.
func (b *builder) section(s *page.Section, opens bool) {
	if s.Heading != "" {
		b.out.WriteString(`<w:p><w:pPr><w:pStyle w:val="Heading1"/>`)
		if opens {
			b.out.WriteString(`<w:pageBreakBefore/>`)
		}
		if s.Part == page.Front { // closer together, so that all of it is on one page, signatures too
			b.out.WriteString(`<w:spacing w:before="80" w:after="20"/>`)
		}
		b.out.WriteString(`</w:pPr>` + run(s.Heading, "") + `</w:p>`)
	}
	b.blocks(s.Blocks)
}

// blocks writes blocks below each other. Word needs a paragraph behind each table.
func (b *builder) blocks(blocks []page.Block) {
	for _, block := range blocks {
		b.block(block)
	}
}

func (b *builder) block(block page.Block) {
	switch block := block.(type) {
	case page.Paragraph:
		style := ""
		if block.Lead {
			style = "Lead"
		}
		b.para(style, block.Text)
	case page.List:
		b.list(block)
	case page.Facts:
		b.facts(block)
	case page.Table:
		b.table(block)
	case page.Bars:
		b.bars(block)
	case page.Headline:
		b.headline(block)
	case page.Beside:
		b.beside(block)
	case page.Chart:
		b.chart(block)
	case page.Sign:
		b.sign(block)
	}
}

// para writes a paragraph in a style, "" for the usual one.
func (b *builder) para(style, text string) {
	b.out.WriteString(`<w:p>` + styled(style) + run(text, "") + `</w:p>`)
}

// styled names the style of a paragraph.
func styled(style string) string {
	if style == "" {
		return ""
	}
	return `<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`
}

// small is a paragraph that stands behind a table, which needs one.
const small = `<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>`

// sheet is a page with its margins in twentieths of a point.
type sheet struct {
	width, height, margin int
	wide                  bool
}

// The sizes of paper: ISO 216 and ANSI/ASME Y14.1.
func (b *builder) sheet(wide bool) sheet {
	s := sheet{width: 11906, height: 16838, margin: 1134, wide: wide}
	if b.paper.Letter {
		s = sheet{width: 12240, height: 15840, margin: 1134, wide: wide}
	}
	if wide {
		s.width, s.height, s.margin = s.height, s.width, 907
	}
	return s
}

// text is the width that text has.
func (s sheet) text() int { return s.width - 2*s.margin }

// pages say what the pages up to here look like.
func (b *builder) pages(wide bool) string {
	s := b.sheet(wide)
	side, header, footer, top, bottom := "", "rId4", "rId5", 1304, 1021
	if wide {
		top, bottom = 1050, 907
		side, header, footer = ` w:orient="landscape"`, "rId6", "rId7"
	}
	return fmt.Sprintf(`<w:sectPr><w:headerReference w:type="default" r:id="`+header+`"/><w:footerReference w:type="default" r:id="`+footer+`"/>`+
		`<w:pgSz w:w="%d" w:h="%d"%s/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="567" w:footer="510" w:gutter="0"/></w:sectPr>`,
		s.width, s.height, side, top, s.margin, bottom, s.margin)
}

// endPages ends pages of one kind.
func (b *builder) endPages(wide bool) {
	b.out.WriteString(`<w:p><w:pPr><w:pStyle w:val="Gap"/>` + b.pages(wide) + `</w:pPr></w:p>`)
}
