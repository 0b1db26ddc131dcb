package result

import (
	"fmt"
	"strings"

	"mspscope/assess"
)

// The gates that are named by one word and are no outcome.
const (
	gateOpen     = "open"     // a question is open
	gateWarnings = "warnings" // something is odd about the answers
	gateCritical = "critical" // a finding is critical
)

// GateNames lists the gates that have a name: outcomes that are no plain
// recommendation, and properties of a result. Every other gate is a condition on the
// fields of a record; these are conditions too.
func GateNames() []string {
	return []string{
		string(assess.TooClose), string(assess.NoneNeeded), string(assess.AllVetoed), string(assess.NothingScored),
		gateOpen, gateWarnings, gateCritical,
	}
}

// Why says why a record is at a gate with a name, the value first; "" for every other
// gate.
func (r *Record) Why(gate string) string {
	switch gate {
	case gateOpen:
		return counted(r.Open, "question is open", "questions are open") + some(r.Unanswered)
	case gateWarnings:
		return counted(r.Warnings, "warning", "warnings")
	case gateCritical:
		return counted(r.BySeverity[0], "finding is critical", "findings are critical") + some(r.FindingIDs[:min(r.BySeverity[0], len(r.FindingIDs))])
	case string(assess.TooClose):
		if r.Model != nil && r.RunnerUp != nil && r.Margin != nil {
			return fmt.Sprintf("the result is too close: %s is %s ahead of %s in fit", r.Model, r.Margin, r.RunnerUp)
		}
	case string(assess.NoneNeeded), string(assess.AllVetoed), string(assess.NothingScored):
	default:
		return ""
	}
	return "the result is " + strings.ReplaceAll(gate, "_", " ")
}

func counted(n int, one, many string) string {
	if n == 1 {
		many = one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// mostNamed is how many things are named in one line.
const mostNamed = 5

// some names the first of some things.
func some(ids []string) string {
	switch {
	case len(ids) == 0:
		return ""
	case len(ids) > mostNamed:
		return fmt.Sprintf(": %s and %d more", strings.Join(ids[:mostNamed], ", "), len(ids)-mostNamed)
	}
	return ": " + strings.Join(ids, ", ")
}
