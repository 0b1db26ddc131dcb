package compare

import (
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// byTower is one part of IT as a cause.
func byTower(t terms.Tower) result.Cause {
	return result.Cause{Kind: result.BySplit, ID: terms.Optional(t.String())}
}

// parted lists the parts of IT of which the sides say different things in the answer to a
// grid. There are none where the grid differs as a whole: where it does not apply on a
// side, or somebody differs about all of it.
func (d *differ) parted(id string) []terms.Tower {
	a, b := &d.before.client, &d.after.client
	for _, t := range []*told{a, b} {
		i := t.Schema.Find(id)
		if i < 0 || t.Schema.At(i).Type != answer.Grid || t.state(id).State == answer.Hidden.String() || t.wholeDoubt(i) {
			return nil
		}
	}
	var towers []terms.Tower
	for _, t := range terms.Towers() {
		if a.part(&d.out.Language, id, t) != b.part(&d.out.Language, id, t) {
			towers = append(towers, t)
		}
	}
	return towers
}

// wholeDoubt reports whether an answer is in doubt as a whole, and not part by part.
func (t *told) wholeDoubt(i int) bool {
	return t.engagement.Estimated(i) || slices.ContainsFunc(t.engagement.Basis, func(b assess.Basis) bool {
		return b.Question == i && b.Part == assess.Whole && len(b.Others) > 0 && !b.Settled
	})
}

// part says in words who is to run a part of IT: several where people differ about it.
func (t *told) part(l *words.Language, id string, tower terms.Tower) string {
	i := t.Schema.Find(id)
	sides := t.SoFar(t.engagement.View(t.Questionnaire), assess.Confirm{Question: i, Part: assess.PartOf(tower)})
	switch len(sides) {
	case 0:
		return l.Say("compare.undecided")
	case 1:
		return sides[0]
	}
	return l.Say("compare.not_settled", "answer", l.Or(sides))
}

// withTower takes a side with what the other one says of one part of IT, and with who said
// something else about it.
func withTower(s, from *Side, id string, tower terms.Tower) *taken {
	i, j, part := s.client.Schema.Find(id), from.client.Schema.Find(id), assess.PartOf(tower)
	e := *s.client.engagement
	value, other := e.Answers.Values[i].Kept(), from.client.engagement.Answers.Values[j].Kept()
	if other.State == answer.Given && !other.OpenTower(tower) {
		value = value.Merge(tower, &other)
	} else {
		value = value.WithoutTower(tower)
	}
	e.Answers = e.Answers.With(i, value)
	e.Basis = slices.DeleteFunc(slices.Clone(e.Basis), func(b assess.Basis) bool { return b.Question == i && b.Part == part })
	for _, b := range from.client.engagement.Basis {
		if b.Question == j && b.Part == part {
			b.Question = i
			e.Basis = append(e.Basis, b)
		}
	}
	return take(s.playbook, &e)
}

// saidTowers are the parts of a grid as a person reads them: each that does something to
// the price for itself, and the others in one.
func (d *differ) saidTowers(c *result.ChangedAnswer, whole result.SaidChange) []result.SaidChange {
	before, after := &d.before.client, &d.after.client
	var all []result.SaidChange
	rest := [2][]string{}
	for _, t := range d.parted(c.Question) {
		l, name := &d.out.Language, after.Towers.Small(t)
		was, is := before.part(l, c.Question, t), after.part(l, c.Question, t)
		if !slices.ContainsFunc(d.out.Price.Causes, func(p result.PriceCause) bool { return p.Cause == byTower(t) }) {
			rest[0], rest[1] = append(rest[0], l.Say("compare.part", "part", name, "side", was)), append(rest[1], l.Say("compare.part", "part", name, "side", is))
			continue
		}
		all = append(all, result.SaidChange{Cause: byTower(t), Label: name, Of: terms.Optional(c.Question), Before: was, After: is, Moves: c.Effects})
	}
	if len(all) == 0 {
		return []result.SaidChange{whole}
	}
	if len(rest[0]) > 0 {
		whole.Before, whole.After = strings.Join(rest[0], "; "), strings.Join(rest[1], "; ")
		whole.Moves = slices.DeleteFunc(slices.Clone(c.Effects), func(effect string) bool { return effect == result.OnPrice })
		all = append(all, whole)
	}
	return all
}
