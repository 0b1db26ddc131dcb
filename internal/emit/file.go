package emit

import (
	"slices"
	"strings"
	"unicode/utf8"

	"mspscope/internal/yamldoc"
)

// Layout says how a file that people edit is laid out.
type Layout struct {
	// OneLine names keys of the first level whose value stays on their line.
	OneLine []string

	// Above, if there is one, returns what a comment says above a key of the
	// second level, "" for none.
	Above func(first, second string) string
}

// File returns a mapping as YAML that people can edit and a program can change
// in place: the keys of two levels on lines of their own, each with its whole
// value.
func File(root *yamldoc.Node, l Layout) []byte {
	var out []byte
	for i := range root.Pairs {
		first, section := &root.Pairs[i].Key, &root.Pairs[i].Value
		out = append(appendScalar(out, first, flowPlain), ':')
		if len(section.Pairs) == 0 || slices.Contains(l.OneLine, first.Text) {
			out = append(appendFlow(append(out, ' '), section, flowPlain), '\n')
			continue
		}
		out = append(out, '\n')
		for j := range section.Pairs {
			second := &section.Pairs[j].Key
			if l.Above != nil {
				out = appendComment(out, l.Above(first.Text, second.Text))
			}
			out = append(appendScalar(append(out, indent...), second, flowPlain), ": "...)
			out = append(appendFlow(out, &section.Pairs[j].Value, flowPlain), '\n')
		}
	}
	return out
}

// appendComment appends a comment on a line of its own, unless it says nothing.
func appendComment(to []byte, s string) []byte {
	words := strings.Join(strings.Fields(s), " ")
	if words == "" {
		return to
	}
	to = append(to, indent+"# "...)
	for _, r := range words {
		if Unsafe(r) {
			to = AppendEscape(to, r)
		} else {
			to = utf8.AppendRune(to, r)
		}
	}
	return append(to, '\n')
}

// JSONFile returns a mapping as File does, in JSON, which has no comments.
func JSONFile(root *yamldoc.Node) []byte {
	out := []byte{'{'}
	for i := range root.Pairs {
		section := &root.Pairs[i].Value
		out = appendMember(out, i, indent, &root.Pairs[i].Key)
		if len(section.Pairs) == 0 {
			out = appendJSON(out, section, " ")
			continue
		}
		out = append(out, '{')
		for j := range section.Pairs {
			out = appendMember(out, j, indent+indent, &section.Pairs[j].Key)
			out = appendJSON(out, &section.Pairs[j].Value, " ")
		}
		out = append(out, "\n"+indent+"}"...)
	}
	return append(out, "\n}\n"...)
}

// appendMember begins the i-th member of an object that has a line for each.
func appendMember(to []byte, i int, indented string, key *yamldoc.Node) []byte {
	if i > 0 {
		to = append(to, ',')
	}
	return append(to, "\n"+indented+JSONText(key.Text)+": "...)
}
