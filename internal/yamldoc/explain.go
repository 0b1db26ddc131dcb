package yamldoc

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

var libraryError = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)$`) })

// explain turns an error of the YAML library into a problem with a place and
// with something to do about it. The library names no columns and for some
// errors the line where the surrounding list or mapping begins; so it matters how
// many lines it had read, and the text is looked at for the slip itself.
func explain(name string, data []byte, line, read int, err error) Problems {
	trouble := newTrouble(data, read, err)
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
	marks   []mark // the slips that show in the text
}

func newTrouble(data []byte, read int, err error) trouble {
	t := trouble{data: data, at: 1, read: read, message: strings.TrimPrefix(err.Error(), "yaml: "), marks: survey(data)}
	if m := libraryError().FindStringSubmatch(err.Error()); m != nil {
		t.message = m[2]
		if n, err := strconv.Atoi(m[1]); err == nil {
			t.at = n
		}
	}
	// Counted with the line in front of the document, the library names the line
	// before for errors of its parser and the line itself for errors of its scanner.
	if !t.ofParser() {
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

// What is said of more than one error of the library.
const (
	tabMessage     = "a tab cannot indent YAML; use spaces"
	noColonMessage = "a colon is missing; write 'key: value', and put a text on the line of its key"
	startMessage   = "a text begins with a character that YAML keeps for itself; put the text in double quotes"
)

// say returns the message for a slip with the character that stands there.
func (f fault) say(c byte) string {
	switch f {
	case tabIndent:
		return tabMessage
	case openQuote:
		return "a quote has no end; add the closing quote, or put a text that holds quotes in double quotes and write \\\" inside"
	case spanQuote:
		return "a quote opens here and is not closed on its line; close it, or write a text of several lines behind a | below its key"
	case wrongStart:
		return fmt.Sprintf("a text cannot begin with %q; put it in double quotes", c)
	case wrongEscape:
		return "a backslash in double quotes begins an escape, and this one is not known; write \\\\ for a backslash, or put the text in single quotes"
	case inFlow:
		return "a text with a ? inside brackets or braces must stand in quotes"
	case cutFlow:
		return "a # behind a space begins a comment, which cuts off the rest of this line; put the text in quotes"
	case openBracket:
	}
	return fmt.Sprintf("the %q that opens here has no end; add a %q", c, c+2) // in ASCII two behind it
}

// explain returns the line, the column (0 for the first character of the line)
// and the message.
func (t *trouble) explain() (line, col int, message string) {
	// Behind a quote that is not closed the library reads on to the next one, and
	// calls something there an error.
	if line, col, message, ok := t.slip(1, max(t.at, t.read), spanQuote); ok {
		return line, col, message
	}
	text := lineAt(t.data, t.at)
	switch m := t.message; {
	case strings.Contains(m, "found a tab character"):
		return t.nearest(tabMessage, tabIndent)
	case strings.HasPrefix(m, "found character that cannot start any token"):
		return t.nearest(startMessage, wrongStart, tabIndent)
	case strings.HasPrefix(m, "mapping values are not allowed"):
		return t.colon(text)
	case m == "found unexpected end of stream", m == "found unexpected document indicator":
		return t.nearest("a quote has no end; add the closing quote", openQuote, spanQuote)
	case m == "found unknown escape character", m == "did not find expected hexdecimal number", m == "found invalid Unicode character escape code":
		return t.nearest("an escape in double quotes is not known; put the text in single quotes", wrongEscape)
	case m == "did not find expected comment or line break", m == "found an indentation indicator equal to 0",
		m == "did not find expected alphabetic or numeric character", m == "did not find expected whitespace or line break",
		m == "did not find expected '!'", m == "did not find the expected '>'", m == "did not find expected tag URI":
		return t.nearest(startMessage, wrongStart)
	case strings.HasPrefix(m, "could not find expected ':'"):
		return t.at, 0, unkeyed(text)
	case m == "did not find expected ',' or ']'":
		return t.bracket(text, "[]", "a list in brackets needs a comma between its items and a ']' at its end")
	case m == "did not find expected ',' or '}'":
		return t.bracket(text, "{}", "a mapping in braces needs a comma between its keys and a '}' at its end")
	case m == "did not find expected node content":
		if line, col, message, ok := t.slip(t.at-1, t.at+1, wrongStart, openBracket); ok {
			return line, col, message
		}
		if line, col, message, ok := t.slip(1, t.at, openBracket); ok {
			return line, col, message
		}
		return t.at, 0, "a value is missing on this line, or a comma, bracket or brace is too many"
	case m == "did not find expected key":
		return t.key()
	case m == "did not find expected '-' indicator":
		return t.item()
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
		if a, message := t.offAbove(t.at); a > 0 && t.indent(a) > t.indent(t.at) {
			return a, 0, message
		}
		return t.at, 0, "this line does not belong to the document above it; remove it, or check the indentation"
	case strings.Contains(m, "exceeded max depth"):
		return t.at, 0, tooDeep
	}
	return t.at, 0, "cannot be read as YAML near this line: " + t.message + "; check quotes, brackets and indentation"
}

// slip returns the first slip of some kinds on some lines.
func (t *trouble) slip(from, to int, faults ...fault) (line, col int, message string, ok bool) {
	for _, m := range t.marks {
		if m.line >= from && m.line <= to && slices.Contains(faults, m.fault) {
			_, col = place(t.data, m.at)
			return m.line, col, m.fault.say(t.data[m.at]), true
		}
	}
	return 0, 0, "", false
}

// nearest returns the slip of some kinds that stands nearest to the line of the
// error, the earlier one of two, or that line and what else can be said.
func (t *trouble) nearest(otherwise string, faults ...fault) (line, col int, message string) {
	var best *mark
	for i := range t.marks {
		m := &t.marks[i]
		if slices.Contains(faults, m.fault) && (best == nil || abs(m.line-t.at) < abs(best.line-t.at)) {
			best = m
		}
	}
	if best == nil {
		return t.at, 0, otherwise
	}
	_, col = place(t.data, best.at)
	return best.line, col, best.fault.say(t.data[best.at])
}

func abs(n int) int { return max(n, -n) }

// bracket explains what is wrong in the bracket that opens on the line.
func (t *trouble) bracket(text, pair, otherwise string) (line, col int, message string) {
	if line, col, message, ok := t.slip(t.at, t.read, inFlow, cutFlow); ok {
		return line, col, message
	}
	if line, col, message, ok := t.slip(t.at, t.read, openBracket); ok {
		return line, col, message
	}
	return t.at, column(text, lastOpen(text, pair)), otherwise
}

// unkeyed says what is wrong with a line that has no colon.
func unkeyed(text string) string {
	text = strings.TrimLeft(text, " ")
	switch {
	case strings.HasPrefix(text, "//"), strings.HasPrefix(text, "/*"):
		return "a comment begins with # in YAML; correct or remove this line"
	case strings.HasPrefix(text, "<<<<<<<"), strings.HasPrefix(text, "======="), strings.HasPrefix(text, ">>>>>>>"):
		return "this line was left by a merge of two versions; keep one of them and remove the line"
	}
	return noColonMessage
}
