package pricing

import (
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/yamldoc"
)

// price is what one thing costs, as a card has it.
type price struct {
	three [numCases]int64 // hundredths
	known bool            // otherwise it is quoted separately
	own   bool            // written as one figure: what this provider charges
}

// The keys of a figure in three cases.
var caseKeys = [numCases]string{low: "low", typical: "typical", high: "high"}

// price takes what one thing costs: "price", which is what the provider charges,
// or else low, typical and high, which say what others do. Without any of them
// it has no price.
func (rd *reader) price(f *priceFile) price {
	rd.inCurrency(f.Place, f.Currency)
	hasLow, hasTypical, hasHigh := f.Has(caseKeys[low]), f.Has(caseKeys[typical]), f.Has(caseKeys[high])
	switch {
	case f.Has("price"):
		for _, key := range caseKeys {
			if n := f.At(key); f.Has(key) && !rd.Shipped(n) {
				rd.Warn(n, "%q stands beside \"price\" and is not used: the price is what you charge; remove it", key)
			}
		}
		return ownPrice(f.Price)
	case !hasLow && !hasTypical && !hasHigh:
		return price{}
	case !hasLow && !hasHigh: // one figure is the price, whatever it is called
		return ownPrice(f.Typical)
	}
	f.Need(rd.Report, caseKeys[:]...)
	v, ok := hundredthsOf(f.Low, f.Typical, f.High)
	if ok && falls(v) {
		rd.Add(rd.blamed(f.Place), "typical %s does not lie between low %s and high %s; write \"price: %s\" if that is what you charge, or low and high as well",
			answer.FormatHundredths(v[typical]), answer.FormatHundredths(v[low]), answer.FormatHundredths(v[high]), answer.FormatHundredths(v[typical]))
	}
	return price{three: v, known: true}
}

// blamed is the figure that does not fit the others: what is one's own, where
// it is laid over what comes with the program.
func (rd *reader) blamed(p yamldoc.Place) *yamldoc.Node {
	at := p.At(caseKeys[typical])
	for _, key := range caseKeys {
		if n := p.At(key); rd.Shipped(at) && !rd.Shipped(n) {
			at = n
		}
	}
	return at
}

// ownPrice is one figure for all cases; one that was misread is nil.
func ownPrice(n *yamldoc.Number) price {
	v, _ := hundredthsOf(n, n, n)
	return price{three: v, known: true, own: true}
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

// WithoutPrice lists the ids of the unit classes and add-ons in force that have no
// price, in their order: they are quoted separately.
func (c *Card) WithoutPrice() []string {
	var ids []string
	for k := range numUnits {
		if !c.rates[k].priced {
			ids = append(ids, unitIDs[k])
		}
	}
	for i := range c.addons {
		if !c.addons[i].priced {
			ids = append(ids, c.addons[i].id)
		}
	}
	return ids
}
