package advice

import (
	"errors"
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// testSchema is a small questionnaire with one question of each kind that
// advice looks at. The first three questions after it_fte are asked only when
// there is internal IT.
func testSchema(tb testing.TB) *answer.Schema {
	tb.Helper()
	single := func(id string, options ...string) answer.Question {
		return answer.Question{ID: id, Type: answer.SingleChoice, Options: options}
	}
	multi := func(id string, options ...string) answer.Question {
		return answer.Question{ID: id, Type: answer.MultiChoice, Options: options, Exclusive: 1}
	}
	level := func(id string) answer.Question {
		return answer.Question{ID: id, Type: answer.Level, Max: 400}
	}
	questions := []answer.Question{
		{ID: "users_count", Type: answer.Number, Min: 100, Max: 100_000_000},
		{ID: "it_fte", Type: answer.Number, Max: 1_000_000, Decimals: 2},
		level("leadership_buyin"),
		level("roles_defined"),
		{ID: "team_attitude", Type: answer.Level, Max: 400, Private: true},
		level("ticketing_setup"),
		level("documentation_state"),
		multi("service_governance", "none", "response_targets", "reports", "review_meeting"),
		single("admin_control", "ours", "it_person_only", "provider_only"),
		single("mfa_coverage", "everyone", "some", "none"),
		single("coverage_needed", "business_hours", "alerts_24x7", "helpdesk_24x7"),
		multi("compliance_regimes", "none", "hipaa", "pci", "soc2"),
		multi("drivers", "none", "no_plan", "projects_stuck"),
		single("it_workload", "ahead", "coping", "drowning"),
		single("it_staff_plan", "none_wanted", "first_hire", "keep_same"),
		single("ticket_flow", "provider_front_door", "internal_front_door"),
		{ID: "success_12m", Type: answer.Text},
		{ID: "tower_owners", Type: answer.Grid},
	}
	s := answer.NewSchema(questions)
	gates := make([]answer.Condition, s.Len())
	gate := yamldoc.NewReport("gates")
	when := parse(tb, `{it_fte: ">=0.5"}`)
	for _, id := range []string{"roles_defined", "team_attitude", "it_workload"} {
		gates[s.Find(id)] = s.ReadCondition(gate, when, answer.Answers)
	}
	if err := gate.Err(); err != nil {
		tb.Fatal(err)
	}
	if circle := s.SetGates(gates); circle != nil {
		tb.Fatal(circle)
	}
	return s
}

func testRatios() []Ratio {
	return []Ratio{{ID: "users_per_it_person", Of: "users_count", Per: "it_fte"}}
}

func parse(tb testing.TB, text string) *yamldoc.Node {
	tb.Helper()
	n, err := yamldoc.Parse("test.yaml", []byte(text))
	if err != nil {
		tb.Fatalf("%v in:\n%s", err, text)
	}
	return n
}

// view reads answers such as "{users_count: 24}".
func view(tb testing.TB, s *answer.Schema, answers string) answer.View {
	tb.Helper()
	r := yamldoc.NewReport("answers")
	set := s.ReadAnswers(r, parse(tb, answers))
	if err := r.Err(); err != nil {
		tb.Fatal(err)
	}
	return s.View(set)
}

func model(m terms.Model) *terms.Model { return new(m) }

// allSides is a split in which every tower has the same side.
func allSides(side terms.Side) terms.Split {
	var s terms.Split
	for i := range s {
		s[i] = side
	}
	return s
}

// read parses a file and runs a reader on it, which must find no problems.
func read[T any](tb testing.TB, text string, reader func(*yamldoc.Report, *yamldoc.Node) T) T {
	tb.Helper()
	r := yamldoc.NewReport("test.yaml")
	out := reader(r, parse(tb, text))
	if err := r.Err(); err != nil {
		tb.Fatal(err)
	}
	return out
}

// replacement is a change of a good file that must lead to a problem.
type replacement struct {
	name     string
	old, new string
	want     string // part of the message
}

// checkProblems makes each change and expects its one problem, at the line of
// the change or below it, and nil from the reader.
func checkProblems[T any](t *testing.T, good string, cases []replacement, reader func(*yamldoc.Report, *yamldoc.Node) *T) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if strings.Count(good, c.old) != 1 {
				t.Fatalf("%q stands %d times in the good file, want once", c.old, strings.Count(good, c.old))
			}
			r := yamldoc.NewReport("test.yaml")
			got := reader(r, parse(t, strings.Replace(good, c.old, c.new, 1)))
			if got != nil {
				t.Error("the reader returned a value despite the problem")
			}
			var problems yamldoc.Problems
			if !errors.As(r.Err(), &problems) || len(problems) != 1 {
				t.Fatalf("problems: %v; want one about %q", r.Err(), c.want)
			}
			if !strings.Contains(problems[0].Message, c.want) {
				t.Errorf("problem %q does not say %q", problems[0].Message, c.want)
			}
			if problems[0].Line == 0 || problems[0].Col == 0 {
				t.Errorf("problem %v has no place", problems[0])
			}
		})
	}
}
