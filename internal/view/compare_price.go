package view

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"mspscope/internal/scope"
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
		switch n := b.Hire(m); {
		case n == 1:
			note += ": needs an IT hire first"
		case n > 1:
			note += fmt.Sprintf(": needs %d IT hires first", n)
		}
		return note
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
			t.Rows = append(t.Rows, []string{items[i].label, items[i].before(d), items[i].after(d), plus(items[i].difference), partWords(d, items[i].parts)})
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

// priceItem is one line, or the volume bands of one thing together.
type priceItem struct {
	id, label  string
	period     pricing.Period
	lines      []*scope.LineChange
	difference decimal.Decimal
	parts      []scope.Part
}

// priceItems puts the volume bands of one thing together, and leaves out what
// has the same typical price.
func priceItems(d *scope.Difference, period pricing.Period) []priceItem {
	var items []priceItem
	for i := range d.Price.Lines {
		l := &d.Price.Lines[i]
		if l.Period != period || l.Difference.IsZero() && len(l.Parts) == 0 {
			continue
		}
		id, label := withoutBand(l.ID, l.Label)
		at := slices.IndexFunc(items, func(item priceItem) bool { return item.id == id })
		if at < 0 || strings.HasPrefix(id, "extra_") {
			at, items = len(items), append(items, priceItem{id: id, label: label, period: period})
		}
		item := &items[at]
		item.lines = append(item.lines, l)
		item.difference = sum(item.difference, l.Difference)
		item.parts = append(item.parts, l.Parts...)
	}
	return items
}

func (item *priceItem) before(d *scope.Difference) string {
	return item.amount(d.Before, func(l *scope.LineChange) *pricing.Line { return l.Before })
}

func (item *priceItem) after(d *scope.Difference) string {
	return item.amount(d.After, func(l *scope.LineChange) *pricing.Line { return l.After })
}

// amount is the typical amount on one side: of all volume bands of the thing,
// also those that did not change.
func (item *priceItem) amount(s *scope.Scope, side func(*scope.LineChange) *pricing.Line) string {
	var total decimal.Decimal
	found := false
	if strings.HasPrefix(item.id, "extra_") {
		if l := side(item.lines[0]); l != nil {
			return cents(l.Amount.Typical)
		}
		return "-"
	}
	lines := s.Estimates[*s.Model()].Lines
	for i := range lines {
		if id, _ := withoutBand(lines[i].ID, ""); id == item.id && lines[i].Period == item.period {
			total, found = sum(total, lines[i].Amount.Typical), true
		}
	}
	if !found {
		return "-"
	}
	return cents(total)
}

// withoutBand takes the volume band off the id and the label of a line:
// user_51_100, "Users, 51 to 100" becomes user, "Users".
func withoutBand(id, label string) (thing, name string) {
	thing, name = id, label
	if head, to, ok := cutLast(id, "_"); ok && (to == "up" || digits(to)) {
		if base, from, ok := cutLast(head, "_"); ok && digits(from) {
			thing = base
		}
	}
	if head, band, ok := cutLast(label, ", "); ok {
		from, to, isBand := strings.Cut(band, " to ")
		if isBand && digits(from) && digits(to) || strings.HasPrefix(band, "from ") && strings.HasSuffix(band, " on") {
			name = head
		}
	}
	return thing, name
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
