package responsibility

import (
	"slices"
	"strings"

	"mspscope/internal/terms"
)

// Coverage says who does the work behind a control.
type Coverage string

// The coverages.
const (
	CoveredByProvider Coverage = "provider"
	CoveredByClient   Coverage = "client"
	CoveredByBoth     Coverage = "shared"
	NotCovered        Coverage = "unmapped"
)

// Words lists the ids of the coverages.
func (Coverage) Words() []string {
	return []string{string(CoveredByProvider), string(CoveredByClient), string(CoveredByBoth), string(NotCovered)}
}

// Covered is a control with who does the work behind it, by the rows of a matrix.
type Covered struct {
	ID       string         `json:"id"`
	OtherID  terms.Optional `json:"other_id"` // what another scheme calls it
	FamilyID string         `json:"family_id"`
	Family   string         `json:"family"`
	Title    string         `json:"title"`
	Status   Coverage       `json:"status"`
	Vendor   bool           `json:"vendor"` // another company does some of it
	Open     bool           `json:"open"`   // it rests on a row that client and provider still have to settle
	Extra    bool           `json:"extra"`  // some of the provider's work for it costs more than the fee
	Note     terms.Optional `json:"note"`   // what is to be agreed, "" for nothing
	Rows     []CoveringRow  `json:"rows"`   // in the order of the matrix
}

// CoveringRow is a row behind a control: what each party holds of A and R in it.
type CoveringRow struct {
	ID       string         `json:"id"`
	Name     string         `json:"name"`
	Provider terms.Optional `json:"provider"`
	Client   terms.Optional `json:"client"`
	Vendor   terms.Optional `json:"vendor"`
	Status   Status         `json:"status"`
	Fee      Fee            `json:"fee"`
	Handoff  terms.Optional `json:"handoff"` // "" where nothing passes between client and provider
}

// Cover reads a matrix against a framework: for every control the rows behind it, and
// who holds A and R in them.
func (c *Catalogue) Cover(f *Framework, rows Rows) []Covered {
	behind := map[string][]CoveringRow{}
	for i := range rows {
		if a := c.Find(rows[i].ID); a != nil {
			row := covering(&rows[i])
			for _, id := range f.linked(&a.Controls) {
				behind[id] = append(behind[id], row)
			}
		}
	}
	out := make([]Covered, len(f.Controls))
	for i := range f.Controls {
		out[i] = f.covered(&f.Controls[i], behind[f.Controls[i].ID])
	}
	return out
}

// linked lists the controls of the framework that links lead to, each once: those that
// are named, else those that stand for the ones named of another framework.
func (f *Framework) linked(links *Links) []string {
	named := links.of(f.ID)
	if len(named) > 0 || f.through == "" {
		return slices.Compact(slices.Sorted(slices.Values(named)))
	}
	var ids []string
	for i := range f.Controls {
		if anyOf(f.Controls[i].From, links.of(f.through)) {
			ids = append(ids, f.Controls[i].ID)
		}
	}
	return ids
}

// covering is what the parties hold in a row. On work of the provider's that is no part
// of the service nobody may count.
func covering(row *Row) CoveringRow {
	out := CoveringRow{ID: row.ID, Name: row.Name, Status: row.Status, Fee: row.Fee, Handoff: row.Handoff}
	held := [NumParties]Letter{}
	for role, letter := range row.Letters {
		if letter.Holds() {
			held[Role(role).Party()] |= letter
		}
	}
	if row.Fee == NotOffered {
		held[ProviderParty], out.Handoff = NotInvolved, ""
	}
	out.Provider = terms.Optional(held[ProviderParty].String())
	out.Client = terms.Optional(held[ClientParty].String())
	out.Vendor = terms.Optional(held[VendorParty].String())
	return out
}

// covered is a control with the rows behind it. Work of another company's that neither
// side takes part in is under a contract of the client's.
func (f *Framework) covered(c *FrameworkControl, rows []CoveringRow) Covered {
	out := Covered{
		ID: c.ID, OtherID: terms.Optional(c.OtherID), FamilyID: c.FamilyID, Family: c.Family, Title: c.Title,
		Status: NotCovered, Rows: rows, Note: terms.Optional(f.says.unmapped),
	}
	if rows == nil {
		out.Rows = []CoveringRow{}
		return out
	}
	var provider, client, all []string
	passed := false
	for i := range rows {
		row := &rows[i]
		all = append(all, row.ID)
		if row.Provider != "" {
			provider = append(provider, row.ID)
			out.Extra = out.Extra || row.Fee == Extra
		}
		if row.Client != "" {
			client = append(client, row.ID)
		}
		out.Vendor = out.Vendor || row.Vendor != ""
		out.Open = out.Open || row.Status == Open
		passed = passed || row.Handoff != ""
	}
	switch {
	case len(provider) > 0 && len(client) > 0:
		out.Status, out.Note = CoveredByBoth, ""
		if !passed {
			out.Note = terms.Optional(strings.NewReplacer("{provider}", strings.Join(provider, ", "), "{client}", strings.Join(client, ", ")).Replace(f.says.eachOwn))
		}
	case len(provider) > 0:
		out.Status, out.Note = CoveredByProvider, ""
	case len(client) > 0 || out.Vendor:
		out.Status, out.Note = CoveredByClient, ""
	default:
		out.Note = terms.Optional(strings.ReplaceAll(f.says.notOffered, "{rows}", strings.Join(all, ", ")))
	}
	return out
}
