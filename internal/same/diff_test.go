package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestCompare(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, format string
		a, b         outcome
		want         []string // what: before -> after
	}{
		{name: "a value", format: "json", a: outcome{out: `{"fit": {"hybrid": 12.5}}`}, b: outcome{out: `{"fit": {"hybrid": 12.0}}`}, want: []string{"fit.hybrid: 12.5 -> 12.0"}},
		{name: "a number became a text", format: "json", a: outcome{out: `{"n": 1}`}, b: outcome{out: `{"n": "1"}`}, want: []string{`n: 1 -> "1"`}},
		{name: "null became a value", format: "json", a: outcome{out: `{"n": null}`}, b: outcome{out: `{"n": [1]}`}, want: []string{"n: null -> [1 items]"}},
		{name: "a key came and one went", format: "yaml", a: outcome{out: "old: 1\nsame: 2\n"}, b: outcome{out: "same: 2\nnew: {a: 1}\n"}, want: []string{"old: 1 -> (not there)", "new: (not there) -> {a}"}},
		{name: "items by id", format: "json", a: outcome{out: `{"l": [{"id": "a", "n": 1}, {"id": "b", "n": 1}]}`}, b: outcome{out: `{"l": [{"id": "c", "n": 1}, {"id": "b", "n": 2}]}`}, want: []string{"l[] (items): a -> (not there)", "l[].n: 1 -> 2", "l[] (items): (not there) -> c"}},
		{name: "their order", format: "json", a: outcome{out: `{"l": [{"id": "a"}, {"id": "b"}]}`}, b: outcome{out: `{"l": [{"id": "b"}, {"id": "a"}]}`}, want: []string{"l[] (order): a, b -> b, a"}},
		{name: "items without an id", format: "json", a: outcome{out: `{"l": ["x", "y"]}`}, b: outcome{out: `{"l": ["x", "z", "w"]}`}, want: []string{`l[]: "y" -> "z"`, `l[] (items): (not there) -> "w"`}},
		{name: "the order of keys", format: "json", a: outcome{out: `{"a": 1, "b": 2}`}, b: outcome{out: `{"b": 2, "a": 1}`}, want: []string{" (order of keys): a, b -> b, a"}},
		{name: "the layout of JSON alone", format: "json", a: outcome{out: `{"a": 1}`}, b: outcome{out: `{"a":1}`}, want: []string{`{"a": #}: {"a": 1} -> {"a":1}`}},
		{name: "records", format: "ndjson", a: outcome{out: "{\"m\": 1}\n{\"m\": 1}\n"}, b: outcome{out: "{\"m\": 1}\n{\"m\": 2}\n"}, want: []string{"m: 1 -> 2"}},
		{name: "a record too few", format: "ndjson", a: outcome{out: "{}\n{}\n"}, b: outcome{out: "{}\n"}, want: []string{"number of records: 2 -> 1"}},
		{name: "figures", format: "table", a: outcome{out: "Fee  1,200\nx\n"}, b: outcome{out: "Fee  1,300\nx\n"}, want: []string{"(figures in a line): Fee  1,200 -> Fee  1,300"}},
		{name: "spaces", format: "table", a: outcome{out: "a  b\n---\n"}, b: outcome{out: "a   b\n---\n"}, want: []string{"(spaces): a  b -> a   b"}},
		{name: "a sentence", format: "markdown", a: outcome{out: "Two of 3.\n"}, b: outcome{out: "Three of 3.\n"}, want: []string{"Two of #: Two of 3. -> Three of 3."}},
		{name: "lines in another order", format: "csv", a: outcome{out: "a\nb\n"}, b: outcome{out: "b\na\n"}, want: []string{"order of lines:  -> "}},
		{name: "an exit code and its message", format: "json", a: outcome{out: "{}"}, b: outcome{code: 3, errOut: "f:1:1: wrong\n"}, want: []string{"exit code: 0 -> 3", "stderr: f:#:#: wrong: (not there) -> f:1:1: wrong", "{}: {} -> "}},
		{name: "a file that is no workbook", format: "xlsx", a: outcome{file: "abc"}, b: outcome{}, want: []string{"file: 3 bytes -> 0 bytes"}},
		{name: "a cell", format: "xlsx", a: outcome{file: zipped(t, "<c>1</c><c>same</c>")}, b: outcome{file: zipped(t, "<c>2</c><c>same</c>")}, want: []string{"sheet: (figures in a line): <c>1</c> -> <c>2</c>"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, d := range compare(&run{format: c.format}, c.a, c.b) {
				got = append(got, fmt.Sprintf("%s: %s -> %s", d.what, d.before, d.after))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
			if again := compare(&run{format: c.format}, c.a, c.a); len(again) > 0 {
				t.Errorf("an outcome differs from itself: %v", again)
			}
		})
	}
}

func zipped(t *testing.T, content string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("sheet")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Every form meets every example, both playbooks and many other engagements,
// and every engagement meets several forms.
func TestPlan(t *testing.T) {
	t.Parallel()
	var files []string
	for i := range 3000 {
		files = append(files, fmt.Sprintf("%04d.yaml", i))
	}
	examples := []string{"a.yaml", "b.yaml", "c.yaml"}
	key := func(r *run) string { return strings.Join([]string{r.label, r.format, r.view}, ", ") }
	onFiles, onOwn, onExamples, ofFile := map[string]int{}, map[string]int{}, map[string]int{}, map[string]map[string]bool{}
	about := func(r *run, a string) bool { // whom a run is about stands behind its one or two words
		return r.Args[1] == a || len(r.Args) > 2 && r.Args[0] == "raci" && r.Args[2] == a
	}
	runs := plan(files, examples, 3, 0)
	for i := range runs {
		r := &runs[i]
		for _, a := range r.Args {
			switch {
			case a == file || a == other:
				t.Fatalf("not filled in: %q", r.Args)
			case strings.HasPrefix(a, inputDir+"/") && about(r, a):
				onFiles[key(r)]++
				if r.own {
					onOwn[key(r)]++
				}
				if ofFile[a] == nil {
					ofFile[a] = map[string]bool{}
				}
				ofFile[a][key(r)] = true
			case strings.HasPrefix(a, exampleDir+"/") && about(r, a):
				onExamples[key(r)]++
			}
		}
	}
	for _, f := range forms() {
		k := key(&f)
		if onFiles[k] < 40 || onOwn[k] < 8 || onExamples[k] < len(examples) {
			t.Errorf("%s: %d engagements, %d of them under the own playbook, %d examples", k, onFiles[k], onOwn[k], onExamples[k])
		}
	}
	for _, name := range files {
		if met := ofFile[inputDir+"/"+name]; len(met) != 3 {
			t.Fatalf("%s goes through %d forms", name, len(met))
		}
	}
}

// A difference far behind in a long text is seen in the example.
func TestReport(t *testing.T) {
	t.Parallel()
	p := newReport()
	long := strings.Repeat("the same words ", 20)
	for _, own := range []bool{false, true} {
		r := run{label: "raci", format: "json", view: "client", Args: []string{"raci", "a.yaml"}, own: own}
		p.add(&r, []difference{{"rows[].handoff", long + "old", long + "new"}, {"rows[].handoff", "a", "b"}})
		p.add(&r, nil)
	}
	var b strings.Builder
	p.print(&b)
	const want = `
raci, json, client view: 2 of 4 runs differ
  rows[].handoff  (4 times in 2, 1 under the own playbook)
    - …the same words the same words old
    + …the same words the same words new
    run: raci a.yaml
`
	if got := b.String(); strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(want), " ") {
		t.Errorf("%s\nwant%s", got, want)
	}
}
