package schema

import (
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"mspscope/internal/advice"
	"mspscope/internal/playbook"
	talk "mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

// file describes a data file. Files are laid over the built-in ones key by key, so
// that nothing but the version is needed in one, a key may be taken away with
// null, and a list may be edited instead of written anew: the items that have names
// one by one. What is added to a list is whole.
func file(kind Kind, shape *yamldoc.Shape, conditions *jsonschema.Schema) *jsonschema.Schema {
	d := defs{"condition": conditions}
	if kind.Name == "cases" { // nothing is built in that it could be laid over
		return named(kind, d, d.fields(shape, false))
	}
	root := d.fields(shape, true)
	root.Required = []string{"version"}
	root.Properties["extends"] = &jsonschema.Schema{
		Description: "built-in: the file is laid over the built-in one key by key. none: it stands alone.",
		Enum:        []any{"built-in", "builtin", "none"},
	}
	root.PropertyOrder = append(root.PropertyOrder, "extends")
	return named(kind, d, root)
}

// named is a schema with its name and the records that it refers to.
func named(kind Kind, d defs, root *jsonschema.Schema) *jsonschema.Schema {
	root.Schema, root.ID, root.Title, root.Description = draft, kind.ID(), kind.title(), kind.Says
	root.Defs = d
	return root
}

// defs are the records that a schema refers to, by name.
type defs map[string]*jsonschema.Schema

func ref(name string) *jsonschema.Schema { return &jsonschema.Schema{Ref: "#/$defs/" + name} }

// value describes a value; with part, records in it may leave out anything.
func (d defs) value(s *yamldoc.Shape, part bool) *jsonschema.Schema {
	switch s.Form {
	case yamldoc.FormText:
		return d.text(s)
	case yamldoc.FormWord:
		if isVersion(s) {
			return &jsonschema.Schema{Enum: []any{1}}
		}
		return enum(s.Words)
	case yamldoc.FormWhole:
		return between(&jsonschema.Schema{Type: "integer"}, s, 1)
	case yamldoc.FormNumber:
		return between(&jsonschema.Schema{Type: "number"}, s, 100) // at most two decimals; validators with floats refuse right ones of multipleOf
	case yamldoc.FormBool:
		return &jsonschema.Schema{Type: "boolean"}
	case yamldoc.FormList:
		return d.list(s, part)
	case yamldoc.FormMap:
		item := d.value(s.Item, part)
		if part { // null takes the key of the built-in away
			item = orNull(item)
		}
		out := &jsonschema.Schema{Type: "object", AdditionalProperties: item}
		if s.Words != nil {
			out.PropertyNames = enum(s.Words)
		}
		return out
	case yamldoc.FormRecord:
		return d.record(s, part)
	case yamldoc.FormOther:
		if _, known := d[s.Name]; known {
			return ref(s.Name)
		}
		if s.Name == advice.SentencesName {
			return sentences()
		}
		if s.Name == "covered" {
			return &jsonschema.Schema{Types: []string{"string", "object"}, Description: "A text, or a text with the sides of towers (needs) and the lines of the price (lines) without which it is not said."}
		}
	}
	return &jsonschema.Schema{}
}

// sentences are texts by their ids, grouped by page.
func sentences() *jsonschema.Schema {
	text := func() *jsonschema.Schema { return &jsonschema.Schema{Type: "string", Pattern: `\S`} }
	forms := object("by", text(), "other", text())
	for _, count := range talk.Counts {
		if forms.Properties[count] == nil {
			add(forms, count, text())
		}
	}
	forms.AdditionalProperties = &jsonschema.Schema{Not: &jsonschema.Schema{}}
	one := &jsonschema.Schema{AnyOf: []*jsonschema.Schema{text(), forms}}
	return &jsonschema.Schema{Type: "object", AdditionalProperties: &jsonschema.Schema{Type: "object", AdditionalProperties: one}}
}

// isVersion reports whether a word is the version of a file, which is written as a
// number.
func isVersion(s *yamldoc.Shape) bool { return len(s.Words) == 1 && s.Words[0] == "1" }

func (d defs) text(s *yamldoc.Shape) *jsonschema.Schema {
	out := &jsonschema.Schema{Type: "string"}
	switch {
	case s.ID:
		out.Pattern = "^[a-z0-9_]+$"
	case s.Pattern != "":
		out.Pattern = "^(?:" + s.Pattern + ")$"
	case !s.Empty:
		out.Pattern = `\S`
	}
	return out
}

// record is a reference to what describes a record, made where it is met first.
func (d defs) record(s *yamldoc.Shape, part bool) *jsonschema.Schema {
	if s.Name == "" { // a struct without a name stands where it is
		return d.fields(s, part)
	}
	name := name(s.Name)
	if part {
		name += "_change"
	}
	if d[name] == nil {
		d[name] = &jsonschema.Schema{}
		*d[name] = *d.fields(s, part)
	}
	return ref(name)
}

func (d defs) fields(s *yamldoc.Shape, part bool) *jsonschema.Schema {
	out := &jsonschema.Schema{Type: "object", AdditionalProperties: &jsonschema.Schema{Not: &jsonschema.Schema{}}, Properties: map[string]*jsonschema.Schema{}}
	for _, f := range s.Fields {
		p := d.value(f.Shape, part)
		if part && (f.Optional || f.Null) {
			p = orNull(p)
		}
		p = said(p, f.Doc, f.Default)
		out.Properties[f.Key] = p
		out.PropertyOrder = append(out.PropertyOrder, f.Key)
		if !part && !f.Optional {
			out.Required = append(out.Required, f.Key)
		}
	}
	return out
}

// orNull lets a value be taken away.
func orNull(s *jsonschema.Schema) *jsonschema.Schema {
	return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{s, {Type: "null"}}}
}

// said adds what a key is for. A reference stays alone beside it, which every
// reader of this draft takes.
func said(p *jsonschema.Schema, doc, byDefault string) *jsonschema.Schema {
	p.Description = doc
	if byDefault != "" {
		p.Description = strings.TrimSpace(doc + " Left out: " + byDefault + ".")
	}
	return p
}

func (d defs) list(s *yamldoc.Shape, part bool) *jsonschema.Schema {
	items := &jsonschema.Schema{Type: "array", Items: d.value(s.Item, false)}
	if s.Least > 0 {
		items.MinItems = &s.Least
	}
	if s.Most > 0 {
		items.MaxItems = &s.Most
	}
	if !part {
		return items
	}
	edit := &jsonschema.Schema{
		Type: "object", MinProperties: new(1), AdditionalProperties: &jsonschema.Schema{Not: &jsonschema.Schema{}},
		Description: "An edit of the built-in list.",
		Properties: map[string]*jsonschema.Schema{
			"add":    {Type: "array", Items: d.value(s.Item, false), Description: "Stands behind what the list has."},
			"remove": {Type: "array", Items: &jsonschema.Schema{Type: "string"}, Description: "What the list is to have no more."},
		},
		PropertyOrder: []string{"add", "change", "remove"},
	}
	if key := playbook.NameKey(s); key != "" {
		edit.Properties["change"] = &jsonschema.Schema{Type: "object", AdditionalProperties: d.value(s.Item, true), Description: "Under the " + key + " of an item, what of it is to be otherwise."}
	}
	return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{items, edit}}
}

// between adds bounds; unit is how many of the units of a bound one is.
func between(out *jsonschema.Schema, s *yamldoc.Shape, unit float64) *jsonschema.Schema {
	if s.Low > -yamldoc.Unbounded {
		out.Minimum = new(float64(s.Low) / unit)
	}
	if s.High < yamldoc.Unbounded {
		out.Maximum = new(float64(s.High) / unit)
	}
	return out
}

func enum(words []string) *jsonschema.Schema {
	out := &jsonschema.Schema{Enum: []any{}}
	for _, w := range words {
		out.Enum = append(out.Enum, w)
	}
	return out
}

// name is the name of a Go type as a key: capitals become underscores.
func name(goName string) string {
	var b strings.Builder
	for i, c := range goName {
		if c >= 'A' && c <= 'Z' {
			if i > 0 && (goName[i-1] < 'A' || goName[i-1] > 'Z') {
				b.WriteByte('_')
			}
			c += 'a' - 'A'
		}
		b.WriteRune(c)
	}
	return strings.TrimSuffix(b.String(), "_file")
}
