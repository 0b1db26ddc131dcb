package plain

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"mspscope/internal/prompt"
)

// ask runs one prompt on what is typed.
func ask[T any](t *testing.T, typed string, prompts func(*Prompter) (prompt.Reply[T], error)) (prompt.Reply[T], string, error) {
	t.Helper()
	var out bytes.Buffer
	r, err := prompts(New(t.Context(), strings.NewReader(typed), &out, 80))
	return r, out.String(), err
}

// TestACommandIsNoAnswer types commands and answers at every kind of prompt: a
// reply is the one or the other, never both.
func TestACommandIsNoAnswer(t *testing.T) {
	t.Parallel()
	options := []prompt.Option{{Label: "Business hours"}, {Label: "Around the clock"}}
	question := prompt.Ask{Question: "When?", Why: "It is the price.", Unsure: true}
	menu, text := prompt.Ask{Question: "Where to?", Menu: true}, prompt.Ask{Question: "Why?", Free: true}
	for _, tt := range []struct {
		ask    prompt.Ask
		typed  string
		one    int // of Select; -1: a command
		some   string
		text   string
		wanted prompt.Command
	}{
		{ask: question, typed: "2\n", one: 1, some: "[1]", text: "2"},
		{ask: question, typed: "b\n", one: -1, wanted: prompt.Command{Kind: prompt.Back}},
		{ask: question, typed: "?\ns\n", one: -1, wanted: prompt.Command{Kind: prompt.Skip}},
		{ask: question, typed: "u\n", one: -1, wanted: prompt.Command{Kind: prompt.Unsure}},
		{ask: question, typed: "/some words\n", one: -1, wanted: prompt.Command{Kind: prompt.Find, Words: "some words"}},
		{ask: question, typed: "Q\n", one: -1, wanted: prompt.Command{Kind: prompt.Leave}},
		{ask: menu, typed: "B\n", one: -1, wanted: prompt.Command{Kind: prompt.Back}},
		{ask: menu, typed: "1\n", one: 0, some: "[0]", text: "1"},
		{ask: text, typed: "1\n", one: 0, some: "[0]", text: "1"},
		{ask: text, typed: "/n\n", one: -1, wanted: prompt.Command{Kind: prompt.Note}},
	} {
		one, _, err := ask(t, tt.typed, func(p *Prompter) (prompt.Reply[int], error) { return p.Select(tt.ask, options, 1) })
		if want := (prompt.Reply[int]{Answer: max(tt.one, 0), Command: tt.wanted}); err != nil || one != want || one.Answered() != (tt.one >= 0) {
			t.Errorf("%q, one: %+v, %v; want %+v", tt.typed, one, err, want)
		}
		some, _, err := ask(t, tt.typed, func(p *Prompter) (prompt.Reply[prompt.Choice], error) {
			return p.MultiSelect(tt.ask, options, prompt.Choice{Chosen: []int{0, 1}})
		})
		if got := strings.TrimPrefix(fmt.Sprint(some.Answer.Chosen), "[]"); err != nil || got != tt.some || some.Command != tt.wanted {
			t.Errorf("%q, several: %+v, %v; want %s, %+v", tt.typed, some, err, tt.some, tt.wanted)
		}
		line, _, err := ask(t, tt.typed, func(p *Prompter) (prompt.Reply[string], error) { return p.Input(tt.ask) })
		if want := (prompt.Reply[string]{Answer: tt.text, Command: tt.wanted}); err != nil || line != want {
			t.Errorf("%q, a line: %+v, %v; want %+v", tt.typed, line, err, want)
		}
	}
	// "Not sure" has one key wherever it may be the answer, and is never a number.
	for _, tt := range []struct{ typed, want, shown string }{
		{"u\n", "[] 3", "u  Not sure"}, {"not sure\n", "[] 3", ""}, {"0\n2\n", "[1] 0", "u is \"not sure\""}, {"1,0\n2\n", "[1] 0", "no number 0"}, {"help\n2\n", "[1] 0", "save and leave"},
	} {
		r, out, err := ask(t, tt.typed, func(p *Prompter) (prompt.Reply[prompt.Choice], error) {
			return p.MultiSelect(question, options, prompt.Choice{})
		})
		if got := fmt.Sprint(r.Answer.Chosen, r.Command.Kind); err != nil || got != tt.want || !strings.Contains(out, tt.shown) {
			t.Errorf("%q: %s, %v; want %s\n%s", tt.typed, got, err, tt.want, out)
		}
	}
}

func TestPlainStopsWithTheProgram(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	in, w := io.Pipe()
	defer func() { _ = w.Close() }()
	p := New(ctx, in, io.Discard, 80)
	go cancel()
	if _, err := p.Input(prompt.Ask{Question: "x"}); !errors.Is(err, prompt.ErrInterrupted) {
		t.Errorf("got %v", err)
	}
}
