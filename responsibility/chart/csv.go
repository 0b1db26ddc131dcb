package chart

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"mspscope/internal/yamldoc"
)

// Grid is a table as it stands in a file.
type Grid struct {
	File string
	Rows [][]Text
}

// Text is what one cell of a table holds.
type Text struct {
	Text string
	At   Place
}

// whole is a problem of the file as a whole, or at a line.
func whole(file string, line, col int, format string, args ...any) error {
	return yamldoc.Problems{{File: file, Line: line, Col: col, Message: fmt.Sprintf(format, args...)}}
}

// ReadCSV reads a table of texts, separated by commas, semicolons, tabs or bars.
func ReadCSV(file string, data []byte) (*Grid, error) {
	text, err := plainText(file, data)
	if err != nil {
		return nil, err
	}
	first, comma := 0, separator(text)
	if line, rest, found := strings.Cut(text, "\n"); found && strings.HasPrefix(line, "sep=") { // what spreadsheets write for each other
		if given, _ := utf8.DecodeRuneInString(strings.TrimSpace(line[len("sep="):])); strings.ContainsRune(separators, given) {
			comma = given
		}
		text, first = rest, 1
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = comma, -1
	g := &Grid{File: file}
	lines := strings.Split(text, "\n")
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, csvProblem(file, lines, first, err)
		}
		if len(g.Rows) == MaxRows {
			return nil, whole(file, 0, 0, "has more than %d rows; a matrix is far smaller, take out what does not belong to it", MaxRows)
		}
		if len(record) > MaxColumns {
			line, _ := r.FieldPos(0)
			return nil, whole(file, line+first, 1, "has more than %d columns; take out what does not belong to the matrix", MaxColumns)
		}
		if comma == '|' && len(record) == 1 && slices.ContainsFunc(g.Rows, func(row []Text) bool { return len(row) > 1 }) {
			continue // a heading or a sentence between two tables of a page
		}
		row := make([]Text, len(record))
		for i := range record {
			line, col := r.FieldPos(i)
			if comma == '|' {
				record[i] = strings.NewReplacer("**", "", "__", "").Replace(record[i])
			}
			row[i] = Text{unguarded(record[i]), Place{Line: line + first, Col: characters(lines, line, col)}}
		}
		g.Rows = append(g.Rows, row)
	}
	return g, nil
}

// plainText refuses what is no text, and makes the line ends of old files those of
// today.
func plainText(file string, data []byte) (string, error) {
	switch {
	case len(data) > yamldoc.MaxBytes:
		return "", whole(file, 0, 0, "is larger than 1 MiB; a matrix is far smaller, take out what does not belong to it")
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return "", whole(file, 1, 1, "the file is UTF-16; save it as UTF-8 (in Excel: \"CSV UTF-8\")")
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	for i, line := range bytes.Split(data, []byte("\n")) {
		for at := 0; at < len(line); {
			r, size := utf8.DecodeRune(line[at:])
			switch {
			case r == utf8.RuneError && size == 1:
				return "", whole(file, i+1, utf8.RuneCount(line[:at])+1, "is no UTF-8; save the file as UTF-8 (in Excel: \"CSV UTF-8\")")
			case r < ' ' && r != '\t' && r != '\r':
				return "", whole(file, i+1, utf8.RuneCount(line[:at])+1, "control character U+%04X; this is no table of text, or it is UTF-16; save it as UTF-8", r)
			}
			at += size
		}
	}
	text := string(data)
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	return text, nil
}

// csvProblem words what is wrong with quotes.
func csvProblem(file string, lines []string, first int, err error) error {
	at, ok := errors.AsType[*csv.ParseError](err)
	if !ok {
		return whole(file, 0, 0, "cannot be read: %v", err)
	}
	what := "a cell that is quoted must end with its quote, and quotes inside it are written twice"
	if errors.Is(err, csv.ErrBareQuote) {
		what = "a quote stands in a cell that is not quoted; put the whole cell in quotes and write the quote twice"
	}
	return whole(file, at.Line+first, characters(lines, at.Line, at.Column), "%s", what)
}

// characters turns a column in bytes into one in characters.
func characters(lines []string, line, col int) int {
	if line < 1 || line > len(lines) {
		return 1
	}
	return utf8.RuneCountInString(lines[line-1][:min(max(col-1, 0), len(lines[line-1]))]) + 1
}

// separators are the signs that part cells, in the order in which they win a tie.
const separators = ",;\t|"

// separator finds out which sign parts the cells: the one that stands at least
// twice in most of the first lines.
func separator(text string) rune {
	best, bestLines, bestCount := ',', 0, 0
	for _, sep := range separators {
		lines, count := 0, 0
		for i, line := range strings.SplitN(text, "\n", sniffed+1) {
			if i == sniffed {
				break
			}
			n, quoted := 0, false
			for _, r := range line {
				switch {
				case r == '"':
					quoted = !quoted
				case r == sep && !quoted:
					n++
				}
			}
			if n >= 2 {
				lines++
			}
			count += n
		}
		if lines > bestLines || lines == bestLines && count > bestCount {
			best, bestLines, bestCount = sep, lines, count
		}
	}
	return best
}

// sniffed is how many lines are looked at for the separator.
const sniffed = 40

// unguarded takes away the apostrophe that keeps a spreadsheet from taking a text
// for a formula.
func unguarded(s string) string {
	if len(s) > 1 && s[0] == '\'' && strings.ContainsAny(s[1:2], "=+-@") {
		return s[1:]
	}
	return s
}
