package interview

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/prompt"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

// base is what every way to ask a question shows.
func (t *Talk) base(p Place) prompt.Ask {
	s, i := t.Session, p.Question
	q := &s.q.Questions[i]
	a := prompt.Ask{Status: t.status(i), Said: t.take(), Question: s.WordingOf(p), Unsure: true, Why: "Why we ask: " + q.Why}
	if q.Help != "" {
		a.Why += " " + q.Help
	}
	if s.view.State(i) == answer.Unknown {
		a.Remarks = append(a.Remarks, "Now: not sure.")
	}
	if b := s.DisputedPart(p); b != nil {
		a.Remarks = append(a.Remarks, fmt.Sprintf("In use: %s (%s).", s.SaidOf(p, s.view.Value(i)), assess.By(b.By)))
		for _, o := range b.Others {
			a.Remarks = append(a.Remarks, fmt.Sprintf("Also said: %s (%s).", s.SaidOf(p, o.Value), assess.By(o.By)))
		}
	}
	if n := s.Note(p, false); n != "" {
		a.Remarks = append(a.Remarks, "Note: "+n)
	}
	return a
}

// outcome is what came of asking a question: an answer with how it was given, or
// a command instead.
type outcome struct {
	value answer.Value
	manner
	command prompt.Command
}

// given is the outcome of an answer without anything to say of it.
func given(v answer.Value) outcome { return outcome{value: v} }

// ask asks a question of any type but a grid.
func (t *Talk) ask(i int) (outcome, error) {
	switch t.Session.q.Schema.At(i).Type {
	case answer.Number:
		return t.askNumber(i)
	case answer.Text:
		return t.askText(i)
	case answer.MultiChoice:
		return t.askList(i)
	case answer.SingleChoice, answer.YesNo, answer.Scale, answer.Level, answer.Grid:
	}
	return t.askOne(i)
}

// askOne asks for one of the options. The lines are in the order of the
// questionnaire, only yes comes before no.
func (t *Talk) askOne(i int) (outcome, error) {
	s := t.Session
	q, w := s.q.Schema.At(i), &s.q.Questions[i]
	values := make([]answer.Value, 0, len(w.Options))
	options := make([]prompt.Option, 0, len(w.Options))
	for o := range w.Options {
		v := answer.Value{State: answer.Given, Options: 1 << o}
		if q.Type == answer.Scale || q.Type == answer.Level {
			n, ok := yamldoc.ParseHundredths(w.Options[o].ID)
			if !ok || n < q.Min || n > q.Max {
				continue
			}
			v = answer.Value{State: answer.Given, Number: n}
		}
		values = append(values, v)
		options = append(options, prompt.Option{Label: s.label(&w.Options[o]), Search: w.Options[o].ID})
	}
	if q.Type == answer.YesNo && len(options) == 2 {
		values[0], values[1] = values[1], values[0]
		options[0], options[1] = options[1], options[0]
	}
	now := -1
	for k, v := range values {
		if v.Equal(s.view.Value(i)) {
			now = k
		}
	}
	r, err := t.Prompter.Select(t.base(whole(i)), options, now)
	if err != nil || !r.Answered() {
		return outcome{command: r.Command}, err
	}
	return given(values[r.Answer]), nil
}

// askList asks for any number of options, again and again until the choice is
// one that can be.
func (t *Talk) askList(i int) (outcome, error) {
	s := t.Session
	q, w := s.q.Schema.At(i), &s.q.Questions[i]
	var options []prompt.Option
	var now prompt.Choice
	present := s.view.Value(i)
	for o := range w.Options {
		options = append(options, prompt.Option{Label: s.label(&w.Options[o]), Search: w.Options[o].ID})
		if present.State == answer.Given && present.Options&^present.Unsure&(1<<o) != 0 {
			now.Chosen = append(now.Chosen, o)
		}
	}
	a := t.base(whole(i))
	a.Hint = "any number of them"
	if w.MaxChoices > 0 {
		a.Hint = fmt.Sprintf("at most %d", w.MaxChoices)
	}
	if present.State == answer.Given && present.Unsure&^present.Options != 0 {
		a.Remarks = append(a.Remarks, "Now: "+s.Said(i, present)+".")
	}
	for {
		r, err := t.Prompter.MultiSelect(a, options, now)
		if err != nil || !r.Answered() {
			return outcome{command: r.Command}, err
		}
		v := answer.Value{State: answer.Given}
		for _, o := range r.Answer.Chosen {
			v.Options |= 1 << o
		}
		if v.Options != 0 && v.Options == present.Options&^present.Unsure {
			return given(present), nil // as before, with what nobody is sure of
		}
		now = r.Answer
		if wrong := listProblem(s, q, w, v, len(now.Chosen)); wrong != "" {
			a.Said = []string{wrong}
			continue
		}
		sure := len(now.Chosen) > 0
		if !sure {
			sure, err = t.confirm(a.Status, "Nothing is chosen. Is that the answer?", "Yes, none of these applies", "No, choose again")
		}
		if sure || err != nil {
			return given(v), err
		}
	}
}

// confirm asks whether an answer is meant; who goes back did not mean it.
func (t *Talk) confirm(status prompt.Status, question, yes, no string) (bool, error) {
	r, err := t.Prompter.Select(prompt.Ask{Status: status, Question: question, Menu: true}, []prompt.Option{{Label: yes}, {Label: no}}, -1)
	return err == nil && r.Answered() && r.Answer == 0, err
}

// listProblem says why a choice cannot be, or "".
func listProblem(s *Session, q *answer.Question, w *assess.Question, v answer.Value, n int) string {
	none := q.OptionIndex("none")
	switch {
	case n == 0 && none >= 0:
		return fmt.Sprintf("Nothing is chosen. If nothing applies, choose %q.", s.label(&w.Options[none]))
	case w.MaxChoices > 0 && n > w.MaxChoices:
		return fmt.Sprintf("%d are chosen; please keep the %d that matter most.", n, w.MaxChoices)
	case n > 1 && v.Options&q.Exclusive != 0:
		for o := range w.Options {
			if v.Options&q.Exclusive&(1<<o) != 0 {
				return fmt.Sprintf("%q stands alone; choose it or the others.", s.label(&w.Options[o]))
			}
		}
	}
	return ""
}

// currency is the one in which a question asks for an amount, "" for any other
// question.
func (s *Session) currency(w *assess.Question) string {
	if w.Money {
		return s.q.Currency
	}
	return ""
}

func (t *Talk) askNumber(i int) (outcome, error) {
	s := t.Session
	q, w := s.q.Schema.At(i), &s.q.Questions[i]
	a := t.base(whole(i))
	// An example could be taken for a guess of ours, so it stands only where it
	// explains itself.
	estimate := "~ before an estimate"
	if q.Decimals == 0 && (w.Unit == "people" || w.Unit == "devices") {
		estimate = "put ~ before an estimate, such as ~24"
	}
	a.Hint = strings.TrimPrefix(s.unit(w)+"; "+estimate+"; or a range", "; ")
	present := s.view.Value(i)
	if present.State == answer.Given {
		a.Now = s.Said(i, present)
	}
	for {
		r, err := askLine(t.Prompter, a)
		if err != nil || !r.Answered() {
			return outcome{command: r.Command}, err
		}
		if r.Answer == "" {
			if a.Now != "" {
				return given(present), nil
			}
			a.Said = []string{"Please type a number; nothing is taken by itself."}
			continue
		}
		v, how, err := parseNumber(q, s.currency(w), r.Answer)
		if err != nil {
			a.Said = []string{words.Large(err.Error()) + "."}
			continue
		}
		doubt := s.Doubt(i, v)
		sure := doubt == ""
		if !sure {
			sure, err = t.confirm(a.Status, doubt, "Yes, that is right", "No, type it again")
		}
		if sure || err != nil {
			return outcome{value: v, manner: how}, err
		}
		a.Said = nil
	}
}

// askLine asks for a line of text, again where it is longer than a file may hold.
func askLine(p prompt.Prompter, a prompt.Ask) (prompt.Reply[string], error) {
	for {
		r, err := p.Input(a)
		if err != nil || !tooLong(r.Answer) {
			return r, err
		}
		a.Said = []string{fmt.Sprintf("That is too long and was not taken; please keep it to %s characters.", thousands(answer.MaxText*100))}
	}
}

// tooLong reports whether a text has no room in an engagement.
func tooLong(text string) bool { return utf8.RuneCountInString(text) > answer.MaxText }

func (t *Talk) askText(i int) (outcome, error) {
	s := t.Session
	a := t.base(whole(i))
	a.Free, a.Hint = true, "a line of text"
	present := s.view.Value(i)
	if present.State == answer.Given {
		a.Now = present.Text
	}
	for {
		r, err := askLine(t.Prompter, a)
		text := r.Answer
		switch {
		case err != nil, !r.Answered():
			return outcome{command: r.Command}, err
		case text == "" && a.Now != "":
			return given(present), nil
		case text == "":
			a.Said = []string{"Please type something, or skip the question."}
		default:
			return given(answer.Value{State: answer.Given, Text: text}), nil
		}
	}
}

// unit returns the unit of a question in the words for the person who answers.
func (s *Session) unit(w *assess.Question) string {
	if s.reader() == inPlain {
		return w.PlainUnit
	}
	return w.Unit
}
