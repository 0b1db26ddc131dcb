package render

import "mspscope/internal/page"

// What only documents to be sent have, in plain text and in Markdown: the same in the
// blocks that every page has.

// paper writes a block of a document to be sent.
func (p *textWriter) paper(b page.Block, indent string) {
	for _, block := range plainly(b) {
		p.block(block, indent)
	}
}

// paper writes a block of a document to be sent.
func (m *markdown) paper(b page.Block) {
	for i, block := range plainly(b) {
		if i > 0 {
			m.out.WriteByte('\n')
		}
		m.block(block, true)
	}
}

// plainly is a block of a document to be sent as blocks that every page has.
func plainly(b page.Block) []page.Block {
	switch b := b.(type) {
	case page.Headline:
		var f page.Facts
		for _, figure := range b.Figures {
			value := figure.Value
			if figure.Note != "" {
				value += " (" + figure.Note + ")"
			}
			f.Pairs = append(f.Pairs, [2]string{figure.Label, value})
		}
		return []page.Block{f}
	case page.Beside:
		var all []page.Block
		for _, part := range b.Parts {
			all = append(append(all, page.Paragraph{Text: part.Heading, Lead: true}), part.Blocks...)
		}
		return all
	case page.Chart:
		return []page.Block{page.Paragraph{Text: b.Alt}}
	case page.Sign:
		t := page.Table{Columns: []page.Column{{Name: b.Words.For, Flex: true}, {Name: b.Words.Name, Whole: true}, {Name: b.Words.Date, Whole: true}, {Name: b.Words.Signature, Whole: true}}}
		for _, of := range b.Sides {
			t.Rows = append(t.Rows, []string{of, "__________", "________", "____________"})
		}
		return []page.Block{t}
	}
	return nil
}
