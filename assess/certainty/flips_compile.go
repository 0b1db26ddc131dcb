package certainty

import (
	"slices"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// flipTest is one test: its question, and its place among the tests of the question.
type flipTest struct{ question, test int }

// flipClauses is a condition in compiled form: it holds when all atoms of any one
// clause hold.
type flipClauses [][]flipTest

// What a rule is for.
type flipRuleKind uint8

const (
	flipScoring       flipRuleKind = iota // a criterion
	flipNone                              // a rule that no model is needed
	flipContradiction                     // a rule that answers contradict each other
)

// flipRule is a criterion or a rule of the matrix: it counts when `when` is true
// and `unless` is not.
type flipRule struct {
	kind      flipRuleKind
	when      flipClauses
	unless    flipClauses
	hasUnless bool
	tested    []int    // questions it tests, without those that only gate them
	adds      flipSums // to the tally, when it counts
}

// NewFlipFinder prepares the search for one playbook. The matrix must have been
// read against the questionnaire.
func NewFlipFinder(m *assess.Matrix, q *assess.Questionnaire) *FlipFinder {
	n := q.Schema.Len()
	f := &FlipFinder{
		matrix: m, questions: q, schema: q.Schema, structure: m.Structure(),
		tests: make([][]answer.Test, n), gates: make([]flipClauses, n), byQuest: make([][]int, n),
		ranges: make([][]flipRange, n), people: make([]bool, n),
	}
	for i := range m.Criteria {
		c := &m.Criteria[i]
		r := f.addRule(flipScoring, &c.When, &c.Unless, c.HasUnless())
		r.adds.weight = c.Weight
		for model, rating := range c.Ratings {
			r.adds.scores[model] = c.Weight * int64(rating)
			if c.Veto[model] {
				r.adds.vetoes[model] = 1
			}
		}
	}
	for i := range m.NoneNeeded {
		u := &m.NoneNeeded[i]
		f.addRule(flipNone, &u.When, &u.Unless, u.HasUnless()).adds.none = 1
	}
	f.findPeople()
	f.findMovable()
	// Contradictions come last: they judge changes, and do not make a question
	// worth changing.
	for i := range m.Contradictions {
		u := &m.Contradictions[i]
		f.addRule(flipContradiction, &u.When, &u.Unless, u.HasUnless()).adds.odd = 1
	}
	// Gates of questions that no rule uses are left out: their bounds would
	// only make more values to try.
	used := f.people
	for i := range f.rules {
		scope := f.scope(f.rules[i].tested)
		for q, has := range scope {
			if has {
				f.byQuest[q] = append(f.byQuest[q], i)
			}
		}
		used = union(used, scope)
	}
	for q, has := range used {
		if has {
			f.gates[q] = f.compile(&f.schema.At(q).Gate)
		}
	}
	for q := range n {
		f.ranges[q] = rangesOf(f.schema.At(q), f.tests[q])
	}
	return f
}

func (f *FlipFinder) addRule(kind flipRuleKind, when, unless *answer.Condition, hasUnless bool) *flipRule {
	r := flipRule{kind: kind, when: f.compile(when), hasUnless: hasUnless, tested: when.Questions()}
	if hasUnless {
		r.unless = f.compile(unless)
		for _, q := range unless.Questions() {
			if !slices.Contains(r.tested, q) {
				r.tested = append(r.tested, q)
			}
		}
	}
	f.rules = append(f.rules, r)
	return &f.rules[len(f.rules)-1]
}

// findPeople adds the tests behind the rules about people and towers.
func (f *FlipFinder) findPeople() {
	st := &f.structure
	var asked []int
	if st.Towers >= 0 {
		asked = append(asked, st.Towers)
	}
	if st.Count >= 0 {
		lowest := f.schema.At(st.Count).Min
		f.nobodyFTE = f.atom(answer.Test{Question: st.Count, Op: answer.OpRange, Low: lowest, High: st.Someone - 1})
		f.small = f.atom(answer.Test{Question: st.Count, Op: answer.OpRange, Low: lowest, High: st.Team - 1})
		asked = append(asked, st.Count)
	}
	if st.Plan >= 0 {
		f.noPlan = f.atom(answer.Test{Question: st.Plan, Op: answer.OpAny, Options: st.Nobody})
		asked = append(asked, st.Plan)
	}
	if st.Today >= 0 {
		f.outside = f.atom(answer.Test{Question: st.Today, Op: answer.OpAny, Options: st.Outside})
		asked = append(asked, st.Today)
	}
	f.people = f.scope(asked)
}

// findMovable finds the questions that have a part in a rule that leads to a
// model, and whose answer can change.
func (f *FlipFinder) findMovable() {
	used := f.people
	for i := range f.rules {
		used = union(used, f.scope(f.rules[i].tested))
	}
	for q := range used {
		if w := &f.questions.Questions[q]; used[q] && w.Change != assess.Fixed {
			f.movable = append(f.movable, q)
		}
	}
}

// scope marks questions and everything that decides whether they apply.
func (f *FlipFinder) scope(questions []int) []bool {
	in := make([]bool, f.schema.Len())
	var add func(q int)
	add = func(q int) {
		if in[q] {
			return
		}
		in[q] = true
		for _, parent := range f.schema.At(q).Gate.Questions() {
			add(parent)
		}
	}
	for _, q := range questions {
		add(q)
	}
	return in
}

func union(a, b []bool) []bool {
	both := slices.Clone(a)
	for i, has := range b {
		both[i] = both[i] || has
	}
	return both
}

func (f *FlipFinder) compile(c *answer.Condition) flipClauses {
	if c.Always() {
		return nil
	}
	compiled := make(flipClauses, 0, len(c.Alternatives()))
	for _, all := range c.Alternatives() {
		clause := make([]flipTest, 0, len(all))
		for _, t := range all {
			clause = append(clause, f.atom(t))
		}
		compiled = append(compiled, clause)
	}
	return compiled
}

// atom finds a test among those of its question, or adds it.
func (f *FlipFinder) atom(t answer.Test) flipTest {
	i := slices.Index(f.tests[t.Question], t)
	if i < 0 {
		i = len(f.tests[t.Question])
		f.tests[t.Question] = append(f.tests[t.Question], t)
	}
	return flipTest{t.Question, i}
}

// flipSums is what the rules that count add up to. The pieces are added and
// subtracted one by one.
type flipSums struct {
	scores [terms.NumModels]int64
	weight int64
	vetoes [terms.NumModels]int // by criteria
	none   int                  // rules that no model is needed
	odd    int                  // rules that answers contradict each other
}

// plus returns s with n times t added.
func (s *flipSums) plus(t *flipSums, n int) {
	for m := range s.scores {
		s.scores[m] += int64(n) * t.scores[m]
		s.vetoes[m] += n * t.vetoes[m]
	}
	s.weight += int64(n) * t.weight
	s.none += n * t.none
	s.odd += n * t.odd
}
