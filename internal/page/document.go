// Package page turns a result into documents: sections of paragraphs, lists and
// tables in the words a person reads. One file a command; what several of them
// say in the same words stands in shared.go and sure.go.
//
// Goals: what is said, in which order and how prominently is decided here and
// nowhere else. A page is a function of a result and of nothing else, and a page
// for a client takes a [result.Client], in which there is nothing that a client
// must not see; the provider's page is the client's page of the values that the
// provider has, with sections of its own.
//
// Non-goals: who may see what (package result), widths, colors, escaping and file
// formats (package render).
package page

import (
	"slices"
	"strconv"

	"mspscope/internal/advice"
)

// Document is what a person gets to read.
type Document struct {
	Title    string
	Subtitle string
	Sections []Section
	Paper    *Paper // of a document that is sent or printed; nil for a page on a screen
}

// Section is a part of a document under one heading, which may be empty.
type Section struct {
	Heading string
	Blocks  []Block
	ID      string // by which it is linked to, once in a document; "" where it is not
	Of      string // the part of a report by whose id it is chosen; "" on other pages
	Part    Part
	Wide    bool // its tables need a page on its side
}

// Block is a paragraph, a list, a table or facts.
type Block interface{ block() }

// Paragraph is running text. A lead paragraph is shown with more weight.
type Paragraph struct {
	Text string
	Lead bool
}

// List is a list of items, each with a short mark before it: a bullet, a plus
// or minus, a number.
type List struct {
	Items []Item
}

// Item is one entry of a list. Detail is secondary text under it.
type Item struct {
	Mark   string
	Text   string
	Detail string
	Grave  Grave // what its words say too, where colors can be seen
}

// Grave is how grave something is.
type Grave uint8

// The grades.
const (
	NotGrave Grave = iota
	Serious        // soon
	Critical       // first of all
)

// graveOf is how grave a finding is.
func graveOf(s advice.Severity) Grave {
	return map[advice.Severity]Grave{advice.Critical: Critical, advice.High: Serious}[s]
}

// Align is how a column is aligned.
type Align uint8

// The alignments.
const (
	Left Align = iota
	Right
)

// Column is a column of a table. A flexible column holds prose and gives way
// when there is little room; a whole one holds names that are never broken. A short
// one holds names that are told apart by their ends: what gives way is their middle.
type Column struct {
	Name  string
	Align Align
	Flex  bool
	Whole bool
	Short bool
}

// Table is a table. Footer may be empty.
type Table struct {
	Columns []Column
	Rows    [][]string
	Footer  []string
}

// Facts are names with values, such as "Fit: 81.5".
type Facts struct {
	Pairs [][2]string
}

// Bars are names with values on a common scale from 0 to Max.
type Bars struct {
	Max  int64
	Rows []Bar
}

// Bar is one value with its text and a remark.
type Bar struct {
	Name   string
	Value  int64
	Text   string
	Remark string
}

func (Paragraph) block() {}
func (List) block()      {}
func (Table) block()     {}
func (Facts) block()     {}
func (Bars) block()      {}

// Section appends a section with the given blocks, leaving out nil ones.
func (d *Document) Section(heading string, blocks ...Block) {
	var kept []Block
	for _, b := range blocks {
		if b != nil {
			kept = append(kept, b)
		}
	}
	if len(kept) > 0 {
		d.Sections = append(d.Sections, Section{Heading: heading, Blocks: kept})
	}
}

// Text returns a paragraph, or nil for an empty text.
func Text(s string) Block {
	if s == "" {
		return nil
	}
	return Paragraph{Text: s}
}

// Bullets returns a list with the same mark before every text, or nil.
func Bullets(mark string, texts []string) Block {
	if len(texts) == 0 {
		return nil
	}
	l := List{}
	for _, t := range texts {
		l.Items = append(l.Items, Item{Mark: mark, Text: t})
	}
	return l
}

// listOrNil returns a list, or nil for one without items.
func listOrNil(l List) Block {
	if len(l.Items) == 0 {
		return nil
	}
	return l
}

// some returns blocks without nil ones.
func some(blocks ...Block) []Block {
	return slices.DeleteFunc(blocks, func(b Block) bool { return b == nil })
}

// columns are columns with these names and nothing else to say of them.
func columns(names ...string) []Column {
	out := make([]Column, len(names))
	for i, name := range names {
		out[i].Name = name
	}
	return out
}

// flexible are columns of prose with these names.
func flexible(names ...string) []Column {
	out := columns(names...)
	for i := range out {
		out[i].Flex = true
	}
	return out
}

// numbered is the mark of an item in a list that counts.
func numbered(n int) string { return strconv.Itoa(n) + "." }
