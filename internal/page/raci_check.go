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
	d := &Document{Title: c.File + ": the responsibility matrix, checked"}
	d.Section("", append([]Block{Paragraph{Text: checkedLead(c), Lead: true}}, checkedColumns(c)...)...)
	for _, s := range []struct{ severity, heading string }{
		{"error", "To correct"}, {"warning", "To look at"}, {"info", "Worth knowing"},
	} {
		d.Section(s.heading, byRule(c.Findings, s.severity)...)
	}
	d.Section("Not checked, because this file cannot show it", unchecked(c.Unchecked))
	return d
}

// checkedLead sums up a check.
func checkedLead(c *result.RACICheck) string {
	rows := words.Count(c.Rows, "row", "rows")
	if c.Rows == 0 {
		return "There are no rows, so there is nothing to check."
	}
	if c.Errors+c.Warnings+c.Infos == 0 {
		return fmt.Sprintf("Nothing is wrong in %s, as far as they can show it.", rows)
	}
	return fmt.Sprintf("In %s: %s, %s, %s.", rows,
		words.Count(c.Errors, "error", "errors"), words.Count(c.Warnings, "warning", "warnings"), words.Count(c.Infos, "remark", "remarks"))
}

// checkedColumns says who the columns were taken for, where that is not plain, and
// what was not read.
func checkedColumns(c *result.RACICheck) []Block {
	var known, unknown []string
	for _, col := range c.Columns {
		switch {
		case col.Role == nil && col.Party == nil:
			unknown = append(unknown, quoted(col.Name))
		case col.Role != nil && col.Role.String() != col.Name:
			known = append(known, fmt.Sprintf("%s is %s", quoted(col.Name), *col.Role))
		case col.Role == nil:
			known = append(known, fmt.Sprintf("%s is the %s's", quoted(col.Name), *col.Party))
		}
	}
	var texts []string
	if len(known) > 0 {
		texts = append(texts, words.Large(words.List(known))+".")
	}
	if len(unknown) > 0 {
		texts = append(texts, fmt.Sprintf("Of no known role: %s.", words.List(unknown)))
	}
	if unread := slices.DeleteFunc(slices.Clone(c.Unread), func(s string) bool { return s == "" }); len(unread) > 0 {
		var names []string
		for _, name := range unread {
			names = append(names, quoted(name))
		}
		texts = append(texts, fmt.Sprintf("Not read, as nothing there says who does what: %s.", words.List(names)))
	}
	return some(Text(strings.Join(texts, " ")))
}

func quoted(name string) string { return "“" + name + "”" }

// byRule lists findings of one severity, rule by rule. What is said of many rows
// in the same words is said once.
func byRule(all []result.MatrixFinding, severity string) []Block {
	type group struct {
		first         *result.MatrixFinding
		places, short []string
	}
	groups, order := map[string]*group{}, []string{}
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
		if len(g.places) == 1 {
			l.Items = append(l.Items, Item{Mark: g.first.Rule, Text: g.places[0] + ": " + g.first.What + "; " + g.first.Do + "."})
			continue
		}
		text := words.Count(len(g.places), "row", "rows") + ": " + g.first.What
		if same(all, g.first) {
			text += "; " + g.first.Do
		}
		l.Items = append(l.Items, Item{Mark: g.first.Rule, Text: text + ".", Detail: strings.Join(g.short, "; ")})
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
func unchecked(all []result.UncheckedRule) Block {
	var l List
	at := map[string]int{}
	for _, u := range all {
		if i, seen := at[u.Why]; seen {
			l.Items[i].Mark = "-"
			l.Items[i].Text = words.Large(u.Why) + "."
			l.Items[i].Detail += "; " + u.Rule + " " + words.Small(u.Title)
			continue
		}
		at[u.Why] = len(l.Items)
		l.Items = append(l.Items, Item{Mark: u.Rule, Text: u.Title + ": " + u.Why + ".", Detail: u.Rule + " " + words.Small(u.Title)})
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
