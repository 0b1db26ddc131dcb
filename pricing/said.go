package pricing

import (
	"slices"
	"strings"

	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// Say says for a person what a price takes for granted of an answer that is not
// settled: the topic of the question, and the options of a list that are not sure,
// in words. It never tells who said what.
func (c *Card) Say(a *Answers, u *Unsettled, topic string, options []string) string {
	text := c.said.Answer
	switch {
	case u.Low == u.High && len(options) > 0:
		text = c.said.Options
	case u.Low == u.High:
	case a.View.Dispute(u.Question) != nil:
		text = c.said.Dispute
	case slices.Contains(a.Estimated, u.Question):
		text = c.said.Estimate
	default:
		text = c.said.Range
	}
	if len(u.Lines) > 0 {
		text += " " + c.said.Lines
	}
	return strings.NewReplacer("{topic}", words.Large(topic), "{options}", c.language.List(options), "{lines}", c.language.List(u.Lines),
		"{low}", c.grouped(u.Low), "{typical}", c.grouped(u.Typical), "{high}", c.grouped(u.High)).Replace(text)
}

// SayTowers says which side of a split the price has for parts of the work that
// nobody has decided about, or about which people differ: "network, backup (shared);
// help desk (with the provider)", the parts by their names inside a sentence, the provider by
// its own where it has one.
func (c *Card) SayTowers(differ bool, towers []terms.Tower, split *terms.Split, provider string, name func(terms.Tower) string) string {
	var parts []string
	for _, side := range terms.Sides() {
		var names []string
		for _, t := range towers {
			if split[t] == side {
				names = append(names, name(t))
			}
		}
		if len(names) > 0 { // the names may hold an "and" of their own
			parts = append(parts, strings.Join(names, ", ")+" ("+words.WithNamed(side, provider)+")")
		}
	}
	text := c.said.Towers
	if differ {
		text = c.said.Different
	}
	return strings.ReplaceAll(text, "{towers}", strings.Join(parts, "; "))
}
