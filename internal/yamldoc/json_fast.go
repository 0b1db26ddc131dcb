package yamldoc

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// parseFastJSON reads the JSON of RFC 8259 in two passes over one copy of the
// document. It takes every document that parseJSON takes, but for bytes that
// are not UTF-8 (checkText refuses them before), and its nodes are the same
// (FuzzFastJSONAgrees holds it to both). For anything else it returns false and
// reports nothing: messages are parseJSON's.
//
// Every text without escapes is a slice of that copy, so the document stays in
// memory as long as one of its nodes does.
func parseFastJSON(data []byte, line int, room *Room) (*Node, bool) {
	if !utf8.Valid(data) {
		return nil, false
	}
	f := fastJSON{text: string(data), line: line + 1, items: room.items, pairs: room.pairs}
	defer func() { room.items, room.pairs = f.items, f.pairs }()
	if !f.measure() {
		return nil, false
	}
	root := new(Node)
	f.space()
	ok := f.value(root)
	f.space()
	if !ok || f.at != len(f.text) {
		return nil, false
	}
	return root, true
}

// fastJSON reads one document from its beginning to its end.
type fastJSON struct {
	text string
	at   int // offset of the next byte

	line  int // of that byte, from 1
	begin int // where its line would begin if every character were one byte wide

	sizes  []int32 // entries of each list and object in the order of their openings
	opened int     // lists and objects that were opened
	nodes  int     // so far
	items  []Node  // room for lists, handed out in pieces
	pairs  []Pair  // room for objects
}

// measure counts the entries of every list and object, so that each gets room
// once and exactly. It looks at brackets, commas and quotes only: where the
// text is JSON the sizes are right (an empty one counts as one), otherwise
// value finds out. It returns false when it sees already that value would.
func (f *fastJSON) measure() bool {
	type level struct {
		size    int // its place in sizes
		closing byte
	}
	open := make([]level, 0, MaxDepth)
	items, pairs := 0, 0
	text := f.text
	f.sizes = make([]int32, 0, min(strings.Count(text, "[")+strings.Count(text, "{"), maxNodes))
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '"':
			for i++; i < len(text) && text[i] != '"'; i++ {
				if text[i] == '\\' {
					i++
				}
			}
		case ',':
			if len(open) == 0 {
				return false
			}
			f.sizes[open[len(open)-1].size]++
		case '[', '{':
			if len(open) == MaxDepth || len(f.sizes) == maxNodes {
				return false
			}
			open = append(open, level{len(f.sizes), c + 2}) // in ASCII two behind the opening one
			f.sizes = append(f.sizes, 1)
		case ']', '}':
			if len(open) == 0 || open[len(open)-1].closing != c {
				return false
			}
			size := int(f.sizes[open[len(open)-1].size])
			open = open[:len(open)-1]
			if c == ']' {
				items += size
				continue
			}
			if size > MaxKeys {
				return false
			}
			pairs += size
		}
	}
	// More than that is never needed: value counts the nodes.
	f.items = slices.Grow(f.items, min(items, maxNodes))
	f.pairs = slices.Grow(f.pairs, min(pairs, maxNodes/2))
	return len(open) == 0
}

// room takes an empty slice with room for n values from an arena, all of them
// zero. Only in a document with too many values there may be less.
func room[T any](arena *[]T, n int) []T {
	from := len(*arena)
	to := min(from+n, cap(*arena))
	*arena = (*arena)[:to]
	return (*arena)[from:from:to]
}

// space goes on to the next character that is no white space.
func (f *fastJSON) space() {
	for ; f.at < len(f.text); f.at++ {
		switch f.text[f.at] {
		case ' ', '\t', '\r':
		case '\n':
			f.line++
			f.begin = f.at + 1
		default:
			return
		}
	}
}

// byteAt returns the byte at an offset, 0 behind the end. A NUL byte has no
// place in JSON either.
func (f *fastJSON) byteAt(at int) byte {
	if at < len(f.text) {
		return f.text[at]
	}
	return 0
}

// value reads the value that begins at the next byte.
func (f *fastJSON) value(out *Node) bool {
	f.nodes++
	if f.nodes > maxNodes {
		return false
	}
	out.Line, out.Col = f.line, 1+f.at-f.begin
	switch f.byteAt(f.at) {
	case '"':
		return f.quoted(out)
	case '[':
		return f.list(out)
	case '{':
		return f.object(out)
	case 't':
		return f.word(out, "true")
	case 'f':
		return f.word(out, "false")
	case 'n':
		if !f.word(out, "null") {
			return false
		}
		out.Kind, out.Text = Null, ""
		return true
	}
	return f.number(out)
}

// list reads a list that begins at the next byte.
func (f *fastJSON) list(out *Node) bool {
	out.Kind = Sequence
	size := f.enter()
	if f.byteAt(f.at) == ']' {
		f.at++
		return true
	}
	out.Items = room(&f.items, size)
	for {
		n := len(out.Items)
		if n == cap(out.Items) {
			return false
		}
		out.Items = out.Items[:n+1]
		if !f.value(&out.Items[n]) {
			return false
		}
		if more, ok := f.next(']'); !more {
			return ok
		}
	}
}

// object reads an object that begins at the next byte.
func (f *fastJSON) object(out *Node) bool {
	out.Kind = Mapping
	size := f.enter()
	if f.byteAt(f.at) == '}' {
		f.at++
		return true
	}
	out.Pairs = room(&f.pairs, size)
	for {
		n := len(out.Pairs)
		if n == cap(out.Pairs) {
			return false
		}
		out.Pairs = out.Pairs[:n+1]
		pair := &out.Pairs[n]
		if f.byteAt(f.at) != '"' || !f.value(&pair.Key) {
			return false
		}
		if f.space(); f.byteAt(f.at) != ':' {
			return false
		}
		f.at++
		if f.space(); !f.value(&pair.Value) {
			return false
		}
		if more, ok := f.next('}'); !more {
			return ok && !hasDuplicates(out.Pairs)
		}
	}
}

// enter goes to the first entry of a list or object and returns how many there
// are.
func (f *fastJSON) enter() int {
	size := int(f.sizes[f.opened]) // measure saw every bracket that is read
	f.opened++
	f.at++
	f.space()
	return size
}

// next reads what follows an entry: a comma and the way to the next entry, or
// the closing bracket. ok is false for anything else.
func (f *fastJSON) next(closing byte) (more, ok bool) {
	f.space()
	c := f.byteAt(f.at)
	f.at++
	if c == ',' {
		f.space()
		return true, true
	}
	return false, c == closing
}
