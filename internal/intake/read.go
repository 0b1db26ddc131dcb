package intake

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/spoken"
	"mspscope/internal/terms"
	phrase "mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

// Read reads a filled-in workbook as an engagement; name stands in messages.
// Answers are taken as labels or as ids, blank cells as no answer. The error is
// of type yamldoc.Problems: all problems at once, each with its cell.
func Read(q *assess.Questionnaire, name string, data []byte) (*assess.Engagement, error) {
	found, err := read(name, data)
	if err != nil {
		return nil, err
	}
	return judge(q, name, found)
}

// judge reads the lines of a workbook as an engagement.
func judge(q *assess.Questionnaire, name string, found *filledIn) (*assess.Engagement, error) {
	r := reader{q: q, report: yamldoc.NewReport(name), at: map[string]int{}, seen: map[string]int{}}
	for _, f := range found.faults {
		r.report.Add(&yamldoc.Node{Line: f.row, Col: f.column}, "%s", f.what)
	}
	r.rows(found.lines)
	root := r.root()
	e := assess.ReadEngagement(r.report, &root, q)
	if err := r.report.Err(); err != nil {
		return nil, inCells(err)
	}
	return e, nil
}

// inCells turns lines and columns into the names of cells.
func inCells(err error) error {
	problems, ok := errors.AsType[yamldoc.Problems](err)
	if !ok {
		return err
	}
	for i := range problems {
		if p := &problems[i]; p.Line > 0 {
			p.File += ":" + questionsSheet + "!" + cell(columnName(p.Col), p.Line)
			p.Line, p.Col = 0, 0
		}
	}
	return problems
}

// reader collects the rows of each question. It makes the nodes of an
// engagement file, so that the reader of those files judges the answers; the
// node of a cell has the cell's row and column as its place.
type reader struct {
	q      *assess.Questionnaire
	report *yamldoc.Report
	at     map[string]int // position in entries, by key
	seen   map[string]int // row of each key
	client []yamldoc.Pair
	entry  []entry
}

// entry is a question's own row with the rows below it.
type entry struct {
	line
	parts []line // the key is that of the option or tower

	unsure []yamldoc.Node // options of which nobody is sure
}

func (r *reader) rows(found []line) {
	for _, l := range found {
		if first, twice := r.seen[l.key]; twice {
			r.problem(l.row, "%s stands here a second time (first in row %d); keep one of the rows", yamldoc.Quote(l.key), first)
			continue
		}
		r.seen[l.key] = l.row
		if field, ok := strings.CutPrefix(l.key, clientPrefix); ok {
			if l.answer != "" {
				r.client = append(r.client, pair(field, l.row, textNode(l.answer, l.row, answerIndex)))
			}
			continue
		}
		id, part, isPart := strings.Cut(l.key, keySeparator)
		i, known := r.at[id]
		switch {
		case !isPart:
			r.at[id] = len(r.entry)
			r.entry = append(r.entry, entry{line: l})
		case !known:
			r.problem(l.row, "the row of %s above this one is missing; use the workbook as it was sent", yamldoc.Quote(id))
		default:
			l.key = part
			r.entry[i].parts = append(r.entry[i].parts, l)
		}
	}
}

func (r *reader) problem(row int, format string, args ...any) {
	r.report.Add(&yamldoc.Node{Line: row, Col: answerIndex}, format, args...)
}

func pair(key string, row int, value yamldoc.Node) yamldoc.Pair {
	return yamldoc.Pair{Key: yamldoc.Node{Kind: yamldoc.Scalar, Text: key, Line: row, Col: answerIndex}, Value: value}
}

// word returns the node of a word or number, textNode that of a text.
func word(s string, row int) yamldoc.Node {
	return yamldoc.Node{Kind: yamldoc.Scalar, Text: s, Line: row, Col: answerIndex}
}

func textNode(s string, row, column int) yamldoc.Node {
	return yamldoc.Node{Kind: yamldoc.Scalar, Quoted: true, Text: s, Line: row, Col: column}
}

// root returns what was filled in as an engagement.
func (r *reader) root() yamldoc.Node {
	mapping := func(pairs []yamldoc.Pair) yamldoc.Node { return yamldoc.Node{Kind: yamldoc.Mapping, Pairs: pairs} }
	var answers, notes, basis []yamldoc.Pair
	for i := range r.entry {
		e := &r.entry[i]
		if value, ok := r.value(e); ok {
			answers = append(answers, pair(e.key, e.row, value))
		}
		if len(e.unsure) > 0 {
			list := yamldoc.Node{Kind: yamldoc.Sequence, Items: e.unsure, Line: e.row, Col: answerIndex}
			basis = append(basis, pair(e.key, e.row, mapping([]yamldoc.Pair{pair("unsure", e.row, list)})))
		}
		if e.note != "" {
			notes = append(notes, pair(e.key, e.row, textNode(e.note, e.row, noteIndex)))
		}
	}
	return mapping([]yamldoc.Pair{
		pair("version", 0, word("1", 0)), pair("client", 0, mapping(r.client)),
		pair("answers", 0, mapping(answers)), pair("notes", 0, mapping(notes)),
		pair("basis", 0, mapping(basis)),
	})
}

// value returns the answer of a question, false when there is none.
func (r *reader) value(e *entry) (yamldoc.Node, bool) {
	i := r.q.Schema.Find(e.key)
	if i < 0 {
		return word(e.answer, e.row), true // the reader of engagements says what is wrong
	}
	s, w := r.q.Schema.At(i), &r.q.Questions[i]
	switch s.Type {
	case answer.MultiChoice:
		return r.list(e)
	case answer.Grid:
		return r.grid(e, w)
	case answer.Number, answer.SingleChoice, answer.YesNo, answer.Text, answer.Scale, answer.Level:
	}
	switch {
	case len(e.parts) > 0:
		r.problem(e.parts[0].row, "%s has no rows below its own; use the workbook as it was sent", e.key)
		return yamldoc.Node{}, false
	case e.answer == "":
		return yamldoc.Node{}, false
	case isNotSure(e.answer):
		return word(unknownID, e.row), true
	case s.Type == answer.Text:
		return textNode(e.answer, e.row, answerIndex), true
	case s.Type == answer.Number:
		return r.number(e, w)
	case s.Type == answer.YesNo && e.kind == truth:
		return word(map[bool]string{true: "yes", false: "no"}[e.answer == "TRUE"], e.row), true
	}
	return word(r.option(w.Options, s.Type, e.answer, e.row), e.row), true
}

// isNotSure reports whether a cell says that one does not know, as the list of the cell
// says it or in the words of people: such words are no text to keep as an answer.
func isNotSure(s string) bool { return fold(s) == fold(notSure) || spoken.Unsure(s) }

// number returns the answer of a question for a number. What the spreadsheet
// program made of it, or what has two meanings, is not taken for one.
func (r *reader) number(e *entry, w *assess.Question) (yamldoc.Node, bool) {
	text := e.answer
	switch {
	case e.kind == date:
		r.problem(e.row, "%s must be a number, not the date %s, which a spreadsheet program makes of 3-5 or 10-12; write one number, or a range as 3..5", e.key, e.answer)
		return yamldoc.Node{}, false
	case e.kind != words:
		return word(plainNumber(text), e.row), true
	}
	ends := []string{text}
	if low, high, ranged := answer.CutRange(strings.ToLower(text)); ranged {
		ends = []string{low, high}
	}
	for i, end := range ends {
		if w.Money {
			end = phrase.CutCurrency(end, r.q.Currency)
		}
		if hint := yamldoc.Separated(end); hint != "" {
			r.problem(e.row, "%s: %s", e.key, hint)
			return yamldoc.Node{}, false
		}
		ends[i] = plainNumber(end)
	}
	if len(ends) == 1 {
		return word(ends[0], e.row), true
	}
	return word(answer.WriteRange(ends[0], ends[1]), e.row), true
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

// option returns the id of an option that is written as its id or as one of its
// labels. What fits no option, or several, comes back as it is.
func (r *reader) option(options []assess.Option, t answer.Type, s string, row int) string {
	given, id := fold(s), ""
	if t == answer.Scale || t == answer.Level {
		given = fold(plainNumber(s))
	}
	for i := range options {
		o := &options[i]
		if given == fold(o.ID) {
			return o.ID
		}
		for _, audience := range audiences() {
			if given != fold(label(o, audience)) && given != fold(choice(t, o, audience)) {
				continue
			}
			if id != "" && id != o.ID {
				r.problem(row, "%s fits both %s and %s; write one of these ids", yamldoc.Quote(s), id, o.ID)
			}
			id = o.ID
			break
		}
	}
	if id != "" {
		return id
	}
	return s
}

// list returns the answer of a question with several answers. The question's
// own row takes "Not sure" and "None of these".
func (r *reader) list(e *entry) (yamldoc.Node, bool) {
	list := yamldoc.Node{Kind: yamldoc.Sequence, Line: e.row, Col: answerIndex}
	for _, part := range e.parts {
		switch said := fold(part.answer); {
		case said == "", said == "no", said == "false":
		case slices.Contains([]string{fold(yes), "y", "x", "true", "✓", "✔"}, said):
			list.Items = append(list.Items, word(part.key, part.row))
		case isNotSure(part.answer):
			e.unsure = append(e.unsure, word(part.key, part.row))
		default:
			r.problem(part.row, "%s: choose %s or %s, or leave the cell blank, not %s", e.key, yes, notSure, yamldoc.Quote(part.answer))
			return yamldoc.Node{}, false
		}
	}
	switch own := fold(e.answer); {
	case own != "" && len(list.Items)+len(e.unsure) > 0:
		r.problem(e.row, "%s says %s, and options below have an answer; clear one or the other", e.key, yamldoc.Quote(e.answer))
		return yamldoc.Node{}, false
	case len(list.Items)+len(e.unsure) > 0: // of what is left blank, nothing applies
		return list, true
	case own == "":
		return yamldoc.Node{}, false
	case isNotSure(own):
		return word(unknownID, e.row), true
	case own == fold(noneOfThese), own == noneID:
		return list, true
	}
	r.problem(e.row, "%s: choose %s for the options below, or %s here, not %s", e.key, yes, notSure, yamldoc.Quote(e.answer))
	return yamldoc.Node{}, false
}

// grid returns the answer of the question about towers.
func (r *reader) grid(e *entry, w *assess.Question) (yamldoc.Node, bool) {
	grid := yamldoc.Node{Kind: yamldoc.Mapping, Line: e.row, Col: answerIndex}
	for _, part := range e.parts {
		if _, known := terms.ParseTower(part.key); part.answer == "" && known {
			continue
		}
		side := r.option(w.Options, answer.SingleChoice, part.answer, part.row)
		if isNotSure(side) {
			side = unknownID
		} else if fold(side) == fold(youPropose) {
			side = adviseID
		}
		grid.Pairs = append(grid.Pairs, pair(part.key, part.row, word(side, part.row)))
	}
	switch own := fold(e.answer); {
	case own == fold(youPropose), own == adviseID:
		if len(grid.Pairs) == 0 {
			return word(adviseID, e.row), true
		}
		for k := range w.Towers { // what is not chosen below is left to us
			if id := w.Towers[k].ID; grid.Get(id) == nil {
				grid.Pairs = append(grid.Pairs, pair(id, e.row, word(adviseID, e.row)))
			}
		}
		return grid, true
	case isNotSure(own) && len(grid.Pairs) > 0:
		r.problem(e.row, "%s says %s, and parts below have an answer; clear one or the other", e.key, yamldoc.Quote(e.answer))
		return yamldoc.Node{}, false
	case isNotSure(own):
		return word(unknownID, e.row), true
	case own != "":
		r.problem(e.row, "%s: choose for each part below, or %s or %s here, not %s", e.key, youPropose, notSure, yamldoc.Quote(e.answer))
		return yamldoc.Node{}, false
	}
	return grid, len(grid.Pairs) > 0
}
