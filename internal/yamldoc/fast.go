package yamldoc

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// parseFast reads the plain subset of YAML that most documents keep to: block
// mappings and sequences, one-line flow collections, one-line scalars and
// comments. It returns false for anything it is not certain of, wrong input
// included; where it returns true, the nodes are exactly those of parseYAML
// (FuzzFastAgrees holds it to that). It never reports a problem: messages are
// the slow reader's.
//
// Every text is a slice of one copy of the document, so the document stays in
// memory as long as one of its nodes does.
func parseFast(data []byte, line int, room *Room) (*Node, bool) {
	if len(data) > MaxBytes { // before a copy is made
		return nil, false
	}
	return parseFastText(string(data), line, room)
}

// parseFastText is parseFast for a text.
func parseFastText(text string, line int, room *Room) (*Node, bool) {
	if len(text) > MaxBytes {
		return nil, false
	}
	f := fastReader{text: text, before: line, lines: room.lines, items: room.items, pairs: room.pairs, aside: room.aside}
	defer func() { room.lines, room.items, room.pairs, room.aside = f.lines, f.items, f.pairs, f.aside.empty() }()
	if !f.split() {
		return nil, false
	}
	root := new(Node)
	first := &f.lines[0]
	if !f.block(root, first.indent(), 1) || f.next != len(f.lines) {
		return nil, false
	}
	return root, true
}

// fastReader reads one document line by line. Offsets are bytes of text.
type fastReader struct {
	text   string
	before int        // lines before this document
	lines  []fastLine // those with content
	next   int        // the line being read

	ascii bool // every character is one byte wide
	mark  int  // offset up to which col counts
	col   int  // characters of the line before mark

	nodes int                // so far
	items []Node             // room for sequences, handed out in pieces
	pairs []Pair             // room for mappings
	aside aside              // what was read of collections in brackets and braces
	open  [MaxDepth + 1]Pair // the entry being read, by its depth
}

// fastLine is a line with content.
type fastLine struct {
	begin, content, end int32 // of the line, of its first character, of its last
	number              int32 // from 1
}

func (l *fastLine) indent() int { return int(l.content - l.begin) }

// What a byte may do in a document of the plain subset.
const (
	cannotStand   = iota // the whole document is for the slow reader
	canStand             // anywhere but at the beginning of a plain scalar
	canBegin             // also there
	canBeginAWord        // also there, and after a minus sign at the beginning
)

// fastBytes sorts the bytes into these classes. Tabs and a carriage return
// that ends no line are left to the slow reader; bytes above 0x7f are checked
// as characters.
var fastBytes = func() (class [256]uint8) {
	for c := range class {
		switch {
		case c < ' ' || c == 0x7f:
			class[c] = cannotStand
		case strings.IndexByte(` -?:,[]{}#&*!|>'"%@`+"`.", byte(c)) >= 0:
			class[c] = canStand
		case c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_':
			class[c] = canBeginAWord
		default:
			class[c] = canBegin
		}
	}
	return class
}()

// split finds the lines with content and looks at every character once.
func (f *fastReader) split() bool {
	f.ascii = true
	f.lines = slices.Grow(f.lines, 1+strings.Count(f.text, "\n"))
	number, marked := int32(0), false
	for at := 0; at < len(f.text); {
		number++
		begin, end, next := at, len(f.text), len(f.text)
		if i := strings.IndexByte(f.text[at:], '\n'); i >= 0 {
			end, next = at+i, at+i+1
			if end > begin && f.text[end-1] == '\r' {
				end--
			}
		}
		at = next
		if !f.check(f.text[begin:end]) {
			return false
		}
		for end > begin && f.text[end-1] == ' ' {
			end--
		}
		content := begin
		for content < end && f.text[content] == ' ' {
			content++
		}
		if content == end || f.text[content] == '#' {
			continue
		}
		if len(f.lines) == 0 && !marked && f.text[begin:end] == "---" {
			// One marker may stand before everything else; a second one fails
			// later because no plain scalar begins with it.
			marked = true
			continue
		}
		f.lines = append(f.lines, fastLine{int32(begin), int32(content), int32(end), number})
	}
	return len(f.lines) > 0
}

// check reports whether a line holds only characters whose meaning to the YAML
// library is plain.
func (f *fastReader) check(line string) bool {
	for i := 0; i < len(line); {
		c := line[i]
		if c < utf8.RuneSelf {
			if fastBytes[c] == cannotStand {
				return false
			}
			i++
			continue
		}
		f.ascii = false
		r, size := utf8.DecodeRuneInString(line[i:])
		switch {
		case r == utf8.RuneError && size == 1, r < 0xa0: // not UTF-8; controls, among them a line break
			return false
		case r == 0x2028, r == 0x2029, r == 0xfeff: // line breaks, byte order mark
			return false
		case r == 0xfffe, r == 0xffff:
			return false
		}
		i += size
	}
	return true
}

// place counts a node and notes where it begins, in the line being read. It
// returns false when the document is too large.
func (f *fastReader) place(n *Node, at int) bool {
	f.nodes++
	if f.nodes > maxNodes {
		return false
	}
	l := &f.lines[f.next]
	n.Line = f.before + int(l.number)
	if f.ascii {
		n.Col = 1 + at - int(l.begin)
		return true
	}
	// Counting goes on from the node before: a line may hold many.
	if f.mark < int(l.begin) || f.mark > at {
		f.mark, f.col = int(l.begin), 0
	}
	f.col += utf8.RuneCountInString(f.text[f.mark:at])
	f.mark = at
	n.Col = 1 + f.col
	return true
}

// block reads the collection that begins with the line being read, up to the
// first line that is indented less.
func (f *fastReader) block(out *Node, indent, depth int) bool {
	l := &f.lines[f.next]
	if f.isItem(l) {
		return f.sequence(out, indent, depth)
	}
	return f.mapping(out, int(l.content), indent, depth)
}

// isItem reports whether a line begins with "- ".
func (f *fastReader) isItem(l *fastLine) bool {
	return f.text[l.content] == '-' && (l.content+1 == l.end || f.text[l.content+1] == ' ')
}

// mapping reads a block mapping whose first key stands at an offset of the
// line being read, not necessarily at its beginning ("- key: value").
func (f *fastReader) mapping(out *Node, at, indent, depth int) bool {
	out.Kind = Mapping
	if depth > MaxDepth || !f.place(out, at) {
		return false
	}
	out.Pairs = f.roomForPairs(f.siblings(indent, false))
	for {
		out.Pairs = append(out.Pairs, Pair{})
		pair := &out.Pairs[len(out.Pairs)-1]
		end := int(f.lines[f.next].end)
		colon, ok := f.key(&pair.Key, at, end)
		if !ok {
			return false
		}
		if value := f.skip(colon+1, end); value < end && f.text[value] != '#' {
			if !f.scalarOrFlow(&pair.Value, value, end, depth+1) {
				return false
			}
			f.next++
		} else if !f.below(&pair.Value, colon+1, indent, depth+1, true) {
			return false
		}
		if f.next == len(f.lines) || f.lines[f.next].indent() < indent {
			break
		}
		l := &f.lines[f.next]
		if l.indent() > indent || len(out.Pairs) == MaxKeys {
			return false
		}
		at = int(l.content)
	}
	return !hasDuplicates(out.Pairs)
}

// sequence reads a block sequence whose first dash begins the line being read.
func (f *fastReader) sequence(out *Node, indent, depth int) bool {
	out.Kind = Sequence
	if depth > MaxDepth || !f.place(out, int(f.lines[f.next].content)) {
		return false
	}
	out.Items = f.roomForItems(f.siblings(indent, true))
	for {
		l := &f.lines[f.next]
		out.Items = append(out.Items, Node{})
		item := &out.Items[len(out.Items)-1]
		dash, end := int(l.content), int(l.end)
		at := f.skip(dash+1, end)
		switch {
		case at == end || f.text[at] == '#':
			if !f.below(item, dash+1, indent, depth+1, false) {
				return false
			}
		case f.beginsMapping(at, end):
			if !f.mapping(item, at, at-int(l.begin), depth+1) {
				return false
			}
		default:
			if !f.scalarOrFlow(item, at, end, depth+1) {
				return false
			}
			f.next++
		}
		if f.next == len(f.lines) {
			return true
		}
		l = &f.lines[f.next]
		if l.indent() != indent || !f.isItem(l) {
			return l.indent() <= indent
		}
	}
}

// beginsMapping reports whether a plain key stands at an offset.
func (f *fastReader) beginsMapping(at, end int) bool {
	if !f.canBeginPlain(at, end) {
		return false
	}
	stop := f.plain(at, end)
	return stop < end && f.text[stop] == ':'
}

// below reads a value that does not stand on its key's or dash's line: a block
// further in, in a mapping also a sequence at the indentation of the key, or
// nothing at all. The place of nothing is behind the colon or dash.
func (f *fastReader) below(out *Node, behind, indent, depth int, inMapping bool) bool {
	if f.next+1 < len(f.lines) {
		l := &f.lines[f.next+1]
		deeper := l.indent() > indent
		if deeper || inMapping && l.indent() == indent && f.isItem(l) {
			f.next++
			return f.block(out, l.indent(), depth)
		}
	}
	ok := f.place(out, behind) // Kind is Null
	f.next++
	return ok
}

// siblings returns how many lines from the one being read stand at the same
// indentation in the same collection, items of a sequence or keys of a
// mapping. It only says how much room is likely to be needed.
func (f *fastReader) siblings(indent int, items bool) int {
	n := 1
	for i := f.next + 1; i < len(f.lines); i++ {
		l := &f.lines[i]
		switch d := l.indent(); {
		case d > indent:
			continue
		case d < indent:
			return n
		}
		if f.isItem(l) == items {
			n++
		} else if items {
			return n
		}
	}
	return n
}

// The largest pieces of memory that nodes and pairs are taken from: as many as go into
// 32 KiB, the largest size that the allocator does not round up to whole pages.
const (
	maxItems = 372 // of 88 bytes
	maxPairs = 186 // of 176 bytes
)

// roomForItems returns an empty slice with room for n nodes. Few large
// allocations stand for many small ones.
func (f *fastReader) roomForItems(n int) []Node {
	if n > cap(f.items)-len(f.items) {
		if n >= maxItems/4 && cap(f.items) >= maxItems { // the rest of a large piece is good for others
			return make([]Node, 0, n)
		}
		f.items = make([]Node, 0, max(n, min(2*cap(f.items), maxItems), 8))
	}
	from := len(f.items)
	f.items = f.items[:from+n]
	return f.items[from : from : from+n]
}

// roomForPairs returns an empty slice with room for n pairs. In block style
// every line holds one at most.
func (f *fastReader) roomForPairs(n int) []Pair {
	n = min(n, MaxKeys)
	if n > cap(f.pairs)-len(f.pairs) {
		if n >= maxPairs/4 && cap(f.pairs) >= maxPairs {
			return make([]Pair, 0, n)
		}
		f.pairs = make([]Pair, 0, max(n, min(max(len(f.lines)-f.next, 2*cap(f.pairs)), maxPairs), 8))
	}
	from := len(f.pairs)
	f.pairs = f.pairs[:from+n]
	return f.pairs[from : from : from+n]
}
