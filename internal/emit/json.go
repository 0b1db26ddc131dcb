package emit

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"unicode/utf8"
)

// JSON returns a value as JSON on one line, without a line end. Characters that
// could act on a terminal are escaped; those meant for HTML are not.
func JSON(value any) ([]byte, error) {
	data, err := Line(nil, value)
	if err != nil {
		return nil, err
	}
	return data[:len(data)-1], nil
}

// Line appends a value as one line of JSON with its line end.
func Line(to []byte, value any) ([]byte, error) {
	begin := len(to)
	out := tail(to)
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(value); err != nil {
		return to, fmt.Errorf("encode JSON: %w", err)
	}
	return escape(out, begin), nil
}

// Indented returns a value as JSON over several lines, with the last line end.
func Indented(value any) ([]byte, error) {
	data, err := Line(nil, value)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, data, "", "  "); err != nil {
		return nil, fmt.Errorf("indent JSON: %w", err)
	}
	return out.Bytes(), nil
}

// JSONText returns a text as a string of JSON.
func JSONText(s string) string {
	data, err := JSON(s)
	if err != nil { // a text can always be written
		return strconv.Quote(s)
	}
	return string(data)
}

// tail is a slice that is written at its end.
type tail []byte

// Write appends p.
func (t *tail) Write(p []byte) (int, error) {
	*t = append(*t, p...)
	return len(p), nil
}

// escape replaces unsafe characters of JSON from an offset on by \u escapes.
// They stand in strings only, so that no structure changes. Controls of ASCII
// but the last are escapes already; its line end is none of a string.
func escape(data []byte, from int) []byte {
	at := from
	for at < len(data) {
		if c := data[at]; c < utf8.RuneSelf && c != 0x7f {
			at++
			continue
		}
		r, size := utf8.DecodeRune(data[at:])
		if Unsafe(r) {
			break
		}
		at += size
	}
	if at == len(data) {
		return data
	}
	out := append(make([]byte, 0, len(data)+64), data[:at]...)
	for at < len(data) {
		r, size := utf8.DecodeRune(data[at:])
		switch {
		case r < ' ' || !Unsafe(r):
			out = append(out, data[at:at+size]...)
		case r < 0x10000:
			out = fmt.Appendf(out, `\u%04x`, r)
		default: // outside the basic plane JSON needs a surrogate pair
			r -= 0x10000
			out = fmt.Appendf(out, `\u%04x\u%04x`, 0xd800+(r>>10), 0xdc00+(r&0x3ff))
		}
		at += size
	}
	return out
}

// Object is a JSON object whose keys keep their order.
type Object []Member

// Member is a key of an object with its value.
type Member struct {
	Key   string
	Value any
}

// MarshalJSON writes the members in order.
func (o Object) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for i := range o {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(out, JSONText(o[i].Key)+":"...)
		var err error
		if out, err = Line(out, o[i].Value); err != nil {
			return nil, fmt.Errorf("%s: %w", o[i].Key, err)
		}
		out = out[:len(out)-1]
	}
	return append(out, '}'), nil
}
