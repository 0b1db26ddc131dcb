package intake

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// bookOf is a workbook with cells on its first sheet.
func bookOf(tb testing.TB, cells map[string]any) []byte {
	tb.Helper()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	if _, err := f.NewSheet("Other"); err != nil {
		tb.Fatal(err)
	}
	if err := f.SetCellValue("Other", "A1", "not this one"); err != nil {
		tb.Fatal(err)
	}
	for at, value := range cells {
		if err := f.SetCellValue("Sheet1", at, value); err != nil {
			tb.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func TestFirstSheet(t *testing.T) {
	t.Parallel()
	data := bookOf(t, map[string]any{"A1": "Activity", "C1": " MSP ", "H3": 3, "B2": "", "AA2": true})
	if !IsWorkbook(data) || IsWorkbook([]byte("Activity,MSP\n")) {
		t.Error("not told from a text")
	}
	cells, err := FirstSheet("m.xlsx", "a matrix", data)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i := range cells {
		got = append(got, cells[i].Name()+"="+cells[i].Text)
	}
	if want := "A1=Activity C1=MSP AA2=TRUE H3=3"; strings.Join(got, " ") != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestSheetsThatAreRefused(t *testing.T) {
	t.Parallel()
	order, inside := parts(t, bookOf(t, map[string]any{"A1": "Activity", "B1": "MSP"}))
	rows := func(n int, row func(int) string) []byte {
		var b strings.Builder
		for i := range n {
			b.WriteString(row(i + 1))
		}
		return put(inside[sheetPart], "</sheetData>", b.String())
	}
	few := put(inside[sheetPart], "</sheetData>", `<row r="7"><c r="B7" t="e"><v>#REF!</v></c><c r="C7"><f>1+1</f></c></row>`)
	for name, test := range map[string]struct {
		data []byte
		want []string
	}{
		"many rows":    {packed(t, order, inside, sheetPart, rows(maxSheetRows+1, func(i int) string { return fmt.Sprintf(`<row r="%d"><c><v>1</v></c></row>`, i+1) })), []string{"m.xlsx: has more than 5000 rows; a matrix is far smaller"}},
		"far columns":  {packed(t, order, inside, sheetPart, rows(1, func(int) string { return `<row r="9"><c r="XFD9"><v>1</v></c></row>` })), []string{"m.xlsx: has more than 200 columns"}},
		"errors":       {packed(t, order, inside, sheetPart, few), []string{`m.xlsx:B7: holds the error "#REF!"`, "m.xlsx:C7: holds a formula without a value"}},
		"a large part": {packed(t, order, inside, sheetPart, put(inside[sheetPart], "</worksheet>", strings.Repeat(" ", maxPart))), []string{"unpacks to more than 1 MiB; a matrix is far smaller"}},
		"no zip":       {[]byte("PK\x03\x04"), []string{"m.xlsx: is not an .xlsx workbook"}},
		"a password":   {[]byte("\xd0\xcf\x11\xe0"), []string{"protected by a password"}},
		"no sheet":     {packed(t, order, inside, "xl/workbook.xml", []byte(`<workbook/>`)), []string{"has no sheet"}},
		"damaged":      {packed(t, order, inside, sheetPart, []byte("<worksheet>")), []string{"is damaged and cannot be read", "save it again"}},
	} {
		_, err := FirstSheet("m.xlsx", "a matrix", test.data)
		for _, want := range test.want {
			if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "questionnaire") {
				t.Errorf("%s: %v, want %q", name, err, want)
			}
		}
	}
}
