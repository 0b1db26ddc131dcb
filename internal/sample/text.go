package sample

import (
	"strings"

	"mspscope/internal/emit"
	"mspscope/internal/yamldoc"
)

// node is a value of a document to be written.
type node yamldoc.Node

func plain(s string) node { return node(emit.Word(s)) }

// quoted is a text that people wrote, not a word or a number of the format.
func quoted(s string) node { return node{Kind: yamldoc.Scalar, Text: s, Quoted: true} }

func list(items ...node) node {
	l := node{Kind: yamldoc.Sequence}
	for _, n := range items {
		l.Items = append(l.Items, yamldoc.Node(n))
	}
	return l
}

// mapping builds a mapping from keys and values in turn.
func mapping(kv ...any) node {
	m := node{Kind: yamldoc.Mapping}
	for i := 0; i+1 < len(kv); i += 2 {
		key, _ := kv[i].(string)
		value, _ := kv[i+1].(node)
		m.add(key, value)
	}
	return m
}

// add adds a key, unless its value is an empty list or mapping.
func (n *node) add(key string, value node) {
	if value.Kind == yamldoc.Scalar || len(value.Items)+len(value.Pairs) > 0 {
		n.Pairs = append(n.Pairs, yamldoc.Pair{Key: emit.Word(key), Value: yamldoc.Node(value)})
	}
}

// set adds a key that may be there already.
func (n *node) set(key string, value node) {
	for i := range n.Pairs {
		if n.Pairs[i].Key.Text == key {
			n.Pairs[i].Value = yamldoc.Node(value)
			return
		}
	}
	n.add(key, value)
}

// YAML returns the engagement as a file: its sections one key a line, and one
// file of twenty-five in flow style throughout.
func (e *Engagement) YAML() string {
	var b strings.Builder
	for i := range e.root.Pairs {
		key, value := e.root.Pairs[i].Key.Text, &e.root.Pairs[i].Value
		if value.Kind != yamldoc.Mapping || key == "client" || e.Number%25 == 24 {
			b.WriteString(key + ": " + emit.Flow(value) + "\n")
			continue
		}
		b.WriteString(key + ":\n")
		for j := range value.Pairs {
			b.WriteString("  " + value.Pairs[j].Key.Text + ": " + emit.Flow(&value.Pairs[j].Value))
			if e.Number%10 == 9 && j%12 == 3 {
				b.WriteString("   # as heard")
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// JSON returns the engagement as one line of NDJSON.
func (e *Engagement) JSON() string { return emit.Spaced((*yamldoc.Node)(&e.root)) + "\n" }
