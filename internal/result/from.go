package result

import "mspscope/internal/advice"

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
}
