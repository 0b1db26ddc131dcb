package page

import (
	"fmt"
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// What can be said to the client at any moment of a call.

// narrowing names the two facts that would narrow the result most: what can change the
// model, then what moves the price; without a price the counts that it takes.
func narrowing(r *result.Result) []string {
	names := []string{}
	add := func(topic string) {
		if len(names) < 2 && !slices.Contains(names, topic) {
			names = append(names, topic)
		}
	}
	if r.Price != nil && !r.Price.Monthly.Known {
		for _, id := range []string{"users_count", "endpoints_count"} {
			if a := r.Answer(id); a != nil && !a.Given() {
				add(a.Topic)
			}
		}
	}
	for _, topic := range deciding(&r.Recommendation, 2) {
		add(topic)
	}
	for i := range r.Recommendation.ToConfirm {
		if c := &r.Recommendation.ToConfirm[i]; c.MonthlySwing != nil && c.MonthlySwing.IsPos() {
			add(c.Topic)
		}
	}
	for _, o := range r.Recommendation.ByWorth() {
		add(o.Topic)
	}
	return names
}

// bracket is the price as one rounded bracket, to be said aloud; "" without one.
func bracket(r *result.Result) string {
	p := r.Price
	if p == nil || unpriced(r, p) != "" || !p.Monthly.Known {
		return ""
	}
	low, high := words.Rough(p.Monthly.Low), words.Rough(p.Monthly.High)
	if r.Binding() || low == high {
		return sum(r, p.Monthly, p.Currency) + " a month"
	}
	return fmt.Sprintf("%s to %s %s a month", low, high, p.Currency)
}

// Say is what can be said to the client at any moment of a call: where it points, one
// rounded bracket, the two facts that would narrow it, and the sentence for it.
func Say(c result.Client) *Document {
	r := c.Result()
	d := headed(r.Subject, "What to say now")
	d.Paper = paperOf(r, "What to say now")
	noteParts(d, SayParts(c))
	return d
}

// SayParts are the parts of what can be said to the client.
func SayParts(c result.Client) []result.NotePart {
	r := c.Result()
	price := bracket(r)
	facts := narrowing(r)
	parts := []result.NotePart{
		{ID: partModel, Title: "Where it points", Points: firstPoint(sayModel(r))},
		{ID: partPrice, Title: "The price", Points: firstPoint(words.Large(price))},
		{ID: partOpen, Title: "What would narrow it", Points: facts},
		{ID: "sentence", Title: "To say", Points: []string{toSay(r, price, facts)}},
	}
	return slices.DeleteFunc(parts, func(x result.NotePart) bool { return len(x.Points) == 0 })
}

func firstPoint(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

// sayModel is the result in a sentence for the client.
func sayModel(r *result.Result) string {
	if p, ok := lead(r).(Paragraph); ok {
		return p.Text
	}
	return ""
}

// toSay is what to say of the price now, plainly: how wide it is and why.
func toSay(r *result.Result, price string, facts []string) string {
	two := strings.Join(facts, ", and ")
	rec := &r.Recommendation
	switch {
	case rec.Outcome == assess.NothingScored:
		return "It is too early for a figure. " + word(facts) + " would help first: " + two + "."
	case rec.Outcome == assess.NoneNeeded:
		return "On what you have told me, a monthly contract would not pay for itself today."
	case price == "" && two != "":
		return "I do not want to guess a price. I can give you a range as soon as I know: " + two + "."
	case price == "":
		return "The price follows in writing; parts of it are quoted separately."
	case r.Binding():
		return "The price is " + price + ", as in the offer" + revisionOf(r) + "."
	}
	text := "As things stand, expect " + price + "."
	if r.StandsAs == terms.Budget {
		text = "As things stand, plan with " + price + "; it is a figure for your budget, not an offer."
	}
	if two != "" {
		text += " " + word(facts) + " would narrow it: " + two + "."
	}
	return text
}

// word counts facts at the beginning of a sentence.
func word(facts []string) string {
	if len(facts) == 1 {
		return "One thing"
	}
	return "Two things"
}
