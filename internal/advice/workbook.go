package advice

// WorkbookTexts are the sentences of the questionnaire as a workbook that is mailed out.
// Whoever it is sent to reads all of them.
type WorkbookTexts struct {
	Sheet    string          `yaml:"sheet" pattern:"[^\\[\\]:*?/'\\\\\\r\\n]{1,31}" like:"a line of at most 31 characters without [ ] : * ? / ' and \\" doc:"What the sheet with the questions is called."`
	Paper    string          `yaml:"paper" words:"letter,a4" doc:"On which paper it is printed, and for which paper Word files of documents are made."`
	Client   string          `yaml:"for_client" holds:"title,client" doc:"The heading where the client is known. {title} is that of the questionnaire."`
	Back     string          `yaml:"send_back" holds:"contact" doc:"To whom it is sent back: the contact of provider.yaml, or the name there."`
	BackBy   string          `yaml:"send_back_by" holds:"contact,date" doc:"The same with the day by which it is expected."`
	By       string          `yaml:"send_by" holds:"date" doc:"The day by which it is expected back, where nothing says to whom it is sent."`
	Date     string          `yaml:"date" holds:"day,month,year" doc:"How a day is written; {month} is one of the months."`
	Months   []string        `yaml:"months" len:"12" doc:"The months of the year."`
	Length   string          `yaml:"length" holds:"questions,minutes" doc:"How long it takes while no answer is filled in."`
	Rest     string          `yaml:"rest" holds:"questions,open,minutes" doc:"The same where some are. {open} are the questions that have no answer yet."`
	Ready    string          `yaml:"ready" holds:"questions" doc:"The same where all of them have one."`
	Progress string          `yaml:"progress" holds:"done,all" doc:"How many questions have an answer. The spreadsheet program counts again with every answer."`
	Heads    WorkbookHeads   `yaml:"heads" doc:"What stands above the columns."`
	State    WorkbookState   `yaml:"state" doc:"What stands beside a question, so that the open ones are seen on paper too."`
	How      WorkbookHow     `yaml:"how" doc:"How to fill it in; it stands above the questions."`
	About    WorkbookAbout   `yaml:"about" doc:"What is asked about the client beside the questions."`
	Answers  WorkbookAnswers `yaml:"answers" doc:"The answers that belong to no question."`
	Hints    WorkbookHints   `yaml:"hints" doc:"How a question is answered, in a few words below it."`
	Why      string          `yaml:"why" holds:"why" doc:"What we do with an answer. {why} is the text under why of the question."`
	Unfit    WorkbookUnfit   `yaml:"unfit" doc:"Said where something is typed that does not fit."`
	End      string          `yaml:"end" doc:"Said below the last question."`
	Page     string          `yaml:"page" holds:"page,pages" doc:"What stands at the foot of a printed page."`
	Seconds  WorkbookSeconds `yaml:"seconds" doc:"How long the kinds of questions take. Their sum is the time that the client is told, rounded up."`
	Source   string          `yaml:"source" doc:"Where the sentences and the seconds come from."`
}

// WorkbookHeads stand above the columns of a workbook.
type WorkbookHeads struct {
	Question string `yaml:"question" doc:"Above the questions."`
	Answer   string `yaml:"answer" doc:"Above the answers."`
	Note     string `yaml:"note" doc:"Above the remarks."`
	State    string `yaml:"state" doc:"Above what says whether a question is still open."`
}

// WorkbookState says whether a question of a workbook has an answer.
type WorkbookState struct {
	Open string `yaml:"open" doc:"Beside a question that has no answer."`
	Done string `yaml:"done" doc:"Beside one that has an answer, also \"not sure\"."`
}

// WorkbookHow says how a workbook is filled in.
type WorkbookHow struct {
	Title string   `yaml:"title" doc:"The heading."`
	Steps []string `yaml:"steps" holds:"yes,not_sure,propose,note" doc:"The sentences, in their order. {yes}, {not_sure} and {propose} are the answers below, {note} is the head of the remarks."`
}

// WorkbookAbout is what a workbook asks about the client beside the questions.
type WorkbookAbout struct {
	Title     string `yaml:"title" doc:"The heading."`
	Company   string `yaml:"company" doc:"Asks for the name of the company."`
	Name      string `yaml:"name" doc:"Asks for the name of whoever fills it in."`
	Reference string `yaml:"reference" doc:"Names our reference, which nobody fills in."`
}

// WorkbookAnswers are the answers in a workbook that belong to no question.
type WorkbookAnswers struct {
	Yes     string `yaml:"yes" doc:"Beside something out of a list that applies."`
	NotSure string `yaml:"not_sure" doc:"Where one does not know. A workbook in any language also takes \"Not sure\"."`
	None    string `yaml:"none" doc:"Where nothing of a list applies."`
	Propose string `yaml:"propose" doc:"Where it is left to us who runs a part of IT."`
}

// WorkbookHints say in a few words how a question of a workbook is answered.
type WorkbookHints struct {
	Number string `yaml:"number" holds:"unit" doc:"Below a question for a number that counts {unit}."`
	Plain  string `yaml:"plain_number" doc:"Below a question for any other number."`
	Choice string `yaml:"choice" doc:"Above the answers of which one is chosen."`
	List   string `yaml:"list" holds:"yes,not_sure" doc:"Below a question with several answers."`
	Most   string `yaml:"at_most" holds:"yes,not_sure,most" doc:"The same where at most {most} can be chosen."`
	Parts  string `yaml:"parts" holds:"propose" doc:"Below the question about the parts of IT, above the answers for each."`
	Text   string `yaml:"text" doc:"Below a question that is answered in one's own words."`
}

// WorkbookUnfit is said where something is typed into a workbook that does not fit.
type WorkbookUnfit struct {
	Title  string `yaml:"title" pattern:"[^\\r\\n]{1,32}" like:"a line of at most 32 characters" doc:"The heading of the message."`
	Choice string `yaml:"choice" pattern:"[^\\r\\n]{1,255}" like:"a line of at most 255 characters" doc:"In the cell of an answer out of a list."`
	Number string `yaml:"number" pattern:"[^\\r\\n]{1,200}" like:"a line of at most 200 characters" holds:"least,most" doc:"In the cell of a number outside its limits. It can be kept all the same."`
}

// WorkbookSeconds say how long the questions of a workbook take.
type WorkbookSeconds struct {
	Choice int `yaml:"choice" range:"1..600" doc:"A question with one answer out of a list, and the reading of any other one with a list."`
	Row    int `yaml:"row" range:"1..600" doc:"Each thing in a list of which several may apply."`
	Part   int `yaml:"part" range:"1..600" doc:"Each part of IT."`
	Number int `yaml:"number" range:"1..600" doc:"A number, which often has to be looked up."`
	Text   int `yaml:"text" range:"1..600" doc:"An answer in one's own words."`
}
