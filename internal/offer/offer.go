// Package offer says what a quote is: whether it can be what its status says, what was
// agreed on and how today's numbers stand against it, which options stand side by side,
// and what differs from the revision that went out before.
//
// Goals: whatever keeps a quote from being signed is named, all of it at once; what is
// put on record is what the client reads.
//
// Non-goals: prices (package pricing), the steps of an engagement (package scope, which
// calls this one), sentences (texts.yaml under offer).
package offer

import (
	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/answer"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// Offer is a quote with how binding its prices are. Before Settle it is a budget.
type Offer struct {
	Stands  terms.Status
	Record  *assess.SentQuote // what was agreed on, nil unless it is an agreement
	Refused []result.Refusal  // what keeps it from being what its status says
	Inside  []result.Refusal  // the same with what only the provider may know

	playbook   *playbook.Playbook
	engagement *assess.Engagement
	view       answer.View
	estimated  []int // questions whose answers are estimates
	quote      pricing.Quote
}

// New is the quote of an engagement as the client may see it.
func New(p *playbook.Playbook, e *assess.Engagement, v answer.View, estimated []int) Offer {
	return Offer{playbook: p, engagement: e, view: v, estimated: estimated, quote: quote(&e.Quote)}
}

// Firm reports whether the price is one figure that somebody can sign.
func (o *Offer) Firm() bool { return o.Stands != terms.Budget }

// Quote is the quote as pricing takes it.
func (o *Offer) Quote() pricing.Quote { return o.quote }

// Answers are the answers as prices follow from them: what is estimated widens the price
// of a budget alone.
func (o *Offer) Answers() pricing.Answers {
	if o.Firm() {
		return pricing.Answers{View: o.view, Firm: true}
	}
	return pricing.Answers{View: o.view, Estimated: o.estimated}
}

func (o *Offer) texts() *advice.OfferTexts {
	if o.playbook.Texts == nil {
		return &advice.OfferTexts{}
	}
	return &o.playbook.Texts.Offer
}

// quote converts the engagement's quote to what pricing needs.
func quote(from *assess.Quote) pricing.Quote {
	q := pricing.Quote{ExcludeLines: from.Exclude, TermMonths: int(from.TermMonths)}
	for _, at := range from.ExcludeAt {
		q.ExcludeAt = append(q.ExcludeAt, pricing.Place(at))
	}
	if from.Discount != nil {
		q.DiscountPercent, q.DiscountLabel, q.DiscountReason = from.Discount.Percent, from.Discount.Label, from.Discount.Reason
	}
	for _, l := range from.Lines {
		extra := pricing.ExtraLine{
			Label: l.Label, Unit: l.Unit, Period: pricing.Month,
			Quantity: pricing.Hundredths(l.Quantity), Rate: pricing.Hundredths(l.Rate), Resale: l.Resale, Commitment: int(l.CommitmentMonths),
		}
		if l.Once {
			extra.Period = pricing.Once
		}
		q.ExtraLines = append(q.ExtraLines, extra)
	}
	return q
}

// DiscountReason is why a discount is given, which no client reads; "" without one.
func DiscountReason(q *assess.Quote) string {
	if q.Discount == nil {
		return ""
	}
	return q.Discount.Reason
}
