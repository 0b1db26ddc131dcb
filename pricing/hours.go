package pricing

import (
	"github.com/govalues/decimal"

	"mspscope/internal/terms"
)

// Hours are the hours of work that a price was made for. They are for the provider alone.
type Hours struct {
	Towers []TowerHours    // a month, of the towers with a part of the provider's
	Start  decimal.Decimal // once, to take over; 0 where that is not worked out from hours
	// Known says that the card has what an hour costs, and that there is a price.
	Known   bool
	Assumed string // on what they rest, "" where the card does not say
}

// TowerHours are the hours of one tower.
type TowerHours struct {
	Tower terms.Tower
	Hours decimal.Decimal
}

// hourPlaces is the number of decimals of hours: nobody plans finer.
const hourPlaces = 1

// Hours works out for how many hours a price was made: what the work on each unit costs,
// less tools, by the parts of it that are handed over. Programs, visits and further hours
// of the desk are not among them. The errors are those of Estimate.
func (c *Card) Hours(split terms.Split, a Answers, q Quote) (Hours, error) {
	e := c.estimator(split, a, &q)
	if err := e.run(); err != nil {
		return Hours{}, err
	}
	out := Hours{Start: decimal.Zero}
	if c.delivery.hour <= 0 || !e.Monthly.Known {
		return out, nil
	}
	out.Known = true
	hour := Hundredths(c.delivery.hour)
	out.Assumed = c.filled(c.delivery.assumed, "{work}", c.plain(maxPercent-c.delivery.tools), "{hour}", c.plain(c.delivery.hour))
	for t := range c.classes[0].weights {
		sum := e.nothing()
		for k := range c.classes {
			if !e.amounts[k][typical].IsZero() {
				sum = e.add(sum, e.labour(unit(k), t))
			}
		}
		if sum.IsPos() {
			out.Towers = append(out.Towers, TowerHours{terms.Tower(t), e.ratio(sum, hour, hourPlaces)})
		}
	}
	if c.delivery.startHour > 0 {
		for i := range e.Lines {
			if l := &e.Lines[i]; l.ID == onboardingID && l.Amount.Known {
				out.Start = e.ratio(l.Amount.Typical, Hundredths(c.delivery.startHour), hourPlaces)
			}
		}
	}
	return out, e.err
}

// labour is what the hours of the provider on all units of a class in one tower cost.
func (e *estimator) labour(k unit, t int) decimal.Decimal {
	c := &e.card.classes[k]
	part := e.ours.labour[t][typical]
	if c.cost == 0 || c.weights[t] == 0 || part == 0 {
		return e.nothing()
	}
	cost := e.mul(e.mul(whole(e.counts[k].n[typical]), Hundredths(c.cost)), e.fraction(maxPercent-e.card.delivery.tools))
	cost = e.mul(e.mul(cost, whole(c.weights[t])), e.percent(part))
	g := c.volume.place()
	if one := e.volumeUnit(g)[typical]; g == ofSeats && len(e.card.delivery.steps) > 0 && e.work[g][typical].IsPos() {
		cost = e.mul(cost, e.fractionOf(e.card.delivery.steps.price(&e.arith, e.work[g][typical], one), e.work[g][typical]))
	}
	return cost
}
