package intake

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/xuri/excelize/v2"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/answer"
	"mspscope/internal/yamldoc"
	"mspscope/questionnaires"
)

// shippedOnce is the shipped questionnaire, read once: reading it costs more than
// most tests.
var shippedOnce = sync.OnceValues(func() (*assess.Questionnaire, error) {
	data, err := questionnaires.Files.ReadFile("questionnaire.yaml")
	if err != nil {
		return nil, err
	}
	root, err := yamldoc.Parse("questionnaire.yaml", data)
	if err != nil {
		return nil, err
	}
	r := yamldoc.NewReport("questionnaire.yaml")
	q := assess.ReadQuestionnaire(r, root, "USD")
	return q, r.Err()
})

func shipped(tb testing.TB) *assess.Questionnaire {
	tb.Helper()
	q, err := shippedOnce()
	if err != nil {
		tb.Fatal(err)
	}
	return q
}

// letterOnce is how the shipped texts are mailed, by nobody in particular.
var letterOnce = sync.OnceValues(func() (*Letter, error) {
	q, err := shippedOnce()
	if err != nil {
		return nil, err
	}
	data, err := questionnaires.Files.ReadFile("texts.yaml")
	if err != nil {
		return nil, err
	}
	root, err := yamldoc.Parse("texts.yaml", data)
	if err != nil {
		return nil, err
	}
	r := yamldoc.NewReport("texts.yaml")
	texts := advice.ReadTexts(r, root, q.Schema)
	if texts == nil {
		return nil, r.Err()
	}
	return &Letter{Texts: texts.Workbook}, nil
})

func letter(tb testing.TB) Letter {
	tb.Helper()
	l, err := letterOnce()
	if err != nil {
		tb.Fatal(err)
	}
	return *l
}

// blankOnce is the whole workbook of the shipped questionnaire with no answer in
// it.
var blankOnce = sync.OnceValues(func() ([]byte, error) {
	q, err := shippedOnce()
	if err != nil {
		return nil, err
	}
	l, err := letterOnce()
	if err != nil {
		return nil, err
	}
	return Write(q, assess.NewEngagement(q), full, l)
})

// blank is a copy of that workbook.
func blank(tb testing.TB) []byte {
	tb.Helper()
	data, err := blankOnce()
	if err != nil {
		tb.Fatal(err)
	}
	return bytes.Clone(data)
}

func engagement(tb testing.TB, q *assess.Questionnaire, text string) *assess.Engagement {
	tb.Helper()
	root, err := yamldoc.Parse("e.yaml", []byte(text))
	if err != nil {
		tb.Fatal(err, text)
	}
	r := yamldoc.NewReport("e.yaml")
	e := assess.ReadEngagement(r, root, q)
	if err := r.Err(); err != nil {
		tb.Fatal(err, text)
	}
	return e
}

func write(tb testing.TB, q *assess.Questionnaire, e *assess.Engagement, o Options) []byte {
	tb.Helper()
	l := letter(tb)
	return mailed(tb, q, e, o, &l)
}

// mailed writes a workbook with a letter of its own.
func mailed(tb testing.TB, q *assess.Questionnaire, e *assess.Engagement, o Options, l *Letter) []byte {
	tb.Helper()
	data, err := Write(q, e, o, l)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// rowsOf returns the row of each key.
func rowsOf(tb testing.TB, f *excelize.File) map[string]int {
	tb.Helper()
	rows, err := f.GetRows(questionsSheet)
	if err != nil {
		tb.Fatal(err)
	}
	found := map[string]int{}
	for i, r := range rows {
		if len(r) > 0 {
			found[r[0]] = i + 1
		}
	}
	return found
}

// fill writes a workbook, fills cells (by key, "N " before it for the note),
// and returns its bytes.
func fill(tb testing.TB, q *assess.Questionnaire, o Options, cells map[string]any) []byte {
	tb.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(write(tb, q, assess.NewEngagement(q), o)))
	if err != nil {
		tb.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rows := rowsOf(tb, f)
	for key, value := range cells {
		column := answerColumn
		if rest, ok := strings.CutPrefix(key, "N "); ok {
			key, column = rest, noteColumn
		}
		if err := f.SetCellValue(questionsSheet, cell(column, rows[key]), value); err != nil {
			tb.Fatal(err)
		}
	}
	data, err := f.WriteToBuffer()
	if err != nil {
		tb.Fatal(err)
	}
	return data.Bytes()
}

var full = Options{Depth: assess.Full, Audience: assess.OwnerAlone}

// filled returns the lines of an empty full workbook with some cells filled in.
func filled(tb testing.TB, empty []line, cells map[string]string) *filledIn {
	tb.Helper()
	rows := slices.Clone(empty)
	for key, value := range cells {
		name, isNote := strings.CutPrefix(key, "N ")
		i := slices.IndexFunc(rows, func(l line) bool { return l.key == name })
		if i < 0 {
			tb.Fatalf("no row %s", key)
		}
		if isNote {
			rows[i].note = value
		} else {
			rows[i].answer = value
		}
	}
	return byHand(rows)
}

func emptyRows(tb testing.TB) []line {
	tb.Helper()
	found, err := read("b.xlsx", blank(tb))
	if err != nil || len(found.loose) > 0 {
		tb.Fatal(err, found)
	}
	return found.lines
}

// parts unpacks a workbook, in the order of the file.
func parts(tb testing.TB, data []byte) (order []string, found map[string][]byte) {
	tb.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		tb.Fatal(err)
	}
	found = map[string][]byte{}
	for _, part := range archive.File {
		r, err := part.Open()
		if err != nil {
			tb.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := b.ReadFrom(r); err != nil {
			tb.Fatal(err)
		}
		order, found[part.Name] = append(order, part.Name), b.Bytes()
	}
	return order, found
}

// packed makes a workbook of parts, with one of them replaced. It is a valid
// zip whatever the part holds.
func packed(tb testing.TB, order []string, parts map[string][]byte, name string, instead []byte) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range order {
		data := parts[part]
		if part == name {
			data = instead
		}
		method := zip.Store
		if len(data) > 1<<20 {
			method = zip.Deflate
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: part, Method: method})
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

const (
	sheetPart = "xl/worksheets/sheet1.xml"
	textsPart = "xl/sharedStrings.xml"
	stylePart = "xl/styles.xml"
)

// byHand is a sheet of lines, with its columns where they were sent.
func byHand(lines []line) *filledIn {
	return &filledIn{sheet: questionsSheet, columns: placed{1, 2, answerIndex, noteIndex}, lines: lines}
}

// strict reads a workbook as an engagement; whatever there is to ask is an error.
func strict(q *assess.Questionnaire, name string, data []byte) (*assess.Engagement, error) {
	f, err := Read(q, name, data)
	return strictlyOf(q, name, f, err)
}

func strictly(f *Filled, err error) (*assess.Engagement, error) {
	q, failed := shippedOnce()
	if failed != nil {
		return nil, failed
	}
	return strictlyOf(q, "b.xlsx", f, err)
}

func strictlyOf(q *assess.Questionnaire, name string, f *Filled, err error) (*assess.Engagement, error) {
	if err != nil {
		return nil, err
	}
	if len(f.Asks) > 0 {
		return nil, f.refusal(q, name, questionsSheet)
	}
	e := assess.NewEngagement(q)
	e.Client, e.General = f.Client, f.General
	for _, s := range f.Said {
		if s.Value.State != answer.Missing {
			e.Answers.Values[s.Question] = s.Value
		}
		if len(s.Notes) > 0 {
			e.Notes = append(e.Notes, assess.Note{Question: s.Question, Part: s.Part, Text: joined(s.Notes...)})
		}
		if s.Estimated || s.Value.Unsure != 0 {
			b := assess.Basis{Question: s.Question, Kind: "stated"}
			if s.Estimated {
				b.Kind = "estimated"
			}
			e.Basis = append(e.Basis, b)
		}
	}
	return e, nil
}
