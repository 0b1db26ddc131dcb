package advice

import (
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// Texts are the texts of a playbook about models, plans, growth and working
// together. They do not change after reading and may be used from several
// goroutines; slices in them must not be changed.
type Texts struct {
	Models           [terms.NumModels]ModelText // by terms.Model
	Comparison       []Comparison               // the models side by side
	Foundations      []Foundation               // what every model includes
	NoneNeeded       NoneNeeded
	AllVetoed        Notice
	NothingScored    Notice
	Transition       Transition
	Plans            [terms.NumModels]Plan // by terms.Model
	Review           []string              // when to answer the questionnaire again
	ServiceLevels    []ServiceLevel
	Governance       []Meeting
	TicketFlows      []TicketFlow
	PartnerCriteria  []PartnerCriterion
	QuestionsAnswers []QuestionAnswer
	Verdicts         []VerdictText // firm, clear, close

	growth   []growthPath
	outgrown []trigger
}

// ModelText describes one model.
type ModelText struct {
	Name      string   `json:"name"`
	Aka       string   `json:"aka"` // another name, printed beside the name; "" for none
	Summary   string   `json:"summary"`
	BestFor   []string `json:"best_for"`
	Included  []string `json:"included"` // what the monthly fee covers
	Excluded  []string `json:"excluded"` // what it does not cover
	YouKeep   []string `json:"you_keep"` // what stays with the client
	Pros      []string `json:"pros"`
	Cons      []string `json:"cons"`
	Sources   []string `json:"sources"`
	Tagline   string   `json:"tagline"` // one line
	WhoYouGet string   `json:"who_you_get"`
	IfVetoed  string   `json:"if_vetoed"` // what would make the model possible, printed beside its price when it is ruled out
}

// FullName is the name of the model with its other name, where the market uses
// the word for something else.
func (t *ModelText) FullName() string {
	if t.Aka == "" {
		return t.Name
	}
	return t.Name + " (" + t.Aka + ")"
}

// Comparison is one row of the models side by side.
type Comparison struct {
	ID     string
	Label  string
	Cells  [terms.NumModels]string // by terms.Model
	Source string
}

// Foundation is something that every model includes.
type Foundation struct{ Name, Text, Source string }

// Notice is said instead of a recommendation.
type Notice struct{ Title, Text string }

// NoneNeeded is said when no managed service is needed.
type NoneNeeded struct {
	Title, Text string
	Instead     []string // what would help
	Source      string
}

// Transition is said when fully managed is recommended while IT people are
// still there.
type Transition struct {
	Text   string
	Steps  []string
	Source string
}

// Plan is the plan of the first 90 days under one model.
type Plan struct {
	ClientEffort string
	Phases       []Phase // in order of time, not overlapping
	ExitTest     []string
	Source       string
}

// Phase is one part of a plan. Days count from the start of the service;
// negative ones are before it.
type Phase struct {
	FromDay, ToDay int
	Name           string
	Items          []string
}

// ServiceLevel is the target for one priority.
type ServiceLevel struct{ Priority, Meaning, Respond, Fix, Source string }

// Meeting is one regular meeting of client and provider.
type Meeting struct{ Name, When, Who, Output string }

// TicketFlow is one way to route requests; its id is an option of the question
// ticket_flow.
type TicketFlow struct{ ID, Name, Text, Fits string }

// PartnerCriterion is what to look for in a provider, and its opposite.
type PartnerCriterion struct{ ID, Good, RedFlag, Source string }

// QuestionAnswer is one question that clients ask, with its answer.
type QuestionAnswer struct{ Question, Answer string }

// VerdictText says what a verdict on a recommendation means.
type VerdictText struct{ ID, Text string }

// Verdict returns what a verdict means (firm, clear or close), "" for others.
func (t *Texts) Verdict(id string) string {
	for i := range t.Verdicts {
		if t.Verdicts[i].ID == id {
			return t.Verdicts[i].Text
		}
	}
	return ""
}

// growthPath is a way from one model to another as the playbook has it.
type growthPath struct {
	id, from, to, title string
	triggers            []trigger
	steps               []string
	time, source        string
}

// trigger is a sign that answers may show, or that has to be watched for when
// it has no condition.
type trigger struct {
	id, text string
	strong   bool
	when     *answer.Condition
}
