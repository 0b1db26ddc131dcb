package interview

import (
	"bytes"
	"strconv"
	"strings"

	"mspscope/internal/patch"
	"mspscope/internal/yamldoc"
)

// Rewrite writes a document anew, one line a value below the keys of the first
// level, so that it can be changed in place. Its content is the same; comments
// and layout are not kept.
func Rewrite(root *yamldoc.Node) []byte {
	var b bytes.Buffer
	for i := range root.Pairs {
		key, value := &root.Pairs[i].Key, &root.Pairs[i].Value
		b.WriteString(scalar(key) + ":")
		if value.Kind != yamldoc.Mapping || len(value.Pairs) == 0 || key.Text == "client" {
			b.WriteString(" " + flow(value) + "\n")
			continue
		}
		b.WriteByte('\n')
		for j := range value.Pairs {
			b.WriteString("  " + scalar(&value.Pairs[j].Key) + ": " + flow(&value.Pairs[j].Value) + "\n")
		}
	}
	return b.Bytes()
}

// flow writes a value on one line.
func flow(n *yamldoc.Node) string {
	var parts []string
	switch n.Kind {
	case yamldoc.Sequence:
		for i := range n.Items {
			parts = append(parts, flow(&n.Items[i]))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case yamldoc.Mapping:
		for i := range n.Pairs {
			parts = append(parts, scalar(&n.Pairs[i].Key)+": "+flow(&n.Pairs[i].Value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case yamldoc.Null:
		return "null"
	case yamldoc.Scalar:
	}
	return scalar(n)
}

// scalar writes one value: what stood without quotes and is a simple word or
// number stays so, because quotes would make a text of it.
func scalar(n *yamldoc.Node) string {
	if n.Quoted {
		return strconv.Quote(n.Text)
	}
	for _, r := range n.Text {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune("_-.", r) {
			return patch.Text(n.Text)
		}
	}
	return n.Text
}
