// Package emit writes values as YAML and JSON. It is the only writer of both:
// what is quoted, escaped and laid out how is decided here and nowhere else.
//
// Values come as Go values with JSON tags, which become JSON or YAML with the
// same keys in the same order, or as the nodes that internal/yamldoc reads,
// which become text again. Where a person edits the text (an engagement), Text
// and Word build the nodes and File lays them out.
//
// Goals: text from strangers can never act on a terminal; whatever reads the
// format gets the same values back, readers of YAML 1.1 included; the same value
// gives the same bytes.
//
// Non-goals: what is written, and for whom.
package emit

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

// Unsafe reports whether a character could act on a terminal, hide text or make
// a reader refuse it: control characters, line and paragraph separators,
// invisible format characters such as bidirectional overrides, and code points
// that are no characters. The two joiners that ordinary scripts need are left
// alone.
func Unsafe(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r < ' ' || r == 0x7f
	case r == '\u200c', r == '\u200d':
		return false
	case r == '\u2028', r == '\u2029', r == utf8.RuneError, r&0xfffe == 0xfffe:
		return true
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
}

// AppendEscape appends a character as the escape that YAML has for it, such as
// \x1b or \u202e. People read it as well.
func AppendEscape(to []byte, r rune) []byte {
	switch {
	case r < 0x100:
		return fmt.Appendf(to, `\x%02x`, r)
	case r < 0x10000:
		return fmt.Appendf(to, `\u%04x`, r)
	}
	return fmt.Appendf(to, `\U%08x`, r)
}
