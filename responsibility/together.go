package responsibility

import "slices"

// Together is how client and provider work together, beside the rows of a matrix. All of
// it follows from the rows, the answers and what is sold.
type Together struct {
	Flow       *Said      `json:"ticket_flow"` // how a request runs; nil where nothing is said
	Alerts     []Alert    `json:"alerts"`
	Escalation []Level    `json:"escalation"`
	Decisions  []Right    `json:"decision_rights"`
	Tools      []Tool     `json:"tools"`
	Exit       []ExitStep `json:"exit"`
	Absence    *Absence   `json:"absence"` // nil where the matrix has no row about it
}

// Said is a sentence with its name.
type Said struct {
	ID   string `json:"id"`
	Who  []Role `json:"roles"`
	Text string `json:"text"`
}

// Alert is what a system reports, and who gets it.
type Alert struct {
	ID    string `json:"id"`
	Of    string `json:"of"`
	Row   string `json:"row"`
	Day   []Role `json:"business_hours"`
	Night Said   `json:"outside"`
}

// Level is a level of escalation.
type Level struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Provider *Role  `json:"provider"` // nil where it is no role of the matrix
	Says     string `json:"provider_says"`
	Client   *Role  `json:"client"`
	After    string `json:"after"`
}

// Right is a decision with who takes it.
type Right struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Row      string `json:"row"`
	Decides  Role   `json:"decides"`
	Prepares []Role `json:"prepares"`
	Asked    []Role `json:"asked"`
	Core     bool   `json:"core"`
}

// Tool is a tool with which the work is done.
type Tool struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Row     string `json:"row"`
	License string `json:"license"`
	Runs    []Role `json:"runs"`
	Look    string `json:"may_look"`
	End     string `json:"at_the_end"`
}

// ExitStep is something that is done when the service ends.
type ExitStep struct {
	ID   string `json:"id"`
	Row  string `json:"row"`
	What string `json:"what"`
	By   string `json:"by"`
	Day  *int   `json:"day"` // from the last day of the service; nil where it does not hang on that
	Who  []Role `json:"who"`
}

// Absence is who stands in for the client's IT people.
type Absence struct {
	Line *string      `json:"line"` // of the price that holds it, by its id; nil for none of its own
	Rows []AbsenceRow `json:"rows"`
}

// AbsenceRow is a kind of absence.
type AbsenceRow struct {
	Row    string `json:"row"`
	Name   string `json:"name"`
	Covers []Role `json:"covers"` // who stands in; empty where nobody does
	Fee    Fee    `json:"fee"`
	Note   string `json:"note"`
}

// TogetherTexts are the sentences above the parts.
type TogetherTexts struct {
	Escalation string `json:"escalation"`
	Unnamed    string `json:"unnamed"`
	Tools      string `json:"tools"`
	Exit       string `json:"exit"`
	Nobody     string `json:"nobody"`
}

// together is what the catalogue says of it.
type together struct {
	texts   togetherTexts
	flow    []saying
	alerts  []alert
	levels  []level
	rights  []*rightFile
	tools   []register
	exit    []leaving
	absence []string
	line    string
}

type saying struct {
	*sayingFile
	occasion occasion
}

type alert struct {
	*alertFile
	night []saying
}

type level struct {
	*levelFile
	occasion occasion
}

type register struct {
	*toolFile
	held []holding
}

type holding struct {
	*heldFile
	occasion occasion
}

type leaving struct {
	*exitFile
	occasion occasion
}

// TogetherTexts are the sentences above the parts; nil where the catalogue says nothing of
// working together.
func (c *Catalogue) TogetherTexts() *TogetherTexts {
	if c.together == nil {
		return nil
	}
	t := TogetherTexts(c.together.texts)
	return &t
}

// Together says what stands beside the rows of a matrix; nil where the catalogue says
// nothing of it.
func (c *Catalogue) Together(in *Input, rows Rows) *Together {
	if c.together == nil {
		return nil
	}
	l := layout{in: in, t: c.together, rows: map[string]*Row{}}
	for i := range rows {
		l.rows[rows[i].ID] = &rows[i]
		for role, letter := range rows[i].Letters {
			l.has[role] = l.has[role] || letter.Holds()
		}
	}
	return &Together{
		Flow: l.first(c.together.flow), Alerts: l.alerts(), Escalation: l.levels(), Decisions: l.rights(), Tools: l.tools(), Exit: l.exit(), Absence: l.absence(),
	}
}

// layout is one laying out.
type layout struct {
	in   *Input
	t    *together
	rows map[string]*Row
	has  [NumRoles]bool // the roles with a duty in some row
}

// first is the first sentence that fits.
func (l *layout) first(all []saying) *Said {
	for i := range all {
		if s := &all[i]; s.occasion.fits(l.in, l.rows) {
			return &Said{s.ID, notNil(slices.Clone(s.Who)), s.Text}
		}
	}
	return nil
}

func (l *layout) alerts() []Alert {
	out := []Alert{}
	for i := range l.t.alerts {
		a := &l.t.alerts[i]
		row := l.rows[a.Row]
		if row == nil {
			continue
		}
		if night := l.first(a.night); night != nil {
			out = append(out, Alert{a.ID, a.Of, a.Row, doing(row), *night})
		}
	}
	return out
}

func (l *layout) levels() []Level {
	out := []Level{}
	for i := range l.t.levels {
		f := &l.t.levels[i]
		if !f.occasion.fits(l.in, l.rows) {
			continue
		}
		one := Level{ID: f.ID, Name: f.Name, Provider: l.holder(f.Provider), Says: f.Says, Client: l.holder(f.Client), After: f.After}
		if one.Provider != nil || one.Says != "" || one.Client != nil {
			out = append(out, one)
		}
	}
	return out
}

// holder is the first role with a duty in the matrix.
func (l *layout) holder(roles []Role) *Role {
	for _, r := range roles {
		if l.has[r] {
			return &r
		}
	}
	return nil
}

func (l *layout) rights() []Right {
	out := []Right{}
	for _, f := range l.t.rights {
		for _, id := range f.Rows {
			row := l.rows[id]
			if row == nil {
				continue
			}
			one := Right{ID: f.ID, Name: f.Name, Row: id, Decides: row.Letters.Accountable(), Prepares: []Role{}, Asked: []Role{}, Core: f.Core}
			for role, letter := range row.Letters {
				switch {
				case letter.Responsible() && Role(role) != one.Decides:
					one.Prepares = append(one.Prepares, Role(role))
				case letter == C:
					one.Asked = append(one.Asked, Role(role))
				}
			}
			out = append(out, one)
		}
	}
	return out
}

func (l *layout) tools() []Tool {
	out := []Tool{}
	for i := range l.t.tools {
		f := &l.t.tools[i]
		row := l.rows[f.Row]
		if row == nil {
			continue
		}
		k := slices.IndexFunc(f.held, func(h holding) bool { return h.occasion.fits(l.in, l.rows) })
		if k >= 0 {
			h := f.held[k]
			out = append(out, Tool{f.ID, f.Name, f.Row, h.License, doing(row), h.Look, h.End})
		}
	}
	return out
}

func (l *layout) exit() []ExitStep {
	out := []ExitStep{}
	for i := range l.t.exit {
		f := &l.t.exit[i]
		if row := l.rows[f.Row]; row != nil && f.occasion.fits(l.in, l.rows) {
			out = append(out, ExitStep{f.ID, f.Row, f.What, f.By, f.Day, doing(row)})
		}
	}
	return out
}

func (l *layout) absence() *Absence {
	if !l.has[ClientIT] {
		return nil
	}
	out := Absence{Rows: []AbsenceRow{}}
	for _, id := range l.t.absence {
		row := l.rows[id]
		if row == nil {
			continue
		}
		one := AbsenceRow{Row: id, Name: row.Name, Covers: []Role{}, Fee: row.Fee, Note: string(row.FeeNote)}
		if row.Fee != NotOffered {
			one.Covers = standIns(row)
		}
		out.Rows = append(out.Rows, one)
	}
	if len(out.Rows) == 0 {
		return nil
	}
	if sold := l.in.Sold; sold != nil && slices.Contains(sold.Lines, l.t.line) {
		out.Line = &l.t.line
	}
	return &out
}

// standIns are those of the provider who do the work of a row, and where there are none
// whoever does it: the client's people who cover each other, or another company.
func standIns(row *Row) []Role {
	all := doing(row)
	if own := slices.DeleteFunc(slices.Clone(all), func(r Role) bool { return r.Party() != ProviderParty }); len(own) > 0 {
		return own
	}
	return all
}

// doing are the roles that do the work of a row.
func doing(row *Row) []Role {
	out := []Role{}
	for role, letter := range row.Letters {
		if letter.Responsible() {
			out = append(out, Role(role))
		}
	}
	return out
}

func notNil(roles []Role) []Role {
	if roles == nil {
		return []Role{}
	}
	return roles
}
