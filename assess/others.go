package assess

import (
	"fmt"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

// Other is an answer of another person to a question that is answered already.
// It stands beside the answer in use until the two are settled.
type Other struct {
	Value  answer.Value
	By, On string // On is YYYY-MM-DD
}

// maxOthers is how many further answers to one question a file may hold.
const maxOthers = 8

// readOthers reads the answers of other people to the question of a basis.
func readOthers(r *yamldoc.Report, nodes []yamldoc.Node, q *Questionnaire, question int) []Other {
	if len(nodes) > maxOthers {
		r.Add(&nodes[maxOthers], "at most %d further answers to one question; settle them", maxOthers)
		return nil
	}
	var others []Other
	for i := range nodes {
		f, ok := r.Fields(&nodes[i], "another answer")
		if !ok {
			continue
		}
		o := Other{}
		if n := f.Need("value"); n != nil && question >= 0 {
			o.Value = q.Schema.At(question).ReadValue(r, n)
		}
		o.By, o.On = text(r, f, "by"), date(r, f, "on")
		f.End()
		others = append(others, o)
	}
	return others
}

// By names who gave an answer, for messages.
func By(name string) string {
	if name == "" {
		return "an earlier answer"
	}
	return name
}

// unsettled names the questions that people answered differently.
func (q *Questionnaire) unsettled(e *Engagement, v answer.View, private bool) []string {
	var warnings []string
	for i := range e.Basis {
		b := &e.Basis[i]
		if b.Question < 0 || len(b.Others) == 0 || v.State(b.Question) == answer.Hidden || q.Questions[b.Question].Private() != private {
			continue
		}
		var said []string
		for _, o := range b.Others {
			said = append(said, fmt.Sprintf("%s (%s)", q.Label(b.Question, o.Value), By(o.By)))
		}
		warnings = append(warnings, fmt.Sprintf("%s: people answered differently, %s (%s) and %s. The first is used until it is settled.",
			words.Large(q.Questions[b.Question].Topic), q.Label(b.Question, v.Value(b.Question)), By(b.By), strings.Join(said, ", ")))
	}
	return warnings
}
