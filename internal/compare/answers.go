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
	text := []string{fmt.Sprint(q.Type, v.State, q.Format(v), q.UnsureIDs(v), t.engagement.Estimated(i))}
	for _, dispute := range t.engagement.Set(t.Questionnaire).Disputed {
		if dispute.Question == i {
			for _, other := range dispute.Values {
				text = append(text, q.Format(other))
			}
		}
	}
	return strings.Join(text, " or ")
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

// maxText is how long an answer is said as a whole.
const maxText = 80

// said is an answer on both sides in words: lists that are long, and parts of IT, by what
// differs in them.
func said(l *words.Language, before, after *told, id string) (was, is string) {
	was, is = before.says(l, id), after.says(l, id)
	a, b := before.list(l, id), after.list(l, id)
	if a == nil || b == nil || len(was)+len(is) <= maxText {
		return was, is
	}
	without := func(list, other []string) string {
		rest := slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(other, s) })
		return cmp.Or(strings.Join(rest, "; "), l.Say("compare.nothing_more"))
	}
	return without(a, b), without(b, a)
}

// says is an answer in words, with how sure it is, or what there is where nobody gave one.
func (t *told) says(l *words.Language, id string) string {
	i, state := t.Schema.Find(id), t.state(id)
	if i < 0 {
		return l.Say("compare.not_applying")
	}
	if state.State == answer.Hidden.String() { // what was answered is kept, and not used
		if text := strings.ReplaceAll(t.Said(i, t.engagement.Answers.Values[i].Kept()), `"`, ""); text != "" {
			return l.Say("compare.answer_not_applying", "answer", text)
		}
		return l.Say("compare.not_applying")
	}
	view := t.engagement.View(t.Questionnaire)
	text := strings.ReplaceAll(l.Or(t.SoFar(view, assess.Confirm{Question: i})), `"`, "")
	if list := t.list(l, id); list != nil && state.Confirm != "disputed" {
		list = slices.DeleteFunc(list, func(s string) bool { return strings.HasSuffix(s, " "+l.Say("compare.undecided")) }) // said only where the other side decided it
		text = strings.Join(list, "; ")
	} else if long := []rune(text); len(long) > maxText {
		text = string(long[:maxText-1]) + "…"
	}
	switch state.Confirm {
	case "disputed":
		return l.Say("compare.not_settled", "answer", text)
	case "estimated":
		return l.Say("compare.estimated", "answer", text)
	}
	return cmp.Or(text, l.Say("compare.open"))
}

// list is a given answer that is one of several things, each for itself; nil for any other.
func (t *told) list(l *words.Language, id string) []string {
	i := t.Schema.Find(id)
	if i < 0 || t.engagement.Answers.Values[i].Kept().State != answer.Given {
		return nil
	}
	v := t.engagement.Answers.Values[i].Kept()
	switch t.Schema.At(i).Type {
	case answer.MultiChoice:
		return t.Labels(i, v)
	case answer.Grid:
		var parts []string
		for _, tower := range terms.Towers() {
			if side := t.SaidPart(v, tower); side != "" || tower.Operational() {
				parts = append(parts, l.Say("compare.part", "part", t.Towers.Small(tower), "side", cmp.Or(side, l.Say("compare.undecided"))))
			}
		}
		return parts
	case answer.Number, answer.SingleChoice, answer.YesNo, answer.Scale, answer.Level, answer.Text:
	}
	return nil
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
		one.Before, one.After = said(&d.out.Language, before, after, c.Question)
		all = append(all, d.saidTowers(c, one)...)
	}
	all = append(all, quoteChanges(&d.out.Language, quote)...)
	if !d.out.SamePlaybook() {
		a, b := d.out.Playbook.A, d.out.Playbook.B
		one := result.SaidChange{Cause: result.Cause{Kind: result.ByPlaybook}, Label: d.out.Say("compare.rules_and_prices"), Before: called(a), After: called(b), Moves: []string{}}
		if one.Before == one.After {
			one.Before = d.out.Say("compare.playbook", "name", one.Before, "digest", a.Short())
			one.After = d.out.Say("compare.playbook", "name", one.After, "digest", b.Short())
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
