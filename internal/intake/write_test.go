package intake

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"mspscope/assess"
)

func TestDeterministic(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	data, err := os.ReadFile("../../testdata/engagements/harbor-dental.yaml")
	if err != nil {
		t.Fatal(err)
	}
	first := write(t, q, engagement(t, q, string(data)), full)
	for range 3 {
		if !bytes.Equal(first, write(t, q, engagement(t, q, string(data)), full)) {
			t.Fatal("two workbooks of the same answers differ")
		}
	}
	if len(first) > 200<<10 {
		t.Errorf("the workbook has %d bytes", len(first))
	}
}

func TestWorkbook(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	e := engagement(t, q, "version: 1\nclient: {name: \"=cmd|' /C calc'!A0\"}\nanswers: {users_count: 24, success_12m: \"=1+1\", coverage_needed: unknown}\nnotes: {users_count: \"+1\\e[31m\"}\n")
	f, err := excelize.OpenReader(bytes.NewReader(write(t, q, e, full)))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if got := f.GetSheetList(); strings.Join(got, "|") != "Questions|How to fill this in|Lists" {
		t.Errorf("sheets %v", got)
	}
	if shown, err := f.GetSheetVisible(listsSheet); shown || err != nil {
		t.Error("the sheet of lists is shown")
	}
	if shown, err := f.GetColVisible(questionsSheet, keyColumn); shown || err != nil {
		t.Error("the column of ids is shown")
	}
	for _, sheet := range f.GetSheetList() {
		if p, err := f.GetSheetProtection(sheet); err != nil || p.Password != "" || p.FormatCells || !p.SelectUnlockedCells {
			t.Errorf("%s: protection %+v, %v", sheet, p, err)
		}
	}
	panes, err := f.GetPanes(questionsSheet)
	if err != nil || !panes.Freeze || panes.YSplit != headingRow {
		t.Errorf("panes %+v, %v", panes, err)
	}
	rules, err := f.GetDataValidations(questionsSheet)
	if err != nil {
		t.Fatal(err)
	}
	ruleOf := map[string]*excelize.DataValidation{}
	for _, rule := range rules {
		ruleOf[rule.Sqref] = rule
	}
	rows, err := f.GetRows(questionsSheet)
	if err != nil {
		t.Fatal(err)
	}
	for i := headingRow; i < len(rows); i++ {
		key := rows[i][0]
		for _, column := range []string{"A", "B", "C", "D", "E"} {
			at := cell(column, i+1)
			id, err := f.GetCellStyle(questionsSheet, at)
			if err != nil {
				t.Fatal(err)
			}
			style, err := f.GetStyle(id)
			if err != nil {
				t.Fatal(err)
			}
			open := style.Protection != nil && !style.Protection.Locked
			isPart := strings.Contains(key, keySeparator)
			want := key != "" && !strings.HasPrefix(key, endWords) && (column == "C" && key != "client/reference" || column == "D" && !isPart)
			if open != want {
				t.Errorf("%s (%s): open for writing is %v", at, key, open)
			}
			if formula, err := f.GetCellFormula(questionsSheet, at); formula != "" || err != nil {
				t.Errorf("%s holds the formula %q", at, formula)
			}
		}
		if key == "" || strings.HasPrefix(key, clientPrefix) || strings.HasPrefix(key, endWords) {
			continue
		}
		rule := ruleOf[cell(answerColumn, i+1)]
		if q := q.Schema.Find(key); q >= 0 && rule == nil && strings.Contains(rows[i][1], "In your own words") {
			continue
		}
		if rule == nil || !rule.ShowErrorMessage || !rule.AllowBlank {
			t.Errorf("row %d (%s) has the rule %+v", i+1, key, rule)
		}
	}
	rowOf := rowsOf(t, f)
	at := cell(answerColumn, rowOf["users_count"])
	if want := `OR(AND(ISNUMBER(C),C>=1,C<=1000000,ROUND(C,0)=C),ISNUMBER(SEARCH("?..?",C)),C="Not sure")`; ruleOf[at].Formula1 != strings.ReplaceAll(want, "C,", at+",") && strings.ReplaceAll(ruleOf[at].Formula1, at, "C") != want {
		t.Errorf("rule %s", ruleOf[at].Formula1)
	}
	for key, want := range map[string]excelize.CellType{"users_count": excelize.CellTypeUnset, "success_12m": excelize.CellTypeSharedString, "coverage_needed": excelize.CellTypeSharedString, "client/name": excelize.CellTypeSharedString} {
		if got, err := f.GetCellType(questionsSheet, cell(answerColumn, rowOf[key])); got != want || err != nil {
			t.Errorf("%s has the type %v", key, got)
		}
	}
	// The list of a choice is what the question offers, and "Not sure".
	rule := ruleOf[cell(answerColumn, rowOf["operating_hours"])]
	column := strings.Split(rule.Formula1, "$")[1]
	var offered []string
	for i := 1; ; i++ {
		word, err := f.GetCellValue(listsSheet, cell(column, i))
		if err != nil || word == "" {
			break
		}
		offered = append(offered, word)
	}
	if len(offered) != 4 || offered[3] != notSure || !strings.HasSuffix(rule.Formula1, "$4") {
		t.Errorf("%s offers %q", rule.Formula1, offered)
	}
}

func TestHint(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	s := q.Schema.At(q.Schema.Find("drivers"))
	for most, want := range map[int]string{0: "for what applies, or", 1: "for what applies, at most 1, or", 3: "for what applies, at most 3, or"} {
		if got := hint(&assess.Question{MaxChoices: most}, s); !strings.Contains(got, want) {
			t.Errorf("%d: %s", most, got)
		}
	}
}

func TestHeight(t *testing.T) {
	t.Parallel()
	line := strings.Repeat("word ", 10)
	for _, test := range []struct {
		text, column string
		small        bool
		want         float64
	}{
		{"", textColumn, false, 0},
		{"key", keyColumn, false, 0},
		{line, textColumn, false, lineHeight},
		{line + line, textColumn, false, 2 * lineHeight},
		{"one\ntwo\n", textColumn, true, 3 * smallHeight},
		{strings.Repeat("x", 54*3), textColumn, false, 4 * lineHeight},
	} {
		if got := height(test.text, test.column, test.small); got != test.want {
			t.Errorf("%q is %v high, want %v", test.text, got, test.want)
		}
	}
}

// What could not be read again is not mailed out.
func TestTooMuchText(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	e := assess.NewEngagement(q)
	for i := range q.Questions {
		e.Notes = append(e.Notes, assess.Note{Question: i, Text: strings.Repeat("漢", 10_000-i)})
	}
	if _, err := Write(q, e, full); err == nil || !strings.Contains(err.Error(), "cannot make the workbook: ") || !strings.Contains(err.Error(), "more than 1 MiB") {
		t.Error(err)
	}
}
