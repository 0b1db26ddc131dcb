package pricing

import (
	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// What stands in a card for the provider: what others charge, what the work costs, and
// what to look at before a price is sent.

// marketFile is the published range of prices.
type marketFile struct {
	yamldoc.Place

	StandardFrom *yamldoc.Number `yaml:"standard_from,opt" range:"0..100000000" doc:"Where published prices for an ordinary service begin, for one person with the computers that go along and one month."`
	Middle       *yamldoc.Number `yaml:"middle,opt" range:"0..100000000" doc:"The middle of the published prices, not below standard_from."`
	PremiumTo    *yamldoc.Number `yaml:"premium_to,opt" range:"0..100000000" doc:"Where the published prices for a premium service end, not below middle."`
	Below        string          `yaml:"below,opt" holds:"seat,standard_from,middle,premium_to,currency" doc:"What is said of a list price below standard_from. {seat} is that price for one person, {currency} the currency; the others are the figures above. Needed with them, as all sentences are."`
	Lower        string          `yaml:"lower,opt" holds:"seat,standard_from,middle,premium_to,currency" doc:"What is said of a list price from there to the middle."`
	Upper        string          `yaml:"upper,opt" holds:"seat,standard_from,middle,premium_to,currency" doc:"What is said of a list price from the middle to premium_to."`
	Above        string          `yaml:"above,opt" holds:"seat,standard_from,middle,premium_to,currency" doc:"What is said of a list price above premium_to."`
	Source       string          `yaml:"source,opt" doc:"Where the figures come from. Needed with them."`
	Corridor     corridorFile    `yaml:"corridor,opt" doc:"What others charge such a client, by its size; only the provider reads it. Left out, nothing is compared."`
}

// corridorFile is what others charge by size.
type corridorFile struct {
	yamldoc.Place

	Points     []corridorPointFile `yaml:"points" key:"people" item:"a size" doc:"What is published for one person and month, by the number of people. Between two sizes it lies on the line between them."`
	HybridLow  yamldoc.Number      `yaml:"hybrid_low" range:"0..1000" doc:"The low end of hybrid IT, in percent of fully managed IT times the part that is handed over."`
	HybridHigh yamldoc.Number      `yaml:"hybrid_high" range:"0..1000" doc:"Its high end, likewise."`
	Narrow     []narrowFile        `yaml:"narrow,opt,empty" key:"id" item:"a rule that narrows" doc:"What moves the ends for clients of one kind."`
	Text       string              `yaml:"text" doc:"One sentence to say about it."`
	Source     string              `yaml:"source" doc:"Where the figures come from."`
}

type corridorPointFile struct {
	yamldoc.Place

	People     int64          `yaml:"people" range:"1..10000000" doc:"The size."`
	FullyLow   yamldoc.Number `yaml:"fully_managed_low" range:"0..100000000" doc:"The low end of fully managed IT, for one person and month."`
	FullyHigh  yamldoc.Number `yaml:"fully_managed_high" range:"0..100000000" doc:"Its high end."`
	SharedLow  yamldoc.Number `yaml:"co_managed_low" range:"0..100000000" doc:"The low end of co-managed IT."`
	SharedHigh yamldoc.Number `yaml:"co_managed_high" range:"0..100000000" doc:"Its high end."`
}

type narrowFile struct {
	yamldoc.Place

	ID string `yaml:"id" doc:"The name of the rule."`
	answer.Clauses
	Low  yamldoc.Number `yaml:"low" range:"0..1000" doc:"What becomes of the low end, in percent of it."`
	High yamldoc.Number `yaml:"high" range:"0..1000" doc:"What becomes of the high end, likewise."`
}

// checksFile is what a provider is told of an odd price.
type checksFile struct {
	yamldoc.Place
	checkTexts

	Rules []checkFile `yaml:"rules,opt,empty" key:"id" item:"a check" doc:"Checks that hang on answers alone."`
}

// checkTexts are the sentences of the checks that are worked out, and their thresholds.
type checkTexts struct {
	Above     string         `yaml:"above_market,opt,empty" holds:"person,low,high,lines,currency" doc:"Said where the price for a person lies above what others charge. {lines} are the largest lines beside people and computers."`
	Below     string         `yaml:"below_market,opt,empty" holds:"person,low,high,currency" doc:"Said where it lies below."`
	Times     yamldoc.Number `yaml:"times_today,opt" range:"0..100" doc:"How many times today's outside spend the fee may be."`
	Most      string         `yaml:"most,opt,empty" ref:"question" doc:"The id of the number question that asks what the client can spend a month at most. Left out, nobody is asked."`
	AboveMost string         `yaml:"above_most,opt,empty" holds:"fee,most,currency" doc:"Said where the fee is above it."`
	Today     string         `yaml:"above_today,opt,empty" holds:"times,today,fee,currency" doc:"Said where it is more."`
	Floor     string         `yaml:"below_floor,opt,empty" holds:"floor,fee,who,currency" doc:"Said where the fee is below the one at the least margin. {who} must agree."`
	Minimum   string         `yaml:"below_minimum,opt,empty" holds:"fee,minimum,currency" doc:"Said where the fee is below the figures under minimum, while these are not in force."`
	Light     string         `yaml:"more_light,opt,empty" holds:"light,people" doc:"Said where more people use little than work at a computer."`
	Devices   string         `yaml:"more_shared,opt,empty" holds:"devices,people" doc:"Said where there are more shared devices than people."`
	Each      yamldoc.Number `yaml:"tickets_each,opt" range:"0..100" doc:"How many requests a month for each person are usual at most."`
	Tickets   string         `yaml:"many_tickets,opt,empty" holds:"tickets,people,usual" doc:"Said where there are more."`
	Requote   yamldoc.Number `yaml:"requote_percent,opt" range:"0..1000" doc:"By how many percent a number may move from the agreed one before a new quote is due. Left out, never."`
	// The same where one more ticket has no price.
	AllowanceOpen string `yaml:"allowance_open,opt,empty" holds:"tickets,allowance" doc:"The same where the portion says nothing of what one more costs (overage)."`
	Allowance     string `yaml:"allowance,opt,empty" holds:"tickets,allowance,over,currency" doc:"Said where today's requests are more than the allowance of the part of the desk. {over} is what the rest would cost a month."`
}

type checkFile struct {
	yamldoc.Place

	ID       string `yaml:"id" doc:"The name of the check, for own files."`
	Question string `yaml:"question,opt" ref:"question" doc:"The question to ask about it."`
	answer.Clauses
	Needs  map[terms.Tower][]terms.Side `yaml:"needs,opt,empty" doc:"For which sides of which towers the check is. Left out, it is for every split."`
	Text   string                       `yaml:"text" doc:"The sentence."`
	Source string                       `yaml:"source" doc:"Why, or Ours."`
}

// deliveryFile is what the work costs the provider.
type deliveryFile struct {
	yamldoc.Place

	Steps   []bandFile     `yaml:"steps,opt,empty" key:"from" item:"a band of cost" doc:"How much of their cost further people cost, in bands as those of the volume. Left out, all cost the same."`
	Addons  yamldoc.Number `yaml:"addons" range:"0..100" doc:"What add-ons cost, in percent of their price."`
	Target  yamldoc.Number `yaml:"target" range:"0..99" doc:"The gross margin that is aimed at, in percent of the price."`
	Least   yamldoc.Number `yaml:"least" range:"0..99" doc:"The gross margin below which somebody must agree, in percent."`
	Approve string         `yaml:"approve" doc:"Who must agree to a lower one."`

	Hour      yamldoc.Number `yaml:"hour,opt" range:"0..100000000" doc:"What an hour of work costs the provider. From it and the cost of the units those who deliver read for how many hours a price was made. Left out or 0, they read none."`
	Tools     yamldoc.Number `yaml:"tools,opt" range:"0..100" doc:"How much of the cost of a unit is tools and no work, in percent."`
	StartHour yamldoc.Number `yaml:"start_hour,opt" range:"0..100000000" doc:"At what an hour of the start is counted in the fee to start. Left out or 0, nobody reads hours of the start."`
	Assumed   string         `yaml:"assumed,opt,empty" holds:"work,hour,currency" doc:"Said under the hours: on what they rest. {work} is how much of the cost of a unit is work, in percent."`

	Source string `yaml:"source" doc:"Where the figures come from, or Ours."`
}
