package advice

import (
	"regexp"
	"testing"
)

// What is said of the future promises nothing: no sign of a way, no step and no word on
// the way back uses a word that nobody can answer for.
func TestAdviceClaimsNothingThatNobodyCanAnswerFor(t *testing.T) {
	t.Parallel()
	texts := loadDefaults(t).texts
	claims := regexp.MustCompile(`(?i)\b(never|always|guarantee[ds]?|secure|100 percent|no risk|risk-free|fully protected)\b`)
	check := func(where string, all ...string) {
		for _, text := range all {
			if found := claims.FindString(text); found != "" {
				t.Errorf("%s claims %q: %s", where, found, text)
			}
		}
	}
	for i := range texts.growth {
		path := &texts.growth[i]
		check("path "+path.ID, append(path.Steps, path.Title, path.Time)...)
		for j := range path.triggers {
			check("path "+path.ID, path.triggers[j].Text)
		}
	}
	for i := range texts.outgrown {
		check("a sign", texts.outgrown[i].Text)
	}
	for i := range texts.plans {
		check("plan "+texts.plans[i].id, texts.plans[i].text)
	}
	check("the way back", append(texts.wayBack.Points, texts.wayBack.Text)...)
	check("what is insisted on", texts.Always.Split, texts.Always.Beside, texts.Always.Small)
	if claims.FindString("You are always secure") == "" {
		t.Error("the test finds nothing")
	}
}
