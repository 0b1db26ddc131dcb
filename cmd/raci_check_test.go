package cmd

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"mspscope/internal/yamldoc"
)

// ownMatrix is a matrix of ours in a file.
func ownMatrix(tb testing.TB) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "agreed.yaml")
	writeFile(tb, path, []byte(printed(tb, "raci", engagements(tb)[2], "-o", "yaml")))
	return path
}

// checks are checks of what others drew and of what is printed.
func checks(tb testing.TB) [][]string {
	tb.Helper()
	tables, err := filepath.Glob(filepath.Join("..", "testdata", "matrices", "*.?sv"))
	if err != nil || len(tables) == 0 {
		tb.Fatalf("no tables: %v", err)
	}
	var all [][]string
	for _, table := range tables {
		all = append(all, []string{"raci", "check", table})
	}
	return append(all, []string{"raci", "check", ownMatrix(tb)})
}

// What is printed has no errors, in whatever form and for whatever client, and
// the check says the same of each form.
func TestWhatIsPrintedHasNoErrors(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for i, file := range someClients(t) {
		model, size := []string{"fully_managed", "co_managed", "hybrid"}[i%3], []string{"full", "full", "core"}[i/3%3]
		said, first := "", ""
		for _, format := range []string{"yaml", []string{"json", "csv", "xlsx"}[i/2%3]} {
			path := filepath.Join(dir, fmt.Sprintf("%d.%s", i, format))
			args := []string{"raci", file, "--model", model, "--size", size, "-o"}
			if format == "xlsx" {
				writeFile(t, path, workbookOf(t, printed(t, append(args, "csv")...)))
			} else {
				writeFile(t, path, []byte(printed(t, append(args, format)...)))
			}
			r := run(nil, "raci", "check", path)
			_, lead, _ := strings.Cut(r.out, "\n\n")
			lead, _, _ = strings.Cut(lead, "\n")
			lead, _, _ = strings.Cut(lead, " warnings, ") // what a form cannot show is a remark
			if r.code != exitOK || r.errOut != "" || !strings.Contains(lead, " rows: 0 errors, ") {
				t.Fatalf("%s %s %s: %d %s\n%.2000s", filepath.Base(file), size, format, r.code, r.errOut, r.out)
			}
			if said == "" {
				said, first = lead, path
				continue
			}
			if said != lead {
				t.Errorf("%s %s %s: %q, want %q", filepath.Base(file), size, format, lead, said)
			}
			if r := run(nil, "raci", "diff", first, path); r.code != exitOK || !strings.Contains(r.out, "nobody's part changes") {
				t.Errorf("%s: read from %s it differs: %d %s%s", filepath.Base(file), format, r.code, r.out, r.errOut)
			}
		}
	}
}

// workbookOf puts a table into the first sheet of a workbook.
func workbookOf(tb testing.TB, table string) []byte {
	tb.Helper()
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	for i, row := range rows {
		cells := make([]any, len(row))
		for j := range row {
			cells[j] = row[j]
		}
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &cells); err != nil {
			tb.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// In a workbook each finding names its cell.
func TestFindingsInAWorkbookNameTheirCells(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "theirs.xlsx")
	writeFile(t, path, workbookOf(t, "Who does what,,\nActivity,CIO,MSP\nPatch all servers,A,A\nRun all backups,A/R,R?\n=1+1 work on it,A,R\n"))
	r := run(nil, "raci", "check", path, "-o", "csv", "--role-map", "CIO=client_sponsor", "--role-map", "MSP=provider")
	if r.code != exitInvalid {
		t.Fatal(r.code, r.errOut)
	}
	for _, want := range []string{yamldoc.SourceName(path) + ":C3,R02,error,,Patch all servers,", yamldoc.SourceName(path) + ":C4,R05,error,,Run all backups,", yamldoc.SourceName(path) + ":A5,R11,warning,,"} {
		if !strings.Contains(r.out, want) {
			t.Errorf("there is no %q in\n%s", want, r.out)
		}
	}
	if r := run(nil, "raci", "check", path, "-o", "json"); !strings.Contains(r.out, `"cell": "C3"`) || !strings.Contains(r.out, `"line": 3`) {
		t.Error(r.out)
	}
}

// What is no matrix is refused with what to do, and nothing that strangers wrote
// acts on a terminal or in a spreadsheet.
func TestHostileMatrices(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, test := range map[string]struct {
		data string
		code int
		want string
	}{
		"utf16.csv":   {"\xff\xfeA\x00", exitInvalid, "UTF-16; save it as UTF-8"},
		"large.csv":   {strings.Repeat("a,b,c\n", 1<<18), exitInvalid, "larger than 1 MiB"},
		"old.xlsx":    {"\xd0\xcf\x11\xe0 and so on", exitInvalid, "save it as .xlsx without a password"},
		"broken.xlsx": {"PK\x03\x04 and so on", exitInvalid, "is not an .xlsx workbook"},
		"deep.json":   {strings.Repeat("[", 100), exitInvalid, "deep.json"},
		"list.yaml":   {"activities: 3\n", exitInvalid, "must be a list of rows"},
		"client.yaml": {"version: 1\nanswers: {it_fte: 0}\n", exitInvalid, "is an engagement, not a matrix"},
		"text.txt":    {"hello\n", exitInvalid, "no responsibility matrix is found"},
	} {
		path := filepath.Join(dir, name)
		writeFile(t, path, []byte(test.data))
		if r := run(nil, "raci", "check", path); r.code != test.code || !strings.Contains(r.errOut, test.want) || r.out != "" {
			t.Errorf("%s: %d %q %.200q", name, r.code, r.errOut, r.out)
		}
		if r := run(nil, "raci", "diff", path, path); name != "client.yaml" && (r.code != test.code || !strings.Contains(r.errOut, test.want)) {
			t.Errorf("diff of %s: %d %q", name, r.code, r.errOut)
		}
	}
	nasty := filepath.Join(dir, "nasty.csv")
	writeFile(t, nasty, []byte("Activity,\"=cmd|' /C calc'!A0\",\u202eMSP\n\"=HYPERLINK(\"\"http://x\"\") <b>x</b> | y\",A,A\n\u009b31m red,R,q\n"))
	for _, format := range []string{"table", "csv", "markdown", "json", "yaml"} {
		r := run(nil, "raci", "check", nasty, "-o", format)
		if r.code != exitInvalid {
			t.Fatal(format, r.code, r.errOut)
		}
		if strings.ContainsAny(r.out+r.errOut, "\u202e\u009b\x1b") {
			t.Errorf("%s: a control character came through:\n%q", format, r.out)
		}
		if format == "markdown" && strings.Contains(r.out, "<b>") {
			t.Errorf("markup came through:\n%s", r.out)
		}
		if format == "csv" {
			rows, err := csv.NewReader(strings.NewReader(r.out)).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows {
				for _, cell := range row {
					if strings.HasPrefix(cell, "=") {
						t.Errorf("a formula came through: %q", cell)
					}
				}
			}
		}
	}
}
