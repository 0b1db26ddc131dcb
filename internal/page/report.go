package page

import (
	"slices"
	"strconv"
	"strings"

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
	// many is in the place of heading and blocks where a part has several sections.
	many func(r *result.Result) []Section
	// inside is in the place of blocks where the provider reads it; a part that has nothing
	// else is in no paper of a client.
	inside func(n *noted) []Block
}

// sections are the sections of a part; n is nil in what a client may see.
func (p *reportPart) sections(r *result.Result, n *noted, at Part) []Section {
	var all []Section
	switch {
	case p.many != nil:
		all = p.many(r)
	case p.inside != nil && n != nil:
		all = []Section{{Heading: p.heading(r), Blocks: some(p.inside(n)...), Wide: p.wide}}
	case p.blocks != nil:
		all = []Section{{Heading: p.heading(r), Blocks: some(p.blocks(r)...), Wide: p.wide}}
	}
	all = slices.DeleteFunc(all, func(s Section) bool { return len(s.Blocks) == 0 })
	for i := range all {
		s := &all[i]
		s.Of, s.ID, s.Part = p.id, p.id, at
		if i > 0 { // an id stands once in a document
			s.ID = p.id + "_" + strconv.Itoa(i+1)
		}
	}
	return all
}

// always is a heading that is always the same, by the id of its text.
func always(id string) func(*result.Result) string {
	return func(r *result.Result) string { return r.Say(id) }
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
func Report(c result.Client) *Document { return report(c.Result(), nil) }

// ReportInternal is the document as the provider reads it.
func ReportInternal(r *result.Result) *Document {
	in := r.Internal
	if in == nil {
		in = &result.Internal{}
	}
	p := r.ForProvider()
	if r.Reader == result.Delivery {
		withoutPay(p, r)
	}
	d := report(p, &noted{Result: p, in: in})
	d.Paper.Stamp = r.Say("paper.internal")
	return d
}

// report lays out everything that the edition has, the annex included; n is nil in what a
// client may see.
func report(r *result.Result, n *noted) *Document {
	d := titled(r, reportName(r))
	d.Subtitle = strings.Replace(d.Subtitle, r.Subject.Date, r.Language.Date(r.Subject.Date), 1) // as a letter has it
	d.Paper = paperOf(r, reportName(r))
	if len(r.Warnings) > 0 || len(r.Refused) > 0 || len(r.Unnamed()) > 0 {
		d.Paper.Stamp = r.Say("paper.draft")
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
			d.Sections = append(d.Sections, p.sections(r, n, at.part)...)
		}
	}
	return d
}

// reportName is what the document is by what the quote is.
func reportName(r *result.Result) string {
	switch {
	case r.Reader == result.Delivery:
		return r.Say("report.title_delivery")
	case r.Reader == result.ITLead && r.Model() != nil:
		return r.Say("report.title_it_lead")
	case r.Reader == result.ITLead:
		return r.Say("report.title_it_lead_open")
	}
	switch r.StandsAs {
	case terms.Proposal:
		return r.Say("report.title_proposal")
	case terms.Agreement:
		return r.Say("report.title_agreement")
	case terms.Budget:
	}
	if r.Price == nil || !r.Price.Monthly.Known {
		return r.Say("report.title_recommendation")
	}
	return r.Say("report.title_budget")
}

// Without lists the sections among those that are asked for which a document has not: its
// edition has none of it, or there is nothing to say.
func (d *Document) Without(asked []string) []string {
	var all []string
	for _, id := range asked {
		if id != annexWord && !slices.ContainsFunc(d.Sections, func(s Section) bool { return s.Of == id }) {
			all = append(all, id)
		}
	}
	return all
}

// Choose is a document with the sections of its first page and its body, and of its annex
// those that are named, less those that are left out.
func (d *Document) Choose(include, exclude []string) *Document {
	out := *d
	out.Sections = slices.DeleteFunc(slices.Clone(d.Sections), func(s Section) bool {
		return slices.Contains(exclude, s.Of) || s.Part == Annex && (slices.Contains(exclude, annexWord) || !slices.Contains(include, s.Of) && !slices.Contains(include, annexWord))
	})
	return &out
}
