package schema

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	"github.com/google/jsonschema-go/jsonschema"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/pricing"
	"mspscope/responsibility"
)

// output describes what a command prints for programs, from the struct that is
// printed: whatever is added there stands in the schema.
func output(kind Kind, printed reflect.Type) (*jsonschema.Schema, error) {
	root, err := jsonschema.ForType(printed, &jsonschema.ForOptions{TypeSchemas: words()})
	if err != nil {
		return nil, fmt.Errorf("schema of %s: %w", kind.ID(), err)
	}
	h := hoister{defs: map[string]*jsonschema.Schema{}}
	h.below(root)
	root.Schema, root.ID, root.Title, root.Description = draft, kind.ID(), kind.title(), kind.Says
	if len(h.defs) > 0 {
		root.Defs = h.defs
	}
	// Keys are only ever added, so that a reader must let others through.
	open(root)
	for _, d := range root.Defs {
		open(d)
	}
	return root, nil
}

func open(s *jsonschema.Schema) {
	if s.Properties != nil {
		s.AdditionalProperties = nil
	}
}

// hoister moves records out of where they stand into definitions, under the key
// that they have, so that a schema can be read.
type hoister struct{ defs map[string]*jsonschema.Schema }

func (h *hoister) below(s *jsonschema.Schema) {
	for _, key := range s.PropertyOrder {
		s.Properties[key] = h.moved(key, s.Properties[key])
	}
	if s.AdditionalProperties != nil && s.AdditionalProperties.Properties != nil {
		s.AdditionalProperties = h.moved("value", s.AdditionalProperties)
	}
}

func (h *hoister) moved(key string, s *jsonschema.Schema) *jsonschema.Schema {
	switch {
	case s.Enum != nil && slices.Contains(s.Types, "null"):
		s.Enum = append(s.Enum, nil) // of the words only the list, not the type, is asked
		return s
	case s.Items != nil:
		s.Items = h.moved(key+"_item", s.Items)
		return s
	case s.Properties == nil:
		h.below(s)
		return s
	}
	h.below(s)
	out := s
	nullable := slices.Contains(s.Types, "null")
	if nullable {
		out = s.CloneSchemas()
		out.Types, out.Type = nil, "object"
	}
	at := ref(h.define(key, out))
	if nullable {
		return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{at, {Type: "null"}}}
	}
	return at
}

// define returns the name of a definition: one that says the same is taken twice.
func (h *hoister) define(key string, s *jsonschema.Schema) string {
	for n := 1; ; n++ {
		name := key
		if n > 1 {
			name = fmt.Sprintf("%s_%d", key, n)
		}
		switch old := h.defs[name]; {
		case old == nil:
			h.defs[name] = s
			return name
		case same(old, s):
			return name
		}
	}
}

func same(a, b *jsonschema.Schema) bool {
	x, err := json.Marshal(a)
	y, err2 := json.Marshal(b)
	return err == nil && err2 == nil && string(x) == string(y)
}

// words are the types that write themselves.
func words() map[reflect.Type]*jsonschema.Schema {
	number := func() *jsonschema.Schema { return &jsonschema.Schema{Type: "number"} }
	amount := func(types ...string) *jsonschema.Schema {
		return &jsonschema.Schema{Types: types, Pattern: `^-?[0-9]+(\.[0-9]+)?$`}
	}
	text := func(ids ...string) *jsonschema.Schema {
		s := enum(ids)
		s.Type = "string"
		return s
	}
	optional := amount("string", "null")
	letters := &jsonschema.Schema{Type: "object", PropertyNames: text(roles()...), AdditionalProperties: text("A", "R", "A/R", "C", "I")}
	return map[reflect.Type]*jsonschema.Schema{
		reflect.TypeFor[json.RawMessage]():           {},
		reflect.TypeFor[json.Number]():               number(),
		reflect.TypeFor[terms.Model]():               text(marshaled(models())...),
		reflect.TypeFor[terms.Status]():              text(terms.Budget.Words()...),
		reflect.TypeFor[terms.Tower]():               text(towers()...),
		reflect.TypeFor[terms.Side]():                text(append([]string{"undecided"}, sides()[:4]...)...),
		reflect.TypeFor[terms.Split]():               {Type: "object", PropertyNames: text(towers()...), AdditionalProperties: text(append([]string{"undecided"}, sides()[:4]...)...)},
		reflect.TypeFor[terms.Optional]():            {Types: []string{"string", "null"}},
		reflect.TypeFor[pricing.Amount]():            amount("string"),
		reflect.TypeFor[pricing.Range]():             object("low", optional, "typical", optional.CloneSchemas(), "high", optional.CloneSchemas()),
		reflect.TypeFor[result.Tenths]():             number(),
		reflect.TypeFor[result.Thousandths]():        number(),
		reflect.TypeFor[result.Row]():                object("schema", &jsonschema.Schema{Type: "string"}),
		reflect.TypeFor[result.Severities]():         severities(),
		reflect.TypeFor[result.Values]():             {Type: "object"},
		reflect.TypeFor[result.NextUnits]():          {Type: "object", AdditionalProperties: amount("string")},
		reflect.TypeFor[assess.Rating]():             text("not_recommended", "not_ideal", "less_ideal", "possible", "good_option", "excellent_fit", "best_fit"),
		reflect.TypeFor[assess.Outcome]():            text(outcomes()...),
		reflect.TypeFor[advice.Covered]():            {Type: "string"},
		reflect.TypeFor[advice.Severity]():           text(advice.SeverityIDs()...),
		reflect.TypeFor[advice.Kind]():               text(advice.KindIDs()...),
		reflect.TypeFor[advice.Audience]():           text("client", "internal"),
		reflect.TypeFor[advice.Status]():             text("not_met", "open", "met", "to_watch"),
		reflect.TypeFor[advice.Reading]():            text("none", "review", "change"),
		reflect.TypeFor[responsibility.Role]():       text(roles()...),
		reflect.TypeFor[responsibility.Party]():      {Type: "string"},
		reflect.TypeFor[responsibility.Status]():     {Type: "string"},
		reflect.TypeFor[responsibility.Assignment](): letters,
	}
}

// severities are numbers by the severities of findings.
func severities() *jsonschema.Schema {
	var pairs []any
	for _, id := range advice.SeverityIDs() {
		pairs = append(pairs, id, &jsonschema.Schema{Type: "integer"})
	}
	return object(pairs...)
}

func object(pairs ...any) *jsonschema.Schema {
	out := &jsonschema.Schema{Type: "object", Properties: map[string]*jsonschema.Schema{}}
	for i := 0; i+1 < len(pairs); i += 2 {
		key, _ := pairs[i].(string)
		s, _ := pairs[i+1].(*jsonschema.Schema)
		add(out, key, s)
		out.Required = append(out.Required, key)
	}
	return out
}

// marshaled are the ids of words.
func marshaled[T interface{ String() string }](all []T) []string {
	var ids []string
	for _, w := range all {
		ids = append(ids, w.String())
	}
	return ids
}

func models() []terms.Model {
	all := terms.Models()
	return all[:]
}

func towers() []string {
	all := terms.Towers()
	return marshaled(all[:])
}

func roles() []string {
	all := responsibility.Roles()
	return marshaled(all[:])
}

func outcomes() []string {
	var ids []string
	for _, o := range assess.Outcomes() {
		ids = append(ids, string(o))
	}
	return ids
}
