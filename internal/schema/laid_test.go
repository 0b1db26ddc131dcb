package schema

import (
	"encoding/json"
	"testing"
	"testing/fstest"

	"github.com/google/jsonschema-go/jsonschema"

	"mspscope/internal/emit"
	"mspscope/internal/playbook"
	"mspscope/internal/yamldoc"
)

// What may be laid over the built-in fits the schema, and what can only be wrong
// does not.
func TestSchemasKnowWhatMayBeLaidOver(t *testing.T) {
	t.Parallel()
	p, err := playbook.Load(nil, "", playbook.Responsibilities|playbook.Advice)
	if err != nil {
		t.Fatal(err)
	}
	schemas := map[string]*jsonschema.Resolved{}
	for _, kind := range Files() {
		data, err := Of(kind, p)
		if err != nil {
			t.Fatal(err)
		}
		var s jsonschema.Schema
		if err := json.Unmarshal(data, &s); err != nil {
			t.Fatal(err)
		}
		if schemas[kind.Name], err = s.Resolve(nil); err != nil {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]struct {
		kind, text string
		good       bool
	}{
		"a letter taken away":        {"catalogue", "activities: {change: {SD-01: {letters: {shared: {client_users: null}}}}}", true},
		"a name taken away":          {"questionnaire", "towers: {network: null}", true},
		"a band of readiness":        {"readiness", "bands: {change: {go: {name: Off we go}}}", true},
		"a volume band":              {"ratecard", "bands: {steps: {change: {51: {percent: 94}}}}", true},
		"a sentence that is changed": {"ratecard", "open: {change: {onsite_need: {text: We ask.}}}", true},
		"a list that must stand":     {"matrix", "split: null", false},
		"a record that must stand":   {"ratecard", "share: null", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := []byte("version: 1\n" + c.text + "\n")
			if _, err := playbook.Load(fstest.MapFS{c.kind + ".yaml": {Data: text}}, "own", 0); (err == nil) != c.good {
				t.Errorf("read: %v", err)
			}
			root, err := yamldoc.Parse("own", text)
			if err != nil {
				t.Fatal(err)
			}
			data, err := json.Marshal(emit.Node(root))
			if err != nil {
				t.Fatal(err)
			}
			var file any
			if err := json.Unmarshal(data, &file); err != nil {
				t.Fatal(err)
			}
			if err := schemas[c.kind].Validate(file); (err == nil) != c.good {
				t.Errorf("schema: %v", err)
			}
		})
	}
}
