package intake

import (
	"fmt"
	"strings"

	"mspscope/internal/yamldoc"
)

// line is one row of the sheet of questions that has a key, as it was filled
// in.
type line struct {
	row               int
	key, answer, note string
	text              string // what stands in the column of the questions
	kind              kind   // of the answer
	noteKind          kind
}

// loose is a cell that belongs to no answer and no remark.
type loose struct {
	row, column int
	key         string // of its row, "" for none
	text        string // the question or the words beside it
	holds       content
	why         why
}

// why says what is wrong with a cell that stands by itself.
type why uint8

const (
	noKey   why = iota // an answer or a remark of a row without a key
	aside              // outside of the columns to fill in
	below              // below the end of the questionnaire
	onOther            // a remark in a row that is not that of a question
)

// placed says where the parts of a row stand, from 1; 0 for a column that is not there.
type placed struct{ key, text, answer, note int }

// filledIn is the sheet of questions: its lines, and the cells that hold
// something that would be lost if the lines alone were taken.
type filledIn struct {
	sheet   string
	columns placed
	moved   bool // the columns are not where they were sent
	lines   []line
	loose   []loose
}

// read reads the sheet of questions.
func read(name string, data []byte) (*filledIn, error) {
	b, err := openBook(name, data, &bookWords{smaller: farSmaller, again: sendAgain})
	if err != nil {
		return nil, err
	}
	l, err := b.questions()
	if err != nil {
		return nil, err
	}
	t := taker{name: name, words: usualWords, found: filledIn{sheet: l.name, columns: placed{1, 2, answerIndex, noteIndex}}}
	if err := b.rows(l, nil, t.take); err != nil {
		return nil, err
	}
	t.inUsualWords()
	return &t.found, t.check()
}

// taker takes up row after row.
type taker struct {
	name    string
	found   filledIn
	row     int // how many are not blank
	older   bool
	heading bool // the row with the words above the columns was there
	words   spokenWords
	headed  [tableWidth + 1]bool
	end     int // the row of the end, or 0
	// What the end says: in which row it was written, below how many lines.
	writtenIn, written int
}

// headings stand above the columns of answers and remarks; by them the columns are
// found, also where others were inserted.
const (
	answerHeading = "Your answer"
	noteHeading   = "Anything to add"
)

func (t *taker) take(r *sheetRow) error {
	if t.row == 0 {
		return t.first(r)
	}
	key := r.at(t.found.columns.key)
	switch {
	case *r == (sheetRow{number: r.number}):
		return nil
	case t.row >= maxRows:
		return problem(t.name, fmt.Sprintf("has more than %d rows", maxRows)+farSmaller)
	case t.end > 0:
		t.row++
		t.setAside(r, below, func(int) bool { return true })
		return nil
	case t.row == 1 && strings.HasPrefix(key.text, wordsPrefix):
		if err := t.words.read(key.text); err != nil {
			return problem(t.name, "is damaged: "+err.Error()+"; "+sendAgain)
		}
		key.text = ""
	case !t.heading && key.text == "" && t.headings(r):
		t.heading = true
		t.row++
		return nil
	case !t.heading && key.text != "":
		return problem(t.name, fmt.Sprintf("%q stands above no column; columns were removed or their heads were changed, use the workbook as it was sent", t.words[0]))
	case strings.HasPrefix(key.text, endWords):
		t.end = r.number
		if _, err := fmt.Sscanf(strings.TrimPrefix(key.text, endWords), "%d %d", &t.writtenIn, &t.written); err != nil {
			return problem(t.name, "is damaged: the end of the questionnaire is "+yamldoc.Quote(key.text)+"; "+sendAgain)
		}
	}
	t.row++
	t.line(r, key)
	return nil
}

// markerIn returns the column in which the first row has the marker, 0 for none.
func markerIn(r *sheetRow) int {
	for column := 1; r.number == 1 && column <= tableWidth; column++ {
		if strings.HasPrefix(r.at(column).text, markerWords) {
			return column
		}
	}
	return 0
}

// first takes up the first row, with the marker.
func (t *taker) first(r *sheetRow) error {
	column := markerIn(r)
	key := r.at(column)
	switch {
	case column == 0:
		return problem(t.name, notOurs)
	case key.text != marker && key.text != olderMarker:
		return problem(t.name, "was made by another version of this program ("+yamldoc.Quote(key.text)+", not "+yamldoc.Quote(marker)+"); read it with that version")
	}
	t.older = key.text == olderMarker
	shift := column - t.found.columns.key
	t.found.columns.key, t.found.columns.text = column, t.found.columns.text+shift
	t.row++
	return nil
}

// headings looks for the words above the columns.
func (t *taker) headings(r *sheetRow) bool {
	c := placed{key: t.found.columns.key, text: t.found.columns.text}
	for column := c.key + 1; column <= tableWidth; column++ {
		switch text := fold(r.at(column).text); {
		case text == "":
		case text == fold(t.words[0]) && c.answer == 0:
			c.answer = column
		case text == fold(t.words[1]) && c.note == 0:
			c.note = column
		case text != fold(t.words[0]) && text != fold(t.words[1]):
			if c.answer == 0 {
				c.text = column // the heading of the questions stands before that of the answers
			}
			t.headed[column] = true
		}
	}
	if c.answer == 0 {
		return false
	}
	if c.text >= c.answer { // the column of the questions is not there
		c.text = 0
	}
	t.found.moved = c.key != t.found.columns.key || c.text != 2 || c.answer != answerIndex || c.note != noteIndex
	t.found.columns = c
	return true
}

// line takes up a row, and notes the cells that no question would have.
func (t *taker) line(r *sheetRow, key content) {
	c := t.found.columns
	if !t.heading {
		return
	}
	answer, note := r.at(c.answer), r.at(c.note)
	isQuestion := key.text != "" && t.end == 0
	t.setAside(r, aside, func(column int) bool {
		return column != c.key && column != c.text && column != c.answer && column != c.note && (column > tableWidth || !t.headed[column])
	})
	if !isQuestion {
		t.setAside(r, noKey, func(column int) bool { return column == c.answer || column == c.note })
		return
	}
	l := line{row: r.number, key: key.text, text: r.at(c.text).text, answer: answer.text, kind: answer.kind, note: note.text, noteKind: note.kind}
	if strings.Contains(key.text, keySeparator) {
		t.setAside(r, onOther, func(column int) bool { return column == c.note })
		l.note = ""
	}
	t.found.lines = append(t.found.lines, l)
}

// inUsualWords says the answers of a workbook in the usual words.
func (t *taker) inUsualWords() {
	if t.words == usualWords {
		return
	}
	all := t.found.lines
	for i := range all {
		hasParts := i+1 < len(all) && strings.HasPrefix(all[i+1].key, all[i].key+keySeparator)
		all[i].answer = t.words.usual(all[i].answer, strings.Contains(all[i].key, keySeparator), hasParts)
	}
}

// setAside notes what some cells of a row hold.
func (t *taker) setAside(r *sheetRow, reason why, which func(column int) bool) {
	add := func(column int, holds content) {
		key, text := r.at(t.found.columns.key).text, r.at(t.found.columns.text).text
		t.found.loose = append(t.found.loose, loose{row: r.number, column: column, key: key, text: text, holds: holds, why: reason})
	}
	for column := 1; column <= tableWidth; column++ {
		if holds := r.at(column); holds.text != "" && which(column) {
			add(column, holds)
		}
	}
	if r.beyond > 0 && which(r.beyond) {
		add(r.beyond, r.behind)
	}
}

// check compares what was read with what the end says. Rows that somebody
// deleted move the end up; rows that were lost do not, and rows of which somebody
// cleared the key are still there. A workbook of the older version has no end: that
// its parts are whole must do.
func (t *taker) check() error {
	missing := t.written - len(t.found.lines)
	switch {
	case t.row == 0:
		return problem(t.name, notOurs)
	case t.older:
	case t.end == 0:
		return problem(t.name, "the end of the questionnaire is missing; "+sendAgain)
	case missing > 0 && missing > t.writtenIn-t.end+t.keyless():
		return problem(t.name, fmt.Sprintf("%d of the %d rows to fill in are missing; ", missing, t.written)+sendAgain)
	}
	return nil
}

// keyless counts the rows with an answer or a remark and without a key.
func (t *taker) keyless() int {
	rows := map[int]bool{}
	for _, l := range t.found.loose {
		if l.why == noKey {
			rows[l.row] = true
		}
	}
	return len(rows)
}
