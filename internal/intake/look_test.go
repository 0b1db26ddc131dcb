package intake

import (
	"bytes"
	"encoding/base64"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/sample"
)

// opened opens a workbook as another program does.
func opened(tb testing.TB, data []byte) *excelize.File {
	tb.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = f.Close() })
	return f
}

// shows returns what a cell shows without working anything out.
func shows(tb testing.TB, f *excelize.File, at string) string {
	tb.Helper()
	s, err := f.GetCellValue(f.GetSheetName(0), at)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// various are engagements with more and fewer answers.
func various(tb testing.TB, q *assess.Questionnaire) []*assess.Engagement {
	tb.Helper()
	all := []*assess.Engagement{assess.NewEngagement(q)}
	source, err := sample.New(q.Schema, 23, sample.Options{Ranges: true, Unsure: true})
	if err != nil {
		tb.Fatal(err)
	}
	for n := range 4 {
		all = append(all, engagement(tb, q, source.Engagement(n).YAML()))
	}
	return all
}

// What stands beside the questions and at the top is what the formulas come to, so that
// it is seen in programs that work nothing out.
func TestMarksAreWhatTheirFormulasSay(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	count := regexp.MustCompile(`^([0-9]+) of ([0-9]+) answered$`)
	seen := map[string]bool{}
	for n, e := range various(t, q) {
		f := opened(t, write(t, q, e, Options{Depth: assess.Full, Audience: assess.Discovery}))
		questions, done := 0, 0
		for key, row := range rowsOf(t, f) {
			at := cell(stateColumn, row)
			formula, err := f.GetCellFormula(questionsSheet, at)
			if err != nil {
				t.Fatal(err)
			}
			if isQuestion := q.Schema.Find(key) >= 0; isQuestion != (formula != "" && !strings.Contains(key, keySeparator)) {
				t.Errorf("%s has the formula %q", key, formula)
			} else if isQuestion {
				questions++
			}
			if formula == "" {
				continue
			}
			worked, err := f.CalcCellValue(questionsSheet, at)
			if got := shows(t, f, at); err != nil || got != worked {
				t.Errorf("%d, %s (%s): %q, and the formula says %q, %v", n, at, key, got, worked, err)
			}
			if seen[worked] = true; worked == "done" {
				done++
			}
		}
		top := cell(textColumn, progressRow)
		worked, err := f.CalcCellValue(questionsSheet, top)
		got := shows(t, f, top)
		if said := count.FindStringSubmatch(got); err != nil || got != worked || said == nil || said[1] != strconv.Itoa(done) || said[2] != strconv.Itoa(questions) {
			t.Errorf("%d: %q, the formula says %q, and there are %d of %d", n, got, worked, done, questions)
		}
	}
	if !seen["open"] || !seen["done"] || !seen[""] {
		t.Errorf("met only %v", seen)
	}
}

// Answers that are typed in are counted.
func TestProgressFollowsTheAnswers(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	f := opened(t, write(t, q, assess.NewEngagement(q), Options{Depth: assess.Quick, Audience: assess.OwnerAlone}))
	rows := rowsOf(t, f)
	for _, step := range []struct {
		key, answer, want string
	}{
		{"users_count", "about 40", "1 of 12 answered"},
		{"drivers/slow_support", "Yes", "2 of 12 answered"},
		{"tower_owners/network", "Our own people", "2 of 12 answered"}, // the other parts are open
		{"compliance_regimes", "Not sure", "3 of 12 answered"},
		{"tower_owners", "You propose", "4 of 12 answered"},
		{"users_count", " ", "3 of 12 answered"},
	} {
		if err := f.SetCellStr(questionsSheet, cell(answerColumn, rows[step.key]), step.answer); err != nil {
			t.Fatal(err)
		}
		if got, err := f.CalcCellValue(questionsSheet, cell(textColumn, progressRow)); got != step.want || err != nil {
			t.Errorf("%s: %q, %v, want %q", step.key, got, err, step.want)
		}
	}
}

var pageBreak = regexp.MustCompile(`<brk id="([0-9]+)"`)

// A page begins with a question or with the heading of a section, never between a heading
// and its first question or between a question and what can be chosen, and what stands on
// it has room on either paper.
func TestPagesBreakWhereTheyShould(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	for _, depth := range []assess.Depth{assess.Quick, assess.Call, assess.Full} {
		for _, audience := range audiences() {
			for n, e := range various(t, q)[:3] {
				data := write(t, q, e, Options{depth, audience})
				_, inside := parts(t, data)
				f := opened(t, data)
				keys, err := f.GetCols(questionsSheet)
				if err != nil {
					t.Fatal(err)
				}
				var breaks []int
				for _, m := range pageBreak.FindAllSubmatch(inside[sheetPart], -1) {
					id, err := strconv.Atoi(string(m[1]))
					if err != nil {
						t.Fatal(err)
					}
					breaks = append(breaks, id)
					key, above := keys[0][id], keys[0][id-1] // of the first row of the page and of the one above it
					if strings.Contains(key, keySeparator) || above == "" && key != "" || strings.HasPrefix(key, endWords) {
						t.Errorf("%s %s %d: a page begins with row %d (%s) below %q", depth, audience, n, id+1, key, above)
					}
				}
				layout, err := f.GetPageLayout(questionsSheet)
				if err != nil || *layout.AdjustTo < 60 {
					t.Fatal(layout, err)
				}
				room, from := (792-36-50.4)*100/float64(*layout.AdjustTo), 0
				for _, to := range append(breaks, len(keys[0])) {
					sum := 0.0
					for row := from + 1; row <= to; row++ {
						tall, err := f.GetRowHeight(questionsSheet, row)
						if err != nil {
							t.Fatal(err)
						}
						sum += tall
					}
					if sum > room {
						t.Errorf("%s %s %d: rows %d to %d are %.0f points high, and a page has %.0f", depth, audience, n, from+1, to, sum, room)
					}
					from = to
				}
			}
		}
	}
}

// A row is about as high as its text: neither cut off nor half empty.
func TestRowsAreAsHighAsTheirText(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	long := strings.Repeat("a remark of some length ", 30)
	e := engagement(t, q, "version: 1\nanswers: {respondent: owner, users_count: 40}\nnotes: {users_count: \""+long+"\"}\n")
	f := opened(t, write(t, q, e, full))
	rows := rowsOf(t, f)
	high := func(key string) float64 {
		tall, err := f.GetRowHeight(questionsSheet, rows[key])
		if err != nil {
			t.Fatal(err)
		}
		return tall
	}
	if got := high("drivers/slow_support"); got < 12 || got > 18 {
		t.Errorf("one line is %.1f points high", got)
	}
	if got := high("it_fte"); got < 60 || got > 115 { // nine lines of two sizes
		t.Errorf("the question about IT people is %.1f points high", got)
	}
	if got := high("users_count"); got < 30*12 || got > maxHeight {
		t.Errorf("with a remark of 33 lines it is %.1f points high", got)
	}
}

// While somebody types, a program fits the row to all of its cells, also to the hidden one.
func TestHiddenKeysTakeNoRoom(t *testing.T) {
	t.Parallel()
	f, err := excelize.OpenReader(bytes.NewReader(blank(t)))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	for key, row := range rowsOf(t, f) {
		id, err := f.GetCellStyle(questionsSheet, cell(keyColumn, row))
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if style.Alignment == nil || style.Alignment.WrapText {
			t.Errorf("the key %s wraps, so its row grows when somebody answers", key)
		}
	}
}

// The options of a question stand on paper too.
func TestOptionsAreSeenOnPaper(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	for _, audience := range audiences() {
		f := opened(t, write(t, q, assess.NewEngagement(q), Options{assess.Full, audience}))
		rows := rowsOf(t, f)
		for i := range q.Questions {
			words := &q.Questions[i]
			row := rows[words.ID]
			if row == 0 {
				continue
			}
			text := shows(t, f, cell(textColumn, row))
			for o := range words.Options {
				label := choice(q.Schema.At(i).Type, &words.Options[o], audience)
				if !words.Options[o].For(audience.String()) {
					if strings.Contains(text, label) {
						t.Errorf("%s: %q is offered to the person whom it is about", words.ID, label)
					}
					continue
				}
				if part := rows[words.ID+keySeparator+words.Options[o].ID]; part > 0 {
					if got := shows(t, f, cell(textColumn, part)); got != label {
						t.Errorf("%s: %q stands where %q should", words.ID, got, label)
					}
				} else if !strings.Contains(text, "☐ "+label) {
					t.Errorf("%s: %q is not among\n%s", words.ID, label, text)
				}
			}
		}
	}
}

// logo is a picture of one dot.
func logo(tb testing.TB) *advice.Logo {
	tb.Helper()
	data, err := base64.StdEncoding.DecodeString("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=")
	if err != nil {
		tb.Fatal(err)
	}
	return &advice.Logo{Type: "image/png", Bytes: data, Width: 1, Height: 1}
}

// Who sends it, to whom and by when it goes back, and how long it takes stand at the top;
// what is not known is left out, and nothing that is read names the program.
func TestTheLetter(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	northwind := advice.Contact{Person: "Mara Lindqvist", Email: "mara@northwind.example", Phone: "555 0100"}
	half := "version: 1\nanswers: {respondent: owner, it_fte: 0, users_count: 40}\n"
	for name, test := range map[string]struct {
		letter    Letter
		answers   string
		top, back string
	}{
		"nothing is known": {Letter{}, "version: 1\n", "", "12 questions, about 9 minutes. You can stop at any time, save, and go on later."},
		"a day alone":      {Letter{ReplyBy: "2026-12-04"}, "version: 1\n", "", "Please send it back by December 4, 2026. 12 questions,"},
		"a name":           {Letter{Provider: "Northwind IT"}, "version: 1\n", "Northwind IT", "Please send it back to Northwind IT. 12 questions,"},
		"a day":            {Letter{Provider: "Northwind IT", ReplyBy: "2026-12-04"}, half, "Northwind IT", "Please send it back to Northwind IT by December 4, 2026. 8 of 11 questions are still open,"},
		"all": {
			Letter{Provider: "Northwind IT", Contact: northwind, ReplyBy: "2026-12-04", Brand: advice.Brand{Accent: "#7a1f3d", Footer: "A & B"}, Logo: logo(t)},
			"version: 1\n", "Northwind IT",
			"Please send it back to Mara Lindqvist, mara@northwind.example, 555 0100 by December 4, 2026.",
		},
	} {
		l := test.letter
		l.Texts = letter(t).Texts
		o := Options{assess.Quick, assess.OwnerAlone}
		data := mailed(t, q, engagement(t, q, test.answers), o, &l)
		if !bytes.Equal(data, mailed(t, q, engagement(t, q, test.answers), o, &l)) {
			t.Errorf("%s: two workbooks differ", name)
		}
		f := opened(t, data)
		if got := shows(t, f, "B1"); got != test.top {
			t.Errorf("%s: %q at the top", name, got)
		}
		if got := shows(t, f, cell(textColumn, lengthRow)); !strings.HasPrefix(got, test.back) {
			t.Errorf("%s: %q, want %q", name, got, test.back)
		}
		rows, err := f.GetRows(questionsSheet)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			for c, text := range row {
				if c > 0 && strings.Contains(strings.ToLower(text), "mspscope") {
					t.Errorf("%s: row %d says %q", name, i+1, text)
				}
			}
		}
		_, inside := parts(t, data)
		for _, part := range []string{"docProps/core.xml", "docProps/app.xml"} {
			if bytes.Contains(inside[part], []byte("mspscope")) {
				t.Errorf("%s: %s names the program", name, part)
			}
		}
		pictures, err := f.GetPictureCells(questionsSheet)
		if err != nil || len(pictures) > 0 != (l.Logo != nil) {
			t.Errorf("%s: pictures at %v, %v", name, pictures, err)
		}
		if foot, err := f.GetHeaderFooter(questionsSheet); err != nil || !strings.HasPrefix(foot.OddFooter, "&CPage &P of &N") || strings.Contains(foot.OddFooter, "A && B") != (l.Brand.Footer != "") {
			t.Errorf("%s: %+v, %v", name, foot, err)
		}
	}
}

// What is typed into a number's cell stays as it was typed, and its unit is that of the
// reader and of the rate card.
func TestNumbersAsTheyAreTyped(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	for audience, want := range map[assess.Audience]string{assess.OwnerAlone: "A number: full-time jobs.", assess.ITLeadAlone: "A number: FTE."} {
		f := opened(t, write(t, q, assess.NewEngagement(q), Options{assess.Full, audience}))
		rows := rowsOf(t, f)
		if got := shows(t, f, cell(textColumn, rows["it_fte"])); !strings.Contains(got, want) {
			t.Errorf("%s reads %q", audience, got)
		}
		if got := shows(t, f, cell(textColumn, rows["it_spend_month"])); !strings.Contains(got, "A number: USD a month.") {
			t.Errorf("%s reads %q", audience, got)
		}
		id, err := f.GetCellStyle(questionsSheet, cell(answerColumn, rows["users_count"]))
		if err != nil {
			t.Fatal(err)
		}
		if style, err := f.GetStyle(id); err != nil || style.NumFmt != 49 {
			t.Errorf("a number has the format %+v, %v", style, err)
		}
	}
}

// german are the shipped texts with the words by which a workbook is read in another
// language.
func german(tb testing.TB) Letter {
	tb.Helper()
	l := letter(tb)
	texts := *l.Texts
	texts.Heads = advice.WorkbookHeads{Question: "Frage", Answer: "Ihre Antwort", Note: "Anmerkungen", State: "Stand"}
	texts.State = advice.WorkbookState{Open: "offen", Done: "fertig"}
	texts.Answers = advice.WorkbookAnswers{Yes: "Ja", NotSure: "Weiß nicht", None: "Nichts davon", Propose: "Ihr \"Vorschlag\""}
	texts.Progress = "Beantwortet: {done} von {all}"
	l.Texts = &texts
	return l
}

// A workbook in another language says nothing in English of its own, counts, and comes
// back as it would in English.
func TestAnotherLanguage(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	l := german(t)
	o := Options{Depth: assess.Full, Audience: assess.Discovery}
	for n, e := range various(t, q) {
		data := mailed(t, q, e, o, &l)
		f := opened(t, data)
		if got := shows(t, f, cell(textColumn, progressRow)); !strings.HasPrefix(got, "Beantwortet: ") {
			t.Errorf("%d: %q", n, got)
		}
		if got, err := f.CalcCellValue(questionsSheet, cell(textColumn, progressRow)); err != nil || got != shows(t, f, cell(textColumn, progressRow)) {
			t.Errorf("%d: %q, %v", n, got, err)
		}
		rows, err := f.GetRows(questionsSheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			if len(row) > 2 && slices.Contains(usualWords[:], row[2]) && (row[2] != yes || strings.Contains(row[0], keySeparator)) {
				t.Errorf("%d: %q", n, row)
			}
		}
		there, err := strict(q, "b.xlsx", data)
		if err != nil {
			t.Fatal(err)
		}
		here, err := strict(q, "b.xlsx", write(t, q, e, o))
		if err != nil || !bytes.Equal(there.YAML(q), here.YAML(q)) {
			t.Errorf("%d: %v: in another language it is\n%s\nand was\n%s", n, err, there.YAML(q), here.YAML(q))
		}
	}
}
