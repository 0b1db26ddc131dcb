// Package render turns documents into bytes: one file a format.
//
// Goals: text from strangers can never act on a terminal, a spreadsheet or a
// page; nothing is ever cut, only wrapped; the same document gives the same
// bytes.
//
// Non-goals: deciding what is said (package view).
package render

import (
	"strings"
	"unicode/utf8"

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
