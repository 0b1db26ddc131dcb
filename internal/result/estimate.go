package result

import (
	"encoding/json"
	"slices"

	"mspscope/internal/terms"
	"mspscope/pricing"
)

// Estimate is what the models cost.
type Estimate struct {
	Currency    string                        `json:"currency"`
	RateCard    RateCard                      `json:"rate_card"`
	Recommended *terms.Model                  `json:"recommended"`
	Models      terms.PerModel[ModelEstimate] `json:"models"`
	Comparison  pricing.Comparison            `json:"comparison"`
	Market      *pricing.MarketNote           `json:"market"` // nil where the card has no figures of others
	Assumptions []pricing.Assumption          `json:"assumptions"`
	Warnings    []string                      `json:"warnings"` // about the answers, then about the prices
}

// HoldsPay reports whether the total cost holds, or would hold, the pay of people of
// the client's own. It does not where the card has no wages and nobody said.
func (e *Estimate) HoldsPay() bool {
	for i := range e.Comparison.Options {
		if o := &e.Comparison.Options[i]; o.ID == pricing.InHouse || slices.ContainsFunc(o.Components, func(c pricing.Component) bool { return c.ID == "payroll" }) {
			return true
		}
	}
	return false
}

// RateCard names the prices.
type RateCard struct {
	Name string `json:"name"`
	AsOf string `json:"as_of"`
}

// ModelEstimate is the price of one model.
type ModelEstimate struct {
	Monthly pricing.Range `json:"monthly"`
	OneTime pricing.Range `json:"one_time"`
	PerUser pricing.Range `json:"per_user"`
	Vetoed  bool          `json:"vetoed"`
	Hire    int           `json:"hire"` // IT people whose hire alone would make the model possible
	Stay    bool          `json:"stay"` // it is ruled out only because IT people who are there are not to stay
	Split   terms.Split   `json:"split"`
	Lines   []Line        `json:"lines"`
	Assumed int           `json:"assumed"` // how many open answers are assumed in it
	// What has no price and is in no sum, with unknown rates and amounts. With
	// users or endpoints among it there is no monthly total.
	Separate []Line `json:"quoted_separately"`
}

// withDiscount returns the estimate with the reason for its discount.
func (e *ModelEstimate) withDiscount(reason string) ModelEstimate {
	out := *e
	out.Lines = slices.Clone(e.Lines)
	for i := range out.Lines {
		if l := &out.Lines[i]; l.Origin == pricing.FromQuote && l.ID == pricing.DiscountID {
			l.Basis = reason
		}
	}
	return out
}

// Line is one row of an estimate: quantity x rate = amount. Quantity is that of
// the typical case; where the cases differ, Range has them all.
type Line struct {
	ID       string         `json:"id"`
	Label    string         `json:"label"`
	Quantity *json.Number   `json:"quantity"`
	Range    *Numbers       `json:"quantity_range,omitempty"`
	Unit     string         `json:"unit"`
	Rate     pricing.Range  `json:"rate"`
	Amount   pricing.Range  `json:"amount"`
	Period   pricing.Period `json:"period"`
	Basis    string         `json:"basis"`
	Assumed  bool           `json:"assumed"`
	Class    terms.Optional `json:"class"` // the unit class that is priced, null for a line without one
	Origin   pricing.Origin `json:"origin"`
}

// Numbers is a number in three cases.
type Numbers struct {
	Low     json.Number `json:"low"`
	Typical json.Number `json:"typical"`
	High    json.Number `json:"high"`
}
