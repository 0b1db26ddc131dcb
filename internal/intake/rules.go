package intake

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"mspscope/internal/advice"
	"mspscope/internal/answer"
	"mspscope/internal/cells"
	phrase "mspscope/internal/words"
)

// literal is a text inside a formula.
func literal(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

// state says beside a question whether it has an answer. The words tell it without color,
// and the spreadsheet program keeps them up to date.
func (w *writer) state(own int, f *prefilled) {
	t := &w.letter.Texts.State
	blank := `LEN(TRIM(` + cell(answerColumn, own) + `))=0`
	if n := len(f.parts); n > 0 {
		enough := 1 // of a list, one answer is one
		if f.all {
			enough = n
		}
		blank = fmt.Sprintf("AND(%s,COUNTA(%s:%s)<%d)", blank, cell(answerColumn, own+1), cell(answerColumn, own+n), enough)
	}
	text := t.Done
	if f.isOpen() {
		text = t.Open
	}
	w.formula(cell(stateColumn, own), fmt.Sprintf("IF(%s,%s,%s)", blank, literal(t.Open), literal(t.Done)), text)
}

// partState says beside a part of IT that it is still open.
func (w *writer) partState(own int, all, one string) {
	open, text := w.letter.Texts.State.Open, ""
	if all == "" && one == "" {
		text = open
	}
	w.formula(w.cell(stateColumn), fmt.Sprintf(`IF(AND(LEN(TRIM(%s))=0,LEN(TRIM(%s))=0),%s,"")`, cell(answerColumn, own), w.cell(answerColumn), literal(open)), text)
}

func (w *writer) formula(cell, formula, text string) {
	w.try(cells.Formula(w.file, w.sheet(), cell, formula, text))
	w.try(w.file.SetCellStyle(w.sheet(), cell, cell, w.style.state))
}

// counts writes the rows of the head that follow from the questions: how long it takes,
// and how many questions have an answer, which is counted again with every answer.
func (w *writer) counts() {
	t, last := w.letter.Texts, w.row
	w.row = lengthRow
	w.across(strings.TrimSpace(w.letter.reply()+" "+w.length()), w.style.plain)
	w.row = progressRow
	all := strconv.Itoa(w.questions)
	text := advice.Fill(t.Progress, "{done}", strconv.Itoa(w.questions-w.open), "{all}", all)
	count := fmt.Sprintf("COUNTIF(%s:%s,%s)", cell(stateColumn, headingRow+1), cell(stateColumn, last), literal(t.State.Done))
	var pieces []string
	for n, piece := range strings.Split(advice.Fill(t.Progress, "{all}", all), "{done}") {
		if n > 0 {
			pieces = append(pieces, count)
		}
		if piece != "" {
			pieces = append(pieces, literal(piece))
		}
	}
	w.across(text, w.style.progress)
	w.try(cells.Formula(w.file, w.sheet(), w.cell(textColumn), strings.Join(pieces, "&"), text))
	w.row = last
}

// marks makes the look of a question follow what is in its cells: that it is open stands out,
// and where it has an answer nothing is shaded any longer.
func (w *writer) marks(own int, f *prefilled) {
	t, state := &w.letter.Texts.State, "$"+stateColumn
	w.look(cell(stateColumn, own), cell(stateColumn, w.row), fmt.Sprintf("%s%d=%s", state, own, literal(t.Open)), w.style.open)
	done, first, last := fmt.Sprintf("%s$%d=%s", state, own, literal(t.Done)), cell(answerColumn, own), cell(answerColumn, w.row)
	if !f.all {
		w.look(first, last, done, w.style.given)
		return
	}
	parts := cell(answerColumn, own+1)
	w.look(first, first, fmt.Sprintf("OR(%s,COUNTA($%s:$%s)>0)", done, parts, last), w.style.given)
	w.look(parts, last, fmt.Sprintf(`%s%d=""`, state, own+1), w.style.given)
}

// look gives cells another look where a formula about the first of them holds.
func (w *writer) look(first, last, formula string, style int) {
	w.try(w.file.SetConditionalFormat(w.sheet(), first+":"+last, []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: formula, Format: &style}}))
}

// limits asks about a number outside its limits. It is no more than a question: what people
// write instead of a number is for whoever reads the workbook.
func (w *writer) limits(s *answer.Question) {
	at := w.cell(answerColumn)
	low, high := answer.FormatHundredths(s.Min), answer.FormatHundredths(s.Max)
	check := excelize.NewDataValidation(true)
	check.Type = "custom"
	check.Formula1 = fmt.Sprintf(`IF(ISERROR(VALUE(%[1]s)),TRUE,IF(ISNUMBER(FIND("-",%[1]s)),TRUE,AND(VALUE(%[1]s)&gt;=%[2]s,VALUE(%[1]s)&lt;=%[3]s,ROUND(VALUE(%[1]s),%[4]d)=VALUE(%[1]s))))`, at, low, high, s.Decimals)
	say := advice.Fill(w.letter.Texts.Unfit.Number, "{least}", phrase.Grouped(low), "{most}", phrase.Grouped(high))
	w.check(check, excelize.DataValidationErrorStyleWarning, say)
}

// choose lets the row's answer be chosen from a list of words. The words stand
// on a sheet of their own: inside the rule only 255 characters have room.
func (w *writer) choose(words []string) {
	name := strings.Join(words, "\n")
	list, ok := w.lists[name]
	if !ok {
		column, err := excelize.ColumnNumberToName(len(w.lists) + 1)
		w.try(err)
		for i, word := range words {
			w.try(cells.Put(w.file, listsSheet, cell(column, i+1), word))
		}
		list = fmt.Sprintf("%s!$%s$1:$%s$%d", listsSheet, column, column, len(words))
		w.lists[name] = list
	}
	check := excelize.NewDataValidation(true)
	check.SetSqrefDropList(list)
	w.check(check, excelize.DataValidationErrorStyleStop, w.letter.Texts.Unfit.Choice)
}

// check adds a rule to the row's answer.
func (w *writer) check(rule *excelize.DataValidation, style excelize.DataValidationErrorStyle, say string) {
	rule.Sqref = w.cell(answerColumn)
	rule.SetError(style, w.letter.Texts.Unfit.Title, say)
	w.try(w.file.AddDataValidation(w.sheet(), rule))
}

// ownWords is the key under which a workbook carries its words in another language, so
// that it is read whatever the words are by then; "" where they are the usual ones.
func (w *writer) ownWords() string {
	own := spokenWords{w.letter.Texts.Heads.Answer, w.letter.Texts.Heads.Note, w.words.Yes, w.words.NotSure, w.words.None, w.words.Propose}
	if slices.Equal(own[:], usualWords[:]) {
		return ""
	}
	return own.key()
}
