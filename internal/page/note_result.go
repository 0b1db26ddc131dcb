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
		points = append(points, running(n.Say("note.verdict", "verdict", n.Language.Small(n.Language.SayOf("sure.verdict", *rec.Verdict))), sureWords(n.Result)))
	}
	for i := range rec.Doubts[:min(len(rec.Doubts), noteShown)] {
		points = append(points, n.Say("note.in_doubt", "doubt", rec.Doubts[i].Text))
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
			return r.Say("note.points_to", "model", inSentence(r, *rec.Model))
		}
		return r.Say("note.fits_best", "model", inSentence(r, *rec.Model))
	case assess.TooClose:
		return tooClose(r)
	case assess.NoneNeeded:
		return r.Say("note.none_needed")
	case assess.AllVetoed:
		return r.Say("note.all_ruled_out")
	case assess.NothingScored:
	}
	return r.Say("note.too_little")
}

// price is the price with its range, what it rests on and what it is as an offer.
func (n *noted) price() []string {
	p := n.Price
	switch {
	case p == nil && n.Recommendation.Outcome == assess.NothingScored:
		return []string{n.Say("note.no_price_yet")}
	case p == nil:
		return nil
	case unpriced(n.Result, p) != "":
		return []string{noPrice(n.Result, p)}
	case !p.Monthly.Known:
		return []string{n.uncounted()}
	}
	points := []string{running(priced(n.Result), noteStatus(n.Result))}
	if m := n.Model(); m != nil && n.Estimate != nil {
		one := n.Estimate.Models.Of(*m)
		var from []string
		for i := range one.RangeFrom {
			from = append(from, strings.TrimSuffix(one.RangeFrom[i].Because, "."))
		}
		if len(from) > 0 {
			points = append(points, n.Say("note.range_from", "causes", strings.Join(from[:min(len(from), noteShown)], "; ")))
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
	if b.Monthly.Known && r.Price != nil {
		return r.Say("note.beside_price", "model", inSentence(r, b.Model), "amount", roughly(r, b.Monthly, r.Price.Currency))
	}
	return r.Say("note.beside", "model", inSentence(r, b.Model))
}

// uncounted says what the price waits for.
func (n *noted) uncounted() string {
	var names []string
	for _, id := range []string{"users_count", "endpoints_count"} {
		if a := n.Answer(id); a != nil && !a.Given() {
			names = append(names, a.Topic)
		}
	}
	if len(names) == 0 {
		return n.Say("note.count_open")
	}
	return n.Say("note.counts_open", "counts", len(names), "names", n.Language.List(names))
}

// noteStatus names the status of the quote behind its price.
func noteStatus(r *result.Result) string {
	stands := r.Language.SayOf("note.status", r.StandsAs.String())
	switch {
	case r.Refuses():
		return r.Say("note.refuses", "stands", stands, "wanted", r.Language.SayOf("note.status", r.Status.String()))
	case r.Binding():
		return r.Say("note.binding", "stands", words.Large(stands), "which", revisionOf(r)+validUntil(r))
	}
	return r.Say("note.budget")
}
