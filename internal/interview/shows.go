package interview

import (
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
		if p != InGeneral {
			by, _ = s.saidBy(p)
		}
		return by == "" || by == s.o.Person
	}
	if s.o.Audience == assess.Discovery {
		return true
	}
	if p == InGeneral {
		return s.ownFile()
	}
	if s.view.State(p.Question) == answer.Missing && s.Note(p, false) == "" {
		return true
	}
	by, _ := s.saidBy(p)
	if by == "" {
		return s.ownFile()
	}
	return by == s.o.Person || by == s.o.Audience.String() || strings.EqualFold(by, s.o.Audience.Person())
}

// ownFile reports whether the file is that of the person who answers alone: nobody
// else is named as the one who answers it.
func (s *Session) ownFile() bool {
	who := s.q.Respondent(s.view)
	return who == "" || who == s.o.Audience.String()
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
	if s.o.Audience == assess.Discovery {
		return s.view
	}
	e := *s.e
	e.Answers.Values = make([]answer.Value, len(s.e.Answers.Values))
	for i := range e.Answers.Values {
		e.Answers.Values[i] = s.Shown(whole(i))
		if e.Answers.Values[i].State == answer.Hidden {
			e.Answers.Values[i] = s.e.Answers.Values[i]
		}
	}
	e.Basis = nil
	return e.View(s.q)
}
