package advice

import (
	"slices"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/yamldoc"
)

// structure reads what a schema needs from the questionnaire; the wording is
// not looked at here.
func structure(tb testing.TB, root *yamldoc.Node) *answer.Schema {
	tb.Helper()
	text := func(n *yamldoc.Node, key string) string {
		if v := n.Get(key); v != nil {
			return v.Text
		}
		return ""
	}
	nodes := root.Get("questions").Items
	var questions []answer.Question
	for i := range nodes {
		n := &nodes[i]
		typ := slices.Index(answer.Number.Words(), text(n, "type"))
		if typ < 0 {
			tb.Fatalf("questionnaire.yaml:%d: type %q", n.Line, text(n, "type"))
		}
		q := answer.Question{ID: text(n, "id"), Type: answer.Type(typ), Private: text(n, "self_assessment") == "false"}
		switch q.Type {
		case answer.Number:
			limits := n.Get("limits")
			q.Min, _ = yamldoc.ParseHundredths(text(limits, "min"))
			q.Max, _ = yamldoc.ParseHundredths(text(limits, "max"))
			if text(limits, "decimals") != "0" {
				q.Decimals = 2
			}
		case answer.Scale:
			q.Min, q.Max = 100, 500
		case answer.Level:
			q.Max = 400
		case answer.YesNo:
			q.Options = answer.YesNoOptions()
		case answer.SingleChoice, answer.MultiChoice:
			for _, o := range n.Get("options").Items {
				q.Options = append(q.Options, text(&o, "id"))
			}
			if alone := n.Get("exclusive"); alone != nil {
				for _, item := range alone.Items {
					q.Exclusive |= 1 << q.OptionIndex(item.Text)
				}
			}
		case answer.Text, answer.Grid:
		}
		questions = append(questions, q)
	}
	s := answer.NewSchema(questions)
	r := yamldoc.NewReport("questionnaire.yaml")
	gates := make([]answer.Condition, s.Len())
	for i := range nodes {
		if when := nodes[i].Get("when"); when != nil {
			gates[i] = s.ReadCondition(r, when, answer.Answers)
		}
	}
	if err := r.Err(); err != nil {
		tb.Fatal(err)
	}
	if circle := s.SetGates(gates); circle != nil {
		tb.Fatal(circle)
	}
	return s
}
