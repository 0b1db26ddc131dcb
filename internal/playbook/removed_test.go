package playbook

import (
	"slices"
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/yamldoc"
)

// warnings are what a playbook warns of, one a line.
func warnings(p *Playbook) []string {
	var all []string
	for _, w := range p.Warnings {
		all = append(all, w.Error())
	}
	return all
}

func loadOwn(tb testing.TB, files ...string) *Playbook {
	tb.Helper()
	p, err := Load(directory(files...), "own", Everything)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

const withoutFlow = "version: 1\nquestions:\n  remove: [ticket_flow]\n"

// A question that is not asked any more takes nothing of the built-in with it: its
// rules are there, each named in a warning, and read as if nobody answered.
func TestRemovedQuestionSilencesTheBuiltIn(t *testing.T) {
	t.Parallel()
	p := loadOwn(t, QuestionnaireFile, withoutFlow)
	got := placeless(strings.Join(warnings(p), "\n"))
	for _, want := range []string{
		"built-in matrix.yaml: tests ticket_flow, which own/questionnaire.yaml:3:12 removes; the rule is read as if nobody answered",
		"built-in catalogue.yaml: tests ticket_flow, which own/questionnaire.yaml:3:12 removes; the rule is read as if nobody answered",
		"built-in texts.yaml: belongs to an answer to ticket_flow, which own/questionnaire.yaml:3:12 removes; it is left out",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no warning %q in\n%s", want, got)
		}
	}
	if len(p.Warnings) < 11 {
		t.Errorf("%d warnings, want one for each rule", len(p.Warnings))
	}
	built := shipped(t)
	if len(built.Warnings) > 0 {
		t.Errorf("the built-in warns: %v", built.Warnings)
	}
	if p.Questionnaire.Schema.Find("ticket_flow") >= 0 || len(p.Questionnaire.Questions) != len(built.Questionnaire.Questions)-1 {
		t.Error("the question is still asked")
	}
	if len(p.Catalogue.Activities()) != len(built.Catalogue.Activities()) || len(p.Texts.TicketFlows) != 0 || len(p.Matrix.Criteria) != len(built.Matrix.Criteria) {
		t.Error("more than the question is gone, or less than its texts")
	}
	unread := func(w string) bool { return strings.HasPrefix(w, "No rule reads the answers") } // of the built-in too
	if weak := slices.DeleteFunc(p.Weaknesses(), unread); len(weak) > 0 {
		t.Errorf("weaknesses %q", weak)
	}
}

// Every question that may be removed can be removed, alone and by a list without it;
// what may not says why.
func TestEveryQuestionCanBeRemoved(t *testing.T) {
	t.Parallel()
	kept := map[string]bool{}
	for _, n := range needed() {
		kept[n[0]] = true
	}
	for _, q := range shipped(t).Questionnaire.Questions {
		t.Run(q.ID, func(t *testing.T) {
			t.Parallel()
			own := "version: 1\nquestions: {remove: [" + q.ID + "]}\n"
			parts := Everything &^ Proofs
			if slices.Contains([]string{"it_staff_plan", "it_workload", "current_it_model"}, q.ID) { // of many rules
				parts = Everything
			}
			p, err := Load(directory(QuestionnaireFile, own), "own", parts)
			switch {
			case kept[q.ID]:
				got := messages(err)
				if len(got) != 1 || !strings.HasPrefix(got[0], "own/questionnaire.yaml:2:22: the question "+q.ID+" cannot be removed: ") {
					t.Errorf("%q", got)
				}
			case err != nil:
				t.Error(err)
			default:
				s := p.Questionnaire.Schema
				r := p.Matrix.Recommend(s.View(s.NewSet()))
				if parts&Proofs == 0 {
					return
				}
				if cert := p.Certifier.Certify(s.View(s.NewSet()), &r); cert.Possible == [3]bool{} {
					t.Error("no model is possible any more")
				}
			}
		})
	}
}

func TestOwnFilesMustNotNameWhatTheyRemove(t *testing.T) {
	t.Parallel()
	const own = "; keep it there, or name another one here"
	_, err := Load(directory(
		QuestionnaireFile, withoutFlow+"depths: {quick: {add: [ticket_flow]}}\nratios: {add: [{id: r, of: ticket_flow, per: it_fte}]}\n",
		MatrixFile, "version: 1\ncriteria: {change: {no_internal_it: {when: {ticket_flow: by_site}}}}\n",
		FindingsFile, "version: 1\nfindings: {remove: [SIG-09], change: {SIG-08: {replaces: [SIG-09]}}}\n",
		CatalogueFile, "version: 1\nadjusters: {change: {provider_tiers: {activities: [SD-01, XX-01]}}}\n",
	), "own", Everything)
	got := messages(err)
	for _, want := range []string{
		`own/questionnaire.yaml:4:24: your own questionnaire removes the question "ticket_flow" (own/questionnaire.yaml:3:12)` + own,
		`own/questionnaire.yaml:5:28: your own questionnaire removes the question "ticket_flow" (own/questionnaire.yaml:3:12)` + own,
		`own/matrix.yaml:2:45: your own questionnaire removes the question "ticket_flow" (own/questionnaire.yaml:3:12)` + own,
		`own/findings.yaml:2:59: your own file removes the finding SIG-09 (own/findings.yaml:2:21)` + own,
		`own/catalogue.yaml:2:59: unknown activity "XX-01"`,
	} {
		if !slices.ContainsFunc(got, func(m string) bool { return strings.HasPrefix(m, want) }) {
			t.Errorf("no problem %q in\n%s", want, strings.Join(got, "\n"))
		}
	}
	if len(got) != 5 {
		t.Errorf("%d problems, want 5:\n%s", len(got), strings.Join(got, "\n"))
	}
}

func TestRemovedThingsThatOthersName(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, file, own string
		warnings        []string // beginnings
		problems        []string
	}{
		{"an option", QuestionnaireFile, "version: 1\nquestions: {change: {it_workload: {options: {remove: [drowning]}}}}\n", []string{
			`built-in matrix.yaml:`, `built-in catalogue.yaml:`,
		}, nil},
		{"an option that has a text", QuestionnaireFile, "version: 1\nquestions: {change: {ticket_flow: {options: {remove: [by_site]}}}}\n", []string{
			`built-in texts.yaml: belongs to the answer by_site of ticket_flow, which own/questionnaire.yaml:2:55 removes; it is left out`,
		}, nil},
		{"a ratio", QuestionnaireFile, "version: 1\nratios: {remove: [users_per_it_person]}\n", []string{`built-in findings.yaml:`}, nil},
		{"a finding", FindingsFile, "version: 1\nfindings: {remove: [SIG-09]}\n", []string{
			`built-in findings.yaml: names the finding SIG-09, which own/findings.yaml:2:21 removes; it is left out`,
		}, nil},
		{"an activity", CatalogueFile, "version: 1\nactivities: {remove: [SD-02]}\n", []string{
			`built-in catalogue.yaml: names the activity SD-02, which own/catalogue.yaml:2:23 removes; it is left out`,
		}, nil},
		{"a section", QuestionnaireFile, "version: 1\nsections: {remove: [why_now]}\n", nil, []string{
			`own/questionnaire.yaml:2:21: the section why_now is removed here, and these questions stand in it: respondent, present, drivers`,
		}},
		{"a role", CatalogueFile, "version: 1\nroles: {remove: [msp_soc]}\n", nil, []string{
			`own/catalogue.yaml:2:8: "roles" lacks msp_soc; add it`,
		}},
		{"limits", QuestionnaireFile, "version: 1\nquestions: {change: {users_count: {limits: {max: 100}, plausible: {max: 100}}}}\n", []string{
			`built-in findings.yaml: can never hold: "users_count" goes from 1 to 100`,
		}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p, err := Load(directory(c.file, c.own), "own", Everything)
			got, want := messages(err), c.problems
			if err == nil {
				got, want = warnings(p), c.warnings
			} else if want == nil {
				t.Fatal(err)
			}
			for _, w := range want {
				if !slices.ContainsFunc(got, func(m string) bool { return strings.HasPrefix(placeless(m), w) }) {
					t.Errorf("nothing begins with %q in\n%s", w, strings.Join(got, "\n"))
				}
			}
			if err != nil && len(got) != len(want) {
				t.Errorf("%d problems, want %d: %q", len(got), len(want), got)
			}
		})
	}
}

// What an engagement holds of a question that is not asked any more is kept in the
// file, warned of, and not used; a former id is read as the new one.
func TestEngagementsOutliveTheirQuestions(t *testing.T) {
	t.Parallel()
	p := loadOwn(t, QuestionnaireFile, "version: 1\naliases: {staff_count: users_count, heads: users_count}\nquestions: {remove: [ticket_flow]}\n")
	read := func(content string) (set answer.Set, problems, warned []string) {
		t.Helper()
		r := yamldoc.NewReport("client.yaml")
		e := p.ReadEngagement(r, node(t, "client.yaml", content))
		for _, w := range r.Warnings() {
			warned = append(warned, w.Error())
		}
		if len(e.Notes)+len(e.Basis) > 0 {
			t.Errorf("notes %v, basis %v", e.Notes, e.Basis)
		}
		return e.Answers, messages(r.Err()), warned
	}
	const gone = "the question ticket_flow is not asked any more (own/questionnaire.yaml:3:22 removes it); "
	set, problems, warned := read("version: 1\nanswers: {ticket_flow: by_site, staff_count: 7}\nnotes: {ticket_flow: x}\nbasis: {ticket_flow: {kind: estimated}}\n")
	want := []string{"client.yaml:2:11: " + gone + "its answer is kept and not used", "client.yaml:3:9: " + gone + "this is kept and not used", "client.yaml:4:9: " + gone + "this is kept and not used"}
	if problems != nil || !slices.Equal(warned, want) || !slices.Equal(set.Unasked, []string{"ticket_flow"}) {
		t.Errorf("problems %q, warnings %q, unasked %v", problems, warned, set.Unasked)
	}
	if n := set.Values[p.Questionnaire.Schema.Find("users_count")].Number; n != 700 {
		t.Errorf("%d hundredths of people under a former id", n)
	}
	set, problems, warned = read("version: 1\nanswers: {staff_count: 7, users_count: 8}\n")
	if n := set.Values[p.Questionnaire.Schema.Find("users_count")].Number; n != 800 || problems != nil || len(warned) != 1 || !slices.Equal(set.Former, []string{"staff_count"}) {
		t.Errorf("%d hundredths of people, problems %q, warnings %q", n, problems, warned)
	}
	if _, problems, _ = read("version: 1\nanswers: {staff_count: 7, heads: 8}\n"); len(problems) != 1 {
		t.Errorf("two former ids of one question: %q", problems)
	}
	_, err := Load(directory(QuestionnaireFile, "version: 1\naliases: {a: nobody, it_fte: users_count, split.x: users_count, \"\": users_count}\n"), "own", 0)
	want = []string{
		`own/questionnaire.yaml:2:14: unknown question "nobody"`,
		`own/questionnaire.yaml:2:22: the question "it_fte" is there itself; a former id must be one that no question has`,
		`own/questionnaire.yaml:2:43: unknown question "split"; the former id of an option is written QUESTION.OPTION`,
		`own/questionnaire.yaml:2:65: the text "" cannot have been the id of a question, which is a word of small letters, digits and underscores; correct or remove it`,
	}
	if got := messages(err); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A whole questionnaire refuses an answer that it never had, as it always did, and says what
// to do where the built-in one has it.
func TestAnAnswerThatAWholeQuestionnaireLeavesOut(t *testing.T) {
	t.Parallel()
	own := strings.ReplaceAll(text(t, QuestionnaireFile), ", irs_4557", "")
	before, option, found := strings.Cut(own, "      - {id: irs_4557")
	_, after, more := strings.Cut(option, "\n")
	if !found || !more {
		t.Fatal("the questionnaire has no option irs_4557")
	}
	own = before + after
	p := loadOwn(t, QuestionnaireFile, own)
	for option, want := range map[string]bool{"irs_4557": true, "irs_4558": false} {
		r := yamldoc.NewReport("client.yaml")
		p.ReadEngagement(r, node(t, "client.yaml", "version: 1\nanswers: {compliance_regimes: ["+option+"]}\n"))
		got := messages(r.Err())
		if len(got) != 1 || strings.Contains(got[0], "your own questionnaire.yaml leaves \"irs_4557\" out: write it there, or 'extends: built-in' as its second line") != want {
			t.Errorf("%s: %q", option, got)
		}
	}
}

func TestOwnNameAndVersion(t *testing.T) {
	t.Parallel()
	built := shipped(t)
	for own, want := range map[string][3]string{
		"version: 1\nplaybook: {name: Harbor rules, version: \"7\"}": {"Harbor rules", "7", built.Version},
		"version: 1\nplaybook: {name: Harbor rules}":                 {"Harbor rules", built.Version, ""},
		"version: 1\nplaybook: {version: \"7\"}":                     {"", "7", built.Version},
		"version: 1\nplaybook: {}":                                   {"", built.Version, ""},
	} {
		for _, parts := range []Parts{0, Everything} {
			p, err := Load(directory(ProviderFile, own), "own", parts)
			if err != nil {
				t.Fatal(err)
			}
			if got := [3]string{p.Name, p.Version, p.BasedOn}; got != want {
				t.Errorf("%s: %q, want %q", own, got, want)
			}
		}
	}
	p := loadOwn(t, ProviderFile, "version: 1\nplaybook: {version: \"7\"}", MatrixFile, "version: 1\nplaybook: mine\n")
	if p.Version != "7" || p.BasedOn != built.Version {
		t.Errorf("version %q based on %q", p.Version, p.BasedOn)
	}
	for _, content := range []string{"{name: [x]}", "{name: \" \"}", "{name: \"a\\nb\"}", "{nam: x}", "x", "{version: " + strings.Repeat("x", 61) + "}"} {
		if _, err := Load(directory(ProviderFile, "version: 1\nplaybook: "+content), "own", 0); err == nil || !strings.HasPrefix(err.Error(), "own/provider.yaml:2:") {
			t.Errorf("%s: %v", content, err)
		}
	}
}
