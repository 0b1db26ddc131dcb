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
	ID       string         `json:"id" yaml:"id" doc:"How the finding is called in replaces, in declined of an engagement and in the machine output. Keep it for as long as the finding means the same."`
	Severity Severity       `json:"severity" yaml:"severity" doc:"How much it matters. Findings are listed from critical to info, opportunities last."`
	Title    string         `json:"title" yaml:"title" doc:"The finding in a few words; 60 characters fit a line."`
	Because  string         `json:"because" yaml:"because" doc:"Why it matters, in one to three sentences."`
	Action   string         `json:"action" yaml:"action" client:"report" doc:"What to do about it."`
	ByDay    int            `json:"by_day" yaml:"by_day" range:"0..365" doc:"By which day the action is due, counted in days from the start."`
	Owner    string         `json:"owner" yaml:"owner" words:"provider,client,both" doc:"Who leads the action. Where towers are named, provider means whoever runs them: the client where they are the client's or another company's, both where they are shared."`
	Source   terms.Optional `json:"source" yaml:"source" doc:"Where it comes from: an article with its address, or \"ours\"."`
	Audience Audience       `json:"audience,omitempty" yaml:"audience" doc:"Who reads it: client is everybody, internal the provider alone. Only an internal finding may test private answers."`
	Readers  []Reader       `json:"readers,omitempty" yaml:"readers,opt,empty" key:"reader" doc:"For whom it stands in the document that is sent: owner or it_lead. Left out, for both. What is about people of the client's is for the owner alone. An internal one for the owner alone is for those who sell, and not for those who deliver."`
	Answered *Kind          `json:"answered"` // how it is answered; nil while nothing is recommended
	Declined *Decline       `json:"declined"` // the client does not want it; nil for an open one
	Towers   []terms.Tower  `json:"-"`        // the parts of IT that it is about
	Raised   bool           `json:"-"`        // the severity is higher than the finding alone has, because of another answer
}

// Decline says that a client does not want what a finding recommends.
type Decline struct {
	Finding string `json:"-"`                // its id
	By      string `json:"by,omitempty"`     // who decided so
	On      string `json:"on,omitempty"`     // YYYY-MM-DD
	Reason  string `json:"reason,omitempty"` // as the client said it
}

// Findings are the findings of a playbook, ready to be tested. They do not
// change after reading and may be used from several goroutines.
type Findings struct {
	// Shown is how many findings a short report shows.
	Shown int

	facts *Facts
	order []sortKey
	rules []findingRule

	inOrder []inOrder
}

// inOrder is what a client has in good order where a rule holds.
type inOrder struct {
	text string
	rule answer.Rule
}

// InOrder lists what the client has in good order, in the order of the file.
func (f *Findings) InOrder(v answer.View) []string {
	all := []string{}
	for i := range f.inOrder {
		if f.inOrder[i].rule.Holds(v) {
			all = append(all, f.inOrder[i].text)
		}
	}
	return all
}

type findingRule struct {
	Finding
	answer.Rule

	escalate []escalation
	replaces []int
	instead  []instead
	answers  kinds
	called   answer.Condition // it is why the client called; without one it never is
	demanded answer.Condition // a rule demands it
	has      struct{ called, demanded bool }
}

type escalation struct {
	to    Severity
	byDay *int // the day then; nil where it stays
	when  answer.Condition
}

// Case is what findings are said of beside the answers.
type Case struct {
	Split    *terms.Split // of the recommended model; nil where none is
	Alone    bool         // nobody is to be hired: all of it is the client's to do
	Date     string       // of the document, YYYY-MM-DD; "" is not known
	Lines    []string     // the ids of the lines that the monthly price holds
	Declined []Decline    // what the client does not want
}

// Len returns the number of findings that could be raised.
func (f *Findings) Len() int { return len(f.rules) }

// ClientIDs lists the ids of the findings that a client may read.
func (f *Findings) ClientIDs() []string {
	var ids []string
	for i := range f.rules {
		if f.rules[i].Audience == AudienceClient {
			ids = append(ids, f.rules[i].ID)
		}
	}
	return ids
}

// IDs are the ids of all findings, those for the provider alone among them.
func (f *Findings) IDs() []string {
	ids := make([]string, 0, len(f.rules))
	for i := range f.rules {
		ids = append(ids, f.rules[i].ID)
	}
	return ids
}

// state is what came out for one finding.
type state struct {
	severity        Severity
	byDay           int
	holds, replaced bool
}

// views are the answers by the audience that may know them; nil for nobody.
type views [AudienceInternal + 1]*answer.View

// states tests every finding.
func (f *Findings) states(v *views) []state {
	states := make([]state, len(f.rules))
	for i := range f.rules {
		rule, s := &f.rules[i], &states[i]
		known := v[rule.Audience]
		if known == nil || !rule.Holds(*known) {
			continue
		}
		s.holds, s.severity, s.byDay = true, rule.Severity, rule.ByDay
		for j := range rule.escalate {
			if e := &rule.escalate[j]; e.to < s.severity && e.when.Eval(*known) == answer.True {
				s.severity = e.to
				if e.byDay != nil {
					s.byDay = *e.byDay
				}
			}
		}
		for _, lesser := range rule.replaces {
			states[lesser].replaced = true
		}
	}
	return states
}

// Tally is how many findings there are, and which of them are open: the client has not
// declined them.
type Tally struct {
	Count      int
	BySeverity [numSeverities]int // of the open ones, by Severity
	IDs        []string           // of the open ones, the worst first
}

// Critical reports whether an open finding is critical.
func (t *Tally) Critical() bool { return t.BySeverity[Critical] > 0 }

// Tally counts the findings that Raise returns.
func (f *Findings) Tally(client answer.View, internal *answer.View, declined []Decline) (t Tally) {
	states := f.states(f.known(client, internal))
	open := 0
	for i := range states {
		s := &states[i]
		if s.holds = s.holds && !s.replaced; !s.holds {
			continue
		}
		t.Count++
		if s.holds = declinedAs(declined, f.rules[i].ID) == nil; s.holds {
			t.BySeverity[s.severity]++
			open++
		}
	}
	t.IDs = make([]string, 0, open)
	for severity, n := range t.BySeverity {
		for i := 0; n > 0; i++ {
			if s := &states[i]; s.holds && s.severity == Severity(severity) {
				t.IDs = append(t.IDs, f.rules[i].ID)
				n--
			}
		}
	}
	return t
}

// Titles are the findings in a few words, by their ids.
func (f *Findings) Titles() map[string]string {
	titles := make(map[string]string, len(f.rules))
	for i := range f.rules {
		titles[f.rules[i].ID] = f.rules[i].Title
	}
	return titles
}

// known are the answers by who may know them.
func (f *Findings) known(client answer.View, internal *answer.View) *views {
	client = f.facts.with(client)
	v := views{AudienceClient: &client}
	if internal != nil {
		known := f.facts.with(*internal)
		v[AudienceInternal] = &known
	}
	return &v
}

// Raise returns the findings whose conditions are true, in the order of work of the
// file; what the client has declined comes last. A finding counts when its "when" is
// true and its "unless" is not; an open condition raises nothing. The views are from
// Facts.View; in a view without facts the facts are open. What is for the client
// follows from the first one alone, which holds nothing private. Internal
// findings follow from the second one; without it there are none.
func (f *Findings) Raise(client answer.View, internal *answer.View, c *Case) []Finding {
	v := f.known(client, internal)
	var raised []placed
	for i, s := range f.states(v) {
		if s.holds && !s.replaced {
			raised = append(raised, f.rules[i].place(s, v[f.rules[i].Audience], c))
		}
	}
	slices.SortStableFunc(raised, f.before)
	out := make([]Finding, len(raised))
	for i := range raised {
		out[i] = raised[i].Finding
	}
	if len(out) == 0 {
		return nil
	}
	return out
}
