// Package chart reads responsibility matrices as they stand in files: our own
// in YAML, JSON and CSV, a sheet of a workbook, and tables that others drew, with
// roles of any name.
//
// Goals: every row and every cell keeps its place in the file; what is written is
// kept beside what it was taken for, so that nothing is guessed in silence; files
// from strangers are read within limits.
//
// Non-goals: what is good or bad about a matrix (package lint), what differs
// between two (package change), opening files and workbooks.
package chart

import (
	"fmt"
	"strings"

	"mspscope/responsibility"
)

// Limits of a table. They are far above any real matrix.
const (
	MaxRows    = 5000
	MaxColumns = 200
)

// Place is where something stands: a line and a column of a text, or a cell of a
// workbook.
type Place struct {
	Line, Col int    // from 1; 0 for the file as a whole
	Cell      string // such as C12; "" in a text
}

// In names the place in a file.
func (p Place) In(file string) string {
	switch {
	case p.Cell != "":
		return file + ":" + p.Cell
	case p.Line == 0:
		return file
	}
	return fmt.Sprintf("%s:%d:%d", file, p.Line, max(p.Col, 1))
}

// Chart is a responsibility matrix as it stands in a file.
type Chart struct {
	File    string
	Ours    bool     // the columns are the roles of this program by their ids, so that ids of rows mean ours
	Columns []Column // who can have a part
	Rows    []Row
	Unread  []string // heads of columns that say nothing of who does what
	Above   []string // what stands above the head of a table: a title, a legend
	Has     Has
	People  []Person // who has which role; nil where the file does not say
	Signed  []Signature
	Carry   string // how many rows the client's own people can carry; "" where the file does not say
	At      Place  // of the head
}

// Has says for which facts a file has a place.
type Has struct {
	ID, Tower, Side, Handoff, Evidence, Status, Authority, Fee, Cadence bool

	// Mixed: beside the handoff stands what else a reader is told, so that it is
	// not to be compared word for word.
	Mixed bool
}

// Column is one who can have a part: a role, or a whole company.
type Column struct {
	Name  string // as it is written
	Title string // as people read it
	At    Place

	Role  *responsibility.Role  // nil where it is none of ours
	Party *responsibility.Party // nil where nobody said which company it is
}

// Key tells columns of two matrices apart or together.
func (c *Column) Key() string {
	if c.Role != nil {
		return c.Role.String()
	}
	return fold(c.Name)
}

// Row is one activity.
type Row struct {
	ID, Name string
	Tower    string // as it is written
	Side     string
	Cells    []Cell // one for each column
	At       Place

	Handoff, Evidence, Status, Choice, Authority string
	Fee, FeeNote, Cadence                        string
}

// Empty reports whether nobody has a part in the row.
func (r *Row) Empty() bool {
	for i := range r.Cells {
		if c := &r.Cells[i]; c.Letters != 0 || c.Marked || c.Variant != "" || c.Unknown != "" {
			return false
		}
	}
	return true
}

// Marked reports whether a cell of the row has a tick in the place of a letter.
func (r *Row) Marked() bool {
	for i := range r.Cells {
		if r.Cells[i].Marked {
			return true
		}
	}
	return false
}

// Unclear reports whether a cell of the row holds what is no letter.
func (r *Row) Unclear() bool {
	for i := range r.Cells {
		if r.Cells[i].Unknown != "" {
			return true
		}
	}
	return false
}

// With lists the columns in which the row has a letter.
func (r *Row) With(letter responsibility.Letter) []int {
	var columns []int
	for i := range r.Cells {
		if r.Cells[i].Letters&letter != 0 {
			columns = append(columns, i)
		}
	}
	return columns
}

// Cell is what stands in a row below one column.
type Cell struct {
	Text string // as it is written
	At   Place

	Letters responsibility.Letter // those that were read, several as bits
	Marked  bool                  // a tick or a cross: takes part, and nobody says how
	Small   bool                  // a letter is written small
	Variant string                // letters of other schemes, such as S for support
	Note    string                // what stands beside the letters, in brackets or as a sign
	Unknown string                // what is no letter
}

// Whose says what somebody knows of a column: the role, or at least the company.
type Whose struct {
	Role  *responsibility.Role
	Party responsibility.Party
}

// Names are the ways in which columns are known by their heads.
type Names struct {
	Roles  []responsibility.RoleInfo // how our roles are called
	Mapped map[string]Whose          // what whoever reads the file says, by head
	Said   Said                      // the words of our workbooks
}

// column finds out who a head stands for.
func (n *Names) column(name string) (c Column, id bool) {
	c = Column{Name: name, Title: name}
	if who, ok := n.mapped(name); ok {
		c.Role, c.Party = who.Role, &who.Party
		return c, false
	}
	role, id := responsibility.ParseRole(strings.TrimSpace(name))
	if !id {
		i := n.named(name, func(r *responsibility.RoleInfo) string { return r.Name })
		if i < 0 {
			return c, false
		}
		role = n.Roles[i].Role
	}
	c.take(role, n)
	return c, id
}

// take makes the column that of one of our roles.
func (c *Column) take(role responsibility.Role, n *Names) {
	party := role.Party()
	c.Role, c.Party = &role, &party
	for i := range n.Roles {
		if n.Roles[i].Role == role {
			c.Title = n.Roles[i].Name
		}
	}
}

func (n *Names) mapped(name string) (Whose, bool) {
	for head, who := range n.Mapped {
		if fold(head) == fold(name) {
			return who, true
		}
	}
	return Whose{}, false
}

// named returns which of our roles is called so, or -1.
func (n *Names) named(name string, of func(*responsibility.RoleInfo) string) int {
	for i := range n.Roles {
		if fold(of(&n.Roles[i])) == fold(name) {
			return i
		}
	}
	return -1
}

// Unmatched lists the heads that were said to be somebody and that no column has.
func (c *Chart) Unmatched(n *Names) []string {
	var missing []string
	for head := range n.Mapped {
		found := false
		for i := range c.Columns {
			found = found || fold(c.Columns[i].Name) == fold(head)
		}
		if !found {
			missing = append(missing, head)
		}
	}
	return missing
}

// Heads lists the columns as they are written.
func (c *Chart) Heads() []string {
	var heads []string
	for i := range c.Columns {
		heads = append(heads, c.Columns[i].Name)
	}
	return heads
}

// fold makes two spellings of a name equal.
func fold(s string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("_", " ", "-", " ").Replace(strings.ToLower(s))), " ")
}
