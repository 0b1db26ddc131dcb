package interview

import (
	"strings"

	"mspscope/assess"
	"mspscope/internal/spoken"
)

// Found is a question that fits what was looked for.
type Found struct {
	Place Place
	Why   string // in a few words, "" where its topic says it
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
			return []Found{{Place: Place{i, part}}}
		}
		return nil
	}
	if s.index == nil {
		s.index = s.newIndex()
	}
	var list []Found
	for _, h := range s.index.Find(text, s.Applies) {
		list = append(list, Found{whole(h.Entry), why(h)})
	}
	return list
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
