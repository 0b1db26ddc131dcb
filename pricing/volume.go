package pricing

import (
	"strings"

	"github.com/govalues/decimal"
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
// before, one is what a unit of the volume costs before. More of either never lowers the
// price.
func (v volumeSteps) price(a *arith, work, one decimal.Decimal) decimal.Decimal {
	if len(v) == 0 {
		return work
	}
	if one.IsZero() { // so little is done for one person that any number is large
		return a.mul(work, Hundredths(v[len(v)-1].percent))
	}
	total := a.nothing()
	for i := range v {
		inside := a.add(work, a.mul(one, whole((v[i].from-1)*100)).Neg())
		if !inside.IsPos() {
			break
		}
		if v[i].to > 0 {
			inside = inside.Min(a.mul(one, whole((v[i].to-v[i].from+1)*100)))
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
			if i > 0 && work[i] == work[i-1] && one[i] == one[i-1] {
				e.after[g][i] = e.after[g][i-1]
			} else {
				e.after[g][i] = e.cents(e.card.volume[g].price(&e.arith, work[i], one[i]))
			}
		}
		for i := range amount {
			after := e.after[g][i].Max(e.leastOf(g, i).Min(work[i]))
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
			number := e.cents(work[typical])
			if one[typical].IsPos() {
				number = e.divide(work[typical], one[typical])
			}
			label = e.card.volumeLabel(label, number, e.divide(e.mul(amount[typical].Neg(), decimal.Hundred), work[typical]))
		}
		e.line(Line{ID: volumeIDs[g], Label: label, Quantity: same(decimal.One), Unit: monthUnit, Rate: amount.known(), Amount: amount.known(), Period: Month, MadeOf: e.volumeMadeOf(g, work[typical], one[typical])})
	}
}

// volumeLabel puts the number and the percentage into a label.
func (c *Card) volumeLabel(label string, number, percent decimal.Decimal) string {
	var room [256]byte
	text := room[:0]
	for label != "" {
		rest, found := strings.CutPrefix(label, "{number}")
		if found {
			text, label = append(text, c.language.Whole(number)...), rest
			continue
		}
		if rest, found = strings.CutPrefix(label, "{percent}"); found {
			text, label = append(text, c.language.Whole(percent)...), rest
			continue
		}
		text, label = append(text, label[0]), label[1:]
	}
	return string(text)
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

// volumeUnit is what a unit of a volume costs before the discount: the work of this
// split for one person with one computer, or one server with everything.
func (e *estimator) volumeUnit(g int) (one cases) {
	if g == ofSystems {
		if k := e.card.find(serverID); k >= 0 {
			d := Hundredths(e.card.classes[k].price)
			return cases{d, d, d}
		}
		return one
	}
	for i := range one {
		one[i] = e.add(e.rate[users][i], e.rate[endpoints][i])
	}
	return one
}
