// Package render turns documents into bytes: one file a format.
//
// Goals: text from strangers can never act on a terminal, a spreadsheet or a
// page; nothing is ever cut, only wrapped; the same document gives the same
// bytes.
//
// Non-goals: deciding what is said (package page).
package render

import (
	"io"
	"math"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"mspscope/internal/page"
	"mspscope/internal/wrap"
)

// Terminal says how wide and how colorful the terminal is.
type Terminal struct {
	Width int  // columns
	Color bool // bold and faint text may be used

	Unwrapped bool // lines are as long as they are, to be pasted
}

// Widths between which text is laid out. Wider text is hard to read, narrower
// cannot hold a word.
const (
	narrowest = 24
	widest    = 100
)

func (t Terminal) width() int {
	if t.Unwrapped {
		return math.MaxInt32
	}
	return min(max(t.Width, narrowest), widest)
}

// Text writes a document for a terminal: wrapped to its width, never cut.
func Text(w io.Writer, d *page.Document, t Terminal) error {
	p := textWriter{t: t, width: t.width()}
	p.title(d)
	for i, s := range d.Sections {
		if i > 0 || d.Title != "" {
			p.out.WriteByte('\n')
		}
		if s.Heading != "" {
			for _, l := range wrap.Break(wrap.Safe(s.Heading), p.width) {
				p.line(p.bold(l))
			}
		}
		indent := ""
		if s.Heading != "" {
			indent = "  "
		}
		for j, b := range s.Blocks {
			if j > 0 && spaced(s.Blocks[j-1], b) {
				p.out.WriteByte('\n')
			}
			p.block(b, indent)
		}
	}
	_, err := io.WriteString(w, p.out.String())
	return err
}

// spaced reports whether an empty line stands between two blocks.
func spaced(a, b page.Block) bool {
	_, listA := a.(page.List)
	_, paragraph := a.(page.Paragraph)
	_, listB := b.(page.List)
	return (!paragraph || !listB) && (!listA || !listB)
}

type textWriter struct {
	t     Terminal
	width int
	out   strings.Builder
}

func (p *textWriter) style(code, s string) string {
	if !p.t.Color || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (p *textWriter) bold(s string) string { return p.style("1", s) }

// grave is a text in the color of what is grave; its words say it too.
func (p *textWriter) grave(g page.Grave, s string) string {
	switch g {
	case page.Critical:
		return p.style("1;31", s)
	case page.Serious:
		return p.style("33", s)
	case page.NotGrave:
	}
	return s
}

func (p *textWriter) line(s string) {
	p.out.WriteString(strings.TrimRight(s, " "))
	p.out.WriteByte('\n')
}

func (p *textWriter) title(d *page.Document) {
	if d.Title == "" {
		return
	}
	for _, l := range wrap.Break(wrap.Safe(d.Title), p.width) {
		p.line(p.bold(l))
	}
	if d.Subtitle != "" {
		for _, l := range wrap.Break(wrap.Safe(d.Subtitle), p.width) {
			p.line(l)
		}
	}
}

func (p *textWriter) block(b page.Block, indent string) {
	switch b := b.(type) {
	case page.Paragraph:
		for _, l := range wrap.Break(wrap.Safe(b.Text), p.width-len(indent)) {
			if b.Lead {
				l = p.bold(l)
			}
			p.line(indent + l)
		}
	case page.List:
		for _, item := range b.Items {
			p.item(item, indent)
		}
	case page.Facts:
		p.facts(b, indent)
	case page.Bars:
		p.bars(b, indent)
	case page.Table:
		p.table(b, indent)
	default:
		p.paper(b, indent)
	}
}

func (p *textWriter) item(item page.Item, indent string) {
	hang := indent
	if item.Mark != "" {
		hang += strings.Repeat(" ", wrap.Width(item.Mark)+1)
	}
	for i, l := range wrap.Break(wrap.Safe(item.Text), p.width-wrap.Width(hang)) {
		switch {
		case i == 0 && item.Mark != "":
			p.line(indent + p.grave(item.Grave, item.Mark+" "+l))
		default:
			p.line(hang + p.grave(item.Grave, l))
		}
	}
	if item.Detail != "" {
		for _, l := range wrap.Break(wrap.Safe(item.Detail), p.width-wrap.Width(hang)) {
			p.line(hang + p.style("2", l))
		}
	}
}

// facts writes names and values side by side, or, where the names would take
// more than a third of the width, each value under its name.
func (p *textWriter) facts(f page.Facts, indent string) {
	names := 0
	for _, pair := range f.Pairs {
		names = max(names, wrap.Width(wrap.Safe(pair[0])))
	}
	room := p.width - len(indent)
	if names > room*2/5 {
		for _, pair := range f.Pairs {
			p.item(page.Item{Text: pair[0] + ":"}, indent)
			p.item(page.Item{Text: pair[1]}, indent+"  ")
		}
		return
	}
	for _, pair := range f.Pairs {
		lead := indent + pad(wrap.Safe(pair[0]), names) + "  "
		for i, l := range wrap.Break(wrap.Safe(pair[1]), room-names-2) {
			if i > 0 {
				lead = strings.Repeat(" ", len(indent)+names+2)
			}
			p.line(lead + l)
		}
	}
}

func (p *textWriter) bars(b page.Bars, indent string) {
	names, values, remarks := 0, 0, 0
	for _, r := range b.Rows {
		names, values, remarks = max(names, wrap.Width(wrap.Safe(r.Name))), max(values, wrap.Width(wrap.Safe(r.Text))), max(remarks, wrap.Width(wrap.Safe(r.Remark)))
	}
	room := p.width - len(indent) - names - values - 4
	if remarks > 0 {
		room -= remarks + 2
	}
	room = min(room, 30)
	for _, r := range b.Rows {
		line := indent + pad(wrap.Safe(r.Name), names) + "  " + strings.Repeat(" ", values-wrap.Width(wrap.Safe(r.Text))) + wrap.Safe(r.Text)
		if room >= 8 && b.Max > 0 {
			n := int((r.Value*int64(room) + b.Max/2) / b.Max)
			line += "  " + strings.Repeat("█", n) + strings.Repeat("░", room-n)
		}
		if r.Remark != "" {
			line += "  " + wrap.Safe(r.Remark)
		}
		p.line(line)
	}
}

// table lays a table out in columns, or, where there is no room for columns,
// as records: one line a cell, named by its column.
func (p *textWriter) table(t page.Table, indent string) {
	room := p.width - len(indent)
	widths, ok := columnWidths(t, room)
	if !ok {
		p.records(t, indent)
		return
	}
	p.columns(t, indent, layout{most: widths})
}

// layout says how wide the columns of a table are.
type layout struct {
	most     []int // at which a cell is broken; 0: nowhere
	least    []int // nil where the content decides
	headless bool  // the names of the columns stand above already
}

// wrapped breaks a cell into lines, and nothing inside a character.
func wrapped(cell string, width int) string { return strings.Join(wrap.Break(cell, width), "\n") }

// columns lays a table out in columns.
func (p *textWriter) columns(t page.Table, indent string, l layout) {
	tw := table.NewWriter()
	style := table.StyleLight
	style.Options = table.Options{SeparateHeader: true, SeparateFooter: true}
	style.Box.PaddingLeft, style.Box.PaddingRight = "", "  "
	style.Format.Header, style.Format.Footer = text.FormatDefault, text.FormatDefault
	tw.SetStyle(style)
	configs := make([]table.ColumnConfig, len(t.Columns))
	header := make(table.Row, len(t.Columns))
	for i, c := range t.Columns {
		align := text.AlignLeft
		if c.Align == page.Right {
			align = text.AlignRight
		}
		configs[i] = table.ColumnConfig{
			Number: i + 1, Align: align, AlignHeader: align, AlignFooter: align,
			WidthMax: l.most[i], WidthMaxEnforcer: wrapped,
		}
		if l.least != nil {
			configs[i].WidthMin = l.least[i]
		}
		header[i] = wrap.Safe(c.Name) // models are named by a playbook
	}
	tw.SetColumnConfigs(configs)
	if !l.headless {
		tw.AppendHeader(header)
	}
	for _, r := range t.Rows {
		row := cells(r)
		for i, c := range t.Columns {
			if c.Short && l.most[i] > 0 && i < len(r) {
				row[i] = wrap.Middle(wrap.Safe(r[i]), l.most[i])
			}
		}
		tw.AppendRow(row)
	}
	if len(t.Footer) > 0 {
		tw.AppendFooter(cells(t.Footer))
	}
	for l := range strings.Lines(tw.Render()) {
		p.line(indent + strings.TrimRight(l, "\n"))
	}
}

func cells(row []string) table.Row {
	out := make(table.Row, len(row))
	for i, c := range row {
		out[i] = wrap.Safe(c)
	}
	return out
}

// columnWidths gives each column its natural width where there is room, and
// otherwise lets the flexible ones share what is left, down to a width at which
// prose can still be read.
func columnWidths(t page.Table, room int) ([]int, bool) {
	const least = 12
	widths := make([]int, len(t.Columns))
	for i, c := range t.Columns {
		widths[i] = wrap.Width(wrap.Safe(c.Name))
	}
	for _, row := range append([][]string{t.Footer}, t.Rows...) {
		for i, c := range row {
			if i < len(widths) {
				widths[i] = max(widths[i], wrap.Width(wrap.Safe(c)))
			}
		}
	}
	total, fixed, flex := 0, 0, 0
	for i, c := range t.Columns {
		total += widths[i] + 2
		if c.Flex {
			flex++
		} else {
			fixed += widths[i] + 2
		}
	}
	if total <= room {
		return widths, true
	}
	if flex == 0 {
		return nil, false
	}
	if shortened(t.Columns, widths, room, least) {
		return widths, true
	}
	share := (room - fixed - 2*flex) / flex
	if share < least {
		return nil, false
	}
	// Columns that need less than their share leave the rest to the others.
	left, open := room-fixed-2*flex, flex
	for {
		changed := false
		for i, c := range t.Columns {
			if c.Flex && widths[i] > 0 && widths[i] <= share {
				left -= widths[i]
				open--
				widths[i] = -widths[i]
				changed = true
			}
		}
		if open == 0 || !changed {
			break
		}
		share = left / open
	}
	for i, c := range t.Columns {
		switch {
		case widths[i] < 0:
			widths[i] = -widths[i]
		case c.Flex:
			widths[i] = share
		}
	}
	return widths, true
}

// shortened lets the short columns alone give way, down to the least width, and reports
// whether that is enough.
func shortened(columns []page.Column, widths []int, room, least int) bool {
	left, short := room, 0
	for i, c := range columns {
		left -= 2
		if c.Short {
			short++
		} else {
			left -= widths[i]
		}
	}
	if short == 0 || left/short < least {
		return false
	}
	for i, c := range columns {
		if c.Short {
			own := min(widths[i], left/short)
			widths[i] = own
			left -= own
			short--
		}
	}
	return true
}

// records writes a table where there is no room for columns.
func (p *textWriter) records(t page.Table, indent string) {
	all := t.Rows
	if len(t.Footer) > 0 {
		all = append(append([][]string{}, t.Rows...), t.Footer)
	}
	for i, row := range all {
		if i > 0 {
			p.out.WriteByte('\n')
		}
		for j, c := range row {
			if c == "" || j >= len(t.Columns) {
				continue
			}
			first, rest := indent, indent+"  "
			s := wrap.Safe(c)
			if j > 0 {
				first += "  "
				rest += "  "
				if name := wrap.Safe(t.Columns[j].Name); name != "" {
					s = name + ": " + s
				}
			}
			for k, l := range wrap.Break(s, p.width-len(rest)) {
				if k == 0 {
					p.line(first + l)
				} else {
					p.line(rest + l)
				}
			}
		}
	}
}

func pad(s string, to int) string {
	if n := to - wrap.Width(s); n > 0 {
		return s + strings.Repeat(" ", n)
	}
	return s
}
