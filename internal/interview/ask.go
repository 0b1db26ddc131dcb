package interview

import (
	"errors"
	"fmt"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

// base is what every way to ask a question shows.
func (t *Talk) base(i int) Ask {
	s := t.Session
	q := &s.q.Questions[i]
	a := Ask{Status: t.status(i), Said: t.take(), Question: s.Wording(i), Unsure: true, Why: "Why we ask: " + q.Why}
	if q.Help != "" {
		a.Why += " " + q.Help
	}
	if s.view.State(i) == answer.Unknown {
		a.Remarks = append(a.Remarks, "Now: not sure.")
	}
	if b := s.Disputed(i); b != nil {
		a.Remarks = append(a.Remarks, fmt.Sprintf("In use: %s (%s).", s.Said(i, s.view.Value(i)), assess.By(b.By)))
		for _, o := range b.Others {
			a.Remarks = append(a.Remarks, fmt.Sprintf("Also said: %s (%s).", s.Said(i, o.Value), assess.By(o.By)))
		}
	}
	if n := s.Note(i, false); n != "" {
		a.Remarks = append(a.Remarks, "Note: "+n)
	}
	return a
}

// status says where the interview stands.
func (t *Talk) status(i int) Status {
	s := t.Session
	p := Status{Progress: s.Progress(), Section: s.q.Sections[s.q.Questions[i].Section].Title}
	if s.o.Audience == Discovery {
		p.Person = s.o.Person
	}
	if t.Lean != nil {
		p.Lean = t.Lean(s.view)
	}
	return p
}

// ask asks a question of any type but a grid.
func (t *Talk) ask(i int) (v answer.Value, how manner, err error) {
	switch t.Session.q.Schema.At(i).Type {
	case answer.Number:
		return t.askNumber(i)
	case answer.Text:
		v, err = t.askText(i)
	case answer.MultiChoice:
		v, err = t.askList(i)
	case answer.SingleChoice, answer.YesNo, answer.Scale, answer.Level, answer.Grid:
		v, err = t.askOne(i)
	}
	return v, manner{}, err
}

// askOne asks for one of the options. The lines are in the order of the
// questionnaire, only yes comes before no.
func (t *Talk) askOne(i int) (answer.Value, error) {
	s := t.Session
	q, w := s.q.Schema.At(i), &s.q.Questions[i]
	values := make([]answer.Value, 0, len(w.Options))
	options := make([]Option, 0, len(w.Options))
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
		options = append(options, Option{Label: s.label(&w.Options[o]), Search: w.Options[o].ID})
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
	k, err := t.Prompter.Select(t.base(i), options, now)
	if err != nil {
		return answer.Value{}, err
	}
	return values[k], nil
}

// askList asks for any number of options, again and again until the choice is
// one that can be.
func (t *Talk) askList(i int) (answer.Value, error) {
	s := t.Session
	q, w := s.q.Schema.At(i), &s.q.Questions[i]
	var options []Option
	var now []int
	for o := range w.Options {
		options = append(options, Option{Label: s.label(&w.Options[o]), Search: w.Options[o].ID})
		if s.view.State(i) == answer.Given && s.view.Value(i).Options&(1<<o) != 0 {
			now = append(now, o)
		}
	}
	a := t.base(i)
	a.Hint = "any number of them"
	if w.MaxChoices > 0 {
		a.Hint = fmt.Sprintf("at most %d", w.MaxChoices)
	}
	for {
		chosen, err := t.Prompter.MultiSelect(a, options, now)
		if err != nil {
			return answer.Value{}, err
		}
		v := answer.Value{State: answer.Given}
		for _, o := range chosen {
			v.Options |= 1 << o
		}
		now = chosen
		wrong := listProblem(s, q, w, v, len(chosen))
		if wrong == "" && len(chosen) == 0 {
			k, err := t.Prompter.Select(Ask{Status: a.Status, Question: "Nothing is chosen. Is that the answer?", Menu: true},
				[]Option{{Label: "Yes, none of these applies"}, {Label: "No, choose again"}}, -1)
			switch {
			case err == nil && k == 0:
				return v, nil
			case err != nil && !errors.Is(err, ErrBack):
				return v, err
			}
			continue
		}
		if wrong == "" {
			return v, nil
		}
		a.Said = []string{wrong}
	}
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

func (t *Talk) askNumber(i int) (v answer.Value, how manner, err error) {
	s := t.Session
	q, w := s.q.Schema.At(i), &s.q.Questions[i]
	a := t.base(i)
	// An example could be taken for a guess of ours, so it stands only where it
	// explains itself.
	estimate := "~ before an estimate"
	if q.Decimals == 0 && (w.Unit == "people" || w.Unit == "devices") {
		estimate = "put ~ before an estimate, such as ~24"
	}
	a.Hint = strings.TrimPrefix(s.unit(w)+"; "+estimate, "; ")
	present := s.view.Value(i)
	if present.State == answer.Given {
		a.Now = s.Said(i, present)
	}
	for {
		text, err := t.Prompter.Input(a)
		if err != nil {
			return v, how, err
		}
		if text == "" {
			if a.Now != "" {
				return present, how, nil
			}
			a.Said = []string{"Please type a number; nothing is taken by itself."}
			continue
		}
		v, how, err = parseNumber(q, text)
		if err != nil {
			a.Said = []string{words.Large(err.Error()) + "."}
			continue
		}
		doubt := s.Doubt(i, v)
		if doubt == "" {
			return v, how, nil
		}
		k, err := t.Prompter.Select(Ask{Status: a.Status, Question: doubt, Menu: true},
			[]Option{{Label: "Yes, that is right"}, {Label: "No, type it again"}}, -1)
		switch {
		case err == nil && k == 0:
			return v, how, nil
		case err != nil && !errors.Is(err, ErrBack):
			return v, how, err
		}
		a.Said = nil
	}
}

// longestText is the number of characters of a text answer or a note.
const longestText = 10_000

func (t *Talk) askText(i int) (answer.Value, error) {
	s := t.Session
	a := t.base(i)
	a.Free, a.Hint = true, "a line of text"
	present := s.view.Value(i)
	if present.State == answer.Given {
		a.Now = present.Text
	}
	for {
		text, err := t.Prompter.Input(a)
		switch {
		case err != nil:
			return answer.Value{}, err
		case text == "" && a.Now != "":
			return present, nil
		case text == "":
			a.Said = []string{"Please type something, or skip the question."}
		case len([]rune(text)) > longestText:
			a.Said = []string{"That is too long; please shorten it."}
		default:
			return answer.Value{State: answer.Given, Text: text}, nil
		}
	}
}
