package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/page"
	"mspscope/internal/result"
	"mspscope/internal/scope"
	"mspscope/internal/webpage/options"
	"mspscope/internal/words"
)

// Quick is where it points after an answer, before the rest is worked out.
type Quick struct {
	Outcome string `json:"outcome"`
	Model   string `json:"model"` // its id; "" for none
	Name    string `json:"name"`  // inside a sentence
	Certain *bool  `json:"certain"`
	Price   string `json:"price"` // in words; "" where it is not known or not said
}

// quick is what can be said at once: it is asked after every answer.
func (e *Engine) quick(*Request) (Reply, error) {
	if e.session == nil {
		return Reply{}, errNotBegun
	}
	s, err := scope.Quick(e.playbook, e.session.ForReader())
	if err != nil {
		return Reply{}, err
	}
	out := &Quick{Outcome: string(s.Outcome), Certain: s.Certain}
	if e.options.Reveal == options.RevealPoints {
		return Reply{Quick: out}, nil
	}
	if s.Model != nil {
		out.Model, out.Name = s.Model.String(), e.playbook.Texts.Models[*s.Model].FullInSentence()
	}
	if m := s.Monthly; m != nil && m.Known && e.options.Price != options.PriceNone {
		out.Price = page.Bracket(&e.playbook.Language, *m, e.playbook.Currency)
	}
	return Reply{Quick: out}, nil
}

// Result is what came out, as a page shows it.
type Result struct {
	Documents []Document `json:"documents"`
	Digest    string     `json:"digest"`
	Version   string     `json:"version"`
	Note      string     `json:"note"` // what this provider has to say first; "" for nothing
}

// result is what came out for whoever answers, as much of it as the page was made for.
func (e *Engine) result(*Request) (Reply, error) {
	r, err := e.worked("")
	if err != nil {
		return Reply{}, err
	}
	c := r.ForClient()
	out := &Result{Digest: e.playbook.Digest, Version: e.playbook.Version, Note: e.tooSmall(r)}
	for _, d := range e.revealed(c) {
		out.Documents = append(out.Documents, documentOf(d))
	}
	return Reply{Result: out}, nil
}

// revealed are the documents that somebody who answers alone reads.
func (e *Engine) revealed(c result.Client) []*page.Document {
	if e.options.Reveal == options.RevealPoints {
		return []*page.Document{page.SelfPoints(c)}
	}
	documents := []*page.Document{page.SelfAssessed(c), page.StillOpen(c)}
	if e.options.Price == options.PriceFull && c.Result().Estimate != nil {
		documents = append(documents, page.Estimate(c))
	}
	if e.options.Reveal == options.RevealReport {
		documents = append(documents, page.Report(c).Choose(nil, e.unsaidOfPrice()))
	}
	return documents
}

// unsaidOfPrice are the sections of a report that a page leaves out which says no more of the
// price than from where to where.
func (e *Engine) unsaidOfPrice() []string {
	if e.options.Price == options.PriceFull {
		return nil
	}
	return []string{"options", "lines", "today", "rates"}
}

// worked is the result of the answers as they stand.
func (e *Engine) worked(reader result.Reader) (*result.Result, error) {
	if e.session == nil {
		return nil, errNotBegun
	}
	e.playbook.Prove()
	if reader == "" {
		switch e.session.Options().Audience {
		case assess.OwnerAlone:
			reader = result.Owner
		case assess.ITLeadAlone:
			reader = result.ITLead
		case assess.Discovery:
		}
	}
	ask := scope.Ask{Reader: reader}
	if e.options.Reveal == options.RevealReport || !e.alone() {
		ask.Plan, ask.From = true, true
	}
	return scope.Of(e.playbook, e.session.ForReader(), ask)
}

// tooSmall says to a client below the size that this provider serves that it is too small.
func (e *Engine) tooSmall(r *result.Result) string {
	least := e.options.Smallest
	if least == 0 {
		return ""
	}
	a := r.Answer("users_count")
	if a == nil || !a.Given() {
		return ""
	}
	q := e.playbook.Questionnaire
	i := q.Schema.Find("users_count")
	v := e.session.Engagement().Answers.Values[i]
	if v.High() >= least*100 {
		return ""
	}
	return e.playbook.Texts.SmallerThan(least)
}

// document is one document of the command line, for a page that is used on a call.
func (e *Engine) document(r *Request) (Reply, error) {
	all := documents()
	document, ok := all[r.Document]
	if !ok {
		return Reply{}, fmt.Errorf("unknown document %q; there are %s", r.Document, strings.Join(documentNames(), ", "))
	}
	if e.alone() {
		return Reply{}, errors.New("this page is for people who answer alone; its documents are those of 'result'")
	}
	res, err := e.worked(result.Reader(r.For))
	if err != nil {
		return Reply{}, err
	}
	d := documentOf(document(res, r.View == "internal"))
	return Reply{Document: &d}, nil
}

// maker makes a document: for the client, or as the provider reads it.
type maker func(r *result.Result, internal bool) *page.Document

// documents are the documents by their names.
func documents() map[string]maker {
	both := func(client func(result.Client) *page.Document, internal func(*result.Result) *page.Document) maker {
		return func(r *result.Result, inside bool) *page.Document {
			if inside {
				return internal(r)
			}
			return client(r.ForClient())
		}
	}
	always := func(internal func(*result.Result) *page.Document) maker {
		return func(r *result.Result, _ bool) *page.Document { return internal(r) }
	}
	client := func(d func(result.Client) *page.Document) maker {
		return func(r *result.Result, _ bool) *page.Document { return d(r.ForClient()) }
	}
	return map[string]maker{
		"recommend": both(page.Recommend, page.RecommendInternal), "estimate": both(page.Estimate, page.EstimateInternal),
		"raci": both(raci, raciInternal), "report": both(page.Report, page.ReportInternal),
		"assessed": client(page.Assessed), "self": client(page.SelfAssessed), "say": client(page.Say),
		"standing": always(page.Standing), "note": always(page.CallNote),
	}
}

func raci(c result.Client) *page.Document { return page.RACI(c, result.Filter{}) }

func raciInternal(r *result.Result) *page.Document { return page.RACIInternal(r, result.Filter{}) }

// documentNames lists the names of the documents.
func documentNames() []string {
	all := documents()
	names := make([]string, 0, len(all))
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// file is the engagement as a file, to be kept or sent back.
func (e *Engine) file(*Request) (Reply, error) {
	if e.session == nil {
		return Reply{}, errNotBegun
	}
	_, asking := e.session.Current()
	if _, err := e.write(e.session.Leave(!asking)); err != nil {
		return Reply{}, err
	}
	return Reply{Text: string(e.data), Name: e.name}, nil
}

// summary is the result as a text for a message.
func (e *Engine) summary(*Request) (Reply, error) {
	r, err := e.worked("")
	if err != nil {
		return Reply{}, err
	}
	var texts []string
	if note := e.tooSmall(r); note != "" {
		texts = append(texts, note)
	}
	d := page.SelfMailed(r.ForClient())
	if e.options.Reveal == options.RevealPoints {
		d = page.SelfPoints(r.ForClient())
	}
	texts = append(texts, page.PlainText(d))
	return Reply{Text: words.Large(strings.Join(texts, "\n\n"))}, nil
}
