package result

import (
	"encoding/json"

	"mspscope/internal/advice"
	"mspscope/internal/terms"
	"mspscope/responsibility"
)

// Schedule is what makes a responsibility matrix a schedule to an agreement: sentences
// that both sides sign, in the third person.
type Schedule struct {
	Client     *string  `json:"client"`   // how the client is named; nil where it has no name
	Provider   *string  `json:"provider"` // how the provider is named; nil where it has no name
	Parties    string   `json:"parties"`
	Belongs    string   `json:"belongs_to"` // to which agreement
	Version    string   `json:"version"`    // which version it is, and from when it holds
	Precedence string   `json:"precedence"` // which document prevails
	Silence    string   `json:"silence"`    // what happens while an answer is missing
	Contain    []string `json:"contain"`    // the rows in which the provider may act without a yes
	Targets    []string `json:"targets"`    // for what the severities hold, and how they are measured
	Draft      []string `json:"draft"`      // what keeps it from being more than a draft
	Settle     string   `json:"settle"`     // said above the rows that are to be settled
}

// ServiceHours are the hours in which the provider works, and what holds outside them.
type ServiceHours struct {
	Weekdays terms.Optional `json:"weekdays"` // "" where they are to be agreed; so with the next two
	TimeZone terms.Optional `json:"time_zone"`
	Holidays terms.Optional `json:"holidays"`
	Business string         `json:"business"` // the three in a sentence
	Outside  string         `json:"outside"`  // what holds outside them, as the row about it and the price have it; "" without the row
	Row      terms.Optional `json:"row"`      // the id of that row
	// Said is what holds outside them, said to the client; "" without the row.
	Said string `json:"said,omitempty"`
}

// Severity is what a priority means, and its targets.
type Severity struct {
	Priority string         `json:"priority"`
	Meaning  string         `json:"meaning"`
	Respond  string         `json:"first_response"`
	Update   terms.Optional `json:"update"` // how often whoever waits is told; "" where that is not said
	Restore  string         `json:"restore"`
}

// RowDoubt is a decision on a row that something speaks against.
type RowDoubt struct {
	Row  string `json:"row"`
	Text string `json:"text"`
}

// ToSettle is a row that nobody has decided yet, as a question with its answers.
type ToSettle struct {
	Row      string   `json:"row"`
	Tower    string   `json:"tower"`
	Name     string   `json:"name"`
	Question string   `json:"question"`
	Answers  []Choice `json:"answers"`
}

// Choice is an answer to it, with what it would mean.
type Choice struct {
	Side    terms.Side                `json:"side"`
	Now     bool                      `json:"now"` // what the matrix shows until it is settled
	Letters responsibility.Assignment `json:"assignments"`
	Fee     responsibility.Fee        `json:"fee"`
	FeeNote terms.Optional            `json:"fee_note"`
	Lines   []string                  `json:"lines"` // the lines of the price that hold it, by name; empty for none of its own
	Handoff terms.Optional            `json:"handoff"`
}

// Load is how much of the matrix the client's IT people carry.
type Load struct {
	Does    int          `json:"responsible"` // in how many rows they do the work
	Answers int          `json:"accountable"` // for how many they answer
	Towers  []TowerLoad  `json:"by_tower"`
	Posts   *json.Number `json:"posts"`    // how many posts there are, the fewest of a range; nil where nobody knows
	Carry   *json.Number `json:"rows"`     // in how many rows these can do the work
	TooMuch bool         `json:"too_much"` // they have certainly more
	Text    string       `json:"text"`
}

// TowerLoad is the part of one tower.
type TowerLoad struct {
	Tower   terms.Tower `json:"tower"`
	Does    int         `json:"responsible"`
	Answers int         `json:"accountable"`
}

// Work is work of the client's IT people in one part of IT.
type Work struct {
	Tower terms.Tower `json:"tower"`
	Focus bool        `json:"focus"` // what they spend the week on today
	Rows  []string    `json:"rows"`
}

// Desk is the work of the client's IT people before and after, for their lead.
type Desk struct {
	Leaves     []Work `json:"leaves"`
	Stays      []Work `json:"stays"`
	LeavesNote string `json:"leaves_note"`
	StaysNote  string `json:"stays_note"`
	Shown      int    `json:"rows_shown"`          // how many rows of a part a page names
	Partly     bool   `json:"today_partly_others"` // others do a part of it today, of which nobody knows which
}

// Contract are the parts of a matrix that make it a schedule to an agreement. They are
// the same whatever rows are chosen.
type Contract struct {
	Schedule *Schedule            `json:"schedule"` // nil for a playbook without contract words, or without a model
	Hours    *ServiceHours        `json:"service_hours"`
	Severe   []Severity           `json:"severities"`
	Defaults string               `json:"defaults_note"`
	Terms    []advice.DefinedTerm `json:"terms"`
	Doubts   []RowDoubt           `json:"doubts"`
	Desk     *Desk                `json:"desk"`     // nil but for the client's head of IT
	Load     *Load                `json:"load"`     // nil in what a client may see
	Together *Together            `json:"together"` // nil without a model, for a playbook that says nothing of it, and in a choice of rows by role or state
}
