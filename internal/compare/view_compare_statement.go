//go:build ignore

package view

import (
	"fmt"
	"slices"
	"strings"

	"mspscope/internal/answer"
	scope "mspscope/internal/oldscope"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// counted says what the questions that count things count. It holds for the
// unit named here; with another unit the questionnaire's own word is used.
var counted = map[string]struct{ unit, one, many string }{
	"users_count":           {"people", "person", "people"},
	"light_users_count":     {"people", "person with light use", "people with light use"},
	"endpoints_count":       {"devices", "computer", "computers"},
	"shared_devices_count":  {"devices", "shared computer", "shared computers"},
	"servers_count":         {"servers", "server", "servers"},
	"network_devices_count": {"devices", "network device", "network devices"},
	"sites_count":           {"sites", "location", "locations"},
	"stalled_projects":      {"projects", "waiting project", "waiting projects"},
}

// statement says how one answer changed, as a sentence without its end, and
// false where the answer is not among the changes.
func (t *telling) statement(id string) (string, bool) {
	at := slices.IndexFunc(t.d.Answers, func(c scope.AnswerChange) bool { return c.Question == id })
	if at < 0 {
		return "", false
	}
	c := &t.d.Answers[at]
	about := noun(topic(t.d, id))
	before, after := c.Before.Written, c.After.Written
	switch {
	case after.State == answer.Unknown:
		return "You are not sure about " + about + " any more", true
	case after.State != answer.Given:
		return "Your answer about " + about + " is open again", true
	}
	q := t.d.After.View.Schema().At(t.d.After.View.Schema().Find(id))
	switch q.Type {
	case answer.Number:
		return t.numberStatement(id, before, after), true
	case answer.Grid:
		return gridStatement(before, after), true
	case answer.MultiChoice:
		if before.State == answer.Given && t.d.SamePlaybook() {
			return t.listStatement(id, before, after), true
		}
	case answer.SingleChoice, answer.YesNo, answer.Scale, answer.Level, answer.Text:
	}
	text := fmt.Sprintf("On %s you now say \"%s\"", about, t.said(t.d.After, id, after))
	if before.State == answer.Given {
		text += fmt.Sprintf(" instead of \"%s\"", t.said(t.d.Before, id, before))
	}
	return text, true
}

func (t *telling) said(s *scope.Scope, id string, v answer.Value) string {
	return label(s, s.View.Schema().Find(id), v)
}

// numberStatement says how a number changed, in the unit of the question.
func (t *telling) numberStatement(id string, before, after answer.Value) string {
	number := grouped
	if id == "it_fte" {
		text := "You now count " + posts(after.Number)
		if before.State == answer.Given {
			text += fmt.Sprintf(" (before: %s)", number(before.Number))
		}
		return text
	}
	question := &t.d.After.Playbook.Questionnaire.Questions[t.d.After.View.Schema().Find(id)]
	things, known := counted[id]
	if !known || things.unit != question.Unit {
		text := fmt.Sprintf("On %s you now say %s %s", noun(question.Topic), number(after.Number), question.Unit)
		if before.State == answer.Given {
			text += " instead of " + number(before.Number)
		}
		return text
	}
	word := func(n int64) string {
		if n == 100 {
			return things.one
		}
		return things.many
	}
	if before.State != answer.Given {
		return fmt.Sprintf("You now count %s %s, which was open before", number(after.Number), word(after.Number))
	}
	switch n := after.Number - before.Number; {
	case n > 0:
		return fmt.Sprintf("You added %s %s", number(n), word(n))
	default:
		return fmt.Sprintf("You have %s fewer %s", number(-n), word(-n))
	}
}

// grouped writes a number of hundredths with separators: 1,880 or 0.5.
func grouped(n int64) string {
	if n%100 != 0 {
		return answer.FormatHundredths(n)
	}
	return whole(pricing.Hundredths(n))
}

// posts says a number of IT people.
func posts(n int64) string {
	switch n {
	case 0:
		return "no IT person of your own"
	case 50:
		return "half an IT post of your own"
	case 100:
		return "one IT person of your own"
	}
	return answer.FormatHundredths(n) + " IT people of your own"
}

// gridStatement says what the client decided about parts of IT.
func gridStatement(before, after answer.Value) string {
	var parts []string
	for _, side := range []terms.Side{terms.Provider, terms.Shared, terms.Client, terms.ThirdParty, terms.Undecided} {
		g := towerGroup{after: side, decided: true}
		for _, tower := range terms.Towers() {
			if after.Grid[tower] == side && before.Grid[tower] != side {
				g.towers = append(g.towers, tower)
			}
		}
		switch {
		case len(g.towers) == 0:
		case side == terms.Undecided:
			parts = append(parts, fmt.Sprintf("you leave %s to our proposal", count(len(g.towers), "part of IT", "parts of IT")))
		default:
			parts = append(parts, words.Small(g.sentence()))
		}
	}
	if len(parts) == 0 {
		return "You answered who should run which part"
	}
	return words.Large(words.List(parts))
}

// listStatement says what was added to a list of answers and left out of it.
func (t *telling) listStatement(id string, before, after answer.Value) string {
	added, gone := after, before
	added.Options, gone.Options = after.Options&^before.Options, before.Options&^after.Options
	var parts []string
	if added.Options != 0 {
		parts = append(parts, fmt.Sprintf("you now name \"%s\"", t.said(t.d.After, id, added)))
	}
	switch {
	case gone.Options != 0 && len(parts) > 0:
		parts = append(parts, fmt.Sprintf("no longer \"%s\"", t.said(t.d.Before, id, gone)))
	case gone.Options != 0:
		parts = append(parts, fmt.Sprintf("you no longer name \"%s\"", t.said(t.d.Before, id, gone)))
	}
	return "On " + noun(topic(t.d, id)) + " " + strings.Join(parts, " and ")
}

// noun makes a topic fit behind "about": "the hours of cover you need", but "who
// looks after IT today".
func noun(topic string) string {
	first, _, _ := strings.Cut(topic, " ")
	switch strings.ToLower(first) {
	case "the", "a", "an", "your", "our", "who", "what", "which", "how", "where", "when", "whether", "if":
		return topic
	}
	return "the " + topic
}

// verb picks the form of a verb for a number.
func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// count says a number of things.
func count(n int, one, many string) string {
	return fmt.Sprintf("%d %s", n, verb(n, one, many))
}
