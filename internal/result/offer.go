package result

import (
	"encoding/json"

	"mspscope/internal/terms"
	"mspscope/pricing"
)

// Quote says which offer an estimate is.
type Quote struct {
	Revision   *int64  `json:"revision"`    // nil where it has none
	ValidUntil *string `json:"valid_until"` // YYYY-MM-DD; nil where none is stated
	TermMonths *int64  `json:"term_months"` // nil where no term is stated
	RanOut     string  `json:"ran_out"`     // said first where the date of the document lies behind the last day, "" elsewhere
	RestsOn    string  `json:"rests_on"`    // on which numbers an offer rests, "" for a budget
}

// Refusal is something that keeps a quote from being what its status says.
type Refusal struct {
	Kind     string `json:"kind"`
	Question string `json:"question"` // the question to ask, "" for none
	Text     string `json:"text"`     // a sentence
	Do       string `json:"do"`       // what the provider does about it; "" in what a client may see
}

// Count is a number on which a price rests.
type Count struct {
	Class     string      `json:"class"`
	Of        *string     `json:"of,omitempty"` // the class of which these are a part, nil for none
	Question  string      `json:"question"`
	Number    json.Number `json:"number"`
	Noun      string      `json:"noun"`                // what it counts, as people read it
	Estimated bool        `json:"estimated,omitempty"` // it is an estimate, and counts as the number that was stated
}

// Agreed is what was agreed on, and how the numbers stand against it.
type Agreed struct {
	On       string  `json:"on"`       // YYYY-MM-DD
	Playbook string  `json:"playbook"` // the digest of what was in force
	Drifts   []Drift `json:"drifts"`
	Text     string  `json:"text"`
	Requote  bool    `json:"requote"` // a number has moved so far that a new quote is due
	Due      string  `json:"due"`     // the same in a sentence, "" where it is not
}

// Resale is what is sold on beside the service, and what the service alone costs.
type Resale struct {
	Monthly        pricing.Range `json:"monthly"`
	OneTime        pricing.Range `json:"one_time"`
	ServiceMonthly pricing.Range `json:"service_monthly"`
	ServiceOnce    pricing.Range `json:"service_one_time"`
}

// ResaleCost is what a line that is sold on costs the provider and leaves.
type ResaleCost struct {
	ID          string          `json:"id"`
	Cost        *pricing.Amount `json:"cost"`
	GrossMargin *json.Number    `json:"gross_margin"`
}

// Drift is a number that is not the agreed one.
type Drift struct {
	Class   string          `json:"class"`
	Agreed  json.Number     `json:"agreed"`
	Now     json.Number     `json:"now"`
	Monthly *pricing.Amount `json:"monthly"` // what the difference comes to a month at the agreed prices; nil where they hold none
	Requote bool            `json:"requote"`
	Text    string          `json:"text"`
}

// Term is one of the terms of an offer.
type Term struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	Text  string `json:"text"`
}

// Refuses reports whether something keeps the quote from being what its status says.
func (r *Result) Refuses() bool { return r.StandsAs != r.Status }

// Binding reports whether the price is one that somebody can sign.
func (r *Result) Binding() bool { return r.StandsAs != terms.Budget }
