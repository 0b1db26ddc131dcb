package assess

import (
	"slices"
	"sort"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// Outcome is what the scoring came to.
type Outcome string

// The outcomes. Only the first two name a model.
const (
	Recommended   Outcome = "recommended"
	TooClose      Outcome = "too_close"
	NoneNeeded    Outcome = "none_needed"
	AllVetoed     Outcome = "all_vetoed"
	NothingScored Outcome = "nothing_scored"
)

// Outcomes lists all outcomes.
func Outcomes() []Outcome {
	return []Outcome{Recommended, TooClose, NoneNeeded, AllVetoed, NothingScored}
}

// Words lists the ids of the outcomes.
func (Outcome) Words() []string {
	var ids []string
	for _, o := range Outcomes() {
		ids = append(ids, string(o))
	}
	return ids
}

// HasModel reports whether the outcome names a model.
func (o Outcome) HasModel() bool { return o == Recommended || o == TooClose }

// maxPoints is the number of points of the best rating.
const maxPoints = int64(BestFit)

// Veto is a reason why a model cannot be recommended.
type Veto struct {
	Model     terms.Model `json:"model"`
	Criterion string      `json:"criterion"`
	Because   string      `json:"because"`
}

// Contribution is what one criterion that counted adds to the margin between
// the model and the one it is compared with.
type Contribution struct {
	Criterion *Criterion
	Points    int64 // weight x (points of the model - points of the other)
}

// Tally is the sum of the criteria that count under one set of answers.
type Tally struct {
	Applies     []answer.Truth // for each criterion of the matrix
	Scores      [terms.NumModels]int64
	TotalWeight int64
	Vetoed      [terms.NumModels]bool
}

// Fit returns the model's score on the scale from 0 to 100, in tenths, rounded
// half up: 100 x score / (6 x sum of weights). It is for display only; every
// decision compares whole scores. It returns false when nothing counted.
func (t *Tally) Fit(m terms.Model) (tenths int64, ok bool) {
	if t.TotalWeight == 0 {
		return 0, false
	}
	den := maxPoints * t.TotalWeight
	return (2*1000*t.Scores[m] + den) / (2 * den), true
}

// Recommendation is which model fits, with everything that led to it.
type Recommendation struct {
	Tally
	Outcome      Outcome
	Model        terms.Model // valid only with Outcome Recommended or TooClose
	RunnerUp     *terms.Model
	ComparedWith terms.Model // runner-up, or without one the best-scoring other model
	MarginPoints int64       // score of Model - score of ComparedWith
	Reasons      []Contribution
	Vetoes       []Veto
	Rule         *Rule // the rule behind NoneNeeded

	// Stated is the client's decisions about towers as far as people will be
	// there to carry them; Contradicted are the towers for which nobody will.
	Stated       terms.Split
	StatedOnly   [terms.NumTowers]bool // undecided towers that are the client's only where the client says so
	Contradicted []terms.Tower
	SmallTeam    bool // fewer than two IT people
	Nobody       bool // nobody will be there to run a tower

	// MatrixFirst is the model the matrix favors before what the client has
	// decided about towers; nil when it favors none. MatrixReasons say why,
	// against Model, and are empty when the two are the same.
	MatrixFirst   *terms.Model
	MatrixReasons []Contribution
}

// HasModel reports whether the outcome names a model.
func (r *Recommendation) HasModel() bool { return r.Outcome.HasModel() }

// Margin returns the difference in fit to the runner-up, in tenths of a point,
// as the difference of the displayed fits. It is negative when the tie order
// put the runner-up behind although it scored more.
func (r *Recommendation) Margin() (tenths int64, ok bool) {
	if !r.HasModel() || r.RunnerUp == nil {
		return 0, false
	}
	a, ok := r.Fit(r.Model)
	b, _ := r.Fit(*r.RunnerUp)
	return a - b, ok
}

// Recommend scores a view.
func (m *Matrix) Recommend(v answer.View) Recommendation {
	var r Recommendation
	m.tally(v, &r.Tally)
	m.whoIsThere(v, &r)
	r.Vetoes = m.criterionVetoes(v, &r.Tally)
	m.towerVetoes(&r)

	best, ok := m.first(&r.Tally)
	if ok && r.TotalWeight > 0 {
		r.MatrixFirst = &best
	}
	r.Rule = m.noneNeeded(v)
	switch {
	case r.Rule != nil:
		r.Outcome = NoneNeeded
	case r.TotalWeight == 0 && len(r.Vetoes) == 0:
		r.Outcome = NothingScored
	case !ok:
		r.Outcome = AllVetoed
	default:
		m.choose(&r, best)
	}
	m.matrixFirst(v, &r)
	return r
}

// noneNeeded returns the first rule by which no managed service is needed, or nil.
func (m *Matrix) noneNeeded(v answer.View) *Rule {
	for i := range m.NoneNeeded {
		if m.NoneNeeded[i].Holds(v) {
			return &m.NoneNeeded[i]
		}
	}
	return nil
}

// tally sums the criteria that count.
func (m *Matrix) tally(v answer.View, t *Tally) {
	t.Applies = make([]answer.Truth, len(m.Criteria))
	for i := range m.Criteria {
		c := &m.Criteria[i]
		t.Applies[i] = c.Eval(v)
		if t.Applies[i] != answer.True {
			continue
		}
		t.TotalWeight += c.Weight
		for model, rating := range c.Ratings {
			t.Scores[model] += c.Weight * int64(rating)
		}
		for model, veto := range c.Veto {
			t.Vetoed[model] = t.Vetoed[model] || veto
		}
	}
}

// criterionVetoes lists the vetoes of the criteria that count.
func (m *Matrix) criterionVetoes(v answer.View, t *Tally) []Veto {
	var vetoes []Veto
	for _, model := range terms.Models() {
		for i := range m.Criteria {
			c := &m.Criteria[i]
			if t.Applies[i] == answer.True && c.Veto[model] {
				vetoes = append(vetoes, Veto{Model: model, Criterion: c.ID, Because: c.Why(v)})
			}
		}
	}
	return vetoes
}

// before reports whether a comes before b: more points, or as many and earlier
// in the tie order.
func (m *Matrix) before(t *Tally, a, b terms.Model) bool {
	if t.Scores[a] != t.Scores[b] {
		return t.Scores[a] > t.Scores[b]
	}
	return m.Rank(a) < m.Rank(b)
}

// Rank returns the position of a model in the tie order, from 0.
func (m *Matrix) Rank(model terms.Model) int {
	for i, other := range m.TieOrder {
		if other == model {
			return i
		}
	}
	return len(m.TieOrder)
}

// first returns the best model that is not vetoed.
func (m *Matrix) first(t *Tally) (best terms.Model, ok bool) {
	for _, model := range terms.Models() {
		if !t.Vetoed[model] && (!ok || m.before(t, model, best)) {
			best, ok = model, true
		}
	}
	return best, ok
}

// near reports whether the fit of b is less than the threshold under that of a.
// Where nothing counted there is no fit, and all models are as near as can be.
func (m *Matrix) near(t *Tally, a, b terms.Model) bool {
	if t.TotalWeight == 0 {
		return m.TooClose > 0
	}
	return (t.Scores[a]-t.Scores[b])*100*100 < m.TooClose*maxPoints*t.TotalWeight
}

// tooClose reports whether another model that is not ruled out is too near to the
// best one to tell them apart by the scores alone.
func (m *Matrix) tooClose(t *Tally, best terms.Model) bool {
	for _, other := range terms.Models() {
		if other != best && !t.Vetoed[other] && m.near(t, best, other) {
			return true
		}
	}
	return false
}

// choose names the model, the runner-up and the reasons.
func (m *Matrix) choose(r *Recommendation, best terms.Model) {
	r.Model, r.Outcome = best, Recommended
	if m.tooClose(&r.Tally, best) {
		r.Outcome = TooClose
	}
	var other terms.Model
	found, foundAllowed := false, false
	for _, model := range terms.Models() {
		if model == r.Model {
			continue
		}
		allowed := !r.Vetoed[model]
		switch {
		case !found, allowed && !foundAllowed, allowed == foundAllowed && m.before(&r.Tally, model, other):
			other, found, foundAllowed = model, true, allowed
		}
	}
	if foundAllowed {
		r.RunnerUp = &other
	}
	r.ComparedWith = other
	r.MarginPoints = r.Scores[r.Model] - r.Scores[other]
	r.Reasons = m.contributions(&r.Tally, r.Model, other)
}

// contributions lists every criterion that counted with what it adds to the
// margin of a over b, the largest first.
func (m *Matrix) contributions(t *Tally, a, b terms.Model) []Contribution {
	n := 0
	for _, applies := range t.Applies {
		if applies == answer.True {
			n++
		}
	}
	all := make([]Contribution, 0, n)
	for i := range m.Criteria {
		if t.Applies[i] != answer.True {
			continue
		}
		c := &m.Criteria[i]
		all = append(all, Contribution{Criterion: c, Points: c.Weight * (int64(c.Ratings[a]) - int64(c.Ratings[b]))})
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].Points > all[j].Points })
	return all
}

// NoneHangsOn lists the open questions whose answers show whether no managed service is
// needed, where somebody gave a reason to think of it and nothing rules it out: first those
// that have to be answered for it, then those that could rule it out. Nil where it is
// settled either way.
func (m *Matrix) NoneHangsOn(v answer.View) (questions []int) {
	for i := range m.NoneNeeded {
		n := &m.NoneNeeded[i]
		if n.CountsWhen.Eval(v) != answer.True || n.Eval(v) != answer.Open {
			continue
		}
		for _, q := range n.Questions() {
			if v.State(q).Open() && !slices.Contains(questions, q) {
				questions = append(questions, q)
			}
		}
	}
	return questions
}
