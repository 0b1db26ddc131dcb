package emit

import (
	"encoding/json"
	"regexp"

	"mspscope/internal/yamldoc"
)

// jsonNumber is a number as JSON writes it.
var jsonNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)

// Node returns a node of a file as the same JSON value, null for no node.
func Node(n *yamldoc.Node) json.RawMessage {
	if n == nil {
		return json.RawMessage("null")
	}
	return appendNode(nil, n)
}

func appendNode(out []byte, n *yamldoc.Node) []byte {
	switch n.Kind {
	case yamldoc.Null:
		return append(out, "null"...)
	case yamldoc.Scalar:
		if !n.Quoted && (jsonNumber.MatchString(n.Text) || n.Text == "true" || n.Text == "false") {
			return append(out, n.Text...)
		}
		return append(out, JSONText(n.Text)...)
	case yamldoc.Sequence:
		out = append(out, '[')
		for i := range n.Items {
			if i > 0 {
				out = append(out, ',')
			}
			out = appendNode(out, &n.Items[i])
		}
		return append(out, ']')
	case yamldoc.Mapping:
		out = append(out, '{')
		for i := range n.Pairs {
			if i > 0 {
				out = append(out, ',')
			}
			out = append(append(append(out, JSONText(n.Pairs[i].Key.Text)...), ':'), appendNode(nil, &n.Pairs[i].Value)...)
		}
		return append(out, '}')
	}
	return out
}
