package docx

import (
	"strconv"
	"strings"

	"mspscope/internal/page"
	"mspscope/internal/wrap"
)

// escape writes what XML acts on as text.
var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;")

// xmlText is a text inside XML. What could act on a reader is shown as an escape, so that
// nothing is left that XML does not allow either.
func xmlText(s string) string { return escape.Replace(wrap.Safe(s)) }

// run is a text in a style of characters, "" for the usual one; line ends stay.
func run(text, props string) string {
	var out strings.Builder
	for i, line := range strings.Split(text, "\n") {
		out.WriteString(`<w:r>`)
		if props != "" {
			out.WriteString(`<w:rPr>` + props + `</w:rPr>`)
		}
		if i > 0 {
			out.WriteString(`<w:br/>`)
		}
		out.WriteString(`<w:t xml:space="preserve">` + xmlText(line) + `</w:t></w:r>`)
	}
	return out.String()
}

const (
	bold   = `<w:b/>`
	subtle = `<w:color w:val="595959"/>` // 7:1 on white
)

// whole keeps a name such as SD-01 in one piece.
var whole = strings.NewReplacer("-", "\u2011", " ", "\u00a0")

// list writes a list: numbered where its marks count on, with bullets where they are
// bullets, and otherwise with its own marks, which say more than a bullet.
func (b *builder) list(l page.List) {
	ordered := counted(l)
	if ordered {
		b.counted++
	}
	widest := 0
	for _, item := range l.Items {
		widest = max(widest, wrap.Width(item.Mark))
	}
	for _, item := range l.Items {
		switch {
		case ordered:
			b.item(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="`+strconv.Itoa(firstNumbered+b.counted)+`"/></w:numPr>`, "", item)
		case item.Mark == "" || item.Mark == "•":
			b.item(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`, "", item)
		default:
			// Room for the mark at 10 points, a digit of which is half as wide as high.
			hang := strconv.Itoa(max(284, 120+110*widest))
			b.item(`<w:tabs><w:tab w:val="left" w:pos="`+hang+`"/></w:tabs><w:ind w:left="`+hang+`" w:hanging="`+hang+`"/>`, item.Mark, item)
		}
	}
}

// item writes an item of a list, its detail on a line of its own.
func (b *builder) item(props, mark string, item page.Item) {
	b.out.WriteString(`<w:p><w:pPr><w:pStyle w:val="ListParagraph"/>` + props + `</w:pPr>`)
	if mark != "" {
		b.out.WriteString(run(whole.Replace(mark), bold) + `<w:r><w:tab/></w:r>`)
	}
	b.out.WriteString(run(item.Text, ""))
	if item.Detail != "" {
		if item.Text != "" {
			b.out.WriteString(`<w:r><w:br/></w:r>`)
		}
		b.out.WriteString(run(item.Detail, subtle))
	}
	b.out.WriteString(`</w:p>`)
}

// counted reports whether the marks of a list are 1., 2. and so on.
func counted(l page.List) bool {
	for i, item := range l.Items {
		if item.Mark != strconv.Itoa(i+1)+"." {
			return false
		}
	}
	return len(l.Items) > 0
}

// bars writes bars as a table: the figures are what is read.
func (b *builder) bars(bars page.Bars) {
	t := page.Table{Columns: []page.Column{{Flex: true}, {Align: page.Right}, {Flex: true}}}
	for _, r := range bars.Rows {
		t.Rows = append(t.Rows, []string{r.Name, r.Text, r.Remark})
	}
	b.table(t)
}

// chart says what a chart shows, with its figures: a picture could not be edited.
func (b *builder) chart(c page.Chart) {
	if c.Title != "" {
		b.para("Heading3", c.Title)
	}
	b.para("", c.Alt)
}
