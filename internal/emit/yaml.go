package emit

import (
	"fmt"
	"strings"

	"mspscope/internal/yamldoc"
)

// YAML returns a value as YAML: the same keys and values as its JSON, in the
// same order, one a line.
func YAML(value any) ([]byte, error) {
	root, err := tree(value)
	if err != nil {
		return nil, fmt.Errorf("encode YAML: %w", err)
	}
	return Block(root), nil
}

// Block returns a node as YAML over several lines, one value each.
func Block(n *yamldoc.Node) []byte { return appendBlock(nil, n, 0, "") }

const indent = "  "

// appendBlock appends a node at a depth, with its line end. Behind a key, lead
// is the blank before a value that stays on the line; what is nested then begins
// on the next one.
func appendBlock(to []byte, n *yamldoc.Node, depth int, lead string) []byte {
	if len(n.Items)+len(n.Pairs) == 0 {
		to = append(to, lead...)
		return append(appendFlow(to, n, blockPlain), '\n')
	}
	if lead != "" {
		to = append(to, '\n')
	}
	before := strings.Repeat(indent, depth)
	for i := range n.Items {
		if i > 0 || lead != "" { // otherwise it stands behind a dash
			to = append(to, before...)
		}
		to = append(to, "- "...)
		to = appendBlock(to, &n.Items[i], depth+1, "")
	}
	for i := range n.Pairs {
		if i > 0 || lead != "" {
			to = append(to, before...)
		}
		to = append(appendScalar(to, &n.Pairs[i].Key, blockPlain), ':')
		to = appendBlock(to, &n.Pairs[i].Value, depth+1, " ")
	}
	return to
}

// Flow returns a node as YAML on one line, which may stand inside brackets.
func Flow(n *yamldoc.Node) string { return string(appendFlow(nil, n, flowPlain)) }

// appendFlow appends a node; a single value outside all brackets needs no quotes
// for the characters of a set.
func appendFlow(to []byte, n *yamldoc.Node, set plainSet) []byte {
	switch n.Kind {
	case yamldoc.Null:
		return append(to, "null"...)
	case yamldoc.Scalar:
		return appendScalar(to, n, set)
	case yamldoc.Sequence:
		to = append(to, '[')
		for i := range n.Items {
			if i > 0 {
				to = append(to, ", "...)
			}
			to = appendFlow(to, &n.Items[i], flowPlain)
		}
		return append(to, ']')
	case yamldoc.Mapping:
		to = append(to, '{')
		for i := range n.Pairs {
			if i > 0 {
				to = append(to, ", "...)
			}
			to = append(appendScalar(to, &n.Pairs[i].Key, flowPlain), ": "...)
			to = appendFlow(to, &n.Pairs[i].Value, flowPlain)
		}
		return append(to, '}')
	}
	return to
}
