package intake

import (
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
)

// beside takes up what stands beside the answers and remarks: nothing of it is lost, and
// nothing of it becomes an answer.
func (r *reader) beside() {
	for k := range r.found.loose {
		l := &r.found.loose[k]
		if l.holds.kind == broken {
			if l.why == aside || l.why == below {
				continue // a sum of somebody's own
			}
			r.ask(l.row, l.column, r.question(l.key), "%s", l.holds.text)
			continue
		}
		i := r.question(l.key)
		switch l.why {
		case noKey:
			if r.recovered(l) {
				continue
			}
			r.ask(l.row, l.column, -1, "%s stands in a row whose hidden key is missing, so it is not taken as an answer. To which question does it belong?", inQuotes(l.holds.text))
			r.general(l.text, l.holds.text)
		case aside:
			r.ask(l.row, l.column, i, "%s stands outside of the columns to fill in; it is kept as a note", inQuotes(l.holds.text)).Taken = true
			r.besideOf(i, l, l.holds.text)
		case below:
			r.ask(l.row, l.column, -1, "%s stands below the end of the questionnaire; it is kept as a note", inQuotes(l.holds.text)).Taken = true
			r.usable = true // a note alone is worth keeping
			r.general("", l.holds.text)
		case onOther:
			r.besideOf(i, l, l.holds.text)
		}
	}
}

// besideOf keeps a text as a note on the question of its row.
func (r *reader) besideOf(i int, l *loose, text string) {
	r.usable = true
	if i < 0 {
		r.general(l.text, text)
		return
	}
	part := assess.Whole
	if id, _, isPart := strings.Cut(l.key, keySeparator); isPart {
		part, text = r.partOf(i, l.key), firstLine(l.text)+": "+text
		l.key = id
	}
	if at, ok := r.at[l.key]; ok && part == assess.Whole {
		r.entry[at].words = append(r.entry[at].words, text)
		return
	}
	r.keep(i, part, l.row, text)
}

// partOf is the tower that a key names, the whole for any other.
func (r *reader) partOf(i int, key string) assess.Part {
	_, name, _ := strings.Cut(key, keySeparator)
	if _, part, ok := r.q.FindPart(r.q.Questions[i].ID + "." + name); ok {
		return part
	}
	return assess.Whole
}

// recovered takes a row without a key for that of the one question whose words stand in
// it, where no other row has that key.
func (r *reader) recovered(l *loose) bool {
	found := r.named(l.text)
	if len(found) != 1 {
		return false
	}
	key := found[0]
	if _, taken := r.seen[key]; taken && r.entryAt(key, l.row) == nil {
		return false
	}
	i := r.question(key)
	if i < 0 || strings.Contains(key, keySeparator) {
		return false
	}
	e := r.entryAt(key, l.row)
	if e == nil {
		r.at[key] = len(r.entry)
		r.seen[key] = 0
		r.entry = append(r.entry, entry{line: line{row: l.row, key: key, text: l.text}, question: i})
		e = &r.entry[len(r.entry)-1]
		r.ask(l.row, r.found.columns.answer, i, "the hidden key of this row is missing; the answer was taken by the words of the question").Taken = true
	}
	if l.column == r.found.columns.note {
		e.note, e.noteKind = l.holds.text, l.holds.kind
	} else {
		e.answer, e.kind = l.holds.text, l.holds.kind
	}
	return true
}

// entryAt returns the entry of a question in a row, nil for none.
func (r *reader) entryAt(key string, row int) *entry {
	if at, ok := r.at[key]; ok && r.entry[at].row == row {
		return &r.entry[at]
	}
	return nil
}

// displaced reports, and asks about, a row in which the words of another question or
// option stand: cells were moved while the hidden keys stayed.
func (r *reader) displaced(l *line) bool {
	text := fold(firstLine(l.text))
	if text == "" || l.answer == "" && l.note == "" {
		return false
	}
	for _, own := range r.wordsOf(l.key) {
		if strings.HasPrefix(text, own) || strings.HasPrefix(own, text) {
			return false
		}
	}
	if len(r.named(l.text)) == 0 {
		return false // words of another edition
	}
	r.moved++
	r.lost(l, -1, "these words stand beside another question than the one that was asked in this row; rows were moved, so it is not taken")
	return true
}

// named lists the keys of the rows in which a text can stand.
func (r *reader) named(text string) []string {
	if r.keys == nil {
		r.keys = map[string][]string{}
		add := func(key string) {
			for _, words := range r.wordsOf(key) {
				if found := r.keys[words]; len(found) == 0 || found[len(found)-1] != key {
					r.keys[words] = append(found, key)
				}
			}
		}
		for i := range r.q.Questions {
			w := &r.q.Questions[i]
			add(w.ID)
			for _, list := range [][]assess.Option{w.Options, w.Towers} {
				for o := range list {
					add(w.ID + keySeparator + list[o].ID)
				}
			}
		}
	}
	return r.keys[fold(firstLine(text))]
}

// wordsOf lists what can stand in the row of a key, for whoever it was made.
func (r *reader) wordsOf(key string) []string {
	id, part, isPart := strings.Cut(key, keySeparator)
	i := r.q.Schema.FindAnswered(id)
	if i < 0 {
		return nil
	}
	w := &r.q.Questions[i]
	var found []string
	for _, audience := range audiences() {
		if !isPart {
			found = append(found, fold(firstLine(wording(w, audience))))
			continue
		}
		list := w.Options
		if r.q.Schema.At(i).Type == answer.Grid {
			list = w.Towers
		}
		for o := range list {
			if list[o].ID == part {
				found = append(found, fold(firstLine(label(&list[o], audience))))
			}
		}
	}
	return found
}
