package pricing

import (
	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// CardShape describes ratecard.yaml, for its JSON Schema and its reference. The
// error is one of the program.
func CardShape() (*yamldoc.Shape, error) { return yamldoc.ShapeOf(cardFile{}) }

// cardFile is ratecard.yaml as it is written.
type cardFile struct {
	yamldoc.Place

	Version     yamldoc.Version     `yaml:"version" doc:"The version of the format of this file, always 1."`
	Name        string              `yaml:"name" doc:"What the card is called, for people. Estimates name it."`
	Currency    string              `yaml:"currency" doc:"The currency of every amount in this file, as the three capital letters of ISO 4217, such as USD or EUR. A card in another currency than the built-in one takes over none of its amounts."`
	AsOf        string              `yaml:"as_of" pattern:"[0-9]{4}-(0[1-9]|1[0-2])" like:"a year and month such as 2026-11" doc:"The year and month of the figures, such as 2026-11. Estimates name it."`
	Rates       map[string]rateFile `yaml:"rates" item:"a rate" doc:"The unit classes by their ids, and what one unit of each costs a month when the provider runs every tower. user and endpoint must stand. Less work for the provider lowers the price of a unit: see weights, towers and share."`
	Towers      towersFile          `yaml:"towers" doc:"Which part of the work, and so of the price, each tower makes up."`
	Share       shareFile           `yaml:"share" doc:"The provider's part of a tower that both sides run. It is 1 for a tower of the provider's and 0 for one of the client's or of another company's."`
	Bands       bandsFile           `yaml:"bands" doc:"Volume: how much of the price further units cost."`
	Tolerance   toleranceFile       `yaml:"tolerance,opt" doc:"How far the price may move once the systems were seen. Left out, not at all."`
	Assumptions assumptionsFile     `yaml:"assumptions" doc:"What is assumed of a number while the client has not given it, or while it is not settled."`
	Uplifts     []upliftFile        `yaml:"uplifts,opt,empty" key:"id" item:"an uplift" doc:"Percentages of the monthly base for more than ordinary risk. Left out, there are none."`
	Addons      []addonFile         `yaml:"addons,opt,empty" key:"id" item:"an add-on" doc:"Work beyond the base. An add-on counts when its condition holds, when a tower under needs has one of the sides named there, and when no tower under included is the provider's or shared."`
	Programs    programsFile        `yaml:"programs,opt" doc:"What several compliance programs cost together."`
	NotPriced   []notPricedFile     `yaml:"not_priced,opt,empty" key:"id" item:"a note on what is not priced" doc:"Sentences on work that has no price here. Each stands beside the price when its condition holds."`
	Unpriced    string              `yaml:"unpriced,opt" holds:"option" doc:"What is said of an answer that neither an add-on nor a note knows, while they know other answers to the same question. {option} is the answer in words. Left out, nothing is said of it."`
	Open        []openFile          `yaml:"open,opt,empty" key:"question" len:"..64" item:"a sentence for an open question" doc:"What is said beside the price while an answer that could add to it is open."`
	Onboarding  onboardingFile      `yaml:"onboarding" doc:"The one-time fee for the start: counted by what is taken over, or in months of the monthly base; add-ons are not counted."`
	Minimum     minimumFile         `yaml:"minimum,opt" doc:"The least monthly fee. Left out, there is none."`
	Market      marketFile          `yaml:"market,opt" client:"no" doc:"The range of published prices that your list price for one person is compared with. Without standard_from, middle and premium_to nothing is compared."`
	Delivery    deliveryFile        `yaml:"delivery,opt" client:"no" doc:"What the work costs the provider, for the internal view. Left out, no margin is worked out."`
	Checks      checksFile          `yaml:"checks,opt" client:"no" doc:"What the provider is told where a price looks odd. Clients never read it."`
	Today       todayFile           `yaml:"today,opt" client:"price" doc:"What is said where the client pays others for IT today. Left out, nothing is."`
	Schedule    scheduleFile        `yaml:"schedule,opt" client:"price" doc:"What work beyond the fee costs. Left out, it is quoted before it starts."`
	Labels      lineLabels          `yaml:"labels" doc:"The words on the lines that are worked out from others."`
	Comparison  comparisonFile      `yaml:"comparison" doc:"How the costs of the three models, of a team of one's own and of going on as today are compared over a term."`
	InHouse     inHouseFile         `yaml:"in_house,opt" client:"price" doc:"What a team of the client's own costs. Without wage, recruiting_per_hire, training_per_post_year and tools_per_user_month no such team is compared; with one of them, every key of this part is needed."`
}

// rateFile is one unit class with its price.
type rateFile struct {
	Label string `yaml:"label" doc:"What the line is called in an estimate."`
	Unit  string `yaml:"unit" doc:"What one unit is called, such as user."`
	priceFile
	Tools      *yamldoc.Number                 `yaml:"tools,opt" range:"0..100000000" doc:"The part of the price that is for tools: software, watch and licenses. Where a tower is shared, only the rest, which is labour, is shared. Left out, it is nothing."`
	Cost       *yamldoc.Number                 `yaml:"cost,opt" client:"no" range:"0..100000000" doc:"What one unit costs the provider a month with a small client, for the internal view. Left out, no margin is worked out."`
	Onboarding *yamldoc.Number                 `yaml:"onboarding,opt" range:"0..100000000" doc:"What taking over one unit costs once, where onboarding is counted by what is taken over. Left out, nothing."`
	Question   string                          `yaml:"question,opt" doc:"The question that counts the units. The seven classes of older cards have theirs without it."`
	Months     string                          `yaml:"months,opt" doc:"The question that says how many months of the year the units are in use. The price is for that part of the year, rounded up to whole units. Left out, all year."`
	Least      int64                           `yaml:"months_least,opt" range:"0..12" doc:"How many months of the year are charged at least."`
	Of         string                          `yaml:"of,opt" doc:"The class whose number holds these units: those of this class are taken out of that one. Without an answer none are of this class; see all_when."`
	AllWhen    answer.When                     `yaml:"all_when,opt" doc:"With of: while the number is open, all units of that class are taken to be of this one where this holds."`
	AllBeyond  int64                           `yaml:"all_beyond,opt" range:"0..1000000" doc:"With all_when: how many of that class are taken to be of it in any case, so that the price does not fall where one more is named. Left out, none."`
	Included   int64                           `yaml:"included,opt" range:"0..1000000" doc:"How many come with the base: only what exceeds them is charged."`
	PerSite    int64                           `yaml:"per_site,opt" range:"0..1000000" doc:"How many come along with each location beyond the first."`
	AtSite     bool                            `yaml:"at_site,opt" default:"false" doc:"true where a unit stands at a location: a price for each location has its part."`
	Person     bool                            `yaml:"person,opt" default:"false" doc:"true where a unit is a person: in the price for each person it counts by what it costs against a user."`
	Volume     volumeGroup                     `yaml:"volume,opt" words:"seats,systems" doc:"In which volume the units count: seats (people and what they use) or systems. Left out, seats."`
	Weights    map[terms.Tower]*yamldoc.Number `yaml:"weights,opt" range:"0..1" doc:"The part of the work on one unit that each tower makes up; all together exactly 1. Left out, the weights under towers hold."`
	Alone      map[terms.Tower]*yamldoc.Number `yaml:"alone,opt" range:"0..100000000" doc:"The most that a tower costs for one unit where it is the only operational tower of the provider's: what others charge for that work alone."`
	LeastOf    map[terms.Tower]*yamldoc.Number `yaml:"least,opt" range:"0..100000000" doc:"The least that a tower costs for one unit where ours run it, alone or together: what it costs the provider."`
	SameAs     string                          `yaml:"same_as,opt" doc:"The class, such as endpoint, whose price this one takes over. It counts only where this rate has no price of its own, and that class must have its own. Left out, nothing is taken over."`
	Source     string                          `yaml:"source,opt,empty" doc:"Where the figures come from. It may be left out only where price is written, because that is what you charge."`
}

// towersFile are the weights of the towers.
type towersFile struct {
	yamldoc.Place

	Weights map[terms.Tower]*yamldoc.Number `yaml:"weights" range:"0..1" doc:"The part of the work that each tower makes up, from 0 to 1, such as {service_desk: 0.4, endpoints: 0.6}. All together they make exactly 1; a tower that is left out has no weight."`
	Source  string                          `yaml:"source" doc:"Where the weights come from, or Ours."`
}

// toleranceFile is what may change once the systems were seen.
type toleranceFile struct {
	yamldoc.Place

	Percent yamldoc.Number `yaml:"percent" range:"0..50" doc:"How far the price of what is counted may move either way, in percent."`
	Text    string         `yaml:"text" doc:"What is said of it."`
	Adviser string         `yaml:"adviser,opt,empty" doc:"The same as somebody says it who advises the client and does not sell the service (voice of provider.yaml). Left out, text is said."`
	Source  string         `yaml:"source" doc:"Where the figure comes from, or Ours."`
}

type todayItemFile struct {
	yamldoc.Place

	ID string `yaml:"id" doc:"The name of the item, for own files."`
	answer.Clauses
	Needs map[terms.Tower][]terms.Side `yaml:"needs,opt,empty" doc:"For which sides of which towers the fee holds it. Left out, for every split."`
	Text  string                       `yaml:"text" doc:"What it is, inside a sentence."`
}

// scheduleFile is what work beyond the fee costs.
type scheduleFile struct {
	yamldoc.Place

	Items  []scheduleItemFile `yaml:"items,empty" key:"id" item:"a rate" doc:"The rates, in the order in which they are printed."`
	Text   string             `yaml:"text" doc:"What is said of them."`
	Source string             `yaml:"source" doc:"Where the rates come from, or Ours."`
}

type scheduleItemFile struct {
	yamldoc.Place

	ID    string                       `yaml:"id" doc:"The name of the rate, for own files and scripts."`
	Label string                       `yaml:"label" doc:"What it is for."`
	Unit  string                       `yaml:"unit" doc:"What one unit is, such as hour."`
	Price *yamldoc.Number              `yaml:"price,opt" range:"0..1000000000" doc:"What one unit costs. Without it the work is quoted before it starts."`
	When  answer.When                  `yaml:"when,opt" doc:"For which clients the rate is printed. Left out, for all."`
	Needs map[terms.Tower][]terms.Side `yaml:"needs,opt,empty" doc:"For which sides of which towers it is printed. Left out, for every split."`
}

// bandsFile are the volume bands.
type bandsFile struct {
	yamldoc.Place

	Steps      []bandFile `yaml:"steps" key:"from" item:"a volume band" doc:"The bands of people with a computer, or as much other work, in their order: the first begins at 1, each other one behind the end of the one before it, and the last has no end."`
	Systems    []bandFile `yaml:"systems,opt,empty" key:"from" item:"a volume band" doc:"The bands of servers, network devices and locations, likewise; they are counted in what one server costs. Left out, there is no volume discount on them."`
	Indicative string     `yaml:"indicative,opt,empty" doc:"What is said where people fall into a band with indicative: true. It is needed where there is such a band."`
	Source     string     `yaml:"source" doc:"Where the percentages come from, or Ours."`
}

// bandFile is one volume band.
type bandFile struct {
	yamldoc.Place

	From       int64  `yaml:"from" range:"1..1000000" doc:"The first unit of the band."`
	To         *int64 `yaml:"to,opt" range:"1..1000000" doc:"The last unit of the band. The last band has none, and only it."`
	Percent    int64  `yaml:"percent" range:"0..100" doc:"How much of its price the work inside the band costs, in percent; that in lower bands keeps its own."`
	Indicative bool   `yaml:"indicative,opt" default:"false" doc:"true where a price with so many people is a first indication only, which the sentence indicative then says."`
}

// assumptionsFile is what is assumed while counts are open.
type assumptionsFile struct {
	EndpointsPerUser endpointsFile             `yaml:"endpoints_per_user" doc:"How many computers there are for one person. While one of the two numbers is open, it follows from the other."`
	PerUser          map[string]assumptionFile `yaml:"per_user" item:"an assumption" doc:"How many units of the other classes there are for one person, by the ids of the classes, while their number is open. A class without an assumption is taken not to be there."`
	Estimated        estimatedFile             `yaml:"estimated,opt" doc:"How far an answer whose basis is \"estimated\" may be from the truth. The low and the high price allow for it. Left out, an estimate is taken as it is."`
	unsettledTexts
}

// estimatedFile is how far estimates may be from the truth.
type estimatedFile struct {
	yamldoc.Place

	Percent yamldoc.Number `yaml:"percent" range:"0..100" doc:"Of a count or an amount, in percent of it; the ends of a count are rounded outward to whole units."`
	People  yamldoc.Number `yaml:"people" range:"0..1000" doc:"Of the number of IT people (it_fte), in posts."`
	Source  string         `yaml:"source" doc:"Where the figures come from, or Ours."`
}

// unsettledTexts are the sentences on answers that are given and not settled. None
// tells who said what.
type unsettledTexts struct {
	Range     string `yaml:"range_said,opt" holds:"topic,low,typical,high" default:"{topic}: {low} to {high}, counted as {typical}." doc:"What is said of a number that was given as a range. {topic} is what was asked, {low} and {high} are the ends, {typical} is what the typical price counts."`
	Estimate  string `yaml:"estimate_said,opt" holds:"topic,low,typical,high" default:"{topic}: {typical} is an estimate; the low and the high price allow for {low} to {high}." doc:"What is said of a number that is an estimate; {low} and {high} are what the price allows for."`
	Dispute   string `yaml:"dispute_said,opt" holds:"topic,low,typical,high" default:"{topic}: we heard {low} to {high}, and counted {typical} until it is settled." doc:"What is said of a number that people answered differently. Clients read it, so it must not tell who said what."`
	Options   string `yaml:"options_said,opt" holds:"topic,options" default:"{topic}: not sure yet about {options}." doc:"What is said of a list of which some options are not sure. {options} are those, in words."`
	Answer    string `yaml:"answer_said,opt" holds:"topic" default:"{topic}: not settled yet." doc:"What is said of any other answer that is not settled and that lines hang on."`
	Lines     string `yaml:"lines_said,opt" holds:"lines" default:"The high end of the price allows for what hangs on it: {lines}." doc:"What follows where lines of the price hang on the answer; {lines} are their names."`
	Towers    string `yaml:"towers_said,opt" holds:"towers" default:"Nobody has decided yet who runs these parts, so the price follows our proposal: {towers}." doc:"What is said of parts of the work that nobody has decided about. {towers} are their names, each with who runs it in the price."`
	Different string `yaml:"towers_differ_said,opt" holds:"towers" default:"We heard different answers to who runs these parts, and the price holds: {towers}." doc:"What is said of parts of the work about which people answered differently, likewise."`
}

// endpointsFile is what is assumed of people and computers.
type endpointsFile struct {
	endpointFigures

	EndpointsOpen string `yaml:"endpoints_open" doc:"What is said where the number of computers is open."`
	UsersOpen     string `yaml:"users_open" doc:"What is said where the number of people is open and follows from the computers."`
	NoPrice       string `yaml:"no_price" doc:"What is said where both numbers are open, so that there is no price."`
	Source        string `yaml:"source" doc:"Where the figures come from, or Ours."`
}

// assumptionFile is what is assumed of one class.
type assumptionFile struct {
	perUserFigures

	Text   string `yaml:"text" doc:"What is said beside the price where the number is open."`
	Source string `yaml:"source" doc:"Where the figures come from, or Ours."`
}

// upliftFile is one risk uplift.
type upliftFile struct {
	yamldoc.Place

	ID      string         `yaml:"id" doc:"The id of the line. No other line has it; a quote can leave the line out by it."`
	Label   string         `yaml:"label" doc:"What the line is called in an estimate."`
	Enabled bool           `yaml:"enabled,opt" default:"true" doc:"false keeps the uplift out of every price."`
	Percent percentFigures `yaml:"percent" doc:"How many percent of the monthly base are added."`
	answer.Clauses
	Source string `yaml:"source" doc:"Where the figures come from. The line names it as its basis."`
}

// addonFile is one add-on.
type addonFile struct {
	yamldoc.Place

	ID       string          `yaml:"id" doc:"The id of the line. No other line has it; a quote can leave the line out by it."`
	Label    string          `yaml:"label" doc:"What the line is called in an estimate."`
	Enabled  bool            `yaml:"enabled,opt" default:"true" doc:"false keeps the add-on out of every price. The answers that it tests still count as known: see unpriced."`
	Per      per             `yaml:"per" doc:"What the rate is for: each user, endpoint, server or site, the whole engagement, or percent_of_base for a percentage of the monthly base."`
	Unit     string          `yaml:"unit,opt" doc:"With per: engagement, what is counted, such as month or hour; it is needed there and has no place elsewhere."`
	Quantity quantityFigures `yaml:"quantity,opt" doc:"With per: engagement, how many units a month takes; it has no place elsewhere. Left out, it is 1."`
	Of       []string        `yaml:"of,opt,empty" doc:"With per: percent_of_base, the unit classes that the percentage is of, such as [user, endpoint]. Left out, it is of all."`
	Count    countFile       `yaml:"count,opt" doc:"With per: engagement, what the quantity is where a question says it."`
	Steps    []stepFile      `yaml:"steps,opt,empty" key:"from" item:"a step" doc:"Other rates for further units: those from a number on cost the rate beside it."`
	Floor    *yamldoc.Number `yaml:"floor,opt" range:"0..1000000000" doc:"The least that the add-on costs a month."`
	Cap      *yamldoc.Number `yaml:"cap,opt" range:"0..1000000000" doc:"The most that it costs a month."`
	Program  bool            `yaml:"program,opt" default:"false" doc:"true for a compliance program: of several ones the dearest is charged whole and the others in part (see programs), and beside a team of the client's own only the provider's part of the labour."`
	Rate     addonRateFile   `yaml:"rate,opt" doc:"What one unit costs a month; with per: percent_of_base, how many percent of the monthly base. Left out, the add-on is quoted separately; a percentage cannot be left out."`
	answer.Clauses
	Needs    map[terms.Tower][]terms.Side `yaml:"needs,empty" doc:"For which sides of which towers the add-on is, such as {service_desk: [provider, shared]}. One that fits is enough; a tower with an empty list counts for nothing."`
	Included []terms.Tower                `yaml:"included,opt,empty" doc:"The towers whose work holds the add-on already: where the provider runs one of them, alone or shared, the add-on costs nothing more. Left out, there are none."`
	Source   string                       `yaml:"source" doc:"Where the rate comes from. The line names it as its basis, unless rate has your own price."`
}

// countFile says what the quantity of an add-on is.
type countFile struct {
	yamldoc.Place

	Question string          `yaml:"question,opt" ref:"question" doc:"The question that says it."`
	PerUser  *yamldoc.Number `yaml:"per_user,opt" range:"0..100" doc:"While it is open: how many for one person, rounded up."`
	PerSite  *yamldoc.Number `yaml:"per_site,opt" range:"0..100" doc:"While it is open: how many for one location beyond the first, rounded down."`
	Least    int64           `yaml:"least,opt" range:"0..1000000" doc:"How many in any case, beside those."`
	Text     string          `yaml:"text,opt" doc:"What is said while it is open."`
}

type stepFile struct {
	yamldoc.Place

	From int64          `yaml:"from" range:"2..1000000" doc:"The first unit of the step."`
	Rate yamldoc.Number `yaml:"rate" range:"0..100000000" doc:"What one unit costs from there on."`
}

// programsFile is what several programs cost together.
type programsFile struct {
	yamldoc.Place

	Further yamldoc.Number `yaml:"further" range:"0..100" doc:"How much of its price each further program costs, in percent, because policies and evidence are the same."`
	Source  string         `yaml:"source" doc:"Where the figure comes from, or Ours."`
}

// addonRateFile is the rate of an add-on.
type addonRateFile struct {
	priceFile

	Source string `yaml:"source,opt,empty" doc:"Where your own price comes from, where price is written; it has no place beside figures of others, whose source stands with the add-on. Left out, the line says that it is your price."`
}

// notPricedFile is a note on what is not priced.
type notPricedFile struct {
	yamldoc.Place

	ID      string `yaml:"id" doc:"The name of the note, for own files that change or remove it. No line of an estimate may have it."`
	Text    string `yaml:"text" doc:"The sentence that stands beside the price."`
	Adviser string `yaml:"adviser,opt,empty" doc:"The same as somebody says it who advises the client and does not sell the service (voice of provider.yaml). Left out, text is said."`
	answer.Clauses
	Needs  map[terms.Tower][]terms.Side `yaml:"needs,opt,empty" doc:"For which sides of which towers the note is, such as {compliance: [provider, shared]}. One that fits is enough. Left out, it is for every split."`
	Source string                       `yaml:"source" doc:"Why there is no price."`
}

// openFile is a sentence for an open question.
type openFile struct {
	yamldoc.Place

	Question string `yaml:"question" ref:"question" doc:"The id of the question. An uplift, an add-on, an onboarding rule, a portion or a load in force must test it, and it must not be private."`
	Text     string `yaml:"text" doc:"What is said while its answer is open and could add to the price."`
}

// onboardingFile is the one-time fee.
type onboardingFile struct {
	monthFigures

	Text    string          `yaml:"text,opt,empty" doc:"What is said of the first weeks, in which the work settles in."`
	Adviser string          `yaml:"adviser,opt,empty" doc:"The same as somebody says it who advises the client and does not sell the service (voice of provider.yaml). Left out, text is said."`
	Floor   *yamldoc.Number `yaml:"floor,opt" range:"0..1000000000" doc:"The least fee where it is counted by what is taken over (see onboarding of the rates). Without months it is."`

	Source string      `yaml:"source" doc:"Where the figures come from. The line names it as its basis."`
	Raise  []raiseFile `yaml:"raise,opt,empty" key:"id" item:"an onboarding rule" doc:"What makes the start dearer. Of months the first rule that counts replaces those above. Left out, there is nothing."`
}

// raiseFile is one rule of the one-time fee.
type raiseFile struct {
	monthFigures
	answer.Clauses

	Percent *yamldoc.Number `yaml:"percent,opt" range:"0..1000" doc:"How much is added, in percent, where the fee is counted by what is taken over. Every rule that counts adds its own."`
	Label   string          `yaml:"label,opt" doc:"What it is called beside the fee, such as little written down."`
	ID      string          `yaml:"id,opt" doc:"The name of the rule, for own files that change or remove it. Left out, it can only be replaced together with all others."`
	Source  string          `yaml:"source" doc:"Where the figures come from. The line names it as its basis."`
}

// minimumFile is the least monthly fee.
type minimumFile struct {
	minimumFigures

	Enabled bool   `yaml:"enabled,opt" default:"false" doc:"true where the minimum holds. It then needs an amount."`
	Source  string `yaml:"source,opt,empty" doc:"Where the figures come from. It may be left out only where price is written, because that is what you charge."`
}
