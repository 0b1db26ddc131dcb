package page

import (
	"strings"

	"mspscope/internal/result"
	"mspscope/internal/words"
)

// Where a call stands, for the person who asks the questions: at any moment, and in a
// line beside them.

// swingsShown is how many of what moves the price are named.
const swingsShown = 4

// Standing is where a call stands: the result with its doubts, the price of all three
// models, what it rests on, and what would narrow it.
func Standing(r *result.Result) *Document {
	n := noted{Result: r.ForProvider(), in: r.Internal}
	if n.in == nil {
		n.in = &result.Internal{}
	}
	d := headedIn(&r.Language, r.Subject, r.Say("stand.title"))
	noteParts(d, notedParts([]result.NotePart{
		n.part(partModel, n.model()),
		n.part(partPrice, n.price()),
		{Title: r.Say("stand.three_models"), Points: n.threePrices()},
		{Title: r.Say("say.open"), Points: n.swings()},
		n.part(partDisputed, n.disputed()),
	}))
	return d
}

// threePrices are the prices of the three models, the recommended one first.
func (n *noted) threePrices() []string {
	if n.Estimate == nil {
		return nil
	}
	var points []string
	for _, m := range n.Recommendation.Ranking {
		e := n.Estimate.Models.Of(m)
		if !e.Monthly.Known {
			return nil
		}
		text := n.Say("stand.model_price", "model", name(n.Result, m), "amount", roughly(n.Result, e.Monthly, n.Estimate.Currency))
		if e.OneTime.Known {
			text = n.Say("stand.with_start", "text", text, "amount", n.Language.Rough(e.OneTime.Typical))
		}
		if why := standing(n.Result, m); why != "" {
			text = n.Say("note.with", "text", text, "how", n.Language.Small(why))
		}
		points = append(points, n.Say("shared.sentence", "text", text))
	}
	return points
}

// swings name what would narrow model and price most, with how far it moves the price.
func (n *noted) swings() []string {
	var points []string
	seen := map[string]bool{}
	add := func(topic string, o result.Open) {
		if seen[topic] || len(points) == swingsShown {
			return
		}
		seen[topic] = true
		text := words.Large(topic)
		if o.Changes() {
			text = n.Say("stand.can_change", "text", text)
		}
		if o.MonthlySwing != nil && !o.MonthlySwing.IsZero() {
			text = n.Say("stand.swing", "text", text, "amount", n.Language.Rough(o.MonthlySwing.Decimal))
		}
		points = append(points, n.Say("shared.sentence", "text", text))
	}
	for i := range n.Recommendation.ToConfirm {
		c := &n.Recommendation.ToConfirm[i]
		add(c.Topic, result.Open{CanChangeModel: c.CanChangeModel, MonthlySwing: c.MonthlySwing})
	}
	for _, o := range n.Recommendation.ByWorth() {
		add(o.Topic, o)
	}
	return points
}

// Live is model and price in a line: "co-managed, 9,100 to 17,000 USD a month, 5 assumed".
func Live(r *result.Result) string {
	rec := &r.Recommendation
	parts := []string{r.Say("stand.nothing_yet")}
	if rec.Model != nil {
		parts[0] = inSentence(r, *rec.Model)
		if rec.Close() && rec.RunnerUp != nil {
			parts[0] = r.Language.Or([]string{parts[0], inSentence(r, *rec.RunnerUp)})
		}
	} else if title := r.Words.Outcome.Title; title != "" {
		parts[0] = r.Language.Small(strings.TrimSuffix(title, "."))
	}
	if price := bracket(r); price != "" {
		parts = append(parts, price)
		if r.Price.Assumed > 0 {
			parts = append(parts, r.Say("stand.assumed", "assumed", r.Price.Assumed))
		}
	}
	return strings.Join(parts, ", ")
}

// Lines is a document as lines, without its title.
func Lines(d *Document) []string {
	return strings.Split(strings.TrimSpace(strings.TrimPrefix(NoteText(d), d.Title)), "\n")
}
