package offer

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/govalues/decimal"

	"mspscope/assess"
	"mspscope/internal/result"
	"mspscope/pricing"
)

// Sent is what a revision says when it goes out, from its result and nothing else. All of
// it is what the client reads. The error says what keeps it from being put on record.
func Sent(c result.Client, revision int64, on string) (*assess.SentQuote, error) {
	r := c.Result()
	m := r.Model()
	if m == nil || r.Estimate == nil {
		return nil, errors.New("there is no price to put on record; answer what is open first")
	}
	one := r.Estimate.Models.Of(*m)
	if !one.Monthly.Known || !one.OneTime.Known {
		return nil, errors.New("the price is not known as a whole, so there is nothing to put on record; give a price to what is quoted separately, or leave it out")
	}
	x := exact{currency: r.Estimate.Currency}
	out := &assess.SentQuote{
		Revision: revision, On: on, Playbook: r.Playbook.Digest, Currency: r.Estimate.Currency, Model: *m, Split: one.Split,
		Counts: counted(r.Estimate), Monthly: *x.amount(&one.Monthly), OneTime: *x.amount(&one.OneTime),
	}
	for _, n := range one.NextUnit {
		out.Next = append(out.Next, assess.SentFigure{ID: n.Class, Number: x.hundredths(n.Amount.Decimal)})
	}
	for i := range one.Lines {
		if l := &one.Lines[i]; !l.Amount.Typical.IsZero() || l.Class != "" && !none(l.Quantity) {
			out.Lines = append(out.Lines, sentLine(&x, l, false))
		}
	}
	for i := range one.Separate {
		out.Lines = append(out.Lines, sentLine(&x, &one.Separate[i], true))
	}
	return out, x.err
}

// sentLine is a line as it goes out; one that is quoted separately has no amount.
func sentLine(x *exact, l *result.Line, apart bool) assess.SentLine {
	out := assess.SentLine{ID: l.ID, Label: l.Label, Unit: l.Unit, Once: l.Period == pricing.Once}
	if l.Quantity != nil {
		if d, err := decimal.Parse(l.Quantity.String()); err == nil {
			n := x.hundredths(d)
			out.Quantity = &n
		}
	}
	if apart {
		return out
	}
	out.Amount = x.amount(&l.Amount)
	if d := l.Rate.Typical; l.Rate.Known && pricing.Hundredths(hundredthsOf(d)).Equal(d) {
		out.Rate = x.amount(&l.Rate)
	}
	return out
}

// exact turns decimals into hundredths and remembers what has more decimals than a record
// can hold.
type exact struct {
	currency string
	err      error
}

func (x *exact) amount(r *pricing.Range) *int64 {
	if !r.Known {
		return nil
	}
	n := x.hundredths(r.Typical)
	return &n
}

func (x *exact) hundredths(d decimal.Decimal) int64 {
	n := hundredthsOf(d)
	if x.err == nil && !pricing.Hundredths(n).Equal(d) {
		x.err = fmt.Errorf("a record holds two decimals, and amounts in %s have more (%s); keep this offer as a document instead", x.currency, d)
	}
	return n
}

// hundredthsOf is a decimal in hundredths, without what is beyond them.
func hundredthsOf(d decimal.Decimal) int64 {
	d = d.Trunc(2).Pad(2)
	if n := d.Coef(); !d.IsNeg() {
		return int64(n) // at most 19 digits, and amounts have fewer
	}
	return -int64(d.Coef())
}

// figure writes hundredths as a number of a result.
func figure(n int64) *json.Number { return pricing.NumberOf(pricing.Hundredths(n)) }

// counted lists how many units of each class a result rests on.
func counted(e *result.Estimate) []assess.SentFigure {
	var all []assess.SentFigure
	for i := range e.Counts {
		if d, err := decimal.Parse(e.Counts[i].Number.String()); err == nil {
			all = append(all, assess.SentFigure{ID: e.Counts[i].Class, Number: hundredthsOf(d)})
		}
	}
	return all
}

// none reports whether a quantity is nothing.
func none(n *json.Number) bool { return n == nil || n.String() == "0" }
