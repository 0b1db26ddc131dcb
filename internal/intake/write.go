package intake

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/answer"
	"mspscope/internal/cells"
	"mspscope/internal/interview"
)

// Write returns a workbook with the questions for the audience and what the
// same person answered so far. Private notes and everything else of the
// engagement stay out. An error means that there is more text than a workbook
// holds that can be read again, or that the library failed.
func Write(q *assess.Questionnaire, e *assess.Engagement, o Options, l *Letter) ([]byte, error) {
	reader := readerOf(q, e, o, l)
	shown := interview.ForAlone(q, e, reader)
	w := &writer{
		q: q, client: shown.Client, notes: shown.Notes, o: o, letter: l, view: shown.View(q),
		words: l.Texts.Answers, file: excelize.NewFile(), lists: map[string]string{},
	}
	defer func() { _ = w.file.Close() }() // nothing stays open
	w.sheets()
	w.styles()
	w.head()
	w.how()
	w.aboutClient()
	section := -1
	for _, i := range asked(q, w.view, o.Depth, reader) {
		if s := q.Questions[i].Section; s != section {
			section = s
			w.block()
			w.section(q.Sections[s].Title, q.Sections[s].Purpose)
		} else {
			w.block()
		}
		w.question(i)
	}
	w.end()
	w.counts()
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
	letter *Letter
	view   answer.View
	words  advice.WorkbookAnswers

	file      *excelize.File
	row       int               // the last row written
	keyed     int               // how many rows so far are to be filled in
	tall      []float64         // the heights of the rows so far, in points
	blocks    []int             // the rows with which begins what stays together on paper
	lists     map[string]string // the cells of each list of words, by the words
	style     styles
	questions int // how many there are
	open      int // how many of them have no answer yet
	seconds   int // how long these take
	err       error
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
		w.try(cells.Put(w.file, w.sheet(), cell, s))
	}
	w.try(w.file.SetCellStyle(w.sheet(), cell, cell, style))
}

// tight writes a text and makes the row as high as it.
func (w *writer) tight(column, s string, style int) {
	w.text(column, s, style)
	w.grow(height(s, width(column)/boldness, ordinary))
}

func (w *writer) cell(column string) string { return cell(column, w.row) }

// sheet is what the sheet with the questions is called.
func (w *writer) sheet() string { return w.letter.Texts.Sheet }

func (w *writer) texts() int {
	if w.file.SharedStrings == nil {
		return 0
	}
	return len(w.file.SharedStrings.SI)
}

// next begins a row with a key; "" is that of a row in which nothing is filled in.
func (w *writer) next(key string) {
	w.row++
	w.tall = append(w.tall, 0)
	w.text(keyColumn, key, w.style.key)
}

// nextKeyed begins a row that is to be filled in.
func (w *writer) nextKeyed(key string) {
	w.keyed++
	w.next(key)
}

// across writes a text over all columns.
func (w *writer) across(s string, style int) { w.over(stateColumn, s, style, ordinary) }

// over writes a text over the columns to one of them.
func (w *writer) over(last, s string, style int, size float64) {
	w.text(textColumn, s, style)
	w.try(w.file.MergeCell(w.sheet(), w.cell(textColumn), w.cell(last)))
	w.grow(height(s, wholeWidth(last)/boldness, size))
}

// The rows of the head.
const (
	lengthRow   = 3 // to whom and by when it is sent back, how long it takes
	progressRow = 4
	headingRow  = 5 // with the words above the columns
)

func (w *writer) head() {
	w.next(marker)
	last := stateColumn
	if w.letter.Logo != nil { // which stands beside them
		last = answerColumn
	}
	w.over(last, w.letter.Provider, w.style.provider, ordinary)
	w.next(w.ownWords())
	title := w.q.Title
	if name := w.client.Name; name != "" {
		title = advice.Fill(w.letter.Texts.Client, "{title}", title, "{client}", name)
	}
	w.over(last, title, w.style.title, large)
	w.logo()
	for w.row < progressRow { // their texts follow from the questions
		w.next("")
	}
	w.next("")
	heads := &w.letter.Texts.Heads
	for column, words := range [...]string{heads.Question, heads.Answer, heads.Note, heads.State} {
		w.tight(string(rune('B'+column)), words, w.style.header)
	}
}

// how says how it is filled in, where it is read: above the questions.
func (w *writer) how() {
	t := &w.letter.Texts.How
	w.section(t.Title, "")
	for _, step := range t.Steps {
		w.next("")
		w.across("• "+advice.Fill(step, "{yes}", w.words.Yes, "{not_sure}", w.words.NotSure, "{propose}", w.words.Propose, "{note}", w.letter.Texts.Heads.Note), w.style.plain)
	}
}

// end writes the last row.
func (w *writer) end() {
	w.next(fmt.Sprintf("%s%d %d", endWords, w.row+1, w.keyed))
	w.across(strings.TrimSpace(w.letter.Texts.End+" "+w.letter.reply()), w.style.header)
}

func (w *writer) aboutClient() {
	w.block()
	t := &w.letter.Texts.About
	w.section(t.Title, "")
	for _, field := range []struct{ key, label, value string }{
		{"name", t.Company, w.client.Name},
		{"contact", t.Name, w.client.Contact},
		{"reference", t.Reference, w.client.Reference},
	} {
		if field.key == "reference" && field.value == "" {
			continue
		}
		w.nextKeyed(clientPrefix + field.key)
		w.tight(textColumn, field.label, w.style.question)
		style := w.style.answer
		if field.key == "reference" {
			style = w.style.question
		} else {
			w.look(w.cell(answerColumn), w.cell(answerColumn), "LEN(TRIM("+w.cell(answerColumn)+"))>0", w.style.given)
		}
		w.tight(answerColumn, field.value, style)
		w.text(noteColumn, "", w.style.question)
		w.text(stateColumn, "", w.style.question)
	}
}

func (w *writer) section(title, purpose string) {
	w.next("")
	for _, column := range []string{answerColumn, noteColumn, stateColumn} {
		w.text(column, "", w.style.section)
	}
	runs := []run{{title, font{bold: true, color: white, size: heading}}}
	if purpose != "" {
		runs = append(runs, run{purpose, font{color: white, size: small}})
	}
	w.try(w.file.MergeCell(w.sheet(), w.cell(textColumn), w.cell(stateColumn)))
	w.rich(runs, w.style.section, wholeWidth(stateColumn))
}

// font is how a piece of a text looks.
type font struct {
	size         float64
	bold, italic bool
	color        string
}

// run is a piece of a text that stands on lines of its own.
type run struct {
	text string
	font font
}

// rich writes a text in several fonts.
func (w *writer) rich(runs []run, style int, room float64) {
	cell, tall := w.cell(textColumn), 0.0
	var pieces []excelize.RichTextRun
	for i, r := range runs {
		text := r.text
		if i > 0 {
			text = "\n" + text
		}
		pieces = append(pieces, excelize.RichTextRun{Text: text, Font: &excelize.Font{
			Family: family, Size: r.font.size, Bold: r.font.bold, Italic: r.font.italic, Color: r.font.color,
		}})
		if r.font.bold {
			tall += lines(r.text, room/boldness, r.font.size)
		} else {
			tall += lines(r.text, room, r.font.size)
		}
	}
	before := w.texts()
	w.grow(tall + padding)
	w.try(w.file.SetCellRichText(w.sheet(), cell, pieces))
	if after := w.texts(); after > before {
		for i, r := range pieces {
			w.file.SharedStrings.SI[after-1].R[i].T.Val = cells.Escape(r.Text)
		}
	}
	w.try(w.file.SetCellStyle(w.sheet(), cell, cell, style))
}

// question writes a question with the rows of its options or parts.
func (w *writer) question(i int) {
	words, s, f := &w.q.Questions[i], w.q.Schema.At(i), w.fill(i)
	w.nextKeyed(s.ID)
	own := w.row
	w.rich(w.wording(words, s), w.style.question, width(textColumn))
	w.tight(answerColumn, f.own, w.style.answer)
	w.tight(noteColumn, w.note(i), w.style.note)
	switch s.Type {
	case answer.Number:
		w.limits(s)
	case answer.Text:
		w.grow(lines("\n\n", width(answerColumn), ordinary)) // room to write
	case answer.MultiChoice:
		w.choose(w.offers(i))
		for o := range words.Options {
			w.part(s.ID+keySeparator+words.Options[o].ID, label(&words.Options[o], w.o.Audience), f.parts[o], []string{w.words.Yes, w.words.NotSure})
		}
	case answer.Grid:
		w.choose(w.offers(i))
		for n, t := range towers(words) {
			w.part(s.ID+keySeparator+t.ID, label(t.Option, w.o.Audience), f.parts[n], append(w.labels(words, s.Type), w.words.NotSure))
			w.partState(own, f.own, f.parts[n])
		}
	case answer.SingleChoice, answer.YesNo, answer.Scale, answer.Level:
		w.choose(w.offers(i))
	}
	w.state(own, &f)
	w.marks(own, &f)
	for row := own; row <= w.row; row++ {
		w.try(cells.Grows(w.file, w.sheet(), row))
	}
	w.questions++
	if f.isOpen() {
		w.open++
		w.seconds += w.takes(i)
	}
}

// part writes the row of an option or of a part of IT.
func (w *writer) part(key, text, answer string, offered []string) {
	w.nextKeyed(key)
	w.text(textColumn, text, w.style.option)
	w.grow(height(text, width(textColumn)-indent, ordinary))
	w.tight(answerColumn, answer, w.style.answer)
	w.text(noteColumn, "", w.style.empty) // no cell may be missing: some programs write cells without their places
	w.choose(offered)
}

// wording is a question with how it is answered, and what for.
func (w *writer) wording(words *assess.Question, s *answer.Question) []run {
	below := font{size: small}
	text := []run{{wording(words, w.o.Audience), font{size: ordinary, bold: true}}}
	if words.Help != "" {
		text = append(text, run{words.Help, below})
	}
	text = append(text, run{w.hint(words, s), font{size: small, italic: true}})
	switch s.Type {
	case answer.SingleChoice, answer.YesNo, answer.Scale, answer.Level, answer.Grid:
		text = append(text, run{toTick(w.labels(words, s.Type)), below})
	case answer.Number, answer.Text, answer.MultiChoice:
	}
	if words.Why != "" {
		text = append(text, run{advice.Fill(w.letter.Texts.Why, "{why}", words.Why), font{size: small, color: gray}})
	}
	return text
}

// note is what was added to an answer; notes on single parts stay in the file.
func (w *writer) note(i int) string {
	for _, n := range w.notes {
		if n.Question == i && n.Part == assess.Whole {
			return n.Text
		}
	}
	return ""
}

// hint says in a few words how to answer.
func (w *writer) hint(words *assess.Question, s *answer.Question) string {
	t := &w.letter.Texts.Hints
	fill := func(text string) string {
		return advice.Fill(text, "{yes}", w.words.Yes, "{not_sure}", w.words.NotSure, "{propose}", w.words.Propose, "{most}", strconv.Itoa(words.MaxChoices))
	}
	switch s.Type {
	case answer.Number:
		unit := words.Unit
		if w.o.Audience == assess.OwnerAlone {
			unit = words.PlainUnit
		}
		if unit == "" {
			return t.Plain
		}
		return advice.Fill(t.Number, "{unit}", unit)
	case answer.MultiChoice:
		if words.MaxChoices > 0 {
			return fill(t.Most)
		}
		return fill(t.List)
	case answer.Grid:
		return fill(t.Parts)
	case answer.Text:
		return t.Text
	case answer.SingleChoice, answer.YesNo, answer.Scale, answer.Level:
	}
	return t.Choice
}
