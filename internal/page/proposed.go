package page

import (
	"slices"

	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// proposed is what is proposed beside the recommended model, with what it would change
// and its price.
func proposed(r *result.Result) []Block {
	b := r.Recommendation.Beside
	if b == nil {
		return nil
	}
	text := words.Large(inSentence(r, b.Model)) + ": " + b.Because
	switch others := slices.Contains(b.Split[:terms.NumOperational], terms.ThirdParty); {
	case b.Model == terms.Hybrid:
		text += " " + whoRuns(r, &b.Split)
	case others && b.Model == terms.FullyManaged:
		text += " Other companies keep what they run."
	}
	text += gaveWay(r, &b.Split)
	if b.Monthly.Known && r.Price != nil {
		text += " " + words.Large(about(b.Monthly, r.Price.Currency)) + " a month."
	}
	var conditions Block
	if len(b.Conditions) > 0 {
		conditions = Bullets("•", b.Conditions)
	}
	return some(Text(text), conditions)
}

// whoRuns says in a sentence who would run what in a split with whole parts on both
// sides. Every part that is not the client's own is named.
func whoRuns(r *result.Result, split *terms.Split) string {
	var by [terms.ThirdParty + 1][]string
	for t, side := range split {
		by[side] = append(by[side], r.Words.Towers.Small(terms.Tower(t)))
	}
	text := theProvider(r) + " would run " + words.List(by[terms.Provider])
	if shared := by[terms.Shared]; len(shared) > 0 {
		text += ", you would share " + words.List(shared)
	}
	if others := by[terms.ThirdParty]; len(others) > 0 {
		text += ", " + words.List(others) + words.Verb(len(others), " stays with another company", " stay with other companies")
	}
	return text + ", and the rest stays with your team."
}

// gaveWay names the parts that the client has decided about and that the proposal
// gives to another side; "" where there are none.
func gaveWay(r *result.Result, split *terms.Split) string {
	m := r.Model()
	if m == nil {
		return ""
	}
	now := r.Proposals.Of(*m)
	var parts []string
	for _, t := range terms.Towers() {
		if _, ours := now.Because[t]; !ours && now.Split[t] != split[t] {
			parts = append(parts, r.Words.Towers.Small(t))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return " For that you would decide otherwise about " + words.List(parts) + "."
}
