package yamldoc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// Parse reads the one document in data, YAML or JSON. The name stands in
// messages. The error is of type Problems.
func Parse(name string, data []byte) (*Node, error) {
	if len(data) > MaxBytes {
		return nil, one(name, 1, 1, "is larger than 1 MiB; no single document needs that much, split it or use NDJSON")
	}
	return parseAt(name, data, 0, &Room{})
}

// ParseText is Parse for a text that is there as a string. It makes no copy of it as long
// as it keeps to what the fast reader reads, so the text stays in memory as long as one of
// the nodes does. The nodes are put into what is left of the memory of the room: those of
// texts that were read into it before stay as they are.
func (r *Room) ParseText(name, text string) (*Node, error) {
	if t := strings.TrimLeft(text, " \t\r\n"); t != "" && t[0] != '{' && t[0] != '[' {
		r.lines = r.lines[:0]
		if n, ok := parseFastText(text, 0, r); ok {
			return n, nil
		}
	}
	return Parse(name, []byte(text))
}

// parseAt parses a document that begins after the given number of lines, into the
// memory of a room.
func parseAt(name string, data []byte, line int, room *Room) (*Node, error) {
	body, err := checkText(name, data, line)
	if err != nil {
		return nil, err
	}
	if looksLikeJSON(body) {
		if n, ok := parseFastJSON(body, line, room); ok {
			return n, nil
		}
		n, isJSON, err := parseJSON(name, body, line)
		if isJSON || meantAsJSON().Match(body) {
			return n, err
		}
		// YAML's own flow style, such as {a: b} or [a, b], also begins with a
		// bracket.
		return parseSlow(name, body, line)
	}
	if n, ok := parseFast(body, line, room); ok {
		return n, nil
	}
	return parseSlow(name, body, line)
}

// parseSlow reads with the YAML library what the fast reader leaves.
func parseSlow(name string, data []byte, line int) (*Node, error) {
	if err := guard(name, data, line); err != nil {
		return nil, err
	}
	return recovered(name, line, func() (*Node, error) { return parseYAML(name, data, line) })
}

func one(name string, line, col int, message string) Problems {
	return Problems{{File: name, Line: line, Col: col, Message: message}}
}

// byteOrderMark begins files of some Windows programs; it means nothing.
const byteOrderMark = "\xef\xbb\xbf"

// checkText refuses what is not UTF-8 text, with the place, because the YAML
// library names none. It returns the text without a byte order mark.
func checkText(name string, data []byte, line int) ([]byte, error) {
	if bytes.HasPrefix(data, []byte{0xff, 0xfe, 0, 0}) || bytes.HasPrefix(data, []byte{0, 0, 0xfe, 0xff}) {
		return nil, one(name, line+1, 1, "the file is UTF-32; save it as UTF-8")
	}
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		return nil, one(name, line+1, 1, "the file is UTF-16; save it as UTF-8")
	}
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	for i := 0; i < len(data); {
		c := data[i]
		if c < utf8.RuneSelf {
			if c >= 0x20 && c != 0x7f || c == '\n' || c == '\t' || c == '\r' {
				i++
				continue
			}
			l, col := place(data, i)
			if c == 0 {
				return nil, one(name, line+l, col, "control character U+0000; this is not a text file, or it is UTF-16; save it as UTF-8")
			}
			return nil, one(name, line+l, col, fmt.Sprintf("control character U+%04X; remove it, or write it as an escape in double quotes", c))
		}
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			l, col := place(data, i)
			return nil, one(name, line+l, col, "not valid UTF-8; save the file as UTF-8")
		}
		if r >= 0x80 && r < 0xa0 && r != 0x85 || r == 0xfffe || r == 0xffff {
			l, col := place(data, i)
			return nil, one(name, line+l, col, fmt.Sprintf("control character U+%04X; remove it, or write it as an escape in double quotes", r))
		}
		i += size
	}
	if !hasValue(data) {
		return nil, one(name, line+1, 1, "is empty; it needs at least 'version: 1'")
	}
	return data, nil
}

// place returns line and column, both from 1, of a byte offset.
func place(data []byte, at int) (line, col int) {
	before := data[:at]
	line = 1 + bytes.Count(before, []byte{'\n'})
	if i := bytes.LastIndexByte(before, '\n'); i >= 0 {
		before = before[i+1:]
	}
	return line, 1 + utf8.RuneCount(before)
}

// lineCount returns the number of lines as YAML counts them: it knows more line
// ends than the line feed.
func lineCount(data []byte) int {
	n := bytes.Count(data, []byte{'\n'}) + bytes.Count(data, []byte{'\r'}) - bytes.Count(data, []byte("\r\n"))
	for _, end := range []string{"\u0085", "\u2028", "\u2029"} {
		n += bytes.Count(data, []byte(end))
	}
	if len(data) > 0 && data[len(data)-1] != '\n' {
		n++
	}
	return max(n, 1)
}

// IsEmpty reports whether a document holds nothing but blanks, comments and
// markers.
func IsEmpty(data []byte) bool { return !hasValue(bytes.TrimPrefix(data, []byte(byteOrderMark))) }

// hasValue reports whether there is more than comments and document markers.
// It need not understand YAML: a line that begins with # is a comment wherever
// content is missing.
func hasValue(data []byte) bool {
	for line := range bytes.Lines(data) {
		t := bytes.TrimSpace(line)
		if marker(line) {
			t = bytes.TrimSpace(line[3:])
		}
		if len(t) > 0 && t[0] != '#' {
			return true
		}
	}
	return false
}

func looksLikeJSON(data []byte) bool {
	t := bytes.TrimLeft(data, " \t\r\n")
	return len(t) > 0 && (t[0] == '{' || t[0] == '[')
}

// meantAsJSON matches text that begins as JSON does and YAML hardly ever: with a
// text in double quotes, or a comment of other languages, inside brackets. YAML would take much of what is wrong
// in such a document for a value, such as NaN or a comma too many.
var meantAsJSON = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[\s\[{]*(?:"|//|/\*)`) })

// recovered calls a reader of the YAML library. The library panics on some
// malformed input (go-yaml issue 1050); decoding into nodes avoids the known case,
// this catches the unknown ones.
func recovered(name string, line int, read func() (*Node, error)) (node *Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			node, err = nil, one(name, line+1, 1, "cannot be read as YAML; check indentation, quotes and brackets")
		}
	}()
	return read()
}

// parseYAML reads the document with the YAML library and converts its nodes.
func parseYAML(name string, data []byte, line int) (*Node, error) {
	data = bytes.TrimPrefix(data, []byte(byteOrderMark)) // a second one
	in := newLineReader(data)
	dec := yaml.NewDecoder(in)
	var doc yaml.Node
	if err := dec.Decode(&doc); err != nil { // not io.EOF: checkText saw content
		return nil, explain(name, data, line, in.lines, err)
	}
	var second yaml.Node
	switch err := dec.Decode(&second); {
	case err == nil:
		return nil, one(name, line+second.Line-1, 1, "a second document begins here; keep one document a file, or score several with 'mspscope batch'")
	case !errors.Is(err, io.EOF):
		return nil, explain(name, data, line, in.lines, err)
	}
	c := converter{report: NewReport(name), text: newCursor(data), line: line, last: line + lineCount(beforeEnd(data))}
	var root Node
	c.convert(doc.Content[0], &root, 1)
	if err := c.report.Err(); err != nil {
		return nil, err
	}
	return &root, nil
}

// beforeEnd returns the text up to the marker that ends the document, so that
// what is missing there has the same place whether the marker is there or not.
func beforeEnd(data []byte) []byte {
	at := 0
	for l := range bytes.Lines(data) {
		if marker(l) && l[0] == '.' && hasValue(data[:at]) {
			return data[:at]
		}
		at += len(l)
	}
	return data
}

// converter turns nodes of the YAML library into ours and refuses on the way
// what this program does not allow.
type converter struct {
	report *Report
	text   cursor
	line   int // lines before this document
	last   int // the last line of this document
	nodes  int
	deep   bool // depth or size was already reported
}

func (c *converter) convert(y *yaml.Node, out *Node, depth int) {
	out.Line, out.Col = c.place(y)
	c.nodes++
	if c.nodes > maxNodes {
		if !c.deep {
			c.report.Add(out, "the document has more than %d values; split it", maxNodes)
			c.deep = true
		}
		return
	}
	if depth > MaxDepth && (y.Kind == yaml.SequenceNode || y.Kind == yaml.MappingNode) {
		if !c.deep {
			c.report.Add(out, "%s", tooDeep)
			c.deep = true
		}
		return
	}
	if y.Anchor != "" {
		c.report.Add(out, "anchors (&%s) are not allowed; write the value out where it is needed", y.Anchor)
	}
	begins := c.text.at(y)
	if y.Style&yaml.TaggedStyle != 0 {
		c.report.Add(out, "tags (%s) are not allowed; write the plain value", y.Tag)
	} else if begins == '!' { // a tag without a name, which the library drops
		c.report.Add(out, "tags (!) are not allowed; write the plain value, or put a text in double quotes")
	}
	switch y.Kind {
	case yaml.AliasNode:
		c.report.Add(out, "aliases (*%s) are not allowed; write the value out", y.Value)
	case yaml.ScalarNode:
		c.scalar(y, out)
		if (begins == '"' || begins == '\'') && c.text.quoteSpansKeys() {
			c.report.Add(out, "%s", spanQuote.say(begins))
		}
	case yaml.SequenceNode:
		out.Kind = Sequence
		out.Items = make([]Node, len(y.Content))
		for i, item := range y.Content {
			c.convert(item, &out.Items[i], depth+1)
		}
	case yaml.MappingNode:
		out.Kind = Mapping
		c.mapping(y, out, depth)
	default:
		c.report.Add(out, "cannot be read as YAML here")
	}
}

// place returns line and column of a node. What is missing at the end of a
// document has its place behind it for the library.
func (c *converter) place(y *yaml.Node) (line, col int) {
	if line = c.line + y.Line - 1; line > c.last {
		return c.last, 1
	}
	return line, y.Column
}

func (c *converter) scalar(y *yaml.Node, out *Node) {
	out.Text = y.Value
	out.Quoted = y.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
	out.Kind = Scalar
	if !out.Quoted && isNull(y.Value) {
		out.Kind = Null
	}
}

// isNull reports whether a plain scalar is one of YAML's spellings of null.
func isNull(s string) bool {
	switch s {
	case "", "~", "null", "Null", "NULL":
		return true
	}
	return false
}

func (c *converter) mapping(y *yaml.Node, out *Node, depth int) {
	n := len(y.Content) / 2
	if n > MaxKeys {
		c.report.Add(out, "a mapping with more than %d keys; split it", MaxKeys)
		return
	}
	out.Pairs = make([]Pair, 0, n)
	for i := 0; i+1 < len(y.Content); i += 2 {
		key, value := y.Content[i], y.Content[i+1]
		var at Node
		at.Line, at.Col = c.place(key)
		switch {
		case key.Kind == yaml.ScalarNode && key.Style == 0 && key.Value == "":
			c.report.Add(&at, "a key is missing here; write 'key: value'")
			continue
		case key.Kind != yaml.ScalarNode:
			c.report.Add(&at, "a key must be a plain word, not %s", map[yaml.Kind]string{
				yaml.MappingNode: "a mapping", yaml.SequenceNode: "a list", yaml.AliasNode: "an alias",
			}[key.Kind])
			continue
		case key.Tag == "!!merge" || key.Value == "<<":
			c.report.Add(&at, "merge keys (<<) are not allowed; write the keys out")
			continue
		}
		var p Pair
		c.convert(key, &p.Key, depth+1)
		p.Key.Kind = Scalar
		c.convert(value, &p.Value, depth+1)
		out.Pairs = append(out.Pairs, p)
	}
	if !c.deep { // otherwise keys may be missing
		duplicates(c.report, out)
	}
}

// duplicates reports keys that stand twice in a mapping, with the first place.
func duplicates(r *Report, n *Node) {
	if !hasDuplicates(n.Pairs) {
		return
	}
	seen := make(map[string]int, len(n.Pairs))
	for i := range n.Pairs {
		key := &n.Pairs[i].Key
		if first, ok := seen[key.Text]; ok {
			r.Add(key, "%s stands here a second time (first on line %d); keep one", Quote(key.Text), n.Pairs[first].Key.Line)
			continue
		}
		seen[key.Text] = i
	}
}

// hasDuplicates reports whether a key stands twice in a mapping. Small mappings
// are compared directly: a map costs more than it saves there.
func hasDuplicates(pairs []Pair) bool {
	if len(pairs) <= 64 {
		for i := 1; i < len(pairs); i++ {
			for j := range pairs[:i] {
				if pairs[i].Key.Text == pairs[j].Key.Text {
					return true
				}
			}
		}
		return false
	}
	seen := make(map[string]struct{}, len(pairs))
	for i := range pairs {
		seen[pairs[i].Key.Text] = struct{}{}
	}
	return len(seen) < len(pairs)
}
