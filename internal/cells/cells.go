// Package cells writes texts into the cells of a workbook, and reads them.
//
// Goals: a text is what it was, whatever it looks like: never a formula, a number or
// the code of another character.
//
// Non-goals: what stands in which cell (the packages that make workbooks).
package cells

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// AsText is the number format of cells whose content is never taken for a number or
// a formula, also when somebody types it.
const AsText = 49

// Put puts a text into a cell, whose type is text. What must be escaped is put into the
// library's table of texts behind its back: it escapes only half of it, and takes two
// texts for one when the second looks like the first one escaped.
func Put(f *excelize.File, sheet, cell, s string) error {
	safe := Escape(s)
	if safe == s {
		return f.SetCellStr(sheet, cell, s)
	}
	before := count(f)
	err := f.SetCellStr(sheet, cell, fmt.Sprintf("%.1s\x00%d\x00%s", s, before, s[len(s)-1:]))
	if after := count(f); after > before {
		f.SharedStrings.SI[after-1].T.Val = safe
	}
	return err
}

// count is how many texts the library's table has.
func count(f *excelize.File) int {
	if f.SharedStrings == nil {
		return 0
	}
	return len(f.SharedStrings.SI)
}

// Lines estimates on how many lines a text stands in a cell that is so many digits
// wide. Not every spreadsheet program fits rows to their text when it opens a file.
func Lines(s string, most int) int {
	lines := 0
	for paragraph := range strings.SplitSeq(s, "\n") {
		lines++
		used := 0
		for word := range strings.FieldsSeq(paragraph) {
			n := utf8.RuneCountInString(word)
			if used > 0 && used+1+n > most {
				lines++
				used = 0
			}
			lines += n / most
			used += 1 + n%most
		}
	}
	return lines
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

// Escape writes a text as a workbook holds it: with the number of each
// character that XML cannot hold, and of the underscore of what would be taken
// for such a number. NUL ends a text in some programs and is replaced.
func Escape(s string) string {
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

// Unescape reads a text as a workbook holds it.
func Unescape(s string) string {
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
