package page

import (
	"slices"

	"mspscope/assess"
	"mspscope/internal/result"
	"mspscope/internal/terms"
)

// What is said at the end of a call and noted after it.

// spokenOpen is how many open questions are named.
const spokenOpen = 4

// firstSaid is what a reason says first; for reading aloud that is enough.
func firstSaid(text string) string {
	for i, r := range text {
		if (r == ';' || r == '.') && i+1 < len(text) && text[i+1] == ' ' {
			return text[:i] + "."
		}
	}
	return text
}

// topics names the open questions that matter most: without a price the counts
// it takes, then by what the answers are worth.
func topics(r *result.Result) (names []string, more int) {
	open := r.Recommendation.ByWorth()
	if r.Price != nil && !r.Price.Monthly.Known {
		counts := []string{"users_count", "endpoints_count"}
		slices.SortStableFunc(open, func(a, b result.Open) int {
			return indexIn(counts, a.Question) - indexIn(counts, b.Question)
		})
	}
	for _, o := range open[:min(len(open), spokenOpen)] {
		names = append(names, o.Topic)
	}
	return names, len(open) - len(names)
}

// indexIn is where an id stands in a list, behind its end where it does not.
func indexIn(ids []string, id string) int {
	if i := slices.Index(ids, id); i >= 0 {
		return i
	}
	return len(ids)
}

// nextSteps are the two things to agree on before the call ends.
func nextSteps(r *result.Result) []string {
	rec := &r.Recommendation
	ask := ""
	if names, _ := topics(r); len(names) > 0 {
		ask = r.Say("spoken.send", "topic", names[0])
	}
	var steps []string
	switch {
	case rec.Outcome == assess.NoneNeeded:
		steps = r.Words.Outcome.Points
	case rec.Outcome == assess.TooClose:
		steps = []string{ask, r.Say("spoken.compare", "model", inSentence(r, *rec.Model), "other", inSentence(r, *rec.RunnerUp))}
	case r.StandsAs == terms.Agreement:
		steps = []string{ask}
	case r.Binding():
		steps = []string{ask, r.Say("spoken.offer")}
	case rec.Model != nil && r.Adviser():
		steps = []string{ask, r.Say("spoken.we_send"), r.Say("spoken.ask_providers")}
	case rec.Model != nil:
		steps = []string{ask, r.Say("spoken.we_send"), r.Say("spoken.we_look")}
	default:
		steps = []string{ask, r.Say("spoken.reasons")}
	}
	steps = slices.DeleteFunc(slices.Clone(steps), func(s string) bool { return s == "" })
	return steps[:min(2, len(steps))]
}
