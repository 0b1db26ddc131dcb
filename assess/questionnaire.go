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
	"encoding/json"
	"maps"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

// Preset is a ready-made answer to a grid. Advise answers it for all towers.
type Preset struct {
	ID, Call, Plain string
	Value           answer.Value
	Node            *yamldoc.Node // the answer as it is written
}

// Question is one question as it is asked: its wording and its place in the
// call. What an answer may be is in the schema, at the same index.
type Question struct {
	ID       string
	Section  int
	Topic    string   // short noun phrase for lists and messages
	Synonyms []string // other words by which somebody looks for it; never shown
	Call     string   // wording for a call
	Plain    string   // wording for a prospect alone
	ITLead   string   // wording where the IT lead answers; "" where it need not differ
	Why      string
	Help     string
	Money    bool   // the answer is an amount in the currency of the rate card
	Who      string // who can usually answer
	About    string // whom the question is about; it is never put to that person
	Change   Change
	Source   string
	Since    string // the day since which it is asked, YYYY-MM-DD; "" where nobody says

	Unit      string // of a number; PlainUnit where somebody answers alone
	PlainUnit string
	Noun      *Noun // what a number counts; nil where it counts nothing

	SelfAssessment bool  // asked in a self-assessment
	Scored         bool  // may be used by scoring
	PlausibleMin   int64 // hundredths; outside, a warning
	PlausibleMax   int64
	MaxChoices     int // of a list; more is a warning; 0 is no limit

	Options []Option
	Towers  []Option // of a grid
	Each    Option   // of a grid: the question about one tower, with {tower} for its name
	Presets []Preset // of a grid

	Cost  int64 // how long it takes to answer beside a choice, from 1 up
	Usual Usual // how often which answers come

	Line, Col int // where it stands in its file
}

// Private reports whether the answer is about a person or a wage, so that no
// paper for the client may show it. Such a question is left out of a
// self-assessment.
func (w *Question) Private() bool { return !w.SelfAssessment }

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

// Words lists the ids of the changes.
func (Change) Words() []string { return changeIDs }

// UnmarshalText reads the id of a change.
func (c *Change) UnmarshalText(id []byte) error {
	place, err := terms.Place(id, changeIDs, "change")
	*c = Change(max(place, 0))
	return err
}

// Questionnaire is all questions in the order of a call, with their schema.
type Questionnaire struct {
	Title     string
	Sections  []Section
	Questions []Question
	Schema    *answer.Schema
	Quick     []int  // indices asked at the depth quick
	Call      []int  // indices asked at the depth call
	Currency  string // of answers about money
	Provider  string // what sentences call the provider; "" where they say "the provider"
	Ratios    []Ratio
	Towers    TowerNames

	language *words.Language
	roles    roles
}

// TowerNames are the names of all towers as results print them.
type TowerNames map[terms.Tower]string

// capitals is the key of what is no name: it is there where a name keeps its capital
// inside a sentence.
const capitals = terms.Tower(terms.NumTowers)

// KeepCapitals makes names keep their capitals inside a sentence, as nouns do in German.
func (n TowerNames) KeepCapitals() { n[capitals] = "" }

// Small is the name of a tower inside a sentence.
func (n TowerNames) Small(t terms.Tower) string {
	if _, keep := n[capitals]; keep {
		return n[t]
	}
	return words.Small(n[t])
}

// MarshalJSON writes the names alone.
func (n TowerNames) MarshalJSON() ([]byte, error) {
	names := maps.Clone(map[terms.Tower]string(n))
	delete(names, capitals)
	return json.Marshal(names) //nolint:wrapcheck // names can always be written
}

// ID returns the id of the question at an index, "" for -1.
func (q *Questionnaire) ID(i int) string {
	if i < 0 {
		return ""
	}
	return q.Questions[i].ID
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
	return strings.Join(q.Labels(i, v), "; ")
}

// LevelMeaning is what the answer to a question about a level stands for, in words; "" for
// every other answer, and where the level has no words.
func (q *Questionnaire) LevelMeaning(i int, v answer.Value) string {
	if v.State != answer.Given || q.Schema.At(i).Type != answer.Level {
		return ""
	}
	for o := range q.Questions[i].Options {
		if option := &q.Questions[i].Options[o]; option.ID == answer.FormatHundredths(v.Number) {
			return option.Call
		}
	}
	return ""
}

// Labels is Label with every chosen option for itself.
func (q *Questionnaire) Labels(i int, v answer.Value) []string {
	question := &q.Questions[i]
	if v.State == answer.Given {
		switch q.Schema.At(i).Type {
		case answer.SingleChoice, answer.MultiChoice, answer.YesNo:
			var labels []string
			for o := range question.Options {
				switch label := question.Options[o].Call; {
				case v.Options&^v.Unsure&(1<<o) != 0:
					labels = append(labels, label)
				case v.Unsure&^v.Options&(1<<o) != 0:
					labels = append(labels, q.language.Say("words.perhaps", "answer", q.language.Small(label)))
				}
			}
			if len(labels) > 0 {
				return labels
			}
		case answer.Grid:
			for _, p := range question.Presets {
				if p.Value.Equal(v) {
					return []string{p.Call}
				}
			}
			if labels := q.towerLabels(&v); len(labels) > 0 {
				return labels
			}
		case answer.Number:
			if v.Spread > 0 {
				return []string{q.span(answer.FormatHundredths(v.Number), answer.FormatHundredths(v.High()))}
			}
		case answer.Text, answer.Scale, answer.Level:
		}
	}
	return []string{q.Schema.At(i).Format(v)}
}

// span is a number from its low to its high end.
func (q *Questionnaire) span(low, high string) string {
	return q.language.Say("words.between", "low", low, "high", high)
}

// Speak lets the questionnaire say answers as a language does, which may still be read.
func (q *Questionnaire) Speak(l *words.Language) {
	q.language = l
}

// Say says a sentence of the pages in the language of the questionnaire.
func (q *Questionnaire) Say(id string, pairs ...any) string { return q.language.Say(id, pairs...) }

// towerLabels says for each tower of a grid that somebody spoke of who is to run it;
// nothing where one word stands for all of them.
func (q *Questionnaire) towerLabels(v *answer.Value) []string {
	var labels []string
	for _, t := range terms.Towers() {
		var said string
		switch {
		case v.Grid[t] != terms.Undecided:
			said = q.language.SayOf("words.owner", v.Grid[t].String())
		case v.NotSure.Has(t):
			said = q.language.Say("words.not_sure")
		case v.Advised.Has(t) && v.Advised != answer.AllTowers:
			said = q.language.Say("words.you_propose")
		default:
			continue
		}
		labels = append(labels, q.language.Say("words.part_and_side", "part", q.Towers.Small(t), "side", said))
	}
	return labels
}
