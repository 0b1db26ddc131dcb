package intake

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// format is what the look of a cell makes of its number.
type format uint8

const (
	general format = iota
	asDate
	asPercent
)

// maxFormats is how many styles of cells the format allows.
const maxFormats = 65_490

// formats reads what each style of cell makes of numbers.
func (b *book) formats(part string) ([]format, error) {
	if part == "" {
		return nil, nil
	}
	own := map[string]format{}
	var ids []string
	err := b.parse(part, "styleSheet", func(d *document, _ attributes) error {
		return d.each(func(name string, _ attributes) error {
			if name != "numFmts" && name != "cellXfs" {
				return d.skip()
			}
			return d.each(func(item string, a attributes) error {
				if item == "numFmt" {
					own[a.get("numFmtId")] = formatOf(a.get("formatCode"))
				} else if ids = append(ids, a.get("numFmtId")); len(ids) > maxFormats {
					return fmt.Errorf("there are more than %d styles of cells", maxFormats)
				}
				return d.skip()
			})
		})
	})
	found := make([]format, len(ids))
	for i, id := range ids {
		f, known := own[id]
		if !known {
			f = builtinFormat(id)
		}
		found[i] = f
	}
	return found, err
}

// builtinFormat returns the format of a number that stands for one.
func builtinFormat(id string) format {
	n, err := strconv.Atoi(id)
	switch {
	case err != nil:
	case n == 9, n == 10:
		return asPercent
	case n >= 14 && n <= 22, n >= 27 && n <= 36, n >= 45 && n <= 47, n >= 50 && n <= 58:
		return asDate
	}
	return general
}

// formatOf looks at the letters of a format such as d-mmm or 0.0%. Words in
// quotes, single characters behind \ and what stands in brackets are no letters
// of it, but for the hours, minutes and seconds of a span of time.
func formatOf(code string) format {
	code = strings.ToLower(code)
	found := general
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return found
			}
			i += end + 1
		case '\\', '_', '*':
			i++
		case '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return found
			}
			if strings.Trim(code[i+1:i+end], "hms") == "" {
				return asDate
			}
			i += end
		case '%':
			found = asPercent
		case 'g': // General, or the era of a Japanese date
			if strings.HasPrefix(code[i:], "general") {
				i += len("general") - 1
			}
		case 'd', 'm', 'y', 'h', 's':
			return asDate
		}
	}
	return found
}

// day writes the day, and the time where there is one, that a workbook counts
// as a number; "" when it is none.
func day(serial float64, since1904 bool) string {
	if math.IsNaN(serial) || serial < 0 || serial >= 2_958_466 { // the year 10000
		return ""
	}
	seconds := int64(math.Round(serial * 86400))
	days, rest := int(seconds/86400), time.Duration(seconds%86400)*time.Second
	first := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	if since1904 {
		first = time.Date(1904, time.January, 1, 0, 0, 0, 0, time.UTC)
	} else if days > 0 && days < 60 {
		days++ // the format has a 29th of February 1900
	}
	at := first.AddDate(0, 0, days).Add(rest)
	switch {
	case rest == 0:
		return at.Format(time.DateOnly)
	case days == 0 && !since1904:
		return at.Format("15:04")
	}
	return at.Format("2006-01-02 15:04")
}
