package intake

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/cells"
	"mspscope/internal/terms"
)

// Write returns a workbook with the questions for the audience and what the
// same person answered so far. Private notes and everything else of the
// engagement stay out. An error means that there is more text than a workbook
// holds that can be read again, or that the library failed.
func Write(q *assess.Questionnaire, e *assess.Engagement, o Options) ([]byte, error) {
	reader := readerOf(q, e, o.Audience)
	answers, notes := confided(q, e, reader)
	w := &writer{q: q, client: e.Client, notes: notes, o: o, view: q.Schema.View(answers), file: excelize.NewFile(), lists: map[string]string{}}
	defer func() { _ = w.file.Close() }() // nothing stays open
	w.sheets()
	w.styles()
	w.head()
	w.aboutClient()
	section := -1
	for _, i := range asked(q, w.view, o.Depth, reader) {
		if s := q.Questions[i].Section; s != section {
			section = s
			w.section(&q.Sections[s])
		}
		w.question(i)
	}
	w.end()
	w.how()
	w.finish()
	if w.err != nil {
		return nil, fmt.Errorf("cannot make the workbook: %w", w.err)
	}
	data, err := w.file.WriteToBuffer()
	if err != nil {
		return nil, fmt.Errorf("cannot make the workbook: %w", err)
	}
	// What is mailed out must be readable when it comes back.
	if _, err := read("the workbook", data.Bytes()); err != nil {
		return nil, fmt.Errorf("cannot make the workbook: %w", err)
	}
	return data.Bytes(), nil
}

// writer writes row after row. The first error stays.
type writer struct {
	q      *assess.Questionnaire
	client assess.Client
	notes  []assess.Note
	o      Options
	view   answer.View

	file  *excelize.File
	row   int               // the last row written
	keyed int               // how many rows so far are to be filled in
	tall  float64           // its height so far, in points
	lists map[string]string // the cells of each list of words, by the words
	style styles
	err   error
}

func (w *writer) try(err error) {
	if w.err == nil {
		w.err = err
	}
}

// text writes a text into a cell of the row. It is never taken for a formula or
// a number: the cell's type is text.
func (w *writer) text(column, s string, style int) {
	cell := w.cell(column)
	if s != "" {
		w.try(cells.Put(w.file, questionsSheet, cell, s))
		w.grow(height(s, column, style == w.style.help))
	}
	w.try(w.file.SetCellStyle(questionsSheet, cell, cell, style))
}

func (w *writer) cell(column string) string { return fmt.Sprintf("%s%d", column, w.row) }

func (w *writer) texts() int {
	if w.file.SharedStrings == nil {
		return 0
	}
	return len(w.file.SharedStrings.SI)
}

// next begins a row for a key.
func (w *writer) next(key string) {
	w.row, w.tall = w.row+1, 0
	if key != "" && key != marker {
		w.keyed++
	}
	w.text(keyColumn, key, w.style.plain)
}

const headingRow = 3 // with the words above the columns

func (w *writer) head() {
	w.next(marker)
	title := w.q.Title
	if name := w.client.Name; name != "" {
		title += " for " + name
	}
	w.text(textColumn, title, w.style.title)
	w.grow(2 * lineHeight)
	w.next("")
	w.text(textColumn, "Fill in the shaded cells. \"Not sure\" is a good answer, and a blank one is fine too.", w.style.help)
	w.next("")
	for column, words := range [...]string{"Question", answerHeading, noteHeading, "Why we ask"} {
		w.text(string(rune('B'+column)), words, w.style.header)
	}
}

// end writes the last row.
func (w *writer) end() {
	key := fmt.Sprintf("%s%d %d", endWords, w.row+1, w.keyed)
	w.next(key)
	w.text(textColumn, "This is the end of the questionnaire. Thank you.", w.style.help)
}

func (w *writer) aboutClient() {
	for _, field := range []struct{ key, label, value string }{
		{"name", "Your company", w.client.Name},
		{"contact", "Your name", w.client.Contact},
		{"reference", "Our reference", w.client.Reference},
	} {
		if field.key == "reference" && field.value == "" {
			continue
		}
		w.next(clientPrefix + field.key)
		w.text(textColumn, field.label, w.style.question)
		style := w.style.answer
		if field.key == "reference" {
			style = w.style.plain
		}
		w.text(answerColumn, field.value, style)
	}
}

func (w *writer) section(s *assess.Section) {
	w.next("")
	for _, column := range []string{answerColumn, noteColumn, helpColumn} {
		w.text(column, "", w.style.section)
	}
	w.rich(s.Title, s.Purpose, w.style.section, &excelize.Font{Family: family, Bold: true, Size: 12, Color: "FFFFFF"}, &excelize.Font{Family: family, Size: 9, Color: "FFFFFF"})
}

// rich writes a text with a smaller one on a line below it.
func (w *writer) rich(text, below string, style int, font, small *excelize.Font) {
	cell := w.cell(textColumn)
	runs := []excelize.RichTextRun{{Text: text, Font: font}}
	if below != "" {
		runs = append(runs, excelize.RichTextRun{Text: "\n" + below, Font: small})
	}
	before := w.texts()
	w.grow(height(text, textColumn, false) + height(below, textColumn, true))
	w.try(w.file.SetCellRichText(questionsSheet, cell, runs))
	if after := w.texts(); after > before {
		for i, run := range runs {
			w.file.SharedStrings.SI[after-1].R[i].T.Val = cells.Escape(run.Text)
		}
	}
	w.try(w.file.SetCellStyle(questionsSheet, cell, cell, style))
}

// question writes a question with the rows of its options or towers.
func (w *writer) question(i int) {
	words, s, v := &w.q.Questions[i], w.q.Schema.At(i), w.view.Value(i)
	w.next(s.ID)
	w.rich(wording(words, w.o.Audience), hint(words, s), w.style.question, &excelize.Font{Family: family, Size: 11}, &excelize.Font{Family: family, Size: 9, Italic: true, Color: gray})
	help := words.Why
	if words.Help != "" {
		help += "\n" + words.Help
	}
	w.text(helpColumn, help, w.style.help)
	w.note(i)
	filled := ""
	if v.State == answer.Unknown {
		filled = notSure
	}
	switch s.Type {
	case answer.Number:
		w.number(s, v, filled)
	case answer.Text:
		if v.State == answer.Given {
			filled = v.Text
		}
		w.text(answerColumn, filled, w.style.answer)
		w.grow(3 * lineHeight) // room to write
	case answer.SingleChoice, answer.YesNo, answer.Scale, answer.Level:
		w.single(words, s, v, filled)
	case answer.MultiChoice:
		w.multi(words, s, v, filled)
	case answer.Grid:
		w.grid(words, s, v, filled)
	}
}

func (w *writer) note(i int) {
	text := ""
	for _, n := range w.notes {
		if n.Question == i && n.Part == assess.Whole { // those on single towers stay in the file
			text = n.Text
		}
	}
	w.text(noteColumn, text, w.style.answer)
}

// hint says in a few words how to answer.
func hint(w *assess.Question, s *answer.Question) string {
	switch s.Type {
	case answer.Number:
		if w.Unit != "" {
			return "A number, or a range such as 80..100: " + w.Unit
		}
		return "A number, or a range such as 80..100"
	case answer.MultiChoice:
		if w.MaxChoices > 0 {
			return fmt.Sprintf("Choose Yes below for what applies, at most %d, or \"%s\" here", w.MaxChoices, notSure)
		}
		return "Choose Yes below for what applies, or \"" + notSure + "\" here"
	case answer.Grid:
		return "Choose for each part below, or \"" + youPropose + "\" here"
	case answer.Text:
		return "In your own words"
	case answer.SingleChoice, answer.YesNo, answer.Scale, answer.Level:
	}
	return "Choose from the list"
}

func (w *writer) number(s *answer.Question, v answer.Value, filled string) {
	if v.State == answer.Given && v.Spread > 0 {
		filled = v.FormatNumber()
	}
	w.text(answerColumn, filled, w.style.number)
	cell := w.cell(answerColumn)
	if v.State == answer.Given && v.Spread == 0 {
		// The cell's number is written as text of the file format, exactly.
		w.try(w.file.SetCellDefault(questionsSheet, cell, answer.FormatHundredths(v.Number)))
	}
	low, high := answer.FormatHundredths(s.Min), answer.FormatHundredths(s.Max)
	kind := "whole number"
	if s.Decimals > 0 {
		kind = "number"
	}
	check := excelize.NewDataValidation(true)
	check.Type = "custom"
	check.Formula1 = fmt.Sprintf(`OR(AND(ISNUMBER(%[1]s),%[1]s&gt;=%[2]s,%[1]s&lt;=%[3]s,ROUND(%[1]s,%[4]d)=%[1]s),ISNUMBER(SEARCH("?..?",%[1]s)),%[1]s="%[5]s")`, cell, low, high, s.Decimals, notSure)
	w.check(check, cell, fmt.Sprintf("Enter a %s from %s to %s, a range such as 80..100, or %s.", kind, low, high, notSure))
}

// single writes the answer cell of a question with one answer out of a list.
func (w *writer) single(words *assess.Question, s *answer.Question, v answer.Value, filled string) {
	list := make([]string, 0, len(words.Options)+1)
	for o := range words.Options {
		option := &words.Options[o]
		text := choice(s.Type, option, w.o.Audience)
		list = append(list, text)
		if v.State == answer.Given && s.Format(v) == option.ID {
			filled = text
		}
	}
	w.text(answerColumn, filled, w.style.answer)
	w.choose(append(list, notSure))
}

func (w *writer) multi(words *assess.Question, s *answer.Question, v answer.Value, filled string) {
	list := []string{notSure}
	if s.OptionIndex(noneID) < 0 {
		list = append(list, noneOfThese)
		if v.State == answer.Given && v.Options == 0 {
			filled = noneOfThese
		}
	}
	w.text(answerColumn, filled, w.style.answer)
	w.choose(list)
	for o := range words.Options {
		w.next(s.ID + keySeparator + words.Options[o].ID)
		w.text(textColumn, label(&words.Options[o], w.o.Audience), w.style.option)
		filled := ""
		switch bit := uint64(1) << o; {
		case v.State != answer.Given:
		case v.Options&^v.Unsure&bit != 0:
			filled = yes
		case v.Unsure&^v.Options&bit != 0:
			filled = notSure
		}
		w.text(answerColumn, filled, w.style.answer)
		w.choose(optionAnswers())
	}
}

// optionAnswers are what can be chosen for one option of a list.
func optionAnswers() []string { return []string{yes, notSure} }

func (w *writer) grid(words *assess.Question, s *answer.Question, v answer.Value, filled string) {
	sides := make([]string, 0, len(words.Options))
	byID := map[string]string{}
	for o := range words.Options {
		text := label(&words.Options[o], w.o.Audience)
		byID[words.Options[o].ID] = text
		sides = append(sides, text)
	}
	sides = append(sides, notSure)
	if v.State == answer.Given && s.Format(v) == adviseID {
		filled = youPropose
	}
	w.text(answerColumn, filled, w.style.answer)
	w.choose([]string{youPropose, notSure})
	for t := range words.Towers {
		tower, known := terms.ParseTower(words.Towers[t].ID)
		if !known {
			continue
		}
		w.next(s.ID + keySeparator + words.Towers[t].ID)
		w.text(textColumn, label(&words.Towers[t], w.o.Audience), w.style.option)
		filled := ""
		if v.State == answer.Given && v.Advised != answer.AllTowers {
			switch side := v.Grid[tower]; {
			case side != terms.Undecided:
				filled = byID[side.String()]
			case v.Advised.Has(tower):
				filled = cmp.Or(byID[adviseID], youPropose)
			case v.NotSure.Has(tower):
				filled = notSure
			}
		}
		w.text(answerColumn, filled, w.style.answer)
		w.choose(sides)
	}
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
			w.try(cells.Put(w.file, listsSheet, fmt.Sprintf("%s%d", column, i+1), word))
		}
		list = fmt.Sprintf("%s!$%s$1:$%s$%d", listsSheet, column, column, len(words))
		w.lists[name] = list
	}
	check := excelize.NewDataValidation(true)
	check.SetSqrefDropList(list)
	say := "Choose an answer from the list, or leave the cell blank."
	if slices.Equal(words, optionAnswers()) {
		say = "Choose Yes or Not sure, or leave the cell blank."
	}
	w.check(check, w.cell(answerColumn), say)
}

// check adds a rule to a cell.
func (w *writer) check(rule *excelize.DataValidation, cell, say string) {
	rule.Sqref = cell
	rule.SetError(excelize.DataValidationErrorStyleStop, "This does not fit here", say)
	w.try(w.file.AddDataValidation(questionsSheet, rule))
}
