package responsibility

import (
	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// ReadCatalogue reads the catalogue of responsibilities under the questions with the
// facts behind them; later are the facts that are not known yet where rows are laid
// out. Every problem goes to the report; with a problem the result is nil.
func ReadCatalogue(r *yamldoc.Report, root *yamldoc.Node, schema *answer.Schema, later ...string) *Catalogue {
	before := r.Len()
	var f catalogueFile
	yamldoc.Decode(r, root, "a catalogue of responsibilities", &f, yamldoc.Refs{"question": schema.IDs()})
	if f.Node == nil {
		return nil
	}
	cr := catalogueReader{
		report: r, schema: schema, file: &f, later: later,
		catalogue: &Catalogue{activities: make([]Activity, 0, len(f.Activities)), index: map[string]int{}, count: -1, doubts: f.Decided},
		handoffs:  map[string]string{},
	}
	cr.catalogue.moved, cr.catalogue.movedSaid = inContract(f.Moved)
	cr.coreBelow()
	cr.roles()
	for i := range f.Activities {
		cr.activity(&f.Activities[i])
	}
	cr.towers()
	for i := range f.Adjusters {
		cr.adjuster(i, &f.Adjusters[i])
	}
	cr.lint()
	cr.contract()
	cr.together()
	if r.Len() > before {
		return nil
	}
	return cr.catalogue
}

// catalogueReader makes a catalogue of what stands in its file, and checks what
// only shows there.
type catalogueReader struct {
	report    *yamldoc.Report
	schema    *answer.Schema
	file      *catalogueFile
	later     []string
	catalogue *Catalogue
	handoffs  map[string]string // sentence -> row that has it
}

// coreBelow finds out which clients are small.
func (cr *catalogueReader) coreBelow() {
	c := cr.file.CoreBelow
	if c == nil { // files that were written before the key was there
		c = &coreBelow{Question: "users_count", People: 50}
	}
	if c.Faulty {
		return
	}
	q := cr.schema.Find(c.Question)
	switch {
	case q < 0:
		return
	case cr.schema.At(q).Type != answer.Number:
		if c.Node != nil {
			cr.report.Add(c.At("question"), "the question %s does not ask for a number; name one that counts people, such as users_count", c.Question)
		}
		return
	case cr.schema.At(q).Private:
		if c.Node != nil {
			answer.RefusePrivate(cr.report, c.At("question"), c.Question)
		}
		return
	}
	cr.catalogue.count, cr.catalogue.small = q, c.People*100
}

// roles takes the roles, each with the party that it belongs to.
func (cr *catalogueReader) roles() {
	nodes := cr.file.At("roles")
	for i := range cr.file.Roles {
		info := &cr.file.Roles[i]
		id, party := nodes.Items[i].Get("id"), nodes.Items[i].Get("party")
		if id == nil || id.Text != info.Role.String() || party == nil || party.Text != info.Party.String() {
			continue // reported as unknown or missing
		}
		if want := info.Role.Party(); info.Party != want {
			cr.report.Add(party, "%s is a role of the %s, not of %s; write %s", info.Role, want, party.Describe(), want)
		}
		cr.catalogue.roles[info.Role] = *info
	}
}

// activity takes one row.
func (cr *catalogueReader) activity(f *activityFile) {
	var columns [numColumns]cell
	sound := cr.letters(f, &columns)
	cr.handoff(f, &columns, sound)
	a := f.Activity
	a.Name, a.said = inContract(a.Name)
	a.fill(&columns)
	a.rule = cr.rule(f.Node, f.When, f.Unless)
	a.fees, a.variants = cr.fees(f), cr.variants(f, &a, sound)
	cr.catalogue.index[a.ID] = len(cr.catalogue.activities)
	cr.catalogue.activities = append(cr.catalogue.activities, a)
}

// letters takes the letters of each column and says which columns can be relied
// on.
func (cr *catalogueReader) letters(f *activityFile, columns *[numColumns]cell) (sound [numColumns]bool) {
	if f.Letters.Node == nil || f.Letters.Faulty {
		return sound
	}
	for i := range columns {
		col := column(i)
		given := f.Letters.of(col)
		switch {
		case col != colProvider:
		case given == nil && !f.NeedsIT:
			cr.report.Missing(f.Letters.Node, columnIDs[col])
		case given != nil && f.NeedsIT:
			cr.report.Add(f.Letters.At(columnIDs[col]), "a row with needs_client_it has no column %q, because it vanishes without IT staff; remove the column", columnIDs[col])
			continue
		}
		if given == nil {
			continue
		}
		columns[i].letters = *given
		sound[i] = cr.column(f.Letters.At(columnIDs[col]), col, &columns[i].letters, f.Authority != "")
	}
	return sound
}

// column checks the letters of one column.
func (cr *catalogueReader) column(n *yamldoc.Node, col column, letters *Assignment, clientOnly bool) bool {
	r := cr.report
	if col == colProvider && letters[ClientIT] != NotInvolved {
		r.Add(n.KeyOf(ClientIT.String()), "client_it cannot stand in the column \"provider\": that client has no IT staff; move the letter to another role")
		return false
	}
	return cr.check(n, "the column \""+columnIDs[col]+"\"", letters, clientOnly)
}

// check reports letters under which nobody, or more than one role, answers for the
// work, or nobody does it, or the wrong side answers.
func (cr *catalogueReader) check(n *yamldoc.Node, where string, letters *Assignment, clientOnly bool) bool {
	r := cr.report
	before := r.Len()
	accountable, responsible := letters.count()
	if accountable != 1 {
		r.Add(n, "%d roles are accountable (A or A/R) in %s; exactly one must be", accountable, where)
	}
	if responsible == 0 {
		r.Add(n, "nobody is responsible (R or A/R) in %s; somebody must do the work", where)
	}
	if owner := letters.Accountable(); accountable == 1 && clientOnly && owner.Party() != ClientParty {
		r.Add(n, "%s is accountable in %s, but with \"authority\" only a client role can be; move the A to the client", owner, where)
	}
	return r.Len() == before
}

// handoff takes the sentences that say how work passes between client and
// provider: one for exactly those columns in which both hold A or R.
func (cr *catalogueReader) handoff(f *activityFile, columns *[numColumns]cell, sound [numColumns]bool) {
	at := f.Handoff.Node
	if at == nil {
		at = f.Node
	}
	for i, id := range columnIDs {
		sentence := f.Handoff.of(column(i))
		columns[i].handoff = sentence
		if sentence != "" {
			cr.own(f.Handoff.At(id), sentence, f.ID)
		}
		if !sound[i] || f.Handoff.Faulty {
			continue
		}
		switch meet := columns[i].letters.meet(); {
		case meet && sentence == "":
			cr.report.Add(at, "client and provider both hold A or R in the column %q of %s, but no handoff says how work passes between them; add one", id, f.ID)
		case !meet && sentence != "":
			cr.report.Add(f.Handoff.At(id), "only one of client and provider holds A or R in the column %q of %s, so nothing is handed over; remove the sentence or correct the letters", id, f.ID)
		}
	}
}

// own reports a handoff sentence that another row has as well: a sentence that
// fits two rows says nothing about either.
func (cr *catalogueReader) own(n *yamldoc.Node, sentence, id string) {
	if other, twice := cr.handoffs[sentence]; twice && other != id {
		cr.report.Add(n, "this handoff stands word for word in %s as well; write one for this row", other)
	}
	cr.handoffs[sentence] = id
}

// towers reports operational towers without a row, unless a row was misread,
// which may be the missing one.
func (cr *catalogueReader) towers() {
	var has [terms.NumTowers]bool
	for i := range cr.file.Activities {
		if cr.file.Activities[i].Faulty {
			return
		}
		has[cr.file.Activities[i].Tower] = true
	}
	for _, t := range terms.OperationalTowers() {
		if !has[t] && len(cr.file.Activities) > 0 {
			cr.report.Add(cr.file.At("activities"), "no activity belongs to the tower %s; add at least one", t)
		}
	}
}

// adjuster takes one adjuster, and marks the rows that it names.
func (cr *catalogueReader) adjuster(i int, f *adjusterFile) {
	a := f.adjuster
	if a.OnlyIf != terms.Undecided && a.OnlyIf == a.Side {
		cr.report.Add(f.At("only_if"), "the adjuster changes nothing: it gives the side that the rows already have; correct \"side\" or \"only_if\"")
	}
	a.rule = cr.schema.ReadRule(cr.report, f.When, f.Unless, answer.Answers)
	cr.catalogue.adjusters = append(cr.catalogue.adjusters, a)
	for j, id := range f.Activities {
		switch row := cr.catalogue.Find(id); {
		case row != nil:
			row.adjusters |= 1 << i
		case id != "" && len(cr.file.Activities) > 0:
			if n := &f.At("activities").Items[j]; !cr.report.Spare(n, "activities/"+id, "the activity "+id) {
				cr.report.Unknown(n, "activity", cr.catalogue.IDs())
			}
		}
	}
}
