package yamldoc

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// scalar makes a scalar of the text up to an offset.
func (f *fastJSON) scalar(out *Node, end int) bool {
	out.Kind, out.Text = Scalar, f.text[f.at:end]
	f.at = end
	return true
}

// word reads one of the words that JSON knows. What follows it, as what follows
// a number, is looked at by the caller: neither can be longer without a
// separator.
func (f *fastJSON) word(out *Node, word string) bool {
	return strings.HasPrefix(f.text[f.at:], word) && f.scalar(out, f.at+len(word))
}

// number reads a number as it is written.
func (f *fastJSON) number(out *Node) bool {
	begin := f.at
	if f.byteAt(begin) == '-' {
		begin++
	}
	end := f.digits(begin)
	if end == begin || f.text[begin] == '0' && end > begin+1 {
		return false
	}
	if f.byteAt(end) == '.' {
		begin = end + 1
		if end = f.digits(begin); end == begin {
			return false
		}
	}
	if c := f.byteAt(end); c == 'e' || c == 'E' {
		begin = end + 1
		if c := f.byteAt(begin); c == '+' || c == '-' {
			begin++
		}
		if end = f.digits(begin); end == begin {
			return false
		}
	}
	return f.scalar(out, end)
}

// digits returns the offset behind the digits that begin at an offset.
func (f *fastJSON) digits(at int) int {
	for at < len(f.text) && f.text[at] >= '0' && f.text[at] <= '9' {
		at++
	}
	return at
}

// inText tells the bytes that stand in a text for themselves and for one
// character.
var inText = func() (plain [256]bool) {
	for c := range plain {
		plain[c] = c >= ' ' && c < utf8.RuneSelf && c != '"' && c != '\\' || c >= 0xc0
	}
	return plain
}()

// quoted reads a text in quotes.
func (f *fastJSON) quoted(out *Node) bool {
	text, begin, escapes := f.text, f.at+1, false
	for i := begin; i < len(text); i++ {
		c := text[i]
		if inText[c] {
			continue
		}
		switch {
		case c == '"':
			f.at = i + 1
			out.Kind, out.Quoted, out.Text = Scalar, true, text[begin:i]
			if !escapes {
				return true
			}
			var ok bool
			out.Text, ok = unescapeJSON(out.Text)
			return ok
		case c == '\\':
			escapes = true
			i++ // whatever it is, it does not end the text
		case c < ' ':
			return false
		default: // a byte that goes on with a character
			f.begin++
		}
	}
	return false
}

// unescapeJSON resolves the escapes of a text in which every backslash is
// followed by something. It returns false for an unknown escape and for half a
// surrogate pair.
func unescapeJSON(s string) (string, bool) {
	var b strings.Builder
	b.Grow(len(s))
	for {
		plain, rest, found := strings.Cut(s, `\`)
		b.WriteString(plain)
		if !found {
			return b.String(), true
		}
		c := rest[0]
		s = rest[1:]
		switch c {
		case '"', '\\', '/':
		case 'b':
			c = '\b'
		case 'f':
			c = '\f'
		case 'n':
			c = '\n'
		case 'r':
			c = '\r'
		case 't':
			c = '\t'
		case 'u':
			r, ok := unit(s)
			if !ok {
				return "", false
			}
			s = s[4:]
			if utf16.IsSurrogate(r) {
				low, ok := unit(strings.TrimPrefix(s, `\u`))
				if r = utf16.DecodeRune(r, low); !ok || r == utf8.RuneError || !strings.HasPrefix(s, `\u`) {
					return "", false
				}
				s = s[6:]
			}
			b.WriteRune(r)
			continue
		default:
			return "", false
		}
		b.WriteByte(c)
	}
}

// unit reads the four digits of an escape.
func unit(s string) (rune, bool) {
	if len(s) < 4 {
		return 0, false
	}
	u, err := strconv.ParseUint(s[:4], 16, 16)
	return rune(u), err == nil
}
