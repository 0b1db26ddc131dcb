package pricing

import (
	"fmt"

	"github.com/govalues/decimal"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// Line is one row of an estimate: quantity x rate = amount, the amount rounded
// once, half up to the cent, in each of the three cases.
type Line struct {
	ID       string // stable; no other line of the estimate has it
	Label    string
	Name     string // the label without a volume band
	Class    string // the unit class that the line prices, "" for every other line
	Band     Band   // which units of the class
	Origin   Origin
	Quantity Range
	Unit     string // what the quantity counts
	Rate     Range  // exact, with all its decimals
	Amount   Range  // two decimals; of a discount negative
	Period   Period
	Basis    string // where the rate comes from, and which range of an answer the quantity follows from
	Assumed  bool   // the quantity was not answered but assumed
}

// NoTotal reports whether there is no monthly total because the card has no
// price for users or endpoints.
func (e *Estimate) NoTotal() bool {
	for i := range e.Separate {
		if id := e.Separate[i].ID; id == unitIDs[users] || id == unitIDs[endpoints] {
			return true
		}
	}
	return false
}

// Band is a volume band: the units of a class from From to To, both counted; To
// is 0 where the band has no end. The zero Band is of lines without a class.
type Band struct{ From, To int64 }

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
	PerUser  Range // Monthly for each user, rounded half up to the cent; unknown while the users are open
	Base     Range // the sum of the unit lines, before uplifts, add-ons and what follows
	Share    Range // the part of the work that is the provider's, from 0 to 1; every unit rate holds it

	Assumptions []Assumption
	Warnings    []string
	Unpriced    []Choice    // options that no price and no note of the card knows
	Unsettled   []Unsettled // answers that are given and not settled, where they move the price
}

// Percent is the unit of lines that are a percentage of an amount.
const Percent = "percent"

// DiscountID is the id of the line with the discount, beside those of the other
// computed lines.
const (
	minimumID      = "minimum"
	DiscountID     = "discount"
	minimumAgainID = "minimum_again"
)

// Estimate prices a split. Every model is priced by this one function: base =
// sum of units x rate; monthly base = base x sum over towers of weight x the
// provider's share. Then come, in this order, risk uplifts, add-ons, the
// minimum, the discount, the minimum again, lines that are passed through, and
// one-time lines.
//
// The view must have the schema that the card was read with, or an extension of
// it. The error says what is wrong with the quote, that a tower with a weight
// has no side, or that a figure is too large to be exact.
func (c *Card) Estimate(split terms.Split, a Answers, q Quote) (Estimate, error) {
	out := Estimate{Lines: make([]Line, 0, 12)}
	err := c.EstimateInto(&out, split, a, q)
	return out, err
}

// EstimateInto is Estimate for callers with many clients: it overwrites out and
// uses the memory of its slices again. After an error out holds nothing.
func (c *Card) EstimateInto(out *Estimate, split terms.Split, a Answers, q Quote) error {
	e := estimator{card: c, split: split, answers: a, view: a.View, quote: &q}
	e.Lines, e.Separate, e.Assumptions, e.Warnings, e.Unpriced, e.Unsettled = out.Lines[:0], out.Separate[:0], out.Assumptions[:0], out.Warnings[:0], out.Unpriced[:0], out.Unsettled[:0]
	e.arith = c.arith()
	*out = Estimate{}
	if err := q.check(c); err != nil {
		return err
	}
	if err := e.share(); err != nil {
		return err
	}
	e.Currency = c.Currency
	e.counts = c.counts(&a)
	e.noteCounts()
	e.units()
	e.addUplifts()
	e.addAddons()
	e.minimumAndDiscount()
	e.extras(Month)
	e.addOnboarding()
	e.extras(Once)
	e.perUser()
	e.notes()
	if e.err != nil {
		return e.err
	}
	*out = e.Estimate
	return nil
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
	counts  [numUnits]count
	open    uint64 // notes of open questions on which something of this split hangs
}

// share computes the part of the work that is the provider's.
func (e *estimator) share() error {
	// Weights and shares are hundredths, so their products are exact in
	// ten-thousandths.
	var f [numCases]int64
	for t, weight := range e.card.weights {
		if weight == 0 {
			continue
		}
		switch e.split[t] {
		case terms.Provider:
			for i := range f {
				f[i] += weight * 100
			}
		case terms.Shared:
			for i := range f {
				f[i] += weight * e.card.shared[i]
			}
		case terms.Client, terms.ThirdParty:
		case terms.Undecided:
			return fmt.Errorf("cannot price a split that leaves %s undecided; give every tower a side first", terms.Tower(t))
		}
	}
	var share cases
	for i := range f {
		d, err := decimal.New(f[i], 4)
		if err != nil {
			return fmt.Errorf("the provider's share of the work: %w", err)
		}
		share[i] = d.Trim(hundredths)
	}
	e.Share = share.known()
	return nil
}

// line appends a line and adds it to its total. Lines that come to
// nothing in every case are still shown: they say what is included.
func (e *estimator) line(l Line) {
	if l.Name == "" {
		l.Name = l.Label
	}
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

// units prices the unit classes, a line for each volume band that is used.
func (e *estimator) units() {
	e.Monthly = same(e.nothing())
	e.OneTime = e.Monthly
	share := e.Share.cases()
	for k := range numUnits {
		n := &e.counts[k]
		if n.none() || e.quote.excludes(unitIDs[k]) {
			continue
		}
		// Nothing can be said of the small classes before the people are
		// known; people and computers themselves keep the price unknown.
		if !n.known && k != users && k != endpoints {
			continue
		}
		r := &e.card.rates[k]
		if !r.priced {
			e.unitsApart(k)
			continue
		}
		for b := range r.banded {
			limits := &e.card.bands[b]
			part, more := n.inBand(limits)
			if part.none() {
				break
			}
			banded := &r.banded[b]
			var rates cases
			for i := range rates {
				rates[i] = e.money(e.mul(banded.rates[i], share[i]))
			}
			l := Line{
				ID: banded.id, Label: banded.label, Name: r.label, Class: unitIDs[k], Band: Band{limits.from, limits.to},
				Unit: r.unit, Period: Month, Basis: banded.basis, Assumed: n.assumed,
			}
			if b == 0 && !more {
				l.Label = r.label
			}
			l.Quantity = part.quantity()
			if n.varies() {
				l.Basis += e.counted(k)
			}
			l.Rate = rates.known()
			l.Amount = e.amount(l.Quantity, l.Rate)
			e.line(l)
			if !n.known {
				break
			}
		}
	}
	e.Base = e.Monthly
}

// unitsApart names a class without a price. Nobody can say what a month costs
// while that is people or computers, or how many there are.
func (e *estimator) unitsApart(k unit) {
	if e.Share.High.IsZero() {
		return // the provider does nothing for them
	}
	r, n := &e.card.rates[k], &e.counts[k]
	l := Line{ID: unitIDs[k], Label: r.label, Class: unitIDs[k], Unit: r.unit, Period: Month}
	if !n.assumed { // what a count might be is of use for a price alone
		l.Quantity = n.quantity()
	}
	e.separate(l)
	if k == users || k == endpoints {
		e.Monthly = Range{}
	}
}

// inBand returns the part of a count that lies in a volume band, and whether
// some of it lies in the next one.
func (c *count) inBand(b *band) (part count, more bool) {
	part = *c
	if !c.known {
		return part, false
	}
	before := (b.from - 1) * 100
	for i, n := range c.n {
		part.n[i] = max(0, n-before)
		if b.to > 0 && n > b.to*100 {
			part.n[i] = b.to*100 - before
			more = true
		}
	}
	return part, more
}

// percentLine is a line that is a percentage of an amount.
func (e *estimator) percentLine(id, label, basis string, percent Range, of Range) Line {
	l := Line{ID: id, Label: label, Unit: Percent, Period: Month, Basis: basis, Quantity: percent}
	if of.Known {
		c, onePercent := of.cases(), Hundredths(1)
		for i := range c {
			c[i] = e.money(e.mul(c[i], onePercent))
		}
		l.Rate = c.known()
	}
	l.Amount = e.amount(l.Quantity, l.Rate)
	return l
}
