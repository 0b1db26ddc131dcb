package playbook

import (
	"mspscope/internal/answer"
	"mspscope/internal/emit"
	"mspscope/internal/terms"
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
)

// EngagementSchema is the JSON Schema of an engagement file under the playbook,
// which must have been loaded with its activities.
func (p *Playbook) EngagementSchema() any {
	q := p.Questionnaire
	answers, notes, basis := object{}, object{}, object{}
	for i := range q.Questions {
		id := q.Questions[i].ID
		o := object{{"title", q.Questions[i].Topic}, {"description", q.Questions[i].Call}}
		answers = append(answers, member{id, append(o, answerSchema(q.Schema.At(i))...)})
		notes = append(notes, member{id, textSchema})
		other := closed(object{{"value", answerSchema(q.Schema.At(i))}, {"by", textSchema}, {"on", dateSchema}}, "value")
		basis = append(basis, member{id, closed(object{
			{"kind", enum("stated", "estimated", "seen")},
			{"by", textSchema},
			{"on", dateSchema},
			{"others", object{{"type", "array"}, {"maxItems", 8}, {"items", other}}},
		})})
	}
	decisions := object{}
	for _, id := range p.Catalogue.IDs() {
		decisions = append(decisions, member{id, closed(object{
			{"side", enum("provider", "shared", "client")}, {"by", textSchema}, {"on", dateSchema},
		}, "side")})
	}
	amount := func(most int64) object { return object{{"type", "number"}, {"minimum", 0}, {"maximum", most}} }
	quote := closed(object{
		{"revision", object{{"type", "integer"}, {"minimum", 0}, {"maximum", 1_000_000}}},
		{"valid_until", dateSchema},
		{"term_months", object{{"type", "integer"}, {"minimum", 1}, {"maximum", 120}}},
		{"discount", closed(object{{"percent", amount(100)}, {"reason", textSchema}, {"approved_by", textSchema}}, "percent")},
		{"exclude", object{{"type", "array"}, {"items", textSchema}}},
		{"lines", object{{"type", "array"}, {"items", closed(object{
			{"label", textSchema},
			{"quantity", amount(1_000_000)},
			{"unit", textSchema},
			{"rate", amount(1_000_000)},
			{"period", enum("month", "once")},
		}, "label", "rate")}}},
	})
	o := object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"title", "mspscope engagement"},
		{"description", "One client's answers, notes, decisions and quote. Numbers have at most two decimals."},
	}
	return append(o, closed(object{
		{"version", object{{"const", 1}}},
		{"client", closed(object{{"name", textSchema}, {"contact", textSchema}, {"reference", textSchema}, {"date", dateSchema}})},
		{"answers", closed(answers)},
		{"notes", closed(notes)},
		{"private_notes", closed(notes)},
		{"basis", closed(basis)},
		{"responsibilities", closed(decisions)},
		{"quote", quote},
	}, "version")...)
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
			towers = append(towers, member{t.String(), enum("provider", "shared", "client", "third_party", "advise", "unknown")})
		}
		grid := append(closed(towers), member{"minProperties", 1})
		return anyOf(grid, enum("advise", "unknown"))
	case answer.Text:
	}
	return anyOf(textSchema, closed(object{{"is", object{{"const", "unknown"}}}}, "is"))
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
