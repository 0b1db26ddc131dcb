package assess

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

// ReadQuestionnaire reads questionnaire.yaml. Amounts of money are asked in a
// currency, that of the rate card, so that answers and prices can be added.
// Reserved are the ids of facts that rules test beside answers; no question and no
// ratio may have them. It returns nil when the report has problems that leave no
// usable questionnaire.
func ReadQuestionnaire(r *yamldoc.Report, root *yamldoc.Node, currency string, reserved ...string) *Questionnaire {
	var file questionnaireFile
	yamldoc.Decode(r, root, "the questionnaire", &file, nil)
	q := &Questionnaire{Title: file.Title, Currency: currency, Sections: file.Sections, Towers: TowerNames{}, language: &words.Language{}}
	for _, t := range terms.Towers() { // files of earlier versions name none
		q.Towers[t] = cmp.Or(file.Towers[t], t.Name())
	}
	warnOfUses(r, file.Questions)
	q.Questions = make([]Question, 0, len(file.Questions))
	structure := make([]answer.Question, 0, len(file.Questions))
	var files []*questionFile
	seen := map[string]bool{}
	for i := range file.Questions {
		f := &file.Questions[i]
		if seen[f.ID] || !yamldoc.IsID(f.ID) { // a problem already
			continue
		}
		seen[f.ID] = true
		if slices.Contains(reserved, f.ID) {
			r.Add(f.At("id"), "the question id %q is taken by a fact that findings test; choose another id", f.ID)
		}
		if f.Since != "" && !IsDate(f.Since) {
			r.Add(f.At("since"), "\"since\" is no day of the calendar: %s", yamldoc.Quote(f.Since))
		}
		wording, question := f.build(r, q.Sections, currency)
		q.Questions = append(q.Questions, wording)
		structure = append(structure, question)
		files = append(files, f)
	}
	if len(structure) == 0 {
		return nil
	}
	q.Schema = answer.NewSchema(structure)
	q.Schema.Forget(removed(r))
	if !r.Whole {
		q.Schema.Outlive()
	}
	if file.Aliases.node != nil {
		q.Schema.ReadAliases(r, file.Aliases.node)
	}
	if file.Retired.node != nil {
		q.Schema.ReadRetired(r, file.Retired.node)
	}
	if !q.setGates(r, files) {
		return nil
	}
	q.Quick = q.named(r, file.Depths.Place, "quick", file.Depths.Quick)
	q.Call = q.named(r, file.Depths.Place, "call", file.Depths.Call)
	q.Ratios = q.buildRatios(r, file.Ratios, reserved)
	q.readRoles(r, &file.Roles)
	return q
}

// warnOfUses says once that a key of older files has no effect any more; it stands
// on every question of theirs.
func warnOfUses(r *yamldoc.Report, questions []questionFile) {
	var first *yamldoc.Node
	n := 0
	for i := range questions {
		if uses := questions[i].Node.Get("uses"); uses != nil {
			if n++; first == nil {
				first = uses
			}
		}
	}
	if n > 0 {
		r.Warn(first, "uses is not read any more (questions that have it: %d): what uses a question follows from the rules; remove it", n)
	}
}

// circleNamed is how many questions of a circle a message names.
const circleNamed = 8

// setGates reads the conditions under which questions are asked, and reports
// false where questions wait for each other.
func (q *Questionnaire) setGates(r *yamldoc.Report, files []*questionFile) bool {
	gates := make([]answer.Condition, len(files))
	for i, f := range files {
		// Whether a question is asked tells what the gate tests, so that
		// only private questions may hang on private ones.
		voc := answer.Answers
		if q.Questions[i].Private() {
			voc = answer.Internal
		}
		gates[i] = q.Schema.ReadGate(r, f.When, voc)
	}
	if circle := q.Schema.SetGates(gates); circle != nil {
		at := files[q.Schema.Find(circle[0])].At("when")
		if more := len(circle) - circleNamed; more > 0 {
			circle = append(slices.Clone(circle[:circleNamed]), fmt.Sprintf("%d more", more))
		}
		if len(circle) == 1 {
			r.Add(at, "the question %s waits for its own answer; remove that from its condition", circle[0])
		} else {
			r.Add(at, "the questions %s wait for each other; remove one of their conditions", words.List(circle))
		}
		return false
	}
	if r.Held {
		return true
	}
	for i := range gates {
		q.Schema.CheckCanHold(r, &gates[i])
	}
	return true
}

// named finds the questions that a list names.
func (q *Questionnaire) named(r *yamldoc.Report, at yamldoc.Place, key string, ids []string) []int {
	var found []int
	for i, id := range ids {
		if at := q.find(r, &at.At(key).Items[i], id, "names", "it is left out"); at >= 0 {
			found = append(found, at)
		}
	}
	return found
}

// find returns the index of a question that a file names, -1 for none. Where the
// own questionnaire removed it, does and then say what the name does there and what
// becomes of it.
func (q *Questionnaire) find(r *yamldoc.Report, at *yamldoc.Node, id, does, then string) int {
	i := q.Schema.Find(id)
	if i < 0 && id != "" && !q.Schema.Spare(r, at, id, does, then) { // an empty one is a problem already
		r.Unknown(at, "question", q.Schema.IDs())
	}
	return i
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

// only says which types a key of a question is for.
var only = []struct {
	key   string
	types []answer.Type
}{
	{"unit", []answer.Type{answer.Number}},
	{"plain_unit", []answer.Type{answer.Number}},
	{"noun", []answer.Type{answer.Number}},
	{"limits", []answer.Type{answer.Number}},
	{"plausible", []answer.Type{answer.Number}},
	{"usual", []answer.Type{answer.Number}},
	{"exclusive", []answer.Type{answer.MultiChoice}},
	{"max_choices", []answer.Type{answer.MultiChoice}},
	{"towers", []answer.Type{answer.Grid}},
	{"presets", []answer.Type{answer.Grid}},
}

// build turns a question of the file into its wording and its structure, and
// checks what depends on its type.
func (f *questionFile) build(r *yamldoc.Report, sections []Section, currency string) (Question, answer.Question) {
	w := Question{
		ID: f.ID, Topic: f.Topic, Synonyms: f.Synonyms, Call: f.Call, Plain: f.Plain, ITLead: f.ITLead, Why: f.Why, Help: f.Help,
		Unit: f.Unit, PlainUnit: cmp.Or(f.PlainUnit, f.Unit), Noun: f.Noun, Who: f.Who, About: f.About, Change: f.Change,
		Source: f.Source, Since: f.Since, Line: f.Node.Line, Col: f.Node.Col, SelfAssessment: f.Self, Scored: f.Scored, MaxChoices: f.MaxChoices,
	}
	s := answer.Question{ID: f.ID, Private: w.Private()}
	ids := make([]string, len(sections))
	for i := range sections {
		ids[i] = sections[i].ID
	}
	if w.Section = slices.Index(ids, f.Section); w.Section < 0 {
		w.Section = 0
		if f.Section != "" {
			r.Unknown(f.At("section"), "section", ids)
		}
	}
	if f.Type == nil { // a problem already; nothing else can be checked
		return w, s
	}
	s.Type = *f.Type
	for _, o := range only {
		if n := f.Node.Get(o.key); n != nil && !slices.Contains(o.types, s.Type) {
			r.Add(n, "%q is only for a question of the type %s; remove it or correct the type", o.key, o.types[0])
		}
	}
	switch s.Type {
	case answer.Number:
		f.money(r, &w, currency)
		f.bounds(r, &s)
	case answer.Scale:
		s.Min, s.Max = 100, 500
	case answer.Level:
		s.Min, s.Max = 0, 400
	case answer.SingleChoice, answer.MultiChoice, answer.YesNo, answer.Text, answer.Grid:
	}
	w.PlausibleMin, w.PlausibleMax = s.Min, s.Max
	if p := f.Plausible; p != nil {
		// What is usual in one currency says nothing about another.
		if p.Currency == "" || p.Currency == currency {
			w.PlausibleMin, w.PlausibleMax = int64(p.Min), int64(p.Max)
		}
		p.check(r)
	}
	f.options(r, &w, &s)
	f.exclusive(r, &s)
	if s.Type == answer.Grid {
		f.grid(r, &w, &s)
	}
	f.usual(r, &w, &s)
	return w, s
}

// currencyName stands in a unit for the currency of the rate card.
const currencyName = "{currency}"

// money puts the currency into what a number counts. A unit in a currency that is
// not the rate card's is refused: the answer would be added to amounts in another
// one.
func (f *questionFile) money(r *yamldoc.Report, w *Question, currency string) {
	first, _, _ := strings.Cut(w.Unit, " ")
	switch {
	case strings.Contains(w.Unit, currencyName):
		w.Money = true
		w.Unit = strings.TrimSpace(strings.ReplaceAll(w.Unit, currencyName, currency))
		w.PlainUnit = strings.TrimSpace(strings.ReplaceAll(w.PlainUnit, currencyName, currency))
	case !words.IsCurrency(first):
	case currency != "" && first != currency:
		r.Add(f.At("unit"), "the unit is in %s and the rate card in %s; write %q, which takes the currency of the card",
			first, currency, currencyName+strings.TrimPrefix(w.Unit, first))
	default:
		w.Money = true
	}
}

func (f *questionFile) bounds(r *yamldoc.Report, s *answer.Question) {
	switch l := &f.Limits; {
	case l.Node != nil && l.Node.Kind == yamldoc.Mapping:
		s.Min, s.Max, s.Decimals = l.Min*100, l.Max*100, l.Decimals
		if l.Min > l.Max {
			r.Add(l.Node, "limits begin above their end")
		}
	case f.Node.Get("limits") == nil:
		r.Missing(f.Node, "limits")
	default: // a problem already, to which conditions need add no other
		s.Max, s.Decimals = maxNumber, 2
	}
}

// maxNumber is the largest number that limits can accept, in hundredths. Two
// such numbers make a ratio that is exact in 64 bits.
const maxNumber = 100_000_000_000_000

func (p *plausibleFile) check(r *yamldoc.Report) {
	if p.Min > p.Max {
		r.Add(p.Node, "plausible begins above its end")
	}
}

// options checks the options against the type and takes them over.
func (f *questionFile) options(r *yamldoc.Report, w *Question, s *answer.Question) {
	known := optionIDs(s)
	options := make([]Option, 0, len(f.Options))
	for i := range f.Options {
		o := f.Options[i].Option
		if !yamldoc.IsID(o.ID) || slices.ContainsFunc(options, func(p Option) bool { return p.ID == o.ID }) { // a problem already
			continue
		}
		if known != nil {
			r.Word(f.Options[i].At("id"), "id", known)
		}
		o.Plain, o.ITLead = cmp.Or(o.Plain, o.Call), cmp.Or(o.ITLead, o.Call)
		o.Line, o.Col = f.Options[i].Node.Line, f.Options[i].Node.Col
		options = append(options, o)
	}
	switch s.Type {
	case answer.SingleChoice, answer.MultiChoice:
		for _, o := range options {
			s.Options = append(s.Options, o.ID)
		}
	case answer.YesNo: // bits stand for no and yes, in whatever order the file has them
		s.Options = answer.YesNoOptions()
		w.Options = []Option{{ID: "no", Call: "No", Plain: "No", ITLead: "No"}, {ID: "yes", Call: "Yes", Plain: "Yes", ITLead: "Yes"}}
		for _, o := range options {
			if i := s.OptionIndex(o.ID); i >= 0 {
				w.Options[i] = o
			}
		}
		return
	case answer.Scale, answer.Level:
	case answer.Number, answer.Text, answer.Grid:
		w.Options = options
		return
	}
	w.Options = options
	if n := f.Node.Get("options"); n == nil || n.Kind == yamldoc.Sequence && len(n.Items) == 0 {
		r.Add(f.Node, "question %q needs options", s.ID)
	}
}

func (f *questionFile) exclusive(r *yamldoc.Report, s *answer.Question) {
	if s.Type != answer.MultiChoice {
		return
	}
	for i, id := range f.Exclusive {
		o := s.OptionIndex(id)
		if o < 0 {
			n := &f.At("exclusive").Items[i]
			if r.Spare(n, "questions/"+s.ID+"/options/"+id, "the option "+id) {
				continue
			}
			r.Add(n, "%q has no option %s%s", s.ID, n.Describe(), r.Suggest(id, s.Options))
			continue
		}
		s.Exclusive |= 1 << o
	}
}

func (f *questionFile) grid(r *yamldoc.Report, w *Question, s *answer.Question) {
	if n := f.Node.Get("towers"); n == nil {
		r.Missing(f.Node, "towers")
	} else if n.Kind == yamldoc.Sequence && len(n.Items) == 0 {
		r.Add(n, "\"towers\" must be a list with at least one item, not an empty list")
	}
	w.Each = Option{Call: "{tower}: who should run it?"}
	if f.Each != nil {
		w.Each.Call = cmp.Or(f.Each.Call, w.Each.Call)
		w.Each.Plain, w.Each.ITLead = f.Each.Plain, f.Each.ITLead
		for _, key := range []string{"call", "plain", "it_lead"} {
			if n := f.At("each").Get(key); n != nil && n.Kind == yamldoc.Scalar && !strings.Contains(n.Text, "{tower}") {
				r.Add(n, "%q does not say which part is asked about; write {tower} where its name is to stand", key)
			}
		}
	}
	w.Each.Plain, w.Each.ITLead = cmp.Or(w.Each.Plain, w.Each.Call), cmp.Or(w.Each.ITLead, w.Each.Call)
	for _, t := range f.Towers {
		w.Towers = append(w.Towers, Option{
			ID: t.ID.String(), Call: t.Call, Plain: cmp.Or(t.Plain, t.Call), ITLead: cmp.Or(t.ITLead, t.Call), Line: t.Node.Line, Col: t.Node.Col,
		})
	}
	for _, p := range f.Presets {
		preset := Preset{ID: p.ID, Call: p.Call, Plain: cmp.Or(p.Plain, p.Call)}
		if p.Owners.node != nil {
			preset.Value, preset.Node = s.ReadValue(r, p.Owners.node), p.Owners.node
		}
		w.Presets = append(w.Presets, preset)
	}
}

// optionIDs lists what the ids of a question's options can be: the answers
// that the type allows. Nil means that the question itself decides.
func optionIDs(s *answer.Question) []string {
	var ids []string
	switch s.Type {
	case answer.YesNo:
		return answer.YesNoOptions()
	case answer.Scale, answer.Level:
		for n := s.Min; n <= s.Max; n += 100 {
			ids = append(ids, answer.FormatHundredths(n))
		}
	case answer.Grid:
		return append(slices.Clone(terms.Provider.Words()), "advise")
	case answer.SingleChoice, answer.MultiChoice, answer.Number, answer.Text:
	}
	return ids
}
