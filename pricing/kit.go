package pricing

import (
	"github.com/govalues/decimal"

	"mspscope/internal/terms"
)

// Kit is what stands at one location on average, and what it costs a month: the part of
// a price that grows with the locations.
type Kit struct {
	Sites   decimal.Decimal
	Items   []KitItem
	Monthly decimal.Decimal // for one location, after the volume discount, before add-ons and a discount of the quote
	Known   bool            // the number of locations was answered and is settled, and there is something at them
}

// KitItem is a class of things at a location.
type KitItem struct {
	Class, Label string
	Quantity     decimal.Decimal // for one location, on average, with one decimal
}

// Kit works out the average location. The errors are those of Estimate.
func (c *Card) Kit(split terms.Split, a Answers, q Quote) (Kit, error) {
	e := c.estimator(split, a, &q)
	if err := e.run(); err != nil {
		return Kit{}, err
	}
	if c.sites < 0 || !e.Monthly.Known {
		return Kit{}, nil
	}
	n := e.counts[c.sites]
	if !n.known || n.assumed || n.varies() {
		return Kit{}, nil
	}
	kit := Kit{Sites: whole(n.n[typical] + c.classes[c.sites].included)}
	if !kit.Sites.IsPos() {
		return Kit{}, nil
	}
	sum := e.nothing()
	for k := range unit(len(c.classes)) {
		class := &c.classes[k]
		if !class.atSite || !e.counts[k].known || e.amounts[k][typical].IsZero() {
			continue
		}
		sum = e.add(sum, e.afterVolume(k))
		if k != c.sites {
			kit.Items = append(kit.Items, KitItem{class.id, class.label, e.ratio(whole(e.counts[k].n[typical]), kit.Sites, 1).Trim(0)})
		}
	}
	kit.Monthly, kit.Known = e.divide(sum, kit.Sites), sum.IsPos()
	return kit, e.err
}
