package page

import (
	"strings"

	"mspscope/assess"
	"mspscope/internal/result"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// What somebody reads who answers alone on a page, beside the result itself.

// SelfPoints is a result that names no model and no price: what to look at first, what
// cannot both be right, and what is still open. It is for a provider who talks about the
// rest in person.
func SelfPoints(c result.Client) *Document {
	r := toOneself(c.Result())
	d := titled(r, r.Say("alone.title"))
	dated(d, r)
	if r.Recommendation.Outcome == assess.NoneNeeded { // that is no model, and whoever needs nothing is told
		d.Section("", lead(r), tagline(r))
		d.Section(r.Say("recommend.instead"), Bullets("•", r.Words.Outcome.Points))
	}
	d.Section(r.Say("alone.worth_doing"), firstToDo(r))
	d.Section(r.Say("recommend.in_order"), Bullets("•", largeEach(r.InOrder)))
	d.Section(r.Say("recommend.please_check"), Bullets("!", r.Warnings))
	d.Section(r.Say("alone.open"), Text(openWords(r)))
	return d
}

// SelfMailed is what somebody who answered alone tells a provider in a message, which has
// little room: what came out, why, what it might cost and what to look at first.
func SelfMailed(c result.Client) *Document {
	r := toOneself(c.Result())
	rec := &r.Recommendation
	d := titled(r, r.Say("result.title"))
	dated(d, r)
	d.Section("", lead(r))
	if rec.Model == nil {
		d.Section("", tagline(r))
	}
	d.Section("", Text(rec.Sure))
	if rec.Model != nil {
		d.Section(r.Say("result.why"), spokenWhy(r))
		d.Section(r.Say("result.might_cost"), Text(spokenPrice(r)))
	}
	if l, ok := firstToDo(r).(List); ok {
		for i := range l.Items {
			l.Items[i].Detail = ""
		}
		d.Section(r.Say("result.worth_doing"), l)
	}
	d.Section(r.Say("recommend.please_check"), Bullets("!", r.Warnings))
	return d
}

// dated writes the day under a heading as people do.
func dated(d *Document, r *result.Result) {
	d.Subtitle = strings.Replace(d.Subtitle, r.Subject.Date, r.Language.Date(r.Subject.Date), 1)
}

// StillOpen is what is open of a result that somebody reads alone, behind the result.
func StillOpen(c result.Client) *Document {
	r := c.Result()
	d := &Document{Title: r.Say("alone.open")}
	d.Section("", Text(openWords(r)))
	return d
}

// openWords names what is most worth knowing of what is open. How many more questions there
// are is said where they can be answered.
func openWords(r *result.Result) string {
	names, more := topics(r)
	if more == 0 {
		return spokenOpenWords(r)
	}
	return running(r.Say("shared.sentence", "text", words.Large(r.Language.List(names))), r.Say("alone.sharpen"))
}

// Bracket is the price of a month as one rounded bracket, beside the questions.
func Bracket(l *words.Language, monthly pricing.Range, currency string) string {
	low, high := l.Rough(monthly.Low), l.Rough(monthly.High)
	if low != high {
		low = l.Say("words.between", "low", low, "high", high)
	}
	return l.Say("alone.month", "amount", l.In(low, currency))
}

// PlainText is a document as a text for a message: no line of it is broken, and what is a
// table or a picture elsewhere is left out.
func PlainText(d *Document) string {
	var b strings.Builder
	line := func(s string) {
		if s != "" {
			b.WriteString(s + "\n")
		}
	}
	line(d.Title)
	line(d.Subtitle)
	for i := range d.Sections {
		s := &d.Sections[i]
		b.WriteString("\n")
		line(s.Heading)
		for _, block := range s.Blocks {
			switch block := block.(type) {
			case Paragraph:
				line(block.Text)
			case Facts:
				for _, p := range block.Pairs {
					line(p[0] + ": " + p[1])
				}
			case List:
				for _, item := range block.Items {
					line(strings.TrimSpace(item.Mark + " " + item.Text))
					line(item.Detail)
				}
			}
		}
	}
	return strings.TrimSpace(b.String())
}
