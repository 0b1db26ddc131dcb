package certainty

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// A small random playbook, written as the files of a real one and read by the
// real readers.

// asked is a question of a random playbook as its conditions see it.
type asked struct {
	id, kind string
	options  []string
}

type author struct {
	rng *rand.Rand
	qs  []asked
}

func (a *author) pick(n int) int          { return a.rng.IntN(n) }
func (a *author) chance(percent int) bool { return a.rng.IntN(100) < percent }

var bank = []asked{
	{"it_fte", "number", nil},
	{"it_staff_plan", "single_choice", []string{"none_wanted", "keep_same", "shrink"}},
	{"tower_owners", "grid", nil},
	{"heads", "number", nil},
	{"pace", "single_choice", []string{"slow", "fine", "fast", "wild"}},
	{"gaps", "multi_choice", []string{"none", "cloud", "desk"}},
	{"aims", "multi_choice", []string{"a", "b", "c", "alone"}},
	{"rota", "yes_no", nil},
	{"say", "scale_1_5", nil},
	{"access", "level_0_4", nil},
}

// test writes a random test of one question.
func (a *author) test(q asked) string {
	ranges := func(bounds ...string) string {
		b := bounds[a.pick(len(bounds))]
		switch a.pick(5) {
		case 0:
			return fmt.Sprintf("%s: \">=%s\"", q.id, b)
		case 1:
			return fmt.Sprintf("%s: \"<=%s\"", q.id, b)
		case 2:
			return fmt.Sprintf("%s: \">%s\"", q.id, b)
		case 3:
			return fmt.Sprintf("%s: \"<%s\"", q.id, b)
		}
		return fmt.Sprintf("%s: %s", q.id, b)
	}
	some := func(words []string) string {
		n := 1 + a.pick(2)
		var chosen []string
		for _, i := range a.rng.Perm(len(words))[:min(n, len(words))] {
			chosen = append(chosen, words[i])
		}
		return "[" + strings.Join(chosen, ", ") + "]"
	}
	switch q.kind {
	case "number":
		if q.id == "it_fte" {
			return ranges("0.5", "2", "3", "0.75")
		}
		return ranges("3", "5", "8")
	case "scale_1_5":
		return ranges("2", "3", "4")
	case "level_0_4":
		return ranges("1", "2", "3")
	case "yes_no":
		return q.id + []string{": yes", ": no"}[a.pick(2)]
	case "single_choice":
		return q.id + ": " + some(q.options)
	case "multi_choice":
		switch a.pick(5) {
		case 0:
			return fmt.Sprintf("%s: {has: %s}", q.id, q.options[a.pick(len(q.options))])
		case 1:
			return fmt.Sprintf("%s: {has_none: %s}", q.id, some(q.options))
		case 2:
			return fmt.Sprintf("%s: {count: \">=%d\"}", q.id, 1+a.pick(2))
		case 3:
			return fmt.Sprintf("%s: {has_any: %s, count: %d}", q.id, some(q.options), 1+a.pick(2))
		}
		return fmt.Sprintf("%s: {has_any: %s}", q.id, some(q.options))
	}
	sides := []string{"provider", "client", "shared", "third_party", "advise"}
	tower := []string{"service_desk", "security_operations"}[a.pick(2)]
	switch a.pick(4) {
	case 0:
		return fmt.Sprintf("tower_owners: {%s: \">=%d\"}", sides[a.pick(3)], []int{1, 2, 7}[a.pick(3)])
	case 1:
		return fmt.Sprintf("tower_owners: {provider: \">=1\", client: \"<%d\"}", 1+a.pick(2))
	case 2:
		return fmt.Sprintf("tower_owners.%s: %s", tower, sides[a.pick(5)])
	}
	return fmt.Sprintf("tower_owners.%s: [%s, %s]", tower, sides[a.pick(2)], sides[2+a.pick(2)])
}

// condition writes a condition over some questions.
func (a *author) condition(qs []asked, tests int) string {
	all := func() string {
		var ts []string
		n := 1 + a.pick(tests)
		for _, i := range a.rng.Perm(len(qs))[:min(n, len(qs))] {
			ts = append(ts, a.test(qs[i]))
		}
		return "{" + strings.Join(ts, ", ") + "}"
	}
	if a.chance(25) {
		return "[" + all() + ", " + all() + "]"
	}
	return all()
}

func (a *author) questionnaire(n int) string {
	var b strings.Builder
	b.WriteString("version: 1\ntitle: t\nsections:\n  - {id: s, title: s}\nquestions:\n")
	chosen := a.rng.Perm(len(bank))[:n]
	for i := range 3 { // the questions with rules of their own are more likely
		if a.chance(35) {
			found := false
			for _, at := range chosen {
				found = found || at == i
			}
			if !found {
				chosen[a.pick(n)] = i
			}
		}
	}
	seen := map[int]bool{}
	for _, at := range chosen {
		if seen[at] {
			continue
		}
		seen[at] = true
		q := bank[at]
		fmt.Fprintf(&b, "  - id: %s\n    section: s\n    type: %s\n    topic: %s\n    call: c\n    plain: p\n    why: w\n    who: owner\n    change: decide\n    source: s\n", q.id, q.kind, q.id)
		if len(a.qs) > 0 && a.chance(45) {
			fmt.Fprintf(&b, "    when: %s\n", a.condition(a.qs, 2))
		}
		switch q.kind {
		case "number":
			if q.id == "it_fte" {
				b.WriteString("    limits: {min: 0, max: 1000, decimals: 2}\n")
			} else {
				b.WriteString("    limits: {min: 1, max: 9, decimals: 0}\n")
			}
		case "grid":
			b.WriteString("    towers:\n      - {id: service_desk, call: c}\n")
		case "scale_1_5", "level_0_4":
			b.WriteString("    options:\n      - {id: \"1\", call: c}\n")
		case "single_choice", "multi_choice":
			b.WriteString("    options:\n")
			for _, o := range q.options {
				fmt.Fprintf(&b, "      - {id: %s, call: c}\n", o)
			}
			switch q.id {
			case "gaps":
				b.WriteString("    exclusive: [none]\n")
			case "aims":
				b.WriteString("    exclusive: [alone]\n")
			}
		}
		a.qs = append(a.qs, q)
	}
	return b.String()
}

// team writes where the answers about people are, as far as they are asked.
func (a *author) team() string {
	asked := func(id string) bool {
		for _, q := range a.qs {
			if q.id == id {
				return true
			}
		}
		return false
	}
	if !asked("it_fte") {
		return ""
	}
	team := "team: {count: it_fte, someone: 0.5, team: 2, source: s"
	if asked("it_staff_plan") {
		team += ", plan: it_staff_plan, nobody: [none_wanted]"
	}
	if asked("pace") {
		team += ", today: pace, outside: [slow, wild]"
	}
	return team + []string{"", ", stated_only: [security_operations]"}[a.pick(2)] + "}\n"
}

func (a *author) matrix() string {
	var b strings.Builder
	models := []string{"fully_managed", "co_managed", "hybrid"}
	order := a.rng.Perm(3)
	fmt.Fprintf(&b, "version: 1\ntoo_close: %s\ntie_order: [%s, %s, %s]\ncriteria:\n",
		[]string{"0", "0", "5", "10", "2.5", "33.33", "100"}[a.pick(7)], models[order[0]], models[order[1]], models[order[2]])
	if head := a.team(); a.chance(50) {
		b.Reset()
		fmt.Fprintf(&b, "version: 1\n%stoo_close: 5\ncriteria:\n", head)
	}
	heavy := []int{2, 3, 10}[a.pick(3)]
	for i := range 2 + a.pick(5) {
		ratings := [3]int{}
		for ratings[0] == ratings[1] && ratings[1] == ratings[2] {
			for m := range ratings {
				ratings[m] = a.pick(7)
				if heavy == 2 {
					ratings[m] = 2 + a.pick(3)
				}
			}
		}
		word := func(m int) string { return assess.Rating(ratings[m]).String() }
		fmt.Fprintf(&b, "  - id: c%d\n    label: l\n    group: needs\n    weight: %d\n    when: %s\n", i, 1+a.pick(heavy), a.condition(a.qs, 2))
		if a.chance(30) {
			fmt.Fprintf(&b, "    unless: %s\n", a.condition(a.qs, 2))
		}
		fmt.Fprintf(&b, "    ratings: {fully_managed: %s, co_managed: %s, hybrid: %s}\n", word(0), word(1), word(2))
		if a.chance(25) {
			fmt.Fprintf(&b, "    veto: [%s]\n", models[a.pick(3)])
		}
		b.WriteString("    because: b\n    source: s\n")
	}
	if a.chance(35) {
		b.WriteString("none_needed:\n")
		for i := range 1 + a.pick(2) {
			fmt.Fprintf(&b, "  - id: n%d\n    when: %s\n", i, a.condition(a.qs, 3))
			if a.chance(40) {
				fmt.Fprintf(&b, "    unless: %s\n", a.condition(a.qs, 2))
			}
			b.WriteString("    because: b\n    source: s\n")
		}
	}
	return b.String()
}

// randomPlaybook writes and reads one, and returns nil when the readers refuse
// it (a condition that can never hold, for example).
func randomPlaybook(tb testing.TB, rng *rand.Rand) (*assess.Matrix, *assess.Questionnaire, string) {
	tb.Helper()
	a := &author{rng: rng}
	questions := a.questionnaire(3 + a.pick(4))
	matrix := a.matrix()
	m, q, err := readPlaybook(questions, matrix)
	if err != nil {
		if s := err.Error(); !strings.Contains(s, "never hold") {
			tb.Fatalf("%v\n%s\n%s", err, questions, matrix)
		}
		return nil, nil, ""
	}
	return m, q, questions + matrix
}

func readPlaybook(questions, matrix string) (*assess.Matrix, *assess.Questionnaire, error) {
	root, err := yamldoc.Parse("q.yaml", []byte(questions))
	if err != nil {
		return nil, nil, err
	}
	r := yamldoc.NewReport("q.yaml")
	q := assess.ReadQuestionnaire(r, root, "USD")
	if r.Err() != nil {
		return nil, nil, r.Err()
	}
	if root, err = yamldoc.Parse("m.yaml", []byte(matrix)); err != nil {
		return nil, nil, err
	}
	r = yamldoc.NewReport("m.yaml")
	m := assess.ReadMatrix(r, root, q)
	return m, q, r.Err()
}

// tests lists every single test of a matrix and the gates, for one question.
func testsOf(m *assess.Matrix, question int) (tests []answer.Test) {
	collect := func(c *answer.Condition) {
		for _, all := range c.Alternatives() {
			for _, t := range all {
				if t.Question == question {
					tests = append(tests, t)
				}
			}
		}
	}
	for i := range m.Criteria {
		collect(&m.Criteria[i].When)
		collect(&m.Criteria[i].Unless)
	}
	for i := range m.NoneNeeded {
		collect(&m.NoneNeeded[i].When)
		collect(&m.NoneNeeded[i].Unless)
	}
	for i := range m.Schema().Len() {
		collect(&m.Schema().At(i).Gate)
	}
	return tests
}

// permitted lists answers to a question: all of them, or one for every bound
// and between bounds. Splits of towers that neither a test nor
// terms.Reachable tells apart are listed once.
func permitted(m *assess.Matrix, question int) (values []answer.Value) {
	q := m.Schema().At(question)
	give := func(v answer.Value) {
		v.State = answer.Given
		values = append(values, v)
	}
	switch q.Type {
	case answer.Number, answer.Scale, answer.Level:
		step := int64(100)
		if q.Decimals > 0 {
			step = 1
		}
		bounds := []int64{q.Min, q.Max, 25, 50, 199, 200, 500}
		for _, t := range testsOf(m, question) {
			bounds = append(bounds, t.Low-100, t.Low-1, t.Low, t.Low+1, t.High-1, t.High, t.High+1, t.High+100)
		}
		if q.Max-q.Min <= 2000 { // every whole number
			for n := q.Min; n <= q.Max; n += 100 {
				bounds = append(bounds, n)
			}
		}
		seen := map[int64]bool{}
		for _, n := range bounds {
			if n >= q.Min && n <= q.Max && n%step == 0 && !seen[n] {
				seen[n] = true
				give(answer.Value{Number: n})
			}
		}
		if q.Decimals > 0 { // keep the number of completions small
			values = distinct(m, question, values)
		}
	case answer.SingleChoice, answer.YesNo:
		for o := range q.Options {
			give(answer.Value{Options: 1 << o})
		}
	case answer.MultiChoice:
		for options := range uint64(1) << len(q.Options) {
			alone := options & q.Exclusive
			if alone != 0 && alone != options || alone&(alone-1) != 0 || options == 0 && q.OptionIndex("none") >= 0 {
				continue
			}
			give(answer.Value{Options: options})
		}
	case answer.Grid:
		values = distinct(m, question, allSplits())
	case answer.Text:
	}
	return values
}

// allSplits gives every side to the two towers that random tests name, and
// every multiset of sides to the others; each may also be left open.
var allSplits = sync.OnceValue(func() (values []answer.Value) {
	rest := []terms.Tower{terms.Endpoints, terms.ServersCloud, terms.Network, terms.IdentityCollaboration, terms.BackupRecovery}
	const open = terms.ThirdParty + 1
	with := func(v answer.Value, t terms.Tower, side terms.Side) answer.Value {
		if side == open {
			return v
		}
		return v.WithTower(t, side)
	}
	var fill func(i int, least terms.Side, v answer.Value)
	fill = func(i int, least terms.Side, v answer.Value) {
		if i == len(rest) {
			for a := terms.Undecided; a <= open; a++ {
				for b := terms.Undecided; b <= open; b++ {
					values = append(values, with(with(v, terms.ServiceDesk, a), terms.SecurityOperations, b))
				}
			}
			return
		}
		for side := least; side <= open; side++ {
			fill(i+1, side, with(v, rest[i], side))
		}
	}
	fill(0, terms.Undecided, answer.Value{State: answer.Given})
	return values
})

// distinct keeps one of the values that no single test, no rule about people
// and no reachability tells apart.
func distinct(m *assess.Matrix, question int, values []answer.Value) (kept []answer.Value) {
	tests := testsOf(m, question)
	seen := map[string]bool{}
	for _, v := range values {
		var key []byte
		for i := range tests {
			key = append(key, byte(tests[i].Eval(&v)))
		}
		if m.Schema().At(question).Type == answer.Grid {
			key = append(key, reachKey(v.Grid, m.Team.StatedOnly)...)
		} else {
			key = append(key, fmt.Sprint(v.Number < 50, v.Number < 200)...)
		}
		if !seen[string(key)] {
			seen[string(key)] = true
			kept = append(kept, v)
		}
	}
	return kept
}
