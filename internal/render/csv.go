package render

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"mspscope/internal/page"
	"mspscope/internal/wrap"
)

// CSV writes one table as comma-separated values with a header line.
func CSV(w io.Writer, t page.Table) error {
	out := csv.NewWriter(w)
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = c.Name
	}
	for _, cells := range append([][]string{names}, t.Rows...) {
		if err := out.Write(csvRow(cells)); err != nil {
			return fmt.Errorf("write CSV: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}

// AppendCSV appends one line of comma-separated values.
func AppendCSV(to []byte, cells []string) []byte {
	b := bytes.NewBuffer(to)
	w := csv.NewWriter(b)
	if w.Write(csvRow(cells)) != nil { // only the separators could be wrong
		return to
	}
	w.Flush()
	return b.Bytes()
}

// csvRow is a line of cells that no spreadsheet takes for formulas.
func csvRow(cells []string) []string {
	row := make([]string, len(cells))
	for i, c := range cells {
		row[i] = csvText(c)
	}
	return row
}

// CSVText is how a text stands in a cell of the CSV files here.
func CSVText(s string) string { return csvText(s) }

var csvNumber = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`) })

// csvSigns begin a formula, in their full width too.
const csvSigns = "=+-@＝＋－＠"

// csvText keeps a spreadsheet from taking text for a formula: text that begins
// like one gets an apostrophe before it, also behind blanks, which some
// spreadsheets take away, and behind a semicolon, at which some split a line.
// Numbers stay numbers. A text such as 0012 or 1-2 stays as it is, although a
// spreadsheet makes a number or a date of it: what would keep it from that would
// be part of the text for every other reader.
func csvText(s string) string {
	s = wrap.Safe(s)
	if !strings.ContainsAny(s, csvSigns) {
		return s
	}
	parts := strings.Split(s, ";")
	for i, part := range parts {
		number := csvNumber().MatchString(part) || i > 0 && csvNumber().MatchString(strings.TrimSpace(part))
		begin := strings.TrimLeftFunc(part, func(r rune) bool {
			// Quotes around what stands behind a semicolon go when it becomes a
			// cell. The joiners cannot be seen.
			return unicode.IsSpace(r) || r == '\u200c' || r == '\u200d' || i > 0 && r == '"'
		})
		first, _ := utf8.DecodeRuneInString(begin)
		if begin != "" && strings.ContainsRune(csvSigns, first) && !number {
			parts[i] = "'" + part
		}
	}
	return strings.Join(parts, ";")
}
