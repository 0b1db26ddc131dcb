package interview

import (
	"slices"
	"strings"
	"unicode/utf8"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/emit"
	"mspscope/internal/patch"
	"mspscope/internal/yamldoc"
)

// InGeneral is the place of the notes that belong to no question.
func InGeneral() Place { return Place{Question: -1} }

// Note returns the note on a question or one tower of it, or the private one.
func (s *Session) Note(p Place, private bool) string {
	switch {
	case p == InGeneral() && private:
		return s.e.PrivateTold
	case p == InGeneral():
		return s.e.General
	}
	for _, n := range *s.notes(private) {
		if n.Question == p.Question && n.Part == p.Part {
			return n.Text
		}
	}
	return ""
}

func (s *Session) notes(private bool) *[]assess.Note {
	if private {
		return &s.e.PrivateNotes
	}
	return &s.e.Notes
}

// SetNote writes the note on a question or one tower of it, or the private one,
// which the client never sees. An empty text removes it.
func (s *Session) SetNote(p Place, text string, private bool) []patch.Edit {
	return s.change(p, func() []patch.Edit { return s.setNote(p, strings.TrimSpace(text), private) })
}

func (s *Session) setNote(p Place, text string, private bool) []patch.Edit {
	if text == s.Note(p, private) {
		return nil
	}
	key, id := "notes", assess.GeneralNote
	if private {
		key = "private_notes"
	}
	switch notes := s.notes(private); {
	case p == InGeneral() && private:
		s.e.PrivateTold = text
	case p == InGeneral():
		s.e.General = text
	default:
		id = s.q.PartID(p.Question, p.Part)
		*notes = withNote(slices.Clone(*notes), assess.Note{Question: p.Question, Part: p.Part, Text: text})
	}
	e := patch.Edit{Path: []string{key, id}, Delete: text == "", Prune: true}
	if text != "" {
		e.Value = emit.YAMLText(text)
	}
	return []patch.Edit{e}
}

// withNote puts a note where the one before it on the same place stands, as an edit does in
// the file, or at the end. One without text is taken away.
func withNote(notes []assess.Note, next assess.Note) []assess.Note {
	at := slices.IndexFunc(notes, func(n assess.Note) bool { return n.Question == next.Question && n.Part == next.Part })
	switch {
	case at < 0 && next.Text == "":
		return notes
	case at < 0:
		return append(notes, next)
	case next.Text == "":
		return slices.Delete(notes, at, at+1)
	}
	notes[at] = next
	return notes
}

// AddNote adds to a note. It reports false where the note would have no room.
func (s *Session) AddNote(p Place, text string, private bool) ([]patch.Edit, bool) {
	whole := Joined(s.Note(p, private), text)
	if utf8.RuneCountInString(whole) > answer.MaxText {
		return nil, false
	}
	return s.SetNote(p, whole, private), true
}

// Joined is a note with more behind it: a new sentence behind a full one, else
// behind a semicolon.
func Joined(note, more string) string {
	note, more = strings.TrimSpace(note), strings.TrimSpace(more)
	switch {
	case note == "":
		return more
	case more == "":
		return note
	case strings.ContainsAny(note[len(note)-1:], ".!?;"):
		return note + " " + more
	}
	return note + "; " + more
}

// KeepsPrivate reports whether a note is private unless it is said otherwise: on a
// call it is for the person who asks, alone it goes back with the answers.
func (s *Session) KeepsPrivate() bool { return s.o.Audience == assess.Discovery }

// Promises lists what was promised.
func (s *Session) Promises() []assess.Promise { return s.e.Promises }

// Promise writes down what was promised to the client.
func (s *Session) Promise(text string) []patch.Edit {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil
	}
	return s.change(InGeneral(), func() []patch.Edit {
		p := assess.Promise{Text: text, On: s.day()}
		s.e.Promises = append(slices.Clone(s.e.Promises), p)
		n := promiseNode(p)
		return []patch.Edit{{Path: []string{"promises"}, Value: emit.Flow(&n), Append: true}}
	})
}

// promisesEdit writes all that was promised anew.
func (s *Session) promisesEdit() patch.Edit {
	e := patch.Edit{Path: []string{"promises"}, Delete: len(s.e.Promises) == 0}
	if !e.Delete {
		list := yamldoc.Node{Kind: yamldoc.Sequence}
		for _, p := range s.e.Promises {
			list.Items = append(list.Items, promiseNode(p))
		}
		e.Value = emit.Flow(&list)
	}
	return e
}

// promiseNode is a promise as a file has it.
func promiseNode(p assess.Promise) yamldoc.Node {
	n := yamldoc.Node{Kind: yamldoc.Mapping, Pairs: []yamldoc.Pair{{Key: emit.Word("text"), Value: emit.Text(p.Text)}}}
	if p.By != "" {
		n.Pairs = append(n.Pairs, yamldoc.Pair{Key: emit.Word("by"), Value: emit.Text(p.By)})
	}
	if p.On != "" {
		n.Pairs = append(n.Pairs, yamldoc.Pair{Key: emit.Word("on"), Value: emit.Word(p.On)})
	}
	return n
}
