package answer

import (
	"bytes"
	"encoding/json"

	"mspscope/internal/terms"
)

// JSON returns an answer that is given as an engagement file in JSON has it, and
// null for every other one.
func (q *Question) JSON(v Value) json.RawMessage {
	if v.State != Given {
		return json.RawMessage("null")
	}
	switch q.Type {
	case Number, Scale, Level:
		return json.RawMessage(FormatHundredths(v.Number))
	case MultiChoice:
		ids := []string{}
		for i, o := range q.Options {
			if v.Options&(1<<i) != 0 {
				ids = append(ids, o)
			}
		}
		return text(ids)
	case Grid:
		var cells bytes.Buffer
		for _, t := range terms.Towers() {
			if v.Grid[t] != terms.Undecided {
				cells.WriteString(`,"` + t.String() + `":"` + v.Grid[t].String() + `"`)
			}
		}
		if cells.Len() > 0 {
			return json.RawMessage("{" + cells.String()[1:] + "}")
		}
	case SingleChoice, YesNo, Text:
	}
	return text(q.Format(v))
}

// text writes texts as JSON, without the escapes meant for HTML.
func text(v any) json.RawMessage {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil { // texts can always be written
		return json.RawMessage("null")
	}
	return bytes.TrimRight(b.Bytes(), "\n")
}
