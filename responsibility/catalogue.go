package responsibility

import (
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// Catalogue is the activities of an engagement with their letters for each
// side that can run their tower, the roles, and the adjusters. It does not
// change after it was read and may be used by several goroutines.
type Catalogue struct {
	roles      [NumRoles]RoleInfo
	activities []Activity
	adjusters  []adjuster
	index      map[string]int
}

// RoleInfo is how a role is named and explained to a reader.
type RoleInfo struct {
	Role  Role   `json:"id"`
	Name  string `json:"name"`
	Party Party  `json:"party"`
	Short string `json:"short"` // for the head of a column
	What  string `json:"what"`  // one sentence: who this is
}

// Activity is one row of the catalogue.
type Activity struct {
	ID        string
	Tower     terms.Tower
	Name      string
	Core      bool   // in the short matrix for small clients
	Authority string // why only the client can be accountable: money, risk, law, ...; "" where either side can
	Choice    string // the question that settles a contested row, "" where nothing is contested
	Evidence  string // what shows that the work was done
	Source    string

	needsIT   bool                          // the row makes sense only where the client has IT staff
	cells     [terms.ThirdParty + 1][2]cell // by side, then by whether the client has IT staff
	adjusters uint64                        // the adjusters that name the row, as bits
}

// cell is the row as it stands for one side.
type cell struct {
	letters Assignment
	handoff string // "" where only one of client and provider holds A or R
}

// adjuster moves single rows of a tower to another side when answers ask for
// it: who takes the first call, say, where the desk is shared.
type adjuster struct {
	side         terms.Side
	onlyIf       terms.Side // it applies to rows whose tower has this side
	when, unless *answer.Condition
	because      string
}

// maxAdjusters is how many adjusters a catalogue may have (they are bits).
const maxAdjusters = 64

// Role returns how a role is named.
func (c *Catalogue) Role(r Role) RoleInfo { return c.roles[r] }

// Activities returns the rows in the order of the file. They must not be
// changed.
func (c *Catalogue) Activities() []Activity { return c.activities }

// Find returns the row with the given id, or nil.
func (c *Catalogue) Find(id string) *Activity {
	i, ok := c.index[id]
	if !ok {
		return nil
	}
	return &c.activities[i]
}

// IDs lists the ids of all rows, for "did you mean".
func (c *Catalogue) IDs() []string {
	ids := make([]string, len(c.activities))
	for i := range c.activities {
		ids[i] = c.activities[i].ID
	}
	return ids
}

// cellFor returns the row as it stands for a side that is decided.
func (a *Activity) cellFor(side terms.Side, clientIT bool) *cell {
	if clientIT {
		return &a.cells[side][1]
	}
	return &a.cells[side][0]
}

// column is one of the four columns that a catalogue file gives for a row.
type column uint8

const (
	colProvider       column = iota // the provider runs the tower, the client has no IT staff
	colProviderWithIT               // the provider runs the tower, the client has IT staff
	colShared                       // both run it
	colClient                       // the client's own IT staff run it
)

const numColumns = 4

var columnIDs = [numColumns]string{"provider", "provider_with_it", "shared", "client"}

// fill derives the cells of all sides from the columns of the file.
func (a *Activity) fill(columns *[numColumns]cell) {
	third := columns[colClient]
	if a.Authority == "" { // what only the client can own, it also does not hand to another company
		third = third.outsourced()
	}
	a.cells[terms.Provider] = [2]cell{columns[colProvider], columns[colProviderWithIT]}
	a.cells[terms.Shared] = [2]cell{columns[colShared].withoutIT(), columns[colShared]}
	a.cells[terms.Client] = [2]cell{columns[colClient].withoutIT(), columns[colClient]}
	a.cells[terms.ThirdParty] = [2]cell{third.withoutIT(), third}
}

// outsourced returns the cell for a tower that another company runs: it does
// what the client's IT staff would do. Whoever on the client's side is
// accountable stays so, because the contract with that company is the client's.
func (c cell) outsourced() cell {
	it := c.letters[ClientIT]
	if it.Responsible() {
		c.letters[ClientIT] = it.without(R)
		c.letters[ThirdPartyVendor] = c.letters[ThirdPartyVendor].with(R)
	}
	return c.settled()
}

// withoutIT returns the cell for a client without IT staff: what such staff
// would answer for falls to the sponsor, and so does what they would do unless
// somebody else on the client's side does it already.
func (c cell) withoutIT() cell {
	it := c.letters[ClientIT]
	c.letters[ClientIT] = NotInvolved
	if it.Accountable() {
		c.letters[ClientSponsor] = c.letters[ClientSponsor].with(A)
	}
	if it.Responsible() && !c.letters[ClientSponsor].Responsible() && !c.letters[ClientUsers].Responsible() {
		c.letters[ClientSponsor] = c.letters[ClientSponsor].with(R)
	}
	return c.settled()
}

// settled returns the cell without its handoff when nothing passes between
// client and provider any more.
func (c cell) settled() cell {
	if !c.letters.meet() {
		c.handoff = ""
	}
	return c
}
