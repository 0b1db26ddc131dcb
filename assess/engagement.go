package assess

import (
	"strings"
	"time"
	"unicode/utf8"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// Engagement is one client's answers, notes, decisions and quote: the content
// of one engagement file.
type Engagement struct {
	Client       Client
	Answers      answer.Set
	Notes        []Note // may be shown to the client
	PrivateNotes []Note // never shown to the client
	General      string // the note that belongs to no question; may be shown to the client
	PrivateTold  string // the same, never shown to the client
	Interview    Interview
	Basis        []Basis
	Decisions    []Decision
	Declined     []Declined
	Promises     []Promise // never shown to the client
	Quote        Quote
	Outdated     []string // what it says of things that the playbook does not have any more, in words; for the provider
}

// Client says whom the engagement is about. All fields are optional.
type Client struct {
	Name, Contact, Reference string
	Date                     string // YYYY-MM-DD
}

// Note is a remark on the answer to a question, or on one part of it.
type Note struct {
	Question int
	Part     Part
	Text     string
}

// Basis says how an answer, or one part of it, is known.
type Basis struct {
	Question int
	Part     Part
	Kind     string // stated, estimated or seen
	By, On   string // On is YYYY-MM-DD
	Reason   string // why it is so, such as an agreement that keeps work inside
	// Others are the answers of other people that differ.
	Others []Other
	// Settled says that the answer in use holds, whatever the others said.
	Settled bool
}

// Decision is the agreed side of one activity.
type Decision struct {
	Activity string
	Side     terms.Side
	By, On   string // On is YYYY-MM-DD
}

// Declined says that the client does not want what a finding recommends.
type Declined struct {
	Finding string // its id
	By, On  string // On is YYYY-MM-DD
	Reason  string // as the client said it
}

// NewEngagement returns an engagement without any content.
func NewEngagement(q *Questionnaire) *Engagement {
	return &Engagement{Answers: q.Schema.NewSet()}
}

// ReadEngagement reads an engagement file. With problems in the report the
// engagement must not be used.
func ReadEngagement(r *yamldoc.Report, root *yamldoc.Node, q *Questionnaire) *Engagement {
	f, ok := r.Fields(root, "an engagement")
	if !ok {
		return NewEngagement(q)
	}
	e := &Engagement{}
	f.Version()
	if n := f.Opt("client"); n != nil {
		e.readClient(r, n)
	}
	if n := f.Opt("answers"); n != nil {
		e.Answers = q.Schema.ReadAnswers(r, n)
	} else {
		e.Answers = q.Schema.NewSet()
	}
	e.Answers.Later = q.later(e.Client.Date)
	if n := f.Opt("notes"); n != nil {
		e.Notes, e.General = readNotes(r, n, q, "notes")
	}
	if n := f.Opt("private_notes"); n != nil {
		e.PrivateNotes, e.PrivateTold = readNotes(r, n, q, "private_notes")
	}
	if n := f.Opt("interview"); n != nil {
		e.Interview = readInterview(r, n)
	}
	if n := f.Opt("basis"); n != nil {
		e.readBasis(r, n, q)
	}
	if n := f.Opt("responsibilities"); n != nil {
		e.readDecisions(r, n)
	}
	e.readDeclined(r, f)
	e.readPromises(r, f)
	if n := f.Opt("quote"); n != nil {
		e.Quote = readQuote(r, n, q)
	}
	f.End()
	return e
}

// maxText is the largest number of characters of a note or a name.
const maxText = answer.MaxText

func tooLong(s string) bool { return utf8.RuneCountInString(s) > maxText }

// text reads an optional text of reasonable length.
func text(r *yamldoc.Report, f *yamldoc.Fields, key string) string {
	n := f.Opt(key)
	if n == nil {
		return ""
	}
	s := r.Text(n, key)
	if tooLong(s) {
		r.Add(n, "%q is longer than %d characters; shorten it", key, maxText)
		return ""
	}
	return s
}

// date reads an optional date, YYYY-MM-DD.
func date(r *yamldoc.Report, f *yamldoc.Fields, key string) string {
	n := f.Opt(key)
	if n == nil {
		return ""
	}
	if n.Kind == yamldoc.Scalar && IsDate(n.Text) {
		return n.Text
	}
	r.Add(n, "%q must be a date such as 2026-11-20, not %s", key, n.Describe())
	return ""
}

// firstStart and lastStart are the days between which a service begins, so that the days
// of its plan have a year of four digits too.
const (
	firstStart = "1900-01-01"
	lastStart  = "9000-01-01"
)

// IsStart reports whether a service can begin on a day.
func IsStart(day string) bool {
	return IsDate(day) && firstStart <= day && day <= lastStart
}

// IsDate reports whether s is a date of the calendar, written YYYY-MM-DD.
func IsDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

func (e *Engagement) readClient(r *yamldoc.Report, n *yamldoc.Node) {
	f, ok := r.Fields(n, "\"client\"")
	if !ok {
		return
	}
	e.Client = Client{
		Name: text(r, f, "name"), Contact: text(r, f, "contact"),
		Reference: text(r, f, "reference"), Date: date(r, f, "date"),
	}
	f.End()
}

// question finds the question that a key names, or the part of one, -1 where there
// is none or it is not asked any more.
func question(r *yamldoc.Report, key *yamldoc.Node, q *Questionnaire) (int, Part) {
	i, part, ok := q.FindPart(key.Text)
	if i >= 0 && !ok {
		id, name, _ := strings.Cut(key.Text, ".")
		if q.Schema.At(i).Type != answer.Grid {
			r.Add(key, "%s has no parts; write %s", q.Questions[i].ID, id)
			return -1, Whole
		}
		r.Add(key, "%s has no part %s%s", q.Questions[i].ID, yamldoc.Quote(name), r.Suggest(name, terms.Tower(0).Words()))
		return -1, Whole
	}
	if i < 0 {
		if where := q.Schema.Removed(key.Text); where != "" {
			r.Warn(key, "the question %s is not asked any more (%s removes it); this is kept and not used", key.Text, where)
			return i, Whole
		}
		r.Add(key, "unknown question %s%s", yamldoc.Quote(key.Text), r.Suggest(key.Text, q.Schema.IDs()))
	}
	return i, part
}

// readNotes reads notes by question, and the one that belongs to no question.
func readNotes(r *yamldoc.Report, n *yamldoc.Node, q *Questionnaire, what string) (notes []Note, general string) {
	if n.Kind != yamldoc.Mapping {
		r.Add(n, "%q must be a mapping from question ids to texts, not %s", what, n.Describe())
		return nil, ""
	}
	notes = make([]Note, 0, len(n.Pairs))
	for i := range n.Pairs {
		value := &n.Pairs[i].Value
		s := r.Text(value, n.Pairs[i].Key.Text)
		if tooLong(s) {
			r.Add(value, "a note is longer than %d characters; shorten it", maxText)
		}
		if q.generalNote(n.Pairs[i].Key.Text) {
			general = s
			continue
		}
		if at, part := question(r, &n.Pairs[i].Key, q); at >= 0 {
			notes = append(notes, Note{Question: at, Part: part, Text: s})
		}
	}
	return notes, general
}

func (e *Engagement) readBasis(r *yamldoc.Report, n *yamldoc.Node, q *Questionnaire) {
	if n.Kind != yamldoc.Mapping {
		r.Add(n, "\"basis\" must be a mapping from question ids, not %s", n.Describe())
		return
	}
	for i := range n.Pairs {
		b := Basis{Kind: "stated"}
		b.Question, b.Part = question(r, &n.Pairs[i].Key, q)
		f, ok := r.Fields(&n.Pairs[i].Value, "a basis")
		if !ok {
			continue
		}
		if kind := f.Opt("kind"); kind != nil {
			kinds := []string{"stated", "estimated", "seen"}
			switch kind.Text {
			case "stated", "estimated", "seen":
				b.Kind = kind.Text
			default:
				r.Add(kind, "a basis is stated, estimated or seen, not %s%s", kind.Describe(), r.Suggest(kind.Text, kinds))
			}
		}
		b.By, b.On, b.Reason = text(r, f, "by"), date(r, f, "on"), text(r, f, "reason")
		e.readOthers(r, f, &b, q)
		e.readUnsure(r, f.Opt("unsure"), &b, q)
		f.End()
		if b.Question >= 0 {
			e.Basis = append(e.Basis, b)
		}
	}
}

func (e *Engagement) readDecisions(r *yamldoc.Report, n *yamldoc.Node) {
	if n.Kind != yamldoc.Mapping {
		r.Add(n, "\"responsibilities\" must be a mapping from activity ids such as SD-01, not %s", n.Describe())
		return
	}
	for i := range n.Pairs {
		f, ok := r.Fields(&n.Pairs[i].Value, "a decision")
		if !ok {
			continue
		}
		d := Decision{Activity: n.Pairs[i].Key.Text}
		if side := f.Need("side"); side != nil {
			s, known := terms.ParseSide(side.Text)
			if !known || s == terms.ThirdParty {
				r.Add(side, "the side of an activity is provider, shared or client, not %s%s", side.Describe(), r.Suggest(side.Text, []string{"provider", "shared", "client"}))
			}
			d.Side = s
		}
		d.By, d.On = text(r, f, "by"), date(r, f, "on")
		f.End()
		e.Decisions = append(e.Decisions, d)
	}
}

// readDeclined reads what the client does not want; whether there are such findings is
// for the playbook to say.
func (e *Engagement) readDeclined(r *yamldoc.Report, f *yamldoc.Fields) {
	seen := map[string]bool{}
	nodes := f.List("declined")
	for i := range nodes {
		item, ok := r.Fields(&nodes[i], "a finding that was declined")
		if !ok {
			continue
		}
		d := Declined{Finding: text(r, item, "finding")}
		switch n := item.Need("finding"); {
		case n == nil || n.Kind != yamldoc.Scalar:
		case d.Finding == "":
			r.Add(n, "\"finding\" is empty; write the id of the finding that was declined, such as SIG-14")
		case seen[d.Finding]:
			r.Add(n, "%s is declined twice; keep one of the two", yamldoc.Quote(d.Finding))
		}
		seen[d.Finding] = true
		d.By, d.On, d.Reason = text(r, item, "by"), date(r, item, "on"), text(r, item, "reason")
		item.End()
		e.Declined = append(e.Declined, d)
	}
}

// Answer replaces one answer, or one part of it. It is used for answers that come
// from outside the file.
func (e *Engagement) Answer(question int, part Part, v answer.Value) {
	e.Answers.Values[question] = e.Merged(question, part, v)
}

// Merged returns the answer to a question with another answer to one part of it, or
// to all of it.
func (e *Engagement) Merged(question int, part Part, v answer.Value) answer.Value {
	now := e.Answers.Values[question].Kept()
	if t, ok := part.Tower(); ok && now.State == answer.Given {
		v = now.Merge(t, &v)
	}
	if part == Whole {
		return v
	}
	return v.Told()
}
