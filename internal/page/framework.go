package page

import (
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
	d := titled(r, r.Say("framework.title", "framework", f.Info.Short))
	if f.Model == nil {
		d.Section("", lead(r), Text(noDivision(r)))
		return end(d, r)
	}
	blocks := []Block{Paragraph{Text: frameworkLead(r), Lead: true}}
	for _, text := range frameworkNotes(r) {
		blocks = append(blocks, Text(text))
	}
	d.Section("", append(blocks, frameworkMarks(r))...)
	for _, family := range families(f.Controls) {
		d.Section(family.heading(), family.table(r))
	}
	d.Section(r.Say("framework.to_agree"), toAgree(f)...)
	rows := coveringRows(f.Controls)
	d.Section(r.Say("framework.rows_behind"), coveringTable(r, rows))
	d.Section(r.Say("framework.how_work_passes"), passing(f, rows))
	d.Section("", Text(r.Say("framework.published", "publication", f.Info.Publication)))
	return end(d, r)
}

// noDivision says why there is no matrix.
func noDivision(r *result.Result) string {
	return running(r.Say("raci.no_division"), hint(r, r.Say("raci.hint_model")))
}

// frameworkLead counts whose work stands behind the controls.
func frameworkLead(r *result.Result) string {
	f := r.Framework
	n := f.Counts
	text := r.Say("framework.lead", "framework", f.Info.Name, "model", r.Language.Small(r.Words.Models.Of(*f.Model).Heading),
		"all", len(f.Controls), "items", f.Info.Items, "provider", n.Provider, "client", n.Client, "both", n.Shared)
	if n.Unmapped > 0 {
		text = running(text, r.Say("framework.no_row_for", "controls", n.Unmapped))
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
)

// frameworkMarks explains the marks that are there.
func frameworkMarks(r *result.Result) Block {
	all := coveringRows(r.Framework.Controls)
	var facts Facts
	for _, mark := range []struct {
		mark, says string
		is         func(*responsibility.CoveringRow) bool
	}{
		{markOpen, r.Say("framework.mark_open"), func(r *responsibility.CoveringRow) bool { return r.Status == responsibility.Open }},
		{markExtra, r.Say("framework.mark_extra"), func(r *responsibility.CoveringRow) bool { return r.Fee == responsibility.Extra }},
		{markNotOffered, r.Say("framework.mark_not_offered"), func(r *responsibility.CoveringRow) bool { return r.Fee == responsibility.NotOffered }},
	} {
		if slices.ContainsFunc(all, func(row responsibility.CoveringRow) bool { return mark.is(&row) }) {
			facts.Pairs = append(facts.Pairs, [2]string{mark.mark, mark.says})
		}
	}
	if slices.ContainsFunc(all, func(row responsibility.CoveringRow) bool { return row.Vendor != "" }) {
		facts.Pairs = append(facts.Pairs, [2]string{r.Say("framework.mark_vendor"), r.Say("framework.mark_vendor_says")})
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
func coverer(r *result.Result, c *responsibility.Covered) string {
	var who string
	switch c.Status {
	case responsibility.CoveredByProvider:
		who = partyWord(&r.Language, terms.Provider)
	case responsibility.CoveredByClient:
		who = partyWord(&r.Language, terms.Client)
	case responsibility.CoveredByBoth:
		who = partyWord(&r.Language, terms.Shared)
	case responsibility.NotCovered:
		return r.Say("framework.no_row")
	}
	if c.Vendor {
		return r.Say("framework.and_vendor", "who", who)
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

func (f family) heading() string { return f[0].FamilyID + " " + f[0].Family } // both as they are published

// table has the controls that rows stand behind, nil where there are none.
func (f family) table(r *result.Result) Block {
	t := Table{Columns: []Column{
		{Name: r.Say("raci.id"), Whole: true},
		{Name: words.Large(r.Framework.Info.Item), Flex: true},
		{Name: r.Say("framework.who")},
		{Name: r.Say("framework.rows"), Flex: true},
	}}
	for i := range f {
		if c := &f[i]; c.Status != responsibility.NotCovered {
			t.Rows = append(t.Rows, []string{c.ID, c.Title, coverer(r, c), markedRows(c.Rows)})
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

func coveringTable(r *result.Result, rows []responsibility.CoveringRow) Block {
	t := Table{Columns: []Column{
		{Name: r.Say("framework.row"), Whole: true},
		{Name: r.Say("raci.activity"), Flex: true},
		{Name: r.Say("framework.provider")},
		{Name: r.Say("framework.client")},
	}}
	vendor := slices.ContainsFunc(rows, func(row responsibility.CoveringRow) bool { return row.Vendor != "" })
	if vendor {
		t.Columns = append(t.Columns, Column{Name: r.Say("framework.vendor")})
	}
	for i := range rows {
		one := &rows[i]
		row := []string{markedRow(one), one.Name, string(one.Provider), string(one.Client)}
		if vendor {
			row = append(row, string(one.Vendor))
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
