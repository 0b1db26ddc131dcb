package page

import (
	"fmt"
	"strings"

	"mspscope/assess"
	"mspscope/internal/result"
	"mspscope/internal/words"
)

// noteWords is about how many words a note has.
const noteWords = 120

// Note is the interview in about 120 words, to paste into a customer system. The
// least important sentences give way first.
func Note(c result.Client) string {
	r := c.Result()
	type sentence struct {
		text string
		rank int // 0 always stays
	}
	all := []sentence{
		{noteClient(r), 0},
		{noteToday(r), 2},
		{noteDrivers(r), 3},
		{noteResult(r), 0},
		{noteForNow(r), 1},
		{noteSure(r), 0},
		{noteBecause(r, 0), 1},
		{noteBecause(r, 1), 5},
		{notePrice(r), 0},
		{noteBeside(r), 3},
		{noteRules(r), 4},
		{noteRisk(r), 6},
		{noteOpen(r), 1},
		{noteNext(r), 0},
	}
	for worst := 6; ; worst-- {
		var kept []string
		for _, x := range all {
			if x.text != "" && x.rank <= worst {
				kept = append(kept, x.text)
			}
		}
		note := strings.Join(kept, " ")
		if len(strings.Fields(note)) <= noteWords+10 || worst == 0 {
			return note
		}
	}
}

// noteCounts are the questions whose numbers say how large a client is.
func noteCounts() []string {
	return []string{"users_count", "endpoints_count", "servers_count", "sites_count"}
}

// noteNumber is a number, or both ends of a range.
func noteNumber(a *result.Answer) string {
	return strings.Replace(strings.Trim(string(a.Value), `"`), "..", " to ", 1)
}

func noteClient(r *result.Result) string {
	client := "Client"
	if r.Subject.Name != nil {
		client = *r.Subject.Name
	}
	var facts []string
	for _, id := range noteCounts() {
		if a := r.Answer(id); a != nil && a.Given() && string(a.Value) != "0" {
			facts = append(facts, strings.TrimSpace(noteNumber(a)+" "+a.Noun))
		}
	}
	if r.Subject.Date != "" {
		client += " (" + r.Subject.Date + ")"
	}
	if len(facts) == 0 {
		return client + "."
	}
	return client + ": " + words.List(facts) + "."
}

// said is the answer to a question in words, "" when there is none.
func said(r *result.Result, id string) string {
	a := r.Answer(id)
	if a == nil || !a.Given() || string(a.Value) == "[]" {
		return ""
	}
	labels := make([]string, len(a.Says))
	for i, l := range a.Says {
		labels[i] = words.Small(l)
	}
	return strings.Join(labels, "; ")
}

func noteToday(r *result.Result) string {
	today := said(r, "current_it_model")
	if today == "" {
		return ""
	}
	if a := r.Answer("it_fte"); a != nil && a.Given() {
		today += " (" + noteNumber(a) + " " + a.Noun + ")"
	}
	return "IT today: " + today + "."
}

func noteDrivers(r *result.Result) string {
	drivers := said(r, "drivers")
	if drivers == "" {
		return ""
	}
	return "Why now: " + drivers + "."
}

// noteSure says in a few words whether the rest can change the model.
func noteSure(r *result.Result) string {
	rec := &r.Recommendation
	switch {
	case rec.Certain == nil || rec.Model == nil:
		return ""
	case *rec.Certain:
		return "Proved: no open answer changes that."
	}
	return "Not settled: open answers can still change that" + otherwise(r) + "."
}

func noteResult(r *result.Result) string {
	rec := &r.Recommendation
	switch rec.Outcome {
	case assess.Recommended:
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

// noteBecause is the n-th reason for the result.
func noteBecause(r *result.Result, n int) string {
	rec := &r.Recommendation
	switch {
	case rec.Outcome == assess.NoneNeeded && n == 0:
		return firstSaid(r.Words.Outcome.Because)
	case rec.Model == nil:
		return ""
	}
	for i := range rec.Reasons {
		if rec.Reasons[i].Side != result.For {
			continue
		}
		if n--; n < 0 {
			return firstSaid(rec.Reasons[i].Because)
		}
	}
	return ""
}

func notePrice(r *result.Result) string {
	p := r.Price
	switch {
	case p == nil:
		return ""
	case unpriced(p) != "":
		return "Price: no monthly total, because " + unpriced(p) + " are quoted separately."
	case !p.Monthly.Known:
		return ""
	}
	if !p.OneTime.Known {
		return fmt.Sprintf("Price: %s a month%s.", sum(r, p.Monthly, p.Currency), noteStatus(r))
	}
	if r.Binding() {
		return fmt.Sprintf("Price: %s a month, %s to start%s.", sum(r, p.Monthly, p.Currency), sum(r, p.OneTime, p.Currency), noteStatus(r))
	}
	return fmt.Sprintf("Price: %s a month, %s to start%s.", about(p.Monthly, p.Currency), words.Roughly(p.OneTime.Typical, p.OneTime.Typical, p.OneTime.Typical, p.Currency), noteStatus(r))
}

// noteStatus names the status of the quote behind its price.
func noteStatus(r *result.Result) string {
	switch {
	case r.Refuses():
		return " (" + r.StandsAs.String() + "; no " + r.Status.String() + " yet)"
	case r.Binding():
		return " (" + r.StandsAs.String() + revisionOf(r) + validUntil(r) + ")"
	}
	return " (budget)"
}

func noteRules(r *result.Result) string {
	rules := said(r, "compliance_regimes")
	if rules == "" || string(r.Answer("compliance_regimes").Value) == `["none"]` {
		return ""
	}
	return "Rules: " + rules + "."
}

func noteRisk(r *result.Result) string {
	var titles []string
	for i := range r.Findings[:min(2, len(r.Findings))] {
		titles = append(titles, r.Findings[i].Title)
	}
	if len(titles) == 0 {
		return ""
	}
	return "First to do: " + strings.Join(titles, "; ") + "."
}

func noteOpen(r *result.Result) string {
	names, _ := topics(r)
	if len(names) == 0 {
		return ""
	}
	return fmt.Sprintf("Open (%d): %s.", len(r.Recommendation.Open), words.List(names[:min(3, len(names))]))
}

func noteNext(r *result.Result) string {
	steps := nextSteps(r)
	if len(steps) == 0 {
		return ""
	}
	return "Next: " + strings.Join(steps, " ")
}
