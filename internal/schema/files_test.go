package schema

import (
	"encoding/json"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"

	"mspscope/internal/emit"
	"mspscope/internal/playbook"
	"mspscope/internal/yamldoc"
	"mspscope/questionnaires"
)

// The built-in files fit the schemas of their kinds, and a misspelt key does not.
func TestBuiltInFilesFitTheirSchemas(t *testing.T) {
	t.Parallel()
	p, err := playbook.Load(nil, "", playbook.Responsibilities)
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range Files() {
		if kind.Name == "cases" { // nothing is built in
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
