package intake

import (
	"bytes"
	"fmt"

	"mspscope/internal/yamldoc"
)

// Cell is a cell of a sheet that holds something.
type Cell struct {
	Row, Column int // from 1
	Text        string
}

// Name returns the name of the cell, such as C12.
func (c *Cell) Name() string { return cell(columnName(c.Column), c.Row) }

// Limits of a sheet that is read cell by cell.
const (
	maxSheetRows    = 5000
	maxSheetColumns = 200
)

// IsWorkbook reports whether a file begins as a workbook does, also one in the old
// format or with a password, which cannot be read.
func IsWorkbook(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0"))
}

// FirstSheet returns the cells of the first sheet of a workbook, row by row, with
// those alone that hold something. What names the thing that should be in it, in
// messages.
func FirstSheet(name, what string, data []byte) ([]Cell, error) {
	b, err := openBook(name, data, &bookWords{
		smaller: "; " + what + " is far smaller, take out what does not belong to it",
		again:   "open it in a spreadsheet program, see whether everything is there, and save it again",
	})
	if err != nil {
		return nil, err
	}
	sheets, err := b.layouts()
	if err != nil {
		return nil, err
	}
	l, err := b.linked(sheets[0])
	if err != nil {
		return nil, err
	}
	var cells []Cell
	var faults yamldoc.Problems
	rows, last, wide := 0, 0, false
	err = b.rows(l, func(row, column int, c content) {
		switch {
		case c.text == "":
			return
		case row != last:
			last = row
			rows++
		}
		one := Cell{Row: row, Column: column, Text: c.text}
		wide = wide || column > maxSheetColumns
		if c.kind == broken {
			faults = append(faults, yamldoc.Problem{File: name + ":" + one.Name(), Message: c.text})
		}
		cells = append(cells, one)
	}, func(*sheetRow) error {
		switch {
		case rows > maxSheetRows:
			return problem(name, fmt.Sprintf("has more than %d rows", maxSheetRows)+b.words.smaller)
		case wide:
			return problem(name, fmt.Sprintf("has more than %d columns", maxSheetColumns)+b.words.smaller)
		case len(faults) > maxFaults:
			return faults
		}
		return nil
	})
	if err == nil && len(faults) > 0 {
		err = faults
	}
	if err != nil {
		return nil, err
	}
	return cells, nil
}

// maxFaults is how many cells that cannot be read are listed.
const maxFaults = 100
