package interview

import (
	"slices"

	"mspscope/assess"
	"mspscope/assess/certainty"
	"mspscope/internal/answer"
	"mspscope/internal/patch"
)

// Certainty is what an interview may know of the proof that no further answer
// changes the model.
type Certainty struct {
	Order   func(answer.View) []int // questions in the order that settles the model soonest
	Certain func(answer.View) bool  // whether no further answer can change the model
}

// Proof is the certainty of a matrix and its certifier.
func Proof(m *assess.Matrix, c *certainty.Certifier) *Certainty {
	return &Certainty{
		Order: func(v answer.View) []int {
			r := m.Recommend(v)
			var order []int
			for _, o := range c.Next(v, &r) {
				if !slices.Contains(order, o.Question) {
					order = append(order, o.Question)
				}
			}
			return order
		},
		Certain: func(v answer.View) bool {
			r := m.Recommend(v)
			cert := c.Certify(v, &r)
			return cert.Proved && cert.Certain
		},
	}
}

// Options say how a session asks.
type Options struct {
	Depth    assess.Depth
	Audience assess.Audience
	Person   string     // who answers; "" when nobody said
	Date     string     // of the answers, YYYY-MM-DD; "" when nobody said
	Until    *Certainty // nil: ask in the order of the questionnaire
}

// Session is the state of one interview. Every change returns the edits that
// bring the file up to date; they are made in the session at once.
type Session struct {
	q    *assess.Questionnaire
	e    *assess.Engagement
	o    Options
	asks []bool // questions of the depth that this audience may be asked at all
	view answer.View

	at      int   // the question that is asked, -1 at the end
	held    bool  // at was chosen by a person, so it stays although it is answered
	last    int   // where the last question stood, to go on from there
	trail   []int // questions asked before, for Back
	skipped []bool
}

// New begins a session on an engagement, at the first question that is open.
// The engagement belongs to the session from then on.
func New(q *assess.Questionnaire, e *assess.Engagement, o Options) *Session {
	s := &Session{q: q, e: e, o: o, last: -1, asks: make([]bool, q.Schema.Len()), skipped: make([]bool, q.Schema.Len())}
	for i := range s.asks {
		s.asks[i] = o.Depth == assess.Full
	}
	for _, i := range q.AtDepth(o.Depth) {
		s.asks[i] = true
	}
	s.refresh()
	return s
}

// Load replaces the engagement, when its file was changed by someone else. The
// place in the interview stays as far as it still applies.
func (s *Session) Load(e *assess.Engagement) {
	s.e = e
	s.refresh()
}

// Engagement returns the engagement as it stands. It must not be changed.
func (s *Session) Engagement() *assess.Engagement { return s.e }

// Options returns how the session asks.
func (s *Session) Options() Options { return s.o }

// SetPerson says who answers from now on.
func (s *Session) SetPerson(name string) { s.o.Person = name }

// refresh applies the gates anew and leaves a question that no longer applies.
func (s *Session) refresh() {
	s.view = s.e.View(s.q)
	if s.held && s.at >= 0 && s.Applies(s.at) {
		return
	}
	s.held = false
	s.at = s.next()
}

// Allowed reports whether a question may be put to the audience: questions
// about a person are never put to that person, and private ones are left out of
// a self-assessment.
func (s *Session) Allowed(i int) bool {
	if s.o.Audience == assess.Discovery {
		return s.q.MayAsk(i, s.q.Respondent(s.view), false)
	}
	return s.q.MayAsk(i, s.o.Audience.String(), true)
}

// Applies reports whether a question can be asked now.
func (s *Session) Applies(i int) bool {
	return s.view.State(i) != answer.Hidden && s.Allowed(i)
}

// InDepth reports whether a question belongs to the depth and applies.
func (s *Session) InDepth(i int) bool { return s.asks[i] && s.Applies(i) }

// waiting reports whether a question is still to be asked.
func (s *Session) waiting(i int) bool {
	return s.InDepth(i) && s.view.State(i) == answer.Missing && !s.skipped[i]
}

// next returns the question to ask: the first in the order of certainty, where
// one is given, otherwise the next one behind the last, starting over at the
// top. It returns -1 when there is none.
func (s *Session) next() int {
	if s.o.Until != nil && s.o.Until.Order != nil {
		for _, i := range s.o.Until.Order(s.view) {
			if s.waiting(i) {
				return i
			}
		}
	}
	n := len(s.asks)
	for k := 1; k <= n; k++ {
		if i := (s.last + k + n) % n; s.waiting(i) {
			return i
		}
	}
	return -1
}

// Current returns the question to ask now, and false at the end.
func (s *Session) Current() (int, bool) { return s.at, s.at >= 0 }

// Answer answers the question that is asked and goes on to the next.
func (s *Session) Answer(v answer.Value) []patch.Edit {
	i := s.at
	if i < 0 {
		return nil
	}
	s.leave()
	return s.Set(i, v)
}

// Skip leaves the question that is asked for later.
func (s *Session) Skip() {
	if i := s.at; i >= 0 {
		s.leave()
		s.skipped[i] = true
		s.refresh()
	}
}

// leave notes where the interview was before it goes on.
func (s *Session) leave() {
	s.trail = append(s.trail, s.at)
	s.last = s.at
	s.held = false
	s.skipped[s.at] = false
}

// Back returns to the question asked before, and reports false at the start.
func (s *Session) Back() bool {
	for len(s.trail) > 0 {
		i := s.trail[len(s.trail)-1]
		s.trail = s.trail[:len(s.trail)-1]
		if s.Applies(i) && i != s.at {
			s.hold(i)
			return true
		}
	}
	return false
}

// Jump goes to a question that applies, whatever the depth; the interview goes
// on from there.
func (s *Session) Jump(i int) {
	if i == s.at || !s.Applies(i) {
		return
	}
	if s.at >= 0 {
		s.trail = append(s.trail, s.at)
	}
	s.hold(i)
}

func (s *Session) hold(i int) {
	s.at, s.held = i, true
	s.skipped[i] = false
}

// JumpTo goes to the first question of a section that is still open, or to its
// first one. It reports false when no question of the section applies.
func (s *Session) JumpTo(section int) bool {
	first := -1
	for i := range s.q.Questions {
		if s.q.Questions[i].Section != section || !s.InDepth(i) {
			continue
		}
		if s.view.State(i) == answer.Missing {
			s.Jump(i)
			return true
		}
		if first < 0 {
			first = i
		}
	}
	if first >= 0 {
		s.Jump(first)
	}
	return first >= 0
}

// Unskip brings the questions that were skipped up again.
func (s *Session) Unskip() {
	clear(s.skipped)
	s.last = -1
	s.refresh()
}

// Skipped lists the questions that were skipped and are still open.
func (s *Session) Skipped() []int {
	var list []int
	for i, skipped := range s.skipped {
		if skipped && s.Applies(i) && s.view.State(i) == answer.Missing {
			list = append(list, i)
		}
	}
	return list
}

// Missing lists the questions of the depth that apply and are not answered.
// "Not sure" is an answer.
func (s *Session) Missing() []int {
	var list []int
	for i := range s.asks {
		if s.InDepth(i) && s.view.State(i) == answer.Missing {
			list = append(list, i)
		}
	}
	return list
}

// Certain reports whether it is proved that no further answer can change the
// model.
func (s *Session) Certain() bool {
	return s.o.Until != nil && s.o.Until.Certain != nil && s.o.Until.Certain(s.view)
}

// Progress returns where the interview stands.
func (s *Session) Progress() Progress {
	p := Progress{Skipped: len(s.Skipped())}
	if s.at >= 0 {
		p.Section = s.q.Sections[s.q.Questions[s.at].Section].Title
	}
	for i := range s.asks {
		if s.InDepth(i) {
			p.Total++
			p.count(s.view.State(i))
		}
	}
	return p
}

// Answered lists what a review shows: the questions that apply and are answered
// or belong to the depth, in the order of the questionnaire.
func (s *Session) Answered() []int {
	var list []int
	for i := range s.asks {
		if s.Applies(i) && (s.asks[i] || s.view.State(i) != answer.Missing) {
			list = append(list, i)
		}
	}
	return list
}

// basis returns where the answer to a question comes from, or nil.
func (s *Session) basis(i int) *assess.Basis {
	at := slices.IndexFunc(s.e.Basis, func(b assess.Basis) bool { return b.Question == i && b.Part == assess.Whole })
	if at < 0 {
		return nil
	}
	return &s.e.Basis[at]
}

// deeper counts the questions that a greater depth would still ask.
func (s *Session) deeper() int {
	n := 0
	for i := range s.asks {
		if !s.asks[i] && s.Applies(i) && s.view.State(i) == answer.Missing && (s.o.Depth == assess.Call || slices.Contains(s.q.Call, i)) {
			n++
		}
	}
	return n
}

// Deepen goes on to the next greater depth.
func (s *Session) Deepen() {
	if s.o.Depth == assess.Full {
		return
	}
	s.o.Depth++
	for i := range s.asks {
		s.asks[i] = s.asks[i] || s.o.Depth == assess.Full || slices.Contains(s.q.Call, i)
	}
	s.last = -1
	s.refresh()
}
