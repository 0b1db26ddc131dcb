package page

import (
	"fmt"
	"slices"
	"strings"

	"mspscope/internal/result"
	"mspscope/internal/words"
)

// Next lists the open questions in order of worth, most of them at most, with the
// follow-up message.
func Next(c result.Client, most int) *Document { return next(c.Result(), c, most) }

// NextInternal lists the open questions as the provider reads them. The message
// in it is the client's.
func NextInternal(r *result.Result, most int) *Document {
	return next(r.ForProvider(), r.ForClient(), most)
}

// Message is the follow-up message alone.
func Message(c result.Client, most int) *Document {
	d := &Document{}
	message(d, c.Result(), most)
	return d
}

func next(r *result.Result, c result.Client, most int) *Document {
	d := titled(r, "What to ask next")
	open := r.Recommendation.ByWorth()
	if len(open) == 0 {
		d.Section("", Text("Every question that applies is answered."))
		return d
	}
	d.Section("", nextLead(r, open)...)
	t := Table{Columns: []Column{{Name: "Question", Flex: true}, {Name: "Can change the model"}, {Name: "Price a month", Align: Right}, {Name: "Also for", Flex: true}}}
	for i := range open[:min(len(open), most)] {
		o := &open[i]
		t.Rows = append(t.Rows, []string{o.Topic, changeWords(o), swingWords(o), alsoFor(o)})
	}
	more := ""
	if rest := len(open) - len(t.Rows); rest > 0 {
		more = fmt.Sprintf("and %d more (--all).", rest)
	}
	d.Section("Open questions, the ones that matter most first", t, Text(more))
	message(d, c.Result(), most)
	return d
}

func nextLead(r *result.Result, open []result.Open) []Block {
	can, unproved := 0, 0
	for i := range open {
		switch {
		case open[i].CanChangeModel == nil:
			unproved++
		case open[i].Changes():
			can++
		}
	}
	text := words.Count(len(open), "question is open.", "questions are open.")
	switch {
	case unproved == len(open):
	case can == 0:
		text += " None of them can change the model" + sharpened(open) + "."
	case can == 1:
		text += " One of them can change the model."
	default:
		text += fmt.Sprintf(" %d of them can change the model. Ask first about: %s.", can, strings.Join(deciding(&r.Recommendation, 3), "; "))
	}
	return []Block{lead(r), Text(text)}
}

// sharpened says what the answers are for where the model is settled.
func sharpened(open []result.Open) string {
	var parts []string
	for _, use := range []struct{ id, what string }{{"pricing", "the price"}, {"report", "the findings"}, {"responsibilities", "the division of work"}} {
		if slices.ContainsFunc(open, func(o result.Open) bool { return slices.Contains(o.Uses, use.id) }) {
			parts = append(parts, use.what)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "; they sharpen " + words.List(parts)
}

func changeWords(o *result.Open) string {
	switch {
	case o.CanChangeModel == nil:
		return "not proved"
	case *o.CanChangeModel:
		return "yes"
	}
	return "no"
}

func swingWords(o *result.Open) string {
	switch {
	case o.MonthlySwing == nil:
		return ""
	case o.MonthlySwing.IsZero():
		return "-"
	}
	return words.Whole(o.MonthlySwing.Decimal)
}

// alsoFor says what an answer is for, beside model and price.
func alsoFor(o *result.Open) string {
	var parts []string
	for _, use := range o.Uses {
		switch use {
		case "responsibilities":
			parts = append(parts, "who does what")
		case "report":
			parts = append(parts, "findings and advice")
		}
	}
	if o.Opens > 0 {
		parts = append(parts, "brings up "+words.Count(o.Opens, "question", "questions"))
	}
	return strings.Join(parts, ", ")
}

// addressees are the people who can answer, in the order of the message.
var addressees = []struct{ id, heading string }{
	{"owner", "For the owner or management"},
	{"office_manager", "For the office manager"},
	{"it_lead", "For the IT lead"},
	{"provider", "For your present IT provider"},
}

// message adds the follow-up message: the open questions grouped by who can
// answer them, in the words for that person.
func message(d *Document, r *result.Result, most int) {
	open := r.Recommendation.ByWorth()
	groups := map[string]*List{}
	for i := range open[:min(len(open), most)] {
		o := &open[i]
		text := o.Ask
		if len(o.Options) > 0 {
			text += " (" + strings.Join(o.Options, "; ") + ")"
		}
		if len(o.Examples) > 0 {
			text += " (For example: " + strings.Join(o.Examples, "; ") + ")"
		}
		if groups[o.Who] == nil {
			groups[o.Who] = &List{}
		}
		l := groups[o.Who]
		l.Items = append(l.Items, Item{Mark: fmt.Sprintf("%d.", len(l.Items)+1), Text: text})
	}
	greeting := "Hello,"
	if r.Subject.Contact != "" {
		greeting = "Hello " + r.Subject.Contact + ","
	}
	d.Section("Follow-up message", Text(greeting),
		Text("thank you for your time. A few answers are still open. With them we can firm up the recommendation and the price; \"not sure\" is a fair answer."))
	for _, a := range addressees {
		if l := groups[a.id]; l != nil {
			d.Section(a.heading, *l)
		}
	}
	d.Section("", Text("Please simply reply with what you know. Thank you."))
}
