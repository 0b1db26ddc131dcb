// Package yamldoc reads YAML and JSON documents from strangers into small
// nodes with positions. It is the only reader of the program: every other
// package sees nodes, never bytes.
//
// Goals: strictness (no anchors, aliases, merge keys, tags, duplicate keys or
// silent conversions), limits on size, depth and keys, all problems of a
// document at once, each with file, line and column and what to do about it.
//
// The structs of data files say with tags what a file may hold; Decode reads them,
// and the same tags make the schemas and the reference (Shape).
//
// Non-goals: preserving comments, writing YAML.
//
// Where it differs from YAML 1.2, besides what is refused by rule (anchors,
// aliases, merge keys, tags, directives, keys that are not plain words, several
// documents): the YAML library takes a few wrong texts, such as [a, b]#x, "\'" and
// [-], and reads four right ones otherwise, such as { ?foo: bar} with the key foo
// and [?x] as [{x: null}]. In JSON it refuses keys that stand twice, U+FFFF and
// U+007F. Whoever replaces the library must look at these again.
package yamldoc

import (
	"strconv"
	"strings"
)

// Limits of one document. They are far above any real engagement or playbook
// file and low enough that a hostile one costs milliseconds.
const (
	MaxBytes = 1 << 20 // bytes in one document
	MaxDepth = 32      // nested lists and mappings
	MaxKeys  = 1000    // keys in one mapping
	maxNodes = 100_000 // nodes in one document
)

// Kind is the shape of a node.
type Kind uint8

// The kinds of nodes.
const (
	Null     Kind = iota // null, ~ or nothing at all
	Scalar               // one value
	Sequence             // a list
	Mapping              // keys with values
)

// String names the kind as a person would.
func (k Kind) String() string {
	switch k {
	case Null:
		return "nothing"
	case Scalar:
		return "a single value"
	case Sequence:
		return "a list"
	case Mapping:
		return "a mapping"
	}
	return "unknown"
}

// Node is one value of a document with the place where it begins.
type Node struct {
	Kind   Kind
	Quoted bool   // the scalar stood in quotes (in JSON: it is a string)
	Source uint8  // which of the files of its report it stands in, from 0
	Line   int    // from 1
	Col    int    // from 1, in characters
	Text   string // the scalar's text, quotes and escapes resolved
	Items  []Node // of a sequence
	Pairs  []Pair // of a mapping, in file order
}

// Pair is one key of a mapping with its value. Keys are always scalars.
type Pair struct {
	Key   Node
	Value Node
}

// SplitNumber says what is wrong where a number was torn at its comma so that the
// pair at i came of it, as {users_count: 1,200} or {price: 89,50} is in YAML: a value
// of digits, then a key of one to three digits without a value. Otherwise it returns
// "".
func (n *Node) SplitNumber(i int) string {
	if i == 0 {
		return ""
	}
	digits := func(s string) bool { return s != "" && len(s) <= 3 && strings.Trim(s, "0123456789") == "" }
	before, pair := &n.Pairs[i-1], &n.Pairs[i]
	if !digits(before.Value.Text) || !digits(pair.Key.Text) || pair.Value.Kind != Null {
		return ""
	}
	how := "it without separators"
	if len(pair.Key.Text) < 3 {
		how = before.Value.Text + "." + pair.Key.Text + ", with a point"
	}
	return "a comma splits the number of " + before.Key.Text + "; write " + how
}

// Get returns the value of a key, or nil.
func (n *Node) Get(key string) *Node {
	for i := range n.Pairs {
		if n.Pairs[i].Key.Text == key {
			return &n.Pairs[i].Value
		}
	}
	return nil
}

// From sets the file that the node and all within it stand in.
func (n *Node) From(source uint8) {
	n.Source = source
	for i := range n.Items {
		n.Items[i].From(source)
	}
	for i := range n.Pairs {
		n.Pairs[i].Key.Source = source
		n.Pairs[i].Value.From(source)
	}
}

// KeyOf returns the node of a key itself, or the mapping where the key is not
// there.
func (n *Node) KeyOf(key string) *Node {
	for i := range n.Pairs {
		if n.Pairs[i].Key.Text == key {
			return &n.Pairs[i].Key
		}
	}
	return n
}

// Describe says what the node is, for messages such as "expected a number,
// found the text "many"".
func (n *Node) Describe() string {
	switch n.Kind {
	case Scalar:
		if n.Quoted {
			return "the text " + Quote(n.Text)
		}
		return Quote(n.Text)
	case Null:
		return "nothing"
	case Sequence:
		if len(n.Items) == 0 {
			return "an empty list"
		}
		return "a list"
	case Mapping:
		if len(n.Pairs) == 0 {
			return "an empty mapping"
		}
		return "a mapping"
	}
	return n.Kind.String()
}

// Quote returns s in double quotes, shortened to 60 characters and with every
// character escaped that could act on a terminal.
func Quote(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		s = string(r[:most-1]) + "…"
	}
	return strconv.Quote(s)
}
