package render

import (
	"io"
	"strings"

	"mspscope/internal/view"
)

// Markdown writes a document as Markdown with tables in the GitHub style.
func Markdown(w io.Writer, d *view.Document) error {
	var b strings.Builder
	if d.Title != "" {
		b.WriteString("# " + mdText(d.Title) + "\n")
	}
	if d.Subtitle != "" {
		b.WriteString("\n" + mdText(d.Subtitle) + "\n")
	}
	for _, s := range d.Sections {
		if s.Heading != "" {
			b.WriteString("\n## " + mdText(s.Heading) + "\n")
		}
		for _, block := range s.Blocks {
			b.WriteByte('\n')
			mdBlock(&b, block)
		}
	}
	_, err := io.WriteString(w, strings.TrimLeft(b.String(), "\n"))
	return err
}

func mdBlock(b *strings.Builder, block view.Block) {
	switch block := block.(type) {
	case view.Paragraph:
		if block.Lead {
			b.WriteString("**" + mdText(block.Text) + "**\n")
		} else {
			b.WriteString(mdText(block.Text) + "\n")
		}
	case view.List:
		for _, item := range block.Items {
			lead := "- "
			if item.Mark != "" && item.Mark != "-" && item.Mark != "•" {
				lead += mdText(item.Mark) + " "
			}
			b.WriteString(lead + mdText(item.Text))
			if item.Detail != "" {
				b.WriteString("<br>" + mdText(item.Detail))
			}
			b.WriteByte('\n')
		}
	case view.Facts:
		for _, pair := range block.Pairs {
			b.WriteString("- **" + mdText(pair[0]) + ":** " + mdText(pair[1]) + "\n")
		}
	case view.Bars:
		for _, r := range block.Rows {
			b.WriteString("- **" + mdText(r.Name) + ":** " + mdText(r.Text))
			if r.Remark != "" {
				b.WriteString(" (" + mdText(r.Remark) + ")")
			}
			b.WriteByte('\n')
		}
	case view.Table:
		mdTable(b, block)
	}
}

func mdTable(b *strings.Builder, t view.Table) {
	row := func(cells []string) {
		b.WriteByte('|')
		for i := range t.Columns {
			c := ""
			if i < len(cells) {
				c = cells[i]
			}
			b.WriteString(" " + mdText(c) + " |")
		}
		b.WriteByte('\n')
	}
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = c.Name
	}
	row(names)
	b.WriteByte('|')
	for _, c := range t.Columns {
		if c.Align == view.Right {
			b.WriteString(" ---: |")
		} else {
			b.WriteString(" --- |")
		}
	}
	b.WriteByte('\n')
	for _, r := range t.Rows {
		row(r)
	}
	if len(t.Footer) > 0 {
		row(t.Footer)
	}
}

// mdEscape escapes what Markdown or the HTML in it would act on.
var mdEscape = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`,
	"<", "&lt;", ">", "&gt;", "|", `\|`, "#", `\#`, "~", `\~`,
)

func mdText(s string) string { return mdEscape.Replace(Safe(s)) }
