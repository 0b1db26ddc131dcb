package interview

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"mspscope/internal/prompt"
)

// entry is one line of a menu with what it does.
type entry struct {
	label string
	do    func() error
}

// choose shows a menu and does what was chosen. Going back does nothing.
func (t *Talk) choose(a prompt.Ask, entries []entry) error {
	r, err := t.menu(a, entries)
	if err != nil || !r.Answered() {
		return err
	}
	return entries[r.Answer].do()
}

// menu shows a menu and returns what was chosen.
func (t *Talk) menu(a prompt.Ask, entries []entry) (prompt.Reply[int], error) {
	options := make([]prompt.Option, len(entries))
	for i, e := range entries {
		options[i] = prompt.Option{Label: e.label}
	}
	a.Menu = true
	return t.Prompter.Select(a, options, -1)
}

// end asks what to do when no question is left.
func (t *Talk) end() error {
	s := t.Session
	p := s.Progress()
	entries := []lettered{{"v", entry{"Show the result", t.finish(Finished)}}}
	if n := len(s.Skipped()); n > 0 {
		entries = append(entries, lettered{"s", entry{fmt.Sprintf("Go through the skipped questions (%d)", n), func() error {
			s.Unskip()
			return nil
		}}})
	}
	if n := s.Deeper(); n > 0 {
		entries = append(entries, lettered{"a", entry{fmt.Sprintf("Answer further questions (%d)", n), func() error {
			s.Deepen()
			return nil
		}}})
	}
	entries = append(entries, t.settling()...)
	entries = append(entries, t.looking()...)
	entries = append(entries, t.copies()...)
	entries = append(entries, lettered{"r", entry{"Review all answers", t.review}}, lettered{"q", entry{"Save and leave without the result", t.finish(Left)}})
	a := prompt.Ask{Said: t.take(), Question: "That was the last question: " + p.String() + "."}
	if p.Asked() < p.Total {
		a.Question = "No further question is waiting: " + p.String() + "."
	}
	r, err := t.letters(a, entries)
	switch {
	case errors.Is(err, io.EOF):
		return t.finish(Finished)() // a script that answered everything wants the result
	case err != nil:
		return err
	case r.Answered():
		return entries[r.Answer].do()
	case t.over:
		return nil
	case s.Back():
		return nil
	}
	return t.review()
}

// sections goes to a section.
func (t *Talk) sections() error {
	s := t.Session
	var entries []entry
	for k := range s.q.Sections {
		p := Progress{q: t.Session.q}
		for i := range s.q.Questions {
			if s.q.Questions[i].Section == k && s.InDepth(i) {
				p.Total++
				p.count(s.view.State(i))
			}
		}
		if p.Total == 0 {
			continue
		}
		entries = append(entries, entry{fmt.Sprintf("%s (%s)", s.q.Sections[k].Title, p), func() error {
			s.JumpToSection(k)
			return nil
		}})
	}
	return t.choose(prompt.Ask{Question: "Go to which section?"}, entries)
}

// edit changes one answer out of the review; commands that lead elsewhere lead
// back to it.
func (t *Talk) edit(i int) error {
	for {
		c, err := t.one(whole(i))
		if err != nil {
			return err
		}
		switch c.Kind {
		case prompt.Unsure:
			return t.unsure(whole(i))
		case prompt.Note, prompt.PublicNote, prompt.GeneralNote, prompt.Promise, prompt.Undo, prompt.Pasted:
			if err := t.obey(whole(i), c); err != nil {
				return err
			}
		case prompt.Leave:
			return t.finish(Left)()
		case prompt.Share:
			t.share()
			if !t.Session.Applies(i) {
				return nil
			}
		default:
			return nil
		}
	}
}

// basis asks how an answer is known and from whom.
func (t *Talk) basis(p Place) error {
	s := t.Session
	kinds := []string{Stated, Estimated, Seen}
	options := []prompt.Option{{Label: "Somebody said so"}, {Label: "It is an estimate"}, {Label: "Seen: on a bill, a screen, a contract"}}
	now, by := -1, s.o.Person
	if b := s.basis(p); b != nil {
		now, by = max(slices.Index(kinds, b.Kind), 0), b.By
	}
	known, err := t.Prompter.Select(prompt.Ask{Said: t.take(), Question: "How is this known: " + s.TopicOf(p) + "?", Menu: true}, options, now)
	if err != nil || !known.Answered() {
		return err
	}
	whom, err := askLine(t.Prompter, prompt.Ask{Question: "From whom?", Hint: "a name or a role; only Enter for none", Now: by, Menu: true, Free: true})
	if err != nil || !whom.Answered() {
		return err
	}
	if whom.Answer != "" {
		by = whom.Answer
	}
	kind := kinds[known.Answer]
	if err := t.save(s.SetBasis(p, kind, by)); err != nil {
		return err
	}
	t.say("Noted: %s.", strings.Trim(kind+", "+by, ", "))
	return nil
}

// person asks who answers from now on.
func (t *Talk) person() error {
	r, err := askLine(t.Prompter, prompt.Ask{
		Said: t.take(), Question: "Who is answering from now on?", Hint: "a name or a role; - for nobody in particular",
		Now: t.Session.o.Person, Menu: true, Free: true,
	})
	switch {
	case err != nil, !r.Answered(), r.Answer == "":
		return err
	case r.Answer == "-":
		t.Session.SetPerson("")
	default:
		t.Session.SetPerson(r.Answer)
	}
	return nil
}
