package render

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"mspscope/internal/page"
)

// Markdown writes a document as Markdown with tables in the GitHub style.
func Markdown(w io.Writer, d *page.Document) error {
	var m markdown
	if d.Title != "" {
		m.out.WriteString("# " + mdText(d.Title) + "\n")
	}
	if d.Subtitle != "" {
		m.out.WriteString("\n" + mdStart(d.Subtitle) + "\n")
	}
	for _, s := range d.Sections {
		if s.Heading != "" {
			m.out.WriteString("\n## " + mdText(s.Heading) + "\n")
			m.above = ""
		}
		plain := oneMark(s.Blocks)
		for _, block := range s.Blocks {
			if p, ok := block.(page.Paragraph); ok && mdText(p.Text) == "" {
				continue
			}
			m.out.WriteByte('\n')
			m.block(block, plain)
		}
	}
	_, err := io.WriteString(w, strings.TrimLeft(m.out.String(), "\n"))
	return err
}

// markdown is a document in the making.
type markdown struct {
	out   strings.Builder
	above string // what begins the items of the list just above, "" for no list
}

// oneMark reports whether every bullet, plus and minus of a section is the same,
// so that the heading says what it stands for.
func oneMark(blocks []page.Block) bool {
	mark, first := "", true
	for _, block := range blocks {
		l, ok := block.(page.List)
		if !ok {
			continue
		}
		for _, item := range l.Items {
			if bullet(item.Mark) && !first && item.Mark != mark {
				return false
			}
			if bullet(item.Mark) {
				mark, first = item.Mark, false
			}
		}
	}
	return true
}

// bullet reports whether a mark is one that a list of Markdown can stand for.
func bullet(mark string) bool { return mark == "" || mark == "+" || mark == "-" || mark == "•" }

func (m *markdown) block(block page.Block, plain bool) {
	switch block := block.(type) {
	case page.Paragraph:
		m.above = ""
		if block.Lead {
			m.out.WriteString("**" + mdText(block.Text) + "**\n")
		} else {
			m.out.WriteString(mdStart(block.Text) + "\n")
		}
	case page.List:
		m.list(block, plain)
	case page.Facts:
		begin := m.begin("-", "*")
		for _, pair := range block.Pairs {
			m.item(begin, mdNamed(pair[0], pair[1]), "")
		}
	case page.Bars:
		begin := m.begin("-", "*")
		for _, r := range block.Rows {
			text := r.Text
			if r.Remark != "" {
				text += " (" + r.Remark + ")"
			}
			m.item(begin, mdNamed(r.Name, text), "")
		}
	case page.Table:
		m.above = ""
		m.table(block)
	default:
		m.paper(block)
	}
}

// begin returns what begins the items of a list: the second of the two below a
// list with the first, which would go on otherwise.
func (m *markdown) begin(first, second string) string {
	if m.above == first {
		first = second
	}
	m.above = first
	return first
}

// list writes a list: an ordered one where its marks count on, otherwise one of
// bullets with the marks that say more than a bullet.
func (m *markdown) list(l page.List, plain bool) {
	if start, ok := counted(l); ok {
		dot := m.begin(".", ")")
		for i, item := range l.Items {
			m.item(strconv.Itoa(start+i)+dot, mdStart(item.Text), item.Detail)
		}
		return
	}
	begin := m.begin("-", "*")
	for _, item := range l.Items {
		text := item.Text
		if item.Mark != "" && item.Mark != "•" && (!plain || !bullet(item.Mark)) {
			mark := item.Mark
			if !bullet(mark) {
				mark = mdWhole.Replace(mark)
			}
			text = mark + " " + text
		}
		m.item(begin, mdStart(text), item.Detail)
	}
}

// counted returns the number that a list begins with, false where its marks are
// no numbers that follow each other.
func counted(l page.List) (start int, ok bool) {
	for i, item := range l.Items {
		if i == 0 {
			start, _ = strconv.Atoi(strings.TrimSuffix(item.Mark, "."))
		}
		if start < 1 || item.Mark != fmt.Sprintf("%d.", start+i) {
			return 0, false
		}
	}
	return start, len(l.Items) > 0
}

// item writes one item of a list, with secondary text on a line of its own.
func (m *markdown) item(begin, text, detail string) {
	detail = mdStart(detail)
	if text != "" && detail != "" {
		end := `\`
		if strings.HasSuffix(text, end) {
			end = "  " // some readers take three backslashes for another text
		}
		text += end + "\n" + strings.Repeat(" ", len(begin)+1)
	}
	m.out.WriteString(strings.TrimRight(begin+" "+text+detail, " ") + "\n")
}

func (m *markdown) table(t page.Table) {
	row := func(cells []string) {
		m.out.WriteByte('|')
		for i := range t.Columns {
			c := ""
			if i < len(cells) {
				c = cells[i]
			}
			if t.Columns[i].Whole {
				c = mdWhole.Replace(c)
			}
			m.out.WriteString(" " + mdText(c) + " |")
		}
		m.out.WriteByte('\n')
	}
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = c.Name
	}
	row(names)
	m.out.WriteByte('|')
	for _, c := range t.Columns {
		if c.Align == page.Right {
			m.out.WriteString(" ---: |")
		} else {
			m.out.WriteString(" --- |")
		}
	}
	m.out.WriteByte('\n')
	for _, r := range t.Rows {
		row(r)
	}
	if len(t.Footer) > 0 {
		row(t.Footer)
	}
}
