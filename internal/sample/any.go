package sample

import (
	"math/rand/v2"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// teamSizes are numbers of IT people, in hundredths, at and between the bounds
// that matter.
var teamSizes = []int64{0, 25, 49, 50, 74, 75, 100, 150, 199, 200, 300, 301, 500, 999, 1000, 2000, 5000}

// AnySet answers about two in three questions with anything that they accept;
// the others are left out or answered "not sure", some lists name options of which
// nobody is sure, and some questions were answered differently by several people.
// It is for properties that must hold however little the answers go together.
func AnySet(rng *rand.Rand, s *answer.Schema) answer.Set {
	set := s.NewSet()
	for i := range set.Values {
		switch rng.IntN(6) {
		case 0:
		case 1:
			set.Values[i].State = answer.Unknown
		default:
			set.Values[i] = Any(rng, s.At(i))
		}
		if v := &set.Values[i]; v.State == answer.Given && rng.IntN(8) == 0 {
			unsure(rng, s.At(i), v)
			if d, differ := s.Differ(i, []answer.Value{*v, Any(rng, s.At(i)), Any(rng, s.At(i))}); differ {
				set.Disputed = append(set.Disputed, d)
			}
		}
	}
	return set
}

// unsure names some further options of a list as not sure.
func unsure(rng *rand.Rand, q *answer.Question, v *answer.Value) {
	if q.Type != answer.MultiChoice {
		return
	}
	if v.Unsure = rng.Uint64N(1<<len(q.Options)) &^ q.Exclusive &^ v.Options; v.Unsure != 0 {
		v.Unsure |= v.Options & q.Exclusive // "none" is no longer sure either
	}
}

// Any is any answer that the question accepts: also a range, and a grid of which
// some towers are open.
func Any(rng *rand.Rand, q *answer.Question) answer.Value {
	v := answer.Value{State: answer.Given}
	switch q.Type {
	case answer.Number:
		n := pick(rng, teamSizes...)
		if q.Decimals == 0 {
			n = 100 * rng.Int64N(400)
		}
		v.Number = max(q.Min, min(q.Max, n))
		if rng.IntN(8) == 0 {
			v.Spread = min(pick(rng, int64(100), 100, 200, 2000), q.Max-v.Number)
		}
	case answer.Scale, answer.Level:
		v.Number = q.Min + 100*rng.Int64N((q.Max-q.Min)/100+1)
	case answer.SingleChoice, answer.YesNo:
		v.Options = 1 << rng.IntN(len(q.Options))
	case answer.MultiChoice:
		v.Options = 1 << rng.IntN(len(q.Options))
		if v.Options&q.Exclusive == 0 {
			v.Options |= rng.Uint64N(1<<len(q.Options)) &^ q.Exclusive
		}
	case answer.Grid:
		// Few sides at a time, so that every model can come out.
		sides := []terms.Side{terms.Undecided, terms.Provider, terms.Shared, terms.Client, terms.ThirdParty}
		rng.Shuffle(len(sides), func(i, j int) { sides[i], sides[j] = sides[j], sides[i] })
		sides = sides[:1+rng.IntN(3)]
		for t := range v.Grid {
			if v.Grid[t] = pick(rng, sides...); v.Grid[t] == terms.Undecided {
				*pick(rng, &v.Advised, &v.NotSure, new(answer.Towers)) |= 1 << t
			}
		}
		if v.Grid == (terms.Split{}) && v.Advised == 0 { // it would say nothing
			return answer.Advise()
		}
	case answer.Text:
		v.Text = pick(rng, texts...)
	}
	return v
}
