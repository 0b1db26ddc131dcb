package patch

import (
	"strings"

	"mspscope/internal/yamldoc"
)

const errComments = refusal("comments stand between the brackets; write the value on one line")

// replaceFlow replaces the value of a key inside braces.
func (d *document) replaceFlow(p *yamldoc.Pair, text string) ([]byte, error) {
	colon, begin, end, err := d.bounds(p, &yamldoc.Node{})
	if err != nil {
		return nil, err
	}
	if comments, err := d.comments(&p.Value, colon, end); err != nil || len(comments) > 0 {
		return nil, errComments
	}
	if begin == end {
		text = " " + text
	}
	return d.splice(begin, end, text), nil
}

// gap returns the blanks before a pair's key, and whether the key begins a
// line.
func (d *document) gap(p *yamldoc.Pair) (string, bool) {
	key := d.offset(&p.Key)
	begin := len(strings.TrimRight(string(d.text[:key]), " \t\r\n"))
	gap := string(d.text[begin:key])
	if strings.Contains(gap, "\n") {
		indent, _ := d.indent(key)
		return d.eol + indent, true
	}
	return gap, false
}

// pairText writes a key with its value as the document does inside braces.
func (d *document) pairText(key string, v value) string {
	if d.tight() {
		return d.quoteKey(key) + ":" + d.write(v)
	}
	return d.quoteKey(key) + ": " + d.write(v)
}

// addFlow adds a key behind the others of a mapping in braces.
func (d *document) addFlow(m *yamldoc.Node, key string, v value) ([]byte, error) {
	pair := d.pairText(key, v)
	if len(m.Pairs) == 0 {
		at := d.offset(m) + 1
		return d.splice(at, at, pair), nil
	}
	last := &m.Pairs[len(m.Pairs)-1]
	_, _, end, err := d.bounds(last, m)
	if err != nil {
		return nil, err
	}
	gap, ownLine := d.gap(last)
	if !ownLine {
		if len(m.Pairs) == 1 { // then the gap is behind the brace
			gap = " "
			if d.tight() {
				gap = ""
			}
		}
		return d.splice(end, end, ","+gap+pair), nil
	}
	// A comment behind the last value stays on its line.
	comma, line := ",", d.lineEnd(end)
	rest := strings.TrimLeft(string(d.text[end:line]), " \t")
	if strings.HasPrefix(rest, ",") {
		comma, rest = "", strings.TrimLeft(rest[1:], " \t")
	}
	if rest != "" && rest[0] != '#' {
		line = end // the closing brace or a text stands there
		if comma == "" {
			return nil, refusal("the braces are written in an unusual way; give each key a line of its own")
		}
	}
	behind := string(d.text[end:line])
	return d.splice(end, line, comma+behind+gap+pair), nil
}

// openFlow puts the first key into an empty mapping of a document in braces
// that gives each key a line of its own.
func (d *document) openFlow(p *yamldoc.Pair, key string, v value) ([]byte, error) {
	_, begin, end, err := d.bounds(p, d.root)
	if err != nil {
		return nil, err
	}
	outer, _ := d.indent(d.offset(&p.Key))
	outer = outer[:len(outer)-len(strings.TrimLeft(outer, " \t"))]
	indent := outer + outer
	if outer == "" {
		indent = "  "
	}
	if strings.Contains(string(d.text[begin:end]), "#") {
		return nil, errComments
	}
	return d.splice(begin, end, "{"+d.eol+indent+d.pairText(key, v)+d.eol+outer+"}"), nil
}

// deleteFlow removes a key inside braces, with its comma.
func (d *document) deleteFlow(m *yamldoc.Node, at int) ([]byte, error) {
	_, _, end, err := d.bounds(&m.Pairs[at], m)
	if err != nil {
		return nil, err
	}
	from, to := d.offset(&m.Pairs[at].Key), end
	switch {
	case len(m.Pairs) == 1:
		from = d.offset(m) + 1
		if to, err = d.closing(end); err != nil {
			return nil, err
		}
		to--
	case at == len(m.Pairs)-1:
		if _, _, from, err = d.bounds(&m.Pairs[at-1], m); err != nil {
			return nil, err
		}
		if _, alone := d.indent(d.offset(&m.Pairs[at].Key)); alone && d.has(d.skipBlanks(end), "#") {
			to = d.lineEnd(end) // its comment goes with it
			if !d.commented(&m.Pairs[at], from, end) {
				return d.splice(from, to, ""), nil
			}
		}
	default:
		to = d.offset(&m.Pairs[at+1].Key)
	}
	if d.commented(&m.Pairs[at], from, to) {
		return d.deleteFlowLines(m, at, end)
	}
	return d.splice(from, to, ""), nil
}

// commented reports whether a comment stands between two offsets around a pair.
// Where that cannot be told, there is one.
func (d *document) commented(p *yamldoc.Pair, from, to int) bool {
	comments, err := d.comments(&yamldoc.Node{Kind: yamldoc.Mapping, Pairs: []yamldoc.Pair{*p}, Col: 1}, from, to)
	return err != nil || len(comments) > 0
}

// deleteFlowLines removes a key that has lines of its own inside braces, with
// the comment behind it. The value ends at the given offset.
func (d *document) deleteFlowLines(m *yamldoc.Node, at, end int) ([]byte, error) {
	key := d.offset(&m.Pairs[at].Key)
	_, alone := d.indent(key)
	if d.has(d.skipBlanks(end), ",") {
		end = d.skipBlanks(end) + 1
	}
	behind := d.skipBlanks(end)
	if !alone || len(m.Pairs) == 1 || behind < d.lineEnd(end) && d.text[behind] != '#' {
		return nil, errComments
	}
	return d.splice(d.lineStart(key), d.nextLine(end), ""), nil
}
