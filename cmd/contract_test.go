package cmd

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/playbook"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// keep writes what a new directory of testdata/contract does not have yet. It
// never rewrites a file: what a version printed is what it printed.
var keep = flag.Bool("keep", false, "write the missing outputs and answers of testdata/contract")

// TestContract reads what people had on their disks at every past version, and
// compares the outputs of then with those of today: testdata/contract/README.md.
func TestContract(t *testing.T) {
	t.Parallel()
	versions, err := filepath.Glob(filepath.Join("..", "testdata", "contract", "*", "runs.yaml"))
	if err != nil || len(versions) == 0 {
		t.Fatalf("no past versions: %v", err)
	}
	for _, version := range versions {
		dir := filepath.Dir(version)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			t.Parallel()
			contractAnswers(t, dir)
			if _, err := playbook.Load(os.DirFS(filepath.Join(dir, "playbook")), "playbook", playbook.Everything); err != nil {
				t.Errorf("the playbook of then: %v", err)
			}
			runs := document(t, version).Get("runs")
			for i := range runs.Items {
				contractRun(t, dir, &runs.Items[i])
			}
		})
	}
}

func document(t *testing.T, path string) *yamldoc.Node {
	t.Helper()
	root, err := yamldoc.Parse(path, readFile(t, path))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// kept returns a file of a version; with -keep it writes one that is not there.
func kept(t *testing.T, path string, now []byte) []byte {
	t.Helper()
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) && *keep {
		writeFile(t, path, now)
	}
	return readFile(t, path)
}

// contractAnswers reads every engagement and compares its answers.
func contractAnswers(t *testing.T, dir string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "engagements", "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no engagements in %s: %v", dir, err)
	}
	p := builtIn(t, playbook.Everything)
	schema := p.Questionnaire.Schema
	read := map[string]map[string]string{}
	var now bytes.Buffer
	for _, path := range files {
		r := yamldoc.NewReport(path)
		e := p.ReadEngagement(r, document(t, path))
		if err := r.Err(); err != nil {
			t.Errorf("an engagement of then: %v", err)
			continue
		}
		name := filepath.Base(path)
		read[name] = map[string]string{}
		fmt.Fprintf(&now, "%s:\n", name)
		for i, v := range e.Answers.Values {
			if v.State != answer.Missing {
				id, text := schema.At(i).ID, answerText(schema.At(i), v)
				read[name][id] = text
				fmt.Fprintf(&now, "  %s: %s\n", id, strconv.Quote(text))
			}
		}
	}
	path := filepath.Join(dir, "answers.yaml")
	kept(t, path, now.Bytes())
	then := document(t, path)
	for i := range then.Pairs {
		name, answers := then.Pairs[i].Key.Text, then.Pairs[i].Value.Pairs
		if len(answers) != len(read[name]) {
			t.Errorf("%s has %d answers, then %d", name, len(read[name]), len(answers))
		}
		for j := range answers {
			if id, want := answers[j].Key.Text, answers[j].Value.Text; read[name][id] != want {
				t.Errorf("%s: %s is %q, then %q", name, id, read[name][id], want)
			}
		}
	}
	if len(then.Pairs) != len(files) {
		t.Errorf("%s has the answers of %d engagements, there are %d", path, len(then.Pairs), len(files))
	}
}

// answerText is an answer as the file of answers has it. Of a grid it is the
// towers that have a side: what else is said of a tower is written in more ways
// than one version knows.
func answerText(q *answer.Question, v answer.Value) string {
	if q.Type != answer.Grid {
		return q.Format(v)
	}
	var sides []string
	for _, t := range terms.Towers() {
		if v.Grid[t] != terms.Undecided {
			sides = append(sides, t.String()+": "+v.Grid[t].String())
		}
	}
	return strings.Join(sides, ", ")
}

// contractRun does one run and compares its exit code and the keys of its output.
func contractRun(t *testing.T, dir string, n *yamldoc.Node) {
	t.Helper()
	var args []string
	for _, a := range n.Get("args").Items {
		text := a.Text
		if rest, ok := strings.CutPrefix(text, "./"); ok {
			text = filepath.Join(dir, filepath.FromSlash(rest))
		}
		args = append(args, text)
	}
	r := run(nil, args...)
	if got, want := strconv.Itoa(r.code), n.Get("exit").Text; got != want {
		t.Errorf("%q ends with %s, then with %s: %s", args, got, want, r.errOut)
		return
	}
	output := n.Get("output")
	if output == nil {
		return
	}
	then := kept(t, filepath.Join(dir, "outputs", output.Text), []byte(r.out))
	before, err := shapeOf(output.Text, then)
	if err != nil {
		t.Fatalf("%s: %v", output.Text, err)
	}
	after, err := shapeOf(output.Text, []byte(r.out))
	if err != nil {
		t.Errorf("%s today: %v", output.Text, err)
		return
	}
	for _, problem := range broken(before, after) {
		t.Errorf("%s: %s", output.Text, problem)
	}
}

// shape is the paths of keys of an output, positions in lists left out, each
// with the types that its values have. A path ending in [] is a list's items.
type shape map[string]map[string]bool

// byID are the mappings whose keys are ids of a playbook or of an engagement,
// and so no part of the contract.
var byID = []string{"changes", "assignments"}

func shapeOf(name string, data []byte) (shape, error) {
	s := shape{}
	if filepath.Ext(name) == ".csv" {
		rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
		if err != nil || len(rows) == 0 {
			return nil, fmt.Errorf("no table: %w", err)
		}
		for _, column := range rows[0] {
			s.add(column, "a column")
		}
		return s, nil
	}
	d := json.NewDecoder(bytes.NewReader(data))
	for {
		var v any
		if err := d.Decode(&v); errors.Is(err, io.EOF) {
			return s, nil
		} else if err != nil {
			return nil, err
		}
		s.of("", v)
	}
}

func (s shape) add(path, kind string) {
	if s[path] == nil {
		s[path] = map[string]bool{}
	}
	s[path][kind] = true
}

func (s shape) of(path string, v any) {
	switch v := v.(type) {
	case nil:
		s.add(path, "null")
	case map[string]any:
		s.add(path, "an object")
		at := strings.TrimSuffix(path[strings.LastIndex(path, ".")+1:], "[]")
		for key, value := range v {
			if slices.Contains(byID, at) {
				key = "*"
			}
			s.of(strings.TrimPrefix(path+"."+key, "."), value)
		}
	case []any:
		s.add(path, "a list")
		for _, item := range v {
			s.of(path+"[]", item)
		}
	default:
		s.add(path, map[string]string{"string": "a text", "float64": "a number", "bool": "true or false"}[fmt.Sprintf("%T", v)])
	}
}

// broken lists what of an earlier output is gone or of another type. What an
// empty list would hold cannot be seen.
func broken(before, after shape) []string {
	var list []string
	for _, path := range slices.Sorted(maps.Keys(before)) {
		then, now := before[path], after[path]
		if now == nil {
			if !unseen(path, after) {
				list = append(list, path+" is gone")
			}
			continue
		}
		for _, kind := range slices.Sorted(maps.Keys(now)) {
			known := len(then) == 1 && then["null"] // nothing is known of it
			if kind != "null" && !known && !then[kind] {
				list = append(list, fmt.Sprintf("%s is %s, then %s", path, kind, strings.Join(slices.Sorted(maps.Keys(then)), " or ")))
			}
		}
		// A client's output says no sources any more: they may name other providers.
		if len(now) == 1 && now["null"] && !then["null"] && !strings.HasSuffix(path, "[].source") {
			list = append(list, path+" is null, then "+strings.Join(slices.Sorted(maps.Keys(then)), " or "))
		}
	}
	return list
}

// unseen reports whether a path lies in a list that has no items today, or in
// something that is null today and reported for itself.
func unseen(path string, after shape) bool {
	for at := 0; at < len(path); at++ {
		switch {
		case strings.HasPrefix(path[at:], "[]"):
			if after[path[:at]]["a list"] && after[path[:at]+"[]"] == nil {
				return true
			}
		case path[at] == '.':
			if now := after[path[:at]]; len(now) == 1 && now["null"] {
				return true
			}
		}
	}
	return false
}

// The comparison itself finds what it is there to find.
func TestBroken(t *testing.T) {
	t.Parallel()
	const then = `{"a": 1, "n": null, "l": [{"x": "t", "y": null}, {"x": "t", "y": 2}], "o": {"k": true}, "changes": {"it_fte": 1}}`
	for now, want := range map[string]string{
		then: "",
		`{"new": [], "a": 7, "n": {"x": 1}, "l": [{"x": "", "y": null}], "o": {"k": false, "j": 1}, "changes": {"users_count": 2}}`: "",
		`{"a": 1, "n": null, "l": [], "o": {"k": true}, "changes": {"q": 1}}`:                                                       "",
		`{"n": null, "l": [{"x": "t", "y": 2}], "o": {"k": true}, "changes": {"q": 1}}`:                                             "a is gone",
		`{"a": "1", "n": null, "l": [{"x": "t", "y": 2}], "o": {"k": true}, "changes": {"q": 1}}`:                                   "a is a text, then a number",
		`{"a": null, "n": 2, "l": [{"x": "t", "y": 2}], "o": {"k": true}, "changes": {"q": 1}}`:                                     "a is null, then a number",
		`{"a": 1, "n": 2, "l": [{"y": 2}], "o": null, "changes": {"q": 1}}`:                                                         "l[].x is gone; o is null, then an object",
		`{"a": 1, "n": 2, "l": {"x": "t"}, "o": {}, "changes": {"q": 1}}`:                                                           "l is an object, then a list; l[] is gone; l[].x is gone; l[].y is gone; o.k is gone",
	} {
		before, err := shapeOf("then.json", []byte(then))
		if err != nil {
			t.Fatal(err)
		}
		after, err := shapeOf("now.json", []byte(now))
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(broken(before, after), "; "); got != want {
			t.Errorf("%s: %q, want %q", now, got, want)
		}
	}
	before, _ := shapeOf("then.csv", []byte("id,label\na,b\n"))
	after, _ := shapeOf("now.csv", []byte("label,more\nb,c\n"))
	if got := broken(before, after); !slices.Equal(got, []string{"id is gone"}) {
		t.Errorf("columns: %q", got)
	}
}
