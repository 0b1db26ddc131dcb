package pricing

import (
	"github.com/govalues/decimal"

	"mspscope/internal/answer"
)

// applies reports whether a rule counts; an open rule leaves its notes.
func (e *estimator) applies(r *rule) bool {
	switch r.Eval(e.view) {
	case answer.True:
		return true
	case answer.Open:
		e.open |= r.notes
	case answer.False:
	}
	return false
}

// addUplifts adds the risk uplifts, each a percentage of the base.
func (e *estimator) addUplifts() {
	for i := range e.card.uplifts {
		u := &e.card.uplifts[i]
		if e.applies(&u.rule) && !e.quote.excludes(u.id) {
			e.line(e.percentLine(u.id, u.label, u.basis, u.percent.known(), e.Base))
		}
	}
}

// addAddons adds what goes beyond the base.
func (e *estimator) addAddons() {
	for i := range e.card.addons {
		a := &e.card.addons[i]
		if !a.applies(e.split) || !e.applies(&a.rule) || e.quote.excludes(a.id) {
			continue
		}
		if a.per == perBase {
			e.line(e.percentLine(a.id, a.label, a.basis, a.rate.known(), e.Base))
			continue
		}
		l := Line{ID: a.id, Label: a.label, Unit: a.unit, Period: Month, Basis: a.basis, Rate: e.moneyRange(a.rate)}
		switch a.per {
		case perUser:
			l.Quantity, l.Assumed = e.counts[users].quantity(), e.counts[users].assumed
		case perEndpoint:
			l.Quantity, l.Assumed = e.counts[endpoints].quantity(), e.counts[endpoints].assumed
		case perServer:
			l.Quantity, l.Assumed = e.counts[servers].quantity(), e.counts[servers].assumed
		case perSite:
			sites := e.counts[extraSites]
			for j := range sites.n {
				sites.n[j] += 100 // the first one
			}
			l.Quantity, l.Assumed = sites.quantity(), sites.assumed
		case perEngagement, perBase:
			l.Quantity = a.quantity.known()
		}
		if !a.priced {
			e.separate(l)
			continue
		}
		l.Amount = e.amount(l.Quantity, l.Rate)
		e.line(l)
	}
}

// moneyRange is a known range with the decimals of amounts.
func (e *estimator) moneyRange(c cases) Range {
	for i := range c {
		c[i] = e.money(c[i])
	}
	return c.known()
}

// separate names what has no price and is quoted separately, with its quantity.
func (e *estimator) separate(l Line) {
	l.Rate, l.Amount, l.Basis = Range{}, Range{}, quotedSeparately
	if l.Name == "" {
		l.Name = l.Label
	}
	l.Origin = FromCard
	e.Separate = append(e.Separate, l)
}

// quotedSeparately is the basis of what has no price.
const quotedSeparately = "no price is set; quoted separately"

// minimumAndDiscount lifts the fee to the minimum, takes off the discount, and
// lifts the fee to the minimum again, so that a discount never leads below it.
func (e *estimator) minimumAndDiscount() {
	e.liftToMinimum(minimumID, e.card.labels.Minimum)
	if e.quote.DiscountPercent == 0 {
		return
	}
	percent := same(whole(e.quote.DiscountPercent))
	l := e.percentLine(DiscountID, e.card.labels.Discount, e.quote.DiscountReason, percent, e.Monthly)
	l.Origin, l.Rate, l.Amount = FromQuote, negative(l.Rate), negative(l.Amount)
	e.line(l)
	e.liftToMinimum(minimumAgainID, e.card.labels.MinimumAgain)
}

func negative(r Range) Range {
	r.Low, r.Typical, r.High = r.Low.Neg(), r.Typical.Neg(), r.High.Neg()
	return r
}

// liftToMinimum adds the difference to the minimum in each case that is below
// it. A split in which the provider does nothing has no minimum.
func (e *estimator) liftToMinimum(id, label string) {
	if e.card.minimum == nil || !e.Monthly.Known || e.Share.High.IsZero() {
		return
	}
	missing, below := e.Monthly.cases(), false
	for i, floor := range e.card.minimum {
		missing[i] = e.add(floor, missing[i].Neg())
		if missing[i].IsPos() {
			below = true
		} else {
			missing[i] = e.nothing()
		}
	}
	if below {
		one := same(decimal.One)
		e.line(Line{ID: id, Label: label, Quantity: one, Unit: "month", Rate: missing.known(), Amount: missing.known(), Period: Month})
	}
}

// extras adds the lines of the quote that are passed through.
func (e *estimator) extras(p Period) {
	for i := range e.quote.ExtraLines {
		x := &e.quote.ExtraLines[i]
		if x.Period != p {
			continue
		}
		l := Line{
			ID: ExtraID(i + 1), Origin: FromQuote, Label: x.Label, Period: p,
			Quantity: same(x.Quantity), Unit: x.Unit, Rate: same(e.money(x.Rate)),
		}
		l.Amount = e.amount(l.Quantity, l.Rate)
		e.line(l)
	}
}

// addOnboarding adds the one-time fee, in months of the base: neither add-ons
// nor passed-through lines make it larger.
func (e *estimator) addOnboarding() {
	if e.quote.excludes(onboardingID) || e.Base.Known && e.Base.High.IsZero() {
		return
	}
	o := &e.card.onboarding
	months, basis := o.months, o.basis
	for i := range o.raise {
		if e.applies(&o.raise[i].rule) {
			months, basis = o.raise[i].months, o.raise[i].basis
			break
		}
	}
	l := Line{ID: onboardingID, Label: e.card.labels.Onboarding, Quantity: months.known(), Unit: "month", Rate: e.Base, Period: Once, Basis: basis}
	l.Amount = e.amount(l.Quantity, l.Rate)
	e.line(l)
}

// perUser divides the monthly fee by the users, where their number was given.
func (e *estimator) perUser() {
	n := &e.counts[users]
	if !e.Monthly.Known || !n.known || n.assumed || n.n[typical] <= 0 {
		return
	}
	c := e.Monthly.cases()
	for i := range c {
		// The number of users is in hundredths.
		c[i] = e.quo(e.mul(c[i], decimal.Hundred), uint64(n.n[typical]))
	}
	e.PerUser = c.known()
}

// assumptions adds a sentence for every open count.
func (e *estimator) assumptions() {
	for k := range numUnits {
		n := &e.counts[k]
		if n.known && !n.assumed || e.quote.excludes(unitIDs[k]) {
			continue
		}
		if !e.card.rates[k].priced && k != users && k != endpoints && !n.none() {
			continue // it is in no price
		}
		text := e.card.perUser[k].text
		switch {
		case k == users && !n.known:
			// With no people to count by there is no figure to assume.
			e.assume(unitQuestions[users], e.card.noPrice)
			return
		case k == users:
			text = e.card.usersOpen
		case k == endpoints:
			text = e.card.endpointsOpen
		}
		e.assume(unitQuestions[k], text)
	}
}

func (e *estimator) assume(question, text string) {
	if e.Assumptions == nil {
		e.Assumptions = make([]Assumption, 0, int(numUnits)+len(e.card.open))
	}
	e.Assumptions = append(e.Assumptions, Assumption{Question: question, Text: text})
}

// notes adds the sentences that stand beside the price.
func (e *estimator) notes() {
	e.assumptions()
	for i := range e.card.open {
		o := &e.card.open[i]
		if e.open&(1<<i) != 0 && e.view.State(o.question).Open() {
			e.assume(o.id, o.text)
		}
	}
	if n := &e.counts[users]; n.known {
		for i := range e.card.bands {
			b := &e.card.bands[i]
			if b.indicative && n.n[typical] >= b.from*100 {
				e.Warnings = append(e.Warnings, e.card.indicativeWarning)
				break
			}
		}
	}
	for i := range e.card.notPriced {
		n := &e.card.notPriced[i]
		if n.needs.meets(e.split) && n.Eval(e.view) == answer.True {
			e.Warnings = append(e.Warnings, n.text)
		}
	}
	e.unpriced()
}
