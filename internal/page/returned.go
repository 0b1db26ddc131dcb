package page

import (
	"fmt"
	"strings"

	"mspscope/internal/words"
)

// Returned is what a workbook brought back, in words: what changes in the file of the
// client, and what there is to ask. It is for the provider alone.
type Returned struct {
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
	d := &Document{Title: "What came back in " + r.Book}
	d.Section("", Text(r.whose()))
	section := func(heading string, lines []CellLine) {
		var list List
		for _, l := range lines {
			list.Items = append(list.Items, Item{Mark: "-", Text: l.line()})
		}
		if len(lines) > 0 {
			d.Section(fmt.Sprintf("%s (%d)", heading, len(lines)), list)
		}
	}
	if r.File == "" { // all of it is in the new engagement
		r.Added, r.Noted = nil, nil
	}
	section("New", r.Added)
	section("Changed by the same person", r.Changed)
	section("Differs from what stands in the file; both stay until it is settled", r.Differs)
	section("Not sure here; the answer in the file stays", r.Stays)
	section("Added to the notes", r.Noted)
	section("Kept, but with the other answers the question does not apply", r.Hidden)
	if len(r.Filled) > 0 {
		d.Section("The client", Bullets("-", r.Filled))
	}
	if len(r.Client) > 0 {
		d.Section("The client is written otherwise; the file stays as it is", Bullets("-", r.Client))
	}
	section("Taken; is it right?", r.Doubted)
	section("To ask; not taken", r.Asked)
	return d
}

// whose says in a sentence who filled the workbook in and what it brings.
func (r *Returned) whose() string {
	if r.File == "" {
		return fmt.Sprintf("%s taken, %s to ask about.", words.Count(r.Answers, "answer", "answers"), words.Count(len(r.Asked), "cell", "cells"))
	}
	signed := "Signed by " + r.By
	if r.On != "" {
		signed += ", " + r.On
	}
	text := signed + "; everything else in " + r.File + " stays as it is."
	if r.nothing() {
		text = "Nothing in " + r.File + " changes. " + signed + "."
	}
	return text
}

// nothing reports whether the file stays as it is.
func (r *Returned) nothing() bool {
	return len(r.Added)+len(r.Changed)+len(r.Differs)+len(r.Noted)+len(r.Filled) == 0
}

// line is a cell with what is said of it.
func (l *CellLine) line() string {
	text := l.Text
	if l.Topic != "" {
		text = l.Topic + ": " + text
	}
	if l.Cell != "" {
		text = l.Cell + "  " + text
	}
	return strings.TrimSpace(text)
}

// Says reports whether there is anything to say: of a new engagement only what there is
// to ask.
func (r *Returned) Says() bool { return r.File != "" || len(r.Asked)+len(r.Doubted)+len(r.Hidden) > 0 }
