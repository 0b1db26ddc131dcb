package advice

import (
	"slices"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

// Texts are the texts of a playbook about models, plans, growth and working
// together. They do not change after reading and may be used from several
// goroutines; slices in them must not be changed.
type Texts struct {
	Models           [terms.NumModels]ModelText // by terms.Model
	Plans            [terms.NumModels]ModelPlan // by terms.Model
	Comparison       []Comparison               `yaml:"comparison" item:"a row" key:"id" doc:"The models side by side, one row for each thing to compare. 90 characters fit a cell."`
	Foundations      []Foundation               `yaml:"foundations" client:"report" item:"a foundation" doc:"What every model includes."`
	NoneNeeded       NoneNeeded                 `yaml:"none_needed" doc:"Said when no managed service is needed."`
	AllVetoed        Notice                     `yaml:"all_vetoed" doc:"Said when every model is ruled out."`
	NothingScored    Notice                     `yaml:"nothing_scored" doc:"Said while no answer says anything about which model fits."`
	Transition       Transition                 `yaml:"transition" doc:"Said when fully managed IT is recommended while people who do IT are still there."`
	Signs            Signs                      `yaml:"growth" doc:"How many signs mean that the model should be looked at again."`
	Review           []string                   `yaml:"review" doc:"When to answer the questions again, each as the end of a sentence that begins with \"Answer the questions again\". The first ones are printed."`
	ServiceLevels    []ServiceLevel             `yaml:"service_levels" client:"report" item:"a service level" key:"priority" doc:"Targets to agree on, one for each priority."`
	Governance       []Meeting                  `yaml:"governance" client:"report" item:"a meeting" key:"meeting" doc:"The regular meetings of client and provider, as they stand beside the responsibility matrix: in the third person, because both sides sign it."`
	TicketFlows      []TicketFlow               `yaml:"ticket_flows,empty,all" client:"report" item:"a ticket flow" key:"id" doc:"The ways to route requests, one for each answer to the question ticket_flow. Empty where nobody is asked it."`
	PartnerCriteria  []PartnerCriterion         `yaml:"partner_criteria" client:"report" item:"a criterion" key:"id" doc:"What to look for in a provider. The client of an adviser reads it."`
	QuestionsAnswers []QuestionAnswer           `yaml:"questions_and_answers" client:"report" item:"a question" key:"q" doc:"What clients ask, with the answers. Those with a condition that holds come first, and no more are shown than shown says."`
	Easier           []Easier                   `yaml:"easier,opt,empty" client:"report" item:"a gain" key:"id" doc:"What becomes easier for the client's IT people, for the page that their head reads. Left out, nothing is said."`
	Verdicts         []VerdictText              `yaml:"verdicts" item:"a verdict" key:"id" doc:"What each verdict on a recommendation means. One that is left out is said as close is."`
	Doubts           []DoubtText                `yaml:"doubts,all" item:"a doubt" key:"kind" doc:"What is said of each thing that keeps a recommendation from being firm."`
	Flips            FlipTexts                  `yaml:"flips,opt" doc:"What is said of answers that would make it another model."`
	Shown            Shown                      `yaml:"shown" doc:"How much of each list the page of a recommendation shows. How many findings it lists stands in findings.yaml."`
	Always           AlwaysTexts                `yaml:"always,opt" client:"report" doc:"What the client is told where a split leaves out a part that provider.yaml names under always. Left out, nothing is."`
	Baseline         BaselineTexts              `yaml:"baseline,opt" client:"report" doc:"What the client is told of the conditions of service of provider.yaml. Left out, nothing is."`
	Schedule         *ScheduleTexts             `yaml:"schedule,opt" client:"report" doc:"The contract words around the responsibility matrix. Left out, it stands without them."`
	Workbook         *WorkbookTexts             `yaml:"workbook,opt" client:"report" doc:"The sentences of the questionnaire as a workbook to mail out. Left out, those of the built-in file stand."`
	Alone            *AloneTexts                `yaml:"page,opt" doc:"The sentences of the offline page with the questions. Left out, the page has none of its own and nothing is said to small clients."`
	Offer            OfferTexts                 `yaml:"offer,opt" client:"report" doc:"What is said of a quote by its status. Left out, a budget is all that can be made."`
	ReportTexts      *ReportTexts               `yaml:"report,opt" client:"report" doc:"What a document that is sent says in short to whoever decides. Left out, its first page does without it."`
	Pages            PageTexts                  `yaml:"pages,opt" doc:"The sentences of pages. An own file writes those that it says otherwise, or all of them for another language. A placeholder in braces, such as {name}, stands for what the program puts in its place; every sentence may say {our_name}, and {Our_name} at its beginning. Left out, those of the built-in file stand."`
	Fit              FitTexts                   `yaml:"provider_fit" client:"no" doc:"Notes for you where a client does not match provider.yaml; no client reads them."`

	meetings  []answer.Rule // when each of Governance takes place
	growth    []growthPath
	outgrown  []trigger
	handovers []handover
	stations  []station
	plans     []planText // with which a recommendation holds for now
	wayBack   WayBack
	phases    [terms.NumModels][]planPhase // by terms.Model
	start     start
	said      saidRules
	told      []told
	report    [3][]reportRules
	outage    *OutageTexts
	language  *words.Language
}

// Speak lets the texts say numbers, days and lists as a language does, which may still be
// read.
func (t *Texts) Speak(l *words.Language) { t.language = l }

// speaks is the language of the texts.
func (t *Texts) speaks() *words.Language {
	if t.language == nil {
		return &words.Language{}
	}
	return t.language
}

// ModelText describes one model.
type ModelText struct {
	Name      string    `json:"name" yaml:"name" doc:"The name of the model."`
	Aka       string    `json:"aka" yaml:"aka,opt,empty" doc:"Another name, printed behind the name in brackets. Left out or empty, none is."`
	Sentence  string    `json:"in_sentence" yaml:"in_sentence,opt" doc:"The name inside a sentence. Left out, it is the name with a small first letter."`
	Heading   string    `json:"heading" yaml:"heading,opt" doc:"The name at the head of a result, as the service that the client buys. Left out, it is the name with IT behind it."`
	Summary   string    `json:"summary" yaml:"summary" doc:"The model in two to four sentences, for the client."`
	BestFor   []string  `json:"best_for" yaml:"best_for" doc:"For whom the model is best, one short line each."`
	Included  []Covered `json:"included" yaml:"included" doc:"What the monthly fee covers."`
	Excluded  []string  `json:"excluded" yaml:"excluded" doc:"What the monthly fee does not cover."`
	YouKeep   []string  `json:"you_keep" yaml:"you_keep" doc:"What stays with the client."`
	Pros      []string  `json:"pros" yaml:"pros" doc:"What speaks for the model."`
	Cons      []string  `json:"cons" yaml:"cons" doc:"What speaks against it. Also printed under \"What speaks against it\" where nothing in the answers does, the first ones first."`
	Sources   []string  `json:"sources" yaml:"sources" doc:"Where the text comes from: articles, or \"ours\"."`
	Tagline   string    `json:"tagline" yaml:"tagline" doc:"The model in one line without a full stop; 70 characters fit."`
	WhoYouGet string    `json:"who_you_get" yaml:"who_you_get" doc:"Whom the client works with."`
	IfVetoed  string    `json:"if_vetoed" yaml:"if_vetoed" doc:"What would make the model possible, printed beside its price where it is ruled out."`
}

// FullName is the name of the model with its other name, where the market uses
// the word for something else.
func (t *ModelText) FullName() string {
	if t.Aka == "" {
		return t.Name
	}
	return t.Name + " (" + t.Aka + ")"
}

// FullInSentence is the full name inside a sentence.
func (t *ModelText) FullInSentence() string {
	if t.Aka == "" {
		return t.Sentence
	}
	return t.Sentence + " (" + t.Aka + ")"
}

// named fills in the forms of the name that a playbook does not write.
func (t *ModelText) named() {
	if t.Sentence == "" {
		t.Sentence = words.Small(t.Name)
	}
	if t.Heading == "" {
		const it = "IT"
		t.Heading = t.FullName()
		if !slices.Contains(strings.Fields(t.Name), it) {
			t.Heading += " " + it
		}
	}
}

// Comparison is one row of the models side by side, with a text for each model.
type Comparison struct {
	ID    string `yaml:"id" doc:"How the row is called in the machine output."`
	Label string `yaml:"label" doc:"What is compared, as the heading of the row."`
	terms.PerModel[string]
	Leads  *terms.PerModel[string] `yaml:"leads,opt" doc:"Who leads in it under each model, in one to five words. Left out, nothing is said."`
	Source string                  `yaml:"source" doc:"Where it comes from: articles, or \"ours\"."`
}

// Foundation is something that every model includes.
type Foundation struct {
	Name   string `yaml:"name" doc:"What it is called."`
	Text   string `yaml:"text" doc:"What it is, in one or two sentences."`
	Source string `yaml:"source" doc:"Where it comes from: an article, or \"ours\"."`
}

// Notice is said instead of a recommendation.
type Notice struct {
	Title string `yaml:"title" doc:"The one sentence to remember, without a full stop."`
	Text  string `yaml:"text" doc:"What it means and what to do now."`
}

// NoneNeeded is said when no managed service is needed.
type NoneNeeded struct {
	Notice
	Instead []string `yaml:"instead" doc:"What would help instead, one line each."`
	Source  string   `yaml:"source" doc:"Where it comes from: an article, or \"ours\"."`
}

// Transition is said when fully managed is recommended while IT people are
// still there.
type Transition struct {
	yamldoc.Place

	Text   string   `yaml:"text" doc:"What to think of, in a few sentences."`
	Steps  []string `yaml:"steps" doc:"The steps of the handover, in their order."`
	Timing []StepAt `yaml:"at,opt,empty" item:"a step" doc:"By when each of the steps is done and by whom, in their order. Left out, the sponsor sees to them and no day is named."`
	Source string   `yaml:"source" doc:"Where it comes from: an article, or \"ours\"."`
}

// StepAt is by when a step of a handover is done, and by whom.
type StepAt struct {
	Day   *int  `yaml:"day,opt" range:"-365..1095" doc:"By which day, counted from the start of the service. Left out, the day is not known: it is that on which somebody leaves, or follows from what is agreed."`
	Who   []Who `yaml:"who" key:"role" doc:"Who does it, by the roles of the responsibility matrix, the one who leads first."`
	Parts bool  `yaml:"parts,opt" default:"false" doc:"true for a step about the parts of IT that change hands: a plan lists them one by one and leaves it out."`
}

// ModelPlan is the plan of the first 90 days under one model as the playbook has it.
type ModelPlan struct {
	ClientEffort string   `yaml:"client_effort" doc:"How much time of the client it takes."`
	Phases       []Phase  // in order of time, not overlapping
	ExitTest     []string `yaml:"exit_test" doc:"How to tell that the plan is done."`
	Source       string   `yaml:"source" doc:"Where it comes from: articles, or \"ours\"."`
}

// Phase is one part of a plan. Days count from the start of the service;
// negative ones are before it.
type Phase struct {
	FromDay int      `yaml:"from_day" range:"-365..1095" doc:"Its first day, counted from the start of the service; days before it are negative."`
	ToDay   int      `yaml:"to_day" range:"-365..1095" doc:"Its last day. The next phase begins after it."`
	Name    string   `yaml:"name" doc:"What the phase is called."`
	Items   []string `yaml:"items,opt,empty" doc:"What is done in it, one line each, whoever runs what. They are steps of the plan by the last day of the phase, behind those of steps."`
}

// Signs say how many signs mean something, and what the signs of having outgrown
// the present model then ask for.
type Signs struct {
	Likely      int    `yaml:"likely" range:"1..100" doc:"A path of growth_paths is likely when so many of its signs are there. One strong sign is enough in any case."`
	Review      int    `yaml:"review" range:"1..100" doc:"So many signs of outgrown ask for a review."`
	ReviewWords string `yaml:"review_words" doc:"What to do then, in a few words that are printed in brackets."`
	Change      int    `yaml:"change" range:"1..100" doc:"So many signs of outgrown ask for a change; more than for a review."`
	ChangeWords string `yaml:"change_words" doc:"What to do then, in a few words that are printed in brackets."`
	Source      string `yaml:"source" doc:"Where the counts come from: an article, or \"ours\"."`
}

// ServiceLevel is the target for one priority.
type ServiceLevel struct {
	Priority string `yaml:"priority" doc:"The priority, such as P1."`
	Meaning  string `yaml:"meaning" doc:"What has happened when something has this priority."`
	Respond  string `yaml:"respond" doc:"The time to the first response, with its unit."`
	Update   string `yaml:"update,opt,empty" doc:"How often whoever is waiting is told how things stand. Left out or empty, nothing is said."`
	Fix      string `yaml:"fix" doc:"The time until work can go on, with its unit: an objective, also where the cause is removed later."`
	Source   string `yaml:"source" doc:"Where it comes from: an address, or \"ours\"."`
}

// Meeting is one regular meeting of client and provider.
type Meeting struct {
	Name   string `yaml:"meeting" doc:"What the meeting is called."`
	When   string `yaml:"when" doc:"How often it takes place, in words."`
	Who    string `yaml:"who" doc:"Who takes part."`
	Output string `yaml:"output" doc:"What comes out of it."`

	Roles  []Who         `yaml:"roles,opt,empty" key:"role" doc:"The roles that meet; those with no part in the client's matrix are left out. Without roles, the meeting is not printed beside the matrix."`
	Models []terms.Model `yaml:"models,opt,empty" key:"model" doc:"The models with which it takes place. Left out, all."`
	Holds  answer.When   `yaml:"when_answers,opt" doc:"It takes place where this holds. Left out, always."`
	Unless answer.When   `yaml:"unless,opt" doc:"It does not take place where this holds."`
	Source string        `yaml:"source,opt" doc:"Where it comes from: an article, or \"ours\"."`
}

// Meetings are the regular meetings under a model and answers, those with roles.
func (t *Texts) Meetings(m terms.Model, v answer.View) (all []*Meeting) {
	for i := range t.Governance {
		g := &t.Governance[i]
		if len(g.Roles) > 0 && (len(g.Models) == 0 || slices.Contains(g.Models, m)) && t.meetings[i].Holds(v) {
			all = append(all, g)
		}
	}
	return all
}

// TicketFlow is one way to route requests; its id is an option of the question
// ticket_flow.
type TicketFlow struct {
	ID   string `yaml:"id" ref:"option of ticket_flow" doc:"The answer to the question ticket_flow that the text is about."`
	Name string `yaml:"name" doc:"What it is called."`
	Text string `yaml:"text" doc:"How requests run."`
	Fits string `yaml:"fits" doc:"Whom it suits."`
}

// PartnerCriterion is what to look for in a provider, and its opposite.
type PartnerCriterion struct {
	Said

	ID      string `yaml:"id" doc:"A short name that tells the criterion from the others."`
	Good    string `yaml:"good" doc:"What a good provider does."`
	RedFlag string `yaml:"red_flag" doc:"What speaks against a provider."`
	Source  string `yaml:"source" doc:"Where it comes from: an article, or \"ours\"."`
}

// QuestionAnswer is one question that clients ask, with its answer.
type QuestionAnswer struct {
	Said

	Question string `yaml:"q" doc:"The question in the words of a client."`
	Answer   string `yaml:"a" doc:"The answer."`
	Source   string `yaml:"source,opt" doc:"Where the answer comes from: an article, or \"ours\"."`

	Leadership bool `yaml:"leadership,opt" doc:"The management may put it to its head of IT, who reads it with the answer in the document that is sent. It must say nothing of prices, pay or people of the client's that come or go."`
}

// VerdictText says what a verdict on a recommendation means.
type VerdictText struct {
	ID   string   `yaml:"id" words:"firm,clear,leaning,close" doc:"The verdict. firm: nothing that is open, and nothing near what was answered, changes the model; clear: who is there and who stays is known, and nothing open leads elsewhere by itself; leaning: a first view; close: too close to call."`
	Text string   `yaml:"text" doc:"What it means, for whoever asks how it was worked out."`
	Say  []string `yaml:"say,opt" doc:"What the client reads, one sentence each. {decided_by} are the answers that the model follows from, {decides} what is open and decides, {confirm} what is to be confirmed before a contract, {priced} the two models that fit nearly as well where both have a price, {answers} how many answers there are. A sentence with a name that stands for nothing is left out."`
}

// Shown says how much of each list the page of a recommendation shows.
type Shown struct {
	Reasons        int    `json:"reasons" yaml:"reasons" range:"1..100" doc:"How many reasons for the recommended model, the weightiest first."`
	Against        int    `json:"against" yaml:"against" range:"1..100" doc:"How many reasons against it."`
	Open           int    `json:"open" yaml:"open" range:"1..100" doc:"How many of the open questions that can change the model."`
	Swings         int    `json:"swings" yaml:"swings" range:"1..100" doc:"How many of the open questions that move the price, those that move it most first."`
	Reviews        int    `json:"reviews" yaml:"reviews" range:"1..100" doc:"How many occasions to answer the questions again, from the beginning of review."`
	Deciding       int    `json:"deciding" yaml:"deciding,opt" range:"1..100" default:"3" doc:"How many of the questions that decide, or are to be confirmed, the sentence about how sure it is names."`
	Questions      int    `json:"questions" yaml:"questions,opt" range:"0..100" default:"5" doc:"How many of questions_and_answers."`
	ReadinessBelow int    `json:"readiness_below" yaml:"readiness_below" range:"0..4" doc:"The next step of an element of readiness is listed while its level is below this one; 0 lists none."`
	Source         string `json:"-" yaml:"source" doc:"Where the figures come from: usually \"ours\"."`
}

// Verdict returns what a verdict means. Texts of earlier versions do not know
// leaning, which promises no more than close.
func (t *Texts) Verdict(id string) string {
	last := ""
	for i := range t.Verdicts {
		if t.Verdicts[i].ID == id {
			return t.Verdicts[i].Text
		}
		last = t.Verdicts[i].Text
	}
	return last
}

// DoubtText is the sentence for a kind of doubt.
type DoubtText struct {
	Kind string `yaml:"kind" words:"open,open_together,open_tower,range,estimate,dispute,dispute_together,contradiction,neighbour,post_to_fill,weights,veto_if,none_needed,assumed,assumed_same,second" doc:"What keeps a recommendation from being firm; open_together: several open questions that only lead elsewhere together; dispute_together: a dispute that does not lead elsewhere by itself; contradiction: what is said behind the sentence of the rule; post_to_fill: somebody is to be hired; veto_if: behind the reason why a model is ruled out, what that depends on; none_needed: behind a certain recommendation, that no service at all may be enough; assumed, assumed_same: for the client, what was taken to be true where two answers cannot both be right, with another model otherwise or with the same one; second: why a second model stands beside one that is too close to call."`
	Text string `yaml:"text" doc:"The sentence. {topic} is what is asked, {answer} the answer, {near} the answer next to it, {models} the models that it leads to, {now} the recommended one, {assumed} and {otherwise} the two sides of a contradiction."`
}

// growthPath is a way from one model to another as the playbook has it.
type growthPath struct {
	Path     // without what the answers say
	triggers []trigger
	fits     answer.Rule // whom the path is offered to
}

// trigger is a sign that answers may show, or that has to be watched for when
// it has no condition.
type trigger struct {
	Trigger // without its status
	when    answer.Condition
	watch   bool
}
