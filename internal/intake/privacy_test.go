package intake

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"mspscope/assess"
	"mspscope/internal/answer"
)

func TestNothingPrivate(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	e := engagement(t, q, "version: 1\nanswers: {it_fte: 2, current_it_model: internal_only, it_payroll_year: 123456, team_attitude: 1}\nprivate_notes: {users_count: SECRET}\nbasis: {users_count: {by: SECRET}}\nquote: {discount: {percent: 5, reason: SECRET}}\n")
	for _, audience := range audiences() {
		f, err := excelize.OpenReader(bytes.NewReader(write(t, q, e, Options{Depth: assess.Full, Audience: audience})))
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
		if q.Questions[i].About == assess.ITLead && q.Questions[i].SelfAssessment {
			about = i
		}
	}
	if about < 0 {
		t.Fatal("no question about the IT lead")
	}
	has := func(text string, o Options) bool {
		e := engagement(t, q, text)
		return slices.Contains(asked(q, q.Schema.View(e.Answers), o.Depth, readerOf(q, e, o, &Letter{})), about)
	}
	for _, test := range []struct {
		answers  string
		audience assess.Audience
		want     bool
	}{
		{"{}", assess.OwnerAlone, true},
		{"{}", assess.ITLeadAlone, false},
		{"{}", assess.Discovery, true},
		{"{respondent: it_lead}", assess.Discovery, false},
		{"{respondent: owner}", assess.Discovery, true},
	} {
		if got := has("version: 1\nanswers: "+test.answers+"\n", Options{assess.Full, test.audience}); got != test.want {
			t.Errorf("%+v: %v", test, got)
		}
	}
	view := q.Schema.View(engagement(t, q, "version: 1\n").Answers)
	if n := len(asked(q, view, assess.Quick, assess.Owner)); n != 12 {
		t.Errorf("quick asks %d", n)
	}
	hidden := q.Schema.View(engagement(t, q, "version: 1\nanswers: {it_fte: 0, current_it_model: nobody}\n").Answers)
	if a, b := len(asked(q, view, assess.Full, assess.Owner)), len(asked(q, hidden, assess.Full, assess.Owner)); b >= a {
		t.Errorf("%d questions with nothing known, %d when some do not apply", a, b)
	}
}

// What one person answered is not filled in for another, and what is asked does
// not tell it: the workbook is the same whatever was answered.
func TestConfided(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	const answers = "current_it_model: internal_only, it_fte: 1, users_count: 40"
	const plan = ", it_staff_plan: none_wanted, drivers: [slow_support]"
	const notes = "}\nnotes: {drivers: THE IT PERSON COULD NOT}\n"
	for _, test := range []struct {
		name, respondent, basis string
		audience                assess.Audience
		want                    bool // the plan is filled in
		notes                   bool
	}{
		{"the owner's own", "owner", "", assess.OwnerAlone, true, true},
		{"the owner's for the lead", "owner", "", assess.ITLeadAlone, false, false},
		{"nobody's for the lead", "", "", assess.ITLeadAlone, false, false},
		{"nobody's for the owner", "", "", assess.OwnerAlone, true, true},
		{"not sure who", "unknown", "", assess.ITLeadAlone, false, false},
		{"the lead's for the owner", "it_lead", "", assess.OwnerAlone, false, false},
		{"the lead's own", "it_lead", "", assess.ITLeadAlone, true, true},
		{"the office manager's for the lead", "office_manager", "", assess.ITLeadAlone, false, false},
		{"the office manager's for the owner", "office_manager", "", assess.OwnerAlone, false, false},
		{"on a call with the lead", "it_lead", "", assess.Discovery, true, true},
		{"said by the owner in the lead's file", "it_lead", "Owner", assess.ITLeadAlone, false, true},
		{"said by the owner on a call with the lead", "it_lead", "owner", assess.Discovery, false, true},
		{"said by the owner, read by the owner", "it_lead", "owner", assess.OwnerAlone, true, false},
		{"said by the lead in the owner's file", "owner", "IT lead", assess.OwnerAlone, false, true},
		{"said by the lead, read by the lead", "owner", "it_lead", assess.ITLeadAlone, true, false},
		{"said by somebody", "it_lead", "Pat", assess.ITLeadAlone, false, true},
		{"said by somebody to the owner", "owner", "Pat", assess.OwnerAlone, false, true},
	} {
		text := "version: 1\nanswers: {" + answers + plan
		if test.respondent != "" {
			text += ", respondent: " + test.respondent
		}
		text += notes
		if test.basis != "" {
			text += "basis: {it_staff_plan: {by: " + test.basis + "}}\n"
		}
		data := write(t, q, engagement(t, q, text), Options{assess.Full, test.audience})
		e, err := strict(q, "b.xlsx", data)
		if err != nil {
			t.Fatal(err)
		}
		if got := e.Answers.Values[q.Schema.Find("it_staff_plan")].State == answer.Given; got != test.want {
			t.Errorf("%s: the plan is filled in: %v", test.name, got)
		}
		if got := len(e.Notes) > 0; got != test.notes {
			t.Errorf("%s: the note is filled in: %v", test.name, got)
		}
		if test.basis != "" || test.want {
			continue
		}
		for _, other := range []string{"it_staff_plan: first_hire", "it_staff_plan: unknown", "it_fte: 7"} {
			text := strings.Replace(text, "it_staff_plan: none_wanted", other, 1)
			text = strings.Replace(text, "it_fte: 1, ", "", strings.Count(other, "it_fte"))
			if !bytes.Equal(data, write(t, q, engagement(t, q, text), Options{assess.Full, test.audience})) {
				t.Errorf("%s: %s makes another workbook", test.name, other)
			}
		}
	}
}
