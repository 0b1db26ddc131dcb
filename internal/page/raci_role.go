package page

import (
	"strings"

	"mspscope/internal/result"
	"mspscope/responsibility"
)

// What one role has to do, by its part in each row.

// roleDuties adds the rows of a role: what it answers for, what it does, what it is asked
// and told.
func roleDuties(d *Document, r *result.Result, m *result.RACI, role responsibility.Role) {
	w := rolePage{m: m, role: role}
	if len(m.Activities) == 0 {
		d.Section("", Text("This role has no part in it."))
		return
	}
	if role == responsibility.ClientIT {
		leaves(d, r)
	}
	for _, part := range []struct {
		heading string
		with    func(l responsibility.Letter) bool
		duty    bool
	}{
		{"Answers for and does", func(l responsibility.Letter) bool { return l == responsibility.AR }, true},
		{"Answers for, and others do it", func(l responsibility.Letter) bool { return l == responsibility.A }, true},
		{"Does, and others answer for it", func(l responsibility.Letter) bool { return l == responsibility.R }, true},
		{"Is asked before", func(l responsibility.Letter) bool { return l == responsibility.C }, false},
		{"Is told after", func(l responsibility.Letter) bool { return l == responsibility.I }, false},
	} {
		var l List
		for i := range m.Activities {
			if row := &m.Activities[i]; part.with(row.Letters[role]) {
				l.Items = append(l.Items, w.item(row, part.duty))
			}
		}
		if len(l.Items) > 0 {
			d.Section(part.heading, l)
		}
	}
}

// rolePage writes the rows of one role.
type rolePage struct {
	m    *result.RACI
	role responsibility.Role
}

// item is a row: what is done and how often, with whom, and for a duty how work passes and
// what it has to do with the fee.
func (w *rolePage) item(row *responsibility.Row, duty bool) Item {
	it := Item{Mark: row.ID + statusMark(row.Status), Text: doing(row) + "." + w.others(row)}
	if !duty {
		return it
	}
	says := []string{row.Because, string(row.Handoff)}
	for _, kind := range feeWords {
		if kind.fee == row.Fee && (row.FeeNote != "" || row.Fee == responsibility.Extra || row.Fee == responsibility.NotOffered) {
			says = append(says, kind.says+".", string(row.FeeNote))
		}
	}
	it.Detail = strings.Join(strings.Fields(strings.Join(says, " ")), " ")
	return it
}

// others says who else answers and does the work.
func (w *rolePage) others(row *responsibility.Row) string {
	own := row.Letters[w.role]
	var does []string
	answers := ""
	for _, role := range w.m.Roles {
		l := row.Letters[role.Role]
		if role.Role == w.role {
			continue
		}
		if l.Responsible() {
			does = append(does, role.Short)
		}
		if l.Accountable() {
			answers = role.Short
		}
	}
	full := func(s string) string { return strings.TrimSuffix(s, ".") + "." }
	says := ""
	switch {
	case own.Responsible() && len(does) > 0:
		says = " With: " + full(strings.Join(does, ", "))
	case len(does) > 0:
		says = " Done by: " + full(strings.Join(does, ", "))
	}
	if answers != "" {
		says += " Answers: " + full(answers)
	}
	return says
}
