package assess

import (
	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// MatrixShape describes matrix.yaml, for its JSON Schema and its reference. Its
// key split is read by the package that proposes who runs what.
func MatrixShape() (*yamldoc.Shape, error) { return yamldoc.ShapeOf(matrixFile{}) }

// matrixFile is matrix.yaml as it is written.
type matrixFile struct {
	yamldoc.Place

	Version        yamldoc.Version `yaml:"version" doc:"The version of the format of this file, always 1."`
	Name           string          `yaml:"name,opt,empty" doc:"The name of the matrix, as 'mspscope matrix' prints it."`
	Playbook       string          `yaml:"playbook,opt,empty" doc:"The version of the whole playbook. Every result names it."`
	TooClose       yamldoc.Number  `yaml:"too_close,opt" range:"0..100" default:"5" doc:"How far the best model must be ahead, in fit points from 0 to 100. With a smaller lead the result is too close to call."`
	TieOrder       []terms.Model   `yaml:"tie_order,opt" len:"3" key:"model" default:"co_managed, fully_managed, hybrid" doc:"Which model is named first where two have the same fit."`
	Team           teamFile        `yaml:"team,opt" doc:"When the client has IT people of its own, and when they are a team."`
	Certainty      *certaintyFile  `yaml:"certainty,opt" doc:"When a recommendation is called firm or clear, and how much the weights of the criteria are varied to see whether it holds."`
	Flips          *reachFile      `yaml:"flips,opt" doc:"How far from the given answers a change may be that is named as what would change the model. Left out, every change is named."`
	Criteria       []criterionFile `yaml:"criteria" key:"id" item:"a criterion" doc:"The rows of the matrix. Every row that applies to a client adds weight x points to the score of each model."`
	NoneNeeded     []noneFile      `yaml:"none_needed,opt,empty" key:"id" item:"a rule" doc:"When the honest result is that the client needs no managed service. Left out, there is always a model."`
	Contradictions []oddFile       `yaml:"contradictions,opt,empty" key:"id" item:"a rule" doc:"Answers that cannot both be right, and remarks on answers that go together. Results name them; they change no score."`
	Split          yamldoc.Any     `yaml:"split,opt" doc:"Who runs which part of IT under each model, where the client has not decided."`
	Proposals      yamldoc.Any     `yaml:"proposals,opt" doc:"What is proposed beside the recommended model."`
	Differ         yamldoc.Any     `yaml:"differ,opt" doc:"Why a part has its side where people answered differently about it."`
	GivenWay       yamldoc.Any     `yaml:"given_way,opt" doc:"The same where the wish for own people gave way."`
	Conditions     yamldoc.Any     `yaml:"conditions,opt" doc:"What must be in place for one part alone."`
}

// teamFile says how the client's own IT people are counted, and from how many on they
// can run a part of IT.
type teamFile struct {
	yamldoc.Place

	Count         string         `yaml:"count" doc:"The id of the question how many IT people there are, a number in full-time equivalents."`
	Someone       yamldoc.Number `yaml:"someone" range:"0.01..1000" doc:"From how many people on there is somebody who can run a part of IT. With fewer, parts that the client wants to keep or share are asked about, and the models that need people of the client are ruled out."`
	Team          yamldoc.Number `yaml:"team" range:"0.01..1000" doc:"From how many people on they cover each other's absence. A part that fewer people run alone counts as shared."`
	Plan          string         `yaml:"plan,opt" doc:"The id of the single_choice question what is planned with the IT people. Left out, no plan counts."`
	Nobody        []string       `yaml:"nobody,opt,empty" doc:"The options of plan with which nobody of the client will be there, whoever is there today. Left out, none has that meaning."`
	Today         string         `yaml:"today,opt" doc:"The id of the single_choice question who looks after IT today. Left out, the number of people alone says whether there are any."`
	Outside       []string       `yaml:"outside,opt,empty" doc:"The options of today with which nobody of the client looks after IT. While the number of people is open, nobody will be there by them."`
	Stated        []terms.Tower  `yaml:"stated_only,opt,empty" doc:"Parts that are the client's only where the client says so. No model is named because one of them could be the client's."`
	Near          []nearFile     `yaml:"near,opt,empty" item:"a neighbour" doc:"Which plans lie next to each other: a model is firm only where it holds for the plans next to the one that was answered, too."`
	Step          yamldoc.Number `yaml:"step,opt" range:"0..1000" default:"0.25" doc:"How far a part of a post may turn out otherwise: a model is firm only where it holds for that much more and less."`
	EstimatedStep yamldoc.Number `yaml:"estimated_step,opt" range:"0..1000" default:"0.5" doc:"The same where the number is an estimate."`
	Filled        []string       `yaml:"filled,opt,empty" doc:"The options of plan with which somebody is to be hired. Where nobody is there yet, the model holds for now."`
	First         []string       `yaml:"first,opt,empty" doc:"Those of them with which nobody is there yet unless the number of people says otherwise, such as a first hire."`
	Source        string         `yaml:"source" doc:"Where the numbers come from, or Ours. It is never shown to a client."`
}

// nearFile is the plans that one plan turns into with one step.
type nearFile struct {
	Plan string   `yaml:"plan" doc:"An option of plan."`
	To   []string `yaml:"to" doc:"The options of plan that it turns into where things go otherwise."`
}

type certaintyFile struct {
	Firm   int    `yaml:"firm" range:"0..100" doc:"A recommendation is called firm where no open answer can change it and its model stays first with at least this many percent of the varied weights."`
	Clear  int    `yaml:"clear" range:"0..100" doc:"It is called clear where its model stays first with at least this many percent of the varied weights, and close below."`
	Band   int    `yaml:"band" range:"0..90" doc:"How far each weight is varied, up and down, in percent."`
	Draws  int    `yaml:"draws" range:"2..8192" doc:"How many sets of varied weights are tried. More make a figure that is more exact and take longer: 1024 are exact to about two percent."`
	Source string `yaml:"source" doc:"Where the numbers come from, or Ours. It is never shown to a client."`
}

type criterionFile struct {
	yamldoc.Place

	ID     string `yaml:"id,id" doc:"The name of the row in results. It never changes its meaning."`
	Label  string `yaml:"label" doc:"The circumstance in a few words, as results name it."`
	Group  string `yaml:"group" words:"structure,needs,context" doc:"Which kind of circumstance it is: structure (who does IT and who stays), needs (what help is wanted) or context (what is around it)."`
	Weight int64  `yaml:"weight" range:"1..10" doc:"How much the row counts beside the others: 1 for a hint, 10 for what decides nearly alone."`
	answer.Clauses
	Ratings *ratings               `yaml:"ratings" doc:"How well each model fits the circumstance. The three may not be the same, because such a row would decide nothing."`
	Words   map[terms.Model]string `yaml:"words,opt,empty" doc:"Other words for a rating, where the source words it differently. Left out, a rating has its usual words."`
	Veto    []terms.Model          `yaml:"veto,opt,empty" doc:"The models that the circumstance rules out, whatever their score."`
	Because string                 `yaml:"because" doc:"The reason, in a sentence to the client. It stands in every result that the row counts for."`
	Where   []becauseFile          `yaml:"because_where,opt,empty" item:"a wording" doc:"Other words for the reason where the circumstance has several faces and one sentence would not be true of all of them: the first whose condition holds is said. Left out, because is said to all."`
	Source  string                 `yaml:"source" doc:"Where the row comes from, or Ours."`
}

// becauseFile is another wording of a reason.
type becauseFile struct {
	When    answer.When `yaml:"when" doc:"The wording is said where this holds."`
	Because string      `yaml:"because" doc:"The reason in other words."`
}

type ratings struct {
	yamldoc.Place

	FullyManaged Rating `yaml:"fully_managed" doc:"How well the client fits fully managed IT."`
	CoManaged    Rating `yaml:"co_managed" doc:"How well the client fits co-managed IT."`
	Hybrid       Rating `yaml:"hybrid" doc:"How well the client fits hybrid IT, a split by function."`
}

type ruleFile struct {
	ID string `yaml:"id,id" doc:"The name of the rule in messages. It is never shown to a client."`
	answer.Clauses
	Because string `yaml:"because" doc:"The reason, in a sentence to the client; of a contradiction, what does not fit together and what counts."`
	Source  string `yaml:"source" doc:"Where the rule comes from, or Ours."`
}

// noneFile is a rule that no managed service is needed.
type noneFile struct {
	ruleFile

	CountsWhen answer.When `yaml:"counts_when,opt" doc:"Which question comes next goes by the rule only where this holds: few clients come to need nothing, and questions that could only show that are not worth a turn before somebody hints at it. It changes no result. Left out, always."`
	Title      string      `yaml:"title,opt" doc:"The one sentence to remember where this rule holds, without a full stop. Left out, it is that of none_needed in texts.yaml."`
	Text       string      `yaml:"text,opt" doc:"What it means and what to do now. Left out, as title."`
	Instead    []string    `yaml:"instead,opt,empty" doc:"What would help instead, one line each. Left out, as title."`
}

// oddFile is a rule that answers contradict each other, or a remark.
type oddFile struct {
	yamldoc.Place
	ruleFile

	Assumed   string `yaml:"assumed,opt" doc:"What the result takes to be true, as a short main clause to the client without a full stop, such as your own IT people stay. Left out, nothing is said of it."`
	Otherwise string `yaml:"otherwise,opt" doc:"The same for the other side, which may be the right one. Left out, nothing is said of it."`
	Instead   string `yaml:"instead,opt" doc:"The id of the question whose answer gives way where the other side is right, one that the rule tests. Left out, none does."`
	Notice    bool   `yaml:"notice,opt" default:"false" doc:"Write true where both answers can be right and the rule is a remark. It then keeps nothing from being sure."`
}
