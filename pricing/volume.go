package pricing

import (
	"math/bits"
	"strings"

	"github.com/govalues/decimal"

	"mspscope/internal/words"
)

// volumeGroup says in which volume units count.
type volumeGroup string

// seats are people and what they use; systems are servers, network devices and
// locations, which fall in price more slowly.
const (
	seats   volumeGroup = "seats"
	systems volumeGroup = "systems"
)

// The groups by their places.
const (
	ofSeats = iota
	ofSystems
	numVolumes
)

// volumeIDs are the lines with the discounts.
var volumeIDs = [numVolumes]string{"volume", "volume_systems"}

func (g volumeGroup) place() int {
	if g == systems {
		return ofSystems
	}
	return ofSeats
}

// volumeSteps are the bands of one group; none for no discount.
type volumeSteps []band

// band is a volume band: units from..to (0: no end).
type band struct {
	from, to   int64
	percent    int64
	indicative bool
}

// price is what work costs after the volume discount: the work is what it costs
// before, one is what a unit of the volume costs before. Both rise the price, and a
// discount on the first units never falls on later ones.
func (v volumeSteps) price(a *arith, work, one decimal.Decimal) decimal.Decimal {
	if len(v) == 0 {
		return work
	}
	if one.IsZero() { // so little is done for one person that any number is large
		return a.mul(work, Hundredths(v[len(v)-1].percent))
	}
	total := a.nothing()
	for i := range v {
		inside := a.add(work, a.mul(one, wholeNumber(v[i].from-1)).Neg())
		if !inside.IsPos() {
			break
		}
		if v[i].to > 0 {
			inside = inside.Min(a.mul(one, wholeNumber(v[i].to-v[i].from+1)))
		}
		total = a.add(total, a.mul(inside, Hundredths(v[i].percent)))
	}
	return total
}

// addVolume adds the volume discounts: one for each group, on all of its units. The
// volume of people is counted in people with one computer each for whom the same
// work is done, so that more units or more work never cost less.
func (e *estimator) addVolume() {
	for g := range numVolumes {
		if len(e.card.volume[g]) == 0 || !e.Monthly.Known {
			continue
		}
		work, one := e.work[g], e.volumeUnit(g)
		var amount cases
		for i := range amount {
			if i > 0 && work[i] == work[0] && one[i] == one[0] && e.settledLeast(g, i) {
				amount[i], e.after[g][i] = amount[0], e.after[g][0]
				continue
			}
			after := e.cents(e.card.volume[g].price(&e.arith, work[i], one[i])).Max(e.leastOf(g, i).Min(work[i]))
			amount[i] = e.add(after, work[i].Neg())
			e.after[g][i] = after
		}
		if e.err != nil || amount[low].IsZero() && amount[typical].IsZero() && amount[high].IsZero() {
			continue
		}
		label := e.card.labels.Volume
		if g == ofSystems {
			label = e.card.labels.Systems
		}
		if !e.answers.Bare {
			label = e.volumeLabel(label, work[typical], one[typical], amount[typical].Neg())
		}
		e.line(Line{ID: volumeIDs[g], Label: label, Quantity: same(decimal.One), Unit: "month", Rate: amount.known(), Amount: amount.known(), Period: Month})
	}
}

// leastOf is what the units of a volume cost at least in one case: what they cost the
// provider, whatever their number.
func (e *estimator) leastOf(g, i int) decimal.Decimal {
	sum := e.nothing()
	for k := range e.card.classes {
		c := &e.card.classes[k]
		if e.least[k] > 0 && c.priced && c.volume.place() == g && e.counts[k].known && !e.quote.excludes(c.id) {
			sum = e.add(sum, e.cents(e.mul(whole(e.counts[k].n[i]), Hundredths(e.least[k]))))
		}
	}
	return sum
}

// settledLeast reports whether what the units cost at least is in a case what it is in
// the first one.
func (e *estimator) settledLeast(g, i int) bool {
	for k := range e.card.classes {
		if e.least[k] > 0 && e.card.classes[k].volume.place() == g && e.counts[k].n[i] != e.counts[k].n[0] {
			return false
		}
	}
	return true
}

// volumeUnit is what a unit of a volume costs before the discount: the work of this
// split for one person with one computer, or one server with everything.
func (e *estimator) volumeUnit(g int) (one cases) {
	if g == ofSystems {
		for k := range e.card.classes {
			if e.card.classes[k].id == serverID {
				d := Hundredths(e.card.classes[k].price)
				return cases{d, d, d}
			}
		}
		return one
	}
	for i := range one {
		one[i] = e.add(e.rate[users][i], e.rate[endpoints][i])
	}
	return one
}

// volumeLabel says how much work it is and how much less it costs.
func (e *estimator) volumeLabel(label string, work, one, less decimal.Decimal) string {
	number := e.cents(work)
	if one.IsPos() {
		number = e.ratio(work, one)
	}
	percent := e.ratio(e.mul(less, decimal.Hundred), work)
	return strings.NewReplacer("{number}", words.Whole(number), "{percent}", words.Whole(percent)).Replace(label)
}

// divide returns a quotient rounded once to the decimals of an amount, a half away from
// zero; nothing where the divisor is.
func (a *arith) divide(x, y decimal.Decimal) decimal.Decimal {
	if y.IsZero() {
		return a.nothing()
	}
	return a.money(a.quotient(x, y, a.places))
}

// proportion returns the part of an amount that of is of whole, rounded once to the
// decimals of an amount. All three have these decimals, none is negative, and whole is
// not 0.
func (a *arith) proportion(amount, of, whole decimal.Decimal) decimal.Decimal {
	high, low := bits.Mul64(a.money(amount).Coef(), a.money(of).Coef())
	under := a.money(whole).Coef()
	if high >= under {
		a.err = errTooLarge
		return decimal.Decimal{}
	}
	quotient, rest := bits.Div64(high, low, under)
	if rest >= under-rest {
		quotient++
	}
	if quotient >= 1<<63 {
		a.err = errTooLarge
		return decimal.Decimal{}
	}
	d, err := decimal.New(int64(quotient), a.places)
	if err != nil {
		a.err = errTooLarge
	}
	return d
}

// quotient returns x / y with so many decimals, rounded once, a half away from zero. y
// is not 0. The library's own quotient takes twenty times as long, because it works
// out nineteen digits.
func (a *arith) quotient(x, y decimal.Decimal, places int) decimal.Decimal {
	over, under := x.Coef(), y.Coef()
	for range places + y.Scale() - x.Scale() {
		high, low := bits.Mul64(over, 10)
		if high > 0 {
			return a.exactQuotient(x, y, places)
		}
		over = low
	}
	for range x.Scale() - y.Scale() - places {
		high, low := bits.Mul64(under, 10)
		if high > 0 {
			return a.exactQuotient(x, y, places)
		}
		under = low
	}
	whole, rest := over/under, over%under
	if rest >= under-rest {
		whole++
	}
	if whole >= 1<<63 {
		return a.exactQuotient(x, y, places)
	}
	value := int64(whole)
	if x.IsNeg() != y.IsNeg() {
		value = -value
	}
	d, err := decimal.New(value, places)
	if err != nil {
		a.err = errTooLarge
	}
	return d
}

// exactQuotient is quotient for figures with more digits than a machine word has.
func (a *arith) exactQuotient(x, y decimal.Decimal, places int) decimal.Decimal {
	d, err := x.Quo(y)
	if err != nil {
		a.err = errTooLarge
	}
	half := decimal.MustNew(5, places+1)
	if d.IsNeg() {
		half = half.Neg()
	}
	if d, err = d.Add(half); err != nil {
		a.err = errTooLarge
	}
	return d.Trunc(places)
}
