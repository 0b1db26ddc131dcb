// Package wrap makes texts from strangers safe for a terminal and fits them into
// its columns.
//
// Goals: nothing in a text can act on a terminal; a width is that of what is seen,
// not of bytes or letters; nothing is lost but where a mark says so.
//
// Non-goals: documents and tables (package render), questions (package prompt).
package wrap

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
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
	for seen := range characters(s) {
		n += seen.width
	}
	return n
}

// character is what a reader takes for one: a letter with its accents, a flag of two
// letters, a family of emoji.
type character struct {
	text  string
	width int
}

// characters are the characters of a text. One that is made of several is as wide as
// its first part that takes room, and as an emoji where it is shown as one.
func characters(s string) iter.Seq[character] {
	return func(yield func(character) bool) {
		for s != "" {
			r, n := utf8.DecodeRuneInString(s)
			c := character{s[:n], runeWidth(r)}
			if next, _ := utf8.DecodeRuneInString(s[n:]); joins(r) || n < len(s) && joins(next) {
				c = joined(s)
			}
			if !yield(c) {
				return
			}
			s = s[len(c.text):]
		}
	}
}

// joined is the first character of a text, which may be made of several.
func joined(s string) character {
	g := graphemes.FromString(s)
	g.Next()
	c := character{text: g.Value()}
	for _, r := range c.text {
		if c.width == 0 {
			c.width = runeWidth(r)
		}
		if r == shownAsEmoji || firstFlag <= r && r <= lastFlag {
			c.width = 2
		}
	}
	return c
}

// What makes an emoji of the character before it, and the letters of flags.
const (
	shownAsEmoji        = '\ufe0f'
	firstFlag, lastFlag = '\U0001f1e6', '\U0001f1ff'
)

// joins reports whether a character may be one with its neighbor. Latin, the marks of
// our own sentences, boxes and arrows are not, and nearly all texts hold nothing else.
func joins(r rune) bool { return r >= '\u0300' && (r < firstMark || r > '\u25ff') }

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
	if ' ' <= r && r <= '~' {
		return 1
	}
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
	all := slices.Collect(characters(s))
	begin, end, room := 0, len(all), (w-1)/3
	for ; begin < end && room >= all[begin].width; begin++ {
		room -= all[begin].width
	}
	for room += w - 1 - (w-1)/3; end > begin && room >= all[end-1].width; end-- {
		room -= all[end-1].width
	}
	var b strings.Builder
	for i, c := range all {
		if i == end || i == begin && begin == end {
			b.WriteString("…")
		}
		if i < begin || i >= end {
			b.WriteString(c.text)
		}
	}
	if end == len(all) {
		b.WriteString("…")
	}
	return b.String()
}

// Break breaks s at spaces into lines of at most w columns; a word that is
// longer is broken where the line ends. Spaces that keep together what stands on both
// sides of them, as those in "€ 1.800" may be, are no place to break.
func Break(s string, w int) []string {
	w = max(w, 8)
	var lines []string
	var line []byte
	taken := 0 // columns of the line
	// What takes no columns, or is one with its neighbor, may reach over several words.
	reaches := strings.ContainsFunc(s, func(r rune) bool { return r == text.EscapeStartRune || joins(r) })
	for word := range strings.FieldsFuncSeq(s, breaks) {
		width := Width(word)
		if reaches || width > w {
			for head := fitting(word, w); len(head) < len(word); head = fitting(word, w) {
				if len(line) > 0 {
					lines = append(lines, string(line))
					line = line[:0]
				}
				lines = append(lines, head)
				word = word[len(head):]
			}
			width, taken = Width(word), Width(string(line))
		}
		switch {
		case word == "":
		case len(line) == 0:
			line, taken = append(line, word...), width
		case taken+1+width <= w:
			line, taken = append(append(line, ' '), word...), taken+1+width
		default:
			lines = append(lines, string(line))
			line, taken = append(line[:0], word...), width
		}
	}
	if len(line) > 0 || len(lines) == 0 {
		lines = append(lines, string(line))
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
	n, end := 0, 0
	for c := range characters(s) {
		n += c.width
		if n > w && end > 0 {
			return s[:end]
		}
		end += len(c.text)
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
