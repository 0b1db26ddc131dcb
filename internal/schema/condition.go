package schema

import (
	"github.com/google/jsonschema-go/jsonschema"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// condition describes conditions over the questions of a questionnaire: a mapping
// whose tests must all hold, or a list of such mappings any of which may hold.
// Facts that only some conditions may test (model, split, readiness, ratios) are
// let through; the program says which.
func condition(schema *answer.Schema) *jsonschema.Schema {
	all := &jsonschema.Schema{Type: "object", MinProperties: new(1), Properties: map[string]*jsonschema.Schema{}}
	for i := range schema.Len() {
		q := schema.At(i)
		if q.Type == answer.Grid {
			for _, t := range terms.Towers() {
				add(all, q.ID+"."+t.String(), oneOrMany(sides()))
			}
		}
		add(all, q.ID, test(q))
	}
	return &jsonschema.Schema{
		Description: "Holds when all tests of the mapping hold, or those of any mapping of the list.",
		AnyOf:       []*jsonschema.Schema{all, {Type: "array", MinItems: new(1), Items: all.CloneSchemas()}},
	}
}

func add(to *jsonschema.Schema, key string, s *jsonschema.Schema) {
	to.Properties[key] = s
	to.PropertyOrder = append(to.PropertyOrder, key)
}

// test describes what may be asked of the answer to a question.
func test(q *answer.Question) *jsonschema.Schema {
	open := &jsonschema.Schema{
		Type: "object", Required: []string{"is"}, Properties: map[string]*jsonschema.Schema{"is": enum([]string{"unknown", "unsure"})},
		Description: "In findings and readiness: the answer is open, or was \"not sure\".",
	}
	var given *jsonschema.Schema
	switch q.Type {
	case answer.Number, answer.Scale, answer.Level:
		number := &jsonschema.Schema{Types: []string{"number", "string"}, Description: `A number, or "a..b", ">=a", ">a", "<=a", "<a".`}
		given = &jsonschema.Schema{AnyOf: []*jsonschema.Schema{number, {Type: "array", Items: &jsonschema.Schema{Type: "number"}}}}
	case answer.MultiChoice:
		many := oneOrMany(q.Options)
		given = &jsonschema.Schema{Type: "object", MinProperties: new(1), Properties: map[string]*jsonschema.Schema{}}
		add(given, "has", enum(q.Options))
		add(given, "has_any", many)
		add(given, "has_none", many.CloneSchemas())
		add(given, "count", &jsonschema.Schema{Types: []string{"number", "string"}})
	case answer.SingleChoice:
		given = oneOrMany(q.Options)
	case answer.YesNo:
		given = &jsonschema.Schema{AnyOf: []*jsonschema.Schema{oneOrMany(q.Options), {Type: "boolean"}}}
	case answer.Grid:
		given = &jsonschema.Schema{Type: "object", MinProperties: new(1), Description: "How many operational towers a side runs."}
		given.Properties = map[string]*jsonschema.Schema{}
		for _, s := range sides() {
			add(given, s, &jsonschema.Schema{Types: []string{"number", "string"}})
		}
	case answer.Text:
		given = &jsonschema.Schema{Not: &jsonschema.Schema{}}
	}
	return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{given, open}}
}

func sides() []string {
	var ids []string
	for _, s := range terms.Sides() {
		ids = append(ids, s.String())
	}
	return append(ids, "advise")
}

func oneOrMany(words []string) *jsonschema.Schema {
	return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{enum(words), {Type: "array", MinItems: new(1), Items: enum(words)}}}
}
