package page

import (
	"cmp"
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
	d := &Document{Title: x.Say("raci_diff.title")}
	if name := string(cmp.Or(x.B.Client, x.A.Client)); name != "" {
		d.Title = x.Say("shared.title_for", "client", name, "title", x.Language.Small(d.Title))
	}
	w := annex{x: x, roles: map[string]result.ChangedRole{}}
	for _, r := range x.Roles {
		w.roles[r.Key] = r
	}
	d.Section("", Facts{Pairs: [][2]string{{x.Say("raci_diff.until_now"), w.version(&x.A)}, {x.Say("raci_diff.from_signature"), w.version(&x.B)}}}, Text(w.otherClient()), Text(w.lead()))
	for _, tower := range w.towers() {
		heading := x.Say("raci_diff.moves")
		if t, ok := terms.ParseTower(tower); ok {
			heading = x.Towers[t]
		} else if tower != "" {
			heading = tower
		}
		d.Section(words.Large(heading), w.moved(tower), w.added(tower), w.gone(tower))
	}
	unsaid, noMore, need, unnamed := x.Say("raci_diff.nothing_said"), x.Say("raci_diff.nothing_more"), x.Say("raci_diff.when_needed"), x.Say("raci_diff.no_name")
	d.Section(x.Say("raci_diff.handoffs"), w.texts(x.Handoffs, unsaid, noMore))
	d.Section(x.Say("raci_diff.fees"), w.texts(w.feesInWords(), unsaid, noMore))
	d.Section(x.Say("raci_diff.cadences"), w.texts(x.Cadences, need, need))
	d.Section(x.Say("raci_diff.renamed"), w.texts(x.Renamed, unnamed, unnamed))
	d.Section("", Text(w.leftOut()))
	if !x.Same {
		room := x.Say("raci_diff.signature")
		d.Section(x.Say("raci_diff.signed"), Text(x.Say("raci_diff.all_other")), Facts{Pairs: [][2]string{{x.Say("raci_diff.for_client"), room}, {x.Say("raci_diff.for_provider"), room}}})
	}
	return d
}

// leftOut says what was not compared, because one of the two does not speak of it.
func (w *annex) leftOut() string {
	var left []string
	if !w.x.Compared.Handoffs {
		left = append(left, w.x.Say("raci_diff.left_handoffs"))
	}
	if !w.x.Compared.Fees {
		left = append(left, w.x.Say("raci_diff.left_fees"))
	}
	if !w.x.Compared.Cadences {
		left = append(left, w.x.Say("raci_diff.left_cadences"))
	}
	if len(left) == 0 {
		return ""
	}
	return w.x.Say("raci_diff.not_compared", "what", w.x.Language.List(left))
}

// version names one of two matrices: by its date, and by the file it stands in.
func (w *annex) version(s *result.MatrixSide) string {
	file := path.Base(strings.ReplaceAll(s.File, `\`, "/"))
	if dated := string(cmp.Or(s.Issue, s.Date)); dated != "" {
		return w.x.Say("raci_diff.version_dated", "version", dated, "file", file, "rows", s.Rows)
	}
	return w.x.Say("raci_diff.version", "file", file, "rows", s.Rows)
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
	return w.x.Say("raci_diff.other_client", "before", string(a), "after", string(b))
}

// lead counts what changes.
func (w *annex) lead() string {
	if w.x.Same {
		return w.x.Say("raci_diff.same")
	}
	var parts []string
	for _, p := range []struct {
		rows int
		says string
	}{
		{len(w.x.Moved), "raci_diff.rows_moved"},
		{len(w.x.Added), "raci_diff.rows_new"},
		{len(w.x.Gone), "raci_diff.rows_gone"},
		{len(w.x.Handoffs), "raci_diff.rows_handoff"},
		{len(w.x.Fees), "raci_diff.rows_fee"},
		{len(w.x.Cadences), "raci_diff.rows_cadence"},
		{len(w.x.Renamed), "raci_diff.rows_renamed"},
	} {
		if p.rows > 0 {
			parts = append(parts, w.x.Say(p.says, "rows", p.rows))
		}
	}
	return w.x.Say("raci_diff.changes", "changes", words.Large(w.x.Language.List(parts)))
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
	for whose := range strings.SplitSeq(w.x.Say("raci_diff.begins_with"), "; ") {
		name = strings.TrimPrefix(name, whose+" ")
	}
	return w.x.Language.SayOf("raci_diff.role", r.Party.String(), "role", w.x.Language.Small(name))
}

// names are several roles in a sentence.
func (w *annex) names(keys []string) string {
	var names []string
	for _, key := range keys {
		names = append(names, w.name(key))
	}
	return w.x.Language.List(names)
}

// pairs are what every sentence on roles is given: how they are called, and by how many
// it counts. One role that stands for several people counts as several.
func (w *annex) pairs(keys []string) []any {
	n := len(keys)
	if n == 1 {
		name, _, _ := strings.Cut(w.name(keys[0]), " (")
		many := w.x.Say("raci_diff.ends_with")
		if strings.HasSuffix(name, many) && !strings.HasSuffix(name, many+many) {
			n = 2
		}
	}
	return []any{"roles", n, "names", w.names(keys)}
}

// letterIDs are the ends of the ids of sentences about letters.
func letterIDs() map[string]string {
	return map[string]string{"A": "a", "R": "r", "C": "c", "I": "i", "A/R": "ar"}
}

// has says that roles have a letter, had that they had it.
func (w *annex) has(letter string, keys []string) string {
	return w.x.Language.SayOf("raci_diff.has", letterIDs()[letter], w.pairs(keys)...)
}

func (w *annex) had(letter string, keys []string) string {
	return w.x.Language.SayOf("raci_diff.had", letterIDs()[letter], w.pairs(keys)...)
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
		l.Items = append(l.Items, Item{Mark: cmp.Or(string(m.ID), "-"), Text: w.x.Say("raci_diff.moved", "activity", m.Activity, "changes", strings.Join(says, "; "))})
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

// letter says who has a letter now, and who had it.
func (w *annex) letter(c result.ChangedLetter) string {
	l, id := &w.x.Language, letterIDs()[c.Letter]
	without := func(all, those []string) []string {
		return slices.DeleteFunc(slices.Clone(all), func(key string) bool { return slices.Contains(those, key) })
	}
	gained, lost := without(c.After, c.Before), without(c.Before, c.After)
	kept := without(c.After, gained)
	switch {
	case len(kept) > 0:
		var says []string
		if len(gained) > 0 {
			says = append(says, l.SayOf("raci_diff.also", id, append(w.pairs(gained), "others", w.names(kept))...))
		}
		if len(lost) > 0 {
			says = append(says, l.SayOf("raci_diff.no_longer", id, w.pairs(lost)...))
		}
		return strings.Join(says, "; ")
	case len(c.After) == 0:
		return l.SayOf("raci_diff.no_longer", id, w.pairs(lost)...)
	case len(c.Before) == 0:
		return l.Say("raci_diff.instead", "now", w.has(c.Letter, gained), "before", l.SayOf("raci_diff.nobody", id))
	}
	return l.Say("raci_diff.instead", "now", w.has(c.Letter, gained), "before", l.SayOf("raci_diff.did", id, w.pairs(lost)...))
}

// added lists the rows that are new in a tower.
func (w *annex) added(tower string) Block {
	var l List
	for i := range w.x.Added {
		if r := &w.x.Added[i]; string(r.Tower) == tower {
			text := w.x.Say("raci_diff.added", "activity", w.x.Language.Small(r.Activity), "who", words.Large(w.holders(r, w.has)))
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
			text := w.x.Say("raci_diff.gone", "activity", w.x.Language.Small(r.Activity), "who", w.holders(r, w.had))
			l.Items = append(l.Items, Item{Mark: cmp.Or(string(r.ID), "-"), Text: text})
		}
	}
	return listOrNil(l)
}

// holders says who has which part in a row that stands on one side alone.
func (w *annex) holders(r *result.ChangedRow, says func(letter string, keys []string) string) string {
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
	var all []string
	for _, letter := range letters {
		if keys := of(letter[:1]); len(keys) > 0 {
			all = append(all, says(letter, keys))
		}
	}
	if len(all) == 0 {
		return w.x.Say("raci_diff.nobody_has_a_part")
	}
	return w.x.Language.List(all)
}

// texts lists texts that are other ones now.
func (w *annex) texts(all []result.ChangedText, before, after string) Block {
	var l List
	for i := range all {
		t := &all[i]
		l.Items = append(l.Items, Item{
			Mark: cmp.Or(string(t.ID), "-"),
			Text: w.x.Say("raci_diff.text_after", "text", cmp.Or(string(t.After), after)), Detail: w.x.Say("raci_diff.text_before", "text", cmp.Or(string(t.Before), before)),
		})
	}
	return listOrNil(l)
}

// feesInWords says what rows have to do with the fee as people say it.
func (w *annex) feesInWords() []result.ChangedText {
	out := slices.Clone(w.x.Fees)
	say := func(text terms.Optional) terms.Optional {
		fee, note, _ := strings.Cut(string(text), ": ")
		if !slices.Contains(feeKinds(), responsibility.Fee(fee)) {
			return text
		}
		return terms.Optional(running(w.x.Language.SayOf("raci_diff.fee", fee), note))
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
