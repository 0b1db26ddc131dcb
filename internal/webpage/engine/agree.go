package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/emit"
	"mspscope/internal/interview"
	"mspscope/internal/result"
	"mspscope/internal/scope"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
	"mspscope/responsibility"
)

// What is agreed on a call: rows of the matrix, and the quote.

// Rows are activities of the responsibility matrix with who does them.
type Rows struct {
	Rows  []Row  `json:"rows"`
	Sides []Pick `json:"sides"` // who can do one
}

// Row is one activity.
type Row struct {
	ID        string `json:"id"`
	Tower     string `json:"tower"` // its name
	Name      string `json:"name"`
	Side      string `json:"side"`
	SideSaid  string `json:"side_said"`
	Status    string `json:"status"`
	Contested bool   `json:"contested"` // nobody has decided it, and both sides could do it
	Decided   bool   `json:"decided"`
	Why       string `json:"why"` // the question that settles it, or why it is where it is; "" for neither
	By        string `json:"by"`
	On        string `json:"on"`
	Fee       string `json:"fee_said"`
}

// rows lists the activities of the matrix.
func (e *Engine) rows(r *Request) (Reply, error) {
	res, err := e.scoped(scope.Ask{})
	if err != nil {
		return Reply{}, err
	}
	out := &Rows{Rows: []Row{}, Sides: []Pick{}}
	l := &e.playbook.Language
	for _, side := range []terms.Side{terms.Provider, terms.Shared, terms.Client} {
		out.Sides = append(out.Sides, Pick{side.String(), l.SayOf("raci.side", side.String())})
	}
	if res.RACI == nil {
		return Reply{Rows: out}, nil
	}
	settles := map[string]string{}
	for _, s := range res.RACI.ToSettle {
		settles[s.Row] = s.Question
	}
	for i := range res.RACI.Activities {
		a := &res.RACI.Activities[i]
		question, open := settles[a.ID]
		decided := a.Status == responsibility.Agreed
		if r.Contested && !open && !decided {
			continue
		}
		row := Row{
			ID: a.ID, Tower: res.Words.Towers[a.Tower], Name: a.Name, Side: a.Side.String(), SideSaid: l.SayOf("raci.side", a.Side.String()),
			Status: string(a.Status), Contested: open, Decided: decided, Why: question, By: string(a.By), On: string(a.On), Fee: string(a.FeeNote),
		}
		if row.Why == "" {
			row.Why = a.Because
		}
		out.Rows = append(out.Rows, row)
	}
	return Reply{Rows: out}, nil
}

// decide says who does an activity.
func (e *Engine) decide(r *Request) (Reply, error) {
	side := terms.Undecided
	if r.Side != "" {
		s, known := terms.ParseSide(r.Side)
		if !known || s == terms.ThirdParty || s == terms.Undecided {
			return Reply{}, fmt.Errorf("an activity is done by provider, shared or client, not by %q", r.Side)
		}
		side = s
	}
	if e.playbook.Catalogue.Find(r.Row) == nil {
		return Reply{}, fmt.Errorf("there is no activity %q", r.Row)
	}
	return e.changed(e.session.Decide(r.Row, side, strings.TrimSpace(r.By)), nil)
}

// Quote is the quote of an engagement, and what can be done with it.
type Quote struct {
	Now      json.RawMessage `json:"now"` // as an engagement file in JSON has it
	Statuses []Pick          `json:"statuses"`
	Lines    []Pick          `json:"lines"` // of the estimate, which can be left out
	Said     []string        `json:"said"`  // what keeps it from being what it is to be
	Currency string          `json:"currency"`
}

// quote is the quote as it stands.
func (e *Engine) quote(*Request) (Reply, error) {
	res, err := e.scoped(scope.Ask{})
	if err != nil {
		return Reply{}, err
	}
	on := e.session.Engagement()
	n := on.Quote.Node(e.playbook.Questionnaire, true)
	out := &Quote{Now: emit.Node(&n), Statuses: []Pick{}, Lines: []Pick{}, Said: []string{}, Currency: e.playbook.Currency}
	for _, s := range []terms.Status{terms.Budget, terms.Proposal, terms.Agreement} {
		out.Statuses = append(out.Statuses, Pick{s.String(), words.Large(e.playbook.Language.SayOf("note.status", s.String()))})
	}
	out.Lines = append(out.Lines, linesToLeaveOut(res, e.playbook.Card.LineIDs())...)
	if res.Internal != nil {
		for i := range res.Internal.Refused {
			out.Said = append(out.Said, res.Internal.Refused[i].Text) // what to do about it is on the same screen
		}
	}
	return Reply{Quote: out}, nil
}

// linesToLeaveOut are the lines of the price as it stands, and those that are left out.
func linesToLeaveOut(r *result.Result, known []string) []Pick {
	out := []Pick{}
	add := func(id, label string) {
		if id != "" && !slices.ContainsFunc(out, func(p Pick) bool { return p.ID == id }) {
			out = append(out, Pick{id, label})
		}
	}
	if r.Estimate == nil {
		return out
	}
	if m := r.Model(); m != nil {
		one := r.Estimate.Models.Of(*m)
		for i := range one.Lines {
			if slices.Contains(known, one.Lines[i].ID) { // a discount is taken off otherwise
				add(one.Lines[i].ID, one.Lines[i].Label)
			}
		}
	}
	for i := range r.Estimate.LeftOut {
		add(r.Estimate.LeftOut[i].ID, r.Estimate.LeftOut[i].Label)
	}
	return out
}

// setQuote changes keys of the quote. What the reader of a file would refuse is refused.
func (e *Engine) setQuote(r *Request) (Reply, error) {
	on := e.session.Engagement()
	n := on.Quote.Node(e.playbook.Questionnaire, true)
	keys := map[string]json.RawMessage{}
	for i := range n.Pairs {
		keys[n.Pairs[i].Key.Text] = emit.Node(&n.Pairs[i].Value)
	}
	for key, value := range r.Quote {
		if delete(keys, key); string(value) != "null" {
			keys[key] = value
		}
	}
	next, err := e.readPart(map[string]any{"quote": keys})
	if err != nil {
		return Reply{Asked: &interview.Asked{Wrong: firstProblem(err)}}, nil
	}
	with := *on
	with.Quote = next.Quote
	if _, err := scope.Of(e.playbook, &with, scope.Ask{}); err != nil {
		return Reply{Asked: &interview.Asked{Wrong: firstProblem(err)}}, nil
	}
	return e.changed(e.session.SetQuote(next.Quote), nil)
}

// readPart reads a part of an engagement as if it stood in a file.
func (e *Engine) readPart(part map[string]any) (*assess.Engagement, error) {
	part["version"] = 1
	text, err := json.Marshal(part)
	if err != nil {
		return nil, fmt.Errorf("it cannot be read: %w", err)
	}
	return e.read(e.name, text)
}

// wrong says what the reader of a file refuses in a part of one; "" for nothing.
func (e *Engine) wrong(part map[string]any) string {
	if _, err := e.readPart(part); err != nil {
		return firstProblem(err)
	}
	return ""
}

// firstProblem is what is wrong with a part of a file, without the place in it: nobody
// sees that file.
func firstProblem(err error) string {
	problems, ok := errors.AsType[yamldoc.Problems](err)
	if !ok || len(problems) == 0 {
		return words.Large(err.Error()) + "."
	}
	texts := make([]string, 0, len(problems))
	for _, p := range problems {
		if text := words.Large(withoutKey(p.Message)) + "."; !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, " ")
}

// withoutKey is a problem that stands beside its field, which has a name of its own.
func withoutKey(problem string) string {
	key, says, ok := strings.Cut(problem, " must ")
	if !ok || strings.ContainsAny(key, " ;:") {
		return problem
	}
	return "this must " + says
}
