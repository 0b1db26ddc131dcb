package playbook

import (
	"fmt"
	"strings"

	"mspscope/assess"
	"mspscope/assess/certainty"
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
	// What else has to come out, "" where the case does not say: the verdict, the
	// model that is proposed beside (or none), and what is to be asked first.
	Verdict, Proposal, First string
	Answers                  answer.Set
	Line                     int

	engagement *assess.Engagement
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

	Verdict  string      `yaml:"verdict,opt" words:"firm,clear,leaning,close" doc:"How sure the result has to be. Left out, any verdict will do."`
	Proposal string      `yaml:"proposal,opt" words:"fully_managed,co_managed,hybrid,none" doc:"The model that has to be proposed beside the recommended one, or none. Left out, any will do."`
	First    string      `yaml:"first,opt" doc:"The open question that has to be asked first, such as it_fte or tower_owners.network. Left out, any will do."`
	Answers  caseAnswers `yaml:"answers" doc:"The answers of the client, as in an engagement file. Questions that are left out are open."`
	Basis    caseAnswers `yaml:"basis,opt" doc:"Where the answers come from, as in an engagement file: what is estimated, and what people answered differently."`
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
	c.Verdict, c.Proposal, c.First = in.Verdict, in.Proposal, in.First
	if id, _, _ := strings.Cut(c.First, "."); c.First != "" && q.Schema.Find(id) < 0 {
		r.Unknown(in.At("first"), "question", q.Schema.IDs())
	}
	c.engagement = in.read(r, q)
	c.Answers = c.engagement.Set(q)
	return c
}

// read reads the answers and their basis as an engagement.
func (in *caseRecord) read(r *yamldoc.Report, q *assess.Questionnaire) *assess.Engagement {
	if in.Answers.node == nil { // a problem already
		return assess.NewEngagement(q)
	}
	root := *in.Node
	root.Kind, root.Pairs = yamldoc.Mapping, nil
	version := root
	version.Kind, version.Text = yamldoc.Scalar, "1"
	for _, p := range []struct {
		key   string
		value *yamldoc.Node
	}{{"version", &version}, {"answers", in.Answers.node}, {"basis", in.Basis.node}} {
		if p.value != nil {
			key := *p.value
			key.Kind, key.Text, key.Items, key.Pairs = yamldoc.Scalar, p.key, nil, nil
			root.Pairs = append(root.Pairs, yamldoc.Pair{Key: key, Value: *p.value})
		}
	}
	return assess.ReadEngagement(r, &root, q)
}

// Check scores the case and says in words what is not as expected, or "".
func (c *Case) Check(p *Playbook) string {
	view := p.Questionnaire.Schema.View(c.Answers)
	rec := p.Recommend(view)
	switch {
	case rec.Outcome != c.Outcome:
		return fmt.Sprintf("%s: outcome %s, expected %s", c.ID, rec.Outcome, c.Outcome)
	case c.Model != nil && rec.Model != *c.Model:
		return fmt.Sprintf("%s: model %s, expected %s", c.ID, rec.Model, *c.Model)
	}
	for _, x := range []struct {
		what, want string
		got        func(*Playbook, answer.View, *assess.Recommendation) string
	}{{"proposal", c.Proposal, beside}, {"verdict", c.Verdict, c.verdict}, {"first question", c.First, first}} {
		if x.want == "" {
			continue
		}
		if got := x.got(p, view, &rec); got != x.want {
			return fmt.Sprintf("%s: %s %s, expected %s", c.ID, x.what, got, x.want)
		}
	}
	return ""
}

const nothing = "none"

// beside is the model that is proposed beside the recommended one.
func beside(p *Playbook, v answer.View, r *assess.Recommendation) string {
	if r.HasModel() {
		if b := p.Split.Beside(r.Model, r.Stated, r.SmallTeam, v); b != nil {
			return b.Model.String()
		}
	}
	return nothing
}

// verdict is how sure the result is.
func (c *Case) verdict(p *Playbook, v answer.View, r *assess.Recommendation) string {
	if p.Certifier == nil || !r.HasModel() {
		return nothing
	}
	cert := p.Certifier.Certify(v, r)
	return p.Certifier.Judge(&certainty.Judged{
		View: v, Recommendation: r, Certificate: &cert, Stability: p.Draws.Stability(r), Estimated: c.engagement.Estimated,
	}).Verdict
}

// first is what is to be asked first.
func first(p *Playbook, v answer.View, r *assess.Recommendation) string {
	if p.Certifier == nil {
		return nothing
	}
	for _, asked := range p.Certifier.Next(v, r) {
		return p.Questionnaire.PartID(asked.Question, asked.Part)
	}
	return nothing
}
