package interview

import (
	"cmp"
	"fmt"
	"slices"
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
			if v.Options&(1<<o) != 0 {
				labels = append(labels, s.label(&w.Options[o]))
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
		return strings.TrimSpace(thousands(v.Number) + " " + w.Things(v.Number, s.reader() == inPlain))
	case answer.Grid:
		return sides(v.Grid)
	case answer.Text:
	}
	return q.Format(v)
}

// sides sums a split up in a few words.
func sides(split terms.Split) string {
	var count [terms.ThirdParty + 1]int
	for _, side := range split {
		count[side]++
	}
	var parts []string
	for _, side := range terms.Sides() {
		if count[side] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", count[side], words.With(side)))
		}
	}
	if len(parts) == 0 {
		return "you propose"
	}
	if n := count[terms.Undecided]; n > 0 {
		parts = append(parts, fmt.Sprintf("%d for you to propose", n))
	}
	return strings.Join(parts, ", ")
}

// thousands writes a number of hundredths with separators, as people read it.
func thousands(n int64) string { return words.Grouped(answer.FormatHundredths(n)) }

// Find returns the questions that have every one of some words, the nearest
// first: words in the topic before words elsewhere. Only questions that apply
// are found, of any depth.
func (s *Session) Find(text string) []int {
	wanted := strings.Fields(strings.ToLower(text))
	if len(wanted) == 0 {
		return nil
	}
	type hit struct{ question, rank int }
	var hits []hit
	for i := range s.q.Questions {
		if !s.Applies(i) {
			continue
		}
		q := &s.q.Questions[i]
		topic := strings.ToLower(q.Topic + " " + q.ID)
		all := strings.ToLower(strings.Join([]string{topic, q.Call, q.Plain, q.ITLead, s.q.Sections[q.Section].Title}, " "))
		rank, found := 0, true
		for _, w := range wanted {
			switch {
			case strings.Contains(" "+topic, " "+w):
			case strings.Contains(topic, w):
				rank++
			case strings.Contains(all, w):
				rank += 2
			default:
				found = false
			}
		}
		if found {
			hits = append(hits, hit{i, rank})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(a.rank, b.rank) })
	list := make([]int, len(hits))
	for i, h := range hits {
		list[i] = h.question
	}
	return list
}
