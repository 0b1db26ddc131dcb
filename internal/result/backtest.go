package result

import (
	"mspscope/assess"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// Backtest is what other rules make of past engagements.
type Backtest struct {
	Version  int               `json:"version"`
	Playbook ComparedPlaybooks `json:"playbook"`
	Currency Pair[*string]     `json:"currency"` // of the amounts on each side; where they differ, nothing is subtracted
	Clients  int               `json:"clients"`  // scored under both
	Models   int               `json:"models_changed"`
	Prices   int               `json:"prices_changed"`
	Moves    []Move            `json:"moves"` // of the models, the most frequent first
	Monthly  Pair[Money]       `json:"monthly"`
	Median   *Tenths           `json:"median_change_percent"` // of the typical monthly prices that are known on both sides; nil where none are
	Changes  []Backtested      `json:"changes"`               // another model first, then by how far the price moves
	Errors   []ErrorRecord     `json:"errors"`                // what cannot be scored, under one of them or both
	Schema   string            `json:"schema"`
}

// Move is how many clients go from one outcome to another.
type Move struct {
	Before  string `json:"before"` // a model, or an outcome without one
	After   string `json:"after"`
	Clients int    `json:"clients"`
}

// Backtested is a client for whom something changes.
type Backtested struct {
	Source     string               `json:"source"`
	Document   int                  `json:"document"`
	Name       *string              `json:"client"`
	Outcome    Pair[assess.Outcome] `json:"outcome"`
	Model      Pair[*terms.Model]   `json:"model"`
	Verdict    Pair[*string]        `json:"verdict"`
	Monthly    Pair[pricing.Range]  `json:"monthly"`
	Difference *pricing.Amount      `json:"difference"` // of the typical monthly prices; nil where one is not known, or the currencies differ
	Because    string               `json:"because"`
}

// Moved reports whether the client gets another model, or none.
func (b *Backtested) Moved() bool {
	return Station(b.Outcome.Before, b.Model.Before) != Station(b.Outcome.After, b.Model.After)
}

// Station is a model by its id, or the outcome where there is none.
func Station(o assess.Outcome, m *terms.Model) string {
	if m != nil {
		return m.String()
	}
	return string(o)
}

// Count counts the move of a client.
func (b *Backtest) Count(c *Backtested) {
	from, to := Station(c.Outcome.Before, c.Model.Before), Station(c.Outcome.After, c.Model.After)
	for i := range b.Moves {
		if b.Moves[i].Before == from && b.Moves[i].After == to {
			b.Moves[i].Clients++
			return
		}
	}
	b.Moves = append(b.Moves, Move{Before: from, After: to, Clients: 1})
}
