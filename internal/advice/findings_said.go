package advice

import (
	"cmp"
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// Kind says how a finding is answered.
type Kind string

// The kinds.
const (
	InOnboarding Kind = "onboarding" // work of the first weeks
	InFee        Kind = "fee"        // part of the monthly service
	AsProject    Kind = "project"    // work of its own with a price of its own
	ByClient     Kind = "client"     // the client's own to do
	Declined     Kind = "declined"   // recommended, and the client does not want it
)

// Words lists the kinds that a file can name; that something is declined stands in an
// engagement.
func (Kind) Words() []string {
	return []string{string(InOnboarding), string(InFee), string(AsProject), string(ByClient)}
}

// KindIDs lists all kinds.
func KindIDs() []string { return append(Kind("").Words(), string(Declined)) }

// kinds say how a finding is answered under a split.
type kinds struct {
	always Kind // whoever runs the towers; "" where it depends on them
	towers []terms.Tower
	bySide map[terms.Side]Kind
	lines  []string // of the price: without one of them it is no part of the fee
}

// side is who runs the towers together: one side where it runs all of them, else both.
func (k *kinds) side(split *terms.Split) terms.Side {
	side := terms.Undecided
	for i, t := range k.towers {
		own := split[t]
		if own == terms.ThirdParty {
			own = terms.Client // the client has the contract
		}
		if i > 0 && own != side {
			return terms.Shared
		}
		side = own
	}
	if len(k.towers) == 1 && split[k.towers[0]] == terms.ThirdParty {
		return terms.ThirdParty
	}
	return side
}

// of is how a finding is answered in a case; nil where that is not known.
func (k *kinds) of(c *Case) *Kind {
	kind := k.always
	switch {
	case c.Alone:
		kind = ByClient
	case c.Split == nil:
		return nil
	case kind == "" && len(k.towers) > 0:
		kind = k.bySide[k.side(c.Split)]
	}
	if kind == InFee && len(k.lines) > 0 && !slices.ContainsFunc(k.lines, func(id string) bool { return slices.Contains(c.Lines, id) }) {
		kind = AsProject
	}
	if kind == "" {
		return nil
	}
	return &kind
}

// instead is what a finding says in some cases.
type instead struct {
	answer.Rule

	after, upTo                   string // the dates of documents that it is for, "" for any
	title, because, action, owner string
	byDay                         *int
}

// fits reports whether the words are those for a case. A document without a date is
// neither before nor after any.
func (n *instead) fits(v answer.View, c *Case) bool {
	switch {
	case n.after != "" && (c.Date == "" || c.Date <= n.after):
	case n.upTo != "" && (c.Date == "" || c.Date > n.upTo):
	default:
		return n.Holds(v)
	}
	return false
}

// placed is a finding with what its place in the order of work follows from.
type placed struct {
	Finding

	called, demanded bool
}

// place says a finding for a case.
func (rule *findingRule) place(s state, v *answer.View, c *Case) placed {
	p := placed{Finding: rule.Finding}
	p.Severity, p.ByDay, p.Raised = s.severity, s.byDay, s.severity != rule.Severity
	p.called = rule.has.called && rule.called.Eval(*v) == answer.True
	p.demanded = rule.has.demanded && rule.demanded.Eval(*v) == answer.True
	p.Answered = rule.answers.of(c)
	p.Owner = rule.leads(c)
	said := instead{}
	for i := range rule.instead {
		n := &rule.instead[i]
		if !n.fits(*v, c) {
			continue
		}
		said.title, said.because = cmp.Or(said.title, n.title), cmp.Or(said.because, n.because)
		said.action, said.owner = cmp.Or(said.action, n.action), cmp.Or(said.owner, n.owner)
		said.byDay = cmp.Or(said.byDay, n.byDay)
	}
	p.Title, p.Because = cmp.Or(said.title, p.Title), cmp.Or(said.because, p.Because)
	p.Action, p.Owner = cmp.Or(said.action, p.Action), cmp.Or(said.owner, p.Owner)
	if said.byDay != nil {
		p.ByDay = *said.byDay
	}
	if d := declinedAs(c.Declined, p.ID); d != nil && p.Audience == AudienceClient {
		kind := Declined
		p.Declined, p.Answered = d, &kind
	}
	return p
}

// leads is who leads the action: whoever runs the towers that it is about.
func (rule *findingRule) leads(c *Case) string {
	const provider, client, both = "provider", "client", "both"
	if c.Alone {
		return client
	}
	if rule.Owner != provider || c.Split == nil || len(rule.answers.towers) == 0 {
		return rule.Owner
	}
	switch rule.answers.side(c.Split) {
	case terms.Client, terms.ThirdParty:
		return client
	case terms.Shared:
		return both
	case terms.Provider, terms.Undecided:
	}
	return provider
}

func declinedAs(all []Decline, id string) *Decline {
	for i := range all {
		if all[i].Finding == id {
			d := all[i]
			return &d
		}
	}
	return nil
}

// sortKey is one of the things that the order of work looks at.
type sortKey string

// Words lists the keys.
func (sortKey) Words() []string { return []string{"severity", "day", "called", "demanded"} }

// before compares two findings in the order of work: what is declined last, then key by
// key; 0 leaves the order of the file.
func (f *Findings) before(a, b placed) int {
	yes := func(a, b bool) int { // what is true comes first
		switch {
		case a == b:
			return 0
		case a:
			return -1
		}
		return 1
	}
	if order := yes(a.Declined == nil, b.Declined == nil); order != 0 {
		return order
	}
	for _, key := range f.order {
		order := 0
		switch key {
		case "severity":
			order = cmp.Compare(a.Severity, b.Severity)
		case "day":
			order = cmp.Compare(a.ByDay, b.ByDay)
		case "called":
			order = yes(a.called, b.called)
		case "demanded":
			order = yes(a.demanded, b.demanded)
		}
		if order != 0 {
			return order
		}
	}
	return 0
}
