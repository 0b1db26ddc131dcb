package advice

import (
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/yamldoc"
)

// Condition is what a provider asks of every client from the start: what the client has
// or lets the provider put in place.
type Condition struct {
	ID      string `json:"id" yaml:"id,id" doc:"How the condition is called in the machine output."`
	Text    string `json:"text" yaml:"text" doc:"What is asked, in a few words that begin with a capital and end without a full stop."`
	Days    int    `json:"by_day" yaml:"days,opt" range:"0..365" default:"30" doc:"By which day after the start it must be in place, or the client lets you put it in place."`
	Source  string `json:"-" yaml:"source" doc:"Where it comes from: an article, or \"ours\"."`
	Met     *bool  `json:"met"`     // nil where an answer is open; those that are met are not listed
	Refused bool   `json:"refused"` // the client has declined what leads to it
}

// conditionRecord is a condition as provider.yaml has it.
type conditionRecord struct {
	yamldoc.Place
	Condition

	When     answer.When `yaml:"met" doc:"It is met where this holds; only answers can be tested. Where it is open, the client is told that it is to be confirmed."`
	Unless   answer.When `yaml:"unless,opt" doc:"It is asked of nobody where this holds. Left out, it is asked of everybody."`
	Findings []string    `yaml:"findings,opt,empty" doc:"The ids of the findings that lead to it. Where the client has declined one of them, the condition is refused."`
}

// conditionRule is a condition ready to be tested.
type conditionRule struct {
	Condition

	met, unless answer.Condition
	spared      bool // there is an unless
	findings    []string
}

// readConditions reads the conditions of service of a provider.
func (p *ProviderProfile) readConditions(r *yamldoc.Report, records []conditionRecord, schema *answer.Schema) {
	for i := range records {
		c := &records[i]
		p.conditions = append(p.conditions, conditionRule{
			Condition: c.Condition, met: schema.ReadWhen(r, c.When, answer.Answers), unless: schema.ReadWhen(r, c.Unless, answer.Answers),
			spared: !c.Unless.Missing(), findings: c.Findings,
		})
	}
}

// Conditions lists the conditions of service that are not met or not known, and those
// that the client has refused.
func (p *ProviderProfile) Conditions(v answer.View, declined []Decline) []Condition {
	all := []Condition{}
	for i := range p.conditions {
		rule := &p.conditions[i]
		if rule.spared && rule.unless.Eval(v) == answer.True {
			continue
		}
		c := rule.Condition
		c.Refused = slices.ContainsFunc(declined, func(d Decline) bool { return slices.Contains(rule.findings, d.Finding) })
		met := rule.met.Eval(v)
		if met != answer.Open {
			c.Met = new(met == answer.True)
		}
		if met != answer.True {
			all = append(all, c)
		}
	}
	return all
}

// addConditionReads records what the conditions test.
func (p *ProviderProfile) addConditionReads(r *answer.Reads) {
	for i := range p.conditions {
		r.Condition(&p.conditions[i].met)
		r.Condition(&p.conditions[i].unless)
	}
}

// BaselineTexts are the sentences about the conditions of service.
type BaselineTexts struct {
	Lead    string `yaml:"lead" doc:"Said above the conditions that are not met."`
	Day     string `yaml:"day" holds:"condition,day" doc:"A condition that is not met. {condition} is what is asked, {day} the day."`
	Refused string `yaml:"refused" holds:"condition" doc:"A condition that is not met because the client has declined what leads to it. {condition} is what is asked."`
	Open    string `yaml:"open" holds:"conditions" doc:"Said of those that are still to be confirmed. {conditions} are what is asked, with semicolons between them."`
	Source  string `yaml:"source" doc:"Where the sentences come from: usually \"ours\"."`
}

// Say returns the lines about the conditions of service: the sentence above the list,
// the list, and what is to be confirmed. Each may be empty.
func (t *BaselineTexts) Say(all []Condition, small func(string) string) (lead string, lines []string, open string) {
	if t.Lead == "" { // an own file without the texts
		return "", nil, ""
	}
	var unknown string
	for i := range all {
		c := &all[i]
		switch {
		case c.Refused:
			lines = append(lines, filled(t.Refused, "{condition}", c.Text))
		case c.Met == nil:
			if unknown != "" {
				unknown += "; "
			}
			unknown += small(c.Text)
		default:
			lines = append(lines, filled(t.Day, "{condition}", c.Text, "{day}", answer.FormatHundredths(int64(c.Days)*100)))
		}
	}
	if len(lines) > 0 {
		lead = t.Lead
	}
	if unknown != "" {
		open = filled(t.Open, "{conditions}", unknown)
	}
	return lead, lines, open
}
