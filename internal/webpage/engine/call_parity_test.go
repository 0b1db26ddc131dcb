package main

import (
	"fmt"
	"testing"

	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/scope"
	"mspscope/internal/webpage/options"
)

// forCalls is a page for calls.
func forCalls() options.Options {
	return options.Options{Audience: "discovery", Depth: "call", Price: options.PriceBracket, Reveal: options.RevealModel}
}

// command is what a command of the command line loads and asks for, written down once more:
// a page that forgets something says something else.
type command struct {
	parts    playbook.Parts
	ask      scope.Ask
	client   func(result.Client) *page.Document
	internal func(*result.Result) *page.Document
}

const priced = playbook.Prices | playbook.Advice | playbook.Proofs

func commands() map[string]command {
	const whole = priced | playbook.Responsibilities
	const noted = priced | playbook.Uses
	return map[string]command{
		"recommend": {priced, scope.Ask{}, page.Recommend, page.RecommendInternal},
		"estimate":  {priced, scope.Ask{}, page.Estimate, page.EstimateInternal},
		"raci": {
			whole,
			scope.Ask{},
			func(c result.Client) *page.Document { return page.RACI(c, result.Filter{}) },
			func(r *result.Result) *page.Document { return page.RACIInternal(r, result.Filter{}) },
		},
		"plan": {whole, scope.Ask{Plan: true}, page.Plan, page.PlanInternal},
		"next": {
			noted,
			scope.Ask{},
			func(c result.Client) *page.Document { return page.Next(c, 12) },
			func(r *result.Result) *page.Document { return page.NextInternal(r, 12) },
		},
		"report": {whole, scope.Ask{Plan: true, From: true}, page.Report, page.ReportInternal},
		"note":   {noted, scope.Ask{From: true}, nil, page.CallNote},
		"say":    {noted, scope.Ask{From: true}, page.Say, nil},
	}
}

// A page for calls says what the command line says, to the client and to the provider.
func TestPageForCallsSaysWhatTheCommandLineSays(t *testing.T) {
	t.Parallel()
	loaded := map[playbook.Parts]*playbook.Playbook{}
	for _, c := range commands() {
		if loaded[c.parts] == nil {
			p, err := playbook.Load(nil, "", c.parts)
			if err != nil {
				t.Fatal(err)
			}
			loaded[c.parts] = p
		}
	}
	e := loadedWith(t, forCalls())
	for name, text := range engagements(t, 12) {
		ask(t, e, Request{Do: "open", Name: "client.yaml", File: text})
		for document, c := range commands() {
			readers := []string{""}
			if document == "report" {
				readers = []string{"owner", "it_lead", "delivery"}
			}
			for _, reader := range readers {
				c.ask.Reader = result.Reader(reader)
				r, err := scope.Of(loaded[c.parts], e.session.ForReader(), c.ask)
				if err != nil {
					t.Fatal(err)
				}
				for view, d := range map[string]func() *page.Document{
					"client": func() *page.Document { return c.client(r.ForClient()) }, "internal": func() *page.Document { return c.internal(r) },
				} {
					if view == "client" && c.client == nil || view == "internal" && c.internal == nil {
						continue
					}
					got := ask(t, e, Request{Do: "document", Document: document, For: reader, View: view}).Document
					if a, b := mustJSON(t, got), mustJSON(t, documentOf(d())); a != b {
						t.Errorf("%s, %s: %s", name, fmt.Sprint(document, " ", reader, " ", view), differ(a, b))
					}
				}
			}
		}
	}
}
