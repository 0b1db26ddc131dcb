package sample

import (
	"strconv"
	"strings"

	"mspscope/internal/yamldoc"
)

// node is a value of a document to be written.
type node struct {
	kind   shape
	text   string
	quoted bool // a text that people wrote, not a word or a number of the format
	items  []node
	pairs  []pair
}

type pair struct {
	key   string
	value node
}

type shape uint8

const (
	isText shape = iota
	isList
	isMapping
)

func plain(s string) node  { return node{text: s} }
func quoted(s string) node { return node{text: s, quoted: true} }

// mapping builds a mapping from keys and values in turn.
func mapping(kv ...any) node {
	m := node{kind: isMapping}
	for i := 0; i+1 < len(kv); i += 2 {
		key, _ := kv[i].(string)
		value, _ := kv[i+1].(node)
		m.add(key, value)
	}
	return m
}

// add adds a key, unless its value is an empty list or mapping.
func (n *node) add(key string, value node) {
	if value.kind == isText || len(value.items)+len(value.pairs) > 0 {
		n.pairs = append(n.pairs, pair{key, value})
	}
}

// set adds a key that may be there already.
func (n *node) set(key string, value node) {
	for i := range n.pairs {
		if n.pairs[i].key == key {
			n.pairs[i].value = value
			return
		}
	}
	n.add(key, value)
}

// YAML returns the engagement as a file: its sections one key a line, and one
// file of twenty-five in flow style throughout.
func (e *Engagement) YAML() string {
	var b strings.Builder
	for i := range e.root.pairs {
		p := &e.root.pairs[i]
		b.WriteString(p.key + ":")
		if p.value.kind != isMapping || p.key == "client" || e.Number%25 == 24 {
			b.WriteByte(' ')
			p.value.flow(&b)
			b.WriteByte('\n')
			continue
		}
		b.WriteByte('\n')
		for j := range p.value.pairs {
			b.WriteString("  " + p.value.pairs[j].key + ": ")
			p.value.pairs[j].value.flow(&b)
			if e.Number%10 == 9 && j%12 == 3 {
				b.WriteString("   # as heard")
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// JSON returns the engagement as one line of NDJSON.
func (e *Engagement) JSON() string {
	var b strings.Builder
	e.root.write(&b, strconv.Quote, func(n *node) string {
		_, number := yamldoc.ParseHundredths(n.text)
		if !n.quoted && (number || n.text == "true") {
			return n.text
		}
		return strconv.Quote(n.text)
	})
	b.WriteByte('\n')
	return b.String()
}

// flow writes a value as YAML on one line.
func (n *node) flow(b *strings.Builder) {
	n.write(b, func(key string) string { return key }, func(n *node) string {
		if n.quoted {
			return strconv.Quote(n.text)
		}
		return n.text
	})
}

// write writes a value on one line, keys and texts as the format has them.
func (n *node) write(b *strings.Builder, key func(string) string, text func(*node) string) {
	switch n.kind {
	case isText:
		b.WriteString(text(n))
	case isList:
		b.WriteByte('[')
		for i := range n.items {
			if i > 0 {
				b.WriteString(", ")
			}
			n.items[i].write(b, key, text)
		}
		b.WriteByte(']')
	case isMapping:
		b.WriteByte('{')
		for i := range n.pairs {
			if i > 0 {
				b.WriteString(", ")
			}
			b.WriteString(key(n.pairs[i].key) + ": ")
			n.pairs[i].value.write(b, key, text)
		}
		b.WriteByte('}')
	}
}
