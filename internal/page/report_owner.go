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
		{id: "why", heading: always("report.why"), blocks: whyCalled},
		{id: "proposal", heading: proposalHeading, blocks: inOneSentence},
		{id: "price", heading: always("report.price"), blocks: firstPrice},
		{id: "scope", heading: always("report.scope"), blocks: inAndOut},
		{id: "people", heading: always("report.people"), blocks: yourPeople},
		{id: "days", heading: daysHeading, blocks: firstDays},
		{id: "decision", heading: decisionHeading, blocks: decision},
		{id: "sign", heading: signHeading, blocks: toSign},

		{id: "check", heading: checkHeading, blocks: toCheck},
		{id: "instead", heading: insteadHeading, blocks: instead},
		{id: "reasons", heading: reasonsHeading, blocks: whyFits},
		{id: "assumptions", heading: always("report.assumptions"), blocks: restsOn},
		{id: "change", heading: always("report.change"), blocks: wouldChange},
		{id: "since", heading: always("report.since"), blocks: sinceLast},
		{id: "options", heading: always("report.options"), blocks: waysToBuy},
		{id: "lines", heading: always("report.lines"), blocks: priceLines},
		{id: "beside", heading: always("report.beside"), blocks: besideIt},
		{id: "today", heading: todayHeading, blocks: comparedWithToday},
		{id: "split", heading: splitHeading, blocks: whoRunsWhat},
		{id: "duties", heading: always("report.duties"), blocks: duties},
		{id: "hours", heading: always("report.hours"), blocks: helpHours},
		{id: "outage", heading: always("report.outage"), blocks: func(r *result.Result) []Block { return some(outage(r)) }},
		{id: "findings", heading: always("report.findings"), blocks: firstFindings},
		{id: "conditions", heading: always("report.conditions"), blocks: baseline},
		{id: "plan", heading: always("report.plan"), blocks: planInShort},
		{id: "growth", heading: always("report.growth"), blocks: nextStep},
		{id: "terms", heading: always("report.terms"), blocks: termsOfOffer},
		{id: "rates", heading: always("report.rates"), blocks: beyondFee},
		{id: "noted", heading: always("report.noted"), blocks: whatWeNoted},
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
		return r.Say("report.proposal_advise")
	case !oneModel(r):
		return r.Say("report.proposal_stands")
	case r.StandsAs == terms.Agreement:
		return r.Say("report.proposal_agreed")
	case r.Recommendation.Leaning():
		return r.Say("report.proposal_points")
	}
	return r.Say("report.proposal_propose")
}

func reasonsHeading(r *result.Result) string {
	switch {
	case oneModel(r):
		return r.Say("report.reasons_fits")
	case r.Recommendation.Outcome == assess.TooClose:
		return r.Say("report.reasons_each")
	}
	return r.Say("report.reasons_why")
}

func daysHeading(r *result.Result) string {
	if r.Plan != nil && len(r.Plan.Phases) > 0 && oneModel(r) {
		return r.Say("report.days_90")
	}
	return r.Say("report.days_first")
}

func decisionHeading(r *result.Result) string {
	if a := r.Answer(decisionBy); a != nil && a.Given() && r.StandsAs != terms.Agreement {
		return r.Say("report.decision_who")
	}
	return r.Say("report.decision_next")
}

func signHeading(r *result.Result) string {
	if r.StandsAs == terms.Proposal {
		return r.Say("report.sign_agreement")
	}
	return r.Say("report.sign_signed")
}

func checkHeading(r *result.Result) string {
	if r.Refuses() {
		return keepsHeading(r)
	}
	return r.Say("report.check_settle")
}

func insteadHeading(r *result.Result) string {
	if r.Recommendation.Outcome == assess.NoneNeeded {
		return r.Say("report.instead_help")
	}
	return r.Say("report.instead_costs")
}

func todayHeading(r *result.Result) string {
	if r.Estimate != nil && r.Estimate.Comparison.Comparable {
		return r.Say("report.today_compared")
	}
	return r.Say("report.today_total")
}

func splitHeading(r *result.Result) string {
	if r.Recommendation.Outcome == assess.TooClose {
		return r.Say("report.split_close")
	}
	return r.Say("report.split_who")
}
