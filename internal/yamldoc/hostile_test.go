package yamldoc

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "rewrite the golden files; read them before you accept them")

// TestHostile holds every file of the corpus to the exact messages beside it,
// or, where the file is read, to its nodes.
func TestHostile(t *testing.T) {
	t.Parallel()
	for path, data := range filesOf(t, hostileFiles) {
		name := filepath.Base(path)
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got string
			if n, err := Parse(name, data); err != nil {
				got = err.Error() + "\n"
			} else {
				got = "accepted: " + dump(n) + "\n"
			}
			if *update {
				if err := os.WriteFile(path+".want", []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path + ".want")
			if err != nil {
				t.Fatal(err)
			}
			if got != strings.ReplaceAll(string(want), "\r\n", "\n") {
				t.Errorf("got:\n%swant:\n%s", got, want)
			}
		})
	}
}

const hostileFiles = "../../testdata/hostile/*.[yj]*[nl]"

// TestHostileLarge holds documents that are too large to keep to their
// messages. Most of them take the YAML library seconds when nothing guards it.
func TestHostileLarge(t *testing.T) { //nolint:tparallel // its cases measure time and would disturb each other
	t.Parallel()
	repeat := func(s string, size int) string { return strings.Repeat(s, size/len(s)) }
	directives := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "%%TAG !%d! x\n", i)
		}
		return b.String()
	}
	const (
		keysWant     = "f:1:1: a mapping with more than 1000 keys; split it"
		deepWant     = "f:1:%d: nested more than 32 levels deep; flatten it"
		valuesWant   = "f:%s: the document has more than 100000 values; split it"
		accepted     = ""
		directiveMsg = "directives (lines that begin with %) are not allowed; remove this line"
	)
	tests := map[string]struct{ in, want string }{
		"UTF-16":                         {"\xff\xfea\x00", "f:1:1: the file is UTF-16; save it as UTF-8"},
		"UTF-32":                         {"\xff\xfe\x00\x00a\x00\x00\x00", "f:1:1: the file is UTF-32; save it as UTF-8"},
		"UTF-32, large end first":        {"\x00\x00\xfe\xff\x00\x00\x00a", "f:1:1: the file is UTF-32; save it as UTF-8"},
		"1,000 keys":                     {keys(MaxKeys), accepted},
		"1,001 keys":                     {keys(MaxKeys + 1), keysWant},
		"40,000 keys":                    {keys(40_000), keysWant},
		"1,001 keys in JSON":             {"{" + repeat(`"a": 1, `, 8*1000) + `"b": 1}`, keysWant},
		"1,001 keys in flow style":       {"a: {" + repeat("a: 1, ", 6*1000) + "b: 1}", "f:1:4: a mapping with more than 1000 keys; split it"},
		"100,000 brackets":               {repeat("[", 100_000), fmt.Sprintf(deepWant, 33)},
		"100,000 brackets in YAML":       {"a: " + repeat("[", 100_000), "f:1:1: nested more than 32 levels deep; flatten it"},
		"100,000 braces":                 {repeat("{", 100_000), "f:1:1: nested more than 32 levels deep; flatten it"},
		"9,000 brackets in YAML":         {"a: " + repeat("[", 9_000) + repeat("]", 9_000), fmt.Sprintf(deepWant, 35)},
		"100,000 dashes":                 {repeat("- ", 200_000), fmt.Sprintf(deepWant, 129)},
		"dashes and comments":            {repeat("- ", 18_000) + "a\n" + repeat("#\n\n #\n\n", 700_000), fmt.Sprintf(deepWant, 129)},
		"33 dashes":                      {repeat("- ", 66) + "a\n", fmt.Sprintf(deepWant, 65)},
		"1,000 levels":                   {nested(1000), "f:65:65: nested more than 32 levels deep; flatten it"},
		"directives":                     {directives(60_000) + "---\na: 1\n", "f:1:1: " + directiveMsg},
		"directives behind":              {"a: 1\n...\n" + directives(60_000), "f:3:1: " + directiveMsg},
		"over 1 MiB":                     {"a: 1\n" + repeat("#", MaxBytes), "f:1:1: is larger than 1 MiB; no single document needs that much, split it or use NDJSON"},
		"1 MiB of comments":              {"a: 1\n" + repeat("#\n", MaxBytes-8), accepted},
		"1 MiB of blanks":                {"a: 1\n" + repeat(" ", MaxBytes-8), accepted},
		"1 MiB of line ends":             {repeat("\n", MaxBytes-8) + "a: 1\n", accepted},
		"a word of 1 MiB":                {"a: " + repeat("b", MaxBytes-8), accepted},
		"a key of 1 MiB":                 {repeat("b", MaxBytes-8) + ": 1", "f:1:1: a key cannot stand here"},
		"a quoted text of 1 MiB":         {`a: "` + repeat(`\n`, MaxBytes-8) + `"`, accepted},
		"a quote without end":            {`a: "` + repeat("b ", MaxBytes-8), "f:1:4: a quote has no end"},
		"a block scalar of 1 MiB":        {"a: |\n" + repeat("  b\n", MaxBytes-8), accepted},
		"one line of JSON":               {"[" + repeat(`[],`, 3*90_000) + "1]", accepted},
		"one line of JSON, wide":         {"[" + repeat(`"é",`, 5*90_000) + "1]", accepted},
		"100,001 values in JSON":         {"[" + repeat("1,", 2*100_000) + "1]", fmt.Sprintf(valuesWant, "1:200000")},
		"100,001 values":                 {repeat("- a\n", 4*100_001), fmt.Sprintf(valuesWant, "100000:3")},
		"one flow list":                  {"a: [" + repeat("é,", 3*90_000) + "b]", accepted},
		"duplicate keys behind too many": {"a:\n" + repeat("- b: 1\n  c: 1\n", 13*60_000), fmt.Sprintf(valuesWant, "40000:6")},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := Parse("f", []byte(test.in))
			got := ""
			if err != nil {
				got = err.Error()
			}
			if test.want == accepted && got != "" || !strings.HasPrefix(got, test.want) || strings.Contains(got, "\n") {
				t.Errorf("got %.300q, want %q", got, test.want)
			}
		})
	}
}

// A panic of the YAML library is a problem with a place like any other.
func TestRecovered(t *testing.T) {
	t.Parallel()
	n, err := recovered("f", 7, func() (*Node, error) { panic("hash of unhashable type") })
	if want := "f:8:1: cannot be read as YAML; check indentation, quotes and brackets"; n != nil || err == nil || err.Error() != want {
		t.Errorf("got %v, %v, want %s", n, err, want)
	}
}

// FuzzParse holds every input to the promises of the package: no panic, places
// within the document, limits that hold.
func FuzzParse(f *testing.F) {
	for _, data := range filesOf(f, hostileFiles) {
		f.Add(data)
	}
	for _, cases := range []map[string]string{fastCases, slowCases} {
		for _, text := range cases {
			f.Add([]byte(text))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		// Besides the line feed YAML knows other line ends.
		text := strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(string(data))
		lines := strings.Split(text, "\n")
		longest := 0
		for line := range strings.Lines(string(data)) { // JSON and characters that cannot stand know no others
			longest = max(longest, utf8.RuneCountInString(line))
		}
		within := func(line, col int) {
			if line < 1 || line > len(lines) || col < 1 || col > 2+longest {
				t.Fatalf("%q: place %d:%d outside of %d lines of %d characters", data, line, col, len(lines), longest)
			}
		}
		root, err := Parse("f", data)
		if err != nil {
			var problems Problems
			if !errors.As(err, &problems) || len(problems) == 0 {
				t.Fatalf("%q: error of type %T", data, err)
			}
			for _, p := range problems {
				if p.File != "f" || p.Message == "" {
					t.Fatalf("%q: problem %+v", data, p)
				}
				if p.Line != 0 {
					within(p.Line, p.Col)
				}
			}
			return
		}
		nodes := 0
		var walk func(n *Node, depth int)
		walk = func(n *Node, depth int) {
			nodes++
			within(n.Line, n.Col)
			if depth > MaxDepth && n.Kind >= Sequence || len(n.Pairs) > MaxKeys || nodes > maxNodes {
				t.Fatalf("%q: a limit does not hold", data)
			}
			seen := map[string]bool{}
			for i := range n.Pairs {
				key := &n.Pairs[i].Key
				if key.Kind != Scalar || key.Text == "<<" && !key.Quoted || seen[key.Text] {
					t.Fatalf("%q: key %+v", data, key)
				}
				seen[key.Text] = true
				walk(key, depth+1)
				walk(&n.Pairs[i].Value, depth+1)
			}
			for i := range n.Items {
				walk(&n.Items[i], depth+1)
			}
		}
		walk(root, 1)
	})
}
