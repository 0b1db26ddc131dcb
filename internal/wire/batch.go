package wire

import (
	"errors"

	scope "mspscope/internal/oldscope"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
	"mspscope/pricing"
)

// Record is one engagement in the output of `batch`.
type Record struct {
	Source    string             `json:"source"`
	Document  int                `json:"document"`
	Client    Client             `json:"client"`
	Playbook  Playbook           `json:"playbook"`
	Outcome   string             `json:"outcome"`
	Model     *string            `json:"model"`
	RunnerUp  *string            `json:"runner_up"`
	Fit       PerModel[*Tenths]  `json:"fit"`
	Margin    *Tenths            `json:"margin"`
	Verdict   *string            `json:"verdict"`
	Stability *Thousandths       `json:"stability"`
	Certain   *bool              `json:"certain"`
	Monthly   *PerModel[Amounts] `json:"monthly"`
	Findings  int                `json:"findings"`
	Open      int                `json:"open"`
	Warnings  int                `json:"warnings"`
}

// Amounts is an amount of money in three cases, null while it is not known.
type Amounts struct {
	Low     *string `json:"low"`
	Typical *string `json:"typical"`
	High    *string `json:"high"`
}

func amountsOf(r pricing.Range) Amounts {
	if !r.Known {
		return Amounts{}
	}
	low, typical, high := pricing.Money(r.Low), pricing.Money(r.Typical), pricing.Money(r.High)
	return Amounts{&low, &typical, &high}
}

// ErrorRecord is a document that could not be scored.
type ErrorRecord struct {
	Source   string          `json:"source"`
	Document *int            `json:"document"`
	Errors   []DocumentError `json:"errors"`
}

// DocumentError is one thing wrong with a document; line and column are null
// when it has no place in it.
type DocumentError struct {
	Line    *int   `json:"line"`
	Column  *int   `json:"column"`
	Message string `json:"message"`
}

// RecordOf fills the record of one engagement.
func RecordOf(source string, document int, s *scope.Scope) Record {
	r := &s.Recommendation
	out := Record{
		Source: source, Document: document, Client: clientOf(s), Playbook: playbookOf(s.Playbook),
		Outcome: string(r.Outcome), Model: modelID(s.Model()), RunnerUp: modelID(r.RunnerUp), Fit: fitOf(r),
		Findings: len(s.Findings), Open: len(s.Open), Warnings: len(s.Warnings),
	}
	out.Verdict, out.Certain, out.Stability = verdict(s), certain(s), stability(s)
	if margin, ok := r.Margin(); ok {
		t := Tenths(margin)
		out.Margin = &t
	}
	if s.Playbook.Card != nil {
		monthly := perModel(func(m terms.Model) Amounts { return amountsOf(s.Estimates[m].Monthly) })
		out.Monthly = &monthly
	}
	return out
}

// ErrorOf fills the record of a document, or with document 0 of a whole
// source, that could not be scored.
func ErrorOf(source string, document int, err error) ErrorRecord {
	out := ErrorRecord{Source: source}
	if document > 0 {
		out.Document = &document
	}
	var problems yamldoc.Problems
	if !errors.As(err, &problems) {
		out.Errors = []DocumentError{{Message: err.Error()}}
		return out
	}
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
