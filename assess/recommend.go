package assess

import (
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

// maxPoints is the number of points of the best rating.
const maxPoints = int64(BestFit)

// StatedTowers is the name under which a veto by the client's own decisions
// about towers is reported.
const StatedTowers = "stated_towers"

// teamOfTwo is the name under which hybrid is ruled out by its definition when
// fewer than two people are there, should the matrix itself not do so.
const teamOfTwo = "team_of_two"

// Veto is a reason why a model cannot be recommended.
type Veto struct {
	Model     terms.Model
	Criterion string
	Because   string
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
func (r *Recommendation) HasModel() bool {
	return r.Outcome == Recommended || r.Outcome == TooClose
}

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
	m.people(v, &r)
	r.Vetoes = m.criterionVetoes(&r.Tally)
	m.towerVetoes(v, &r)

	best, ok := m.first(&r.Tally)
	if ok && r.TotalWeight > 0 {
		r.MatrixFirst = &best
	}
	for i := range m.NoneNeeded {
		if m.NoneNeeded[i].Holds(v) {
			r.Outcome, r.Rule = NoneNeeded, &m.NoneNeeded[i]
			m.matrixFirst(v, &r)
			return r
		}
	}
	switch {
	case r.TotalWeight == 0 && len(r.Vetoes) == 0:
		r.Outcome = NothingScored
		return r
	case !ok:
		r.Outcome = AllVetoed
		m.matrixFirst(v, &r)
		return r
	}
	m.choose(&r, best)
	m.matrixFirst(v, &r)
	return r
}

// tally sums the criteria that count.
func (m *Matrix) tally(v answer.View, t *Tally) {
	t.Applies = make([]answer.Truth, len(m.Criteria))
	for i := range m.Criteria {
		c := &m.Criteria[i]
		t.Applies[i] = c.Applies(v)
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
func (m *Matrix) criterionVetoes(t *Tally) []Veto {
	var vetoes []Veto
	for _, model := range terms.Models() {
		for i := range m.Criteria {
			c := &m.Criteria[i]
			if t.Applies[i] == answer.True && c.Veto[model] {
				vetoes = append(vetoes, Veto{Model: model, Criterion: c.ID, Because: c.Because})
			}
		}
	}
	return vetoes
}

// People before wishes: fewer than half a full-time person cannot run a tower.
const somebody = 50 // hundredths of a full-time equivalent

// two people can cover each other's absence.
const two = 200 // hundredths of a full-time equivalent

// people finds who will be there, and which stated towers that leaves standing.
func (m *Matrix) people(v answer.View, r *Recommendation) {
	if m.itFTE >= 0 {
		if fte := v.Value(m.itFTE); fte.State == answer.Given {
			r.SmallTeam = fte.Number < two
			r.Nobody = fte.Number < somebody
		}
	}
	if m.staff >= 0 {
		if plan := v.Value(m.staff); plan.State == answer.Given && plan.Options&m.noStaff != 0 {
			r.Nobody = true
		}
	}
	r.SmallTeam = r.SmallTeam || r.Nobody
	if m.towers < 0 || v.State(m.towers) != answer.Given {
		return
	}
	r.Stated = v.Value(m.towers).Grid
	if !r.Nobody {
		return
	}
	for _, t := range terms.OperationalTowers() {
		if r.Stated[t] == terms.Client || r.Stated[t] == terms.Shared {
			r.Contradicted = append(r.Contradicted, t)
			r.Stated[t] = terms.Undecided
		}
	}
}

// towerVetoes rules out the models that no completion of the stated towers can
// reach.
func (m *Matrix) towerVetoes(v answer.View, r *Recommendation) {
	reach := terms.Reachable(r.Stated, r.SmallTeam)
	var anyway [terms.NumModels]bool
	if !allReached(reach) {
		anyway = terms.Reachable(terms.Split{}, r.SmallTeam)
	}
	for _, model := range terms.Models() {
		switch {
		case reach[model]:
		case anyway[model]:
			r.Vetoes = append(r.Vetoes, Veto{Model: model, Criterion: StatedTowers, Because: towersBecause(model, &r.Stated, r.SmallTeam)})
			r.Vetoed[model] = true
		case !r.Vetoed[model]:
			r.Vetoes = append(r.Vetoes, Veto{Model: model, Criterion: teamOfTwo, Because: "A tower that your own people run needs at least two of them to cover absence."})
			r.Vetoed[model] = true
		}
	}
}

func allReached(reach [terms.NumModels]bool) bool {
	return reach == [terms.NumModels]bool{true, true, true}
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
func (m *Matrix) near(t *Tally, a, b terms.Model) bool {
	return (t.Scores[a]-t.Scores[b])*100*100 < m.TooClose*maxPoints*t.TotalWeight
}

// choose names the model, the runner-up and the reasons.
func (m *Matrix) choose(r *Recommendation, best terms.Model) {
	r.Outcome, r.Model = Recommended, best
	for _, model := range m.TieOrder {
		if model != best && !r.Vetoed[model] && m.near(&r.Tally, best, model) {
			r.Outcome = TooClose
		}
	}
	if r.Outcome == TooClose {
		for _, model := range m.TieOrder {
			if !r.Vetoed[model] && (model == best || m.near(&r.Tally, best, model)) {
				r.Model = model
				break
			}
		}
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

// matrixFirst finds what the matrix favors without the stated towers.
func (m *Matrix) matrixFirst(v answer.View, r *Recommendation) {
	if m.towers < 0 || v.State(m.towers) != answer.Given {
		return
	}
	r.MatrixFirst = nil
	var t Tally
	m.tally(v.Without(m.towers), &t)
	if t.TotalWeight == 0 {
		return
	}
	best, ok := m.first(&t)
	if !ok {
		return
	}
	r.MatrixFirst = &best
	if r.HasModel() && best != r.Model {
		r.MatrixReasons = m.contributions(&t, best, r.Model)
	}
}

// StatedFor returns the stated towers and whether the team is small, as Recommend
// sees them.
func (m *Matrix) StatedFor(v answer.View) (stated terms.Split, smallTeam bool) {
	var r Recommendation
	m.people(v, &r)
	return r.Stated, r.SmallTeam
}
