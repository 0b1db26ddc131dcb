package patch

import (
	"strings"

	"mspscope/internal/yamldoc"
)

// splice returns the text with a piece replaced.
func (d *document) splice(from, to int, with string) []byte {
	text := make([]byte, 0, len(d.text)+len(with))
	text = append(text, d.text[:from]...)
	text = append(text, with...)
	return append(text, d.text[to:]...)
}

// setIn replaces the value at a path that is there. Comments on the lines of
// the old value are kept, unless the lines go away (then those behind a value
// go with it).
func (d *document) setIn(path []string, v value, linesGo bool) ([]byte, error) {
	parent, _ := d.parent(path)
	for i := range parent.Pairs {
		p := &parent.Pairs[i]
		if p.Key.Text != path[len(path)-1] {
			continue
		}
		if d.isFlow(parent) {
			return d.replaceFlow(p, d.write(v))
		}
		if p.Value.Kind == yamldoc.Sequence && v.node.Kind == yamldoc.Sequence {
			if text, ok := d.withItems(&p.Value, v.node.Items); ok {
				return text, nil
			}
		}
		return d.replaceBlock(p, parent, d.write(v), linesGo)
	}
	return nil, refusal("its key cannot be found")
}

// bounds returns the offsets behind a pair's colon, at its value and behind
// its value. Without a value all three are the same.
func (d *document) bounds(p *yamldoc.Pair, parent *yamldoc.Node) (colon, begin, end int, err error) {
	if colon, err = d.colon(p); err != nil {
		return 0, 0, 0, err
	}
	if p.Value.Kind == yamldoc.Null && p.Value.Text == "" && !d.json {
		return colon, colon, colon, nil
	}
	begin = d.offset(&p.Value)
	if end, err = d.end(&p.Value, parent.Col-1); err != nil {
		return 0, 0, 0, err
	}
	if begin < colon || end < begin {
		return 0, 0, 0, refusal("it is written in an unusual way")
	}
	return colon, begin, end, nil
}

// replaceBlock replaces the value of a key that has lines of its own.
func (d *document) replaceBlock(p *yamldoc.Pair, parent *yamldoc.Node, text string, linesGo bool) ([]byte, error) {
	colon, begin, end, err := d.bounds(p, parent)
	if err != nil {
		return nil, err
	}
	keyEnd := d.lineEnd(colon)
	switch {
	case begin == end:
		return d.splice(colon, colon, " "+text), nil
	case end <= keyEnd:
		return d.splice(begin, end, text), nil
	}
	last := d.lineEnd(end)
	comments, err := d.comments(&p.Value, colon, last)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	b.WriteString(" " + text)
	for _, c := range comments {
		note := string(d.text[c.begin:c.end])
		before := string(d.text[d.lineStart(c.begin):c.begin])
		indent := before[:len(before)-len(strings.TrimLeft(before, " "))]
		switch {
		case c.begin < keyEnd:
			b.WriteString("  " + note)
		case indent == before || !linesGo:
			b.WriteString(d.eol + indent + note)
		}
	}
	return d.splice(colon, last, b.String()), nil
}

// addBlock adds a key behind the others of a mapping in block style.
func (d *document) addBlock(m *yamldoc.Node, key string, v value) ([]byte, error) {
	if len(m.Pairs) == 0 {
		return nil, refusal("the mapping that holds it is written in an unusual way")
	}
	indent, alone := d.indent(d.offset(&m.Pairs[0].Key))
	if !alone {
		return nil, refusal("the first key of the mapping shares its line with something else; give it a line of its own")
	}
	_, _, end, err := d.bounds(&m.Pairs[len(m.Pairs)-1], m)
	if err != nil {
		return nil, err
	}
	line := indent + d.quoteKey(key) + ": " + d.write(v)
	return d.insertLine(d.behind(d.lineEnd(end), len(indent), m == d.root), line), nil
}

// insertLine adds a line behind the line that ends at an offset.
func (d *document) insertLine(at int, line string) []byte {
	return d.splice(at, at, d.eol+line)
}

// behind returns where a mapping ends whose last value ends on the line that
// ends at the given offset: comments directly below, indented like the keys or
// deeper, belong to it. All comments below belong to the outermost mapping.
func (d *document) behind(at, indent int, outermost bool) int {
	for line := d.nextLine(at); line < len(d.text); line = d.nextLine(line) {
		begin := d.skipBlanks(line)
		end := d.lineEnd(line)
		switch {
		case begin == end && outermost:
			continue
		case begin == end, d.text[begin] != '#', !outermost && begin-line < max(indent, 1):
			return at
		}
		at = end
	}
	return at
}

// fill puts the first key into a mapping that is empty.
func (d *document) fill(path []string, v value) ([]byte, error) {
	above := path[:len(path)-1]
	inner := value{yaml: "{" + d.quoteKey(path[len(path)-1]) + ": " + v.yaml + "}"}
	inner.node.Kind = yamldoc.Mapping
	inner.node.Pairs = []yamldoc.Pair{{Key: yamldoc.Node{Kind: yamldoc.Scalar, Text: path[len(path)-1]}, Value: v.node}}
	if len(path) > 2 {
		return d.setIn(above, inner, false)
	}
	p := d.pair(above[0])
	if d.isFlow(d.root) {
		if _, pretty := d.gap(&d.root.Pairs[0]); pretty {
			return d.openFlow(p, path[1], v)
		}
		return d.setIn(above, inner, false)
	}
	colon, _, end, err := d.bounds(p, d.root)
	if err != nil {
		return nil, err
	}
	if end > d.lineEnd(colon) {
		return d.setIn(above, inner, false)
	}
	indent, alone := d.indent(d.offset(&p.Key))
	if !alone {
		return nil, refusal("the key above it shares its line with something else; give it a line of its own")
	}
	at := d.behind(d.lineEnd(end), len(indent)+1, false)
	line := indent + d.step() + d.quoteKey(path[1]) + ": " + d.write(v)
	whole := d.insertLine(at, line)
	return append(whole[:colon:colon], whole[end:]...), nil
}

// pair returns the pair of a key of the outermost mapping; it must be there.
func (d *document) pair(key string) *yamldoc.Pair {
	for i := range d.root.Pairs {
		if d.root.Pairs[i].Key.Text == key {
			return &d.root.Pairs[i]
		}
	}
	return nil
}

// step returns by how much the document indents, two blanks unless it shows
// otherwise.
func (d *document) step() string {
	for i := range d.root.Pairs {
		if v := &d.root.Pairs[i].Value; v.Kind == yamldoc.Mapping && len(v.Pairs) > 0 && v.Pairs[0].Key.Line > d.root.Pairs[i].Key.Line {
			if n := v.Pairs[0].Key.Col - d.root.Pairs[i].Key.Col; n > 0 {
				return strings.Repeat(" ", n)
			}
		}
	}
	return "  "
}

// deleteBlock removes a key with its lines. Comments on lines of their own
// above it stay.
func (d *document) deleteBlock(m *yamldoc.Node, at int) ([]byte, error) {
	p := &m.Pairs[at]
	_, _, end, err := d.bounds(p, m)
	if err != nil {
		return nil, err
	}
	begin := d.offset(&p.Key)
	if _, alone := d.indent(begin); !alone {
		return nil, refusal("it shares its line with something else; give it a line of its own")
	}
	from, to := d.lineStart(begin), d.nextLine(end)
	if to == len(d.text) && d.lineEnd(end) == to && from > d.lines[0] {
		// The last line has no end: the line before it loses its own instead.
		from = len(strings.TrimRight(string(d.text[:from]), "\r\n"))
	}
	return d.splice(from, to, ""), nil
}
