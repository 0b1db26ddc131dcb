package pricing

import (
	"github.com/govalues/decimal"

	"mspscope/internal/terms"
)

// portionRates are the parts of the prices of units that the smallest charge of a
// portion is worked out from, in hundred-millionths.
type portionRates struct {
	sum, portion, all [MaxClasses][numCases]int64 // of a unit; of it the portion; the whole of its tower
}

// portions takes the part of a shared tower that is handed over instead of sharing all
// of it; the portions of a card are all of one tower. Where it hangs on an answer that is
// not settled, the low case has the least and the high case the most of what may be
// handed over.
func (e *estimator) portions() {
	for i := range e.card.share.portions {
		p := &e.card.share.portions[i]
		if e.split[p.tower] != terms.Shared {
			continue
		}
		h := e.applies(&p.rule)
		if !h[high] {
			continue
		}
		e.noteLine(h, &p.rule, e.card.labels.Floor)
		labour, tools := &e.ours.labour[p.tower], &e.ours.tools[p.tower]
		if h[typical] && e.portion == nil {
			e.portion = p
			labour[typical], tools[typical], e.floors[typical] = p.labour*100, p.tools*100, p.floor
		}
		first := e.tower == 0
		e.tower = int(p.tower) + 1
		if h.all() && first {
			labour[low], tools[low], e.floors[low] = p.labour*100, p.tools*100, p.floor
			labour[high], tools[high], e.floors[high] = labour[low], tools[low], p.floor
		} else {
			labour[low], tools[low], e.floors[low] = min(labour[low], p.labour*100), min(tools[low], p.tools*100), min(e.floors[low], p.floor)
			labour[high], tools[high], e.floors[high] = max(labour[high], p.labour*100), max(tools[high], p.tools*100), max(e.floors[high], p.floor)
		}
		if h.all() {
			return // no later one counts
		}
	}
}

// liftPortion lifts the part of a tower that was handed over to its smallest charge.
// What it adds is the fee less what the fee were without it, so that more units never
// cost less. A part never costs more than the whole of its tower: where the smallest
// charge would lie above that, a client would take all of it.
func (e *estimator) liftPortion() {
	if e.floors[high] == 0 || !e.Monthly.Known {
		return
	}
	missing, below := cases{}, false
	for i := range missing {
		floor := e.cents(Hundredths(e.floors[i]))
		without := e.seatsPrice(i, func(k unit) int64 { return e.handed.sum[k][i] - e.handed.portion[k][i] })
		with := e.seatsPrice(i, func(k unit) int64 { return e.handed.sum[k][i] - e.handed.portion[k][i] + e.handed.all[k][i] })
		missing[i] = e.add(e.add(without, floor).Min(with), e.after[ofSeats][i].Neg())
		if !missing[i].IsPos() {
			missing[i] = e.nothing()
			continue
		}
		below = true
	}
	if below {
		e.line(Line{ID: portionFloorID, Label: e.card.labels.Floor, Quantity: same(decimal.One), Unit: monthUnit, Rate: missing.known(), Amount: missing.known(), Period: Month})
	}
}

// seatsPrice is what people and what they use cost in one case, at other prices for
// their units.
func (e *estimator) seatsPrice(i int, rate func(k unit) int64) decimal.Decimal {
	cents := func(k unit) decimal.Decimal {
		d, err := decimal.New(rate(k), perUnitPlaces)
		if err != nil {
			e.err = errTooLarge
		}
		return e.cents(d)
	}
	work := e.nothing()
	for k := range unit(len(e.card.classes)) {
		c := &e.card.classes[k]
		if c.priced && c.volume.place() == ofSeats && e.counts[k].known && !e.quote.excludes(c.id) {
			work = e.add(work, e.cents(e.mul(whole(e.counts[k].n[i]), cents(k))))
		}
	}
	after := e.cents(e.card.volume[ofSeats].price(&e.arith, work, e.add(cents(users), cents(endpoints))))
	return after.Max(e.leastOf(ofSeats, i).Min(work))
}
