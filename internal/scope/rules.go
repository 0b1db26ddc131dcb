package scope

import (
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/emit"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/terms"
)

// Matrix returns the decision matrix of a playbook. With an engagement it says
// which rows count for it.
func Matrix(p *playbook.Playbook, e *assess.Engagement) result.Matrix {
	m := p.Matrix
	out := result.Matrix{
		Schema:  result.SchemaID("matrix-output"),
		Version: result.Version, Playbook: playbookOf(p), Name: m.Name, Marked: e != nil, Language: p.Language, Criteria: []result.Criterion{},
		Models: terms.ForEach(func(model terms.Model) string { return m.Names[model].Name }),
		Scale: result.Scale{
			BestFit: int(assess.BestFit), ExcellentFit: int(assess.ExcellentFit), GoodOption: int(assess.GoodOption),
			Possible: int(assess.Possible), LessIdeal: int(assess.LessIdeal), NotIdeal: int(assess.NotIdeal),
			NotRecommended: int(assess.NotRecommended),
		},
	}
	var applies []answer.Truth
	if e != nil {
		applies = m.Recommend(e.Chosen().View(p.Questionnaire)).Applies
	}
	for i := range m.Criteria {
		c := &m.Criteria[i]
		row := result.Criterion{
			ID: c.ID, Label: c.Label, Group: c.Group, Weight: c.Weight,
			When: emit.Node(c.When.Source()), Unless: emit.Node(c.Unless.Source()),
			Ratings: terms.ForEach(func(m terms.Model) assess.Rating { return c.Ratings[m] }),
			Words:   terms.ForEach(func(m terms.Model) string { return c.Words[m] }),
			Veto:    []terms.Model{}, Because: c.Because, Source: c.Source,
		}
		for _, model := range terms.Models() {
			if c.Veto[model] {
				row.Veto = append(row.Veto, model)
			}
		}
		if applies != nil && applies[i] != answer.Open {
			counts := applies[i] == answer.True
			row.Applies = &counts
		}
		out.Criteria = append(out.Criteria, row)
	}
	return out
}

// Models returns the models of a playbook side by side.
func Models(p *playbook.Playbook) result.Models {
	out := result.Models{Schema: result.SchemaID("models"), Version: result.Version, Playbook: playbookOf(p), Language: p.Language, Comparison: []result.Comparison{}, Common: []result.Common{}}
	for _, m := range terms.Models() {
		out.Models = append(out.Models, result.Model{ID: m, ModelText: p.Texts.Models[m]})
	}
	for _, c := range p.Texts.Comparison {
		out.Comparison = append(out.Comparison, result.Comparison{ID: c.ID, Label: c.Label, Cells: c.PerModel, Leads: c.Leads})
	}
	for _, f := range p.Texts.Foundations {
		out.Common = append(out.Common, result.Common{Name: f.Name, Text: f.Text})
	}
	return out
}

// Check says what a playbook holds and what is odd about it. It must have been
// loaded whole.
func Check(p *playbook.Playbook) *result.Checked {
	silent := []string{}
	for _, w := range p.Warnings {
		silent = append(silent, w.Error())
	}
	return &result.Checked{
		Schema: result.SchemaID("playbook-check"), Version: result.Version,
		Playbook: playbookOf(p), Language: p.Language, Own: notNil(p.Own), Whole: notNil(p.Whole()),
		Questions: len(p.Questionnaire.Questions), Criteria: len(p.Matrix.Criteria),
		Activities: len(p.Catalogue.Activities()), Findings: p.Findings.Len(),
		RateCard: rateCard(p), Currency: p.Card.Currency,
		Warnings: notNil(p.Weaknesses()), Silent: silent, Unpriced: notNil(p.Unpriced()), Missed: []string{},
	}
}

func rateCard(p *playbook.Playbook) result.RateCard {
	return result.RateCard{Name: p.Card.Name, AsOf: p.Card.AsOf}
}

// InForce lists the values that a playbook runs on: of one of its files, or of all
// of them with "", and of those only what is below a path. The playbook must have
// been loaded whole.
func InForce(p *playbook.Playbook, file, path string) *result.InForce {
	out := &result.InForce{Schema: result.SchemaID("playbook-show"), Version: result.Version, Playbook: playbookOf(p), Language: p.Language, Values: []result.PlaybookValue{}}
	for _, v := range p.Values() {
		if (file == "" || v.File == file) && below(v.Path, path) {
			out.Values = append(out.Values, result.PlaybookValue(v))
		}
	}
	return out
}

// below reports whether a path is another one or leads on from it.
func below(path, from string) bool {
	rest, ok := strings.CutPrefix(path, from)
	return ok && (rest == "" || from == "" || rest[0] == '.' || rest[0] == '[')
}

// Differs lists what a playbook makes otherwise than the built-in one. It must have
// been loaded whole.
func Differs(p *playbook.Playbook) *result.Differs {
	out := &result.Differs{Schema: result.SchemaID("playbook-diff"), Version: result.Version, Playbook: playbookOf(p), Language: p.Language, Changes: []result.PlaybookChange{}, Since: []result.BuiltInChange{}}
	for _, c := range p.Changes() {
		out.Changes = append(out.Changes, result.PlaybookChange{
			File: c.File, Path: c.Path, Before: terms.Optional(c.Before), After: terms.Optional(c.After), Place: terms.Optional(c.Place),
		})
	}
	if p.Origin != nil {
		out.MadeFrom = &result.MadeFrom{Version: p.Origin.Version, Digest: p.Origin.Digest}
	}
	for _, m := range p.Since() {
		out.Since = append(out.Since, result.BuiltInChange{
			File: m.File, Path: m.Path, Before: terms.Optional(m.Before), After: terms.Optional(m.After), Own: m.Own, Ours: terms.Optional(m.Ours),
		})
	}
	return out
}
