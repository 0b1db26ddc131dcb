package certainty

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
	"mspscope/questionnaires"
)

// flipBook is a questionnaire and a matrix for a test.
type flipBook struct {
	q *assess.Questionnaire
	m *assess.Matrix
}

func parseBook(questionnaire, matrix string) (*flipBook, error) {
	b := &flipBook{}
	root, err := yamldoc.Parse("questionnaire", []byte(questionnaire))
	if err != nil {
		return nil, err
	}
	r := yamldoc.NewReport("questionnaire")
	if b.q = assess.ReadQuestionnaire(r, root, "USD"); b.q == nil || r.Err() != nil {
		return nil, fmt.Errorf("questionnaire: %w", r.Err())
	}
	if root, err = yamldoc.Parse("matrix", []byte(matrix)); err != nil {
		return nil, err
	}
	r = yamldoc.NewReport("matrix")
	if b.m = assess.ReadMatrix(r, root, b.q); b.m == nil || r.Err() != nil {
		return nil, fmt.Errorf("matrix: %w", r.Err())
	}
	return b, nil
}

// questionText writes a question; extra are further keys in flow style.
func questionText(id, kind, change, extra string) string {
	if extra != "" {
		extra = ", " + extra
	}
	return fmt.Sprintf("  - {id: %s, section: s, type: %s, topic: t, call: c, plain: p, why: w, who: owner, change: %s, source: s%s}\n", id, kind, change, extra)
}

// optionsText writes options in flow style.
func optionsText(ids ...string) string {
	items := make([]string, len(ids))
	for i, id := range ids {
		items[i] = fmt.Sprintf("{id: %q, call: c}", id)
	}
	return "options: [" + strings.Join(items, ", ") + "]"
}

const bookHead = "version: 1\ntitle: t\nsections:\n  - {id: s, title: s}\nquestions:\n"

// ratingIDs are the ids of the ratings by their points.
var ratingIDs = [...]string{"not_recommended", "not_ideal", "less_ideal", "possible", "good_option", "excellent_fit", "best_fit"}

// criterionText writes a criterion; more are further keys in flow style.
func criterionText(id string, weight int, when string, ratings [3]int, more string) string {
	if more != "" {
		more = ", " + more
	}
	return fmt.Sprintf("  - {id: %s, label: l, group: needs, weight: %d, when: %s, ratings: {fully_managed: %s, co_managed: %s, hybrid: %s}, because: b, source: s%s}\n",
		id, weight, when, ratingIDs[ratings[0]], ratingIDs[ratings[1]], ratingIDs[ratings[2]], more)
}

func newBook(tb testing.TB, questions []string, matrixHead string, criteria []string, tail string) *flipBook {
	tb.Helper()
	b, err := parseBook(bookHead+strings.Join(questions, ""), "version: 1\n"+matrixHead+"criteria:\n"+strings.Join(criteria, "")+tail)
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

// view reads answers in flow style.
func (b *flipBook) view(tb testing.TB, answers string) answer.View {
	tb.Helper()
	root, err := yamldoc.Parse("answers", []byte(answers))
	if err != nil {
		tb.Fatal(err)
	}
	r := yamldoc.NewReport("answers")
	set := b.q.Schema.ReadAnswers(r, root)
	if r.Err() != nil {
		tb.Fatal(r.Err())
	}
	return b.q.Schema.View(set)
}

func (b *flipBook) recommend(v answer.View) *assess.Recommendation {
	r := b.m.Recommend(v)
	return &r
}

// shippedBook is the playbook that the program carries.
func shippedBook(tb testing.TB) *flipBook {
	tb.Helper()
	var text [2][]byte
	for i, name := range []string{"questionnaire.yaml", "matrix.yaml"} {
		data, err := questionnaires.Files.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		text[i] = data
	}
	b, err := parseBook(string(text[0]), string(text[1]))
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

// rowsBook is a matrix of yes_no questions q1, q2, …: row i counts with its
// first ratings when the answer is no, with its second when it is yes. Ties go
// to the model named first.
func rowsBook(tb testing.TB, weights []int, rows [][2][3]int) *flipBook {
	tb.Helper()
	var questions, criteria []string
	for i, row := range rows {
		id := fmt.Sprintf("q%d", i+1)
		questions = append(questions, questionText(id, "yes_no", "decide", ""))
		criteria = append(criteria,
			criterionText(id+"_no", weights[i], "{"+id+": no}", row[0], ""),
			criterionText(id+"_yes", weights[i], "{"+id+": yes}", row[1], ""))
	}
	return newBook(tb, questions, "too_close: 0\ntie_order: [fully_managed, co_managed, hybrid]\n", criteria, "")
}

// The five criteria of the published reference cases "wsi-five-criteria",
// "counterfactual-five-criteria" and "certificate-five-criteria": weights, and
// the present and another row of each.
var (
	fiveWeights = []int{8, 6, 5, 4, 3}
	fiveRows    = [][2][3]int{
		{{5, 3, 1}, {3, 4, 2}},
		{{4, 4, 2}, {3, 5, 4}},
		{{1, 5, 4}, {4, 3, 2}},
		{{3, 3, 5}, {2, 4, 3}},
		{{5, 2, 4}, {4, 4, 3}},
	}
)

const fiveAnswers = "{q1: no, q2: no, q3: no, q4: no, q5: no}"

// long reports whether the long tests were asked for (MSPSCOPE_LONG=1).
func longTests() bool { return os.Getenv("MSPSCOPE_LONG") != "" }

// randomBook makes a small playbook with gates, vetoes, rules and all types of
// questions; nil when the reader refused it (a condition that can never hold).
func randomBook(rng *rand.Rand) *flipBook {
	pick := func(options ...string) string { return options[rng.IntN(len(options))] }
	presets := `presets: [{id: all, call: c, owners: {service_desk: provider, endpoints: provider, servers_cloud: provider, network: provider, identity_collaboration: provider, backup_recovery: provider, security_operations: provider}}, {id: kept, call: c, owners: {service_desk: client, security_operations: provider}}, {id: advise_us, call: c, owners: advise}]`
	gates := []string{"", `when: {it_fte: ">=0.5"}`, `when: {scale: [4, 5]}`, `when: [{scale: [4, 5]}, {list: {has: a}}]`}
	questions := []string{
		questionText("it_fte", "number", "turn_out", "limits: {min: 0, max: 12, decimals: 2}"),
		questionText("it_staff_plan", "single_choice", "decide", optionsText("none_wanted", "first_hire", "keep_same")),
		questionText("tower_owners", "grid", "decide", "towers: [{id: service_desk, call: c}], "+presets),
		questionText("scale", "scale_1_5", "decide", optionsText("1", "2", "3", "4", "5")),
		questionText("list", "multi_choice", "turn_out", optionsText("a", "b", "c", pick("none", "d"))+pick("", ", exclusive: [c]")),
		questionText("size", "number", pick("turn_out", "fixed"), "limits: {min: 1, max: 500, decimals: 0}"+withComma(pick("", `when: {it_staff_plan: [first_hire, keep_same]}`))),
		questionText("load", "single_choice", "turn_out", optionsText("low", "mid", "high")+withComma(pick(gates...))),
		questionText("deep", "yes_no", pick("decide", "fixed"), pick(`when: {load: [mid, high]}`, `when: {load: [mid, high], it_fte: ">=0.5"}`, "")),
	}
	test := func() string {
		return pick(
			`it_fte: "<0.5"`, `it_fte: ">=0.5"`, `it_fte: "0.75..3"`, `it_fte: ">3"`, `it_fte: "0..1.5"`,
			`it_staff_plan: none_wanted`, `it_staff_plan: [first_hire, keep_same]`, `it_staff_plan: keep_same`,
			`tower_owners.service_desk: provider`, `tower_owners.network: [client, advise]`, `tower_owners: {provider: ">=1"}`, `tower_owners: {client: ">=1", shared: "<2"}`,
			`scale: [4, 5]`, `scale: [1, 2]`, `scale: 3`, `list: {has: a}`, `list: {has_any: [b, c]}`, `list: {has_none: [a]}`, `list: {count: ">=2"}`,
			`size: "<50"`, `size: ">=150"`, `load: high`, `load: [low, mid]`, `deep: yes`, `deep: no`)
	}
	all := func() string {
		seen, tests := map[string]bool{}, []string{}
		for range 1 + rng.IntN(3) {
			s := test()
			if key, _, _ := strings.Cut(s, ":"); !seen[key] {
				seen[key] = true
				tests = append(tests, s)
			}
		}
		return "{" + strings.Join(tests, ", ") + "}"
	}
	condition := func() string {
		if rng.IntN(5) == 0 {
			return "[" + all() + ", " + all() + "]"
		}
		return all()
	}
	var criteria []string
	for i := range 3 + rng.IntN(10) {
		ratings := [3]int{rng.IntN(7), rng.IntN(7), rng.IntN(7)}
		if ratings[0] == ratings[1] && ratings[1] == ratings[2] {
			ratings[0] = (ratings[0] + 1) % 7
		}
		var more []string
		if rng.IntN(4) == 0 {
			more = append(more, "unless: "+condition())
		}
		if rng.IntN(6) == 0 {
			more = append(more, "veto: ["+pick("fully_managed", "co_managed", "hybrid", "co_managed, hybrid")+"]")
		}
		criteria = append(criteria, criterionText(fmt.Sprintf("c%d", i), 1+rng.IntN(10), condition(), ratings, strings.Join(more, ", ")))
	}
	tail := ""
	for _, rules := range []string{"none_needed", "contradictions"} {
		if rng.IntN(2) == 0 {
			tail += fmt.Sprintf("%s:\n  - {id: n, when: %s, unless: %s, because: b, source: s}\n", rules, all(), all())
		}
	}
	head := "too_close: " + pick("0", "5", "20") + "\n" + pick("", "tie_order: [hybrid, fully_managed, co_managed]\n")
	b, err := parseBook(bookHead+strings.Join(questions, ""), "version: 1\n"+head+"criteria:\n"+strings.Join(criteria, "")+tail)
	if err != nil {
		return nil
	}
	return b
}

func withComma(s string) string {
	if s == "" {
		return ""
	}
	return ", " + s
}

// randomSet answers most questions of a random playbook.
func randomSet(rng *rand.Rand, b *flipBook) answer.Set {
	set := b.q.Schema.NewSet()
	for q := range set.Values {
		if rng.IntN(7) == 0 {
			set.Values[q].State = answer.State(rng.IntN(2)) // missing or unknown
			continue
		}
		values := bruteValues(b, q)
		set.Values[q] = values[rng.IntN(len(values))]
	}
	return set
}

// bruteValues lists values of a question, for numbers each bound of the random
// conditions with its neighbors.
func bruteValues(b *flipBook, q int) []answer.Value {
	question := b.q.Schema.At(q)
	var values []answer.Value
	number := func(hundredths ...int64) {
		for _, n := range hundredths {
			if question.Min <= n && n <= question.Max {
				values = append(values, answer.Value{State: answer.Given, Number: n})
			}
		}
	}
	switch question.Type {
	case answer.Number:
		if question.Decimals > 0 {
			number(0, 25, 49, 50, 60, 74, 75, 100, 150, 151, 199, 200, 300, 301, 1000, 1200)
		} else {
			number(100, 1000, 4900, 5000, 5100, 14900, 15000, 50000)
		}
	case answer.Scale, answer.Level:
		number(0, 100, 200, 300, 400, 500)
	case answer.SingleChoice, answer.YesNo:
		for o := range question.Options {
			values = append(values, answer.Value{State: answer.Given, Options: 1 << o})
		}
	case answer.MultiChoice:
		for options := range uint64(1) << len(question.Options) {
			alone := options & question.Exclusive
			if alone == 0 && (options != 0 || question.OptionIndex("none") < 0) || alone == options && options != 0 {
				values = append(values, answer.Value{State: answer.Given, Options: options})
			}
		}
	case answer.Grid:
		base := answer.Value{State: answer.Given}
		values = append(values, base)
		for first := range 5 {
			for second := range 5 {
				v := base
				for tower := range terms.NumOperational {
					v.Grid[tower] = terms.Side(first)
					if tower > 2 {
						v.Grid[tower] = terms.Side(second)
					}
				}
				values = append(values, v)
			}
		}
	case answer.Text:
	}
	return values
}

// shippedCases reads the example clients.
func shippedCases(tb testing.TB, b *flipBook) (ids []string, views []answer.View) {
	tb.Helper()
	data, err := os.ReadFile("../../testdata/cases.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	root, err := yamldoc.Parse("cases.yaml", data)
	if err != nil {
		tb.Fatal(err)
	}
	r := yamldoc.NewReport("cases.yaml")
	cases := root.Get("cases").Items
	for i := range cases {
		ids = append(ids, cases[i].Get("id").Text)
		views = append(views, b.q.Schema.View(b.q.Schema.ReadAnswers(r, cases[i].Get("answers"))))
	}
	if r.Err() != nil || len(ids) == 0 {
		tb.Fatal(len(ids), r.Err())
	}
	return ids, views
}
