package assess

import (
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

// GeneralNote is the key of the note that belongs to no question.
const GeneralNote = "general"

// generalNote reports whether a key of notes is that of the note which belongs to no
// question. A questionnaire of one's own may have a question of that name.
func (q *Questionnaire) generalNote(key string) bool {
	return key == GeneralNote && q.Schema.Find(GeneralNote) < 0
}

// Interview is how the questions were put, so that whoever goes on is asked in the same
// way and at the same place. Nothing of it reaches a document.
type Interview struct {
	Audience string // the id of an audience; "" for not said
	Depth    string // the id of a depth; "" for not said
	At       string // what was asked last, as in PartID; what is not asked any more, and "", stand for the first that is open
}

// readInterview reads how the questions were put.
func readInterview(r *yamldoc.Report, n *yamldoc.Node) Interview {
	var in Interview
	f, ok := r.Fields(n, "\"interview\"")
	if !ok {
		return in
	}
	word := func(key string, to *string, ids []string, set func(string) error) {
		value := f.Opt(key)
		if value == nil {
			return
		}
		if *to = r.Text(value, key); set(*to) != nil {
			r.Add(value, "%q is no %s; the words are %s%s", *to, key, words.Or(ids), r.Suggest(*to, ids))
		}
	}
	word("audience", &in.Audience, Discovery.Words(), func(id string) error { var a Audience; return a.Set(id) })
	word("depth", &in.Depth, Quick.Words(), func(id string) error { var d Depth; return d.Set(id) })
	in.At = text(r, f, "at")
	f.End()
	return in
}

// Node is how the questions were put as the mapping that stands in a file.
func (in *Interview) Node() yamldoc.Node {
	f := in.fields()
	return f.node()
}

// fields are the keys of how the questions were put.
func (in *Interview) fields() fields {
	var f fields
	f.word("audience", in.Audience)
	f.word("depth", in.Depth)
	f.word("at", in.At)
	return f
}
