package page

import (
	"fmt"
	"strings"

	"mspscope/assess"
	"mspscope/internal/result"
	"mspscope/internal/words"
)

// sure says how sure the recommendation is, in a sentence that can be read out. The
// figures behind it are for whoever asks how it was worked out.
func sure(r *result.Result) []Block { return some(Text(r.Recommendation.Sure), assumed(r)) }

// unsure is the same for pages about something else: only where what they show may
// still become something else.
func unsure(r *result.Result) []Block {
	if rec := &r.Recommendation; !rec.Leaning() && !rec.Close() {
		return nil
	}
	return sure(r)
}

// doubtful says the verdict with what keeps it from being firm, as the provider reads
// it before the next call.
func doubtful(r *result.Result) []Block {
	rec := &r.Recommendation
	if rec.Verdict == nil {
		return nil
	}
	var l List
	for _, d := range rec.Doubts {
		l.Items = append(l.Items, Item{Mark: "?", Text: d.Text})
	}
	return some(Facts{Pairs: [][2]string{{words.Large(*rec.Verdict), figures(r)}}}, listOrNil(l))
}

// assumed is what a client's page takes to be true although another answer says
// otherwise: the page is a draft until that is settled.
func assumed(r *result.Result) Block {
	var l List
	for _, a := range r.Recommendation.Assumed {
		l.Items = append(l.Items, Item{Mark: "!", Text: a})
	}
	return listOrNil(l)
}

// figures are the proof, the trials with other weights and the coding of the words.
func figures(r *result.Result) string {
	rec := &r.Recommendation
	text := sureWords(r)
	if rec.Stability != nil && rec.RunnerUp != nil {
		text += " " + stabilityWords(*rec.Stability, rec.Exact, bandWords(r.Words.Band))
	}
	if rec.CodingProof != nil && *rec.CodingProof && rec.RunnerUp != nil {
		text += " The result does not depend on how the words of the ratings are turned into numbers."
	}
	return text
}

// sureWords says what the open answers can still do to the model; "" when
// nothing was proved or no model is named.
func sureWords(r *result.Result) string {
	rec := &r.Recommendation
	if rec.Certain == nil || rec.Model == nil {
		return ""
	}
	switch {
	case *rec.Certain && len(rec.Open) == 0:
		return "Every question that applies is answered."
	case *rec.Certain:
		return fmt.Sprintf("Proved: whatever the %s turn out to be, it stays %s.",
			words.Count(len(rec.Open), "open answer", "open answers"), inSentence(r, *rec.Model))
	case !*rec.Proved:
		return "Not proved either way: the open answers are too entangled to follow all of them."
	}
	text := "Open answers can still change this" + otherwise(r) + "."
	if topics := deciding(rec, 3); len(topics) > 0 {
		text += " Ask first about: " + strings.Join(topics, "; ") + "."
	}
	return text
}

// stabilityWords says in how many of a hundred trials with other weights the
// model stays first; band is by how much they differ. It is never called a
// probability.
func stabilityWords(st result.Thousandths, exact bool, band string) string {
	switch {
	case st == 1000 && exact:
		return "It stays first with every weight " + band + " higher or lower, in any combination."
	case st == 1000:
		return "It stayed first in every trial with the weights up to " + band + " higher or lower."
	case st < 10:
		return "With the weights up to " + band + " higher or lower it comes first in fewer than 1 of 100 trials."
	}
	return fmt.Sprintf("With the weights up to %s higher or lower it comes first in %d of 100 trials.", band, st/10)
}

// bandWords says by how much the weights are varied.
func bandWords(percent *int) string {
	switch {
	case percent == nil || *percent == 25:
		return "a quarter"
	case *percent == 50:
		return "a half"
	}
	return fmt.Sprintf("%d percent", *percent)
}

// otherwise names what else the open answers can lead to.
func otherwise(r *result.Result) string {
	var others []string
	for _, m := range r.Recommendation.Others() {
		others = append(others, inSentence(r, m))
	}
	return leadingTo(others, r.Recommendation.Without)
}

// leadingTo names models and outcomes without one as what something leads to.
func leadingTo(others []string, without []assess.Outcome) string {
	for _, outcome := range without {
		switch outcome {
		case assess.NoneNeeded:
			others = append(others, "no managed service at all")
		case assess.AllVetoed:
			others = append(others, "no model that fits")
		case assess.Recommended, assess.TooClose, assess.NothingScored:
		}
	}
	if len(others) == 0 {
		return ""
	}
	return " to " + strings.Join(others, " or to ")
}

// deciding lists the topics of the open questions that can change the model,
// what settles it soonest first.
func deciding(rec *result.Recommendation, most int) []string {
	var topics []string
	for i := range rec.ToConfirm {
		if c := &rec.ToConfirm[i]; c.Changes() && len(topics) < most {
			topics = append(topics, c.Topic)
		}
	}
	for _, o := range rec.ByWorth() {
		if o.Changes() && len(topics) < most {
			topics = append(topics, o.Topic)
		}
	}
	return topics
}

// given counts the answers.
func given(r *result.Result) int {
	n := 0
	for i := range r.Answers {
		if r.Answers[i].Given() {
			n++
		}
	}
	return n
}
