package pricing

import (
	"github.com/govalues/decimal"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// Line is one row of an estimate: quantity x rate = amount, the amount rounded
// once, half up to the cent, in each of the three cases.
type Line struct {
	ID       string // stable; no other line of the estimate has it
	Label    string
	Class    string // the unit class that the line prices, "" for every other line
	Origin   Origin
	Quantity Range
	Unit     string // what the quantity counts
	Rate     Range  // rounded to the cent; the amount is its product with the quantity
	Amount   Range  // two decimals; of a discount negative
	Period   Period
	Basis    string // where the rate comes from, and which range of an answer the quantity follows from
	Assumed  bool   // the quantity was not answered but assumed
	Resale   bool   // it is sold on: no part of the service, its margin or its minimum
	Months   int    // for how many months a line is bought, 0 for none
	MadeOf   string // what a sum that is no number of units is made of, "" where nothing is to be said
}

// NoTotal reports whether there is no monthly total because the card has no
// price for users or endpoints.
func (e *Estimate) NoTotal() bool {
	for i := range e.Separate {
		if id := e.Separate[i].ID; id == fixedIDs[users] || id == fixedIDs[endpoints] {
			return true
		}
	}
	return false
}

// Origin says who put a line into an estimate.
type Origin string

// The origins.
const (
	FromCard  Origin = "card"
	FromQuote Origin = "quote" // the discount, and the lines that the quote adds by hand
)

// Assumption is something that was taken for granted because a question is open or its answer not settled.
type Assumption struct {
	Question string `json:"question"` // its id
	Text     string `json:"text"`
	// The question is answered, and the answer is not settled: a range, an
	// estimate, or one of several that people gave.
	Unsettled bool `json:"unsettled,omitempty"`
}

// Estimate is the price of one split for one client.
type Estimate struct {
	Currency string
	Lines    []Line
	Monthly  Range // the sum of the monthly lines; unknown when people and computers are both open
	OneTime  Range // the sum of the other lines
	// What has no price: it is in no sum, and quoted separately. With people or
	// computers among it there is no monthly total.
	Separate []Line
	// Monthly for each person, rounded half up to the cent; unknown while the users are
	// open. People who use little count by what they cost against a user.
	PerUser     Range
	PerEndpoint Range // Monthly for each computer that belongs to a person; unknown while these are open
	PerSite     Range // Monthly for each location; unknown while these are open
	Base        Range // the sum of the unit lines after volume, before uplifts, add-ons and what follows
	Share       Range // the part of the price of one person with a computer that is charged, from 0 to 1

	Assumptions []Assumption
	Warnings    []string
	Unpriced    []Choice    // options that no price and no note of the card knows
	Unsettled   []Unsettled // answers that are given and not settled, where they move the price
}

// DiscountID is the id of the line with the discount, beside those of the other
// computed lines.
const (
	minimumID      = "minimum"
	DiscountID     = "discount"
	minimumAgainID = "minimum_again"
	toleranceID    = "tolerance"
	portionFloorID = "portion_floor"
	contestedID    = "contested"
)

// Estimate prices a split. Every model is priced by this one function. The price of
// a unit is the sum over the towers of its weight x its price, of which a shared
// tower has the tools whole and of the labour the provider's share; the sum of the
// units less the volume discount is the base. Then come, in this order, risk uplifts,
// add-ons, what is not seen yet, the minimum, the discount, the minimum again, lines
// that are passed through, and one-time lines.
//
// The view must have the schema that the card was read with, or an extension of
// it. The error says what is wrong with the quote, that a tower with a weight
// has no side, or that a figure is too large to be exact.
func (c *Card) Estimate(split terms.Split, a Answers, q Quote) (Estimate, error) {
	if a.Bare {
		return c.amounts(split, a, q)
	}
	out := Estimate{Lines: make([]Line, 0, 12)}
	err := c.EstimateInto(&out, split, a, q)
	return out, err
}

// EstimateInto is Estimate for callers with many clients: it overwrites out and
// uses the memory of its slices again. After an error out holds nothing.
func (c *Card) EstimateInto(out *Estimate, split terms.Split, a Answers, q Quote) error {
	e := c.estimator(split, a, &q)
	return e.into(out)
}

// amounts are the sums of a bare estimate. Its lines stand in memory that the next one
// takes again: a portfolio asks for three of them for each client.
func (c *Card) amounts(split terms.Split, a Answers, q Quote) (Estimate, error) {
	w, ok := c.memory.Get().(*workspace)
	if !ok {
		w = &workspace{}
	}
	defer c.memory.Put(w)
	w.q = q
	w.estimator = c.estimator(split, a, &w.q)
	err := w.into(&w.out)
	sums := w.out
	w.estimator, w.q = estimator{}, Quote{} // they hold on to the client
	sums.Lines, sums.Separate, sums.Assumptions, sums.Warnings, sums.Unpriced, sums.Unsettled = nil, nil, nil, nil, nil, nil
	return sums, err
}

// workspace is the memory of a bare estimate.
type workspace struct {
	estimator
	q   Quote
	out Estimate
}

// into works the estimate out in the memory of another one.
func (e *estimator) into(out *Estimate) error {
	e.Lines, e.Separate, e.Assumptions, e.Warnings, e.Unpriced, e.Unsettled = out.Lines[:0], out.Separate[:0], out.Assumptions[:0], out.Warnings[:0], out.Unpriced[:0], out.Unsettled[:0]
	err := e.run()
	*out = e.Estimate
	if err != nil {
		*out = Estimate{}
	}
	return err
}

// estimator begins an estimate.
func (c *Card) estimator(split terms.Split, a Answers, q *Quote) estimator {
	a.View = a.settle()
	return estimator{card: c, split: split, answers: a, view: a.View, quote: q, arith: c.arith()}
}

// run works the estimate out.
func (e *estimator) run() error {
	if err := e.quote.check(e.card); err != nil {
		return err
	}
	e.Currency = e.card.Currency
	e.counts = e.card.counts(&e.answers)
	e.ofWhatRemains()
	e.noteCounts()
	if err := e.shares(); err != nil {
		return err
	}
	e.unitRates()
	e.units()
	e.addVolume()
	e.liftPortion()
	e.addContested()
	e.Base = e.Monthly
	e.addUplifts()
	e.addAddons()
	e.addTolerance()
	e.minimumAndDiscount()
	e.extras(Month)
	if e.answers.Bare && !e.answers.Whole {
		return e.err
	}
	e.addOnboarding()
	e.extras(Once)
	e.perUnit()
	if !e.answers.Bare {
		e.notes()
	}
	return e.err
}

// estimator is an estimate in the making.
type estimator struct {
	Estimate
	arith
	card    *Card
	split   terms.Split
	answers Answers
	view    answer.View
	quote   *Quote
	counts  counts
	ours    sharesOf
	team    [numCases]int64   // the provider's part of the labour beside the client's own people, in ten-thousandths
	portion *portion          // the part of a shared tower that is handed over, nil for none
	rate    [MaxClasses]cases // of a unit in this split
	tower   int               // one more than the tower of which a part is, or may be, handed over; 0 for none
	floors  [numCases]int64   // the smallest charges of that part, hundredths
	handed  portionRates      // what a unit costs without the portion, and with all of its tower
	least   [MaxClasses]int64 // hundredths: what a unit costs at least, whatever the volume
	amounts [MaxClasses]cases // of the unit lines
	work    [numVolumes]cases // their sums before the volume discount
	after   [numVolumes]cases // and after it
	open    uint64            // notes of open questions on which something of this split hangs
}

// line appends a line and adds it to its total. Lines that come to
// nothing in every case are still shown: they say what is included.
func (e *estimator) line(l Line) {
	if l.Origin == "" {
		l.Origin = FromCard
	}
	e.Lines = append(e.Lines, l)
	if l.Period == Month {
		e.Monthly = e.addRange(e.Monthly, l.Amount)
	} else {
		e.OneTime = e.addRange(e.OneTime, l.Amount)
	}
}

// perUnitPlaces is the scale in which the price of a unit is worked out: hundredths
// of money x hundredths of weight x ten-thousandths of share.
const perUnitPlaces = 8

// unitRates works out what a unit of each class costs in this split, and what part of
// the price of one person with a computer that is.
func (e *estimator) unitRates() {
	only := e.onlyTower()
	for k := range e.card.classes {
		c := &e.card.classes[k]
		var sum [numCases]int64
		for t, weight := range c.weights {
			if weight == 0 {
				continue
			}
			for i := range sum {
				tools, labour := e.ours.tools[t][i], e.ours.labour[t][i]
				one := c.tower(t, tools, labour, only)
				sum[i] += one
				if t == e.tower-1 {
					e.handed.portion[k][i], e.handed.all[k][i] = one, c.tower(t, sharePlaces, sharePlaces, only)
				}
			}
			if e.ours.tools[t][high]+e.ours.labour[t][high] > 0 {
				e.least[k] += c.least[t]
			}
		}
		if e.tower > 0 {
			e.handed.sum[k] = sum
		}
		for i := range sum {
			if i > 0 && sum[i] == sum[0] {
				e.rate[k][i] = e.rate[k][0]
				continue
			}
			d, err := decimal.New(sum[i], perUnitPlaces)
			if err != nil {
				e.err = errTooLarge
			}
			e.rate[k][i] = e.cents(d)
		}
	}
	e.Share = e.seatShare()
}

// tower is what a tower costs of a unit, in hundred-millionths, for so much of its
// tools and labour in ten-thousandths.
func (c *class) tower(t int, tools, labour int64, only int) int64 {
	one := c.weights[t] * (c.tools*tools + (c.price-c.tools)*labour)
	if tools+labour > 0 {
		one = max(one, c.least[t]*sharePlaces*100)
	}
	if t == only && c.alone[t] > 0 {
		one = min(one, c.alone[t]*sharePlaces*100)
	}
	return one
}

// onlyTower is the one operational tower in which the provider has a part, -1 for
// none or several.
func (e *estimator) onlyTower() int {
	only := -1
	for t, side := range e.split {
		if !terms.Tower(t).Operational() || side != terms.Provider && side != terms.Shared {
			continue
		}
		if only >= 0 {
			return -1
		}
		only = t
	}
	return only
}

// seatShare is how much of the price of one person with a computer is charged.
func (e *estimator) seatShare() Range {
	whole := Hundredths(e.card.classes[users].price + e.card.classes[endpoints].price)
	var share cases
	for i := range share {
		if !whole.IsZero() {
			share[i] = e.ratio(e.add(e.rate[users][i], e.rate[endpoints][i]), whole, sharePrecision).Trim(hundredths)
		}
	}
	return share.known()
}

// sharePrecision is the number of decimals of a share.
const sharePrecision = 4

// units prices the unit classes, a line each.
func (e *estimator) units() {
	e.Monthly = same(e.nothing())
	e.OneTime = e.Monthly
	for g := range e.work {
		e.work[g] = cases{e.nothing(), e.nothing(), e.nothing()}
		e.after[g] = e.work[g]
	}
	for k := range unit(len(e.card.classes)) {
		n, c := &e.counts[k], &e.card.classes[k]
		if n.none() || e.quote.excludes(c.id) {
			continue
		}
		// Nothing can be said of the small classes before the people are
		// known; people and computers themselves keep the price unknown.
		if !n.known && k >= numFixed {
			continue
		}
		if !c.priced {
			e.unitsApart(k)
			continue
		}
		l := Line{
			ID: c.id, Label: c.label, Class: c.id, Unit: c.unit, Period: Month, Basis: c.basis, Assumed: n.assumed || n.derived,
			Quantity: n.quantity(), Rate: e.rate[k].known(),
		}
		if n.varies() && !n.derived && !e.answers.Bare {
			l.Basis += e.counted(k)
		}
		l.Amount = e.amount(l.Quantity, l.Rate)
		if l.Amount.Known {
			e.amounts[k] = l.Amount.cases()
			for i := range e.amounts[k] {
				e.work[c.volume.place()][i] = e.add(e.work[c.volume.place()][i], e.amounts[k][i])
			}
			e.after = e.work
		}
		e.line(l)
	}
}

// unitsApart names a class without a price. Nobody can say what a month costs
// while that is people or computers, or how many there are.
func (e *estimator) unitsApart(k unit) {
	c, n := &e.card.classes[k], &e.counts[k]
	if !e.touches(c) {
		return // the provider does nothing for them
	}
	l := Line{ID: c.id, Label: c.label, Class: c.id, Unit: c.unit, Period: Month}
	if !n.assumed { // what a count might be is of use for a price alone
		l.Quantity = n.quantity()
	}
	e.separate(l)
	if k < numFixed {
		e.Monthly = Range{}
	}
}

// touches reports whether the provider has a part in the work on a class.
func (e *estimator) touches(c *class) bool {
	for t, weight := range c.weights {
		if weight > 0 && (e.split[t] == terms.Provider || e.split[t] == terms.Shared) {
			return true
		}
	}
	return false
}

// does reports whether the provider does anything in this split that is charged.
func (e *estimator) does() bool {
	for k := range e.card.classes {
		if e.touches(&e.card.classes[k]) {
			return true
		}
	}
	return false
}
