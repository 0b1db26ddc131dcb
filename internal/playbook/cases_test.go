package playbook

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// readCases reads the example clients that stand beside the project.
func readCases(tb testing.TB, p *Playbook) []Case {
	tb.Helper()
	data, err := os.ReadFile("../../testdata/cases.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	cases, err := parseCases(p, string(data))
	if err != nil {
		tb.Fatal(err)
	}
	return cases
}

func parseCases(p *Playbook, text string) ([]Case, error) {
	root, err := yamldoc.Parse("cases.yaml", []byte(text))
	if err != nil {
		return nil, err
	}
	r := yamldoc.NewReport("cases.yaml")
	cases := ReadCases(r, root, p)
	return cases, r.Err()
}

func TestExampleClientsGetTheModelAConsultantWouldChoose(t *testing.T) {
	t.Parallel()
	p := shipped(t)
	cases := readCases(t, p)
	if len(cases) < 30 {
		t.Fatalf("only %d cases", len(cases))
	}
	models, outcomes := map[terms.Model]int{}, map[assess.Outcome]int{}
	for _, c := range cases {
		if problem := c.Check(p); problem != "" {
			t.Errorf("%s\n%s", problem, explained(p, &c))
		}
		outcomes[c.Outcome]++
		if c.Model != nil {
			models[*c.Model]++
		}
	}
	for _, m := range terms.Models() {
		if models[m] < 4 {
			t.Errorf("only %d cases of %s", models[m], m)
		}
	}
	for _, o := range []assess.Outcome{assess.NoneNeeded, assess.NothingScored} {
		if outcomes[o] == 0 {
			t.Errorf("no case of %s", o)
		}
	}
}

// explained is how a case was scored, for the message of a failure.
func explained(p *Playbook, c *Case) string {
	r := p.Matrix.Recommend(p.Questionnaire.Schema.View(c.Answers))
	var b strings.Builder
	for _, m := range terms.Models() {
		fit, _ := r.Fit(m)
		fmt.Fprintf(&b, "  %s %d.%d", m, fit/10, fit%10)
		if r.Vetoed[m] {
			b.WriteString(" vetoed")
		}
	}
	for _, reason := range r.Reasons {
		fmt.Fprintf(&b, "\n  %+d %s", reason.Points, reason.Criterion.ID)
	}
	return b.String()
}

func TestCasesWithEveryField(t *testing.T) {
	t.Parallel()
	cases, err := parseCases(shipped(t), `version: 1
cases:
  - {id: one, why: because, model: hybrid, answers: {it_fte: 3}}
  - {id: two, outcome: all_vetoed, answers: {}}
  - {id: three, outcome: too_close, answers: {}}
  - {id: four, outcome: too_close, model: co_managed, answers: {}}
  - {id: five, model: co_managed, verdict: firm, proposal: none, first: tower_owners.network, answers: {it_fte: 3}, basis: {it_fte: {others: [{value: 5, by: Kim}]}}}
`)
	if err != nil {
		t.Fatal(err)
	}
	one := cases[0]
	if five := cases[4]; five.Verdict != "firm" || five.Proposal != "none" || five.First != "tower_owners.network" || len(five.engagement.Basis) != 1 {
		t.Errorf("last case %+v", five)
	}
	if len(cases) != 5 || one.ID != "one" || one.Why != "because" || one.Outcome != assess.Recommended || one.Model == nil || *one.Model != terms.Hybrid || one.Line != 3 {
		t.Errorf("first case %+v", one)
	}
	if cases[1].Outcome != assess.AllVetoed || cases[1].Model != nil || cases[2].Model != nil || *cases[3].Model != terms.CoManaged || cases[3].First != "" {
		t.Errorf("other cases %+v", cases[1:])
	}
}

func TestProblemsOfCases(t *testing.T) {
	t.Parallel()
	p := shipped(t)
	for text, want := range map[string][]string{
		"[a]":                    {`1:1: a file of cases must be a mapping of keys and values, not a list`},
		"version: 1":             {`1:1: "cases" is missing; add it`},
		"version: 1\ncases: []":  {`2:8: "cases" must be a list with at least one item, not an empty list`},
		"version: 3\ncases: [x]": {`1:10: version "3" is not known to this program; it reads version 1`, `2:9: a case must be a mapping of keys and values, not "x"`},
		"version: 1\ncases:\n  - {id: a, model: hybrid, answers: {}}\n  - {id: a, model: hybrid, answers: {}}": {`4:10: the case "a" stands here a second time (first on line 3); give it another id or remove it`},
		"version: 1\ncases:\n  - {model: hybird, outcome: recommends, note: x}": {
			`3:5: "id" is missing; add it`, `3:5: "answers" is missing; add it`,
			`3:13: "model" cannot be "hybird" (did you mean "hybrid"?); write one of fully_managed, co_managed, hybrid`,
			`3:30: "outcome" cannot be "recommends" (did you mean "recommended"?); write one of recommended, too_close, none_needed, all_vetoed, nothing_scored`,
			`3:42: unknown key "note"; remove or correct it`,
		},
		"version: 1\ncases:\n  - {id: '', model: hybrid, answers: [x]}": {
			`3:10: "id" is empty; write a text`, `3:38: "answers" must be a mapping from question ids to answers, not a list`,
		},
		"version: 1\ncases:\n  - {id: a, answers: {}}":                                                                     {`3:5: case "a" expects a recommendation and does not say which model; add "model" or another "outcome", or say with "acceptable" or "forbidden" which models will do`},
		"version: 1\ncases:\n  - {id: a, model: hybrid, acceptable: [hybrid], answers: {}}":                                {`3:40: the case names one model and several that will do; keep "model" or "acceptable"`},
		"version: 1\ncases:\n  - {id: a, model: hybrid, forbidden: [hybrid], answers: {}}":                                 {`3:39: the case expects the model hybrid and forbids it; keep one of them`},
		"version: 1\ncases:\n  - {id: a, acceptable: [hybrid], forbidden: [hybrid], answers: {}}":                          {`3:46: the case accepts the model hybrid and forbids it; keep one of them`},
		"version: 1\ncases:\n  - {id: a, model: hybrid, price: 4000..99.5, answers: {}}":                                   {`3:35: the price 4000..99.5 begins with the larger amount; write 99.5..4000`},
		"version: 1\ncases:\n  - {id: a, model: hybrid, price: 4000, answers: {}}":                                         {`3:35: "price" must be two amounts such as 4000..5500, not "4000"`},
		"version: 1\ncases:\n  - {id: a, outcome: none_needed, price: 1..2, answers: {}}":                                  {`3:42: the outcome none_needed names no model whose price it could be; remove "price"`},
		"version: 1\ncases:\n  - {id: a, outcome: none_needed, acceptable: [hybrid], answers: {}}":                         {`3:47: the outcome none_needed names no model; remove "acceptable"`},
		"version: 1\ncases:\n  - {id: a, model: hybrid, findings: [SIG-999], answers: {}}":                                 {`3:39: unknown finding "SIG-999" (did you mean "SIG-99"?)`},
		"version: 1\ncases:\n  - {id: a, model: hybrid, first: tower_owner.network, answers: {}}":                          {`3:35: unknown question "tower_owner.network"`},
		"version: 1\ncases:\n  - {id: a, model: hybrid, verdict: sure, answers: {}, basis: {it_fe: {}}}":                   {`3:37: "verdict" cannot be "sure"; write one of firm, clear, leaning, close`, `3:64: unknown question "it_fe" (did you mean "it_fte"?)`},
		"version: 1\ncases:\n  - {id: a, outcome: none_needed, model: hybrid, answers: {}}":                                {`3:42: the outcome none_needed names no model; remove "model"`},
		"version: 1\ncases:\n  - {id: a, model: hybrid, first: tower_owners.netwrk, answers: {}}":                          {`3:35: the question tower_owners has no part that "tower_owners.netwrk" could name; name the question, or one tower as in tower_owners.network`},
		"version: 1\ncases:\n  - {id: a, model: hybrid, first: users_count.network, answers: {}}":                          {`3:35: the question users_count has no part that "users_count.network" could name; name the question, or one tower as in tower_owners.network`},
		"version: 1\ncases:\n  - {id: a, model: hybrid, findings: [SIG-01, SIG-02, SIG-01], answers: {}}":                  {`3:55: the finding SIG-01 stands here a second time; keep one`},
		"version: 1\ncases:\n  - {id: a, outcome: too_close, forbidden: [hybrid, co_managed, fully_managed], answers: {}}": {`3:44: the case expects a model and forbids each of them; leave one out`},
		"version: 1\ncases:\n  - {id: a, outcome: none_needed, verdict: firm, answers: {}}":                                {`3:44: the outcome none_needed names no model of which anything could be sure; remove "verdict"`},
		"version: 1\ncases:\n  - {id: a, outcome: too_close, verdict: firm, answers: {}}":                                  {`3:42: the outcome too_close is never firm; correct one of them`},
		"version: 1\ncases:\n  - {id: a, outcome: nothing_scored, proposal: hybrid, answers: {}}":                          {`3:48: the outcome nothing_scored names no model beside which anything could be proposed; remove "proposal"`},
		"version: 1\ncases:\n  - {id: a, model: hybrid, proposal: hybrid, answers: {}}":                                    {`3:38: the model hybrid is not proposed beside itself; correct one of them`},
		"version: 1\ncases:\n  - {id: a, model: hybrid, answers: {it_fe: 1}}":                                              {`3:38: unknown question "it_fe" (did you mean "it_fte"?); 'mspscope schema engagement' lists them`},
	} {
		_, err := parseCases(p, text)
		var got []string
		for _, m := range messages(err) {
			got = append(got, strings.TrimPrefix(m, "cases.yaml:"))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: problems\n%s\nexpected\n%s", text, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

func TestCheckSaysWhatIsNotAsExpected(t *testing.T) {
	t.Parallel()
	p := shipped(t)
	cases, err := parseCases(p, `version: 1
cases:
  - {id: right, model: fully_managed, answers: {it_fte: 0}}
  - {id: other_model, model: hybrid, answers: {it_fte: 0}}
  - {id: other_outcome, outcome: nothing_scored, answers: {it_fte: 0}}
  - {id: none, model: hybrid, answers: {}}
  - {id: sure, model: fully_managed, verdict: leaning, answers: {it_fte: 0, it_staff_plan: none_wanted}}
  - {id: disputed, model: fully_managed, verdict: firm, answers: {it_fte: 0}, basis: {it_fte: {others: [{value: 3, by: Kim}]}}}
  - {id: estimated, model: co_managed, verdict: firm, answers: {it_fte: 0.75, it_staff_plan: keep_same, control_preference: 2}, basis: {it_fte: {kind: estimated}}}
  - {id: beside, model: co_managed, proposal: none, answers: {it_fte: 1, it_staff_plan: keep_same, control_preference: 2}}
  - {id: asked, outcome: nothing_scored, proposal: none, first: users_count, answers: {}}
  - {id: any, acceptable: [hybrid, fully_managed], answers: {it_fte: 0}}
  - {id: none_of, acceptable: [hybrid, co_managed], answers: {it_fte: 0}}
  - {id: not_this, forbidden: [fully_managed], answers: {it_fte: 0}}
  - {id: not_that, forbidden: [hybrid], answers: {}}
  - {id: two, model: hybrid, verdict: leaning, answers: {it_fte: 0, it_staff_plan: none_wanted}}
`)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"", "other_model: model fully_managed, expected hybrid", "other_outcome: outcome recommended, expected nothing_scored", "none: outcome nothing_scored, expected recommended",
		"sure: verdict firm, expected leaning", "disputed: outcome nothing_scored, expected recommended", "estimated: verdict leaning, expected firm",
		"beside: proposal fully_managed, expected none", "asked: first question it_fte, expected users_count",
		"", "none_of: model fully_managed, expected hybrid or co_managed", "not_this: model fully_managed, expected any but fully_managed", "",
		"two: model fully_managed, expected hybrid; verdict firm, expected leaning",
	}
	for i, c := range cases {
		if got := c.Check(p); got != want[i] {
			t.Errorf("%s: %q, expected %q", c.ID, got, want[i])
		}
	}
}
