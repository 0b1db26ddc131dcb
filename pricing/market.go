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
	if m == nil || !c.classes[users].priced || !c.classes[endpoints].priced {
		return nil, nil // nothing to say is no mistake
	}
	all := c.numbers(&Answers{View: v})
	people, computers := all[users].n[typical], all[endpoints].n[typical]
	if !all[users].known || people <= 0 {
		people, computers = 100, 100
	}
	a := c.arith()
	seat := a.quo(a.mul(c.listPrice(&a, people, computers), decimal.Hundred), uint64(people))
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
	note.Text = strings.ReplaceAll(note.Text, "{seat}", c.language.Plain(Money(seat)))
	return note, nil
}

// listPrice is the price of so many people and computers, in hundredths, every tower
// the provider's, after the volume discount.
func (c *Card) listPrice(a *arith, people, computers int64) decimal.Decimal {
	user, computer := a.money(Hundredths(c.classes[users].price)), a.money(Hundredths(c.classes[endpoints].price))
	work := a.add(a.mul(whole(people), user), a.mul(whole(computers), computer))
	return a.cents(c.volume[ofSeats].price(a, work, a.add(user, computer)))
}
