package interview

import (
	"slices"

	"mspscope/assess"
	"mspscope/assess/certainty"
	"mspscope/internal/answer"
	"mspscope/internal/patch"
	"mspscope/internal/spoken"
	"mspscope/internal/terms"
)

// Certainty is what an interview may know of the proof that no further answer
// changes the model.
type Certainty struct {
	Order   func(answer.View) []Place // what to ask, in the order that settles the model soonest
	Certain func(answer.View) bool    // whether no further answer can change the model
}

// Proof is the certainty of a matrix and its certifier.
func Proof(m *assess.Matrix, c *certainty.Certifier) *Certainty {
	return &Certainty{
		Order: func(v answer.View) []Place {
			r := m.Recommend(v)
			var order []Place
			for _, o := range c.Next(v, &r) {
				if p := (Place{o.Question, o.Part}); !slices.Contains(order, p) {
					order = append(order, p)
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

// Place is what can be asked: a question, or one tower of a grid.
type Place struct {
	Question int
	Part     assess.Part
}

// whole is a question as a whole.
func whole(i int) Place { return Place{Question: i} }

// Options say how a session asks.
type Options struct {
	Depth    assess.Depth
	Audience assess.Audience
	Person   string     // who answers; "" when nobody said
	Date     string     // of the answers, YYYY-MM-DD; "" when nobody said
	Undated  bool       // without a Date nobody knows the day: that of the file is another one
	Signed   bool       // the day of an answer is written where somebody signs it, and else not
	Until    *Certainty // nil: ask in the order of the questionnaire

	// First lists what is worth asking before everything else of a greater depth, whatever
	// depth it is of; nil for nothing.
	First func(answer.View) []int
}

// Session is the state of one interview. Every change returns the edits that
// bring the file up to date; they are made in the session at once.
type Session struct {
	q    *assess.Questionnaire
	e    *assess.Engagement
	o    Options
	asks []bool // questions of the depth that this audience may be asked at all
	view answer.View

	at      int         // the question that is asked, -1 at the end
	part    assess.Part // the tower of it that is asked alone
	held    bool        // at was chosen by a person, so it stays although it is answered
	last    int         // where the last question stood, to go on from there
	trail   []Place     // asked before, for Back
	skipped map[Place]bool
	deeper  bool // somebody asked for more questions
	early   bool // at stands before its turn, from which the interview goes on later

	changes []before            // what can be taken back, the last one last
	again   func() []patch.Edit // makes the last change again, on another engagement
	known   *before             // while a change is made again: what it had found first
	within  bool                // a change is being made
	index   *spoken.Index       // of the questions; nil until something is looked for
	shared  bool                // the client sees the screen
	alone   string              // who answers a form alone, where that is not the audience: see ForAlone
}

// New begins a session on an engagement, at the first question that is open.
// The engagement belongs to the session from then on.
func New(q *assess.Questionnaire, e *assess.Engagement, o Options) *Session {
	s := &Session{q: q, e: e, o: o, last: -1, asks: make([]bool, q.Schema.Len()), skipped: map[Place]bool{}}
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
	next := s.next()
	s.at, s.part = next.Question, next.Part
}

// Allowed reports whether a question may be put to the audience: questions
// about a person are never put to that person, and private ones are left out of
// a self-assessment.
func (s *Session) Allowed(i int) bool {
	if s.shared && s.q.Questions[i].Private() { // the client looks on
		return false
	}
	if s.o.Audience == assess.Discovery {
		return s.q.MayAskIn(i, s.view)
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
	return s.InDepth(i) && s.view.State(i) == answer.Missing && !s.skipped[whole(i)]
}

// openTowers lists the towers of a grid that was answered and leaves them open
// without anybody having been asked.
func (s *Session) openTowers(i int) []terms.Tower {
	if s.q.Schema.At(i).Type != answer.Grid || s.view.State(i) != answer.Given {
		return nil
	}
	v := s.view.Value(i)
	var open []terms.Tower
	for _, t := range s.towers(i) {
		if v.OpenTower(t) && !v.NotSure.Has(t) {
			open = append(open, t)
		}
	}
	return open
}

// waitingTower returns the first tower of a grid that is still to be asked.
func (s *Session) waitingTower(i int) (Place, bool) {
	if s.InDepth(i) {
		for _, t := range s.openTowers(i) {
			if p := (Place{i, assess.PartOf(t)}); !s.skipped[p] {
				return p, true
			}
		}
	}
	return Place{}, false
}

// first lists what comes before everything else of a greater depth, of what can be asked.
func (s *Session) first() (list []int) {
	if s.o.First == nil {
		return nil
	}
	for _, i := range s.o.First(s.view) {
		if s.Applies(i) && s.view.State(i) == answer.Missing {
			list = append(list, i)
		}
	}
	return list
}

// opener returns the first question that is still to be asked of those that open any
// conversation, before its first number; -1 when there is none. Nobody begins a call
// with what counts most.
func (s *Session) opener() int {
	for _, i := range s.q.AtDepth(assess.Quick) {
		if s.q.Schema.At(i).Type == answer.Number {
			break
		}
		if s.waiting(i) {
			return i
		}
	}
	return -1
}

// next returns what to ask: the first in the order of certainty, where one is
// given, behind what opens any conversation, otherwise the next question behind the last, or a tower that a grid leaves
// open, starting over at the top. The question is -1 when there is none.
func (s *Session) next() Place {
	s.early = false
	if s.deeper {
		for _, i := range s.first() {
			if s.early = s.waiting(i); s.early {
				return whole(i)
			}
		}
	}
	if s.o.Until != nil && s.o.Until.Order != nil {
		if i := s.opener(); i >= 0 {
			return whole(i)
		}
		for _, p := range s.o.Until.Order(s.view) {
			t, part := p.Part.Tower()
			if !part && s.waiting(p.Question) || part && s.InDepth(p.Question) && !s.skipped[p] && slices.Contains(s.openTowers(p.Question), t) {
				return p
			}
		}
	}
	n := len(s.asks)
	for k := range n {
		i := (s.last + 1 + k + n) % n
		if s.waiting(i) {
			return whole(i)
		}
		if p, ok := s.waitingTower(i); ok {
			return p
		}
	}
	return whole(-1)
}

// FirstDispute returns what people answered differently where that is the first
// thing to ask on the way to certainty.
func (s *Session) FirstDispute() (Place, bool) {
	if s.o.Until == nil || s.o.Until.Order == nil || len(s.Disputes()) == 0 {
		return Place{}, false
	}
	order := s.o.Until.Order(s.view)
	if len(order) == 0 || s.DisputedPart(order[0]) == nil {
		return Place{}, false
	}
	return order[0], true
}

// Current returns the question to ask now, and false at the end.
func (s *Session) Current() (int, bool) { return s.at, s.at >= 0 }

// Place returns what is asked now: the question of Current, or one tower of it.
func (s *Session) Place() Place { return Place{s.at, s.part} }

// Answer answers what is asked and goes on to the next. To a tower that is asked
// alone, the answer is a grid that names this tower.
func (s *Session) Answer(v answer.Value) []patch.Edit {
	p := s.Place()
	if p.Question < 0 {
		return nil
	}
	s.leave()
	return s.SetPart(p, v)
}

// Skip leaves the question that is asked for later.
func (s *Session) Skip() {
	if i := s.at; i >= 0 {
		p := s.Place()
		s.leave()
		s.skipped[p] = true
		s.refresh()
	}
}

// skipTowers leaves the towers that a grid leaves open for later.
func (s *Session) skipTowers(i int) {
	for _, t := range s.openTowers(i) {
		s.skipped[Place{i, assess.PartOf(t)}] = true
	}
	s.refresh()
}

// pass notes that the interview goes on behind what is asked, if that has had its turn.
func (s *Session) pass() {
	if s.early && !s.held {
		return
	}
	s.last = s.at
	if s.part != assess.Whole {
		s.last-- // another tower of the same grid may follow
	}
}

// leave notes where the interview was before it goes on.
func (s *Session) leave() {
	s.trail = append(s.trail, s.Place())
	s.pass()
	s.held = false
	delete(s.skipped, s.Place())
}

// Back returns to the question asked before, and reports false at the start.
func (s *Session) Back() bool {
	for len(s.trail) > 0 {
		p := s.trail[len(s.trail)-1]
		s.trail = s.trail[:len(s.trail)-1]
		if s.Applies(p.Question) && p != s.Place() {
			s.hold(p)
			return true
		}
	}
	return false
}

// CanBack reports whether there is a question to go back to.
func (s *Session) CanBack() bool {
	return slices.ContainsFunc(s.trail, func(p Place) bool { return s.Applies(p.Question) && p != s.Place() })
}

// SetAudience says who sits in front of the questions from now on, and signs the answers.
func (s *Session) SetAudience(a assess.Audience) {
	s.o.Audience, s.o.Person = a, a.Person()
	s.refresh()
}

// Jump goes to a question that applies, whatever the depth; the interview goes
// on from there.
func (s *Session) Jump(i int) { s.JumpTo(whole(i)) }

// JumpTo goes to a question that applies, or to one tower of it.
func (s *Session) JumpTo(p Place) {
	if p == s.Place() || p.Question < 0 || !s.Applies(p.Question) {
		return
	}
	if s.at >= 0 {
		s.trail = append(s.trail, s.Place())
	}
	s.hold(p)
}

func (s *Session) hold(p Place) {
	s.at, s.part, s.held = p.Question, p.Part, true
	delete(s.skipped, p)
}

// JumpToSection goes to the first question of a section that is still open, or to its
// first one. It reports false when no question of the section applies.
func (s *Session) JumpToSection(section int) bool {
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

// Skipped lists what was skipped and is still open, in the order of the
// questionnaire.
func (s *Session) Skipped() []Place {
	var list []Place
	for i := range s.asks {
		if !s.Applies(i) {
			continue
		}
		if s.skipped[whole(i)] && s.view.State(i) == answer.Missing {
			list = append(list, whole(i))
		}
		for _, t := range s.openTowers(i) {
			if p := (Place{i, assess.PartOf(t)}); s.skipped[p] {
				list = append(list, p)
			}
		}
	}
	return list
}

// Missing lists the questions of the depth that apply and are not answered. "Not
// sure" is an answer, and so is a grid that leaves towers open.
func (s *Session) Missing() []int {
	var list []int
	for i := range s.asks {
		if s.InDepth(i) && s.view.State(i) == answer.Missing {
			list = append(list, i)
		}
	}
	return list
}

// left lists the questions of the depth of which something is still to be asked.
func (s *Session) left() []int {
	var list []int
	for i := range s.asks {
		if s.InDepth(i) && (s.view.State(i) == answer.Missing || len(s.openTowers(i)) > 0) {
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
	p := Progress{Skipped: len(s.Skipped()), q: s.q}
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

// basis returns where an answer comes from, or nil.
func (s *Session) basis(p Place) *assess.Basis {
	at := slices.IndexFunc(s.e.Basis, func(b assess.Basis) bool { return b.Question == p.Question && b.Part == p.Part })
	if at < 0 {
		return nil
	}
	return &s.e.Basis[at]
}

// Deeper counts the questions that a greater depth would still ask.
func (s *Session) Deeper() int {
	n, first := 0, s.first()
	for i := range s.asks {
		if !s.asks[i] && s.Applies(i) && s.view.State(i) == answer.Missing && (s.o.Depth == assess.Call || slices.Contains(s.q.Call, i) || slices.Contains(first, i)) {
			n++
		}
	}
	return n
}

// DeeperFirst reports whether a greater depth begins with what comes before everything else.
func (s *Session) DeeperFirst() bool {
	return slices.ContainsFunc(s.first(), func(i int) bool { return !s.asks[i] })
}

// Deepen goes on to the next greater depth.
func (s *Session) Deepen() {
	if s.o.Depth == assess.Full {
		return
	}
	s.o.Depth++
	s.deeper = true
	first := s.first()
	for i := range s.asks {
		s.asks[i] = s.asks[i] || s.o.Depth == assess.Full || slices.Contains(s.q.Call, i) || slices.Contains(first, i)
	}
	s.last = -1
	s.refresh()
}
