package intake

import (
	"math/bits"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/emit"
	"mspscope/internal/patch"
	"mspscope/internal/terms"
)

// field is a key with its value as it is written.
type field struct{ key, value string }

// YAML writes an engagement as a file in YAML: the client, the answers under
// the headings of the questionnaire, and the notes. A workbook holds no more.
func YAML(q *assess.Questionnaire, e *assess.Engagement) []byte {
	var b strings.Builder
	b.WriteString("version: 1\n")
	if client := clientFields(e, yamlText); len(client) > 0 {
		b.WriteString("client: {" + joined(client, "", ", ") + "}\n")
	}
	section, empty := -1, true
	for i, v := range e.Answers.Values {
		if v.State == answer.Missing {
			continue
		}
		if empty {
			b.WriteString("answers:\n")
			empty = false
		}
		if s := q.Questions[i].Section; s != section {
			section = s
			b.WriteString("  # " + strings.Join(strings.Fields(q.Sections[s].Title), " ") + "\n")
		}
		s := q.Schema.At(i)
		value := s.Format(v)
		if s.Type == answer.Text && v.State == answer.Given {
			value = patch.Text(v.Text)
		}
		b.WriteString("  " + s.ID + ": " + value + "\n")
	}
	if empty {
		b.WriteString("answers: {}\n")
	}
	if len(e.Notes) > 0 {
		b.WriteString("notes:\n")
		for _, n := range e.Notes {
			b.WriteString("  " + q.Schema.At(n.Question).ID + ": " + patch.Text(n.Text) + "\n")
		}
	}
	return []byte(b.String())
}

// JSON writes an engagement as YAML does, in JSON. That has no way to say "not
// sure" to a question in free words, so such an answer is left out.
func JSON(q *assess.Questionnaire, e *assess.Engagement) []byte {
	var answers, notes []field
	for i, v := range e.Answers.Values {
		s := q.Schema.At(i)
		if v.State == answer.Missing || s.Type == answer.Text && v.State == answer.Unknown {
			continue
		}
		answers = append(answers, field{s.ID, jsonAnswer(s, v)})
	}
	for _, n := range e.Notes {
		notes = append(notes, field{q.Schema.At(n.Question).ID, emit.JSONText(n.Text)})
	}
	root := []field{{"version", "1"}}
	if client := clientFields(e, emit.JSONText); len(client) > 0 {
		root = append(root, field{"client", object(client)})
	}
	root = append(root, field{"answers", object(answers)})
	if len(notes) > 0 {
		root = append(root, field{"notes", object(notes)})
	}
	return []byte("{\n  " + joined(root, `"`, ",\n  ") + "\n}\n")
}

// yamlText writes a text as a value; a date needs no quotes.
func yamlText(s string) string {
	if assess.IsDate(s) {
		return s
	}
	return patch.Text(s)
}

func object(fields []field) string {
	if len(fields) == 0 {
		return "{}"
	}
	return "{\n    " + joined(fields, `"`, ",\n    ") + "\n  }"
}

func joined(fields []field, quote, comma string) string {
	parts := make([]string, len(fields))
	for i, f := range fields {
		parts[i] = quote + f.key + quote + ": " + f.value
	}
	return strings.Join(parts, comma)
}

func clientFields(e *assess.Engagement, text func(string) string) []field {
	var fields []field
	c := &e.Client
	for _, f := range []field{{"name", c.Name}, {"contact", c.Contact}, {"reference", c.Reference}, {"date", c.Date}} {
		if f.value != "" {
			fields = append(fields, field{f.key, text(f.value)})
		}
	}
	return fields
}

// jsonAnswer writes an answer as a value of JSON.
func jsonAnswer(s *answer.Question, v answer.Value) string {
	if v.State == answer.Given {
		switch s.Type {
		case answer.Number, answer.Scale, answer.Level:
			return s.Format(v)
		case answer.MultiChoice:
			ids := make([]string, 0, bits.OnesCount64(v.Options))
			for o, id := range s.Options {
				if v.Options&(1<<o) != 0 {
					ids = append(ids, emit.JSONText(id))
				}
			}
			return "[" + strings.Join(ids, ", ") + "]"
		case answer.Grid:
			var cells []field
			for _, t := range terms.Towers() {
				if side := v.Grid[t]; side != terms.Undecided {
					cells = append(cells, field{t.String(), emit.JSONText(side.String())})
				}
			}
			if len(cells) > 0 {
				return "{" + joined(cells, `"`, ", ") + "}"
			}
		case answer.SingleChoice, answer.YesNo, answer.Text:
		}
	}
	return emit.JSONText(s.Format(v))
}
