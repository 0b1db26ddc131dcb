package advice

import (
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/yamldoc"
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

// Audience says who may see a finding.
type Audience uint8

// The audiences.
const (
	AudienceClient   Audience = iota // everybody
	AudienceInternal                 // the provider only, never the client
)

// audienceIDs are the ids of the audiences in files.
func audienceIDs() []string { return []string{"client", "internal"} }

// Finding is one risk, fact or opportunity with what to do about it.
type Finding struct {
	ID       string   `json:"id"`
	Severity Severity `json:"severity"`
	Title    string   `json:"title"`
	Because  string   `json:"because"` // why it matters
	Action   string   `json:"action"`  // what to do next
	ByDay    int      `json:"by_day"`  // first date for the action, in days from the start, 0-365
	Owner    string   `json:"owner"`   // who leads the action: provider, client or both
	Source   string   `json:"source"`
	Audience Audience `json:"audience,omitempty"` // left out for the client's
	Raised   bool     `json:"-"`                  // the severity is higher than the finding alone has, because of another answer
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
	when     *answer.Condition
	unless   *answer.Condition
	escalate []escalation
	replaces []int
}

type escalation struct {
	to   Severity
	when *answer.Condition
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
		if v == nil || rule.when.Eval(*v) != answer.True || holds(rule.unless, *v) {
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

// ReadFindings reads findings.yaml. With problems it returns nil.
func ReadFindings(r *yamldoc.Report, root *yamldoc.Node, facts *Facts) *Findings {
	before := r.Len()
	f, ok := r.Fields(root, "the file")
	if !ok {
		return nil
	}
	f.Version()
	findings := &Findings{facts: facts, Shown: int(f.Int("shown", 1, 1000))}
	seen := newIDs("finding")
	items := f.NeedList("findings")
	f.End()
	replaces := make([]*yamldoc.Node, len(items))
	for i := range items {
		rule, lesser := readFinding(r, &items[i], facts, seen)
		findings.rules = append(findings.rules, rule)
		replaces[i] = lesser
	}
	findings.readReplaces(r, replaces)
	if r.Len() > before {
		return nil
	}
	return findings
}

// readFinding reads one finding and returns the node of its "replaces" key,
// which can name findings further down.
func readFinding(r *yamldoc.Report, n *yamldoc.Node, facts *Facts, seen *ids) (rule findingRule, replaces *yamldoc.Node) {
	f, ok := r.Fields(n, "a finding")
	if !ok {
		return rule, nil
	}
	rule.ID = seen.read(r, f)
	rule.Title = line(r, f, "title")
	severity := word(r, f, "severity", SeverityIDs())
	rule.Severity = Severity(max(severity, 0))
	audience := word(r, f, "audience", audienceIDs())
	rule.Audience = Audience(max(audience, 0))
	voc := vocabulary(audience != int(AudienceClient)) // a misspelled one is one problem, not two
	rule.when = condition(r, f.Need("when"), facts.Schema(), voc)
	rule.unless = condition(r, f.Opt("unless"), facts.Schema(), voc)
	steps := f.List("escalate")
	for i := range steps {
		e, ok := r.Fields(&steps[i], "an escalation")
		if !ok {
			continue
		}
		to := word(r, e, "to", SeverityIDs())
		if severity >= 0 && to >= severity {
			r.Add(e.Opt("to"), "an escalation of a %s finding must lead to a higher severity, not %s", rule.Severity, Severity(to))
		}
		rule.escalate = append(rule.escalate, escalation{
			to:   Severity(max(to, 0)),
			when: condition(r, e.Need("when"), facts.Schema(), voc),
		})
		e.End()
	}
	replaces = f.Opt("replaces")
	rule.Because = line(r, f, "because")
	rule.Action = line(r, f, "action")
	rule.ByDay = int(f.Int("by_day", 0, 365))
	rule.Owner = knownWord(word(r, f, "owner", owners()), owners())
	rule.Source = line(r, f, "source")
	f.End()
	return rule, replaces
}

// readReplaces reads which findings each one replaces. An internal finding
// must not replace one for the client, who would then see neither.
func (f *Findings) readReplaces(r *yamldoc.Report, nodes []*yamldoc.Node) {
	known := make([]string, len(f.rules))
	for i := range f.rules {
		known[i] = f.rules[i].ID
	}
	for i, n := range nodes {
		if n == nil {
			continue
		}
		if n.Kind != yamldoc.Sequence {
			r.Add(n, "\"replaces\" must be a list, not %s; put it in brackets", n.Describe())
			continue
		}
		for j := range n.Items {
			item := &n.Items[j]
			lesser := slices.Index(known, item.Text)
			switch {
			case lesser < 0 && r.Spare(item, "findings/"+item.Text, "the finding "+item.Text):
			case item.Kind != yamldoc.Scalar || lesser < 0:
				r.Add(item, "unknown finding %s%s", item.Describe(), yamldoc.Suggest(item.Text, known))
			case f.replacesAny(lesser, i):
				r.Add(item, "%q replaces %q already, or is the same; a circle would drop both", item.Text, known[i])
			case f.rules[i].Audience == AudienceInternal && f.rules[lesser].Audience == AudienceClient:
				r.Add(item, "an internal finding cannot replace %q, which the client may see: the client would see neither", item.Text)
			default:
				f.rules[i].replaces = append(f.rules[i].replaces, lesser)
			}
		}
	}
}

// replacesAny reports whether from is to or replaces it, directly or through
// others. It ends because circles are never recorded.
func (f *Findings) replacesAny(from, to int) bool {
	if from == to {
		return true
	}
	for _, next := range f.rules[from].replaces {
		if f.replacesAny(next, to) {
			return true
		}
	}
	return false
}
