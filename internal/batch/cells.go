package batch

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"mspscope/internal/yamldoc"
)

// read returns the cells of the next row, or io.EOF behind the last one. A row
// that is no good is a problem, and the next call goes on behind it; one that
// does not end is followed by the end of the table.
func (t *rows) read() ([]string, error) {
	t.row++
	line, err := t.line(nil)
	if len(line) == 0 {
		return nil, err
	}
	if t.row == 1 {
		t.comma = separator(line)
	}
	return t.split(line)
}

// line appends a line with its end. Only what is wrong beside the end of the
// file, or with a line that is too long, is an error where there is a line.
func (t *rows) line(dst []byte) ([]byte, error) {
	from := len(dst)
	for {
		part, err := t.in.ReadSlice('\n')
		dst = append(dst, part...)
		switch {
		case len(dst) > yamldoc.MaxBytes:
			return nil, t.tooLong(from > 0)
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && (!errors.Is(err, io.EOF) || len(dst) == from):
			return nil, err
		}
		return dst, nil
	}
}

// tooLong ends the table: what follows cannot be told apart.
func (t *rows) tooLong(quoted bool) error {
	t.in.Reset(bytes.NewReader(nil))
	message := "the row is larger than 1 MiB; no engagement needs that much"
	if quoted {
		message += `; a quote that is opened in it may lack its end`
	}
	return t.problem(t.row, 1, message)
}

// split takes a row apart, with the lines that its cells go on in.
func (t *rows) split(line []byte) ([]string, error) {
	var cells []string
	var cell []byte
	var wrong error
	for i := 0; ; {
		cell = cell[:0]
		if i < len(line) && line[i] == '"' {
			var err error
			if line, i, cell, err = t.quoted(line, i+1, len(cells)+1, cell); err != nil {
				return nil, err
			}
		}
		n := bytes.IndexByte(line[i:], t.comma)
		last := n < 0
		if last {
			n = len(line) - i
		}
		rest := line[i : i+n]
		if last {
			rest = bytes.TrimRight(rest, "\r\n")
		}
		if len(cell) > 0 && len(bytes.TrimSpace(rest)) > 0 && wrong == nil {
			wrong = t.problem(t.row, len(cells)+1, "text stands behind a closing quote; write two quotes for one that belongs to the cell")
		}
		cells = append(cells, string(append(cell, rest...)))
		if last {
			return cells, wrong
		}
		i += n + 1
		if len(cells) > mostColumns {
			return cells, t.problem(t.row, len(cells), "the row has too many cells")
		}
	}
}

// quoted reads a cell in quotes to its end, which may be on a later line.
func (t *rows) quoted(line []byte, i, col int, cell []byte) ([]byte, int, []byte, error) {
	for {
		n := bytes.IndexByte(line[i:], '"')
		switch {
		case n < 0:
			cell = append(cell, line[i:]...)
			i = len(line)
			longer, err := t.line(line)
			if errors.Is(err, io.EOF) {
				err = t.problem(t.row, col, "the quote that begins the cell has no end")
			}
			if err != nil {
				return nil, 0, nil, err
			}
			line = longer
		case i+n+1 < len(line) && line[i+n+1] == '"':
			cell = append(cell, line[i:i+n+1]...)
			i += n + 2
		default:
			return line, i + n + 1, append(cell, line[i:i+n]...), nil
		}
	}
}
