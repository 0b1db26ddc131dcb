package assess_test

import (
	"fmt"

	"mspscope/assess"
	"mspscope/internal/playbook"
	"mspscope/internal/yamldoc"
)

// The built-in matrix recommends a model for a dental practice without IT people
// of its own.
func ExampleMatrix_Recommend() {
	p, err := playbook.Load(nil, "", 0)
	if err != nil {
		fmt.Println(err)
		return
	}
	root, err := yamldoc.Parse("client.yaml", []byte(`version: 1
client: {name: Harbor Dental}
answers: {users_count: 24, it_fte: 0, it_staff_plan: none_wanted, coverage_needed: unknown}
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	report := yamldoc.NewReport("client.yaml")
	engagement := assess.ReadEngagement(report, root, p.Questionnaire)
	if err := report.Err(); err != nil {
		fmt.Println(err)
		return
	}

	r := p.Matrix.Recommend(p.Questionnaire.Schema.View(engagement.Answers))

	fmt.Println(r.Outcome, r.Model)
	for _, c := range r.Reasons {
		fmt.Printf("%+d %s\n", c.Points, c.Criterion.ID)
	}
	for _, v := range r.Vetoes {
		fmt.Println("not", v.Model, "because of", v.Criterion)
	}
	// Output:
	// recommended fully_managed
	// +60 no_internal_it
	// +54 no_team_wanted
	// +4 under_50_people
	// not co_managed because of no_internal_it
	// not co_managed because of no_team_wanted
	// not hybrid because of no_internal_it
	// not hybrid because of no_team_wanted
}
