package page

import (
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
	l := &r.Language
	low, high := l.Rough(p.Monthly.Low), l.Rough(p.Monthly.High)
	if r.Binding() || low == high {
		return r.Say("say.monthly", "amount", sum(r, p.Monthly, p.Currency))
	}
	return r.Say("say.monthly", "amount", l.In(r.Say("words.between", "low", low, "high", high), p.Currency))
}

// Say is what can be said to the client at any moment of a call: where it points, one
// rounded bracket, the two facts that would narrow it, and the sentence for it.
func Say(c result.Client) *Document {
	r := c.Result()
	return saying(r, r.Say("say.title"), SayParts(c))
}

// Shown is the same for the eyes of the client, who reads no script.
func Shown(c result.Client) *Document {
	r := c.Result()
	parts := SayParts(c)
	for i := range parts {
		if parts[i].ID == partSentence {
			parts[i].Title = r.Say("say.shown_sentence")
		}
	}
	return saying(r, r.Say("say.shown"), parts)
}

func saying(r *result.Result, what string, parts []result.NotePart) *Document {
	d := headedIn(&r.Language, r.Subject, what)
	d.Paper = paperOf(r, what)
	noteParts(d, parts)
	return d
}

// partSentence is the part with what to say.
const partSentence = "sentence"

// SayParts are the parts of what can be said to the client.
func SayParts(c result.Client) []result.NotePart {
	r := c.Result()
	price := bracket(r)
	facts := narrowing(r)
	points := make([]string, 0, len(facts))
	for _, fact := range facts {
		points = append(points, words.Large(fact))
	}
	return notedParts([]result.NotePart{
		{ID: partModel, Title: r.Say("say.model"), Points: firstPoint(sayModel(r))},
		{ID: partPrice, Title: r.Say("say.price"), Points: firstPoint(words.Large(price))},
		{ID: partOpen, Title: r.Say("say.open"), Points: points},
		{ID: partSentence, Title: r.Say("say.sentence"), Points: []string{toSay(r, price, facts)}},
	})
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
	two := strings.Join(facts, r.Say("say.and"))
	rec := &r.Recommendation
	switch {
	case rec.Outcome == assess.NothingScored:
		return r.Say("say.too_early", "facts", len(facts), "names", two)
	case rec.Outcome == assess.NoneNeeded:
		return r.Say("say.none_needed")
	case price == "" && two != "":
		return r.Say("say.no_guess", "names", two)
	case price == "":
		return r.Say("say.in_writing")
	case r.Binding():
		return r.Say("say.as_offered", "price", price, "which", revisionOf(r))
	}
	text, narrow := r.Say("say.expect", "price", price), ""
	if r.StandsAs == terms.Budget {
		text = r.Say("say.plan_with", "price", price)
	}
	if two != "" {
		narrow = r.Say("say.narrow", "facts", len(facts), "names", two)
	}
	return running(text, narrow)
}
