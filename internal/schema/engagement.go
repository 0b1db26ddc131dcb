package schema

import (
	"fmt"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/emit"
	"mspscope/internal/playbook"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// ordered is a JSON object whose keys keep their order.
type ordered []member

type member struct {
	key   string
	value any
}

// MarshalJSON writes the members in order.
func (o ordered) MarshalJSON() ([]byte, error) {
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
	return []byte(yamldoc.FormatHundredths(int64(h))), nil
}

func closed(properties ordered, required ...string) ordered {
	o := ordered{{"type", "object"}, {"additionalProperties", false}, {"properties", properties}}
	if len(required) > 0 {
		o = append(o, member{"required", required})
	}
	return o
}

func wordsOf(ids ...string) ordered { return ordered{{"enum", ids}} }

var (
	textSchema = ordered{{"type", "string"}, {"maxLength", 10_000}}
	dateSchema = ordered{{"type", "string"}, {"format", "date"}, {"pattern", `^\d{4}-\d{2}-\d{2}$`}}
	unknown    = ordered{{"const", "unknown"}}

	// rangeSchema is a number of which only the ends are known. That the first is the
	// smaller one, and within the bounds, is for the reader to say.
	rangeSchema = ordered{{"type", "string"}, {"pattern", `^ *\d+(\.\d{1,2})? *\.\. *\d+(\.\d{1,2})? *$`}}
)

// engagement describes an engagement file under a playbook, which must have been
// loaded with its activities. It is made from the shape that declares the file, and
// keeps the order of its keys and questions.
func engagement(kind Kind, p *playbook.Playbook) (ordered, error) {
	shape, err := assess.EngagementShape()
	if err != nil {
		return nil, fmt.Errorf("schema of %s: %w", kind.Name, err)
	}
	head := ordered{{"$schema", draft}, {"$id", kind.ID()}, {"title", kind.title()}, {"description", kind.Says}}
	return shared(append(head, answered{p}.value(shape, subject{})...))
}

// answered makes the schema of values that stand beside questions and activities.
type answered struct{ *playbook.Playbook }

// subject is what a value of an engagement belongs to: a question, or a single tower
// of a grid; the zero subject is neither.
type subject struct {
	question *answer.Question
	tower    bool
	says     []assess.Option // what the options are in words
}

// value describes a value of an engagement.
func (p answered) value(s *yamldoc.Shape, of subject) ordered {
	switch s.Form {
	case yamldoc.FormWord:
		if isVersion(s) {
			return ordered{{"const", 1}}
		}
		return wordsOf(s.Words...)
	case yamldoc.FormWhole:
		return ordered{{"type", "integer"}, {"minimum", s.Low}, {"maximum", s.High}}
	case yamldoc.FormNumber:
		return ordered{{"type", "number"}, {"minimum", hundredths(s.Low)}, {"maximum", hundredths(s.High)}}
	case yamldoc.FormBool:
		return ordered{{"type", "boolean"}}
	case yamldoc.FormList:
		o := ordered{{"type", "array"}}
		if s.Most > 0 {
			o = append(o, member{"maxItems", s.Most})
		}
		return append(o, member{"items", p.value(s.Item, of)})
	case yamldoc.FormRecord:
		return p.record(s, of)
	case yamldoc.FormOther:
		switch {
		case s.Name == "date":
			return dateSchema
		case s.Name == "answer" && of.tower:
			return of.towerSchema()
		case s.Name == "answer" && of.question != nil:
			return of.answerSchema()
		}
	case yamldoc.FormText:
		switch {
		case s.ID:
			return ordered{{"type", "string"}, {"pattern", "^[a-z0-9_]+$"}}
		case s.Pattern != "":
			return ordered{{"type", "string"}, {"pattern", "^(?:" + s.Pattern + ")$"}}
		}
	case yamldoc.FormMap:
	}
	return textSchema
}

// record describes a record of an engagement.
func (p answered) record(s *yamldoc.Shape, of subject) ordered {
	properties, required, settles := ordered{}, []string{}, false
	for _, f := range s.Fields {
		value := p.value(f.Shape, of)
		switch {
		case f.Shape.Form == yamldoc.FormMap:
			value = p.byID(f.Key, f.Shape)
		case f.Key == "finding" && p.Findings != nil:
			value = wordsOf(p.Findings.ClientIDs()...)
		case f.Null:
			value = ordered{{"anyOf", []ordered{value, {{"type", "null"}}}}}
		case f.Key == "settled":
			settles = true
		case f.Key == "unsure":
			if of.question == nil || of.question.Type != answer.MultiChoice || of.tower {
				continue // only of a list can single options be not sure
			}
			value = ordered{{"type", "array"}, {"items", wordsOf(free(of.question)...)}}
		}
		properties = append(properties, member{f.Key, append(ordered{{"description", f.Doc}}, value...)})
		if !f.Optional {
			required = append(required, f.Key)
		}
	}
	o := closed(properties, required...)
	if settles { // against what others said, so somebody must have said something
		o = append(o,
			member{"if", ordered{{"properties", ordered{{"settled", ordered{{"const", true}}}}}, {"required", []string{"settled"}}}},
			member{"then", ordered{{"properties", ordered{{"others", ordered{{"minItems", 1}}}}}, {"required", []string{"others"}}}})
	}
	return o
}

// byID describes a mapping of an engagement: its keys are the ids of activities under
// responsibilities, towers under split, classes of units under counts and next, and ids
// of questions under every other. All but the answers also stand under a single tower of
// a grid.
func (p answered) byID(key string, s *yamldoc.Shape) ordered {
	properties := ordered{}
	switch key {
	case "responsibilities":
		for _, id := range p.Catalogue.IDs() {
			properties = append(properties, member{id, p.value(s.Item, subject{})})
		}
		return closed(properties)
	case "split":
		for _, id := range s.Words {
			properties = append(properties, member{id, p.value(s.Item, subject{})})
		}
		return closed(properties)
	case "counts", "next":
		return ordered{{"type", "object"}, {"additionalProperties", p.value(s.Item, subject{})}}
	}
	q := p.Questionnaire
	if (key == "notes" || key == "private_notes") && q.Schema.Find(assess.GeneralNote) < 0 {
		properties = append(properties, member{assess.GeneralNote, p.value(s.Item, subject{})})
	}
	for i := range q.Questions {
		if key == "set" && q.Questions[i].Private() {
			continue // an option is for the client
		}
		value := p.value(s.Item, subject{question: q.Schema.At(i), says: q.Questions[i].Options})
		if key == "answers" {
			value = append(ordered{{"title", q.Questions[i].Topic}, {"description", q.Questions[i].Call}}, value...)
		}
		properties = append(properties, member{q.Questions[i].ID, value})
		if key == "answers" || q.Schema.At(i).Type != answer.Grid {
			continue
		}
		for _, t := range terms.Towers() {
			properties = append(properties, member{q.PartID(i, assess.PartOf(t)), p.value(s.Item, subject{question: q.Schema.At(i), tower: true, says: q.Questions[i].Options})})
		}
	}
	return closed(properties)
}

// answerSchema is what an answer to a question may be.
func (of subject) answerSchema() ordered {
	q := of.question
	anyOf := func(schemas ...ordered) ordered { return ordered{{"anyOf", schemas}} }
	switch q.Type {
	case answer.Number, answer.Scale, answer.Level:
		o := ordered{{"type", "number"}, {"minimum", hundredths(q.Min)}, {"maximum", hundredths(q.Max)}}
		if q.Decimals == 0 {
			o[0].value = "integer"
		}
		if q.Type == answer.Number {
			return anyOf(o, rangeSchema, unknown)
		}
		return anyOf(o, unknown)
	case answer.SingleChoice:
		return of.optionsOf(append(append([]string{}, q.Options...), "unknown")...)
	case answer.YesNo:
		return ordered{{"enum", []any{"yes", "no", true, false, "unknown"}}}
	case answer.MultiChoice:
		lists := []ordered{{{"type", "array"}, {"uniqueItems", true}, {"items", of.optionsOf(free(q)...)}}}
		for i, o := range q.Options {
			if q.Exclusive&(1<<i) != 0 {
				lists = append(lists, ordered{{"const", []string{o}}})
			}
		}
		return anyOf(append(lists, unknown)...)
	case answer.Grid:
		parts := ordered{}
		for _, t := range terms.Towers() {
			parts = append(parts, member{t.String(), of.towerSchema()})
		}
		grid := append(closed(parts), member{"minProperties", 1})
		return anyOf(grid, wordsOf("advise", "unknown"))
	case answer.Text:
	}
	return anyOf(textSchema, closed(ordered{{"is", ordered{{"const", "unknown"}}}}, "is"))
}

// towerSchema is what may be said of a single tower.
func (of subject) towerSchema() ordered {
	return of.optionsOf("provider", "shared", "client", "third_party", "advise", "unknown")
}

// optionsOf are options with what they are in words, which an editor shows beside them.
func (of subject) optionsOf(ids ...string) ordered {
	all := make([]ordered, len(ids))
	for i, id := range ids {
		all[i] = ordered{{"const", id}}
		for k := range of.says {
			if of.says[k].ID == id && of.says[k].Call != "" {
				all[i] = append(all[i], member{"title", of.says[k].Call})
			}
		}
	}
	return ordered{{"oneOf", all}}
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
