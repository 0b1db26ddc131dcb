package assess

import (
	"fmt"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// towersBecause says why the stated towers rule a model out.
func towersBecause(model terms.Model, stated *terms.Split, smallTeam bool) string {
	by := map[terms.Side][]string{}
	for _, t := range terms.OperationalTowers() {
		by[stated[t]] = append(by[stated[t]], lowerFirst(t.Name()))
	}
	var kept []string
	if n := by[terms.Client]; len(n) > 0 {
		kept = append(kept, list(n)+" with your own people")
	}
	if n := by[terms.Shared]; len(n) > 0 {
		kept = append(kept, list(n)+" shared")
	}
	provider, third := by[terms.Provider], by[terms.ThirdParty]
	switch model {
	case terms.FullyManaged:
		if len(kept) == 0 {
			return "You give every part of IT to third parties, so nothing is left for a provider to run."
		}
		return "You decided to keep " + strings.Join(kept, " and ") + "; fully managed means that the provider runs every part."
	case terms.Hybrid:
		switch {
		case len(provider) == 0 && len(by[terms.Undecided]) == 0:
			return "Hybrid needs at least one whole part run by the provider, and your decisions hand none over."
		case len(by[terms.Client]) == 0 && len(by[terms.Undecided]) == 0:
			return "Hybrid needs at least one whole part run by your own people, and your decisions leave none with them."
		}
		shared := fmt.Sprintf("%d of %d parts are shared", len(by[terms.Shared]), terms.NumOperational-len(third))
		if smallTeam {
			return "With fewer than two IT people, what they run must count as shared; hybrid needs fewer shared parts than whole ones."
		}
		return "Hybrid needs fewer shared parts than whole ones, and by your decisions " + shared + "."
	case terms.CoManaged:
	}
	if len(kept) == 0 {
		return "You decided to hand over " + list(provider) + "; nothing is left to share."
	}
	return "By your decisions each part has one owner (" + list(provider) + " with the provider, " + list(by[terms.Client]) + " with your own people); that is hybrid, not co-managed."
}

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }

// list joins names as a person would: a, b and c.
func list(names []string) string {
	switch len(names) {
	case 0:
		return "nothing"
	case 1:
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// Warnings lists, in words, what is odd about the answers: answers that are
// not used, that contradict each other, or that are hard to believe.
func (m *Matrix) Warnings(q *Questionnaire, e *Engagement, v answer.View, r *Recommendation) []string {
	var warnings []string
	for i := range q.Questions {
		given := e.Answers.Values[i]
		if v.State(i) == answer.Hidden && given.State == answer.Given {
			warnings = append(warnings, fmt.Sprintf("The answer to %q (%s) is kept but not used: by your other answers the question does not apply.",
				q.Questions[i].ID, q.Schema.At(i).Format(given)))
		}
	}
	for i := range m.Contradictions {
		if m.Contradictions[i].Holds(v) {
			warnings = append(warnings, m.Contradictions[i].Because)
		}
	}
	if len(r.Contradicted) > 0 {
		names := make([]string, len(r.Contradicted))
		for i, t := range r.Contradicted {
			names[i] = lowerFirst(t.Name())
		}
		warnings = append(warnings, fmt.Sprintf("You want your own people to run or share %s, but by your answers nobody will be there to do it. Who will run %s?",
			list(names), names[0]))
	}
	for i := range q.Questions {
		warnings = append(warnings, q.implausible(i, v.Value(i))...)
	}
	return warnings
}

// implausible returns what is hard to believe about one answer.
func (q *Questionnaire) implausible(i int, v answer.Value) []string {
	if v.State != answer.Given {
		return nil
	}
	question, structure := &q.Questions[i], q.Schema.At(i)
	switch structure.Type {
	case answer.Number:
		if v.Number < question.PlausibleMin || v.Number > question.PlausibleMax {
			unit := ""
			if question.Unit != "" {
				unit = " " + question.Unit
			}
			return []string{fmt.Sprintf("%s: %s%s is outside the usual range of %s to %s; please check.", upperFirst(question.Topic),
				answer.FormatHundredths(v.Number), unit, answer.FormatHundredths(question.PlausibleMin), answer.FormatHundredths(question.PlausibleMax))}
		}
	case answer.MultiChoice:
		if n := chosen(v.Options); question.MaxChoices > 0 && n > question.MaxChoices {
			return []string{fmt.Sprintf("%s: %d are named where %d were asked for; all of them are used.", upperFirst(question.Topic), n, question.MaxChoices)}
		}
	case answer.SingleChoice, answer.YesNo, answer.Text, answer.Scale, answer.Level, answer.Grid:
	}
	return nil
}

func chosen(options uint64) int {
	n := 0
	for ; options != 0; options &= options - 1 {
		n++
	}
	return n
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
