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
	t := Table{Columns: []Column{{Name: r.Say("report_counts.what"), Flex: true}, {Name: r.Say("report_counts.how_many"), Align: Right, Whole: true}, {Name: r.Say("report_counts.how_known"), Flex: true}}}
	for i := range r.Answers {
		a := &r.Answers[i]
		if !slices.Contains(result.CountQuestions(), a.Question) {
			continue
		}
		number := r.Say("words.not_known_yet")
		if a.Given() {
			number = noteNumber(a)
		}
		topic := words.Large(a.Topic)
		if r.Reader == result.Delivery {
			topic = theirs(r, topic)
		}
		t.Rows = append(t.Rows, []string{topic, number, agreedNumber(r, a.Question, number, howKnown(r, n, a))})
	}
	return t
}

// agreedNumber is how a number is known, with the one that was agreed where that is not the
// one that was given.
func agreedNumber(r *result.Result, question, now, how string) string {
	if r.Estimate == nil || r.Estimate.Agreed == nil {
		return how
	}
	for i := range r.Estimate.Counts {
		if c := &r.Estimate.Counts[i]; c.Question == question && r.Language.Grouped(c.Number.String()) != now {
			return r.Say("report_counts.agreed", "how", how, "number", r.Language.Grouped(c.Number.String()))
		}
	}
	return how
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
		how = r.Say("report_counts.known_not_sure")
	case !a.Given():
		how = r.Say("report_counts.known_to_ask")
	case state == "disputed":
		how = r.Say("report_counts.known_disputed")
	case state == "range":
		how = r.Say("report_counts.known_range")
	case state == "estimated":
		how = r.Say("report_counts.known_estimated")
	default:
		how = r.Say("report_counts.known_stated")
	}
	if n == nil {
		return how
	}
	b := n.in.BasisOf(a.Question)
	if b == nil {
		return how
	}
	if b.Kind == "seen" && state == "" {
		how = r.Say("report_counts.known_seen")
	}
	who := []string{b.By}
	if b.On != "" {
		who = append(who, r.Language.Date(b.On))
	}
	if text := strings.Join(slices.DeleteFunc(who, func(s string) bool { return s == "" }), ", "); text != "" {
		how = r.Say("report_counts.known_by", "how", how, "who", text)
	}
	return how
}
