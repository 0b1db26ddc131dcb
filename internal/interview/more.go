package interview

import (
	"fmt"

	"mspscope/assess"
	"mspscope/internal/prompt"
)

// lettered is a line of a menu with the letter that chooses it, the same whatever else
// stands in the menu.
type lettered struct {
	key string
	entry
}

// letters shows a menu with letters and returns what was chosen.
func (t *Talk) letters(a prompt.Ask, entries []lettered) (prompt.Reply[int], error) {
	options := make([]prompt.Option, len(entries))
	for i, e := range entries {
		options[i] = prompt.Option{Label: e.label, Key: e.key}
	}
	a.Menu = true
	return t.Prompter.Select(a, options, -1)
}

// more is the menu of everything but answering.
func (t *Talk) more(p Place) error {
	s := t.Session
	command := func(k prompt.Kind) func() error {
		return func() error { return t.obey(p, prompt.Command{Kind: k}) }
	}
	entries := []lettered{
		{"s", entry{"Skip this question for now", command(prompt.Skip)}},
		{"f", entry{"Find another question or section", command(prompt.Find)}},
		{"r", entry{"Review all answers", command(prompt.Review)}},
	}
	if !t.shared {
		entries = append(entries, lettered{"n", entry{"Note on this question", command(prompt.Note)}})
	}
	if s.o.Audience == assess.Discovery {
		entries = append(entries, t.onCall(p, command)...)
	}
	if s.CanUndo() && !t.shared {
		entries = append(entries, lettered{"z", entry{"Undo the last change", command(prompt.Undo)}})
	}
	if !t.shared && t.hasNote(p) {
		entries = append(entries, lettered{"e", entry{"Edit or remove a note", func() error { return t.changeNote(p) }}})
	}
	entries = append(entries, t.settling()...)
	entries = append(entries, t.copies()...)
	entries = append(entries, lettered{"q", entry{"Save and leave", command(prompt.Leave)}})
	r, err := t.letters(prompt.Ask{Status: t.status(p.Question), Said: t.take(), Question: "What would you like to do?"}, entries)
	if err != nil || !r.Answered() {
		return err
	}
	return entries[r.Answer].do()
}

// onCall are the lines of the menu that only a sales engineer has.
func (t *Talk) onCall(p Place, command func(prompt.Kind) func() error) []lettered {
	share := lettered{"#", entry{"Share the screen: only questions and answers", command(prompt.Share)}}
	if t.shared {
		share.label = "End sharing the screen"
		return []lettered{share}
	}
	entries := append([]lettered{
		{"c", entry{"Note that the client may see", command(prompt.PublicNote)}},
		{"g", entry{"Note on the client in general", command(prompt.GeneralNote)}},
		{"p", entry{"Something promised to the client", command(prompt.Promise)}},
		{"h", entry{"How the answer is known, and from whom", func() error { return t.basis(p) }}},
		{"w", entry{"Who is answering", t.person}},
	}, t.looking()...)
	return append(entries, share)
}

// looking are the lines that show something without changing anything.
func (t *Talk) looking() []lettered {
	if t.shared || t.Session.o.Audience != assess.Discovery {
		return nil
	}
	var entries []lettered
	if t.Views.Stand != nil {
		entries = append(entries, lettered{"$", entry{"Where we stand, with the price", func() error { return t.look(prompt.Stand) }}})
	}
	if t.Views.Client != nil {
		entries = append(entries, lettered{"!", entry{"What to say to the client now", func() error { return t.look(prompt.Client) }}})
	}
	if t.Views.Live != nil {
		entries = append(entries, lettered{"=", entry{"Model and price beside the questions, on or off", func() error { return t.look(prompt.Live) }}})
	}
	return entries
}

// settling is the line for what people answered differently, where there is something.
func (t *Talk) settling() []lettered {
	n := len(t.Session.Disputes())
	if n == 0 || t.shared || t.Session.o.Audience != assess.Discovery {
		return nil
	}
	return []lettered{{"d", entry{fmt.Sprintf("Settle answers that differ (%d)", n), t.settleAll}}}
}

// copies are the lines that write something to keep or to hand on.
func (t *Talk) copies() []lettered {
	if t.shared {
		return nil
	}
	var entries []lettered
	add := func(key, label, done string, write func() (string, error)) {
		if write == nil {
			return
		}
		entries = append(entries, lettered{key, entry{label, func() error {
			path, err := write()
			if err != nil {
				t.say("It could not be written: %v.", err)
				return nil
			}
			t.say(done, path)
			return nil
		}}})
	}
	add("t", "Keep the result so far as a text", "The result is in %s.", t.Keep)
	add("k", "Write a copy to hand on, without what is private", "The copy without what is private is in %s.", t.HandOut)
	return entries
}
