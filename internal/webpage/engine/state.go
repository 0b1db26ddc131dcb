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
	Deeper   int             `json:"deeper"` // how many more questions the next depth would ask
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
}

// Found is a question that fits what was looked for.
type Found struct {
	ID    string `json:"id"`
	Topic string `json:"topic"`
	Why   string `json:"why"`
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
		List:     e.list(), CanBack: s.CanBack(), CanUndo: s.CanUndo(), Deeper: s.Deeper(),
	}
	if _, ok := s.Current(); ok {
		f := s.Form(s.Place())
		state.Question = &f
	}
	return Reply{Said: said, State: state}
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
	for _, i := range s.Answered() {
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

// question is one question, wherever it stands.
func (e *Engine) question(r *Request) (Reply, error) {
	p, err := e.at(r.ID)
	if err != nil {
		return Reply{}, err
	}
	f := e.session.Form(p)
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
