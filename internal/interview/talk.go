package interview

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/patch"
	"mspscope/internal/prompt"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// Talk leads a person through a session.
type Talk struct {
	Session  *Session
	Prompter prompt.Prompter

	// Save brings edits to disk before an answer counts as given. When someone
	// else has changed the file meanwhile, it writes nothing and returns a
	// ChangedError.
	Save func([]patch.Edit) (*assess.Engagement, error)

	// Copy turns to a fresh copy of a file that cannot be changed in place and
	// returns its name.
	Copy func() (string, error)

	// Elsewhere asks for another file where this one cannot be written, turns
	// to it with all that is saved, and returns its name, "" when the person
	// went back.
	Elsewhere func() (string, error)

	Matrix    *assess.Matrix           // tells what cannot both be right and what the model leans to; nil: nothing is said of it
	ModelName func(terms.Model) string // names what the model leans to, inside a sentence; nil: it is not shown

	Uses func(question int) []string // the ids of what uses a question; nil: nothing is said of it

	Views Views
	// HandOut writes a copy for whoever answers next, without what is private, and
	// returns where it is; nil: it is not offered.
	HandOut func() (string, error)
	// Keep writes the result as a text to read and returns where it is; nil: it is not
	// offered.
	Keep    func() (string, error)
	Opening []string // to say with the first question

	Live   bool // the line of Views.Live stands beside the questions
	Shared bool // the interview begins on a shared screen

	said    []string       // to say with the next question
	open    []string       // the same, where the client may see it
	shared  bool           // the client sees the screen, too
	offered bool           // stopping was offered
	over    bool           // no question follows
	ending  Ending         // how it is over
	settled map[Place]bool // disputes that were put to the person already
}

// Ending is how an interview ended.
type Ending uint8

// The endings.
const (
	Left     Ending = iota // saved and left before the end
	Finished               // the result is wanted
)

// ErrNotSaved is returned when an answer could not be brought to disk and the
// person gave up.
var ErrNotSaved = errors.New("the last answer is not saved")

// Run asks until the end. It returns prompt.ErrInterrupted when it is stopped,
// and what made saving impossible.
func (t *Talk) Run() (Ending, error) {
	t.Prompter = &guard{t.Prompter, t}
	t.open = append(t.open, t.Opening...)
	if t.Shared {
		t.share()
	}
	for !t.over {
		switch err := t.step(); {
		case errors.Is(err, io.EOF), errors.Is(err, errLeft):
			return Left, nil
		case err != nil:
			return Left, err
		}
	}
	return t.ending, nil
}

// finish returns what ends the interview.
func (t *Talk) finish(ending Ending) func() error {
	return func() error {
		t.over, t.ending = true, ending
		return nil
	}
}

// step asks one question, or what to do at the end.
func (t *Talk) step() error {
	s := t.Session
	if _, ok := s.Current(); !ok {
		return t.end()
	}
	if !t.offered && !t.shared && s.Certain() && len(s.left()) > 0 {
		t.offered = true
		if err := t.offer(); err != nil || t.over {
			return err
		}
	}
	// What people do not agree about and decides comes before anything new.
	if p, ok := s.FirstDispute(); ok && !t.shared && !t.settled[p] {
		if t.settled == nil {
			t.settled = map[Place]bool{}
		}
		t.settled[p] = true
		return t.settle(p)
	}
	p := s.Place()
	c, err := t.one(p)
	if err != nil {
		return err
	}
	return t.obey(p, c)
}

// say keeps a sentence for the next screen.
func (t *Talk) say(format string, args ...any) { t.said = append(t.said, fmt.Sprintf(format, args...)) }

// obey does what was wanted instead of an answer.
func (t *Talk) obey(p Place, c prompt.Command) error {
	s := t.Session
	switch c.Kind {
	case prompt.Note, prompt.GeneralNote, prompt.Promise, prompt.Undo:
		if t.private() {
			return nil
		}
	default:
	}
	switch c.Kind {
	case prompt.NoCommand:
	case prompt.Back:
		if !s.Back() {
			t.say("This is where the interview began; use review for earlier answers.")
		}
	case prompt.Skip:
		s.Skip()
	case prompt.Unsure:
		return t.unsure(p)
	case prompt.More:
		return t.more(p)
	case prompt.Find:
		return t.find(c.Words)
	case prompt.Review:
		return t.review()
	case prompt.Note:
		return t.note(p, s.KeepsPrivate())
	case prompt.PublicNote:
		return t.note(p, false)
	case prompt.GeneralNote:
		return t.note(InGeneral(), s.KeepsPrivate())
	case prompt.Promise:
		return t.promise()
	case prompt.Undo:
		return t.undo()
	case prompt.Pasted:
		return t.pasted(p, c.Words)
	case prompt.Leave:
		return t.finish(Left)()
	case prompt.Stand, prompt.Client, prompt.Live:
		return t.look(c.Kind)
	case prompt.Share:
		t.share()
	}
	return nil
}

// one asks a question and stores the answer, or returns the command that was
// given instead.
func (t *Talk) one(p Place) (prompt.Command, error) {
	i := p.Question
	switch {
	case p.Part != assess.Whole:
		return t.tower(p)
	case t.Session.q.Schema.At(i).Type == answer.Grid:
		return t.grid(i)
	}
	o, err := t.ask(i)
	switch {
	case err != nil:
		return prompt.Command{}, err
	case o.command.Kind == prompt.Unsure:
		return prompt.Command{}, t.store(p, notSure(p), o.manner)
	case o.command.Kind != prompt.NoCommand:
		return o.command, nil
	}
	return prompt.Command{}, t.store(p, o.value, o.manner)
}

// Consequences says what an answer did to others: what no longer applies, and, where a
// matrix is there to tell, what contradicts what. Before are all answers as they were.
func (s *Session) Consequences(before answer.View, m *assess.Matrix) (said []string) {
	for i := range s.q.Questions {
		if s.view.State(i) == answer.Hidden && before.State(i) == answer.Given && s.Allowed(i) {
			said = append(said, fmt.Sprintf("%q no longer applies; its answer is kept and not used.", s.q.Questions[i].Topic))
		}
	}
	if m == nil {
		return said
	}
	if s.o.Audience != assess.Discovery { // only of what this person may know
		before = answer.View{}
	}
	var known []string
	if s.o.Audience == assess.Discovery {
		known = m.Contradictory(before)
	}
	for _, c := range m.Contradictory(s.shownView()) {
		if !slices.Contains(known, c) {
			said = append(said, "Please check: "+c)
		}
	}
	return said
}

// save brings edits to disk. While it cannot, the person decides.
func (t *Talk) save(edits []patch.Edit) error {
	if len(edits) == 0 {
		return nil
	}
	for {
		said, err := t.Session.Write(edits, t.Save)
		t.said = append(t.said, said...)
		if err == nil {
			return nil
		}
		if errors.Is(err, prompt.ErrInterrupted) { // nobody is there to decide
			return err
		}
		if err := t.unsaved(err); err != nil {
			return err
		}
	}
}

// unsaved asks what to do when saving failed; nil means to try again.
func (t *Talk) unsaved(cause error) error {
	const again, inCopy, elsewhere, leave = "Try again", "Go on in a copy of the file", "Save in another file", "Leave without the last answer"
	options := []prompt.Option{{Label: again}}
	switch {
	case errors.Is(cause, patch.ErrCannotPatch):
		if t.Copy != nil {
			options = []prompt.Option{{Label: inCopy}, {Label: again}}
		}
	case t.Elsewhere != nil:
		options = append(options, prompt.Option{Label: elsewhere})
	}
	options = append(options, prompt.Option{Label: leave})
	for {
		question := "The last answer is not saved: " + cause.Error()
		if t.shared {
			question = "The last answer is not saved."
		}
		r, err := t.Prompter.Select(prompt.Ask{Question: question, Menu: true}, options, -1)
		if err != nil || !r.Answered() {
			return gaveUp(err, cause)
		}
		var name string
		switch options[r.Answer].Label {
		case again:
			return nil
		case leave:
			return fmt.Errorf("%w: %w", ErrNotSaved, cause)
		case inCopy:
			if name, err = t.Copy(); err != nil {
				return fmt.Errorf("%w: %w", ErrNotSaved, err)
			}
		case elsewhere:
			name, err = t.Elsewhere()
			if errors.Is(err, prompt.ErrInterrupted) || errors.Is(err, io.EOF) {
				return gaveUp(err, cause)
			}
			if err != nil { // that one cannot be written either
				cause = err
				continue
			}
			if name == "" {
				continue
			}
		}
		t.say("From here on, answers go to %s; the first file stays as it is.", name)
		return nil
	}
}

// gaveUp is the end of an interview whose last answer could not be saved: the
// prompter failed, or without an error the person went back.
func gaveUp(err, cause error) error {
	if err == nil || errors.Is(err, io.EOF) {
		return fmt.Errorf("%w: %w", ErrNotSaved, cause)
	}
	return fmt.Errorf("%w; %w: %w", err, ErrNotSaved, cause)
}

// offer asks whether to stop when no further answer can change the model.
func (t *Talk) offer() error {
	a := prompt.Ask{
		Said: t.take(), Question: "No further answer can change the model. Stop here, or go on?",
		Remarks: []string{t.leftWords(t.Session.left())},
	}
	return t.choose(a, []entry{
		{"Stop and show the result", t.finish(Finished)},
		{"Go on with the questions", func() error { return nil }},
	})
}

// leftWords says how many questions are left and what their answers are for.
func (t *Talk) leftWords(left []int) string {
	text := words.Count(len(left), "question is", "questions are") + " left."
	if t.Uses == nil {
		return text
	}
	uses := map[string]int{}
	for _, i := range left {
		for _, use := range t.Uses(i) {
			uses[use]++
		}
	}
	var sharpen []string
	for _, u := range []struct{ id, name string }{{"pricing", "the price"}, {"responsibilities", "who does what"}, {"report", "findings and advice"}} {
		if uses[u.id] > 0 {
			sharpen = append(sharpen, fmt.Sprintf("%s (%d)", u.name, uses[u.id]))
		}
	}
	switch {
	case len(sharpen) == 0:
		return text + " Price, findings and who does what do not depend on them."
	case len(left) == 1:
		return text + " It would still sharpen " + strings.Join(sharpen, ", ") + "."
	}
	return text + " They would still sharpen " + strings.Join(sharpen, ", ") + "."
}
