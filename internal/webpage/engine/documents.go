package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"mspscope/internal/page"
	"mspscope/internal/result"
	"mspscope/internal/scope"
)

// The documents of the command line, for a page that is used on a call.

// nextShown is how many open questions are listed, as 'mspscope next' does.
const nextShown = 12

// paper is a document with what its command asks of a result.
type paper struct {
	client   func(result.Client) *page.Document
	internal func(*result.Result) *page.Document // nil: there is none for the provider alone
	ask      scope.Ask
	rows     bool // it reads the responsibility matrix
	note     bool // as text it is that of 'note'
}

// papers are the documents by their names.
func papers() map[string]paper {
	return map[string]paper{
		"recommend": {client: page.Recommend, internal: page.RecommendInternal},
		"estimate":  {client: page.Estimate, internal: page.EstimateInternal},
		"raci": {
			client:   func(c result.Client) *page.Document { return page.RACI(c, result.Filter{}) },
			internal: func(r *result.Result) *page.Document { return page.RACIInternal(r, result.Filter{}) }, rows: true,
		},
		"plan": {client: page.Plan, internal: page.PlanInternal, ask: scope.Ask{Plan: true}, rows: true},
		"next": {
			client:   func(c result.Client) *page.Document { return page.Next(c, nextShown) },
			internal: func(r *result.Result) *page.Document { return page.NextInternal(r, nextShown) },
		},
		"message":  {client: func(c result.Client) *page.Document { return page.Message(c, nextShown) }, note: true},
		"report":   {client: page.Report, internal: page.ReportInternal, ask: scope.Ask{Plan: true, From: true}, rows: true},
		"assessed": {client: page.Assessed},
		"self":     {client: page.SelfAssessed},
		"say":      {client: page.Say, ask: scope.Ask{From: true}, note: true},
		"shown":    {client: page.Shown, ask: scope.Ask{From: true}, note: true},
		"standing": {internal: page.Standing},
		"note":     {internal: page.CallNote, ask: scope.Ask{From: true}, note: true},
	}
}

// document is one document of the command line.
func (e *Engine) document(r *Request) (Reply, error) {
	all := papers()
	p, ok := all[r.Document]
	switch {
	case !ok:
		return Reply{}, fmt.Errorf("unknown document %q; there are %s", r.Document, strings.Join(slices.Sorted(maps.Keys(all)), ", "))
	case e.session == nil:
		return Reply{}, errNotBegun
	case e.alone():
		return Reply{}, errors.New("this page is for people who answer alone; its documents are those of 'result'")
	}
	p.ask.Reader = result.Reader(r.For)
	if !slices.Contains([]result.Reader{"", result.Owner, result.ITLead, result.Delivery}, p.ask.Reader) {
		return Reply{}, fmt.Errorf("a document is for owner, it_lead or delivery, not for %q", r.For)
	}
	e.playbook.Prove()
	with := e.playbook
	if !p.rows { // as the command, which does not read it
		without := *e.playbook
		without.Catalogue = nil
		with = &without
	}
	res, err := scope.Of(with, e.session.ForReader(), p.ask)
	if err != nil {
		return Reply{}, err
	}
	d := p.of(res, r.View == viewInternal)
	laid := documentOf(d)
	text := textOf(&laid)
	if p.note {
		text = page.NoteText(d)
	}
	return Reply{Document: &laid, Text: text}, nil
}

// of is the document for the client, or as the provider reads it.
func (p *paper) of(r *result.Result, internal bool) *page.Document {
	if p.client == nil || internal && p.internal != nil {
		return p.internal(r)
	}
	return p.client(r.ForClient())
}
