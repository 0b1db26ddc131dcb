package assess

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/yamldoc"
)

func TestAnswersOfOtherPeople(t *testing.T) {
	t.Parallel()
	q := questionnaire(t, ask("users_count", "number", "limits: {min: 1, max: 1000, decimals: 0}"), ask("it_fte", "number", "limits: {min: 0, max: 100, decimals: 2}"),
		ask("wage", "number", "limits: {min: 0, max: 1000, decimals: 0}, self_assessment: false"), ask("gated", "yes_no", `when: {it_fte: ">0"}`))
	m := matrix(t, q, head+criterion("a", 9, `{it_fte: ">=0.5"}`, 0, 2, 6, ""))
	e := engagement(t, q, `answers: {users_count: 24, it_fte: 0, wage: 5, gated: yes}
basis:
  users_count: {by: Ana, others: [{value: 30, by: Sam, on: 2026-11-21}, {value: unknown}]}
  wage: {others: [{value: 6, by: Sam}]}
  gated: {others: [{value: no, by: Sam}]}
`)
	want := []Other{{Value: answer.Value{State: answer.Given, Number: 3000}, By: "Sam", On: "2026-11-21"}, {Value: answer.Value{State: answer.Unknown}}}
	if got := e.Basis[0].Others; !reflect.DeepEqual(got, want) {
		t.Errorf("others %+v, expected %+v", got, want)
	}
	v := q.Schema.View(e.Answers)
	r := m.Recommend(v)
	client, private := m.Warnings(q, e, v, &r), q.PrivateWarnings(e, v)
	unused := `The answer to "gated" (yes) is kept but not used: by your other answers the question does not apply.`
	if want := []string{unused, "T: people answered differently, 24 (Ana) and 30 (Sam), unknown (an earlier answer). The first is used until it is settled."}; !slices.Equal(sorted(client), sorted(want)) {
		t.Errorf("warnings\n%q\nexpected\n%q", client, want)
	}
	if want := []string{"T: people answered differently, 5 (an earlier answer) and 6 (Sam). The first is used until it is settled."}; !slices.Equal(private, want) {
		t.Errorf("private warnings\n%q\nexpected\n%q", private, want)
	}
}

func sorted(texts []string) []string {
	texts = slices.Clone(texts)
	slices.Sort(texts)
	return texts
}

func TestProblemsWithAnswersOfOtherPeople(t *testing.T) {
	t.Parallel()
	q := smallQuestionnaire(t)
	nine := strings.Repeat("{value: 1}, ", maxOthers) + "§{value: 1}"
	for _, test := range []struct {
		text string
		want []string
	}{
		{"others: §{value: 1}", []string{`"others" must be a list, not a mapping`}},
		{"others: [§{by: Sam}, §4, {value: §0, on: §today, §who: x}]", []string{
			`"value" is missing; add it`, `another answer must be a mapping of keys and values, not "4"`,
			`users_count must be from 1 to 1000, not 0`, `"on" must be a date such as 2026-11-20, not "today"`, `unknown key "who"; remove or correct it`,
		}},
		{"others: [" + nine + "]", []string{`at most 8 further answers to one question; settle them`}},
	} {
		text, places := marked("version: 1\nbasis:\n  users_count: {" + test.text + "}\n")
		r := yamldoc.NewReport("in.yaml")
		ReadEngagement(r, parse(t, text), q)
		checkProblems(t, r, places, test.want)
	}
}
