package page

import (
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// What is said of things that the rate card has no price for.

// unpriced names the classes for want of whose price there is no monthly total,
// "" where none is wanting.
func unpriced(p *result.Price) string {
	var names []string
	for i := range p.Separate {
		if l := &p.Separate[i]; l.Class == "user" || l.Class == "endpoint" {
			names = append(names, words.Small(l.Label))
		}
	}
	return words.List(names)
}

// noPrice says why there is no price.
func noPrice(p *result.Price) string {
	if names := unpriced(p); names != "" {
		return "There is no monthly total: the price list has no price for " + names + ", so this is quoted separately."
	}
	return "There is no price yet: say how many people or how many computers need support."
}

// quotedSeparately lists what has no price, of the recommended model or, without
// one, of all models, each once.
func quotedSeparately(e *result.Estimate) []string {
	var items []string
	seen := map[string]bool{}
	for _, m := range terms.Models() {
		if e.Recommended != nil && m != *e.Recommended {
			continue
		}
		for _, item := range separateWords(e.Models.Of(m).Separate) {
			if item += ": quoted separately"; !seen[item] {
				seen[item] = true
				items = append(items, item)
			}
		}
	}
	return items
}

// separateWords names what is quoted separately, with its quantity.
func separateWords(lines []result.Line) []string {
	var items []string
	for i := range lines {
		l := &lines[i]
		text := l.Label
		if n := quantity(l); n != "" && (n != "1" || l.Unit != "month" && l.Unit != "once") {
			text += " (" + n + " x " + l.Unit + ")"
		}
		items = append(items, text)
	}
	return items
}
