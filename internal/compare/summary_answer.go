package compare

import (
	"fmt"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// statement says how one answer changed, as a sentence without its end, and
// false where the answer is not among the changes.
func (t *telling) statement(id string) (string, bool) {
	c := t.changed.find(id)
	if c == nil {
		return "", false
	}
	about := noun(t.changed.topic(id))
	before, after := c.before.written, c.after.written
	switch {
	case after.State == answer.Unknown:
		return "You are not sure about " + about + " any more", true
	case after.State != answer.Given:
		return "Your answer about " + about + " is open again", true
	}
	schema := t.changed.after.view.Schema()
	switch schema.At(schema.Find(id)).Type {
	case answer.Number:
		return t.numberStatement(id, before, after), true
	case answer.Grid:
		return gridStatement(before, after, t.out.Words.Towers), true
	case answer.MultiChoice:
		if before.State == answer.Given && t.out.SamePlaybook() {
			return t.listStatement(id, before, after), true
		}
	case answer.SingleChoice, answer.YesNo, answer.Scale, answer.Level, answer.Text:
	}
	text := fmt.Sprintf("On %s you now say \"%s\"", about, t.changed.after.label(id, after))
	if before.State == answer.Given {
		text += fmt.Sprintf(" instead of \"%s\"", t.changed.before.label(id, before))
	}
	return text, true
}

// numberStatement says how a number changed, in the unit of the question.
func (t *telling) numberStatement(id string, before, after answer.Value) string {
	to := &t.changed.after
	i := to.view.Schema().Find(id)
	if t.countsTeam(i) {
		text := "You now count " + posts(after.Number)
		if before.State == answer.Given {
			text += fmt.Sprintf(" (before: %s)", grouped(before.Number))
		}
		return text
	}
	question := &to.questionnaire.Questions[i]
	if question.Noun == nil {
		text := fmt.Sprintf("On %s you now say %s %s", noun(question.Topic), grouped(after.Number), question.Unit)
		if before.State == answer.Given {
			text += " instead of " + grouped(before.Number)
		}
		return text
	}
	if before.State != answer.Given {
		return fmt.Sprintf("You now count %s %s, which was open before", grouped(after.Number), question.Things(after.Number, false))
	}
	switch n := after.Number - before.Number; {
	case n > 0:
		return fmt.Sprintf("You added %s %s", grouped(n), question.Things(n, false))
	default:
		return fmt.Sprintf("You have %s fewer %s", grouped(-n), question.Things(-n, false))
	}
}

// countsTeam reports whether a question counts the client's own IT people.
func (d *differ) countsTeam(question int) bool { return question == d.after.Playbook.Matrix.Team.Count }

// grouped writes a number of hundredths with separators: 1,880 or 0.5.
func grouped(n int64) string {
	return words.Grouped(answer.FormatHundredths(n))
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
func gridStatement(before, after answer.Value, called assess.TowerNames) string {
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
			parts = append(parts, fmt.Sprintf("you leave %s to our proposal", words.Count(len(g.towers), "part of IT", "parts of IT")))
		default:
			parts = append(parts, words.Small(g.sentence(called)))
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
		parts = append(parts, fmt.Sprintf("you now name \"%s\"", t.changed.after.label(id, added)))
	}
	switch {
	case gone.Options != 0 && len(parts) > 0:
		parts = append(parts, fmt.Sprintf("no longer \"%s\"", t.changed.before.label(id, gone)))
	case gone.Options != 0:
		parts = append(parts, fmt.Sprintf("you no longer name \"%s\"", t.changed.before.label(id, gone)))
	}
	return "On " + noun(t.changed.topic(id)) + " " + strings.Join(parts, " and ")
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
