package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/responsibility"
)

// Framework is the responsibility matrix read against a published list of controls,
// family by family.
func Framework(c result.Client) *Document { return framework(c.Result()) }

// FrameworkInternal is the same as the provider reads it.
func FrameworkInternal(r *result.Result) *Document { return framework(r.ForProvider()) }

func framework(r *result.Result) *Document {
	f := r.Framework
	d := titled(r, "Who does what for "+f.Info.Short)
	if f.Model == nil {
		d.Section("", lead(r), Text(noDivision(r)))
		return end(d, r)
	}
	blocks := []Block{Paragraph{Text: frameworkLead(r), Lead: true}}
	for _, text := range frameworkNotes(r) {
		blocks = append(blocks, Text(text))
	}
	d.Section("", append(blocks, frameworkMarks(f))...)
	for _, family := range families(f.Controls) {
		d.Section(family.heading(), family.table(&f.Info))
	}
	d.Section("To agree", toAgree(f)...)
	rows := coveringRows(f.Controls)
	d.Section("The rows behind them", coveringTable(rows))
	d.Section("How work passes where both take part", passing(f, rows))
	d.Section("", Text("Published as: "+f.Info.Publication+"."))
	return end(d, r)
}

// noDivision says why there is no matrix.
func noDivision(r *result.Result) string {
	return "No model is recommended for these answers, so there is no division of work yet." + hint(r, " 'mspscope raci --model co_managed' shows the one of a model of your choice.")
}

// frameworkLead counts whose work stands behind the controls.
func frameworkLead(r *result.Result) string {
	f := r.Framework
	n := f.Counts
	text := fmt.Sprintf("%s, with %s: of %d %s the provider does the work behind %d, the client behind %d, both behind %d.",
		f.Info.Name, words.Small(r.Words.Models.Of(*f.Model).Heading), len(f.Controls), f.Info.Items, n.Provider, n.Client, n.Shared)
	if n.Unmapped > 0 {
		text += fmt.Sprintf(" For %d no row of the matrix says who does it.", n.Unmapped)
	}
	return text
}

// frameworkNotes are what must be known before the controls are read.
func frameworkNotes(r *result.Result) []string {
	f := r.Framework
	notes := append([]string{f.StartingPoint, f.Info.Note, f.Info.ByWay}, draftNotes(r, f.Model)...)
	return slices.DeleteFunc(notes, func(s string) bool { return s == "" })
}

// draftNotes say that the model of a matrix is ruled out, or not settled.
func draftNotes(r *result.Result, model *terms.Model) (notes []string) {
	if r.RACI != nil && r.RACI.Schedule != nil { // both sides sign it
		return r.RACI.Schedule.Draft
	}
	if r.Recommendation.Vetoed(*model) {
		notes = append(notes, r.Words.Models.Of(*model).IfVetoed)
	}
	if m := r.Model(); m != nil && *m == *model {
		for _, b := range unsure(r) {
			if p, ok := b.(Paragraph); ok {
				notes = append(notes, p.Text)
			}
		}
	}
	return notes
}

// The marks beside the id of a row.
const (
	markOpen       = "?"
	markExtra      = "+"
	markNotOffered = "−"
	markVendor     = "vendor"
)

// frameworkMarks explains the marks that are there.
func frameworkMarks(f *result.Framework) Block {
	all := coveringRows(f.Controls)
	var facts Facts
	for _, mark := range []struct {
		mark, says string
		is         func(*responsibility.CoveringRow) bool
	}{
		{markOpen, "client and provider still have to settle this row", func(r *responsibility.CoveringRow) bool { return r.Status == responsibility.Open }},
		{markExtra, "costs more than the monthly fee", func(r *responsibility.CoveringRow) bool { return r.Fee == responsibility.Extra }},
		{markNotOffered, "not part of this service", func(r *responsibility.CoveringRow) bool { return r.Fee == responsibility.NotOffered }},
	} {
		if slices.ContainsFunc(all, func(row responsibility.CoveringRow) bool { return mark.is(&row) }) {
			facts.Pairs = append(facts.Pairs, [2]string{mark.mark, mark.says})
		}
	}
	if slices.ContainsFunc(all, func(row responsibility.CoveringRow) bool { return row.Vendor != "" }) {
		facts.Pairs = append(facts.Pairs, [2]string{markVendor, "an outside company does some of it"})
	}
	if len(facts.Pairs) == 0 {
		return nil
	}
	return facts
}

// markedRow is the id of a row with its marks.
func markedRow(row *responsibility.CoveringRow) string {
	id := row.ID
	if row.Status == responsibility.Open {
		id += markOpen
	}
	switch row.Fee {
	case responsibility.Extra:
		id += markExtra
	case responsibility.NotOffered:
		id += markNotOffered
	case responsibility.Included, responsibility.OwnWork:
	}
	return id
}

func markedRows(rows []responsibility.CoveringRow) string {
	ids := make([]string, len(rows))
	for i := range rows {
		ids[i] = markedRow(&rows[i])
	}
	return strings.Join(ids, ", ")
}

// coverer says whose work stands behind a control.
func coverer(c *responsibility.Covered) string {
	var who string
	switch c.Status {
	case responsibility.CoveredByProvider:
		who = words.Party(terms.Provider)
	case responsibility.CoveredByClient:
		who = words.Party(terms.Client)
	case responsibility.CoveredByBoth:
		who = words.Party(terms.Shared)
	case responsibility.NotCovered:
		return "no row"
	}
	if c.Vendor {
		who += ", " + markVendor
	}
	return who
}

// family are the controls of a framework that belong together.
type family []responsibility.Covered

// families groups controls; those of one stand side by side.
func families(controls []responsibility.Covered) (all []family) {
	for i := range controls {
		last := len(all) - 1
		if last < 0 || all[last][0].FamilyID != controls[i].FamilyID {
			all, last = append(all, nil), last+1
		}
		all[last] = append(all[last], controls[i])
	}
	return all
}

func (f family) heading() string { return f[0].FamilyID + " " + f[0].Family }

// table has the controls that rows stand behind, nil where there are none.
func (f family) table(of *responsibility.FrameworkInfo) Block {
	t := Table{Columns: []Column{{Name: "Id", Whole: true}, {Name: words.Large(of.Item), Flex: true}, {Name: "Who"}, {Name: "Rows", Flex: true}}}
	for i := range f {
		if c := &f[i]; c.Status != responsibility.NotCovered {
			t.Rows = append(t.Rows, []string{c.ID, c.Title, coverer(c), markedRows(c.Rows)})
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// toAgree lists the controls behind which nobody stands, by what is said of them.
func toAgree(f *result.Framework) (blocks []Block) {
	var notes []string
	lists := map[string]*List{}
	for i := range f.Controls {
		c := &f.Controls[i]
		if c.Status != responsibility.NotCovered {
			continue
		}
		note := string(c.Note)
		if lists[note] == nil {
			notes, lists[note] = append(notes, note), &List{}
		}
		lists[note].Items = append(lists[note].Items, Item{Mark: c.ID, Text: c.Title})
	}
	for _, note := range notes {
		blocks = append(blocks, Text(note), *lists[note])
	}
	return blocks
}

// coveringRows are the rows behind some control, each once, in the order of their ids.
func coveringRows(controls []responsibility.Covered) (all []responsibility.CoveringRow) {
	seen := map[string]bool{}
	for i := range controls {
		for _, row := range controls[i].Rows {
			if !seen[row.ID] {
				seen[row.ID] = true
				all = append(all, row)
			}
		}
	}
	slices.SortFunc(all, func(a, b responsibility.CoveringRow) int { return strings.Compare(a.ID, b.ID) })
	return all
}

func coveringTable(rows []responsibility.CoveringRow) Block {
	t := Table{Columns: []Column{{Name: "Row", Whole: true}, {Name: "Activity", Flex: true}, {Name: "Provider"}, {Name: "Client"}}}
	vendor := slices.ContainsFunc(rows, func(r responsibility.CoveringRow) bool { return r.Vendor != "" })
	if vendor {
		t.Columns = append(t.Columns, Column{Name: "Vendor"})
	}
	for i := range rows {
		r := &rows[i]
		row := []string{markedRow(r), r.Name, string(r.Provider), string(r.Client)}
		if vendor {
			row = append(row, string(r.Vendor))
		}
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// passing says how work passes behind the controls that both take part in: row by row,
// and for those of which no row says it, that it is to be agreed.
func passing(f *result.Framework, rows []responsibility.CoveringRow) Block {
	shared := map[string]bool{}
	var l, own List
	for i := range f.Controls {
		c := &f.Controls[i]
		if c.Status != responsibility.CoveredByBoth {
			continue
		}
		for j := range c.Rows {
			shared[c.Rows[j].ID] = true
		}
		if c.Note != "" {
			own.Items = append(own.Items, Item{Mark: c.ID, Text: string(c.Note)})
		}
	}
	for i := range rows {
		if rows[i].Handoff != "" && shared[rows[i].ID] {
			l.Items = append(l.Items, Item{Mark: rows[i].ID, Text: string(rows[i].Handoff)})
		}
	}
	l.Items = append(l.Items, own.Items...)
	return listOrNil(l)
}

// handoffsOf joins the sentences on how work passes behind a control.
func handoffsOf(c *responsibility.Covered) string {
	var all []string
	for i := range c.Rows {
		if row := &c.Rows[i]; row.Handoff != "" {
			all = append(all, row.ID+": "+string(row.Handoff))
		}
	}
	return strings.Join(all, " ")
}

// FrameworkTable is every control as one table.
func FrameworkTable(r *result.Result) Table {
	f := r.Framework
	t := Table{Columns: columns("framework", "family_id", "family", "id", "other_id", "title", "status", "vendor", "open", "extra",
		"rows", "provider_rows", "client_rows", "vendor_rows", "handoff", "note")}
	ids := func(c *responsibility.Covered, has func(*responsibility.CoveringRow) bool) string {
		var ids []string
		for i := range c.Rows {
			if has(&c.Rows[i]) {
				ids = append(ids, c.Rows[i].ID)
			}
		}
		return strings.Join(ids, " ")
	}
	for i := range f.Controls {
		c := &f.Controls[i]
		handoff := ""
		if c.Status == responsibility.CoveredByBoth {
			handoff = handoffsOf(c)
		}
		t.Rows = append(t.Rows, []string{
			f.Info.ID, c.FamilyID, c.Family, c.ID, string(c.OtherID), c.Title, string(c.Status), strconv.FormatBool(c.Vendor), strconv.FormatBool(c.Open), strconv.FormatBool(c.Extra),
			ids(c, func(*responsibility.CoveringRow) bool { return true }),
			ids(c, func(r *responsibility.CoveringRow) bool { return r.Provider != "" }),
			ids(c, func(r *responsibility.CoveringRow) bool { return r.Client != "" }),
			ids(c, func(r *responsibility.CoveringRow) bool { return r.Vendor != "" }),
			handoff, string(c.Note),
		})
	}
	return t
}
