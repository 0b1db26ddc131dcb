package interview

import (
	"slices"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/prompt"
	"mspscope/internal/terms"
)

// Kind is how a question is answered on a form.
type Kind string

// The kinds.
const (
	PickOne  Kind = "one"     // one of the lines
	PickAny  Kind = "several" // any number of the lines
	TypeIn   Kind = "number"  // a number, typed
	WriteIn  Kind = "text"    // a text, typed
	EachPart Kind = "parts"   // one of the lines for all of it, or an answer to each part
)

// Line is something that can be picked.
type Line struct {
	ID      string `json:"id"`
	Label   string `json:"label"`
	Picked  bool   `json:"picked"`
	Perhaps bool   `json:"perhaps"` // of several lines: whether it applies, the person is not sure
	Alone   bool   `json:"alone"`   // it cannot be picked beside others
}

// Form is one question with all that a screen shows of it, in the words for the person
// who answers. What that person may not see is not in it.
type Form struct {
	ID      string   `json:"id"` // as an engagement names it: a question, or one part of it
	Kind    Kind     `json:"kind"`
	Topic   string   `json:"topic"`
	Section string   `json:"section"`
	Text    string   `json:"text"`
	Why     string   `json:"why"`
	Help    string   `json:"help"`
	Hint    string   `json:"hint"` // what kind of answer is wanted
	Unit    string   `json:"unit"` // of a number
	Low     string   `json:"low"`  // the smallest number that is taken, "" for other kinds
	High    string   `json:"high"`
	Lines   []Line   `json:"lines"`
	Most    int      `json:"most"`  // how many lines can be picked; 0 for any number
	Parts   []string `json:"parts"` // ids of the parts that can be asked for themselves
	Given   bool     `json:"given"`
	NotSure bool     `json:"not_sure"` // "not sure" is the present answer
	Said    string   `json:"said"`     // the present answer in words; "" for none
	Typed   string   `json:"typed"`    // the present answer as it can be typed again; "" where it is picked
	Note    string   `json:"note"`
	Remarks []string `json:"remarks"` // what others said, where it may be shown
}

// Form returns a question as a screen shows it.
func (s *Session) Form(p Place) Form {
	i := p.Question
	q, w := s.q.Schema.At(i), &s.q.Questions[i]
	present := s.Shown(p)
	f := Form{
		ID: s.q.PartID(i, p.Part), Kind: kindOf(q, p.Part), Topic: s.TopicOf(p), Section: s.q.Sections[w.Section].Title,
		Text: s.WordingOf(p), Why: w.Why, Help: w.Help, Lines: []Line{}, Parts: []string{}, Remarks: notNil(s.remarks(p)),
		Given: present.State == answer.Given && (p.Part == assess.Whole || s.stated(p, present)),
	}
	f.NotSure = s.unsureNow(p, present)
	if f.Given {
		f.Said = s.SaidOf(p, present)
	}
	if s.Shows(p) {
		f.Note = s.Note(p, s.KeepsPrivate())
	}
	switch f.Kind {
	case TypeIn:
		f.Hint, f.Unit = numberHint(s, w, q), s.unit(w)
		f.Low, f.High = answer.FormatHundredths(q.Min), answer.FormatHundredths(q.Max)
	case WriteIn:
		f.Hint = s.q.Say("form.line_of_text")
	case PickAny:
		f.Hint, f.Most = listHint(s, w), w.MaxChoices
	case EachPart:
		for _, t := range s.towers(i) {
			f.Parts = append(f.Parts, s.q.PartID(i, assess.PartOf(t)))
		}
	case PickOne:
	}
	f.Lines = append(f.Lines, s.formLines(p, f.Kind, present)...)
	if f.Given && (f.Kind == TypeIn || f.Kind == WriteIn) {
		f.Typed = q.Format(present)
		if s.Guessed(p) {
			f.Typed = "~" + f.Typed // or it would be stated the next time
		}
	}
	return f
}

// Guessed reports whether the answer that may be shown is a number of which the person said
// that it is an estimate.
func (s *Session) Guessed(p Place) bool {
	b := s.basis(p)
	return b != nil && b.Kind == Estimated && kindOf(s.q.Schema.At(p.Question), p.Part) == TypeIn && s.Shows(p) && s.Shown(p).State == answer.Given
}

// kindOf is how a question, or one part of it, is answered.
func kindOf(q *answer.Question, part assess.Part) Kind {
	switch {
	case part != assess.Whole:
		return PickOne
	case q.Type == answer.Number:
		return TypeIn
	case q.Type == answer.Text:
		return WriteIn
	case q.Type == answer.MultiChoice:
		return PickAny
	case q.Type == answer.Grid:
		return EachPart
	}
	return PickOne
}

// stated reports whether an answer says who runs one part, or leaves that to us.
func (s *Session) stated(p Place, v answer.Value) bool {
	t, part := p.Part.Tower()
	return part && (v.Grid[t] != terms.Undecided || v.Advised.Has(t))
}

// unsureNow reports whether "not sure" is the present answer.
func (s *Session) unsureNow(p Place, v answer.Value) bool {
	t, part := p.Part.Tower()
	return v.State == answer.Unknown || part && v.State == answer.Given && v.NotSure.Has(t) && v.OpenTower(t)
}

// formLines are the lines of a question, those that are the present answer marked.
func (s *Session) formLines(p Place, kind Kind, present answer.Value) []Line {
	options, _, now := s.pickable(p, kind)
	lines := make([]Line, len(options))
	q := s.q.Schema.At(p.Question)
	chosen := choiceOf(q, present)
	for k, o := range options {
		lines[k] = Line{ID: o.Search, Label: o.Label, Picked: k == now}
		if kind == PickAny {
			lines[k].Picked, lines[k].Perhaps = slices.Contains(chosen.Chosen, k), slices.Contains(chosen.Perhaps, k)
			lines[k].Alone = q.Exclusive&(1<<k) != 0
		}
	}
	return lines
}

// pickable lists what can be picked at a question, with what each line answers where one
// line is an answer, and the place of the present answer, -1 for none.
func (s *Session) pickable(p Place, kind Kind) (options []prompt.Option, values []answer.Value, now int) {
	switch {
	case p.Part != assess.Whole:
		return s.sides(p)
	case kind == PickOne:
		return s.lines(p.Question)
	case kind == PickAny:
		return s.choices(p.Question), nil, -1
	case kind == EachPart:
		return s.presets(p.Question)
	}
	return nil, nil, -1
}

// presets lists the ready-made answers to a grid, and which of it is the present answer.
func (s *Session) presets(i int) (options []prompt.Option, values []answer.Value, now int) {
	w := &s.q.Questions[i]
	present := s.Shown(whole(i))
	now = -1
	for k := range w.Presets {
		p := &w.Presets[k]
		o := assess.Option{Call: p.Call, Plain: p.Plain, ITLead: p.Call}
		options, values = append(options, prompt.Option{Label: s.label(&o), Search: p.ID}), append(values, p.Value)
		if present.State == answer.Given && present.Equal(p.Value) {
			now = k
		}
	}
	return options, values, now
}

func notNil(texts []string) []string {
	if texts == nil {
		return []string{}
	}
	return texts
}
