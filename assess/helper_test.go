package assess

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
	"mspscope/questionnaires"
)

// parse reads YAML that must be well formed.
func parse(tb testing.TB, text string) *yamldoc.Node {
	tb.Helper()
	n, err := yamldoc.Parse("in.yaml", []byte(text))
	if err != nil {
		tb.Fatalf("test input: %v\n%s", err, text)
	}
	return n
}

// problems lists the problems of a report in the order of the file, each with
// line and column.
func problems(r *yamldoc.Report) []string {
	var all yamldoc.Problems
	errors.As(r.Err(), &all)
	var texts []string
	for _, p := range all {
		texts = append(texts, strings.TrimPrefix(p.Error(), "in.yaml:"))
	}
	return texts
}

// marked takes the marks § out of a text and returns where they stood, as
// "line:column: ". A test marks the places that messages must name; two
// messages about one place need two marks.
func marked(text string) (clean string, places []string) {
	var b strings.Builder
	line, column := 1, 1
	for _, c := range text {
		switch c {
		case '§':
			places = append(places, fmt.Sprintf("%d:%d: ", line, column))
			continue
		case '\n':
			line, column = line+1, 0
		}
		column++
		b.WriteRune(c)
	}
	return b.String(), places
}

// checkProblems compares the problems with the places that are marked and the
// messages that are expected there, in the order of the file.
func checkProblems(t *testing.T, r *yamldoc.Report, places, messages []string) {
	t.Helper()
	if len(places) != len(messages) {
		t.Fatalf("%d places are marked and %d messages expected", len(places), len(messages))
	}
	want := make([]string, len(places))
	for i := range places {
		want[i] = places[i] + messages[i]
	}
	if got := problems(r); !slices.Equal(got, want) {
		t.Errorf("problems\n%s\nexpected\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// ask is one question as a line of a questionnaire.
func ask(id, kind, more string) string {
	if more != "" {
		more = ", " + more
	}
	return fmt.Sprintf("  - {id: %s, section: s, type: %s, topic: t, call: c, plain: p, why: w, who: owner, change: decide, source: o%s}\n", id, kind, more)
}

// asked is a whole questionnaire. Its first question stands on line 6.
func asked(questions ...string) string {
	return "version: 1\ntitle: T\nsections:\n  - {id: s, title: S}\nquestions:\n" + strings.Join(questions, "")
}

// options is the options of a choice in a questionnaire.
func options(ids ...string) string {
	var items []string
	for _, id := range ids {
		items = append(items, fmt.Sprintf("{id: %q, call: c}", id))
	}
	return "options: [" + strings.Join(items, ", ") + "]"
}

func questionnaire(tb testing.TB, questions ...string) *Questionnaire {
	tb.Helper()
	return readText(tb, asked(questions...))
}

// plainly is a language with the few sentences that a questionnaire says itself.
var plainly = words.Language{}.Over(words.NewSentences(func() map[string]words.Sentence {
	return map[string]words.Sentence{
		"words.between": {Text: "{low} to {high}"}, "words.part_and_side": {Text: "{part}: {side}"}, "words.perhaps": {Text: "perhaps {answer}"},
		"words.not_sure": {Text: "not sure"}, "words.you_propose": {Text: "you propose"}, "words.owner_shared": {Text: "shared"},
	}
}))

// readText reads a questionnaire that must be free of problems.
func readText(tb testing.TB, text string) *Questionnaire {
	tb.Helper()
	r := yamldoc.NewReport("in.yaml")
	q := ReadQuestionnaire(r, parse(tb, text), "USD")
	if err := r.Err(); err != nil {
		tb.Fatalf("test questionnaire: %v\n%s", err, text)
	}
	q.Speak(&plainly)
	return q
}

// criterion is one row of a matrix as a line.
func criterion(id string, weight int64, when string, fully, co, hybrid Rating, more string) string {
	if more != "" {
		more = ", " + more
	}
	return fmt.Sprintf("  - {id: %s, label: L, group: needs, weight: %d, when: %s, ratings: {fully_managed: %s, co_managed: %s, hybrid: %s}, because: B %s, source: O%s}\n",
		id, weight, when, fully, co, hybrid, id, more)
}

func matrix(tb testing.TB, q *Questionnaire, text string) *Matrix {
	tb.Helper()
	r := yamldoc.NewReport("in.yaml")
	m := ReadMatrix(r, parse(tb, text), q)
	if err := r.Err(); err != nil {
		tb.Fatalf("test matrix: %v\n%s", err, text)
	}
	m.Names = modelNames
	return m
}

// modelNames are what the shipped texts call the models.
var modelNames = [terms.NumModels]ModelName{{"Fully managed", "fully managed"}, {"Co-managed", "co-managed"}, {"Hybrid", "hybrid"}}

// filled puts them into the sentences of a shipped file.
func filled(data []byte) []byte {
	var pairs []string
	for _, m := range terms.Models() {
		pairs = append(pairs, "{"+m.String()+"}", modelNames[m].Sentence)
	}
	return []byte(strings.NewReplacer(pairs...).Replace(string(data)))
}

// view reads answers that must be free of problems.
func view(tb testing.TB, q *Questionnaire, answers string) answer.View {
	tb.Helper()
	return q.Schema.View(engagement(tb, q, "answers: "+answers).Answers)
}

// engagement reads an engagement that must be free of problems; the version is
// added.
func engagement(tb testing.TB, q *Questionnaire, text string) *Engagement {
	tb.Helper()
	r := yamldoc.NewReport("in.yaml")
	e := ReadEngagement(r, parse(tb, "version: 1\n"+text), q)
	if err := r.Err(); err != nil {
		tb.Fatalf("test engagement: %v\n%s", err, text)
	}
	return e
}

type playbookData struct {
	q *Questionnaire
	m *Matrix
}

var readShipped = sync.OnceValues(func() (playbookData, error) {
	var p playbookData
	read := func(file string, with func(*yamldoc.Report, *yamldoc.Node)) error {
		data, err := questionnaires.Files.ReadFile(file)
		if err != nil {
			return err
		}
		root, err := yamldoc.Parse(file, filled(data))
		if err != nil {
			return err
		}
		r := yamldoc.NewReport(file)
		with(r, root)
		return r.Err()
	}
	err := read("questionnaire.yaml", func(r *yamldoc.Report, n *yamldoc.Node) { p.q = ReadQuestionnaire(r, n, "USD") })
	if err != nil {
		return p, err
	}
	return p, read("matrix.yaml", func(r *yamldoc.Report, n *yamldoc.Node) { p.m = ReadMatrix(r, n, p.q) })
})

// shipped returns the questionnaire and the matrix of the built-in playbook.
func shipped(tb testing.TB) (*Questionnaire, *Matrix) {
	tb.Helper()
	p, err := readShipped()
	if err != nil {
		tb.Fatal(err)
	}
	return p.q, p.m
}

// byID turns a set into one of another schema with the same questions.
func byID(set answer.Set, from, to *answer.Schema) answer.Set {
	out := to.NewSet()
	for i, v := range set.Values {
		out.Values[to.Find(from.At(i).ID)] = v
	}
	for _, d := range set.Disputed {
		d.Question = to.Find(from.At(d.Question).ID)
		out.Disputed = append(out.Disputed, d)
	}
	slices.SortFunc(out.Disputed, func(a, b answer.Dispute) int { return a.Question - b.Question })
	return out
}

// summary says what a recommendation came to, whatever the order of questions
// and criteria, with the models renamed.
func summary(r *Recommendation, rename [terms.NumModels]terms.Model) string {
	var b strings.Builder
	name := func(m *terms.Model) string {
		if m == nil {
			return "none"
		}
		return rename[*m].String()
	}
	fmt.Fprintf(&b, "%s weight %d first %s", r.Outcome, r.TotalWeight, name(r.MatrixFirst))
	var rows []string
	for _, m := range terms.Models() {
		rows = append(rows, fmt.Sprintf("%s %d %v", name(&m), r.Scores[m], r.Vetoed[m]))
	}
	if r.HasModel() {
		fmt.Fprintf(&b, " model %s runner-up %s against %s by %d", name(&r.Model), name(r.RunnerUp), name(&r.ComparedWith), r.MarginPoints)
	}
	for _, v := range r.Vetoes {
		rows = append(rows, fmt.Sprintf("%s vetoed by %s", name(&v.Model), v.Criterion))
	}
	for _, c := range r.Reasons {
		rows = append(rows, fmt.Sprintf("%s adds %d", c.Criterion.ID, c.Points))
	}
	for _, c := range r.MatrixReasons {
		rows = append(rows, fmt.Sprintf("%s would add %d", c.Criterion.ID, c.Points))
	}
	slices.Sort(rows)
	return b.String() + "\n" + strings.Join(rows, "\n")
}

var sameNames = terms.Models()

func rng(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 2026)) }
