package interview

import (
	"strings"

	"mspscope/internal/patch"
	"mspscope/internal/prompt"
)

// note adds to a note. Only by "change a note" is what stands there replaced.
func (t *Talk) note(p Place, private bool) error {
	s := t.Session
	a := prompt.Ask{Said: t.take(), Menu: true, Free: true, Question: noteOn(s, p, private), Hint: noteHint(s, private)}
	if now := s.Note(p, private); now != "" && s.Shows(p) {
		a.Remarks = []string{"So far: " + now}
		a.Hint += "; it is added to what stands there"
	}
	for {
		r, err := askLine(t.Prompter, a)
		if err != nil || !r.Answered() || r.Answer == "" {
			return err
		}
		edits, fits := s.AddNote(p, r.Answer, private)
		if !fits {
			a.Said, a.Now, a.Edit = []string{"With this the note would be too long; please shorten it."}, r.Answer, true
			continue
		}
		if err := t.save(edits); err != nil {
			return err
		}
		t.say("The note is saved.")
		return nil
	}
}

// noteOn is the question for a note.
func noteOn(s *Session, p Place, private bool) string {
	on := "Note on: "
	if private {
		on = "Private note on: "
	}
	if p == InGeneral() {
		return on + "the client in general"
	}
	return on + s.TopicOf(p)
}

func noteHint(s *Session, private bool) string {
	switch {
	case private:
		return "never shown to the client"
	case !s.KeepsPrivate():
		return "goes back with your answers"
	}
	return "may be shown to the client"
}

// hasNote reports whether there is a note here, or one in general, that may be shown.
func (t *Talk) hasNote(p Place) bool {
	s := t.Session
	for _, at := range []Place{p, InGeneral()} {
		if s.Shows(at) && s.Note(at, false) != "" || s.KeepsPrivate() && s.Note(at, true) != "" {
			return true
		}
	}
	return false
}

// changeNote edits one of the notes in place; an empty one is removed.
func (t *Talk) changeNote(p Place) error {
	s := t.Session
	var entries []entry
	for _, at := range []Place{p, InGeneral()} {
		for _, private := range []bool{true, false} {
			if private && !s.KeepsPrivate() || s.Note(at, private) == "" || !s.Shows(at) {
				continue
			}
			entries = append(entries, entry{noteOn(s, at, private), func() error { return t.editNote(at, private) }})
		}
	}
	if len(entries) == 0 {
		t.say("There is no note here yet.")
		return nil
	}
	if len(entries) == 1 {
		return entries[0].do()
	}
	return t.choose(prompt.Ask{Said: t.take(), Question: "Which note?"}, entries)
}

func (t *Talk) editNote(p Place, private bool) error {
	s := t.Session
	r, err := askLine(t.Prompter, prompt.Ask{
		Said: t.take(), Menu: true, Free: true, Edit: true, Now: s.Note(p, private), Question: noteOn(s, p, private),
		Hint: noteHint(s, private) + "; what you type takes its place, - removes it",
	})
	text := r.Answer
	switch {
	case err != nil, !r.Answered(), text == "":
		return err
	case text == "-":
		text = ""
	}
	if err := t.save(s.SetNote(p, text, private)); err != nil {
		return err
	}
	if text == "" {
		t.say("The note is removed.")
	} else {
		t.say("The note is saved.")
	}
	return nil
}

// promise writes down what was promised.
func (t *Talk) promise() error {
	a := prompt.Ask{Said: t.take(), Menu: true, Free: true, Question: "What was promised to the client?", Hint: "for those who deliver; never shown to the client"}
	for _, p := range t.Session.Promises() {
		a.Remarks = append(a.Remarks, "Promised so far: "+p.Text)
	}
	r, err := askLine(t.Prompter, a)
	if err != nil || !r.Answered() || r.Answer == "" {
		return err
	}
	if err := t.save(t.Session.Promise(r.Answer)); err != nil {
		return err
	}
	t.say("The promise is noted.")
	return nil
}

// undo takes the last change back.
func (t *Talk) undo() error {
	edits, said := t.Session.Undo()
	if err := t.save(edits); err != nil {
		return err
	}
	t.say("%s", said)
	return nil
}

// pasted asks what is to become of several lines that were pasted where one is
// chosen: they are no answer.
func (t *Talk) pasted(p Place, text string) error {
	s := t.Session
	if text = strings.TrimSpace(text); text == "" {
		return nil
	}
	if t.shared {
		t.sayOpenly("Several lines were pasted where one is chosen; they were not taken.")
		return nil
	}
	first, _, _ := strings.Cut(text, "\n")
	if line := []rune(first); len(line) > 60 {
		first = string(line[:60]) + "…"
	}
	joined := strings.Join(strings.Fields(text), " ")
	return t.choose(prompt.Ask{
		Said: t.take(), Question: "Several lines were pasted. What is to become of them?", Remarks: []string{"They begin: " + first},
	}, []entry{
		{noteOn(s, p, s.KeepsPrivate()), func() error { return t.keepPasted(p, joined) }},
		{noteOn(s, InGeneral(), s.KeepsPrivate()), func() error { return t.keepPasted(InGeneral(), joined) }},
		{"Drop them", func() error { return nil }},
	})
}

func (t *Talk) keepPasted(p Place, text string) error {
	edits, fits := t.Session.AddNote(p, text, t.Session.KeepsPrivate())
	if !fits {
		t.say("That is too long for a note, so it was not kept.")
		return nil
	}
	return t.saveThen(edits, "The note is saved.")
}

// saveThen brings edits to disk and says so.
func (t *Talk) saveThen(edits []patch.Edit, said string) error {
	if err := t.save(edits); err != nil {
		return err
	}
	t.say("%s", said)
	return nil
}
