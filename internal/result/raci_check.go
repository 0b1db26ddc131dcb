package result

import (
	"mspscope/assess"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/responsibility"
)

// RACICheck is what came of checking a responsibility matrix in a file.
type RACICheck struct {
	Schema    string          `json:"schema"`
	Version   int             `json:"version"`
	Playbook  Playbook        `json:"playbook"`
	File      string          `json:"file"`
	Rows      int             `json:"rows"`
	Columns   []MatrixColumn  `json:"columns"` // who can have a part
	Unread    []string        `json:"unread"`  // heads of columns that say nothing of who does what
	Errors    int             `json:"errors"`
	Warnings  int             `json:"warnings"`
	Infos     int             `json:"infos"`
	Findings  []MatrixFinding `json:"findings"`  // in the order of the file
	Unchecked []UncheckedRule `json:"unchecked"` // rules that the file says too little for

	Language words.Language `json:"-"` // in which its page is said
}

// Say returns a sentence of the playbook by its id: see [words.Language.Say].
func (c *RACICheck) Say(id string, pairs ...any) string { return c.Language.Say(id, pairs...) }

// MatrixColumn is one who can have a part in a matrix that somebody wrote.
type MatrixColumn struct {
	Name  string                `json:"name"`  // as it is written
	Role  *responsibility.Role  `json:"role"`  // null where it is none of ours, or nobody said which
	Party *responsibility.Party `json:"party"` // null where nobody said which company it is
}

// MatrixFinding is one thing wrong with a matrix, or worth a look.
type MatrixFinding struct {
	Place    string         `json:"place"` // file:line:col, or file:cell of a workbook
	Line     *int           `json:"line"`  // null where it is about the file as a whole
	Column   *int           `json:"column"`
	Cell     terms.Optional `json:"cell"` // of a workbook
	Rule     string         `json:"rule"`
	Title    string         `json:"title"`
	Severity string         `json:"severity"` // error, warning or info
	ID       terms.Optional `json:"id"`       // of the row; null where it has none, or the finding is about no row
	Activity terms.Optional `json:"activity"`
	What     string         `json:"what"`
	Do       string         `json:"do"`
}

// UncheckedRule is a rule that a matrix says too little for.
type UncheckedRule struct {
	Rule  string `json:"rule"`
	Title string `json:"title"`
	Why   string `json:"why"`
}

// RACIDiff is what differs between two responsibility matrices.
type RACIDiff struct {
	Schema   string         `json:"schema"`
	Version  int            `json:"version"`
	Playbook Playbook       `json:"playbook"`
	A        MatrixSide     `json:"a"`
	B        MatrixSide     `json:"b"`
	Same     bool           `json:"same"`
	Roles    []ChangedRole  `json:"roles"` // who has a part on either side
	Added    []ChangedRow   `json:"added"`
	Gone     []ChangedRow   `json:"gone"`
	Renamed  []ChangedText  `json:"renamed"`
	Moved    []ChangedDuty  `json:"moved"`    // letters that somebody else has
	Handoffs []ChangedText  `json:"handoffs"` // how work passes
	Fees     []ChangedText  `json:"fees"`     // what is in the fee; empty where a file says nothing of it
	Cadences []ChangedText  `json:"cadences"` // how often it is done; so with this
	Compared ComparedFields `json:"compared"`

	Towers   assess.TowerNames `json:"-"` // how its page calls the parts of IT
	Language words.Language    `json:"-"` // in which its page is said
}

// Say returns a sentence of the playbook by its id: see [words.Language.Say].
func (x *RACIDiff) Say(id string, pairs ...any) string { return x.Language.Say(id, pairs...) }

// ComparedFields says what both files speak of, so that "nothing changed" is told
// from "nobody knows".
type ComparedFields struct {
	Handoffs bool `json:"handoffs"`
	Fees     bool `json:"fees"`
	Cadences bool `json:"cadences"`
}

// MatrixSide is one of two matrices.
type MatrixSide struct {
	File   string         `json:"file"`
	Client terms.Optional `json:"client"`
	Date   terms.Optional `json:"date"`
	Issue  terms.Optional `json:"issue"` // which version it is, in its own words
	Rows   int            `json:"rows"`
}

// ChangedRole is one who has a part in one of two matrices.
type ChangedRole struct {
	Key   string                `json:"key"` // the id of the role, or the name as it is written
	Name  string                `json:"name"`
	Party *responsibility.Party `json:"party"`
}

// ChangedRow is a row that stands in one of two matrices alone.
type ChangedRow struct {
	ID       terms.Optional `json:"id"`
	Tower    terms.Optional `json:"tower"`
	Activity string         `json:"activity"`
	Letters  []RoleLetters  `json:"assignments"`
	Handoff  terms.Optional `json:"handoff"`
	Fee      terms.Optional `json:"fee"`
	FeeNote  terms.Optional `json:"fee_note"`
}

// RoleLetters is what a role has to do with a row.
type RoleLetters struct {
	Role    string `json:"role"` // the key
	Letters string `json:"letters"`
}

// ChangedText is a text of a row that is another one now.
type ChangedText struct {
	ID       terms.Optional `json:"id"`
	Tower    terms.Optional `json:"tower"`
	Activity string         `json:"activity"`
	Before   terms.Optional `json:"before"`
	After    terms.Optional `json:"after"`
}

// ChangedDuty is a row in which letters moved.
type ChangedDuty struct {
	ID       terms.Optional  `json:"id"`
	Tower    terms.Optional  `json:"tower"`
	Activity string          `json:"activity"`
	Letters  []ChangedLetter `json:"letters"`
}

// ChangedLetter is who had a letter of a row and who has it.
type ChangedLetter struct {
	Letter string   `json:"letter"` // A, R, C or I
	Before []string `json:"before"` // the keys of the roles
	After  []string `json:"after"`
}
