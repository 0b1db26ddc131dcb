package interview

import (
	"fmt"
	"unicode/utf8"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/prompt"
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
	a.Call, a.First = s.o.Audience == assess.Discovery, len(s.trail) == 0
	a.Remarks = s.remarks(p)
	return a
}

// remarks are what is known beside a question, as far as the person who answers may
// see it.
func (s *Session) remarks(p Place) []string {
	i := p.Question
	var remarks []string
	if s.Shown(p).State == answer.Unknown {
		remarks = append(remarks, "Now: not sure.")
	}
	if b := s.DisputedPart(p); b != nil && s.o.Audience == assess.Discovery {
		remarks = append(remarks, fmt.Sprintf("In use: %s (%s).", s.SaidOf(p, s.view.Value(i)), assess.By(b.By)))
		for _, o := range b.Others {
			remarks = append(remarks, fmt.Sprintf("Also said: %s (%s).", s.SaidOf(p, o.Value), assess.By(o.By)))
		}
	}
	if n := s.Note(p, false); n != "" && s.Shows(p) {
		remarks = append(remarks, "Note: "+n)
	}
	if s.Note(p, true) != "" && s.KeepsPrivate() { // the screen may be shared, so not its words
		remarks = append(remarks, "There is a private note.")
	}
	return remarks
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
	options, values, now := t.Session.lines(i)
	r, err := t.Prompter.Select(t.base(whole(i)), options, now)
	how := manner{note: r.Note}
	if err != nil || !r.Answered() {
		return outcome{command: r.Command, manner: how}, err
	}
	return outcome{value: values[r.Answer], manner: how}, nil
}

// lines lists what can be answered to a question with one line, and which of it is the
// present answer.
func (s *Session) lines(i int) (options []prompt.Option, values []answer.Value, now int) {
	q, w := s.q.Schema.At(i), &s.q.Questions[i]
	values = make([]answer.Value, 0, len(w.Options))
	options = make([]prompt.Option, 0, len(w.Options))
	for o := range w.Options {
		v := answer.Value{State: answer.Given, Options: 1 << o}
		if q.Type == answer.Scale || q.Type == answer.Level {
			n, ok := yamldoc.ParseHundredths(w.Options[o].ID)
			if !ok || n < q.Min || n > q.Max {
				continue
			}
			v = answer.Value{State: answer.Given, Number: n}
		}
		if !s.onCall() && !w.Options[o].For(s.o.Audience.String()) {
			continue
		}
		values = append(values, v)
		options = append(options, prompt.Option{Label: s.label(&w.Options[o]), Search: w.Options[o].ID})
	}
	if q.Type == answer.YesNo && len(options) == 2 {
		values[0], values[1] = values[1], values[0]
		options[0], options[1] = options[1], options[0]
	}
	now = -1
	for k, v := range values {
		if v.Equal(s.Shown(whole(i))) {
			now = k
		}
	}
	return options, values, now
}

// askList asks for any number of options, again and again until the choice is
// one that can be.
func (t *Talk) askList(i int) (outcome, error) {
	s := t.Session
	q, w := s.q.Schema.At(i), &s.q.Questions[i]
	options := s.choices(i)
	now := choiceOf(q, s.Shown(whole(i)))
	a := t.base(whole(i))
	a.Hint = listHint(s, w)
	for {
		r, err := t.Prompter.MultiSelect(a, options, now)
		how := manner{note: r.Note}
		if err != nil || !r.Answered() {
			return outcome{command: r.Command, manner: how}, err
		}
		now = r.Answer
		if wrong := listProblem(s, q, w, now); wrong != "" {
			a.Said = []string{wrong}
			continue
		}
		sure := len(now.Chosen)+len(now.Perhaps) > 0
		if !sure {
			var c prompt.Command
			if sure, c, err = t.confirm(a, s.q.Say("form.nothing_chosen"), "Yes, none of these applies", "No, choose again"); c.Kind != prompt.NoCommand {
				return outcome{command: c, manner: how}, err
			}
		}
		if sure || err != nil {
			return outcome{value: listOf(q, now), manner: how}, err
		}
	}
}

// choices lists the options of a question.
func (s *Session) choices(i int) []prompt.Option {
	w := &s.q.Questions[i]
	options := make([]prompt.Option, len(w.Options))
	for o := range w.Options {
		options[o] = prompt.Option{Label: s.label(&w.Options[o]), Search: w.Options[o].ID}
	}
	return options
}

// listHint says how many lines can be chosen.
func listHint(s *Session, w *assess.Question) string {
	if w.MaxChoices > 0 {
		return s.q.Say("form.at_most", "most", w.MaxChoices)
	}
	return s.q.Say("form.any_number")
}

// choiceOf is an answer as a choice of lines.
func choiceOf(q *answer.Question, v answer.Value) (c prompt.Choice) {
	if v.State != answer.Given {
		return c
	}
	for o := range q.Options {
		switch {
		case v.Options&^v.Unsure&(1<<o) != 0:
			c.Chosen = append(c.Chosen, o)
		case v.Unsure&^v.Options&(1<<o) != 0:
			c.Perhaps = append(c.Perhaps, o)
		}
	}
	return c
}

// listOf is a choice of lines as an answer. Where some are not sure, what stands
// alone ("none") is not sure either.
func listOf(q *answer.Question, c prompt.Choice) answer.Value {
	v := answer.Value{State: answer.Given}
	for _, o := range c.Chosen {
		v.Options |= 1 << o
	}
	for _, o := range c.Perhaps {
		v.Unsure |= 1 << o
	}
	if none := q.OptionIndex("none"); none >= 0 && v.Options == 0 && v.Unsure != 0 {
		v.Options = 1 << none
	}
	if v.Unsure != 0 {
		v.Unsure |= v.Options & q.Exclusive
	}
	return v
}

// confirm asks whether an answer is meant; who goes back did not mean it. It is a part
// of the question of a, so every other command does what it does there.
func (t *Talk) confirm(a prompt.Ask, question, yes, no string) (bool, prompt.Command, error) {
	r, err := t.Prompter.Select(doubt(a, question), []prompt.Option{{Label: yes}, {Label: no}}, -1)
	if r.Command.Kind == prompt.Back {
		return false, prompt.Command{}, err
	}
	return err == nil && r.Answered() && r.Answer == 0, r.Command, err
}

// doubt asks about an answer to a question.
func doubt(a prompt.Ask, question string) prompt.Ask {
	return prompt.Ask{Status: a.Status, Question: question, Unsure: a.Unsure, Call: a.Call, Why: a.Why, Doubt: true}
}

// listProblem says why a choice cannot be, or "".
func listProblem(s *Session, q *answer.Question, w *assess.Question, c prompt.Choice) string {
	none := q.OptionIndex("none")
	if n := len(c.Chosen); n == 0 && len(c.Perhaps) == 0 && none >= 0 {
		return s.q.Say("form.choose_none", "answer", s.label(&w.Options[none]))
	} else if w.MaxChoices > 0 && n > w.MaxChoices {
		return s.q.Say("form.too_many", "chosen", n, "most", w.MaxChoices)
	}
	for _, o := range c.Perhaps {
		if q.Exclusive&(1<<o) != 0 {
			return s.q.Say("form.alone_unsure", "answer", s.label(&w.Options[o]))
		}
	}
	for _, o := range c.Chosen {
		if q.Exclusive&(1<<o) != 0 && len(c.Chosen) > 1 {
			return s.q.Say("form.alone", "answer", s.label(&w.Options[o]))
		}
	}
	return ""
}

// askLine asks for a line of text, again where it is longer than a file may hold, and
// once more where it may be a slip: a key without its slash.
func askLine(p prompt.Prompter, a prompt.Ask) (prompt.Reply[string], error) {
	return askFor(p, a, func(string) string { return "" })
}

// askFor is askLine for a text that can be wrong; wrong says how, "" where it is right.
func askFor(p prompt.Prompter, a prompt.Ask, wrong func(string) string) (prompt.Reply[string], error) {
	for slip := ""; ; {
		r, err := p.Input(a)
		if err != nil || !r.Answered() {
			return r, err
		}
		key, may := a.Slip(r.Answer)
		is := wrong(r.Answer)
		switch {
		case is != "":
			a.Said = []string{is}
		case TooLong(r.Answer):
			a.Said = []string{TextTooLong()}
		case !may, r.Answer == slip, a.Now != "" && r.Answer == a.Now:
			return r, nil
		default:
			slip = r.Answer
			a.Said = []string{fmt.Sprintf("%q was not taken yet. Type it once more if that is the text.", slip)}
			if key != "" {
				a.Said = []string{fmt.Sprintf("%q was not taken. The key is %s here; type %s once more if that is the text.", slip, key, slip)}
			}
		}
	}
}

// TextTooLong says of a text that it has no room.
func TextTooLong() string {
	return fmt.Sprintf("That is too long and was not taken; please keep it to %s characters.", thousands(answer.MaxText*100))
}

// TooLong reports whether a text has no room in an engagement.
func TooLong(text string) bool { return utf8.RuneCountInString(text) > answer.MaxText }

func (t *Talk) askText(i int) (outcome, error) {
	s := t.Session
	a := t.base(whole(i))
	a.Free, a.Hint = true, "a line of text"
	present := s.Shown(whole(i))
	if present.State == answer.Given {
		a.Now, a.Edit = present.Text, true
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
