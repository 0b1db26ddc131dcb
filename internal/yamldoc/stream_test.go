package yamldoc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// readAll returns one line for each document of a stream: its nodes or the
// first of its problems.
func readAll(t *testing.T, in io.Reader) []string {
	t.Helper()
	var got []string
	s := NewStream("in", in)
	for {
		d, err := s.Next()
		if errors.Is(err, io.EOF) {
			return got
		}
		if err != nil {
			return append(got, "reader: "+err.Error())
		}
		if d.Index != len(got)+1 || d.Name != "in" {
			t.Errorf("document %d is called %s %d", len(got)+1, d.Name, d.Index)
		}
		got = append(got, parsed(d))
	}
}

// inMemory returns the same of a text that is split in memory.
func inMemory(text string) []string {
	var got []string
	for _, d := range Split("in", []byte(text)) {
		got = append(got, parsed(d))
	}
	return got
}

// parsed is the nodes of a document, or the first of its problems.
func parsed(d Document) string {
	n, err := d.ParseIn(&Room{})
	if err != nil {
		first, _, _ := strings.Cut(err.Error(), "\n")
		return first
	}
	return dump(n)
}

func TestStream(t *testing.T) {
	t.Parallel()
	big := "{\"a\": \"" + strings.Repeat("x", 70_000) + "\"}\n"
	tests := map[string]struct {
		in   string
		want []string
	}{
		"nothing":             {"", nil},
		"comments only":       {"# a\n\n# b\n", nil},
		"markers only":        {"---\n--- # b\n...\n---\n", nil},
		"one document":        {"a: 1\n", []string{`1:1{1:1"a">1:4"1" }`}},
		"two":                 {"a: 1\n---\nb: 2\n", []string{`1:1{1:1"a">1:4"1" }`, `3:1{3:1"b">3:4"2" }`}},
		"leading marker":      {"# c\n---\na: 1\n---\nb: 2", []string{`3:1{3:1"a">3:4"1" }`, `5:1{5:1"b">5:4"2" }`}},
		"trailing marker":     {"a: 1\n---\n# the end\n", []string{`1:1{1:1"a">1:4"1" }`}},
		"end marker":          {"a: 1\n...\n# c\n---\nb: 2\n...\n", []string{`1:1{1:1"a">1:4"1" }`, `5:1{5:1"b">5:4"2" }`}},
		"end marker, comment": {"a: 1\n... # c\nb: 2\n", []string{`1:1{1:1"a">1:4"1" }`, `3:1{3:1"b">3:4"2" }`}},
		"end marker, content": {"a: 1\n... b: 2\n", []string{"in:2:1: a key cannot stand here, because the key above it has a value already; check the indentation of both lines"}},
		"marker and comment":  {"a: 1\n--- # second\nb: 2\n", []string{`1:1{1:1"a">1:4"1" }`, `3:1{3:1"b">3:4"2" }`}},
		"marker and content":  {"a: 1\n--- {b: 2}\n--- {c: 3}", []string{`1:1{1:1"a">1:4"1" }`, `2:5{2:6"b">2:9"2" }`, `3:5{3:6"c">3:9"3" }`}},
		"marker with tab":     {"a: 1\n---\t# second\nb: 2\n", []string{`1:1{1:1"a">1:4"1" }`, `3:1{3:1"b">3:4"2" }`}},
		"four dashes":         {"a: 1\nb: ----\n", []string{`1:1{1:1"a">1:4"1" 2:1"b">2:4"----" }`}},
		"CRLF":                {"a: 1\r\n---\r\nb: 2\r\n", []string{`1:1{1:1"a">1:4"1" }`, `3:1{3:1"b">3:4"2" }`}},
		"byte order mark":     {"\ufeff# c\n---\na: 1\n", []string{`3:1{3:1"a">3:4"1" }`}},
		"marker in a block scalar": {
			"a: |\n  one\n  ---\n  two\n---\nb: 2\n",
			[]string{`1:1{1:1"a">1:4="one\n---\ntwo\n" }`, `6:1{6:1"b">6:4"2" }`},
		},
		"directive": {
			"%YAML 1.1\n---\na: 1\n---\nb: 2\n",
			[]string{"in:1:1: directives (lines that begin with %) are not allowed; remove this line", `5:1{5:1"b">5:4"2" }`},
		},
		"a bad one in the middle": {
			"a: 1\n---\nb: 2\nb: 3\n---\nc: [\n---\n\nd: 4\n",
			[]string{
				`1:1{1:1"a">1:4"1" }`,
				`in:4:1: "b" stands here a second time (first on line 3); keep one`,
				"in:6:4: the '[' that opens here has no end; add a ']'",
				`9:1{9:1"d">9:4"4" }`,
			},
		},
		"NDJSON":                {"{\"a\": 1}\n{\"b\": 2}\n", []string{`1:1{1:2="a">1:7"1" }`, `2:1{2:2="b">2:7"2" }`}},
		"NDJSON, one record":    {"{\"a\": 1}\n", []string{`1:1{1:2="a">1:7"1" }`}},
		"NDJSON, no line end":   {"{\"a\": 1}", []string{`1:1{1:2="a">1:7"1" }`}},
		"NDJSON, blank lines":   {"\n{\"a\": 1}\n\n \r\n{\"b\": 2}\r\n\n", []string{`2:1{2:2="a">2:7"1" }`, `5:1{5:2="b">5:7"2" }`}},
		"NDJSON, long record":   {big + big, []string{`1:1{1:2="a">1:7="` + strings.Repeat("x", 70_000) + `" }`, `2:1{2:2="a">2:7="` + strings.Repeat("x", 70_000) + `" }`}},
		"NDJSON, wide":          {"\ufeff{\"é\": 1}\n{\"é\": x}\n", []string{`1:1{1:2="é">1:7"1" }`, "in:2:7: not a value in JSON; put texts in double quotes, write numbers as 24 or 0.5"}},
		"NDJSON, first is bad":  {"{\"a\" 1}\n{\"b\": 2}\n", []string{"in:1:6: a colon is missing between the key and its value", `2:1{2:2="b">2:7"2" }`}},
		"NDJSON, middle is bad": {"{\"a\": 1}\n{\"b\": \n{\"c\": 3}\n", []string{`1:1{1:2="a">1:7"1" }`, "in:2:7: the JSON ends too early; add the bracket, brace or quote that is missing", `3:1{3:2="c">3:7"3" }`}},
		"NDJSON, cut off": {
			"{\"a\": 1}\n\n{\"é\": [1,\r\n{\"c\": \"x\n{\"d\": {}\n",
			[]string{
				`1:1{1:2="a">1:7"1" }`,
				"in:3:10: the JSON ends too early; add the bracket, brace or quote that is missing",
				"in:4:7: the JSON ends too early; add the bracket, brace or quote that is missing",
				"in:5:9: the JSON ends too early; add the bracket, brace or quote that is missing",
			},
		},
		"NDJSON, last is cut off": {"{\"a\": 1}\n{\"b\":", []string{`1:1{1:2="a">1:7"1" }`, "in:2:6: the JSON ends too early; add the bracket, brace or quote that is missing"}},
		"NDJSON, empty records":   {"{}\n{}\n", []string{"1:1{}", "2:1{}"}},
		"NDJSON, second is bad": {
			"{\"a\": 1}\noops: [\n{\"c\": 3}\n",
			[]string{`1:1{1:2="a">1:7"1" }`, "in:2:7: the '[' that opens here has no end; add a ']'", `3:1{3:2="c">3:7"3" }`},
		},
		"NDJSON, others are no objects": {
			"{\"a\": 1}\nnull\n[2]\n\"x\"\n 5\n-\n-- \n.5\n----\n{\"b\": 2}",
			[]string{
				`1:1{1:2="a">1:7"1" }`, `2:1~"null"`, `3:1[3:2"2" ]`, `4:1="x"`, `5:2"5"`, `6:1[6:2~"" ]`, `7:1"--"`, `8:1".5"`, `9:1"----"`, `10:1{10:2="b">10:7"2" }`,
			},
		},
		"NDJSON, a remark between": {"{\"a\": 1}\n# {c}\n\n  # d\nx\n{\"b\": 2}\n", []string{`1:1{1:2="a">1:7"1" }`, `5:1"x"`, `6:1{6:2="b">6:7"2" }`}},
		"NDJSON, behind a mark":    {"\ufeff\n{\"a\": 1}\n\ufeff{\"b\": 2}\nx", []string{`2:1{2:2="a">2:7"1" }`, `3:1{3:2="b">3:7"2" }`, `4:1"x"`}},
		"a record, a remark, YAML": {"{\"a\": 1}\n\n# c\n---\nb: 2\nc: 3\n", []string{`1:1{1:2="a">1:7"1" }`, `5:1{5:1"b">5:4"2" 6:1"c">6:4"3" }`}},
		"a record, then YAML":      {"{\"a\": 1}\n---\nb: 2\n---\nc: 3\n", []string{`1:1{1:2="a">1:7"1" }`, `3:1{3:1"b">3:4"2" }`, `5:1{5:1"c">5:4"3" }`}},
		"a record, then its end":   {"{\"a\": 1}\n...\n\n# c\n{\"b\": 2}\n", []string{`1:1{1:2="a">1:7"1" }`, `5:1{5:2="b">5:7"2" }`}},
		"a record, then a remark":  {"{\"a\": 1}\n# {c}\n", []string{`1:1{1:2="a">1:7"1" }`}},
		"a record, then a slip":    {"{\"a\": 1}\n}\n", []string{`1:1{1:2="a">1:7"1" }`, "in:2:1: a value is missing on this line, or a comma, bracket or brace is too many"}},
		"JSON over many lines":     {"{\n  \"a\": [\n    1\n  ]\n}\n", []string{`1:1{2:3="a">2:8[3:5"1" ] }`}},
		"JSON, a list of rows":     {"{\"a\": [\n{\"b\": 1},\n{\"b\": 2}\n]}\n", []string{`1:1{1:2="a">1:7[2:1{2:2="b">2:7"1" } 3:1{3:2="b">3:7"2" } ] }`}},
		"flow YAML":                {"{a: 1}\n---\n{b: 2}\n", []string{`1:1{1:2"a">1:5"1" }`, `3:1{3:2"b">3:5"2" }`}},
		"too large":                {"a: 1\n---\n# " + strings.Repeat("x", MaxBytes) + "\nb: 2\n--- \nc: 3\n", []string{`1:1{1:1"a">1:4"1" }`, "in:2:1: the document is larger than 1 MiB; no single engagement needs that much, split it", `6:1{6:1"c">6:4"3" }`}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for how, in := range map[string]io.Reader{
				"at once":        strings.NewReader(test.in),
				"byte by byte":   iotest.OneByteReader(strings.NewReader(test.in)),
				"EOF with bytes": iotest.DataErrReader(strings.NewReader(test.in)),
			} {
				got := readAll(t, in)
				if fmt.Sprintf("%.2000q", got) != fmt.Sprintf("%.2000q", test.want) || len(got) != len(test.want) {
					t.Errorf("%s: got\n%.400q, want\n%.400q", how, got, test.want)
				}
			}
			if test.want == nil { // as a file it has one document, which says so
				return
			}
			got := inMemory(test.in)
			if fmt.Sprintf("%.2000q", got) != fmt.Sprintf("%.2000q", test.want) || len(got) != len(test.want) {
				t.Errorf("in memory: got\n%.400q, want\n%.400q", got, test.want)
			}
		})
	}
}

// What is missing has the same place whether a document stands alone or in a
// stream, and whether its end is marked or not.
func TestStreamPlacesOfNothing(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"a:\n...\n", "a: 1\nb:\n...\n", "a:\n  b:\n...", "- \n...\n# c\n", "a:\n\n\n...\n", "a: !!null\n...\n", "\"a\":\n# c\n...\n", "\"a\":\n...\n...\n",
	} {
		var want string
		n, err := Parse("in", []byte(text))
		if err != nil {
			want = err.Error()
		} else {
			want = dump(n)
		}
		if got := readAll(t, strings.NewReader(text)); len(got) != 1 || got[0] != want {
			t.Errorf("%q: in a stream %q, alone %q", text, got, want)
		}
	}
}

// A document too large ends at the next marker, also where it has not begun
// with anything but comments.
func TestStreamTooManyComments(t *testing.T) {
	t.Parallel()
	got := readAll(t, strings.NewReader(strings.Repeat("# c\n", MaxBytes/4+1)+"---\na: 1\n"))
	want := []string{"in:1:1: the document is larger than 1 MiB; no single engagement needs that much, split it", `262147:1{262147:1"a">262147:4"1" }`}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %.300q, want %q", got, want)
	}
}

func TestStreamReaderError(t *testing.T) {
	t.Parallel()
	// The error comes once; afterwards the reader would go on.
	in := io.MultiReader(strings.NewReader("a: 1\n---\nb: 2\n"), iotest.TimeoutReader(iotest.OneByteReader(strings.NewReader("c: 3\n"))))
	got := readAll(t, in)
	want := []string{`1:1{1:1"a">1:4"1" }`, "reader: timeout"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A stream must not look at its beginning again for every line.
// TestStreamReadsNoFurtherThanItMust takes each document before the next one is
// written, as whoever waits for its result does.
func TestStreamReadsNoFurtherThanItMust(t *testing.T) {
	t.Parallel()
	for name, parts := range map[string][]string{
		"NDJSON":           {"{}\n", "\n{\"a\": 1}\n", "{\"b\": 2}\n"},
		"long records":     {`{"a": "` + strings.Repeat("x", 2*streamBuffer) + "\"}\n", `{"b": "` + strings.Repeat("x", 3*streamBuffer) + "\"}\n"},
		"YAML with ends":   {"a: 1\n...\n", "b: 2\n...\n"},
		"a record, YAML":   {"{\"a\": 1}\n", "---\nb: 2\n...\n"},
		"a record, a slip": {"{}\n", "oops\n", "{}\n"},
		"byte order mark":  {"\ufeff{\"a\": 1}\r\n", "{\"b\": 2}\r\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in, out := io.Pipe()
			s := NewStream("in", in)
			for i, part := range parts {
				go func() { _, _ = io.WriteString(out, part) }()
				d, err := s.Next()
				if err != nil || d.Index != i+1 {
					t.Fatalf("document %d: %d, %v", i+1, d.Index, err)
				}
			}
			go func() { _ = out.Close() }()
			if _, err := s.Next(); !errors.Is(err, io.EOF) {
				t.Errorf("at the end: %v", err)
			}
		})
	}
}

func TestStreamManyMarkers(t *testing.T) {
	t.Parallel()
	in := strings.Repeat("#\n", MaxBytes/2+1) + strings.Repeat("---\n", 100_000) + "a: 1\n"
	got := readAll(t, strings.NewReader(in))
	if len(got) != 2 || !strings.Contains(got[0], "larger than") || !strings.HasSuffix(got[1], `"1" }`) {
		t.Errorf("got %.300q", got)
	}
}

// Documents put together come out as they were.
func FuzzStream(f *testing.F) {
	for _, cases := range []map[string]string{fastCases, slowCases} {
		for _, text := range cases {
			f.Add([]byte(text), []byte("b: 1\n"))
		}
	}
	f.Add([]byte("{\"a\": 1}\n{\"b\": 2}\n"), []byte("{\"c\":\n{}}"))
	f.Fuzz(func(t *testing.T, a, b []byte) {
		s := NewStream("in", bytes.NewReader(append(bytes.Clone(a), b...)))
		for range len(a) + len(b) + 1 {
			d, err := s.Next()
			if err != nil {
				break
			}
			_, _ = d.ParseIn(&Room{})
		}
		if _, err := s.Next(); !errors.Is(err, io.EOF) {
			t.Fatalf("%q %q: no end: %v", a, b, err)
		}

		first, err1 := Parse("in", a)
		second, err2 := Parse("in", b)
		if err1 != nil || err2 != nil || !bytes.HasSuffix(a, []byte{'\n'}) || bytes.ContainsAny(a, "\ufeff") || bytes.ContainsAny(b, "\ufeff") {
			return
		}
		s = NewStream("in", bytes.NewReader(bytes.Join([][]byte{[]byte("---\n"), a, []byte("---\n"), b}, nil)))
		for i, want := range []*Node{first, second} {
			d, err := s.Next()
			if err != nil {
				t.Fatalf("%q %q: document %d: %v", a, b, i+1, err)
			}
			got, err := d.ParseIn(&Room{})
			if err != nil {
				t.Fatalf("%q %q: document %d: %v", a, b, i+1, err)
			}
			if got, want := shape(got), shape(want); got != want {
				t.Fatalf("%q %q: document %d is %s, want %s", a, b, i+1, got, want)
			}
		}
		if _, err := s.Next(); !errors.Is(err, io.EOF) {
			t.Fatalf("%q %q: more than two documents", a, b)
		}
	})
}

// shape writes a node without its place.
func shape(n *Node) string {
	var b strings.Builder
	var walk func(n *Node)
	walk = func(n *Node) {
		fmt.Fprintf(&b, "%s %v %q(", n.Kind, n.Quoted, n.Text)
		for i := range n.Items {
			walk(&n.Items[i])
		}
		for i := range n.Pairs {
			walk(&n.Pairs[i].Key)
			walk(&n.Pairs[i].Value)
		}
		b.WriteString(")")
	}
	walk(n)
	return b.String()
}
