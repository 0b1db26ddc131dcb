package compare

import (
	"fmt"
	"slices"

	"mspscope/assess"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// result says what becomes of the models, with the answers that it comes from.
func (t *telling) result() {
	clauses := t.ruledOut()
	verdict := t.verdict()
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
	if len(clauses) == 0 && t.out.SameResult() {
		t.say(clause + ".") // it follows from nothing in particular
		return
	}
	statements, more, again, rules := t.because(t.resultCauses())
	switch {
	case len(statements) > 0:
		for _, s := range statements[:len(statements)-1] {
			t.say(s + ".")
		}
		last := statements[len(statements)-1]
		if more > 0 {
			last += fmt.Sprintf(", and %s with it", words.Count(more, "more answer changed", "more answers changed"))
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

// resultCauses are what another model comes from, or, where it is the same, what
// makes models possible or rules them out.
func (t *telling) resultCauses() []result.Cause {
	if !t.out.SameResult() {
		return t.out.Model.Causes
	}
	var causes []result.Cause
	for _, vetoes := range [][]result.ChangedVeto{t.out.Vetoes.Lost, t.out.Vetoes.Gained} {
		for i := range vetoes {
			if vetoed := t.out.Price.Models.Of(vetoes[i].Model).Vetoed; vetoed.Before != vetoed.After {
				causes = addNew(causes, vetoes[i].Causes)
			}
		}
	}
	return causes
}

// shownCauses is how many answers are said as the reason for a result.
const shownCauses = 2

// because says the answers among some causes that have not been said yet, how
// many more there are, whether one was said before, and whether the rules
// differ.
func (t *telling) because(causes []result.Cause) (statements []string, more int, again, rules bool) {
	for _, c := range causes {
		id := string(c.ID)
		switch {
		case c.Kind == result.ByPlaybook:
			rules = true
		case c.Kind != result.ByAnswer:
		case t.told[id]:
			again = true
		case len(statements) == shownCauses:
			more++
		default:
			if s, ok := t.statement(id); ok {
				t.told[id] = true
				statements = append(statements, s)
			}
		}
	}
	return statements, more, again, rules
}

// ruledOut says which models become possible and which are ruled out.
func (t *telling) ruledOut() []string {
	a, b := &t.before.Recommendation, &t.after.Recommendation
	if b.Outcome == assess.AllVetoed || b.Outcome == assess.NothingScored || b.Outcome == assess.NoneNeeded {
		return nil
	}
	var possible, out []string
	for _, m := range terms.Models() {
		switch {
		case slices.Contains(t.out.Possible.Before, m.String()) && a.Vetoed[m], slices.Contains(t.out.Possible.After, m.String()) && b.Vetoed[m]:
			// Ruled out only as things stand: an open answer decides, not this change.
		case a.Vetoed[m] && !b.Vetoed[m] && b.Model != m:
			possible = append(possible, t.name(m))
		case !a.Vetoed[m] && b.Vetoed[m]:
			out = append(out, t.name(m))
		}
	}
	var clauses []string
	if len(possible) > 0 {
		clauses = append(clauses, words.List(possible)+words.Verb(len(possible), " becomes possible", " become possible"))
	}
	if len(out) > 0 {
		clauses = append(clauses, words.List(out)+words.Verb(len(out), " is ruled out", " are ruled out"))
	}
	return clauses
}

// fits says that a model fits best, or that the answers only point to it so far.
func (t *telling) fits(now, model, instead string) string {
	if t.out.Leaning() {
		return "it " + now + "points to " + model + instead + " so far"
	}
	return model + " " + now + "fits best" + instead
}

// verdict says which model fits best after the change, against before.
func (t *telling) verdict() string {
	a, b := &t.before.Recommendation, &t.after.Recommendation
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
		both := t.name(b.Model) + " and " + t.name(*b.RunnerUp)
		if a.Outcome == b.Outcome && a.Model == b.Model {
			return "it stays too close to call between " + both
		}
		return "it is now too close to call between " + both
	case assess.Recommended:
	}
	switch {
	case !a.HasModel():
		return t.fits("now ", t.name(b.Model), "")
	case a.Model != b.Model:
		return t.fits("now ", t.name(b.Model), " instead of "+t.name(a.Model))
	case a.Outcome == assess.TooClose:
		return t.fits("", t.name(b.Model), "") + ", and it is no longer too close to call"
	}
	return t.fits("still ", t.name(b.Model), "")
}
