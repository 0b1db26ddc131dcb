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
	split, price := "", ""
	switch others := slices.Contains(b.Split[:terms.NumOperational], terms.ThirdParty); {
	case b.Model == terms.Hybrid:
		split = whoRuns(r, &b.Split)
	case others && b.Model == terms.FullyManaged:
		split = r.Say("proposed.others_keep")
	}
	if b.Monthly.Known && r.Price != nil {
		price = r.Say("estimate.monthly", "amount", words.Large(roughly(r, b.Monthly, r.Price.Currency)))
	}
	var conditions Block
	if len(b.Conditions) > 0 {
		conditions = Bullets("•", b.Conditions)
	}
	text := r.Say("proposed.because", "model", words.Large(inSentence(r, b.Model)), "because", b.Because)
	return some(Text(running(text, split, gaveWay(r, &b.Split), price)), conditions)
}

// whoRuns says in a sentence who would run what in a split with whole parts on both
// sides. Every part that is not the client's own is named.
func whoRuns(r *result.Result, split *terms.Split) string {
	var by [terms.ThirdParty + 1][]string
	for t, side := range split {
		by[side] = append(by[side], r.Words.Towers.Small(terms.Tower(t)))
	}
	ours, shared, others := r.Language.List(by[terms.Provider]), r.Language.List(by[terms.Shared]), r.Language.List(by[terms.ThirdParty])
	switch parts := len(by[terms.ThirdParty]); {
	case shared != "" && parts > 0:
		return r.Say("proposed.runs_shared_and_others", "ours", ours, "shared", shared, "others", others, "parts", parts)
	case parts > 0:
		return r.Say("proposed.runs_and_others", "ours", ours, "others", others, "parts", parts)
	case shared != "":
		return r.Say("proposed.runs_shared", "ours", ours, "shared", shared)
	}
	return r.Say("proposed.runs", "ours", ours)
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
	return r.Say("proposed.gave_way", "parts", r.Language.List(parts))
}
