package page_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"

	"mspscope/internal/result"
)

// otherwise is the result with another answer to the questions that are chosen,
// and everything that follows from the answers as it is.
func otherwise(r *result.Result, chosen func(question string) bool) *result.Result {
	other := *r
	other.Answers = slices.Clone(r.Answers)
	for i := range other.Answers {
		if a := &other.Answers[i]; a.Given() && chosen(a.Question) {
			a.Value, a.Says = json.RawMessage(`"something else"`), []string{"Something else"}
			if a.Meaning != "" {
				a.Meaning = "Something else"
			}
		}
	}
	return &other
}

// Pages print the answers that are said to be printed, and no others.
func TestPrintedAnswersAreThoseOfTheList(t *testing.T) {
	t.Parallel()
	list, seen := result.Printed(), map[string]bool{}
	each(t, func(name string, r *result.Result) {
		before, with := pagesInTurn(name, r), inTurn(name)
		others := otherwise(r, func(q string) bool { return !slices.Contains(list, q) })
		for what, d := range pages(others, with) {
			if !reflect.DeepEqual(d, before[what]) {
				t.Errorf("%s: %s prints an answer that is not in the list", name, what)
			}
		}
		for _, q := range list {
			if !seen[q] && slices.ContainsFunc(r.Answers, func(a result.Answer) bool { return a.Question == q && a.Given() }) {
				one := otherwise(r, func(other string) bool { return other == q })
				seen[q] = !reflect.DeepEqual(pages(one, with), before)
			}
		}
	})
	for _, q := range list {
		if !seen[q] {
			t.Errorf("no page prints the answer to %s", q)
		}
	}
}
