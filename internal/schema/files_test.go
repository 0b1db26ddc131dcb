package schema

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/jsonschema-go/jsonschema"

	"mspscope/internal/emit"
	"mspscope/internal/playbook"
	"mspscope/internal/yamldoc"
	"mspscope/questionnaires"
)

// The built-in files fit the schemas of their kinds, and a misspelt key does not.
func TestBuiltInFilesFitTheirSchemas(t *testing.T) {
	t.Parallel()
	p, err := playbook.Load(nil, "", playbook.Responsibilities|playbook.Advice)
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range Files() {
		if kind.Name == "cases" || kind.Name == "brand" { // nothing is built in
			continue
		}
		data, err := Of(kind, p)
		if err != nil {
			t.Fatal(err)
		}
		var s jsonschema.Schema
		if err := json.Unmarshal(data, &s); err != nil {
			t.Fatal(err)
		}
		resolved, err := s.Resolve(nil)
		if err != nil {
			t.Fatalf("%s: %v", kind.Name, err)
		}
		text, err := questionnaires.Files.ReadFile(kind.Name + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		root, err := yamldoc.Parse(kind.Name, text)
		if err != nil {
			t.Fatal(err)
		}
		var file map[string]any
		if data, err = json.Marshal(emit.Node(root)); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, &file); err != nil {
			t.Fatal(err)
		}
		if err := resolved.Validate(file); err != nil {
			t.Errorf("%s: %v", kind.Name, err)
		}
		file["tilte"] = "x"
		if resolved.Validate(file) == nil {
			t.Errorf("%s takes a misspelt key", kind.Name)
		}
	}
}

// resolve is the schema of a kind of file under the built-in playbook.
func resolve(t *testing.T, name string) *jsonschema.Resolved {
	t.Helper()
	p, err := playbook.Load(nil, "", playbook.Responsibilities|playbook.Advice)
	if err != nil {
		t.Fatal(err)
	}
	kinds := Files()
	data, err := Of(kinds[slices.IndexFunc(kinds, func(k Kind) bool { return k.Name == name })], p)
	if err != nil {
		t.Fatal(err)
	}
	var s jsonschema.Schema
	if err := json.Unmarshal(data, &s); err != nil {
		t.Fatal(err)
	}
	resolved, err := s.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	return resolved
}

// What may be written in an own file, an editor does not call wrong: the examples of
// a begun playbook, and edits of lists whose items have names.
func TestOwnFilesFitTheirSchemas(t *testing.T) {
	t.Parallel()
	files := [][2]string{
		{"ratecard", "version: 1\nopen: {change: {coverage_needed: {text: T}}}\n"},
		{"ratecard", "version: 1\nrates: {extra_site: null, user: {typical: 89}}\n"},
		{"cases", "version: 1\ncases: [{id: a, model: hybrid, answers: {it_fte: 2}}]\n"},
	}
	for _, file := range playbook.FileNames() {
		starter, err := playbook.Starter(file, "", "")
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(string(starter), "\n")
		files = append(files, [2]string{strings.TrimSuffix(file, ".yaml"), regexp.MustCompile(`(?m)^#([^ ]|  )`).ReplaceAllString(rest, "$1")})
	}
	for _, f := range files {
		root, err := yamldoc.Parse(f[0], []byte(f[1]))
		if err != nil {
			t.Fatal(err)
		}
		var file map[string]any
		data, err := json.Marshal(emit.Node(root))
		if err == nil {
			err = json.Unmarshal(data, &file)
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := resolve(t, f[0]).Validate(file); err != nil {
			t.Errorf("%s\n%s\n%v", f[0], f[1], err)
		}
	}
	for _, wrong := range []map[string]any{
		{"version": 1, "extends": "none", "cases": []any{}},
		{"version": 1, "cases": map[string]any{"add": []any{}}},
		{"version": 1},
	} {
		if resolve(t, "cases").Validate(wrong) == nil {
			t.Errorf("the schema of example clients takes %v", wrong)
		}
	}
}

// The files that a country begins with fit the schemas that stand beside them: each kind of
// file for one country, as all are built alike.
func TestFilesOfACountryFitTheirSchemas(t *testing.T) {
	t.Parallel()
	countries := playbook.Countries()
	for c, country := range countries {
		dir := fstest.MapFS{}
		for _, name := range playbook.FileNames() {
			data, err := playbook.Starter(name, "", country)
			if err != nil {
				t.Fatal(err)
			}
			dir[name] = &fstest.MapFile{Data: data}
		}
		p, err := playbook.Load(dir, country, playbook.Responsibilities|playbook.Advice)
		if err != nil {
			t.Fatal(err)
		}
		for i, kind := range Files() {
			file, there := dir[kind.Name+".yaml"]
			if !there || i%len(countries) != c {
				continue
			}
			data, err := Of(kind, p)
			if err != nil {
				t.Fatal(err)
			}
			var s jsonschema.Schema
			if err := json.Unmarshal(data, &s); err != nil {
				t.Fatal(err)
			}
			resolved, err := s.Resolve(nil)
			if err != nil {
				t.Fatal(err)
			}
			root, err := yamldoc.Parse(kind.Name, file.Data)
			if err != nil {
				t.Fatal(err)
			}
			var values map[string]any
			if data, err = json.Marshal(emit.Node(root)); err == nil {
				err = json.Unmarshal(data, &values)
			}
			if err != nil {
				t.Fatal(err)
			}
			if err := resolved.Validate(values); err != nil {
				t.Errorf("%s, %s: %v", country, kind.Name, err)
			}
		}
	}
}
