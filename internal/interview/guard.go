package interview

import (
	"errors"

	"mspscope/assess"
	"mspscope/internal/prompt"
)

// errLeft ends an interview that a person left in the middle of something.
var errLeft = errors.New("left")

// guard stands between a conversation and its prompter, so that whatever is asked
// keeps three promises: who leaves, has left; the keys that only show something show it
// and ask again; and a shared screen shows nothing that the client must not see.
type guard struct {
	prompt.Prompter

	t *Talk
}

// Select asks for one of the options.
func (g *guard) Select(a prompt.Ask, options []prompt.Option, now int) (prompt.Reply[int], error) {
	return guarded(g, a, func(a prompt.Ask) (prompt.Reply[int], error) { return g.Prompter.Select(a, options, now) })
}

// MultiSelect asks for any number of the options.
func (g *guard) MultiSelect(a prompt.Ask, options []prompt.Option, now prompt.Choice) (prompt.Reply[prompt.Choice], error) {
	return guarded(g, a, func(a prompt.Ask) (prompt.Reply[prompt.Choice], error) {
		return g.Prompter.MultiSelect(a, options, now)
	})
}

// Input asks for a line of text.
func (g *guard) Input(a prompt.Ask) (prompt.Reply[string], error) {
	return guarded(g, a, g.Prompter.Input)
}

// guarded asks until there is something for the one who asked.
func guarded[T any](g *guard, a prompt.Ask, ask func(prompt.Ask) (prompt.Reply[T], error)) (prompt.Reply[T], error) {
	t := g.t
	for {
		if t.over {
			return prompt.Reply[T]{}, errLeft
		}
		a.Call = a.Call || a.Menu && t.Session.o.Audience == assess.Discovery
		r, err := ask(t.onScreen(a))
		if err != nil {
			return r, err
		}
		switch r.Command.Kind {
		case prompt.Leave:
			t.over, t.ending = true, Left
			return r, nil
		case prompt.Stand, prompt.Client, prompt.Live:
			if err := t.look(r.Command.Kind); err != nil {
				return r, err
			}
			a.Said, a.Status.Lean = t.take(), t.lean()
		case prompt.Share:
			if a.Menu { // what a menu shows may not be for the client: out of it
				t.share()
			}
			return r, nil
		case prompt.NoCommand, prompt.Back, prompt.Skip, prompt.Unsure, prompt.More, prompt.Find, prompt.Review, prompt.Note, prompt.PublicNote,
			prompt.GeneralNote, prompt.Promise, prompt.Undo, prompt.Pasted:
			return r, nil
		}
	}
}

// Narrows reports whether lists narrow while a person types.
func (g *guard) Narrows() bool {
	n, ok := g.Prompter.(prompt.Narrower)
	return ok && n.Narrows()
}
