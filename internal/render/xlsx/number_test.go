package xlsx_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"mspscope/internal/page"
	"mspscope/internal/render/xlsx"
)

func TestNumbersAreNumbersAndSumsAreFormulas(t *testing.T) {
	t.Parallel()
	grid := page.Grid{
		Total: "All",
		Columns: []page.GridColumn{
			{Name: "Item", Width: 20},
			{Name: "Quantity", Width: 10, Kind: page.GridNumber, Sum: true},
			{Name: "Amount", Width: 14, Kind: page.GridMoney, Sum: true},
			{Name: "Unit", Width: 10, Kind: page.GridMoney},
		},
		Rows: [][]string{{"a", "24", "2520.10", "105.00"}, {"b", "2.5", "0.20", "quoted separately"}, {"c", "", "=1+1", "12345678901234567890"}},
	}
	var b bytes.Buffer
	if err := xlsx.Write(&b, &page.Book{Title: "x", Sheets: []page.Sheet{{Name: "S", Title: "S", Grids: []page.Grid{grid}}}}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }() // nothing stays open
	for cell, want := range map[string]struct {
		kind  excelize.CellType
		value string
	}{
		"B3": {excelize.CellTypeUnset, "24"}, "C3": {excelize.CellTypeUnset, "2520.10"}, "B4": {excelize.CellTypeUnset, "2.5"},
		"D4": {excelize.CellTypeSharedString, "quoted separately"}, "C5": {excelize.CellTypeSharedString, "=1+1"},
		"D5": {excelize.CellTypeSharedString, "12345678901234567890"}, "A6": {excelize.CellTypeSharedString, "All"},
		"B6": {excelize.CellTypeFormula, "26.5"}, "C6": {excelize.CellTypeFormula, "2520.3"},
	} {
		kind, err := f.GetCellType("S", cell)
		if err != nil {
			t.Fatal(err)
		}
		value, err := f.GetCellValue("S", cell, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		if kind != want.kind || value != want.value {
			t.Errorf("%s is %q of type %d, want %q of %d", cell, value, kind, want.value, want.kind)
		}
	}
	formula, err := f.GetCellFormula("S", "C6")
	if err != nil || !strings.Contains(formula, "SUM(C3:C5)") {
		t.Errorf("formula %q, %v", formula, err)
	}
	if worked, err := f.CalcCellValue("S", "C6", excelize.Options{RawCellValue: true}); err != nil || worked != "2520.3" {
		t.Errorf("a program works out %q, %v", worked, err)
	}
}
