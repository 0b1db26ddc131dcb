package plain

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// line is what came of reading one.
type line struct {
	text  string
	wrong string // why it is no answer
	err   error
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

// line reads a line. What cannot be taken for an answer is read to its end, so
// that the next line is a whole one.
func (r *reader) line() line {
	text, whole := r.bytes()
	if !r.begun {
		text = bytes.TrimPrefix(text, []byte(byteOrderMark))
	}
	r.begun = true
	switch {
	case !whole:
		return line{wrong: "That line is too long, and nothing of it was taken; please shorten it."}
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
