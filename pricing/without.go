package pricing

import (
	"slices"

	"mspscope/internal/yamldoc"
)

// The keys of a card that hold amounts of money, in the parts that have some.
var (
	rateAmounts    = []string{caseKeys[low], caseKeys[typical], caseKeys[high], "price", "currency"}
	marketAmounts  = []string{"standard_from", "middle", "premium_to"}
	inHouseAmounts = []string{"wage", "recruiting_per_hire", "training_per_post_year", "tools_per_user_month"}
)

// WithoutAmounts returns a rate card without its amounts of money: what a card in
// another currency may inherit from it. What is left are percentages, weights,
// shares, counts, months of the base, conditions and words, which mean the same
// in every currency. The base stays as it is; nodes keep their places.
func WithoutAmounts(base *yamldoc.Node) *yamldoc.Node {
	return edited(base, map[string]func(yamldoc.Node) yamldoc.Node{
		"currency": nil,
		"minimum":  nil,
		"market":   func(n yamldoc.Node) yamldoc.Node { return without(n, marketAmounts) },
		"in_house": func(n yamldoc.Node) yamldoc.Node { return without(n, inHouseAmounts) },
		"rates": func(n yamldoc.Node) yamldoc.Node {
			n.Pairs = slices.Clone(n.Pairs)
			for i := range n.Pairs {
				n.Pairs[i].Value = without(n.Pairs[i].Value, rateAmounts)
			}
			return n
		},
		"addons": func(n yamldoc.Node) yamldoc.Node {
			n.Items = slices.Clone(n.Items)
			for i := range n.Items {
				if per := n.Items[i].Get("per"); per == nil || per.Text != perIDs[perBase] {
					n.Items[i] = without(n.Items[i], []string{"rate"})
				}
			}
			return n
		},
	})
}

// edited returns a mapping with the values of some keys changed; a key without a
// change is left out.
func edited(base *yamldoc.Node, changes map[string]func(yamldoc.Node) yamldoc.Node) *yamldoc.Node {
	out := *base
	out.Pairs = nil
	for _, p := range base.Pairs {
		change, named := changes[p.Key.Text]
		switch {
		case named && change == nil:
			continue
		case named:
			p.Value = change(p.Value)
		}
		out.Pairs = append(out.Pairs, p)
	}
	return &out
}

// without returns a mapping without some of its keys.
func without(n yamldoc.Node, keys []string) yamldoc.Node {
	changes := make(map[string]func(yamldoc.Node) yamldoc.Node, len(keys))
	for _, key := range keys {
		changes[key] = nil
	}
	return *edited(&n, changes)
}
