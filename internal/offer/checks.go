package offer

import (
	"slices"
	"strconv"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/emit"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// SameOffer reports whether two records say the same to the client, whenever they went
// out and whatever rules led to it.
func SameOffer(a, b *assess.SentQuote) bool {
	one, other := *a, *b
	one.On, one.Playbook, other.On, other.Playbook = "", "", "", ""
	x, y := one.Node(), other.Node()
	return emit.Spaced(&x) == emit.Spaced(&y)
}

// SentChecks are what the provider has to look at where revisions have gone out already.
func SentChecks(p *playbook.Playbook, q *assess.Quote, r *result.Result) []pricing.Check {
	var all []pricing.Check
	if s := r.Estimate.Since; s != nil && s.Due != "" {
		all = append(all, pricing.Check{ID: "requote", Text: s.Due})
	}
	now := q.Record(q.Revision)
	if now == nil || q.Status != terms.Proposal {
		return all
	}
	if sent, err := Sent(r.ForClient(), q.Revision, now.On); err == nil && !SameOffer(sent, now) {
		all = append(all, pricing.Check{ID: "sent_otherwise", Text: advice.Fill(p.Texts.Called().Otherwise, "{revision}", strconv.FormatInt(now.Revision, 10), "{date}", p.Language.Date(now.On))})
	}
	return slices.Clip(all)
}
