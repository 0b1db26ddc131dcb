package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"mspscope/internal/interview"
	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/webpage/options"
	"mspscope/internal/yamldoc"
)

// Engine is one page: its playbook and the engagement that is being answered.
type Engine struct {
	playbook *playbook.Playbook
	options  options.Options
	session  *interview.Session
	name     string   // what problems of the file call it
	data     []byte   // the engagement as a file
	anew     bool     // the last change laid it out anew, without its comments
	later    []string // said while the client looks on, and kept until that ends
}

// Request is what a page asks. Which of it counts follows from Do.
type Request struct {
	Do string `json:"do"`

	Files    map[string]string  `json:"files"` // load: the data, by the names of their files
	Identity *playbook.Identity `json:"identity"`
	Options  options.Options    `json:"options"`

	Audience string `json:"audience"` // begin
	Who      string `json:"who"`      // begin: an option of the question who answers
	Client   string `json:"client"`   // begin
	Contact  string `json:"contact"`  // begin
	Date     string `json:"date"`     // begin, open: the day of the answers, YYYY-MM-DD

	Name string `json:"name"` // open: what the file is called
	File string `json:"file"` // open: what stands in it

	ID      string `json:"id"` // of a question or a part of one; "" for what is asked now
	Private bool   `json:"private"`
	interview.Given

	Person    string                     `json:"person"`    // person: who answers from now on
	On        bool                       `json:"on"`        // share: the client looks on
	General   bool                       `json:"general"`   // note: the one that belongs to no question
	Add       bool                       `json:"add"`       // note: behind what stands there
	Index     int                        `json:"index"`     // promise: which one is changed, from 1 on; 0 for a new one
	Pick      int                        `json:"pick"`      // settle: 0 for the answer in use, n for the n-th of the others
	Kind      string                     `json:"kind"`      // kind: stated, estimated or seen
	Row       string                     `json:"row"`       // decide: the id of an activity
	Side      string                     `json:"side"`      // decide: who does it; "" takes the decision back
	By        string                     `json:"by"`        // decide: who agreed
	Quote     map[string]json.RawMessage `json:"quote"`     // set_quote: the keys that change, null for one that goes
	Reference string                     `json:"reference"` // about
	Contested bool                       `json:"contested"` // rows: only those that are still to be settled, or were

	Document string `json:"document"` // document: which one
	For      string `json:"for"`      // document: for which reader
	View     string `json:"view"`     // document: client or internal
}

// Reply is what every answer may hold beside its own.
type Reply struct {
	Error    string           `json:"error,omitempty"`
	Problems []Problem        `json:"problems,omitempty"` // of a file or of data that cannot be read
	Said     []string         `json:"said,omitempty"`     // what came of a change
	Anew     bool             `json:"anew,omitempty"`     // the file was laid out anew for it: what people wrote beside the values is gone
	Asked    *interview.Asked `json:"asked,omitempty"`    // what keeps an answer from being taken
	State    *State           `json:"state,omitempty"`
	Mine     string           `json:"mine,omitempty"` // what was answered, where somebody else's answer stays in use
	Question *interview.Form  `json:"question,omitempty"`
	Loaded   *Loaded          `json:"loaded,omitempty"`
	Quick    *Quick           `json:"quick,omitempty"`
	Result   *Result          `json:"result,omitempty"`
	Document *Document        `json:"document,omitempty"`
	Text     string           `json:"text,omitempty"`
	Name     string           `json:"name,omitempty"`
	Found    []Found          `json:"found,omitempty"`
	Waits    *Waits           `json:"waits,omitempty"`
	Live     *page.CallPanel  `json:"live,omitempty"`
	Notes    *Notes           `json:"notes,omitempty"`
	Rows     *Rows            `json:"rows,omitempty"`
	Quote    *Quote           `json:"quote,omitempty"`
}

// Problem is something wrong with a file, with its place.
type Problem struct {
	File string `json:"file"`
	Line int    `json:"line"`
	Col  int    `json:"col"`
	Text string `json:"text"`
}

// handler answers one kind of request.
type handler func(*Engine, *Request) (Reply, error)

// handlers are the requests by what they do.
func handlers() map[string]handler {
	return map[string]handler{
		"load": (*Engine).load, "prove": (*Engine).prove, "begin": (*Engine).begin, "open": (*Engine).open,
		"state": (*Engine).stateNow, "question": (*Engine).question, "find": (*Engine).find,
		"answer": (*Engine).answer, "not_sure": (*Engine).notSure, "skip": (*Engine).skip, "back": (*Engine).back,
		"jump": (*Engine).jump, "undo": (*Engine).undo, "note": (*Engine).note, "deepen": (*Engine).deepen,
		"unskip": (*Engine).unskip,
		"quick":  (*Engine).quick, "result": (*Engine).result, "document": (*Engine).document, "file": (*Engine).file,
		"summary": (*Engine).summary, "code": (*Engine).code,
		"person": onCall((*Engine).person), "share": onCall((*Engine).share), "live": onCall((*Engine).live),
		"notes": onCall((*Engine).notes), "promise": onCall((*Engine).promise), "settle": onCall((*Engine).settle),
		"kind": onCall((*Engine).kind), "rows": onCall((*Engine).rows), "decide": onCall((*Engine).decide),
		"quote": onCall((*Engine).quote), "set_quote": onCall((*Engine).setQuote), "about": onCall((*Engine).about),
	}
}

// Answer answers a request. It always answers: with what was asked for, or with an error.
func (e *Engine) Answer(request []byte) []byte {
	reply, err := e.reply(request)
	if err != nil {
		reply = failed(err)
	}
	text, err := json.Marshal(&reply)
	if err != nil {
		return []byte(`{"error":"the answer cannot be written"}`)
	}
	return text
}

func (e *Engine) reply(request []byte) (Reply, error) {
	var r Request
	if err := json.Unmarshal(request, &r); err != nil {
		return Reply{}, fmt.Errorf("the request cannot be read: %w", err)
	}
	all := handlers()
	do, ok := all[r.Do]
	switch {
	case !ok:
		return Reply{}, fmt.Errorf("unknown request %q; there are %s", r.Do, strings.Join(slices.Sorted(maps.Keys(all)), ", "))
	case r.Do != "load" && e.playbook == nil:
		return Reply{}, errors.New("the data are not loaded yet; ask 'load' first")
	case e.shared() && !forShared(r):
		return Reply{}, errShared
	}
	shared := e.shared()
	reply, err := do(e, &r)
	if err != nil && shared { // what is wrong may speak of what is not for the client
		e.later, err = append(e.later, err.Error()), errNotNow
	}
	return reply, err
}

// failed is the answer where something is wrong.
func failed(err error) Reply {
	r := Reply{Error: err.Error()}
	if problems, ok := errors.AsType[yamldoc.Problems](err); ok {
		for _, p := range problems {
			r.Problems = append(r.Problems, Problem{p.File, p.Line, p.Col, p.Message})
		}
	}
	return r
}

// Loaded is what a page can know before anybody answers.
type Loaded struct {
	Title     string `json:"title"`
	Identity  string `json:"digest"`
	Version   string `json:"version"`
	Quick     int    `json:"quick"` // how many questions are asked first
	All       int    `json:"all"`
	Who       []Pick `json:"who"` // who can be answering
	Provider  string `json:"provider"`
	Currency  string `json:"currency"`
	Questions []Pick `json:"questions"` // those that are asked first, by their topics
	Texts     any    `json:"texts"`     // the sentences of the page itself; null for none
}

// Pick is an id with what it is called.
type Pick struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

// load reads the data. What certifies a recommendation is left for later: the first
// screen does not need it.
func (e *Engine) load(r *Request) (Reply, error) {
	if r.Identity == nil {
		return Reply{}, errors.New("load needs the identity of the data")
	}
	if err := r.Options.Check(); err != nil {
		return Reply{}, fmt.Errorf("load: %w", err)
	}
	files := playbook.Shipped{Text: func(file string) string { return r.Files[file] }, As: r.Identity}
	p, err := playbook.LoadShipped(files, r.Options.Parts())
	if err != nil {
		return Reply{}, err
	}
	*e = Engine{playbook: p, options: r.Options}
	return Reply{Loaded: e.loaded()}, nil
}

func (e *Engine) loaded() *Loaded {
	p, q := e.playbook, e.playbook.Questionnaire
	out := &Loaded{
		Title: q.Title, Identity: p.Digest, Version: p.Version, Quick: len(q.Quick), All: len(q.Questions),
		Provider: p.OurName, Currency: p.Currency, Who: []Pick{}, Questions: []Pick{}, Texts: p.Texts.Alone,
	}
	if i := q.Roles(); i >= 0 {
		for _, o := range q.Questions[i].Options {
			out.Who = append(out.Who, Pick{o.ID, o.Plain})
		}
	}
	for _, i := range q.Quick {
		if !q.Questions[i].Private() {
			out.Questions = append(out.Questions, Pick{q.Questions[i].ID, q.Questions[i].Topic})
		}
	}
	return out
}

// prove makes what certifies a recommendation, once the first screen stands.
func (e *Engine) prove(*Request) (Reply, error) {
	e.playbook.Prove()
	return Reply{}, nil
}
