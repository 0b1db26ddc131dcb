//go:build ignore

package scope

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/govalues/decimal"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/playbook"
	"mspscope/internal/sample"
	"mspscope/pricing"
)

// checkSums checks that parts add up: of every line, of all lines, of all
// causes, and of all criteria.
func checkSums(tb testing.TB, d *Difference) {
	tb.Helper()
	add := func(x, y decimal.Decimal) decimal.Decimal {
		s, err := x.Add(y)
		if err != nil {
			tb.Fatal(err)
		}
		return s
	}
	if d.Price.Monthly.Known() {
		var lines, causes [2]decimal.Decimal
		rows := map[string]bool{}
		for i := range d.Price.Lines {
			l := &d.Price.Lines[i]
			var parts decimal.Decimal
			for _, part := range l.Parts {
				parts = add(parts, part.Amount)
			}
			key := l.ID + " " + string(l.Period)
			if rows[key] {
				tb.Errorf("two rows %s", key)
			}
			rows[key] = true
			if l.Before != nil && l.After != nil && l.Before.Origin == pricing.FromCard && l.Before.ID != l.After.ID {
				tb.Errorf("%s was %s", l.After.ID, l.Before.ID)
			}
			if !parts.Equal(l.Difference) {
				tb.Errorf("line %s: parts %s, difference %s", l.ID, parts, l.Difference)
			}
			at := 0
			if l.Period == pricing.Once {
				at = 1
			}
			lines[at] = add(lines[at], l.Difference)
		}
		for _, c := range d.Price.Causes {
			causes[0], causes[1] = add(causes[0], c.Monthly), add(causes[1], c.OneTime)
		}
		for i, r := range []*RangeChange{&d.Price.Monthly, &d.Price.OneTime} {
			want, ok := r.TypicalDifference()
			if !ok {
				tb.Fatal("no difference")
			}
			if !lines[i].Equal(want) || !causes[i].Equal(want) {
				tb.Errorf("difference %s, lines %s, causes %s", want, lines[i], causes[i])
			}
		}
	}
	scores := d.Before.Recommendation.Scores
	for i := range d.Contributions {
		c := &d.Contributions[i]
		for m := range scores {
			scores[m] += c.PointsAfter[m] - c.PointsBefore[m]
		}
	}
	if scores != d.After.Recommendation.Scores {
		tb.Errorf("scores %v with the changes, %v after", scores, d.After.Recommendation.Scores)
	}
}

// randomQuote adds lines, some of them with the same label.
func randomQuote(rng *rand.Rand) assess.Quote {
	var q assess.Quote
	for range rng.IntN(4) {
		q.Lines = append(q.Lines, assess.QuoteLine{
			Label: []string{"Phones", "Fax", "Racks, 1 to 50"}[rng.IntN(3)], Quantity: 100, Rate: rng.Int64N(5) * 100, Once: rng.IntN(3) == 0,
		})
	}
	return q
}

// Over random pairs the parts add up, every change of the model, of a tower and
// of a row has a cause, and a comparison with itself is empty.
func TestPartsAddUp(t *testing.T) {
	t.Parallel()
	a := load(t, nil)
	b := edited(t, playbook.RateCardFile, "shared: {low: 0.55, typical: 0.60, high: 0.65}", "shared: {low: 0.55, typical: 0.63, high: 0.65}")
	rng := rand.New(rand.NewPCG(7, 11))
	seen := map[string]int{}
	for n, before := range invented(t, a).Sets(150) {
		if n%3 == 0 {
			before = sample.AnySet(rng, a.Questionnaire.Schema)
		}
		after := answer.Set{Values: slices.Clone(before.Values)}
		for range 1 + rng.IntN(5) {
			q := rng.IntN(len(after.Values))
			after.Values[q] = sample.Any(rng, a.Questionnaire.Schema.At(q))
		}
		of := func(p *playbook.Playbook, set answer.Set, q assess.Quote) *Scope {
			s := recommend(p, &assess.Engagement{Answers: set, Quote: q}, true)
			if err := s.Price(); err != nil {
				t.Fatal(err)
			}
			return s
		}
		second := a
		if rng.IntN(3) == 0 {
			second = b
		}
		oldQuote, newQuote := randomQuote(rng), randomQuote(rng)
		x, y := of(a, before, oldQuote), of(second, after, newQuote)
		d := between(t, x, y)
		checkSums(t, d)
		if d := between(t, y, of(second, after, newQuote)); !d.Empty() {
			t.Fatal("a scope differs from itself")
		}
		if !d.SameResult() {
			seen["model"]++
			if len(d.Model) == 0 {
				t.Errorf("another model without a cause: %s and %s", x.Recommendation.Outcome, y.Recommendation.Outcome)
			}
		}
		for i := range d.Contributions {
			if len(d.Contributions[i].Causes) == 0 {
				t.Errorf("%s has no cause", d.Contributions[i].Criterion().ID)
			}
		}
		for _, c := range d.Split {
			seen["split"]++
			if len(c.Causes) == 0 {
				t.Errorf("tower %s went from %s to %s without a cause", c.Tower, c.Before, c.After)
			}
		}
		for i := range d.Responsibilities {
			seen["rows"]++
			if len(d.Responsibilities[i].Causes) == 0 {
				t.Errorf("row %s changed without a cause", d.Responsibilities[i].Row().ID)
			}
		}
	}
	for _, what := range []string{"model", "split", "rows"} {
		if seen[what] == 0 {
			t.Errorf("no %s ever changed; the test tests nothing", what)
		}
	}
}
