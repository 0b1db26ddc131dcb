package advice

import (
	"slices"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

// Told is what a client said in words or figures of its own, where a reader looks for it.
type Told struct {
	ID       string   `json:"id" yaml:"id,id" doc:"How it is called in the machine output."`
	Question string   `json:"question" yaml:"question" doc:"The id of the question, a text or a number."`
	Heading  string   `json:"heading" yaml:"heading" doc:"What stands above it."`
	Text     string   `json:"text" yaml:"text" holds:"answer" doc:"What is printed. {answer} is the answer as it was given."`
	Pages    []string `json:"pages" yaml:"pages" words:"recommend,plan" doc:"The pages that print it: recommend, plan or both."`
}

type toldRecord struct {
	yamldoc.Place
	Told

	Source string `yaml:"source" doc:"Where it comes from: an article, or \"ours\"."`
}

// told is a text with the question whose answer stands in it.
type told struct {
	Told
	question int
}

// OutageTexts say what an outage costs a client beside the time in which service is to be
// back.
type OutageTexts struct {
	Question string        `yaml:"question" doc:"The id of the number question that asks what an hour without the main systems costs."`
	Hours    int           `yaml:"hours" range:"1..1000" doc:"The target for having a main system back, in hours: the fix of the highest of service_levels."`
	Towers   []terms.Tower `yaml:"towers" key:"tower" doc:"The target is said where the provider runs or shares one of these parts."`
	Cost     string        `yaml:"cost" holds:"cost,currency,hours,sum" doc:"Said where the cost of an hour is known. {cost} is that of an hour, {sum} that of {hours} hours."`
	Alone    string        `yaml:"alone" holds:"cost,currency" doc:"The same where no target is said."`
	Target   string        `yaml:"target" holds:"hours" doc:"Said in the place of cost where the cost of an hour is not known."`
	Source   string        `yaml:"source" doc:"Where it comes from: an article, or \"ours\"."`

	question int        // what an hour costs; -1 where nobody is asked
	says     []planText // the first that holds is said behind the target
}

type outageRecord struct {
	yamldoc.Place
	OutageTexts

	Says []planTextRecord `yaml:"says" key:"id" item:"a sentence" doc:"What follows from how long the client can be without its systems. The first that holds is said behind the target."`
}

// readTold reads what is printed of answers in words of the client's own.
func (t *Texts) readTold(r *yamldoc.Report, file *textsFile, schema *answer.Schema) {
	for i := range file.ToldList {
		f := &file.ToldList[i]
		if q := printable(r, schema, f.At("question"), f.Question, answer.Text, answer.Number); q >= 0 {
			t.told = append(t.told, told{f.Told, q})
		}
	}
	if file.Outage == nil {
		return
	}
	t.outage = &file.Outage.OutageTexts
	t.outage.question = printable(r, schema, file.Outage.At("question"), file.Outage.Question, answer.Number)
	for i := range file.Outage.Says {
		s := &file.Outage.Says[i]
		t.outage.says = append(t.outage.says, planText{s.ID, s.Text, schema.ReadRule(r, s.When, s.Unless, answer.Answers)})
	}
}

// printable finds a question whose answer can stand in a sentence for a client, -1 for
// none.
func printable(r *yamldoc.Report, schema *answer.Schema, at *yamldoc.Node, id string, types ...answer.Type) int {
	q := schema.Find(id)
	switch {
	case q < 0:
		if id != "" && !schema.Spare(r, at, id, "prints the answer to", "nothing is printed") { // an empty one is a problem already
			r.Unknown(at, "question", schema.IDs())
		}
	case schema.At(q).Private:
		r.Add(at, "the question %q is private, so no client may read its answer; name another one", id)
	case !slices.Contains(types, schema.At(q).Type):
		r.Add(at, "the answer to %q is no %s, so it cannot stand in this sentence; name another question", id, types[0])
	default:
		return q
	}
	return -1
}

// Told returns what the client said in words and figures of its own, in the order of the
// file.
func (t *Texts) Told(v answer.View) []Told {
	all := []Told{}
	for i := range t.told {
		s := &t.told[i]
		if v.State(s.question) != answer.Given {
			continue
		}
		one := s.Told
		said := v.Schema().At(s.question).Format(v.Value(s.question))
		if low, high, isRange := strings.Cut(said, ".."); isRange {
			said = t.speaks().Say("words.between", "low", low, "high", high)
		}
		if v.Schema().At(s.question).Type == answer.Text { // what somebody wrote stays as it is
			said = strings.TrimSpace(v.Value(s.question).Text)
		}
		if one.Text = filled(one.Text, "{answer}", said); said != "" {
			all = append(all, one)
		}
	}
	return all
}

// Outage is what a client has to know of an outage.
type Outage struct {
	Hours int    `json:"target_hours"` // by which a main system is to be back; 0 where no target is said
	Text  string `json:"text"`
}

// Outage returns what an outage costs and how long it may take, nil where nothing is
// known of it. What an hour costs is in the currency of the answers.
func (t *Texts) Outage(v answer.View, split *terms.Split, currency string) *Outage {
	o := t.outage
	if o == nil {
		return nil
	}
	ours := split != nil && slices.ContainsFunc(o.Towers, func(tower terms.Tower) bool {
		return split[tower] == terms.Provider || split[tower] == terms.Shared
	})
	cost, sum, known := o.hourly(t.speaks(), v)
	after := ""
	if at := slices.IndexFunc(o.says, func(s planText) bool { return s.rule.Holds(v) }); at >= 0 && ours {
		after = o.says[at].text
	}
	names := []string{"{cost}", cost, "{sum}", sum, "{currency}", currency, "{hours}", t.speaks().Say("words.hours", "hours", o.Hours)}
	switch {
	case ours && known:
		return &Outage{o.Hours, strings.TrimSpace(filled(o.Cost, names...) + " " + after)}
	case ours && after != "":
		return &Outage{o.Hours, filled(o.Target, names...) + " " + after}
	case known:
		return &Outage{0, filled(o.Alone, names...)}
	}
	return nil
}

// hourly returns what one hour and what some hours without systems cost; not known where
// it is open, or where nothing is lost.
func (o *OutageTexts) hourly(l *words.Language, v answer.View) (one, some string, known bool) {
	i, hours := o.question, int64(o.Hours)
	if i < 0 || v.State(i) != answer.Given {
		return "", "", false
	}
	least, most := v.Ends(i)
	said := func(least, most int64) string {
		text := l.Grouped(answer.FormatHundredths(least))
		if most != least {
			text = l.Say("words.between", "low", text, "high", l.Grouped(answer.FormatHundredths(most)))
		}
		return text
	}
	return said(least, most), said(least*hours, most*hours), most > 0
}

// addToldReads records whose answers are printed.
func (t *Texts) addToldReads(r *answer.Reads) {
	for i := range t.told {
		r.Question(t.told[i].question)
	}
	if t.outage == nil {
		return
	}
	r.Question(t.outage.question)
	for i := range t.outage.says {
		r.Rule(&t.outage.says[i].rule)
	}
}
