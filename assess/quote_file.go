package assess

import (
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// quoteFile is the quote of an engagement as it is written.
type quoteFile struct {
	Status     terms.Status      `yaml:"status,opt" default:"budget" doc:"How binding the offer is: budget is a range to talk about; proposal is one price that holds until valid_until, and is refused while something that it hangs on is open; agreement holds to the prices that the revision said under sent."`
	Revision   int               `yaml:"revision,opt" range:"0..1000000" doc:"Which version of the offer it is."`
	ValidUntil day               `yaml:"valid_until,opt" doc:"The last day on which the offer holds, such as 2026-12-20."`
	Start      day               `yaml:"start,opt" doc:"The first day of the service, such as 2027-02-01. Left out, it is not fixed yet, and a plan counts days only."`
	TermMonths int               `yaml:"term_months,opt" range:"1..120" doc:"How many months the contract runs. Left out, no term is stated."`
	PresentPer string            `yaml:"present_per,opt" words:"site" doc:"site has the price presented for each location too."`
	Discount   *discountFile     `yaml:"discount,opt" doc:"A part of the monthly price that is taken off."`
	Exclude    []longText        `yaml:"exclude,opt,empty" doc:"The ids of lines of the estimate that are left out of the offer."`
	Lines      []lineFile        `yaml:"lines,opt,empty" item:"a quote line" doc:"Lines that are added to the estimate by hand."`
	Options    []quoteOptionFile `yaml:"options,opt,empty" len:"..3" item:"an option" doc:"Other ways to buy the same service, side by side."`
	Terms      termsFile         `yaml:"terms,opt" doc:"The terms in which this offer differs from those of provider.yaml. null takes one out."`
	Sent       []sentFile        `yaml:"sent,opt,empty" len:"..100" item:"a record" doc:"What each revision said when it went out, the oldest first. The program writes it."`
}

type discountFile struct {
	Percent    yamldoc.Number `yaml:"percent" range:"0..100" doc:"How much is taken off, in percent of the monthly price."`
	Label      longText       `yaml:"label,opt" doc:"What it is for, such as three-year term. The client reads it beside the percentage."`
	Reason     longText       `yaml:"reason,opt" doc:"Why. Only the provider reads it."`
	ApprovedBy longText       `yaml:"approved_by,opt" doc:"Who allowed it. Only the provider reads it."`
}

type lineFile struct {
	Label            longText       `yaml:"label" doc:"What the line is for."`
	Quantity         yamldoc.Number `yaml:"quantity,opt" range:"0..1000000" default:"1" doc:"How many of it are sold."`
	Unit             longText       `yaml:"unit,opt" doc:"What is counted, such as days. Left out, the quantity stands alone."`
	Rate             yamldoc.Number `yaml:"rate" range:"0..1000000" doc:"The price of one, in the currency of the rate card. A reduction is a discount."`
	Period           string         `yaml:"period,opt" words:"month,once" default:"month" doc:"Whether it is paid every month or once."`
	CommitmentMonths int            `yaml:"commitment_months,opt" range:"1..120" doc:"For how many months it is bought, as with licenses. With it or with cost, the line is sold on: it stands apart from the service, outside discount, minimum and onboarding."`
	Cost             yamldoc.Number `yaml:"cost,opt" range:"0..1000000" doc:"What one costs the provider. Only the provider reads it."`
}

type quoteOptionFile struct {
	ID       string               `yaml:"id,id" doc:"The name of the option, for this program and others; no other option has it."`
	Label    longText             `yaml:"label" doc:"What the client reads above it."`
	Marked   bool                 `yaml:"marked,opt" doc:"Whether it is the one that the provider recommends. At most one is."`
	Set      map[string]anyAnswer `yaml:"set,opt" doc:"Answers that differ in it, by the id of their question; tower_owners.network names one part. Questions that are kept from the client cannot stand here."`
	Exclude  []longText           `yaml:"exclude,opt,empty" doc:"The ids of further lines that are left out of it."`
	Lines    []lineFile           `yaml:"lines,opt,empty" item:"a quote line" doc:"Lines that are added to it, beside those of the quote."`
	Discount *discountFile        `yaml:"discount,opt" doc:"The discount that it has instead of the quote's."`
}

// termsFile holds the keys of TermIDs; a test says so.
type termsFile struct {
	MinimumPercent yamldoc.Number `yaml:"minimum_percent,opt,null" range:"0..100" doc:"Below how many percent of the agreed monthly price it does not fall when counts do."`
	NoticeDays     int            `yaml:"notice_days,opt,null" range:"0..1000" doc:"How many days before the end notice is given."`
	YearlyIncrease yamldoc.Number `yaml:"yearly_increase,opt,null" range:"0..100" doc:"By how many percent the price rises each year."`
	Renewal        longText       `yaml:"renewal,opt,null" doc:"What happens at the end of the term."`
	TrueUp         longText       `yaml:"true_up,opt,null" doc:"What happens when counts change."`
	EarlyExit      longText       `yaml:"early_exit,opt,null" doc:"What leaving before the end costs."`
	Tax            longText       `yaml:"tax,opt,null" doc:"What is said about taxes."`
	Documents      []longText     `yaml:"documents,opt,null,empty" len:"..20" doc:"The names of documents that hold beside the offer."`
}

type sentFile struct {
	Revision int                        `yaml:"revision" range:"1..1000000" doc:"Which revision it is. Later ones stand below."`
	On       day                        `yaml:"on" doc:"The day on which it went out, such as 2026-11-20."`
	Playbook longText                   `yaml:"playbook,opt" doc:"The digest of the rules and prices that were in force."`
	Currency string                     `yaml:"currency" pattern:"[A-Z]{3}" like:"three capital letters, such as USD" doc:"The currency of the amounts."`
	Model    terms.Model                `yaml:"model" doc:"The model that was offered."`
	Split    map[terms.Tower]terms.Side `yaml:"split" doc:"Who runs which part of IT by it."`
	Counts   map[string]yamldoc.Number  `yaml:"counts,opt" range:"0..1000000000" doc:"How many of each class of units it rests on."`
	Monthly  yamldoc.Number             `yaml:"monthly" range:"0..1000000000000" doc:"The price of a month."`
	OneTime  yamldoc.Number             `yaml:"one_time" range:"0..1000000000000" doc:"What is paid once."`
	Next     map[string]yamldoc.Number  `yaml:"next,opt" range:"0..1000000000000" doc:"What one more of a class costs a month."`
	Lines    []sentLineFile             `yaml:"lines" item:"a line of a record" doc:"Its lines."`
}

type sentLineFile struct {
	ID       longText       `yaml:"id" doc:"The id of the line of the estimate."`
	Label    longText       `yaml:"label" doc:"What the line is for."`
	Quantity yamldoc.Number `yaml:"quantity,opt" range:"0..1000000000" doc:"How many are charged. Left out, nothing is counted."`
	Unit     longText       `yaml:"unit,opt" doc:"What is counted."`
	Rate     yamldoc.Number `yaml:"rate,opt" range:"-1000000000000..1000000000000" doc:"The price of one. Left out, there is none."`
	Amount   yamldoc.Number `yaml:"amount,opt" range:"-1000000000000..1000000000000" doc:"The amount; a discount is negative. Left out, the work was quoted separately."`
	Period   string         `yaml:"period,opt" words:"month,once" default:"month" doc:"Whether it is paid every month or once."`
}
