package result

import (
	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/emit"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// Batch is what `batch` prints as one document.
type Batch struct {
	Version  int           `json:"version"`
	Playbook Playbook      `json:"playbook"`
	Currency *string       `json:"currency"` // of every amount; nil for a playbook without prices
	Scored   int           `json:"scored"`
	Shown    int           `json:"shown"`   // of those that were scored: the others do not fit --where
	Records  []Record      `json:"records"` // nil where columns were chosen
	Rows     []Row         `json:"rows"`    // the chosen columns; nil where none were
	Errors   []ErrorRecord `json:"errors"`
	Summary  *Summary      `json:"summary"` // nil unless it was asked for
	Schema   string        `json:"schema"`
}

// Row is a record of which only some fields are wanted, under their flat names.
type Row emit.Object

// MarshalJSON writes the fields in their order.
func (r Row) MarshalJSON() ([]byte, error) { return emit.Object(r).MarshalJSON() }

// RowOf returns these fields of a record.
func RowOf(r *Record, fields []Field) Row {
	row := make(Row, 0, len(fields)+1)
	for i := range fields {
		v := fields[i].Of(r)
		row = append(row, emit.Member{Key: fields[i].Head(), Value: v.JSON(fields[i].Kind)})
	}
	return append(row, emit.Member{Key: "schema", Value: SchemaID("row")})
}

// Summary is a portfolio seen at once. All of it is counted from the records.
type Summary struct {
	Clients  int             `json:"clients"`
	Currency *string         `json:"currency"` // of every amount; nil where there is none
	Models   []ModelTotal    `json:"models"`   // the models, then outcomes without one; those that nobody has are left out
	Total    Money           `json:"total"`
	Verdicts []Tally         `json:"verdicts"` // the surest first
	Talk     []Talk          `json:"talk"`     // whom to talk to, who needs it most first
	Findings []FindingTotal  `json:"findings"` // the most frequent ones
	Open     []OpenTotal     `json:"open"`     // questions most often open
	Close    []CloseCall     `json:"close"`    // clients whom two models fit nearly as well, or whose model hangs on what is open
	Odd      []Contradictory `json:"contradictions"`
	Errors   []Tally         `json:"errors"` // by kind
}

// Money is the sum of some monthly prices.
type Money struct {
	Monthly  pricing.Range `json:"monthly"`  // of those that are known; not known where none is
	Unpriced int           `json:"unpriced"` // how many are in no sum, because their price is not known
}

// ModelTotal is what the clients with one model come to.
type ModelTotal struct {
	Outcome assess.Outcome `json:"outcome"`
	Model   *terms.Model   `json:"model"` // nil for an outcome without one
	Clients int            `json:"clients"`
	Money
}

// Tally is how often there is something.
type Tally struct {
	ID      string `json:"id"`
	Clients int    `json:"clients"`
}

// Who is a client in a list.
type Who struct {
	Source   string       `json:"source"`
	Document int          `json:"document"`
	Name     *string      `json:"client"`
	Model    *terms.Model `json:"model"`
	Monthly  *string      `json:"monthly"` // the typical price of the model; nil where it is not known
}

// Talk is a client to talk to.
type Talk struct {
	Who
	Reasons []Reasoned `json:"about"` // what matters most first
}

// Reasoned is something to talk about, with why.
type Reasoned struct {
	Kind string   `json:"kind"` // critical, close, deciding, contradiction, unpriced
	IDs  []string `json:"ids"`  // findings, models or questions
	Says []string `json:"says"` // the same in words
}

// FindingTotal is a finding with the clients that have it.
type FindingTotal struct {
	ID         string     `json:"id"`
	Title      string     `json:"title"`
	Clients    int        `json:"clients"`
	BySeverity Severities `json:"by_severity"`
	Names      []string   `json:"names"` // of the clients, where they are few
}

// OpenTotal is an open question with how many clients it is open for.
type OpenTotal struct {
	Question string   `json:"question"`
	Topic    string   `json:"topic"`
	Clients  int      `json:"clients"`
	Deciding int      `json:"deciding"` // for how many of them it can change the model
	Names    []string `json:"names"`    // of the clients, where they are few
}

// CloseCall is a client whose model is not decided.
type CloseCall struct {
	Who
	RunnerUp *terms.Model `json:"runner_up"`
	Margin   *Tenths      `json:"margin"`
	Close    bool         `json:"close"`   // two models fit nearly as well
	Decides  []string     `json:"decides"` // the questions whose answers would decide it
	Says     []string     `json:"says"`    // the same in words
}

// Contradictory is a client whose answers cannot all be right.
type Contradictory struct {
	Who
	Texts []string `json:"texts"`
}

// severity is that of the finding at a place among the ids of a record.
func (r *Record) severity(at int) advice.Severity {
	for s, n := range r.BySeverity {
		if at -= n; at < 0 {
			return advice.Severity(s)
		}
	}
	return advice.Opportunity
}

// EachFinding calls f with the findings that the client has not declined.
func (r *Record) EachFinding(f func(id string, s advice.Severity)) {
	for i, id := range r.FindingIDs {
		f(id, r.severity(i))
	}
}
