package pricing

import (
	"slices"

	"github.com/govalues/decimal"

	"mspscope/internal/terms"
)

// addContested widens what is counted by what it would be under the other answers to
// who runs a part.
func (e *estimator) addContested() {
	grid := e.view.Schema().Find(questionTowers)
	if len(e.answers.Contested) == 0 || grid < 0 || e.answers.settled(grid) || !e.Monthly.Known {
		return
	}
	now := e.Monthly.cases()
	least, most := now[low], now[high]
	for _, split := range e.answers.Contested {
		base, ok := e.under(split)
		if !ok {
			return
		}
		least, most = least.Min(base.Low), most.Max(base.High)
	}
	amount := cases{e.add(least, now[low].Neg()), e.nothing(), e.add(most, now[high].Neg())}
	if amount[low].IsZero() && amount[high].IsZero() {
		return
	}
	if !slices.ContainsFunc(e.Unsettled, func(u Unsettled) bool { return u.Question == grid }) {
		e.Unsettled = append(e.Unsettled, Unsettled{Question: grid}) // the sentence on the parts says the rest
	}
	e.line(Line{
		ID: contestedID, Label: e.card.labels.Contested, Quantity: same(decimal.One), Unit: monthUnit,
		Rate: amount.known(), Amount: amount.known(), Period: Month,
	})
}

// under is what is counted under another split.
func (e *estimator) under(split terms.Split) (Range, bool) {
	a := e.answers
	a.Contested = nil
	other := e.card.estimator(split, a, e.quote)
	other.counts = e.counts
	if other.shares() != nil {
		return Range{}, false // a tower without a side has no price either way
	}
	other.unitRates()
	other.units()
	other.addVolume()
	other.liftPortion()
	if other.err != nil {
		e.err = other.err
	}
	return other.Monthly, other.Monthly.Known
}
