package interview

import (
	"cmp"
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
)

// Shows reports whether the present answer and the note on it may be shown to the
// person who answers. On a call the person who asks sees everything. Whoever answers
// alone sees what they said themselves, and what nobody signed in a file that is
// theirs: what one person said is not for the next one who is asked.
func (s *Session) Shows(p Place) bool {
	if s.shared { // somebody of the client looks on, who need not know what another one said
		by := ""
		if p != InGeneral() {
			by, _ = s.saidBy(p)
		}
		return by == "" || by == s.o.Person
	}
	if s.onCall() {
		return true
	}
	if p == InGeneral() {
		return s.ownFile()
	}
	if s.view.State(p.Question) == answer.Missing && s.Note(p, false) == "" {
		return true
	}
	by, _ := s.saidBy(p)
	if by == "" {
		return s.ownFile()
	}
	return s.isReader(by)
}

// ownFile reports whether the file is that of the person who answers alone: nobody
// else is named as the one who answers it. A form is not filled in for the IT lead from a
// file of which that is not said: it may hold what the owner plans.
func (s *Session) ownFile() bool {
	who := s.q.Respondent(s.view)
	if s.alone != "" {
		return who == s.alone || who == "" && s.alone != assess.ITLead
	}
	return who == "" || who == s.o.Audience.String()
}

// onCall reports whether somebody asks, who sees everything.
func (s *Session) onCall() bool { return s.alone == "" && s.o.Audience == assess.Discovery }

// ForAlone returns the engagement as far as it may be filled in on a form that somebody
// answers alone: who is the option of the question who answers, "" for whoever answered the
// file, where that is not said. It must not be changed.
func ForAlone(q *assess.Questionnaire, e *assess.Engagement, who string) *assess.Engagement {
	s := New(q, e, Options{Depth: assess.Full, Audience: assess.Discovery})
	s.alone = cmp.Or(who, assess.Discovery.String()) // under which nobody signs
	if who != "" && who == q.Respondent(s.view) {
		s.o.Person = e.Client.Contact
	}
	shown := *s.ForReader()
	if !s.ownFile() {
		shown.Client.Contact = "" // the name of somebody else
	}
	return &shown
}

// Shown returns the answer as far as it may be shown: what somebody else said is
// none.
func (s *Session) Shown(p Place) answer.Value {
	v := s.view.Value(p.Question)
	if t, part := p.Part.Tower(); part && !s.Shows(p) {
		return v.WithoutTower(t)
	}
	if !s.Shows(p) {
		return answer.Value{}
	}
	if p.Part == assess.Whole && s.q.Schema.At(p.Question).Type == answer.Grid {
		for _, b := range s.e.Basis {
			if t, part := b.Part.Tower(); part && b.Question == p.Question && !s.Shows(Place{b.Question, b.Part}) {
				v = v.WithoutTower(t)
			}
		}
	}
	return v
}

// shownView is what the person who answers may know of all answers.
func (s *Session) shownView() answer.View {
	if s.onCall() {
		return s.view
	}
	return s.ForReader().View(s.q)
}

// ForReader returns the engagement as far as the person who answers may know it: on a
// call all of it, alone what this person said, also where an answer of somebody else is in
// use. A result that somebody alone reads follows from nothing else. It must not be
// changed.
func (s *Session) ForReader() *assess.Engagement {
	if s.onCall() {
		return s.e
	}
	e := *s.e
	e.Answers.Values = make([]answer.Value, len(s.e.Answers.Values))
	for i := range e.Answers.Values {
		if v := s.e.Answers.Values[i].Kept(); s.Shows(whole(i)) {
			e.Answers.Values[i] = v
		}
	}
	for k := range s.e.Basis {
		b := &s.e.Basis[k]
		v := &e.Answers.Values[b.Question]
		if t, part := b.Part.Tower(); part && b.By != "" && !s.isReader(b.By) {
			*v = v.WithoutTower(t)
		}
		for _, o := range b.Others {
			switch t, part := b.Part.Tower(); {
			case !s.isReader(o.By):
			case part:
				*v = v.WithTower(t, o.Value.Grid[t])
			default:
				*v = o.Value
			}
		}
	}
	hidden := func(n assess.Note) bool { return !s.Shows(Place{n.Question, n.Part}) }
	e.Notes = slices.DeleteFunc(slices.Clone(s.e.Notes), hidden)
	e.Basis, e.PrivateNotes, e.Promises, e.PrivateTold = nil, nil, nil, ""
	if !s.ownFile() {
		e.General = ""
	}
	return &e
}

// ToSend returns what the person who answers said, with which of it is an estimate. It must
// not be changed.
func (s *Session) ToSend() *assess.Engagement {
	e := *s.ForReader()
	if s.onCall() {
		return &e
	}
	for k := range s.e.Basis {
		if b := &s.e.Basis[k]; b.Kind == Estimated && s.Shows(Place{b.Question, b.Part}) {
			e.Basis = append(e.Basis, assess.Basis{Question: b.Question, Part: b.Part, Kind: Estimated})
		}
	}
	return &e
}

// isReader reports whether a name is that of the person who answers alone.
func (s *Session) isReader(by string) bool {
	id := cmp.Or(s.alone, s.o.Audience.String())
	return by != "" && (by == s.o.Person || by == id || strings.EqualFold(by, strings.ReplaceAll(id, "_", " ")) || strings.EqualFold(by, s.o.Audience.Person()))
}
