package advice

import (
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// Severity says how much a finding matters.
type Severity uint8

// The severities in the order in which findings are shown.
const (
	Critical Severity = iota
	High
	Medium
	Low
	Info
	Opportunity
	numSeverities
)

// SeverityIDs lists the severities, worst first, opportunities last.
func SeverityIDs() []string {
	return []string{"critical", "high", "medium", "low", "info", "opportunity"}
}

// String returns the id of the severity, as used in files and machine output.
func (s Severity) String() string {
	if s >= numSeverities {
		return "unknown_severity"
	}
	return SeverityIDs()[s]
}

// Words lists the ids of the severities.
func (Severity) Words() []string { return SeverityIDs() }

// MarshalText returns the id of the severity.
func (s Severity) MarshalText() ([]byte, error) { return terms.ID(int(s), SeverityIDs(), "severity") }

// UnmarshalText reads the id of a severity.
func (s *Severity) UnmarshalText(id []byte) error {
	i, err := terms.Place(id, SeverityIDs(), "severity")
	*s = Severity(i)
	return err
}

// Audience says who may see a finding.
type Audience uint8

// The audiences.
const (
	AudienceClient   Audience = iota // everybody
	AudienceInternal                 // the provider only, never the client
)

// audienceIDs are the ids of the audiences in files.
func audienceIDs() []string { return []string{"client", "internal"} }

// Words lists the ids of the audiences.
func (Audience) Words() []string { return audienceIDs() }

// String returns the id of the audience.
func (a Audience) String() string {
	if a > AudienceInternal {
		return "unknown_audience"
	}
	return audienceIDs()[a]
}

// MarshalText returns the id of the audience.
func (a Audience) MarshalText() ([]byte, error) { return terms.ID(int(a), audienceIDs(), "audience") }

// UnmarshalText reads the id of an audience.
func (a *Audience) UnmarshalText(id []byte) error {
	i, err := terms.Place(id, audienceIDs(), "audience")
	*a = Audience(i)
	return err
}

// Finding is one risk, fact or opportunity with what to do about it.
type Finding struct {
	ID       string   `json:"id" yaml:"id" doc:"How the finding is called in replaces and in the machine output. Keep it for as long as the finding means the same."`
	Severity Severity `json:"severity" yaml:"severity" doc:"How much it matters. Findings are listed from critical to info, opportunities last."`
	Title    string   `json:"title" yaml:"title" doc:"The finding in a few words; 60 characters fit a line."`
	Because  string   `json:"because" yaml:"because" doc:"Why it matters, in one to three sentences."`
	Action   string   `json:"action" yaml:"action" doc:"What to do about it."`
	ByDay    int      `json:"by_day" yaml:"by_day" range:"0..365" doc:"By which day the action is due, counted in days from the start."`
	Owner    string   `json:"owner" yaml:"owner" words:"provider,client,both" doc:"Who leads the action."`
	Source   string   `json:"source" yaml:"source" doc:"Where it comes from: an article with its address, or \"ours\"."`
	Audience Audience `json:"audience,omitempty" yaml:"audience" doc:"Who reads it: client is everybody, internal the provider alone. Only an internal finding may test private answers."`
	Raised   bool     `json:"-"` // the severity is higher than the finding alone has, because of another answer
}

// Findings are the findings of a playbook, ready to be tested. They do not
// change after reading and may be used from several goroutines.
type Findings struct {
	// Shown is how many findings a short report shows.
	Shown int

	facts *Facts
	rules []findingRule
}

type findingRule struct {
	Finding
	answer.Rule

	escalate []escalation
	replaces []int
}

type escalation struct {
	to   Severity
	when answer.Condition
}

// Len returns the number of findings that could be raised.
func (f *Findings) Len() int { return len(f.rules) }

// Raise returns the findings whose conditions are true, sorted by severity,
// then in the order of the file. A finding counts when its "when" is true and
// its "unless" is not; an open condition raises nothing. The views are from
// Facts.View; in a view without facts the facts are open. What is for the client
// follows from the first one alone, which holds nothing private. Internal
// findings follow from the second one; without it there are none.
func (f *Findings) Raise(client answer.View, internal *answer.View) []Finding {
	client = f.facts.with(client)
	views := [...]*answer.View{AudienceClient: &client, AudienceInternal: nil}
	if internal != nil {
		v := f.facts.with(*internal)
		views[AudienceInternal] = &v
	}
	type state struct {
		severity        Severity
		holds, replaced bool
	}
	states := make([]state, len(f.rules))
	for i := range f.rules {
		rule := &f.rules[i]
		v := views[rule.Audience]
		if v == nil || !rule.Holds(*v) {
			continue
		}
		states[i].holds = true
		states[i].severity = rule.Severity
		for j := range rule.escalate {
			if e := &rule.escalate[j]; e.to < states[i].severity && e.when.Eval(*v) == answer.True {
				states[i].severity = e.to
			}
		}
		for _, lesser := range rule.replaces {
			states[lesser].replaced = true
		}
	}
	count := 0
	for i := range states {
		if states[i].holds && !states[i].replaced {
			count++
		}
	}
	if count == 0 {
		return nil
	}
	raised := make([]Finding, 0, count)
	for severity := range numSeverities {
		for i, s := range states {
			if s.holds && !s.replaced && s.severity == severity {
				finding := f.rules[i].Finding
				finding.Severity = severity
				finding.Raised = severity != f.rules[i].Severity
				raised = append(raised, finding)
			}
		}
	}
	return raised
}

// AnyCritical reports whether one of some raised findings is critical.
func AnyCritical(raised []Finding) bool {
	return slices.ContainsFunc(raised, func(f Finding) bool { return f.Severity == Critical })
}
