package interview

import (
	"fmt"
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/prompt"
	"mspscope/internal/spoken"
)

// Found is a question that fits what was looked for.
type Found struct {
	Place Place
	Why   string // in a few words, "" where its topic says it
	Clear bool   // of the first: nothing else is nearly as near

	reason spoken.Reason
}

// Find returns the questions that fit some words, the nearest first. Only questions
// that apply are found, of any depth.
func (s *Session) Find(text string) []int {
	var list []int
	for _, f := range s.Search(text) {
		list = append(list, f.Place.Question)
	}
	return list
}

// Search returns the questions that fit some words, the nearest first, and why: by
// their id or topic, by another word for them, by an answer that they can have, by
// what explains them, or by a word that was misspelled. A tower of a grid is found by
// its id alone.
func (s *Session) Search(text string) []Found {
	if i, part, ok := s.q.FindPart(strings.TrimSpace(text)); ok && i >= 0 && part != assess.Whole {
		if s.Applies(i) {
			return []Found{{Place: Place{i, part}, Clear: true}}
		}
		return nil
	}
	var list []Found
	for _, h := range s.words().Find(text, s.Applies) {
		list = append(list, Found{whole(h.Entry), why(h), h.Clear, h.Reason})
	}
	return list
}

// Waits returns the nearest question that some words fit and that is not asked as things
// stand, and whether that is because it is about somebody who is in the room. A word that
// only explains a question, or is near to one by its spelling, says too little for that.
func (s *Session) Waits(text string) (topic string, room, ok bool) {
	for _, h := range s.words().Find(text, func(i int) bool { return !s.Applies(i) }) {
		if h.Reason <= spoken.ByAnswer {
			return s.TopicOf(whole(h.Entry)), s.view.State(h.Entry) != answer.Hidden, true
		}
	}
	return "", false, false
}

// words is the index of all questions, which is made once.
func (s *Session) words() *spoken.Index {
	if s.index == nil {
		s.index = s.newIndex()
	}
	return s.index
}

// Exact reports whether a text is the id of a question, or of a part of it, that
// applies.
func (s *Session) Exact(text string) (Place, bool) {
	i, part, ok := s.q.FindPart(strings.ToLower(strings.TrimSpace(text)))
	return Place{i, part}, ok && i >= 0 && s.Applies(i)
}

// newIndex is the index of all questions.
func (s *Session) newIndex() *spoken.Index {
	entries := make([]spoken.Entry, len(s.q.Questions))
	for i := range s.q.Questions {
		q := &s.q.Questions[i]
		e := &entries[i]
		*e = spoken.Entry{
			ID: q.ID, Topic: q.Topic, Synonyms: q.Synonyms, Section: s.q.Sections[q.Section].Title,
			Wordings: []string{q.Call, q.Plain, q.ITLead}, Help: []string{q.Help, q.Why},
		}
		for _, options := range [][]assess.Option{q.Options, q.Towers} {
			for k := range options {
				e.Labels = append(e.Labels, options[k].Call)
				if options[k].Plain != options[k].Call {
					e.Labels = append(e.Labels, options[k].Plain)
				}
			}
		}
	}
	return spoken.NewIndex(entries)
}

// why says in a few words why something was found.
func why(h spoken.Hit) string {
	switch h.Reason {
	case spoken.BySynonym:
		return h.Words
	case spoken.ByAnswer:
		return "an answer: " + h.Words
	case spoken.ByHelp:
		return "in what explains it"
	case spoken.BySpelling:
		return "near to what was typed"
	case spoken.ByID, spoken.ByTopic, spoken.BySection, spoken.ByWording:
	}
	return ""
}

// mostFound is how many questions a list of what was found has.
const mostFound = 20

// find goes to a question by some of its words, or to a section.
func (t *Talk) find(words string) error {
	if strings.TrimSpace(words) == "" {
		if n, ok := t.Prompter.(prompt.Narrower); ok && n.Narrows() {
			return t.palette()
		}
		r, err := askLine(t.Prompter, prompt.Ask{
			Said: t.take(), Menu: true,
			Question: "Go to which question? Type some of its words, or only Enter for the list of sections.",
		})
		if err != nil || !r.Answered() {
			return err
		}
		if r.Answer == "" {
			return t.sections()
		}
		words = r.Answer
	}
	s := t.Session
	found := s.Search(words)
	switch {
	case len(found) == 0:
		t.say("No question that applies has %q in it.", words)
		return nil
	case len(found) == 1, found[0].Clear:
		s.JumpTo(found[0].Place)
		return nil
	case len(found) > mostFound:
		t.say("%d questions fit; here are the first %d.", len(found), mostFound)
		found = found[:mostFound]
	}
	entries := make([]entry, len(found))
	for k, f := range found {
		label := t.line(f.Place.Question)
		if f.Why != "" {
			label += " (" + f.Why + ")"
		}
		entries[k] = entry{label, func() error {
			s.JumpTo(f.Place)
			return nil
		}}
	}
	return t.choose(prompt.Ask{Said: t.take(), Question: fmt.Sprintf("Questions with %q", words)}, entries)
}

// palette lists every question that applies with its answer, to be narrowed while
// words are typed.
func (t *Talk) palette() error {
	s := t.Session
	var options []prompt.Option
	var places []Place
	for i := range s.q.Questions {
		if s.Applies(i) {
			options = append(options, prompt.Option{Label: t.line(i)})
			places = append(places, whole(i))
		}
	}
	options = append(options, prompt.Option{Label: "The list of sections", Key: "l"})
	fits := func(words string) []int {
		found := s.Search(words)
		var lines []int
		for _, f := range found {
			k := slices.Index(places, whole(f.Place.Question))
			// The list keeps its order, so what is much farther stays out of it: the marked
			// line is one of the nearest.
			if k >= 0 && f.reason <= max(found[0].reason, spoken.ByTopic) {
				lines = append(lines, k)
			}
			if f.Clear { // nothing else is meant
				break
			}
		}
		return lines
	}
	r, err := t.Prompter.Select(prompt.Ask{Said: t.take(), Menu: true, Fits: fits, Question: "Go to which question? Type some of its words."}, options, -1)
	switch {
	case err != nil || !r.Answered():
		return err
	case r.Answer == len(places):
		return t.sections()
	}
	s.JumpTo(places[r.Answer])
	return nil
}
