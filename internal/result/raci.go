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
	Activities responsibility.Rows       `json:"activities"`
	Warnings   []string                  `json:"warnings"` // decisions that something speaks against
	ToSettle   []ToSettle                `json:"to_settle"`
	Contract
}

// Filter chooses rows. The zero Filter takes all, and on the page of a small
// client the core.
type Filter struct {
	Size Size
	Open bool                 // only those that nobody has decided yet
	Role *responsibility.Role // only those in which the role has a part

	Party *responsibility.Party // only those in which somebody of the side answers or does the work
}

// Size says how much of a matrix is wanted.
type Size string

// The sizes.
const (
	Core Size = "core" // the rows that a small client must settle
	Full Size = "full"
)

// Select returns the matrix with the rows of a filter; the roles stay.
func (m *RACI) Select(f Filter) RACI {
	out := *m
	if f.Size == Core {
		out.Activities = out.Activities.Core()
	}
	if f.Open {
		out.Activities = out.Activities.Open()
	}
	if f.Role != nil {
		out.Activities = out.Activities.Of(*f.Role)
	}
	if f.Party != nil {
		out.Activities = out.Activities.Held(*f.Party)
	}
	if f.narrow() {
		out.Together = nil
	}
	if out.Activities == nil {
		out.Activities = responsibility.Rows{}
	}
	out.ToSettle = []ToSettle{}
	for _, q := range m.ToSettle {
		if slices.ContainsFunc(out.Activities, func(r responsibility.Row) bool { return r.ID == q.Row }) {
			out.ToSettle = append(out.ToSettle, q)
		}
	}
	return out
}

// narrow reports whether a filter asks for less than the matrix or its core.
func (f Filter) narrow() bool { return f.Open || f.Role != nil || f.Party != nil }

// ForPage is the filter of a page: without a size, a small client reads the core,
// unless a narrower question looks at the whole.
func (f Filter) ForPage(r *Result) Filter {
	if f.Size == "" && r.Small && !f.narrow() {
		f.Size = Core
	}
	return f
}
