package pricing

import (
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

// price reads what one thing costs: "price", which is what the provider charges,
// or else low, typical and high, which say what others do. Without any of them
// it has no price.
func (rd *reader) price(f *yamldoc.Fields, most int64) price {
	var found [numCases]*yamldoc.Node
	some := false
	for i, key := range caseKeys {
		found[i] = f.Opt(key)
		some = some || found[i] != nil
	}
	if n := f.Opt("price"); n != nil {
		v := rd.number(f, "price", most)
		rd.inCurrency(f)
		for i, key := range caseKeys {
			if found[i] != nil && !rd.Shipped(found[i]) {
				rd.Warn(found[i], "%q stands beside \"price\" and is not used: the price is what you charge; remove it", key)
			}
		}
		return price{three: [numCases]int64{v, v, v}, known: true, own: true}
	}
	if !some {
		rd.inCurrency(f)
		return price{}
	}
	if found[low] == nil && found[high] == nil { // one figure is the price, whatever it is called
		v := rd.number(f, caseKeys[typical], most)
		rd.inCurrency(f)
		return price{three: [numCases]int64{v, v, v}, known: true, own: true}
	}
	before := rd.Len()
	var v [numCases]int64
	for i, key := range caseKeys {
		v[i] = rd.number(f, key, most)
	}
	if rd.Len() == before && (v[low] > v[typical] || v[typical] > v[high]) {
		at := found[typical]
		for _, n := range found { // what is one's own does not fit what it is laid over
			if rd.Shipped(at) && !rd.Shipped(n) {
				at = n
			}
		}
		rd.Add(at, "typical %s does not lie between low %s and high %s; write \"price: %s\" if that is what you charge, or low and high as well",
			answer.FormatHundredths(v[typical]), answer.FormatHundredths(v[low]), answer.FormatHundredths(v[high]), answer.FormatHundredths(v[typical]))
	}
	rd.inCurrency(f)
	return price{three: v, known: true}
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
