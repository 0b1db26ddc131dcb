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
	parts := []string{r.Say("proposed.beside", "model", words.Large(inSentence(r, b.Model)), "because", b.Because)}
	switch others := slices.Contains(b.Split[:terms.NumOperational], terms.ThirdParty); {
	case b.Model == terms.Hybrid:
		parts = append(parts, whoRuns(r, &b.Split))
	case others && b.Model == terms.FullyManaged:
		parts = append(parts, r.Say("proposed.others_keep"))
	}
	parts = append(parts, gaveWay(r, &b.Split))
	if b.Monthly.Known && r.Price != nil {
		parts = append(parts, r.Say("proposed.price", "amount", words.Large(roughly(r, b.Monthly, r.Price.Currency))))
	}
	var conditions Block
	if len(b.Conditions) > 0 {
		conditions = Bullets("•", b.Conditions)
	}
	return some(Text(running(parts...)), conditions)
}

// whoRuns says in a sentence who would run what in a split with whole parts on both
// sides. Every part that is not the client's own is named.
func whoRuns(r *result.Result, split *terms.Split) string {
	var by [terms.ThirdParty + 1][]string
	for t, side := range split {
		by[side] = append(by[side], r.Words.Towers.Small(terms.Tower(t)))
	}
	ours, shared, others := r.Language.List(by[terms.Provider]), r.Language.List(by[terms.Shared]), r.Language.List(by[terms.ThirdParty])
	switch {
	case shared != "" && others != "":
		return r.Say("proposed.runs_shared_others", "ours", ours, "shared", shared, "others", others, "companies", len(by[terms.ThirdParty]))
	case shared != "":
		return r.Say("proposed.runs_shared", "ours", ours, "shared", shared)
	case others != "":
		return r.Say("proposed.runs_others", "ours", ours, "others", others, "companies", len(by[terms.ThirdParty]))
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
	return r.Say("proposed.otherwise", "parts", r.Language.List(parts))
}
