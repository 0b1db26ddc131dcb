package page

import (
	"strings"

	"mspscope/assess"
	"mspscope/internal/result"
	"mspscope/internal/words"
)

// model is the result with how sure it is and what is in doubt.
func (n *noted) model() []string {
	rec := &n.Recommendation
	points := []string{noteResult(n.Result)}
	if rec.Verdict != nil {
		points = append(points, "Verdict: "+*rec.Verdict+". "+sureWords(n.Result))
	}
	for i := range rec.Doubts[:min(len(rec.Doubts), noteShown)] {
		points = append(points, "In doubt: "+rec.Doubts[i].Text)
	}
	for _, text := range []string{noteForNow(n.Result), noteBeside(n.Result)} {
		points = append(points, firstPoint(text)...)
	}
	return points
}

func noteResult(r *result.Result) string {
	rec := &r.Recommendation
	switch rec.Outcome {
	case assess.Recommended:
		if rec.Leaning() {
			return "Points so far to " + inSentence(r, *rec.Model) + "."
		}
		return "Fits best: " + inSentence(r, *rec.Model) + "."
	case assess.TooClose:
		return tooClose(r)
	case assess.NoneNeeded:
		return "No managed service is needed at present."
	case assess.AllVetoed:
		return "Every model is ruled out by the answers as they stand."
	case assess.NothingScored:
	}
	return "Too little is answered for a recommendation."
}

// price is the price with its range, what it rests on and what it is as an offer.
func (n *noted) price() []string {
	p := n.Price
	switch {
	case p == nil && n.Recommendation.Outcome == assess.NothingScored:
		return []string{"Not known yet: it is open who does IT and for how many."}
	case p == nil:
		return nil
	case unpriced(n.Result, p) != "":
		return []string{noPrice(n.Result, p)}
	case !p.Monthly.Known:
		return []string{"Not known yet: " + words.List(n.uncounted()) + " open."}
	}
	points := []string{priced(n.Result) + noteStatus(n.Result)}
	if m := n.Model(); m != nil && n.Estimate != nil {
		one := n.Estimate.Models.Of(*m)
		var from []string
		for i := range one.RangeFrom {
			from = append(from, strings.TrimSuffix(one.RangeFrom[i].Because, "."))
		}
		if len(from) > 0 {
			points = append(points, "The range comes from: "+strings.Join(from[:min(len(from), noteShown)], "; ")+".")
		}
	}
	return points
}

// noteForNow says that the result holds until somebody is there.
func noteForNow(r *result.Result) string {
	if b := r.Recommendation.WayBack; b != nil {
		return firstSaid(b.Because)
	}
	return ""
}

// noteBeside names what is proposed beside the recommended model. Of two close ones both
// are named already.
func noteBeside(r *result.Result) string {
	b := r.Recommendation.Beside
	if b == nil || r.Recommendation.Outcome != assess.Recommended {
		return ""
	}
	text := "Proposed beside it: " + inSentence(r, b.Model)
	if b.Monthly.Known && r.Price != nil {
		text += ", " + about(b.Monthly, r.Price.Currency) + " a month"
	}
	return text + "."
}

// uncounted names what the price waits for, with its verb.
func (n *noted) uncounted() []string {
	var names []string
	for _, id := range []string{"users_count", "endpoints_count"} {
		if a := n.Answer(id); a != nil && !a.Given() {
			names = append(names, a.Topic)
		}
	}
	switch len(names) {
	case 0:
		return []string{"a count is"}
	case 1:
		return []string{names[0] + " is"}
	}
	names[len(names)-1] += " are"
	return names
}

// noteStatus names the status of the quote behind its price.
func noteStatus(r *result.Result) string {
	switch {
	case r.Refuses():
		return " Stands as " + r.StandsAs.String() + "; no " + r.Status.String() + " yet."
	case r.Binding():
		return " " + words.Large(r.StandsAs.String()) + revisionOf(r) + validUntil(r) + "."
	}
	return " A budget figure, no offer."
}
