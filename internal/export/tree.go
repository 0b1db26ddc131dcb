package export

import (
	"strings"

	"mspscope/internal/emit"
)

// Tree are the rows as JSON has them: an object each, whose heads with points in them are
// paths. What is not known is left out.
func (r *Rows) Tree() []emit.Object {
	out := make([]emit.Object, 0, len(r.Rows))
	for _, row := range r.Rows {
		o := emit.Object{}
		for i, head := range r.Heads {
			if row[i] != "" {
				o = put(o, strings.Split(head, "."), row[i])
			}
		}
		out = append(out, o)
	}
	return out
}

// put puts a text under a path of an object.
func put(o emit.Object, path []string, text string) emit.Object {
	if len(path) == 1 {
		return append(o, emit.Member{Key: path[0], Value: text})
	}
	for i := range o {
		if inner, ok := o[i].Value.(emit.Object); ok && o[i].Key == path[0] {
			o[i].Value = put(inner, path[1:], text)
			return o
		}
	}
	return append(o, emit.Member{Key: path[0], Value: put(emit.Object{}, path[1:], text)})
}
