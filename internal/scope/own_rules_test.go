package scope

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/govalues/decimal"

	"mspscope/internal/playbook"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// ownRules are rules and prices that nobody chose: ratings, weights and figures from one end
// to the other of what a playbook may say.
func ownRules(rng *rand.Rand, p *playbook.Playbook) fstest.MapFS {
	ratings := []string{"best_fit", "excellent_fit", "good_option", "possible", "less_ideal", "not_ideal", "not_recommended"}
	rating := func() string { return ratings[rng.IntN(len(ratings))] }
	var matrix, card strings.Builder
	matrix.WriteString("version: 1\ncriteria:\n  change:\n")
	for range 12 {
		c := &p.Matrix.Criteria[rng.IntN(len(p.Matrix.Criteria))]
		if line := "    " + c.ID + ": "; !strings.Contains(matrix.String(), line) {
			fmt.Fprintf(&matrix, "%s{weight: %d, ratings: {fully_managed: %s, co_managed: %s}}\n", line, 1+rng.IntN(10), rating(), rating())
		}
	}
	currencies := []string{"USD", "EUR", "JPY", "KWD"}
	fmt.Fprintf(&card, "version: 1\ncurrency: %s\nrates:\n", currencies[rng.IntN(len(currencies))])
	for _, class := range []string{"user", "endpoint", "server", "network_device", "till"} {
		price := []int{0, 1, 89, 4999, 100000}[rng.IntN(5)]
		fmt.Fprintf(&card, "  %s: {price: %d, tools: %d, onboarding: %d}\n", class, price, price*rng.IntN(4)/4, rng.IntN(2)*5000)
	}
	return fstest.MapFS{
		playbook.MatrixFile:   {Data: []byte(matrix.String())},
		playbook.RateCardFile: {Data: []byte(card.String())},
		playbook.ProviderFile: {Data: []byte(fmt.Sprintf("version: 1\nname: Own %d\nalways: [%s]\n", rng.IntN(100), terms.Towers()[rng.IntN(7)]))},
	}
}

// Whatever rules and prices a provider brings: the model is the class of its split, totals
// are the sums of their lines, and the low case is never above the high one.
func TestWhateverRulesAProviderBrings(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(22, 1))
	builtIn := playbooktest.Load(t, nil)
	accepted, priced, models := 0, 0, map[terms.Model]int{}
	for range 16 {
		over := ownRules(rng, builtIn)
		p, err := playbook.Load(over, "own", playbook.Everything)
		if err != nil { // such as three equal ratings
			continue
		}
		accepted++
		for name, document := range clients() {
			r, err := Of(p, playbooktest.Engagement(t, p, document), Ask{})
			if err != nil {
				t.Fatalf("%s: %v\n%s", name, err, over[playbook.MatrixFile].Data)
			}
			s := scored(t, p, document)
			checkSplit(t, s)
			if r.Estimate == nil {
				continue
			}
			if s.Recommendation.HasModel() {
				models[s.Recommendation.Model]++
			}
			for _, m := range terms.Models() {
				e := r.Estimate.Models.Of(m)
				if !e.Monthly.Known {
					continue
				}
				priced++
				sum := decimal.Zero
				for i := range e.Lines {
					if l := &e.Lines[i]; l.Period == pricing.Month && !l.Resale {
						if sum, err = sum.Add(l.Amount.Typical); err != nil {
							t.Fatal(err)
						}
					}
				}
				if !sum.Equal(e.Monthly.Typical) {
					t.Errorf("%s: the lines of %s come to %s, and the total is %s\n%s", name, m, sum, e.Monthly.Typical, over[playbook.RateCardFile].Data)
				}
				if e.Monthly.Low.Cmp(e.Monthly.Typical) > 0 || e.Monthly.Typical.Cmp(e.Monthly.High) > 0 || e.Monthly.Low.IsNeg() {
					t.Errorf("%s: %s costs %s, %s, %s", name, m, e.Monthly.Low, e.Monthly.Typical, e.Monthly.High)
				}
			}
		}
	}
	if accepted < 6 || priced < 100 || len(models) < 3 {
		t.Errorf("only %d of the rules were accepted, %d prices, models %v", accepted, priced, models)
	}
}
