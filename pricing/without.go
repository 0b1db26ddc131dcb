package pricing

import (
	"slices"

	"mspscope/internal/yamldoc"
)

// The keys of a card that hold amounts of money, in the parts that have some.
var (
	rateAmounts    = []string{caseKeys[low], caseKeys[typical], caseKeys[high], "price", "currency", "tools", "cost", "onboarding", "alone", "least"}
	addonAmounts   = []string{"rate", "steps", "floor", "cap"}
	marketAmounts  = []string{"standard_from", "middle", "premium_to"}
	marketInherits = []string{"standard_from", "middle", "premium_to", "corridor"}
	inHouseAmounts = []string{"wage", "recruiting_per_hire", "training_per_post_year", "tools_per_user_month", "watch_per_user_month"}
)

// WithoutAmounts returns a rate card without its amounts of money: what a card in
// another currency may inherit from it. What is left are percentages, weights,
// shares, counts, months of the base, conditions and words, which mean the same
// in every currency. The base stays as it is; nodes keep their places.
func WithoutAmounts(base *yamldoc.Node) *yamldoc.Node {
	return edited(base, map[string]func(yamldoc.Node) yamldoc.Node{
		"currency": nil,
		"minimum":  nil,
		"schedule": func(n yamldoc.Node) yamldoc.Node {
			return *edited(&n, map[string]func(yamldoc.Node) yamldoc.Node{"items": func(n yamldoc.Node) yamldoc.Node {
				n.Items = slices.Clone(n.Items)
				for i := range n.Items {
					n.Items[i] = without(n.Items[i], []string{"price"})
				}
				return n
			}})
		},
		"delivery":   func(n yamldoc.Node) yamldoc.Node { return without(n, []string{"hour", "start_hour"}) },
		"market":     func(n yamldoc.Node) yamldoc.Node { return without(n, marketInherits) },
		"in_house":   func(n yamldoc.Node) yamldoc.Node { return without(n, inHouseAmounts) },
		"onboarding": func(n yamldoc.Node) yamldoc.Node { return without(n, []string{"floor"}) },
		"share": func(n yamldoc.Node) yamldoc.Node {
			return *edited(&n, map[string]func(yamldoc.Node) yamldoc.Node{"portions": func(n yamldoc.Node) yamldoc.Node {
				n.Items = slices.Clone(n.Items)
				for i := range n.Items {
					n.Items[i] = without(n.Items[i], []string{"overage", "floor"})
				}
				return n
			}})
		},
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
				amounts := addonAmounts
				if per := n.Items[i].Get("per"); per != nil && per.Text == perIDs[perBase] {
					amounts = []string{"floor", "cap"} // its rate is a percentage
				}
				n.Items[i] = without(n.Items[i], amounts)
			}
			return n
		},
	})
}

// Under prepares a rate card to be laid under an own one, which may say with one
// word what it means for several keys: typical is what the provider charges (as price
// is), so that no price of the built-in card stands beside it; and a rate that is
// null has no price. It returns both cards as they are to be laid;
// neither of the given ones is changed.
func Under(base, own *yamldoc.Node) (under, over *yamldoc.Node) {
	over, priceless := withoutRates(own)
	return edited(base, map[string]func(yamldoc.Node) yamldoc.Node{
		"minimum": func(n yamldoc.Node) yamldoc.Node { return beside(n, own.Get("minimum")) },
		"rates": func(n yamldoc.Node) yamldoc.Node {
			n.Pairs = slices.Clone(n.Pairs)
			rates := own.Get("rates")
			for i := range n.Pairs {
				key, value := n.Pairs[i].Key.Text, &n.Pairs[i].Value
				switch {
				case priceless[key]:
					*value = without(*value, append([]string{"same_as"}, rateAmounts...))
				case rates != nil:
					*value = ownSource(beside(*value, rates.Get(key)), rates.Get(key))
				}
			}
			return n
		},
		"addons": func(n yamldoc.Node) yamldoc.Node { return besideRates(n, own.Get("addons")) },
	}), over
}

// withoutRates returns an own card without the rates that are null, and which they
// are.
func withoutRates(own *yamldoc.Node) (card *yamldoc.Node, null map[string]bool) {
	null = map[string]bool{}
	rates := own.Get("rates")
	if rates == nil || rates.Kind != yamldoc.Mapping {
		return own, null
	}
	left := *rates
	left.Pairs = nil
	for _, p := range rates.Pairs {
		if p.Value.Kind == yamldoc.Null {
			null[p.Key.Text] = true
			continue
		}
		left.Pairs = append(left.Pairs, p)
	}
	if len(null) == 0 {
		return own, null
	}
	return edited(own, map[string]func(yamldoc.Node) yamldoc.Node{"rates": func(yamldoc.Node) yamldoc.Node { return left }}), null
}

// beside returns the figures of a price as they stand beside those of an own one,
// which counts whether it is called price or typical.
func beside(n yamldoc.Node, own *yamldoc.Node) yamldoc.Node {
	if own == nil || n.Kind != yamldoc.Mapping || own.Kind != yamldoc.Mapping {
		return n
	}
	figure := own.Get(caseKeys[typical])
	if figure == nil || figure.Kind == yamldoc.Null || own.Get("price") != nil {
		return n
	}
	return without(n, []string{"price", caseKeys[low], caseKeys[high]})
}

// ownSource returns a rate without the source of its figures where an own one names a
// price and no source: that price is the provider's, and has not come from there.
func ownSource(n yamldoc.Node, own *yamldoc.Node) yamldoc.Node {
	if own == nil || n.Kind != yamldoc.Mapping || own.Kind != yamldoc.Mapping || own.Get("price") == nil || own.Get("source") != nil {
		return n
	}
	return without(n, []string{"source"})
}

// besideRates is beside for the rates of the add-ons that an own card changes. A
// percentage of the base has no price.
func besideRates(addons yamldoc.Node, own *yamldoc.Node) yamldoc.Node {
	if own == nil || own.Get("change") == nil || addons.Kind != yamldoc.Sequence {
		return addons
	}
	change := own.Get("change")
	addons.Items = slices.Clone(addons.Items)
	for i := range addons.Items {
		item := &addons.Items[i]
		id, per := item.Get("id"), item.Get("per")
		if id == nil || per != nil && per.Text == perIDs[perBase] {
			continue
		}
		if changed := change.Get(id.Text); changed != nil {
			*item = *edited(item, map[string]func(yamldoc.Node) yamldoc.Node{
				"rate": func(n yamldoc.Node) yamldoc.Node { return beside(n, changed.Get("rate")) },
			})
		}
	}
	return addons
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
