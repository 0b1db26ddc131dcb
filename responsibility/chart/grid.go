package chart

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"mspscope/responsibility"
)

// heads are the heads of columns that are no roles, by what the column holds; ""
// is what says nothing of who does what.
var heads = map[string][]string{
	"id":        {"id", "no", "no.", "nr", "nr.", "#", "ref", "reference", "number", "activity id"},
	"activity":  {"activity", "activities", "task", "tasks", "function", "functions", "process", "processes", "deliverable", "service", "responsibility", "responsibilities", "requirement", "duty", "duties", "action", "step", "what", "description", "item", "work", "activity / task", "task / activity", "activity or task", "role or responsibility"},
	"tower":     {"tower", "part of it"},
	"side":      {"side"},
	"handoff":   {"handoff", "hand off", "handover", "hand over"},
	"passing":   {"how work passes"},
	"evidence":  {"evidence", "proof", "shown by"},
	"status":    {"status", "state"},
	"choice":    {"choice"},
	"authority": {"authority"},
	"fee":       {"fee", "in the fee?", "in the fee"},
	"fee_note":  {"fee note"},
	"cadence":   {"cadence", "frequency", "how often"},
	"because":   {"why so"},
	"":          {"domain", "area", "group", "category", "phase", "severity", "priority", "notes", "note", "comment", "comments", "remarks", "remark", "type", "level", "plan", "source", "sla", "tool", "tools", "core", "by", "on"},
}

// kindOf says what a column holds by its head; known is false for any other head.
func kindOf(head string) (kind string, known bool) {
	for kind, names := range heads {
		if slices.Contains(names, fold(head)) {
			return kind, true
		}
	}
	return "", false
}

// headRows is how many rows may stand above the head of a table: a title, a
// legend.
const headRows = 40

// FromGrid reads a table as a responsibility matrix.
func FromGrid(g *Grid, n *Names) (*Chart, error) {
	t := tabled{grid: g, names: n, at: map[string]int{}, chart: &Chart{File: g.File}}
	if !t.head() {
		if at, turned := t.turned(); turned {
			return nil, whole(g.File, at.Line, at.Col, "the letters stand above the columns and the names in the cells; turn it: a column for each role, and the letters in the cells")
		}
		return nil, whole(g.File, 0, 0, "no responsibility matrix is found in it: there must be a row with the names of the roles above columns of letters (R, A, C, I) and one column with the activities")
	}
	t.columns()
	t.rows()
	return t.chart, nil
}

// tabled is one reading of a table.
type tabled struct {
	grid  *Grid
	names *Names
	chart *Chart
	from  int            // the row of the head
	at    map[string]int // the column of each kind
	roles []int          // columns of the table below which letters stand
	seen  [][]seen       // of each cell
}

// seen is what a cell looks like at first sight.
type seen struct{ filled, letters bool }

// text is what a row holds in a column, nothing where the row ends before it.
func text(row []Text, column int) Text {
	if column < 0 || column >= len(row) {
		return Text{}
	}
	return row[column]
}

// head finds the row with the names of the columns: of the first rows the one
// that names most of those below which letters stand.
func (t *tabled) head() bool {
	t.look()
	best, most := -1, 0
	for i := range min(len(t.grid.Rows), headRows) {
		t.from = i
		if score, ok := t.sort(t.grid.Rows[i]); ok && (best < 0 || score > most) {
			best, most = i, score
		}
	}
	if best < 0 {
		return false
	}
	t.from = best
	_, ok := t.sort(t.grid.Rows[best])
	return ok
}

// turned reports whether the table has a column for each letter, with names in the
// cells, and where.
func (t *tabled) turned() (Place, bool) {
	for _, row := range t.grid.Rows[:min(len(t.grid.Rows), headRows)] {
		letters := 0
		for _, c := range row {
			if head := strings.TrimSpace(c.Text); !strings.EqualFold(head, "x") && isLetters(head) {
				letters++
			}
		}
		if letters >= 3 {
			return rowPlace(row), true
		}
	}
	return Place{}, false
}

// look looks at each cell once.
func (t *tabled) look() {
	t.seen = make([][]seen, len(t.grid.Rows))
	for i, row := range t.grid.Rows {
		t.seen[i] = make([]seen, len(row))
		for j := range row {
			c := ReadCell(row[j].Text, Place{})
			filled := c.Text != "" && !isNothing(c.Text)
			t.seen[i][j] = seen{filled, filled && c.looksLikeLetters()}
		}
	}
}

// sort says of each column below a head what it holds, and reports whether there
// are activities and letters, and how much the row looks like a head: a known word
// for the activities counts more than all columns of letters.
func (t *tabled) sort(row []Text) (score int, ok bool) {
	clear(t.at)
	t.roles, t.chart.Unread = nil, nil
	var words []int // columns of words whose head says nothing
	letters, ids, itself := 0, 0, 0
	for column := range row {
		head := strings.TrimSpace(row[column].Text)
		_, mapped := t.names.mapped(head)
		kind, known := t.names.Said.kind(head)
		_, ours := t.ours(head)
		looks, filled := t.letters(column)
		switch {
		case head == "" && filled == 0:
		case mapped, ours, head != "" && !known && 2*looks >= filled && (filled > 0 || len(t.roles) > 0):
			if !mapped && !ours && isLetters(head) {
				itself++
			}
			t.roles = append(t.roles, column)
			letters += looks
			score += min(looks, 1)
			if ours {
				ids++ // a matrix of ours without a row is one all the same
			}
		case known && kind != "":
			if _, twice := t.at[kind]; !twice {
				t.at[kind] = column
			}
		case known || head == "" && looks > 0:
			t.chart.Unread = append(t.chart.Unread, head)
		default:
			words = append(words, column)
		}
	}
	if _, named := t.at["activity"]; named {
		score += MaxColumns
	}
	if at, named := t.at["activity"]; named && slices.Contains(wide, fold(row[at].Text)) {
		words = t.narrower(at, words)
	}
	for _, column := range words {
		if _, found := t.at["activity"]; !found {
			t.at["activity"] = column
			continue
		}
		t.chart.Unread = append(t.chart.Unread, strings.TrimSpace(row[column].Text))
	}
	_, found := t.at["activity"]
	_, side := t.at["side"]
	if bare := t.from == len(t.grid.Rows)-1; bare && found && (ids > 0 || side) {
		return score, true
	}
	return score, found && 2*itself <= len(t.roles) && len(t.roles) > 0 && letters > 0 // or the row is one of letters itself
}

// wide are heads of the activities that may also be the head of a group of them.
var wide = []string{"process", "processes", "function", "functions", "service", "deliverable"}

// narrower takes for the activities the first column of words that tells all rows apart,
// where the column named so far repeats itself: it names groups then, and the head of the
// other is in a language or in words that nobody here knows. It returns the columns of
// words with the other one in the place of the one that was taken.
func (t *tabled) narrower(named int, words []int) []int {
	if _, filled, apart := t.distinct(named); apart == filled {
		return words
	}
	for i, column := range words {
		if row, filled, apart := t.distinct(column); row > 1 && filled == row && apart == row {
			t.at["activity"] = column
			return slices.Replace(slices.Clone(words), i, i+1, named)
		}
	}
	return words
}

// distinct counts the rows below the head, those that have something in a column, and the
// different texts there.
func (t *tabled) distinct(column int) (rows, filled, apart int) {
	texts := map[string]bool{}
	for _, row := range t.grid.Rows[t.from+1:] {
		if isRule(row) {
			continue
		}
		rows++
		if c := fold(text(row, column).Text); c != "" {
			filled++
			texts[c] = true
		}
	}
	return rows, filled, len(texts)
}

// isLetters reports whether a head is letters itself, and so no head.
func isLetters(head string) bool {
	c := ReadCell(head, Place{})
	return c.Unknown == "" && (c.Letters != 0 && utf8.RuneCountInString(head) <= 4 || c.Marked)
}

// ours says whether a head is the id or the name of one of our roles.
func (t *tabled) ours(head string) (Column, bool) {
	c, _ := t.names.column(head)
	return c, c.Role != nil
}

// letters counts the cells below a head, and those of them that look like letters.
// The head itself may be repeated on each page.
func (t *tabled) letters(column int) (looks, filled int) {
	head := text(t.grid.Rows[t.from], column).Text
	for i := t.from + 1; i < len(t.seen); i++ {
		row := t.seen[i]
		if column >= len(row) || !row[column].filled || t.grid.Rows[i][column].Text == head {
			continue
		}
		filled++
		if row[column].letters {
			looks++
		}
	}
	return looks, filled
}

// columns takes the heads of the columns that hold letters.
func (t *tabled) columns() {
	row, short := t.grid.Rows[t.from], true
	for _, at := range t.roles {
		if t.names.named(row[at].Text, func(r *responsibility.RoleInfo) string { return r.Short }) < 0 {
			short = false
		}
	}
	ids := 0
	for _, at := range t.roles {
		head := strings.TrimSpace(row[at].Text)
		c, id := t.names.column(head)
		if short && c.Party == nil { // short names mean ours only where all of them are
			i := t.names.named(head, func(r *responsibility.RoleInfo) string { return r.Short })
			c.take(t.names.Roles[i].Role, t.names)
		}
		c.At = row[at].At
		if id || short || c.Role != nil && len(t.names.Mapped) == 0 {
			ids++
		}
		t.chart.Columns = append(t.chart.Columns, c)
	}
	// One head with a slip does not make the table somebody else's.
	t.chart.Ours, t.chart.At = 2*ids > len(t.roles) || len(t.roles) == 0, rowPlace(row)
	has := func(kind string) bool { _, found := t.at[kind]; return found }
	t.chart.Has = Has{
		ID: has("id"), Tower: has("tower"), Side: has("side"), Handoff: has("handoff") || has("passing"), Mixed: !has("handoff") && has("passing") && !has("because"), Evidence: has("evidence"), Status: has("status"),
		Authority: has("authority"), Fee: has("fee"), Cadence: has("cadence"),
	}
}

// rows takes the rows below the head. A row that repeats the head, as some
// programs print on each page, is none.
func (t *tabled) rows() {
	for _, row := range t.grid.Rows[:t.from] {
		for _, c := range row {
			if c.Text != "" {
				t.chart.Above = append(t.chart.Above, c.Text)
			}
		}
	}
	head := t.grid.Rows[t.from]
	of := func(row []Text, kind string) string {
		at, found := t.at[kind]
		if !found {
			return ""
		}
		return strings.TrimSpace(text(row, at).Text)
	}
	for _, row := range t.grid.Rows[t.from+1:] {
		r := Row{
			ID: of(row, "id"), Name: of(row, "activity"), Tower: of(row, "tower"), Side: of(row, "side"),
			Handoff: of(row, "handoff"), Evidence: of(row, "evidence"), Status: of(row, "status"), Choice: of(row, "choice"), Authority: of(row, "authority"),
			Fee: of(row, "fee"), FeeNote: of(row, "fee_note"), Cadence: of(row, "cadence"),
		}
		if r.Handoff == "" {
			r.Handoff = of(row, "passing")
		}
		t.names.Said.plain(&r)
		r.ID = strings.TrimRightFunc(r.ID, func(c rune) bool { return unicode.IsSpace(c) || c == '✓' || c == '?' }) // as pages mark what is agreed or open
		for _, column := range t.roles {
			cell := text(row, column)
			if cell.At == (Place{}) {
				cell.At = rowPlace(row)
			}
			r.Cells = append(r.Cells, ReadCell(cell.Text, cell.At))
		}
		if r.ID == "" && r.Name == "" && r.Empty() || isRule(row) || slices.EqualFunc(row, head, func(a, b Text) bool { return a.Text == b.Text }) {
			continue
		}
		r.At = text(row, t.at["activity"]).At
		if r.At == (Place{}) {
			r.At = rowPlace(row)
		}
		t.chart.Rows = append(t.chart.Rows, r)
	}
}

// isRule reports whether a row is only a line drawn between others.
func isRule(row []Text) bool {
	return !slices.ContainsFunc(row, func(c Text) bool { return strings.Trim(c.Text, "-=:_ ") != "" })
}

func rowPlace(row []Text) Place {
	for i := range row {
		if row[i].At != (Place{}) {
			return row[i].At
		}
	}
	return Place{}
}
