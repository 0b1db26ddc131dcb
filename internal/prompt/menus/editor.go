package menus

import (
	"unicode"

	"mspscope/internal/wrap"
)

// longestText is how many characters a line may have. Every text that can be kept
// is shorter; who is told that a text is too long can shorten it here.
const longestText = 64 << 10

// editor edits a line of text.
type editor struct {
	text []rune
	pos  int  // of the cursor
	full bool // something did not go in
}

func newEditor(text string) *editor {
	e := &editor{}
	e.insert(text)
	return e
}

// insert puts a text in at the cursor, all of it or nothing.
func (e *editor) insert(text string) {
	some := []rune(text)
	if e.full = len(e.text)+len(some) > longestText; e.full {
		return
	}
	e.text = append(e.text[:e.pos:e.pos], append(some, e.text[e.pos:]...)...)
	e.pos += len(some)
}

// cut removes what stands between two places.
func (e *editor) cut(from, to int) {
	e.text = append(e.text[:from:from], e.text[to:]...)
	e.pos, e.full = from, false
}

// press does what a key means.
func (e *editor) press(k key) {
	switch k.kind {
	case letter, verbatim:
		e.insert(k.text)
	case left:
		e.pos = max(e.pos-1, 0)
	case right:
		e.pos = min(e.pos+1, len(e.text))
	case home:
		e.pos = 0
	case end:
		e.pos = len(e.text)
	case erase:
		e.cut(max(e.pos-1, 0), e.pos)
	case remove, noMore:
		at := e.pos
		e.cut(at, min(at+1, len(e.text)))
	case eraseWord:
		from := e.pos
		for from > 0 && unicode.IsSpace(e.text[from-1]) {
			from--
		}
		for from > 0 && !unicode.IsSpace(e.text[from-1]) {
			from--
		}
		e.cut(from, e.pos)
	case eraseLine:
		e.cut(0, e.pos)
	case eraseRest:
		e.cut(e.pos, len(e.text))
	default:
	}
}

// rows breaks the text into rows of so many columns, and says where the cursor
// is. A row is full before the next one begins: what is typed does not jump.
func (e *editor) rows(columns int) (rows []string, row, column int) {
	rows = []string{""}
	width := 0
	next := func() {
		rows = append(rows, "")
		width = 0
	}
	for i, r := range e.text {
		seen := wrap.Safe(string(r))
		w := wrap.Width(seen)
		if width+w > columns {
			next()
		}
		if i == e.pos {
			row, column = len(rows)-1, width
		}
		rows[len(rows)-1] += seen
		width += w
	}
	if e.pos == len(e.text) {
		if width >= columns {
			next()
		}
		row, column = len(rows)-1, width
	}
	return rows, row, column
}
