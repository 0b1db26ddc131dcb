package scope

import (
	"slices"
	"testing"

	"mspscope/assess"
	"mspscope/internal/playbook/playbooktest"
)

// What a client wants of others, and whether it could do without the company it has, is
// not asked of that company.
func TestThePresentProviderIsNotAskedAboutItself(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const answers = "answers: {respondent: owner, current_it_model: msp_full, it_fte: 0, compliance_regimes: [hipaa]}"
	r, err := Of(p, playbooktest.Engagement(t, p, answers), Ask{})
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	for i := range r.Recommendation.Open {
		o := &r.Recommendation.Open[i]
		if o.Who != assess.Provider {
			continue
		}
		asked++
		if slices.Contains([]string{"skill_gaps", "admin_control", "own_name", "audit_findings", "vendor_relationship"}, o.Question) {
			t.Errorf("the present provider is asked %s", o.Question)
		}
	}
	if asked == 0 {
		t.Error("the present provider is asked nothing")
	}
}
