package compare

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// ids are the questions of both sides, in the order of a call.
func (d *differ) ids() []string {
	ids := d.after.client.Schema.IDs()
	for _, id := range d.before.client.Schema.IDs() {
		if d.after.client.Schema.Find(id) < 0 {
			ids = append(ids, id)
		}
	}
	return ids
}

// private reports whether a question is only for the provider, on either side.
func (d *differ) private(id string) bool {
	return slices.ContainsFunc([]*Side{d.before, d.after}, func(s *Side) bool {
		i := s.client.Schema.Find(id)
		return i >= 0 && s.client.Questions[i].Private()
	})
}

// answers lists the answers that differ, and the questions that apply on one side only:
// of the questions that a client may see, or of the private ones. That a question is not
// asked any more is already something about it.
func (d *differ) answers(of func(*Side) *told, private bool) []result.ChangedAnswer {
	before, after := of(d.before), of(d.after)
	all := []result.ChangedAnswer{}
	for _, id := range d.ids() {
		if d.private(id) != private {
			continue
		}
		was, is := before.state(id), after.state(id)
		both := before.Schema.Find(id) >= 0 && after.Schema.Find(id) >= 0
		if d.written(before, after, id) || both && was.State != is.State {
			all = append(all, result.ChangedAnswer{Question: id, Before: was, After: is, Causes: []result.Cause{}, Effects: []string{}})
		}
	}
	return all
}

// written reports whether what stands in the files to a question differs, or how sure it is.
func (d *differ) written(before, after *told, id string) bool {
	return before.text(id) != after.text(id)
}

// text is all that a file says of an answer; "" where it says nothing.
func (t *told) text(id string) string {
	i := t.Schema.Find(id)
	if i < 0 || t.engagement.Answers.Values[i].Kept().State == answer.Missing {
		return ""
	}
	v, q := t.engagement.Answers.Values[i].Kept(), t.Schema.At(i)
	text := fmt.Sprint(q.Type, v.State, q.Format(v), q.UnsureIDs(v), t.engagement.Estimated(i))
	for _, dispute := range t.engagement.Set(t.Questionnaire).Disputed {
		if dispute.Question == i {
			for _, other := range dispute.Values {
				text += " or " + q.Format(other)
			}
		}
	}
	return text
}

// state is an answer as the output has it.
func (t *told) state(id string) result.AnswerState {
	out := result.AnswerState{State: answer.Hidden.String(), Value: json.RawMessage("null")}
	if i := t.Schema.Find(id); i >= 0 {
		view := t.engagement.View(t.Questionnaire)
		out.State, out.Value = view.State(i).String(), t.JSON(i, t.engagement.Answers.Values[i].Kept())
		for _, c := range t.engagement.ToConfirm(view) {
			if c.Question == i {
				out.Confirm = terms.Optional(c.State)
			}
		}
	}
	return out
}

// maxText is the longest text that is said as a whole, and how long two lists may be
// together to be.
const maxText = 80

// said is an answer on both sides in words: long lists, and parts of IT, by what differs
// in them.
func said(before, after *told, id string) (was, is string) {
	if v, w := before.grid(id), after.grid(id); v != nil && w != nil {
		return before.used(id, sides(before.Towers, v, w)), after.used(id, sides(after.Towers, w, v))
	}
	a, b := before.says(id), after.says(id)
	was, is = strings.Join(a, "; "), strings.Join(b, "; ")
	if len(a) > 0 && len(b) > 0 && len(was)+len(is) > maxText && len(a)+len(b) > 2 {
		was, is = without(a, b), without(b, a)
	}
	return before.used(id, was), after.used(id, is)
}

// grid is a given answer about the parts of IT, nil for any other.
func (t *told) grid(id string) *answer.Value {
	i := t.Schema.Find(id)
	if i < 0 || t.Schema.At(i).Type != answer.Grid {
		return nil
	}
	if v := t.engagement.Answers.Values[i].Kept(); v.State == answer.Given {
		return &v
	}
	return nil
}

// sides says who is to run which parts of IT, leaving out what another answer says too.
func sides(called assess.TowerNames, v, other *answer.Value) string {
	var order []string
	names := map[string][]string{}
	for _, t := range terms.Towers() {
		said := cmp.Or(assess.SaidPart(*v, t), "not decided")
		if assess.SaidPart(*v, t) == assess.SaidPart(*other, t) {
			continue
		}
		if len(names[said]) == 0 {
			order = append(order, said)
		}
		names[said] = append(names[said], called.Small(t))
	}
	for i, said := range order {
		order[i] = words.List(names[said]) + " " + said
	}
	return strings.Join(order, "; ")
}

// used says with an answer whether it is used, and what there is where nobody gave one.
func (t *told) used(id, text string) string {
	state := t.state(id)
	hidden := state.State == answer.Hidden.String()
	switch {
	case text == "" && t.text(id) != "":
		text = "not sure"
	case text == "" && hidden:
		return "does not apply"
	case text == "":
		return "open"
	}
	switch {
	case hidden:
		return text + " (does not apply)"
	case state.Confirm == "disputed":
		return text + " (not settled)"
	case state.Confirm == "estimated":
		return text + " (estimate)"
	}
	return text
}

// without names what another list does not have.
func without(list, other []string) string {
	rest := slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(other, s) })
	if len(rest) == 0 {
		return "nothing more"
	}
	return strings.Join(rest, "; ")
}

// says is a given answer in words, every choice for itself; what people said differently
// stands in one.
func (t *told) says(id string) []string {
	i := t.Schema.Find(id)
	if i < 0 {
		return nil
	}
	v := t.engagement.Answers.Values[i].Kept()
	if v.State != answer.Given {
		return nil
	}
	for _, dispute := range t.engagement.Set(t.Questionnaire).Disputed {
		if dispute.Question == i {
			var all []string
			for _, other := range dispute.Values {
				all = append(all, strings.Join(t.labels(i, other), ", "))
			}
			return []string{words.Or(all)}
		}
	}
	return t.labels(i, v)
}

// labels are the choices of an answer in words.
func (t *told) labels(i int, v answer.Value) []string {
	texts := t.Labels(i, v)
	switch t.Schema.At(i).Type {
	case answer.Number:
		if v.Spread == 0 {
			return []string{words.Grouped(texts[0])}
		}
	case answer.Scale, answer.Level:
		for _, o := range t.Questions[i].Options {
			if o.ID == texts[0] {
				return []string{o.ID + ": " + o.Call}
			}
		}
	case answer.Text:
		if long := []rune(texts[0]); len(long) > maxText {
			return []string{string(long[:maxText-1]) + "…"}
		}
	case answer.SingleChoice, answer.MultiChoice, answer.YesNo, answer.Grid:
	}
	return texts
}

// changes are the things that differ in the files as a person reads them, with what each
// does to the price; those that do most to it first, then those that move something else.
func (d *differ) changes(answers []result.ChangedAnswer, quote []result.ChangedQuote) []result.SaidChange {
	all := []result.SaidChange{}
	for i := range answers {
		c := &answers[i]
		before, after := &d.before.client, &d.after.client
		if d.private(c.Question) {
			before, after = &d.before.provider, &d.after.provider
		}
		if !d.written(before, after, c.Question) {
			continue
		}
		one := result.SaidChange{Cause: byAnswer(c.Question), Label: after.Topic(c.Question), Moves: c.Effects}
		if after.Schema.Find(c.Question) < 0 {
			one.Label = before.Topic(c.Question)
		}
		one.Before, one.After = said(before, after, c.Question)
		all = append(all, one)
	}
	all = append(all, quoteChanges(quote)...)
	if !d.out.SamePlaybook() {
		a, b := d.out.Playbook.A, d.out.Playbook.B
		one := result.SaidChange{Cause: result.Cause{Kind: result.ByPlaybook}, Label: "rules and prices", Before: called(a), After: called(b), Moves: []string{}}
		if one.Before == one.After {
			one.Before, one.After = one.Before+" ("+a.Short()+")", one.After+" ("+b.Short()+")"
		}
		all = append(all, one)
	}
	for i := range all {
		for _, c := range d.out.Price.Causes {
			if c.Cause == all[i].Cause {
				all[i].Monthly, all[i].OneTime = &c.Monthly, &c.OneTime
			}
		}
	}
	size := func(a *pricing.Amount) decimal.Decimal {
		if a == nil {
			return decimal.Decimal{}
		}
		return a.Abs()
	}
	slices.SortStableFunc(all, func(a, b result.SaidChange) int {
		return cmp.Or(size(b.Monthly).Cmp(size(a.Monthly)), size(b.OneTime).Cmp(size(a.OneTime)), min(1, len(b.Moves))-min(1, len(a.Moves)))
	})
	return all
}

// called is how a playbook is called.
func called(p result.Playbook) string { return strings.TrimSpace(p.Name + " " + p.Version) }
