package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/interview"
	"mspscope/internal/page"
	"mspscope/internal/scope"
)

// What only a page for calls is asked.

var (
	errShared = errors.New("not on a shared screen")
	errNotNow = errors.New("that could not be done; the reason is told once the screen is not shared any more")
	errAlone  = errors.New("this page is for people who answer alone; a page for calls has its own audience")
)

// onCall is a request that only a page for calls answers, once something is begun.
func onCall(do handler) handler {
	return func(e *Engine, r *Request) (Reply, error) {
		switch {
		case e.session == nil:
			return Reply{}, errNotBegun
		case e.alone():
			return Reply{}, errAlone
		}
		return do(e, r)
	}
}

// shared reports whether the client looks on.
func (e *Engine) shared() bool { return e.session != nil && e.session.Shared() }

// forShared reports whether a request is answered while the client looks on: what gives
// the question, the options and the client's own answer, what is said to the client, and
// the file, which no screen shows. Nothing else is begun or opened meanwhile: it may be of
// another client, and would not be shared.
func forShared(r Request) bool {
	switch r.Do {
	case "prove", "share", "state", "question", "find", "answer", "not_sure", "skip", "back", "jump", "deepen", "unskip", "file":
		return true
	case "document":
		return (r.Document == "say" || r.Document == "shown") && r.View != viewInternal
	}
	return false
}

// viewInternal is the view of the person who asks.
const viewInternal = "internal"

// person says who answers from now on.
func (e *Engine) person(r *Request) (Reply, error) {
	e.session.SetPerson(strings.TrimSpace(r.Person))
	return e.with(nil), nil
}

// share says whether the client looks on. What was said meanwhile and is not for the
// client is said once that ends.
func (e *Engine) share(r *Request) (Reply, error) {
	e.session.Share(r.On)
	if r.On {
		return e.with(nil), nil
	}
	said := e.later
	e.later = nil
	return e.with(said), nil
}

// live is what stands beside the questions.
func (e *Engine) live(*Request) (Reply, error) {
	r, err := e.scoped(scope.Ask{})
	if err != nil {
		return Reply{}, err
	}
	panel := page.Panel(r)
	return Reply{Live: &panel}, nil
}

// Notes are all notes and promises.
type Notes struct {
	General        string    `json:"general"`
	PrivateGeneral string    `json:"private_general"`
	On             []NoteOn  `json:"on"`
	Promises       []Promise `json:"promises"`
}

// NoteOn is what was noted on one question.
type NoteOn struct {
	ID      string `json:"id"`
	Topic   string `json:"topic"`
	Text    string `json:"text"`
	Private string `json:"private"`
}

// Promise is something that was promised to the client.
type Promise struct {
	Text string `json:"text"`
	By   string `json:"by"`
	On   string `json:"on"`
}

// notes lists what was noted and promised.
func (e *Engine) notes(*Request) (Reply, error) {
	s, q, on := e.session, e.playbook.Questionnaire, e.session.Engagement()
	out := &Notes{General: on.General, PrivateGeneral: on.PrivateTold, On: []NoteOn{}, Promises: []Promise{}}
	for i := range q.Questions {
		for _, all := range [][]assess.Note{on.Notes, on.PrivateNotes} {
			for _, n := range all {
				p := interview.Place{Question: n.Question, Part: n.Part}
				id := q.PartID(n.Question, n.Part)
				if n.Question != i || slices.ContainsFunc(out.On, func(have NoteOn) bool { return have.ID == id }) {
					continue
				}
				out.On = append(out.On, NoteOn{id, s.TopicOf(p), s.Note(p, false), s.Note(p, true)})
			}
		}
	}
	for _, p := range s.Promises() {
		out.Promises = append(out.Promises, Promise{p.Text, p.By, p.On})
	}
	return Reply{Notes: out}, nil
}

// promise notes what was promised, words it anew, or takes it back.
func (e *Engine) promise(r *Request) (Reply, error) {
	s := e.session
	switch {
	case interview.TooLong(r.Text):
		return Reply{Asked: &interview.Asked{Wrong: interview.TextTooLong()}}, nil
	case r.Index == 0:
		return e.changed(s.Promise(r.Text), nil)
	case r.Index < 0 || r.Index > len(s.Promises()):
		return Reply{}, fmt.Errorf("there is no promise %d", r.Index)
	}
	return e.changed(s.ChangePromise(r.Index-1, r.Text), nil)
}

// settle ends a contradiction.
func (e *Engine) settle(r *Request) (Reply, error) {
	p, err := e.at(r.ID)
	if err != nil {
		return Reply{}, err
	}
	b := e.session.DisputedPart(p)
	if b == nil {
		return Reply{}, errors.New("nobody disputes " + e.playbook.Questionnaire.PartID(p.Question, p.Part))
	}
	if r.Pick < 0 || r.Pick > len(b.Others) {
		return Reply{}, fmt.Errorf("there is no answer %d to choose", r.Pick)
	}
	return e.changed(e.session.Settle(p, r.Pick), nil)
}

// kind says how an answer is known.
func (e *Engine) kind(r *Request) (Reply, error) {
	p, err := e.at(r.ID)
	if err != nil {
		return Reply{}, err
	}
	if !slices.Contains([]string{interview.Stated, interview.Estimated, interview.Seen}, r.Kind) {
		return Reply{}, fmt.Errorf("an answer is stated, estimated or seen, not %q", r.Kind)
	}
	b := e.session.Beside(p)
	return e.changed(e.session.SetBasis(p, r.Kind, b.By), nil)
}

// about says who the client is.
func (e *Engine) about(r *Request) (Reply, error) {
	next := assess.Client{
		Name: strings.TrimSpace(r.Client), Contact: strings.TrimSpace(r.Contact), Reference: strings.TrimSpace(r.Reference), Date: strings.TrimSpace(r.Date),
	}
	if wrong := e.wrong(map[string]any{"client": aboutKeys(next)}); wrong != "" {
		return Reply{Asked: &interview.Asked{Wrong: wrong}}, nil
	}
	return e.changed(e.session.SetAbout(next), nil)
}

// aboutKeys is the client as an engagement has it.
func aboutKeys(c assess.Client) map[string]string {
	keys := map[string]string{"name": c.Name, "contact": c.Contact, "reference": c.Reference, "date": c.Date}
	for key, text := range keys {
		if text == "" {
			delete(keys, key)
		}
	}
	return keys
}
