package page

import (
	"slices"

	"mspscope/internal/result"
	"mspscope/internal/terms"
)

// A report is one document with everything that came out, for one reader. What it can
// have is declared once, in reportParts; an edition says which of it stands where.

// reportPart is something that a report can have.
type reportPart struct {
	id      string
	heading func(r *result.Result) string
	blocks  func(r *result.Result) []Block // empty where there is nothing to say
	wide    bool
}

// always is a heading that is always the same.
func always(heading string) func(*result.Result) string {
	return func(*result.Result) string { return heading }
}

// edition says what a report for one reader has, and in which order.
type edition struct {
	front []string // one page
	body  []string
	annex []string // for those who ask for it
}

// reportParts are all parts of reports.
func reportParts() []reportPart {
	return slices.Concat(ownerParts(), teamParts(), deliveryParts(), annexParts(), adviserParts())
}

// editionFor is the edition for the reader of a result.
func editionFor(r *result.Result) edition {
	switch r.Reader {
	case result.ITLead:
		return teamEdition()
	case result.Delivery:
		return deliveryEdition()
	case result.Owner:
	}
	return ownerEdition(r)
}

// annexWord stands for all parts of the annex where parts are chosen.
const annexWord = "annex"

// ReportSections lists what can be chosen of reports, by its id.
func ReportSections() []string {
	var ids []string
	for _, p := range reportParts() {
		ids = append(ids, p.id)
	}
	return append(ids, annexWord)
}

// Report is the document for a client.
func Report(c result.Client) *Document { return report(c.Result()) }

// ReportInternal is the document as the provider reads it.
func ReportInternal(r *result.Result) *Document {
	d := report(r.ForProvider())
	d.Paper.Stamp = "Internal: not for the client"
	return d
}

// report lays out everything that the edition has, the annex included.
func report(r *result.Result) *Document {
	d := titled(r, reportName(r))
	d.Paper = &Paper{What: reportName(r), Date: r.Subject.Date, Language: "en"}
	if r.From != nil {
		d.Paper.From = *r.From
	}
	if r.Subject.Name != nil {
		d.Paper.Client = *r.Subject.Name
	}
	if len(r.Warnings) > 0 || len(r.Refused) > 0 {
		d.Paper.Stamp = "Draft"
	}
	parts := map[string]reportPart{}
	for _, p := range reportParts() {
		parts[p.id] = p
	}
	e := editionFor(r)
	for _, at := range []struct {
		part Part
		ids  []string
	}{{Front, e.front}, {Body, e.body}, {Annex, e.annex}} {
		for _, id := range at.ids {
			p := parts[id]
			if blocks := some(p.blocks(r)...); len(blocks) > 0 {
				d.Sections = append(d.Sections, Section{Heading: p.heading(r), Blocks: blocks, ID: id, Part: at.part, Wide: p.wide})
			}
		}
	}
	return d
}

// reportName is what the document is by what the quote is.
func reportName(r *result.Result) string {
	switch r.StandsAs {
	case terms.Proposal:
		return "Proposal"
	case terms.Agreement:
		return "Agreement"
	case terms.Budget:
	}
	return "Recommendation and budget"
}

// Choose is a document with the sections of its first page and its body, and of its annex
// those that are named, less those that are left out.
func (d *Document) Choose(include, exclude []string) *Document {
	out := *d
	out.Sections = slices.DeleteFunc(slices.Clone(d.Sections), func(s Section) bool {
		return slices.Contains(exclude, s.ID) || s.Part == Annex && (slices.Contains(exclude, annexWord) || !slices.Contains(include, s.ID) && !slices.Contains(include, annexWord))
	})
	return &out
}

// ownerEdition is for whoever decides and pays.
func ownerEdition(r *result.Result) edition {
	e := edition{
		front: []string{"why", "proposal", "price"},
		body:  []string{"reasons", "split", "findings"},
		annex: []string{"declined"},
	}
	if r.Adviser() {
		e.body = append(e.body, "models")
	}
	return e
}

// ownerParts are the parts of the edition for whoever decides.
func ownerParts() []reportPart {
	return []reportPart{
		{id: "why", heading: always("Why we talk"), blocks: func(r *result.Result) []Block { return nil }},
		{id: "proposal", heading: always("What we propose"), blocks: func(r *result.Result) []Block { return []Block{lead(r), tagline(r)} }},
		{id: "price", heading: always("What it costs"), blocks: costs},
		{id: "reasons", heading: always("Why it fits"), blocks: func(r *result.Result) []Block { return []Block{reasons(&r.Recommendation, mostReasons(r))} }},
		{id: "split", heading: always("Who runs what"), blocks: splitTable},
		{id: "findings", heading: always("What to do first"), blocks: findings},
	}
}
