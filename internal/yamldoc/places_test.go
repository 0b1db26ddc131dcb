package yamldoc

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
)

// A mistake makes a wrong line of a good one. It returns "" where it does not fit.
type mistake struct {
	name  string
	write func(l engagementLine) string
}

// engagementLine is a line "key: value" of an example.
type engagementLine struct {
	indent, key, value string
}

// engagementLines returns the lines of a file that hold a key, by their index.
func engagementLines(lines []string) map[int]engagementLine {
	found := map[int]engagementLine{}
	for i, l := range lines {
		text := strings.TrimLeft(l, " ")
		key, value, ok := strings.Cut(text, ": ")
		if ok && !strings.ContainsAny(key, " \"'{[#-") && value != "" && !strings.ContainsAny(value[:1], "|>") {
			found[i] = engagementLine{l[:len(l)-len(text)], key, value}
		}
	}
	return found
}

func (l engagementLine) with(value string) string { return l.indent + l.key + ": " + value }

func (l engagementLine) plain() bool { return !strings.ContainsAny(l.value, "[]{}\"'#") }

// slips are what goes wrong in a text editor, one line of it.
var slips = []mistake{
	{"a tab for the indentation", func(l engagementLine) string {
		if l.indent == "" {
			return ""
		}
		return "\t" + l.key + ": " + l.value
	}},
	{"a tab before a key of the first level", func(l engagementLine) string {
		if l.indent != "" {
			return ""
		}
		return "\t" + l.key + ": " + l.value
	}},
	{"no space behind the colon", func(l engagementLine) string { return l.indent + l.key + ":" + l.value }},
	{"no colon", func(l engagementLine) string { return l.indent + l.key + " " + l.value }},
	{"a comma for the colon", func(l engagementLine) string { return l.indent + l.key + ", " + l.value }},
	{"a double quote without end", func(l engagementLine) string {
		if !l.plain() {
			return ""
		}
		return l.with(`"` + l.value)
	}},
	{"a single quote without end", func(l engagementLine) string {
		if !l.plain() {
			return ""
		}
		return l.with("'" + l.value)
	}},
	{"a bracket without end", func(l engagementLine) string { return l.with("[" + strings.TrimRight(l.value, "]}")) }},
	{"a brace without end", func(l engagementLine) string {
		if !strings.HasSuffix(l.value, "}") {
			return ""
		}
		return l.with(strings.TrimSuffix(l.value, "}"))
	}},
	{"an empty bracket without end", func(l engagementLine) string { return l.with("[") }},
	{"a bracket too many", func(l engagementLine) string {
		if !strings.HasSuffix(l.value, "]") {
			return ""
		}
		return l.with(l.value + "]")
	}},
	{"the wrong bracket", func(l engagementLine) string {
		if !strings.HasSuffix(l.value, "]") {
			return ""
		}
		return l.with(strings.TrimSuffix(l.value, "]") + "}")
	}},
	{"a space too many before the key", func(l engagementLine) string { return l.indent + " " + l.key + ": " + l.value }},
	{"a space too few before the key", func(l engagementLine) string {
		if l.indent == "" {
			return ""
		}
		return l.indent[1:] + l.key + ": " + l.value
	}},
	{"a colon in the text", func(l engagementLine) string { return l.with("see: below") }},
	{"two lines in one", func(l engagementLine) string { return l.with("2, " + l.key + "_too: 3") }},
	{"a text behind a quoted one", func(l engagementLine) string { return l.with(`"two" people`) }},
	{"an item among the keys", func(l engagementLine) string { return l.indent + "- " + l.key + ": " + l.value }},
	{"an item behind the key", func(l engagementLine) string { return l.with("- " + l.value) }},
	{"at", func(l engagementLine) string { return l.with("@home, mostly") }},
	{"backtick", func(l engagementLine) string { return l.with("`mail` only") }},
	{"percent", func(l engagementLine) string { return l.with("%d people") }},
	{"greater than", func(l engagementLine) string { return l.with(">20 people") }},
	{"bars", func(l engagementLine) string { return l.with("|a|b|") }},
	{"stars", func(l engagementLine) string { return l.with("*important*") }},
	{"ampersand", func(l engagementLine) string { return l.with("& Co") }},
	{"ampersand and word", func(l engagementLine) string { return l.with("&Co, Inc") }},
	{"exclamation mark", func(l engagementLine) string { return l.with("!important") }},
	{"exclamation marks", func(l engagementLine) string { return l.with("!!! ask again") }},
	{"comma first", func(l engagementLine) string { return l.with(", and so on") }},
	{"closing bracket first", func(l engagementLine) string { return l.with("] and so on") }},
	{"question mark", func(l engagementLine) string { return l.with("? not sure") }},
	{"question mark in a list", func(l engagementLine) string { return l.with("[24?, 25]") }},
	{"question mark in a mapping", func(l engagementLine) string { return l.with("{k: value?}") }},
	{"number sign in a mapping", func(l engagementLine) string { return l.with("{name: Smith & Sons #1}") }},
	{"a path in double quotes", func(l engagementLine) string { return l.with(`"C:\Users\x"`) }},
	{"a share in double quotes", func(l engagementLine) string { return l.with(`"\\srv\data"`) }},
	{"a key twice", func(l engagementLine) string {
		return l.with("1") + "\n" + l.with("2")
	}},
	{"a bare key", func(l engagementLine) string { return l.indent + l.key }},
	{"a comment of another language", func(l engagementLine) string { return "// " + l.key }},
	{"a conflict, ours", func(engagementLine) string { return "<<<<<<< HEAD" }},
	{"a conflict, between", func(engagementLine) string { return "=======" }},
	{"a conflict, theirs", func(engagementLine) string { return ">>>>>>> branch" }},
	{"a control character", func(l engagementLine) string { return l.with("a\x02b") }},
	{"not UTF-8", func(l engagementLine) string { return l.with("caf\xe9") }},
}

// TestPlaces puts one mistake into a line of an example, as it is and behind 160 KB
// of comments, and counts how often another line is the first that is named. Of
// two lines that disagree either may be the wrong one, so a few are left.
func TestPlaces(t *testing.T) {
	t.Parallel()
	front := strings.Repeat("# "+strings.Repeat("-", 77)+"\n", 2000)
	paths := filesOf(t, "../../testdata/engagements/*.yaml")
	var right, wrong, accepted int
	for k := range slips {
		fits := 0
		for _, path := range slices.Sorted(maps.Keys(paths)) {
			lines := strings.Split(strings.ReplaceAll(string(paths[path]), "\r\n", "\n"), "\n")
			found := engagementLines(lines)
			for _, i := range slices.Sorted(maps.Keys(found)) {
				slipped := slips[k].write(found[i])
				if slipped == "" {
					continue
				}
				if fits++; fits%10 != 1 {
					continue
				}
				in := strings.Join(slices.Concat(lines[:i], []string{slipped}, lines[i+1:]), "\n")
				want := i + 1 + strings.Count(slipped, "\n")
				documents := map[int]string{want: in}
				if fits%200 == 1 {
					documents[want+2000] = front + in
				}
				for want, in := range documents {
					_, err := Parse("f", []byte(in))
					found, _ := errors.AsType[Problems](err)
					switch {
					case err == nil: // a mapping became a text, which its reader refuses
						accepted++
					case found[0].Line == want:
						right++
					default:
						wrong++
						t.Logf("%s, line %d %q: %v", path, want, slipped, found[0])
					}
				}
			}
		}
		if fits == 0 {
			t.Errorf("%s: fits no line", slips[k].name)
		}
	}
	if wrong > mayMiss || right < mustHit || accepted > 14 {
		t.Errorf("%d places are right, %d wrong, %d documents were accepted", right, wrong, accepted)
	}
}

// What TestPlaces finds; it may only become better.
const (
	mustHit = 3376
	mayMiss = 4
)
