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
	NotPriced   []string                      `json:"not_priced"`    // what of the answers has no price in the recommended model; each of warnings says it too
	LeftOut     []LeftOut                     `json:"left_out"`      // lines that the quote leaves out of the recommended price
	Schedule    pricing.Schedule              `json:"rate_schedule"` // what work beyond the fee costs
	SettlingIn  string                        `json:"settling_in"`   // what is said of the first weeks, "" for nothing
	PresentPer  string                        `json:"present_per"`   // "site" where the price is presented for each location too
	Kit         *Kit                          `json:"kit"`           // what stands at one location on average, where the price is presented for each; nil elsewhere
	Today       string                        `json:"today"`         // the paragraph beside today's spend, "" for none
	Warnings    []string                      `json:"warnings"`      // about the answers, then about the prices
	Proposal    *ProposalEstimate             `json:"proposal"`      // the price of what is proposed beside the recommended model; nil where nothing is
	Checks      []pricing.Check               `json:"checks"`        // what to look at before the price is sent; nil in what a client may see
	Pay         *pricing.Pay                  `json:"own_pay"`       // what the people who are there cost, told in confidence: in no sum; nil in what a client may see
	Status      terms.Status                  `json:"status"`
	Quote       Quote                         `json:"quote"`
	Counts      []Count                       `json:"counts"`  // the numbers on which the price rests
	Agreed      *Agreed                       `json:"agreed"`  // nil unless it is an agreement
	Terms       []Term                        `json:"terms"`   // of an offer; none of a budget
	Options     []Option                      `json:"options"` // the ways to buy side by side; none where the quote has no options
	Since       *Since                        `json:"since"`   // what differs from the last revision that went out before this one; nil where none did
	Later       *Later                        `json:"later"`   // the latest revision that went out after this one; nil where none did
}

// Kit is what stands at one location on average, and what it costs a month.
type Kit struct {
	Sites   json.Number    `json:"sites"`
	Items   []KitItem      `json:"items"`
	Monthly pricing.Amount `json:"monthly"`
}

// KitItem is a class of things at a location.
type KitItem struct {
	Class    string      `json:"class"`
	Label    string      `json:"label"`
	Quantity json.Number `json:"quantity"` // for one location, on average
}

// LeftOut is a line that a quote leaves out.
type LeftOut struct {
	ID     string          `json:"id"`
	Label  string          `json:"label"`
	Amount *pricing.Amount `json:"amount"` // what it would cost; nil in what a client may see, and where it is not known
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
	Separate    []Line          `json:"quoted_separately"`
	PerEndpoint pricing.Range   `json:"per_endpoint"` // Monthly for each computer that belongs to a person
	PerSite     pricing.Range   `json:"per_site"`     // Monthly for each location
	RangeFrom   []RangeCause    `json:"range_from"`   // what keeps Monthly from being one figure, the largest part first
	NextUnit    NextUnits       `json:"next_unit"`    // what one unit more of a class costs a month
	Taken       []string        `json:"taken"`        // what this price takes for granted of answers that are open or not settled
	Warnings    []string        `json:"warnings"`     // about this price
	ShortTeam   string          `json:"short_team"`   // what the price would be with a smaller team of the client's; "" where it does not rest on one
	Resale      *Resale         `json:"resale"`       // nil where nothing is sold on
	Market      *Band           `json:"market"`       // what others publish for such a client; this and what follows is nil in what a client may see
	Cost        *pricing.Amount `json:"cost"`         // to deliver the monthly work
	GrossMargin *json.Number    `json:"gross_margin"` // of the monthly fee, as a fraction
	Target      *json.Number    `json:"target_margin"`
	Floor       *pricing.Amount `json:"floor_price"` // the monthly fee at the least margin
	Approval    *string         `json:"approval"`    // who must agree to this price, "" for nobody; nil also where the cost is not known
}

// ProposalEstimate is the price of a split that is proposed beside the recommended one.
type ProposalEstimate struct {
	Model terms.Model `json:"model"`
	ModelEstimate
}

// RangeCause is one thing that keeps a price from being one figure.
type RangeCause struct {
	Because  string          `json:"because"`
	Question *string         `json:"question"` // nil for what was not seen yet
	Monthly  *pricing.Amount `json:"monthly"`  // how much nearer low and high would be without it; nil in what a client may see
}

// Band is what others publish for such a client, all its people and one month.
type Band struct {
	Low  pricing.Amount `json:"low"`
	High pricing.Amount `json:"high"`
	Text string         `json:"text"` // one sentence to say
}

// NextUnits are amounts by unit class, in the order of the card.
type NextUnits []NextUnit

// NextUnit is what one unit more of a class costs a month.
type NextUnit struct {
	Class  string
	Amount pricing.Amount
}

// MarshalJSON writes an object with the classes as its keys.
func (n NextUnits) MarshalJSON() ([]byte, error) {
	v := make(Values, 0, len(n))
	for i := range n {
		v = append(v, QuestionValue{n[i].Class, json.RawMessage(`"` + n[i].Amount.String() + `"`)})
	}
	return v.MarshalJSON()
}

// UnmarshalJSON reads an object and keeps the order of its keys; null is none.
func (n *NextUnits) UnmarshalJSON(data []byte) error {
	var v Values
	if string(data) == "null" {
		*n = nil
		return nil
	}
	if err := v.UnmarshalJSON(data); err != nil {
		return err
	}
	*n = NextUnits{}
	for i := range v {
		one := NextUnit{Class: v[i].Question}
		if err := one.Amount.UnmarshalJSON(v[i].Value); err != nil {
			return err
		}
		*n = append(*n, one)
	}
	return nil
}

// InternalPrice is what only the provider may see of the price of one split.
type InternalPrice struct {
	Bases       []string          `json:"bases"` // where the rate of each line comes from, in their order
	Apart       []string          `json:"bases_of_separate"`
	Market      *Band             `json:"market"`
	Cost        *pricing.Amount   `json:"cost"`
	GrossMargin *json.Number      `json:"gross_margin"`
	Target      *json.Number      `json:"target_margin"`
	Floor       *pricing.Amount   `json:"floor_price"`
	Approval    *string           `json:"approval"`
	RangeFrom   []*pricing.Amount `json:"range_from"` // of each cause of the range, in their order
	Units       []UnitBuild       `json:"units"`
	Resale      []ResaleCost      `json:"resale"`
}

// UnitBuild is how the rate of a unit class came about, and what the class leaves.
type UnitBuild struct {
	Class string `json:"class"`
	BuildUp
}

// BuildUp is how the rate of a line came about: the list rate, times the part of the
// work that is handed over, times what is charged of that; the volume factor is what is
// left of its amount after the volume discount, which is a line of its own. All of it is
// nil for a line without a class, and in what a client may see.
type BuildUp struct {
	ListRate    *pricing.Amount `json:"list_rate"`
	Weights     *json.Number    `json:"weights"`
	Share       *json.Number    `json:"share"`
	Volume      *json.Number    `json:"volume"`
	Cost        *pricing.Amount `json:"cost"`
	GrossMargin *json.Number    `json:"gross_margin"`
}

// withInternal returns the estimate with what only the provider may see.
func (e *ModelEstimate) withInternal(in *InternalPrice, discount string) ModelEstimate {
	out := *e
	if in == nil {
		in = &InternalPrice{}
	}
	out.Lines, out.Separate = withBases(e.Lines, in.Bases), withBases(e.Separate, in.Apart)
	for i := range out.Lines {
		if l := &out.Lines[i]; l.Origin == pricing.FromQuote && l.ID == pricing.DiscountID {
			l.Basis = discount
		}
	}
	out.Market, out.Cost, out.GrossMargin, out.Target, out.Floor, out.Approval = in.Market, in.Cost, in.GrossMargin, in.Target, in.Floor, in.Approval
	out.RangeFrom = slices.Clone(e.RangeFrom)
	for i := range min(len(in.RangeFrom), len(out.RangeFrom)) {
		out.RangeFrom[i].Monthly = in.RangeFrom[i]
	}
	for i := range in.Resale {
		for j := range out.Lines {
			if x := &in.Resale[i]; out.Lines[j].ID == x.ID {
				out.Lines[j].Cost, out.Lines[j].GrossMargin = x.Cost, x.GrossMargin
			}
		}
	}
	for i := range in.Units {
		for j := range out.Lines {
			if u := &in.Units[i]; string(out.Lines[j].Class) == u.Class {
				out.Lines[j].BuildUp = u.BuildUp
			}
		}
	}
	return out
}

// withBases returns lines with where their rates come from.
func withBases(lines []Line, bases []string) []Line {
	out := slices.Clone(lines)
	for i := range min(len(out), len(bases)) {
		out[i].Basis = bases[i]
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
	Basis    string         `json:"basis"` // where the rate comes from; "" in what a client may see
	Assumed  bool           `json:"assumed"`
	Class    terms.Optional `json:"class"` // the unit class that is priced, null for a line without one
	Origin   pricing.Origin `json:"origin"`
	Resale   bool           `json:"resale,omitempty"`            // it is sold on, and no part of the service
	Months   *int           `json:"commitment_months,omitempty"` // for how many months it is bought, nil for none
	MadeOf   string         `json:"made_of"`                     // what a sum that is no number of units is made of, "" for none
	BuildUp
}

// Numbers is a number in three cases.
type Numbers struct {
	Low     json.Number `json:"low"`
	Typical json.Number `json:"typical"`
	High    json.Number `json:"high"`
}
