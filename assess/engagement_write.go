package assess

import (
	"encoding/json"
	"strconv"

	"mspscope/internal/answer"
	"mspscope/internal/emit"
	"mspscope/internal/yamldoc"
)

// YAML returns the engagement as a file in YAML, its answers under the headings
// of the questionnaire.
func (e *Engagement) YAML(q *Questionnaire) []byte {
	root := e.node(q, false)
	l, section := layout(), -1
	l.Above = func(first, second string) string {
		i := q.Schema.Find(second)
		if first != "answers" || i < 0 || q.Questions[i].Section == section {
			return ""
		}
		section = q.Questions[i].Section
		return q.Sections[section].Title
	}
	return emit.File(&root, l)
}

// JSON returns the engagement as YAML does, in JSON.
func (e *Engagement) JSON(q *Questionnaire) []byte {
	root := e.node(q, true)
	return emit.JSONFile(&root)
}

// LayOut returns what was read of an engagement file as a file again, without
// the comments and the layout that it had.
func LayOut(root *yamldoc.Node) []byte { return emit.File(root, layout()) }

func layout() emit.Layout { return emit.Layout{OneLine: []string{"client"}} }

// fields are the keys of a mapping that is written.
type fields []yamldoc.Pair

func (f *fields) add(key string, n yamldoc.Node) {
	*f = append(*f, yamldoc.Pair{Key: emit.Word(key), Value: n})
}

// text adds a text, and word a value that is none, unless it is empty.
func (f *fields) text(key, s string) {
	if s != "" {
		f.add(key, emit.Text(s))
	}
}

func (f *fields) word(key, s string) {
	if s != "" {
		f.add(key, emit.Word(s))
	}
}

// count adds a whole number, unless it is 0, which stands for none.
func (f *fields) count(key string, n int64) {
	if n != 0 {
		f.word(key, strconv.FormatInt(n, 10))
	}
}

// signed adds who said something, and when.
func (f *fields) signed(by, on string) {
	f.text("by", by)
	f.word("on", on)
}

func (f *fields) node() yamldoc.Node { return yamldoc.Node{Kind: yamldoc.Mapping, Pairs: *f} }

// section adds a mapping, unless it is empty.
func (f *fields) section(key string, inner fields) {
	if len(inner) > 0 {
		f.add(key, inner.node())
	}
}

// list adds a list, unless it is empty.
func (f *fields) list(key string, items []yamldoc.Node) {
	if len(items) > 0 {
		f.add(key, yamldoc.Node{Kind: yamldoc.Sequence, Items: items})
	}
}

// node returns the engagement as the mapping that ReadEngagement reads. What is
// not there has no key; the answers always have one.
func (e *Engagement) node(q *Questionnaire, json bool) yamldoc.Node {
	var root, client, answers, basis, decisions fields
	client.text("name", e.Client.Name)
	client.text("contact", e.Client.Contact)
	client.text("reference", e.Client.Reference)
	client.word("date", e.Client.Date)
	for i, v := range e.Answers.Values {
		if answered(v) {
			answers.add(q.Schema.At(i).ID, written(q.Schema.At(i), v, json))
		}
	}
	for i := range e.Basis {
		b := &e.Basis[i]
		basis.section(q.PartID(b.Question, b.Part), b.fields(q, e.Answers.Values[b.Question], json))
	}
	for i := range e.Decisions {
		decisions.section(e.Decisions[i].Activity, e.Decisions[i].fields())
	}
	root.word("version", "1")
	root.section("client", client)
	root.add("answers", answers.node())
	root.section("notes", notes(q, e.Notes, e.General))
	root.section("private_notes", notes(q, e.PrivateNotes, e.PrivateTold))
	root.section("interview", e.Interview.fields())
	root.section("basis", basis)
	root.section("responsibilities", decisions)
	root.list("declined", e.declined())
	root.list("promises", e.promises())
	root.section("quote", e.Quote.fields(q, json))
	return root.node()
}

// declined are the findings that the client does not want, as the list of a file.
func (e *Engagement) declined() []yamldoc.Node {
	var list []yamldoc.Node
	for i := range e.Declined {
		d := &e.Declined[i]
		var item fields
		item.text("finding", d.Finding)
		item.signed(d.By, d.On)
		item.text("reason", d.Reason)
		list = append(list, item.node())
	}
	return list
}

// answered reports whether there is an answer; "not sure" is one.
func answered(v answer.Value) bool {
	v = v.Kept()
	return v.State == answer.Given || v.State == answer.Unknown
}

// written is an answer as it stands in a file of a format.
func written(q *answer.Question, v answer.Value, json bool) yamldoc.Node {
	if json {
		return q.JSONNode(v)
	}
	return q.Node(v)
}

func notes(q *Questionnaire, list []Note, general string) fields {
	var f fields
	f.text(GeneralNote, general)
	for _, n := range list {
		f.add(q.PartID(n.Question, n.Part), emit.Text(n.Text))
	}
	return f
}

// Node returns the basis as the mapping that stands in an engagement file. It
// has no keys where it says nothing. The value is the answer in use, of which some
// options may not be sure.
func (b *Basis) Node(q *Questionnaire, v answer.Value) yamldoc.Node {
	f := b.fields(q, v, false)
	return f.node()
}

// JSONNode returns the basis as Node does, for a file in JSON.
func (b *Basis) JSONNode(q *Questionnaire, v answer.Value) yamldoc.Node {
	f := b.fields(q, v, true)
	return f.node()
}

func (b *Basis) fields(q *Questionnaire, v answer.Value, json bool) fields {
	var f fields
	if b.Kind != "stated" {
		f.word("kind", b.Kind)
	}
	f.signed(b.By, b.On)
	f.text("reason", b.Reason)
	var others []yamldoc.Node
	for _, o := range b.Others {
		if answered(o.Value) {
			var other fields
			other.add("value", b.written(q, o.Value, json))
			other.signed(o.By, o.On)
			others = append(others, other.node())
		}
	}
	f.list("others", others)
	if b.Settled && len(others) > 0 {
		f.word("settled", "true")
	}
	if b.Part == Whole {
		f.list("unsure", q.Schema.At(b.Question).UnsureNodes(v))
	}
	return f
}

// written is another answer to the question of a basis, or to the part of it.
func (b *Basis) written(q *Questionnaire, v answer.Value, json bool) yamldoc.Node {
	if t, ok := b.Part.Tower(); ok {
		return answer.TowerNode(v, t)
	}
	return written(q.Schema.At(b.Question), v, json)
}

// JSON returns an answer to a question as an engagement file in JSON has it, null
// unless it is given.
func (q *Questionnaire) JSON(i int, v answer.Value) json.RawMessage {
	if v.State != answer.Given {
		return emit.Node(nil)
	}
	n := q.Schema.At(i).Node(v)
	return emit.Node(&n)
}

func (d *Decision) fields() fields {
	var f fields
	f.word("side", d.Side.String())
	f.signed(d.By, d.On)
	return f
}

// Node is the decision as an engagement file has it, without its activity.
func (d *Decision) Node() yamldoc.Node {
	f := d.fields()
	return f.node()
}
