package yamldoc

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
)

// streamBuffer is how much of a stream is read at a time, in bytes.
const streamBuffer = 64 << 10

// Document is one document of a stream, not yet parsed, so that parsing can
// happen elsewhere and at the same time as reading.
type Document struct {
	Name  string // of the stream
	Index int    // from 1
	lines int    // lines of the stream before this document
	data  []byte
	err   error
	size  int                   // of what it was made from, where it has no data
	made  func() (*Node, error) // makes it, where it is no text
}

// ParseIn parses the document into the memory of a room, which takes the nodes of the
// document that was parsed there before. Positions count from the beginning of the stream.
func (d Document) ParseIn(room *Room) (*Node, error) {
	room.empty()
	if d.err != nil {
		return nil, d.err
	}
	if d.made != nil {
		return d.made()
	}
	if len(d.data) > MaxBytes {
		return nil, d.tooLarge()
	}
	return parseAt(d.Name, d.data, d.lines, room)
}

func (d Document) tooLarge() error {
	return one(d.Name, d.lines+1, 1, "the document is larger than 1 MiB; no single engagement needs that much, split it")
}

// Stream splits a stream into documents: YAML at its markers ('---' at the
// beginning of a line, which no value can contain), newline-delimited JSON at
// its line ends. Documents without content are passed over. It holds one
// document at a time.
type Stream struct {
	name   string
	in     *bufio.Reader
	lines  int
	index  int
	ndjson bool
	unsure bool // the first line is a record; it is NDJSON unless a marker comes next
	begun  bool
	done   bool
}

// NewStream reads documents from in; the name stands in messages.
func NewStream(name string, in io.Reader) *Stream {
	return &Stream{name: name, in: bufio.NewReaderSize(&stickyReader{in: in}, streamBuffer)}
}

// Next returns the next document, or io.EOF after the last one. An error of
// the underlying reader is returned as it is. A document over the size limit
// is returned with its problem and the stream goes on behind it.
func (s *Stream) Next() (Document, error) {
	begun := false
	if !s.begun {
		s.begun = true
		if mark, _ := s.in.Peek(len(byteOrderMark)); string(mark) == byteOrderMark {
			_, _ = s.in.Discard(len(byteOrderMark)) // it is buffered
		}
		s.ndjson, s.unsure = s.firstLine()
	} else if s.unsure {
		s.ndjson, s.unsure = s.nextIsRecord(), false
		begun = !s.ndjson // what follows goes on where the record stood
	}
	for ; ; begun = false {
		if s.done {
			return Document{}, io.EOF
		}
		d, err := s.read(begun)
		if err != nil {
			return Document{}, err
		}
		if d.err == nil && !hasValue(d.data) {
			continue
		}
		s.index++
		d.Index = s.index
		return d, nil
	}
}

// firstLine looks at the first line, and no further than it must, because
// whoever wrote a record may be waiting for its result. It is NDJSON when a whole
// object stands on it, when a broken one does and another object follows, or when
// it is longer than can be looked at: a document for people is not written on one
// such line. A whole object is a document of its own whatever follows; that is
// not looked at yet.
func (s *Stream) firstLine() (ndjson, unsure bool) {
	for n := 1; ; {
		head, end := s.ahead(n)
		n = len(head) + 1
		first, rest, line := bytes.Cut(bytes.TrimLeft(head, blanks), []byte{'\n'})
		first, rest = bytes.TrimSpace(first), bytes.TrimSpace(rest)
		switch {
		case len(first) > 0 && first[0] != '{':
			return false, false
		case line && json.Valid(first):
			return true, true
		case len(rest) > 0:
			// A first record may be broken, but {"list": [ goes on below.
			return rest[0] == '{' && bytes.IndexByte([]byte("{[:,"), first[len(first)-1]) < 0, false
		case end && len(first) == 0:
			return false, false
		case end:
			return !line && len(head) == streamBuffer || first[len(first)-1] == '}', false
		}
	}
}

// nextIsRecord reports whether what comes behind a record is another line of
// NDJSON, good or bad: everything but a marker, because a whole object on a line
// goes on in no other way. It looks no further than it must.
func (s *Stream) nextIsRecord() bool {
	for n := 1; ; {
		head, end := s.ahead(n)
		n = len(head) + 1
		line, whole := firstContent(head)
		switch {
		case end, whole, len(line) >= len("--- "):
			return !marker(line)
		case len(line) > 0 && line[0] != '-' && line[0] != '.':
			return true
		}
	}
}

// firstContent returns the first line with content, as far as it is there; whole
// says that its end is there too.
func firstContent(text []byte) (line []byte, whole bool) {
	for len(text) > 0 {
		line, text, whole = bytes.Cut(text, []byte{'\n'})
		if t := bytes.TrimSpace(line); len(t) > 0 && t[0] != '#' {
			return line, whole
		}
	}
	return nil, false
}

// ahead returns what is buffered, as far as it is looked at, once that is at
// least n bytes; end says that no more of it will ever be.
func (s *Stream) ahead(n int) (head []byte, end bool) {
	_, err := s.in.Peek(n)
	head, _ = s.in.Peek(min(s.in.Buffered(), streamBuffer)) // it is buffered
	return head, err != nil || len(head) == streamBuffer
}

// blanks stand between lines with content.
const blanks = " \t\r\n"

// read collects the lines of one document, which may have begun already.
func (s *Stream) read(begun bool) (Document, error) {
	d := Document{Name: s.name, lines: s.lines}
	for {
		ends := false
		if begun && !s.ndjson {
			head, _ := s.in.Peek(4)
			if ends = marker(head); ends && head[0] == '-' {
				return d, nil // the marker belongs to the document behind it
			}
		}
		from := len(d.data)
		data, err := s.appendLine(d.data, MaxBytes+1)
		s.done = errors.Is(err, io.EOF)
		if err != nil && !s.done {
			return d, err
		}
		line := data[from:]
		begun = begun || beginsDocument(line)
		if d.err == nil && (!ends || hasValue(line)) { // not "...", but what wrongly follows it
			d.data = data
		}
		if len(d.data) > MaxBytes {
			begun = true
			d.data = nil
			d.err = d.tooLarge()
		}
		if s.ndjson {
			// Without its line end, so that what is missing at the end of the
			// text is missed on this line and not on the next.
			d.data = bytes.TrimSuffix(bytes.TrimSuffix(d.data, []byte{'\n'}), []byte{'\r'})
			return d, nil
		}
		if ends || s.done {
			return d, nil
		}
	}
}

// appendLine appends one line to dst, but lets dst grow no larger than most.
func (s *Stream) appendLine(dst []byte, most int) ([]byte, error) {
	for {
		part, err := s.in.ReadSlice('\n')
		dst = append(dst, part[:min(most-len(dst), len(part))]...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			if len(part) > 0 {
				s.lines++
			}
			return dst, err
		}
	}
}

// marker reports whether a line begins or ends a YAML document.
func marker(line []byte) bool {
	if !bytes.HasPrefix(line, []byte("---")) && !bytes.HasPrefix(line, []byte("...")) {
		return false
	}
	return len(line) == 3 || bytes.IndexByte([]byte(" \t\r\n"), line[3]) >= 0
}

// beginsDocument reports whether a document has begun with this line: comments
// and directives before the first marker belong to the document behind it.
func beginsDocument(line []byte) bool {
	t := bytes.TrimSpace(line)
	return len(t) > 0 && t[0] != '#' && t[0] != '%'
}

// stickyReader repeats the first error of a reader: looking ahead in a
// bufio.Reader would swallow it.
type stickyReader struct {
	in  io.Reader
	err error
}

func (r *stickyReader) Read(p []byte) (int, error) {
	if r.err != nil {
		return 0, r.err
	}
	n, err := r.in.Read(p)
	r.err = err
	return n, err
}
