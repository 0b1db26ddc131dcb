package lint

import (
	"fmt"

	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
	"mspscope/responsibility"
	"mspscope/responsibility/chart"
)

// parties checks the border between the two companies. Who does not say which
// column is whose cannot be checked for it.
func (k *checker) parties() {
	if unknown := k.strangers(); len(unknown) > 0 {
		why := fmt.Sprintf("nobody says which company %s %s to; say so with --role-map, such as --role-map %s", words.List(unknown), words.Verb(len(unknown), "belongs", "belong"), yamldoc.Quote(unknown[0]+"=provider"))
		for _, rule := range []string{"R07", "R08", "R11", "R18", "R25"} {
			k.unchecked(rule, why)
		}
		return
	}
	var both, apart []*chart.Row
	for i := range k.m.Rows {
		row := &k.m.Rows[i]
		client, provider := k.holds(row, responsibility.ClientParty), k.holds(row, responsibility.ProviderParty)
		k.owner(row, client|provider)
		if client == 0 || provider == 0 {
			continue
		}
		if row.Handoff == "" {
			if client&provider&responsibility.R != 0 || k.m.Ours {
				both = append(both, row)
			} else if client.Responsible() != provider.Responsible() {
				apart = append(apart, row)
			}
		}
		if len(row.With(responsibility.C)) == 0 && len(row.With(responsibility.I)) == 0 && !row.Marked() {
			k.found("R18", Info, row.At, row, "both companies have a part, and nobody is asked or told", "name who hears of it on the other side")
		}
	}
	k.unsaid("R07", Error, both, "client and provider both have a part in the work, and no sentence says who does what and how it passes between them", "write such a sentence, or give the work to one of them")
	k.unsaid("R11", Warning, apart, "one company answers and the other does the work, and nothing says what happens when it is not done", "write to whom it goes when it is late, and how soon")
}

// unsaid reports rows for which a sentence is missing: each by itself where the
// file has a place for one, and otherwise all in one, because it is one thing to
// mend.
func (k *checker) unsaid(rule string, s Severity, rows []*chart.Row, what, do string) {
	if len(rows) == 0 {
		return
	}
	if k.m.Has.Handoff {
		for _, row := range rows {
			k.found(rule, s, row.At, row, what, do)
		}
		return
	}
	where := "here"
	if len(rows) > 1 {
		where = fmt.Sprintf("in %d rows, the first one here,", len(rows))
	}
	k.found(rule, s, rows[0].At, nil, where+" "+what, "add a column \"handoff\" and "+do)
}

// strangers are the columns with a duty of which nobody says whose they are.
func (k *checker) strangers() []string {
	var names []string
	for i := range k.m.Columns {
		if c := &k.m.Columns[i]; c.Party == nil && k.has(i) {
			names = append(names, c.Name)
		}
	}
	return names
}

// has reports whether a column has some part in some row.
func (k *checker) has(column int) bool {
	for i := range k.m.Rows {
		if c := &k.m.Rows[i].Cells[column]; c.Letters != 0 || c.Marked || c.Variant != "" || c.Unknown != "" {
			return true
		}
	}
	return false
}

// holds are the duties that a company has in a row, A, R or both. Whoever has a tick
// takes part in the work.
func (k *checker) holds(row *chart.Row, p responsibility.Party) responsibility.Letter {
	var l responsibility.Letter
	for i := range row.Cells {
		if party := k.m.Columns[i].Party; party != nil && *party == p {
			l |= row.Cells[i].Letters & responsibility.AR
			if row.Cells[i].Marked {
				l |= responsibility.R
			}
		}
	}
	return l
}

// owner checks who answers for rows of which only the client can, and who signs
// for the proof of work.
func (k *checker) owner(row *chart.Row, held responsibility.Letter) {
	a := k.activity(row)
	authority := row.Authority
	if authority == "" && a != nil {
		authority = a.Authority
	}
	for _, i := range row.With(responsibility.A) {
		if *k.m.Columns[i].Party != responsibility.ClientParty && authority != "" {
			k.found("R08", Error, row.Cells[i].At, row, "the A is with "+k.name(i)+", and only the client can answer for this ("+reasonOf(authority)+")", "give the A to somebody of the client; the other company can do the work")
		}
	}
	if a == nil || held == 0 {
		return
	}
	for _, id := range k.limits.SelfSigned {
		provider := k.holds(row, responsibility.ProviderParty)
		if a.ID == id && k.holds(row, responsibility.ClientParty) == 0 && provider == responsibility.AR {
			k.found("R25", Warning, row.At, row, "the provider does this and signs for it alone, and the row is there to show that the provider's work was done", "let somebody of the client sign the result off")
		}
	}
}

// reasonOf says why only the client can answer for a row.
func reasonOf(authority string) string {
	if says, ok := reasons[authority]; ok {
		return says
	}
	return authority
}

// reasons are the reasons of the catalogue in words.
var reasons = map[string]string{
	"money": "it is the client's money", "risk": "it is the client's risk", "law": "the law asks it of the client", "people": "it is about the client's people",
	"data": "it is the client's data", "policy": "it is the client's policy", "control": "it is the client's control over its own systems",
}

// activity is the row of the catalogue that a row is, by its id where ids mean
// ours, else by its name; nil where it is none.
func (k *checker) activity(row *chart.Row) *responsibility.Activity {
	if k.m.Ours && row.ID != "" {
		return k.c.Find(row.ID)
	}
	name := chart.WordsOf(row.Name)
	if len(name) == 0 {
		return nil
	}
	all := k.c.Activities()
	for i := range all {
		if same(name, chart.WordsOf(all[i].Name)) {
			return &all[i]
		}
	}
	return nil
}
