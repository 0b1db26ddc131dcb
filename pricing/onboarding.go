package pricing

import (
	"bytes"
	"slices"

	"github.com/govalues/decimal"
)

// addOnboarding adds the one-time fee: neither add-ons nor passed-through lines make
// it larger.
func (e *estimator) addOnboarding() {
	if e.quote.excludes(onboardingID) || e.Base.Known && e.Base.High.IsZero() {
		return
	}
	if e.card.onboarding.byUnit {
		e.onboardingByUnit()
		return
	}
	months, basis := e.onboardingMonths()
	l := Line{ID: onboardingID, Label: e.card.labels.Onboarding, Quantity: months.known(), Unit: monthUnit, Rate: e.Base, Period: Once, Basis: basis}
	l.Amount = e.amount(l.Quantity, l.Rate)
	e.line(l)
}

// onboardingByUnit counts what is taken over, each unit at what that costs once, less
// where only a part of the work on it is. What makes the start harder adds its
// percentage.
func (e *estimator) onboardingByUnit() {
	if !slices.ContainsFunc(e.card.classes, func(c class) bool { return c.setUp > 0 }) {
		e.separate(Line{ID: onboardingID, Label: e.card.labels.Onboarding, Unit: onceUnit, Quantity: same(decimal.One), Period: Once})
		return
	}
	sum := cases{e.nothing(), e.nothing(), e.nothing()}
	var room [512]byte
	basis := room[:0]
	known := true
	for k := range e.card.classes {
		c, n := &e.card.classes[k], &e.counts[k]
		if c.setUp == 0 || e.quote.excludes(c.id) || !e.touches(c) {
			continue
		}
		if !n.known {
			known = known && unit(k) >= numFixed
			continue
		}
		quantity := n.n
		if unit(k) == e.card.sites { // the first location is taken over too
			for i := range quantity {
				quantity[i] += c.included
			}
		}
		if quantity == [numCases]int64{} {
			continue
		}
		rate := e.setUp(unit(k))
		var once decimal.Decimal
		for i := range sum {
			if i == 0 || quantity[i] != quantity[i-1] || rate[i] != rate[i-1] {
				once = e.cents(e.mul(whole(quantity[i]), rate[i]))
			}
			sum[i] = e.add(sum[i], once)
		}
		if quantity[typical] > 0 {
			basis = append(basis, c.label...)
			if unit(k) == e.card.sites {
				basis = append(basis, ", and the first"...)
			}
			basis = append(basis, ": "...)
			basis, _ = whole(quantity[typical]).AppendText(basis)
			basis = append(append(append(basis, " x "...), e.card.language.Cents(rate[typical], e.Currency)...), "; "...)
		}
	}
	if !known {
		e.line(Line{ID: onboardingID, Label: e.card.labels.Onboarding, Unit: onceUnit, Quantity: same(decimal.One), Period: Once, Basis: e.card.onboarding.basis})
		return
	}
	percent, basis := e.harder(basis)
	floor := e.cents(e.card.onboarding.floor)
	for i := range sum {
		sum[i] = e.cents(e.mul(sum[i], e.percent(maxPercent+percent[i])))
	}
	nothing := sum[low].IsZero() && sum[typical].IsZero() && sum[high].IsZero()
	for i := range sum {
		if nothing || !sum[i].IsZero() { // where nothing may be handed over, nothing may be taken over
			sum[i] = e.money(sum[i].Max(floor))
		}
	}
	// The kind of a unit that costs less a month may cost more to take over.
	sum[low], sum[high] = sum[low].Min(sum[typical]).Min(sum[high]), sum[high].Max(sum[typical]).Max(sum[low])
	if !floor.IsZero() {
		basis = append(append(append(basis, "at least "...), e.card.language.Cents(floor, e.Currency)...), "; "...)
	}
	said := string(bytes.TrimSuffix(basis, []byte("; ")))
	e.line(Line{ID: onboardingID, Label: e.card.labels.Onboarding, Unit: onceUnit, Quantity: same(decimal.One), Rate: sum.known(), Amount: sum.known(), Period: Once, Basis: said, MadeOf: said})
}

// onceUnit is the unit of a fee that comes once.
const onceUnit = "once"

// setUp is what taking over a unit costs in this split, rounded to the cent: as much of
// the whole as of its monthly price.
func (e *estimator) setUp(k unit) cases {
	c := &e.card.classes[k]
	if c.price == 0 {
		whole := e.cents(Hundredths(c.setUp))
		return cases{whole, whole, whole}
	}
	var rate cases
	for i := range rate {
		if i > 0 && e.rate[k][i] == e.rate[k][i-1] {
			rate[i] = rate[i-1]
			continue
		}
		// A product of two prices is far below what fits.
		cents := (2*c.setUp*int64(e.rate[k][i].Coef()) + c.price) / (2 * c.price)
		d, err := decimal.New(cents, e.places)
		if err != nil {
			e.err = errTooLarge
		}
		rate[i] = d
	}
	return rate
}

// harder are the percentages of what makes the start harder, and the basis with their
// names.
func (e *estimator) harder(basis []byte) (percent [numCases]int64, more []byte) {
	for i := range e.card.onboarding.raise {
		r := &e.card.onboarding.raise[i]
		h := e.applies(&r.rule)
		if r.percent == 0 || !h[high] {
			continue
		}
		e.noteLine(h, &r.rule, e.card.labels.Onboarding)
		for j := range percent {
			if h[j] {
				percent[j] += r.percent
			}
		}
		if h[typical] {
			basis = append(append(basis, r.said...), "; "...)
		}
	}
	return percent, basis
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
		if !h[high] || r.months == (cases{}) {
			continue
		}
		e.noteLine(h, &r.rule, e.card.labels.Onboarding)
		if h[typical] && !found {
			months, basis, found = r.months, e.hangs(r.basis, h), true
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

// SettlingIn is what the card says of the first weeks; "" where it says nothing.
func (c *Card) SettlingIn() string { return c.onboarding.text }

// onboarding takes the one-time fee.
func (rd *reader) onboarding() {
	f := &rd.file.Onboarding
	o := onboardingRule{byUnit: !f.Has(caseKeys[typical]), floor: Hundredths(number(f.Floor)), basis: f.Source, text: rd.voiced(f.Text, f.Adviser)}
	if !o.byUnit {
		o.months = decimals(rd.one(figures(f.monthFigures)))
	}
	for i := range f.Raise {
		r := &f.Raise[i]
		raise := onboardingRaise{rule: rd.rule(r.Clauses), percent: number(r.Percent), said: rd.card.plain(number(r.Percent)) + " % more: " + r.Label, basis: r.Source}
		if r.Has(caseKeys[typical]) {
			raise.months = decimals(rd.one(figures(r.monthFigures)))
		}
		if o.byUnit && !r.Has("percent") || !o.byUnit && !r.Has(caseKeys[typical]) && !rd.Shipped(r.Node) {
			want := "percent"
			if !o.byUnit {
				want = caseKeys[typical]
			}
			rd.Add(r.Node, "the rule says nothing that counts here; add %q", want)
		}
		o.raise = append(o.raise, raise)
	}
	rd.card.onboarding = o
}
