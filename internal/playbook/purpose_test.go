package playbook

import (
	"regexp"
	"testing"
)

// What a question says that it is asked for is what uses its answer: who is told that it
// changes the price finds it in the price.
func TestQuestionsAreForWhatTheySay(t *testing.T) {
	t.Parallel()
	p := shipped(t)
	for _, claim := range []struct {
		words string
		by    Consumers
	}{
		{`(?i)\bprices?d?\b`, ByPricing},
		{`(?i)\bwho runs\b|\bduties\b`, ByResponsibilities},
		{`(?i)\bthe recommendation more than\b|\blead to different models\b`, ByScoring},
		{`(?i)\bstands? (in|among|at)\b|\bprinted\b|\bis planned in\b|\bin the budget\b|\bmore urgent\b`, ByReport},
	} {
		says, n := regexp.MustCompile(claim.words), 0
		for i := range p.Questionnaire.Questions {
			w := &p.Questionnaire.Questions[i]
			if !says.MatchString(w.Why) {
				continue
			}
			if n++; !p.Consumers[i].Has(claim.by) {
				t.Errorf("%s is asked for %q and used by %v", w.ID, w.Why, p.Consumers[i].IDs())
			}
		}
		if n == 0 {
			t.Errorf("no question says %s", claim.words)
		}
	}
	// Whatever is asked is used by something; what is private reaches the provider alone.
	for i := range p.Consumers {
		if p.Consumers[i] == 0 && !p.Questionnaire.Questions[i].Private() {
			t.Errorf("%s is used by nothing", p.Questionnaire.Questions[i].ID)
		}
	}
}
