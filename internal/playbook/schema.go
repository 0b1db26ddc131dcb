package playbook

import (
	"fmt"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/emit"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// object is a JSON object whose keys keep their order.
type object []member

type member struct {
	key   string
	value any
}

// MarshalJSON writes the members in order.
func (o object) MarshalJSON() ([]byte, error) {
	out := make(emit.Object, len(o))
	for i, m := range o {
		out[i] = emit.Member{Key: m.key, Value: m.value}
	}
	return out.MarshalJSON()
}

// hundredths is a number of hundredths as a JSON number.
type hundredths int64

// MarshalJSON writes the number.
func (h hundredths) MarshalJSON() ([]byte, error) {
	return []byte(answer.FormatHundredths(int64(h))), nil
}

func closed(properties object, required ...string) object {
	o := object{{"type", "object"}, {"additionalProperties", false}, {"properties", properties}}
	if len(required) > 0 {
		o = append(o, member{"required", required})
	}
	return o
}

func enum(ids ...string) object { return object{{"enum", ids}} }

var (
	textSchema = object{{"type", "string"}, {"maxLength", 10_000}}
	dateSchema = object{{"type", "string"}, {"format", "date"}, {"pattern", `^\d{4}-\d{2}-\d{2}$`}}
	unknown    = object{{"const", "unknown"}}

	// rangeSchema is a number of which only the ends are known. That the first is the
	// smaller one, and within the bounds, is for the reader to say.
	rangeSchema = object{{"type", "string"}, {"pattern", `^ *\d+(\.\d{1,2})? *\.\. *\d+(\.\d{1,2})? *$`}}
)

// EngagementSchema is the JSON Schema of an engagement file under the playbook,
// which must have been loaded with its activities. It is made from the shape that
// declares the file.
func (p *Playbook) EngagementSchema() (any, error) {
	shape, err := assess.EngagementShape()
	if err != nil {
		return nil, fmt.Errorf("the shape of an engagement: %w", err)
	}
	o := object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"title", "mspscope engagement"},
		{"description", "One client's answers, notes, decisions and quote. Numbers have at most two decimals."},
	}
	return append(o, p.schemaOf(shape, subject{})...), nil
}

// subject is what a value of an engagement belongs to: a question, or a single tower
// of a grid; the zero subject is neither.
type subject struct {
	question *answer.Question
	tower    bool
}

// schemaOf is the JSON Schema of a value of an engagement.
func (p *Playbook) schemaOf(s *yamldoc.Shape, of subject) object {
	switch s.Form {
	case yamldoc.FormWord:
		if len(s.Words) == 1 && s.Words[0] == "1" { // the version
			return object{{"const", 1}}
		}
		return enum(s.Words...)
	case yamldoc.FormWhole:
		return object{{"type", "integer"}, {"minimum", s.Low}, {"maximum", s.High}}
	case yamldoc.FormNumber:
		return object{{"type", "number"}, {"minimum", hundredths(s.Low)}, {"maximum", hundredths(s.High)}}
	case yamldoc.FormBool:
		return object{{"type", "boolean"}}
	case yamldoc.FormList:
		o := object{{"type", "array"}}
		if s.Most > 0 {
			o = append(o, member{"maxItems", s.Most})
		}
		return append(o, member{"items", p.schemaOf(s.Item, of)})
	case yamldoc.FormRecord:
		return p.record(s, of)
	case yamldoc.FormOther:
		switch {
		case s.Name == "date":
			return dateSchema
		case s.Name == "answer" && of.tower:
			return towerSchema()
		case s.Name == "answer" && of.question != nil:
			return answerSchema(of.question)
		}
	case yamldoc.FormText, yamldoc.FormMap:
	}
	return textSchema
}

// record is the JSON Schema of a record of an engagement.
func (p *Playbook) record(s *yamldoc.Shape, of subject) object {
	properties, required, settles := object{}, []string{}, false
	for _, f := range s.Fields {
		value := p.schemaOf(f.Shape, of)
		switch {
		case f.Shape.Form == yamldoc.FormMap:
			value = p.byID(f.Key, f.Shape)
		case f.Key == "settled":
			settles = true
		case f.Key == "unsure":
			if of.question == nil || of.question.Type != answer.MultiChoice || of.tower {
				continue // only of a list can single options be not sure
			}
			value = object{{"type", "array"}, {"items", enum(free(of.question)...)}}
		}
		properties = append(properties, member{f.Key, append(object{{"description", f.Doc}}, value...)})
		if !f.Optional {
			required = append(required, f.Key)
		}
	}
	o := closed(properties, required...)
	if settles { // against what others said, so somebody must have said something
		o = append(o,
			member{"if", object{{"properties", object{{"settled", object{{"const", true}}}}}, {"required", []string{"settled"}}}},
			member{"then", object{{"properties", object{{"others", object{{"minItems", 1}}}}}, {"required", []string{"others"}}}})
	}
	return o
}

// byID is the JSON Schema of a mapping of an engagement: its keys are the ids of
// activities under responsibilities, and those of questions under every other. All
// but the answers also stand under a single tower of a grid.
func (p *Playbook) byID(key string, s *yamldoc.Shape) object {
	properties := object{}
	if key == "responsibilities" {
		for _, id := range p.Catalogue.IDs() {
			properties = append(properties, member{id, p.schemaOf(s.Item, subject{})})
		}
		return closed(properties)
	}
	q := p.Questionnaire
	for i := range q.Questions {
		value := p.schemaOf(s.Item, subject{question: q.Schema.At(i)})
		if key == "answers" {
			value = append(object{{"title", q.Questions[i].Topic}, {"description", q.Questions[i].Call}}, value...)
		}
		properties = append(properties, member{q.Questions[i].ID, value})
		if key == "answers" || q.Schema.At(i).Type != answer.Grid {
			continue
		}
		for _, t := range terms.Towers() {
			properties = append(properties, member{q.PartID(i, assess.PartOf(t)), p.schemaOf(s.Item, subject{question: q.Schema.At(i), tower: true})})
		}
	}
	return closed(properties)
}

// answerSchema is what an answer to a question may be.
func answerSchema(q *answer.Question) object {
	anyOf := func(schemas ...object) object { return object{{"anyOf", schemas}} }
	switch q.Type {
	case answer.Number, answer.Scale, answer.Level:
		o := object{{"type", "number"}, {"minimum", hundredths(q.Min)}, {"maximum", hundredths(q.Max)}}
		if q.Decimals == 0 {
			o[0].value = "integer"
		}
		if q.Type == answer.Number {
			return anyOf(o, rangeSchema, unknown)
		}
		return anyOf(o, unknown)
	case answer.SingleChoice:
		return enum(append(append([]string{}, q.Options...), "unknown")...)
	case answer.YesNo:
		return object{{"enum", []any{"yes", "no", true, false, "unknown"}}}
	case answer.MultiChoice:
		lists := []object{{{"type", "array"}, {"uniqueItems", true}, {"items", enum(free(q)...)}}}
		for i, o := range q.Options {
			if q.Exclusive&(1<<i) != 0 {
				lists = append(lists, object{{"const", []string{o}}})
			}
		}
		return anyOf(append(lists, unknown)...)
	case answer.Grid:
		towers := object{}
		for _, t := range terms.Towers() {
			towers = append(towers, member{t.String(), towerSchema()})
		}
		grid := append(closed(towers), member{"minProperties", 1})
		return anyOf(grid, enum("advise", "unknown"))
	case answer.Text:
	}
	return anyOf(textSchema, closed(object{{"is", object{{"const", "unknown"}}}}, "is"))
}

// towerSchema is what may be said of a single tower.
func towerSchema() object {
	return enum("provider", "shared", "client", "third_party", "advise", "unknown")
}

// free lists the options of a list that may stand beside others.
func free(q *answer.Question) []string {
	ids := []string{}
	for i, o := range q.Options {
		if q.Exclusive&(1<<i) == 0 {
			ids = append(ids, o)
		}
	}
	return ids
}
