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

	Version     yamldoc.Version `yaml:"version" doc:"The version of the format of this file, always 1."`
	Name        string          `yaml:"name" doc:"What the card is called, for people. Estimates name it."`
	Currency    string          `yaml:"currency" doc:"The currency of every amount in this file, as the three capital letters of ISO 4217, such as USD or EUR. A card in another currency than the built-in one takes over none of its amounts."`
	AsOf        string          `yaml:"as_of" pattern:"[0-9]{4}-(0[1-9]|1[0-2])" like:"a year and month such as 2026-11" doc:"The year and month of the figures, such as 2026-11. Estimates name it."`
	Rates       ratesFile       `yaml:"rates" doc:"What one unit of each class costs a month when the provider runs every tower. Less work for the provider lowers all of them by the same share: see towers and share."`
	Towers      towersFile      `yaml:"towers" doc:"Which part of the work, and so of the price, each tower makes up."`
	Share       shareFile       `yaml:"share" doc:"The provider's part of a tower that both sides run. It is 1 for a tower of the provider's and 0 for one of the client's or of another company's."`
	Bands       bandsFile       `yaml:"bands" doc:"Volume bands: how much of the list price larger numbers of units cost."`
	Assumptions assumptionsFile `yaml:"assumptions" doc:"What is assumed of a number while the client has not given it, or while it is not settled."`
	Uplifts     []upliftFile    `yaml:"uplifts,opt,empty" key:"id" item:"an uplift" doc:"Percentages of the monthly base for more than ordinary risk. Left out, there are none."`
	Addons      []addonFile     `yaml:"addons,opt,empty" key:"id" item:"an add-on" doc:"Work beyond the base. An add-on counts when its condition holds, when a tower under needs has one of the sides named there, and when no tower under included is the provider's or shared."`
	NotPriced   []notPricedFile `yaml:"not_priced,opt,empty" key:"id" item:"a note on what is not priced" doc:"Sentences on work that has no price here. Each stands beside the price when its condition holds."`
	Unpriced    string          `yaml:"unpriced,opt" holds:"option" doc:"What is said of an answer that neither an add-on nor a note knows, while they know other answers to the same question. {option} is the answer in words. Left out, nothing is said of it."`
	Open        []openFile      `yaml:"open,opt,empty" key:"question" len:"..64" item:"a sentence for an open question" doc:"What is said beside the price while an answer that could add to it is open."`
	Onboarding  onboardingFile  `yaml:"onboarding" doc:"The one-time fee for the start, in months of the monthly base; add-ons are not counted."`
	Minimum     minimumFile     `yaml:"minimum,opt" doc:"The least monthly fee. Left out, there is none."`
	Market      marketFile      `yaml:"market,opt" doc:"The range of published prices that your list price for one person is compared with. Without standard_from, middle and premium_to nothing is compared."`
	Labels      lineLabels      `yaml:"labels" doc:"The words on the lines that are worked out from others."`
	Comparison  comparisonFile  `yaml:"comparison" doc:"How the costs of the three models, of a team of one's own and of going on as today are compared over a term."`
	InHouse     inHouseFile     `yaml:"in_house,opt" doc:"What a team of the client's own costs. Without wage, recruiting_per_hire, training_per_post_year and tools_per_user_month no such team is compared; with one of them, every key of this part is needed."`
}

// ratesFile has a rate for every unit class.
type ratesFile struct {
	User          rateFile `yaml:"user,null" doc:"The rate of one person who works with a computer, by the question users_count."`
	LightUser     rateFile `yaml:"light_user,null" doc:"The rate of one person with e-mail only or occasional use, by light_users_count."`
	Endpoint      rateFile `yaml:"endpoint,null" doc:"The rate of one computer that belongs to a person, by endpoints_count."`
	SharedDevice  rateFile `yaml:"shared_device,null" doc:"The rate of one computer that several people share, by shared_devices_count."`
	Server        rateFile `yaml:"server,null" doc:"The rate of one server, by servers_count."`
	NetworkDevice rateFile `yaml:"network_device,null" doc:"The rate of one firewall, switch or access point, by network_devices_count."`
	ExtraSite     rateFile `yaml:"extra_site,null" doc:"The rate of one location beyond the first, which is in the base, by sites_count."`
}

// all returns the rates by class.
func (f *ratesFile) all() [numUnits]*rateFile {
	return [numUnits]*rateFile{&f.User, &f.LightUser, &f.Endpoint, &f.SharedDevice, &f.Server, &f.NetworkDevice, &f.ExtraSite}
}

// rateFile is the rate of one unit class.
type rateFile struct {
	Label string `yaml:"label" doc:"What the line is called in an estimate."`
	Unit  string `yaml:"unit" doc:"What one unit is called, such as user."`
	priceFile
	SameAs string `yaml:"same_as,opt" ref:"rate" doc:"The class, such as endpoint, whose figures this one takes over. It counts only where this rate has no figures of its own, and that class must have its own. Left out, nothing is taken over."`
	Source string `yaml:"source,opt,empty" doc:"Where the figures come from. It may be left out only where price is written, because that is what you charge."`
}

// towersFile are the weights of the towers.
type towersFile struct {
	yamldoc.Place

	Weights map[terms.Tower]*yamldoc.Number `yaml:"weights" range:"0..1" doc:"The part of the work that each tower makes up, from 0 to 1, such as {service_desk: 0.4, endpoints: 0.6}. All together they make exactly 1; a tower that is left out has no weight."`
	Source  string                          `yaml:"source" doc:"Where the weights come from, or Ours."`
}

// shareFile is the provider's part of a shared tower.
type shareFile struct {
	Shared shareFigures `yaml:"shared" doc:"The provider's part of a tower that both sides run, from 0 to 1."`
	Source string       `yaml:"source" doc:"Where the figures come from, or Ours."`
}

// bandsFile are the volume bands.
type bandsFile struct {
	yamldoc.Place

	Steps      []bandFile `yaml:"steps" key:"from" item:"a volume band" doc:"The bands in their order: the first begins at 1, each other one behind the end of the one before it, and the last has no end."`
	Indicative string     `yaml:"indicative,opt,empty" doc:"What is said where people fall into a band with indicative: true. It is needed where there is such a band."`
	Source     string     `yaml:"source" doc:"Where the percentages come from, or Ours."`
}

// bandFile is one volume band.
type bandFile struct {
	yamldoc.Place

	From       int64  `yaml:"from" range:"1..1000000" doc:"The first unit of the band."`
	To         *int64 `yaml:"to,opt" range:"1..1000000" doc:"The last unit of the band. The last band has none, and only it."`
	Percent    int64  `yaml:"percent" range:"0..100" doc:"How much of the list price the units inside the band cost, in percent; those in lower bands keep their own price."`
	Indicative bool   `yaml:"indicative,opt" default:"false" doc:"true where a price with so many people is a first indication only, which the sentence indicative then says."`
}

// assumptionsFile is what is assumed while counts are open.
type assumptionsFile struct {
	EndpointsPerUser endpointsFile `yaml:"endpoints_per_user" doc:"How many computers there are for one person. While one of the two numbers is open, it follows from the other."`
	PerUser          perUserFile   `yaml:"per_user" doc:"How many of the other units there are for one person, while their number is open."`
	Estimated        estimatedFile `yaml:"estimated,opt" doc:"How far an answer whose basis is \"estimated\" may be from the truth. The low and the high price allow for it. Left out, an estimate is taken as it is."`
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

// perUserFile is what is assumed of the other classes.
type perUserFile struct {
	LightUser     assumptionFile `yaml:"light_user" doc:"People with e-mail only or occasional use, for one user."`
	SharedDevice  assumptionFile `yaml:"shared_device" doc:"Shared computers, for one user."`
	Server        assumptionFile `yaml:"server" doc:"Servers, for one user."`
	NetworkDevice assumptionFile `yaml:"network_device" doc:"Firewalls, switches and access points, for one user."`
	ExtraSite     assumptionFile `yaml:"extra_site" doc:"Locations beyond the first, for one user."`
}

// all returns the assumptions by class, nil for users and their computers.
func (f *perUserFile) all() [numUnits]*assumptionFile {
	return [numUnits]*assumptionFile{
		lightUsers: &f.LightUser, sharedDevices: &f.SharedDevice, servers: &f.Server,
		networkDevices: &f.NetworkDevice, extraSites: &f.ExtraSite,
	}
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
	Rate     addonRateFile   `yaml:"rate,opt" doc:"What one unit costs a month; with per: percent_of_base, how many percent of the monthly base. Left out, the add-on is quoted separately; a percentage cannot be left out."`
	answer.Clauses
	Needs    map[terms.Tower][]terms.Side `yaml:"needs,empty" doc:"For which sides of which towers the add-on is, such as {service_desk: [provider, shared]}. One that fits is enough; a tower with an empty list counts for nothing."`
	Included []terms.Tower                `yaml:"included,opt,empty" doc:"The towers whose work holds the add-on already: where the provider runs one of them, alone or shared, the add-on costs nothing more. Left out, there are none."`
	Source   string                       `yaml:"source" doc:"Where the rate comes from. The line names it as its basis, unless rate has your own price."`
}

// addonRateFile is the rate of an add-on.
type addonRateFile struct {
	priceFile

	Source string `yaml:"source,opt,empty" doc:"Where your own price comes from, where price is written; it has no place beside figures of others, whose source stands with the add-on. Left out, the line says that it is your price."`
}

// notPricedFile is a note on what is not priced.
type notPricedFile struct {
	yamldoc.Place

	ID   string `yaml:"id" doc:"The name of the note, for own files that change or remove it. No line of an estimate may have it."`
	Text string `yaml:"text" doc:"The sentence that stands beside the price."`
	answer.Clauses
	Needs  map[terms.Tower][]terms.Side `yaml:"needs,opt,empty" doc:"For which sides of which towers the note is, such as {compliance: [provider, shared]}. One that fits is enough. Left out, it is for every split."`
	Source string                       `yaml:"source" doc:"Why there is no price."`
}

// openFile is a sentence for an open question.
type openFile struct {
	yamldoc.Place

	Question string `yaml:"question" ref:"question" doc:"The id of the question. An uplift, an add-on or an onboarding rule in force must test it, and it must not be private."`
	Text     string `yaml:"text" doc:"What is said while its answer is open and could add to the price."`
}

// onboardingFile is the one-time fee.
type onboardingFile struct {
	monthFigures

	Source string      `yaml:"source" doc:"Where the figures come from. The line names it as its basis."`
	Raise  []raiseFile `yaml:"raise,opt,empty" key:"id" item:"an onboarding rule" doc:"When other figures hold. The first rule that counts replaces the three above. Left out, they always hold."`
}

// raiseFile is one rule of the one-time fee.
type raiseFile struct {
	monthFigures
	answer.Clauses

	ID     string `yaml:"id,opt" doc:"The name of the rule, for own files that change or remove it. Left out, it can only be replaced together with all others."`
	Source string `yaml:"source" doc:"Where the figures come from. The line names it as its basis."`
}

// minimumFile is the least monthly fee.
type minimumFile struct {
	minimumFigures

	Enabled bool   `yaml:"enabled,opt" default:"false" doc:"true where the minimum holds. It then needs an amount."`
	Source  string `yaml:"source,opt,empty" doc:"Where the figures come from. It may be left out only where price is written, because that is what you charge."`
}

// marketFile is the published range of prices.
type marketFile struct {
	yamldoc.Place

	StandardFrom *yamldoc.Number `yaml:"standard_from,opt" range:"0..100000" doc:"Where published prices for an ordinary service begin, for one person with the computers that go along and one month."`
	Middle       *yamldoc.Number `yaml:"middle,opt" range:"0..100000" doc:"The middle of the published prices, not below standard_from."`
	PremiumTo    *yamldoc.Number `yaml:"premium_to,opt" range:"0..100000" doc:"Where the published prices for a premium service end, not below middle."`
	Below        string          `yaml:"below,opt" holds:"seat,standard_from,middle,premium_to,currency" doc:"What is said of a list price below standard_from. {seat} is that price for one person, {currency} the currency; the others are the figures above. Needed with them, as all sentences are."`
	Lower        string          `yaml:"lower,opt" holds:"seat,standard_from,middle,premium_to,currency" doc:"What is said of a list price from there to the middle."`
	Upper        string          `yaml:"upper,opt" holds:"seat,standard_from,middle,premium_to,currency" doc:"What is said of a list price from the middle to premium_to."`
	Above        string          `yaml:"above,opt" holds:"seat,standard_from,middle,premium_to,currency" doc:"What is said of a list price above premium_to."`
	Source       string          `yaml:"source,opt" doc:"Where the figures come from. Needed with them."`
}

// comparisonFile is the comparison over a term.
type comparisonFile struct {
	Months         int                  `yaml:"months" range:"1..120" doc:"The term over which costs are compared, in months, unless the engagement says another."`
	Source         string               `yaml:"source" doc:"Where the term and the rule come from, or Ours."`
	PayrollStays   answer.When          `yaml:"payroll_stays" doc:"When the client's own IT people stay under fully managed IT, so that their pay stays in its sum."`
	Labels         comparisonLabelsFile `yaml:"labels" doc:"What the options and their parts are called."`
	PayrollAssumed string               `yaml:"payroll_assumed" holds:"low,typical,high,currency" doc:"What is said where the pay of the client's IT people is worked out from wage and load_percent. {low}, {typical} and {high} are the cost of one person a year, {currency} is the currency."`
	WithoutPay     string               `yaml:"without_pay,opt,empty" doc:"What is said of a sum that lacks the pay of IT people, because it was not answered and the card has no wages. Left out, nothing is said."`
}

// comparisonLabelsFile are the words of the comparison.
type comparisonLabelsFile struct {
	InHouse      string `yaml:"in_house" doc:"The option of a team of one's own that does everything."`
	Today        string `yaml:"today" doc:"The option of going on as today."`
	Fee          string `yaml:"fee" doc:"The provider's monthly fee over the term."`
	OneTime      string `yaml:"one_time" doc:"Costs that come once, such as onboarding."`
	Payroll      string `yaml:"payroll" doc:"The pay of the IT people that the client has."`
	Hire         string `yaml:"hire" doc:"The people without whose hire a model is not possible."`
	Posts        string `yaml:"posts" doc:"More IT people that an option lives from."`
	Recruiting   string `yaml:"recruiting" doc:"The cost of finding people."`
	Training     string `yaml:"training" doc:"The cost of training them."`
	Tools        string `yaml:"tools" doc:"The cost of tools and licenses for IT."`
	Outside      string `yaml:"outside" doc:"What the client pays other companies for IT today."`
	FullyManaged string `yaml:"fully_managed,opt,empty" doc:"Fully managed IT as an option of the comparison. Left out, it is called as everywhere."`
	CoManaged    string `yaml:"co_managed,opt,empty" doc:"Co-managed IT, likewise."`
	Hybrid       string `yaml:"hybrid,opt,empty" doc:"Hybrid IT, likewise."`
}

// byID returns the words by what they are for.
func (f *comparisonLabelsFile) byID() map[string]string {
	return map[string]string{
		InHouse: f.InHouse, Today: f.Today, "fee": f.Fee, "one_time": f.OneTime, "payroll": f.Payroll,
		"hire": f.Hire, "posts": f.Posts, "recruiting": f.Recruiting, "training": f.Training,
		"tools": f.Tools, "outside": f.Outside,
		terms.FullyManaged.String(): f.FullyManaged, terms.CoManaged.String(): f.CoManaged, terms.Hybrid.String(): f.Hybrid,
	}
}

// inHouseFile is a team of one's own.
type inHouseFile struct {
	yamldoc.Place

	Wage           yearlyFigures `yaml:"wage,opt" doc:"The yearly wage of one IT person."`
	LoadPercent    loadFigures   `yaml:"load_percent,opt" doc:"What benefits and employer taxes add to the wage, in percent of it."`
	UsersPerPost   postFigures   `yaml:"users_per_post,opt" doc:"How many people one IT person serves. The low figure is the least; with fewer people for each post the team is larger."`
	Recruiting     yearlyFigures `yaml:"recruiting_per_hire,opt" doc:"What it costs to find one IT person."`
	YearsInPost    int64         `yaml:"years_in_post,opt" range:"1..50" doc:"For how many years one person stays in a post, on average."`
	YearsSource    string        `yaml:"years_source,opt" doc:"Where years_in_post comes from, or Ours."`
	Training       yearlyFigures `yaml:"training_per_post_year,opt" doc:"What training costs for one post and one year."`
	Tools          toolFigures   `yaml:"tools_per_user_month,opt" doc:"What tools and licenses for IT cost for one user and one month."`
	Seat           seatFigures   `yaml:"posts_per_24x7_seat,opt" doc:"How many full-time posts it takes to have one person on duty day and night."`
	AroundTheClock string        `yaml:"around_the_clock,opt" holds:"low,typical,high" doc:"What is said of such a team where the client needs help day and night. {low}, {typical} and {high} are the figures of posts_per_24x7_seat."`
}
