package result

import (
	"encoding/json"

	"mspscope/internal/terms"
	"mspscope/pricing"
)

// Since is what differs from the last revision that went out before this one. All
// differences are of the typical case; the lines of a period add up to that of its sum.
type Since struct {
	Revision int64             `json:"revision"`
	On       string            `json:"on"`       // YYYY-MM-DD
	Currency string            `json:"currency"` // of that revision
	Model    Pair[terms.Model] `json:"model"`
	Monthly  *pricing.Amount   `json:"monthly"`  // how much more it is a month; nil in another currency, and where this revision has no price
	OneTime  *pricing.Amount   `json:"one_time"` // how much more is paid once
	Lines    []SinceLine       `json:"lines"`    // that differ, the monthly ones first; none in another currency
	Counts   []SinceCount      `json:"counts"`   // that differ
	Requote  bool              `json:"requote"`  // a number has moved so far that this is a quote of its own
	Due      string            `json:"due"`      // the same in a sentence, "" where it is not
}

// SinceLine is a line that differs; null where a revision has no such line, or no amount
// in it. The line without an id holds what the record does not tell line by line.
type SinceLine struct {
	ID         terms.Optional        `json:"id"`
	Label      string                `json:"label"`
	Period     pricing.Period        `json:"period"`
	Class      terms.Optional        `json:"class"`
	Before     *pricing.Amount       `json:"before"`
	After      *pricing.Amount       `json:"after"`
	Difference pricing.Amount        `json:"difference"`
	Quantity   Pair[*json.Number]    `json:"quantity"`
	Rate       Pair[*pricing.Amount] `json:"rate"`
}

// SinceCount is a number that is not what it was; null where a revision does not rest on
// it.
type SinceCount struct {
	Class   string       `json:"class"`
	Label   string       `json:"label"`
	Before  *json.Number `json:"before"`
	After   *json.Number `json:"after"`
	Drift   *json.Number `json:"drift_percent"` // how much more it is, in percent of what it was; nil where there was none
	Requote bool         `json:"requote"`
}

// Later is a revision that went out after this one.
type Later struct {
	Revision int64  `json:"revision"`
	On       string `json:"on"` // YYYY-MM-DD
}
