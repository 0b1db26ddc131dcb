package page

import (
	"fmt"
	"slices"
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
	d := headed(r.Subject, "Where we stand")
	noteParts(d, slices.DeleteFunc([]result.NotePart{
		{Title: "Model", Points: n.model()},
		{Title: "Price", Points: n.price()},
		{Title: "The three models by the month", Points: n.threePrices()},
		{Title: "What would narrow it", Points: n.swings()},
		{Title: "Not agreed among them", Points: n.disputed()},
	}, func(x result.NotePart) bool { return len(x.Points) == 0 }))
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
		text := name(n.Result, m) + ": " + about(e.Monthly, n.Estimate.Currency)
		if e.OneTime.Known {
			text += ", once " + words.Rough(e.OneTime.Typical)
		}
		if why := standing(n.Result, m); why != "" {
			text += " (" + words.Small(why) + ")"
		}
		points = append(points, text+".")
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
			text += ", can change the model"
		}
		if o.MonthlySwing != nil && !o.MonthlySwing.IsZero() {
			text += ", up to " + words.Rough(o.MonthlySwing.Decimal) + " a month"
		}
		points = append(points, text+".")
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
	parts := []string{"nothing to say yet"}
	if rec.Model != nil {
		parts[0] = inSentence(r, *rec.Model)
		if rec.Close() && rec.RunnerUp != nil {
			parts[0] += " or " + inSentence(r, *rec.RunnerUp)
		}
	} else if title := r.Words.Outcome.Title; title != "" {
		parts[0] = words.Small(strings.TrimSuffix(title, "."))
	}
	if price := bracket(r); price != "" {
		parts = append(parts, price)
		if r.Price.Assumed > 0 {
			parts = append(parts, fmt.Sprintf("%d assumed", r.Price.Assumed))
		}
	}
	return strings.Join(parts, ", ")
}

// Lines is a document as lines, without its title.
func Lines(d *Document) []string {
	return strings.Split(strings.TrimSpace(strings.TrimPrefix(NoteText(d), d.Title)), "\n")
}
