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
	w := rolePage{r: r, m: m, role: role}
	if len(m.Activities) == 0 {
		d.Section("", Text(r.Say("raci_role.no_part")))
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
		{"raci_role.answers_and_does", func(l responsibility.Letter) bool { return l == responsibility.AR }, true},
		{"raci_role.answers", func(l responsibility.Letter) bool { return l == responsibility.A }, true},
		{"raci_role.does", func(l responsibility.Letter) bool { return l == responsibility.R }, true},
		{"raci_role.asked", func(l responsibility.Letter) bool { return l == responsibility.C }, false},
		{"raci_role.told", func(l responsibility.Letter) bool { return l == responsibility.I }, false},
	} {
		var l List
		for i := range m.Activities {
			if row := &m.Activities[i]; part.with(row.Letters[role]) {
				l.Items = append(l.Items, w.item(row, part.duty))
			}
		}
		if len(l.Items) > 0 {
			d.Section(r.Say(part.heading), l)
		}
	}
}

// rolePage writes the rows of one role.
type rolePage struct {
	r    *result.Result
	m    *result.RACI
	role responsibility.Role
}

// item is a row: what is done and how often, with whom, and for a duty how work passes and
// what it has to do with the fee.
func (w *rolePage) item(row *responsibility.Row, duty bool) Item {
	it := Item{Mark: row.ID + statusMark(row.Status), Text: running(append([]string{w.r.Say("raci_role.activity", "activity", doing(w.r, row))}, w.others(row)...)...)}
	if !duty {
		return it
	}
	says := []string{row.Because, string(row.Handoff)}
	if row.FeeNote != "" || row.Fee == responsibility.Extra || row.Fee == responsibility.NotOffered {
		says = append(says, feeSentence(w.r, row.Fee), string(row.FeeNote))
	}
	it.Detail = strings.Join(strings.Fields(strings.Join(says, " ")), " ")
	return it
}

// others says who else answers and does the work.
func (w *rolePage) others(row *responsibility.Row) (says []string) {
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
	names := strings.TrimSuffix(strings.Join(does, ", "), ".") // a short name may end with a full stop
	switch {
	case own.Responsible() && len(does) > 0:
		says = append(says, w.r.Say("raci_role.with", "roles", names))
	case len(does) > 0:
		says = append(says, w.r.Say("raci_role.done_by", "roles", names))
	}
	if answers != "" {
		says = append(says, w.r.Say("raci_role.answered_by", "role", strings.TrimSuffix(answers, ".")))
	}
	return says
}
