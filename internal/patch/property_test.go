package patch

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/yamldoc"
)

// generator writes random documents in many styles, each comment unlike any
// other.
type generator struct {
	*rand.Rand
	b        strings.Builder
	eol      string
	comments int
}

func pick[T any](g *generator, from ...T) T { return from[g.IntN(len(from))] }

func (g *generator) comment() string {
	g.comments++
	return fmt.Sprintf("# c%d\"'[", g.comments)
}

func (g *generator) line(s string) {
	if g.IntN(4) == 0 {
		s += pick(g, " ", "   ") + g.comment()
	}
	g.b.WriteString(s + g.eol)
}

func (g *generator) between(indent string) {
	switch g.IntN(8) {
	case 0:
		g.b.WriteString(g.eol)
	case 1, 2:
		g.b.WriteString(indent + g.comment() + g.eol)
	}
}

var oneLine = []string{
	"24", "0.5", "yes", "two words", "it's", "\"a # b\"", "'x: y, z'", "\"q\\\"q\"", "[a, b]", "[]", "{}", "{service_desk: provider, network: client}",
	"unknown", "Zürich", "\"\"", "[a, \"b # c\", {d: [e]}]", "http://x/#y", "~", "{ a: 1 }",
}

// value writes a random value behind a key.
func (g *generator) value(indent, key string) {
	deeper := indent + pick(g, "  ", "    ", " ")
	switch g.IntN(14) {
	case 0:
		g.line(indent + key + ":")
		list := pick(g, deeper, indent)
		for range 1 + g.IntN(3) {
			g.line(list + "- " + pick(g, oneLine[:15]...))
			if g.IntN(3) == 0 {
				g.b.WriteString(list + g.comment() + g.eol)
			}
		}
	case 1:
		g.line(indent + key + ":")
		for i := range 1 + g.IntN(3) {
			g.line(fmt.Sprintf("%sk%d: %s", deeper, i, pick(g, oneLine...)))
		}
	case 2:
		g.line(indent + key + ":")
	case 3:
		g.b.WriteString(indent + key + ": " + pick(g, "|", ">", "|-", ">-", "|+") + g.eol + deeper + "one" + g.eol + deeper + "# two: [" + g.eol)
	case 4:
		g.b.WriteString(indent + key + ": one" + g.eol + deeper + "two" + g.eol)
	case 5:
		g.b.WriteString(indent + key + ": \"one # x" + g.eol + deeper + "two\"" + g.eol)
	case 6:
		g.line(indent + key + ": [a,")
		g.line(deeper + "b, \"c\"")
		g.line(deeper + "]")
	default:
		g.line(indent + key + pick(g, ": ", ":  ", " : ") + pick(g, oneLine...))
	}
}

var ids = []string{"users_count", "it_fte", "drivers", "a", "b-c", "tower_owners", "note"}

func (g *generator) document() string {
	g.b.Reset()
	g.eol = pick(g, "\n", "\n", "\r\n")
	g.b.WriteString(pick(g, "", "", "", byteOrderMark))
	g.b.WriteString(pick(g, "", "", "---"+g.eol, g.comment()+g.eol))
	g.line("version: 1")
	step := pick(g, "  ", "    ")
	for _, section := range []string{"client", "answers", "notes", "basis"} {
		g.between("")
		keys := slices.Clone(ids)
		g.Shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
		keys = keys[:g.IntN(len(keys))]
		switch kind := g.IntN(6); {
		case kind == 0:
		case kind == 1 && len(keys) > 0:
			var pairs []string
			for _, k := range keys {
				pairs = append(pairs, k+": "+pick(g, oneLine...))
			}
			g.line(section + ": {" + strings.Join(pairs, ", ") + pick(g, "", ",", " ") + "}")
		case kind == 2 && len(keys) > 0:
			g.line(section + ": {")
			for i, k := range keys {
				g.line(step + k + ": " + pick(g, oneLine...) + pick(g, ",", ",")[:min(1, len(keys)-1-i)])
			}
			g.line("}")
		case len(keys) == 0:
			g.line(section + pick(g, ":", ": {}", ": ~"))
		default:
			g.line(section + ":")
			for _, k := range keys {
				g.between(step)
				g.value(step, k)
			}
		}
	}
	if g.IntN(4) == 0 {
		g.between("")
	}
	text := g.b.String()
	if g.IntN(4) == 0 {
		text = strings.TrimSuffix(text, g.eol)
	}
	return text
}

func (g *generator) edit() Edit {
	path := []string{pick(g, "answers", "notes", "basis", "client", "quote"), pick(g, append(ids, "new")...)}
	switch g.IntN(8) {
	case 0:
		path = append(path, pick(g, "kind", "k0", "service_desk"))
	case 1:
		path = path[:1]
	}
	return Edit{Path: path, Value: pick(g, append(oneLine, "a, b", "x]")...), Delete: g.IntN(4) == 0}
}

// model is an engagement as plain values: the second opinion on what an edit
// does.
func model(n *yamldoc.Node) any {
	switch n.Kind {
	case yamldoc.Mapping:
		m := [][2]any{}
		for _, p := range n.Pairs {
			m = append(m, [2]any{p.Key.Text, model(&p.Value)})
		}
		return m
	case yamldoc.Sequence:
		l := []any{}
		for i := range n.Items {
			l = append(l, model(&n.Items[i]))
		}
		return l
	case yamldoc.Scalar:
		return n.Text
	case yamldoc.Null:
	}
	return nil
}

func edited(m any, path []string, v any, gone bool) any {
	pairs, _ := m.([][2]any)
	pairs = slices.Clone(pairs)
	at := slices.IndexFunc(pairs, func(p [2]any) bool { return p[0] == path[0] })
	switch {
	case at < 0 && gone:
		return m
	case len(path) == 1 && gone:
		return slices.Delete(pairs, at, at+1)
	}
	if at < 0 {
		at = len(pairs)
		pairs = append(pairs, [2]any{path[0], nil})
	}
	if len(path) > 1 {
		pairs[at][1] = edited(pairs[at][1], path[1:], v, gone)
	} else {
		pairs[at][1] = v
	}
	return pairs
}

func parse(t *testing.T, text []byte) *yamldoc.Node {
	t.Helper()
	root, err := yamldoc.Parse("f", text)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return root
}

func words(text string) []string { // the comments' names
	var found []string
	for part := range strings.SplitSeq(text, "# c") {
		if name, _, ok := strings.Cut(part, "\"'["); ok {
			found = append(found, name)
		}
	}
	return found
}

func TestRandomEdits(t *testing.T) {
	t.Parallel()
	g := &generator{Rand: rand.New(rand.NewPCG(1, 2))}
	done, refused := 0, 0
	for range 2000 {
		text := g.document()
		e := g.edit()
		root := parse(t, []byte(text))
		out, err := Patch("f", []byte(text), []Edit{e})
		if err != nil {
			if !errors.Is(err, ErrCannotPatch) {
				t.Fatalf("%v: %+v in\n%s", err, e, text)
			}
			if !strings.Contains(err.Error(), ", not a mapping") { // a list or text stands on the way
				refused++
				if refused < 5 {
					t.Logf("%v: %+v in\n%s", err, e, text)
				}
			}
			continue
		}
		done++
		var v any
		if !e.Delete {
			v = model(&parse(t, []byte("v: "+e.Value)).Pairs[0].Value)
			if n, err := yamldoc.Parse("f", []byte("v: {k: "+e.Value+"}")); err != nil || len(n.Pairs[0].Value.Pairs) != 1 {
				v = e.Value
			}
		}
		if got, want := fmt.Sprint(model(parse(t, out))), fmt.Sprint(edited(model(root), e.Path, v, e.Delete)); got != want {
			t.Fatalf("%+v\n%s\ngave\n%s\nwhich reads\n%s\nnot\n%s", e, text, out, got, want)
		}
		checkLines(t, text, string(out), e)
	}
	t.Logf("%d made, %d refused", done, refused)
	if done < 1500 || refused > done/50 {
		t.Errorf("%d edits made, %d refused: too many refusals", done, refused)
	}
}

// A section that was added and emptied again leaves no trace.
func TestPruneUndoesAdding(t *testing.T) {
	t.Parallel()
	g := &generator{Rand: rand.New(rand.NewPCG(5, 6))}
	done := 0
	for range 500 {
		text := g.document()
		out, err := Patch("f", []byte(text), []Edit{set("added/a", "x")})
		if err != nil {
			continue
		}
		done++
		if out, err = Patch("f", out, []Edit{prune("added/a")}); err != nil || string(out) != text {
			t.Fatalf("%v\n%q\nbecame\n%q", err, text, out)
		}
	}
	if done < 450 {
		t.Errorf("only %d documents", done)
	}
}

// checkLines fails unless the lines outside one stretch are unchanged, the
// stretch is the edited key's own, and no comment is lost by setting a value.
func checkLines(t *testing.T, before, after string, e Edit) {
	t.Helper()
	if strings.HasSuffix(before, "\n") != strings.HasSuffix(after, "\n") {
		t.Fatalf("%+v: the last line end changed:\n%q\n%q", e, before, after)
	}
	if crlf := strings.Count(after, "\r\n"); strings.Contains(before, "\r\n") && crlf != strings.Count(after, "\n") || !strings.Contains(before, "\r\n") && crlf > 0 {
		t.Fatalf("%+v: line ends are mixed:\n%q\n%q", e, before, after)
	}
	had, has := words(before), words(after)
	if !e.Delete {
		slices.Sort(had)
		slices.Sort(has)
		if !slices.Equal(had, has) {
			t.Fatalf("%+v: comments were %v and are %v\n%s\n%s", e, had, has, before, after)
		}
	}
	if len(e.Path) < 2 {
		return
	}
	// What the other keys are and how they are written is as it was.
	lines := strings.Split(strings.ReplaceAll(after, "\r\n", "\n"), "\n")
	at := 0
	for line := range strings.SplitSeq(strings.ReplaceAll(before, "\r\n", "\n"), "\n") {
		key, _, isKey := strings.Cut(strings.TrimSpace(line), ":")
		key = strings.TrimSpace(key)
		if !isKey || slices.Contains(e.Path, key) || !slices.Contains(ids, key) || strings.HasSuffix(line, "[a,") || !strings.HasPrefix(line, " ") {
			continue
		}
		bare := func(s string) string { return strings.ReplaceAll(s, ",", "") } // a comma may come or go
		for at < len(lines) && bare(lines[at]) != bare(line) {
			at++
		}
		if at == len(lines) {
			t.Fatalf("%+v: the line %q is gone or elsewhere:\n%s\n%s", e, line, before, after)
		}
		at++
	}
}

// Each answer of each example file can be set, deleted and added again without
// another line changing.
func TestExamples(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../../testdata/engagements/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files[:2] {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		root := parse(t, data)
		for _, section := range []string{"client", "answers", "notes", "private_notes", "basis"} {
			n := root.Get(section)
			if n == nil {
				continue
			}
			for i := range n.Pairs {
				path := []string{section, n.Pairs[i].Key.Text}
				for _, e := range []Edit{{Path: path, Value: "[changed]"}, {Path: path, Delete: true}, {Path: []string{section, "new"}, Value: "x"}} {
					out, err := Patch(file, data, []Edit{e})
					if err != nil {
						t.Errorf("%v", err)
						continue
					}
					if changed := differing(data, out); changed > 2 {
						t.Errorf("%s: %+v changed %d lines", file, e, changed)
					}
				}
			}
		}
	}
}

// differing counts the lines between the equal beginnings and ends of two texts.
func differing(a, b []byte) int {
	x, y := bytes.Split(a, []byte("\n")), bytes.Split(b, []byte("\n"))
	for len(x) > 0 && len(y) > 0 && bytes.Equal(x[0], y[0]) {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && bytes.Equal(x[len(x)-1], y[len(y)-1]) {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	return max(len(x), len(y))
}

func FuzzPatch(f *testing.F) {
	g := &generator{Rand: rand.New(rand.NewPCG(3, 4))}
	for range 50 {
		f.Add([]byte(g.document()), "answers/a", "[x, y]", g.IntN(2) == 0)
	}
	for _, s := range []string{`{"version":1,"answers":{"a":1}}`, "{\n  \"answers\": {}\n}", "? a\n: b\n", "a: - b", "- a\n", "\"a\": |2\n   x\n", "a: [b: c]\n", "{a, b: }\n"} {
		f.Add([]byte(s), "answers/a/b", "x, y", false)
	}
	f.Fuzz(func(t *testing.T, data []byte, path, v string, gone bool) {
		e := Edit{Path: strings.Split(path, "/"), Value: v, Delete: gone}
		out, err := Patch("f", data, []Edit{e})
		if err != nil {
			if len(out) > 0 {
				t.Error("a result beside an error")
			}
			return
		}
		root := parse(t, out)
		at := root
		for i, key := range e.Path {
			if at = at.Get(key); at == nil {
				if !gone {
					t.Fatalf("%v is missing in %q", e.Path[:i+1], out)
				}
				break
			}
		}
		if gone && at != nil {
			t.Fatalf("%v is still in %q", e.Path, out)
		}
		if bytes.HasSuffix(data, []byte("\n")) != bytes.HasSuffix(out, []byte("\n")) {
			t.Fatalf("the last line end changed: %q, %q", data, out)
		}
		again, err := Patch("f", out, []Edit{e})
		if err != nil || !bytes.Equal(again, out) {
			t.Fatalf("a second time: %q, %v, not %q", again, err, out)
		}
	})
}

func BenchmarkPatch(b *testing.B) {
	data, err := os.ReadFile("../../testdata/engagements/harbor-dental.yaml")
	if err != nil {
		b.Fatal(err)
	}
	edits := []Edit{{Path: []string{"answers", "coverage_needed"}, Value: "extended"}}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Patch("f", data, edits); err != nil {
			b.Fatal(err)
		}
	}
}
