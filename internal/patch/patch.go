// Package patch changes single values in the text of an engagement file, YAML
// or JSON, as an editor would: what is not changed stays as it is, byte for
// byte.
//
// Goals: comments, order, blank lines, indentation, quotes, line ends and a
// missing last line end survive; the result is read again and compared with
// what it should be before it is returned; what cannot be changed exactly is
// laid out anew where that loses nothing, in JSON, and else refused with its
// place and with what to do.
//
// Non-goals: knowing what an engagement is, pretty-printing, changing items that a
// list has, and files (callers read and write them).
package patch

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"mspscope/internal/emit"
	"mspscope/internal/yamldoc"
)

// Edit is one change of a document.
type Edit struct {
	// Path names the value by its keys from the outermost mapping on, such as
	// answers, users_count. Mappings on the way that are not there yet are added.
	Path []string

	// Value is the new value, written as YAML on one line without a comment;
	// emit.YAMLText writes a text so. In a JSON document, and inside braces, it
	// is put in quotes where that format needs them.
	Value string

	// JSON, unless it is empty, takes the place of Value in a JSON document.
	JSON string

	// Append adds Value as the last item of a list instead. A list that is not there
	// yet, or that is empty, is written on one line.
	Append bool

	// Delete removes the key and its value instead; Value is ignored. A mapping
	// that loses its last key stays as {}. To delete what is not there is fine.
	Delete bool

	// Prune removes, with Delete, a mapping that loses its last key as well, and
	// so on outwards. One with comments stays as {}, and so does one whose lines
	// cannot be removed exactly.
	Prune bool
}

// ErrCannotPatch is the error for a document that is valid, but whose text
// cannot be changed exactly. Its message names the place and what to do.
var ErrCannotPatch = errors.New("cannot be changed in place")

// Patch applies edits to a document, one after the other; name stands in
// messages. The result differs from data only where an edit asks for it, and
// reading it gives data's values with exactly the edits applied. A value that
// is there already is left as it is written. The last line end is missing in
// the result exactly when it is missing in data. A comment at a changed value
// stays; where a value of several lines gives way, its comments are kept below.
// A comment at the end of a deleted line goes with it. A document in JSON that is
// laid out so that it cannot be changed in place is laid out anew.
//
// The error is of type yamldoc.Problems when data cannot be read at all, wraps
// ErrCannotPatch when an edit cannot be made exactly, and is plain when an edit
// itself is wrong. With an error there is no result.
func Patch(name string, data []byte, edits []Edit) ([]byte, error) {
	d, err := newDocument(name, data)
	if err != nil {
		return nil, err
	}
	for _, e := range edits {
		if err := d.apply(e); err != nil {
			return nil, err
		}
	}
	return d.text, nil
}

// byteOrderMark may stand before a document; positions count behind it.
const byteOrderMark = "\xef\xbb\xbf"

// document is a text and what it reads as.
type document struct {
	name string
	text []byte
	json bool
	root *yamldoc.Node

	lines []int  // offsets at which the lines begin
	eol   string // line end to write
}

func newDocument(name string, data []byte) (*document, error) {
	d := &document{name: name, text: data}
	body := bytes.TrimPrefix(data, []byte(byteOrderMark))
	d.json = len(bytes.TrimLeft(body, " \t\r\n")) > 0 && bytes.TrimLeft(body, " \t\r\n")[0] == '{' && json.Valid(body)
	if err := d.read(data); err != nil {
		return nil, err
	}
	if d.root.Kind != yamldoc.Mapping {
		return nil, d.refuse(d.root, nil, "the document is %s, not a mapping of keys and values", d.root.Describe())
	}
	if !d.json && strings.ContainsAny(strings.ReplaceAll(string(data), "\r\n", "\n"), "\r\u0085\u2028\u2029") {
		return nil, d.refuse(d.root, nil, "the text uses unusual line ends; save it with ordinary ones (LF or CRLF)")
	}
	return d, nil
}

// read parses a text and takes it over.
func (d *document) read(text []byte) error {
	root, err := yamldoc.Parse(d.name, text)
	if err != nil {
		return err
	}
	d.text, d.root = text, root
	d.lines = append(d.lines[:0], 0)
	for i, c := range text {
		if c == '\n' {
			d.lines = append(d.lines, i+1)
		}
	}
	if bytes.HasPrefix(text, []byte(byteOrderMark)) {
		d.lines[0] = len(byteOrderMark)
	}
	d.eol = "\n"
	if i := bytes.IndexByte(text, '\n'); i > 0 && text[i-1] == '\r' {
		d.eol = "\r\n"
	}
	return nil
}

// refuse returns the error for what cannot be changed exactly.
func (d *document) refuse(at *yamldoc.Node, path []string, format string, args ...any) error {
	what := ""
	if len(path) > 0 {
		what = strings.Join(path, ".") + " "
	}
	return fmt.Errorf("%s:%d:%d: %s%w: %s", d.name, at.Line, at.Col, what, ErrCannotPatch, fmt.Sprintf(format, args...))
}

// refusal is a reason to refuse, found where the path is not known.
type refusal string

func (r refusal) Error() string { return string(r) }

// apply makes one edit.
func (d *document) apply(e Edit) error {
	if len(e.Path) == 0 {
		return errors.New("an edit needs a path of keys")
	}
	var v value
	if !e.Delete {
		text := e.Value
		if d.json {
			text = cmp.Or(e.JSON, e.Value)
		}
		var err error
		if v, err = parseValue(text, d.json); err != nil {
			return fmt.Errorf("%s: %w", strings.Join(e.Path, "."), err)
		}
	}
	for {
		parent, depth := d.parent(e.Path)
		switch {
		case parent.Kind != yamldoc.Mapping && parent.Kind != yamldoc.Null:
			return d.refuse(parent, e.Path, "%s is %s, not a mapping of keys and values; correct it by hand", strings.Join(e.Path[:depth], "."), parent.Describe())
		case depth == len(e.Path)-1 && d.prune(e, parent):
			return nil
		case depth == len(e.Path)-1 && e.Append:
			return d.appendItem(e, parent, v)
		case depth == len(e.Path)-1:
			return d.change(e, parent, v)
		case e.Delete:
			return nil
		}
		// A mapping on the way is missing: it is added empty, then looked into.
		empty := Edit{Path: e.Path[:depth+1]}
		if err := d.change(empty, parent, emptyMapping); err != nil {
			return err
		}
	}
}

// parent returns the innermost node on the way to a path that is there, at most
// the one that holds the last key, and how many keys lead to it.
func (d *document) parent(path []string) (*yamldoc.Node, int) {
	at := d.root
	for depth, key := range path[:len(path)-1] {
		next := at.Get(key)
		if next == nil {
			return at, depth
		}
		at = next
	}
	return at, len(path) - 1
}

// prune removes the mapping that holds the last key of a path when an edit asks
// for it and no other key is in it. It reports whether it did.
func (d *document) prune(e Edit, holder *yamldoc.Node) bool {
	last := len(e.Path) - 1
	if !e.Delete || !e.Prune || last == 0 || len(holder.Pairs) != 1 || holder.Get(e.Path[last]) == nil {
		return false
	}
	above, _ := d.parent(e.Path[:last])
	for i := range above.Pairs {
		if p := &above.Pairs[i]; p.Key.Text == e.Path[last-1] {
			if d.remarked(p, above) {
				return false
			}
		}
	}
	return d.apply(Edit{Path: e.Path[:last], Delete: true, Prune: true}) == nil
}

// remarked reports whether a comment belongs to a mapping: on its lines or
// directly below them. Where that cannot be told, one does.
func (d *document) remarked(p *yamldoc.Pair, holder *yamldoc.Node) bool {
	colon, _, end, err := d.bounds(p, holder)
	if err != nil {
		return true
	}
	last := d.lineEnd(end)
	if d.isFlow(holder) {
		last = end
	} else {
		last = d.behind(last, p.Key.Col, false)
	}
	comments, err := d.comments(&p.Value, colon, last)
	return err != nil || len(comments) > 0
}

// change sets or deletes the last key of a path in its mapping, and checks that
// the new text reads as it should.
func (d *document) change(e Edit, parent *yamldoc.Node, v value) error {
	key := e.Path[len(e.Path)-1]
	old := parent.Get(key)
	if e.Delete && old == nil || !e.Delete && old != nil && same(old, &v.node) {
		return nil
	}
	want := expected(d.root, e.Path, &v.node, e.Delete)
	text, err := d.edited(e, parent, v)
	return d.take(e, parent, &want, text, err)
}

// take checks that a new text reads as it should, and takes it over. The error is what
// kept it from being written.
func (d *document) take(e Edit, parent, want *yamldoc.Node, text []byte, err error) error {
	if d.json && (err != nil || !reads(d.name, text, want)) {
		text, err = d.laidOut(want), nil
	}
	if err != nil {
		if r, ok := errors.AsType[refusal](err); ok {
			at := parent
			if old := parent.Get(e.Path[len(e.Path)-1]); old != nil {
				at = old
			}
			return d.refuse(at, e.Path, "%s", string(r))
		}
		return err
	}
	if len(text) > yamldoc.MaxBytes {
		return d.refuse(parent, e.Path, "the file would grow over 1 MiB; shorten it")
	}
	if err := d.read(text); err == nil && same(d.root, want) {
		return nil
	}
	return d.refuse(parent, e.Path, "the text around it is written in an unusual way; write each key and value on a line of its own")
}

// reads reports whether a text can be read and has the values that it should.
func reads(name string, text []byte, want *yamldoc.Node) bool {
	root, err := yamldoc.Parse(name, text)
	return err == nil && same(root, want)
}

// laidOut returns a document of JSON, which has no comments that could be lost,
// as a whole anew, with the byte order mark and the line ends that it had.
func (d *document) laidOut(root *yamldoc.Node) []byte {
	text := bytes.TrimSuffix(emit.JSONFile(root), []byte{'\n'})
	text = bytes.ReplaceAll(text, []byte{'\n'}, []byte(d.eol))
	if bytes.HasSuffix(d.text, []byte{'\n'}) {
		text = append(text, d.eol...)
	}
	return append(bytes.Clone(d.text[:d.lines[0]]), text...)
}

// edited returns the text with one edit made. It need not be right: change
// checks it.
func (d *document) edited(e Edit, parent *yamldoc.Node, v value) ([]byte, error) {
	key := e.Path[len(e.Path)-1]
	flow := d.isFlow(parent)
	at := -1
	for i := range parent.Pairs {
		if parent.Pairs[i].Key.Text == key {
			at = i
		}
	}
	switch {
	case e.Delete && flow:
		return d.deleteFlow(parent, at)
	case e.Delete && len(parent.Pairs) > 1:
		return d.deleteBlock(parent, at)
	case e.Delete && len(e.Path) == 1:
		return nil, refusal("it is the only key of the file")
	case e.Delete:
		return d.setIn(e.Path[:len(e.Path)-1], emptyMapping, true)
	case at >= 0:
		return d.setIn(e.Path, v, false)
	case flow && len(parent.Pairs) == 0 && len(e.Path) == 2 || parent.Kind == yamldoc.Null:
		return d.fill(e.Path, v)
	case flow:
		return d.addFlow(parent, key, v)
	}
	return d.addBlock(parent, key, v)
}
