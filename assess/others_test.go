package assess_test

import (
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/playbook"
	"mspscope/internal/yamldoc"
)

func readEngagement(t *testing.T, p *playbook.Playbook, text string) (*assess.Engagement, error) {
	t.Helper()
	root, err := yamldoc.Parse("c.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	r := yamldoc.NewReport("c.yaml")
	e := assess.ReadEngagement(r, root, p.Questionnaire)
	return e, r.Err()
}

func TestAnswersOfOtherPeople(t *testing.T) {
	t.Parallel()
	p, err := playbook.Load(nil, "", 0)
	if err != nil {
		t.Fatal(err)
	}
	e, err := readEngagement(t, p, `version: 1
answers: {users_count: 24, it_fte: 0, it_workload: coping}
basis:
  users_count: {by: owner, others: [{value: 30, by: Sam, on: 2026-11-20}, {value: 28}]}
  it_workload: {others: [{value: drowning, by: Sam}]}
`)
	if err != nil {
		t.Fatal(err)
	}
	v := p.Questionnaire.Schema.View(e.Answers)
	r := p.Matrix.Recommend(v)
	warnings := strings.Join(p.Matrix.Warnings(p.Questionnaire, e, v, &r), "\n")
	want := "People who need IT support: people answered differently, 24 (owner) and 30 (Sam), 28 (an earlier answer). The first is used until it is settled."
	if !strings.Contains(warnings, want) {
		t.Errorf("warnings\n%s\nlack\n%s", warnings, want)
	}
	// What does not apply is not worth settling.
	if strings.Contains(warnings, "Pace of the IT work: people") {
		t.Errorf("warnings\n%s", warnings)
	}
	for text, want := range map[string]string{
		"others: [{by: Sam}]":                                           `"value" is missing`,
		"others: [{value: many}]":                                       "users_count must be a whole number",
		"others: {value: 30}":                                           `"others" must be a list`,
		"others: [{value: 30, who: Sam}]":                               `unknown key "who"`,
		"others: [{value: 30, on: yesterday}]":                          "must be a date",
		"others: [" + strings.Repeat("{value: 1}, ", 8) + "{value: 1}]": "at most 8 further answers",
	} {
		_, err := readEngagement(t, p, "version: 1\nanswers: {users_count: 24}\nbasis: {users_count: {"+text+"}}\n")
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}
