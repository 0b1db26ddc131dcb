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

// Message is the follow-up messages alone.
func Message(c result.Client, most int) *Document {
	d := &Document{}
	message(d, c.Result(), most)
	return d
}

func next(r *result.Result, c result.Client, most int) *Document {
	d := titled(r, "What to ask next")
	open, confirm := r.Recommendation.ByWorth(), r.Recommendation.ToConfirm
	d.Section(keepsHeading(r), keeps(r))
	if len(open) == 0 && len(confirm) == 0 {
		d.Section("", Text("Every question that applies is answered."))
		return d
	}
	d.Section("", nextLead(r, open)...)
	d.Section("To settle or confirm, the ones that matter most first", confirmTable(confirm))
	if len(open) == 0 {
		message(d, c.Result(), most)
		return d
	}
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

// confirmTable lists the answers that are given and still to be confirmed.
func confirmTable(confirm []result.Confirm) Block {
	if len(confirm) == 0 {
		return nil
	}
	t := Table{Columns: []Column{{Name: "Question", Flex: true}, {Name: "So far", Flex: true}, {Name: "Why"}, {Name: "Can change the model"}, {Name: "Price a month", Align: Right}}}
	for i := range confirm {
		c := &confirm[i]
		o := result.Open{CanChangeModel: c.CanChangeModel, MonthlySwing: c.MonthlySwing}
		t.Rows = append(t.Rows, []string{c.Topic, strings.Join(c.Says, " or "), confirmWord(c.State), changeWords(&o), swingWords(&o)})
	}
	return t
}

// confirmWord says in a word why an answer is to be confirmed.
func confirmWord(state string) string {
	switch state {
	case "disputed":
		return "people differ"
	case "unsure":
		return "partly not sure"
	}
	return state
}

func nextLead(r *result.Result, open []result.Open) []Block {
	can, unproved := 0, 0
	for i := range r.Recommendation.ToConfirm {
		if r.Recommendation.ToConfirm[i].Changes() {
			can++
		}
	}
	for i := range open {
		switch {
		case open[i].CanChangeModel == nil:
			unproved++
		case open[i].Changes():
			can++
		}
	}
	text := words.Count(len(open), "question is open", "questions are open")
	if n := len(r.Recommendation.ToConfirm); n > 0 {
		text += ", " + words.Count(n, "answer is to be confirmed", "answers are to be confirmed")
	}
	text += "."
	switch {
	case unproved == len(open) && can == 0:
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
	case o.MonthlySwing == nil && o.Uses != nil && !slices.Contains(o.Uses, "pricing"):
		return "-" // no price asks for it
	case o.MonthlySwing == nil: // how far it moves is not known
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
