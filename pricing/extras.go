package pricing

import (
	"slices"

	"github.com/govalues/decimal"

	"mspscope/internal/answer"
)

// applies says in which cases a rule counts; an open rule leaves its notes.
func (e *estimator) applies(r *rule) holds {
	if r.Eval(e.view) == answer.Open {
		e.open |= r.notes
	}
	return ruleHolds(r, e.view)
}

// hangs is the basis of a line that is not in every case.
func hangs(basis string, h holds) string {
	switch {
	case h.all():
		return basis
	case h[typical]:
		return basis + "; not in the low case, because an answer that it hangs on is not settled"
	}
	return basis + "; in the high case alone, because an answer that it hangs on is not settled"
}

// addUplifts adds the risk uplifts, each a percentage of the base.
func (e *estimator) addUplifts() {
	for i := range e.card.uplifts {
		u := &e.card.uplifts[i]
		h := e.applies(&u.rule)
		if !h[high] || e.quote.excludes(u.id) {
			continue
		}
		e.noteLine(h, &u.rule, u.label)
		percent := h.in(u.percent)
		e.line(e.percentLine(u.id, u.label, hangs(u.basis, h), percent.known(), e.Base))
	}
}

// addAddons adds what goes beyond the base.
func (e *estimator) addAddons() {
	for i := range e.card.addons {
		a := &e.card.addons[i]
		if !a.applies(e.split) {
			continue
		}
		h := e.applies(&a.rule)
		if !h[high] || e.quote.excludes(a.id) {
			continue
		}
		e.noteLine(h, &a.rule, a.label)
		if a.per == perBase {
			percent := h.in(a.rate)
			e.line(e.percentLine(a.id, a.label, hangs(a.basis, h), percent.known(), e.Base))
			continue
		}
		l := Line{ID: a.id, Label: a.label, Unit: a.unit, Period: Month, Basis: hangs(a.basis, h), Rate: e.moneyRange(a.rate)}
		e.addonQuantity(&l, a, h)
		if !a.priced {
			e.separate(l)
			continue
		}
		l.Amount = e.amount(l.Quantity, l.Rate)
		e.line(l)
	}
}

// addonQuantity sets what the rate of an add-on is for.
func (e *estimator) addonQuantity(l *Line, a *addon, h holds) {
	k := users
	switch a.per {
	case perUser:
	case perEndpoint:
		k = endpoints
	case perServer:
		k = servers
	case perSite:
		k = extraSites
	case perEngagement, perBase:
		quantity := h.in(a.quantity)
		l.Quantity = quantity.known()
		return
	}
	n := e.counts[k]
	for j := range n.n {
		switch {
		case !h[j]:
			n.n[j] = 0
		case a.per == perSite:
			n.n[j] += 100 // the first one
		}
	}
	l.Quantity, l.Assumed = n.quantity(), n.assumed
	if e.counts[k].varies() {
		l.Basis += e.counted(k)
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
	months, basis := e.onboardingMonths()
	l := Line{ID: onboardingID, Label: e.card.labels.Onboarding, Quantity: months.known(), Unit: "month", Rate: e.Base, Period: Once, Basis: basis}
	l.Amount = e.amount(l.Quantity, l.Rate)
	e.line(l)
}

// onboardingMonths takes the months of the first rule that counts. Where that
// hangs on an answer that is not settled, the low case has the fewest and the high
// case the most months of those that may be the first.
func (e *estimator) onboardingMonths() (months cases, basis string) {
	o := &e.card.onboarding
	may, found := []*onboardingRaise{}, false
	months, basis = o.months, o.basis
	certain := false
	for i := range o.raise {
		r := &o.raise[i]
		h := e.applies(&r.rule)
		if !h[high] {
			continue
		}
		e.noteLine(h, &r.rule, e.card.labels.Onboarding)
		if h[typical] && !found {
			months, basis, found = r.months, hangs(r.basis, h), true
		}
		may = append(may, r)
		if certain = h.all(); certain {
			break
		}
	}
	fewest, most := months[low], months[high]
	if !certain {
		fewest, most = fewest.Min(o.months[low]), most.Max(o.months[high])
	}
	for _, r := range may {
		fewest, most = fewest.Min(r.months[low]), most.Max(r.months[high])
	}
	months[low], months[high] = fewest, most
	return months, basis
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
	if n.varies() {
		e.perUserAtEnds(n)
	}
}

// perUserAtEnds widens the fee for a user to what it is with the fewest and with
// the most users: more of them lower it by the volume bands, so that neither end
// of the fee goes with one end of their number.
func (e *estimator) perUserAtEnds(n *count) {
	question := e.card.questions[users]
	others := slices.DeleteFunc(slices.Clone(e.answers.Estimated), func(q int) bool { return q == question })
	r := same(e.PerUser.Typical)
	for _, users := range []int64{max(n.n[low], 100), n.n[typical], n.n[high]} {
		a := Answers{View: e.view.With(question, answer.Value{State: answer.Given, Number: users}), Estimated: others}
		at, err := e.card.Estimate(e.split, a, *e.quote)
		if err != nil {
			e.err = err
			return
		}
		if at.PerUser.Known {
			r.Low, r.High = r.Low.Min(at.PerUser.Low), r.High.Max(at.PerUser.High)
		}
	}
	e.PerUser = r
}

// noteCounts notes the counts that are not settled, in so far as they are priced.
func (e *estimator) noteCounts() {
	for k := range numUnits {
		n, q := &e.counts[k], e.card.questions[k]
		if q >= 0 && n.varies() && !e.quote.excludes(unitIDs[k]) {
			e.Unsettled = noteNumber(e.Unsettled, q, e.card.numberCases(&e.answers, q))
		}
	}
}

// counted says in a basis which range of a count a quantity follows from.
func (e *estimator) counted(k unit) string {
	n := e.card.numberCases(&e.answers, e.card.questions[k])
	return "; the number is " + answer.FormatHundredths(n[low]) + " to " + answer.FormatHundredths(n[high]) + ", counted as " + answer.FormatHundredths(n[typical])
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
		people := n.n[typical]
		if n.varies() {
			people = n.n[high]
		}
		for i := range e.card.bands {
			b := &e.card.bands[i]
			if b.indicative && people >= b.from*100 {
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
