package assess

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/sample"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// spec is a random playbook before it is written as text.
type spec struct {
	questions []string
	criteria  []row
	tieOrder  [terms.NumModels]terms.Model
	tooClose  string
	noneRule  string // a condition, "" for no rule
	team      string // where the answers about people are, "" for the names that they always had
}

// row is one criterion of a spec.
type row struct {
	id, when, unless string
	weight           int64
	ratings          [terms.NumModels]Rating
	veto             [terms.NumModels]bool
}

// world is a spec that was read.
type world struct {
	spec
	q *Questionnaire
	m *Matrix
}

// plainQuestions has a question of every type that can be tested, some behind gates.
func plainQuestions() []string {
	return []string{
		ask("a", "single_choice", options("x", "y", "z")),
		ask("b", "yes_no", "when: {a: [x, y]}"),
		ask("n", "number", "limits: {min: 0, max: 300, decimals: 2}"),
		ask("m", "multi_choice", options("none", "p", "r", "t")+", exclusive: [none]"),
		ask("s", "scale_1_5", options("1", "2", "3", "4", "5")+", when: {n: \">=2\", b: yes}"),
	}
}

// structuralQuestions are those that rules of the program itself read.
func structuralQuestions() []string {
	var towers []string
	for _, t := range terms.OperationalTowers() {
		towers = append(towers, fmt.Sprintf("{id: %s, call: c}", t))
	}
	return []string{
		ask("it_fte", "number", "limits: {min: 0, max: 100, decimals: 2}"),
		ask("it_staff_plan", "single_choice", options("none_wanted", "keep_same", "first_hire")),
		ask("tower_owners", "grid", "towers: ["+strings.Join(towers, ", ")+"]"),
	}
}

// Tests of answers, some with a hole for a number.
var (
	plainTests = []string{
		"a: x", "a: [x, z]", "a: [y, z]", "b: yes", "b: no", `n: ">=%d"`, `n: "<%d"`, `n: "1..%d"`,
		"m: {has: p}", "m: {has_any: [p, r]}", "m: {has_none: [r, t]}", `m: {count: ">=%d"}`, "s: [1, 2]", `s: ">=%d"`,
	}
	structuralTests = []string{
		`it_fte: "<0.5"`, `it_fte: ">=%d"`, `it_fte: "0.5..2"`, "it_staff_plan: none_wanted", "it_staff_plan: [keep_same, first_hire]",
		`tower_owners: {provider: ">=%d"}`, `tower_owners: {client: ">=1", shared: "<%d"}`, "tower_owners.network: [client, shared]",
		"tower_owners.service_desk: provider", "tower_owners.backup_recovery: advise",
	}
)

// condition draws a condition that can hold.
func condition(rng *rand.Rand, q *Questionnaire, tests []string) string {
	for {
		var alternatives []string
		for range 1 + rng.IntN(2) {
			var all []string
			for range 1 + rng.IntN(2) {
				test := tests[rng.IntN(len(tests))]
				if strings.Contains(test, "%d") {
					test = fmt.Sprintf(test, 1+rng.IntN(3))
				}
				all = append(all, test)
			}
			alternatives = append(alternatives, "{"+strings.Join(all, ", ")+"}")
		}
		text := alternatives[0]
		if len(alternatives) > 1 {
			text = "[" + strings.Join(alternatives, ", ") + "]"
		}
		root, err := yamldoc.Parse("condition", []byte("c: "+text))
		if err != nil { // the same question twice
			continue
		}
		r := yamldoc.NewReport("condition")
		c := q.Schema.ReadCondition(r, root.Get("c"), answer.Answers)
		if r.Len() == 0 {
			q.Schema.CheckCanHold(r, &c)
		}
		if r.Len() == 0 {
			return text
		}
	}
}

// randomWorld draws a playbook. Weights are at most 4, so that they can be
// changed and split. A symmetric one has no question that the program's own
// rules read, so that the three models are interchangeable.
func randomWorld(tb testing.TB, rng *rand.Rand, symmetric bool) *world {
	tb.Helper()
	w := &world{spec: spec{questions: plainQuestions()}}
	tests := plainTests
	if !symmetric {
		w.questions = append(w.questions, structuralQuestions()...)
		tests = append(slices.Clone(plainTests), structuralTests...)
	}
	w.q = questionnaire(tb, w.questions...)
	if !symmetric && rng.IntN(2) == 0 {
		w.team = "team: {count: it_fte, someone: 0.5, team: 2, plan: it_staff_plan, nobody: [none_wanted], today: a, outside: [z], stated_only: [security_operations], source: O}\n"
	}
	for i := range 4 + rng.IntN(6) {
		c := row{id: fmt.Sprintf("c%d", i), weight: 2 + rng.Int64N(3), when: condition(rng, w.q, tests)}
		if rng.IntN(3) == 0 {
			c.unless = condition(rng, w.q, tests)
		}
		for c.even() {
			for m := range c.ratings {
				c.ratings[m] = Rating(rng.IntN(7))
			}
		}
		if rng.IntN(4) == 0 {
			c.veto[rng.IntN(terms.NumModels)] = true
		}
		w.criteria = append(w.criteria, c)
	}
	w.tieOrder = terms.Models()
	rng.Shuffle(terms.NumModels, func(i, j int) { w.tieOrder[i], w.tieOrder[j] = w.tieOrder[j], w.tieOrder[i] })
	w.tooClose = []string{"0", "2.5", "5", "20"}[rng.IntN(4)]
	if rng.IntN(3) == 0 {
		w.noneRule = condition(rng, w.q, tests)
	}
	return w.read(tb)
}

// even reports whether the row rates all models the same, which no matrix may.
func (c *row) even() bool { return c.ratings[0] == c.ratings[1] && c.ratings[1] == c.ratings[2] }

// clone returns a copy to change; it must be read before it is used.
func (w *world) clone() *world {
	c := *w
	c.questions, c.criteria = slices.Clone(w.questions), slices.Clone(w.criteria)
	return &c
}

// read reads the questionnaire and the matrix from their text.
func (w *world) read(tb testing.TB) *world {
	tb.Helper()
	w.q = questionnaire(tb, w.questions...)
	w.m = matrix(tb, w.q, w.text())
	return w
}

func (w *world) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "version: 1\n%stoo_close: %s\ntie_order: [%s, %s, %s]\ncriteria:\n", w.team, w.tooClose, w.tieOrder[0], w.tieOrder[1], w.tieOrder[2])
	for _, c := range w.criteria {
		more := ""
		if c.unless != "" {
			more = "unless: " + c.unless
		}
		var vetoed []string
		for _, m := range terms.Models() {
			if c.veto[m] {
				vetoed = append(vetoed, m.String())
			}
		}
		if len(vetoed) > 0 {
			if more != "" {
				more += ", "
			}
			more += "veto: [" + strings.Join(vetoed, ", ") + "]"
		}
		b.WriteString(criterion(c.id, c.weight, c.when, c.ratings[0], c.ratings[1], c.ratings[2], more))
	}
	if w.noneRule != "" {
		fmt.Fprintf(&b, "none_needed:\n  - {id: none, when: %s, because: B, source: O}\n", w.noneRule)
	}
	return b.String()
}

// views draws answers and applies the gates.
func (w *world) views(rng *rand.Rand, n int) []answer.View {
	views := make([]answer.View, n)
	for i := range views {
		views[i] = w.q.Schema.View(sample.AnySet(rng, w.q.Schema))
	}
	return views
}
