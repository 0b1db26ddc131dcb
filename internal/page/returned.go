package page

import (
	"strings"

	"mspscope/internal/words"
)

// Returned is what a workbook brought back, in words: what changes in the file of the
// client, and what there is to ask. It is for the provider alone.
type Returned struct {
	Language words.Language

	Book, File string // names; File is "" where a new engagement is made
	By, On     string // who filled it in, and when; "" for not told

	Asked   []CellLine // not taken: the question is open
	Doubted []CellLine // taken; is it right?
	Differs []CellLine // another person said otherwise
	Changed []CellLine
	Added   []CellLine
	Stays   []CellLine // "not sure" against an answer
	Noted   []CellLine
	Hidden  []CellLine // kept, and not asked any more
	Client  []string   // what is written of the client otherwise than in the file
	Filled  []string   // what of the client was not in the file
	Answers int        // how many answers the workbook has
}

// CellLine is a line about one cell.
type CellLine struct{ Cell, Topic, Text string }

// ReturnedBook is what a workbook brought back.
func ReturnedBook(r *Returned) *Document {
	say := &r.Language
	d := &Document{Title: say.Say("returned.title", "book", r.Book)}
	d.Section("", Text(r.whose()))
	section := func(heading string, lines []CellLine) {
		var list List
		for _, l := range lines {
			list.Items = append(list.Items, Item{Mark: "-", Text: l.line(say)})
		}
		if len(lines) > 0 {
			d.Section(say.Say("returned.counted", "heading", heading, "lines", len(lines)), list)
		}
	}
	if r.File == "" { // all of it is in the new engagement
		r.Added, r.Noted = nil, nil
	}
	section(say.Say("returned.new"), r.Added)
	section(say.Say("returned.changed"), r.Changed)
	section(say.Say("returned.differs"), r.Differs)
	section(say.Say("returned.not_sure"), r.Stays)
	section(say.Say("returned.noted"), r.Noted)
	section(say.Say("returned.hidden"), r.Hidden)
	if len(r.Filled) > 0 {
		d.Section(say.Say("returned.client"), Bullets("-", r.Filled))
	}
	if len(r.Client) > 0 {
		d.Section(say.Say("returned.client_differs"), Bullets("-", r.Client))
	}
	section(say.Say("returned.doubted"), r.Doubted)
	section(say.Say("returned.asked"), r.Asked)
	return d
}

// whose says in a sentence who filled the workbook in and what it brings.
func (r *Returned) whose() string {
	l := &r.Language
	if r.File == "" {
		return l.Say("returned.taken", "answers", l.Say("returned.answers", "answers", r.Answers), "cells", l.Say("returned.cells", "cells", len(r.Asked)))
	}
	signed := l.Say("returned.signed", "by", r.By)
	if r.On != "" {
		signed = l.Say("returned.signed_on", "by", r.By, "day", r.On)
	}
	if r.nothing() {
		return l.Say("returned.nothing", "file", r.File, "signed", signed)
	}
	return l.Say("returned.rest_stays", "file", r.File, "signed", signed)
}

// nothing reports whether the file stays as it is.
func (r *Returned) nothing() bool {
	return len(r.Added)+len(r.Changed)+len(r.Differs)+len(r.Noted)+len(r.Filled) == 0
}

// line is a cell with what is said of it.
func (l *CellLine) line(say *words.Language) string {
	text := l.Text
	if l.Topic != "" {
		text = say.Say("note.topic", "topic", l.Topic, "text", text)
	}
	if l.Cell != "" {
		text = l.Cell + "  " + text
	}
	return strings.TrimSpace(text)
}

// Says reports whether there is anything to say: of a new engagement only what there is
// to ask.
func (r *Returned) Says() bool { return r.File != "" || len(r.Asked)+len(r.Doubted)+len(r.Hidden) > 0 }
