package compare

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/govalues/decimal"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
	"mspscope/internal/sample"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// checkSums checks that parts add up: of every line, of all lines and of
// all causes.
func checkSums(tb testing.TB, c *result.Compare) {
	tb.Helper()
	plus := func(x *decimal.Decimal, y pricing.Amount) {
		s, err := x.Add(y.Decimal)
		if err != nil {
			tb.Fatal(err)
		}
		*x = s
	}
	if !c.Price.Monthly.Known() {
		return
	}
	lines := map[pricing.Period]*decimal.Decimal{pricing.Month: {}, pricing.Once: {}}
	rows := map[string]bool{}
	for i := range c.Price.Lines {
		l := &c.Price.Lines[i]
		var parts decimal.Decimal
		for _, part := range l.Causes {
			plus(&parts, part.Amount)
		}
		if key := l.ID + " " + string(l.Period); rows[key] {
			tb.Errorf("two rows %s", key)
		} else {
			rows[key] = true
		}
		if !parts.Equal(l.Difference.Decimal) {
			tb.Errorf("line %s: parts %s, difference %s", l.ID, parts, l.Difference)
		}
		plus(lines[l.Period], l.Difference)
	}
	// What is said to a person names every part of the difference.
	for _, cause := range c.Price.Causes {
		said := slices.ContainsFunc(c.Words.Changes, func(s result.SaidChange) bool { return s.Cause == cause.Cause })
		if !said && cause.Kind != result.ByAll && cause.Cause != byQuote(result.QuoteStatus) {
			tb.Errorf("%v is in the sums and in no row", cause.Cause)
		}
	}
	var monthly, once decimal.Decimal
	for _, cause := range c.Price.Causes {
		plus(&monthly, cause.Monthly)
		plus(&once, cause.OneTime)
	}
	for _, sum := range []struct {
		of     pricing.Period
		whole  *pricing.Amount
		causes decimal.Decimal
	}{{pricing.Month, c.Price.Monthly.Difference, monthly}, {pricing.Once, c.Price.OneTime.Difference, once}} {
		if sum.whole == nil {
			tb.Fatal("no difference")
		}
		if !lines[sum.of].Equal(sum.whole.Decimal) || !sum.causes.Equal(sum.whole.Decimal) {
			tb.Errorf("%s: difference %s, lines %s, causes %s", sum.of, sum.whole, lines[sum.of], sum.causes)
		}
	}
}

// checkScores checks that the changes of all criteria lead from the scores before
// to those after.
func checkScores(tb testing.TB, before, after *Side, c *result.Compare) {
	tb.Helper()
	scores := before.exchange.Recommendation.Scores
	for i := range c.Contributions {
		for _, m := range terms.Models() {
			scores[m] += c.Contributions[i].Gained(m)
		}
	}
	if scores != after.exchange.Recommendation.Scores {
		tb.Errorf("scores %v with the changes, %v after", scores, after.exchange.Recommendation.Scores)
	}
}

// checkPages checks that the pages of a comparison that was saved and read back
// are those of the comparison.
func checkPages(tb testing.TB, c *result.Compare) {
	tb.Helper()
	read := func(value any) *result.Compare {
		data, err := json.Marshal(value)
		if err != nil {
			tb.Fatal(err)
		}
		var back result.Compare
		if err := json.Unmarshal(data, &back); err != nil {
			tb.Fatal(err)
		}
		back.Language = back.Language.Over(playbook.BuiltInSentences())
		return &back
	}
	client := read(c.ForClient().Compare())
	if client.Internal != nil {
		tb.Error("what the client gets has an internal part")
	}
	if got, want := page.Compare(client.ForClient()), page.Compare(c.ForClient()); !reflect.DeepEqual(got, want) {
		tb.Errorf("the client's page of what was read back is\n%+v, want\n%+v", got, want)
	}
	if got, want := page.CompareInternal(read(c)), page.CompareInternal(c); !reflect.DeepEqual(got, want) {
		tb.Errorf("the provider's page of what was read back is\n%+v, want\n%+v", got, want)
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
// of a row has a cause, nothing private moves anything, a comparison can be saved
// and shown again, and a comparison with itself is empty.
func TestPartsAddUp(t *testing.T) {
	t.Parallel()
	a := playbooktest.Load(t, nil)
	b := edited(t, playbook.RateCardFile, "{at: 0.5, labour: 0.50}", "{at: 0.5, labour: 0.53}")
	rng := rand.New(rand.NewPCG(7, 11))
	source, err := sample.New(a.Questionnaire.Schema, 1, sample.Options{Ranges: true, Disputes: true, Unsure: true})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for n, before := range source.Sets(75) {
		if n%3 == 0 {
			before = sample.AnySet(rng, a.Questionnaire.Schema)
		}
		after := answer.Set{Values: slices.Clone(before.Values)}
		for range 1 + rng.IntN(5) {
			q := rng.IntN(len(after.Values))
			after.Values[q] = sample.Any(rng, a.Questionnaire.Schema.At(q))
		}
		of := func(p *playbook.Playbook, set answer.Set, q assess.Quote) *Side {
			s, err := Take(p, p, &assess.Engagement{Answers: set, Quote: q})
			if err != nil {
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
		c := between(t, x, y)
		checkSums(t, c)
		checkScores(t, x, y, c)
		checkPages(t, c)
		if c := between(t, y, of(second, after, newQuote)); c.Changed || c.Internal.Changed {
			t.Fatal("a side differs from itself")
		}
		if !c.SameResult() {
			seen["model"]++
			if len(c.Model.Causes) == 0 {
				t.Errorf("another model without a cause: %s and %s", c.Outcome.Before, c.Outcome.After)
			}
		}
		for i := range c.Contributions {
			if len(c.Contributions[i].Causes) == 0 {
				t.Errorf("%s has no cause", c.Contributions[i].Criterion)
			}
		}
		for _, tower := range c.Split {
			seen["split"]++
			if len(tower.Causes) == 0 {
				t.Errorf("tower %s went from %s to %s without a cause", tower.Tower, tower.Before, tower.After)
			}
		}
		for i := range c.Responsibilities {
			seen["rows"]++
			if len(c.Responsibilities[i].Causes) == 0 {
				t.Errorf("row %s changed without a cause", c.Responsibilities[i].ID)
			}
		}
		for _, change := range c.Internal.Answers {
			if i := a.Questionnaire.Schema.Find(change.Question); a.Questionnaire.Questions[i].Private() {
				seen["private"]++
				if len(change.Effects) > 0 {
					t.Errorf("%s moves %v", change.Question, change.Effects)
				}
			}
		}
	}
	for _, what := range []string{"model", "split", "rows", "private"} {
		if seen[what] == 0 {
			t.Errorf("no %s ever changed; the test tests nothing", what)
		}
	}
}
