package patch

import (
	"bytes"
	"iter"
	"strings"
	"unicode/utf8"

	"mspscope/internal/yamldoc"
)

// offset returns the byte at which a node begins.
func (d *document) offset(n *yamldoc.Node) int {
	if n.Line < 1 || n.Line > len(d.lines) {
		return len(d.text)
	}
	at := d.lines[n.Line-1]
	for range n.Col - 1 {
		_, size := utf8.DecodeRune(d.text[at:])
		at += size
	}
	return at
}

// isFlow reports whether a mapping is written in braces.
func (d *document) isFlow(n *yamldoc.Node) bool {
	at := d.offset(n)
	return n.Kind == yamldoc.Mapping && at < len(d.text) && d.text[at] == '{'
}

// has reports whether s stands at an offset.
func (d *document) has(at int, s string) bool { return bytes.HasPrefix(d.text[at:], []byte(s)) }

// colon returns the offset behind the colon of a pair.
func (d *document) colon(p *yamldoc.Pair) (int, error) {
	at, err := d.end(&p.Key, 0)
	if err != nil {
		return 0, err
	}
	at = d.skipBlanks(at)
	if !d.has(at, ":") {
		return 0, refusal("its key is written in an unusual way; write 'key: value'")
	}
	return at + 1, nil
}

func (d *document) skipBlanks(at int) int {
	for at < len(d.text) && (d.text[at] == ' ' || d.text[at] == '\t') {
		at++
	}
	return at
}

// lineStart returns the offset at which the line of an offset begins.
func (d *document) lineStart(at int) int {
	start := bytes.LastIndexByte(d.text[:at], '\n') + 1
	return max(start, d.lines[0])
}

// lineEnd returns the offset of the line end at or behind an offset.
func (d *document) lineEnd(at int) int {
	i := bytes.IndexByte(d.text[at:], '\n')
	switch {
	case i < 0:
		return len(d.text)
	case i > 0 && d.text[at+i-1] == '\r':
		return at + i - 1
	}
	return at + i
}

// nextLine returns the offset at which the next line begins, or the end.
func (d *document) nextLine(at int) int {
	if i := bytes.IndexByte(d.text[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(d.text)
}

// indent returns the blanks before an offset on its line, and whether there is
// nothing else.
func (d *document) indent(at int) (string, bool) {
	before := string(d.text[d.lineStart(at):at])
	return before, strings.Trim(before, " ") == ""
}

const errOverLines = refusal("a text of several lines stands in the way; put it in quotes on one line")

// end returns the offset behind a node. The indentation is that of the mapping
// or list that holds it; only texts that begin with | or > need it.
func (d *document) end(n *yamldoc.Node, indent int) (int, error) {
	at := d.offset(n)
	switch n.Kind {
	case yamldoc.Null:
		switch {
		case d.json:
			return at + len("null"), nil
		case n.Text != "" && !d.has(at, n.Text):
			return 0, errOverLines
		}
		return at + len(n.Text), nil
	case yamldoc.Scalar:
		return d.endOfScalar(n, at, indent)
	case yamldoc.Sequence, yamldoc.Mapping:
	}
	if at < len(d.text) && (d.text[at] == '[' || d.text[at] == '{') {
		end := at + 1
		for child := range children(n) {
			var err error
			if end, err = d.end(child, 0); err != nil {
				return 0, err
			}
		}
		return d.closing(end)
	}
	last := n
	for child := range children(n) {
		last = child
	}
	if last == n { // an empty list or mapping always stands in brackets
		return 0, refusal("it is written in an unusual way")
	}
	return d.end(last, n.Col-1)
}

// children yields the nodes directly inside a node, in the order of the
// text: items, or keys and values.
func children(n *yamldoc.Node) iter.Seq[*yamldoc.Node] {
	return func(yield func(*yamldoc.Node) bool) {
		for i := range n.Items {
			if !yield(&n.Items[i]) {
				return
			}
		}
		for i := range n.Pairs {
			if !yield(&n.Pairs[i].Key) || !yield(&n.Pairs[i].Value) {
				return
			}
		}
	}
}

// closing returns the offset behind the bracket or brace that ends a list or
// mapping whose last child ends before from.
func (d *document) closing(from int) (int, error) {
	for at := from; at < len(d.text); at++ {
		switch c := d.text[at]; c {
		case ' ', '\t', '\r', '\n', ',', ':':
		case ']', '}':
			return at + 1, nil
		case '#':
			at = d.lineEnd(at) - 1
		default:
			return 0, refusal("its brackets are written in an unusual way")
		}
	}
	return 0, refusal("its closing bracket cannot be found")
}

// endOfScalar returns the offset behind a text, number or word.
func (d *document) endOfScalar(n *yamldoc.Node, at, indent int) (int, error) {
	if at >= len(d.text) {
		return 0, errOverLines
	}
	switch c := d.text[at]; {
	case n.Quoted && (c == '"' || c == '\''):
		for i := at + 1; i < len(d.text); i++ {
			switch {
			case d.text[i] == '\\' && c == '"':
				i++
			case d.text[i] == c && c == '\'' && d.has(i+1, "'"):
				i++
			case d.text[i] == c:
				return i + 1, nil
			}
		}
		return 0, errOverLines
	case n.Quoted && (c == '|' || c == '>'):
		return d.endOfBlock(at, indent), nil
	case n.Quoted:
		return 0, errOverLines
	case d.has(at, n.Text):
		return at + len(n.Text), nil
	}
	return d.endOfPlain(n, at)
}

// endOfPlain follows a plain text over several lines. YAML reads a line end as
// a blank, and empty lines as line ends.
func (d *document) endOfPlain(n *yamldoc.Node, at int) (int, error) {
	rest := n.Text
	for {
		end := d.lineEnd(at)
		line := string(d.text[at:end])
		if !strings.HasPrefix(rest, strings.TrimRight(line, " \t")) {
			// The last line may have something behind the text.
			if strings.HasPrefix(line, rest) {
				return at + len(rest), nil
			}
			return 0, errOverLines
		}
		line = strings.TrimRight(line, " \t")
		if rest = rest[len(line):]; rest == "" {
			return at + len(line), nil
		}
		empty := 0
		at = d.skipBlanks(d.nextLine(end))
		for at < len(d.text) && (d.text[at] == '\n' || d.text[at] == '\r') {
			empty++
			at = d.skipBlanks(d.nextLine(at))
		}
		between := " "
		if empty > 0 {
			between = strings.Repeat("\n", empty)
		}
		if at >= len(d.text) || !strings.HasPrefix(rest, between) {
			return 0, errOverLines
		}
		rest = rest[len(between):]
	}
}

// endOfBlock returns the offset behind the last line with content of a text
// that begins with | or > and whose key is indented as given.
func (d *document) endOfBlock(at, indent int) int {
	header := string(d.text[at:d.lineEnd(at)])
	header, _, _ = strings.Cut(header, " ")
	least := 0 // indentation of the text; 0: not known yet
	if i := strings.IndexAny(header, "123456789"); i >= 0 {
		least = indent + int(header[i]-'0')
	}
	end := at + len(header)
	for line := d.nextLine(at); line < len(d.text); line = d.nextLine(line) {
		begin, stop := line, d.lineEnd(line)
		for begin < stop && d.text[begin] == ' ' {
			begin++
		}
		if begin == stop {
			if strings.Contains(header, "+") {
				end = stop
			}
			continue
		}
		if least == 0 {
			least = max(begin-line, indent+1)
		}
		if begin-line < least {
			break
		}
		end = stop
	}
	return end
}

// comment is a comment with the place where it stands.
type comment struct{ begin, end int }

// comments returns the comments between two offsets that lie outside the texts
// of a node.
func (d *document) comments(n *yamldoc.Node, from, to int) ([]comment, error) {
	var found []comment
	at := from
	scan := func(until int) {
		for ; at < until; at++ {
			if d.text[at] == '#' {
				end := d.lineEnd(at)
				found = append(found, comment{at, end})
				at = end
			}
		}
	}
	var walk func(n *yamldoc.Node, indent int) error
	walk = func(n *yamldoc.Node, indent int) error {
		if n.Kind != yamldoc.Scalar {
			for child := range children(n) {
				if err := walk(child, n.Col-1); err != nil {
					return err
				}
			}
			return nil
		}
		begin := d.offset(n)
		end, err := d.end(n, indent)
		if err != nil {
			return err
		}
		scan(begin)
		if n.Quoted && (d.text[begin] == '|' || d.text[begin] == '>') {
			scan(min(end, d.lineEnd(begin)))
		}
		at = max(at, end)
		return nil
	}
	if err := walk(n, 0); err != nil {
		return nil, err
	}
	scan(to)
	return found, nil
}
