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
	kind              kind // of the answer
}

// fault is a cell that cannot be read.
type fault struct {
	row, column int
	what        string
}

// filledIn is the sheet of questions: its lines, and the cells that hold
// something that would be lost if the lines alone were taken.
type filledIn struct {
	lines  []line
	faults []fault
}

func (f *filledIn) fault(row, column int, what string) {
	f.faults = append(f.faults, fault{row, column, what})
}

// read reads the sheet of questions.
func read(name string, data []byte) (*filledIn, error) {
	b, err := openBook(name, data, &bookWords{smaller: farSmaller, again: sendAgain})
	if err != nil {
		return nil, err
	}
	l, err := b.layout(questionsSheet)
	if err != nil {
		return nil, err
	}
	t := taker{name: name, words: usualWords}
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
	end     int // the row of the end, or 0
	// What the end says: in which row it was written, below how many lines.
	writtenIn, written int
}

// headings stand above the columns of answers and remarks; there they tell
// whether a column was inserted.
const (
	answerHeading = "Your answer"
	noteHeading   = "Anything to add"
)

func (t *taker) take(r *sheetRow) error {
	key, answer, note := r.at(1), r.at(answerIndex), r.at(noteIndex)
	blank := *r == sheetRow{number: r.number}
	switch {
	case t.row == 0 && (r.number > 1 || !strings.HasPrefix(key.text, markerWords)):
		return problem(t.name, notOurs)
	case t.row == 0 && key.text != marker && key.text != olderMarker:
		return problem(t.name, "was made by another version of this program ("+yamldoc.Quote(key.text)+", not "+yamldoc.Quote(marker)+"); read it with that version")
	case t.row == 0:
		t.older = key.text == olderMarker
	case blank:
		return nil
	case t.row >= maxRows:
		return problem(t.name, fmt.Sprintf("has more than %d rows", maxRows)+farSmaller)
	case t.end > 0:
		t.row++
		t.found.fault(r.number, answerIndex, "is in a row below the end of the questionnaire; move what it says to its question")
		return nil
	case t.row == 1 && strings.HasPrefix(key.text, wordsPrefix):
		if err := t.words.read(key.text); err != nil {
			return problem(t.name, "is damaged: "+err.Error()+"; "+sendAgain)
		}
		key.text = ""
	case !t.heading && key.text == "" && fold(answer.text) == fold(t.words[0]) && fold(note.text) == fold(t.words[1]):
		t.heading = true
		t.row++
		return nil
	case !t.heading && key.text != "":
		return problem(t.name, fmt.Sprintf("%q does not stand above column %s, or %q not above %s; columns were inserted, removed or moved, use the workbook as it was sent", t.words[0], answerColumn, t.words[1], noteColumn))
	case strings.HasPrefix(key.text, endWords):
		t.end = r.number
		if _, err := fmt.Sscanf(strings.TrimPrefix(key.text, endWords), "%d %d", &t.writtenIn, &t.written); err != nil {
			return problem(t.name, "is damaged: the end of the questionnaire is "+yamldoc.Quote(key.text)+"; "+sendAgain)
		}
	}
	t.row++
	t.line(r, key, answer, note)
	return nil
}

// line takes up a row, and notes the cells that no question would have.
func (t *taker) line(r *sheetRow, key, answer, note content) {
	isQuestion := t.heading && key.text != "" && t.end == 0
	isPart := isQuestion && strings.Contains(key.text, keySeparator)
	if r.beyond > 0 {
		t.found.fault(r.number, r.beyond, "is outside of the questionnaire; move what it says to column "+answerColumn+" or "+noteColumn)
	}
	for _, c := range []struct {
		content
		column int
		lost   string // why it would be lost
	}{
		{answer, answerIndex, "belongs to no question: the key in column " + keyColumn + " of its row is missing; use the workbook as it was sent"},
		{note, noteIndex, "belongs to no question; write it beside the question itself"},
	} {
		switch {
		case c.text == "":
		case c.kind == broken:
			t.found.fault(r.number, c.column, c.text)
		case !isQuestion, isPart && c.column == noteIndex:
			t.found.fault(r.number, c.column, c.lost)
		}
	}
	if !isQuestion {
		return
	}
	l := line{row: r.number, key: key.text, answer: answer.text, note: note.text, kind: answer.kind}
	if answer.kind == broken {
		l.answer = ""
	}
	if note.kind == broken || isPart {
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

// check compares what was read with what the end says. Rows that somebody
// deleted move the end up; rows that were lost do not. A workbook of the older
// version has no end: that its parts are whole must do.
func (t *taker) check() error {
	switch missing := t.written - len(t.found.lines); {
	case t.row == 0:
		return problem(t.name, notOurs)
	case t.older:
	case t.end == 0:
		return problem(t.name, "the end of the questionnaire is missing; "+sendAgain)
	case missing > 0 && missing > t.writtenIn-t.end:
		return problem(t.name, fmt.Sprintf("%d of the %d rows to fill in are missing; ", missing, t.written)+sendAgain)
	}
	return nil
}
