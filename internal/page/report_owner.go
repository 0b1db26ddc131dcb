package page

import (
	"mspscope/assess"
	"mspscope/internal/result"
	"mspscope/internal/terms"
)

// ownerEdition is for whoever decides and pays: one page to decide by, then what it rests
// on. What was agreed is not argued for again.
func ownerEdition(r *result.Result) edition {
	e := edition{
		front: []string{"why", "proposal", "price", "scope", "people", "days", "decision", "sign"},
		body: []string{
			"check", "instead", "reasons", "assumptions", "change", "since", "options", "lines", "beside", "today",
			"split", "duties", "hours", "outage", "findings", "conditions", "plan", "growth", "terms",
		},
		annex: append([]string{"rates", "noted"}, annexSections()...),
	}
	if r.StandsAs == terms.Agreement {
		e.body = []string{"check", "assumptions", "since", "lines", "split", "duties", "hours", "outage", "findings", "conditions", "plan", "terms"}
	}
	if r.Adviser() {
		e.body = append(e.body, adviserSections()...)
	}
	return e
}

// ownerParts are the parts of the edition for whoever decides.
func ownerParts() []reportPart {
	return []reportPart{
		{id: "why", heading: always("Why you called"), blocks: whyCalled},
		{id: "proposal", heading: proposalHeading, blocks: inOneSentence},
		{id: "price", heading: always("What it costs"), blocks: firstPrice},
		{id: "scope", heading: always("What you get, and what you do not"), blocks: inAndOut},
		{id: "people", heading: always("What happens to your people"), blocks: yourPeople},
		{id: "days", heading: daysHeading, blocks: firstDays},
		{id: "decision", heading: decisionHeading, blocks: decision},
		{id: "sign", heading: signHeading, blocks: toSign},

		{id: "check", heading: checkHeading, blocks: toCheck},
		{id: "instead", heading: insteadHeading, blocks: instead},
		{id: "reasons", heading: reasonsHeading, blocks: whyFits},
		{id: "assumptions", heading: always("What this rests on"), blocks: restsOn},
		{id: "change", heading: always("What would change it"), blocks: wouldChange},
		{id: "since", heading: always("Since the last offer"), blocks: sinceLast},
		{id: "options", heading: always("Ways to buy it, side by side"), blocks: waysToBuy},
		{id: "lines", heading: always("The price, line by line"), blocks: priceLines},
		{id: "beside", heading: always("Worth considering beside it"), blocks: besideIt},
		{id: "today", heading: todayHeading, blocks: comparedWithToday},
		{id: "split", heading: splitHeading, blocks: whoRunsWhat},
		{id: "duties", heading: always("Who does what"), blocks: duties},
		{id: "hours", heading: always("When help is there"), blocks: helpHours},
		{id: "outage", heading: always("If your systems are down"), blocks: func(r *result.Result) []Block { return some(outage(r)) }},
		{id: "findings", heading: always("What to do first"), blocks: firstFindings},
		{id: "conditions", heading: always("What has to be in place"), blocks: baseline},
		{id: "plan", heading: always("The first 90 days, step by step"), blocks: planInShort},
		{id: "growth", heading: always("The next step of growth"), blocks: nextStep},
		{id: "terms", heading: always("Terms"), blocks: termsOfOffer},
		{id: "rates", heading: always("Work beyond the fee"), blocks: beyondFee},
		{id: "noted", heading: always("What we noted"), blocks: whatWeNoted},
	}
}

// oneModel reports whether one model is recommended, so that there is one price, one split
// and one plan.
func oneModel(r *result.Result) bool { return r.Recommendation.Outcome == assess.Recommended }

// proposalHeading is what the document does: it proposes something, or says what was
// agreed, or that there is nothing to propose yet.
func proposalHeading(r *result.Result) string {
	switch {
	case r.Recommendation.Outcome == assess.NoneNeeded:
		return "What we advise"
	case !oneModel(r):
		return "Where this stands"
	case r.StandsAs == terms.Agreement:
		return "What was agreed"
	case r.Recommendation.Leaning():
		return "Where this points so far"
	}
	return "What we propose"
}

func reasonsHeading(r *result.Result) string {
	switch {
	case oneModel(r):
		return "Why it fits"
	case r.Recommendation.Outcome == assess.TooClose:
		return "What speaks for each"
	}
	return "Why"
}

func daysHeading(r *result.Result) string {
	if r.Plan != nil && len(r.Plan.Phases) > 0 && oneModel(r) {
		return "The first 90 days"
	}
	return "What comes first"
}

func decisionHeading(r *result.Result) string {
	if a := r.Answer(decisionBy); a != nil && a.Given() && r.StandsAs != terms.Agreement {
		return "Who decides, and by when"
	}
	return "What comes next"
}

func signHeading(r *result.Result) string {
	if r.StandsAs == terms.Proposal {
		return "With both signatures this is an agreement"
	}
	return "Signed"
}

func checkHeading(r *result.Result) string {
	if r.Refuses() {
		return keepsHeading(r)
	}
	return "To settle before this is final"
}

func insteadHeading(r *result.Result) string {
	if r.Recommendation.Outcome == assess.NoneNeeded {
		return "What would help instead"
	}
	return "What each would cost a month"
}

func todayHeading(r *result.Result) string {
	if r.Estimate != nil && r.Estimate.Comparison.Comparable {
		return "Compared with today"
	}
	return "Today, and the total cost"
}

func splitHeading(r *result.Result) string {
	if r.Recommendation.Outcome == assess.TooClose {
		return "Who would run what, in the one slightly ahead"
	}
	return "Who runs what"
}
