package result

import (
	"errors"

	"mspscope/assess"
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
	Schema    string                         `json:"schema"`
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
