package main

import "strings"

// textOf is a document as lines to paste. A table is pasted with a tab between its cells,
// so that a message or a spreadsheet has its columns again; for whom it is stands in front.
func textOf(d *Document) string {
	lines := said(nil, d.Stamp, d.Title, d.Subtitle)
	for i := range d.Sections {
		lines = append(lines, textOfSection(&d.Sections[i])...)
	}
	return strings.Join(lines, "\n")
}

func textOfSection(s *Section) []string {
	var lines []string
	for i := range s.Blocks {
		lines = append(lines, textOfBlock(&s.Blocks[i])...)
	}
	switch {
	case len(lines) == 0:
		return nil
	case s.Heading != "":
		return append([]string{"", s.Heading}, lines...)
	}
	return append([]string{""}, lines...)
}

func textOfBlock(b *Block) []string {
	lines := said(nil, b.Text)
	for _, item := range b.Items {
		lines = said(lines, strings.TrimSpace(item.Mark+" "+item.Text), item.Detail)
	}
	for _, pair := range b.Pairs {
		lines = append(lines, pair[0]+": "+strings.Join(said(nil, pair[1:]...), ". "))
	}
	if len(b.Columns) > 0 {
		names := make([]string, len(b.Columns))
		for i := range b.Columns {
			names[i] = b.Columns[i].Name
		}
		lines = append(lines, strings.Join(names, "\t"))
		for _, row := range append(append([][]string{}, b.Rows...), b.Footer) {
			lines = said(lines, strings.Join(row, "\t"))
		}
	}
	for _, bar := range b.Bars {
		lines = append(lines, bar.Name+": "+strings.Join(said(nil, bar.Text, bar.Remark), ". "))
	}
	for i := range b.Parts {
		lines = append(lines, textOfSection(&b.Parts[i])...)
	}
	return lines
}

// said adds texts, of which the empty ones are left out.
func said(lines []string, texts ...string) []string {
	for _, text := range texts {
		if text != "" {
			lines = append(lines, text)
		}
	}
	return lines
}
