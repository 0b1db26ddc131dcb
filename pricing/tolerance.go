package pricing

import "github.com/govalues/decimal"

// toleranceRule is how far a price may move once the systems were seen.
type toleranceRule struct {
	percent int64 // hundredths of a percent, either way; 0 for not at all
	text    string
}

// addTolerance widens what is counted by what may turn out when the systems are seen.
func (e *estimator) addTolerance() {
	percent := e.card.tolerance.percent
	if percent == 0 || e.answers.Seen || e.answers.Firm || !e.Base.Known || e.Base.High.IsZero() {
		return
	}
	part := func(of decimal.Decimal) decimal.Decimal {
		return e.cents(e.mul(of, e.percent(percent)))
	}
	amount := cases{part(e.Base.Low).Neg(), e.nothing(), part(e.Base.High)}
	e.line(Line{
		ID: toleranceID, Label: e.card.labels.Tolerance, Quantity: same(decimal.One), Unit: monthUnit,
		Rate: amount.known(), Amount: amount.known(), Period: Month, Basis: e.card.tolerance.text,
		MadeOf: e.toleranceMadeOf(percent),
	})
}

// percent makes a factor of hundredths of a percent.
func (a *arith) percent(n int64) decimal.Decimal {
	d, err := decimal.New(n, sharePrecision)
	if err != nil {
		a.err = errTooLarge
	}
	return d
}
