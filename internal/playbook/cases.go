package playbook

import (
	"fmt"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// Case is an example client with the result that is right for it.
type Case struct {
	ID      string
	Why     string
	Outcome assess.Outcome
	Model   *terms.Model // nil where the outcome names none, or either will do
	Answers answer.Set
	Line    int
}

// casesFile is a file of example clients.
type casesFile struct {
	Version yamldoc.Version `yaml:"version" doc:"Always 1: how the file is written, not how new its content is."`
	Cases   []caseRecord    `yaml:"cases" item:"a case" key:"id" doc:"Example clients, each with the result that is right for it. 'mspscope playbook check' says which of them get another one."`
}

type caseRecord struct {
	yamldoc.Place

	ID      string         `yaml:"id" doc:"How the case is called where it goes wrong."`
	Why     string         `yaml:"why,opt,empty" doc:"Why this result is the right one, for whoever reads the file."`
	Outcome assess.Outcome `yaml:"outcome,opt" default:"recommended" doc:"What has to come out. Left out, a recommendation."`
	Model   *terms.Model   `yaml:"model,opt" doc:"The model that has to come out. Needed for a recommendation; too_close may name it or leave it open; the other outcomes have none."`
	Answers caseAnswers    `yaml:"answers" doc:"The answers of the client, as in an engagement file. Questions that are left out are open."`
}

// caseAnswers are answers as they stand in a file: what they may be is only known
// under a questionnaire.
type caseAnswers struct{ node *yamldoc.Node }

// DecodeNode keeps the answers.
func (a *caseAnswers) DecodeNode(_ *yamldoc.Report, n *yamldoc.Node, _ string) { a.node = n }

// DescribeShape says that they are answers.
func (a *caseAnswers) DescribeShape() yamldoc.Shape {
	return yamldoc.Shape{Form: yamldoc.FormOther, Name: "answers"}
}

// CasesShape describes a file of example clients.
func CasesShape() (*yamldoc.Shape, error) { return yamldoc.ShapeOf(casesFile{}) }

// ReadCases reads a file of cases against a questionnaire. With problems the cases
// are not to be used.
func ReadCases(r *yamldoc.Report, root *yamldoc.Node, q *assess.Questionnaire) []Case {
	var file casesFile
	yamldoc.Decode(r, root, "a file of cases", &file, nil)
	cases := make([]Case, len(file.Cases))
	for i := range file.Cases {
		cases[i] = file.Cases[i].build(r, q)
	}
	return cases
}

func (in *caseRecord) build(r *yamldoc.Report, q *assess.Questionnaire) Case {
	c := Case{ID: in.ID, Why: in.Why, Outcome: in.Outcome, Model: in.Model, Line: in.Node.Line}
	switch {
	case in.Faulty:
	case c.Model == nil && c.Outcome == assess.Recommended:
		r.Add(in.Node, "case %q expects a recommendation and does not say which model; add \"model\" or another \"outcome\"", c.ID)
	case c.Model != nil && !c.Outcome.HasModel():
		r.Add(in.At("model"), "the outcome %s names no model; remove \"model\"", c.Outcome)
	}
	if in.Answers.node != nil {
		c.Answers = q.Schema.ReadAnswers(r, in.Answers.node)
	}
	return c
}

// Check scores the case and says in words what is not as expected, or "".
func (c *Case) Check(p *Playbook) string {
	rec := p.Recommend(p.Questionnaire.Schema.View(c.Answers))
	switch {
	case rec.Outcome != c.Outcome:
		return fmt.Sprintf("%s: outcome %s, expected %s", c.ID, rec.Outcome, c.Outcome)
	case c.Model != nil && rec.Model != *c.Model:
		return fmt.Sprintf("%s: model %s, expected %s", c.ID, rec.Model, *c.Model)
	}
	return ""
}
