package cells

import (
	"fmt"
	"reflect"

	"github.com/xuri/excelize/v2"
)

// Formula puts a formula into a cell with the text that it comes to, so that programs
// which work nothing out show it too. The library has no way to write both.
func Formula(f *excelize.File, sheet, cell, formula, value string) error {
	if err := f.SetCellFormula(sheet, cell, formula); err != nil {
		return err
	}
	column, row, err := excelize.CellNameToCoordinates(cell)
	if err != nil {
		return err
	}
	found, err := rowOf(f, sheet, row)
	if err != nil {
		return err
	}
	found.FieldByName("C").Index(column - 1).FieldByName("V").SetString(Escape(value))
	return nil
}

// Grows lets a spreadsheet program make a row higher when somebody types more than it
// holds. The library fixes the height of every row to which it gives one.
func Grows(f *excelize.File, sheet string, row int) error {
	found, err := rowOf(f, sheet, row)
	if err == nil {
		found.FieldByName("CustomHeight").SetBool(false)
	}
	return err
}

// rowOf returns a row as the library has it. Its type has no name outside.
func rowOf(f *excelize.File, sheet string, row int) (reflect.Value, error) {
	if _, err := f.GetSheetProps(sheet); err != nil { // reads the sheet
		return reflect.Value{}, err
	}
	index, err := f.GetSheetIndex(sheet)
	if err != nil {
		return reflect.Value{}, err
	}
	part, ok := f.Sheet.Load(fmt.Sprintf("xl/worksheets/sheet%d.xml", index+1))
	if !ok {
		return reflect.Value{}, fmt.Errorf("there is no sheet %q", sheet)
	}
	rows := reflect.ValueOf(part).Elem().FieldByName("SheetData").FieldByName("Row")
	if row < 1 || row > rows.Len() {
		return reflect.Value{}, fmt.Errorf("there is no row %d", row)
	}
	return rows.Index(row - 1), nil
}
