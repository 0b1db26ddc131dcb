package assess

import (
	"slices"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// ReadQuestionnaire reads questionnaire.yaml. It returns nil when the report
// has problems that leave no usable questionnaire.
func ReadQuestionnaire(r *yamldoc.Report, root *yamldoc.Node) *Questionnaire {
	f, ok := r.Fields(root, "the questionnaire")
	if !ok {
		return nil
	}
	f.Version()
	q := &Questionnaire{Title: f.Text("title")}
	var sections []string
	var sectionIDs, questionIDs unique
	for _, n := range f.NeedList("sections") {
		sf, ok := r.Fields(&n, "a section")
		if !ok {
			continue
		}
		s := Section{ID: readID(r, sf), Title: sf.Text("title"), Purpose: sf.OptText("purpose")}
		sf.End()
		sectionIDs.add(r, &n, "section", s.ID)
		sections = append(sections, s.ID)
		q.Sections = append(q.Sections, s)
	}
	depths := f.Opt("depths")
	q.Ratios = f.Opt("ratios")
	aliases := f.Opt("aliases")
	f.Opt("towers")
	q.Towers = readTowers(r, root)
	nodes := f.NeedList("questions")
	warnOfUses(r, nodes)
	f.End()

	var structure []answer.Question
	gates := make([]*yamldoc.Node, 0, len(nodes))
	for i := range nodes {
		wording, question, gate, ok := readQuestion(r, &nodes[i], sections)
		if !ok || !questionIDs.add(r, &nodes[i], "question", question.ID) {
			continue
		}
		q.Questions = append(q.Questions, wording)
		structure = append(structure, question)
		gates = append(gates, gate)
	}
	if len(structure) == 0 {
		return nil
	}
	q.Schema = answer.NewSchema(structure)
	q.Schema.Forget(removed(r))
	if aliases != nil {
		q.Schema.ReadAliases(r, aliases)
	}
	conditions := make([]answer.Condition, len(gates))
	for i, n := range gates {
		if n != nil {
			// Whether a question is asked tells what the gate tests, so that
			// only private questions may hang on private ones.
			voc := answer.Answers
			if q.Questions[i].Private() {
				voc = answer.Internal
			}
			conditions[i] = q.Schema.ReadCondition(r, n, voc)
		}
	}
	if circle := q.Schema.SetGates(conditions); circle != nil {
		at := gates[q.Schema.Find(circle[0])]
		r.Add(at, "the questions %v wait for each other; remove one of their conditions", circle)
		return nil
	}
	for i := range conditions {
		q.Schema.CheckCanHold(r, &conditions[i])
	}
	q.readDepths(r, depths)
	return q
}

// warnOfUses says once that a key of older files has no effect any more; it stands
// on every question of theirs.
func warnOfUses(r *yamldoc.Report, questions []yamldoc.Node) {
	var first *yamldoc.Node
	n := 0
	for i := range questions {
		if uses := questions[i].Get("uses"); uses != nil {
			if n++; first == nil {
				first = uses
			}
		}
	}
	if n > 0 {
		r.Warn(first, "uses is not read any more (questions that have it: %d): what uses a question follows from the rules; remove it", n)
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
			if i < 0 && q.Schema.Spare(r, &item, item.Text, "names", "it is left out") {
				continue
			}
			if i < 0 {
				r.Add(&item, "unknown question %s%s", item.Describe(), yamldoc.Suggest(item.Text, q.Schema.IDs()))
				continue
			}
			*d.to = append(*d.to, i)
		}
	}
	f.End()
}

// removed are the questions, options and ratios that one's own questionnaire takes
// out of the one that comes with the program, as a schema wants them.
func removed(r *yamldoc.Report) map[string]string {
	out := map[string]string{}
	for path, where := range r.Removed {
		switch part := strings.Split(path, "/"); {
		case len(part) == 2 && (part[0] == "questions" || part[0] == "ratios"):
			out[part[1]] = where
		case len(part) == 4 && part[0] == "questions" && part[2] == "options":
			out[part[1]+"/"+part[3]] = where
		}
	}
	return out
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

func readQuestion(r *yamldoc.Report, n *yamldoc.Node, sections []string) (Question, answer.Question, *yamldoc.Node, bool) {
	f, ok := r.Fields(n, "a question")
	if !ok {
		return Question{}, answer.Question{}, nil, false
	}
	w := Question{ID: readID(r, f), Line: n.Line, Col: n.Col}
	f.Texts("uses") // what uses a question follows from the rules; older files say it
	s := answer.Question{ID: w.ID}
	if node := f.Need("section"); node != nil {
		if at := slices.Index(sections, node.Text); at >= 0 {
			w.Section = at
		} else {
			r.Add(node, "unknown section %s%s", node.Describe(), yamldoc.Suggest(node.Text, sections))
		}
	}
	s.Type = answer.Type(word(r, f, "type", answer.TypeIDs()))
	w.Topic, w.Call, w.Plain = f.Text("topic"), f.Text("call"), f.Text("plain")
	w.ITLead, w.Why, w.Help = f.OptText("it_lead"), f.Text("why"), f.OptText("help")
	w.Who = people[word(r, f, "who", people)]
	if f.Opt("about") != nil {
		w.About = people[word(r, f, "about", people)]
	}
	w.Change = Change(word(r, f, "change", changeIDs))
	w.Source = f.Text("source")
	w.SelfAssessment = f.OptBool("self_assessment", true)
	s.Private = w.Private()
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
			if o < 0 && r.Spare(&item, "questions/"+s.ID+"/options/"+item.Text, "the option "+item.Text) {
				continue
			}
			if o < 0 {
				r.Add(&item, "%q has no option %s%s", s.ID, item.Describe(), yamldoc.Suggest(item.Text, s.Options))
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
		if w.PlausibleMin > w.PlausibleMax {
			r.Add(n, "plausible begins above its end")
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
	if known := optionIDs(s); known != nil {
		checkWords(r, nodes, "option", known)
	}
	options := readWordings(r, "option", nodes)
	switch s.Type {
	case answer.SingleChoice, answer.MultiChoice:
		for _, o := range options {
			s.Options = append(s.Options, o.ID)
		}
	case answer.YesNo: // bits stand for no and yes, in whatever order the file has them
		for _, o := range options {
			if i := s.OptionIndex(o.ID); i >= 0 {
				w.Options[i] = o
			}
		}
		return
	case answer.Number, answer.Text, answer.Scale, answer.Level, answer.Grid:
	}
	w.Options = options
}

// readWordings reads ids with their wordings; what names one in messages.
func readWordings(r *yamldoc.Report, what string, nodes []yamldoc.Node) []Option {
	var ids unique
	options := make([]Option, 0, len(nodes))
	for i := range nodes {
		f, ok := r.Fields(&nodes[i], "each "+what)
		if !ok {
			continue
		}
		o := Option{ID: readID(r, f), Call: f.Text("call"), Plain: f.OptText("plain"), ITLead: f.OptText("it_lead"), Line: nodes[i].Line, Col: nodes[i].Col}
		f.End()
		if o.Plain == "" {
			o.Plain = o.Call
		}
		if o.ITLead == "" {
			o.ITLead = o.Call
		}
		if ids.add(r, &nodes[i], what, o.ID) {
			options = append(options, o)
		}
	}
	return options
}

func readGrid(r *yamldoc.Report, f *yamldoc.Fields, w *Question, s *answer.Question) {
	var known []string
	for _, t := range terms.Towers() {
		known = append(known, t.String())
	}
	nodes := f.NeedList("towers")
	checkWords(r, nodes, "tower", known)
	w.Towers = readWordings(r, "tower", nodes)
	var ids unique
	for _, n := range f.List("presets") {
		pf, ok := r.Fields(&n, "a preset")
		if !ok {
			continue
		}
		p := Preset{ID: readID(r, pf), Call: pf.Text("call"), Plain: pf.OptText("plain")}
		if p.Plain == "" {
			p.Plain = p.Call
		}
		if owners := pf.Need("owners"); owners != nil {
			p.Value = s.ReadValue(r, owners)
		}
		pf.End()
		ids.add(r, &n, "preset", p.ID)
		w.Presets = append(w.Presets, p)
	}
}
