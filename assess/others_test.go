package assess_test

import (
	"slices"
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
	const used, unused = " Until that is settled it counts as open.", " None of them is used until it is settled."
	for _, test := range []struct {
		file     string
		internal []string
		client   []string // nil where the client reads the same
	}{
		{
			"answers: {users_count: 24}\nbasis: {users_count: {by: owner, others: [{value: 30, by: Sam, on: 2026-11-20}, {value: 28}]}}",
			[]string{"People who need IT support: people answered differently, 24 (owner), 30 (Sam) and 28." + used},
			[]string{"People who need IT support: people answered differently, 24, 30 and 28." + used},
		},
		// The same answer stands once; what was settled is no difference any more.
		{"answers: {users_count: 24}\nbasis: {users_count: {by: owner, others: [{value: 30, by: Sam}], settled: true}}", nil, nil},
		{
			"answers: {users_count: 24}\nbasis: {users_count: {by: owner, others: [{value: 30, by: Sam}, {value: 30, by: Lee}, {value: 30, by: Sam}]}}",
			[]string{"People who need IT support: people answered differently, 24 (owner) and 30 (Sam and Lee)." + used},
			[]string{"People who need IT support: people answered differently, 24 and 30." + used},
		},
		// Who is not sure does not say anything else; who leaves a part to us does.
		{"answers: {users_count: 24}\nbasis: {users_count: {by: owner, others: [{value: unknown, by: Sam}]}}", nil, nil},
		{
			"answers: {tower_owners: {network: provider}}\nbasis: {tower_owners.network: {by: owner, others: [{value: advise, by: Sam}]}}",
			[]string{"Network: people answered differently, with the provider (owner) and as we propose (Sam)." + used},
			[]string{"Network: people answered differently, with the provider and as we propose." + used},
		},
		// Without an answer in use there is nothing to print for it.
		{
			"basis: {users_count: {by: owner, others: [{value: 20, by: Sam}]}}",
			[]string{"People who need IT support: the answer 20 (Sam) is noted but not in use. It is used once it is confirmed."},
			[]string{"People who need IT support: the answer 20 is noted but not in use. It is used once it is confirmed."},
		},
		{
			"basis: {users_count: {others: [{value: 20, by: Sam}, {value: unknown, by: Kim}]}}",
			[]string{"People who need IT support: people answered differently, 20 (Sam) and not sure (Kim)." + unused},
			[]string{"People who need IT support: people answered differently, 20 and not sure." + unused},
		},
		{
			"answers: {users_count: unknown}\nbasis: {users_count: {others: [{value: 20}]}}",
			[]string{"People who need IT support: people answered differently, not sure and 20." + used},
			nil,
		},
		// Words instead of ids: options, lists, levels, parts of IT.
		{
			"answers: {it_fte: 2, it_workload: coping, control_preference: 2, drivers: []}\nbasis: {it_workload: {others: [{value: drowning}]}, control_preference: {others: [{value: 5}]}, drivers: {others: [{value: [no_plan]}]}}",
			[]string{
				`Pace of the IT work: people answered differently, "Coping: requests are handled, little planning" and "Overloaded: a growing backlog, always urgent".` + used,
				`Say you want in IT: people answered differently, "Mostly hands-off, tell us what matters" and "We stay in charge".` + used,
				`Reasons for looking now: people answered differently, none of these and "There is no IT plan or budget".` + used,
			},
			nil,
		},
		{
			"answers: {it_fte: 2, tower_owners: {service_desk: provider, network: shared}}\nbasis: {tower_owners: {by: Owner, others: [{value: {network: client, service_desk: provider, projects: client}, by: Sam}, {value: {network: third_party}, by: Kim}]}}",
			[]string{"Network: people answered differently, shared (Owner), with your own people (Sam) and with another company (Kim)." + used},
			[]string{"Network: people answered differently, shared, with your own people and with another company." + used},
		},
		{
			"answers: {it_fte: 2, tower_owners: advise}\nbasis: {tower_owners: {others: [{value: {network: client}, by: Sam}, {value: {network: provider}}]}}",
			[]string{"Network: people answered differently, as we propose, with your own people (Sam) and with the provider." + used},
			[]string{"Network: people answered differently, as we propose, with your own people and with the provider." + used},
		},
		// What does not apply is not worth settling.
		{"answers: {it_fte: 0}\nbasis: {it_workload: {others: [{value: drowning, by: Sam}, {value: coping}]}}", nil, nil},
		// What is private is for the provider alone.
		{
			"answers: {it_fte: 2, it_payroll_year: 7654321, team_attitude: 1}\nbasis: {it_payroll_year: {by: owner, others: [{value: 6543219, by: Sam}]}, team_attitude: {others: [{value: 4}]}}",
			[]string{
				"Yearly cost of IT staff: people answered differently, 7654321 (owner) and 6543219 (Sam)." + used,
				`IT team's view of a partner: people answered differently, "Wary" and "They asked for it".` + used,
			},
			[]string{},
		},
	} {
		e, err := readEngagement(t, p, "version: 1\n"+test.file+"\n")
		if err != nil {
			t.Fatal(err)
		}
		if got := disputes(p, e); !slices.Equal(got, test.internal) {
			t.Errorf("%s:\n%q\nexpected\n%q", test.file, got, test.internal)
		}
		want := test.client
		if want == nil {
			want = test.internal
		}
		if got := disputes(p, e.ForClient(p.Questionnaire)); !slices.Equal(got, want) {
			t.Errorf("%s, for the client:\n%q\nexpected\n%q", test.file, got, want)
		}
	}
}

// disputes are the warnings about what people said differently.
func disputes(p *playbook.Playbook, e *assess.Engagement) []string {
	v := p.Questionnaire.Schema.View(e.Answers)
	r := p.Matrix.Recommend(v)
	return slices.DeleteFunc(p.Matrix.Warnings(p.Questionnaire, e, v, &r), func(w string) bool {
		return !strings.Contains(w, ": people answered differently") && !strings.Contains(w, "noted but not in use")
	})
}

func TestProblemsOfOtherAnswers(t *testing.T) {
	t.Parallel()
	p, err := playbook.Load(nil, "", 0)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"others: [{by: Sam}]":                  `"value" is missing`,
		"others: [{value: 24, by: Sam}]":       "this is the answer in use, so nobody differs; take it out",
		"settled: true":                        `there are no "others"; take it out, or write what they said`,
		"unsure: [hipaa]":                      `"unsure" names options of a list; users_count is none`,
		"others: [{value: many}]":              "users_count must be a whole number",
		"others: {value: 30}":                  `"others" must be a list`,
		"others: [{value: 30, who: Sam}]":      `unknown key "who"`,
		"others: [{value: 30, on: yesterday}]": "must be a date",
		"others: [" + strings.Repeat("{value: 1}, ", 8) + "{value: 1}]": "at most 8 further answers",
	} {
		_, err := readEngagement(t, p, "version: 1\nanswers: {users_count: 24}\nbasis: {users_count: {"+text+"}}\n")
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}

func TestKeysOfPartsAndUnsureListsAreChecked(t *testing.T) {
	t.Parallel()
	p, err := playbook.Load(nil, "", 0)
	if err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{
		"notes: {users_count.network: hi}": "c.yaml:2:9: users_count has no parts; write users_count",
		"answers: {drivers: [no_plan]}\nbasis: {drivers: {unsure: [slow_support, slow_support]}}": "c.yaml:3:42: drivers names \"slow_support\" twice; keep one",
	} {
		if _, err := readEngagement(t, p, "version: 1\n"+file); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", file, err, want)
		}
	}
}
