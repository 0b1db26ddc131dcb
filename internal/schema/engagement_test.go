package schema

import (
	"encoding/json"
	"testing"

	"mspscope/internal/playbook"
)

// The schema of an engagement forbids the keys that the reader refuses, and has
// an answer to every question.
func TestEngagementSchemaIsClosed(t *testing.T) {
	t.Parallel()
	p, err := playbook.Load(nil, "", playbook.Responsibilities|playbook.Advice)
	if err != nil {
		t.Fatal(err)
	}
	data, err := Of(Kinds()[0], p)
	if err != nil {
		t.Fatal(err)
	}
	type record struct {
		Closed     *bool                      `json:"additionalProperties"`
		Properties map[string]json.RawMessage `json:"properties"`
	}
	var root, answers record
	if err := json.Unmarshal(data, &root); err != nil {
		t.Fatal(err)
	}
	for name, raw := range map[string]json.RawMessage{"": data, "answers": root.Properties["answers"], "notes": root.Properties["notes"], "basis": root.Properties["basis"], "quote": root.Properties["quote"]} {
		var o record
		if err := json.Unmarshal(raw, &o); err != nil || o.Closed == nil || *o.Closed {
			t.Errorf("%q allows unknown keys (%v)", name, err)
		}
	}
	if err := json.Unmarshal(root.Properties["answers"], &answers); err != nil {
		t.Fatal(err)
	}
	for i := range p.Questionnaire.Questions {
		if id := p.Questionnaire.Questions[i].ID; answers.Properties[id] == nil {
			t.Errorf("no schema for the answer to %s", id)
		}
	}
	if len(answers.Properties) != len(p.Questionnaire.Questions) {
		t.Errorf("%d answers in the schema, %d questions", len(answers.Properties), len(p.Questionnaire.Questions))
	}
}
