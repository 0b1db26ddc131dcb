package chart

import (
	"strings"
	"testing"

	"mspscope/internal/yamldoc"
	"mspscope/responsibility"
)

func fromText(t *testing.T, text string) (*Chart, error) {
	t.Helper()
	root, err := yamldoc.Parse("m.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return FromNode("m.yaml", root, names())
}

func TestOurMatrixIsReadAsItWasEdited(t *testing.T) {
	t.Parallel()
	m, err := fromText(t, `version: 1
later: {key: 1}
roles:
  - {id: client_it, name: Our IT, party: client}
activities:
  - {id: SD-01, tower: service_desk, side: client, name: Take calls, assignments: {client_it: "a, r"}, handoff: null, evidence: Log, status: open, choice: "Who?", fee: included}
  - {id: SD-02, name: Solve, assignments: {msp_engineering: R, client_its: A}}
`)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(m.Heads(), ","); got != "client_it,msp_engineering,client_its" {
		t.Error(got)
	}
	first, second := &m.Rows[0], &m.Rows[1]
	if m.Columns[0].Title != "Our IT" || m.Columns[2].Role != nil || !m.Ours || !m.Has.Fee || m.Has.Cadence {
		t.Errorf("%+v", m)
	}
	if first.Cells[0].Letters != responsibility.AR || len(first.Cells) != 3 || first.Handoff != "" || first.Status != "open" || first.Fee != "included" {
		t.Errorf("%+v", first)
	}
	if at := second.Cells[2].At; second.Cells[2].Letters != responsibility.A || at.Line != 7 || at.Col == 0 {
		t.Errorf("%+v", second)
	}
}

func TestWhatIsNoMatrixIsRefused(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"version: 1\n":                                                  `there is no key "activities"`,
		"activities: {}\n":                                              `"activities" must be a list`,
		"activities: [SD-01]\n":                                         "m.yaml:1:14: a row must be a mapping",
		"activities: [{tower: network}]\n":                              `a row needs an "id" or a "name"`,
		"activities: [{id: A, tower: netwrok}]\n":                       `did you mean "network"`,
		"activities: [{id: A, assignments: [R]}]\n":                     `"assignments" must be a mapping`,
		"activities: [{id: A, assignments: {x: [R]}}]\n":                `"x" must be letters`,
		"activities: [{id: A, name: [R]}]\n":                            `"name" must be a text`,
		"roles: [{name: x}]\nactivities: [{id: A}]\n":                   `a role needs an "id"`,
		"roles: 5\nactivities: [{id: A}]\n":                             `"roles" must be a list`,
		"activities: [" + strings.Repeat("{id: A},", MaxRows+1) + "]\n": "more than 5000 rows",
	} {
		if _, err := fromText(t, text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60q: %v", text, err)
		}
	}
}
