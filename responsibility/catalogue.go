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
	lines      []NamedLine
	doubts     *decidedFile
	moved      string // said beside a row that was moved out of the price
	movedSaid  string // the same with its placeholders, "" where it has none
	index      map[string]int
	count      int   // the question that counts people; -1 for none
	small      int64 // fewer people than this, in hundredths, get the short matrix
	lint       Lint
	says       toClient  // how documents say words of rows to the client
	contract   *Contract // nil where the file says nothing of it
	together   *together // so with this
}

// RoleInfo is how a role is named and explained to a reader.
type RoleInfo struct {
	Role  Role   `json:"id" yaml:"id" doc:"Which of the eight roles it is."`
	Name  string `json:"name" yaml:"name" doc:"The name of the role in full, as the client reads it."`
	Party Party  `json:"party" yaml:"party" doc:"The side that the role belongs to. Each role has one and keeps it: client_... are the client's, msp_... the provider's, third_party_vendor the vendor's."`
	Short string `json:"short" yaml:"short" doc:"A short name for the head of a column; about six letters."`
	What  string `json:"what" yaml:"what" doc:"Who this is, in one sentence."`
}

// Activity is one row of the catalogue.
type Activity struct {
	ID        string      `yaml:"id" pattern:"[A-Z]{2}-[0-9]{2}" like:"two capital letters, a dash and two digits such as SD-01" doc:"The id of the row. Engagement files name it where client and provider have decided on the row, so it must never change its meaning."`
	Tower     terms.Tower `yaml:"tower" doc:"The tower that the work belongs to. Whoever runs the tower decides which column of letters holds."`
	Name      string      `yaml:"name" holds:"client,provider" doc:"What is done, as the client reads it. {provider} stands for the provider in the matrix and for your name in documents, {client} for the client, whom documents call you; an s behind {client}'s goes with it."`
	Core      bool        `yaml:"core,opt" default:"false" doc:"true: the row is in the short matrix for small clients."`
	NeedsIT   bool        `yaml:"needs_client_it,opt" default:"false" doc:"true: the row makes sense only where the client has IT staff, and vanishes without."`
	Choice    string      `yaml:"choice,opt" doc:"For work that is often split either way: the question that settles it. The row counts as open until client and provider have decided. Left out: nothing is contested."`
	Authority string      `yaml:"authority,opt" words:"money,risk,law,people,data,policy,control" doc:"Why only the client can be accountable, whatever the model: it is the client's money, its risk, its legal duty, its people, its data, its policy or its means of control. Left out: either side can be."`
	Cadence   string      `yaml:"cadence,opt" doc:"How often it is done, such as \"every working day\". Left out: when there is need."`
	Evidence  string      `yaml:"evidence" doc:"What shows afterwards that the work was done, such as a report or a log."`
	Controls  Links       `yaml:"controls,opt" doc:"The controls of published frameworks that the row does the work of, as 'mspscope raci --framework' shows them. Left out: it stands behind none."`
	Source    string      `yaml:"source" doc:"Who publishes the same split of work, and what is ours. It is never shown to a client."`

	said      string                        // the name with its placeholders, "" where it has none
	cells     [terms.ThirdParty + 1][2]cell // by side, then by whether the client has IT staff
	adjusters uint64                        // the adjusters that name the row, as bits
	rule      answer.Rule                   // when the row stands
	fees      []feeRule
	variants  []variant
}

// cell is the row as it stands for one side.
type cell struct {
	letters Assignment
	handoff string // "" where only one of client and provider holds A or R
}

// adjuster moves single rows of a tower to another side when answers ask for
// it: who takes the first call, say, where the desk is shared. A catalogue has
// at most 64, because rows name them as bits.
type adjuster struct {
	Side    terms.Side `yaml:"side" words:"provider,shared,client" doc:"The side whose letters the rows take instead."`
	OnlyIf  terms.Side `yaml:"only_if" doc:"The rule counts only for rows whose tower has this side."`
	Because string     `yaml:"because" doc:"Why the row has another side than its tower: a sentence that the client reads beside it."`

	rule answer.Rule
}

// NamedLines lists the lines of the rate card that rows name.
func (c *Catalogue) NamedLines() []NamedLine { return c.lines }

// Role returns how a role is named.
func (c *Catalogue) Role(r Role) RoleInfo { return c.roles[r] }

// Activities returns the rows in the order of the file. They must not be
// changed.
func (c *Catalogue) Activities() []Activity { return c.activities }

// Small reports whether a client has so few people that the short matrix is
// enough. Where that is not known, it is not.
func (c *Catalogue) Small(v answer.View) bool {
	if c.count < 0 {
		return false
	}
	if v.State(c.count) != answer.Given {
		return false
	}
	_, most := v.Ends(c.count)
	return most < c.small
}

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
// would answer for falls to the sponsor, and what they would do to whoever on the
// client's side answers for it, unless somebody there does it already.
func (c cell) withoutIT() cell {
	it := c.letters[ClientIT]
	c.letters[ClientIT] = NotInvolved
	if it.Accountable() {
		c.letters[ClientSponsor] = c.letters[ClientSponsor].with(A)
	}
	if it.Responsible() && !c.letters[ClientSponsor].Responsible() && !c.letters[ClientUsers].Responsible() {
		doer := ClientSponsor
		if c.letters[ClientUsers].Accountable() {
			doer = ClientUsers
		}
		c.letters[doer] = c.letters[doer].with(R)
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
