package playbook

import (
	"fmt"
	"slices"

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

// ReadCases reads a file of cases against a questionnaire.
func ReadCases(r *yamldoc.Report, root *yamldoc.Node, q *assess.Questionnaire) []Case {
	f, ok := r.Fields(root, "a file of cases")
	if !ok {
		return nil
	}
	f.Version()
	var cases []Case
	lines := map[string]int{}
	for _, n := range f.NeedList("cases") {
		c, ok := readCase(r, &n, q)
		if !ok {
			continue
		}
		if first, twice := lines[c.ID]; twice {
			r.Add(&n, "case %q stands here a second time (first on line %d)", c.ID, first)
			continue
		}
		lines[c.ID] = c.Line
		cases = append(cases, c)
	}
	f.End()
	return cases
}

func readCase(r *yamldoc.Report, n *yamldoc.Node, q *assess.Questionnaire) (Case, bool) {
	before := r.Len()
	f, ok := r.Fields(n, "a case")
	if !ok {
		return Case{}, false
	}
	c := Case{ID: f.Text("id"), Why: f.OptText("why"), Outcome: assess.Recommended, Line: n.Line}
	if o := f.Opt("outcome"); o != nil {
		c.Outcome = assess.Outcome(readWord(r, o, "outcome", outcomeIDs()))
	}
	model := f.Opt("model")
	if model != nil {
		id := readWord(r, model, "model", modelIDs())
		if m, ok := terms.ParseModel(id); ok {
			c.Model = &m
		}
	}
	switch {
	case r.Len() > before:
	case model == nil && c.Outcome == assess.Recommended:
		r.Add(n, "case %q expects a recommendation and does not say which model; add \"model\" or another \"outcome\"", c.ID)
	case model != nil && !c.Outcome.HasModel():
		r.Add(model, "the outcome %s names no model; remove \"model\"", c.Outcome)
	}
	if a := f.Need("answers"); a != nil {
		c.Answers = q.Schema.ReadAnswers(r, a)
	}
	f.End()
	return c, r.Len() == before
}

func outcomeIDs() []string {
	var ids []string
	for _, o := range assess.Outcomes() {
		ids = append(ids, string(o))
	}
	return ids
}

func modelIDs() []string {
	var ids []string
	for _, m := range terms.Models() {
		ids = append(ids, m.String())
	}
	return ids
}

// readWord reads one of the known words; what names it in messages.
func readWord(r *yamldoc.Report, n *yamldoc.Node, what string, known []string) string {
	if n.Kind != yamldoc.Scalar || !slices.Contains(known, n.Text) {
		r.Add(n, "unknown %s %s%s", what, n.Describe(), yamldoc.Suggest(n.Text, known))
	}
	return n.Text
}

// Check scores the case and says in words what is not as expected, or "".
func (c *Case) Check(p *Playbook) string {
	rec := p.Matrix.Recommend(p.Questionnaire.Schema.View(c.Answers))
	switch {
	case rec.Outcome != c.Outcome:
		return fmt.Sprintf("%s: outcome %s, expected %s", c.ID, rec.Outcome, c.Outcome)
	case c.Model != nil && rec.Model != *c.Model:
		return fmt.Sprintf("%s: model %s, expected %s", c.ID, rec.Model, *c.Model)
	}
	return ""
}
