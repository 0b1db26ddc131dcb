package result

import "mspscope/internal/terms"

// Explain is the mathematics behind a recommendation.
type Explain struct {
	Criteria    []Counted             `json:"criteria"` // that counted, in the order of the matrix
	TotalWeight int64                 `json:"total_weight"`
	Scores      terms.PerModel[int64] `json:"scores"`
	Meaning     string                `json:"meaning"`    // of the verdict; "" without one
	Sufficient  []string              `json:"sufficient"` // topics of the answers that alone force the model
	Weights     []Interval            `json:"weights"`    // of criteria whose weight alone can change the result
	Weighed     int                   `json:"weighed"`    // of how many criteria the intervals were worked out
}

// Counted is a criterion that counted.
type Counted struct {
	Label  string                `json:"label"`
	Weight int64                 `json:"weight"`
	Points terms.PerModel[int64] `json:"points"` // of its ratings, 0 to 6
	Margin int64                 `json:"margin"` // what it adds to the margin
}

// Interval says for which shares of the whole weight a criterion keeps the
// model first, the others keeping their proportions. Shares are percentages
// with one decimal.
type Interval struct {
	Label string  `json:"label"`
	Share Tenths  `json:"share"`
	Low   *Tenths `json:"low"` // nil: at no share
	High  *Tenths `json:"high"`
}
