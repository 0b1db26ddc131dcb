// Package assess turns answers into a recommendation: the wording of the
// questionnaire, the engagement file, the decision matrix and the scoring.
//
// Goals: every word and number of a result comes from the data files and the
// answers; sums are exact integers; an open answer never counts as anything;
// what the client has decided about towers comes before what the matrix
// favors.
//
// Non-goals: prices (package pricing), who does what (package responsibility),
// findings and readiness (package advice), and anything that reads files,
// prompts or prints.
package assess

import (
	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// Who can usually answer a question, and whom a question may be about.
var people = []string{"owner", "office_manager", "it_lead", "provider"}

// Section is a group of questions with a purpose that the client may hear.
type Section struct {
	ID, Title, Purpose string
}

// Option is one answer to a choice, as worded for each reader. Plain and
// ITLead fall back to Call.
type Option struct {
	ID, Call, Plain, ITLead string
}

// Preset is a ready-made answer to a grid. Advise answers it for all towers.
type Preset struct {
	ID, Call, Plain string
	Value           answer.Value
}

// Question is one question as it is asked: its wording and its place in the
// call. What an answer may be is in the schema, at the same index.
type Question struct {
	ID      string
	Section int
	Topic   string // short noun phrase for lists and messages
	Call    string // wording for a call
	Plain   string // wording for a prospect alone
	ITLead  string // wording where the IT lead answers; "" where it need not differ
	Why     string
	Help    string
	Unit    string
	Who     string // who can usually answer
	About   string // whom the question is about; it is never put to that person
	Change  Change
	Uses    []string
	Source  string

	SelfAssessment bool  // asked in a self-assessment
	Scored         bool  // may be used by scoring
	PlausibleMin   int64 // hundredths; outside, a warning
	PlausibleMax   int64
	MaxChoices     int // of a list; more is a warning; 0 is no limit

	Options []Option
	Towers  []Option // of a grid
	Presets []Preset // of a grid
}

// Change says whether an answer can become another one.
type Change uint8

// How an answer can change.
const (
	Fixed   Change = iota // a fact that stays
	TurnOut               // may turn out otherwise
	Decide                // the client may decide it
)

var changeIDs = []string{"fixed", "turn_out", "decide"}

// String returns the id of the change, as used in questionnaire files.
func (c Change) String() string { return changeIDs[c] }

// Questionnaire is all questions in the order of a call, with their schema.
type Questionnaire struct {
	Title     string
	Sections  []Section
	Questions []Question
	Schema    *answer.Schema
	Quick     []int         // indices asked at the depth quick
	Call      []int         // indices asked at the depth call
	Ratios    *yamldoc.Node // ratios that findings may test, unread; nil for none
}

// Topic returns the short name of the question with the given id.
func (q *Questionnaire) Topic(id string) string {
	if i := q.Schema.Find(id); i >= 0 && i < len(q.Questions) {
		return q.Questions[i].Topic
	}
	return id
}

// Label returns an answer in words, as a person would read it.
func (q *Questionnaire) Label(i int, v answer.Value) string {
	question := &q.Questions[i]
	if v.State == answer.Given {
		switch q.Schema.At(i).Type {
		case answer.SingleChoice, answer.MultiChoice, answer.YesNo:
			text := ""
			for o := range question.Options {
				if v.Options&(1<<o) != 0 {
					if text != "" {
						text += "; "
					}
					text += question.Options[o].Call
				}
			}
			if text != "" {
				return text
			}
		case answer.Number, answer.Text, answer.Scale, answer.Level, answer.Grid:
		}
	}
	return q.Schema.At(i).Format(v)
}

// ReadQuestionnaire reads questionnaire.yaml. It returns nil when the report
// has problems that leave no usable questionnaire.
func ReadQuestionnaire(r *yamldoc.Report, root *yamldoc.Node) *Questionnaire {
	f, ok := r.Fields(root, "the questionnaire")
	if !ok {
		return nil
	}
	f.Version()
	q := &Questionnaire{Title: f.Text("title")}
	sections := map[string]int{}
	for _, n := range f.NeedList("sections") {
		sf, ok := r.Fields(&n, "a section")
		if !ok {
			continue
		}
		s := Section{ID: sf.Text("id"), Title: sf.Text("title"), Purpose: sf.OptText("purpose")}
		sf.End()
		if _, twice := sections[s.ID]; twice {
			r.Add(&n, "section %q stands here a second time", s.ID)
		}
		sections[s.ID] = len(q.Sections)
		q.Sections = append(q.Sections, s)
	}
	depths := f.Opt("depths")
	q.Ratios = f.Opt("ratios")
	nodes := f.NeedList("questions")
	f.End()

	var structure []answer.Question
	gates := make([]*yamldoc.Node, 0, len(nodes))
	seen := map[string]int{}
	for i := range nodes {
		wording, question, gate, ok := readQuestion(r, &nodes[i], sections)
		if !ok {
			continue
		}
		if line, twice := seen[question.ID]; twice {
			r.Add(&nodes[i], "question %q stands here a second time (first on line %d)", question.ID, line)
			continue
		}
		seen[question.ID] = nodes[i].Line
		q.Questions = append(q.Questions, wording)
		structure = append(structure, question)
		gates = append(gates, gate)
	}
	if len(structure) == 0 {
		return nil
	}
	q.Schema = answer.NewSchema(structure)
	conditions := make([]answer.Condition, len(gates))
	for i, n := range gates {
		if n != nil {
			conditions[i] = q.Schema.ReadCondition(r, n, answer.Answers)
		}
	}
	if circle := q.Schema.SetGates(conditions); circle != nil {
		at := gates[q.Schema.Find(circle[0])]
		r.Add(at, "the questions %v wait for each other; remove one of their conditions", circle)
		return nil
	}
	for i, n := range gates {
		if n != nil {
			checkCanHold(r, q.Schema, n, &conditions[i])
		}
	}
	q.readDepths(r, depths)
	return q
}

// checkCanHold reports a condition that no answers can make true.
func checkCanHold(r *yamldoc.Report, s *answer.Schema, n *yamldoc.Node, c *answer.Condition) {
	if never := s.CanHold(c); never >= 0 {
		at := n
		if n.Kind == yamldoc.Sequence && never < len(n.Items) {
			at = &n.Items[never]
		}
		r.Add(at, "this condition can never hold; its tests, or those of the questions it depends on, contradict each other")
	}
}

func (q *Questionnaire) readDepths(r *yamldoc.Report, n *yamldoc.Node) {
	if n == nil {
		return
	}
	f, ok := r.Fields(n, "depths")
	if !ok {
		return
	}
	for _, d := range []struct {
		key string
		to  *[]int
	}{{"quick", &q.Quick}, {"call", &q.Call}} {
		for _, item := range f.List(d.key) {
			i := q.Schema.Find(item.Text)
			if i < 0 {
				r.Add(&item, "unknown question %s%s", item.Describe(), yamldoc.Suggest(item.Text, q.Schema.IDs()))
				continue
			}
			*d.to = append(*d.to, i)
		}
	}
	f.End()
}

// word reads a word out of a list of known ones.
func word(r *yamldoc.Report, f *yamldoc.Fields, key string, known []string) int {
	n := f.Need(key)
	if n == nil {
		return 0
	}
	for i, k := range known {
		if n.Kind == yamldoc.Scalar && n.Text == k {
			return i
		}
	}
	r.Add(n, "%q cannot be %s%s; the words are %v", key, n.Describe(), yamldoc.Suggest(n.Text, known), known)
	return 0
}

func readQuestion(r *yamldoc.Report, n *yamldoc.Node, sections map[string]int) (Question, answer.Question, *yamldoc.Node, bool) {
	f, ok := r.Fields(n, "a question")
	if !ok {
		return Question{}, answer.Question{}, nil, false
	}
	w := Question{ID: f.Text("id")}
	s := answer.Question{ID: w.ID}
	if node := f.Need("section"); node != nil {
		at, known := sections[node.Text]
		if !known {
			r.Add(node, "unknown section %s", node.Describe())
		}
		w.Section = at
	}
	s.Type = answer.Type(word(r, f, "type", answer.TypeIDs()))
	w.Topic, w.Call, w.Plain = f.Text("topic"), f.Text("call"), f.Text("plain")
	w.ITLead, w.Why, w.Help = f.OptText("it_lead"), f.Text("why"), f.OptText("help")
	w.Who = people[word(r, f, "who", people)]
	if f.Opt("about") != nil {
		w.About = people[word(r, f, "about", people)]
	}
	w.Change = Change(word(r, f, "change", changeIDs))
	w.Uses = f.Texts("uses")
	w.Source = f.Text("source")
	w.SelfAssessment = f.OptBool("self_assessment", true)
	w.Scored = f.OptBool("scored", true)
	gate := f.Opt("when")
	switch s.Type {
	case answer.Number:
		readNumberBounds(r, f, &w, &s)
	case answer.Scale:
		s.Min, s.Max = 100, 500
		w.PlausibleMin, w.PlausibleMax = s.Min, s.Max
	case answer.Level:
		s.Min, s.Max = 0, 400
		w.PlausibleMin, w.PlausibleMax = s.Min, s.Max
	case answer.SingleChoice, answer.MultiChoice, answer.YesNo, answer.Text, answer.Grid:
	}
	readOptions(r, f, &w, &s)
	if s.Type == answer.MultiChoice {
		for _, item := range f.List("exclusive") {
			o := s.OptionIndex(item.Text)
			if o < 0 {
				r.Add(&item, "%q has no option %s", s.ID, item.Describe())
				continue
			}
			s.Exclusive |= 1 << o
		}
		if f.Opt("max_choices") != nil {
			w.MaxChoices = int(f.Int("max_choices", 1, answer.MaxOptions))
		}
	}
	if s.Type == answer.Grid {
		readGrid(r, f, &w, &s)
	}
	f.End()
	return w, s, gate, w.ID != ""
}

func readNumberBounds(r *yamldoc.Report, f *yamldoc.Fields, w *Question, s *answer.Question) {
	w.Unit = f.OptText("unit")
	if n := f.Need("limits"); n != nil {
		if lf, ok := r.Fields(n, "limits"); ok {
			s.Min, s.Max = lf.Int("min", 0, 1e12)*100, lf.Int("max", 0, 1e12)*100
			s.Decimals = int(lf.Int("decimals", 0, 2))
			lf.End()
		}
		if s.Min > s.Max {
			r.Add(n, "limits begin above their end")
		}
	}
	w.PlausibleMin, w.PlausibleMax = s.Min, s.Max
	if n := f.Opt("plausible"); n != nil {
		if pf, ok := r.Fields(n, "plausible"); ok {
			w.PlausibleMin, w.PlausibleMax = pf.Int("min", 0, 1e12)*100, pf.Int("max", 0, 1e12)*100
			pf.End()
		}
	}
}

func readOptions(r *yamldoc.Report, f *yamldoc.Fields, w *Question, s *answer.Question) {
	if s.Type == answer.YesNo {
		s.Options = answer.YesNoOptions()
		w.Options = []Option{{ID: "no", Call: "No", Plain: "No", ITLead: "No"}, {ID: "yes", Call: "Yes", Plain: "Yes", ITLead: "Yes"}}
	}
	nodes := f.List("options")
	switch s.Type {
	case answer.SingleChoice, answer.MultiChoice, answer.Scale, answer.Level:
		if len(nodes) == 0 {
			r.Add(f.Node(), "question %q needs options", s.ID)
		}
	case answer.Number, answer.YesNo, answer.Text, answer.Grid:
	}
	if len(nodes) > answer.MaxOptions {
		r.Add(&nodes[answer.MaxOptions], "a question takes at most %d options", answer.MaxOptions)
		nodes = nodes[:answer.MaxOptions]
	}
	if s.Type == answer.Grid {
		w.Options = readWordings(r, nodes)
		return
	}
	options := readWordings(r, nodes)
	for _, o := range options {
		if s.OptionIndex(o.ID) >= 0 && s.Type != answer.YesNo {
			r.Add(f.Node(), "question %q has the option %q twice", s.ID, o.ID)
		}
		if s.Type == answer.SingleChoice || s.Type == answer.MultiChoice {
			s.Options = append(s.Options, o.ID)
		}
	}
	if len(options) > 0 {
		w.Options = options
	}
}

// readWordings reads ids with their wordings.
func readWordings(r *yamldoc.Report, nodes []yamldoc.Node) []Option {
	options := make([]Option, 0, len(nodes))
	for i := range nodes {
		f, ok := r.Fields(&nodes[i], "an option")
		if !ok {
			continue
		}
		o := Option{ID: f.Text("id"), Call: f.Text("call"), Plain: f.OptText("plain"), ITLead: f.OptText("it_lead")}
		f.End()
		if o.Plain == "" {
			o.Plain = o.Call
		}
		if o.ITLead == "" {
			o.ITLead = o.Call
		}
		options = append(options, o)
	}
	return options
}

func readGrid(r *yamldoc.Report, f *yamldoc.Fields, w *Question, s *answer.Question) {
	w.Towers = readWordings(r, f.NeedList("towers"))
	for _, t := range w.Towers {
		if _, ok := terms.ParseTower(t.ID); !ok {
			r.Add(f.Node(), "unknown tower %q", t.ID)
		}
	}
	for _, n := range f.List("presets") {
		pf, ok := r.Fields(&n, "a preset")
		if !ok {
			continue
		}
		p := Preset{ID: pf.Text("id"), Call: pf.Text("call"), Plain: pf.OptText("plain")}
		if p.Plain == "" {
			p.Plain = p.Call
		}
		if owners := pf.Need("owners"); owners != nil {
			p.Value = s.ReadValue(r, owners)
		}
		pf.End()
		w.Presets = append(w.Presets, p)
	}
}
