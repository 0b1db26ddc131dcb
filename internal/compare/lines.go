package compare

import (
	"slices"

	"github.com/govalues/decimal"

	"mspscope/internal/result"
	"mspscope/pricing"
)

// lineChange is a line of the estimate that differs. Its lines are nil where
// the estimate of a side has no such line.
type lineChange struct {
	result.ChangedLine
	before, after *pricing.Line
	key           lineKey
}

// line returns the line after the change, or before it where it is gone.
func (c *lineChange) line() *pricing.Line {
	if c.after != nil {
		return c.after
	}
	return c.before
}

// lineKey tells lines apart: those of the card by their id. Lines that were added
// by hand are numbered, so that only their label says which is which, and among
// lines of one label their order.
type lineKey struct {
	origin    pricing.Origin
	period    pricing.Period
	id, label string
	nth       int
}

// keysOf returns the key of every line of an estimate.
func keysOf(e *pricing.Estimate) []lineKey {
	keys := make([]lineKey, len(e.Lines))
	seen := make(map[lineKey]int) // how many have a label: a quote may repeat one a thousand times
	for i := range e.Lines {
		l := &e.Lines[i]
		keys[i] = lineKey{origin: l.Origin, period: l.Period, id: l.ID}
		if l.Origin == pricing.FromQuote && l.ID != pricing.DiscountID {
			keys[i].id, keys[i].label = "", l.Label
			first := keys[i]
			keys[i].nth = seen[first]
			seen[first]++
		}
	}
	return keys
}

// linesOf returns the lines of an estimate by their keys.
func linesOf(e *pricing.Estimate) map[lineKey]*pricing.Line {
	lines := make(map[lineKey]*pricing.Line, len(e.Lines))
	for i, k := range keysOf(e) {
		lines[k] = &e.Lines[i]
	}
	return lines
}

// lineChanges pairs the lines of two estimates: monthly ones first, in the
// order after, then those that are gone.
func lineChanges(before, after *pricing.Estimate) []lineChange {
	var changes []lineChange
	was, is := linesOf(before), linesOf(after)
	add := func(k lineKey) {
		c := lineChange{before: was[k], after: is[k], key: k}
		if c.before != nil && c.after != nil && c.before.Amount.Same(c.after.Amount) {
			return
		}
		c.ChangedLine = result.ChangedLine{ID: c.line().ID, Label: c.line().Label, Period: k.period, Causes: []result.LineCause{}}
		if c.before != nil {
			c.Before = &c.before.Amount
		}
		if c.after != nil {
			c.After = &c.after.Amount
		}
		changes = append(changes, c)
	}
	for _, period := range []pricing.Period{pricing.Month, pricing.Once} {
		for _, k := range keysOf(after) {
			if k.period == period {
				add(k)
			}
		}
		for _, k := range keysOf(before) {
			if k.period == period && is[k] == nil {
				add(k)
			}
		}
	}
	renumber(changes, max(added(before), added(after)))
	return changes
}

// added counts the lines that the quote adds.
func added(e *pricing.Estimate) int {
	n := 0
	for _, k := range keysOf(e) {
		if k.label != "" {
			n++
		}
	}
	return n
}

// renumber gives a number above the last one to every line that is gone and
// whose id another line has after: added lines are numbered in one quote.
func renumber(changes []lineChange, last int) {
	for i := range changes {
		gone := &changes[i]
		taken := func(c lineChange) bool { return c.after != nil && c.ID == gone.ID && c.Period == gone.Period }
		if gone.after == nil && slices.ContainsFunc(changes, taken) {
			last++
			gone.ID = pricing.ExtraID(last)
		}
	}
}

// items puts the volume bands of one class together, and leaves out what has the
// same typical price.
func (d *differ) items(period pricing.Period) []result.PriceItem {
	items := []result.PriceItem{}
	byClass := map[string]int{}
	for i := range d.lines {
		l := &d.lines[i]
		if l.Period != period || l.Difference.IsZero() && len(l.Causes) == 0 {
			continue
		}
		class := l.line().Class
		at, found := byClass[class]
		if class == "" || !found {
			at = len(items)
			item := result.PriceItem{Label: l.line().Label, Period: period, Causes: []result.LineCause{}}
			if class == "" {
				item.Before, item.After = plus(nil, l.before), plus(nil, l.after)
			} else {
				byClass[class] = at
				item.Before, item.After = ofClass(d.before.estimate(), class), ofClass(d.after.estimate(), class)
			}
			items = append(items, item)
		}
		item := &items[at]
		item.Difference.Decimal = add(item.Difference.Decimal, l.Difference.Decimal)
		item.Causes = append(item.Causes, l.Causes...)
	}
	return items
}

// plus adds the typical amount of a line; nil is no amount and no line.
func plus(sum *pricing.Amount, l *pricing.Line) *pricing.Amount {
	if l == nil {
		return sum
	}
	var before decimal.Decimal
	if sum != nil {
		before = sum.Decimal
	}
	return &pricing.Amount{Decimal: add(before, l.Amount.Typical)}
}

// ofClass is the typical amount of all volume bands of a unit class, also of
// those that did not change.
func ofClass(e *pricing.Estimate, class string) *pricing.Amount {
	var total *pricing.Amount
	for i := range e.Lines {
		if e.Lines[i].Class == class {
			total = plus(total, &e.Lines[i])
		}
	}
	return total
}
