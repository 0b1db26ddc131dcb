package result

import (
	"slices"

	"mspscope/internal/advice"
)

// From says whom a document comes from.
type From struct {
	Name    string         `json:"name"`
	Contact advice.Contact `json:"contact"`
	// What stands on every page; "" for nothing.
	Footer       string `json:"footer"`
	Confidential string `json:"confidential"`
	// Colors are those of the brand as #rrggbb, "" for the usual ones.
	Accent string       `json:"accent"`
	Logo   *advice.Logo `json:"logo"` // nil for none
	// Paper is the paper for which documents are made: letter or a4; "" for a4.
	Paper string `json:"paper,omitempty"`
	// Unnamed is what has to be named before anybody signs, nil where nothing has.
	Unnamed []Unnamed `json:"unnamed,omitempty"`
}

// Unnamed is something of the provider that nobody has named.
type Unnamed struct {
	ID   string `json:"id"` // name, time_zone or holidays
	Text string `json:"text"`
}

// Named reports whether the provider has a name of its own.
func (f *From) Named() bool {
	return !slices.ContainsFunc(f.Unnamed, func(u Unnamed) bool { return u.ID == "name" })
}

// Unnamed is what is still to be named of the provider before the client can sign, nil for
// what nobody can sign.
func (r *Result) Unnamed() []Unnamed {
	if !r.Binding() || r.From == nil {
		return nil
	}
	return r.From.Unnamed
}
