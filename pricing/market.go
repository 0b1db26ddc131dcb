package pricing

import (
	"strings"

	"github.com/govalues/decimal"

	"mspscope/internal/answer"
)

// market is the published band of seat prices.
type market struct {
	standardFrom, middle, premiumTo decimal.Decimal
	below, lower, upper, above      string // sentences with placeholders
}

// Position says where a seat price stands in the published market band.
type Position string

// The positions.
const (
	BelowStandard Position = "below" // under where a standard tier starts
	LowerHalf     Position = "lower" // from there to the middle
	UpperHalf     Position = "upper" // from the middle to the end of the premium range
	AboveMarket   Position = "above" // above that
)

// MarketNote compares the card with published prices.
type MarketNote struct {
	Seat     Amount   `json:"seat"` // list price of one user with his share of the computers, typical case, two decimals
	Position Position `json:"position"`
	Text     string   `json:"text"` // one sentence
}

// Market says where the list price of a seat stands in the published band: all
// towers the provider's, typical case, at the client's numbers of users and
// computers and after the volume bands. Without those numbers it is the price
// of one user with one computer. It is nil where the card has no band, or no
// price to compare. The error says that a count is too large.
func (c *Card) Market(v answer.View) (*MarketNote, error) {
	m := c.market
	if m == nil || !c.rates[users].priced || !c.rates[endpoints].priced {
		return nil, nil // nothing to say is no mistake
	}
	all := c.counts(&Answers{View: v})
	if !all[users].known || all[users].n[typical] <= 0 {
		all[users], all[endpoints] = exactly(100), exactly(100)
	}
	a := c.arith()
	total := a.add(c.listPrice(&a, users, all[users].n[typical]), c.listPrice(&a, endpoints, all[endpoints].n[typical]))
	seat := a.quo(a.mul(total, decimal.Hundred), uint64(all[users].n[typical]))
	if a.err != nil {
		return nil, a.err
	}
	note := &MarketNote{Seat: Amount{seat}}
	switch {
	case seat.Cmp(m.standardFrom) < 0:
		note.Position, note.Text = BelowStandard, m.below
	case seat.Cmp(m.middle) <= 0:
		note.Position, note.Text = LowerHalf, m.lower
	case seat.Cmp(m.premiumTo) <= 0:
		note.Position, note.Text = UpperHalf, m.upper
	default:
		note.Position, note.Text = AboveMarket, m.above
	}
	note.Text = strings.ReplaceAll(note.Text, "{seat}", Money(seat))
	return note, nil
}

// listPrice is the typical price of n hundredths of a unit, every tower the
// provider's, after the volume bands.
func (c *Card) listPrice(a *arith, u unit, n int64) decimal.Decimal {
	total := a.nothing()
	all := exactly(n)
	for b := range c.bands {
		part, _ := all.inBand(&c.bands[b])
		if part.none() {
			break
		}
		total = a.add(total, a.mul(whole(part.n[typical]), c.rates[u].banded[b].rates[typical]))
	}
	return total
}
