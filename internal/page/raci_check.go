package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"mspscope/internal/result"
	"mspscope/internal/words"
)

// RACICheck says what is wrong with a responsibility matrix, the worst first, and
// what could not be checked.
func RACICheck(c *result.RACICheck) *Document {
	d := &Document{Title: c.Say("raci_check.title", "file", c.File)}
	d.Section("", append([]Block{Paragraph{Text: checkedLead(c), Lead: true}}, checkedColumns(c)...)...)
	for _, s := range []struct{ severity, heading string }{
		{"error", c.Say("raci_check.to_correct")}, {"warning", c.Say("raci_check.to_look_at")}, {"info", c.Say("raci_check.worth_knowing")},
	} {
		d.Section(s.heading, byRule(c, s.severity)...)
	}
	d.Section(c.Say("raci_check.not_checked"), unchecked(c))
	return d
}

// checkedLead sums up a check.
func checkedLead(c *result.RACICheck) string {
	switch {
	case c.Rows == 0:
		return c.Say("raci_check.no_rows")
	case c.Errors+c.Warnings+c.Infos == 0:
		return c.Say("raci_check.nothing_wrong", "rows", c.Say("raci_check.rows", "rows", c.Rows))
	}
	return c.Say("raci_check.found", "rows", c.Say("raci_check.rows", "rows", c.Rows), "errors", c.Say("raci_check.errors", "errors", c.Errors),
		"warnings", c.Say("raci_check.warnings", "warnings", c.Warnings), "remarks", c.Say("raci_check.remarks", "remarks", c.Infos))
}

// checkedColumns says who the columns were taken for, where that is not plain, and
// what was not read.
func checkedColumns(c *result.RACICheck) []Block {
	quoted := func(name string) string { return c.Say("raci_check.quoted", "name", name) }
	var known, unknown, unread []string
	for _, col := range c.Columns {
		switch {
		case col.Role == nil && col.Party == nil:
			unknown = append(unknown, quoted(col.Name))
		case col.Role != nil && col.Role.String() != col.Name:
			known = append(known, c.Say("raci_check.is_role", "column", quoted(col.Name), "role", col.Role.String()))
		case col.Role == nil:
			known = append(known, c.Language.SayOf("raci_check.of", col.Party.String(), "column", quoted(col.Name)))
		}
	}
	for _, name := range c.Unread {
		if name != "" {
			unread = append(unread, quoted(name))
		}
	}
	var texts []string
	if len(known) > 0 {
		texts = append(texts, c.Say("raci_check.columns", "columns", words.Large(c.Language.List(known))))
	}
	if len(unknown) > 0 {
		texts = append(texts, c.Say("raci_check.no_known_role", "columns", c.Language.List(unknown)))
	}
	if len(unread) > 0 {
		texts = append(texts, c.Say("raci_check.not_read", "columns", c.Language.List(unread)))
	}
	return some(Text(running(texts...)))
}

// byRule lists findings of one severity, rule by rule. What is said of many rows
// in the same words is said once.
func byRule(c *result.RACICheck, severity string) []Block {
	all := c.Findings
	type group struct {
		first         *result.MatrixFinding
		places, short []string
	}
	groups, order := map[string]*group{}, []string{}
	grave := map[string]Grave{"error": Critical, "warning": Serious}[severity]
	for i := range all {
		f := &all[i]
		if f.Severity != severity {
			continue
		}
		key := f.Rule + "\x00" + f.What
		if groups[key] == nil {
			groups[key] = &group{first: f}
			order = append(order, key)
		}
		groups[key].places = append(groups[key].places, placeOf(f))
		groups[key].short = append(groups[key].short, shortPlace(f))
	}
	slices.SortStableFunc(order, func(a, b string) int { return strings.Compare(a[:3], b[:3]) })
	var l List
	for _, key := range order {
		g := groups[key]
		it := Item{Mark: g.first.Rule, Grave: grave}
		switch n := len(g.places); {
		case n == 1:
			it.Text = c.Say("raci_check.finding", "place", g.places[0], "what", g.first.What, "do", g.first.Do)
		case same(all, g.first):
			it.Text, it.Detail = c.Say("raci_check.findings_do", "rows", n, "what", g.first.What, "do", g.first.Do), strings.Join(g.short, "; ")
		default:
			it.Text, it.Detail = c.Say("raci_check.findings", "rows", n, "what", g.first.What), strings.Join(g.short, "; ")
		}
		l.Items = append(l.Items, it)
	}
	return some(listOrNil(l))
}

// same reports whether all findings that say the same also ask for the same.
func same(all []result.MatrixFinding, first *result.MatrixFinding) bool {
	for i := range all {
		if f := &all[i]; f.Rule == first.Rule && f.What == first.What && f.Do != first.Do {
			return false
		}
	}
	return true
}

// placeOf names where a finding is: the row and its place in the file.
func placeOf(f *result.MatrixFinding) string {
	row := strings.TrimSpace(string(f.ID) + " " + string(f.Activity))
	if row == "" {
		return f.Place
	}
	return f.Place + " " + row
}

// shortPlace names a row among others of the same file.
func shortPlace(f *result.MatrixFinding) string {
	row := cmp.Or(string(f.ID), string(f.Activity))
	if strings.Trim(row, "0123456789.") == "" { // a number says less than a name
		row = strings.TrimSpace(row + " " + string(f.Activity))
	}
	switch {
	case f.Cell != "":
		return strings.TrimSpace(row + " (" + string(f.Cell) + ")")
	case f.Line == nil: // a row that is missing
		return cmp.Or(strings.TrimSpace(string(f.ID)+" "+string(f.Activity)), f.Place)
	}
	return strings.TrimSpace(fmt.Sprintf("%s (%d:%d)", row, *f.Line, *f.Column))
}

// unchecked lists the rules that were not checked, those with the same reason
// together.
func unchecked(c *result.RACICheck) Block {
	var l List
	at := map[string]int{}
	for _, u := range c.Unchecked {
		rule := c.Say("raci_check.rule", "rule", u.Rule, "title", c.Language.Small(u.Title))
		if i, seen := at[u.Why]; seen {
			l.Items[i].Mark = "-"
			l.Items[i].Text = c.Say("raci_check.several_unchecked", "why", words.Large(u.Why))
			l.Items[i].Detail += "; " + rule
			continue
		}
		at[u.Why] = len(l.Items)
		l.Items = append(l.Items, Item{Mark: u.Rule, Text: c.Say("raci_check.unchecked", "title", u.Title, "why", u.Why), Detail: rule})
	}
	for i := range l.Items {
		if l.Items[i].Mark != "-" {
			l.Items[i].Detail = ""
		}
	}
	return listOrNil(l)
}

// RACICheckTable is the findings as one table.
func RACICheckTable(c *result.RACICheck) Table {
	t := Table{Columns: columns("place", "rule", "severity", "id", "activity", "what", "do")}
	for i := range c.Findings {
		f := &c.Findings[i]
		t.Rows = append(t.Rows, []string{f.Place, f.Rule, f.Severity, string(f.ID), string(f.Activity), f.What, f.Do})
	}
	return t
}
