package interview

import (
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/patch"
	"mspscope/internal/prompt"
	"mspscope/internal/told"
	"mspscope/internal/words"
)

// Given is what a person does at a question of a form: picks lines, or types.
type Given struct {
	Text    string   `json:"text"`    // what was typed: a number, a text, or words of a line
	Lines   []string `json:"lines"`   // ids of the lines that are picked
	Perhaps []string `json:"perhaps"` // ids of lines of which the person is not sure
	Picked  bool     `json:"picked"`  // no line is picked, and that is the answer
	NotSure bool     `json:"not_sure"`
	Note    string   `json:"note"`    // what was said with the answer
	Reading int      `json:"reading"` // which reading of Text is meant, from 1 on, where that was asked
	Sure    bool     `json:"sure"`    // it is meant, where that was asked
}

// Asked is what keeps something from being taken: it is wrong, or it has to be asked what
// is meant. It is nil for what was taken.
type Asked struct {
	Wrong    string   `json:"wrong"`    // a sentence that says why it is not taken; "" where something is asked
	Question string   `json:"question"` // what is asked back
	Readings []string `json:"readings"` // to choose from; none where it is asked whether it is meant
}

// Give takes an answer to any question from a form, by the rules of the conversation:
// what can be read in two ways, or is hard to believe, is asked back and not taken. It
// returns the edits and what is to be said of them.
func (s *Session) Give(p Place, g Given, m *assess.Matrix) (edits []patch.Edit, said []string, back *Asked) {
	o, back := s.hear(p, &g)
	if back != nil {
		return nil, nil, back
	}
	earlier := s.view
	o.note = Joined(g.Note, o.note)
	edits, full := s.takeIn(p, o.value, o.manner)
	if full {
		said = append(said, s.q.Say("form.note_full"))
	}
	return edits, append(said, s.Consequences(earlier, m)...), nil
}

// hear reads what was picked or typed.
func (s *Session) hear(p Place, g *Given) (outcome, *Asked) {
	kind := kindOf(s.q.Schema.At(p.Question), p.Part)
	if g.NotSure {
		return given(notSure(p)), nil
	}
	if kind == WriteIn {
		return s.hearText(g)
	}
	a := prompt.Ask{Unsure: true}
	if kind == TypeIn {
		r := a.Typed(g.Text)
		g.Note = Joined(g.Note, r.Note)
		if c, _, ok := a.Command(r.Answer); ok && c.Kind == prompt.Unsure {
			return given(notSure(p)), nil
		}
		return s.hearNumber(p.Question, r.Answer, g)
	}
	if g.Text != "" {
		if named, unsure, back := s.named(a, p, kind, g); unsure || back != nil {
			return given(notSure(p)), back
		} else if kind == PickAny {
			return s.hearList(p.Question, named, g)
		} else {
			return s.hearLine(p, kind, named.Chosen)
		}
	}
	options, _, _ := s.pickable(p, kind)
	var c prompt.Choice
	for _, ids := range []struct {
		of []string
		to *[]int
	}{{g.Lines, &c.Chosen}, {g.Perhaps, &c.Perhaps}} {
		for _, id := range ids.of {
			k := slices.IndexFunc(options, func(o prompt.Option) bool { return o.Search == id })
			if k < 0 {
				return outcome{}, &Asked{Wrong: s.q.Say("form.no_line", "typed", id)}
			}
			*ids.to = append(*ids.to, k)
		}
	}
	if kind == PickAny {
		return s.hearList(p.Question, c, g)
	}
	return s.hearLine(p, kind, c.Chosen)
}

// named reads words that name lines.
func (s *Session) named(a prompt.Ask, p Place, kind Kind, g *Given) (c prompt.Choice, unsure bool, back *Asked) {
	options, _, _ := s.pickable(p, kind)
	named, err := a.Named(g.Text, options, kind == PickAny)
	switch {
	case err != nil:
		return c, false, &Asked{Wrong: words.Large(strings.TrimSuffix(err.Error(), ".")) + "."}
	case named.Unsure:
		g.Note = Joined(g.Note, named.Note)
		return c, true, nil
	case named.Nothing():
		return c, false, &Asked{Wrong: s.q.Say("form.no_such_line", "typed", g.Text)}
	}
	g.Note = Joined(g.Note, named.Note)
	return prompt.Choice{Chosen: named.Lines, Perhaps: named.Perhaps}, false, nil
}

// hearLine is the answer of one line.
func (s *Session) hearLine(p Place, kind Kind, chosen []int) (outcome, *Asked) {
	_, values, _ := s.pickable(p, kind)
	if len(chosen) != 1 {
		return outcome{}, &Asked{Wrong: s.q.Say("form.pick_one")}
	}
	return given(values[chosen[0]]), nil
}

// hearList is the answer of several lines, or of none, where that is meant.
func (s *Session) hearList(i int, c prompt.Choice, g *Given) (outcome, *Asked) {
	q, w := s.q.Schema.At(i), &s.q.Questions[i]
	if wrong := listProblem(s, q, w, c); wrong != "" {
		return outcome{}, &Asked{Wrong: wrong}
	}
	if len(c.Chosen)+len(c.Perhaps) == 0 && !g.Picked {
		return outcome{}, &Asked{Question: s.q.Say("form.nothing_chosen"), Readings: []string{}}
	}
	return given(listOf(q, c)), nil
}

func (s *Session) hearText(g *Given) (outcome, *Asked) {
	switch text := strings.TrimSpace(g.Text); {
	case text == "":
		return outcome{}, &Asked{Wrong: s.q.Say("form.type_something")}
	case TooLong(text):
		return outcome{}, &Asked{Wrong: TextTooLong()}
	default:
		return given(answer.Value{State: answer.Given, Text: text}), nil
	}
}

// hearNumber reads a number. What can be read in two ways, or is hard to believe, is asked
// back.
func (s *Session) hearNumber(i int, text string, g *Given) (outcome, *Asked) {
	if strings.TrimSpace(text) == "" {
		return outcome{}, &Asked{Wrong: s.q.Say("form.type_number")}
	}
	numbers := told.Numbers(s.q, i)
	heard, err := numbers.Read(text)
	if err != nil {
		return outcome{}, &Asked{Wrong: words.Large(err.Error()) + "."}
	}
	meant := heard.Reading
	if heard.Ask != "" {
		if g.Reading < 1 || g.Reading > len(heard.Choices) {
			back := &Asked{Question: s.q.Say("form.meant", "asked", heard.Ask), Readings: []string{}}
			for _, c := range heard.Choices {
				back.Readings = append(back.Readings, s.readingSaid(i, c))
			}
			return outcome{}, back
		}
		meant = heard.Choices[g.Reading-1]
	}
	v, how := reading(meant)
	if doubt := s.Doubt(i, v); doubt != "" && !g.Sure {
		return outcome{}, &Asked{Question: doubt, Readings: []string{}}
	}
	return outcome{value: v, manner: how}, nil
}

// AtID is the place that an id names: of a question that applies, or of a part of it; of
// what is asked now for "".
func (s *Session) AtID(id string) (Place, bool) {
	if id == "" {
		return s.Place(), s.at >= 0
	}
	i, part, ok := s.q.FindPart(id)
	if !ok || i < 0 || !s.Applies(i) {
		return Place{}, false
	}
	return Place{i, part}, true
}
