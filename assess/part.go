package assess

import (
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// Part says which part of an answer is meant: the whole, or one tower of a grid.
type Part uint8

// Whole is all of an answer.
const Whole Part = 0

// PartOf is one tower of a grid.
func PartOf(t terms.Tower) Part { return Part(t) + 1 }

// Tower returns the tower that is meant, false for the whole.
func (p Part) Tower() (terms.Tower, bool) { return terms.Tower(max(p, 1) - 1), p != Whole }

// FindPart finds the question that an id names, or the tower of a grid, written
// tower_owners.network. The index is -1 where there is no such question; it returns
// false where the question has no such part.
func (q *Questionnaire) FindPart(id string) (question int, part Part, ok bool) {
	if i := q.Schema.FindAnswered(id); i >= 0 {
		return i, Whole, true
	}
	grid, name, dotted := strings.Cut(id, ".")
	i := -1
	if dotted {
		i = q.Schema.FindAnswered(grid)
	}
	if i < 0 {
		return -1, Whole, false
	}
	t, known := terms.ParseTower(name)
	if !known || q.Schema.At(i).Type != answer.Grid {
		return i, Whole, false
	}
	return i, PartOf(t), true
}

// PartID is the id of a question, or of one tower of a grid.
func (q *Questionnaire) PartID(i int, p Part) string {
	if t, ok := p.Tower(); ok {
		return q.Questions[i].ID + "." + t.String()
	}
	return q.Questions[i].ID
}

// ReadPart reads an answer to a question, or to one part of it.
func (q *Questionnaire) ReadPart(r *yamldoc.Report, n *yamldoc.Node, i int, p Part) answer.Value {
	if t, ok := p.Tower(); ok {
		return q.Schema.At(i).ReadTower(r, n, t)
	}
	return q.Schema.At(i).ReadValue(r, n)
}

// ReadTyped reads an answer as it is typed: beside what a file may say, several
// options of a list with commas between them, and a ready-made answer by its id.
func (q *Questionnaire) ReadTyped(r *yamldoc.Report, n *yamldoc.Node, i int, p Part) answer.Value {
	if n.Kind == yamldoc.Scalar && p == Whole {
		for k := range q.Questions[i].Presets {
			if q.Questions[i].Presets[k].ID == n.Text {
				return q.Questions[i].Presets[k].Value
			}
		}
		if list, ok := optionsOf(q.Schema.At(i), n); ok {
			return q.Schema.At(i).ReadValue(r, list)
		}
	}
	return q.ReadPart(r, n, i, p)
}

// InFile returns what is typed as a file has it: several options with commas
// between them as a list, and a ready-made answer in full. The node may be that of
// the questionnaire, which must not be changed.
func (q *Questionnaire) InFile(n *yamldoc.Node, i int) *yamldoc.Node {
	if n.Kind != yamldoc.Scalar {
		return n
	}
	for k := range q.Questions[i].Presets {
		if p := &q.Questions[i].Presets[k]; p.ID == n.Text && p.Node != nil {
			return p.Node
		}
	}
	if list, ok := optionsOf(q.Schema.At(i), n); ok {
		return list
	}
	return n
}

// optionsOf takes options with commas between them as a list; false where one of
// them is none.
func optionsOf(q *answer.Question, n *yamldoc.Node) (*yamldoc.Node, bool) {
	if q.Type != answer.MultiChoice {
		return nil, false
	}
	list := &yamldoc.Node{Kind: yamldoc.Sequence, Line: n.Line, Col: n.Col}
	for word := range strings.SplitSeq(n.Text, ",") {
		word = strings.TrimSpace(word)
		if q.OptionIndex(word) < 0 {
			return nil, false
		}
		list.Items = append(list.Items, yamldoc.Node{Kind: yamldoc.Scalar, Text: word, Line: n.Line, Col: n.Col})
	}
	return list, true
}

// Unanswered lists what nobody has answered of a question: all of it, or some towers.
func Unanswered(v answer.View, question int) (parts []Part) {
	value := v.Value(question)
	switch {
	case value.State.Open():
		return []Part{Whole}
	case value.State == answer.Given && v.Schema().At(question).Type == answer.Grid:
		for _, t := range value.OpenTowers() {
			parts = append(parts, PartOf(t))
		}
	}
	return parts
}

// Unsettled lists what is open of the answer to a question, answered or not: all of it,
// or the towers that may have several sides.
func Unsettled(v answer.View, question int) (parts []Part) {
	switch {
	case v.State(question).Open():
		return []Part{Whole}
	case v.State(question) == answer.Hidden || v.Settled(question):
		return nil
	case v.Schema().At(question).Type != answer.Grid:
		return []Part{Whole}
	}
	for t, may := range v.PossibleSides(question) {
		if may&(may-1) != 0 {
			parts = append(parts, PartOf(terms.Tower(t)))
		}
	}
	return parts
}
