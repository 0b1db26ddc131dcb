package intake

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// texts reads the table of texts that the cells name by their number.
func (b *book) texts(part string) ([]string, error) {
	var found []string
	if part == "" {
		return nil, nil
	}
	err := b.parse(part, "sst", func(d *document, a attributes) error {
		d.answers = true
		err := d.each(func(name string, _ attributes) error {
			if name == "extLst" {
				return d.skip()
			}
			if name != "si" {
				return fmt.Errorf("<%.40s> stands among the texts", name)
			}
			s, err := d.richText()
			found = append(found, s)
			return err
		})
		if err != nil {
			return err
		}
		// A text that fell out would move all behind it to other cells.
		if count, err := strconv.Atoi(a.get("uniqueCount")); err == nil && count != len(found) {
			return fmt.Errorf("there are %d texts, not %d", len(found), count)
		}
		return nil
	})
	return found, err
}

// richText returns the text of the element that was begun last, whatever fonts
// its pieces have.
func (d *document) richText() (string, error) {
	var whole strings.Builder
	piece := func(name string, _ attributes) error {
		if name != "t" {
			return d.skip() // a font
		}
		s, err := d.text()
		whole.WriteString(unescape(s))
		return err
	}
	err := d.each(func(name string, a attributes) error {
		switch name {
		case "t":
			return piece(name, a)
		case "r":
			return d.each(piece)
		case "rPh", "phoneticPr", "extLst": // how Japanese is spoken
			return d.skip()
		}
		return fmt.Errorf("<%.40s> stands in a text", name)
	})
	return whole.String(), err
}

// escapeLength is that of _x0041_: in the texts of a workbook a character may be
// written by its number in UTF-16.
const escapeLength = 7

// escaped returns the code that s begins with when it is written so.
func escaped(s string) (code rune, ok bool) {
	if len(s) < escapeLength || s[:2] != "_x" || s[escapeLength-1] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(s[2:escapeLength-1], 16, 16)
	return rune(n), err == nil
}

// escape writes a text as a workbook holds it: with the number of each
// character that XML cannot hold, and of the underscore of what would be taken
// for such a number. NUL ends a text in some programs and is replaced.
func escape(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	var b strings.Builder
	for i, r := range s {
		_, lookalike := escaped(s[i:])
		switch {
		case r == 0:
			b.WriteRune(utf8.RuneError)
		case lookalike, r < ' ' && r != '\n' && r != '\t', r == 0xfffe, r == 0xffff:
			fmt.Fprintf(&b, "_x%04X_", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// unescape reads a text as a workbook holds it.
func unescape(s string) string {
	if !strings.Contains(s, "_x") && !strings.Contains(s, "\r") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		code, ok := escaped(s[i:])
		if !ok {
			b.WriteByte(s[i])
			i++
			continue
		}
		i += escapeLength
		if utf16.IsSurrogate(code) { // the first half of a character
			second, ok := escaped(s[i:])
			if code = utf16.DecodeRune(code, second); ok && code != utf8.RuneError {
				i += escapeLength
			}
		}
		b.WriteRune(code)
	}
	return strings.ReplaceAll(b.String(), "\r\n", "\n")
}
