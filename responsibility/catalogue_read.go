package responsibility

import (
	"regexp"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// authorities are the reasons for which only the client can be accountable.
var authorities = []string{"money", "risk", "law", "people", "data", "policy", "control"}

// activityID is the form of an id: it is part of the engagement format, where
// decisions on rows name it.
var activityID = regexp.MustCompile(`^[A-Z]{2}-[0-9]{2}$`)

// ReadCatalogue reads the catalogue of responsibilities. Every problem goes to
// the report; with a problem the result is nil.
func ReadCatalogue(r *yamldoc.Report, root *yamldoc.Node, schema *answer.Schema) *Catalogue {
	before := r.Len()
	f, ok := r.Fields(root, "a catalogue of responsibilities")
	if !ok {
		return nil
	}
	f.Version()
	cr := catalogueReader{
		report: r, schema: schema,
		catalogue: &Catalogue{index: map[string]int{}},
		handoffs:  map[string]string{},
	}
	if roles := f.Need("roles"); roles != nil {
		cr.readRoles(roles)
	}
	activities := f.NeedList("activities")
	sofar := r.Len()
	for i := range activities {
		cr.readActivity(&activities[i])
	}
	if len(activities) > 0 && r.Len() == sofar { // a row that was misread may be the missing one
		cr.checkTowers(f.Opt("activities"))
	}
	cr.readAdjusters(f.List("adjusters"))
	f.End()
	if r.Len() > before {
		return nil
	}
	return cr.catalogue
}

// catalogueReader is what one reading of a catalogue remembers.
type catalogueReader struct {
	report    *yamldoc.Report
	schema    *answer.Schema
	catalogue *Catalogue
	handoffs  map[string]string // sentence -> row that has it
}

func (cr *catalogueReader) readRoles(n *yamldoc.Node) {
	r := cr.report
	if n.Kind != yamldoc.Sequence {
		r.Add(n, "\"roles\" must be a list, not %s", n.Describe())
		return
	}
	var seen [NumRoles]bool
	for i := range n.Items {
		item := &n.Items[i]
		f, ok := r.Fields(item, "a role")
		if !ok {
			continue
		}
		id, party := f.Need("id"), f.Need("party")
		info := RoleInfo{Name: needText(r, f, "name"), Short: needText(r, f, "short"), What: needText(r, f, "what")}
		f.End()
		if id == nil {
			continue
		}
		role, ok := cr.role(id)
		if !ok {
			continue
		}
		if party != nil && party.Text != role.Party().String() {
			r.Add(party, "%s is a role of the %s, not of %s; write %s", role, role.Party(), party.Describe(), role.Party())
		}
		if seen[role] {
			r.Add(id, "the role %s stands here twice; keep one", role)
		}
		seen[role] = true
		info.Role, info.Party = role, role.Party()
		cr.catalogue.roles[role] = info
	}
	var missing []string
	for _, role := range Roles() {
		if !seen[role] {
			missing = append(missing, role.String())
		}
	}
	if len(missing) > 0 {
		r.Add(n, "roles are missing: %s; add them, the program knows exactly %d", strings.Join(missing, ", "), NumRoles)
	}
}

func (cr *catalogueReader) role(n *yamldoc.Node) (Role, bool) {
	role, ok := ParseRole(n.Text)
	if n.Kind != yamldoc.Scalar || !ok {
		cr.report.Add(n, "unknown role %s%s", n.Describe(), yamldoc.Suggest(n.Text, roleNames()))
		return 0, false
	}
	return role, true
}

func (cr *catalogueReader) readActivity(n *yamldoc.Node) {
	r := cr.report
	f, ok := r.Fields(n, "an activity")
	if !ok {
		return
	}
	a := Activity{ID: cr.readID(f.Need("id"))}
	if tower := f.Need("tower"); tower != nil {
		a.Tower, _ = readTower(r, tower)
	}
	a.Name = needText(r, f, "name")
	a.Core = f.OptBool("core", false)
	a.needsIT = f.OptBool("needs_client_it", false)
	a.Choice = optText(r, f, "choice")
	a.Evidence = needText(r, f, "evidence")
	a.Source = needText(r, f, "source")
	if authority := f.Opt("authority"); authority != nil {
		a.Authority = cr.readAuthority(authority)
	}
	var columns [numColumns]cell
	present := cr.readColumns(f.Need("letters"), &a, &columns)
	cr.readHandoffs(f.Opt("handoff"), n, &a, &columns, present)
	f.End()
	a.fill(&columns)
	cr.catalogue.activities = append(cr.catalogue.activities, a)
}

func (cr *catalogueReader) readID(n *yamldoc.Node) string {
	if n == nil {
		return ""
	}
	id := cr.report.Text(n, "id")
	if _, twice := cr.catalogue.index[id]; twice {
		cr.report.Add(n, "the activity %s stands here twice; give each its own id", yamldoc.Quote(id))
		return id
	}
	if !activityID.MatchString(id) {
		cr.report.Add(n, "%s is no id of an activity; write two capital letters, a dash and two digits, such as SD-01", n.Describe())
	}
	cr.catalogue.index[id] = len(cr.catalogue.activities)
	return id
}

func (cr *catalogueReader) readAuthority(n *yamldoc.Node) string {
	for _, word := range authorities {
		if n.Kind == yamldoc.Scalar && n.Text == word {
			return word
		}
	}
	cr.report.Add(n, "unknown authority %s%s; write one of %s", n.Describe(), yamldoc.Suggest(n.Text, authorities), strings.Join(authorities, ", "))
	return ""
}

// readColumns reads the letters of each column and says which columns can be
// relied on.
func (cr *catalogueReader) readColumns(n *yamldoc.Node, a *Activity, columns *[numColumns]cell) (present [numColumns]bool) {
	if n == nil {
		return present
	}
	f, ok := cr.report.Fields(n, "\"letters\"")
	if !ok {
		return present
	}
	for i, id := range columnIDs {
		col := f.Opt(id)
		noColumn := a.needsIT && column(i) == colProvider
		switch {
		case col == nil && !noColumn:
			cr.report.Add(n, "the column %q is missing; add its letters", id)
		case col != nil && noColumn:
			cr.report.Add(col, "a row with needs_client_it has no column %q, because it vanishes without IT staff; remove the column", id)
		case col != nil:
			columns[i].letters, present[i] = cr.readColumn(col, column(i), a.Authority != "")
		}
	}
	f.End()
	return present
}

func (cr *catalogueReader) readColumn(n *yamldoc.Node, col column, clientOnly bool) (Assignment, bool) {
	r := cr.report
	before := r.Len()
	var letters Assignment
	if n.Kind != yamldoc.Mapping {
		r.Add(n, "the letters must be a mapping such as {client_it: A/R, client_users: C}, not %s", n.Describe())
		return letters, false
	}
	for i := range n.Pairs {
		key, value := &n.Pairs[i].Key, &n.Pairs[i].Value
		role, ok := cr.role(key)
		if !ok {
			continue
		}
		if role == ClientIT && col == colProvider {
			r.Add(key, "client_it cannot stand in the column \"provider\": that client has no IT staff; move the letter to another role")
		}
		letter, ok := ParseLetter(value.Text)
		if value.Kind != yamldoc.Scalar || !ok {
			r.Add(value, "unknown letter %s; write A, R, A/R, C or I", value.Describe())
			continue
		}
		letters[role] = letter
	}
	if r.Len() > before {
		return letters, false
	}
	accountable, responsible := letters.count()
	if accountable != 1 {
		r.Add(n, "%d roles are accountable (A or A/R) in the column %q; exactly one must be", accountable, columnIDs[col])
	}
	if responsible == 0 {
		r.Add(n, "nobody is responsible (R or A/R) in the column %q; somebody must do the work", columnIDs[col])
	}
	if owner := letters.Accountable(); accountable == 1 && clientOnly && owner.Party() != ClientParty {
		r.Add(n, "%s is accountable in the column %q, but with \"authority\" only a client role can be; move the A to the client", owner, columnIDs[col])
	}
	return letters, r.Len() == before
}

// readHandoffs reads the sentences that say how work passes between client and
// provider: one for exactly those columns in which both hold A or R.
func (cr *catalogueReader) readHandoffs(n, row *yamldoc.Node, a *Activity, columns *[numColumns]cell, present [numColumns]bool) {
	r := cr.report
	at := row
	var f *yamldoc.Fields
	if n != nil {
		var ok bool
		if f, ok = r.Fields(n, "\"handoff\""); !ok {
			return
		}
		at = n
	}
	for i, id := range columnIDs {
		var sentence *yamldoc.Node
		if f != nil {
			sentence = f.Opt(id)
		}
		if sentence != nil {
			columns[i].handoff = filled(r, sentence, id)
			cr.checkOwn(sentence, columns[i].handoff, a.ID)
		}
		if !present[i] {
			continue
		}
		meet := columns[i].letters.meet()
		switch {
		case meet && sentence == nil:
			r.Add(at, "client and provider both hold A or R in the column %q of %s, but no handoff says how work passes between them; add one", id, a.ID)
		case !meet && sentence != nil:
			r.Add(sentence, "only one of client and provider holds A or R in the column %q of %s, so nothing is handed over; remove the sentence or correct the letters", id, a.ID)
		}
	}
	if f != nil {
		f.End()
	}
}

// checkOwn reports a handoff sentence that another row or column has as well:
// a sentence that fits two rows says nothing about either.
func (cr *catalogueReader) checkOwn(n *yamldoc.Node, sentence, id string) {
	if other, twice := cr.handoffs[sentence]; twice {
		cr.report.Add(n, "this handoff stands word for word in %s as well; write one for this row and column", other)
	}
	cr.handoffs[sentence] = id
}

// checkTowers reports operational towers without a row.
func (cr *catalogueReader) checkTowers(at *yamldoc.Node) {
	var has [terms.NumTowers]bool
	for i := range cr.catalogue.activities {
		has[cr.catalogue.activities[i].Tower] = true
	}
	for _, t := range terms.OperationalTowers() {
		if !has[t] {
			cr.report.Add(at, "no activity belongs to the tower %s; add at least one", t)
		}
	}
}
