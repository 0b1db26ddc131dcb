package intake

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"mspscope/internal/yamldoc"
)

// edited fills in an empty full workbook by the hands of a spreadsheet program.
func edited(tb testing.TB, edit func(f *excelize.File, rows map[string]int) error) []byte {
	tb.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(blank(tb)))
	if err != nil {
		tb.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if err := edit(f, rowsOf(tb, f)); err != nil {
		tb.Fatal(err)
	}
	data, err := f.WriteToBuffer()
	if err != nil {
		tb.Fatal(err)
	}
	return data.Bytes()
}

// What a spreadsheet program makes of what was typed is told apart from what
// was meant.
func TestCellsRefused(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	set := func(key, column string, value any) func(*excelize.File, map[string]int) error {
		return func(f *excelize.File, rows map[string]int) error {
			return f.SetCellValue(questionsSheet, cell(column, rows[key]), value)
		}
	}
	formula := func(key, column string) func(*excelize.File, map[string]int) error {
		return func(f *excelize.File, rows map[string]int) error {
			return f.SetCellFormula(questionsSheet, cell(column, rows[key]), "20+20")
		}
	}
	october := time.Date(2026, time.October, 12, 0, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		name string
		edit func(*excelize.File, map[string]int) error
		key  string // whose row is named, "" for the workbook
		at   string // column
		want string
	}{
		{"date in a count", set("users_count", "C", october), "users_count", "C", "If 10 to 12 was meant"},
		{"TRUE in a count", set("users_count", "C", true), "users_count", "C", "holds TRUE, which is no number"},
		{"thousands", set("users_count", "C", "1.000"), "users_count", "C", "Is it 1,000 or 1?"},
		{"European thousands", set("it_spend_month", "C", "€ 1.200"), "it_spend_month", "C", "Is it 1,200 or 1.2 USD?"},
		{"other currency", set("it_spend_month", "C", "EUR 1200"), "it_spend_month", "C", "this is asked in USD. Is it 1,200 USD?"},
		{"formula", formula("users_count", "C"), "users_count", "C", "a formula without a value"},
		{"formula in a remark", formula("users_count", "D"), "users_count", "D", "a formula without a value"},
		{"key cleared", func(f *excelize.File, rows map[string]int) error {
			return errors.Join(set("users_count", "C", 40)(f, rows), set("users_count", "A", nil)(f, rows))
		}, "", "", "taken by the words of the question"},
		{"answer beside no question", func(f *excelize.File, rows map[string]int) error {
			return errors.Join(f.UnmergeCell(questionsSheet, cell("B", rows[""]), cell("E", rows[""])), set("", "C", "forty")(f, rows))
		}, "", "C", "hidden key is missing"},
		{"behind the table", set("users_count", "F", "about 40"), "users_count", "F", "outside of the columns to fill in"},
		{"far behind the table", set("users_count", "AB", 40), "users_count", "AB", "outside of the columns to fill in"},
		{"column inserted", func(f *excelize.File, rows map[string]int) error {
			return errors.Join(set("users_count", "C", 40)(f, rows), f.InsertCols(questionsSheet, "C", 1))
		}, "", "", "found by the head of their column"},
		{"column inserted behind", func(f *excelize.File, _ map[string]int) error {
			return f.InsertCols(questionsSheet, "D", 1)
		}, "", "", "found by the head of their column"},
		{"column removed", func(f *excelize.File, _ map[string]int) error {
			return f.RemoveCol(questionsSheet, "B")
		}, "", "", "found by the head of their column"},
	} {
		data := edited(t, test.edit)
		_, err := strict(q, "b.xlsx", data)
		problems, ok := errors.AsType[yamldoc.Problems](err)
		if !ok || len(problems) != 1 || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if test.key == "" {
			continue
		}
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if at := "b.xlsx:Questions!" + cell(test.at, rowsOf(t, f)[test.key]) + ": "; !strings.HasPrefix(problems[0].Error(), at) {
			t.Errorf("%s: %v does not begin with %s", test.name, problems[0], at)
		}
		_ = f.Close()
	}
}

func TestBelowTheEnd(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	for _, column := range []string{"A", "B", "C", "E"} {
		_, err := strict(q, "b.xlsx", edited(t, func(f *excelize.File, rows map[string]int) error {
			return f.SetCellValue(questionsSheet, cell(column, len(rows)+40), "one more thing")
		}))
		if err == nil || !strings.Contains(err.Error(), "below the end") {
			t.Errorf("%s: %v", column, err)
		}
	}
}

// What means one thing only is taken.
func TestCellsTaken(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	noon := time.Date(2026, time.October, 12, 12, 30, 0, 0, time.UTC)
	e, err := strict(q, "b.xlsx", edited(t, func(f *excelize.File, rows map[string]int) error {
		var errs []error
		for key, value := range map[string]any{"drivers/slow_support": true, "drivers/growth_or_change": false, "seasonal_peaks": true, "success_12m": noon, "users_count": "1200.00", "it_fte": "0.500", "client/name": 7} {
			errs = append(errs, f.SetCellValue(questionsSheet, cell(answerColumn, rows[key]), value))
		}
		style, err := f.NewStyle(&excelize.Style{NumFmt: 9})
		at := cell(noteColumn, rows["users_count"])
		return errors.Join(append(errs, err, f.SetCellValue(questionsSheet, at, 0.55), f.SetCellStyle(questionsSheet, at, at, style))...)
	}))
	if err != nil {
		t.Fatal(err)
	}
	text := string(e.YAML(q))
	for _, want := range []string{"drivers: [slow_support]\n", "seasonal_peaks: yes\n", "success_12m: \"2026-10-12 12:30\"\n", "users_count: 1200\n", "it_fte: 0.5\n", "name: \"7\"", "users_count: \"55%\"\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
}

// A row that somebody deleted leaves its question open; an empty row that
// somebody inserted changes nothing.
func TestRowsDeletedAndInserted(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	e, err := strict(q, "b.xlsx", edited(t, func(f *excelize.File, rows map[string]int) error {
		return errors.Join(f.SetCellValue(questionsSheet, cell(answerColumn, rows["endpoints_count"]), 30), f.RemoveRow(questionsSheet, rows["users_count"]))
	}))
	if err != nil || given(e) != 1 {
		t.Errorf("deleted: %v", err)
	}
	if e, err = strict(q, "b.xlsx", edited(t, func(f *excelize.File, rows map[string]int) error {
		return errors.Join(f.SetCellValue(questionsSheet, cell(answerColumn, rows["endpoints_count"]), 30), f.InsertRows(questionsSheet, rows["users_count"], 3))
	})); err != nil || given(e) != 1 {
		t.Errorf("inserted: %v", err)
	}
	// Both at once cannot be told from a loss.
	if _, err = strict(q, "b.xlsx", edited(t, func(f *excelize.File, rows map[string]int) error {
		return errors.Join(f.RemoveRow(questionsSheet, rows["users_count"]), f.InsertRows(questionsSheet, rows["drivers"], 2))
	})); err == nil || !strings.Contains(err.Error(), "1 of the") {
		t.Errorf("deleted and inserted: %v", err)
	}
}

// Workbooks that were mailed out before there was an end are read.
func TestOlderWorkbook(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	data := edited(t, func(f *excelize.File, rows map[string]int) error {
		for key, row := range rows {
			if strings.HasPrefix(key, endWords) {
				return errors.Join(f.SetCellStr(questionsSheet, "A1", olderMarker), f.SetCellValue(questionsSheet, cell(answerColumn, rows["users_count"]), 30), f.RemoveRow(questionsSheet, row))
			}
		}
		return errors.New("there is no end")
	})
	if e, err := strict(q, "b.xlsx", data); err != nil || given(e) != 1 {
		t.Errorf("%v", err)
	}
}

func TestFormats(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]format{
		"General": general, "0": general, "0.00E+00": general, `0 "days"`: general, `#,##0.00\d`: general, "[Red]0": general, "[$-409]0": general, "@": general, "_-* #,##0_d": general,
		`"`: general, "[": general, `\`: general, "": general,
		"d-mmm": asDate, "[$-407]dd.mm.yyyy": asDate, "[h]:mm": asDate, "yyyy": asDate, `"on "d`: asDate, "hh:mm AM/PM": asDate, "[ss]": asDate,
		"0%": asPercent, "0.0%": asPercent,
	} {
		if got := formatOf(code); got != want {
			t.Errorf("%q is %d", code, got)
		}
	}
	for id, want := range map[string]format{"0": general, "1": general, "9": asPercent, "10": asPercent, "14": asDate, "22": asDate, "23": general, "45": asDate, "49": general, "x": general, "": general} {
		if got := builtinFormat(id); got != want {
			t.Errorf("number %s is %d", id, got)
		}
	}
	for _, test := range []struct {
		serial float64
		since  bool
		want   string
	}{
		{46307, false, "2026-10-12"},
		{44845, true, "2026-10-12"},
		{46307.5, false, "2026-10-12 12:00"},
		{0.75, false, "18:00"},
		{1, false, "1900-01-01"},
		{61, false, "1900-03-01"},
		{-1, false, ""},
		{2958466, false, ""},
		{46306.9999999, false, "2026-10-12"},
	} {
		if got := day(test.serial, test.since); got != test.want {
			t.Errorf("%v is %s, want %s", test.serial, got, test.want)
		}
	}
}

func TestPlaces(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"A1", "C57", "Z9", "AA10", "AZ3", "XFD1048576"} {
		if column, row := place(name); cell(columnName(column), row) != name {
			t.Errorf("%s is %d, %d", name, column, row)
		}
	}
	for _, name := range []string{"", "A", "1", "A-1", "ABCD1", "Ä1", "$A$1", "A1B"} {
		if column, row := place(name); column > 0 || row > 0 {
			t.Errorf("%s is %d, %d", name, column, row)
		}
	}
}
