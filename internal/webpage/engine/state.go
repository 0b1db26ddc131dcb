package main

import (
	"errors"

	"mspscope/internal/answer"
	"mspscope/internal/interview"
)

// State is where the questions stand: what a screen shows beside a question.
type State struct {
	Audience string          `json:"audience"`
	Depth    string          `json:"depth"`
	Client   string          `json:"client"`
	Question *interview.Form `json:"question"` // what is asked now; null at the end
	Progress Progress        `json:"progress"`
	List     []Listed        `json:"list"` // the questions of this depth that apply, and what else is answered
	CanBack  bool            `json:"can_back"`
	CanUndo  bool            `json:"can_undo"`
	Deeper   int             `json:"deeper"`  // how many more questions the next depth would ask
	Whether  bool            `json:"whether"` // it begins with what shows whether a service is needed at all
	*Call                    // on a call
}

// Call is what only the person who asks on a call is shown.
type Call struct {
	Shared   bool              `json:"shared"` // the client looks on: what is not for a client is left out
	Person   string            `json:"person"` // who answers, "" where nobody was named
	People   []string          `json:"people"` // who was named so far
	About    About             `json:"about"`
	Disputed int               `json:"disputed"` // questions that people answered differently
	Promises int               `json:"promises"`
	File     string            `json:"file"`   // what the file is called
	Beside   *interview.Beside `json:"beside"` // of the question that is asked; null at the end
}

// About is whom the engagement is about.
type About struct {
	Client    string `json:"client"`
	Contact   string `json:"contact"`
	Reference string `json:"reference"`
	Date      string `json:"date"`
}

// Progress is how far it is.
type Progress struct {
	Answered int    `json:"answered"`
	Unsure   int    `json:"unsure"`
	Total    int    `json:"total"`
	Skipped  int    `json:"skipped"`
	Words    string `json:"words"`
	Left     string `json:"left"` // how long the rest may take; "" where nothing is left
}

// Listed is one question in a list of all.
type Listed struct {
	ID      string `json:"id"`
	Topic   string `json:"topic"`
	Section string `json:"section"`
	State   string `json:"state"` // open, answered, not_sure, skipped
	Said    string `json:"said"`  // the answer in words; "" for none
	Now     bool   `json:"now"`   // it is asked now
	Extra   bool   `json:"extra"` // it is not of this depth

	Estimated bool `json:"estimated,omitempty"` // these on a call
	Disputed  bool `json:"disputed,omitempty"`
	Noted     bool `json:"noted,omitempty"`
	Private   bool `json:"private,omitempty"` // it is never shown to a client
}

// Found is a question that fits what was looked for.
type Found struct {
	ID    string `json:"id"`
	Topic string `json:"topic"`
	Why   string `json:"why"`
}

// Waits is a question that fits what was looked for and is not asked as things stand. Who
// looks on is told of none.
type Waits struct {
	Topic string `json:"topic"`
	Room  bool   `json:"room"` // it is about somebody who is in the room
}

var errNotBegun = errors.New("nothing is begun yet; ask 'begin' or 'open' first")

// with is the answer to a change: what was said of it, and where it stands now.
func (e *Engine) with(said []string) Reply {
	s := e.session
	o := s.Options()
	p := s.Progress()
	state := &State{
		Audience: o.Audience.String(), Depth: o.Depth.String(), Client: s.Engagement().Client.Name,
		Progress: Progress{p.Answered, p.Unsure, p.Total, p.Skipped, p.String(), p.Left()},
		List:     e.list(), CanBack: s.CanBack(), CanUndo: s.CanUndo(), Deeper: s.Deeper(), Whether: e.alone() && s.DeeperFirst(),
	}
	if _, ok := s.Current(); ok {
		f := e.form(s.Place())
		state.Question = &f
	}
	if !e.alone() {
		state.Call = e.onCall()
	}
	if e.shared() { // what came of a change may speak of what is not for the client
		e.later, said = append(e.later, said...), nil
	}
	anew := e.anew
	e.anew = false
	return Reply{Said: said, Anew: anew, State: state}
}

// form is a question as the screen may show it. A shared one has the question, the
// options and the client's own answer.
func (e *Engine) form(p interview.Place) interview.Form {
	f := e.session.Form(p)
	if e.shared() {
		f.Remarks, f.Note, f.Why = []string{}, "", ""
	}
	return f
}

// onCall is what the person who asks is shown beside the questions.
func (e *Engine) onCall() *Call {
	s := e.session
	c := s.Engagement().Client
	out := &Call{Shared: s.Shared(), People: []string{}, About: About{Client: c.Name}}
	if out.Shared {
		return out
	}
	out.Person = s.Options().Person
	out.People, out.Disputed, out.Promises, out.File = s.People(), len(s.Disputes()), len(s.Promises()), e.name
	out.About = About{c.Name, c.Contact, c.Reference, c.Date}
	if _, ok := s.Current(); ok {
		b := s.Beside(s.Place())
		out.Beside = &b
	}
	return out
}

func (e *Engine) stateNow(*Request) (Reply, error) {
	if e.session == nil {
		return Reply{}, errNotBegun
	}
	return e.with(nil), nil
}

// list lists the questions of this depth, and what else is answered.
func (e *Engine) list() []Listed {
	s, q := e.session, e.playbook.Questionnaire
	skipped := map[int]bool{}
	for _, p := range s.Skipped() {
		skipped[p.Question] = true
	}
	now, asked := s.Current()
	out := []Listed{}
	for _, i := range e.listed() {
		p := interview.Place{Question: i}
		l := Listed{
			ID: q.Questions[i].ID, Topic: q.Questions[i].Topic, Section: q.Sections[q.Questions[i].Section].Title,
			State: "open", Now: asked && i == now, Extra: !s.InDepth(i),
		}
		switch v := s.Shown(p); {
		case v.State == answer.Unknown:
			l.State, l.Said = "not_sure", s.SaidOf(p, v)
		case v.State == answer.Given:
			l.State, l.Said = "answered", e.said(p, v)
		case skipped[i]:
			l.State = "skipped"
		}
		if !e.alone() && !e.shared() {
			b := s.Beside(p)
			l.Estimated, l.Disputed, l.Noted, l.Private = b.Kind == interview.Estimated, b.Disputed, b.Note+b.PrivateNote != "", b.Private
		}
		out = append(out, l)
	}
	return out
}

// said is an answer in words; an estimate is said back as one.
func (e *Engine) said(p interview.Place, v answer.Value) string {
	text := e.session.SaidOf(p, v)
	if e.session.Guessed(p) {
		return e.playbook.Language.Say("words.about", "amount", text)
	}
	return text
}

// listed are the questions of the list: on a call all that apply, because anything can
// come up.
func (e *Engine) listed() []int {
	if e.alone() {
		return e.session.Answered()
	}
	var list []int
	for i := range e.playbook.Questionnaire.Questions {
		if e.session.Applies(i) {
			list = append(list, i)
		}
	}
	return list
}

// question is one question, wherever it stands.
func (e *Engine) question(r *Request) (Reply, error) {
	p, err := e.at(r.ID)
	if err != nil {
		return Reply{}, err
	}
	f := e.form(p)
	return Reply{Question: &f}, nil
}

// find looks for questions by words.
func (e *Engine) find(r *Request) (Reply, error) {
	if e.session == nil {
		return Reply{}, errNotBegun
	}
	q := e.playbook.Questionnaire
	out := Reply{Found: []Found{}}
	for _, f := range e.session.Search(r.Text) {
		out.Found = append(out.Found, Found{q.PartID(f.Place.Question, f.Place.Part), e.session.TopicOf(f.Place), f.Why})
	}
	if len(out.Found) > 0 || e.alone() || e.shared() {
		return out, nil
	}
	if topic, room, ok := e.session.Waits(r.Text); ok {
		out.Waits = &Waits{topic, room}
	}
	return out, nil
}

// at is the place that an id names.
func (e *Engine) at(id string) (interview.Place, error) {
	if e.session == nil {
		return interview.Place{}, errNotBegun
	}
	p, ok := e.session.AtID(id)
	switch {
	case ok:
		return p, nil
	case id == "":
		return p, errors.New("all questions are asked; name one")
	}
	return p, errors.New("there is no question " + id + " that applies")
}

// follow puts the questions as they are put to whoever answers: a link is passed on.
func (e *Engine) follow(who string) []string {
	o := e.session.Options()
	next := forWhom(o, who)
	if next.Audience == o.Audience {
		return nil
	}
	before := e.session.Progress().Asked()
	e.session.SetAudience(next.Audience)
	if e.session.Progress().Asked() < before {
		return []string{"Answers that were given in another role are kept, and are not shown to you."}
	}
	return nil
}
