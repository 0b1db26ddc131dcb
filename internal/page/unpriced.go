package page

import (
	"mspscope/internal/result"
	"mspscope/internal/terms"
)

// What is said of things that the rate card has no price for.

// unpriced names the classes for want of whose price there is no monthly total,
// "" where none is wanting.
func unpriced(r *result.Result, p *result.Price) string {
	var names []string
	for i := range p.Separate {
		if l := &p.Separate[i]; l.Class == "user" || l.Class == "endpoint" {
			names = append(names, r.Language.Small(l.Label))
		}
	}
	return r.Language.List(names)
}

// noPrice says why there is no price.
func noPrice(r *result.Result, p *result.Price) string {
	if names := unpriced(r, p); names != "" {
		return r.Say("unpriced.no_total", "lines", names)
	}
	return r.Say("unpriced.no_price")
}

// quotedSeparately lists what has no price, of the recommended model or, without
// one, of all models, each once.
func quotedSeparately(r *result.Result) []string {
	e := r.Estimate
	var items []string
	seen := map[string]bool{}
	for _, m := range terms.Models() {
		if e.Recommended != nil && m != *e.Recommended {
			continue
		}
		for _, item := range separateWords(r, e.Models.Of(m).Separate) {
			if item = r.Say("unpriced.separately", "line", item); !seen[item] {
				seen[item] = true
				items = append(items, item)
			}
		}
	}
	return items
}

// separateWords names what is quoted separately, with its quantity.
func separateWords(r *result.Result, lines []result.Line) []string {
	var items []string
	for i := range lines {
		l := &lines[i]
		text := l.Label
		if n := quantity(r, l); n != "" && (n != "1" || l.Unit != "month" && l.Unit != "once") {
			if l.Class != "" { // its label says what is counted
				text = r.Say("unpriced.counted", "line", text, "number", n)
			} else {
				text = r.Say("unpriced.line", "line", text, "number", n, "unit", l.Unit)
			}
		}
		items = append(items, text)
	}
	return items
}
