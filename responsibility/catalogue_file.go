package responsibility

import (
	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// catalogueFile is catalogue.yaml. Roles, and of an activity all but its letters,
// are read into the values that are used.
type catalogueFile struct {
	yamldoc.Place

	Version    yamldoc.Version `yaml:"version" doc:"The version of the form of this file: 1."`
	CoreBelow  *coreBelow      `yaml:"core_below,opt" default:"fewer than 50 people by users_count" doc:"For which clients the page of the matrix shows the short matrix, the rows with core: true, unless somebody asks for all of it."`
	Roles      []RoleInfo      `yaml:"roles,all" key:"id" item:"a role" doc:"The eight roles of the matrix, in any order: how each is named and explained. The program knows exactly these eight, so none can be added or left out."`
	Activities []activityFile  `yaml:"activities" key:"id" item:"an activity" doc:"The rows of the matrix in the order in which they are shown: what is done, and who does it. Each of the seven operational towers, service_desk to security_operations, needs at least one row."`
	Moved      string          `yaml:"moved,opt" holds:"client,provider" doc:"What is said beside a row that is to be the provider's and that no price holds, because it was moved there although somebody else runs its tower, or was agreed without being sold: a sentence that the client reads. Left out: the row says that it costs extra, and nothing more."`
	Decided    *decidedFile    `yaml:"decided,opt" doc:"What is said of decisions that do not go with the split or the people. Left out: nothing is."`
	Adjusters  []adjusterFile  `yaml:"adjusters,opt,empty" key:"id" len:"..64" item:"an adjuster" doc:"Rules that move single rows to another side than their tower's, because of an answer. Where several fit a row, the first one counts. Left out: every row follows its tower."`
	Contract   *contractFile   `yaml:"contract,opt" doc:"What makes the matrix a part of a contract. Left out: it stands without contract words."`
	Together   *togetherFile   `yaml:"together,opt" doc:"What stands beside the rows: how client and provider work together. Left out: nothing does."`
	Lint       *lintFile       `yaml:"lint,opt" client:"no" doc:"What a responsibility matrix is checked against, one that was edited or that others drew. Left out: the usual counts hold, and no row is asked for."`
}

// coreBelow says which clients are small.
// decidedFile are the sentences on decisions that something speaks against.
type decidedFile struct {
	yamldoc.Place

	Against string `yaml:"against" holds:"row,name,side,tower,owner" doc:"Of a row that was decided for one side although the other one runs the whole tower: {row} and {name} are the row, {side} is where it is by the decision, such as \"with the provider\" or \"shared\", {tower} the tower and {owner} where that is."`
	Nobody  string `yaml:"nobody" holds:"row,name" doc:"Of a row that was decided for IT people of the client's own where there are none."`
	NoRow   string `yaml:"no_row" holds:"row,name" doc:"Of a row that does not stand for this client."`

	Sides  map[terms.Side]string `yaml:"sides,all" doc:"The words for {side} and {owner}, for each side: where a part of the work is, inside a sentence."`
	Source string                `yaml:"source" doc:"Who says so: a publication, or \"Ours\". It is never shown to a client."`
}

// coreBelow says which clients get the short matrix.
type coreBelow struct {
	yamldoc.Place

	Question string `yaml:"question" ref:"question" doc:"The id of the question that counts the people, such as users_count. It must ask for a number and must not be private. Where it has no answer, all rows are shown."`
	People   int64  `yaml:"people" range:"0..1000000" doc:"Clients with fewer people than this get the short matrix. 0: nobody does."`
	Source   string `yaml:"source" doc:"Who says so: a publication, or \"Ours\". It is never shown to a client."`
}

// activityFile is one row of the file.
type activityFile struct {
	yamldoc.Place
	Activity

	Letters  lettersFile   `yaml:"letters" doc:"Who has which part in the work, in a column for each way in which its tower can be run. A tower that another company runs takes the column client, with that company in the place of the client's IT staff."`
	When     answer.When   `yaml:"when,opt" doc:"The row stands where this holds; while it is open, there is no row. It may test answers, model, split.TOWER (who runs a tower in this split) and ratios. Left out: it always stands."`
	Unless   answer.When   `yaml:"unless,opt" doc:"The row does not stand where this holds; while it is open, it stands."`
	Handoff  handoffsFile  `yaml:"handoff,opt" doc:"How work passes between client and provider, in one sentence for exactly those columns in which both of them hold A or R. Two columns of one row may say the same; two rows may not. Left out: there is no such column."`
	Fee      []feeFile     `yaml:"fee,opt" item:"a fee" doc:"What the row has to do with the price, the first that fits; one with included fits only where the provider has a part in the row. Left out, or where none fits: work of the provider's is in the fee, and all other is the client's own."`
	Variants []variantFile `yaml:"variants,opt" key:"id" item:"a variant" doc:"Other words or letters for the row under a condition, the first that fits: a part of the row, and no other side."`
}

// lettersFile are the letters of a row by column.
type lettersFile struct {
	yamldoc.Place

	Provider       *Assignment `yaml:"provider,opt" doc:"The provider runs the tower and the client has no IT staff: a letter for each role that takes part, such as {client_users: C, msp_service_desk: A/R}. A accountable (answers for the result), R responsible (does the work), A/R both, C consulted before, I informed after. Exactly one role is accountable and at least one responsible; client_it has no part. Needed, but for rows with needs_client_it, which have no such column."`
	ProviderWithIT *Assignment `yaml:"provider_with_it" doc:"The provider runs the tower and the client has IT staff of its own: letters as under provider, client_it included."`
	Shared         *Assignment `yaml:"shared" doc:"Client and provider run the tower together. Where the client has no IT staff, its executive sponsor takes the place of client_it."`
	Client         *Assignment `yaml:"client" doc:"The client's own people run the tower. Where the client has no IT staff, its executive sponsor takes the place of client_it."`
}

// of returns the letters of a column, nil where they were left out or misread.
func (l *lettersFile) of(c column) *Assignment {
	return [numColumns]*Assignment{l.Provider, l.ProviderWithIT, l.Shared, l.Client}[c]
}

// handoffsFile are the sentences of a row by column.
type handoffsFile struct {
	yamldoc.Place

	Provider       string `yaml:"provider,opt" doc:"For the column provider: who hands what to whom, with what, by when, and what happens when nobody reacts."`
	ProviderWithIT string `yaml:"provider_with_it,opt" doc:"The same for the column provider_with_it."`
	Shared         string `yaml:"shared,opt" doc:"The same for the column shared."`
	Client         string `yaml:"client,opt" doc:"The same for the column client."`
}

// of returns the sentence of a column.
func (h *handoffsFile) of(c column) string {
	return [numColumns]string{h.Provider, h.ProviderWithIT, h.Shared, h.Client}[c]
}

// adjusterFile is one adjuster of the file.
type adjusterFile struct {
	yamldoc.Place
	adjuster
	answer.Clauses

	ID         string   `yaml:"id" doc:"A name for the rule, for messages and for own files that change it."`
	Activities []string `yaml:"activities" key:"activity" doc:"The ids of the rows that the rule may move, such as [SD-01, SD-02]."`
	Source     string   `yaml:"source" doc:"Who says so: a publication, or \"Ours\". It is never shown to a client."`
}

// CatalogueShape describes catalogue.yaml. The error is one of the program.
func CatalogueShape() (*yamldoc.Shape, error) { return yamldoc.ShapeOf(catalogueFile{}) }

// splitFile is what matrix.yaml says about the split; its other keys say how the
// model is found.
type splitFile struct {
	Part yamldoc.Part

	Proposals  []besideFile           `yaml:"proposals,opt,empty" key:"id" item:"a proposal" doc:"What is proposed beside the recommended model, the first that fits. Left out, nothing is."`
	Conditions map[terms.Tower]string `yaml:"conditions,opt,empty" doc:"What must be in place for the provider to answer for one part alone, by tower: a sentence that the client reads beside such a proposal."`

	Differ   string `yaml:"differ,opt" default:"People answered differently about this. Until it is settled, this is the first of their answers that fits." doc:"Why a part has its side where people answered differently about it: a sentence that the client reads beside it."`
	GivenWay string `yaml:"given_way,opt" default:"You wanted your own people in this, but by your answers nobody will be there to do it." doc:"The same where the client wants own people in a part, and by the answers there will be none."`

	Split []modelFile `yaml:"split,all" key:"model" item:"a split" doc:"Who runs what the client has not decided: one item for each of the three models. The default weighs 1, leans add up for each tower and side, and the strongest side wins; of equals the default. Where the result would be another model, the nearest split of this one is taken."`
}

// besideFile is one proposal of the file.
type besideFile struct {
	ID string `yaml:"id,id" doc:"The name of the proposal in messages. It is never shown to a client."`
	answer.Exception
	Of       terms.Model `yaml:"of" doc:"The recommended model beside which it stands."`
	Model    terms.Model `yaml:"model" doc:"The model that is proposed. A hybrid is the split that the rules of the recommended model ask for before its class is kept; it is proposed only where that is one. Of another model it is the split that its own rules give; what the client decided stands as far as that model can have it."`
	Whole    int         `yaml:"whole,opt" range:"1..7" default:"2" doc:"How many whole parts a hybrid may give to the provider at most."`
	Because  string      `yaml:"because" doc:"Why, in a sentence to the client."`
	Where    []saidFile  `yaml:"because_where,opt,empty" item:"a wording" doc:"Other words for because where one sentence would not be true of everybody: the first whose condition holds is said. Left out, because is said to all."`
	ITLead   string      `yaml:"because_it_lead,opt,empty" doc:"What one of the client's own IT people reads instead, where the proposal is about that person. Left out, the same as everybody."`
	Cheaper  string      `yaml:"cheaper,opt,empty" doc:"Said behind because where the proposal costs less than the recommendation. Left out, nothing is."`
	RuledOut string      `yaml:"ruled_out,opt,empty" doc:"Said behind because where the model that is proposed is ruled out as things stand: how the two go together. Left out, nothing is."`
	Source   string      `yaml:"source" doc:"Who says so: a publication, or \"Ours\". It is never shown to a client."`
}

// saidFile is a sentence with the condition under which it is said.
type saidFile struct {
	When    answer.When `yaml:"when" doc:"The wording is said where this holds."`
	Because string      `yaml:"because" doc:"Why, in other words."`
}

// modelFile is the split rules of a model.
type modelFile struct {
	Model    terms.Model                `yaml:"model" doc:"The model for which these rules hold."`
	Defaults map[terms.Tower]terms.Side `yaml:"defaults,all" words:"provider,shared,client" doc:"The side of every tower where no lean is stronger, such as {service_desk: provider, endpoints: shared}. All twelve towers must stand. No rule gives a tower to a third party; only the client can say that another company runs it."`
	Because  string                     `yaml:"because" doc:"Why a tower has its default side: a sentence that the client reads beside it."`
	Held     string                     `yaml:"held" doc:"Why a tower has another side than the rules ask for, because the result would not be this model otherwise: a sentence that the client reads beside it."`
	Source   string                     `yaml:"source" doc:"Who says so: a publication, or \"Ours\". It is never shown to a client."`
	Leans    []leanFile                 `yaml:"leans,opt,empty" key:"id" item:"a lean" doc:"What pulls single towers to one side. Left out: the defaults stand."`
}

// leanFile is one lean of the file.
type leanFile struct {
	lean
	answer.Exception

	ID     string `yaml:"id,opt,id" doc:"A name for the lean, which no other lean of its model has, for own files that change or remove it. Left out: it can only be replaced together with all others."`
	Source string `yaml:"source" doc:"Who says so: a publication, or \"Ours\". It is never shown to a client."`
}

// SplitShape describes what matrix.yaml says about the split: the key split. The
// error is one of the program.
func SplitShape() (*yamldoc.Shape, error) { return yamldoc.ShapeOf(splitFile{}) }
