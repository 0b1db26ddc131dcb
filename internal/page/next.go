package page

import (
	"slices"
	"strings"

	"mspscope/internal/result"
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
	d := titled(r, r.Say("next.title"))
	open, confirm := r.Recommendation.ByWorth(), r.Recommendation.ToConfirm
	d.Section(keepsHeading(r), keeps(r))
	if len(open) == 0 && len(confirm) == 0 {
		d.Section("", Text(r.Say("next.all_answered")))
		return d
	}
	d.Section("", nextLead(r, open)...)
	d.Section(r.Say("next.to_settle"), confirmTable(r, confirm))
	if len(open) == 0 {
		message(d, c.Result(), most)
		return d
	}
	t := Table{Columns: []Column{{Name: r.Say("next.question"), Flex: true}, {Name: r.Say("next.can_change")}, {Name: r.Say("next.price"), Align: Right}, {Name: r.Say("next.also_for"), Flex: true}}}
	for i := range open[:min(len(open), most)] {
		o := &open[i]
		t.Rows = append(t.Rows, []string{o.Topic, changeWords(r, o), swingWords(r, o), alsoFor(r, o)})
	}
	more := ""
	if rest := len(open) - len(t.Rows); rest > 0 {
		more = r.Say("next.more", "more", rest)
	}
	d.Section(r.Say("next.questions"), t, Text(more))
	message(d, c.Result(), most)
	return d
}

// confirmTable lists the answers that are given and still to be confirmed.
func confirmTable(r *result.Result, confirm []result.Confirm) Block {
	if len(confirm) == 0 {
		return nil
	}
	t := Table{Columns: []Column{{Name: r.Say("next.question"), Flex: true}, {Name: r.Say("next.so_far"), Flex: true}, {Name: r.Say("next.why")}, {Name: r.Say("next.can_change")}, {Name: r.Say("next.price"), Align: Right}}}
	for i := range confirm {
		c := &confirm[i]
		o := result.Open{CanChangeModel: c.CanChangeModel, MonthlySwing: c.MonthlySwing}
		t.Rows = append(t.Rows, []string{c.Topic, strings.Join(c.Says, r.Say("next.says_or")), confirmWord(r, c.State), changeWords(r, &o), swingWords(r, &o)})
	}
	return t
}

// confirmWord says in a word why an answer is to be confirmed.
func confirmWord(r *result.Result, state string) string {
	return r.Language.SayOf("next.confirm", state)
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
	text := r.Say("next.open", "open", len(open))
	if n := len(r.Recommendation.ToConfirm); n > 0 {
		text = r.Say("next.open_and", "open", len(open), "confirm", r.Say("next.to_confirm", "answers", n))
	}
	change := ""
	switch {
	case unproved == len(open) && can == 0:
	case can == 0:
		change = sharpened(r, open)
	case can == 1:
		change = r.Say("next.one_changes")
	default:
		change = r.Say("next.some_change", "can", can, "topics", strings.Join(deciding(&r.Recommendation, 3), "; "))
	}
	return []Block{lead(r), Text(running(text, change))}
}

// sharpened says that the model is settled, and what the answers are for all the same.
func sharpened(r *result.Result, open []result.Open) string {
	var parts []string
	for _, use := range []struct{ id, says string }{{"pricing", "next.sharpen_pricing"}, {"report", "next.sharpen_report"}, {"responsibilities", "next.sharpen_responsibilities"}} {
		if slices.ContainsFunc(open, func(o result.Open) bool { return slices.Contains(o.Uses, use.id) }) {
			parts = append(parts, r.Say(use.says))
		}
	}
	if len(parts) == 0 {
		return r.Say("next.none_change")
	}
	return r.Say("next.none_change_sharpen", "things", r.Language.List(parts))
}

func changeWords(r *result.Result, o *result.Open) string {
	switch {
	case o.CanChangeModel == nil:
		return r.Say("next.not_proved")
	case *o.CanChangeModel:
		return r.Say("words.yes")
	}
	return r.Say("words.no")
}

func swingWords(r *result.Result, o *result.Open) string {
	switch {
	case o.MonthlySwing == nil && o.Uses != nil && !slices.Contains(o.Uses, "pricing"):
		return "-" // no price asks for it
	case o.MonthlySwing == nil: // how far it moves is not known
		return ""
	case o.MonthlySwing.IsZero():
		return "-"
	}
	return r.Language.Whole(o.MonthlySwing.Decimal)
}

// alsoFor says what an answer is for, beside model and price.
func alsoFor(r *result.Result, o *result.Open) string {
	var parts []string
	for _, use := range o.Uses {
		switch use {
		case "responsibilities":
			parts = append(parts, r.Say("next.for_responsibilities"))
		case "report":
			parts = append(parts, r.Say("next.for_report"))
		}
	}
	if o.Opens > 0 {
		parts = append(parts, r.Say("next.brings_up", "questions", o.Opens))
	}
	return strings.Join(parts, ", ")
}
