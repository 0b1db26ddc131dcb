package assess

import "mspscope/internal/yamldoc"

// EngagementShape describes an engagement file, for its JSON Schema and its
// reference. Names of the form other there are: note, a text of limited length;
// date; and answer, what can be answered to the question that is the key of the
// mapping around it.
func EngagementShape() (*yamldoc.Shape, error) { return yamldoc.ShapeOf(engagementFile{}) }

// engagementFile is an engagement as it is written. Engagements come in
// thousands, so ReadEngagement reads them without these tags; a test holds it to
// the keys and bounds that they say.
type engagementFile struct {
	Version          yamldoc.Version         `yaml:"version" doc:"The version of the format of this file, always 1."`
	Client           clientFile              `yaml:"client,opt" doc:"Whom the engagement is about."`
	Answers          map[string]anyAnswer    `yaml:"answers,opt" doc:"The answers, by the id of their question. A question that is left out is open; write unknown where the client does not know the answer."`
	Notes            map[string]longText     `yaml:"notes,opt" doc:"Remarks on answers, by the id of their question, and general for one that belongs to no question. They may be shown to the client."`
	PrivateNotes     map[string]longText     `yaml:"private_notes,opt" doc:"Remarks on answers, by the id of their question, and general for one that belongs to no question. The client never sees them."`
	Interview        interviewFile           `yaml:"interview,opt" doc:"How the questions were put, so that an interview goes on in the same way. Nothing of it reaches a document."`
	Basis            map[string]basisFile    `yaml:"basis,opt" item:"a basis" doc:"How answers are known, by the id of their question. Left out, an answer was stated."`
	Responsibilities map[string]decisionFile `yaml:"responsibilities,opt" item:"a decision" doc:"Who does an activity, by its id such as SD-01, where that was agreed. Left out, it follows from who runs which part of IT."`
	Declined         []declinedFile          `yaml:"declined,opt,empty" item:"a finding that was declined" doc:"What was recommended and the client does not want. It stays listed, and is no open work any more."`
	Promises         []promiseFile           `yaml:"promises,opt,empty" item:"a promise" doc:"What was promised on the way, for those who deliver. The client never sees it."`
	Quote            quoteFile               `yaml:"quote,opt" doc:"What turns the estimate into an offer."`
}

type clientFile struct {
	Name      longText `yaml:"name,opt" doc:"The name of the client, as documents print it."`
	Contact   longText `yaml:"contact,opt" doc:"The person one speaks with."`
	Reference longText `yaml:"reference,opt" doc:"Your own reference, such as the number of the deal."`
	Date      day      `yaml:"date,opt" doc:"The day of the answers, such as 2026-11-20."`
}

type basisFile struct {
	Kind    string      `yaml:"kind,opt" words:"stated,estimated,seen" default:"stated" doc:"How the answer is known: stated by somebody, estimated, or seen in a system or a document."`
	By      longText    `yaml:"by,opt" doc:"Who gave the answer."`
	On      day         `yaml:"on,opt" doc:"The day on which it was given, such as 2026-11-20."`
	Reason  longText    `yaml:"reason,opt" doc:"Why it is so, such as an agreement that keeps a part of IT inside. Under a part such as tower_owners.network it stands beside the part."`
	Others  []otherFile `yaml:"others,opt,empty" len:"..8" item:"another answer" doc:"What other people answered. Until it is settled, nothing that hangs on it is certain."`
	Settled bool        `yaml:"settled,opt" doc:"The answer in answers holds, whatever the others said."`
	Unsure  []string    `yaml:"unsure,opt,empty" doc:"Options of a list of which nobody is sure; those that are sure stand in answers."`
}

type otherFile struct {
	Value anyAnswer `yaml:"value" doc:"What this person answered, written as in answers."`
	By    longText  `yaml:"by,opt" doc:"Who answered."`
	On    day       `yaml:"on,opt" doc:"The day on which it was answered, such as 2026-11-20."`
}

type decisionFile struct {
	Side string   `yaml:"side" words:"provider,shared,client" doc:"Who does the activity: the provider, both sides together, or the client."`
	By   longText `yaml:"by,opt" doc:"Who agreed to it."`
	On   day      `yaml:"on,opt" doc:"The day on which it was agreed, such as 2026-11-20."`
}

type declinedFile struct {
	Finding longText `yaml:"finding" doc:"The id of the finding, such as SIG-14."`
	By      longText `yaml:"by,opt" doc:"Who decided so. The client reads it."`
	On      day      `yaml:"on,opt" doc:"The day on which it was decided, such as 2026-11-20."`
	Reason  longText `yaml:"reason,opt" doc:"Why, in the words of the client. The client reads it."`
}

type promiseFile struct {
	Text longText `yaml:"text" doc:"What was promised."`
	By   longText `yaml:"by,opt" doc:"Who promised it."`
	On   day      `yaml:"on,opt" doc:"The day on which it was promised, such as 2026-11-20."`
}

type interviewFile struct {
	Audience string   `yaml:"audience,opt" words:"discovery,owner,it_lead" doc:"Who answers: a client in a call, or the owner or the head of IT alone."`
	Depth    string   `yaml:"depth,opt" words:"quick,call,full" doc:"How much is asked."`
	At       longText `yaml:"at,opt" doc:"The id of the question that was asked last, or of one part of it such as tower_owners.network."`
}

// unread is a value whose reader is ReadEngagement.
type unread struct{}

// DecodeNode does nothing.
func (unread) DecodeNode(*yamldoc.Report, *yamldoc.Node, string) {}

// anyAnswer is an answer to a question, as the schema of the questionnaire has it.
type anyAnswer struct{ unread }

// DescribeShape says that it is an answer.
func (anyAnswer) DescribeShape() yamldoc.Shape {
	return yamldoc.Shape{Form: yamldoc.FormOther, Name: "answer"}
}

// longText is a text of at most as many characters as a note may have.
type longText struct{ unread }

// DescribeShape says that it is a text of limited length.
func (longText) DescribeShape() yamldoc.Shape {
	return yamldoc.Shape{Form: yamldoc.FormOther, Name: "note"}
}

// day is a date, YYYY-MM-DD.
type day struct{ unread }

// DescribeShape says that it is a date.
func (day) DescribeShape() yamldoc.Shape {
	return yamldoc.Shape{Form: yamldoc.FormOther, Name: "date"}
}
