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

// changedAnswers lists the answers that differ, those that move something
// first, and names the questions that apply on one side only.
func changedAnswers(c *result.Compare) []Block {
	var rows [][]string
	var asked, dropped []string
	for _, idle := range []bool{false, true} {
		for i := range c.Answers {
			change, said := &c.Answers[i], &c.Words.Answers[i]
			if (len(change.Effects) == 0) != idle {
				continue
			}
			switch {
			case said.Before.Written() || said.After.Written():
				before, after := answerWords(change, said, c.SamePlaybook(), c.Words.Towers)
				rows = append(rows, []string{said.Topic, before, after, effectWords(change.Effects)})
			case !change.After.Hidden():
				asked = append(asked, said.Topic)
			default:
				dropped = append(dropped, said.Topic)
			}
		}
	}
	var blocks []Block
	if len(rows) > 0 {
		t := Table{Columns: []Column{{Name: "Question", Flex: true}, {Name: "Before", Flex: true}, {Name: "After", Flex: true}, {Name: "Moves", Flex: true}}}
		t.Rows = rows[:min(len(rows), shownAnswers)]
		blocks = append(blocks, t)
	}
	for _, l := range []struct {
		lead   string
		topics []string
	}{{"Now asked as well: ", asked}, {"No longer asked: ", dropped}} {
		if len(l.topics) > 0 {
			blocks = append(blocks, Text(l.lead+joinFirst(l.topics, shownTopics)+"."))
		}
	}
	if rest := len(rows) - shownAnswers; rest > 0 {
		blocks = append(blocks, Text(fmt.Sprintf("and %d more in the output of -o json.", rest)))
	}
	return blocks
}

// maxAnswers is how long two lists may be together to be said as a whole.
const maxAnswers = 80

// answerWords says both answers and whether each is used; long lists by what
// differs in them.
func answerWords(c *result.ChangedAnswer, said *result.ComparedAnswer, samePlaybook bool, called assess.TowerNames) (before, after string) {
	was, is := &said.Before, &said.After
	both := was.Given() && is.Given() && !c.Before.Hidden() && !c.After.Hidden()
	before, after = one(&c.Before, was, called), one(&c.After, is, called)
	switch {
	case !both:
	case was.Split != nil && is.Split != nil:
		return splitWords(was, is, called), splitWords(is, was, called)
	case (len(was.Says) > 1 || len(is.Says) > 1) && len(before)+len(after) > maxAnswers && samePlaybook:
		return without(was.Says, is.Says), without(is.Says, was.Says)
	}
	return before, after
}

// one says an answer and whether it is used.
func one(a *result.AnswerState, said *result.SaidAnswer, called assess.TowerNames) string {
	var text string
	switch {
	case said.Given() && said.Split != nil:
		text = splitWords(said, nil, called)
	case said.Given():
		text = strings.Join(said.Says, "; ")
	case said.Written():
		text = "not sure"
	case a.Hidden():
		return "does not apply"
	default:
		return "open"
	}
	if a.Hidden() {
		text += " (does not apply)"
	}
	return text
}

// without names the choices that another list does not have.
func without(list, other []string) string {
	var rest []string
	for _, choice := range list {
		if !slices.Contains(other, choice) {
			rest = append(rest, choice)
		}
	}
	if len(rest) == 0 {
		return "nothing more"
	}
	return strings.Join(rest, "; ")
}

// splitWords says who runs which part, leaving out what is the same in another
// answer, and without one what was left to be proposed.
func splitWords(said, other *result.SaidAnswer, called assess.TowerNames) string {
	side := func(a *result.SaidAnswer, t terms.Tower) string {
		switch {
		case slices.Contains(a.Open, t):
			return "open"
		case a.Split[t] == terms.Undecided:
			return "you propose"
		}
		return words.Owner(a.Split[t])
	}
	var parts []string
	for _, t := range terms.Towers() {
		now := side(said, t)
		if other == nil && said.Split[t] == terms.Undecided || other != nil && side(other, t) == now {
			continue
		}
		parts = append(parts, called.Small(t)+": "+now)
	}
	if len(parts) == 0 {
		return "you propose"
	}
	return strings.Join(parts, ", ")
}

// effectWords says what a changed answer moves.
func effectWords(effects []string) string {
	if len(effects) == 0 {
		return "nothing here"
	}
	moved := slices.Clone(effects)
	if at := slices.Index(moved, result.OnResponsibilities); at >= 0 {
		moved[at] = "duties"
	}
	return strings.Join(moved, ", ")
}
