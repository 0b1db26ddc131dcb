package yamldoc

import (
	"bytes"
	"io"
	"sort"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// maxReread is the largest piece, in bytes, that is read again to find the exact
// line of an error.
const maxReread = 128 << 10

// exact returns the line at which the library gave up. It reads ahead, so the
// first line whose end brings the same error is looked for.
func (t *trouble) exact() int {
	data, before := t.data, 0
	if len(data) > maxReread {
		data, before = t.section()
	}
	if len(data) > maxReread {
		return t.read
	}
	// Comments make it read further ahead.
	const window = 16
	low, high := max(1, t.read-before-window), t.read-before
	return before + low + sort.Search(high-low, func(n int) bool {
		in := lineReader{rest: firstLines(data, low+n)}
		err := decodeAll(&in)
		return err != nil && strings.HasSuffix(err.Error(), t.message)
	})
}

// section returns the text from the last key of the first level that stands well
// before the error, or from the first line with content, and the number of lines
// before it: errors behind it do not hang on what stands above.
func (t *trouble) section() (data []byte, before int) {
	n, begin, at := 0, -1, 0
	for l := range bytes.Lines(t.data) {
		n++
		if begin >= 0 && n > t.read-3 {
			break
		}
		if begin < 0 && hasContent(string(bytes.TrimSpace(l))) || l[0] != ' ' && l[0] != '-' && beginsKey(l) {
			before, begin = n-1, at
		}
		at += len(l)
	}
	begin = max(begin, 0)
	return firstLines(t.data[begin:], t.read-before), before
}

// decodeAll reads the documents of in until the first error.
func decodeAll(in io.Reader) (err error) {
	defer func() {
		if recover() != nil {
			err = nil // the first reading decides what is said then
		}
	}()
	dec := yaml.NewDecoder(in)
	for range 2 {
		var doc yaml.Node
		if err := dec.Decode(&doc); err != nil {
			return err
		}
	}
	return nil
}

// lineReader hands out one line a call, so that the number of lines tells how
// far its reader came.
type lineReader struct {
	rest  []byte
	lines int
}

// newLineReader hands out a document with an empty line in front, which keeps
// the library from taking the first line for none. It counts no line itself.
func newLineReader(data []byte) *lineReader { return &lineReader{rest: data, lines: -1} }

func (r *lineReader) Read(p []byte) (int, error) {
	if r.lines < 0 {
		r.lines = 0
		return copy(p, "\n"), nil
	}
	if len(r.rest) == 0 {
		return 0, io.EOF
	}
	line := r.rest
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i+1]
	}
	n := copy(p, line)
	if r.rest = r.rest[n:]; n == len(line) {
		r.lines++
	}
	return n, nil
}

// firstLines returns the first n lines.
func firstLines(data []byte, n int) []byte {
	end := 0
	for ; n > 0; n-- {
		i := bytes.IndexByte(data[end:], '\n')
		if i < 0 {
			return data
		}
		end += i + 1
	}
	return data[:end]
}

// lineAt returns a line, counted from 1, without its end.
func lineAt(data []byte, n int) string {
	i := 1
	for l := range bytes.Lines(data) {
		if i == n {
			return strings.TrimRight(string(l), "\r\n")
		}
		i++
	}
	return ""
}

// column returns the column of an offset, 0 where there is none.
func column(line string, at int) int {
	if at < 0 {
		return 0
	}
	return 1 + utf8.RuneCountInString(line[:at])
}

// firstColumn returns the column of the first character that is no blank.
func firstColumn(line string) int {
	return column(line, len(line)-len(strings.TrimLeft(line, " \t")))
}
