package main

import (
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
	r, err := e.worked()
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

// worked is the result of the answers as they stand, for whoever answers alone.
func (e *Engine) worked() (*result.Result, error) {
	ask := scope.Ask{}
	switch {
	case e.session == nil:
		return nil, errNotBegun
	case e.session.Options().Audience == assess.OwnerAlone:
		ask.Reader = result.Owner
	case e.session.Options().Audience == assess.ITLeadAlone:
		ask.Reader = result.ITLead
	}
	ask.Plan, ask.From = e.options.Reveal == options.RevealReport, e.options.Reveal == options.RevealReport
	return e.scoped(ask)
}

// scoped is the result with what is asked of it.
func (e *Engine) scoped(ask scope.Ask) (*result.Result, error) {
	if e.session == nil {
		return nil, errNotBegun
	}
	e.playbook.Prove()
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

// file is the engagement as a file, to be kept or sent back.
func (e *Engine) file(*Request) (Reply, error) {
	if e.session == nil {
		return Reply{}, errNotBegun
	}
	if e.alone() { // a file of a call is changed by what is said on it, and by nothing else
		_, asking := e.session.Current()
		if _, err := e.write(e.session.Leave(!asking)); err != nil {
			return Reply{}, err
		}
	}
	return Reply{Text: string(e.data), Name: e.name}, nil
}

// summary is the result as a text for a message to the provider, who knows how small a
// client may be.
func (e *Engine) summary(*Request) (Reply, error) {
	r, err := e.worked()
	if err != nil {
		return Reply{}, err
	}
	d := page.SelfMailed(r.ForClient())
	if e.options.Reveal == options.RevealPoints {
		d = page.SelfPoints(r.ForClient())
	}
	return Reply{Text: words.Large(page.PlainText(d))}, nil
}
