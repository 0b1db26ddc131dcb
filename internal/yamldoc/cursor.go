package yamldoc

import (
	"bytes"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// cursor follows the nodes of the YAML library through the text that they came
// from, in its order, because the nodes do not say how they were written.
type cursor struct {
	data      []byte
	offset    int
	line, col int // of the offset, as the library counts them
}

func newCursor(data []byte) cursor { return cursor{data: data, line: 2, col: 1} }

// at goes on to the beginning of a node and returns the byte there, 0 where the
// node has no place in the text.
func (c *cursor) at(y *yaml.Node) byte {
	for c.offset < len(c.data) && (c.line < y.Line || c.line == y.Line && c.col < y.Column) {
		if n := lineEnd(c.data[c.offset:]); n > 0 {
			c.offset, c.line, c.col = c.offset+n, c.line+1, 1
			continue
		}
		_, size := utf8.DecodeRune(c.data[c.offset:])
		c.offset += size
		c.col++
	}
	if c.offset == len(c.data) || c.line != y.Line || c.col != y.Column {
		return 0
	}
	return c.data[c.offset]
}

// lineEnd returns the length of the line end that a text begins with, 0 where
// there is none. YAML knows more of them than the line feed.
func lineEnd(text []byte) int {
	switch {
	case text[0] == '\n':
		return 1
	case text[0] == '\r':
		if len(text) > 1 && text[1] == '\n' {
			return 2
		}
		return 1
	case bytes.HasPrefix(text, []byte("\u0085")):
		return 2
	case bytes.HasPrefix(text, []byte("\u2028")), bytes.HasPrefix(text, []byte("\u2029")):
		return 3
	}
	return 0
}

// quoteSpansKeys reports whether the quoted text at the offset goes on over lines
// that look like keys with values: its closing quote was forgotten, and the next
// quote in the document closed it.
func (c *cursor) quoteSpansKeys() bool {
	quote := c.data[c.offset]
	for i := c.offset + 1; i < len(c.data); i++ {
		switch b := c.data[i]; {
		case b == '\\' && quote == '"':
			i++
		case b == quote && quote == '\'' && i+1 < len(c.data) && c.data[i+1] == quote:
			i++
		case b == quote:
			return false
		case b == '\n':
			line, _, _ := bytes.Cut(c.data[i+1:], []byte{'\n'})
			if beginsKey(line) {
				return true
			}
		}
	}
	return false
}
