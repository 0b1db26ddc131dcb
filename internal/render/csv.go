package render

import (
	"encoding/csv"
	"fmt"
	"io"
	"regexp"
	"strings"

	"mspscope/internal/view"
)

// CSV writes one table as comma-separated values with a header line.
func CSV(w io.Writer, t view.Table) error {
	out := csv.NewWriter(w)
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = c.Name
	}
	if err := out.Write(names); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	for _, r := range t.Rows {
		row := make([]string, len(r))
		for i, c := range r {
			row[i] = csvText(c)
		}
		if err := out.Write(row); err != nil {
			return fmt.Errorf("write CSV: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}

var csvNumber = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// csvText keeps a spreadsheet from taking text for a formula: text that begins
// like one gets an apostrophe before it, also behind spaces, which some
// spreadsheets take away. Numbers stay numbers.
func csvText(s string) string {
	s = Safe(s)
	begin := strings.TrimLeft(s, " ")
	if begin == "" || csvNumber.MatchString(s) {
		return s
	}
	switch begin[0] {
	case '=', '+', '-', '@':
		return "'" + s
	}
	return s
}
