package page

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/responsibility"
)

// RACIDiff says what changes in a responsibility matrix, as an annex to sign.
func RACIDiff(x *result.RACIDiff) *Document {
	d := &Document{Title: "Change of responsibilities"}
	if name := cmp.Or(x.B.Client, x.A.Client); name != "" {
		d.Title = string(name) + ": change of responsibilities"
	}
	w := annex{x: x, roles: map[string]result.ChangedRole{}}
	for _, r := range x.Roles {
		w.roles[r.Key] = r
	}
	d.Section("", Facts{Pairs: [][2]string{{"Until now", version(&x.A)}, {"From the date of signature", version(&x.B)}}}, Text(w.otherClient()), Text(w.lead()))
	for _, tower := range w.towers() {
		heading := "What moves"
		if t, ok := terms.ParseTower(tower); ok {
			heading = t.Name()
		} else if tower != "" {
			heading = tower
		}
		d.Section(words.Large(heading), w.moved(tower), w.added(tower), w.gone(tower))
	}
	d.Section("How work passes between the two sides", w.texts(x.Handoffs, "nothing was said", "nothing is said any more"))
	d.Section("What the fee covers", w.texts(feesInWords(x.Fees), "nothing was said", "nothing is said any more"))
	d.Section("How often", w.texts(x.Cadences, "when there is need", "when there is need"))
	d.Section("Other words for the same row", w.texts(x.Renamed, "no name", "no name"))
	d.Section("", Text(w.leftOut()))
	if !x.Same {
		d.Section("Signed", Text("All other responsibilities stay as they were agreed."),
			Facts{Pairs: [][2]string{{"For the client", "Name, date, signature:"}, {"For the provider", "Name, date, signature:"}}})
	}
	return d
}

// leftOut says what was not compared, because one of the two does not speak of it.
func (w *annex) leftOut() string {
	var left []string
	if !w.x.Compared.Handoffs {
		left = append(left, "how work passes between the two sides")
	}
	if !w.x.Compared.Fees {
		left = append(left, "what the fee covers")
	}
	if !w.x.Compared.Cadences {
		left = append(left, "how often it is done")
	}
	if len(left) == 0 {
		return ""
	}
	return "Not compared, because one of the two does not say it for each row: " + words.List(left) + "."
}

// version names one of two matrices: by its date, and by the file it stands in.
func version(s *result.MatrixSide) string {
	text := path.Base(strings.ReplaceAll(s.File, `\`, "/")) + ", " + words.Count(s.Rows, "row", "rows")
	if dated := cmp.Or(s.Issue, s.Date); dated != "" {
		text = string(dated) + " (" + text + ")"
	}
	return text
}

// annex puts what changes into sentences.
type annex struct {
	x     *result.RACIDiff
	roles map[string]result.ChangedRole
}

// otherClient says where the two are about different clients, which is rarely meant.
func (w *annex) otherClient() string {
	a, b := w.x.A.Client, w.x.B.Client
	if a == "" || b == "" || a == b {
		return ""
	}
	return fmt.Sprintf("The two are about different clients: %s until now, %s from then on.", a, b)
}

// lead counts what changes.
func (w *annex) lead() string {
	if w.x.Same {
		return "Both say the same: nobody's part changes."
	}
	var parts []string
	for _, p := range []struct {
		n         int
		one, many string
	}{
		{len(w.x.Moved), "activity changes hands or parts", "activities change hands or parts"},
		{len(w.x.Added), "is new", "are new"},
		{len(w.x.Gone), "is no longer part of it", "are no longer part of it"},
		{len(w.x.Handoffs), "passes otherwise between the sides", "pass otherwise between the sides"},
		{len(w.x.Fees), "changes its place in the fee", "change their place in the fee"},
		{len(w.x.Cadences), "is done more or less often", "are done more or less often"},
		{len(w.x.Renamed), "is worded otherwise", "are worded otherwise"},
	} {
		if p.n > 0 {
			parts = append(parts, words.Count(p.n, p.one, p.many))
		}
	}
	return words.Large(words.List(parts)) + "."
}

// towers are the parts of IT in which something moves, comes or goes, in their
// usual order, and behind them what has none.
func (w *annex) towers() []string {
	seen := map[string]bool{}
	var others []string
	see := func(t terms.Optional) {
		if _, ok := terms.ParseTower(string(t)); !ok && !seen[string(t)] {
			others = append(others, string(t))
		}
		seen[string(t)] = true
	}
	for i := range w.x.Moved {
		see(w.x.Moved[i].Tower)
	}
	for _, rows := range [][]result.ChangedRow{w.x.Added, w.x.Gone} {
		for i := range rows {
			see(rows[i].Tower)
		}
	}
	var list []string
	for _, t := range terms.Towers() {
		if seen[t.String()] {
			list = append(list, t.String())
		}
	}
	return append(list, others...)
}

// name is how a role is called in a sentence: the provider's service desk.
func (w *annex) name(key string) string {
	r, ok := w.roles[key]
	if !ok || r.Party == nil {
		return cmp.Or(r.Name, key)
	}
	name := r.Name
	for _, party := range []string{"Provider ", "Client ", "Provider's ", "Client's ", "Outside "} {
		name = strings.TrimPrefix(name, party)
	}
	switch *r.Party {
	case responsibility.ClientParty:
		return "the client's " + words.Small(name)
	case responsibility.ProviderParty:
		return "the provider's " + words.Small(name)
	case responsibility.VendorParty:
	}
	return "the outside " + words.Small(name)
}

// names are several roles in a sentence.
func (w *annex) names(keys []string) string {
	var names []string
	for _, key := range keys {
		names = append(names, w.name(key))
	}
	return words.List(names)
}

// plural reports whether roles take the plural.
func (w *annex) plural(keys []string) bool {
	if len(keys) != 1 {
		return true
	}
	name, _, _ := strings.Cut(w.name(keys[0]), " (")
	return strings.HasSuffix(name, "s") && !strings.HasSuffix(name, "ss")
}

// part is how a letter is said of one and of several: who has it, has it beside
// others, has it no longer, had it, and had it in a word.
type part struct{ is, too, not, was, did [2]string }

// letterParts are what the letters say.
var letterParts = map[string]part{
	"A": {
		[2]string{"answers for it", "answer for it"},
		[2]string{"also answers for it", "also answer for it"},
		[2]string{"no longer answers for it", "no longer answer for it"},
		[2]string{"answered for it", "answered for it"},
		[2]string{"did", "did"},
	},
	"R": {
		[2]string{"does the work", "do the work"},
		[2]string{"also does the work", "also do the work"},
		[2]string{"no longer does the work", "no longer do the work"},
		[2]string{"did the work", "did the work"},
		[2]string{"did", "did"},
	},
	"C": {
		[2]string{"is asked beforehand", "are asked beforehand"},
		[2]string{"is also asked beforehand", "are also asked beforehand"},
		[2]string{"is no longer asked beforehand", "are no longer asked beforehand"},
		[2]string{"was asked beforehand", "were asked beforehand"},
		[2]string{"was", "were"},
	},
	"I": {
		[2]string{"is told afterwards", "are told afterwards"},
		[2]string{"is also told afterwards", "are also told afterwards"},
		[2]string{"is no longer told afterwards", "are no longer told afterwards"},
		[2]string{"was told afterwards", "were told afterwards"},
		[2]string{"was", "were"},
	},
	"A/R": { // both, of the same
		is: [2]string{"answers for it and does the work", "answer for it and do the work"}, was: [2]string{"answered for it and did the work", "answered for it and did the work"},
		did: [2]string{"did", "did"},
	},
}

// moved lists what passes from one to another in a tower.
func (w *annex) moved(tower string) Block {
	var l List
	for i := range w.x.Moved {
		m := &w.x.Moved[i]
		if string(m.Tower) != tower {
			continue
		}
		var says []string
		for _, c := range together(m.Letters) {
			says = append(says, w.letter(c))
		}
		l.Items = append(l.Items, Item{Mark: cmp.Or(string(m.ID), "-"), Text: fmt.Sprintf("%s. From the date of signature %s.", m.Activity, strings.Join(says, "; "))})
	}
	return listOrNil(l)
}

// together says A and R as one where both pass from the same to the same.
func together(letters []result.ChangedLetter) []result.ChangedLetter {
	if len(letters) < 2 || letters[0].Letter != "A" || letters[1].Letter != "R" {
		return letters
	}
	a, r := letters[0], letters[1]
	if !slices.Equal(a.Before, r.Before) || !slices.Equal(a.After, r.After) || len(a.Before) == 0 || len(a.After) == 0 {
		return letters
	}
	a.Letter = "A/R"
	return append([]result.ChangedLetter{a}, letters[2:]...)
}

// say says of roles what they do.
func (w *annex) say(keys []string, verb [2]string) string {
	if w.plural(keys) {
		return w.names(keys) + " " + verb[1]
	}
	return w.names(keys) + " " + verb[0]
}

// letter says who has a letter now, and who had it.
func (w *annex) letter(c result.ChangedLetter) string {
	p := letterParts[c.Letter]
	without := func(all, those []string) []string {
		return slices.DeleteFunc(slices.Clone(all), func(key string) bool { return slices.Contains(those, key) })
	}
	gained, lost := without(c.After, c.Before), without(c.Before, c.After)
	kept := without(c.After, gained)
	switch {
	case len(kept) > 0:
		var says []string
		if len(gained) > 0 {
			says = append(says, w.say(gained, p.too)+", beside "+w.names(kept))
		}
		if len(lost) > 0 {
			says = append(says, w.say(lost, p.not))
		}
		return strings.Join(says, "; ")
	case len(c.After) == 0:
		return w.say(lost, p.not)
	case len(c.Before) == 0:
		return w.say(gained, p.is) + ", until now nobody " + p.did[0]
	}
	return w.say(gained, p.is) + ", until now " + w.say(lost, p.did)
}

// added lists the rows that are new in a tower.
func (w *annex) added(tower string) Block {
	var l List
	for i := range w.x.Added {
		if r := &w.x.Added[i]; string(r.Tower) == tower {
			text := fmt.Sprintf("New from the date of signature: %s. %s.", words.Small(r.Activity), words.Large(w.holders(r, func(p part) [2]string { return p.is })))
			l.Items = append(l.Items, Item{Mark: cmp.Or(string(r.ID), "+"), Text: text, Detail: string(r.Handoff)})
		}
	}
	return listOrNil(l)
}

// gone lists the rows that are no longer there in a tower.
func (w *annex) gone(tower string) Block {
	var l List
	for i := range w.x.Gone {
		if r := &w.x.Gone[i]; string(r.Tower) == tower {
			text := fmt.Sprintf("No longer agreed from the date of signature: %s. Until now %s.", words.Small(r.Activity), w.holders(r, func(p part) [2]string { return p.was }))
			l.Items = append(l.Items, Item{Mark: cmp.Or(string(r.ID), "-"), Text: text})
		}
	}
	return listOrNil(l)
}

// holders says who has which part in a row that stands on one side alone.
func (w *annex) holders(r *result.ChangedRow, verb func(part) [2]string) string {
	of := func(letter string) (keys []string) {
		for _, l := range r.Letters {
			if strings.Contains(l.Letters, letter) {
				keys = append(keys, l.Role)
			}
		}
		return keys
	}
	letters := []string{"A", "R", "C", "I"}
	if a := of("A"); len(a) > 0 && slices.Equal(a, of("R")) {
		letters = []string{"A/R", "C", "I"}
	}
	var says []string
	for _, letter := range letters {
		if keys := of(letter[:1]); len(keys) > 0 {
			says = append(says, w.say(keys, verb(letterParts[letter])))
		}
	}
	if len(says) == 0 {
		return "nobody has a part in it"
	}
	return words.List(says)
}

// texts lists texts that are other ones now.
func (w *annex) texts(all []result.ChangedText, before, after string) Block {
	var l List
	for i := range all {
		t := &all[i]
		l.Items = append(l.Items, Item{
			Mark: cmp.Or(string(t.ID), "-"),
			Text: "From the date of signature: " + cmp.Or(string(t.After), after), Detail: "Until now: " + cmp.Or(string(t.Before), before),
		})
	}
	return listOrNil(l)
}

// feesInWords says what rows have to do with the fee as people say it.
func feesInWords(all []result.ChangedText) []result.ChangedText {
	out := slices.Clone(all)
	say := func(text terms.Optional) terms.Optional {
		fee, note, noted := strings.Cut(string(text), ": ")
		says, known := map[string]string{"included": "In the fee", "extra": "Costs extra", "not_offered": "Not part of the service", "client": "The client's own work"}[fee]
		switch {
		case !known:
			return text
		case noted:
			return terms.Optional(says + ". " + note)
		}
		return terms.Optional(says + ".")
	}
	for i := range out {
		out[i].Before, out[i].After = say(out[i].Before), say(out[i].After)
	}
	return out
}

// RACIDiffTable is what changes as one table.
func RACIDiffTable(x *result.RACIDiff) Table {
	t := Table{Columns: columns("change", "id", "tower", "activity", "letter", "before", "after")}
	letters := func(r *result.ChangedRow) string {
		var all []string
		for _, l := range r.Letters {
			all = append(all, l.Role+" "+l.Letters)
		}
		return strings.Join(all, ", ")
	}
	for i := range x.Added {
		r := &x.Added[i]
		t.Rows = append(t.Rows, []string{"added", string(r.ID), string(r.Tower), r.Activity, "", "", letters(r)})
	}
	for i := range x.Gone {
		r := &x.Gone[i]
		t.Rows = append(t.Rows, []string{"gone", string(r.ID), string(r.Tower), r.Activity, "", letters(r), ""})
	}
	for i := range x.Moved {
		m := &x.Moved[i]
		for _, c := range m.Letters {
			t.Rows = append(t.Rows, []string{"moved", string(m.ID), string(m.Tower), m.Activity, c.Letter, strings.Join(c.Before, ", "), strings.Join(c.After, ", ")})
		}
	}
	for _, part := range []struct {
		change string
		texts  []result.ChangedText
	}{{"handoff", x.Handoffs}, {"fee", x.Fees}, {"cadence", x.Cadences}, {"renamed", x.Renamed}} {
		for i := range part.texts {
			c := &part.texts[i]
			t.Rows = append(t.Rows, []string{part.change, string(c.ID), string(c.Tower), c.Activity, "", string(c.Before), string(c.After)})
		}
	}
	return t
}
