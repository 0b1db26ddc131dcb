package wire

import (
	"encoding/json"

	"github.com/govalues/decimal"

	"mspscope/internal/playbook"
	scope "mspscope/internal/oldscope"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// Estimate is the output of `estimate`.
type Estimate struct {
	Version     int                     `json:"version"`
	Playbook    Playbook                `json:"playbook"`
	Client      Client                  `json:"client"`
	Currency    string                  `json:"currency"`
	RateCard    RateCard                `json:"rate_card"`
	Recommended *string                 `json:"recommended"`
	Models      PerModel[ModelEstimate] `json:"models"`
	Comparison  TotalCost               `json:"comparison"`
	Market      Market                  `json:"market"`
	Assumptions []Assumption            `json:"assumptions"`
	Warnings    []string                `json:"warnings"`
}

// RateCard names the prices.
type RateCard struct {
	Name string `json:"name"`
	AsOf string `json:"as_of"`
}

// ModelEstimate is the price of one model.
type ModelEstimate struct {
	Monthly Amounts `json:"monthly"`
	OneTime Amounts `json:"one_time"`
	PerUser Amounts `json:"per_user"`
	Vetoed  bool    `json:"vetoed"`
	Hire    int     `json:"hire"`
	Split   *Split  `json:"split"`
	Lines   []Line  `json:"lines"`
}

// Line is one row of an estimate: quantity x rate = amount. Quantity is that of
// the typical case; where the cases differ, quantity_range has them all.
// Class is the unit class that is priced, null for a line without one; origin
// is card, or quote for a line that the quote adds.
type Line struct {
	ID       string       `json:"id"`
	Label    string       `json:"label"`
	Quantity *json.Number `json:"quantity"`
	Range    *Numbers     `json:"quantity_range,omitempty"`
	Unit     string       `json:"unit"`
	Rate     Amounts      `json:"rate"`
	Amount   Amounts      `json:"amount"`
	Period   string       `json:"period"`
	Basis    string       `json:"basis"`
	Assumed  bool         `json:"assumed"`
	Class    *string      `json:"class"`
	Origin   string       `json:"origin"`
}

// Numbers is a number in three cases.
type Numbers struct {
	Low     json.Number `json:"low"`
	Typical json.Number `json:"typical"`
	High    json.Number `json:"high"`
}

func numbersOf(r pricing.Range) (typical *json.Number, all *Numbers) {
	if !r.Known {
		return nil, nil
	}
	number := func(d decimal.Decimal) json.Number { return json.Number(d.Trim(0).String()) }
	n := number(r.Typical)
	if r.Low.Equal(r.High) {
		return &n, nil
	}
	return &n, &Numbers{number(r.Low), n, number(r.High)}
}

// TotalCost compares what each option costs over a term.
type TotalCost struct {
	Months  int          `json:"months"`
	Options []CostOption `json:"options"`
}

// CostOption is one way to go on.
type CostOption struct {
	ID         string          `json:"id"`
	Label      string          `json:"label"`
	Total      Amounts         `json:"total"`
	Components []CostComponent `json:"components"`
	Vetoed     bool            `json:"vetoed"`
	Hire       int             `json:"hire"`
	Note       string          `json:"note"`
}

// CostComponent is one part of a total.
type CostComponent struct {
	ID      string  `json:"id"`
	Label   string  `json:"label"`
	Total   Amounts `json:"total"`
	Assumed bool    `json:"assumed"`
}

// Market says where the rate card stands in the published market band.
type Market struct {
	Seat     string `json:"seat"`
	Position string `json:"position"`
	Text     string `json:"text"`
}

// Assumption is something taken for granted because a question is open.
type Assumption struct {
	Question string `json:"question"`
	Text     string `json:"text"`
}

// EstimateOf fills the output of `estimate`.
func EstimateOf(s *scope.Scope) Estimate {
	out := Estimate{
		Version: version, Playbook: playbookOf(s.Playbook), Client: clientOf(s), Currency: s.Playbook.Card.Currency,
		RateCard:    rateCardOf(s.Playbook),
		Recommended: modelID(s.Model()),
		Models:      perModel(func(m terms.Model) ModelEstimate { return modelEstimateOf(s, m) }),
		Comparison:  TotalCost{Months: s.Comparison.Months},
		Market:      Market{Seat: pricing.Money(s.Market.Seat), Position: string(s.Market.Position), Text: s.Market.Text},
		Assumptions: []Assumption{}, Warnings: list(s.PriceWarnings()),
	}
	for _, a := range s.Assumptions() {
		out.Assumptions = append(out.Assumptions, Assumption(a))
	}
	for i := range s.Comparison.Options {
		o := &s.Comparison.Options[i]
		option := CostOption{ID: o.ID, Label: o.Label, Total: amountsOf(o.Total), Components: []CostComponent{}, Vetoed: o.Vetoed, Hire: o.Hire, Note: o.Note}
		for _, c := range o.Components {
			option.Components = append(option.Components, CostComponent{ID: c.ID, Label: c.Label, Total: amountsOf(c.Total), Assumed: c.Assumed})
		}
		out.Comparison.Options = append(out.Comparison.Options, option)
	}
	return out
}

func rateCardOf(p *playbook.Playbook) RateCard {
	return RateCard{Name: p.Card.Name, AsOf: p.Card.AsOf}
}

func modelEstimateOf(s *scope.Scope, m terms.Model) ModelEstimate {
	e := &s.Estimates[m]
	out := ModelEstimate{
		Monthly: amountsOf(e.Monthly), OneTime: amountsOf(e.OneTime), PerUser: amountsOf(e.PerUser),
		Vetoed: s.Recommendation.Vetoed[m], Hire: s.Hire(m), Split: splitOf(&s.Proposals[m].Split), Lines: []Line{},
	}
	for i := range e.Lines {
		l := &e.Lines[i]
		quantity, all := numbersOf(l.Quantity)
		out.Lines = append(out.Lines, Line{
			ID: l.ID, Label: l.Label, Quantity: quantity, Range: all, Unit: l.Unit,
			Rate: amountsOf(l.Rate), Amount: amountsOf(l.Amount), Period: string(l.Period), Basis: l.Basis, Assumed: l.Assumed,
			Class: orNull(l.Class), Origin: string(l.Origin),
		})
	}
	return out
}
