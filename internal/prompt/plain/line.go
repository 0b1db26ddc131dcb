package plain

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// line is what came of reading one.
type line struct {
	text    string
	several bool   // it was pasted, of several lines, which stand in one now
	wrong   string // why it is no answer
	err     error
}

// longest is the number of bytes that a line of input may have. Every text that
// can be kept is shorter.
const longest = 64 << 10

// endless is the number of bytes behind which no line end is waited for.
const endless = 64 << 20

// byteOrderMark begins what some programs write; it means nothing.
const byteOrderMark = "\ufeff"

// reader reads lines, and remembers how its input ended.
type reader struct {
	in    *bufio.Reader
	begun bool
	err   error
}

// What stands around what was pasted, where a terminal marks it.
const (
	pasteBegins = "\x1b[200~"
	pasteEnds   = "\x1b[201~"
)

// line reads a line, and all of a paste that begins in it: its line ends end no
// answer.
func (r *reader) line() line {
	l := r.one()
	for begun := l; open(begun.text) && l.err == nil; {
		begun = r.one()
		switch {
		case begun.err != nil:
			return begun
		case l.wrong != "": // nothing of it is taken
		case begun.wrong != "":
			l = begun
		case len(l.text)+len(begun.text) > longest:
			l = line{wrong: tooLong}
		default:
			l.text += "\n" + begun.text
		}
		if !strings.Contains(begun.text, pasteEnds) {
			begun.text = pasteBegins // it goes on
		}
	}
	if strings.Contains(typedIn(l.text), "\x1b") {
		return line{wrong: withKey}
	}
	if !strings.Contains(l.text, pasteBegins) {
		return l
	}
	l.text = strings.NewReplacer(pasteBegins, "", pasteEnds, "").Replace(l.text)
	lines := strings.FieldsFunc(l.text, func(r rune) bool { return r == '\n' || r == '\r' })
	lines = slices.DeleteFunc(lines, func(s string) bool { return strings.TrimSpace(s) == "" })
	for i := range lines {
		lines[i] = strings.TrimSpace(strings.ReplaceAll(lines[i], "\x1b", ""))
	}
	l.text, l.several = strings.Join(lines, " "), len(lines) > 1
	return l
}

// open reports whether a paste has begun and not ended.
func open(text string) bool {
	return strings.LastIndex(text, pasteBegins) > strings.LastIndex(text, pasteEnds)
}

// typedIn is a line without what was pasted into it.
func typedIn(text string) string {
	var typed strings.Builder
	for {
		before, rest, pasted := strings.Cut(text, pasteBegins)
		typed.WriteString(before)
		if !pasted {
			return typed.String()
		}
		_, text, _ = strings.Cut(rest, pasteEnds)
	}
}

// withKey is said of a line in which an arrow key was pressed: what stands on the screen
// is not what arrives.
const withKey = "An arrow or another such key was pressed in that line; keys like these do nothing here, and nothing of it was taken. Please type it again, and use Backspace."

const tooLong = "That line is too long, and nothing of it was taken; please shorten it."

// one reads one line. What cannot be taken for an answer is read to its end, so
// that the next line is a whole one.
func (r *reader) one() line {
	text, whole := r.bytes()
	if !r.begun {
		text = bytes.TrimPrefix(text, []byte(byteOrderMark))
	}
	r.begun = true
	switch {
	case !whole:
		return line{wrong: tooLong}
	case !utf8.Valid(text):
		return line{wrong: "That line is not text in UTF-8, and nothing of it was taken; please send it as UTF-8, or write it with other letters."}
	case len(text) > 0 || r.err == nil:
		return line{text: string(text)}
	case errors.Is(r.err, io.EOF):
		return line{err: io.EOF}
	}
	return line{err: fmt.Errorf("cannot read the answer: %w", r.err)}
}

// bytes reads a line with its end; whole is false where it is too long to be
// kept.
func (r *reader) bytes() (text []byte, whole bool) {
	size := 0
	for r.err == nil {
		piece, err := r.in.ReadSlice('\n')
		if size += len(piece); size <= longest {
			text = append(text, piece...)
		}
		switch {
		case err == nil:
			return text, size <= longest
		case !errors.Is(err, bufio.ErrBufferFull):
			r.err = err
		case size > endless:
			r.err = errors.New("a line has no end")
		}
	}
	return text, size <= longest
}
