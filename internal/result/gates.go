package result

import (
	"mspscope/assess"
	"mspscope/internal/advice"
)

// Gates is what a script can ask of a result: its outcome, and how much is open
// or odd.
type Gates struct {
	Outcome  assess.Outcome
	Open     bool // a question is open
	Warnings bool
	Critical bool // a finding is critical
}

// GateNames lists the names of gates: outcomes that are no plain recommendation,
// and properties of a result.
func GateNames() []string {
	return []string{
		string(assess.TooClose), string(assess.NoneNeeded), string(assess.AllVetoed), string(assess.NothingScored),
		"open", "warnings", "critical",
	}
}

// Hit reports whether a gate of that name holds.
func (g Gates) Hit(name string) bool {
	switch name {
	case "open":
		return g.Open
	case "warnings":
		return g.Warnings
	case "critical":
		return g.Critical
	}
	return string(g.Outcome) == name
}

// Gates returns what can be asked of the result.
func (r *Result) Gates() Gates {
	return Gates{
		Outcome: r.Recommendation.Outcome, Open: len(r.Recommendation.Open) > 0, Warnings: len(r.Warnings) > 0,
		Critical: advice.AnyCritical(r.Findings),
	}
}

// Gates returns what can be asked of the record.
func (r *Record) Gates() Gates {
	return Gates{Outcome: r.Outcome, Open: r.Open > 0, Warnings: r.Warnings > 0, Critical: r.Critical}
}
