package advice

import (
	"cmp"
	"strings"
)

// ServiceHours are the hours in which a provider works, wherever nothing longer is bought.
type ServiceHours struct {
	Weekdays string `yaml:"weekdays,opt,empty" doc:"The days and hours, as a contract says them, such as \"Monday to Friday, 8 am to 5 pm\". Left out or empty: the matrix says that they are to be agreed."`
	TimeZone string `yaml:"time_zone,opt,empty" doc:"The time zone in which they count, such as \"Eastern Time\". Left out or empty: it is to be agreed."`
	Holidays string `yaml:"holidays,opt,empty" doc:"The days on which you do not work, such as \"the federal holidays of the United States\". Left out or empty: they are to be agreed."`
	Source   string `yaml:"source,opt" doc:"Where the hours come from, or Ours."`
}

// ScheduleTexts are the contract words around a responsibility matrix, so that it can be
// signed as a schedule to an agreement. They speak of client and provider in the third
// person, because both sign them.
type ScheduleTexts struct {
	Parties    string `yaml:"parties" holds:"client,provider" doc:"Whose work it is about. {client} and {provider} are how the two are named."`
	Client     string `yaml:"client" holds:"name" doc:"What is put in the place of {client} for a client with a name, which is {name}."`
	NoClient   string `yaml:"no_client" doc:"The same for one without."`
	Provider   string `yaml:"provider" holds:"name" doc:"What is put in the place of {provider} where provider.yaml has a name, which is {name}."`
	NoProvider string `yaml:"no_provider" doc:"The same where provider.yaml has none, or the one that it comes with."`
	Unnamed    string `yaml:"unnamed" doc:"The name of provider.yaml as it comes with the program, which is nobody's."`

	To         string        `yaml:"to" holds:"documents" doc:"To which agreement the schedule belongs. {documents} are those that the terms of the quote name."`
	ToNone     string        `yaml:"to_none" doc:"The same where they name none."`
	Precedence string        `yaml:"precedence" doc:"Which document prevails where two differ."`
	Revision   string        `yaml:"revision" holds:"revision,date" doc:"Which version it is. {revision} is the revision of the quote, {date} the date of the document."`
	Dated      string        `yaml:"dated" holds:"date" doc:"The same where the quote has no revision."`
	Draft      string        `yaml:"draft" holds:"revision" doc:"The same where the document has no date."`
	NoVersion  string        `yaml:"no_version" doc:"The same where it has neither."`
	Defaults   string        `yaml:"defaults" doc:"What the times in the sentences about handing over work are."`
	Silence    string        `yaml:"silence" doc:"What happens while an answer is missing."`
	Contain    string        `yaml:"contain" holds:"rows" doc:"What the provider does without a yes. {rows} are the rows about it in which the provider does the work; where there are none, nothing is said."`
	NoContain  string        `yaml:"no_contain" doc:"Said instead where there are none."`
	Unsettled  string        `yaml:"unsettled" doc:"Said where the model is not settled yet."`
	NoOffer    string        `yaml:"no_offer" doc:"Said where the quote cannot be what its status says."`
	RuledOut   string        `yaml:"ruled_out" doc:"Said where the matrix is that of a model that is ruled out."`
	Settle     string        `yaml:"settle" doc:"Said above the rows that are to be settled."`
	Hours      HoursText     `yaml:"hours" doc:"How the service hours are said."`
	Targets    TargetsText   `yaml:"targets" doc:"What holds for the times of service_levels."`
	Terms      []DefinedTerm `yaml:"terms" item:"a term" key:"id" doc:"The words that the matrix uses in a meaning of its own, in the order in which they are explained."`
	Source     string        `yaml:"source" doc:"Where the sentences come from: usually \"ours\"."`
}

// HoursText says service hours.
type HoursText struct {
	Business string `yaml:"business" holds:"weekdays,time_zone,holidays" doc:"The hours in which the provider works. A part that provider.yaml leaves out is in open's words."`
	Open     string `yaml:"open" doc:"What is put in the place of days, time zone or holidays that provider.yaml leaves out."`
	Outside  string `yaml:"outside" holds:"row,fee,note" doc:"What holds outside them, as the row hours_row of the catalogue has it: {row} is its id, {fee} what it has to do with the fee, {note} the sentence beside it."`
	Client   string `yaml:"client" holds:"row" doc:"The same where that row is the client's own work and has no sentence beside it."`
	Said     string `yaml:"said,opt" holds:"fee,note" default:"Outside business hours: {fee} {note}" doc:"What outside says, as a document says it to the client."`
	Yours    string `yaml:"yours,opt" default:"Outside business hours: on your side, by your own people or by a company of your choice." doc:"The same of client."`
}

// TargetsText says what holds for targets of service.
type TargetsText struct {
	Run    string   `yaml:"run" holds:"towers" doc:"For which parts of IT the targets hold: {towers} are those that the provider runs."`
	Shared string   `yaml:"shared" holds:"towers" doc:"The same of parts that both sides run."`
	None   string   `yaml:"none" doc:"Said instead of all targets where the provider runs no part and shares none."`
	Rules  []string `yaml:"rules" doc:"How the times are measured."`
	Client []string `yaml:"client" doc:"The targets that the client's IT people have, where there are such."`
}

// DefinedTerm is a word with its meaning.
type DefinedTerm struct {
	ID   string `json:"id" yaml:"id" doc:"How the term is called in the machine output."`
	Term string `json:"term" yaml:"term" doc:"The word."`
	Text string `json:"text" yaml:"text" doc:"What it means."`
}

// Named is how a provider is named in a contract, "" where the name is nobody's.
func (t *ScheduleTexts) Named(p *ProviderProfile) string {
	if p == nil || strings.EqualFold(p.Name, t.Unnamed) {
		return ""
	}
	return p.Name
}

// Says says the hours in which the provider works.
func (t *HoursText) Says(h *ServiceHours) string {
	return filled(t.Business, "{weekdays}", cmp.Or(h.Weekdays, t.Open), "{time_zone}", cmp.Or(h.TimeZone, t.Open), "{holidays}", cmp.Or(h.Holidays, t.Open))
}
