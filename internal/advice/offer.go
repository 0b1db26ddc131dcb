package advice

import (
	"slices"
	"strings"
)

// OfferTexts are the sentences about a quote by its status. Those that another side says,
// who advises and does not sell the service, stand beside them under adviser.
type OfferTexts struct {
	RestsOn   string `yaml:"rests_on,opt,empty" holds:"counts" doc:"On which numbers the price of an offer rests, and what happens when they change. {counts} are the numbers."`
	Agreed    string `yaml:"agreed,opt,empty" holds:"date" doc:"Said of an agreement. {date} is the day on which its prices went out."`
	More      string `yaml:"more,opt,empty" holds:"now,count,amount,currency" doc:"Said where a number is larger than the agreed one. {now} is the number today, {count} how many more, {amount} what these cost a month."`
	Fewer     string `yaml:"fewer,opt,empty" holds:"now,count,amount,currency" doc:"Said where a number is smaller than the agreed one."`
	Unpriced  string `yaml:"unpriced,opt,empty" holds:"now,agreed" doc:"Said where a number is not the agreed one and the agreement has no price for the difference."`
	Requote   string `yaml:"requote,opt,empty" holds:"what,percent" doc:"Said where a number has moved so far that a new quote is due. {what} are these numbers, {percent} is requote_percent of the rate card."`
	Moved     string `yaml:"moved,opt,empty" holds:"revision,what,percent" doc:"Said where a number has moved so far since the last revision that went out, {revision}, that this is a quote of its own."`
	RanOut    string `yaml:"ran_out,opt,empty" holds:"date" doc:"Said first where the last day of a proposal has passed."`
	OldBudget string `yaml:"ran_out_budget,opt,empty" holds:"date" doc:"Said first where the last day of figures for a budget has passed."`
	Renew     string `yaml:"renew,opt,empty" holds:"date,next" doc:"What you are told where the last day has passed. {next} is the next revision."`
	NotYet    string `yaml:"not_yet,opt,empty" holds:"status,reasons" doc:"Said where a quote cannot be what its status says. {status} is that, {reasons} are the sentences under refused."`
	Proposal  string `yaml:"proposal,opt,empty" default:"a proposal" doc:"What is put in the place of {status} for a proposal."`
	Agreement string `yaml:"agreement,opt,empty" default:"an agreement" doc:"What is put in the place of {status} for an agreement."`

	Unnamed *UnnamedText  `yaml:"unnamed,opt" doc:"What keeps a proposal or an agreement a draft because provider.yaml leaves it as it comes."`
	Words   *OfferWords   `yaml:"words,opt" doc:"What options, lines and revisions of a quote are called beside their own names."`
	Refused []RefusalText `yaml:"refused,opt,empty" item:"a reason" key:"id" doc:"What keeps a quote from being what its status says."`
	Terms   []TermText    `yaml:"terms,opt,empty" item:"a term" key:"id" doc:"How the terms of an offer are called and worded."`
	Source  string        `yaml:"source,opt" doc:"Where the sentences come from: usually \"ours\"."`
}

// UnnamedText says what of the provider is to be named before somebody signs.
type UnnamedText struct {
	Name     string `yaml:"name" doc:"Said where the provider has no name of its own."`
	TimeZone string `yaml:"time_zone" doc:"The same of the time zone of the service hours."`
	Holidays string `yaml:"holidays" doc:"The same of the days on which nobody works."`
}

// Unnamed says what is to be named, by its key. Texts may be nil.
func (t *Texts) Unnamed(id string) string {
	u := &UnnamedText{ // of texts without the key
		Name:     "Who makes this offer is to be named before anybody signs.",
		TimeZone: "The time zone of the hours of service is to be named before anybody signs.",
		Holidays: "The days on which nobody works are to be named before anybody signs.",
	}
	if t != nil && t.Offer.Unnamed != nil {
		u = t.Offer.Unnamed
	}
	switch id {
	case "time_zone":
		return u.TimeZone
	case "holidays":
		return u.Holidays
	}
	return u.Name
}

// OfferWords are what options, lines and revisions of a quote are called beside the names
// that they have themselves.
type OfferWords struct {
	Described   string `yaml:"described" doc:"How the quote is called as it stands, without any of its options."`
	Undecided   string `yaml:"undecided" doc:"Said of an answer that an option leaves open."`
	Without     string `yaml:"without" holds:"line" doc:"Said of a line that an option leaves out."`
	WithMonthly string `yaml:"with_monthly" holds:"line,amount,currency" doc:"Said of a line that an option adds and that is paid each month."`
	WithOnce    string `yaml:"with_once" holds:"line,amount,currency" doc:"The same of one that is paid once."`
	NoDiscount  string `yaml:"no_discount" doc:"Said of an option without the discount that the quote has."`
	Rest        string `yaml:"rest" doc:"How the part of a difference is called that an earlier revision does not tell line by line."`
	Estimate    string `yaml:"estimate" doc:"Said in brackets behind a number that is an estimate."`
	AllOf       string `yaml:"all_of" holds:"part" doc:"Said in brackets behind a number of which all are {part}."`
	SomeOf      string `yaml:"some_of" holds:"number,part" doc:"Said in brackets behind a number of which {number} are {part}."`
	Otherwise   string `yaml:"otherwise" holds:"revision,date" doc:"What you are told where revision {revision}, sent on {date}, says something else than the quote now."`
}

// olderOfferWords are those of texts without the key words.
func olderOfferWords() *OfferWords {
	return &OfferWords{
		Described: "As described", Undecided: "not decided",
		Without: "Without: {line}", WithMonthly: "With: {line}, {amount} {currency} a month", WithOnce: "With: {line}, {amount} {currency} once",
		NoDiscount: "No discount", Rest: "What was not written down line by line",
		Estimate: "an estimate", AllOf: "all of them {part}", SomeOf: "{number} of them {part}",
		Otherwise: "Revision {revision} went out on {date} and says something else. Raise quote.revision before this goes out.",
	}
}

// Called are the words for options, lines and revisions. Texts may be nil.
func (t *Texts) Called() *OfferWords {
	if t == nil || t.Offer.Words == nil {
		return olderOfferWords()
	}
	return t.Offer.Words
}

// RefusalText is a reason why a quote cannot be what its status says.
type RefusalText struct {
	ID   string `yaml:"id" words:"no_model,too_close,open,not_proved,range,disputed,unsure,contradicted,open_count,contested,no_total,no_price,no_date,no_approval,adviser,no_record,other_model,other_split,other_currency,other_sum,other_once,no_split" doc:"The reason."`
	Text string `yaml:"text" holds:"topic,model,agreed,now" doc:"The sentence. {topic} names the question or the parts of IT that it is about, {agreed} and {now} what was agreed and what holds now."`
	Do   string `yaml:"do" holds:"topic,model,agreed,now,next" doc:"What you do about it, behind a semicolon. {next} is the next revision."`
}

// TermText is how a term of an offer is called and worded.
type TermText struct {
	ID    string `yaml:"id" words:"minimum_percent,notice_days,yearly_increase,renewal,true_up,early_exit,tax,documents" doc:"The term, as provider.yaml names it."`
	Label string `yaml:"label" doc:"How it is called."`
	Text  string `yaml:"text" holds:"value" doc:"How it is worded. {value} is what provider.yaml or the quote says."`
}

// Fill is a text with something in the place of each placeholder: pairs of a placeholder
// with its braces and what stands there.
func Fill(text string, pairs ...string) string { return filled(text, pairs...) }

// Refusal returns the words for a reason; a playbook without them names what it is about.
func (t *OfferTexts) Refusal(id string, pairs ...string) (text, do string) {
	i := slices.IndexFunc(t.Refused, func(x RefusalText) bool { return x.ID == id })
	if i < 0 {
		return strings.ReplaceAll(id, "_", " ") + ".", "set the status to budget"
	}
	return filled(t.Refused[i].Text, pairs...), filled(t.Refused[i].Do, pairs...)
}

// Term returns how a term is called and worded with its value, "" without words for it.
func (t *OfferTexts) Term(id, value string) (label, text string) {
	i := slices.IndexFunc(t.Terms, func(x TermText) bool { return x.ID == id })
	if i < 0 {
		return "", ""
	}
	return t.Terms[i].Label, filled(t.Terms[i].Text, "{value}", value)
}
