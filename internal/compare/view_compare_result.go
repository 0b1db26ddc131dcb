//go:build ignore

package view

import (
	"fmt"
	"slices"

	"mspscope/assess"
	scope "mspscope/internal/oldscope"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// result says what becomes of the models, with the answers that it comes from.
func (t *telling) result() {
	d := t.d
	clauses := t.ruledOut()
	verdict := t.verdict()
	causes := d.Model
	if d.SameResult() {
		causes = nil
		for _, vetoes := range [][]scope.VetoChange{d.Lost, d.Gained} {
			for i := range vetoes {
				if v := &vetoes[i]; d.Before.Recommendation.Vetoed[v.Model] != d.After.Recommendation.Vetoed[v.Model] {
					for _, c := range v.Causes {
						if !slices.Contains(causes, c) {
							causes = append(causes, c)
						}
					}
				}
			}
		}
	}
	clause := verdict
	if len(clauses) > 0 {
		clause = words.List(clauses)
		if verdict != "" {
			clause += "; " + verdict
		}
	}
	if clause == "" {
		return
	}
	if len(clauses) == 0 && d.SameResult() {
		t.say(clause + ".") // it follows from nothing in particular
		return
	}
	statements, more, again, rules := t.because(causes)
	switch {
	case len(statements) > 0:
		for _, s := range statements[:len(statements)-1] {
			t.say(s + ".")
		}
		last := statements[len(statements)-1]
		if more > 0 {
			last += fmt.Sprintf(", and %s with it", count(more, "more answer changed", "more answers changed"))
		}
		t.say(last + ", so " + clause + ".")
	case again:
		t.say("with that, " + clause + ".")
	case rules:
		t.say("by the changed rules, " + clause + ".")
	default:
		t.say(clause + ".")
	}
}

// shownCauses is how many answers are said as the reason for a result.
const shownCauses = 2

// because says the answers among some causes that have not been said yet, how
// many more there are, whether one was said before, and whether the rules
// differ.
func (t *telling) because(causes []scope.Cause) (statements []string, more int, again, rules bool) {
	for _, c := range causes {
		switch {
		case c.Kind == scope.ByPlaybook:
			rules = true
		case c.Kind != scope.ByAnswer:
		case t.told[c.ID]:
			again = true
		case len(statements) == shownCauses:
			more++
		default:
			if s, ok := t.statement(c.ID); ok {
				t.told[c.ID] = true
				statements = append(statements, s)
			}
		}
	}
	return statements, more, again, rules
}

// ruledOut says which models become possible and which are ruled out.
func (t *telling) ruledOut() []string {
	a, b := &t.d.Before.Recommendation, &t.d.After.Recommendation
	if b.Outcome == assess.AllVetoed || b.Outcome == assess.NothingScored || b.Outcome == assess.NoneNeeded {
		return nil
	}
	var possible, out []string
	for _, m := range terms.Models() {
		switch {
		case a.Vetoed[m] && !b.Vetoed[m] && b.Model != m:
			possible = append(possible, t.model(m))
		case !a.Vetoed[m] && b.Vetoed[m]:
			out = append(out, t.model(m))
		}
	}
	var clauses []string
	if len(possible) > 0 {
		clauses = append(clauses, words.List(possible)+verb(len(possible), " becomes possible", " become possible"))
	}
	if len(out) > 0 {
		clauses = append(clauses, words.List(out)+verb(len(out), " is ruled out", " are ruled out"))
	}
	return clauses
}

// verdict says which model fits best after the change, against before.
func (t *telling) verdict() string {
	a, b := &t.d.Before.Recommendation, &t.d.After.Recommendation
	switch b.Outcome {
	case assess.NoneNeeded:
		if a.Outcome == b.Outcome {
			return "you still need no managed service"
		}
		return "you need no managed service"
	case assess.AllVetoed:
		if a.Outcome == b.Outcome {
			return "all three models stay ruled out"
		}
		return "all three models are now ruled out"
	case assess.NothingScored:
		return "there is not enough to tell which model fits"
	case assess.TooClose:
		both := t.model(b.Model) + " and " + t.model(*b.RunnerUp)
		if a.Outcome == b.Outcome && a.Model == b.Model {
			return "it stays too close to call between " + both
		}
		return "it is now too close to call between " + both
	case assess.Recommended:
	}
	switch {
	case !a.HasModel():
		return t.model(b.Model) + " now fits best"
	case a.Model != b.Model:
		return t.model(b.Model) + " now fits best instead of " + t.model(a.Model)
	case a.Outcome == assess.TooClose:
		return t.model(b.Model) + " fits best, and it is no longer too close to call"
	}
	return t.model(b.Model) + " still fits best"
}
