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
		if after.Spread > 0 {
			text = "You now count " + span(&after) + " IT people of your own"
		}
		if before.State == answer.Given {
			text += fmt.Sprintf(" (before: %s)", span(&before))
		}
		return text
	}
	question := &to.questionnaire.Questions[i]
	if question.Noun == nil {
		text := fmt.Sprintf("On %s you now say %s %s", noun(question.Topic), span(&after), question.Unit)
		if before.State == answer.Given {
			text += " instead of " + span(&before)
		}
		return text
	}
	if before.State != answer.Given {
		return fmt.Sprintf("You now count %s %s, which was open before", span(&after), question.Things(after.High(), false))
	}
	if before.Spread > 0 || after.Spread > 0 { // of a range nobody knows how many were added
		return fmt.Sprintf("You now count %s %s (before: %s)", span(&after), question.Things(after.High(), false), span(&before))
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

// span writes a number or a range, as people read it: 1,880 or 80 to 100.
func span(v *answer.Value) string {
	if v.Spread == 0 {
		return grouped(v.Number)
	}
	return grouped(v.Number) + " to " + grouped(v.High())
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
			if after.Grid[tower] == side && !after.OpenTower(tower) && (before.Grid[tower] != side || before.OpenTower(tower)) {
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
	open := 0
	for _, tower := range terms.Towers() {
		if after.OpenTower(tower) && before.State == answer.Given && !before.OpenTower(tower) {
			open++
		}
	}
	if open > 0 {
		parts = append(parts, fmt.Sprintf("you leave %s open", words.Count(open, "part of IT", "parts of IT")))
	}
	if len(parts) == 0 {
		return "You answered who should run which part"
	}
	return words.Large(words.List(parts))
}

// listStatement says what was added to a list of answers and left out of it.
func (t *telling) listStatement(id string, before, after answer.Value) string {
	added, gone := after, before
	is, was := after.Options&^after.Unsure, before.Options&^before.Unsure
	added.Options, gone.Options = is&^was, was&^is
	added.Unsure, gone.Unsure = 0, 0
	var parts []string
	if added.Options != 0 {
		parts = append(parts, fmt.Sprintf("you now name \"%s\"", t.changed.after.label(id, added)))
	}
	switch {
	case gone.Options != 0 && len(parts) > 0:
		parts = append(parts, fmt.Sprintf("no longer \"%s\"", t.changed.before.label(id, gone)))
	case gone.Options != 0:
		parts = append(parts, fmt.Sprintf("you no longer name \"%s\"", t.changed.before.label(id, gone)))
	case len(parts) == 0: // what is not sure differs alone
		parts = append(parts, fmt.Sprintf("you now say \"%s\"", t.changed.after.label(id, after)))
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
