package yamldoc

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// maxExplained is the largest document, in bytes, that is read again to find
// the place of an error. For a larger one the library's own line must do.
const maxExplained = 128 << 10

var libraryError = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)$`)

// explain turns an error of the YAML library into a problem with a place and
// with something to do about it. The library names no columns, for some errors
// the line where the surrounding list or mapping begins, and counts lines from
// 0 or from 1; so the document is read a second time and followed closely.
func explain(name string, data []byte, line int, err error) Problems {
	trouble := newTrouble(data, err)
	l, col, message := trouble.explain()
	if l = min(max(l, 1), lineCount(data)); col == 0 {
		col = firstColumn(lineAt(data, l))
	}
	return one(name, line+l, col, message)
}

// trouble is one error of the library.
type trouble struct {
	data    []byte
	message string // without its line
	at      int    // the line that the library names, from 1
	read    int    // the line up to which the library had read
}

func newTrouble(data []byte, err error) trouble {
	t := trouble{data: data, at: 1}
	if len(data) <= maxExplained {
		// A line in front keeps the library from taking line 0 for no line.
		in := lineReader{rest: append([]byte{'\n'}, data...)}
		if again := decodeAll(&in); again != nil {
			err = again
		}
		t.read = in.lines - 1
	}
	t.message = strings.TrimPrefix(err.Error(), "yaml: ")
	if m := libraryError.FindStringSubmatch(err.Error()); m != nil {
		t.message = m[2]
		if n, err := strconv.Atoi(m[1]); err == nil {
			t.at = n
		}
	}
	// The library names the line before for errors of its parser and the line
	// itself for errors of its scanner.
	switch {
	case t.read == 0 && t.ofParser():
		t.at++
	case t.read > 0 && !t.ofParser():
		t.at--
	}
	return t
}

func (t *trouble) ofParser() bool {
	switch t.message {
	case "did not find expected key", "did not find expected '-' indicator",
		"did not find expected ',' or ']'", "did not find expected ',' or '}'",
		"did not find expected node content", "found undefined tag handle",
		"did not find expected <document start>":
		return true
	}
	return false
}

// explain returns the line, the column (0 for the first character of the line)
// and the message.
func (t *trouble) explain() (line, col int, message string) {
	text := lineAt(t.data, t.at)
	switch m := t.message; {
	case strings.Contains(m, "found a tab character"):
		return t.at, column(text, strings.IndexByte(text, '\t')), "a tab cannot indent YAML; use spaces"
	case strings.HasPrefix(m, "found character that cannot start any token"):
		i := wrongStart(text)
		switch {
		case i < 0:
			return t.at, 0, "a text begins with a character that YAML keeps for itself; put the text in double quotes"
		case text[i] == '\t':
			return t.at, column(text, i), "a tab cannot indent YAML; use spaces"
		}
		return t.at, column(text, i), fmt.Sprintf("a text cannot begin with %q; put it in double quotes", text[i])
	case strings.HasPrefix(m, "mapping values are not allowed"):
		return t.colon(text)
	case m == "found unexpected end of stream", m == "found unexpected document indicator":
		return t.at, column(text, strings.IndexAny(text, `"'`)), "a quote has no end; add the closing quote, or put a text that holds quotes in double quotes and write \\\" inside"
	case m == "found unknown escape character":
		return t.at, column(text, wrongEscape(text)), "this escape is not known; write \\\\ for a backslash, or put the text in single quotes"
	case strings.HasPrefix(m, "could not find expected ':'"):
		return t.at, 0, "a colon is missing; write 'key: value', and put a text on the line of its key"
	case m == "did not find expected ',' or ']'":
		return t.at, column(text, openBracket(text, "[]")), "a list in brackets needs a comma between its items and a ']' at its end"
	case m == "did not find expected ',' or '}'":
		return t.at, column(text, openBracket(text, "{}")), "a mapping in braces needs a comma between its keys and a '}' at its end"
	case m == "did not find expected node content":
		return t.at, 0, "a value is missing on this line, or a comma, bracket or brace is too many"
	case m == "did not find expected key" && t.read == 0:
		return t.at, 0, "somewhere in the mapping that begins here a key is missing or the indentation is off; check each line of it"
	case m == "did not find expected key":
		at := t.exact()
		if i := behindQuote(lineAt(t.data, at)); i >= 0 {
			return at, column(lineAt(t.data, at), i), "text stands behind a closing quote; put the whole text in double quotes and write \\\" for a quote inside"
		}
		return at, 0, "this line does not fit the mapping above it; write 'key: value', indented like the other keys"
	case m == "did not find expected '-' indicator":
		return t.exact(), 0, "this line does not fit the list above it; begin an item with '- ', indented like the other items"
	case strings.HasPrefix(m, "block sequence entries are not allowed"):
		return t.at, 0, "a list cannot begin on this line; put each '- ' on a line of its own, or the text in double quotes"
	case strings.HasPrefix(m, "mapping keys are not allowed"):
		return t.at, 0, "a key cannot begin with '? '; write 'key: value', or put the text in double quotes"
	case strings.HasPrefix(m, "unknown anchor"):
		_, name, _ := strings.Cut(m, "'")
		name, _, _ = strings.Cut(name, "'")
		line, col = place(t.data, max(0, bytes.Index(t.data, []byte("*"+name))))
		return line, col, fmt.Sprintf("aliases (*%s) are not allowed; write the value out, or put a text in double quotes", name)
	case m == "found undefined tag handle":
		return t.at, column(text, strings.IndexByte(text, '!')), "tags (words that begin with !) are not allowed; write the plain value, or put a text in double quotes"
	case m == "did not find expected <document start>":
		return t.at, 0, "this line does not belong to the document above it; remove it, or check the indentation"
	case strings.Contains(m, "exceeded max depth"):
		return t.at, 0, tooDeep
	}
	return t.at, 0, "cannot be read as YAML near this line: " + t.message + "; check quotes, brackets and indentation"
}

// colon explains a colon that makes a key where none can be. Either the text
// of a value holds it, or the line above is to blame.
func (t *trouble) colon(text string) (line, col int, message string) {
	if i := colonAt(text, 0); i >= 0 {
		if j := colonAt(text, i+1); j >= 0 {
			return t.at, column(text, j), "a colon with a space behind it is not allowed inside a text; put the text in double quotes"
		}
		above := lineAt(t.data, t.at-1)
		if k := strings.IndexByte(above, ':'); k >= 0 && colonAt(above, 0) < 0 {
			return t.at - 1, column(above, k), "a space is missing behind the colon; write 'key: value'"
		}
		return t.at, 0, "a key cannot stand here, because the key above it has a value already; check the indentation of both lines"
	}
	return t.at, 0, "a colon is not allowed here; put the text in double quotes, or check the indentation"
}

// exact returns the line at which the library gave up. It reads ahead, so the
// first line whose end brings the same error is looked for.
func (t *trouble) exact() int {
	if t.read == 0 {
		return t.at // too large a document to look for more
	}
	for n := max(1, t.read-3); n < t.read; n++ {
		in := lineReader{rest: firstLines(t.data, n)}
		if err := decodeAll(&in); err != nil && strings.HasSuffix(err.Error(), t.message) {
			return n
		}
	}
	return t.read
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

func (r *lineReader) Read(p []byte) (int, error) {
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

// colonAt returns the offset of the next colon that ends a key, or -1.
func colonAt(line string, from int) int {
	for i := from; i < len(line); i++ {
		if line[i] == ':' && (i+1 == len(line) || line[i+1] == ' ' || line[i+1] == '\t') {
			return i
		}
	}
	return -1
}

// openBracket returns the offset of the innermost bracket of a pair that is not
// closed on its line, the last one when all are closed, or -1.
func openBracket(line, pair string) int {
	var open []int
	last := -1
	for i := range len(line) {
		switch line[i] {
		case pair[0]:
			last = i
			open = append(open, i)
		case pair[1]:
			open = open[:max(0, len(open)-1)]
		}
	}
	if len(open) > 0 {
		return open[len(open)-1]
	}
	return last
}

// wrongStart returns the offset of a character with which no scalar begins.
func wrongStart(line string) int {
	for i := range len(line) {
		if strings.IndexByte("\t@`%|>", line[i]) >= 0 && (i == 0 || strings.IndexByte(" \t[{,:-", line[i-1]) >= 0) {
			return i
		}
	}
	return -1
}

// wrongEscape returns the offset of a backslash that begins no escape.
func wrongEscape(line string) int {
	for i := 0; i+1 < len(line); i++ {
		if line[i] == '\\' {
			if strings.IndexByte("0abt\tnvfre \"'\\N_LPxuU", line[i+1]) < 0 {
				return i
			}
			i++
		}
	}
	return -1
}

// behindQuote returns the offset of text that follows a quoted value on its
// line, or -1.
func behindQuote(line string) int {
	from := colonAt(line, 0) + 1
	value := strings.TrimLeft(line[from:], " -\t")
	if value == "" || value[0] != '"' && value[0] != '\'' {
		return -1
	}
	at := len(line) - len(value)
	for i := at + 1; i < len(line); i++ {
		switch {
		case line[i] == '\\' && value[0] == '"':
			i++
		case line[i] == value[0] && value[0] == '\'' && strings.HasPrefix(line[i+1:], "'"):
			i++
		case line[i] == value[0]:
			rest := strings.TrimLeft(line[i+1:], " \t")
			if rest == "" || rest[0] == '#' {
				return -1
			}
			return len(line) - len(rest)
		}
	}
	return -1
}
