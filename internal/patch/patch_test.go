package patch

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"mspscope/internal/emit"
	"mspscope/internal/yamldoc"
)

func set(path, value string) Edit { return Edit{Path: strings.Split(path, "/"), Value: value} }
func del(path string) Edit        { return Edit{Path: strings.Split(path, "/"), Delete: true} }
func prune(path string) Edit {
	return Edit{Path: strings.Split(path, "/"), Delete: true, Prune: true}
}

func TestPatch(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, in, want string
		edits          []Edit
	}{
		{"scalar keeps its comment", "answers:\n  a: 1   # one\n  b: 2\n", "answers:\n  a: 24   # one\n  b: 2\n", []Edit{set("answers/a", "24")}},
		{"same value stays as written", "a: 'x'\n", "a: 'x'\n", []Edit{set("a", `"x"`)}},
		{"quoted, with a hash", "a: \"x # y\" # c\n", "a: z # c\n", []Edit{set("a", "z")}},
		{"doubled quote", "a: 'it''s' # c\n", "a: z # c\n", []Edit{set("a", "z")}},
		{"escaped quote", `a: "say \"x\" # no" # c` + "\n", "a: z # c\n", []Edit{set("a", "z")}},
		{"flow list", "a: [x, y] # c\n", "a: [z] # c\n", []Edit{set("a", "[z]")}},
		{"text before multi-byte letters", "ä: ö # ü\nb: 1\n", "ä: [1, 2] # ü\nb: 1\n", []Edit{set("ä", "[1, 2]")}},
		{"null gets a value", "a:   # c\nb: 1\n", "a: 1   # c\nb: 1\n", []Edit{set("a", "1")}},
		{"tilde gets a value", "a: ~ # c\nb: 1\n", "a: 1 # c\nb: 1\n", []Edit{set("a", "1")}},
		{"block list", "a:\n  - x\n  - y\nb: 1\n", "a: [z]\nb: 1\n", []Edit{set("a", "[z]")}},
		{"block list at the key", "a:\n- x\n- y\n\nb: 1\n", "a: [z]\n\nb: 1\n", []Edit{set("a", "[z]")}},
		{"block list keeps comments", "a:  # why\n  # first\n  - x # ex\n  - \"y # no\"\n  # last\n# b\nb: 1\n", "a:  # why\n  # first\n  - z\n  # last\n# b\nb: 1\n", []Edit{set("a", "[z]")}},
		{"block mapping", "t:\n    o:\n        x: provider\n        y: client\n    p: 1\n", "t:\n    o: advise\n    p: 1\n", []Edit{set("t/o", "advise")}},
		{"value below its key", "a:\n  long\nb: 1\n", "a: x\nb: 1\n", []Edit{set("a", "x")}},
		{"plain text of several lines", "n:\n  a: one two\n    three\n\n    four\n  b: 1\n", "n:\n  a: x\n  b: 1\n", []Edit{set("n/a", "x")}},
		{"quoted text of several lines", "n:\n  a: \"one # two\n    three\" # c\n  b: 1\n", "n:\n  a: x\n    # c\n  b: 1\n", []Edit{set("n/a", "x")}},
		{"literal text", "n:\n  a: |  # c\n    one\n    # two\n\n  # b\n  b: 1\n", "n:\n  a: x  # c\n\n  # b\n  b: 1\n", []Edit{set("n/a", "x")}},
		{"flow list of several lines", "a: [x,\n  y, # why\n  z]\nb: 1\n", "a: [q]\n  # why\nb: 1\n", []Edit{set("a", "[q]")}},

		{"one tower of a grid", "answers:\n  t:\n    a: client # until May\n    # not b\n    c: shared\nz: 1\n", "answers:\n  t:\n    a: client # until May\n    # not b\n    c: unknown\n    d: advise\nz: 1\n", []Edit{set("answers/t/c", "unknown"), set("answers/t/d", "advise")}},
		{"one tower in braces", "answers:\n  t: {a: client, c: shared} # ask Ana\n", "answers:\n  t: {a: client, c: unknown} # ask Ana\n", []Edit{set("answers/t/c", "unknown")}},
		{"one tower in JSON", `{"answers": {"t": {"a": "client"}}}`, `{"answers": {"t": {"a": "client", "c": "unknown"}}}`, []Edit{set("answers/t/c", "unknown")}},
		{"a range", "answers:\n  a: 90 # guess\n", "answers:\n  a: 80..100 # guess\n", []Edit{set("answers/a", "80..100")}},
		{"a range in JSON", `{"answers": {"a": 90}}`, `{"answers": {"a": "80..100"}}`, []Edit{set("answers/a", "80..100")}},
		{"a key with a dot", "basis: {}\n", "basis:\n  t.c: {by: Sam, others: [{value: shared}], settled: true}\n", []Edit{set("basis/t.c", "{by: Sam, others: [{value: shared}], settled: true}")}},
		{"add to a block", "answers:\n    a: 1 # c\nnotes: {}\n", "answers:\n    a: 1 # c\n    b: [x]\nnotes: {}\n", []Edit{set("answers/b", "[x]")}},
		{"add behind the comments of the block", "answers:\n  a: 1 # c\n       # d\n  # b: 2\n\n# notes\nnotes: {}\n", "answers:\n  a: 1 # c\n       # d\n  # b: 2\n  b: 2\n\n# notes\nnotes: {}\n", []Edit{set("answers/b", "2")}},
		{"add behind a list", "answers:\n  a:\n  - x\nnotes: {}\n", "answers:\n  a:\n  - x\n  b: 2\nnotes: {}\n", []Edit{set("answers/b", "2")}},
		{"add behind a literal text", "n:\n  a: |\n    x\n    # y\n", "n:\n  a: |\n    x\n    # y\n  b: 2\n", []Edit{set("n/b", "2")}},
		{"add behind a plain text of several lines", "n:\n  a: x\n   y\n", "n:\n  a: x\n   y\n  b: 2\n", []Edit{set("n/b", "2")}},
		{"add behind a kept text", "n: |+\n  x\n\n\n", "n: |+\n  x\n\n\nb: 2\n", []Edit{set("b", "2")}},
		{"add behind a null", "answers:\n  a:\n", "answers:\n  a:\n  b: 2\n", []Edit{set("answers/b", "2")}},
		{"add to braces", "answers: {a: 1} # c\n", "answers: {a: 1, b: 2} # c\n", []Edit{set("answers/b", "2")}},
		{"add to braces twice", "answers: {a: 1}\n", "answers: {a: 1, b: \"x, y\", c: 3}\n", []Edit{set("answers/b", "x, y"), set("answers/c", "3")}},
		{"a comma needs quotes only there", "answers:\n  a: 1\n", "answers:\n  a: 1\n  b: \"x, y\"\n", []Edit{set("answers/b", "x, y")}},
		{"add to wide braces", "answers: { a: 1 }\n", "answers: { a: 1, b: 2 }\n", []Edit{set("answers/b", "2")}},
		{"add behind a trailing comma", "answers: {a: 1,}\n", "answers: {a: 1, b: 2,}\n", []Edit{set("answers/b", "2")}},
		{"add to braces over lines", "answers: {\n  a: 1, # c\n  b: 2 # d\n}\n", "answers: {\n  a: 1, # c\n  b: 2, # d\n  c: 3\n}\n", []Edit{set("answers/c", "3")}},
		{"add to empty braces", "version: 1\nanswers: {} # c\nnotes: {}\n", "version: 1\nanswers: # c\n  a: 1\nnotes: {}\n", []Edit{set("answers/a", "1")}},
		{"add to nothing", "version: 1\nanswers: # c\n  # d\nnotes: {}\n", "version: 1\nanswers: # c\n  # d\n  a: 1\nnotes: {}\n", []Edit{set("answers/a", "1")}},
		{"add to null", "version: 1\nanswers: null # c\n", "version: 1\nanswers: # c\n  a: 1\n", []Edit{set("answers/a", "1")}},
		{"add a section", "version: 1\nanswers:\n    a: 1\n\n# end\n\n", "version: 1\nanswers:\n    a: 1\n\n# end\nnotes:\n    a: call back\n\n", []Edit{set("notes/a", "call back")}},
		{"add a section before the end marker", "---\nversion: 1\n...\n", "---\nversion: 1\nclient:\n  name: X\n...\n", []Edit{set("client/name", "X")}},
		{"add a deep section", "version: 1\n", "version: 1\nbasis:\n  a: {kind: seen, by: Sam}\n", []Edit{set("basis/a/kind", "seen"), set("basis/a/by", "Sam")}},
		{"odd keys are quoted", "version: 1\n", "version: 1\n\"a: b\":\n  \"1\": x\n", []Edit{set("a: b/1", "x")}},
		{"without a last line end", "version: 1\nanswers:\n  a: 1", "version: 1\nanswers:\n  a: 1\n  b: 2\nnotes:\n  a: x", []Edit{set("answers/b", "2"), set("notes/a", "x")}},
		{"CRLF", "version: 1\r\nanswers:\r\n  a: 1 # c\r\n", "version: 1\r\nanswers:\r\n  a: 3 # c\r\n  b: 2\r\n", []Edit{set("answers/b", "2"), set("answers/a", "3")}},
		{"CRLF in a block", "answers:\r\n  a:\r\n    - x # c\r\n    - y\r\n  b: 1\r\n", "answers:\r\n  a: z\r\n    # c\r\n  b: 1\r\n", []Edit{set("answers/a", "z")}},
		{"byte order mark", "\ufeffa: 1\nb: 2\n", "\ufeffa: 3\nc: 4\n", []Edit{set("a", "3"), set("c", "4"), del("b")}},
		{"byte order mark, first key", "\ufeffa: 1\nb: 2\n", "\ufeffb: 2\n", []Edit{del("a")}},

		{"delete a line", "answers:\n  # about a\n  a: 1 # c\n  b: 2\n", "answers:\n  # about a\n  b: 2\n", []Edit{del("answers/a")}},
		{"delete a block", "answers:\n  a:\n    - x\n    # y\n    - z\n  # b\n  b: 2\n", "answers:\n  # b\n  b: 2\n", []Edit{del("answers/a")}},
		{"delete the last line", "a: 1\nb: 2", "a: 1", []Edit{del("b")}},
		{"delete the last line, CRLF", "a: 1\r\nb: 2", "a: 1", []Edit{del("b")}},
		{"delete the only key", "version: 1\nnotes:  # n\n  # o\n  a: x # c\nb: 1\n", "version: 1\nnotes: {}  # n\n  # o\nb: 1\n", []Edit{del("notes/a")}},
		{"delete what is not there", "a: 1\n", "a: 1\n", []Edit{del("b"), del("b/c"), del("b/c/d")}},
		{"delete in braces", "n: {a: 1, b: 2, c: 3} # c\n", "n: {b: 2} # c\n", []Edit{del("n/a"), del("n/c")}},
		{"delete in braces over lines", "n: {\n  a: 1, # a\n  # b\n  b: 2,\n  c: 3 # c\n}\n", "n: {\n  # b\n  b: 2\n}\n", []Edit{del("n/a"), del("n/c")}},
		{"delete in braces, a comment before", "n: {\n  a: 1, # a\n  b: 2 # b\n}\n", "n: {\n  a: 1, # a\n}\n", []Edit{del("n/b")}},
		{"delete the only key in braces", "n: { a: 1 } # c\n", "n: {} # c\n", []Edit{del("n/a")}},
		{"delete and set again", "n:\n  a: 1\n", "n:\n  a: 2\n", []Edit{del("n/a"), set("n/a", "2")}},

		{"prune the only key", "version: 1\nbasis:\n  a: {by: x}\nb: 1\n", "version: 1\nb: 1\n", []Edit{prune("basis/a")}},
		{"prune keeps other keys", "version: 1\nbasis:\n  a: x\n  b: y\n", "version: 1\nbasis:\n  b: y\n", []Edit{prune("basis/a")}},
		{"prune what was added", "version: 1\nb: 1\n\n# end\n", "version: 1\nb: 1\n\n# end\n", []Edit{set("n/a", "x"), prune("n/a")}},
		{"prune outwards", "version: 1\nn:\n  a:\n    b: 1", "version: 1", []Edit{prune("n/a/b")}},
		{"prune keeps what was empty before", "version: 1\nbasis: {}\n", "version: 1\nbasis: {}\n", []Edit{prune("basis/a"), prune("basis/a/b")}},
		{"prune stops at comments", "version: 1\nn:  # why\n  a: x\nb: 1\n", "version: 1\nn: {}  # why\nb: 1\n", []Edit{prune("n/a")}},
		{"prune stops at comments below", "version: 1\nn:\n  a: x\n  # b: y\nb: 1\n", "version: 1\nn: {}\n  # b: y\nb: 1\n", []Edit{prune("n/a")}},
		{"prune stops at the document", "n:\n  a: x\n", "n: {}\n", []Edit{prune("n/a")}},
		{"prune in braces", "{version: 1, n: {a: x}}\n", "{version: 1}\n", []Edit{prune("n/a")}},
		{"prune in JSON", "{\n  \"version\": 1,\n  \"n\": {\n    \"a\": \"x\"\n  }\n}\n", "{\n  \"version\": 1\n}\n", []Edit{prune("n/a")}},

		{"flow document", "{version: 1, answers: {a: x}}\n", "{version: 1, answers: {a: x, b: y}, notes: {a: z}}\n", []Edit{set("answers/b", "y"), set("notes/a", "z")}},
		{"compact JSON", `{"version":1,"answers":{"a":1}}`, `{"version":1,"answers":{"a":[1,"x"],"b":"yes"},"notes":{"a":"say \"x\""}}`, []Edit{set("answers/a", "[1, x]"), set("answers/b", "yes"), set("notes/a", `'say "x"'`)}},
		{"JSON null", `{"a":null,"b":2}`, `{"a":1}`, []Edit{set("a", "1"), del("b")}},
		{"JSON empty", `{"version": 1, "answers": {}}`, `{"version": 1, "answers": {"a": 0.5, "b": true}}`, []Edit{set("answers/a", "0.5"), set("answers/b", "true")}},
		{"pretty JSON", "{\n  \"version\": 1,\n  \"answers\": {\n    \"a\": 1\n  }\n}\n", "{\n  \"version\": 1,\n  \"answers\": {\n    \"a\": \"x <y>\",\n    \"b\": {\"c\": 2}\n  },\n  \"notes\": {\n    \"a\": \"n\",\n    \"b\": \"m\"\n  }\n}\n", []Edit{set("answers/a", "x <y>"), set("answers/b", "{c: 2}"), set("notes/a", "n"), set("notes/b", "m")}},
		{"pretty JSON, delete", "{\n  \"version\": 1,\n  \"answers\": {\n    \"a\": 1,\n    \"b\": [\n      1\n    ]\n  }\n}\n", "{\n  \"version\": 1,\n  \"answers\": {}\n}\n", []Edit{del("answers/a"), del("answers/b")}},
		{"pretty JSON, list", "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": 1\n}\n", "{\n  \"a\": [3],\n  \"b\": 1\n}\n", []Edit{set("a", "[3]")}},
		{"JSON mapping of several keys", `{"answers": {}}`, `{"answers": {"tower_owners": {"service_desk": "provider", "network": "client", "vendors": "shared"}}}`, []Edit{set("answers/tower_owners", "{service_desk: provider, network: client, vendors: shared}")}},
		{"compact JSON mapping of several keys", `{"answers":{"a":1}}`, `{"answers":{"a":{"b":"x","c":["y","z"]}}}`, []Edit{set("answers/a", "{b: x, c: [y, z]}")}},
		{"empty value in braces", "answers: {\"it_fte\":}\n", "answers: {\"it_fte\": 2}\n", []Edit{set("answers/it_fte", "2")}},
		{"empty value in braces, others behind", "answers: {it_fte: , a: 1}\n", "answers: {it_fte: 2 , a: 1}\n", []Edit{set("answers/it_fte", "2")}},
		{"pretty JSON, empty over lines", "{\n  \"version\": 1,\n  \"answers\": {\n  }\n}\n", "{\n  \"version\": 1,\n  \"answers\": {\n    \"a\": 1\n  }\n}\n", []Edit{set("answers/a", "1")}},
		{"pretty JSON, empty with a blank line", "\ufeff{\r\n  \"version\": 1,\r\n  \"answers\": {\r\n\r\n  },\r\n  \"notes\": {\r\n}}", "\ufeff{\r\n  \"version\": 1,\r\n  \"answers\": {\r\n    \"a\": 1\r\n  },\r\n  \"notes\": {\r\n    \"a\": \"# x\"\r\n  }}", []Edit{set("answers/a", "1"), set("notes/a", "\"# x\"")}},
		{"JSON, empty over lines on a line with others", "{\n  \"version\": 1, \"answers\": {\n  } }\n", "{\n  \"version\": 1, \"answers\": {\n    \"a\": 1\n  } }\n", []Edit{set("answers/a", "1")}},
		{"JSON, empty over lines in one line", "{\"version\": 1, \"answers\": {\n}}\n", "{\"version\": 1, \"answers\": {\"a\": 1}}\n", []Edit{set("answers/a", "1")}},
		{"JSON that is laid out anew", "{\"version\"\n:1, \"answers\"\n: {\"a\": \"é\", \"b\": 1.50}, \"notes\"\n:{\n}}", "{\n  \"version\": 1,\n  \"answers\": {\n    \"a\": \"é\",\n    \"b\": 1.50\n  },\n  \"notes\": {\n    \"a\": \"x\"\n  }\n}", []Edit{set("notes/a", "x")}},
		{"YAML, empty braces over lines", "version: 1\nanswers: {\n}\nnotes: {}\n", "version: 1\nanswers: {a: 1}\nnotes: {}\n", []Edit{set("answers/a", "1")}},
		{"YAML in braces, empty over lines", "{\n  version: 1,\n  answers: {\n  }\n}\n", "{\n  version: 1,\n  answers: {\n    a: 1\n  }\n}\n", []Edit{set("answers/a", "1")}},
		{"tabs in JSON", "{\n\t\"version\": 1,\n\t\"answers\": {}\n}\n", "{\n\t\"version\": 1,\n\t\"answers\": {\n\t\t\"a\": 1\n\t}\n}\n", []Edit{set("answers/a", "1")}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got, err := Patch("f", []byte(test.in), test.edits)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != test.want {
				t.Errorf("got\n%s\nwant\n%s\n(%q, %q)", got, test.want, got, test.want)
			}
		})
	}
}

func TestPatchRefuses(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, in string
		edit     Edit
		want     string // part of the message
	}{
		{"a list on the way", "answers: [a]\n", set("answers/a", "1"), "f:1:10: answers.a cannot be changed in place: answers is a list"},
		{"a text on the way", "answers:\n  a: x\n", set("answers/a/b", "1"), "answers.a is \"x\""},
		{"a list as document", "- a\n", set("a", "1"), "not a mapping"},
		{"the only key", "a: 1\n", del("a"), "only key"},
		{"question mark", "? a\n: 1\n", set("a", "2"), "unusual way"},
		{"comments in braces", "a: {b: [1, # c\n  2]}\n", set("a/b", "3"), "comments stand between"},
		{"a comment in empty braces", "{\n  version: 1,\n  answers: {  # why\n  }\n}\n", set("answers/a", "1"), "comments stand between"},
		{"comments in braces, delete", "a: {b: 1, # c\n  d: 2}\n", del("a/b"), "comments stand between"},
		{"text that lacks its line end", "a: |\n  x", set("b", "2"), "unusual way"},
		{"old line ends", "a: \"x\u2028y\"\nb: 1\n", set("b", "2"), "line ends"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got, err := Patch("f", []byte(test.in), []Edit{test.edit})
			if !errors.Is(err, ErrCannotPatch) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %q, %v; want %q", got, err, test.want)
			}
		})
	}
	for name, e := range map[string]Edit{
		"no path": {Value: "1"}, "empty": set("a", " "), "two lines": set("a", "x\ny"), "comment": set("a", "1 # c"),
		"two values": set("a", "b: c"), "open": set("a", "[1"), "comment in a list": set("a", "[1] # c"), "anchor": set("a", "&x 1"),
	} {
		for _, in := range []string{"a: 1\n", `{"a": 1}`} {
			if got, err := Patch("f", []byte(in), []Edit{e}); err == nil || errors.Is(err, ErrCannotPatch) {
				t.Errorf("%s: got %q, %v", name, got, err)
			}
		}
	}
	var problems yamldoc.Problems
	if _, err := Patch("f", []byte("a: [\n"), []Edit{set("a", "1")}); !errors.As(err, &problems) {
		t.Errorf("an unreadable document: %v", err)
	}
}

func TestText(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"call back": "call back", "": `""`, "unknown": `"unknown"`, "No": `"No"`, "24": `"24"`, "a: b": `"a: b"`, "a # b": `"a # b"`,
		"- a": `"- a"`, "two\nlines": `"two\nlines"`, "ends ": `"ends "`, `say "x"`: `"say \"x\""`, "x, y": `"x, y"`, "\x1b[2J": `"\x1b[2J"`, "bad\xff": `"bad\ufffd"`,
	} {
		got := emit.YAMLText(in)
		if got != want {
			t.Errorf("YAMLText(%q) = %s, want %s", in, got, want)
		}
		for _, doc := range []string{"a: 1\n", "a: {b: 1}\n", `{"a":1}`} {
			out, err := Patch("f", []byte(doc), []Edit{{Path: []string{"t"}, Value: got}, {Path: []string{"n", "t"}, Value: got}})
			if err != nil {
				t.Fatal(err)
			}
			root, err := yamldoc.Parse("f", out)
			if err != nil || root.Get("t").Text != strings.ToValidUTF8(in, "\ufffd") || root.Get("n").Get("t").Text != strings.ToValidUTF8(in, "\ufffd") {
				t.Errorf("%q came back as %s, %v", in, out, err)
			}
		}
	}
}

// A word that JSON does not have is a text there, and one that it has is what it
// was in YAML.
func TestValuesInJSON(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ value, want string }{
		{"abc", `"abc"`},
		{"'null'", `"null"`},
		{"null", "null"},
		{`"[1]"`, `"[1]"`},
		{"[1]", "[1]"},
		{`'{"a":1}'`, `"{\"a\":1}"`},
		{"'\"x\"'", `"\"x\""`},
		{`""`, `""`},
		{"1", "1"},
		{"'1'", `"1"`},
		{"-2.5", "-2.5"},
		{"01", `"01"`},
		{"+1", `"+1"`},
		{".5", `".5"`},
		{"true", "true"},
		{"'true'", `"true"`},
		{"yes", `"yes"`},
		{"[abc, 'null', true, 2]", `["abc", "null", true, 2]`},
	} {
		for _, in := range []string{`{"a": 0}`, `{"a": 0, "b": 1}`} {
			out, err := Patch("f", []byte(in), []Edit{set("a", test.value)})
			if want := strings.Replace(in, "0", test.want, 1); err != nil || string(out) != want {
				t.Errorf("%s: %s, %v; want %s", test.value, out, err, want)
			}
			if !json.Valid(out) {
				t.Errorf("%s: %s is no JSON", test.value, out)
			}
		}
	}
	// The same texts, as a note would hold them.
	for _, text := range []string{"abc", "null", "[1]", `{"a":1}`, `"x"`, "", "1", "true", "-", "~"} {
		out, err := Patch("f", []byte(`{"a": 0}`), []Edit{set("a", emit.YAMLText(text))})
		if err != nil {
			t.Fatal(err)
		}
		var read map[string]any
		if err := json.Unmarshal(out, &read); err != nil || read["a"] != text {
			t.Errorf("%q came back as %v from %s, %v", text, read["a"], out, err)
		}
	}
}

// An edit never makes a file that nobody can read again.
func TestNoEditGrowsAFileOverTheLimit(t *testing.T) {
	t.Parallel()
	const head = "version: 1\nn:\n  a: 1\n"
	for _, spare := range []int{20, 21} {
		in := head + "# " + strings.Repeat("x", yamldoc.MaxBytes-len(head)-3-spare) + "\n"
		if len(in) != yamldoc.MaxBytes-spare {
			t.Fatalf("%d bytes", len(in))
		}
		out, err := Patch("f", []byte(in), []Edit{set("n/b", strings.Repeat("y", 21-len("  b: \n")))})
		switch {
		case spare == 21 && (err != nil || len(out) != yamldoc.MaxBytes):
			t.Errorf("a file of the largest size: %d bytes, %v", len(out), err)
		case spare == 20 && (!errors.Is(err, ErrCannotPatch) || out != nil || !strings.Contains(err.Error(), "over 1 MiB")):
			t.Errorf("a file over the limit: %d bytes, %v", len(out), err)
		}
	}
}
