package pricing

import (
	"slices"

	"mspscope/internal/terms"
)

// handedRule is how much of the work of the parts that a provider would take needs people
// beside those who are there, in hundredths of a percent.
type handedRule struct {
	rule
	provider, shared int64
}

// hundredPercent is the whole in hundredths of a percent.
const hundredPercent = 100 * 100

// anew says in which cases a team that does everything has to be counted whole: under the
// recommended split the people who are there go or do other work, so that beside it a sum
// that counts only who is missing would hold less. Where it is not settled whether they
// go, the high case counts everybody.
func (m *comparer) anew() holds {
	w, f := &m.card.inHouse.work, m.focus()
	if w.goes == nil {
		return holds{}
	}
	if f != nil && allProvider(&f.Split) {
		return holds{true, true, true}
	}
	return ruleHolds(w.goes, m.in.View)
}

// allProvider reports whether the provider runs every operational tower.
func allProvider(s *terms.Split) bool {
	for _, t := range terms.OperationalTowers() {
		if s[t] != terms.Provider {
			return false
		}
	}
	return true
}

// handedOver is which part of the whole work a provider would take that the people who are
// there have no hands for, in hundredths of a percent. The least it may be is in the low
// case, where it is not settled which rule counts.
func (m *comparer) handedOver() (part [numCases]int64) {
	f := m.focus()
	if f == nil {
		return part
	}
	decided, found := false, false
	for i := range m.card.inHouse.work.handed {
		r := &m.card.inHouse.work.handed[i]
		h := ruleHolds(&r.rule, m.in.View)
		if !h[high] || decided {
			continue
		}
		n := r.of(&f.Split, &m.card.weights)
		if !found {
			part[low], part[high] = n, n
		}
		part[low], part[high] = min(part[low], n), max(part[high], n)
		if h[typical] && part[typical] == 0 {
			part[typical] = n
		}
		found, decided = true, h[low]
	}
	if found && !decided { // perhaps none of them counts
		part[low] = 0
	}
	return part
}

// of is the part of the work that a rule counts under a split, by the weights of the parts.
func (r *handedRule) of(s *terms.Split, weights *[terms.NumTowers]int64) (part int64) {
	for t, side := range s {
		switch side {
		case terms.Provider:
			part += weights[t] * r.provider
		case terms.Shared:
			part += weights[t] * r.shared
		case terms.Client, terms.ThirdParty, terms.Undecided:
		}
	}
	return min(part/100, hundredPercent)
}

// lacking is what a team that does everything does not have.
func (m *comparer) lacking() string {
	r := m.card.inHouse
	counts := func(rules []postsRule) bool {
		return slices.ContainsFunc(rules, func(p postsRule) bool { return ruleHolds(&p.rule, m.in.View)[typical] })
	}
	switch {
	case counts(r.work.least), r.lacks == "" && len(r.work.least) > 0:
		return r.note
	case r.lacksLonger != "" && counts(r.work.shifts):
		return r.lacksLonger
	}
	return r.lacks
}
