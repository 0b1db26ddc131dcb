package interview

import (
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/emit"
	"mspscope/internal/patch"
)

// The kinds of basis.
const (
	Stated    = "stated"
	Estimated = "estimated"
	Seen      = "seen"
)

// Set answers any question, wherever the interview stands.
//
// Where another person gave a different answer before, the first one stays in
// use and the new one is kept beside it until the two are settled. An answer
// that nobody signs replaces the first one: it is taken for a correction.
func (s *Session) Set(i int, v answer.Value) []patch.Edit {
	defer s.refresh()
	s.skipped[i] = false
	if i == s.at {
		s.last, s.held = i, false
	}
	old, b := s.e.Answers.Values[i].Kept(), s.basis(i)
	switch {
	case s.contradicts(old, b, v):
		return s.setOther(i, v)
	case old.Equal(v):
		return s.withdraw(i, s.o.Person)
	}
	s.e.Answer(i, assess.Whole, v)
	return append([]patch.Edit{s.answerEdit(i)}, s.signed(i)...)
}

// contradicts reports whether an answer differs from what another person said.
// "Not sure" contradicts nobody.
func (s *Session) contradicts(old answer.Value, b *assess.Basis, v answer.Value) bool {
	if s.o.Person == "" || old.State != answer.Given || v.State == answer.Missing {
		return false
	}
	by := ""
	if b != nil {
		by = b.By
	}
	return by != s.o.Person && !old.Equal(v)
}

// setOther keeps the answer of the person who answers beside the one in use.
func (s *Session) setOther(i int, v answer.Value) []patch.Edit {
	if v.State != answer.Given {
		return s.withdraw(i, s.o.Person)
	}
	b := s.basis(i)
	if b == nil {
		s.e.Basis = append(s.e.Basis, assess.Basis{Question: i, Kind: Stated})
		b = s.basis(i)
	}
	o := assess.Other{Value: v, By: s.o.Person, On: s.o.Date}
	if at := slices.IndexFunc(b.Others, func(o assess.Other) bool { return o.By == s.o.Person }); at >= 0 {
		b.Others[at] = o
	} else {
		b.Others = append(b.Others, o)
	}
	return []patch.Edit{s.basisEdit(i)}
}

// withdraw takes back what a person said against the answer in use.
func (s *Session) withdraw(i int, person string) []patch.Edit {
	b := s.basis(i)
	if b == nil || person == "" {
		return nil
	}
	n := len(b.Others)
	b.Others = slices.DeleteFunc(b.Others, func(o assess.Other) bool { return o.By == person })
	if len(b.Others) == n {
		return nil
	}
	return []patch.Edit{s.basisEdit(i)}
}

// signed brings the basis up to date after the answer in use has changed: what
// was said of the earlier answer no longer holds, and answers of others that say
// the same contradict no more.
func (s *Session) signed(i int) []patch.Edit {
	b := s.basis(i)
	if b == nil {
		if s.o.Person == "" {
			return nil
		}
		s.e.Basis = append(s.e.Basis, assess.Basis{Question: i})
		b = s.basis(i)
	}
	b.Kind, b.By, b.On = Stated, s.o.Person, s.o.Date
	if s.o.Person == "" {
		b.On = ""
	}
	v := s.e.Answers.Values[i]
	b.Others = slices.DeleteFunc(b.Others, func(o assess.Other) bool { return o.By == s.o.Person || o.Value.Equal(v) })
	return []patch.Edit{s.basisEdit(i)}
}

// Disputed returns where the answers to a question come from when people have
// answered it differently, and nil otherwise.
func (s *Session) Disputed(i int) *assess.Basis {
	if b := s.basis(i); b != nil && len(b.Others) > 0 {
		return b
	}
	return nil
}

// Disputes lists the questions that apply and were answered differently.
func (s *Session) Disputes() []int {
	var list []int
	for i := range s.asks {
		if s.view.State(i) != answer.Hidden && s.Disputed(i) != nil {
			list = append(list, i)
		}
	}
	return list
}

// Settle ends a contradiction: with 0 the answer in use stays, with n the n-th
// of the others takes its place. The rest is dropped.
func (s *Session) Settle(i, choice int) []patch.Edit {
	b := s.Disputed(i)
	if b == nil || choice < 0 || choice > len(b.Others) {
		return nil
	}
	var edits []patch.Edit
	if choice > 0 {
		o := b.Others[choice-1]
		s.e.Answer(i, assess.Whole, o.Value)
		b.Kind, b.By, b.On = Stated, o.By, o.On
		edits = append(edits, s.answerEdit(i))
	}
	b.Others = nil
	edits = append(edits, s.basisEdit(i))
	s.refresh()
	return edits
}

// SetBasis says how the answer to a question is known and by whom.
func (s *Session) SetBasis(i int, kind, by string) []patch.Edit {
	b := s.basis(i)
	if b == nil {
		s.e.Basis = append(s.e.Basis, assess.Basis{Question: i})
		b = s.basis(i)
	}
	b.Kind, b.By, b.On = kind, by, s.o.Date
	return []patch.Edit{s.basisEdit(i)}
}

// Note returns the note on a question, or the private one.
func (s *Session) Note(i int, private bool) string {
	for _, n := range *s.notes(private) {
		if n.Question == i && n.Part == assess.Whole {
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

// SetNote writes the note on a question, or the private one, which the client
// never sees. An empty text removes it.
func (s *Session) SetNote(i int, text string, private bool) []patch.Edit {
	if text = strings.TrimSpace(text); text == s.Note(i, private) {
		return nil
	}
	notes, key := s.notes(private), "notes"
	if private {
		key = "private_notes"
	}
	*notes = slices.DeleteFunc(*notes, func(n assess.Note) bool { return n.Question == i && n.Part == assess.Whole })
	e := patch.Edit{Path: []string{key, s.q.Questions[i].ID}, Delete: text == "", Prune: true}
	if text != "" {
		*notes = append(*notes, assess.Note{Question: i, Text: text})
		e.Value = emit.YAMLText(text)
	}
	return []patch.Edit{e}
}

// saidMark begins what a note says of a range that was given as an answer.
const saidMark = "said: "

// noteRange writes the range that was given as an answer into the note of its
// question, in place of an earlier one; "" takes that away. What else the note
// says stays. It reports false where the note has no room for the range.
func (s *Session) noteRange(i int, said string) (edits []patch.Edit, fits bool) {
	var parts []string
	had := false
	for part := range strings.SplitSeq(s.Note(i, false), "; ") {
		low, high, ok := strings.Cut(strings.TrimPrefix(part, saidMark), " to ")
		ranged := ok && strings.HasPrefix(part, saidMark) && strings.Trim(low+high, "0123456789.,") == ""
		had = had || ranged
		if part != "" && !ranged {
			parts = append(parts, part)
		}
	}
	if said == "" && !had {
		return nil, true
	}
	rest := strings.Join(parts, "; ")
	if said == "" {
		return s.SetNote(i, rest, false), true
	}
	note := strings.Join(append(parts, saidMark+said), "; ")
	if tooLong(note) {
		return s.SetNote(i, rest, false), false
	}
	return s.SetNote(i, note, false), true
}

func (s *Session) answerEdit(i int) patch.Edit {
	q, v := s.q.Schema.At(i), s.e.Answers.Values[i]
	yaml, json := q.Node(v), q.JSONNode(v)
	return patch.Edit{Path: []string{"answers", q.ID}, Value: emit.Flow(&yaml), JSON: emit.Flow(&json)}
}

// basisEdit writes the basis of an answer, or removes it when it says nothing.
func (s *Session) basisEdit(i int) patch.Edit {
	e := patch.Edit{Path: []string{"basis", s.q.Questions[i].ID}}
	v := s.e.Answers.Values[i]
	if yaml, json := s.basis(i).Node(s.q, v), s.basis(i).JSONNode(s.q, v); len(yaml.Pairs) > 0 {
		e.Value, e.JSON = emit.Flow(&yaml), emit.Flow(&json)
		return e
	}
	s.e.Basis = slices.DeleteFunc(s.e.Basis, func(b assess.Basis) bool { return b.Question == i && b.Part == assess.Whole })
	e.Delete, e.Prune = true, true
	return e
}
