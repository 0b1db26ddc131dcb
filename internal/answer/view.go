package answer

import "slices"

// Set is a client's answers, one value for each question of a schema, as they
// were given: answers to hidden questions included.
type Set struct {
	Values []Value
	// Disputed are the questions that people answered differently, ascending.
	Disputed []Dispute
	// Unasked are the questions ("id") and options ("id/option") that were answered and
	// that the questionnaire does not ask any more.
	Unasked []string
	// Former are the former ids under which there is an answer that does not count,
	// because there is one under the new id as well.
	Former []string
	// Renamed are the former ids under which questions and options ("question/option")
	// were read, each with the id that it has now.
	Renamed [][2]string
	// Later are the questions that are asked since a day after that of the answers.
	Later []int
}

// NewSet returns a set without answers.
func (s *Schema) NewSet() Set { return Set{Values: make([]Value, len(s.questions))} }

// With returns the set with another answer to one question; the empty value takes
// the answer away. What people said to the question before does not count then.
func (s Set) With(question int, v Value) Set {
	values := slices.Clone(s.Values)
	values[question] = v
	return Set{Values: values, Disputed: without(s.Disputed, question), Unasked: s.Unasked, Former: s.Former, Renamed: s.Renamed, Later: s.Later}
}

// Copy returns the set with values of its own.
func (s Set) Copy() Set {
	s.Values = slices.Clone(s.Values)
	s.Disputed = slices.Clone(s.Disputed)
	for i := range s.Disputed {
		s.Disputed[i].Values = slices.Clone(s.Disputed[i].Values)
	}
	return s
}

// View is a set of answers with the gates applied: each question is given,
// unknown, missing or hidden. The zero View has no questions.
type View struct {
	schema *Schema
	values []Value
	more   *more // nil where there is nothing of it
}

// more is what few views have.
type more struct {
	disputed []Dispute
	facts    []Value // of an extended schema, behind the values
	seen     *Seen   // notes what is read; nil where nobody wants to know
}

// disputed are the questions that people answered differently.
func (v *View) disputed() []Dispute {
	if v.more == nil {
		return nil
	}
	return v.more.disputed
}

// at is the value of the question at an index.
func (v *View) at(i int) *Value {
	if v.more != nil && v.more.seen != nil {
		v.more.seen.note(i)
	}
	if i < len(v.values) {
		return &v.values[i]
	}
	return &v.more.facts[i-len(v.values)]
}

// appendAll appends the values and the facts behind them.
func (v *View) appendAll(to []Value) []Value {
	to = append(slices.Grow(to, v.len()), v.values...)
	if v.more != nil {
		to = append(to, v.more.facts...)
	}
	return to
}

// len is the number of the values and the facts behind them.
func (v *View) len() int {
	if v.more == nil {
		return len(v.values)
	}
	return len(v.values) + len(v.more.facts)
}

// View applies the gates to a set. A question is hidden only when its gate is
// certainly false. Values taken from another view are good too: what was hidden
// there is hidden here only when its gate says so again.
func (s *Schema) View(set Set) View { return s.ViewIn(nil, set) }

// ViewIn is View in memory that the caller has no other use for as long as it has one
// for the view.
func (s *Schema) ViewIn(memory []Value, set Set) View {
	values := slices.Grow(memory[:0], len(s.questions))[:len(s.questions)]
	clear(values[copy(values, set.Values):])
	return s.applied(values, set.Disputed)
}

// applied is a view of values that nobody else holds: the gates change them.
func (s *Schema) applied(values []Value, disputed []Dispute) View {
	v := View{schema: s, values: values}
	if len(disputed) > 0 {
		v.more = &more{disputed: disputed}
	}
	for _, i := range s.order {
		gate := &s.questions[i].Gate
		if gate.Always() {
			continue
		}
		if values[i].State == Hidden {
			values[i].State, values[i].was = values[i].was, Missing
		}
		if gate.Eval(v) == False {
			values[i].State, values[i].was = Hidden, values[i].State
		}
	}
	return v
}

// Schema returns the schema of the view.
func (v View) Schema() *Schema { return v.schema }

// State returns what is known of a question's answer.
func (v View) State(i int) State { return v.at(i).State }

// Value returns the answer to the question at an index.
func (v View) Value(i int) Value { return *v.at(i) }

// Set returns the answers of the view, as they were given.
func (v View) Set() Set { return Set{Values: v.appendAll(nil), Disputed: v.disputed()} }

// Lookup returns the value of the question with the given id. A question that
// the questionnaire does not have is hidden: nothing can follow from it.
func (v View) Lookup(id string) Value {
	if i := v.schema.Find(id); i >= 0 {
		return *v.at(i)
	}
	return Value{State: Hidden}
}

// Number returns the number answered to a question, in hundredths, and whether
// there is one.
func (v View) Number(id string) (int64, bool) {
	value := v.Lookup(id)
	return value.Number, value.State == Given
}

// Is reports whether a choice was answered with (or a list contains) an option.
func (v View) Is(id, option string) bool {
	i := v.schema.Find(id)
	if i < 0 || v.at(i).State != Given {
		return false
	}
	o := v.schema.questions[i].OptionIndex(option)
	return o >= 0 && v.at(i).Options&(1<<o) != 0
}

// OptionID returns the id of the option answered to a single choice, or "".
func (v View) OptionID(id string) string {
	i := v.schema.Find(id)
	if i < 0 {
		return ""
	}
	o := v.at(i).Option()
	if o < 0 || o >= len(v.schema.questions[i].Options) {
		return ""
	}
	return v.schema.questions[i].Options[o]
}

// Without returns a view in which one question is missing whatever was answered;
// gates are applied anew.
func (v View) Without(i int) View {
	return v.With(i, Value{})
}

// With returns a view in which one question has another answer, settled as it is
// given; gates are applied anew.
func (v View) With(i int, value Value) View { return v.WithIn(nil, i, value) }

// WithIn is With in memory that the caller has no other use for as long as it has one
// for the view: for what is asked of every client and forgotten at once.
func (v View) WithIn(memory []Value, i int, value Value) View {
	values := v.appendAll(memory[:0])
	values[i] = value
	return v.schema.applied(values, without(v.disputed(), i)).watchedBy(v.seen())
}

// Memory returns room for the values of views that are made of this one with WithIn.
func (v *View) Memory() []Value { return make([]Value, 0, v.len()) }

// Extend returns the view under an extended schema, with the given values for
// its facts. A fact that is not known has state Missing.
func (v View) Extend(extended *Schema, facts []Value) View {
	return View{schema: extended, values: v.values, more: &more{disputed: v.disputed(), facts: facts, seen: v.seen()}}
}
