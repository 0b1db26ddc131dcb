//go:build ignore

package wire

import (
	"strings"
	"testing"

	scope "mspscope/internal/oldscope"
)

// comparedJSON compares two documents and reads the JSON back.
func comparedJSON(tb testing.TB, before, after string) map[string]any {
	tb.Helper()
	var both [2]*scope.Scope
	for i, document := range []string{before, after} {
		s, err := scopeOf(shipped(tb), "version: 1\n"+document, true)
		if err != nil {
			tb.Fatal(err)
		}
		both[i] = s
	}
	d, err := scope.Between(both[0], both[1])
	if err != nil {
		tb.Fatal(err)
	}
	_, data := asJSON(tb, CompareOf(d, ""))
	return data.(map[string]any)
}

// Both values of a changed answer stand in the output, of the first and of the
// last question as of every other.
func TestComparedAnswersHaveBothValues(t *testing.T) {
	t.Parallel()
	schema := shipped(t).Questionnaire.Schema
	first, last := schema.At(0), schema.At(schema.Len()-1)
	if len(first.Options) < 2 || len(last.Options) < 2 {
		t.Fatalf("%s and %s have no options", first.ID, last.ID)
	}
	document := func(i int) string {
		return "answers: {" + first.ID + ": " + first.Options[i] + ", " + last.ID + ": " + last.Options[i] + "}\n"
	}
	seen := 0
	for _, a := range comparedJSON(t, document(0), document(1))["answers"].([]any) {
		row := a.(map[string]any)
		for _, q := range []string{first.ID, last.ID} {
			if row["question"] != q {
				continue
			}
			seen++
			i := schema.Find(q)
			for side, want := range map[string]string{"before": schema.At(i).Options[0], "after": schema.At(i).Options[1]} {
				if got := row[side].(map[string]any)["value"]; got != want {
					t.Errorf("%s %s is %v, want %s", q, side, got, want)
				}
			}
		}
	}
	if seen != 2 {
		t.Errorf("%d of 2 changed answers", seen)
	}
}

// The class and the origin of a line are fields, whatever its id looks like.
func TestEstimateLinesSayClassAndOrigin(t *testing.T) {
	t.Parallel()
	s, err := scopeOf(shipped(t), "version: 1\nanswers: {it_fte: 0, users_count: 60, endpoints_count: 20, sites_count: 3, coverage_needed: helpdesk_24x7}\n"+
		"quote: {discount: {percent: 5, reason: r}, lines: [{label: \"Users, 1 to 50\", rate: 5}, {label: Move, rate: 7, period: once}]}\n", true)
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for _, l := range EstimateOf(s).Models.FullyManaged.Lines {
		class := "null"
		if l.Class != nil {
			class = *l.Class
		}
		rows = append(rows, l.ID+" "+class+" "+l.Origin)
	}
	got := strings.Join(rows, "\n") + "\n"
	for _, want := range []string{
		"user user card\n", "user_51_100 user card\n", "endpoint endpoint card\n", "extra_site extra_site card\n",
		"helpdesk_24x7 null card\n", "discount null quote\n", "extra_1 null quote\n", "extra_2 null quote\n", "onboarding null card\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no line %s in\n%s", want, got)
		}
	}
}
