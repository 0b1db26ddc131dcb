package interview

import (
	"fmt"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// reader says in whose words questions stand.
type reader uint8

const (
	onCall  reader = iota // spoken by a sales engineer
	inPlain               // for somebody alone without technical words
	forIT                 // where the head of IT answers
)

// reader follows the audience, and in a call the role of the person answering.
func (s *Session) reader() reader {
	switch {
	case s.o.Audience == assess.OwnerAlone:
		return inPlain
	case s.o.Audience == assess.ITLeadAlone, s.q.Respondent(s.view) == assess.ITLead:
		return forIT
	}
	return onCall
}

// Wording returns a question in the words for the person who answers.
func (s *Session) Wording(i int) string {
	q := &s.q.Questions[i]
	switch r := s.reader(); {
	case r == inPlain:
		return q.Plain
	case r == forIT && q.ITLead != "":
		return q.ITLead
	}
	return q.Call
}

// label returns an option in the words for the person who answers.
func (s *Session) label(o *assess.Option) string {
	switch s.reader() {
	case inPlain:
		return o.Plain
	case forIT:
		return o.ITLead
	case onCall:
	}
	return o.Call
}

// Said returns an answer in the words for the person who answers.
func (s *Session) Said(i int, v answer.Value) string {
	q, w := s.q.Schema.At(i), &s.q.Questions[i]
	switch v.State {
	case answer.Missing, answer.Hidden:
		return "open"
	case answer.Unknown:
		return "not sure"
	case answer.Given:
	}
	switch q.Type {
	case answer.SingleChoice, answer.MultiChoice, answer.YesNo:
		var labels []string
		for o := range w.Options {
			switch label := s.label(&w.Options[o]); {
			case v.Options&^v.Unsure&(1<<o) != 0:
				labels = append(labels, label)
			case v.Unsure&^v.Options&(1<<o) != 0:
				labels = append(labels, "perhaps "+words.Small(label))
			}
		}
		if len(labels) == 0 {
			return "none"
		}
		return strings.Join(labels, "; ")
	case answer.Scale, answer.Level:
		for o := range w.Options {
			if w.Options[o].ID == q.Format(v) {
				return s.label(&w.Options[o])
			}
		}
	case answer.Number:
		number := thousands(v.Number)
		if v.Spread > 0 {
			number += " to " + thousands(v.High())
		}
		return strings.TrimSpace(number + " " + w.Things(v.High(), s.reader() == inPlain))
	case answer.Grid:
		return sides(&v)
	case answer.Text:
	}
	return q.Format(v)
}

// sides sums a grid up in a few words. What stands apart from the whole service
// functions follows our proposal where it is left out.
func sides(v *answer.Value) string {
	var count [terms.ThirdParty + 1]int
	unsure, open := 0, 0
	for _, t := range terms.Towers() {
		switch {
		case v.NotSure.Has(t) && v.OpenTower(t):
			unsure++
		case v.OpenTower(t):
			open++
		default:
			count[v.Grid[t]]++
		}
	}
	if count[terms.Undecided] == terms.NumTowers {
		return "you propose"
	}
	var parts []string
	add := func(n int, what string) {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, what))
		}
	}
	for _, side := range terms.Sides() {
		add(count[side], words.With(side))
	}
	add(count[terms.Undecided], "for you to propose")
	add(unsure, "not sure")
	add(open, "open")
	return strings.Join(parts, ", ")
}

// brief says in a narrow column who is to run a tower of a grid.
func brief(v *answer.Value, t terms.Tower) string {
	switch {
	case v.NotSure.Has(t) && v.OpenTower(t):
		return "not sure"
	case v.OpenTower(t):
		return "open"
	}
	return words.Brief(v.Grid[t])
}

// SaidOf returns an answer, or what it says of one tower, in the words for the
// person who answers.
func (s *Session) SaidOf(p Place, v answer.Value) string {
	t, part := p.Part.Tower()
	switch {
	case !part:
		return s.Said(p.Question, v)
	case v.State != answer.Given:
		return s.Said(p.Question, v)
	case v.OpenTower(t), !v.Advised.Has(t) && v.Grid[t] == terms.Undecided:
		return brief(&v, t)
	}
	id := v.Grid[t].String()
	if v.Advised.Has(t) {
		id = adviseID
	}
	w := &s.q.Questions[p.Question]
	for o := range w.Options {
		if w.Options[o].ID == id {
			return s.label(&w.Options[o])
		}
	}
	return brief(&v, t)
}

// TopicOf is the short name of what is asked.
func (s *Session) TopicOf(p Place) string {
	if t, ok := p.Part.Tower(); ok {
		return s.q.Towers.Small(t)
	}
	return s.q.Questions[p.Question].Topic
}

// WordingOf returns a question, or that about one tower, in the words for the person
// who answers.
func (s *Session) WordingOf(p Place) string {
	if t, ok := p.Part.Tower(); ok {
		return s.q.AskTower(p.Question, t, s.label)
	}
	return s.Wording(p.Question)
}

// thousands writes a number of hundredths with separators, as people read it.
func thousands(n int64) string { return words.Grouped(answer.FormatHundredths(n)) }
