package responsibility

import (
	"math/bits"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// Status is how settled a row is.
type Status uint8

// The statuses.
const (
	Default Status = iota // nothing is contested; the letters follow the split
	Open                  // contested, and nobody has decided yet
	Agreed                // decided by client and provider
)

// String returns the status as it is written in machine output.
func (s Status) String() string {
	if int(s) < len(statusIDs()) {
		return statusIDs()[s]
	}
	return "unknown_status"
}

func statusIDs() []string { return []string{"default", "open", "agreed"} }

// Decision is what client and provider have agreed for one row: it takes the
// letters of a side whatever the side of its tower.
type Decision struct {
	Activity string // id of the row
	Side     terms.Side
	By, On   string // who and when, as written in the engagement
}

// Input is what a matrix follows from.
type Input struct {
	Model     terms.Model
	Split     terms.Split // as proposed; an undecided tower counts as shared
	ClientIT  bool        // the client has IT staff of its own in this model
	View      answer.View // answers under the schema of the catalogue, or an extension of it
	Sold      *Sold       // what the price of this split holds; nil where there are no prices
	Decisions []Decision  // one with an unknown activity or no side has no effect; of two for a row the last counts
}

// Row is one line of the matrix.
type Row struct {
	ID        string         `json:"id"`
	Tower     terms.Tower    `json:"tower"`
	Side      terms.Side     `json:"side"` // whose letters these are; differs from the tower's after an adjuster or a decision
	Name      string         `json:"name"`
	Core      bool           `json:"core"`
	Said      string         `json:"said,omitempty"` // the name as documents say it to the client, "" where it is the same
	Letters   Assignment     `json:"assignments"`
	Handoff   terms.Optional `json:"handoff"` // how work passes between client and provider, "" where only one of them holds A or R
	Evidence  string         `json:"evidence"`
	Status    Status         `json:"status"`
	Choice    terms.Optional `json:"choice"`            // the question that settles the row, "" where nothing is contested or only one side has people
	Authority terms.Optional `json:"authority"`         // why the accountable role is the client's in every model, "" where it need not be
	By        terms.Optional `json:"by"`                // who decided, for an agreed row
	On        terms.Optional `json:"on"`                // and when
	Because   string         `json:"because,omitempty"` // why an answer moved the row to another side than its tower's, "" where none did
	Fee       Fee            `json:"fee"`               // what the row has to do with the price
	FeeNote   terms.Optional `json:"fee_note"`          // its limit, or how it is quoted; "" where there is nothing to say
	NoteSaid  string         `json:"-"`                 // the note as documents say it to the client, "" where it is the same
	Cadence   terms.Optional `json:"cadence"`           // how often, "" for when there is need
}

// Matrix is the responsibility matrix of one engagement.
type Matrix struct {
	Model  terms.Model
	Roles  []RoleInfo // the roles that hold a letter in some row, in order
	Rows   Rows       // in the order of the catalogue
	Doubts []Doubt    // decisions that something speaks against, in the order of the catalogue
}

// Matrix lays out the rows for a split. Each row takes the letters of the side
// that runs its tower; then adjusters, of which the first that applies counts,
// and decisions can give a single row another side. Rows that need IT staff
// vanish where the client has none.
func (c *Catalogue) Matrix(in Input) Matrix {
	var active uint64
	for i := range c.adjusters {
		if c.adjusters[i].rule.Holds(in.View) {
			active |= 1 << i
		}
	}
	decided := c.decided(in.Decisions)
	m := Matrix{Model: in.Model, Rows: make([]Row, 0, len(c.activities))}
	var involved [NumRoles]bool
	for i := range c.activities {
		a := &c.activities[i]
		var decision *Decision
		if decided != nil && decided[i] != 0 {
			decision = &in.Decisions[decided[i]-1]
		}
		if a.NeedsIT && !in.ClientIT || !a.rule.Holds(in.View) {
			if decision != nil {
				m.Doubts = append(m.Doubts, Doubt{Activity: a, Side: decision.Side, Kind: NoRow})
			}
			continue
		}
		if decision != nil {
			m.Doubts = appendDoubt(m.Doubts, a, &in, decision.Side)
		}
		m.Rows = append(m.Rows, c.row(a, &in, active, decision))
		row := &m.Rows[len(m.Rows)-1]
		if row.Status == Open && c.decidesNothing(a, &in, active, row) {
			row.Status, row.Choice = Default, ""
		}
		for role, letter := range row.Letters {
			involved[role] = involved[role] || letter != NotInvolved
		}
	}
	m.Roles = make([]RoleInfo, 0, NumRoles)
	for role, is := range involved {
		if is {
			m.Roles = append(m.Roles, c.roles[role])
		}
	}
	return m
}

// row lays out one activity: on the side of its tower, where nothing moves it, in the
// words and letters of the first variant that fits, with what it has to do with the
// price.
func (c *Catalogue) row(a *Activity, in *Input, active uint64, decision *Decision) Row {
	row := Row{
		ID: a.ID, Tower: a.Tower, Name: a.Name, Said: c.says.to(a.said), Core: a.Core, Side: sideOf(&in.Split, a.Tower),
		Evidence: a.Evidence, Choice: terms.Optional(a.Choice), Authority: terms.Optional(a.Authority), Cadence: terms.Optional(a.Cadence),
	}
	// A choice between two teams is one only where there are two, and people who leave IT
	// are none.
	stay := in.ClientIT && (in.Model != terms.FullyManaged || a.NeedsIT)
	if a.Choice != "" && in.ClientIT && (stay || row.Side != terms.Provider) {
		row.Status = Open
	} else {
		row.Choice = ""
	}
	if adj := c.adjusterOf(a, active, row.Side); adj != nil {
		row.Side, row.Because = adj.Side, adj.Because
	}
	if d := decision; d != nil {
		row.Side, row.Status, row.Because, row.By, row.On = d.Side, Agreed, "", terms.Optional(d.By), terms.Optional(d.On)
	}
	// Who answers follows the split, not the head count.
	clientIT := in.ClientIT && (stay || row.Side != terms.Provider)
	cell := a.cellFor(row.Side, clientIT)
	row.Letters, row.Handoff = cell.letters, terms.Optional(cell.handoff)
	for i := range a.variants {
		// What was agreed holds, also where it is not sold, and nothing gives it to the other
		// side again.
		if v := &a.variants[i]; v.fits(in, row.Side) && (decision == nil || v.sold.fits(nil) && !v.moves(cell, clientIT)) {
			v.change(c, &row, clientIT)
			break
		}
	}
	c.price(a, in, &row)
	return row
}

// decidesNothing reports whether every answer to the question of a row gives the same
// duties and the same price, so that there is nothing to settle.
func (c *Catalogue) decidesNothing(a *Activity, in *Input, active uint64, now *Row) bool {
	for _, side := range [...]terms.Side{terms.Provider, terms.Shared, terms.Client} {
		with := c.row(a, in, active, &Decision{Activity: a.ID, Side: side})
		if with.Letters.Duties() != now.Letters.Duties() || with.Fee != now.Fee {
			return false
		}
	}
	return true
}

// decided returns, for each row, 1 + the index of the decision that counts.
func (c *Catalogue) decided(decisions []Decision) []int {
	if len(decisions) == 0 {
		return nil
	}
	decided := make([]int, len(c.activities))
	for i := range decisions {
		if row, ok := c.index[decisions[i].Activity]; ok && decisions[i].Side != terms.Undecided {
			decided[row] = i + 1
		}
	}
	return decided
}

// sideOf returns the side of a tower. An undecided one counts as shared, as it
// does when a split is classified.
func sideOf(split *terms.Split, t terms.Tower) terms.Side {
	if split[t] == terms.Undecided {
		return terms.Shared
	}
	return split[t]
}

// adjusterOf returns the first active adjuster that applies to a row whose
// tower has the given side, or nil.
func (c *Catalogue) adjusterOf(a *Activity, active uint64, side terms.Side) *adjuster {
	for rest := a.adjusters & active; rest != 0; rest &= rest - 1 {
		if adj := &c.adjusters[bits.TrailingZeros64(rest)]; adj.OnlyIf == side {
			return adj
		}
	}
	return nil
}

// Rows are rows of a matrix. What is chosen from them keeps their order.
type Rows []Row

// Core returns the rows of the short matrix.
func (rows Rows) Core() Rows {
	return rows.filter(func(r *Row) bool { return r.Core })
}

// Open returns the rows that are contested and not decided.
func (rows Rows) Open() Rows {
	return rows.filter(func(r *Row) bool { return r.Status == Open })
}

// Of returns the rows in which a role holds a letter.
func (rows Rows) Of(role Role) Rows {
	return rows.filter(func(r *Row) bool { return r.Letters[role] != NotInvolved })
}

// Held returns the rows in which a side answers or does the work.
func (rows Rows) Held(p Party) Rows {
	return rows.filter(func(r *Row) bool { return r.Letters.Holds(p) })
}

func (rows Rows) filter(keep func(*Row) bool) Rows {
	var kept Rows
	for i := range rows {
		if keep(&rows[i]) {
			kept = append(kept, rows[i])
		}
	}
	return kept
}
