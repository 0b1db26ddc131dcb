package assess

import (
	"fmt"
	"strings"
	"testing"
)

func TestWhoIsAsked(t *testing.T) {
	t.Parallel()
	person := func(id, who, about string) string {
		line := strings.Replace(ask(id, "yes_no", ""), "who: owner", "who: "+who, 1)
		if about != "" {
			line = strings.Replace(line, "who: ", "about: "+about+", who: ", 1)
		}
		return line
	}
	questions := ask("role", "single_choice", options("owner", "it_lead", "other")) + ask("now", "single_choice", options("outside", "us")) +
		person("plain", "it_lead", "") + person("on_lead", "it_lead", "it_lead") + person("on_owner", "owner", "owner") + ask("pay", "yes_no", "self_assessment: false")
	q := questionnaire(t, questions)
	if q.Roles() >= 0 || q.Respondent(view(t, q, "{role: owner}")) != "" {
		t.Error("a question is taken for the one that says who answers")
	}
	text := strings.Replace(asked(questions), "questions:", "roles: {question: role, without_it_lead: [{who: provider, when: {now: outside}}, {who: office_manager, when: {now: us}}], source: O}\nquestions:", 1)
	q = readText(t, text)
	at := q.Schema.Find
	if q.Roles() != at("role") || q.Respondent(view(t, q, "{role: it_lead}")) != ITLead || q.Respondent(view(t, q, "{}")) != "" {
		t.Error("who answers")
	}
	for _, test := range []struct {
		question, answers string
		nobody            bool
		want              string
	}{
		{"plain", "{now: outside}", false, ITLead},
		{"plain", "{now: outside}", true, Provider},
		{"plain", "{now: us}", true, OfficeManager},
		{"plain", "{}", true, Owner},
		{"on_lead", "{}", false, Owner},
		{"on_owner", "{}", false, ITLead},
	} {
		if got := q.Who(at(test.question), view(t, q, test.answers), test.nobody); got != test.want {
			t.Errorf("%+v: %s is asked", test, got)
		}
	}
	for _, test := range []struct {
		question, person string
		alone, want      bool
	}{
		{"plain", ITLead, true, true},
		{"on_lead", ITLead, true, false},
		{"on_lead", ITLead, false, false},
		{"on_lead", Owner, true, true},
		{"on_lead", "", false, true},
		{"pay", Owner, true, false},
		{"pay", Owner, false, true},
	} {
		if got := q.MayAsk(at(test.question), test.person, test.alone); got != test.want {
			t.Errorf("%+v: %v", test, got)
		}
	}
}

// A questionnaire of an earlier version has no roles; what it meant is what the
// built-in says today.
func TestOlderRolesAreThoseOfTheBuiltIn(t *testing.T) {
	t.Parallel()
	q, _ := shipped(t)
	older := *q
	older.roles = q.olderRoles()
	if q.Roles() < 0 || older.Roles() != q.Roles() {
		t.Errorf("%s says who answers", q.Questions[max(0, older.Roles())].ID)
	}
	for i := range q.Questions {
		for _, now := range []string{"nobody", "unofficial", "break_fix", "msp_full", "internal_only", "internal_plus", "unknown"} {
			v := view(t, q, "{current_it_model: "+now+"}")
			for _, nobody := range []bool{false, true} {
				if a, b := q.Who(i, v, nobody), older.Who(i, v, nobody); a != b {
					t.Errorf("%s under %s: %s, by the older %s", q.Questions[i].ID, now, a, b)
				}
			}
		}
	}
}

func TestDepthsAndAudiences(t *testing.T) {
	t.Parallel()
	q, _ := shipped(t)
	for d, n := range map[Depth]int{Quick: 12, Call: 36, Full: 0} {
		asks := len(q.AtDepth(d))
		if asks != n || n > 0 && !strings.Contains(DepthHelp, fmt.Sprintf("about %d", n)) {
			t.Errorf("%s asks %d, the help says %s", d, asks, DepthHelp)
		}
		var back Depth
		if err := back.Set(d.String()); err != nil || back != d {
			t.Errorf("%s is read as %s, %v", d, back, err)
		}
	}
	var d Depth
	var a Audience
	for _, test := range []struct {
		err  error
		want string
	}{
		{d.Set("deep"), `must be quick, call or full, not "deep"`},
		{a.Set(""), `must be discovery, owner or it_lead, not ""`},
		{a.Set(Discovery.String()), "<nil>"},
		{a.Set(Owner), "<nil>"},
		{a.Set(ITLead), "<nil>"},
	} {
		if fmt.Sprint(test.err) != test.want {
			t.Errorf("%v, want %s", test.err, test.want)
		}
	}
	if a != ITLeadAlone || OwnerAlone.Person() != "owner" || a.Person() != "IT lead" || Discovery.Person() != "" {
		t.Error("people")
	}
}

func TestCountedAndUnusual(t *testing.T) {
	t.Parallel()
	number := func(id, more string) string {
		return ask(id, "number", "limits: {min: 0, max: 1000000000000, decimals: 2}"+more)
	}
	q := readText(t, strings.Replace(asked(number("a", ", noun: {one: ox, many: oxen}"), number("b", ", unit: people, plain_unit: persons"), number("c", "")), "questions:",
		"ratios:\n  - {id: r, of: a, per: b, plausible: {min: 0.5, max: 2}}\n  - {id: s, of: a, per: c}\n  - {id: u, of: c, per: a, plausible: {min: 0, max: 1000000000000}, words: \"{per}, yet {of}\"}\nquestions:", 1))
	for _, test := range []struct {
		i    int
		n    int64
		want string
	}{{0, 100, "1 ox"}, {0, 123400, "1,234 oxen"}, {0, 50, "0.5 oxen"}, {1, 100, "1 person"}, {1, 200, "2 people"}, {2, 100, "1"}} {
		if got := q.Counted(test.i, test.n); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
	if got := q.Questions[1].Things(200, true); got != "persons" {
		t.Errorf("plainly %q", got)
	}
	for answers, want := range map[string]string{
		"{a: 4, b: 2}":                           "",
		"{a: 1, b: 2}":                           "",
		"{a: 4.01, b: 2}":                        "4.01 oxen for 2 people",
		"{a: 0.99, b: 2}":                        "0.99 oxen for 2 people",
		"{a: 4, b: 0}":                           "",
		"{a: 4, b: unknown}":                     "",
		"{a: 4}":                                 "",
		"{a: 4..9, b: 2}":                        "", // 4 for 2 may be meant
		"{a: 5..9, b: 2}":                        "5 to 9 oxen for 2 people",
		"{a: 1, b: 2..9}":                        "",
		"{a: 1, b: 3..9}":                        "1 ox for 3 to 9 people",
		"{a: 9, b: 0..3}":                        "",
		"{a: 1000000000000, b: 500000000000}":    "",
		"{a: 1000000000000, b: 499999999999.99}": "1,000,000,000,000 oxen for 499,999,999,999.99 people",
		"{a: 0.01, c: 1000000000000}":            "0.01 oxen, yet 1,000,000,000,000",
	} {
		v := view(t, q, answers)
		if got := strings.Join(q.Unusual(-1, v), "; "); got != want {
			t.Errorf("%s: %q, want %q", answers, got, want)
		}
	}
	if got := q.Unusual(2, view(t, q, "{a: 9, b: 1}")); got != nil {
		t.Errorf("c has no part in %v", got)
	}
	m := matrix(t, q, head+criterion("x", 1, "{a: \">=0\"}", 0, 1, 2, ""))
	e := engagement(t, q, "answers: {a: 9, b: 1}")
	v := q.Schema.View(e.Answers)
	r := m.Recommend(v)
	if got := m.Warnings(q, e, v, &r); len(got) != 1 || got[0] != "9 oxen for 1 person: that is unusual; please check." {
		t.Errorf("warnings %q", got)
	}
}

// A post is to be filled where nobody is there and somebody is planned: a first hire is
// nobody yet also while the number of people is open, and not where people are counted.
func TestAPostToFill(t *testing.T) {
	t.Parallel()
	q, m := shipped(t)
	for answers, want := range map[string]bool{
		"{it_fte: 0, it_staff_plan: add_staff}":                                    true,
		"{it_fte: 0..1, it_staff_plan: add_staff}":                                 false,
		"{it_fte: 0.5, it_staff_plan: first_hire}":                                 false,
		"{it_staff_plan: first_hire}":                                              true,
		"{it_staff_plan: first_hire, current_it_model: msp_full}":                  true,
		"{it_staff_plan: add_staff}":                                               false,
		"{it_staff_plan: add_staff, current_it_model: break_fix}":                  false,
		"{it_staff_plan: replace_leaver, current_it_model: internal_only}":         false,
		"{it_fte: 0, it_staff_plan: none_wanted}":                                  false,
		"{it_fte: 0, it_staff_plan: keep_same, current_it_model: internal_only}":   false,
		"{it_fte: 0.49, it_staff_plan: build_full_team, current_it_model: nobody}": true,
	} {
		if got := m.PostToFill(view(t, q, answers)); got != want {
			t.Errorf("%s: %v, want %v", answers, got, want)
		}
	}
}
