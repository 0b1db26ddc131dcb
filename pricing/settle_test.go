package pricing

import (
	"math/rand/v2"
	"slices"
	"testing"

	"mspscope/internal/answer"
)

// settledNumber is a client whose answer to a number is settled at a value inside what
// the price had assumed of it, and whether it was open at all.
func settledNumber(c *Card, rng *rand.Rand, a Answers, q int) (then Answers, within [2]int64, open bool) {
	least, most, open := c.AssumedCount(a.View, q)
	if !open {
		if a.View.State(q) != answer.Given || a.View.Schema().At(q).Type != answer.Number {
			return a, within, false
		}
		n := c.numberCases(&a, q)
		least, most = n[low], n[high]
		if gateUnsettled(a.View, q) || least == most {
			return a, within, false
		}
	}
	value := least + rng.Int64N((most-least)/100+1)*100
	a.View = a.View.With(q, answer.Value{State: answer.Given, Number: value})
	a.Estimated = slices.DeleteFunc(slices.Clone(a.Estimated), func(e int) bool { return e == q })
	return a, [2]int64{least, most}, true
}

// sameQuestions reports whether the same questions apply to two clients; an answer that
// is not asked for any more is not in the price, whatever it was.
func sameQuestions(v, w answer.View) bool {
	for q := range v.Schema().Len() {
		if (v.State(q) == answer.Hidden) != (w.State(q) == answer.Hidden) {
			return false
		}
	}
	return true
}

// Whatever is learned of a number inside what was assumed of it, the range of the
// price does not grow.
func TestWhatIsLearnedNeverWidensThePrice(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	cards := ownCards(t, s)
	rng := rand.New(rand.NewPCG(37, 41))
	tried := 0
	// A condition takes an estimate as it is, so that a line that hangs on one may come
	// or go.
	quote := Quote{ExcludeLines: []string{"absence_cover"}}
	for n, set := range clients(t, s, 37, 1500) {
		c, split := cards[n%len(cards)], anySplit(rng)
		a := Answers{View: s.View(set)}
		for q := range s.Len() {
			if rng.IntN(4) == 0 && a.View.State(q) == answer.Given && a.View.Settled(q) && s.At(q).Type == answer.Number {
				a.Estimated = append(a.Estimated, q)
			}
		}
		before, err := c.Estimate(split, a, quote)
		if err != nil {
			t.Fatal(err)
		}
		for q := range s.Len() {
			then, within, was := settledNumber(c, rng, a, q)
			if !was || !before.Monthly.Known || !sameQuestions(a.View, then.View) {
				continue
			}
			tried++
			after, err := c.Estimate(split, then, quote)
			if err != nil {
				t.Fatal(err)
			}
			wide, narrow := before.Monthly, after.Monthly
			ar := arith{places: c.places}
			if narrow.Low.Cmp(wide.Low) < 0 || narrow.High.Cmp(wide.High) > 0 || ar.mul(narrow.High, wide.Low).Cmp(ar.mul(wide.High, narrow.Low)) > 0 {
				t.Errorf("client %d, card %d, %v: %s is %d, no longer %v: %s after %s", n, n%len(cards), split, s.At(q).ID,
					then.View.Value(q).Number, within, show(narrow), show(wide))
			}
		}
	}
	if tried < 1000 {
		t.Errorf("only %d answers were settled", tried)
	}
}
