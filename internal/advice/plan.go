package advice

import "mspscope/internal/terms"

// StepKind says where a step of a plan comes from.
type StepKind string

// The kinds.
const (
	FromPlan     StepKind = "plan"     // the plan of the model
	FromFinding  StepKind = "finding"  // a finding that is answered
	FromRow      StepKind = "row"      // a row of the responsibility matrix
	FromTakeover StepKind = "takeover" // a part of IT that changes hands
	FromHandover StepKind = "handover" // people whose work changes hands
	FromBlock    StepKind = "block"    // what keeps work from starting
	FromNeed     StepKind = "need"     // what the client gives
)

// NeedKind says what the client gives.
type NeedKind string

// The kinds.
const (
	NeedPeople    NeedKind = "people"
	NeedAccess    NeedKind = "access"
	NeedDecisions NeedKind = "decisions"
)

// Words lists the kinds.
func (NeedKind) Words() []string {
	return []string{string(NeedPeople), string(NeedAccess), string(NeedDecisions)}
}

// PlanStep is one thing that is done.
type PlanStep struct {
	ID       string       `json:"id"` // of the step, finding, row or block that it comes from
	Kind     StepKind     `json:"kind"`
	Need     *NeedKind    `json:"gives"` // what the client gives with it; nil where it is work
	Day      *int         `json:"day"`   // by which day, counted from the start; nil where that is not known
	Date     *string      `json:"date"`  // YYYY-MM-DD; nil where the day or the start is not known
	Text     string       `json:"text"`
	Who      []Who        `json:"who"`      // the one who leads first
	Because  string       `json:"because"`  // the finding or the answer that it follows from, "" for one that everybody has
	Tower    *terms.Tower `json:"tower"`    // the part of IT that it is about; nil for no single one
	Answered *Kind        `json:"answered"` // of a finding: how it is answered
}

// PlanPhase is a part of a plan with what must be true at its end.
type PlanPhase struct {
	Name     string     `json:"name"`
	FromDay  int        `json:"from_day"`
	ToDay    int        `json:"to_day"`
	FromDate *string    `json:"from_date"` // YYYY-MM-DD; nil where the start is not known
	ToDate   *string    `json:"to_date"`
	Steps    []PlanStep `json:"steps"` // days ascend
	Tests    []string   `json:"tests"`
}

// PlanDate is a date that a plan has to keep to.
type PlanDate struct {
	ID   string  `json:"id"`
	Text string  `json:"text"`
	Date *string `json:"date"` // YYYY-MM-DD; nil where no day is known
}

// PlanMove is a part of IT that changes hands.
type PlanMove struct {
	Tower terms.Tower `json:"tower"`
	Side  terms.Side  `json:"side"` // who runs it then: provider or shared
	Day   int         `json:"day"`
	Date  *string     `json:"date"` // YYYY-MM-DD; nil where the start is not known
}

// PlanNotice is how the work of people changes hands.
type PlanNotice struct {
	ID    string     `json:"id"`
	Text  string     `json:"text"`
	Steps []PlanStep `json:"steps"`
}

// Plan is what happens in the first 90 days, by whom.
type Plan struct {
	Model    *terms.Model `json:"model"`    // nil where none is recommended
	Start    *string      `json:"start"`    // the first day of the service, YYYY-MM-DD; nil where it is not fixed
	Lead     string       `json:"lead"`     // how to read it, or why there is none
	First    []string     `json:"first"`    // what to settle first where no model, or no single one, is recommended; what to have checked where none is needed
	Blocks   []PlanStep   `json:"blocks"`   // before anything starts
	Handover *PlanNotice  `json:"handover"` // nil where nobody's work changes hands
	Moves    []PlanMove   `json:"moves"`    // the parts of IT that change hands
	Phases   []PlanPhase  `json:"phases"`
	Needs    []PlanStep   `json:"needs"`  // what the client gives
	Effort   string       `json:"effort"` // how much time of the client it takes
	Own      []PlanStep   `json:"own"`    // what the answers ask for in parts that stay with the client
	OwnText  string       `json:"own_text"`
	Dates    []PlanDate   `json:"dates"`
	// LastNotice is about the last day on which notice of the present contract can be given,
	// YYYY-MM-DD; nil where that is not known.
	LastNotice *string `json:"last_notice"`
}

// PlanRow is a row of the client's responsibility matrix.
type PlanRow struct {
	ID      string
	Tower   terms.Tower
	Side    terms.Side
	Name    string
	Because string
	Does    []Who // who answers for it, then who else does it
}

// PlanCase is what a plan is made for.
type PlanCase struct {
	Model    *terms.Model
	Outcome  string // "" for one with a single model, else too_close, none_needed or no_model
	Split    terms.Split
	Roles    []Who // of the client's matrix
	Rows     []PlanRow
	Findings []Finding // in the order of work
	Blocks   []Block
	Somebody bool // IT people are there today
	Date     string
	Start    string // the first day of the service, YYYY-MM-DD; "" where it is not fixed
	First    []string
}
