package intake

import (
	"bytes"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestNothingPrivate(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	e := engagement(t, q, "version: 1\nanswers: {it_fte: 2, current_it_model: internal_only, it_payroll_year: 123456, team_attitude: 1}\nprivate_notes: {users_count: SECRET}\nbasis: {users_count: {by: SECRET}}\nquote: {discount: {percent: 5, reason: SECRET}}\n")
	for _, audience := range Audiences() {
		f, err := excelize.OpenReader(bytes.NewReader(write(t, q, e, Options{Depth: "full", Audience: audience})))
		if err != nil {
			t.Fatal(err)
		}
		f.Pkg.Range(func(name, part any) bool {
			if b, ok := part.([]byte); ok && (bytes.Contains(b, []byte("SECRET")) || bytes.Contains(b, []byte("123456"))) {
				t.Errorf("%s: %v holds a secret", audience, name)
			}
			return true
		})
		_ = f.Close()
	}
}

// What is about the reader is left out for the reader only.
func TestAsked(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	about := -1
	for i := range q.Questions {
		if q.Questions[i].About == itLead && q.Questions[i].SelfAssessment {
			about = i
		}
	}
	if about < 0 {
		t.Fatal("no question about the IT lead")
	}
	has := func(text string, o Options) bool {
		e := engagement(t, q, text)
		return slices.Contains(asked(q, q.Schema.View(e.Answers), o.Depth, readerOf(q, e, o.Audience)), about)
	}
	for _, test := range []struct {
		answers  string
		audience string
		want     bool
	}{
		{"{}", owner, true},
		{"{}", itLead, false},
		{"{}", discovery, true},
		{"{respondent: it_lead}", discovery, false},
		{"{respondent: owner}", discovery, true},
	} {
		if got := has("version: 1\nanswers: "+test.answers+"\n", Options{"full", test.audience}); got != test.want {
			t.Errorf("%+v: %v", test, got)
		}
	}
	view := q.Schema.View(engagement(t, q, "version: 1\n").Answers)
	if n := len(asked(q, view, "quick", owner)); n != 12 {
		t.Errorf("quick asks %d", n)
	}
	hidden := q.Schema.View(engagement(t, q, "version: 1\nanswers: {it_fte: 0, current_it_model: nobody}\n").Answers)
	if a, b := len(asked(q, view, "full", owner)), len(asked(q, hidden, "full", owner)); b >= a {
		t.Errorf("%d questions with nothing known, %d when some do not apply", a, b)
	}
}
