package interview

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/words"
)

// entry is one line of a menu with what it does.
type entry struct {
	label string
	do    func() error
}

// choose shows a menu and does what was chosen. Going back does nothing.
func (t *Talk) choose(a Ask, entries []entry, now int) error {
	options := make([]Option, len(entries))
	for i, e := range entries {
		options[i] = Option{Label: e.label}
	}
	a.Menu = true
	i, err := t.Prompter.Select(a, options, now)
	if err != nil {
		return notBack(err)
	}
	return entries[i].do()
}

// notBack forgets that someone went back out of a menu.
func notBack(err error) error {
	if errors.Is(err, ErrBack) {
		return nil
	}
	return err
}

// more is the menu of everything but answering.
func (t *Talk) more(i int) error {
	s := t.Session
	command := func(k Kind) func() error { return func() error { return t.obey(i, Command{Kind: k}) } }
	entries := []entry{
		{"Skip this question for now", command(Skip)},
		{"Go to another question or section", command(Find)},
		{"Review all answers", command(Review)},
		{"Note on this question", command(Note)},
	}
	if s.o.Audience == Discovery {
		entries = append(entries,
			entry{"Private note, never shown to the client", func() error { return t.note(i, true) }},
			entry{"How the answer is known, and from whom", func() error { return t.basis(i) }},
			entry{"Who is answering", t.person})
	}
	if n := len(s.Disputes()); n > 0 {
		entries = append(entries, entry{fmt.Sprintf("Settle answers that differ (%d)", n), t.settleAll})
	}
	entries = append(entries, entry{"Save and leave", command(Leave)})
	return t.choose(Ask{Status: t.status(i), Said: t.take(), Question: "What would you like to do?"}, entries, -1)
}

// end asks what to do when no question is left.
func (t *Talk) end() error {
	s := t.Session
	p := s.Progress()
	entries := []entry{{"Show the result", func() error { return errResult }}}
	if n := len(s.Skipped()); n > 0 {
		entries = append(entries, entry{fmt.Sprintf("Go through the skipped questions (%d)", n), func() error {
			s.Unskip()
			return nil
		}})
	}
	if n := s.deeper(); n > 0 {
		entries = append(entries, entry{fmt.Sprintf("Answer further questions (%d)", n), func() error {
			s.Deepen()
			return nil
		}})
	}
	if n := len(s.Disputes()); n > 0 {
		entries = append(entries, entry{fmt.Sprintf("Settle answers that differ (%d)", n), t.settleAll})
	}
	entries = append(entries, entry{"Review all answers", t.review}, entry{"Save and leave without the result", func() error { return errLeave }})
	a := Ask{Said: t.take(), Question: "That was the last question: " + p.String() + "."}
	if p.Asked() < p.Total {
		a.Question = "No further question is waiting: " + p.String() + "."
	}
	options := make([]Option, len(entries))
	for i, e := range entries {
		options[i] = Option{Label: e.label}
	}
	a.Menu = true
	i, err := t.Prompter.Select(a, options, -1)
	switch {
	case errors.Is(err, ErrBack):
		if !s.Back() {
			return t.review()
		}
		return nil
	case isEOF(err):
		return errResult // a script that answered everything wants the result
	case err != nil:
		return err
	}
	return entries[i].do()
}

// find goes to a question by some of its words, or to a section.
func (t *Talk) find(words string) error {
	s := t.Session
	if words == "" {
		text, err := t.Prompter.Input(Ask{
			Said: t.take(), Menu: true,
			Question: "Go to which question? Type some of its words, or only Enter for the list of sections.",
		})
		if err != nil {
			return notBack(err)
		}
		if text == "" {
			return t.sections()
		}
		words = text
	}
	found := s.Find(words)
	const most = 20
	switch {
	case len(found) == 0:
		t.say("No question that applies has %q in it.", words)
		return nil
	case len(found) == 1:
		s.Jump(found[0])
		return nil
	case len(found) > most:
		t.say("%d questions fit; here are the first %d.", len(found), most)
		found = found[:most]
	}
	entries := make([]entry, len(found))
	for k, i := range found {
		entries[k] = entry{t.line(i), func() error {
			s.Jump(i)
			return nil
		}}
	}
	return t.choose(Ask{Said: t.take(), Question: fmt.Sprintf("Questions with %q", words)}, entries, -1)
}

// line is a question with its answer, for lists.
func (t *Talk) line(i int) string {
	s := t.Session
	return words.Large(s.q.Questions[i].Topic) + ": " + s.Said(i, s.view.Value(i))
}

// sections goes to a section.
func (t *Talk) sections() error {
	s := t.Session
	var entries []entry
	for k := range s.q.Sections {
		var p Progress
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
			s.JumpTo(k)
			return nil
		}})
	}
	return t.choose(Ask{Question: "Go to which section?"}, entries, -1)
}

// review shows all answers; any of them can be changed.
func (t *Talk) review() error {
	s := t.Session
	now := 0
	for {
		list := s.Answered()
		options := []Option{{Label: "Done, back to the questions"}}
		for _, i := range list {
			options = append(options, Option{Label: t.line(i), Search: s.q.Questions[i].ID})
		}
		k, err := t.Prompter.Select(Ask{Said: t.take(), Question: "All answers. Choose one to change it.", Menu: true}, options, now)
		switch {
		case errors.Is(err, ErrBack), err == nil && k == 0:
			return nil
		case err != nil:
			return err
		}
		now = k
		if err := t.edit(list[k-1]); err != nil {
			return err
		}
	}
}

// edit changes one answer out of the review; commands that lead elsewhere lead
// back to it.
func (t *Talk) edit(i int) error {
	for {
		err := t.one(i)
		var c Command
		if !errors.As(err, &c) {
			return err
		}
		switch c.Kind {
		case Unsure:
			return t.store(i, answer.Value{State: answer.Unknown}, manner{})
		case Note:
			if err := t.note(i, false); err != nil {
				return err
			}
		case Leave:
			return errLeave
		case Back, Skip, More, Find, Review:
			return nil
		}
	}
}

// note writes a note on a question.
func (t *Talk) note(i int, private bool) error {
	s := t.Session
	a := Ask{Said: t.take(), Menu: true, Free: true, Now: s.Note(i, private), Question: "Note on: " + s.q.Questions[i].Topic, Hint: "may be shown to the client; - removes it"}
	if private {
		a.Question, a.Hint = "Private note on: "+s.q.Questions[i].Topic, "never shown to the client; - removes it"
	}
	if s.o.Audience != Discovery {
		a.Hint = "goes back with your answers; - removes it"
	}
	text, err := t.Prompter.Input(a)
	if err != nil {
		return notBack(err)
	}
	switch {
	case text == "":
		return nil
	case text == "-":
		text = ""
	case len([]rune(text)) > longestText:
		t.say("That note is too long and was not saved; please shorten it.")
		return nil
	}
	if err := t.save(s.SetNote(i, text, private)); err != nil {
		return err
	}
	t.say("The note is saved.")
	return nil
}

// basis asks how an answer is known and from whom.
func (t *Talk) basis(i int) error {
	s := t.Session
	kinds := []string{Stated, Estimated, Seen}
	options := []Option{{Label: "Somebody said so"}, {Label: "It is an estimate"}, {Label: "Seen: on a bill, a screen, a contract"}}
	now, by := -1, s.o.Person
	if b := s.basis(i); b != nil {
		now, by = max(slices.Index(kinds, b.Kind), 0), b.By
	}
	k, err := t.Prompter.Select(Ask{Said: t.take(), Question: "How is this known: " + s.q.Questions[i].Topic + "?", Menu: true}, options, now)
	if err != nil {
		return notBack(err)
	}
	text, err := t.Prompter.Input(Ask{Question: "From whom?", Hint: "a name or a role; only Enter for none", Now: by, Menu: true, Free: true})
	if err != nil {
		return notBack(err)
	}
	if text != "" {
		by = text
	}
	if err := t.save(s.SetBasis(i, kinds[k], by)); err != nil {
		return err
	}
	t.say("Noted: %s.", strings.Trim(kinds[k]+", "+by, ", "))
	return nil
}

// person asks who answers from now on.
func (t *Talk) person() error {
	text, err := t.Prompter.Input(Ask{
		Said: t.take(), Question: "Who is answering from now on?", Hint: "a name or a role; - for nobody in particular",
		Now: t.Session.o.Person, Menu: true, Free: true,
	})
	if err != nil {
		return notBack(err)
	}
	switch text {
	case "":
		return nil
	case "-":
		text = ""
	}
	t.Session.SetPerson(text)
	return nil
}

// AskClient asks for the name of the client before the first question; "" means
// that it stays open.
func AskClient(p Prompter, audience Audience) (string, error) {
	a := Ask{Question: "Which company is this about?", Hint: "its name; only Enter to leave it open", Menu: true, Free: true}
	if audience != Discovery {
		a.Question = "What is the name of your company?"
	}
	text, err := p.Input(a)
	return text, notBack(err)
}

// AskFile asks for a file that is not there yet.
func AskFile(p Prompter, proposal string, taken func(string) bool) (string, error) {
	a := Ask{Question: "In which file should the answers be kept?", Now: proposal, Menu: true, Free: true}
	for {
		text, err := p.Input(a)
		switch {
		case err != nil:
			return "", err
		case text == "":
			return proposal, nil
		case !taken(text):
			return text, nil
		}
		a.Said = []string{text + " exists already. To continue it, leave and start assess with that file."}
	}
}
