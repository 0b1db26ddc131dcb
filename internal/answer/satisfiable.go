package answer

import (
	"maps"
	"slices"

	"mspscope/internal/yamldoc"
)

// maxSteps is how many alternatives of gates, choices of options and causes of
// failures are looked at for one alternative of a condition. Real conditions take some dozen; a few
// entangled ones take time that doubles with every question.
const maxSteps = 20_000

// CheckCanHold reports each condition that no answers make true, gates included,
// and each that is too entangled to tell. Answers are those of a questionnaire
// filled in to the end; only an alternative that asks for an open answer is tried
// on questionnaires half filled in. Counts of towers are looked at one by one, so
// a contradiction between two counts may stay unseen.
func (s *Schema) CheckCanHold(r *yamldoc.Report, c *Condition) {
	never, entangled := s.canHold(c)
	i := max(never, entangled)
	if i < 0 {
		return
	}
	at := c.source
	if at != nil && at.Kind == yamldoc.Sequence && i < len(at.Items) && !c.silenced {
		at = &at.Items[i]
	}
	if entangled >= 0 {
		r.Add(at, "this condition is too entangled to check: the questions it tests depend on each other in too many ways; test fewer of them, or simplify their conditions")
		return
	}
	const contradict = "this condition can never hold; its tests, or those of the questions it depends on, contradict each other"
	if at != nil && r.Shipped(at) { // the own questionnaire made it so; it does no harm
		r.Warn(at, contradict)
		return
	}
	r.Add(at, contradict)
}

// canHold returns the index of the first alternative that no answers can make
// true, or of the first one that takes too many steps to tell; -1 where there is
// none.
func (s *Schema) canHold(c *Condition) (never, entangled int) {
	for i, all := range c.any {
		if !s.gated(all) { // most alternatives: nothing to search for, and a search costs room for every question
			if agree, steps := s.agree(all); steps < 0 {
				return -1, i
			} else if !agree {
				return i, -1
			}
			continue
		}
		v := newSearch(s, all)
		if holds := v.holds(all); v.steps < 0 {
			return -1, i
		} else if !holds {
			return i, -1
		}
	}
	return -1, -1
}

// gated reports whether a tested question can be hidden.
func (s *Schema) gated(all []Test) bool {
	return slices.ContainsFunc(all, func(t Test) bool { return s.questions[t.Question].Gate.searched() })
}

// searched reports whether a gate has to hold for a question to be shown. One that
// tested what is not asked any more may never hold; nobody who wrote a rule on its
// question is to blame for that.
func (c *Condition) searched() bool { return len(c.any) > 0 && !c.silenced }

// agree reports whether the tests of each question leave an answer to it, and
// how many steps are left.
func (s *Schema) agree(all []Test) (agree bool, steps int) {
	steps = maxSteps
	for i := range all {
		q := &s.questions[all[i].Question]
		var demand []Test
		for j := range all {
			if all[j].Question == all[i].Question {
				demand = q.narrow(demand, &all[j])
			}
		}
		if !q.canHold(demand, &steps) {
			return false, steps
		}
	}
	return true, steps
}

// search looks for answers that make a conjunction true. A test of a question
// can be true only when the question is not hidden, so one alternative of its
// gate must be true as well, and so on. Questions are settled in the reverse
// order of their gates: what is demanded of a question is complete when its turn
// comes. Three things keep the search short: a demand that cannot be met ends it
// at once, a failure that has nothing to do with the alternative just tried is
// not tried with the next one, and causes of failures are kept.
type search struct {
	*Schema
	// An alternative that asks for an open answer is tried on questionnaires half
	// filled in. A gate need not be true there, only not false: an open answer is
	// enough for it, unless the conjunction itself needs that answer.
	halfFilled bool
	needed     map[int]bool // questions that the conjunction needs answered

	shown   []bool   // questions that must not be hidden
	demands [][]Test // what their answers must pass; never changed in place
	changes []change // of these, in order, to take them back
	causes  [][]cause
	steps   int // that are left
}

// change is what stood in a search before.
type change struct {
	question int
	shown    bool
	demand   []Test
}

// reason says what a failure hangs on: that these questions are shown, or what
// is demanded of them.
type reason map[int]struct{ shown, demand bool }

// cause is a failure to be known again: it comes whenever all these questions
// are shown and at least that is demanded of them.
type cause struct {
	reason  reason
	demands map[int][]Test
}

// maxCauses is how many causes are kept for a question.
const maxCauses = 50

func newSearch(s *Schema, all []Test) *search {
	v := &search{
		Schema: s, needed: map[int]bool{}, steps: maxSteps,
		shown: make([]bool, s.Len()), demands: make([][]Test, s.Len()), causes: make([][]cause, s.Len()),
	}
	for i := range all {
		if all[i].Op.asksOpen() {
			v.halfFilled = true
		} else {
			v.needed[all[i].Question] = true
		}
	}
	return v
}

// asksOpen reports whether tests of this kind hold for open answers only.
func (o Op) asksOpen() bool { return o == OpUnknown || o == OpUnsure }

// holds reports whether all tests can hold at once.
func (v *search) holds(all []Test) bool {
	for i := range all {
		if !v.demand(&all[i]) {
			return false
		}
	}
	_, ok := v.settle(len(v.order) - 1)
	return ok
}

// demand notes that a test must hold. It returns false when no answer passes it
// together with what was demanded of the question before.
func (v *search) demand(t *Test) bool {
	q := t.Question
	narrowed := v.questions[q].narrow(v.demands[q], t)
	if v.shown[q] && len(narrowed) == len(v.demands[q]) && slices.Equal(narrowed, v.demands[q]) {
		return true
	}
	v.changes = append(v.changes, change{q, v.shown[q], v.demands[q]})
	v.shown[q], v.demands[q] = true, narrowed
	return v.questions[q].canHold(narrowed, &v.steps)
}

// settle finds a true alternative for the gate of every question that must be
// shown, from a place in the order down. Where there is none it returns the
// reason and takes everything back.
func (v *search) settle(place int) (why reason, ok bool) {
	for ; place >= 0; place-- {
		if q := v.order[place]; v.shown[q] && v.questions[q].Gate.searched() {
			break
		}
	}
	if place < 0 {
		return nil, true
	}
	q := v.order[place]
	for i := range v.causes[q] {
		v.steps--
		if c := &v.causes[q][i]; v.again(c) {
			return c.reason, false
		}
	}
	why = reason{q: {shown: true}}
	for _, alternative := range v.questions[q].Gate.any {
		if v.steps--; v.steps < 0 {
			return why, false
		}
		before := len(v.changes)
		failed, ok := v.all(alternative)
		if ok {
			failed, ok = v.settle(place - 1)
		}
		if ok {
			return nil, true
		}
		failed, ours := v.takeBack(before, failed)
		if !ours {
			return failed, false
		}
		for r, f := range failed {
			w := why[r]
			w.shown, w.demand = w.shown || f.shown, w.demand || f.demand
			why[r] = w
		}
	}
	if v.steps >= 0 && len(v.causes[q]) < maxCauses {
		c := cause{why, make(map[int][]Test, len(why))}
		for r, w := range why {
			if w.demand {
				c.demands[r] = v.demands[r]
			}
		}
		v.causes[q] = append(v.causes[q], c)
	}
	return why, false
}

// all demands the tests of a gate.
func (v *search) all(tests []Test) (why reason, ok bool) {
	for i := range tests {
		t := &tests[i]
		if v.halfFilled && !v.needed[t.Question] {
			if !v.shown[t.Question] {
				v.changes = append(v.changes, change{t.Question, false, v.demands[t.Question]})
				v.shown[t.Question] = true
			}
			continue
		}
		if !v.demand(t) {
			return reason{t.Question: {demand: true}}, false
		}
	}
	return nil, true
}

// takeBack undoes the changes since a moment. Of a reason for failure it keeps
// what was so before; ours is false when all of it was.
func (v *search) takeBack(to int, failed reason) (before reason, ours bool) {
	kept := maps.Clone(failed)
	for i := len(v.changes) - 1; i >= to; i-- {
		c := &v.changes[i]
		q := c.question
		if f, hangs := kept[q]; hangs {
			ours = ours || f.shown && !c.shown || f.demand
			f.shown = f.shown && c.shown
			f.demand = f.demand && len(c.demand) > 0
			kept[q] = f
		}
		v.shown[q], v.demands[q] = c.shown, c.demand
	}
	v.changes = v.changes[:to]
	return kept, ours
}

// again reports whether the cause of a failure is there again.
func (v *search) again(c *cause) bool {
	for q, w := range c.reason {
		if w.shown && !v.shown[q] || w.demand && !stricter(v.demands[q], c.demands[q]) {
			return false
		}
	}
	return true
}
