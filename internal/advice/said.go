package advice

import (
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// Reader is a reader at the client, by the id that a result has for it.
type Reader string

// ReaderIT looks after IT at the client.
const ReaderIT Reader = "it_lead"

// Words lists the readers at the client.
func (Reader) Words() []string { return []string{"owner", string(ReaderIT)} }

// Said are the keys of a text that some clients read and others do not.
type Said struct {
	answer.Exception

	Models  []terms.Model `yaml:"models,opt,empty" key:"model" doc:"The recommended models with which it is said. Left out, all."`
	Readers []Reader      `yaml:"readers,opt,empty" key:"reader" doc:"Who reads it: owner or it_lead. Left out, both."`
	Towers  []terms.Tower `yaml:"towers,opt,empty" key:"tower" doc:"It is said where the provider runs or shares one of these parts of IT. Left out, whoever runs what."`
}

// SaidTo is for whom texts are chosen.
type SaidTo struct {
	Model  *terms.Model // nil where none is recommended: then nothing is said
	Split  terms.Split
	Reader Reader
}

// Answered is a question that clients ask, with the answer.
type Answered struct {
	Question string `json:"question"`
	Answer   string `json:"answer"`
}

// Criterion is what to look for in a provider, and what speaks against one.
type Criterion struct {
	ID      string `json:"id"`
	Good    string `json:"good"`
	RedFlag string `json:"red_flag"`
}

// Easier is something that becomes easier for the client's IT people.
type Easier struct {
	yamldoc.Place
	Said

	ID     string `yaml:"id,id" doc:"How it is called in the machine output."`
	Text   string `yaml:"text" doc:"What becomes easier, in a sentence without a full stop that is true whoever of the client reads it."`
	Source string `yaml:"source" doc:"Where it comes from: an article, or \"ours\"."`
}

// Gain is something that becomes easier for the client's IT people.
type Gain struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// saidRules are the conditions of what is said, each list in the order of its texts.
type saidRules struct {
	questions, criteria, easier []answer.Rule
}

func (t *Texts) readSaid(r *yamldoc.Report, schema *answer.Schema) {
	rule := func(s *Said) answer.Rule { return schema.ReadRule(r, s.When, s.Unless, answer.Answers) }
	for i := range t.QuestionsAnswers {
		t.said.questions = append(t.said.questions, rule(&t.QuestionsAnswers[i].Said))
	}
	for i := range t.PartnerCriteria {
		t.said.criteria = append(t.said.criteria, rule(&t.PartnerCriteria[i].Said))
	}
	for i := range t.Easier {
		t.said.easier = append(t.said.easier, rule(&t.Easier[i].Said))
	}
}

// addSaidReads records what these texts test of the answers.
func (t *Texts) addSaidReads(r *answer.Reads) {
	for _, rules := range [][]answer.Rule{t.said.questions, t.said.criteria, t.said.easier} {
		for i := range rules {
			r.Rule(&rules[i])
		}
	}
}

// holds reports whether a text is for a client.
func (s *Said) holds(v answer.View, to *SaidTo, rule *answer.Rule) bool {
	ours := func(t terms.Tower) bool { return to.Split[t] == terms.Provider || to.Split[t] == terms.Shared }
	return to.Model != nil &&
		(len(s.Models) == 0 || slices.Contains(s.Models, *to.Model)) &&
		(len(s.Readers) == 0 || slices.Contains(s.Readers, to.Reader)) &&
		(len(s.Towers) == 0 || slices.ContainsFunc(s.Towers, ours)) &&
		rule.Holds(v)
}

// Questions are those that a client may ask, with the answers, at most as many as a page
// shows: first those that follow from what was answered, then those of everybody.
func (t *Texts) Questions(v answer.View, to *SaidTo) []Answered {
	var own, common []Answered
	for i := range t.QuestionsAnswers {
		q := &t.QuestionsAnswers[i]
		if !q.holds(v, to, &t.said.questions[i]) {
			continue
		}
		one := Answered{q.Question, q.Answer}
		if q.When.Missing() {
			common = append(common, one)
		} else {
			own = append(own, one)
		}
	}
	all := slices.Concat([]Answered{}, own, common)
	return all[:min(len(all), t.Shown.Questions)]
}

// Leadership are the questions that the management of a client may put to its head of IT,
// with the answers that fit, at most as many as a page shows.
func (t *Texts) Leadership(v answer.View, to *SaidTo) []Answered {
	all := []Answered{}
	for i := range t.QuestionsAnswers {
		asked := *to
		asked.Reader = "owner" // whose question it is
		if q := &t.QuestionsAnswers[i]; q.Leadership && q.holds(v, &asked, &t.said.questions[i]) && len(all) < t.Shown.Questions {
			all = append(all, Answered{q.Question, q.Answer})
		}
	}
	return all
}

// Criteria are what such a client looks for in a provider.
func (t *Texts) Criteria(v answer.View, to *SaidTo) []Criterion {
	all := []Criterion{}
	for i := range t.PartnerCriteria {
		if c := &t.PartnerCriteria[i]; c.holds(v, to, &t.said.criteria[i]) {
			all = append(all, Criterion{c.ID, c.Good, c.RedFlag})
		}
	}
	return all
}

// Gains are what becomes easier for the client's IT people.
func (t *Texts) Gains(v answer.View, to *SaidTo) []Gain {
	all := []Gain{}
	for i := range t.Easier {
		if e := &t.Easier[i]; e.holds(v, to, &t.said.easier[i]) {
			all = append(all, Gain{e.ID, e.Text})
		}
	}
	return all
}
