//go:build ignore

package view

import (
	"fmt"
	"slices"

	"github.com/govalues/decimal"

	scope "mspscope/internal/oldscope"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// changedModels shows fit and monthly price of every model before and after.
func changedModels(d *scope.Difference) Block {
	a, b := &d.Before.Recommendation, &d.After.Recommendation
	changed := !d.SameResult() || a.Vetoed != b.Vetoed
	t := Table{Columns: []Column{
		{Name: "Model"},
		{Name: "Fit before", Align: Right},
		{Name: "After", Align: Right},
		{Name: "A month before", Align: Right},
		{Name: "After", Align: Right},
		{Name: "", Flex: true},
	}}
	for _, m := range ranked(d.After) {
		row := []string{d.After.Playbook.Texts.Models[m].Name}
		for _, r := range []*scope.Scope{d.Before, d.After} {
			fit, ok := r.Recommendation.Fit(m)
			if !ok {
				row = append(row, "open")
				continue
			}
			row = append(row, tenths(fit))
		}
		monthly := &d.Price.Models[m].Monthly
		row = append(row, typicalOrOpen(monthly.Before), typicalOrOpen(monthly.After), modelNote(d, m))
		changed = changed || row[1] != row[2] || row[3] != row[4]
		t.Rows = append(t.Rows, row)
	}
	if !changed {
		return nil
	}
	return t
}

func typicalOrOpen(r pricing.Range) string {
	if !r.Known {
		return "open"
	}
	return cents(r.Typical)
}

// modelNote says where a model stands, and what a ruled-out one would need.
func modelNote(d *scope.Difference, m terms.Model) string {
	a, b := d.Before, d.After
	was := a.Model() != nil && *a.Model() == m
	switch {
	case b.Recommendation.Vetoed[m]:
		note := "ruled out"
		if !a.Recommendation.Vetoed[m] {
			note = "ruled out now"
		}
		return note + wayIn(b, m)
	case b.Model() != nil && *b.Model() == m:
		if was {
			return "recommended"
		}
		return "recommended now"
	case was:
		return "recommended before"
	case a.Recommendation.Vetoed[m]:
		return "possible now"
	}
	return ""
}

// changedPrice lists what differs in the typical price, with the sums.
func changedPrice(d *scope.Difference) []Block {
	p := &d.Price
	if !p.Monthly.Known() {
		return nil
	}
	t := Table{Columns: []Column{
		{Name: "Item", Flex: true},
		{Name: "Before", Align: Right},
		{Name: "After", Align: Right},
		{Name: "Difference", Align: Right},
		{Name: "From", Flex: true},
	}}
	add := func(period pricing.Period, name string, total *scope.RangeChange) {
		items := priceItems(d, period)
		for i := range items {
			t.Rows = append(t.Rows, []string{items[i].label, items[i].before.String(), items[i].after.String(), plus(items[i].difference), partWords(d, items[i].parts)})
		}
		if len(items) > 0 {
			difference, _ := total.TypicalDifference()
			t.Rows = append(t.Rows, []string{name, cents(total.Before.Typical), cents(total.After.Typical), plus(difference), ""})
		}
	}
	add(pricing.Month, "A month", &p.Monthly)
	add(pricing.Once, "Once", &p.OneTime)
	var table Block
	if len(t.Rows) > 0 {
		table = t
	}
	ranges := ""
	if !p.Monthly.Same() {
		ranges = fmt.Sprintf("Typical amounts of the provider's fee alone. A month from low to high: %s to %s before, %s to %s after.",
			whole(p.Monthly.Before.Low), whole(p.Monthly.Before.High), whole(p.Monthly.After.Low), whole(p.Monthly.After.High))
	}
	return some(table, Text(ranges))
}

// priceItem is one line, or the volume bands of one unit class together, with
// the typical amounts: of all bands, also those that did not change.
type priceItem struct {
	label         string
	class         string // "" for a line without volume bands
	before, after amountOrNone
	difference    decimal.Decimal
	parts         []scope.Part
}

// amountOrNone is an amount that need not be there.
type amountOrNone struct {
	sum   decimal.Decimal
	found bool
}

func (a *amountOrNone) add(l *pricing.Line) {
	if l != nil {
		a.sum, a.found = sum(a.sum, l.Amount.Typical), true
	}
}

func (a *amountOrNone) String() string {
	if !a.found {
		return "-"
	}
	return cents(a.sum)
}

// priceItems puts the volume bands of one class together, and leaves out what
// has the same typical price.
func priceItems(d *scope.Difference, period pricing.Period) []priceItem {
	var items []priceItem
	for i := range d.Price.Lines {
		l := &d.Price.Lines[i]
		if l.Period != period || l.Difference.IsZero() && len(l.Parts) == 0 {
			continue
		}
		class := l.Line().Class
		at := slices.IndexFunc(items, func(item priceItem) bool { return class != "" && item.class == class })
		if at < 0 {
			at, items = len(items), append(items, priceItem{label: l.Line().Name, class: class})
			if class != "" {
				items[at].before, items[at].after = ofClass(d.Before, class), ofClass(d.After, class)
			}
		}
		item := &items[at]
		if class == "" {
			item.before.add(l.Before)
			item.after.add(l.After)
		}
		item.difference = sum(item.difference, l.Difference)
		item.parts = append(item.parts, l.Parts...)
	}
	return items
}

// ofClass is the typical amount of all volume bands of a unit class.
func ofClass(s *scope.Scope, class string) amountOrNone {
	var total amountOrNone
	lines := s.Estimates[*s.Model()].Lines
	for i := range lines {
		if lines[i].Class == class {
			total.add(&lines[i])
		}
	}
	return total
}
