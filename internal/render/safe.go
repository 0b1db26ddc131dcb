// Package render turns documents into bytes: one file a format.
//
// Goals: text from strangers can never act on a terminal, a spreadsheet or a
// page; nothing is ever cut, only wrapped; the same document gives the same
// bytes.
//
// Non-goals: deciding what is said (package view).
package render

import (
	"fmt"
	"strings"

	"mspscope/internal/emit"
)

// Safe returns s with every unsafe character shown as an escape such as \x1b
// or \u202e. Line breaks and tabs become spaces.
func Safe(s string) string {
	if !strings.ContainsFunc(s, emit.Unsafe) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			b.WriteByte(' ')
		case !emit.Unsafe(r):
			b.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
	}
	return b.String()
}
