// Package answer holds what can be asked and what was answered: question
// types, typed values, gates that hide questions, and three-valued conditions
// over answers.
//
// Goals: an unknown answer stays unknown through every condition; an answer to
// a hidden question is inert; conditions are data that other code can look
// into (to prove things about them), not functions.
//
// Non-goals: wording (package assess), prompting (package interview), and what
// follows from an answer (packages assess, pricing, responsibility, advice).
package answer

import "mspscope/internal/terms"

// Type is the type of a question.
type Type uint8

// The question types.
const (
	Number       Type = iota // a number with at most two decimals
	SingleChoice             // one option
	MultiChoice              // any number of options, perhaps none
	YesNo                    // yes or no
	Text                     // free text, never scored
	Scale                    // a whole number from 1 to 5
	Level                    // a whole number from 0 to 4
	Grid                     // a side for each tower
)

var typeIDs = []string{"number", "single_choice", "multi_choice", "yes_no", "text", "scale_1_5", "level_0_4", "grid"}

// String returns the id of the type, as used in questionnaire files.
func (t Type) String() string { return typeIDs[t] }

// Words lists the ids of the types.
func (Type) Words() []string { return typeIDs }

// UnmarshalText reads the id of a type.
func (t *Type) UnmarshalText(id []byte) error {
	place, err := terms.Place(id, typeIDs, "type of question")
	*t = Type(max(place, 0))
	return err
}

// numeric reports whether values of the type are compared as numbers.
func (t Type) numeric() bool { return t == Number || t == Scale || t == Level }

// MaxOptions is the largest number of options of a question.
const MaxOptions = 64

// Question is the structure of one question: what an answer to it may be and
// when it applies. Numbers are in hundredths throughout.
type Question struct {
	ID        string
	Type      Type
	Options   []string // ids of the options of a choice
	Exclusive uint64   // options that stand alone, as bits
	Min, Max  int64    // smallest and largest number accepted
	Decimals  int      // 0: whole numbers only; otherwise up to 2
	Private   bool     // about a person or a wage: nothing that a client reads may follow from the answer
	Gate      Condition

	left []string // options that come with the program and that one's own questionnaire does not have
}

// OptionIndex returns the position of an option, or -1.
func (q *Question) OptionIndex(id string) int {
	for i, o := range q.Options {
		if o == id {
			return i
		}
	}
	return -1
}

// YesNoOptions are the options of a yes_no question, in the order of their bits.
func YesNoOptions() []string { return []string{"no", "yes"} }

// Schema is all questions of a questionnaire in the order they are asked.
type Schema struct {
	questions []Question
	index     map[string]int
	order     []int             // so that every question comes after those its gate names
	removed   map[string]string // questions and options that are no longer asked, with the place that says so
	former    map[string]int    // ids that questions had once
	renamed   map[string]string // former ids of options, as "question/option", with their ids
	why       map[string]string // what is said of questions and options that are no longer asked
	past      map[int]bool      // questions with options that are no longer offered or are called otherwise now
}

// NewSchema builds a schema. Gates are set later with SetGates, because a gate
// may name any question.
func NewSchema(questions []Question) *Schema {
	s := &Schema{questions: questions, index: make(map[string]int, len(questions))}
	for i := range questions {
		s.index[questions[i].ID] = i
		s.order = append(s.order, i)
	}
	return s
}

// Len returns the number of questions.
func (s *Schema) Len() int { return len(s.questions) }

// At returns the question at an index.
func (s *Schema) At(i int) *Question { return &s.questions[i] }

// Find returns the index of the question with the given id, or -1. A nil Schema
// has no questions.
func (s *Schema) Find(id string) int {
	if s == nil {
		return -1
	}
	if i, ok := s.index[id]; ok {
		return i
	}
	return -1
}

// IDs lists the ids of all questions in order.
func (s *Schema) IDs() []string {
	ids := make([]string, len(s.questions))
	for i := range s.questions {
		ids[i] = s.questions[i].ID
	}
	return ids
}

// SetGates sets the condition under which each question applies and orders the
// questions so that gates can be evaluated in one pass. It returns the ids of
// a circle of gates when there is one.
func (s *Schema) SetGates(gates []Condition) (circle []string) {
	for i := range s.questions {
		s.questions[i].Gate = gates[i]
	}
	const unseen, open, done = 0, 1, 2
	state := make([]int, len(s.questions))
	s.order = s.order[:0]
	var path []int
	var visit func(i int) bool
	visit = func(i int) bool {
		switch state[i] {
		case done:
			return true
		case open:
			for j, p := range path {
				if p == i {
					for _, k := range path[j:] {
						circle = append(circle, s.questions[k].ID)
					}
				}
			}
			return false
		}
		state[i] = open
		path = append(path, i)
		for _, q := range gates[i].Questions() {
			if !visit(q) {
				return false
			}
		}
		path = path[:len(path)-1]
		state[i] = done
		s.order = append(s.order, i)
		return true
	}
	for i := range s.questions {
		if !visit(i) {
			return circle
		}
	}
	return nil
}

// Extend returns a schema with facts added behind the questions. Facts are
// derived from answers and results (the recommended model, a ratio), have no
// gates, and can be tested by conditions read under the extended schema only.
func (s *Schema) Extend(facts []Question) *Schema {
	e := &Schema{index: make(map[string]int, len(s.questions)+len(facts)), removed: s.removed, former: s.former, renamed: s.renamed, why: s.why, past: s.past}
	e.questions = append(append(e.questions, s.questions...), facts...)
	e.order = append([]int(nil), s.order...)
	for i := range e.questions {
		e.index[e.questions[i].ID] = i
		if i >= len(s.questions) {
			e.order = append(e.order, i)
		}
	}
	return e
}
