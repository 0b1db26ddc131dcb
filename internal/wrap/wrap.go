// Package wrap makes texts from strangers safe for a terminal and fits them into
// its columns.
//
// Goals: nothing in a text can act on a terminal; a width is that of what is seen,
// not of bytes or letters; nothing is lost but where a mark says so.
//
// Non-goals: documents and tables (package render), questions (package prompt).
package wrap

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jedib0t/go-pretty/v6/text"

	"mspscope/internal/emit"
)

// Safe returns s with every unsafe character shown as an escape such as \x1b
// or \u202e. Line breaks and tabs become spaces.
func Safe(s string) string {
	if !strings.ContainsFunc(s, emit.Unsafe) {
		return s
	}
	out := make([]byte, 0, len(s)+16)
	for _, r := range s {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			out = append(out, ' ')
		case emit.Unsafe(r):
			out = emit.AppendEscape(out, r)
		default:
			out = utf8.AppendRune(out, r)
		}
	}
	return string(out)
}

// Width is the number of columns that s takes.
func Width(s string) int {
	if strings.ContainsRune(s, text.EscapeStartRune) {
		return text.StringWidthWithoutEscSequences(s)
	}
	n := 0
	for _, r := range s {
		n += runeWidth(r)
	}
	return n
}

// The dashes, quotation marks, bullets and dots of our own sentences. They are as wide as
// a letter, or in some locales of East Asia as wide as two, and the section sign with
// them. The library knows as much, but makes a table of 2 MB when it is first asked for a
// character behind U+02FF, which is a good part of what a short command costs.
const (
	firstMark, lastMark = '\u2010', '\u2027'
	likeMarks           = '§'
)

// runeWidth is the number of columns that a character takes.
func runeWidth(r rune) int {
	if firstMark <= r && r <= lastMark && text.RuneWidth(likeMarks) == 1 {
		return 1
	}
	return text.RuneWidth(r)
}

// Middle shortens s to at most w columns: what it leaves out of the middle is a "…". The
// end, which tells names of files apart, keeps two thirds.
func Middle(s string, w int) string {
	if Width(s) <= w {
		return s
	}
	if w < 2 {
		return "…"
	}
	runes := []rune(s)
	begin, end := 0, len(runes)
	for room := (w - 1) / 3; begin < end && room >= Width(string(runes[begin])); begin++ {
		room -= Width(string(runes[begin]))
	}
	for room := w - 1 - Width(string(runes[:begin])); end > begin && room >= Width(string(runes[end-1])); end-- {
		room -= Width(string(runes[end-1]))
	}
	return string(runes[:begin]) + "…" + string(runes[end:])
}

// Break breaks s at spaces into lines of at most w columns; a word that is
// longer is broken where the line ends. Spaces that keep together what stands on both
// sides of them, as those in "€ 1.800" may be, are no place to break.
func Break(s string, w int) []string {
	w = max(w, 8)
	var lines []string
	line := ""
	for word := range strings.FieldsFuncSeq(s, breaks) {
		for head := fitting(word, w); len(head) < len(word); head = fitting(word, w) {
			if line != "" {
				lines = append(lines, line)
				line = ""
			}
			lines = append(lines, head)
			word = word[len(head):]
		}
		switch {
		case word == "":
		case line == "":
			line = word
		case Width(line)+1+Width(word) <= w:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
	}
	if line != "" || len(lines) == 0 {
		lines = append(lines, line)
	}
	return lines
}

// breaks reports whether a line may be broken at a character.
func breaks(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00a0' && r != '\u2007' && r != '\u202f'
}

// fitting returns the beginning of s that takes at most w columns, at least one
// character.
func fitting(s string, w int) string {
	n := 0
	for i, r := range s {
		n += runeWidth(r)
		if n > w && i > 0 {
			return s[:i]
		}
	}
	return s
}

// Hanging breaks a text into lines that keep its indent, and those of a point of a list
// stand below its text and not below its mark. A text that fits stays as it is.
func Hanging(s string, columns int) []string {
	if s = Safe(s); Width(s) <= columns {
		return []string{s}
	}
	text := strings.TrimLeft(s, " ")
	first := strings.Repeat(" ", min(len(s)-len(text), columns/2))
	next := first
	if rest, ok := strings.CutPrefix(text, "- "); ok {
		text, first, next = rest, first+"- ", next+"  "
	}
	lines := Break(text, max(columns-len(first), 1))
	for i := range lines {
		lines[i] = first + lines[i]
		first = next
	}
	return lines
}

// Lines makes a text safe and breaks it at spaces into lines of at most so many
// columns, for prompts.
func Lines(s string, columns int) []string { return Break(Safe(s), columns) }

// Cut makes a text safe and shortens it to at most so many columns, with a mark
// where something is missing: prompts that redraw themselves must not wrap.
func Cut(s string, columns int) string {
	s = Safe(s)
	if Width(s) <= columns {
		return s
	}
	return fitting(s, columns-1) + "…"
}
