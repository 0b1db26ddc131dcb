package compare

import (
	"fmt"
	"slices"

	"github.com/govalues/decimal"

	"mspscope/assess"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// towers says which parts of IT another side runs, and what that does to the
// price.
func (t *telling) towers() {
	changed := t.out.Split
	if len(changed) == 0 {
		return
	}
	price := func(in func(terms.Tower) bool) (amount decimal.Decimal) {
		for _, c := range t.out.Price.Causes {
			if tower, ok := terms.ParseTower(string(c.ID)); ok && c.Kind == result.BySplit && in(tower) {
				amount = add(amount, c.Monthly.Decimal)
			}
		}
		return amount
	}
	tail := func(amount decimal.Decimal) string {
		if amount.IsZero() {
			return "."
		}
		return ", which " + t.moves(amount) + "."
	}
	if *t.out.Model.Before != *t.out.Model.After {
		amount := price(func(terms.Tower) bool { return true })
		work := ""
		switch {
		case amount.IsNeg():
			work = ", and the provider does less of the work"
		case amount.IsPos():
			work = ", and the provider does more of the work"
		}
		t.say(fmt.Sprintf("%d of %d parts of IT%s%s%s", len(changed), terms.NumTowers, words.Verb(len(changed), " changes hands", " change hands"), work, tail(amount)))
		return
	}
	for _, g := range towerGroups(changed) {
		amount := price(func(tower terms.Tower) bool { return slices.Contains(g.towers, tower) })
		t.say(g.sentence(t.out.Words.Towers) + tail(amount))
		if g.decided {
			t.told["tower_owners"] = true
		}
	}
}

// towerGroup is parts of IT that change in the same way.
type towerGroup struct {
	before, after  terms.Side
	decided, rules bool // by the client, or by other rules alone
	towers         []terms.Tower
}

// towerGroups puts the parts of IT that change in the same way together.
func towerGroups(changed []result.ChangedTower) []towerGroup {
	var groups []towerGroup
	for i := range changed {
		c := &changed[i]
		g := towerGroup{
			before: c.Before, after: c.After, decided: !c.Assumed,
			rules: len(c.Causes) > 0 && !slices.ContainsFunc(c.Causes, func(c result.Cause) bool { return c.Kind != result.ByPlaybook }),
		}
		at := slices.IndexFunc(groups, func(h towerGroup) bool {
			return h.before == g.before && h.after == g.after && h.decided == g.decided && h.rules == g.rules
		})
		if at < 0 {
			at, groups = len(groups), append(groups, g)
		}
		groups[at].towers = append(groups[at].towers, c.Tower)
	}
	return groups
}

// sentence says the change without its end.
func (g *towerGroup) sentence(called assess.TowerNames) string {
	var names []string
	for _, t := range g.towers {
		name := called.Small(t)
		if t == terms.ServiceDesk || t == terms.Network {
			name = "the " + name
		}
		names = append(names, name)
	}
	parts := words.List(names)
	if g.decided {
		switch {
		case g.after == terms.Provider:
			return "You hand " + parts + " over to the provider"
		case g.after == terms.Client && g.before == terms.Provider:
			return "You take " + parts + " back"
		case g.after == terms.Client:
			return "You keep " + parts + " with your own people"
		case g.after == terms.Shared:
			return "You share " + parts + " with the provider"
		}
		return "You give " + parts + " to another company"
	}
	why := "By your answers, "
	if g.rules {
		why = "By the changed rules, "
	}
	switch g.after {
	case terms.Provider:
		return why + "the provider now runs " + parts
	case terms.Client:
		return why + "your own people now run " + parts
	case terms.Shared:
		return why + "you and the provider now share " + parts
	case terms.ThirdParty, terms.Undecided:
	}
	return why + "another company now runs " + parts
}
