package spoken

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"mspscope/internal/slip"
)

// Entry is something to look for, with the words by which it is found.
type Entry struct {
	ID       string
	Topic    string
	Synonyms []string // other words for it, never shown
	Labels   []string // the answers that it can have
	Section  string
	Wordings []string // how it is asked
	Help     []string // what explains it
}

// Reason is why something was found.
type Reason uint8

// The reasons, the nearest first.
const (
	ByID       Reason = iota // its id was typed
	BySynonym                // another word for it was typed
	ByTopic                  // the words stand in its topic
	ByAnswer                 // the words stand in an answer that it can have
	BySection                // the words stand in the title of its section
	ByWording                // the words stand in the question
	ByHelp                   // the words stand in what explains it
	BySpelling               // a word was misspelled, or only some of them fit
)

// Hit is something that was found.
type Hit struct {
	Entry  int // its place among the entries
	Reason Reason
	Words  string // the words that fit, where they are no words of the topic: the answer that has them
	Clear  bool   // nothing else is nearly as near
	rank   int
}

// Index finds entries by words.
type Index struct{ entries []indexed }

type indexed struct {
	id     string
	fields []field
}

// field is a text of an entry, in words.
type field struct {
	reason Reason
	shown  string
	words  []string
	small  string // its words with single blanks
}

// NewIndex returns an index of entries, which are named by their place.
func NewIndex(entries []Entry) *Index {
	x := &Index{}
	for i := range entries {
		e := &entries[i]
		d := indexed{id: strings.ToLower(e.ID)}
		add := func(reason Reason, texts ...string) {
			for _, text := range texts {
				if words := Words(text); len(words) > 0 {
					d.fields = append(d.fields, field{reason, text, words, strings.Join(words, " ")})
				}
			}
		}
		add(ByTopic, e.Topic, strings.ReplaceAll(e.ID, "_", " "))
		add(BySynonym, e.Synonyms...)
		add(ByAnswer, e.Labels...)
		add(BySection, e.Section)
		add(ByWording, e.Wordings...)
		add(ByHelp, e.Help...)
		x.entries = append(x.entries, d)
	}
	return x
}

// Find returns what fits some words, the nearest first: an id that was typed as it
// is, other words for it, words of the topic, of an answer, of the section, of the
// question, of its explanation. Where nothing has all of the words, misspelled words
// and single ones are looked for.
func (x *Index) Find(text string, may func(entry int) bool) []Hit {
	id := strings.ToLower(strings.TrimSpace(text))
	wanted := Words(text)
	if len(wanted) == 0 {
		return nil
	}
	some := slices.DeleteFunc(slices.Clone(wanted), func(w string) bool { return slices.Contains(emptyWords(), w) })
	if len(some) == 0 {
		some = wanted
	}
	var hits []Hit
	for i := range x.entries {
		if may != nil && !may(i) {
			continue
		}
		d := &x.entries[i]
		if d.id == id {
			hits = append(hits, Hit{Entry: i, Reason: ByID})
			continue
		}
		if h, ok := d.fit(strings.Join(wanted, " "), some); ok {
			h.Entry = i
			hits = append(hits, h)
		}
	}
	if len(hits) == 0 {
		hits = x.near(some, may)
	}
	slices.SortStableFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(byIDFirst(a), byIDFirst(b)), cmp.Compare(a.rank, b.rank))
	})
	if len(hits) > 0 && hits[0].Reason <= ByAnswer {
		hits[0].Clear = hits[0].Reason == ByID || len(hits) == 1 || hits[1].rank >= hits[0].rank+far
	}
	return hits
}

// far is how much nearer the first of several has to be to be meant.
const far = 6

func byIDFirst(h Hit) int { return min(int(h.Reason), 1) }

// emptyWords say nothing about what is looked for.
func emptyWords() []string {
	return []string{"the", "a", "an", "of", "and", "to", "do", "does", "you", "we", "our", "your", "is", "are", "what", "how", "many", "much", "about", "for", "at", "any", "question"}
}

// fit reports whether each word stands somewhere in an entry, and how near.
func (d *indexed) fit(phrase string, wanted []string) (Hit, bool) {
	h := Hit{Reason: ByTopic}
	for i := range d.fields {
		if f := &d.fields[i]; f.reason == BySynonym && (f.small == phrase || f.small == strings.Join(wanted, " ")) {
			return Hit{Reason: BySynonym, Words: f.shown}, true
		}
	}
	for _, w := range wanted {
		best, rank := -1, 0
		for i := range d.fields {
			r := d.fields[i].rank(w)
			if r > 0 && (best < 0 || r < rank) {
				best, rank = i, r
			}
		}
		if best < 0 {
			return Hit{}, false
		}
		h.rank += rank
		if f := &d.fields[best]; f.reason > h.Reason || f.reason == BySynonym && h.Reason == ByTopic && h.Words == "" {
			h.Reason = f.reason
			if f.reason == ByAnswer || f.reason == BySynonym {
				h.Words = f.shown
			}
		}
	}
	return h, true
}

// rank says how near a word is to a field: 0 where it is not in it. A whole word is
// nearer than the beginning of one, and that nearer than what is only inside of one.
func (f *field) rank(w string) int {
	near := 0
	for _, has := range f.words {
		switch {
		case has == w || has == w+"s" || has+"s" == w:
			near = 1
		case strings.HasPrefix(has, w) && near != 1:
			near = 2
		case near == 0 && utf8.RuneCountInString(w) > FewestLetters && strings.Contains(has, w):
			near = 3
		}
		if near == 1 {
			break
		}
	}
	if near == 0 {
		return 0
	}
	return near + ranks()[f.reason]
}

// ranks is how far each kind of field is.
func ranks() [BySpelling + 1]int {
	return [...]int{ByID: 0, BySynonym: 1, ByTopic: 0, ByAnswer: 6, BySection: 9, ByWording: 12, ByHelp: 15, BySpelling: 30}
}

// near finds entries that have most of the words, some of them misspelled.
func (x *Index) near(wanted []string, may func(int) bool) []Hit {
	var hits []Hit
	most := 1
	for i := range x.entries {
		if may != nil && !may(i) {
			continue
		}
		h := Hit{Entry: i, Reason: BySpelling}
		n := 0
		for _, w := range wanted {
			best := 0
			for k := range x.entries[i].fields {
				f := &x.entries[i].fields[k]
				if r := f.rank(w); r > 0 && (best == 0 || r < best) {
					best = r
				}
				if f.reason <= BySection {
					if r := f.spelling(w); r > 0 && (best == 0 || r < best) {
						best = r
					}
				}
			}
			if best > 0 {
				n++
				h.rank += best
			}
		}
		switch {
		case n > most:
			hits, most = []Hit{h}, n
		case n == most:
			hits = append(hits, h)
		}
	}
	return hits
}

// spelling is the rank of a word that is a slip away from a word of a field, 0 for
// none.
func (f *field) spelling(w string) int {
	may := slips(w)
	best := may + 1
	for _, has := range f.words {
		if n := slip.Distance(w, has, may); n < best {
			best = n
		}
	}
	if best > may {
		return 0
	}
	return 30 + 10*best + ranks()[f.reason]
}

// slips is how many slips a word of its length may have.
func slips(w string) int {
	switch n := utf8.RuneCountInString(w); {
	case n < 4:
		return 0
	case n < 8:
		return 1
	}
	return 2
}
