package page_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/render"
	"mspscope/internal/result"
	"mspscope/internal/sample"
	"mspscope/internal/scope"
)

// scoped takes a document through all steps, the mathematics with them.
func scoped(p *playbook.Playbook, name, document string) (*result.Result, error) {
	e, err := playbooktest.Read(p, name, document)
	if err != nil {
		return nil, err
	}
	return scope.Of(p, e, scope.Ask{Explain: true, Plan: true, From: true, Framework: "800-171r2"})
}

// someSamples is how many invented engagements the properties look at.
const someSamples = 45

// results are the results of the examples, of invented engagements, and of what
// neither of them comes to, by name; worked out once.
var results = sync.OnceValues(func() (map[string]*result.Result, error) {
	p, err := playbooktest.Edited()
	if err != nil {
		return nil, err
	}
	all := map[string]*result.Result{}
	add := func(p *playbook.Playbook, name, document string) {
		if err == nil {
			all[name], err = scoped(p, name, document)
		}
	}
	files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "engagements", "*.yaml"))
	for _, file := range files {
		data, readErr := os.ReadFile(file)
		if readErr != nil {
			return nil, readErr
		}
		add(p, filepath.Base(file), string(data))
	}
	if len(files) == 0 || err != nil {
		return nil, fmt.Errorf("%d examples: %w", len(files), err)
	}
	source, err := sample.New(p.Questionnaire.Schema, 43, sample.Options{Ranges: true, Disputes: true, Unsure: true, Declined: true, Promises: true})
	if err != nil {
		return nil, err
	}
	offers, err := filepath.Glob(filepath.Join("..", "..", "testdata", "offers", "*.yaml"))
	for _, file := range offers {
		data, readErr := os.ReadFile(file)
		if readErr != nil {
			return nil, readErr
		}
		add(p, filepath.Base(file), string(data))
	}
	if len(offers) == 0 || err != nil {
		return nil, fmt.Errorf("%d offers: %w", len(offers), err)
	}
	for n := range someSamples {
		add(p, fmt.Sprintf("sample %d", n), source.Engagement(n).YAML())
	}
	add(p, "nothing", "version: 1\n")
	add(p, "too close", "version: 1\nanswers: {tower_owners: {network: client}}\n")
	if err != nil {
		return nil, err
	}
	none, err := playbooktest.Edited(playbooktest.Edit{File: playbook.MatrixFile, Old: "veto: [co_managed, hybrid]\n    because: \"Nobody", New: "veto: [fully_managed, co_managed, hybrid]\n    because: \"Nobody"})
	if err != nil {
		return nil, err
	}
	adviser, err := playbooktest.Edited(playbooktest.Edit{File: playbook.ProviderFile, Old: "voice: provider", New: "voice: adviser"})
	if err != nil {
		return nil, err
	}
	add(adviser, "of an adviser", "version: 1\nanswers: {users_count: 40, endpoints_count: 40, it_fte: 1, it_staff_plan: keep_same}\nquote: {status: proposal}\n")
	add(none, "all vetoed", "version: 1\nanswers: {it_fte: 0, users_count: 20}\n")
	return all, err
})

// each calls f with every result.
func each(tb testing.TB, f func(name string, r *result.Result)) {
	tb.Helper()
	all, err := results()
	if err != nil {
		tb.Fatal(err)
	}
	for name, r := range all {
		f(name, r)
	}
}

// printed is a document as a person reads it, in both forms.
func printed(tb testing.TB, d *page.Document) string {
	tb.Helper()
	var b bytes.Buffer
	if err := render.Text(&b, d, render.Terminal{Width: 80}); err != nil {
		tb.Fatal(err)
	}
	if err := render.Markdown(&b, d); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

// onePage is a document of one block.
func onePage(b page.Block) *page.Document {
	d := &page.Document{}
	d.Section("", b)
	return d
}

// scopedFor takes a document through the steps that a report needs.
func scopedFor(p *playbook.Playbook, name, document string) (*result.Result, error) {
	e, err := playbooktest.Read(p, name, document)
	if err != nil {
		return nil, err
	}
	return scope.Of(p, e, scope.Ask{Reader: result.Owner, Plan: true, From: true})
}
