package assess

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/sample"
	"mspscope/internal/terms"
)

// verdict is what a recommendation must say, worked out in the simplest way.
type verdict struct {
	outcome           Outcome
	model             terms.Model
	runnerUp          string // "" for none
	against           terms.Model
	vetoed            [terms.NumModels]bool
	fits              [terms.NumModels]string // "" where nothing counted
	first             string
	contradicted      int
	small, noOneThere bool
}

// reached remembers what some completion of a split is, by what of the split counts.
type reached struct {
	seen map[string][terms.NumModels]bool
}

// of says which models some completion of a split has, trying every one. Towers of
// only are never the client's there.
func (c *reached) of(s terms.Split, small bool, only [terms.NumTowers]bool) [terms.NumModels]bool {
	var n [terms.ThirdParty + 1]int
	held := 0
	for _, t := range terms.OperationalTowers() {
		n[s[t]]++
		if s[t] == terms.Undecided && only[t] {
			held++
		}
	}
	key := fmt.Sprint(n, small, held)
	if reach, known := c.seen[key]; known {
		return reach
	}
	var reach [terms.NumModels]bool
	var fill func(s terms.Split, at int)
	fill = func(s terms.Split, at int) {
		switch {
		case at == terms.NumOperational:
			reach[terms.Classify(s, small)] = true
		case s[at] != terms.Undecided:
			fill(s, at+1)
		default:
			for _, side := range terms.Sides() {
				if side != terms.Client || !only[at] {
					s[at] = side
					fill(s, at+1)
				}
			}
		}
	}
	fill(s, 0)
	if c.seen == nil {
		c.seen = map[string][terms.NumModels]bool{}
	}
	c.seen[key] = reach
	return reach
}

// people works out who will be there to run a tower.
func people(m *Matrix, v answer.View) (nobody, small bool) {
	p := &m.Team
	fewer := func(n int64) answer.Truth {
		if p.Count < 0 {
			return answer.Open
		}
		return holds(v, &answer.Test{Question: p.Count, Op: answer.OpRange, Low: -1, High: n - 1})
	}
	says := func(question int, options uint64) bool {
		return question >= 0 && holds(v, &answer.Test{Question: question, Op: answer.OpAny, Options: options}) == answer.True
	}
	nobody = fewer(p.Someone) == answer.True || says(p.Plan, p.Nobody) ||
		fewer(p.Someone) == answer.Open && says(p.Today, p.Outside)
	return nobody, nobody || p.Count >= 0 && fewer(p.Team) == answer.True
}

// decided are the sides of the towers on which nobody differs, and whether there is
// a grid at all.
func decided(m *Matrix, v answer.View) (split terms.Split, only [terms.NumTowers]bool, stated bool) {
	only = m.Team.StatedOnly
	if m.towers < 0 || v.State(m.towers) != answer.Given {
		return split, only, false
	}
	for _, t := range terms.OperationalTowers() {
		sides := sidesOf(v, m.towers, t)
		if others := slices.DeleteFunc(slices.Clone(sides), func(s terms.Side) bool { return s == terms.ThirdParty }); len(others) == 1 {
			sides = others // with a third party the tower only drops out
		}
		switch {
		case len(sides) == 1:
			split[t] = sides[0]
		case !slices.Contains(sides, terms.Undecided) && !slices.Contains(sides, terms.Client):
			only[t] = true
		}
	}
	return split, only, true
}

// expected works a recommendation out by the words of the design, with exact
// fractions and brute force over completions.
func expected(m *Matrix, v answer.View, completions *reached) verdict {
	var want verdict
	want.noOneThere, want.small = people(m, v)
	split, only, stated := decided(m, v)
	if want.noOneThere {
		for _, t := range terms.OperationalTowers() {
			if split[t] == terms.Client || split[t] == terms.Shared {
				split[t] = terms.Undecided
				want.contradicted++
			}
		}
	}
	reach := completions.of(split, want.small, only)
	fits, weight := weigh(m, v, &want.vetoed)
	for model := range want.vetoed {
		want.vetoed[model] = want.vetoed[model] || !reach[model]
		if weight > 0 {
			want.fits[model] = oneDecimal(fits[model])
		}
	}
	want.first = favored(m, v, want.small, fits, weight, want.vetoed, stated)

	for i := range m.NoneNeeded {
		if counts(v, &m.NoneNeeded[i].Rule) {
			want.outcome = NoneNeeded
			return want
		}
	}
	switch want.vetoed {
	case [terms.NumModels]bool{}:
		if weight == 0 {
			want.outcome = NothingScored
			return want
		}
	case [terms.NumModels]bool{true, true, true}:
		want.outcome = AllVetoed
		return want
	}
	var n int
	want.model, n = named(m, fits, want.vetoed)
	want.outcome = Recommended
	if n > 1 {
		want.outcome = TooClose
	}
	want.rival(m, fits)
	return want
}

// rival finds what the model is compared with.
func (want *verdict) rival(m *Matrix, fits [terms.NumModels]*big.Rat) {
	better := func(among [terms.NumModels]bool) (best terms.Model, found bool) {
		for _, model := range m.TieOrder {
			if model != want.model && among[model] && (!found || fits[model].Cmp(fits[best]) > 0) {
				best, found = model, true
			}
		}
		return best, found
	}
	var allowed, all [terms.NumModels]bool
	for i := range all {
		allowed[i], all[i] = !want.vetoed[i], true
	}
	if rival, found := better(allowed); found {
		want.runnerUp, want.against = rival.String(), rival
	} else {
		want.against, _ = better(all)
	}
}

// weigh returns the fit of each model, 100 x score / (6 x weight), and adds the
// vetoes of the criteria that count.
func weigh(m *Matrix, v answer.View, vetoed *[terms.NumModels]bool) (fits [terms.NumModels]*big.Rat, weight int64) {
	var scores [terms.NumModels]int64
	for i := range m.Criteria {
		c := &m.Criteria[i]
		if !counts(v, &c.Rule) {
			continue
		}
		weight += c.Weight
		for model := range scores {
			scores[model] += c.Weight * int64(c.Ratings[model])
			vetoed[model] = vetoed[model] || c.Veto[model]
		}
	}
	for model := range fits {
		fits[model] = new(big.Rat)
		if weight > 0 {
			fits[model].SetFrac64(100*scores[model], 6*weight)
		}
	}
	return fits, weight
}

// named returns the model that is named, and how many are too close together.
func named(m *Matrix, fits [terms.NumModels]*big.Rat, vetoed [terms.NumModels]bool) (model terms.Model, n int) {
	var best *big.Rat
	for _, other := range m.TieOrder {
		if !vetoed[other] && (best == nil || fits[other].Cmp(best) > 0) {
			model, best = other, fits[other]
		}
	}
	threshold := big.NewRat(m.TooClose, 100)
	for _, other := range m.TieOrder {
		if !vetoed[other] && new(big.Rat).Sub(best, fits[other]).Cmp(threshold) < 0 {
			n++
		}
	}
	return model, max(n, 1)
}

// favored is the model that would be named without the stated towers.
func favored(m *Matrix, v answer.View, small bool, fits [terms.NumModels]*big.Rat, weight int64, vetoed [terms.NumModels]bool, stated bool) string {
	if stated {
		vetoed = [terms.NumModels]bool{}
		fits, weight = weigh(m, v.Without(m.towers), &vetoed)
		vetoed[terms.Hybrid] = vetoed[terms.Hybrid] || small
	}
	if weight == 0 || vetoed == [terms.NumModels]bool{true, true, true} {
		return ""
	}
	model, _ := named(m, fits, vetoed)
	return model.String()
}

// oneDecimal rounds half up to one decimal.
func oneDecimal(x *big.Rat) string {
	tenths := new(big.Rat).Mul(x, big.NewRat(10, 1))
	tenths.Add(tenths, big.NewRat(1, 2))
	return new(big.Int).Quo(tenths.Num(), tenths.Denom()).String()
}

// got puts a recommendation into the same form.
func got(r *Recommendation) verdict {
	g := verdict{outcome: r.Outcome, vetoed: r.Vetoed, contradicted: len(r.Contradicted), small: r.SmallTeam, noOneThere: r.Nobody}
	for _, m := range terms.Models() {
		if fit, ok := r.Fit(m); ok {
			g.fits[m] = fmt.Sprint(fit)
		}
	}
	if r.MatrixFirst != nil {
		g.first = r.MatrixFirst.String()
	}
	if r.HasModel() {
		g.model, g.against = r.Model, r.ComparedWith
		if r.RunnerUp != nil {
			g.runnerUp = r.RunnerUp.String()
		}
	}
	return g
}

func TestRecommendationAgreesWithTheDesignWorkedOutInFractions(t *testing.T) {
	t.Parallel()
	seen := map[Outcome]int{}
	var completions reached
	check := func(t *testing.T, m *Matrix, v answer.View, r Recommendation) {
		t.Helper()
		seen[r.Outcome]++
		if want, got := expected(m, v, &completions), got(&r); want != got {
			t.Errorf("expected %+v\ngot      %+v", want, got)
		}
	}
	each := func(t *testing.T, w *world, v answer.View, r Recommendation) {
		t.Helper()
		check(t, w.m, v, r)
	}
	eachClient(t, 20, false, each)
	eachClient(t, 21, true, each)
	q, m := shipped(t)
	rng := rng(22)
	for range 1000 {
		v := q.Schema.View(sample.AnySet(rng, q.Schema))
		check(t, m, v, m.Recommend(v))
	}
	for _, o := range Outcomes() {
		if seen[o] < 10 {
			t.Errorf("the outcome %s was seen %d times only", o, seen[o])
		}
	}
	t.Log(seen)
}
