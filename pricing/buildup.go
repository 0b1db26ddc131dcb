package pricing

import (
	"github.com/govalues/decimal"

	"mspscope/internal/terms"
)

// delivery is what the work costs the provider.
type delivery struct {
	steps         volumeSteps // of the cost of people and what they use, as the price has bands
	addons        int64       // hundredths of a percent: what add-ons cost of their price
	target, least int64       // gross margin, hundredths of a percent
	approve       string      // who must agree to a price below the least margin

	assumed         string // said under the hours
	hour, startHour int64  // hundredths: what an hour costs the provider, and at what an hour of the start is counted; 0 for not said
	tools           int64  // hundredths of a percent: how much of what a unit costs is no work
}

// BuildUp says how the price of a split came about and what it leaves. It is for the
// provider alone.
type BuildUp struct {
	Units       []UnitBuild
	Cost        decimal.Decimal // what the monthly work costs to deliver, of lines with a cost
	Fee         decimal.Decimal // the monthly fee, without what is sold on
	GrossMargin decimal.Decimal // of the monthly fee, as a fraction
	Floor       decimal.Decimal // the monthly fee at the least margin
	Target      decimal.Decimal // as a fraction
	Known       bool            // the card has costs, and there is a monthly fee
	Below       bool            // the fee is below Floor, also where it is nothing: see Approve
	Approve     string          // who must agree where it is; "" where the card does not say
}

// UnitBuild is how the rate of one unit class came about: List x Weights x Share, and
// the volume discount on it.
type UnitBuild struct {
	Class       string
	List        decimal.Decimal // price of a unit with every tower the provider's
	Weights     decimal.Decimal // the part of the work on it that is in towers with a part of ours
	Share       decimal.Decimal // what is charged of that: Rate / (List x Weights)
	Volume      decimal.Decimal // what is left after the volume discount, 1 for all of it
	Cost        decimal.Decimal // what all units of the class cost to deliver a month
	GrossMargin decimal.Decimal // of what they bring after the volume discount, as a fraction
	Known       bool            // Cost and GrossMargin are known
}

// BuildUp works out how a price came about. The errors are those of Estimate.
func (c *Card) BuildUp(split terms.Split, a Answers, q Quote) (BuildUp, error) {
	a.Bare = true
	e := c.estimator(split, a, &q)
	if err := e.run(); err != nil {
		return BuildUp{}, err
	}
	out := BuildUp{Target: e.fraction(c.delivery.target), Approve: c.delivery.approve}
	if !e.Monthly.Known {
		return out, nil
	}
	out.Cost, out.Known = e.nothing(), true
	classed := e.nothing()
	for k := range c.classes {
		if e.amounts[k][typical].IsZero() {
			continue
		}
		u := e.unitBuild(unit(k))
		out.Units = append(out.Units, u)
		out.Cost = e.add(out.Cost, u.Cost)
		out.Known = out.Known && u.Known
		classed = e.add(classed, e.afterVolume(unit(k)))
	}
	fee := e.service()
	// What is beyond the units costs a part of its price.
	rest := e.add(fee, classed.Neg())
	if rest.IsPos() {
		out.Cost = e.add(out.Cost, e.cents(e.mul(rest, e.fraction(c.delivery.addons))))
	}
	out.Fee = fee
	if out.Known && c.delivery.target > 0 {
		out.Floor = e.divide(out.Cost, e.fraction(maxPercent-c.delivery.least))
		out.Below = fee.Less(out.Floor) // a fee of nothing too, which has no margin
	}
	if out.Known = out.Known && c.delivery.target > 0 && fee.IsPos(); out.Known {
		out.GrossMargin = e.margin(fee, out.Cost)
	}
	return out, e.err
}

// service is the monthly fee in the typical case, without what is sold on.
func (e *estimator) service() decimal.Decimal {
	return e.ofService()[typical]
}

// unitBuild is how the rate of a class came about.
func (e *estimator) unitBuild(k unit) UnitBuild {
	c := &e.card.classes[k]
	u := UnitBuild{Class: c.id, List: e.money(Hundredths(c.price)), Volume: decimal.One, Share: decimal.One}
	var weights int64
	for t, w := range c.weights {
		if e.split[t] == terms.Provider || e.split[t] == terms.Shared {
			weights += w
		}
	}
	u.Weights = whole(weights)
	if full := e.mul(u.List, u.Weights); full.IsPos() {
		u.Share = e.fractionOf(e.rate[k][typical], full)
	}
	g := c.volume.place()
	if e.work[g][typical].IsPos() {
		u.Volume = e.fractionOf(e.after[g][typical], e.work[g][typical])
	}
	if c.cost == 0 || c.price == 0 {
		return u
	}
	units := whole(e.counts[k].n[typical])
	work := e.fractionOf(e.rate[k][typical], Hundredths(c.price))
	u.Cost = e.cents(e.mul(e.mul(units, Hundredths(c.cost)), work))
	if one := e.volumeUnit(g)[typical]; g == ofSeats && len(e.card.delivery.steps) > 0 && e.work[g][typical].IsPos() {
		left := e.fractionOf(e.card.delivery.steps.price(&e.arith, e.work[g][typical], one), e.work[g][typical])
		u.Cost = e.cents(e.mul(u.Cost, left))
	}
	if brings := e.afterVolume(k); brings.IsPos() {
		u.GrossMargin, u.Known = e.margin(brings, u.Cost), true
	}
	return u
}

// afterVolume is what a class brings a month after the volume discount.
func (e *estimator) afterVolume(k unit) decimal.Decimal {
	g := e.card.classes[k].volume.place()
	if !e.work[g][typical].IsPos() {
		return e.amounts[k][typical]
	}
	return e.proportion(e.amounts[k][typical], e.after[g][typical], e.work[g][typical])
}

// margin is what is left of a price after its cost, as a fraction.
func (e *estimator) margin(price, cost decimal.Decimal) decimal.Decimal {
	return e.fractionOf(e.add(price, cost.Neg()), price)
}

// fraction makes a factor of hundredths of a percent.
func (e *estimator) fraction(n int64) decimal.Decimal { return e.percent(n).Trim(0) }

// fractionOf is a quotient with four decimals, 0 by nothing.
func (a *arith) fractionOf(x, y decimal.Decimal) decimal.Decimal {
	return a.ratio(x, y, sharePrecision).Trim(0)
}
