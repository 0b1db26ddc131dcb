package result

import (
	"slices"

	"mspscope/internal/terms"
	"mspscope/responsibility"
)

// RACI is the responsibility matrix of one model. Its YAML form is a file of its
// own that can be agreed, kept and compared.
type RACI struct {
	Model      *terms.Model              `json:"model"` // nil: the answers lead to none, and there are no rows
	Roles      []responsibility.RoleInfo `json:"roles"`
	Activities []responsibility.Row      `json:"activities"`
}

// Filter chooses rows. The zero Filter takes all.
type Filter struct {
	Core bool                 // only the rows that a small client must settle
	Open bool                 // only those that nobody has decided yet
	Role *responsibility.Role // only those in which the role has a part
}

// Select returns the matrix with the rows of a filter; the roles stay.
func (m *RACI) Select(f Filter) RACI {
	out := *m
	out.Activities = slices.DeleteFunc(slices.Clone(m.Activities), func(r responsibility.Row) bool {
		return f.Core && !r.Core || f.Open && r.Status != responsibility.Open || f.Role != nil && r.Letters[*f.Role] == responsibility.NotInvolved
	})
	return out
}
