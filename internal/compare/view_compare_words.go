//go:build ignore

package view

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/govalues/decimal"

	"mspscope/internal/answer"
	scope "mspscope/internal/oldscope"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// topic is the short name of a question, in the words after the change where
// that questionnaire has it.
func topic(d *scope.Difference, id string) string {
	if d.After.View.Schema().Find(id) >= 0 {
		return d.After.Playbook.Questionnaire.Topic(id)
	}
	return d.Before.Playbook.Questionnaire.Topic(id)
}

// written reports whether there is an answer, used or not; "not sure" is one.
func written(a scope.AnswerState) bool { return a.Written.State != answer.Missing }

// maxAnswer is the longest answer that stands in a table as a whole.
const maxAnswer = 80

// answerWords says an answer and whether it is used.
func answerWords(s *scope.Scope, id string, a scope.AnswerState) string {
	i := s.View.Schema().Find(id)
	text := ""
	switch a.Written.State {
	case answer.Given:
		text = label(s, i, a.Written)
	case answer.Unknown:
		text = "not sure"
	case answer.Missing, answer.Hidden:
		if a.State == answer.Hidden {
			return "does not apply"
		}
		return "open"
	}
	if a.State == answer.Hidden {
		text += " (does not apply)"
	}
	return text
}

// label is a given answer in words.
func label(s *scope.Scope, i int, v answer.Value) string {
	q := s.Playbook.Questionnaire
	text := q.Label(i, v)
	switch s.View.Schema().At(i).Type {
	case answer.Scale, answer.Level:
		for _, o := range q.Questions[i].Options {
			if o.ID == text {
				return text + ": " + o.Call
			}
		}
	case answer.Grid:
		return gridWords(v.Grid, terms.Split{})
	case answer.Text:
		if utf8.RuneCountInString(text) > maxAnswer {
			return string([]rune(text)[:maxAnswer-1]) + "…"
		}
	case answer.Number, answer.SingleChoice, answer.MultiChoice, answer.YesNo:
	}
	return text
}

// gridWords says who runs which part, leaving out what is the same in another
// grid.
func gridWords(grid, other terms.Split) string {
	var cells []string
	for _, t := range terms.Towers() {
		if grid[t] == other[t] {
			continue
		}
		side := sideWords(grid[t])
		if grid[t] == terms.Undecided {
			side = "you propose"
		}
		cells = append(cells, words.Small(t.Name())+": "+side)
	}
	if len(cells) == 0 {
		return "you propose"
	}
	return strings.Join(cells, ", ")
}

// shortened says two answers that are long lists by what differs in them.
func shortened(d *scope.Difference, c *scope.AnswerChange, before, after string) (was, is string) {
	if c.Before.Written.State != answer.Given || c.After.Written.State != answer.Given ||
		c.Before.State == answer.Hidden || c.After.State == answer.Hidden {
		return before, after
	}
	q := d.After.View.Schema().At(d.After.View.Schema().Find(c.Question))
	switch {
	case q.Type == answer.Grid:
		return gridWords(c.Before.Written.Grid, c.After.Written.Grid), gridWords(c.After.Written.Grid, c.Before.Written.Grid)
	case q.Type == answer.MultiChoice && len(before)+len(after) > maxAnswer && d.SamePlaybook():
		gone, added := c.Before.Written, c.After.Written
		gone.Options, added.Options = gone.Options&^c.After.Written.Options, added.Options&^c.Before.Written.Options
		was, is = "nothing more", "nothing more"
		if gone.Options != 0 {
			was = label(d.Before, d.Before.View.Schema().Find(c.Question), gone)
		}
		if added.Options != 0 {
			is = label(d.After, d.After.View.Schema().Find(c.Question), added)
		}
		return was, is
	}
	return before, after
}

// effectWords says what a changed answer moves.
func effectWords(effects []string) string {
	if len(effects) == 0 {
		return "nothing here"
	}
	words := make([]string, len(effects))
	for i, e := range effects {
		words[i] = map[string]string{
			scope.OnFit: "fit", scope.OnModel: "model", scope.OnPrice: "price",
			scope.OnSplit: "split", scope.OnResponsibilities: "duties",
		}[e]
	}
	return strings.Join(words, ", ")
}

// rowWord says what differs in a row of the matrix between two playbooks.
var rowWord = map[string]string{
	scope.RowAdded: "the playbook: a new row", scope.RowRemoved: "the playbook: the row is gone",
	scope.RowWeight: "the playbook: its weight", scope.RowRatings: "the playbook: its ratings",
	scope.RowCondition: "the playbook: its condition", scope.RowVeto: "the playbook: what it rules out",
	"": "the playbook",
}

// causeWord names one cause.
func causeWord(d *scope.Difference, c scope.Cause) string {
	switch c.Kind {
	case scope.ByAnswer:
		return topic(d, c.ID)
	case scope.ByModel:
		return "the other model"
	case scope.BySplit:
		if t, ok := terms.ParseTower(c.ID); ok {
			return "who runs " + words.Small(t.Name())
		}
	case scope.ByDecision:
		return "agreed between you"
	case scope.ByQuote:
		return "the quote"
	case scope.ByPlaybook:
		return rowWord[c.ID]
	}
	return ""
}

// maxCauses is how many causes are named before they are counted.
const maxCauses = 3

// joinFirst joins the first words and counts the others.
func joinFirst(words []string, most int) string {
	if rest := len(words) - most; rest > 0 {
		words = append(words[:most:most], fmt.Sprintf("%d more", rest))
	}
	return strings.Join(words, "; ")
}

func causeWords(d *scope.Difference, causes []scope.Cause) string {
	words := make([]string, len(causes))
	for i, c := range causes {
		words[i] = causeWord(d, c)
	}
	return joinFirst(words, maxCauses)
}

// partWords names the causes of a price difference, with amounts where there
// are several. Parts of IT that other sides run stand in one sum; which ones
// they are is said elsewhere on the page.
func partWords(d *scope.Difference, parts []scope.Part) string {
	type entry struct {
		word   string
		amount decimal.Decimal
	}
	var entries []entry
	for _, p := range parts {
		word := causeWord(d, p.Cause)
		if p.Kind == scope.BySplit {
			word = "who runs what"
		}
		at := slices.IndexFunc(entries, func(e entry) bool { return e.word == word })
		if at < 0 {
			at, entries = len(entries), append(entries, entry{word: word})
		}
		entries[at].amount = sum(entries[at].amount, p.Amount)
	}
	words := make([]string, len(entries))
	for i, e := range entries {
		words[i] = e.word
		if len(entries) > 1 {
			words[i] += " " + plus(e.amount)
		}
	}
	return joinFirst(words, maxCauses)
}

// sum adds amounts of one estimate, which fit: a sum of them was exact before.
func sum(a, b decimal.Decimal) decimal.Decimal {
	s, err := a.Add(b)
	if err != nil {
		return a
	}
	return s
}

// plus writes a difference with its sign.
func plus(d decimal.Decimal) string {
	if d.IsPos() {
		return "+" + cents(d)
	}
	return cents(d)
}
