package intake

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
	"mspscope/questionnaires"
)

func shipped(tb testing.TB) *assess.Questionnaire {
	tb.Helper()
	data, err := questionnaires.Files.ReadFile("questionnaire.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	root, err := yamldoc.Parse("questionnaire.yaml", data)
	if err != nil {
		tb.Fatal(err)
	}
	r := yamldoc.NewReport("questionnaire.yaml")
	q := assess.ReadQuestionnaire(r, root)
	if err := r.Err(); err != nil {
		tb.Fatal(err)
	}
	return q
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
	data, err := Write(q, e, o)
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

var full = Options{Depth: "full", Audience: owner}

// What is asked comes back from each example file, in each wording; what must
// not be mailed is not in the workbook.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	files, err := filepath.Glob("../../testdata/engagements/*.yaml")
	if err != nil || len(files) < 10 {
		t.Fatal(files, err)
	}
	for n, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			e := engagement(t, q, string(data))
			o := Options{Depth: "full", Audience: Audiences()[n%3]}
			back, err := Read(q, "b.xlsx", write(t, q, e, o))
			if err != nil {
				t.Fatal(err)
			}
			v := q.Schema.View(e.Answers)
			inside := map[int]bool{}
			for _, i := range asked(q, v, o) {
				inside[i] = true
			}
			for i := range q.Questions {
				want := answer.Value{}
				if inside[i] {
					want = v.Value(i)
				}
				if got := back.Answers.Values[i]; !got.Equal(want) {
					t.Errorf("%s is %+v, want %+v", q.Questions[i].ID, got, want)
				}
			}
			if len(inside) < 40 || inside[q.Schema.Find("it_payroll_year")] || inside[q.Schema.Find("team_attitude")] {
				t.Errorf("asked: %v", inside)
			}
			if back.Client.Name != e.Client.Name || back.Client.Contact != e.Client.Contact || back.Client.Reference != e.Client.Reference {
				t.Errorf("client is %+v, want %+v", back.Client, e.Client)
			}
			if len(back.PrivateNotes) > 0 {
				t.Errorf("private notes were mailed: %v", back.PrivateNotes)
			}
			notes := 0
			for _, want := range e.Notes {
				if inside[want.Question] {
					notes++
				}
			}
			if len(back.Notes) != notes {
				t.Errorf("%d notes, want %d", len(back.Notes), notes)
			}
			// The files written from it hold the same.
			for _, text := range [][]byte{YAML(q, back), JSON(q, back)} {
				again := engagement(t, q, string(text))
				for i := range q.Questions {
					got, want := again.Answers.Values[i], back.Answers.Values[i]
					if q.Schema.At(i).Type == answer.Text && want.State == answer.Unknown && text[0] == '{' {
						want = answer.Value{}
					}
					if !got.Equal(want) {
						t.Errorf("%s is %+v, want %+v", q.Questions[i].ID, got, want)
					}
				}
				if fmt.Sprint(again.Notes, again.Client) != fmt.Sprint(back.Notes, back.Client) {
					t.Errorf("%v, want %v", again.Notes, back.Notes)
				}
			}
		})
	}
}

func TestNothingPrivate(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	e := engagement(t, q, "version: 1\nanswers: {it_fte: 2, current_it_model: internal_only, it_payroll_year: 123456, team_attitude: 1}\nprivate_notes: {users_count: SECRET}\nbasis: {users_count: {by: SECRET}}\nquote: {discount: {percent: 5, reason: SECRET}}\n")
	for _, audience := range Audiences() {
		f, err := excelize.OpenReader(bytes.NewReader(write(t, q, e, Options{Depth: "full", Audience: audience})))
		if err != nil {
			t.Fatal(err)
		}
		f.Pkg.Range(func(name, part any) bool {
			if b, ok := part.([]byte); ok && (bytes.Contains(b, []byte("SECRET")) || bytes.Contains(b, []byte("123456"))) {
				t.Errorf("%s: %v holds a secret", audience, name)
			}
			return true
		})
		_ = f.Close()
	}
}

// What is about the reader is left out for the reader only.
func TestAsked(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	about := -1
	for i := range q.Questions {
		if q.Questions[i].About == itLead && q.Questions[i].SelfAssessment {
			about = i
		}
	}
	if about < 0 {
		t.Fatal("no question about the IT lead")
	}
	has := func(text string, o Options) bool {
		return slices.Contains(asked(q, q.Schema.View(engagement(t, q, text).Answers), o), about)
	}
	for _, test := range []struct {
		answers  string
		audience string
		want     bool
	}{
		{"{}", owner, true},
		{"{}", itLead, false},
		{"{}", discovery, true},
		{"{respondent: it_lead}", discovery, false},
		{"{respondent: owner}", discovery, true},
	} {
		if got := has("version: 1\nanswers: "+test.answers+"\n", Options{"full", test.audience}); got != test.want {
			t.Errorf("%+v: %v", test, got)
		}
	}
	view := q.Schema.View(engagement(t, q, "version: 1\n").Answers)
	if n := len(asked(q, view, Options{"quick", owner})); n != 12 {
		t.Errorf("quick asks %d", n)
	}
	hidden := q.Schema.View(engagement(t, q, "version: 1\nanswers: {it_fte: 0, current_it_model: nobody}\n").Answers)
	if a, b := len(asked(q, view, full)), len(asked(q, hidden, full)); b >= a {
		t.Errorf("%d questions with nothing known, %d when some do not apply", a, b)
	}
}

func TestRead(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	data := fill(t, q, full, map[string]any{
		"client/name": "Harbor Dental", "users_count": 24, "endpoints_count": " 26 ", "it_fte": 1.1, "current_it_model": "NOBODY",
		"mfa_coverage": "not sure", "servers_count": "unknown", "control_preference": 2, "success_12m": "=1+1",
		"drivers/slow_support": "Yes", "drivers/growth_or_change": "x", "compliance_regimes": "None of these", "skill_gaps": "Not Sure",
		"tower_owners/network": "an  outside provider", "tower_owners/service_desk": "client", "tower_owners/projects": "Please propose what fits",
		"N users_count": "two share\none computer", "seasonal_peaks": "yes",
	})
	e, err := Read(q, "b.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	want := `version: 1
client: {name: Harbor Dental}
answers:
  drivers: [slow_support, growth_or_change]
  success_12m: "=1+1"
  current_it_model: nobody
  it_fte: 1.1
  skill_gaps: unknown
  tower_owners: {service_desk: client, network: provider}
  control_preference: 2
  users_count: 24
  endpoints_count: 26
  servers_count: unknown
  seasonal_peaks: yes
  compliance_regimes: [none]
  mfa_coverage: unknown
notes:
  users_count: "two share\none computer"
`
	var got []string
	for line := range strings.Lines(string(YAML(q, e))) {
		if !strings.HasPrefix(line, "  #") {
			got = append(got, line)
		}
	}
	if strings.Join(got, "") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, ""), want)
	}
	empty, err := Read(q, "b.xlsx", fill(t, q, full, nil))
	if err != nil || string(YAML(q, empty)) != "version: 1\nanswers: {}\n" || string(JSON(q, empty)) != "{\n  \"version\": 1,\n  \"answers\": {}\n}\n" {
		t.Errorf("%s, %v", YAML(q, empty), err)
	}
	all, err := Read(q, "b.xlsx", fill(t, q, full, map[string]any{"tower_owners": "you propose", "tower_owners/network": ""}))
	if i := q.Schema.Find("tower_owners"); err != nil || all.Answers.Values[i].State != answer.Given || all.Answers.Values[i].Grid != (terms.Split{}) {
		t.Errorf("%+v, %v", all.Answers.Values[i], err)
	}
}

// filled returns the rows of an empty full workbook with some cells filled in.
func filled(tb testing.TB, empty []line, cells map[string]string) []line {
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
	return rows
}

func emptyRows(tb testing.TB, q *assess.Questionnaire) []line {
	tb.Helper()
	rows, err := lines("b.xlsx", write(tb, q, assess.NewEngagement(q), full))
	if err != nil {
		tb.Fatal(err)
	}
	return rows
}

func TestReadProblems(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	empty := emptyRows(t, q)
	long := strings.Repeat("x", 10_001)
	for _, test := range []struct {
		cells map[string]string
		key   string // whose cell is named
		want  string
	}{
		{map[string]string{"users_count": "0"}, "users_count", "users_count must be from 1 to 1000000, not 0"},
		{map[string]string{"users_count": "many"}, "users_count", "users_count must be a whole number"},
		{map[string]string{"users_count": "24.5"}, "users_count", "users_count must be a whole number, not 24.5"},
		{map[string]string{"users_count": "NaN"}, "users_count", "users_count must be a whole number"},
		{map[string]string{"users_count": "1e300"}, "users_count", "users_count must be a whole number"},
		{map[string]string{"it_fte": "0.123"}, "it_fte", "at most two decimals"},
		{map[string]string{"users_count": "1,200"}, "users_count", "without separators"},
		{map[string]string{"current_it_model": "internal_onli"}, "current_it_model", `did you mean "internal_only"?`},
		{map[string]string{"control_preference": "6"}, "control_preference", "must be from 1 to 5"},
		{map[string]string{"seasonal_peaks": "perhaps"}, "seasonal_peaks", "must be yes, no or unknown"},
		{map[string]string{"drivers/slow_support": "maybe"}, "drivers/slow_support", "choose Yes or leave the cell blank"},
		{map[string]string{"drivers/slow_support": "Yes", "drivers": "Not sure"}, "drivers", "clear one or the other"},
		{map[string]string{"drivers": "all"}, "drivers", "choose Yes for the options below"},
		{map[string]string{"compliance_regimes/none": "Yes", "compliance_regimes/hipaa": "Yes"}, "compliance_regimes", "excludes every other option"},
		{map[string]string{"tower_owners/network": "Bob"}, "tower_owners/network", `"Bob" is no side`},
		{map[string]string{"tower_owners/network": "shared", "tower_owners": "Not sure"}, "tower_owners", "clear one or the other"},
		{map[string]string{"tower_owners": "Bob"}, "tower_owners", "choose for each part below"},
		{map[string]string{"N users_count": long}, "N users_count", "shorten it"},
		{map[string]string{"success_12m": long}, "success_12m", "shorten it"},
	} {
		_, err := judge(q, "dir/b.xlsx", filled(t, empty, test.cells))
		key, isNote := strings.CutPrefix(test.key, "N ")
		column := answerColumn
		if isNote {
			column = noteColumn
		}
		row := empty[slices.IndexFunc(empty, func(l line) bool { return l.key == key })].row
		place := "dir/b.xlsx:Questions!" + cell(column, row) + ": "
		problems, ok := errors.AsType[yamldoc.Problems](err)
		if !ok || len(problems) != 1 || !strings.HasPrefix(problems[0].Error(), place) || !strings.Contains(problems[0].Error(), test.want) {
			t.Errorf("%v: got %v, want %s%s", test.cells, err, place, test.want)
		}
	}
	// All problems at once, in the order of the rows, also through a workbook.
	_, err := Read(q, "b.xlsx", fill(t, q, full, map[string]any{"users_count": 0, "endpoints_count": "x", "current_it_model": "?"}))
	problems, _ := errors.AsType[yamldoc.Problems](err)
	if len(problems) != 3 || !strings.Contains(problems[0].Message, "current_it_model") || !strings.HasPrefix(problems[0].File, "b.xlsx:Questions!C") {
		t.Errorf("%v", err)
	}
}

func TestKeys(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	rows := filled(t, emptyRows(t, q), map[string]string{
		"users_count": "3", "drivers/slow_support": "yes", "tower_owners/network": "shared", "client/name": "X",
	})
	for _, test := range []struct{ was, is, want string }{
		{"users_count", "users_cuont", `unknown question "users_cuont" (did you mean "users_count"?)`},
		{"users_count", "endpoints_count", "stands here a second time"},
		{"drivers", "drvers", `the row of "drivers" above this one is missing`},
		{"drivers/slow_support", "drivers/slow", `drivers has no option "slow"`},
		{"tower_owners/network", "tower_owners/net", `tower_owners has no tower "net"`},
		{"client/name", "client/nam", `unknown key "nam"`},
		{"drivers/slow_support", "users_count/x", `no rows below its own`},
	} {
		changed := slices.Clone(rows)
		i := slices.IndexFunc(changed, func(l line) bool { return l.key == test.was })
		changed[i].key = test.is
		if test.is == "users_count/x" { // behind the question that it is said to belong to
			changed = append(changed, changed[i])
		}
		if _, err := judge(q, "b.xlsx", changed); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s as %s: %v", test.was, test.is, err)
		}
	}
}

// In one list, no two options may look the same, in whatever words.
func TestLabelsAreUnique(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	for i := range q.Questions {
		r := reader{q: q, report: yamldoc.NewReport("x")}
		for o := range q.Questions[i].Options {
			option := &q.Questions[i].Options[o]
			for _, audience := range Audiences() {
				if id := r.option(q.Questions[i].Options, q.Schema.At(i).Type, choice(q.Schema.At(i).Type, option, audience), 1); id != option.ID {
					t.Errorf("%s: %q of %s is read as %s", q.Questions[i].ID, label(option, audience), option.ID, id)
				}
			}
		}
		if err := r.report.Err(); err != nil {
			t.Errorf("%s: %v", q.Questions[i].ID, err)
		}
	}
}

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
	if err != nil || !panes.Freeze || panes.YSplit != firstRow {
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
	for i := firstRow; i < len(rows); i++ {
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
			want := key != "" && (column == "C" && key != "client/reference" || column == "D" && !isPart)
			if open != want {
				t.Errorf("%s (%s): open for writing is %v", at, key, open)
			}
			if formula, err := f.GetCellFormula(questionsSheet, at); formula != "" || err != nil {
				t.Errorf("%s holds the formula %q", at, formula)
			}
		}
		if key == "" || strings.HasPrefix(key, clientPrefix) {
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
	if want := `OR(AND(ISNUMBER(C),C>=1,C<=1000000,ROUND(C,0)=C),C="Not sure")`; ruleOf[at].Formula1 != strings.ReplaceAll(want, "C,", at+",") && strings.ReplaceAll(ruleOf[at].Formula1, at, "C") != want {
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

func TestForeign(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	other := excelize.NewFile()
	plain, err := other.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	if err := other.SetSheetName("Sheet1", questionsSheet); err != nil {
		t.Fatal(err)
	}
	named, err := other.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	if err := other.SetCellStr(questionsSheet, "A1", "mspscope intake 2"); err != nil {
		t.Fatal(err)
	}
	later, err := other.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	var bomb bytes.Buffer
	z := zip.NewWriter(&bomb)
	w, err := z.Create("xl/workbook.xml")
	if err != nil {
		t.Fatal(err)
	}
	zeros := make([]byte, 1<<20)
	for range 40 {
		if _, err := w.Write(zeros); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	good := write(t, q, assess.NewEngagement(q), full)
	for name, test := range map[string]struct {
		data []byte
		want string
	}{
		"empty":         {nil, "not an .xlsx workbook"},
		"text":          {[]byte("version: 1\n"), "not an .xlsx workbook"},
		"old or locked": {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on"), "protected by a password"},
		"cut off":       {good[:len(good)/2], "not an .xlsx workbook"},
		"too large":     {make([]byte, MaxBytes+1), "larger than 5 MiB"},
		"bomb":          {bomb.Bytes(), "unpacks to more than 16 MiB"},
		"other sheet":   {plain.Bytes(), `has no sheet "Questions"`},
		"other content": {named.Bytes(), "is no questionnaire made by"},
		"later version": {later.Bytes(), "another version of this program"},
	} {
		_, err := Read(q, "b.xlsx", test.data)
		if problems, ok := errors.AsType[yamldoc.Problems](err); !ok || len(problems) != 1 || !strings.HasPrefix(err.Error(), "b.xlsx: ") || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	q := shipped(f)
	good := write(f, q, engagement(f, q, "version: 1\nanswers: {users_count: 24, drivers: [slow_support]}\n"), Options{"quick", owner})
	parts := map[string][]byte{}
	archive, err := zip.NewReader(bytes.NewReader(good), int64(len(good)))
	if err != nil {
		f.Fatal(err)
	}
	var order []string
	for _, part := range archive.File {
		r, err := part.Open()
		if err != nil {
			f.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := b.ReadFrom(r); err != nil {
			f.Fatal(err)
		}
		parts[part.Name], order = b.Bytes(), append(order, part.Name)
	}
	f.Add("xl/worksheets/sheet1.xml", []byte("row r=\"1\""), []byte("row r=\"-5\""))
	f.Add("xl/worksheets/sheet1.xml", []byte("r=\"A1\""), []byte("r=\"XFD9999999\""))
	f.Add("xl/worksheets/sheet1.xml", []byte("t=\"s\""), []byte("t=\"e\""))
	f.Add("xl/sharedStrings.xml", []byte("users_count"), []byte("users_count/x"))
	f.Add("xl/workbook.xml", []byte("sheet "), []byte("sheets "))
	f.Add("xl/_rels/workbook.xml.rels", []byte("sheet1"), []byte("../../sheet1"))
	f.Add("xl/styles.xml", []byte("<"), []byte("&"))
	f.Fuzz(func(_ *testing.T, name string, was, is []byte) {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for _, part := range order {
			w, err := z.Create(part)
			if err != nil {
				return
			}
			data := parts[part]
			if part == name {
				data = bytes.ReplaceAll(data, was, is)
			}
			if _, err := w.Write(data); err != nil {
				return
			}
		}
		if z.Close() == nil && b.Len() < MaxBytes {
			_, _ = Read(q, "f.xlsx", b.Bytes())
		}
	})
}

func BenchmarkWrite(b *testing.B) {
	q := shipped(b)
	e := assess.NewEngagement(q)
	for b.Loop() {
		write(b, q, e, full)
	}
}

func BenchmarkRead(b *testing.B) {
	q := shipped(b)
	data := write(b, q, assess.NewEngagement(q), full)
	for b.Loop() {
		if _, err := Read(q, "b.xlsx", data); err != nil {
			b.Fatal(err)
		}
	}
}
