package cells_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"mspscope/internal/cells"
)

// The escapes are those that spreadsheet programs write.
func TestEscapes(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"a\r\nb\x00c": "a\nb\ufffdc", "_x0041_": "_x005F_x0041_", "_x0041_x0042_": "_x005F_x0041_x005F_x0042_", "\x07": "_x0007_", "_x": "_x", "plain": "plain",
	} {
		if got := cells.Escape(s); got != want {
			t.Errorf("%q is %q", s, got)
		}
	}
	for s, want := range map[string]string{
		"_x0041_": "A", "_x000D_\n": "\n", "_xD83D__xDE00_": "😀", "_xD83D_x": "\ufffdx", "_xD83D__x0041_": "\ufffdA", "_x005F_x0041_": "_x0041_", "_x00e9_": "é",
	} {
		if got := cells.Unescape(s); got != want {
			t.Errorf("%q is %q, want %q", s, got, want)
		}
	}
}

// What is put into a cell is read there again, and is a text.
func TestATextStaysWhatItWas(t *testing.T) {
	t.Parallel()
	texts := []string{"plain", "=1+1", "+49 30", "-5", "@SUM(A1)", "007", "1e5", "_x0041_", "a\x07b", " edge ", "two\nlines", "TRUE"}
	f := excelize.NewFile()
	for i, s := range texts {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := cells.Put(f, "Sheet1", cell, s); err != nil {
			t.Fatal(err)
		}
	}
	data, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	back, err := excelize.OpenReader(bytes.NewReader(data.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range texts {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		got, err := back.GetCellValue("Sheet1", cell)
		kind, _ := back.GetCellType("Sheet1", cell)
		if formula, _ := back.GetCellFormula("Sheet1", cell); err != nil || cells.Unescape(cells.Escape(want)) != want || formula != "" || kind != excelize.CellTypeSharedString {
			t.Errorf("%q: formula %q, kind %v, %v", want, formula, kind, err)
		}
		if got != want {
			t.Errorf("%q is %q", want, got)
		}
	}
}

func TestLines(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text string
		most int
		want int
	}{{"", 10, 1}, {"short", 10, 1}, {"two words", 6, 2}, {"a\nb", 10, 2}, {"abcdefghijklmno", 10, 2}} {
		if got := cells.Lines(test.text, test.most); got != test.want {
			t.Errorf("%q in %d: %d lines, want %d", test.text, test.most, got, test.want)
		}
	}
}
