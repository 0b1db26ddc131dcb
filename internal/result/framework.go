package result

import (
	"mspscope/internal/terms"
	"mspscope/responsibility"
)

// Framework is the responsibility matrix of one model, read against a published list of
// controls. What it says follows from the rows of the matrix alone.
type Framework struct {
	Info          responsibility.FrameworkInfo `json:"framework"`
	Model         *terms.Model                 `json:"model"`          // nil: the answers lead to none, and no row stands behind anything
	StartingPoint string                       `json:"starting_point"` // what this is and is not
	Counts        CoverageCounts               `json:"counts"`
	Controls      []responsibility.Covered     `json:"controls"` // all of them, in the order of the framework
}

// CoverageCounts says how many controls are whose.
type CoverageCounts struct {
	Provider int `json:"provider"`
	Client   int `json:"client"`
	Shared   int `json:"shared"`
	Unmapped int `json:"unmapped"`
}

// Count adds a control.
func (c *CoverageCounts) Count(s responsibility.Coverage) {
	switch s {
	case responsibility.CoveredByProvider:
		c.Provider++
	case responsibility.CoveredByClient:
		c.Client++
	case responsibility.CoveredByBoth:
		c.Shared++
	case responsibility.NotCovered:
		c.Unmapped++
	}
}

// FrameworkOutput is the output of `raci --framework`.
type FrameworkOutput struct {
	Schema string `json:"schema"`
	Head
	*Framework
}

// ForFramework returns what `raci --framework` prints. A framework must have been asked
// for.
func (r *Result) ForFramework() any {
	return FrameworkOutput{SchemaID("framework"), r.Head, r.Framework}
}
