package emit

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"mspscope/internal/yamldoc"
)

// texts are texts that some reader takes for something else, or that could act.
func texts() []string {
	return []string{
		"", " ", "a", "Harbor Dental", "two  blanks", "ends ", " begins", "a, b", "50 % of it", "(x) a/b + c;d", "say \"x\"", "it's", `back\slash`, "a: b", "a:", ":", "a #b", "#", "- a", "-", "--- x", "...", "? x", "?",
		"unknown", "Advise", "dont_know", "y", "N", "yes", "NO", "on", "Off", "true", "FALSE", "null", "Null", "~", "nan", ".nan", "Inf", "-.inf", "24", "-1", "+1", "0x1F", "0o7", "017", "1_000", "1e5", "1.5e-3", "12:30:45", "190:20", "2026-11-20", "2026-11-20 10:00:00", "80..100", "=", "<<x", "!t", "&a", "*a", "@x", "`x`", "%x", "|", ">", "[a]", "{a: b}", "[", "}", "a]b", "a}b", "a{b", ",", "x,", "\"", "'",
		"\n", "two\nlines\n", "tab\tin", "\r", "a\rb", "\x00", "\x07\b\v\f\x1b[31m", "\x7f", "\u0080\u0085\u009b2J", "\u00a0nbsp\u3000", "\u00ad", "\u2028\u2029", "\u200e\u202eevil\u2066", "\ufeffx", "\ufffd", "\ufffe\uffff", "\U0001ffff\U0010ffff", "\U000e0041", "می\u200cخواهم", "👩\u200d👧 漢字 é", "\ue000",
		strings.Repeat("long ", 300), strings.Repeat("é\n", 300),
	}
}

type generator struct{ *rand.Rand }

func (g generator) text() string {
	if g.IntN(3) > 0 {
		all := texts()
		return all[g.IntN(len(all))]
	}
	letters := []rune("ab01 ,.:;#-?[]{}'\"\\\n\t%&*!|>~\x1b\u009b\u202eé漢\U0001f600_/()+")
	var b strings.Builder
	for range g.IntN(8) {
		b.WriteRune(letters[g.IntN(len(letters))])
	}
	return b.String()
}

// value draws a value as a program may have one for output.
func (g generator) value(depth int) any {
	kind := g.IntN(9)
	if depth > 4 {
		kind = g.IntN(6)
	}
	switch kind {
	case 0:
		return nil
	case 1:
		return g.IntN(2) == 0
	case 2:
		return g.IntN(2000) - 1000
	case 3:
		return json.Number([]string{"0", "-0.5", "24.10", "1e5", "2.5E-7", "-1E40", "123456789012345678901234567890"}[g.IntN(7)])
	case 4, 5:
		return g.text()
	case 6:
		list := []any{}
		for range g.IntN(4) {
			list = append(list, g.value(depth+1))
		}
		return list
	}
	object := Object{}
	seen := map[string]bool{"<<": true} // which no reader takes for a key
	for range g.IntN(5) {
		if key := g.text(); !seen[key] && len(key) < 90 {
			seen[key] = true
			object = append(object, Member{key, g.value(depth + 1)})
		}
	}
	return object
}

// says describes a value: the kind and the very characters of everything in it.
func says(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case string:
		return fmt.Sprintf("%q", v)
	case json.Number:
		return yamlNumber(v.String())
	case []any:
		s := "["
		for _, item := range v {
			s += says(item) + ","
		}
		return s + "]"
	case Object:
		s := "{"
		for _, m := range v {
			s += says(m.Key) + ":" + says(m.Value) + ","
		}
		return s + "}"
	}
	return fmt.Sprint(v)
}

// nodeSays describes what yamldoc has read.
func nodeSays(n *yamldoc.Node) string {
	switch n.Kind {
	case yamldoc.Null:
		return "null"
	case yamldoc.Scalar:
		switch {
		case !n.Quoted && jsonNumber().MatchString(n.Text):
			return yamlNumber(n.Text)
		case !n.Quoted && (n.Text == "true" || n.Text == "false"):
			return n.Text
		}
		return fmt.Sprintf("%q", n.Text)
	case yamldoc.Sequence:
		s := "["
		for i := range n.Items {
			s += nodeSays(&n.Items[i]) + ","
		}
		return s + "]"
	case yamldoc.Mapping:
		s := "{"
		for i := range n.Pairs {
			s += fmt.Sprintf("%q", n.Pairs[i].Key.Text) + ":" + nodeSays(&n.Pairs[i].Value) + ","
		}
		return s + "}"
	}
	return n.Kind.String()
}

// librarySays describes what the YAML library has read.
func librarySays(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.DocumentNode:
		return librarySays(n.Content[0])
	case n.Kind == yaml.SequenceNode:
		s := "["
		for _, item := range n.Content {
			s += librarySays(item) + ","
		}
		return s + "]"
	case n.Kind == yaml.MappingNode:
		s := "{"
		for i := 0; i < len(n.Content); i += 2 {
			s += librarySays(n.Content[i]) + ":" + librarySays(n.Content[i+1]) + ","
		}
		return s + "}"
	case n.Tag == "!!str":
		return fmt.Sprintf("%q", n.Value)
	case n.Tag == "!!null", n.Tag == "!!bool":
		return n.Value
	case n.Tag == "!!int", n.Tag == "!!float":
		return yamlNumber(n.Value)
	}
	return n.Tag
}

// readsBack checks that a text acts on nothing and that both readers find in it
// what is wanted.
func readsBack(tb testing.TB, text, want string) {
	tb.Helper()
	if strings.ContainsFunc(text, func(r rune) bool { return r != '\n' && Unsafe(r) }) {
		tb.Errorf("written raw: %q", text)
	}
	root, err := yamldoc.Parse("written", []byte(text))
	if err != nil {
		tb.Fatalf("%v in\n%s", err, text)
	}
	if got := nodeSays(root); got != want {
		tb.Errorf("yamldoc reads\n%s\nnot\n%s\nin\n%s", got, want, text)
	}
	var library yaml.Node
	if err := yaml.Unmarshal([]byte(text), &library); err != nil {
		tb.Fatalf("%v in\n%s", err, text)
	}
	if got := librarySays(&library); got != want {
		tb.Errorf("the YAML library reads\n%s\nnot\n%s\nin\n%s", got, want, text)
	}
}

// Any value comes back from its YAML and from its JSON.
func TestValuesReadBack(t *testing.T) {
	t.Parallel()
	g := generator{rand.New(rand.NewPCG(1, 7))}
	for range 3000 {
		v := Object{{"v", g.value(0)}}
		want := says(v)
		text, err := YAML(v)
		if err != nil {
			t.Fatal(err)
		}
		readsBack(t, string(text), want)
		data, err := JSON(v)
		if err != nil {
			t.Fatal(err)
		}
		checkJSON(t, data, want)
		if data, err = Indented(v); err != nil {
			t.Fatal(err)
		}
		checkJSON(t, data, want)
		if t.Failed() {
			return
		}
	}
}

func checkJSON(tb testing.TB, data []byte, want string) {
	tb.Helper()
	if strings.ContainsFunc(string(data), func(r rune) bool { return r != '\n' && Unsafe(r) }) {
		tb.Errorf("written raw: %q", data)
	}
	root, err := yamldoc.Parse("written", data)
	if err != nil {
		tb.Fatalf("%v in\n%s", err, data)
	}
	if got := nodeSays(root); got != want {
		tb.Errorf("yamldoc reads\n%s\nnot\n%s\nin\n%s", got, want, data)
	}
	n, err := tree(json.RawMessage(data)) // by encoding/json
	if err != nil {
		tb.Fatalf("%v in\n%s", err, data)
	}
	if got := nodeSays(n); got != want {
		tb.Errorf("encoding/json reads\n%s\nnot\n%s\nin\n%s", got, want, data)
	}
}

// A node that was read comes back from everything that it is written as.
func TestNodesReadBack(t *testing.T) {
	t.Parallel()
	g := generator{rand.New(rand.NewPCG(2, 7))}
	for range 2000 {
		text, err := YAML(Object{{"v", g.value(0)}, {"w", g.value(3)}})
		if err != nil {
			t.Fatal(err)
		}
		nodeReadsBack(t, text)
		if t.Failed() {
			return
		}
	}
	for _, text := range []string{
		"a: {b: plain text, c: 80 % , d: 'x', e: \"\\e\"}", "client: {name: x, date: 2026-11-20}\nanswers: {}\nn: ~\nl: [1, [2], {a: b}]\n",
		"k: |\n  two\n  lines\n", "k: >-\n  folded\n  text, it's: here\n", "k: it's, a [b] {c}\n", "\"a b\": {\"-\": -1, _x: .5, 0x1: yes}\n", "k: a:b\n", "k:\n- a\n- - b\n", "{true: null, \"null\": \"null\", unknown: unknown}\n", `{"a": "unknown", "b": [1.50, true, null]}`,
	} {
		nodeReadsBack(t, []byte(text))
	}
}

// nodeReadsBack writes what a text holds in every way and reads it again. A text
// that is no document proves nothing.
func nodeReadsBack(tb testing.TB, text []byte) {
	tb.Helper()
	root, err := yamldoc.Parse("read", text)
	if err != nil {
		return
	}
	if root.Kind != yamldoc.Mapping && root.Kind != yamldoc.Sequence {
		return // alone, a string of JSON is not taken for JSON
	}
	want := nodeSays(root)
	written := map[string]string{"block": string(Block(root)), "JSON": string(Node(root)), "spaced JSON": Spaced(root)}
	if root.Kind == yamldoc.Mapping {
		written["file"] = string(File(root, Layout{OneLine: []string{"client", "v"}, Above: func(first, second string) string { return first + ": " + second }}))
		written["JSON file"] = string(JSONFile(root))
	}
	behind := "k: " + Flow(root)
	if again, err := yamldoc.Parse("flow", []byte(behind)); err != nil {
		tb.Errorf("flow: %v in\n%s\nfrom\n%s", err, behind, text)
	} else if got := nodeSays(again.Get("k")); got != want {
		tb.Errorf("flow: %s\nnot\n%s\nin\n%s", got, want, behind)
	}
	for how, out := range written {
		if strings.ContainsFunc(out, func(r rune) bool { return r != '\n' && Unsafe(r) }) {
			tb.Errorf("%s: written raw: %q", how, out)
		}
		if len(out) > yamldoc.MaxBytes || strings.Contains(how, "JSON") && !json.Valid([]byte(out)) {
			tb.Errorf("%s: no JSON: %s", how, out)
			continue
		}
		again, err := yamldoc.Parse(how, []byte(out))
		if err != nil {
			tb.Errorf("%s: %v in\n%s\nfrom\n%s", how, err, out, text)
			continue
		}
		if got := nodeSays(again); got != want {
			tb.Errorf("%s: %s\nnot\n%s\nin\n%s", how, got, want, out)
		}
	}
}

func FuzzNode(f *testing.F) {
	for _, s := range texts() {
		f.Add([]byte(s))
		f.Add([]byte("a: [" + s + "]\nb: {c: '" + s + "'}\n"))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) < 10_000 {
			nodeReadsBack(t, text)
		}
	})
}

func FuzzText(f *testing.F) {
	for _, s := range texts() {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		textReadsBack(t, s)
	})
}

// Every text comes back as a text wherever it is written.
func TestTextsReadBack(t *testing.T) {
	t.Parallel()
	for _, s := range texts() {
		textReadsBack(t, s)
	}
}

// otherwise11 is what YAML 1.1 takes for something else than a text.
var otherwise11 = regexp.MustCompile(`^(y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF|~|null|Null|NULL||=|<<` +
	`|[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+` +
	`|[-+]?([0-9][0-9_]*)?\.[0-9.]*([eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)` +
	`|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*)$`)

func textReadsBack(tb testing.TB, s string) {
	tb.Helper()
	want := string([]rune(s)) // U+FFFD for each byte that is none of a character
	text := YAMLText(s)
	if text[0] != '"' && (otherwise11.MatchString(s) || ownWord(s)) {
		tb.Errorf("%q stands without quotes", s)
	}
	list, err := YAML([]string{s})
	if err != nil {
		tb.Fatal(err)
	}
	if plain := strings.TrimSuffix(strings.TrimPrefix(string(list), "- "), "\n"); plain[0] != '"' && otherwise11.MatchString(plain) {
		tb.Errorf("%q stands without quotes", s)
	}
	said := fmt.Sprintf("%q", want)
	readsBack(tb, string(list), "["+said+",]")
	readsBack(tb, "k: "+text+"\n", `{"k":`+said+",}")
	readsBack(tb, "[-1, "+text+", {k: "+text+"}]\n", "[-1,"+said+`,{"k":`+said+",},]")
	checkJSON(tb, []byte("["+JSONText(s)+"]"), "["+said+",]")
}

func TestText(t *testing.T) {
	t.Parallel()
	for s, want := range map[string][2]string{
		"Harbor Dental": {"Harbor Dental", "Harbor Dental"}, "a, b": {`"a, b"`, "a, b"}, "half, 50%": {`"half, 50%"`, "half, 50%"}, "unknown": {`"unknown"`, "unknown"}, "ADVISE": {`"ADVISE"`, "ADVISE"}, "No": {`"No"`, `"No"`}, "inf": {`"inf"`, `"inf"`},
		"yet": {"yet", "yet"}, "nobody": {"nobody", "nobody"}, "24": {`"24"`, `"24"`}, "": {`""`, `""`}, "ends ": {`"ends "`, `"ends "`}, "\u202e\r\x1b\u00a0\U000e0041": {"\"\\u202e\\x0d\\x1b\u00a0\\U000e0041\"", "\"\\u202e\\x0d\\x1b\u00a0\\U000e0041\""},
	} {
		if got := YAMLText(s); got != want[0] {
			t.Errorf("%q is %s, want %s", s, got, want[0])
		}
		if got, err := YAML(s); err != nil || string(got) != want[1]+"\n" {
			t.Errorf("%q is %s, want %s", s, got, want[1])
		}
	}
	for _, word := range []string{"y", "N", "yes", "No", "on", "OFF", "true", "False", "null", "nan", "inf"} {
		if got, err := YAML(map[string]string{word: word}); err != nil || string(got) != fmt.Sprintf("%q: %q\n", word, word) {
			t.Errorf("%q, %v", got, err)
		}
	}
	for s, want := range map[string]string{"24": "24", "2026-11-20": "2026-11-20", "80..100": "80..100", "-0.5": "-0.5", "unknown": "unknown", "a b": "a b", "a, b": `"a, b"`, "-": `"-"`, "...": `"..."`, "": `""`, "10:30": `"10:30"`} {
		n := Word(s)
		if got := Flow(&n); got != want {
			t.Errorf("the word %q is %s, want %s", s, got, want)
		}
	}
	if got := string(Node(nil)); got != "null" {
		t.Errorf("no node is %s", got)
	}
}

func TestFile(t *testing.T) {
	t.Parallel()
	root, err := yamldoc.Parse("read", []byte("version: 1\nclient: {name: Harbor Dental}\nanswers: {a: 1, b: [x, y], c: \"z\"}\nnotes: {}\nnone:\n"))
	if err != nil {
		t.Fatal(err)
	}
	got := string(File(root, Layout{OneLine: []string{"client"}, Above: func(first, second string) string {
		return map[string]string{"answers.a": "People\n and \x1b[31m devices", "answers.c": "Rest"}[first+"."+second]
	}}))
	if want := "version: 1\nclient: {name: Harbor Dental}\nanswers:\n  # People and \\x1b[31m devices\n  a: 1\n  b: [x, y]\n  # Rest\n  c: \"z\"\nnotes: {}\nnone: null\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got, want := string(JSONFile(root)), "{\n  \"version\": 1,\n  \"client\": {\n    \"name\": \"Harbor Dental\"\n  },\n  \"answers\": {\n    \"a\": 1,\n    \"b\": [\"x\", \"y\"],\n    \"c\": \"z\"\n  },\n  \"notes\": {},\n  \"none\": null\n}\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
