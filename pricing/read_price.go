package pricing

import (
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/yamldoc"
)

// price is what one thing costs, as a card has it.
type price struct {
	amount int64 // hundredths
	known  bool  // otherwise it is quoted separately
	own    bool  // written as "price": what this provider charges
}

// cases are the price in three cases, which are the same: a range comes from what is
// not known of the client, not from what others charge.
func (p *price) cases() cases {
	d := whole(p.amount)
	return cases{d, d, d}
}

// The keys of a figure in three cases.
var caseKeys = [numCases]string{low: "low", typical: "typical", high: "high"}

// price takes what one thing costs: "price", or "typical", which means the same.
// "low" and "high" are what others charge; they are named where they stand in an own
// file, and not used. Without a figure it has no price.
func (rd *reader) price(f *priceFile) price {
	rd.inCurrency(f.Place, f.Currency)
	rd.unused(f.Place)
	switch {
	case f.Has("price"):
		if at := f.At(caseKeys[typical]); f.Has(caseKeys[typical]) && !rd.Shipped(at) {
			rd.Warn(at, "%q stands beside \"price\" and is not used: the price is what you charge; remove it", caseKeys[typical])
		}
		rd.sayable(f.At("price"), number(f.Price))
		return price{amount: number(f.Price), known: true, own: true}
	case f.Has(caseKeys[typical]):
		rd.sayable(f.At(caseKeys[typical]), number(f.Typical))
		return price{amount: number(f.Typical), known: true}
	case f.Has(caseKeys[low]) || f.Has(caseKeys[high]):
		rd.Add(f.Node, "there is no \"price\" beside \"low\" or \"high\"; write what you charge")
	}
	return price{}
}

// sayable names a price that nobody could pay: its currency has no decimals.
func (rd *reader) sayable(at *yamldoc.Node, hundredth int64) {
	if rd.places == 0 && hundredth%100 != 0 && !rd.Shipped(at) {
		rd.Warn(at, "amounts of %s have no decimals, so that %s is rounded; write a whole number", rd.card.Currency, answer.FormatHundredths(hundredth))
	}
}

// unused names the ends of what others charge.
func (rd *reader) unused(p yamldoc.Place) {
	for _, key := range []string{caseKeys[low], caseKeys[high]} {
		if n := p.At(key); p.Has(key) && !rd.Shipped(n) {
			rd.Warn(n, "%q is not used: the range of a price comes from what is not known of a client; remove it", key)
		}
	}
}

// one takes the figure that counts of three, for all cases.
func (rd *reader) one(f figures) [numCases]int64 {
	rd.inCurrency(f.Place, f.Currency)
	rd.unused(f.Place)
	n := number(f.Typical)
	return [numCases]int64{n, n, n}
}

// hundredthsOf returns three figures, and false where one of them was misread.
func hundredthsOf(three ...*yamldoc.Number) (v [numCases]int64, ok bool) {
	ok = true
	for i, n := range three {
		if n == nil {
			ok = false
			continue
		}
		v[i] = int64(*n)
	}
	return v, ok
}

// falls reports whether figures are out of order.
func falls(v [numCases]int64) bool { return v[low] > v[typical] || v[typical] > v[high] }

// three takes three figures, in hundredths, which must not fall.
func (rd *reader) three(f figures) [numCases]int64 {
	v, ok := hundredthsOf(f.Low, f.Typical, f.High)
	if ok && falls(v) {
		rd.Add(f.Node, "low %s, typical %s and high %s are out of order; they must not fall",
			answer.FormatHundredths(v[low]), answer.FormatHundredths(v[typical]), answer.FormatHundredths(v[high]))
	}
	rd.inCurrency(f.Place, f.Currency)
	return v
}

// threeOf is three for figures with a source.
func (rd *reader) threeOf(s sourced) [numCases]int64 { return rd.three(s.figures()) }

// inCurrency holds a figure to the currency of the card.
func (rd *reader) inCurrency(p yamldoc.Place, currency string) {
	if currency != "" && currency != rd.card.Currency {
		n := p.At("currency")
		rd.Add(n, "the card is in %s and this figure in %s; convert it, one card has one currency", rd.card.Currency, n.Describe())
	}
}

// sourceOf holds a figure to its source, which only one's own price needs not.
func (rd *reader) sourceOf(p yamldoc.Place, source string, own bool) {
	if own {
		return
	}
	p.Need(rd.Report, "source")
	if n := p.At("source"); p.Has("source") && n.Kind == yamldoc.Scalar && strings.TrimSpace(source) == "" {
		rd.Add(n, "\"source\" is empty; write a text")
	}
}

// decimals turns hundredths into decimals without needless zeros.
func decimals(v [numCases]int64) cases {
	var c cases
	for i := range v {
		c[i] = whole(v[i])
	}
	return c
}

// WithoutOnboarding lists by their places in the card what taking over a unit with a price
// would cost and is not said, where the start is counted by unit.
func (c *Card) WithoutOnboarding() []string {
	var places []string
	for k := range c.classes {
		if c.onboarding.byUnit && c.classes[k].priced && !c.classes[k].takenOver {
			places = append(places, "rates."+c.classes[k].id+".onboarding")
		}
	}
	return places
}

// WithoutPrice lists what in force has no price, in its order: unit classes and add-ons by
// their ids, which are quoted separately; then by its place in the card what one ticket more
// than a portion holds costs, and work beyond the fee.
func (c *Card) WithoutPrice() []string {
	var ids []string
	for k := range c.classes {
		if !c.classes[k].priced {
			ids = append(ids, c.classes[k].id)
		}
	}
	for i := range c.addons {
		if !c.addons[i].priced {
			ids = append(ids, c.addons[i].id)
		}
	}
	for i := range c.share.portions {
		if p := &c.share.portions[i]; p.allowance > 0 && !p.priced {
			ids = append(ids, "share.portions["+p.id+"].overage")
		}
	}
	for i := range c.schedule {
		if c.schedule[i].Price == nil {
			ids = append(ids, "schedule.items["+c.schedule[i].ID+"].price")
		}
	}
	return ids
}
