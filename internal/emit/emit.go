// Package emit writes values as text that is read again.
//
// Goals: text from strangers can never act on a terminal; whatever reads the
// format gets the same characters back.
//
// Non-goals: what is written, and for whom.
package emit

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
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

// JSON returns a value as JSON on one line. Characters that could act on a
// terminal are escaped; those meant for HTML are not.
func JSON(value any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(value); err != nil {
		return nil, fmt.Errorf("encode JSON: %w", err)
	}
	return escape(bytes.TrimRight(b.Bytes(), "\n")), nil
}

// JSONText returns a text as a string of JSON.
func JSONText(s string) string {
	data, err := JSON(s)
	if err != nil { // a text can always be written
		return strconv.Quote(s)
	}
	return string(data)
}

// escape replaces unsafe characters by \u escapes. They stand in strings only,
// so that no structure changes.
func escape(data []byte) []byte {
	plain := true
	for _, c := range data {
		if c >= utf8.RuneSelf || c == 0x7f {
			plain = false
			break
		}
	}
	if plain {
		return data
	}
	out := make([]byte, 0, len(data)+16)
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r < 0x20 || !Unsafe(r):
			out = append(out, data[i:i+size]...)
		case r < 0x10000:
			out = fmt.Appendf(out, `\u%04x`, r)
		default: // outside the basic plane JSON needs a surrogate pair
			r -= 0x10000
			out = fmt.Appendf(out, `\u%04x\u%04x`, 0xd800+(r>>10), 0xdc00+(r&0x3ff))
		}
		i += size
	}
	return out
}
