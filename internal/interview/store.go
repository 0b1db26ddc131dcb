package interview

import (
	"fmt"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/patch"
)

// manner is how an answer was given.
type manner struct {
	kind  string // Estimated or Stated, where that was said; "" where nothing was typed
	words string // what was said beyond the number, to be kept
	note  string // what was said with the answer
}

// store takes an answer and what was said with it over, brings both to disk at once
// and says so.
func (t *Talk) store(p Place, v answer.Value, how manner) error {
	s := t.Session
	earlier := s.view
	edits, full := s.takeIn(p, v, how)
	if err := t.save(edits); err != nil {
		return err
	}
	t.saved(p, v, how)
	if full {
		t.say("%s", s.q.Say("form.note_full"))
	}
	t.said = append(t.said, s.Consequences(earlier, t.Matrix)...)
	t.differ(p)
	return nil
}

// takeIn takes an answer over with what was said with it, as one change; full says that
// the note on it has no room for that.
func (s *Session) takeIn(p Place, v answer.Value, how manner) (edits []patch.Edit, full bool) {
	note, full := s.noteOf(p, how)
	edits = s.Together(p,
		func() []patch.Edit { return s.answer(p, v) },
		func() []patch.Edit { return s.setKind(p, v, how.kind) },
		func() []patch.Edit {
			if note == s.Note(p, s.KeepsPrivate()) {
				return nil
			}
			return s.SetNote(p, note, s.KeepsPrivate())
		})
	return edits, full
}

// noteOf is the note on an answer with what was said with it.
func (s *Session) noteOf(p Place, how manner) (note string, full bool) {
	now := s.Note(p, s.KeepsPrivate())
	more := how.note
	if how.words != "" {
		more = Joined(fmt.Sprintf("said: %q", how.words), more)
	}
	if note = Joined(now, more); TooLong(note) {
		return now, true
	}
	return note, false
}

// answer takes an answer over: where it is the one asked for, the interview goes on.
func (s *Session) answer(p Place, v answer.Value) []patch.Edit {
	if p != s.Place() {
		return s.SetPart(p, v)
	}
	return s.Answer(v)
}

// setKind says how an answer in use is known, where that was said of it.
func (s *Session) setKind(p Place, v answer.Value, kind string) []patch.Edit {
	now := Stated
	b := s.basis(p)
	if b != nil {
		now = b.Kind
	}
	if kind == "" || kind == now || !s.inUse(p, v) || v.State != answer.Given {
		return nil
	}
	by := s.o.Person
	if b != nil && b.By != "" {
		by = b.By
	}
	return s.SetBasis(p, kind, by)
}

// inUse reports whether an answer is the one in use, and not only kept beside it.
func (s *Session) inUse(p Place, v answer.Value) bool {
	now := s.e.Answers.Values[p.Question].Kept()
	t, part := p.Part.Tower()
	if !part {
		return now.Equal(v)
	}
	return v.State != answer.Given || now.Grid[t] == v.Grid[t] && now.Advised.Has(t) == v.Advised.Has(t) && now.NotSure.Has(t) == v.NotSure.Has(t)
}

// saved says what was stored.
func (t *Talk) saved(p Place, v answer.Value, how manner) {
	s := t.Session
	about := ""
	if how.kind == Estimated && v.State == answer.Given {
		about = ", an estimate"
	}
	said := strings.TrimSuffix(s.SaidOf(p, v), ".") + about
	switch {
	case s.inUse(p, v) || s.o.Audience != assess.Discovery:
		t.say("Saved: %s: %s.", s.TopicOf(p), said)
	case v.State == answer.Given:
		t.say("Kept beside the other answer: %s: %s.", s.TopicOf(p), said)
	default:
		by, _ := s.saidBy(p)
		t.say("%s: %s (%s) stays; \"not sure\" takes nobody's answer away.", s.TopicOf(p), strings.TrimSuffix(s.SaidOf(p, s.view.Value(p.Question)), "."), assess.By(by))
	}
	if how.words != "" {
		t.say("Your words %q are kept in the note.", how.words)
	}
}

// notSure is the answer "not sure" to a question, or to one tower.
func notSure(p Place) answer.Value {
	if tower, part := p.Part.Tower(); part {
		return answer.Value{State: answer.Given, NotSure: answer.TowersOf(tower)}
	}
	return answer.Value{State: answer.Unknown}
}

// unsure stores "not sure" as the answer to a question, or to one tower.
func (t *Talk) unsure(p Place) error { return t.store(p, notSure(p), manner{}) }
