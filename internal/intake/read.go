package intake

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"mspscope/assess"
	"mspscope/internal/answer"
)

// Read reads a filled-in workbook; name stands in messages. What can be read is taken,
// answers as labels or as ids, blank cells as no answer. What cannot be read stays open:
// its words are kept as a note, and it is among what is to be asked. The error, of type
// yamldoc.Problems, is for what is no such workbook, is damaged, or has nothing in it that
// can be used.
func Read(q *assess.Questionnaire, name string, data []byte) (*Filled, error) {
	found, err := read(name, data)
	if err != nil {
		return nil, err
	}
	return judge(q, name, found)
}

// judge makes sense of the lines of a workbook.
func judge(q *assess.Questionnaire, name string, found *filledIn) (*Filled, error) {
	r := reader{q: q, found: found, at: map[string]int{}, seen: map[string]int{}, out: &Filled{}}
	r.audience = r.madeFor()
	if found.moved {
		r.ask(1, found.columns.answer, -1, "columns were moved or inserted; the answers were found by the head of their column").Taken = true
	}
	r.rows()
	r.beside()
	for i := range r.entry {
		r.entryOf(&r.entry[i])
	}
	r.out.inOrder()
	switch {
	case r.moved > mostMoved:
		return nil, r.out.refusal(q, name, found.sheet)
	case !r.usable && len(r.out.Asks) > 0:
		return nil, r.out.refusal(q, name, found.sheet)
	}
	return r.out, nil
}

// mostMoved is how many rows may stand beside another question than their own. With
// more of them the sheet was sorted, and nothing in it can be relied upon.
const mostMoved = 3

// reader collects the rows of each question and makes answers of them.
type reader struct {
	q     *assess.Questionnaire
	found *filledIn
	at    map[string]int // position in entries, by key
	seen  map[string]int // position in lines of each key
	entry []entry
	out   *Filled

	audience assess.Audience     // for whom the workbook was made
	keys     map[string][]string // of the rows, by what can stand in them; nil until it is needed
	moved    int                 // rows that stand beside another question than their own
	usable   bool                // something was filled in that can be used
}

// entry is a question's own row with the rows below it.
type entry struct {
	line
	question int
	parts    []line // the key is that of the option or tower
	words    []string
	cells    map[assess.Part]string // of the parts of a grid
}

// rows sorts the rows by what they are about.
func (r *reader) rows() {
	again := r.twice()
	for k := range r.found.lines {
		l := r.found.lines[k]
		if again[k] {
			continue
		}
		if field, ok := strings.CutPrefix(l.key, clientPrefix); ok {
			r.client(field, &l)
			continue
		}
		id, part, isPart := strings.Cut(l.key, keySeparator)
		i := r.q.Schema.FindAnswered(id)
		at, known := r.at[id]
		switch {
		case i < 0:
			r.unasked(&l)
		case r.displaced(&l):
		case !isPart:
			r.at[id] = len(r.entry)
			r.entry = append(r.entry, entry{line: l, question: i})
		case !known:
			r.moved++
			r.lost(&l, i, "the row of the question above this one is not there; rows were moved, so it is not taken")
		default:
			l.key = part
			r.entry[at].parts = append(r.entry[at].parts, l)
		}
	}
}

// twice finds the rows whose key stands there a second time: one that says nothing else
// is left out, and of two that differ neither is taken.
func (r *reader) twice() map[int]bool {
	again := map[int]bool{}
	lines := r.found.lines
	for k := range lines {
		l := &lines[k]
		first, twice := r.seen[l.key]
		if !twice {
			r.seen[l.key] = k
			continue
		}
		again[k] = true
		f := &lines[first]
		if l.answer == f.answer && l.note == f.note || l.answer == "" && l.note == "" {
			continue
		}
		i := r.question(l.key)
		r.ask(l.row, r.found.columns.answer, i, "this row stands there twice, here and in row %d, with different answers: %s and %s. Which one holds?", f.row, quoted(f.answer), quoted(l.answer))
		r.keep(i, assess.Whole, l.row, said(f.answer), said(l.answer), l.note)
		f.answer, f.kind = "", words
	}
	return again
}

// question finds the question that a key is about, -1 for none.
func (r *reader) question(key string) int {
	id, _, _ := strings.Cut(key, keySeparator)
	return r.q.Schema.FindAnswered(id)
}

// client takes up a row about the client.
func (r *reader) client(field string, l *line) {
	to := map[string]*string{"name": &r.out.Client.Name, "contact": &r.out.Client.Contact, "reference": &r.out.Client.Reference}[field]
	switch {
	case l.answer == "" || l.kind == broken:
	case to == nil:
		r.unasked(l)
	case utf8.RuneCountInString(l.answer) > answer.MaxText:
		r.ask(l.row, r.found.columns.answer, -1, "%s", tooLong)
	default:
		*to = l.answer
	}
}

// unasked keeps what stands in the row of a question that is not asked any more.
func (r *reader) unasked(l *line) {
	if l.answer == "" && l.note == "" {
		return
	}
	r.lost(l, -1, "this question is not asked any more, so the answer is kept as a note")
	r.general(l.text, strings.TrimSpace(l.answer+" "+l.note))
}

// lost asks about a row that is not taken.
func (r *reader) lost(l *line, i int, why string) {
	if l.answer == "" && l.note == "" {
		return
	}
	r.ask(l.row, r.found.columns.answer, i, "%s: %s", quoted(strings.TrimSpace(l.answer+" "+l.note)), why)
}

// madeFor returns for whom a workbook was made, by the words of its questions.
func (r *reader) madeFor() assess.Audience {
	best, most := assess.OwnerAlone, 0
	for _, audience := range audiences() {
		same := 0
		for k := range r.found.lines {
			l := &r.found.lines[k]
			if i := r.q.Schema.FindAnswered(l.key); i >= 0 && firstLine(l.text) == firstLine(wording(&r.q.Questions[i], audience)) {
				same++
			}
		}
		if same > most {
			best, most = audience, same
		}
	}
	return best
}

// ask notes something to ask about a cell.
func (r *reader) ask(row, column, question int, format string, args ...any) *Ask {
	a := Ask{Cell: cell(columnName(column), row), Question: question, Text: fmt.Sprintf(format, args...), row: row, column: column}
	r.out.Asks = append(r.out.Asks, a)
	return &r.out.Asks[len(r.out.Asks)-1]
}

// open asks about an answer that is not taken, and keeps its words.
func (r *reader) open(e *entry, format string, args ...any) {
	r.ask(e.row, r.found.columns.answer, e.question, format, args...)
	if e.kind != broken {
		e.keep(e.answer)
	}
}

// keep keeps words of an answer beside the value.
func (e *entry) keep(text string) {
	if hasWords(text) {
		e.words = append(e.words, said(text))
	}
}

// said is how words of an answer stand in a note.
func said(text string) string {
	if text == "" {
		return ""
	}
	return "said: \"" + text + "\""
}

// quoted is a text in quotes, cut where it is long.
func quoted(s string) string {
	const most = 80
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > most {
		s = string(r[:most-1]) + "…"
	}
	return "\"" + s + "\""
}

// keep adds what belongs to a question, and is no answer, as a note.
func (r *reader) keep(i int, part assess.Part, row int, notes ...string) {
	notes = slices.DeleteFunc(notes, func(s string) bool { return s == "" })
	if len(notes) == 0 {
		return
	}
	if i < 0 {
		r.general("", joined(notes...))
		return
	}
	r.out.Said = append(r.out.Said, Said{Question: i, Part: part, Notes: notes, Cell: cell(columnName(r.found.columns.answer), row)})
}

// general keeps what belongs to no question.
func (r *reader) general(beside, text string) {
	if beside = firstLine(beside); beside != "" {
		text = beside + ": " + text
	}
	r.out.General = joined(r.out.General, text)
}

// joined puts notes behind each other.
func joined(notes ...string) string {
	notes = slices.DeleteFunc(slices.Clone(notes), func(s string) bool { return s == "" })
	return strings.Join(notes, "; ")
}

func firstLine(s string) string {
	first, _, _ := strings.Cut(s, "\n")
	return strings.TrimSpace(first)
}

// entryOf makes an answer of the rows of a question.
func (r *reader) entryOf(e *entry) {
	v, estimated := r.value(e)
	note := e.note
	if e.noteKind == broken {
		r.ask(e.row, r.found.columns.note, e.question, "the remark %s", e.note)
		note = ""
	}
	r.usable = r.usable || note != "" || v.State != answer.Missing
	var notes []string
	for _, text := range append([]string{note}, e.words...) {
		switch {
		case text == "":
		case utf8.RuneCountInString(text) > answer.MaxText:
			r.ask(e.row, r.found.columns.note, e.question, "%s", tooLong)
		default:
			notes = append(notes, text)
		}
	}
	if v.State != answer.Missing || len(notes) > 0 {
		r.out.Said = append(r.out.Said, Said{Question: e.question, Value: v, Estimated: estimated, Notes: notes, Cell: cell(columnName(r.found.columns.answer), e.row), parts: e.cells})
	}
}

// plainNumber writes the number of a cell as people do. Workbooks hold binary
// fractions, such as 1.1000000000000001 for 1.1; 15 digits are exact in both.
func plainNumber(s string) string {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || strings.ContainsAny(s, "xXpP_nN") {
		return s
	}
	short, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 15, 64), 64)
	if err != nil {
		return s
	}
	return strconv.FormatFloat(short, 'f', -1, 64)
}
