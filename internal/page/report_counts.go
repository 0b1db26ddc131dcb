package page

import (
	"slices"
	"strings"

	"mspscope/internal/result"
	"mspscope/internal/words"
)

// countTable are the numbers on which the work rests, each with how it is known: by whom,
// where n has it, which only the provider reads. What nobody knows yet stands there too.
func countTable(r *result.Result, n *noted) Table {
	t := Table{Columns: []Column{{Name: "What", Flex: true}, {Name: "How many", Align: Right, Whole: true}, {Name: "How it is known", Flex: true}}}
	for i := range r.Answers {
		a := &r.Answers[i]
		if !slices.Contains(result.CountQuestions(), a.Question) {
			continue
		}
		number := "not known yet"
		if a.Given() {
			number = noteNumber(a)
		}
		topic := words.Large(a.Topic)
		if r.Reader == result.Delivery {
			topic = theirs(topic)
		}
		t.Rows = append(t.Rows, []string{topic, number, howKnown(r, n, a) + agreedNumber(r, a.Question, number)})
	}
	return t
}

// agreedNumber is the number that was agreed where it is not the one that was given.
func agreedNumber(r *result.Result, question, now string) string {
	if r.Estimate == nil || r.Estimate.Agreed == nil {
		return ""
	}
	for i := range r.Estimate.Counts {
		if c := &r.Estimate.Counts[i]; c.Question == question && words.Grouped(c.Number.String()) != now {
			return "; agreed: " + words.Grouped(c.Number.String())
		}
	}
	return ""
}

// howKnown says how a number is known.
func howKnown(r *result.Result, n *noted, a *result.Answer) string {
	state := ""
	for i := range r.Recommendation.ToConfirm {
		if c := &r.Recommendation.ToConfirm[i]; c.Question == a.Question {
			state = c.State
		}
	}
	var how string
	switch {
	case a.State == "unknown":
		how = "not sure"
	case !a.Given():
		how = "to be asked"
	case state == "disputed":
		how = "people differ"
	case state == "range":
		how = "between these two"
	case state == "estimated":
		how = "estimated"
	default:
		how = "stated"
	}
	if n == nil {
		return how
	}
	b := n.in.BasisOf(a.Question)
	if b == nil {
		return how
	}
	if b.Kind == "seen" && state == "" {
		how = "seen"
	}
	who := []string{b.By}
	if b.On != "" {
		who = append(who, words.Date(b.On))
	}
	if text := strings.Join(slices.DeleteFunc(who, func(s string) bool { return s == "" }), ", "); text != "" {
		how += " (" + text + ")"
	}
	return how
}
