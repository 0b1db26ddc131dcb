package intake

import (
	"cmp"
	"slices"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/yamldoc"
)

// Filled is what came back in a workbook.
type Filled struct {
	Client  assess.Client // as far as it is filled in
	Said    []Said        // in the order of the rows
	General string        // what stands beside no question
	Asks    []Ask         // likewise in the order of the rows
}

// Said is what somebody wrote about one question, or one tower of a grid.
type Said struct {
	Question  int
	Part      assess.Part
	Value     answer.Value // missing where there is no answer that can be taken
	Estimated bool
	Notes     []string // the remark, and the words of an answer as far as the value does not say them
	Cell      string

	parts map[assess.Part]string // the cells of single parts of a grid
}

// CellOf is the cell in which something was said of a question, or one part of it.
func (s *Said) CellOf(p assess.Part) string { return cmp.Or(s.parts[p], s.Cell) }

// Ask is something to ask whoever filled a workbook in, in words for that person.
type Ask struct {
	Cell     string
	Question int // -1 where it belongs to no question
	Part     assess.Part
	Text     string
	Taken    bool // the answer is taken as the text says; otherwise the question is open

	row, column int
}

// Person returns who filled the workbook in, as answers are signed: the role that was
// chosen, else the name that was written. A workbook of which neither is told is signed
// as what it is, so that nobody else's answers are taken for its own.
func (f *Filled) Person(q *assess.Questionnaire) string {
	for i := range f.Said {
		if s := &f.Said[i]; s.Question == q.Roles() && s.Value.State == answer.Given {
			if name := assess.RoleName(q.Schema.At(s.Question).Format(s.Value)); name != "" {
				return name
			}
		}
	}
	return cmp.Or(f.Client.Contact, "client's workbook")
}

// inOrder puts what is to be asked in the order of the cells.
func (f *Filled) inOrder() {
	slices.SortStableFunc(f.Asks, func(a, b Ask) int { return cmp.Or(a.row-b.row, a.column-b.column) })
}

// refusal is the error for a workbook of which nothing can be used.
func (f *Filled) refusal(q *assess.Questionnaire, name, sheet string) error {
	var problems yamldoc.Problems
	for i := range f.Asks {
		a := &f.Asks[i]
		text := a.Text
		if topic := a.Topic(q); topic != "" {
			text = topic + ": " + text
		}
		problems = append(problems, yamldoc.Problem{File: name + ":" + sheet + "!" + a.Cell, Message: text})
	}
	return problems
}

// Topic is the short name of what is to be asked about, "" where it belongs to no
// question.
func (a *Ask) Topic(q *assess.Questionnaire) string {
	if a.Question < 0 {
		return ""
	}
	return q.PartTopic(a.Question, a.Part)
}
