package page

import (
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// What several pages say in the same words.

// titled starts a document with the client's name and what the document is.
func titled(r *result.Result, what string) *Document { return headed(r.Subject, what) }

func headed(client result.Subject, what string) *Document {
	d := &Document{Title: what}
	if client.Name != nil {
		d.Title = *client.Name + ": " + words.Small(what)
	}
	var parts []string
	for _, p := range []string{client.Date, client.Reference} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	d.Subtitle = strings.Join(parts, " · ")
	return d
}

// name is the name of a model, as it stands at the beginning of a sentence.
func name(r *result.Result, m terms.Model) string { return r.Words.Models.Of(m).Name }

// fullName is the name of a model with its other name, where the market uses the
// word for something else.
func fullName(r *result.Result, m terms.Model) string { return r.Words.Models.Of(m).FullName() }

// inSentence is the full name of a model inside a sentence.
func inSentence(r *result.Result, m terms.Model) string { return words.Small(fullName(r, m)) }

// lead is the one sentence to remember.
func lead(r *result.Result) Block {
	rec := &r.Recommendation
	text := r.Words.Outcome.Title
	switch rec.Outcome {
	case assess.Recommended:
		text = fullName(r, *rec.Model) + " IT fits best."
	case assess.TooClose:
		text = "Too close to call: " + inSentence(r, *rec.Model) + " or " + inSentence(r, *rec.RunnerUp) + "."
	case assess.NoneNeeded, assess.AllVetoed, assess.NothingScored:
	}
	return Paragraph{Text: text, Lead: true}
}

// tagline is what stands under the lead.
func tagline(r *result.Result) Block {
	rec := &r.Recommendation
	switch rec.Outcome {
	case assess.Recommended:
		return Text(r.Words.Models.Of(*rec.Model).Summary)
	case assess.TooClose:
		return Text("Your answers fit both nearly as well" + ahead(r) + ". Below, " + words.Small(name(r, *rec.Model)) + " is carried through.")
	case assess.NoneNeeded:
		return Text(r.Words.Outcome.Because + " " + r.Words.Outcome.Text)
	case assess.AllVetoed, assess.NothingScored:
		return Text(r.Words.Outcome.Text)
	}
	return nil
}

// ahead says which of two close models is in front, and why the other one is
// carried through nevertheless.
func ahead(r *result.Result) string {
	rec := &r.Recommendation
	if rec.Margin == nil || *rec.Margin >= 0 {
		return ""
	}
	return ": " + inSentence(r, *rec.RunnerUp) + " is ahead by " + (-*rec.Margin).String() + " points, under the threshold of " +
		r.Words.TooClose + ", and then the declared order of the models decides"
}

// source names the data that the result came from.
func source(p result.Playbook) string { return "Playbook " + p.Version + " (" + p.Short() + ")." }

// sideWords says who runs a part of IT, to the client.
func sideWords(s terms.Side) string {
	switch s {
	case terms.Provider:
		return "provider"
	case terms.Shared:
		return "shared"
	case terms.Client:
		return "you"
	case terms.ThirdParty:
		return "another company"
	case terms.Undecided:
	}
	return "not decided"
}

// about says a range of money in words, the typical amount first.
func about(r pricing.Range, currency string) string {
	if !r.Known {
		return "not known yet"
	}
	return words.About(r.Low, r.Typical, r.High, currency)
}

// shownSwings is how many open answers are named beside a price.
const shownSwings = 3

// furtherSwings names the open answers that can move the price most, beyond what
// the range already holds.
func furtherSwings(r *result.Result) string {
	var moving []result.Open
	for _, o := range r.Recommendation.Open {
		if o.MonthlySwing != nil && !o.MonthlySwing.IsZero() {
			moving = append(moving, o)
		}
	}
	slices.SortStableFunc(moving, func(a, b result.Open) int { return b.MonthlySwing.Cmp(a.MonthlySwing.Decimal) })
	var parts []string
	for _, o := range moving[:min(len(moving), shownSwings)] {
		parts = append(parts, o.Topic+" (by up to "+words.Whole(o.MonthlySwing.Decimal)+" a month)")
	}
	if len(parts) == 0 {
		return ""
	}
	return " Open answers can move it further: " + words.List(parts) + "."
}
