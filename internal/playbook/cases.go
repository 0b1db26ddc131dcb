package playbook

import (
	"fmt"
	"slices"
	"strconv"
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
	// The models of which any will do, and those that must not come out.
	Acceptable, Forbidden []terms.Model
	Price                 *Between // the monthly price must lie there; nil where the case does not say
	Findings              []string // ids of findings that must be among those of the client
	Answers               answer.Set
	Line                  int

	engagement *assess.Engagement
	record     yamldoc.Place
	anyOutcome bool // the case says nothing of the outcome, and of the model only which it must not be
}

// Miss is one thing that came out otherwise than a case expects.
type Miss struct {
	Key  string // of the case, which expects something else
	Text string // what came out and what was expected
}

// Between is a pair of amounts in the currency of the rate card, both included. They
// stand as they were written, so that messages say them so.
type Between struct{ From, To string }

// String is the pair as it is written in a file.
func (b Between) String() string { return b.From + ".." + b.To }

// Engagement is the case as an engagement.
func (c *Case) Engagement() *assess.Engagement { return c.engagement }

// Place is where a key of the case stands, as line:column; the case where it has no
// such key.
func (c *Case) Place(key string) string {
	n := c.record.At(key)
	if n == nil {
		return strconv.Itoa(c.Line)
	}
	return fmt.Sprintf("%d:%d", n.Line, n.Col)
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
	Model   *terms.Model   `yaml:"model,opt" doc:"The model that has to come out. A recommendation needs it, acceptable, forbidden or findings; too_close may name it or leave it open; the other outcomes have none."`

	Acceptable []terms.Model `yaml:"acceptable,opt" key:"model" doc:"Models of which any will do, such as [co_managed, hybrid]."`
	Forbidden  []terms.Model `yaml:"forbidden,opt" key:"model" doc:"Models that must not come out, such as [fully_managed]."`
	Price      string        `yaml:"price,opt" pattern:"[0-9]{1,12}([.][0-9]{1,2})?[.][.][0-9]{1,12}([.][0-9]{1,2})?" like:"two amounts such as 4000..5500" doc:"Between which two amounts, in the currency of the rate card, the typical monthly price of the recommended model has to lie, such as 4000..5500. Left out, any price will do."`
	Findings   []string      `yaml:"findings,opt" doc:"Ids of findings that have to be among those of this client, such as [SIG-03]; others may be there too."`

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

// ReadCases reads a file of cases against a playbook. With problems the cases
// are not to be used.
func ReadCases(r *yamldoc.Report, root *yamldoc.Node, p *Playbook) []Case {
	var file casesFile
	yamldoc.Decode(r, root, "a file of cases", &file, nil)
	cases := make([]Case, len(file.Cases))
	for i := range file.Cases {
		cases[i] = file.Cases[i].build(r, p)
	}
	return cases
}

func (in *caseRecord) build(r *yamldoc.Report, p *Playbook) Case {
	c := Case{
		ID: in.ID, Why: in.Why, Outcome: in.Outcome, Model: in.Model, Line: in.Node.Line, record: in.Place,
		Acceptable: in.Acceptable, Forbidden: in.Forbidden, Findings: in.Findings,
	}
	c.anyOutcome = !in.Has("outcome") && c.Model == nil && len(c.Acceptable) == 0 && in.Price == ""
	in.checkModels(r)
	if from, to, ok := strings.Cut(in.Price, ".."); ok {
		c.Price = &Between{from, to}
		if cents(from) > cents(to) {
			r.Add(in.At("price"), "the price %s begins with the larger amount; write %s..%s", in.Price, to, from)
		}
	}
	c.Verdict, c.Proposal, c.First = in.Verdict, in.Proposal, in.First
	in.checkBeside(r)
	if question, _, ok := p.Questionnaire.FindPart(c.First); c.First != "" && question < 0 {
		r.Unknown(in.At("first"), "question", p.Questionnaire.Schema.IDs())
	} else if c.First != "" && !ok {
		r.Add(in.At("first"), "the question %s has no part that %s could name; name the question, or one tower as in tower_owners.network", p.Questionnaire.Questions[question].ID, yamldoc.Quote(c.First))
	}
	if list := in.At("findings"); p.Findings != nil && in.Has("findings") {
		known := p.Findings.IDs()
		for i := range list.Items {
			switch id := list.Items[i].Text; {
			case !slices.Contains(known, id):
				r.Unknown(&list.Items[i], "finding", known)
			case slices.Index(c.Findings, id) < i:
				r.Add(&list.Items[i], "the finding %s stands here a second time; keep one", id)
			}
		}
	}
	c.engagement = in.read(r, p.Questionnaire)
	c.Answers = c.engagement.Set(p.Questionnaire)
	return c
}

// checkModels checks that what a case expects of the model can come out.
func (in *caseRecord) checkModels(r *yamldoc.Report) {
	switch {
	case in.Faulty:
	case in.Model == nil && len(in.Acceptable) == 0 && in.Outcome == assess.Recommended && !in.Has("forbidden") && !in.Has("findings"):
		r.Add(in.Node, "case %q expects a recommendation and does not say which model; add \"model\" or another \"outcome\", or say with \"acceptable\" or \"forbidden\" which models will do", in.ID)
	case in.Model != nil && !in.Outcome.HasModel():
		r.Add(in.At("model"), "the outcome %s names no model; remove \"model\"", in.Outcome)
	case len(in.Acceptable) > 0 && !in.Outcome.HasModel():
		r.Add(in.At("acceptable"), "the outcome %s names no model; remove \"acceptable\"", in.Outcome)
	case in.Price != "" && !in.Outcome.HasModel():
		r.Add(in.At("price"), "the outcome %s names no model whose price it could be; remove \"price\"", in.Outcome)
	case in.Model != nil && len(in.Acceptable) > 0:
		r.Add(in.At("acceptable"), "the case names one model and several that will do; keep \"model\" or \"acceptable\"")
	case in.Model != nil && slices.Contains(in.Forbidden, *in.Model):
		r.Add(in.At("forbidden"), "the case expects the model %s and forbids it; keep one of them", *in.Model)
	}
	for _, m := range in.Acceptable {
		if !in.Faulty && slices.Contains(in.Forbidden, m) {
			r.Add(in.At("forbidden"), "the case accepts the model %s and forbids it; keep one of them", m)
		}
	}
}

// checkBeside checks that what a case expects beside the model can come out with it.
func (in *caseRecord) checkBeside(r *yamldoc.Report) {
	if in.Faulty {
		return
	}
	names := in.Outcome.HasModel()
	named := in.Has("outcome") || in.Price != "" // else any outcome without a model will do
	if names && named && len(in.Forbidden) == terms.NumModels {
		r.Add(in.At("forbidden"), "the case expects a model and forbids each of them; leave one out")
	}
	switch {
	case in.Verdict == "":
	case !names:
		r.Add(in.At("verdict"), "the outcome %s names no model of which anything could be sure; remove \"verdict\"", in.Outcome)
	case in.Outcome == assess.TooClose && in.Verdict != certainty.VerdictClose && in.Verdict != certainty.VerdictLeaning:
		r.Add(in.At("verdict"), "the outcome %s is never %s; correct one of them", in.Outcome, in.Verdict)
	}
	switch {
	case in.Proposal == "" || in.Proposal == nothing:
	case !names:
		r.Add(in.At("proposal"), "the outcome %s names no model beside which anything could be proposed; remove \"proposal\"", in.Outcome)
	case in.Model != nil && in.Proposal == in.Model.String():
		r.Add(in.At("proposal"), "the model %s is not proposed beside itself; correct one of them", in.Proposal)
	}
}

// cents is an amount as it is written in a case, in hundredths.
func cents(amount string) int64 {
	whole, part, _ := strings.Cut(amount, ".")
	n, err := strconv.ParseInt(whole+(part + "00")[:2], 10, 64)
	if err != nil { // the pattern of the key keeps it from being so
		return 0
	}
	return n
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

// Misses scores the case and says what is not as expected, but for the price and the
// findings, which take more than a recommendation.
func (c *Case) Misses(p *Playbook) []Miss {
	view := p.Questionnaire.Schema.View(c.Answers)
	rec := p.Recommend(view)
	if rec.Outcome != c.Outcome && !c.anyOutcome {
		return []Miss{{"outcome", fmt.Sprintf("outcome %s, expected %s", rec.Outcome, c.Outcome)}}
	}
	var all []Miss
	switch {
	case !rec.HasModel():
	case c.Model != nil && rec.Model != *c.Model:
		all = append(all, Miss{"model", fmt.Sprintf("model %s, expected %s", rec.Model, *c.Model)})
	case len(c.Acceptable) > 0 && !slices.Contains(c.Acceptable, rec.Model):
		all = append(all, Miss{"acceptable", fmt.Sprintf("model %s, expected %s", rec.Model, anyOf(c.Acceptable))})
	case slices.Contains(c.Forbidden, rec.Model):
		all = append(all, Miss{"forbidden", fmt.Sprintf("model %s, expected any but %s", rec.Model, anyOf(c.Forbidden))})
	}
	for _, x := range []struct {
		key, what, want string
		got             func(*Playbook, answer.View, *assess.Recommendation) string
	}{{"proposal", "proposal", c.Proposal, beside}, {"verdict", "verdict", c.Verdict, c.verdict}, {"first", "first question", c.First, first}} {
		if x.want == "" {
			continue
		}
		if got := x.got(p, view, &rec); got != x.want {
			all = append(all, Miss{x.key, fmt.Sprintf("%s %s, expected %s", x.what, got, x.want)})
		}
	}
	return all
}

// anyOf lists models of which any will do.
func anyOf(models []terms.Model) string {
	ids := make([]string, len(models))
	for i, m := range models {
		ids[i] = m.String()
	}
	return either(ids)
}

// Check scores the case as Misses does and says in words what is not as expected, or "".
func (c *Case) Check(p *Playbook) string { return c.Said(c.Misses(p)) }

// Said says in words what is not as the case expects, or "".
func (c *Case) Said(misses []Miss) string {
	if len(misses) == 0 {
		return ""
	}
	texts := make([]string, len(misses))
	for i := range misses {
		texts[i] = misses[i].Text
	}
	return c.ID + ": " + strings.Join(texts, "; ")
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
