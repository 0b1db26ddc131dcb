package result

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/query"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
	"mspscope/pricing"
)

// Record is one engagement in the output of `batch`. It goes on to other
// systems, so that it holds nothing that a client must not see.
type Record struct {
	Source    string                         `json:"source"`
	Document  int                            `json:"document"`
	Subject   Subject                        `json:"client"`
	Playbook  Playbook                       `json:"playbook"`
	Outcome   assess.Outcome                 `json:"outcome"`
	Model     *terms.Model                   `json:"model"`
	RunnerUp  *terms.Model                   `json:"runner_up"`
	Fit       terms.PerModel[*Tenths]        `json:"fit"`
	Margin    *Tenths                        `json:"margin"`
	Verdict   *string                        `json:"verdict"`
	Stability *Thousandths                   `json:"stability"`
	Certain   *bool                          `json:"certain"`
	Monthly   *terms.PerModel[pricing.Range] `json:"monthly"`
	Currency  *string                        `json:"currency"` // of every amount
	Findings  int                            `json:"findings"`
	Open      int                            `json:"open"`
	Warnings  int                            `json:"warnings"`
	Critical  bool                           `json:"critical"` // a finding is critical
	Version   int                            `json:"version"`

	OneTime        *pricing.Range `json:"one_time"`       // of the recommended model; nil without one
	PerUser        *pricing.Range `json:"per_user"`       // of the recommended model, a month
	BySeverity     Severities     `json:"finding_counts"` // of the findings that the client has not declined
	FindingIDs     []string       `json:"finding_ids"`    // the same, the worst first
	Deciding       []string       `json:"deciding"`       // open questions whose answer can change the model; nil where that was not worked out
	Contradictions int            `json:"contradictions"` // answers that cannot both be right
	Readiness      *string        `json:"readiness"`      // nil where the playbook does not assess it
	Split          *terms.Split   `json:"split"`          // of the recommended model; nil without one
	Hit            []string       `json:"gates"`          // of --fail-on: those that the record hits

	Schema string `json:"schema"`

	// What follows is known where the engagement was scored just now, and stands in no
	// record: the ids of all open questions, the answers that somebody asked for by
	// name, and what contradicts what, in words.
	Unanswered []string               `json:"-"`
	Answers    map[string]query.Value `json:"-"`
	Odd        []string               `json:"-"`
}

// Severities are numbers of findings by their severity, the worst first.
type Severities [6]int

// MarshalJSON writes an object with the severities as its keys.
func (s Severities) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for i, id := range advice.SeverityIDs() {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(append(append(out, '"'), id...), `":`...)
		out = strconv.AppendInt(out, int64(s[i]), 10)
	}
	return append(out, '}'), nil
}

// UnmarshalJSON reads an object with the severities as its keys.
func (s *Severities) UnmarshalJSON(data []byte) error {
	var by map[string]int
	if err := json.Unmarshal(data, &by); err != nil {
		return fmt.Errorf("read numbers of findings: %w", err)
	}
	for i, id := range advice.SeverityIDs() {
		s[i] = by[id]
	}
	return nil
}

// ErrorRecord is a document that could not be scored, or, without a number, a
// whole source.
type ErrorRecord struct {
	Source   string          `json:"source"`
	Document *int            `json:"document"`
	Errors   []DocumentError `json:"errors"`
	More     int             `json:"more"` // problems behind the first one, also those that are not listed
	Schema   string          `json:"schema"`
}

// DocumentError is one thing wrong with a document; line and column are nil when
// it has no place in it.
type DocumentError struct {
	Line    *int   `json:"line"`
	Column  *int   `json:"column"`
	Message string `json:"message"`
}

// ErrorOf returns the record of a document, or with document 0 of a whole
// source, that could not be scored.
func ErrorOf(source string, document int, err error) ErrorRecord {
	out := ErrorRecord{Source: source, Schema: SchemaID("error-record")}
	if document > 0 {
		out.Document = &document
	}
	var problems yamldoc.Problems
	if !errors.As(err, &problems) {
		out.Errors = []DocumentError{{Message: err.Error()}}
		return out
	}
	out.More = problems.Count() - 1
	for _, p := range problems {
		e := DocumentError{Message: p.Message}
		if p.Line > 0 {
			line, col := p.Line, max(p.Col, 1)
			e.Line, e.Column = &line, &col
		}
		out.Errors = append(out.Errors, e)
	}
	return out
}
