package playbook

import (
	"os"
	"testing"

	"mspscope/assess"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// readCases reads the example clients that stand beside the project.
func readCases(t testing.TB, p *Playbook) []Case {
	t.Helper()
	data, err := os.ReadFile("../../testdata/cases.yaml")
	if err != nil {
		t.Fatal(err)
	}
	root, err := yamldoc.Parse("cases.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	r := yamldoc.NewReport("cases.yaml")
	cases := ReadCases(r, root, p.Questionnaire)
	if err := r.Err(); err != nil {
		t.Fatal(err)
	}
	return cases
}

func TestExampleClientsGetTheModelAConsultantWouldChoose(t *testing.T) {
	t.Parallel()
	p, err := Load(nil, "", 0)
	if err != nil {
		t.Fatal(err)
	}
	cases := readCases(t, p)
	if len(cases) < 30 {
		t.Fatalf("only %d cases", len(cases))
	}
	for _, c := range cases {
		if problem := c.Check(p); problem != "" {
			t.Error(problem)
		}
		if testing.Verbose() {
			r := p.Matrix.Recommend(p.Questionnaire.Schema.View(c.Answers))
			line := string(r.Outcome)
			for _, m := range terms.Models() {
				fit, _ := r.Fit(m)
				veto := ""
				if r.Vetoed[m] {
					veto = " vetoed"
				}
				line += "  " + m.String() + " " + itoa(fit) + veto
			}
			if r.HasModel() {
				line += "  -> " + r.Model.String()
			}
			t.Log(c.ID, line)
			if problem := c.Check(p); problem != "" {
				for _, x := range r.Reasons {
					t.Log("   ", x.Criterion.ID, x.Points)
				}
			}
		}
	}
	_ = assess.Recommended
}

func itoa(tenths int64) string {
	return string(rune('0'+tenths/1000%10)) + string(rune('0'+tenths/100%10)) + string(rune('0'+tenths/10%10)) + "." + string(rune('0'+tenths%10))
}
