package assess

import (
	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// QuestionnaireShape describes questionnaire.yaml, for its JSON Schema and its
// reference.
func QuestionnaireShape() (*yamldoc.Shape, error) { return yamldoc.ShapeOf(questionnaireFile{}) }

// questionnaireFile is questionnaire.yaml as it is written.
type questionnaireFile struct {
	Version   yamldoc.Version        `yaml:"version" doc:"The version of the format of this file, always 1."`
	Title     string                 `yaml:"title" doc:"The name of the questionnaire. It stands at the top of the workbook that is mailed to a client."`
	Sections  []Section              `yaml:"sections" key:"id" item:"a section" doc:"The chapters of the questionnaire, in the order in which they are talked about."`
	Depths    depthsFile             `yaml:"depths,opt" doc:"Which questions a short conversation asks. The depth full always asks all of them."`
	Roles     rolesFile              `yaml:"roles,opt" doc:"Who answers: how the program knows the person it speaks with, and who is asked where the usual person does not exist."`
	Ratios    []ratioFile            `yaml:"ratios,opt,empty" key:"id" item:"a ratio" doc:"Relations between two numbers, such as computers for each person. Findings can test them by their id, and a number that is hard to believe is asked about once more."`
	Aliases   aliases                `yaml:"aliases,opt" doc:"Former ids of questions, each with the id that the question has now, and former ids of options, such as {staff_count: users_count, compliance_regimes.glba: glba_ftc}. Engagements that hold a former id are read as if they had the new one."`
	Retired   retired                `yaml:"retired,opt" doc:"What earlier versions of the questionnaire asked and this one does not, each with a sentence that says why: ids of questions, and of options as QUESTION.OPTION, such as {parking: 'Asked until 2027.'}. Engagements that answer it are read; the answer stays in the file, is not used, and is named with the sentence."`
	Towers    map[terms.Tower]string `yaml:"towers,opt" default:"the name that the built-in has for it" doc:"What each part of IT is called in results, such as {service_desk: Service desk}; a few words that begin with a capital. The question about the parts has wordings of its own."`
	Questions []questionFile         `yaml:"questions" key:"id" item:"a question" doc:"All questions, in the order of a call."`
}

// Section is a group of questions with a purpose that the client may hear.
type Section struct {
	ID      string `yaml:"id,id" doc:"The name by which questions say that they belong to the section. It is never shown."`
	Title   string `yaml:"title" doc:"The heading of the section, as the person who answers sees it."`
	Purpose string `yaml:"purpose,opt,empty" doc:"One sentence on what the section is about. It stands below the heading in the workbook; left out, nothing stands there."`
}

type depthsFile struct {
	yamldoc.Place

	Quick []string `yaml:"quick,opt,empty" doc:"The ids of the questions of a first orientation of about ten minutes. Left out, none are asked at this depth."`
	Call  []string `yaml:"call,opt,empty" doc:"The ids of the questions of a discovery call: what decides the model and most of the price. Left out, none are asked at this depth."`
}

type rolesFile struct {
	yamldoc.Place

	Question string        `yaml:"question" doc:"The id of the question that asks who answers, a single_choice. Its options owner, office_manager and it_lead are the people of the keys who and about."`
	Present  string        `yaml:"present,opt,empty" doc:"The id of the question that asks who else is in the room, a multi_choice whose options are people of the key about. What is about one of them is not asked while that person is there. Left out, only who answers is known to be there."`
	NoITLead []standInFile `yaml:"without_it_lead,opt,empty" item:"a stand-in" doc:"Who is asked instead of the IT lead where the client has no IT people. The first that applies is asked; where none does, the owner."`
	Source   string        `yaml:"source" doc:"Where this comes from, or Ours. It is never shown to a client."`
}

type standInFile struct {
	Who  string      `yaml:"who" words:"owner,office_manager,it_lead,provider" doc:"Who is asked; provider is the company that looks after IT today."`
	When answer.When `yaml:"when,opt" doc:"This person is asked where this holds; left out, always."`
}

type ratioFile struct {
	yamldoc.Place

	ID        string         `yaml:"id,id" doc:"The name by which findings test the ratio. No question may have the same id."`
	Of        string         `yaml:"of" doc:"The id of the number question that is divided."`
	Per       string         `yaml:"per" doc:"The id of the number question that it is divided by. While this number is 0 or open there is no ratio."`
	Plausible *plausibleFile `yaml:"plausible,opt" doc:"What is usual. Outside, the person is asked once more whether the numbers are right. Left out, any ratio is believed."`
	Words     string         `yaml:"words,opt" holds:"of,per" default:"{of} for {per}" doc:"How the two numbers are said when they are asked about. {of} and {per} stand for each number with what it counts, such as 26 computers."`
	Source    string         `yaml:"source,opt" doc:"Where the usual range comes from, or Ours. It is never shown to a client."`

	Currency string `yaml:"currency,opt" doc:"The currency of the amounts that rules test the ratio against. Where the rate card is in another one, the ratio is never known. Left out, it is in whatever currency the answers are."`
}

type plausibleFile struct {
	yamldoc.Place

	Min yamldoc.Number `yaml:"min" range:"0..1000000000000" doc:"The smallest number that is usual."`
	Max yamldoc.Number `yaml:"max" range:"0..1000000000000" doc:"The largest number that is usual."`

	Currency string `yaml:"currency,opt" doc:"Of amounts: the currency of the two. Where the rate card is in another one, every accepted number is usual."`
}

type limitsFile struct {
	yamldoc.Place

	Min      int64 `yaml:"min" range:"0..1000000000000" doc:"The smallest number that is accepted."`
	Max      int64 `yaml:"max" range:"0..1000000000000" doc:"The largest number that is accepted."`
	Decimals int   `yaml:"decimals" range:"0..2" doc:"How many digits may stand behind the point: 0 for whole numbers, 2 for numbers such as 0.25."`
}

// Noun is what a number counts: one server, two servers.
type Noun struct {
	One  string `yaml:"one" doc:"The words behind the number 1, such as server."`
	Many string `yaml:"many" doc:"The words behind every other number, such as servers."`
}

// questionFile is one question: how it is worded and what an answer may be.
type questionFile struct {
	yamldoc.Place

	ID       string       `yaml:"id,id" doc:"The name of the question in engagement files, in rules and in flags. It never changes its meaning once clients have answered it."`
	Section  string       `yaml:"section" doc:"The id of the section that the question belongs to."`
	Type     *answer.Type `yaml:"type" doc:"What kind of answer is wanted: number; single_choice (one of the options); multi_choice (any of them); yes_no; text (free, never tested by rules); scale_1_5 and level_0_4 (a step, each with its words under options); grid (who runs which part of IT)."`
	Topic    string       `yaml:"topic" doc:"A few words for the question in lists and messages, such as hours of cover you need."`
	Synonyms []string     `yaml:"synonyms,opt,empty" doc:"Other words by which somebody on a call looks for the question, such as 2fa or renewal. They are searched and never shown. Left out, the question is found by its own words."`
	Call     string       `yaml:"call" doc:"The question as it is spoken on a call."`
	Plain    string       `yaml:"plain" doc:"The question for somebody who answers alone and knows no technical words."`
	ITLead   string       `yaml:"it_lead,opt,empty" doc:"The question for the head of IT. Left out, the wording of call is used."`
	Why      string       `yaml:"why" doc:"Why the question is asked, in a sentence that the person who answers may read."`
	Help     string       `yaml:"help,opt,empty" doc:"What counts and what does not, shown to whoever asks for help. Left out, only why is shown."`
	Who      string       `yaml:"who" words:"owner,office_manager,it_lead,provider" doc:"Who can usually answer; an open question is put to this person. provider is the company that looks after IT today."`
	About    string       `yaml:"about,opt" words:"owner,office_manager,it_lead,provider" doc:"Whom the question is about. It is never put to that person. Left out, it is about nobody in particular."`
	Scored   bool         `yaml:"scored,opt" default:"true" doc:"Write false where the answer must not choose the model: then no criterion of the matrix may test it."`
	Self     bool         `yaml:"self_assessment,opt" default:"true" doc:"Write false where the answer is about a person or a wage: then the question is only asked by the provider, and nothing that a client reads may follow from the answer."`
	When     answer.When  `yaml:"when,opt" doc:"The question is asked only where this holds. Left out, it is always asked."`
	Since    string       `yaml:"since,opt" pattern:"[0-9]{4}-[0-9]{2}-[0-9]{2}" like:"a day such as 2027-03-01" doc:"The day since which the question is asked. An engagement whose client.date is before it is told that the question is new. Left out, nothing is said."`
	Change   Change       `yaml:"change" doc:"Whether the answer can become another one: fixed (a fact that stays), turn_out (it may turn out otherwise) or decide (the client may decide it). The program names only such changes when it says what would lead to another model."`
	Uses     []string     `yaml:"uses,opt,empty" doc:"Not read any more, and warned of: what uses an answer follows from the rules that test it."`
	Source   string       `yaml:"source" doc:"Where the question comes from, or Ours. It is never shown to a client."`

	Cost        int64       `yaml:"cost,opt" range:"1..100" doc:"How long it takes to answer beside a choice. Among questions that tell equally much, the cheaper one is asked first. Left out: 3 of a grid, 1 of any other question."`
	Usual       []usualFile `yaml:"usual,opt,empty" item:"a usual number" doc:"Of a number: how often which numbers come; others count as never. The order of questions goes by it. Left out, all numbers that the rules tell apart come equally often."`
	UsualSource string      `yaml:"usual_source,opt" doc:"Where the weights under usual come from, or Ours; needed where there are any. It is never shown to a client. Left out, there are none."`

	Unit      string         `yaml:"unit,opt,empty" doc:"Of a number: the unit behind it, such as FTE or percent. Left out, the number stands alone."`
	PlainUnit string         `yaml:"plain_unit,opt" doc:"Of a number: the unit for somebody who answers alone. Left out, unit is used."`
	Noun      *Noun          `yaml:"noun,opt" doc:"Of a number that counts things: what it counts, as sentences say it. Left out, the unit is used."`
	Limits    limitsFile     `yaml:"limits,opt" doc:"Of a number, which needs it: the numbers that are accepted."`
	Plausible *plausibleFile `yaml:"plausible,opt" doc:"Of a number: what is usual. Outside, the person is asked once more, and results say that it is unusual. Left out, every accepted number is."`

	Options    []optionFile `yaml:"options,opt,empty" len:"..64" key:"id" item:"an option" doc:"What can be answered. A choice, a scale and a level need them; the ids of a scale are 1 to 5, of a level 0 to 4, of yes_no yes and no, of a grid provider, shared, client, third_party and advise."`
	Exclusive  []string     `yaml:"exclusive,opt,empty" doc:"Of a multi_choice: the ids of options that stand alone, such as none."`
	MaxChoices int          `yaml:"max_choices,opt" range:"1..64" doc:"Of a multi_choice: how many options are asked for. More are accepted and named in a warning. Left out, any number is."`

	Each    *eachFile    `yaml:"each,opt" default:"{tower}: who should run it?" doc:"Of a grid: how a single part is asked about that the client has left open."`
	Towers  []towerFile  `yaml:"towers,opt,empty" key:"id" item:"a tower" doc:"Of a grid, which needs it: the parts of IT that are asked about, in their order."`
	Presets []presetFile `yaml:"presets,opt,empty" key:"id" item:"a preset" doc:"Of a grid: ready-made answers, so that nobody has to go through every part."`
}

// Option is one answer to a choice, as worded for each reader. Plain and
// ITLead fall back to Call.
type Option struct {
	ID     string `yaml:"id,id" doc:"The name of the option in engagement files and rules. It never changes its meaning."`
	Call   string `yaml:"call" doc:"The option as it is spoken on a call, and as results print it."`
	Plain  string `yaml:"plain,opt,empty" doc:"The option for somebody who answers alone. Left out, the wording of call is used."`
	ITLead string `yaml:"it_lead,opt,empty" doc:"The option for the head of IT. Left out, the wording of call is used."`
	About  string `yaml:"about,opt" words:"owner,office_manager,it_lead,provider" doc:"Whom the option is about, such as the person whose post would go with it. It is not offered to that person alone. Left out, everybody can choose it."`

	Line, Col int // where it stands in its file; 0 where the file does not name it
}

type optionFile struct {
	yamldoc.Place
	Option

	Usual int64 `yaml:"usual,opt" range:"0..1000" default:"1" doc:"How often the option is chosen beside the others; of a grid, how often one part of IT is on this side. The order of questions goes by it. Not for a multi_choice."`
}

type eachFile struct {
	Call   string `yaml:"call" holds:"tower" doc:"The question as it is spoken on a call. {tower} stands for the name of the part."`
	Plain  string `yaml:"plain,opt" holds:"tower" doc:"The question for somebody who answers alone. Left out, the wording of call is used."`
	ITLead string `yaml:"it_lead,opt" holds:"tower" doc:"The question for the head of IT. Left out, the wording of call is used."`
}

type towerFile struct {
	yamldoc.Place

	ID     terms.Tower `yaml:"id" doc:"Which part of IT."`
	Call   string      `yaml:"call" doc:"The part as it is spoken on a call."`
	Plain  string      `yaml:"plain,opt,empty" doc:"The part for somebody who answers alone. Left out, the wording of call is used."`
	ITLead string      `yaml:"it_lead,opt,empty" doc:"The part for the head of IT. Left out, the wording of call is used."`
}

type presetFile struct {
	yamldoc.Place

	ID     string `yaml:"id,id" doc:"The name of the ready-made answer. It is never shown."`
	Call   string `yaml:"call" doc:"The ready-made answer as it is spoken on a call, and as results print it."`
	Plain  string `yaml:"plain,opt,empty" doc:"The ready-made answer for somebody who answers alone. Left out, the wording of call is used."`
	Owners owners `yaml:"owners" doc:"The answer itself: who runs which part, or advise for all of them."`
	Usual  int64  `yaml:"usual,opt" range:"0..1000" default:"1" doc:"How often the answer comes beside the other ready-made ones. The order of questions goes by it."`
}

// owners is an answer to a grid, which is read under the question.
type owners struct{ node *yamldoc.Node }

// DecodeNode keeps the answer.
func (o *owners) DecodeNode(_ *yamldoc.Report, n *yamldoc.Node, _ string) { o.node = n }

// DescribeShape says that it is an answer to a grid.
func (o *owners) DescribeShape() yamldoc.Shape {
	return yamldoc.Shape{Form: yamldoc.FormOther, Name: "grid"}
}

// aliases are former ids of questions, which are read under the schema.
type aliases struct{ node *yamldoc.Node }

// DecodeNode keeps the mapping.
func (a *aliases) DecodeNode(_ *yamldoc.Report, n *yamldoc.Node, _ string) { a.node = n }

// DescribeShape says that it is a mapping of ids.
func (a *aliases) DescribeShape() yamldoc.Shape {
	return yamldoc.Shape{Form: yamldoc.FormMap, Item: &yamldoc.Shape{Form: yamldoc.FormText, ID: true}}
}

// retired is what is not asked any more, which is read under the schema.
type retired struct{ node *yamldoc.Node }

// DecodeNode keeps the mapping.
func (a *retired) DecodeNode(_ *yamldoc.Report, n *yamldoc.Node, _ string) { a.node = n }

// DescribeShape says that it is a mapping of sentences.
func (a *retired) DescribeShape() yamldoc.Shape {
	return yamldoc.Shape{Form: yamldoc.FormMap, Item: &yamldoc.Shape{Form: yamldoc.FormText}}
}
