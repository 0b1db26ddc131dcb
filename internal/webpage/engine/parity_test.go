package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/interview"
	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
	"mspscope/internal/sample"
	"mspscope/internal/scope"
	"mspscope/internal/webpage/options"
)

func TestMain(m *testing.M) { playbooktest.Main(m) }

// loadedWith is an engine with the built-in playbook as a page has it.
func loadedWith(tb testing.TB, o options.Options) *Engine {
	tb.Helper()
	p := playbooktest.Load(tb, nil)
	files, err := p.Share(o.Sharing())
	if err != nil {
		tb.Fatal(err)
	}
	as := p.Identity()
	var e Engine
	ask(tb, &e, Request{Do: "load", Files: files, Identity: &as, Options: o})
	return &e
}

// ask asks an engine, and fails where it answers with an error.
func ask(tb testing.TB, e *Engine, r Request) Reply {
	tb.Helper()
	reply := tell(tb, e, r)
	if reply.Error != "" {
		tb.Fatalf("%s: %s", r.Do, reply.Error)
	}
	return reply
}

// tell asks an engine.
func tell(tb testing.TB, e *Engine, r Request) (reply Reply) {
	tb.Helper()
	text, err := json.Marshal(r)
	if err == nil {
		err = json.Unmarshal(e.Answer(text), &reply)
	}
	if err != nil {
		tb.Fatal(err)
	}
	return reply
}

// engagements are the examples and invented clients.
func engagements(tb testing.TB, invented int) map[string]string {
	tb.Helper()
	out := map[string]string{}
	files, err := filepath.Glob(filepath.Join("..", "..", "..", "testdata", "engagements", "*.yaml"))
	if err != nil || len(files) == 0 {
		tb.Fatalf("no examples: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		out[filepath.Base(file)] = string(data)
	}
	const seed = 20261129
	source, err := sample.New(playbooktest.Load(tb, nil).Questionnaire.Schema, seed, sample.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	for n := range invented {
		e := source.Engagement(n)
		out[fmt.Sprintf("invented %d", n)] = e.YAML()
	}
	return out
}

// A page is given a part of the data, and says what the command line says.
func TestPageSaysWhatTheCommandLineSays(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	for _, o := range []options.Options{
		{Audience: "owner", Depth: "quick", Price: options.PriceBracket, Reveal: options.RevealModel},
		{Audience: "it_lead", Depth: "quick", Price: options.PriceBracket, Reveal: options.RevealModel},
		{Audience: "owner", Depth: "quick", Price: options.PriceFull, Reveal: options.RevealModel},
		{Audience: "owner", Depth: "quick", Price: options.PriceFull, Reveal: options.RevealReport},
		{Audience: "owner", Depth: "quick", Price: options.PriceNone, Reveal: options.RevealPoints},
	} {
		t.Run(o.Audience+" "+o.Price+" "+o.Reveal, func(t *testing.T) {
			t.Parallel()
			e := loadedWith(t, o)
			for name, text := range engagements(t, 40) {
				ask(t, e, Request{Do: "open", Name: "client.yaml", File: text})
				got := ask(t, e, Request{Do: "result"}).Result.Documents
				want := whole(t, p, e.session, o)
				if a, b := mustJSON(t, got), mustJSON(t, want); a != b {
					t.Errorf("%s: %s", name, differ(a, b))
				}
			}
		})
	}
}

// whole are the documents by the whole playbook.
func whole(tb testing.TB, p *playbook.Playbook, s *interview.Session, o options.Options) []Document {
	tb.Helper()
	if o.Price == options.PriceNone {
		without := *p
		without.Card = nil
		p = &without
	}
	reader := result.Owner
	if s.Options().Audience == assess.ITLeadAlone {
		reader = result.ITLead
	}
	ask := scope.Ask{Reader: reader, Plan: o.Reveal == options.RevealReport, From: o.Reveal == options.RevealReport}
	r, err := scope.Of(p, s.ForReader(), ask)
	if err != nil {
		tb.Fatal(err)
	}
	c := r.ForClient()
	var out []Document
	add := func(d *page.Document) { out = append(out, documentOf(d)) }
	if o.Reveal == options.RevealPoints {
		add(page.SelfPoints(c))
		return out
	}
	add(page.SelfAssessed(c))
	add(page.StillOpen(c))
	if o.Price == options.PriceFull {
		add(page.Estimate(c))
	}
	if o.Reveal == options.RevealReport {
		add(page.Report(c).Choose(nil, nil))
	}
	return out
}

// differ says where two texts differ first.
func differ(page, program string) string {
	a, b := strings.Split(page, "\n"), strings.Split(program, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("the page says %s, the command line %s", a[i], b[i])
		}
	}
	return fmt.Sprintf("the page has %d lines, the command line %d", len(a), len(b))
}

func mustJSON(tb testing.TB, v any) string {
	tb.Helper()
	text, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		tb.Fatal(err)
	}
	return string(text)
}
