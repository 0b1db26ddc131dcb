package interview

import (
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/prompt"
	"mspscope/internal/spoken"
	"mspscope/internal/told"
	"mspscope/internal/words"
)

// reading makes an answer of what was heard.
func reading(r spoken.Reading) (answer.Value, manner) {
	how := manner{kind: Stated, words: r.Words}
	if r.Estimated {
		how.kind = Estimated
	}
	return answer.Value{State: answer.Given, Number: r.Low, Spread: r.High - r.Low}, how
}

// askNumber asks for a number, again and again until it is clear which one is meant.
func (t *Talk) askNumber(i int) (outcome, error) {
	s := t.Session
	a := t.base(whole(i))
	a.Hint = numberHint(s, &s.q.Questions[i], s.q.Schema.At(i))
	present := s.Shown(whole(i))
	if present.State == answer.Given {
		a.Now = s.Said(i, present)
	}
	numbers, note := told.Numbers(s.q, i), "" // what was said with a try that came to nothing is kept
	for {
		r, err := askLine(t.Prompter, a)
		note = Joined(note, r.Note)
		if err != nil || !r.Answered() {
			return outcome{command: r.Command, manner: manner{note: note}}, err
		}
		a.Said = nil
		if r.Answer == "" {
			if a.Now != "" {
				return outcome{value: present, manner: manner{note: note}}, nil
			}
			a.Said = []string{s.q.Say("form.type_number")}
			continue
		}
		heard, err := numbers.Read(r.Answer)
		if err != nil {
			a.Said = []string{words.Large(err.Error()) + "."}
			continue
		}
		meant, sure, c, err := t.meant(i, a, heard)
		if err != nil || c.Kind != prompt.NoCommand {
			return outcome{command: c, manner: manner{note: note}}, err
		}
		if !sure {
			continue
		}
		v, how := reading(meant)
		how.note = note
		if doubt := s.Doubt(i, v); doubt != "" {
			sure, c, err = t.confirm(a, doubt, "Yes, that is right", "No, type it again")
		}
		if c.Kind != prompt.NoCommand {
			return outcome{command: c, manner: how}, err
		}
		if sure || err != nil {
			return outcome{value: v, manner: how}, err
		}
	}
}

// meant asks which reading of a number is meant where there is more than one, or
// where it is not clear that it is a number; false means that it is typed again, unless
// a command was given instead.
func (t *Talk) meant(i int, a prompt.Ask, heard spoken.Heard) (spoken.Reading, bool, prompt.Command, error) {
	if heard.Ask == "" {
		return heard.Reading, true, prompt.Command{}, nil
	}
	var options []prompt.Option
	for k, c := range heard.Choices { // a letter each that is no command, nor yes: a number that is typed here may be another answer
		options = append(options, prompt.Option{Label: t.Session.readingSaid(i, c), Key: string("acdefh"[k%6])})
	}
	options = append(options, prompt.Option{Label: "None of these; type it again", Key: "n"})
	ask := doubt(a, t.Session.q.Say("form.meant", "asked", heard.Ask))
	ask.Numbers = true
	r, err := t.Prompter.Select(ask, options, -1)
	switch {
	case err != nil, r.Command.Kind == prompt.Back:
		return spoken.Reading{}, false, prompt.Command{}, err
	case !r.Answered(), r.Answer >= len(heard.Choices):
		return spoken.Reading{}, false, r.Command, nil
	}
	return heard.Choices[r.Answer], true, prompt.Command{}, nil
}

// readingSaid is one reading of a number in words.
func (s *Session) readingSaid(i int, r spoken.Reading) string {
	v, how := reading(r)
	if how.kind == Estimated {
		return s.Said(i, v) + ", an estimate"
	}
	return s.Said(i, v)
}

// numberHint says what kind of number is wanted. An example could be taken for a
// guess of ours, so it stands only where it explains itself.
func numberHint(s *Session, w *assess.Question, q *answer.Question) string {
	guess := s.q.Say("form.guess")
	if q.Decimals == 0 && (w.Unit == "people" || w.Unit == "devices") {
		guess = s.q.Say("form.guess_such_as")
	}
	return strings.TrimPrefix(s.unit(w)+"; "+guess, "; ")
}

// Doubt returns what is hard to believe about a number, as a question, or "".
func (s *Session) Doubt(i int, v answer.Value) string {
	return told.Doubt(s.q, i, v, s.Said(i, v), s.shownView().With(i, v))
}
