package responsibility

import (
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// parse reads a document for a test.
func parse(tb testing.TB, name, text string) (*yamldoc.Report, *yamldoc.Node) {
	tb.Helper()
	root, err := yamldoc.Parse(name, []byte(text))
	if err != nil {
		tb.Fatal(err)
	}
	return yamldoc.NewReport(name), root
}

// smallSchema is a few questions, enough for the small rules of the tests.
func smallSchema() *answer.Schema {
	return answer.NewSchema([]answer.Question{
		{ID: "it_fte", Type: answer.Number, Max: 1000_00, Decimals: 2},
		{ID: "it_workload", Type: answer.SingleChoice, Options: []string{"ahead", "coping", "slipping", "drowning"}},
		{ID: "skill_gaps", Type: answer.MultiChoice, Options: []string{"security", "cloud", "network", "none"}, Exclusive: 1 << 3},
		{ID: "ticket_flow", Type: answer.SingleChoice, Options: []string{"provider_front_door", "internal_daily"}},
		{ID: "payroll", Type: answer.Number, Max: 1000_00, Private: true},
	})
}

// answers reads answers such as "it_fte: 2".
func answers(tb testing.TB, schema *answer.Schema, text string) answer.View {
	tb.Helper()
	if text == "" {
		return schema.View(schema.NewSet())
	}
	r, root := parse(tb, "answers", text)
	set := schema.ReadAnswers(r, root)
	if err := r.Err(); err != nil {
		tb.Fatal(err)
	}
	return schema.View(set)
}

// accountable counts, for each party, the rows it is accountable for.
func accountable(rows Rows) [NumParties]int {
	var n [NumParties]int
	for i := range rows {
		n[rows[i].Letters.Accountable().Party()]++
	}
	return n
}

// shipped reads one of the shipped data files.
func shipped(tb testing.TB, name string) (*yamldoc.Report, *yamldoc.Node) {
	tb.Helper()
	data, err := os.ReadFile("../questionnaires/" + name)
	if err != nil {
		tb.Fatal(err)
	}
	return parse(tb, name, string(data))
}

// shippedSchema builds the schema of the shipped questionnaire: ids, types,
// options, limits and gates, which is all that conditions look at.
func shippedSchema(tb testing.TB) *answer.Schema {
	tb.Helper()
	r, root := shipped(tb, "questionnaire.yaml")
	items := root.Get("questions").Items
	questions := make([]answer.Question, len(items))
	for i := range items {
		n, q := &items[i], &questions[i]
		q.ID = n.Get("id").Text
		typ := slices.Index(answer.Number.Words(), n.Get("type").Text)
		if typ < 0 {
			tb.Fatalf("%s: unknown type", q.ID)
		}
		q.Type = answer.Type(typ)
		if options := n.Get("options"); options != nil {
			for j := range options.Items {
				q.Options = append(q.Options, options.Items[j].Get("id").Text)
			}
		}
		switch q.Type {
		case answer.YesNo:
			q.Options = answer.YesNoOptions()
		case answer.Scale:
			q.Min, q.Max = 1_00, 5_00
		case answer.Level:
			q.Min, q.Max = 0, 4_00
		case answer.Number:
			limits := n.Get("limits")
			q.Min, _ = yamldoc.ParseHundredths(limits.Get("min").Text)
			q.Max, _ = yamldoc.ParseHundredths(limits.Get("max").Text)
			decimals, _ := yamldoc.ParseHundredths(limits.Get("decimals").Text)
			q.Decimals = int(decimals / 100)
		case answer.SingleChoice, answer.MultiChoice, answer.Text, answer.Grid:
		}
		if exclusive := n.Get("exclusive"); exclusive != nil {
			for j := range exclusive.Items {
				q.Exclusive |= 1 << q.OptionIndex(exclusive.Items[j].Text)
			}
		}
	}
	schema := answer.NewSchema(questions)
	gates := make([]answer.Condition, len(items))
	for i := range items {
		if when := items[i].Get("when"); when != nil {
			gates[i] = schema.ReadCondition(r, when, answer.Answers)
		}
	}
	if circle := schema.SetGates(gates); circle != nil {
		tb.Fatalf("gates form a circle: %v", circle)
	}
	if err := r.Err(); err != nil {
		tb.Fatal(err)
	}
	return schema
}

// factsOf are the questions with the facts behind them that rows test beside answers.
func factsOf(schema *answer.Schema) *answer.Schema {
	return schema.Extend([]answer.Question{{ID: "model", Type: answer.SingleChoice, Options: terms.Model(0).Words()}, {ID: "split", Type: answer.Grid}})
}

// laidOut is the matrix of a client, with the facts that follow from the rest.
func laidOut(c *Catalogue, facts *answer.Schema, in Input) Matrix {
	in.View = in.View.Extend(facts, []answer.Value{{State: answer.Given, Options: 1 << in.Model}, {State: answer.Given, Grid: in.Split}})
	return c.Matrix(in)
}

// randomSplit gives each tower any side, or none.
func randomSplit(rng *rand.Rand) terms.Split {
	var split terms.Split
	for t := range split {
		split[t] = terms.Side(rng.IntN(int(terms.ThirdParty) + 1))
	}
	return split
}

// wantProblem checks that the report has exactly one problem, at the given
// place, whose message contains the text.
func wantProblem(t *testing.T, r *yamldoc.Report, place, text string) {
	t.Helper()
	err := r.Err()
	if err == nil {
		t.Fatalf("no problem reported, want %q", text)
	}
	got := err.Error()
	if r.Len() != 1 || !strings.Contains(got, text) || !strings.Contains(got, place) {
		t.Errorf("problems:\n%s\nwant one at %s with %q", got, place, text)
	}
}
