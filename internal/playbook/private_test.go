package playbook

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// place is where a text begins in a file, from 1.
type place struct{ line, col int }

// clientConditions finds every condition of a file that something a client
// reads follows from: all of them, except under what is marked internal or
// private. The places are those of the first brace.
func clientConditions(n *yamldoc.Node) []place {
	var found []place
	if m := n.Get("audience"); m != nil && m.Text == "internal" {
		return nil
	}
	if m := n.Get("private"); m != nil && m.Text == "true" {
		return nil
	}
	if m := n.Get("self_assessment"); m != nil && m.Text == "false" {
		return nil
	}
	for i := range n.Pairs {
		key, value := n.Pairs[i].Key.Text, &n.Pairs[i].Value
		if key == "go_no_go" { // the provider alone reads it
			continue
		}
		if !slices.Contains([]string{"when", "unless", "payroll_stays", "called_for", "demanded_by", "met", "first_when"}, key) || value.Kind == yamldoc.Scalar { // when a meeting takes place
			found = append(found, clientConditions(value)...)
			continue
		}
		if value.Kind == yamldoc.Sequence {
			value = &value.Items[0]
		}
		found = append(found, place{value.Line, value.Col})
	}
	for i := range n.Items {
		found = append(found, clientConditions(&n.Items[i])...)
	}
	return found
}

// withTests puts one more test at the beginning of each condition, and returns
// where the new tests begin.
func withTests(tb testing.TB, content string, at []place, test string) (string, []place) {
	tb.Helper()
	lines := strings.Split(content, "\n")
	var added []place
	for i, p := range slices.Backward(at) { // from the end of a line, so that the places before hold
		line := []rune(lines[p.line-1])
		if line[p.col-1] != '{' {
			tb.Fatalf("line %d: no condition in braces at column %d", p.line, p.col)
		}
		lines[p.line-1] = string(line[:p.col]) + test + ", " + string(line[p.col:])
		shift := 0
		for _, other := range at[:i] {
			if other.line == p.line {
				shift += len(test) + 2
			}
		}
		added = append(added, place{p.line, p.col + 1 + shift})
	}
	slices.Reverse(added)
	return strings.Join(lines, "\n"), added
}

// Every condition of every file is held to the rule: with a test of a private
// question in all of them, each test is refused once, at its place, and
// nothing else is said.
// mostProblems is how many problems a report keeps.
const mostProblems = 100

func TestNothingForAClientMayTestAPrivateQuestion(t *testing.T) {
	t.Parallel()
	const reason = `: the answer to "team_attitude" is private (self_assessment: false), and nothing that a client reads may follow from it; use another question, or `
	for file, least := range map[string]int{
		QuestionnaireFile: 10, MatrixFile: 100, FindingsFile: 40, ReadinessFile: 15, RateCardFile: 10, CatalogueFile: 4, TextsFile: 15, ProviderFile: 4,
	} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			content := text(t, file)
			root, err := yamldoc.Parse(file, []byte(content))
			if err != nil {
				t.Fatal(err)
			}
			at := clientConditions(root)
			if len(at) < least {
				t.Fatalf("only %d conditions were found", len(at))
			}
			changed, places := withTests(t, content, at, "team_attitude: 0")
			_, err = Load(directory(file, changed), "own", Everything)
			got := messages(err)
			var want []string
			for _, p := range places {
				want = append(want, fmt.Sprintf("own/%s:%d:%d%s", file, p.line, p.col, reason))
			}
			if len(want) > mostProblems { // the last line then counts the others
				got, want = got[:mostProblems], want[:mostProblems]
			}
			for i := range max(len(got), len(want)) {
				if i >= len(got) || i >= len(want) || !strings.HasPrefix(got[i], want[i]) {
					t.Fatalf("%d problems, %d expected; from the %dth on\n%q\nexpected\n%q", len(got), len(want), i+1, got[i:min(i+3, len(got))], want[i:min(i+3, len(want))])
				}
			}
		})
	}
}

// What is not a condition and leads from a private answer to a client is
// refused as well.
func TestPrivateQuestionsByAnotherWay(t *testing.T) {
	t.Parallel()
	const private = "    self_assessment: false\n"
	ask := func(id string) string { return "  - id: " + id + "\n" }
	for name, test := range map[string]struct {
		file string
		edit []string // what is replaced by what
		want []string // problems, from behind the name of the directory
	}{
		"the question of a level": {
			ReadinessFile,
			[]string{"    question: team_attitude\n    private: true", "    question: team_attitude\n    private: false"},
			[]string{`readiness.yaml:82:15: the answer to "team_attitude" is private`},
		},
		"a note on an open question of the price": {
			RateCardFile,
			[]string{"\nopen:", "\nopen:\n  - {question: it_payroll_year, text: Open.}"},
			[]string{`ratecard.yaml:{open}:16: the answer to "it_payroll_year" is private`},
		},
		"a count": {
			QuestionnaireFile,
			[]string{ask("users_count"), ask("users_count") + private},
			[]string{`questionnaire.yaml:{users_count}:5: a built-in file does not go with this any more (built-in ratecard.yaml:18:15: the question users_count is private`},
		},
		"who runs what": {
			QuestionnaireFile,
			[]string{ask("tower_owners"), ask("tower_owners") + private},
			[]string{`questionnaire.yaml:{tower_owners}:5: a built-in file does not go with this any more (built-in matrix.yaml:1:1: the question tower_owners is private`},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := Load(directory(test.file, text(t, test.file, test.edit...)), "own", Everything)
			var got []string
			for _, m := range messages(err) {
				if !strings.Contains(m, "is private") {
					t.Errorf("more than the reason is said: %s", m)
				}
				got = append(got, strings.TrimPrefix(strings.TrimPrefix(m, "own/"), "built-in "))
			}
			card, _, _ := strings.Cut(text(t, RateCardFile), "\nopen:")
			for _, w := range test.want {
				w = strings.ReplaceAll(w, "{open}", strconv.Itoa(strings.Count(card, "\n")+3)) // the item behind it
				for _, id := range []string{"users_count", "tower_owners"} {
					before, _, _ := strings.Cut(text(t, QuestionnaireFile), ask(id))
					w = strings.ReplaceAll(w, "{"+id+"}", strconv.Itoa(strings.Count(before, "\n")+1))
				}
				if !slices.ContainsFunc(got, func(m string) bool { return strings.HasPrefix(m, w) }) {
					t.Errorf("no problem %q in\n%s", w, strings.Join(got, "\n"))
				}
			}
			if test.file != QuestionnaireFile && len(got) != len(test.want) {
				t.Errorf("one mistake, %d messages:\n%s", len(got), strings.Join(got, "\n"))
			}
		})
	}
}

// A ratio with a private number is private itself: only internal findings may
// test it.
func TestRatiosOfPrivateNumbers(t *testing.T) {
	t.Parallel()
	questions := text(t, QuestionnaireFile, "\nratios:\n", "\nratios:\n  - {id: pay_per_head, of: it_payroll_year, per: it_fte}\n")
	finding := func(audience string) string {
		return text(t, FindingsFile, "\nfindings:\n", `
findings:
  - {id: OWN-1, title: Pay, severity: info, audience: `+audience+`, when: {pay_per_head: ">100000"}, because: b, action: a, by_day: 1, owner: provider, source: ours}
`)
	}
	if _, err := Load(directory(QuestionnaireFile, questions, FindingsFile, finding("internal")), "own", Everything); err != nil {
		t.Errorf("an internal finding: %v", err)
	}
	_, err := Load(directory(QuestionnaireFile, questions, FindingsFile, finding("client")), "own", Everything)
	if got := messages(err); len(got) != 1 || !strings.Contains(got[0], `findings.yaml:7:70: the answer to "pay_per_head" is private`) {
		t.Errorf("a finding for the client: %q", got)
	}
}

// A playbook of an older version may give a private block that follows from a
// private answer a wording for the client. It is read, never shown, and named.
func TestAWordingOfAPrivateAnswerIsNamed(t *testing.T) {
	t.Parallel()
	changed := text(t, ReadinessFile, "    private: true\n    because: \"The IT team is against it.", "    private: true\n    public: \"Goals need to be talked through.\"\n    because: \"The IT team is against it.")
	p, err := Load(directory(ReadinessFile, changed), "own", Everything)
	if err != nil {
		t.Fatal(err)
	}
	if w := p.Weaknesses(); len(w) != 1 || !strings.Contains(w[0], "it_opposed is never shown") {
		t.Errorf("warnings %q", w)
	}
	v := p.Questionnaire.Schema.NewSet()
	v.Values[p.Questionnaire.Schema.Find("team_attitude")] = answer.Value{State: answer.Given, Number: 0}
	m := terms.CoManaged
	if r := p.Readiness.AssessForClient(p.Questionnaire.Schema.View(v), &m); len(r.Blocks) > 0 {
		t.Errorf("the client reads %+v", r.Blocks)
	}
}
