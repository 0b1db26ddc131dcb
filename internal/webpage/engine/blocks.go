package main

import "mspscope/internal/page"

// Document is a document as a page lays it out.
type Document struct {
	Title    string    `json:"title"`
	Subtitle string    `json:"subtitle"`
	Stamp    string    `json:"stamp"` // said on every page: a draft, or that it is not for the client
	Sections []Section `json:"sections"`
}

// Section is a part of a document under one heading, which may be empty.
type Section struct {
	ID      string  `json:"id"`
	Heading string  `json:"heading"`
	Blocks  []Block `json:"blocks"`
}

// Block is one block of a document; Kind says which of the rest counts: paragraph, list,
// table, facts, bars, headline, beside, sign, chart.
type Block struct {
	Kind    string     `json:"kind"`
	Text    string     `json:"text,omitempty"`
	Lead    bool       `json:"lead,omitempty"`
	Items   []Item     `json:"items,omitempty"`   // of a list
	Columns []Column   `json:"columns,omitempty"` // of a table
	Rows    [][]string `json:"rows,omitempty"`
	Footer  []string   `json:"footer,omitempty"`
	Pairs   [][]string `json:"pairs,omitempty"` // of facts; of a headline with a remark as the third
	Max     int64      `json:"max,omitempty"`   // of bars
	Bars    []Bar      `json:"bars,omitempty"`
	Parts   []Section  `json:"parts,omitempty"` // of what stands beside each other
	Sides   []string   `json:"sides,omitempty"` // of the room to sign
}

// Item is one entry of a list.
type Item struct {
	Mark   string `json:"mark"`
	Text   string `json:"text"`
	Detail string `json:"detail,omitempty"`
}

// Column is a column of a table.
type Column struct {
	Name  string `json:"name"`
	Right bool   `json:"right,omitempty"`
}

// Bar is one value on a scale.
type Bar struct {
	Name   string `json:"name"`
	Value  int64  `json:"value"`
	Text   string `json:"text"`
	Remark string `json:"remark,omitempty"`
}

// documentOf is a document as a page lays it out.
func documentOf(d *page.Document) Document {
	out := Document{Title: d.Title, Subtitle: d.Subtitle, Sections: []Section{}}
	if d.Paper != nil {
		out.Stamp = d.Paper.Stamp
	}
	for i := range d.Sections {
		s := &d.Sections[i]
		out.Sections = append(out.Sections, Section{ID: s.ID, Heading: s.Heading, Blocks: blocksOf(s.Blocks)})
	}
	return out
}

func blocksOf(blocks []page.Block) []Block {
	out := []Block{}
	for _, b := range blocks {
		out = append(out, blockOf(b))
	}
	return out
}

func blockOf(block page.Block) Block {
	switch b := block.(type) {
	case page.Paragraph:
		return Block{Kind: "paragraph", Text: b.Text, Lead: b.Lead}
	case page.List:
		out := Block{Kind: "list"}
		for _, i := range b.Items {
			out.Items = append(out.Items, Item{i.Mark, i.Text, i.Detail})
		}
		return out
	case page.Table:
		out := Block{Kind: "table", Rows: b.Rows, Footer: b.Footer}
		for _, c := range b.Columns {
			out.Columns = append(out.Columns, Column{c.Name, c.Align == page.Right})
		}
		return out
	case page.Facts:
		out := Block{Kind: "facts"}
		for _, p := range b.Pairs {
			out.Pairs = append(out.Pairs, []string{p[0], p[1]})
		}
		return out
	case page.Bars:
		out := Block{Kind: "bars", Max: b.Max}
		for _, r := range b.Rows {
			out.Bars = append(out.Bars, Bar{r.Name, r.Value, r.Text, r.Remark})
		}
		return out
	}
	return paperBlock(block)
}

// paperBlock is a block that only documents that are sent have.
func paperBlock(block page.Block) Block {
	switch b := block.(type) {
	case page.Headline:
		out := Block{Kind: "headline"}
		for _, f := range b.Figures {
			out.Pairs = append(out.Pairs, []string{f.Label, f.Value, f.Note})
		}
		return out
	case page.Beside:
		out := Block{Kind: "beside"}
		for _, p := range b.Parts {
			out.Parts = append(out.Parts, Section{Heading: p.Heading, Blocks: blocksOf(p.Blocks)})
		}
		return out
	case page.Sign:
		return Block{Kind: "sign", Sides: b.Sides}
	case page.Chart:
		out := Block{Kind: "chart", Text: b.Alt}
		for _, r := range b.Rows {
			out.Bars = append(out.Bars, Bar{Name: r.Name, Value: r.Value, Text: r.Text})
		}
		return out
	}
	return Block{Kind: "paragraph"}
}
