package certainty

import (
	"cmp"
	"slices"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// MaxFlips is the largest number of flips that Find returns.
const MaxFlips = 6

// Change is a new answer to one question.
type Change struct {
	Question int // index in the schema
	Value    answer.Value
}

// Flip is a smallest change of given answers that leads to another model than
// the printed one.
type Flip struct {
	Changes []Change // one or two, in the order of the questionnaire
	Model   terms.Model
	Advice  bool // the client may decide every one of the changes
}

// FlipFinder looks for flips. It is made once for a playbook and safe for
// concurrent use.
type FlipFinder struct {
	matrix    *assess.Matrix
	questions *assess.Questionnaire
	schema    *answer.Schema

	tests   [][]answer.Test // by question: every different test of it that a rule makes
	gates   []flipClauses   // by question
	rules   []flipRule
	byQuest [][]int // by question: the rules it has a part in, ascending
	ranges  [][]flipRange
	movable []int // questions that a rule uses and whose answer can change

	structure                         assess.Structure
	nobodyFTE, small, noPlan, outside flipTest // the tests behind the rules about people
	people                            []bool   // questions that have a part in those rules
}

// Find returns the smallest changes of given answers that lead to another model
// than the one that r, the recommendation for v, prints: one question, or two
// where one is not enough. Where every model is ruled out, any model is another;
// a change to an outcome without a model is no flip. Who needs nothing, or of whom
// nothing is known yet, is not told what would make it a model.
//
// A given answer is changed, an open question is not answered; a fixed fact
// stays. Changes are within reach (assess.Reach). New values are: for numbers the value nearest to the present one beyond
// each bound in use (a whole number where there is one), every other option, one option more or less of a list, one tower with another
// side, and the presets of a grid. Values that no rule tells apart from the
// present one are left out, and so are changes that by themselves contradict
// each other (a rule of the matrix says so). Who has nobody for IT and wants nobody
// is not told what both changed together would do.
//
// No part of a flip leads to another model by itself. For each model only the
// flips with the fewest questions are kept, and for each set of questions the
// value that is closest to the answers: whole numbers where the answer is one,
// fewest contradictions between the answers, then the order above. Flips that the client may decide come first,
// then the order of the questionnaire; MaxFlips at most, shared between the
// models. Every flip is confirmed by a full recommendation.
func (f *FlipFinder) Find(v answer.View, r *assess.Recommendation) []Flip {
	return f.best(f.all(v, r, false))
}

// FindForTeam is Find for a reader who is one of the client's own IT people: nothing
// in it is about how many of them there are, what becomes of them, or giving every
// part of IT away.
func (f *FlipFinder) FindForTeam(v answer.View, r *assess.Recommendation) []Flip {
	return f.best(f.all(v, r, true))
}

// OnlyGivingUp reports whether a decision to give up the own IT people, or every
// part of IT, would change the model by itself. It is asked where nothing within
// reach does.
func (f *FlipFinder) OnlyGivingUp(v answer.View, r *assess.Recommendation) bool {
	if !r.HasModel() {
		return false
	}
	for _, q := range []int{f.structure.Plan, f.structure.Towers} {
		if q < 0 || v.State(q) != answer.Given || f.questions.Questions[q].Change != assess.Decide {
			continue
		}
		now := v.Value(q)
		for _, next := range f.newValues(q, now) {
			if !f.givesUp(q, &now, &next.Value) {
				continue
			}
			after := f.matrix.Recommend(f.schema.View(v.Set().With(q, next.Value)))
			if after.HasModel() && after.Model != r.Model {
				return true
			}
		}
	}
	return false
}

// best takes from the flips to each model the best ones in turn.
func (f *FlipFinder) best(found [terms.NumModels][]Flip) []Flip {
	var kept []Flip
	for i := 0; len(kept) < MaxFlips; i++ {
		more := false
		for _, flips := range found {
			if i < len(flips) && len(kept) < MaxFlips {
				kept, more = append(kept, flips[i]), true
			}
		}
		if !more {
			break
		}
	}
	slices.SortStableFunc(kept, f.compare)
	return kept
}

// compare orders flips: fewer questions, then fewer that the client cannot
// decide, then the order of the questionnaire.
func (f *FlipFinder) compare(a, b Flip) int {
	if n := len(a.Changes) - len(b.Changes); n != 0 {
		return n
	}
	if n := f.undecidable(a) - f.undecidable(b); n != 0 {
		return n
	}
	for i := range a.Changes {
		if n := a.Changes[i].Question - b.Changes[i].Question; n != 0 {
			return n
		}
	}
	return int(a.Model) - int(b.Model)
}

func (f *FlipFinder) undecidable(flip Flip) int {
	n := 0
	for _, c := range flip.Changes {
		if f.questions.Questions[c.Question].Change != assess.Decide {
			n++
		}
	}
	return n
}

// all returns the flips to each model with the fewest questions, the best first.
func (f *FlipFinder) all(v answer.View, r *assess.Recommendation, team bool) [terms.NumModels][]Flip {
	if r.Outcome == assess.NoneNeeded || r.Outcome == assess.NothingScored {
		return [terms.NumModels][]Flip{}
	}
	s := f.newSearch(v, r, team)
	for q := range s.options {
		s.one(q)
	}
	var want [terms.NumModels]bool
	for _, model := range terms.Models() {
		want[model] = s.other(model) && len(s.found[model]) == 0
	}
	if want != [terms.NumModels]bool{} {
		for a := range s.options {
			for b := a + 1; b < len(s.options); b++ {
				s.two(a, b, want)
			}
		}
	}
	for _, flips := range s.found {
		slices.SortStableFunc(flips, f.compare)
	}
	return s.found
}

// other reports whether a model is another than the printed one.
func (s *flipSearch) other(model terms.Model) bool { return !s.hasModel || model != s.model }

// one looks for flips by one question.
func (s *flipSearch) one(q int) {
	group := &s.options[q]
	var best [terms.NumModels][]flipCandidate
	for i := range group.options {
		o := &group.options[i]
		s.move(group.question, i+1)
		s.single(group, o)
		s.stay(group.question)
		if o.contradicts {
			continue
		}
		model, ok := s.printed(&o.sums, o.towers)
		o.flips = ok && s.other(model)
		if o.flips {
			best[model] = append(best[model], flipCandidate{i, -1, flipCount(o.part), o.sums.odd})
		}
	}
	for model := range best {
		s.keep(terms.Model(model), q, -1, best[model])
	}
}

// two looks for flips to the wanted models by two questions.
func (s *flipSearch) two(qa, qb int, want [terms.NumModels]bool) {
	a, b := &s.options[qa], &s.options[qb]
	shared := s.shared(a.question, b.question)
	bothPeople := s.f.people[a.question] && s.f.people[b.question]
	if s.nobodyWanted(a.question, b.question) {
		return
	}
	var best [terms.NumModels][]flipCandidate
	for i := range a.options {
		oa := &a.options[i]
		if oa.flips || oa.contradicts {
			continue
		}
		s.move(a.question, i+1)
		for j := range b.options {
			ob := &b.options[j]
			if ob.flips || ob.contradicts {
				continue
			}
			s.move(b.question, j+1)
			sums, contradicts := s.pair(a.question, b.question, oa, ob, shared)
			if !contradicts {
				towers := s.pairTowers(oa, ob, bothPeople)
				if model, ok := s.printed(&sums, towers); ok && want[model] && s.other(model) {
					best[model] = append(best[model], flipCandidate{i, j, flipCount(oa.part) + flipCount(ob.part), sums.odd})
				}
			}
			s.stay(b.question)
		}
		s.stay(a.question)
	}
	for model := range best {
		s.keep(terms.Model(model), qa, qb, best[model])
	}
}

// nobodyWanted reports whether the two questions are how many IT people there are
// and what becomes of them, of a client that has nobody and wants nobody: to have
// somebody and to keep them is a long way from there.
func (s *flipSearch) nobodyWanted(a, b int) bool {
	st := &s.f.structure
	if st.Count < 0 || st.Plan < 0 || min(a, b) != min(st.Count, st.Plan) || max(a, b) != max(st.Count, st.Plan) {
		return false
	}
	return s.truth(s.f.nobodyFTE) == answer.True && s.truth(s.f.noPlan) == answer.True
}

// flipCandidate is a change that seems to flip: options of one or two questions,
// how many of them are parts of a whole, and how many rules then say that
// answers contradict each other.
type flipCandidate struct {
	a, b  int // b is -1 for a change of one question
	parts int
	odd   int
}

// keep adds the best candidate that a full recommendation confirms.
func (s *flipSearch) keep(model terms.Model, qa, qb int, candidates []flipCandidate) {
	slices.SortStableFunc(candidates, func(x, y flipCandidate) int { return cmp.Or(x.parts-y.parts, x.odd-y.odd) })
	for _, c := range candidates {
		a := &s.options[qa]
		changes := []Change{{a.question, a.options[c.a].Value}}
		if qb >= 0 {
			b := &s.options[qb]
			changes = append(changes, Change{b.question, b.options[c.b].Value})
		}
		if !s.confirmed(changes, model) {
			continue
		}
		flip := Flip{Changes: changes, Model: model}
		flip.Advice = s.f.undecidable(flip) == 0
		s.found[model] = append(s.found[model], flip)
		return
	}
}

// confirmed scores the changed answers in full.
func (s *flipSearch) confirmed(changes []Change, model terms.Model) bool {
	set := s.view.Set()
	for _, c := range changes {
		set = set.With(c.Question, c.Value)
	}
	r := s.f.matrix.Recommend(s.f.schema.View(set))
	return r.HasModel() && r.Model == model
}
