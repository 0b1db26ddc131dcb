package intake

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"mspscope/internal/cells"
)

// kind says what a cell holds besides its text.
type kind uint8

const (
	words   kind = iota // as it was typed, or nothing
	number              // a number; the text is its shortest form
	truth               // TRUE or FALSE
	date                // a day or a time
	percent             // a number shown as a percentage
	broken              // the text says what is wrong
)

// content is what one cell holds.
type content struct {
	text string
	kind kind
}

// width of the table: the columns from A on that are kept. The questionnaire has five,
// and some room for what people insert.
const tableWidth = 10

// sheetRow is one row of a sheet.
type sheetRow struct {
	number int
	cells  [tableWidth]content
	beyond int // first column behind the table that holds something, or 0
	behind content
}

// at returns what a column holds, nothing for a column that is not there.
func (r *sheetRow) at(column int) content {
	if column < 1 || column > tableWidth {
		return content{}
	}
	return r.cells[column-1]
}

// sheet reads the cells of a sheet.
type sheet struct {
	texts     []string
	formats   []format
	since1904 bool
	every     func(row, column int, c content) // is called for each cell, also behind the table; nil for nobody
}

// maxRow and maxColumn are the limits of the format.
const (
	maxRow    = 1 << 20
	maxColumn = 1 << 14
)

// rows calls visit for every row of the sheet, in order, and every for each of its
// cells, and reads the part to its end.
func (b *book) rows(l layout, every func(row, column int, c content), visit func(*sheetRow) error) error {
	s := sheet{since1904: l.since1904, every: every}
	var err error
	if s.texts, err = b.texts(l.texts); err != nil {
		return err
	}
	if s.formats, err = b.formats(l.styles); err != nil {
		return err
	}
	tables := 0
	return b.parse(l.sheet, "worksheet", func(d *document, _ attributes) error {
		err := d.each(func(name string, _ attributes) error {
			if name != "sheetData" {
				return d.skip()
			}
			if tables++; tables > 1 {
				return errors.New("there are two tables of cells")
			}
			d.answers = true
			err := s.table(d, visit)
			d.answers = false
			return err
		})
		if err == nil && tables == 0 {
			err = errors.New("there is no table of cells")
		}
		return err
	})
}

func (s *sheet) table(d *document, visit func(*sheetRow) error) error {
	last := 0
	return d.each(func(name string, a attributes) error {
		if name != "row" {
			return fmt.Errorf("<%.40s> stands between the rows", name)
		}
		row := sheetRow{number: last + 1}
		if given := a.get("r"); given != "" {
			n, err := strconv.Atoi(given)
			if err != nil || n <= last {
				return fmt.Errorf("row %.20q stands behind row %d", given, last)
			}
			row.number = n
		}
		if last = row.number; last > maxRow {
			return fmt.Errorf("there is a row %d", last)
		}
		if err := s.row(d, &row); err != nil {
			return err
		}
		return visit(&row)
	})
}

func (s *sheet) row(d *document, row *sheetRow) error {
	last := 0
	return d.each(func(name string, a attributes) error {
		if name == "extLst" {
			return d.skip()
		}
		if name != "c" {
			return fmt.Errorf("<%.40s> stands between the cells of row %d", name, row.number)
		}
		column := last + 1
		if given := a.get("r"); given != "" {
			var at int
			if column, at = place(given); at != row.number || column <= last {
				return fmt.Errorf("cell %.20q stands in row %d behind column %d", given, row.number, last)
			}
		}
		if last = column; last > maxColumn {
			return fmt.Errorf("there is a column %d", last)
		}
		c, err := s.cell(d, a)
		if err != nil {
			return fmt.Errorf("%w in cell %s", err, cell(columnName(column), row.number))
		}
		c.text = strings.TrimSpace(c.text)
		if s.every != nil {
			s.every(row.number, column, c)
		}
		if column <= tableWidth {
			row.cells[column-1] = c
		} else if c.text != "" && row.beyond == 0 {
			row.beyond, row.behind = column, c
		}
		return nil
	})
}

// cell reads one cell.
func (s *sheet) cell(d *document, a attributes) (content, error) {
	if err := a.only("r", "s", "t", "cm", "vm", "ph"); err != nil {
		return content{}, err
	}
	var value, inline string
	var has, formula bool
	err := d.each(func(name string, _ attributes) (err error) {
		switch name {
		case "f":
			formula = true
			return d.skip()
		case "v":
			if has {
				return errors.New("there is a second value")
			}
			has = true
			value, err = d.text()
			return err
		case "is":
			inline, err = d.richText()
			return err
		case "extLst":
			return d.skip()
		}
		return fmt.Errorf("there is <%.40s>", name)
	})
	if err != nil {
		return content{}, err
	}
	t, code := a.get("t"), strings.TrimSpace(value)
	if t != "inlineStr" && code == "" && (!has || t != "str" && t != "e") {
		switch {
		case formula:
			return content{"holds a formula without a value; write the answer itself", broken}, nil
		case inline != "", t != "" && t != "n" && t != "s" && t != "str":
			return content{}, errors.New("there is no value")
		}
		return content{}, nil // some programs keep the type of what was cleared
	}
	return s.value(t, code, cells.Unescape(value), inline, a.get("s"))
}

// value says what the value of a cell means: trimmed where it is a code, raw
// where it is a text.
func (s *sheet) value(t, value, raw, inline, style string) (content, error) {
	switch t {
	case "s":
		i, err := strconv.Atoi(value)
		if err != nil || i < 0 || i >= len(s.texts) {
			return content{}, fmt.Errorf("there is no text %.20q", value)
		}
		return content{text: s.texts[i]}, nil
	case "str":
		return content{text: raw}, nil
	case "inlineStr":
		return content{text: inline}, nil
	case "b":
		switch value {
		case "1", "true":
			return content{"TRUE", truth}, nil
		case "0", "false":
			return content{"FALSE", truth}, nil
		}
	case "e":
		return content{fmt.Sprintf("holds the error %.20q; write the answer itself", value), broken}, nil
	case "d":
		return content{value, date}, nil
	case "", "n":
		if n, err := strconv.ParseFloat(value, 64); err == nil {
			return s.number(n, value, style), nil
		}
	}
	return content{}, fmt.Errorf("%.20q is no value of the type %.20q", value, t)
}

// number returns what a number means in the style of its cell.
func (s *sheet) number(n float64, value, style string) content {
	look := general
	if i, err := strconv.Atoi(style); err == nil && i >= 0 && i < len(s.formats) {
		look = s.formats[i]
	}
	switch look {
	case asDate:
		if text := day(n, s.since1904); text != "" {
			return content{text, date}
		}
	case asPercent:
		return content{plainNumber(strconv.FormatFloat(n*100, 'g', -1, 64)) + "%", percent}
	case general:
	}
	return content{plainNumber(value), number}
}

// place returns column and row of a cell such as C57, 0 where it is none.
func place(name string) (column, row int) {
	letters := strings.TrimRight(name, "0123456789")
	if letters == "" || len(letters) > 3 {
		return 0, 0
	}
	for _, c := range []byte(strings.ToUpper(letters)) {
		if c < 'A' || c > 'Z' {
			return 0, 0
		}
		column = column*26 + int(c-'A') + 1
	}
	row, err := strconv.Atoi(name[len(letters):])
	if err != nil {
		return 0, 0
	}
	return column, row
}

// columnName returns the letters of a column, from 1.
func columnName(column int) string {
	var letters []byte
	for ; column > 0; column = (column - 1) / 26 {
		letters = append(letters, byte('A'+(column-1)%26))
	}
	slices.Reverse(letters)
	return string(letters)
}

// cell returns the name of a cell.
func cell(column string, row int) string { return column + strconv.Itoa(row) }
