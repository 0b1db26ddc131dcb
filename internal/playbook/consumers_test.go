package playbook

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// usesOf is what uses a question, as machine output has it.
func usesOf(tb testing.TB, p *Playbook, question string) string {
	tb.Helper()
	i := p.Questionnaire.Schema.Find(question)
	if i < 0 {
		tb.Fatalf("no question %s", question)
	}
	return strings.Join(p.Consumers[i].IDs(), " ")
}

// coffee is a question of a provider's own; more stands behind it.
func coffee(more string) []string {
	const before = "\nquestions:\n"
	return []string{before, before + "  - {id: coffee, section: counts, type: yes_no, topic: coffee, call: C, plain: P, why: W, who: owner, change: fixed, source: ours}\n" + more}
}

// A rule of each part gives a question its use, and a gate hands on the uses of
// what it lets through.
func TestEachPartGivesItsUses(t *testing.T) {
	t.Parallel()
	const gated = "  - {id: milk, section: counts, type: yes_no, topic: milk, call: C, plain: P, why: W, who: owner, change: fixed, source: ours, when: {coffee: yes}}\n"
	const lean = "tower: service_desk, side: shared, strength: 4, when: {skill_gaps: "
	for name, test := range map[string]struct{ file, old, new, want string }{
		"nothing":          {"", "", "", ""},
		"a contradiction":  {MatrixFile, "\ncontradictions:\n", "\ncontradictions:\n  - {id: c, when: {coffee: yes, users_count: 1}, because: b, source: s}\n", "scoring"},
		"a lean":           {MatrixFile, lean, strings.Replace(lean, "{skill_gaps", "{coffee: yes, skill_gaps", 1), "pricing responsibilities"},
		"an exception":     {RateCardFile, "    when: {onsite_need: weekly}", "    when: {onsite_need: weekly}\n    unless: {coffee: yes}", "pricing responsibilities"}, // a row names the line
		"onboarding":       {RateCardFile, "when: {documentation_state: 0}, source: \"Technoir", "when: {documentation_state: 0, coffee: yes}, source: \"Technoir", "pricing"},
		"not in the price": {RateCardFile, "\nnot_priced:\n", "\nnot_priced:\n  - {id: n, text: T, when: {coffee: yes}, source: s}\n", "pricing"},
		"an add-on off":    {RateCardFile, "    enabled: false\n    rate: {price: 10", "    enabled: false\n    unless: {coffee: yes}\n    rate: {price: 10", ""},
		"an adjuster":      {CatalogueFile, "when: {ticket_flow: provider_front_door}", "when: {ticket_flow: provider_front_door, coffee: yes}", "responsibilities"},
		"a finding":        {FindingsFile, "\nfindings:\n", "\nfindings:\n  - {id: F, title: T, severity: info, audience: internal, when: {coffee: yes}, because: b, action: a, by_day: 1, owner: provider, source: s}\n", "report"},
		"by a gate":        {FindingsFile, "\nfindings:\n", "\nfindings:\n  - {id: F, title: T, severity: info, audience: client, when: {milk: yes}, because: b, action: a, by_day: 1, owner: provider, source: s}\n", "report"},
		"a sign":           {TextsFile, "\noutgrown:\n", "\noutgrown:\n  - {id: s, text: T, when: {coffee: yes}}\n", "report"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			over := directory(QuestionnaireFile, text(t, QuestionnaireFile, coffee(gated)...))
			if test.file != "" {
				over[test.file] = &fstest.MapFile{Data: []byte(text(t, test.file, test.old, test.new))}
			}
			p, err := Load(over, "own", Uses)
			if err != nil {
				t.Fatal(err)
			}
			if got := usesOf(t, p, "coffee"); got != test.want {
				t.Errorf("used by %q, want %q", got, test.want)
			}
		})
	}
}

func TestUsesOfBuiltInQuestions(t *testing.T) {
	t.Parallel()
	for question, want := range map[string]string{
		"tower_owners":      "scoring pricing responsibilities report", // the sign of a growth path tests it
		"light_users_count": "pricing report",                          // a finding tests how many of them are there for a season
		"tickets_per_month": "pricing report",                          // against the allowance, and in a ratio that a finding tests
		"projects_12m":      "scoring pricing report",
		"ticket_flow":       "pricing responsibilities report", // a plan does not ask for it again
		"team_attitude":     "report",
		"it_payroll_year":   "", // no price follows from what one person said in confidence
		"respondent":        "report",
	} {
		if got := usesOf(t, shipped(t), question); got != want {
			t.Errorf("%s is used by %q, want %q", question, got, want)
		}
	}
}

// What a provider adds to the questions and nothing reads is named where it
// stands; what the built-in questionnaire has is not named again one by one.
func TestWhatIsAskedForNothingIsNamed(t *testing.T) {
	t.Parallel()
	const other = "      - {id: glba_ftc, "
	option := func(before, id string) []string {
		return []string{before, "      - {id: " + id + ", call: X}\n" + before}
	}
	for name, test := range map[string]struct {
		edit []string
		want []string // beside the questions of the built-in questionnaire
	}{
		"as it is":   {nil, nil},
		"a question": {coffee(""), []string{"no rule reads the answer to coffee, and no page prints it; test it in a rule or remove it"}},
		"an option of a list": {option(other, "nis2"), []string{
			": option nis2 of compliance_regimes is used by no criterion, split rule, price, not_priced rule, row, finding or text, although other options of it are; name it in one of them or remove it",
		}},
		"options of a list of one's own": {
			coffee("  - {id: snacks, section: counts, type: multi_choice, topic: t, call: C, plain: P, why: W, who: owner, change: fixed, source: ours, options: [{id: a, call: A}, {id: b, call: B}]}\n"),
			[]string{"no rule reads the answer to coffee", "no rule reads the answer to snacks"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, err := Load(directory(QuestionnaireFile, text(t, QuestionnaireFile, test.edit...)), "own", Everything)
			if err != nil {
				t.Fatal(err)
			}
			got := slices.DeleteFunc(p.Weaknesses(), func(w string) bool { return strings.HasPrefix(w, "No rule reads the answers to these questions") })
			if len(got) != len(test.want) {
				t.Fatalf("warnings %q, want %q", got, test.want)
			}
			for i, want := range test.want {
				if !strings.HasPrefix(got[i], "own/questionnaire.yaml:") || !strings.Contains(got[i], want) {
					t.Errorf("warning %q, want %q", got[i], want)
				}
			}
		})
	}
}

// Questionnaires of older versions say what uses a question. That is read, has no
// effect, and is named once, where it stands first.
func TestUsesOfOlderQuestionnairesAreNamedOnce(t *testing.T) {
	t.Parallel()
	older := text(t, QuestionnaireFile, "    scored: false\n", "    scored: false\n    uses: [report]\n", "    max_choices: 3\n", "    max_choices: 3\n    uses: [scoring, report]\n")
	p, err := Load(directory(QuestionnaireFile, older), "own", Uses)
	if err != nil {
		t.Fatal(err)
	}
	const want = "uses is not read any more (questions that have it: 2): what uses a question follows from the rules; remove it"
	if len(p.Warnings) != 1 || !strings.HasSuffix(p.Warnings[0].Error(), ": "+want) {
		t.Errorf("warnings %q, want %q", p.Warnings, want)
	}
	if got, want := usesOf(t, p, "respondent"), usesOf(t, shipped(t), "respondent"); got != want {
		t.Errorf("used by %q, want %q", got, want)
	}
}
