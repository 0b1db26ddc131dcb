package pricing

import (
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// Answers are what a price follows from: the answers, and what is known of them
// beside the view.
type Answers struct {
	View      answer.View
	Estimated []int // indices of the questions whose answers are estimates, true within the spread of the card

	// The monthly amounts alone are wanted, as for many clients: there is nothing that
	// comes once, nothing by unit, no note, and lines have no basis; Estimate leaves the
	// lines out, too.
	Bare bool

	// Of a bare price, what comes once and the price for each person are wanted too.
	Whole bool

	// The splits that it may come to, where people answered differently who runs a part.
	Contested []terms.Split

	// What the range of a price comes from is found by taking one thing after the other
	// as settled: indices of questions, and whether the systems were seen.
	Settled []int
	Seen    bool

	// Firm takes every answer as settled, estimates as the number that was stated, and
	// the systems as seen: the price of an offer, which is one figure.
	Firm bool
}

// settled reports whether a question is taken as settled.
func (a *Answers) settled(question int) bool { return a.Firm || slices.Contains(a.Settled, question) }

// settle returns the view with the answers that are taken as settled as they are in the
// typical case.
func (a *Answers) settle() answer.View {
	v := a.View
	settled := a.Settled
	if a.Firm {
		settled = make([]int, v.Schema().Len())
		for q := range settled {
			settled[q] = q
		}
	}
	for _, q := range settled {
		if !half(v, q) {
			continue
		}
		value := v.Value(q)
		if value.Spread > 0 {
			value.Number, value.Spread = middle(&value), 0
		}
		value.Unsure = 0
		v = v.With(q, value)
	}
	return v
}

// Unsettled is an answer that is given and not settled, with what it does to the
// price. It moves a count, lines, or both.
type Unsettled struct {
	Question int
	// The number in the three cases, in hundredths; three equal ones where the
	// price follows from no number of it.
	Low, Typical, High int64
	Lines              []string // the names of lines that are not in every case
}

// estimateSpread says how far an estimated number may be from the truth.
type estimateSpread struct {
	percent int64 // hundredths of a percent, of counts and amounts
	people  int64 // hundredths, of people in IT
}

// numberCases returns the number of a given answer in three cases: of a range its
// ends and the middle, rounded up to a whole unit; of a dispute the smallest and
// the largest that somebody named, and the answer in use; of an estimate what the
// card allows for around it.
func (c *Card) numberCases(a *Answers, question int) [numCases]int64 {
	value := a.View.Value(question)
	n := [numCases]int64{max(0, value.Number), max(0, middle(&value)), max(0, value.High())}
	if value.Spread == 0 {
		n[typical] = n[low]
	}
	if a.settled(question) {
		return [numCases]int64{n[typical], n[typical], n[typical]}
	}
	if slices.Contains(a.Estimated, question) {
		c.widen(&n, a.View.Schema().At(question))
	}
	least, most := a.View.Ends(question)
	n[low], n[high] = max(0, min(n[low], least)), max(n[high], most)
	if gateUnsettled(a.View, question) {
		n[low] = 0 // the question may turn out not to apply
	}
	return n
}

// Number returns the number of a given answer, in hundredths, in the three cases in
// which prices follow from it.
func (c *Card) Number(a Answers, question int) (least, usual, most int64) {
	n := c.numberCases(&a, question)
	return n[low], n[typical], n[high]
}

// middle of a range, in whole units and inside the range.
func middle(v *answer.Value) int64 {
	return min(v.High(), ceilDiv(v.Number+v.Spread/2, 100))
}

// widen moves the ends of an estimate outward, those of a count to whole units.
func (c *Card) widen(n *[numCases]int64, q *answer.Question) {
	if q.ID == questionITFTE {
		n[low], n[high] = n[low]-c.spread.people, n[high]+c.spread.people
	} else {
		n[low] = n[low] * (maxPercent - c.spread.percent) / maxPercent / 100 * 100
		n[high] = ceilDiv(n[high]*(maxPercent+c.spread.percent), 100*maxPercent)
	}
	n[low] = max(0, q.Min, n[low])
	n[high] = min(n[high], q.Max)
	n[low], n[high] = min(n[low], n[typical]), max(n[high], n[typical]) // an answer outside the limits stays
}

// Spread returns between which numbers the truth of an estimate lies, in hundredths.
func (c *Card) Spread(q *answer.Question, estimate int64) (least, most int64) {
	n := [numCases]int64{low: estimate, typical: estimate, high: estimate}
	c.widen(&n, q)
	return n[low], n[high]
}

// half reports whether a question is answered and its answer not settled.
func half(v answer.View, question int) bool {
	return v.State(question) == answer.Given && !v.Settled(question)
}

// gateUnsettled reports whether a question applies or not, depending on an answer
// that is not settled.
func gateUnsettled(v answer.View, question int) bool {
	gate := &v.Schema().At(question).Gate
	return !gate.Always() && gate.Eval(v) == answer.Open && slices.ContainsFunc(gate.Questions(), func(q int) bool { return half(v, q) })
}

// holds says in which of the three cases something is in a price.
type holds [numCases]bool

// all reports whether it is in every case.
func (h holds) all() bool { return h[low] }

// in returns figures where they hold, and zero where not.
func (h holds) in(c cases) cases {
	for i, in := range h {
		if !in {
			c[i] = c[i].Zero()
		}
	}
	return c
}

// ruleHolds says in which cases a rule counts. What hangs on an answer that is
// not settled is in the high one alone, or, where the rule counts unless it is so,
// missing from the low one. An answer that is open adds nothing in any case.
func ruleHolds(r *rule, v answer.View) holds {
	counts := r.Eval(v) == answer.True
	if !slices.ContainsFunc(r.tested, func(q int) bool { return half(v, q) }) {
		return holds{counts, counts, counts}
	}
	when, unless := settledTruth(&r.When, v), answer.False
	if r.HasUnless() {
		unless = settledTruth(&r.Unless, v)
	}
	return holds{when == answer.True && unless == answer.False, counts, when != answer.False && unless != answer.True}
}

// settledTruth is the truth of a condition where no open answer makes a test true:
// it is open only for answers that are not settled.
func settledTruth(c *answer.Condition, v answer.View) answer.Truth {
	if c.Always() {
		return answer.True
	}
	truth := answer.False
	for _, all := range c.Alternatives() {
		t := answer.True
		for i := range all {
			switch q := all[i].Question; {
			case v.State(q).Open():
				t = answer.False
			case gateUnsettled(v, q):
				t = min(t, answer.Open, v.Test(&all[i]))
			default:
				t = min(t, v.Test(&all[i]))
			}
		}
		truth = max(truth, t)
	}
	return truth
}

// tests lists the questions that a rule tests, and those that say whether these
// apply, each once.
func tests(r *answer.Rule, s *answer.Schema) []int {
	all := r.Questions()
	for _, q := range r.Questions() {
		all = append(all, s.At(q).Gate.Questions()...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// noted adds what an answer that is not settled does to the price.
func noted(all []Unsettled, more Unsettled) []Unsettled {
	i := slices.IndexFunc(all, func(u Unsettled) bool { return u.Question == more.Question })
	if i < 0 {
		more.Lines = slices.Clone(more.Lines)
		return append(all, more)
	}
	u := &all[i]
	if u.Low == u.High {
		u.Low, u.Typical, u.High = more.Low, more.Typical, more.High
	}
	for _, line := range more.Lines {
		if !slices.Contains(u.Lines, line) {
			u.Lines = append(u.Lines, line)
		}
	}
	return all
}

// MergeUnsettled adds to a list what another one says beyond it, each question once.
func MergeUnsettled(all, more []Unsettled) []Unsettled {
	for _, u := range more {
		all = noted(all, u)
	}
	return all
}

// noteLine notes a line that hangs on answers that are not settled.
func (e *estimator) noteLine(h holds, r *rule, label string) {
	if h[low] == h[high] {
		return
	}
	for _, q := range r.tested {
		if half(e.view, q) || e.estimated(q) {
			e.Unsettled = noted(e.Unsettled, Unsettled{Question: q, Lines: []string{label}})
		}
	}
}

// noteNumber notes a number that is not the same in every case.
func noteNumber(all []Unsettled, question int, n [numCases]int64) []Unsettled {
	if n[low] == n[high] {
		return all
	}
	return noted(all, Unsettled{Question: question, Low: n[low], Typical: n[typical], High: n[high]})
}
