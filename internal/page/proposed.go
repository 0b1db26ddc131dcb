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
		text += sides(r, &b.Split)
	case others && b.Model == terms.FullyManaged:
		text += " Other companies keep what they run."
	}
	text += gaveWay(r, &b.Split)
	// Who would have to decide otherwise about parts is told so above; only giving all of
	// it away is a decision about people as well.
	if b.Model == terms.FullyManaged && r.Recommendation.RuledOut(b.Model) {
		text += " " + r.Words.Models.Of(b.Model).IfVetoed
	}
	if b.Monthly.Known && r.Price != nil {
		text += " " + words.Large(about(b.Monthly, r.Price.Currency)) + " a month."
	}
	var conditions Block
	if len(b.Conditions) > 0 {
		conditions = Bullets("•", b.Conditions)
	}
	return some(Text(text), conditions)
}

// sides says which side would run what under a split by function.
func sides(r *result.Result, split *terms.Split) string {
	var of [terms.ThirdParty + 1][]string
	for _, t := range terms.OperationalTowers() {
		of[split[t]] = append(of[split[t]], r.Words.Towers.Small(t))
	}
	text := " The provider would run " + words.List(of[terms.Provider])
	if len(of[terms.Shared]) > 0 {
		text += ", you would share " + words.List(of[terms.Shared])
	}
	if len(of[terms.ThirdParty]) == 0 {
		return text + ", and the rest stays with your team."
	}
	return text + ", and your team would run " + words.List(of[terms.Client]) + "; other companies keep what they run."
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
