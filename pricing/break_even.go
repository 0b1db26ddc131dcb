package pricing

import (
	"github.com/govalues/decimal"
)

// BreakEven is the size at which a fully managed fee equals one IT person.
type BreakEven struct {
	Hire  Range `json:"hire"`  // yearly cost of one IT person with benefits and employer taxes
	Seats Range `json:"seats"` // most users with one computer each whose typical list price for a year is not above it
	// True when the client's typical fully managed fee for a year is not above the
	// typical cost of one person, whatever is not settled of the answers, and the client is
	// of a size that hires one. The claim may be made only then.
	Holds bool `json:"holds"`
}

// breakEven computes up to how many seats the list price stays within the cost
// of one IT person, and whether this client's fee does.
func (c *Card) breakEven(answers *Answers, fully Estimate) BreakEven {
	if c.inHouse == nil {
		return BreakEven{}
	}
	a := c.arith()
	b := BreakEven{Hire: c.inHouse.loaded.known()}
	if !c.classes[users].priced || !c.classes[endpoints].priced {
		return b
	}
	var seats cases
	for i, hire := range c.inHouse.loaded {
		seats[i] = Hundredths(c.seatsWithin(&a, hire) * 100) // with decimals, as the output always had it
	}
	if a.err != nil {
		return b
	}
	b.Seats = seats.known()
	if fully.Monthly.Known {
		yearly := a.mul(a.most(&fully), months(12))
		b.Holds = a.err == nil && yearly.Cmp(b.Hire.Typical) <= 0 && c.hires(answers)
	}
	return b
}

// most is the monthly fee at typical rates with the largest quantities that answers
// that are not settled may come to.
func (a *arith) most(e *Estimate) decimal.Decimal {
	fee := e.Monthly.Typical
	if len(e.Unsettled) == 0 {
		return fee
	}
	for i := range e.Lines {
		if l := &e.Lines[i]; l.Period == Month && !l.Assumed && l.Quantity.Known && l.Rate.Known {
			fee = a.add(fee, a.mul(a.add(l.Quantity.High, l.Quantity.Typical.Neg()), l.Rate.Typical))
		}
	}
	return fee
}

// maxSeats ends the search for a break-even; it is far above any company that
// would compare its fee with one person.
const maxSeats = 1_000_000

// seatsWithin returns the most seats whose typical list price for a year is not
// above an amount. The price rises with every seat, so halving finds it.
func (c *Card) seatsWithin(a *arith, yearly decimal.Decimal) int64 {
	within := func(n int64) bool {
		price := c.listPrice(a, n*100, n*100)
		return a.mul(price, months(12)).Cmp(yearly) <= 0
	}
	var from, to int64 = 0, maxSeats
	for from < to {
		middle := (from + to + 1) / 2
		if within(middle) {
			from = middle
		} else {
			to = middle - 1
		}
	}
	return from
}

// months makes a decimal of a number of months.
func months(n int) decimal.Decimal { return whole(int64(n) * 100) }
