package result

// NoteFor says for whom a note on a call is.
type NoteFor string

// For whom a note is.
const (
	NoteInternal NoteFor = "internal" // for the provider's customer system
	NoteClient   NoteFor = "client"   // what may be read out to the client
)

// NoteOutput is the output of `note`: the parts in the order in which they are read.
type NoteOutput struct {
	Schema string `json:"schema"`
	Head
	For   NoteFor    `json:"for"`
	Parts []NotePart `json:"parts"`
	Text  string     `json:"text"` // all of it, to paste
}

// NotePart is one part of a note. What there is nothing to say of has no part.
type NotePart struct {
	ID     string   `json:"id"` // such as price; it stays
	Title  string   `json:"title"`
	Points []string `json:"points"`
}

// ForNote returns what `note` prints.
func (r *Result) ForNote(who NoteFor, parts []NotePart, text string) any {
	return NoteOutput{Schema: SchemaID("note"), Head: r.Head, For: who, Parts: parts, Text: text}
}

// Known says how an answer is known. Only the provider reads it.
type Known struct {
	Question string `json:"question"`
	Kind     string `json:"kind"` // stated, estimated or seen
	By       string `json:"by"`   // "" where nobody is named
	On       string `json:"on"`   // YYYY-MM-DD, or ""
}

// BasisOf returns how the answer to a question is known, nil where nothing is said of it.
func (in *Internal) BasisOf(question string) *Known {
	if in == nil {
		return nil
	}
	for i := range in.Basis {
		if in.Basis[i].Question == question {
			return &in.Basis[i]
		}
	}
	return nil
}
