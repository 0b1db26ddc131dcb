package certainty

import (
	"slices"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// flipSearch is one search for flips. The result of every pair of changes is
// computed from the results of the two single changes and of the few rules that
// both have a part in, which is exact because everything but the choice of the
// model in the end is a sum over rules.
type flipSearch struct {
	f        *FlipFinder
	view     answer.View
	team     bool // for a reader who is one of the client's own IT people
	model    terms.Model
	hasModel bool
	found    [terms.NumModels][]Flip

	truths   [][]answer.Truth // by question: value x tests, as if the question applied
	reaches  [][3]flipReach   // by value of the towers
	unstated [3]flipReach     // where no towers are stated
	options  []flipGroup
	on       []bool // by rule: counts under the present answers
	sums     flipSums
	towers   flipReach

	value []int // by question: the value tried, 0 for the present answer
	// hidden questions are found once for each set of values tried
	hidden  []bool
	hiddenS []int
	stamp   int
}

// flipGroup is the values that one question can change to.
type flipGroup struct {
	question int
	options  []flipOption
}

// flipOption is one new value, and what it leads to alone.
type flipOption struct {
	newValue
	sums        flipSums
	towers      flipReach
	on          []bool // in the order of the rules of the question
	contradicts bool   // itself
	flips       bool
}

// flipReach marks the models that some completion of the stated towers can reach.
type flipReach [terms.NumModels]bool

func (f *FlipFinder) newSearch(v answer.View, r *assess.Recommendation, team bool) *flipSearch {
	n := f.schema.Len()
	s := &flipSearch{
		f: f, view: v, team: team, model: r.Model, hasModel: r.HasModel(),
		truths: make([][]answer.Truth, n), on: make([]bool, len(f.rules)),
		value: make([]int, n), hidden: make([]bool, n), hiddenS: make([]int, n), stamp: 1,
	}
	for q := range n {
		if len(f.tests[q]) > 0 {
			if kept := v.Value(q).Kept(); v.Dispute(q) == nil {
				s.truths[q] = f.truthsOf(nil, q, &kept)
			} else {
				for i := range f.tests[q] {
					s.truths[q] = append(s.truths[q], v.Test(&f.tests[q][i]))
				}
			}
		}
	}
	reaches := flipReaches{statedOnly: f.structure.StatedOnly, known: map[[6]int]flipReach{}}
	s.unstated = reaches.of(terms.Split{})
	if t := f.structure.Towers; t >= 0 {
		now, asNow := terms.Split{}, reaches
		if v.State(t) == answer.Given {
			asNow.known = map[[6]int]flipReach{}
			for tower, may := range v.PossibleSides(t) {
				side, held := answer.Taken(may)
				now[tower], asNow.statedOnly[tower] = side, held || asNow.statedOnly[tower]
			}
		} else if kept := v.Value(t).Kept(); kept.State == answer.Given {
			now = kept.Grid
		}
		s.reaches = append(s.reaches, asNow.of(now))
	}
	for _, q := range f.movable {
		if v.State(q) == answer.Given {
			s.addOptions(q, &reaches)
		}
	}
	for i := range f.rules {
		if s.holds(&f.rules[i]) {
			s.on[i] = true
			s.sums.plus(&f.rules[i].adds, 1)
		}
	}
	s.towers = s.reachable()
	return s
}

// truthsOf appends the truth of every test of a question for one value.
func (f *FlipFinder) truthsOf(to []answer.Truth, q int, v *answer.Value) []answer.Truth {
	for i := range f.tests[q] {
		to = append(to, f.tests[q][i].Eval(v))
	}
	return to
}

// addOptions adds the new values of a question that differ, to some rule, from
// the present one and from each other.
func (s *flipSearch) addOptions(q int, reaches *flipReaches) {
	group := flipGroup{question: q}
	width := len(s.f.tests[q])
	for _, value := range s.f.within(s.view, s.team, q) {
		truths := s.f.truthsOf(s.truths[q], q, &value.Value)
		row := truths[len(s.truths[q]):]
		var towers [3]flipReach
		if q == s.f.structure.Towers {
			towers = reaches.of(value.Grid)
		}
		known := false
		for i := 0; i <= len(group.options) && !known; i++ {
			known = slices.Equal(s.truths[q][i*width:(i+1)*width], row) && (q != s.f.structure.Towers || s.reaches[i] == towers)
		}
		if known {
			continue
		}
		s.truths[q] = truths
		if q == s.f.structure.Towers {
			s.reaches = append(s.reaches, towers)
		}
		group.options = append(group.options, flipOption{newValue: value})
	}
	if len(group.options) > 0 {
		s.options = append(s.options, group)
	}
}

// move tries a value of a question; stay goes back to the present answer.
func (s *flipSearch) move(q, value int) { s.value[q], s.stamp = value, s.stamp+1 }

func (s *flipSearch) stay(q int) { s.move(q, 0) }

// truth returns the truth of a test under the values tried.
func (s *flipSearch) truth(a flipTest) answer.Truth {
	if s.isHidden(a.question) {
		return answer.False
	}
	return s.truths[a.question][s.value[a.question]*len(s.f.tests[a.question])+a.test]
}

func (s *flipSearch) isHidden(q int) bool {
	if s.f.gates[q] == nil {
		return false
	}
	if s.hiddenS[q] != s.stamp {
		hidden := s.eval(s.f.gates[q]) == answer.False
		s.hidden[q], s.hiddenS[q] = hidden, s.stamp
	}
	return s.hidden[q]
}

func (s *flipSearch) eval(c flipClauses) answer.Truth {
	if c == nil {
		return answer.True
	}
	truth := answer.False
	for _, clause := range c {
		all := answer.True
		for _, a := range clause {
			if all = min(all, s.truth(a)); all == answer.False {
				break
			}
		}
		if truth = max(truth, all); truth == answer.True {
			break
		}
	}
	return truth
}

func (s *flipSearch) holds(r *flipRule) bool {
	return s.eval(r.when) == answer.True && (!r.hasUnless || s.eval(r.unless) != answer.True)
}

// single finds what one change leads to, while it is being tried.
func (s *flipSearch) single(group *flipGroup, o *flipOption) {
	rules := s.f.byQuest[group.question]
	o.sums, o.on = s.sums, make([]bool, len(rules))
	for i, at := range rules {
		r := &s.f.rules[at]
		o.on[i] = s.holds(r)
		if o.on[i] == s.on[at] {
			continue
		}
		if o.on[i] {
			o.sums.plus(&r.adds, 1)
			o.contradicts = o.contradicts || r.contradicts(group.question, group.question)
		} else {
			o.sums.plus(&r.adds, -1)
		}
	}
	o.towers = s.towers
	if s.f.people[group.question] {
		o.towers = s.reachable()
	}
}

// contradicts reports whether the rule says that answers to the two questions
// contradict each other, whatever the other answers are.
func (r *flipRule) contradicts(a, b int) bool {
	return r.kind == flipContradiction && !slices.ContainsFunc(r.tested, func(q int) bool { return q != a && q != b })
}

// flipCommon is a rule that two questions have a part in: its index, and its places
// among the rules of each.
type flipCommon struct{ rule, a, b int }

func (s *flipSearch) shared(a, b int) []flipCommon {
	var both []flipCommon
	ra, rb := s.f.byQuest[a], s.f.byQuest[b]
	for i, j := 0, 0; i < len(ra) && j < len(rb); {
		switch {
		case ra[i] < rb[j]:
			i++
		case ra[i] > rb[j]:
			j++
		default:
			both = append(both, flipCommon{ra[i], i, j})
			i, j = i+1, j+1
		}
	}
	return both
}

// pair finds what two changes lead to together, while both are being tried:
// the two single effects, corrected for the rules that both have a part in.
func (s *flipSearch) pair(qa, qb int, a, b *flipOption, shared []flipCommon) (result flipSums, contradicts bool) {
	result = a.sums
	result.plus(&b.sums, 1)
	result.plus(&s.sums, -1)
	for _, c := range shared {
		r := &s.f.rules[c.rule]
		on := s.holds(r)
		if on && !s.on[c.rule] && r.kind == flipContradiction && r.contradicts(qa, qb) {
			return result, true
		}
		if n := flipCount(on) - flipCount(a.on[c.a]) - flipCount(b.on[c.b]) + flipCount(s.on[c.rule]); n != 0 {
			result.plus(&r.adds, n)
		}
	}
	return result, false
}

func flipCount(b bool) int {
	if b {
		return 1
	}
	return 0
}

// pairTowers returns the models in reach after two changes.
func (s *flipSearch) pairTowers(a, b *flipOption, both bool) flipReach {
	switch {
	case both:
		return s.reachable()
	case a.towers != s.towers:
		return a.towers
	}
	return b.towers
}

// printed returns the model that Recommend prints for such sums.
func (s *flipSearch) printed(t *flipSums, towers flipReach) (terms.Model, bool) {
	m := s.f.matrix
	var vetoed [terms.NumModels]bool
	some, free := false, false
	for i := range vetoed {
		vetoed[i] = t.vetoes[i] > 0 || !towers[i]
		some, free = some || vetoed[i], free || !vetoed[i]
	}
	if t.none > 0 || !free || t.weight == 0 && !some {
		return 0, false
	}
	var best int64 = -1
	for i, score := range t.scores {
		if !vetoed[i] {
			best = max(best, score)
		}
	}
	for _, model := range m.TieOrder {
		if !vetoed[model] && t.scores[model] == best {
			return model, true
		}
	}
	return 0, false
}

// reachable returns the models that the stated towers leave, with the people
// that there will be.
func (s *flipSearch) reachable() flipReach {
	f := s.f
	count, plan := f.structure.Count >= 0, f.structure.Plan >= 0
	nobody := count && s.truth(f.nobodyFTE) == answer.True || plan && s.truth(f.noPlan) == answer.True
	if f.structure.Today >= 0 && (!count || s.truth(f.nobodyFTE) == answer.Open) {
		nobody = nobody || s.truth(f.outside) == answer.True
	}
	small := nobody || count && s.truth(f.small) == answer.True
	table := &s.unstated
	if f.structure.Towers >= 0 && !s.isHidden(f.structure.Towers) {
		table = &s.reaches[s.value[f.structure.Towers]]
	}
	switch {
	case nobody:
		return table[2]
	case small:
		return table[1]
	}
	return table[0]
}

// flipReaches remembers what is in reach; it depends only on how many towers
// have each side.
type flipReaches struct {
	statedOnly [terms.NumTowers]bool
	known      map[[6]int]flipReach
}

// of returns the models in reach with a team, with a small team, and with
// nobody there, when towers stated as the client's or shared do not stand.
func (t *flipReaches) of(stated terms.Split) [3]flipReach {
	table := [3]flipReach{t.with(stated, false), t.with(stated, true)}
	for _, tower := range terms.OperationalTowers() {
		if stated[tower] == terms.Client || stated[tower] == terms.Shared {
			stated[tower] = terms.Undecided
		}
	}
	table[2] = t.with(stated, true)
	return table
}

func (t *flipReaches) with(s terms.Split, small bool) flipReach {
	var key [6]int
	for _, tower := range terms.OperationalTowers() {
		key[s[tower]]++ // the sides are numbered from 0
		if s[tower] == terms.Undecided && t.statedOnly[tower] {
			key[5]++
		}
	}
	key[terms.ThirdParty] = flipCount(small) // the number of these follows from the others
	if r, ok := t.known[key]; ok {
		return r
	}
	r := flipReach(terms.Reachable(s, small, t.statedOnly))
	t.known[key] = r
	return r
}
