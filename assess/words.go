package assess

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// towersBecause says why the stated towers rule a model out.
func (m *Matrix) towersBecause(model terms.Model, stated *terms.Split, only *[terms.NumTowers]bool) string {
	var by [terms.ThirdParty + 1][]string
	for _, t := range terms.OperationalTowers() {
		by[stated[t]] = append(by[stated[t]], m.names.Small(t))
	}
	provider, shared, client, open := by[terms.Provider], by[terms.Shared], by[terms.Client], by[terms.Undecided]
	switch model {
	case terms.FullyManaged:
		var kept []string
		if len(client) > 0 {
			kept = append(kept, words.List(client)+" with your own people")
		}
		if len(shared) > 0 {
			kept = append(kept, words.List(shared)+" shared")
		}
		return "You decided to keep " + strings.Join(kept, " and ") + "; " + m.Names[model].Sentence + " means that " + m.provider() + " runs every part."
	case terms.Hybrid:
		needs := m.Names[model].Name + " needs "
		switch {
		case len(provider) == 0 && len(open) == 0:
			return needs + "at least one whole part run by " + m.provider() + ", and your decisions hand none over."
		case len(client) == 0 && len(open) > 0 && onlyStated(stated, only):
			return needs + "at least one whole part run by your own people. Of what you have not decided, only " + words.List(open) + " could be theirs, and that would be a duty that you have not named."
		case len(client) == 0 && len(open) == 0:
			return needs + "at least one whole part run by your own people, and your decisions leave none with them."
		case len(provider)+len(client)+len(open) < 2:
			return needs + "one whole part with " + m.provider() + " and another with your own people, and your decisions leave room for one only."
		}
		parts := len(provider) + len(shared) + len(client) + len(open)
		return fmt.Sprintf("%sfewer shared parts than whole ones, and you decided to share %d of %d.", needs, len(shared), parts)
	case terms.CoManaged:
	}
	switch {
	case len(client) == 0 && len(provider) == 0:
		return "You give every part of IT to other companies; nothing is left to share."
	case len(client) == 0:
		return "You decided to hand over " + words.List(provider) + "; nothing is left to share."
	}
	return "By your decisions most parts have one owner (" + orNothing(provider) + " with " + m.provider() + ", " + words.List(client) +
		" with your own people). Many providers would sell that as " + m.Names[model].Sentence + "; here it is named by who owns each part, and that is " + m.Names[terms.Hybrid].Sentence + "."
}

// provider is how sentences call the provider.
func (m *Matrix) provider() string { return cmp.Or(m.Provider, "the provider") }

// onlyStated reports whether every undecided tower is the client's only where the
// client says so.
func onlyStated(stated *terms.Split, only *[terms.NumTowers]bool) bool {
	for _, t := range terms.OperationalTowers() {
		if stated[t] == terms.Undecided && !only[t] {
			return false
		}
	}
	return true
}

// orNothing is a list of names in words.
func orNothing(names []string) string {
	if len(names) == 0 {
		return "nothing"
	}
	return words.List(names)
}

// Contradictory lists, in words, the answers that cannot both be right.
func (m *Matrix) Contradictory(v answer.View) []string {
	var found []string
	for i := range m.Contradictions {
		if m.Contradictions[i].Holds(v) {
			found = append(found, m.Contradictions[i].Because)
		}
	}
	return found
}

// Uncarried names the parts that the client's own people are to run although by the
// answers nobody will be there; "" where there are none.
func (m *Matrix) Uncarried(q *Questionnaire, r *Recommendation) string {
	if len(r.Contradicted) == 0 {
		return ""
	}
	names := make([]string, len(r.Contradicted))
	for i, t := range r.Contradicted {
		names[i] = q.Towers.Small(t)
	}
	them := "the " + names[0]
	if len(names) > 1 {
		them = "them"
	}
	return fmt.Sprintf("You want your own people to run or share %s, but by your answers nobody will be there to do it. Who will run %s?",
		words.List(names), them)
}

// Warnings lists, in words, what is odd about the answers: answers that are
// not used, that contradict each other, that people gave differently, or that
// are hard to believe.
func (m *Matrix) Warnings(q *Questionnaire, e *Engagement, v answer.View, r *Recommendation) []string {
	warnings := q.unused(e, v)
	warnings = append(warnings, m.Contradictory(v)...)
	if text := m.Uncarried(q, r); text != "" {
		warnings = append(warnings, text)
	}
	warnings = append(warnings, q.unsettled(e, v)...)
	for i := range q.Questions {
		warnings = append(warnings, q.implausible(i, v)...)
	}
	for _, said := range q.Unusual(-1, v) {
		warnings = append(warnings, words.Large(said)+": that is unusual; please check.")
	}
	return warnings
}

// unused names the answers that are kept although their question is hidden or not
// asked any more.
func (q *Questionnaire) unused(e *Engagement, v answer.View) []string {
	var warnings []string
	for i := range q.Questions {
		given := e.Answers.Values[i]
		if v.State(i) == answer.Hidden && given.State == answer.Given {
			warnings = append(warnings, fmt.Sprintf("%s: \"%s\" is kept but not used: by your other answers the question does not apply.",
				words.Large(q.Questions[i].Topic), strings.Join(q.Labels(i, given), "; ")))
		}
	}
	return append(warnings, q.since(e, v)...)
}

// since says what is otherwise in this questionnaire than in the one that was answered.
func (q *Questionnaire) since(e *Engagement, v answer.View) []string {
	var warnings []string
	for i, path := range e.Answers.Unasked {
		if slices.Contains(e.Answers.Unasked[:i], path) { // said by several people
			continue
		}
		id, option, isOption := strings.Cut(path, "/")
		text := fmt.Sprintf("The answer to %q is kept but not used: the questionnaire does not ask this any more", id)
		if isOption {
			text = fmt.Sprintf("The answer %q to %s is kept but not used: the questionnaire does not offer this any more", option, id)
		}
		if why := strings.TrimRight(q.Schema.Why(path), "."); why != "" {
			text += " (" + why + ")"
		}
		warnings = append(warnings, text+".")
	}
	for _, id := range e.Answers.Former {
		warnings = append(warnings, fmt.Sprintf("The answer to %q is kept but not used: this is a former id, and the question is answered under its new one as well.", id))
	}
	for _, r := range e.Answers.Renamed {
		id, option, isOption := strings.Cut(r[0], "/")
		if isOption {
			warnings = append(warnings, fmt.Sprintf("The answer %q to %s is read as %q, as it is called now.", option, id, r[1]))
			continue
		}
		warnings = append(warnings, fmt.Sprintf("The answer to %q is read as that to %q, as the question is called now.", id, r[1]))
	}
	warnings = append(warnings, e.Outdated...)
	var topics []string
	for _, i := range e.Answers.Later {
		if v.State(i) == answer.Missing {
			topics = append(topics, q.Questions[i].Topic)
		}
	}
	if len(topics) > 0 {
		warnings = append(warnings, fmt.Sprintf("New in the questionnaire since %s, and so not answered yet: %s.", e.Client.Date, words.List(topics)))
	}
	return warnings
}

// later lists the questions that are asked since a day after the given one; none without
// a day.
func (q *Questionnaire) later(date string) []int {
	if date == "" {
		return nil
	}
	var all []int
	for i := range q.Questions {
		if q.Questions[i].Since > date {
			all = append(all, i)
		}
	}
	return all
}

// implausible returns what is hard to believe about one answer. What is not settled
// is so only where all of what it may be is hard to believe.
func (q *Questionnaire) implausible(i int, v answer.View) []string {
	if v.State(i) != answer.Given {
		return nil
	}
	question, structure := &q.Questions[i], q.Schema.At(i)
	switch structure.Type {
	case answer.Number:
		least, most := v.Ends(i)
		if most < question.PlausibleMin || least > question.PlausibleMax {
			unit, number := "", answer.FormatHundredths(least)
			if question.Unit != "" {
				unit = " " + question.Unit
			}
			if least != most {
				number += " to " + answer.FormatHundredths(most)
			}
			return []string{fmt.Sprintf("%s: %s%s is outside the usual range of %s to %s; please check.", words.Large(question.Topic),
				number, unit, answer.FormatHundredths(question.PlausibleMin), answer.FormatHundredths(question.PlausibleMax))}
		}
	case answer.MultiChoice:
		if n := bits.OnesCount64(v.SureOptions(i)); question.MaxChoices > 0 && n > question.MaxChoices {
			return []string{fmt.Sprintf("%s: %d are named where %d were asked for; all of them are used.", words.Large(question.Topic), n, question.MaxChoices)}
		}
	case answer.SingleChoice, answer.YesNo, answer.Text, answer.Scale, answer.Level, answer.Grid:
	}
	return nil
}
