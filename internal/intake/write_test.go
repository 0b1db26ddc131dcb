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
	if got := f.GetSheetList(); strings.Join(got, "|") != "Questions|Lists" {
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
			if formula, err := f.GetCellFormula(questionsSheet, at); formula != "" && column != stateColumn || err != nil {
				t.Errorf("%s holds the formula %q", at, formula)
			}
		}
		if key == "" || strings.HasPrefix(key, clientPrefix) || strings.HasPrefix(key, endWords) {
			continue
		}
		rule := ruleOf[cell(answerColumn, i+1)]
		if q := q.Schema.Find(key); q >= 0 && rule == nil && strings.Contains(rows[i][1], "In your own words.") {
			continue
		}
		if rule == nil || !rule.ShowErrorMessage || !rule.AllowBlank {
			t.Errorf("row %d (%s) has the rule %+v", i+1, key, rule)
		}
	}
	rowOf := rowsOf(t, f)
	at := cell(answerColumn, rowOf["users_count"])
	if want := `IF(ISERROR(VALUE(C)),TRUE,IF(ISNUMBER(FIND("-",C)),TRUE,AND(VALUE(C)>=1,VALUE(C)<=1000000,ROUND(VALUE(C),0)=VALUE(C))))`; strings.ReplaceAll(ruleOf[at].Formula1, at, "C") != want || *ruleOf[at].ErrorStyle != "warning" {
		t.Errorf("rule %s", ruleOf[at].Formula1)
	}
	for key, want := range map[string]excelize.CellType{"users_count": excelize.CellTypeSharedString, "success_12m": excelize.CellTypeSharedString, "coverage_needed": excelize.CellTypeSharedString, "client/name": excelize.CellTypeSharedString} {
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

// What could not be read again is not mailed out.
func TestTooMuchText(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	e := assess.NewEngagement(q)
	for i := range q.Questions {
		e.Notes = append(e.Notes, assess.Note{Question: i, Text: strings.Repeat("漢", 10_000-i)})
	}
	l := letter(t)
	if _, err := Write(q, e, full, &l); err == nil || !strings.Contains(err.Error(), "cannot make the workbook: ") || !strings.Contains(err.Error(), "more than 1 MiB") {
		t.Error(err)
	}
}
