package advice

import (
	"strings"

	"mspscope/internal/yamldoc"
)

// Voice says whose paper a client reads.
type Voice string

// The voices.
const (
	ProviderVoice Voice = "provider" // who sells the service
	AdviserVoice  Voice = "adviser"  // who advises the client and sells none of it
)

// Terms are the terms of an offer as a provider signs them.
type Terms struct {
	MinimumPercent yamldoc.Number `yaml:"minimum_percent,opt" range:"0..100" doc:"Below how many percent of the agreed monthly price it does not fall when counts do. Left out or 0, there is no minimum."`
	NoticeDays     int            `yaml:"notice_days,opt" range:"0..1000" doc:"How many days before the end notice is given. Left out or 0, nothing is said."`
	YearlyIncrease yamldoc.Number `yaml:"yearly_increase,opt" range:"0..100" doc:"By how many percent the price rises each year. Left out or 0, it does not."`
	Renewal        string         `yaml:"renewal,opt,empty" doc:"What happens at the end of the term. Left out or empty, nothing is said; so with the texts below."`
	TrueUp         string         `yaml:"true_up,opt,empty" doc:"What happens when counts change."`
	EarlyExit      string         `yaml:"early_exit,opt,empty" doc:"What leaving before the end costs."`
	Tax            string         `yaml:"tax,opt,empty" doc:"What is said about taxes."`
	Documents      []string       `yaml:"documents,opt,empty" len:"..20" doc:"The names of documents that hold beside an offer, such as a master services agreement. Empty for none."`
	Source         string         `yaml:"source,opt" doc:"Where the terms come from, or Ours."`
}

// Value is what a term says, "" where it is not there.
func (t *Terms) Value(id string) string {
	number := func(n int64) string {
		if n == 0 {
			return ""
		}
		return yamldoc.FormatHundredths(n)
	}
	switch id {
	case "minimum_percent":
		return number(int64(t.MinimumPercent))
	case "notice_days":
		return number(100 * int64(t.NoticeDays))
	case "yearly_increase":
		return number(int64(t.YearlyIncrease))
	case "renewal":
		return t.Renewal
	case "true_up":
		return t.TrueUp
	case "early_exit":
		return t.EarlyExit
	case "tax":
		return t.Tax
	case "documents":
		return strings.Join(t.Documents, "; ")
	}
	return ""
}
