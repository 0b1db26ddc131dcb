package pricing

import (
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"mspscope/internal/answer"
	"mspscope/internal/words"
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
	var parts []string
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
		rate := e.setUp(unit(k))
		quantity := n.n
		if unit(k) == e.card.sites { // the first location is taken over too
			for i := range quantity {
				quantity[i] += c.included
			}
		}
		var fee cases
		for i := range sum {
			if fee[i] = fee[0]; i == 0 || quantity[i] != quantity[0] || rate[i] != rate[0] {
				fee[i] = e.cents(e.mul(Hundredths(quantity[i]), rate[i]))
			}
			sum[i] = e.add(sum[i], fee[i])
		}
		if quantity[typical] > 0 {
			parts = append(parts, c.label+": "+whole(quantity[typical]).String()+" x "+words.Cents(rate[typical], e.Currency))
		}
	}
	if !known {
		e.line(Line{ID: onboardingID, Label: e.card.labels.Onboarding, Unit: onceUnit, Quantity: same(decimal.One), Period: Once, Basis: e.card.onboarding.basis})
		return
	}
	percent, harder := e.harder()
	floor := e.cents(e.card.onboarding.floor)
	for i := range sum {
		sum[i] = e.cents(e.mul(sum[i], e.percent(maxPercent+percent[i])))
		sum[i] = e.money(sum[i].Max(floor))
	}
	// The kind of a unit that costs less a month may cost more to take over.
	sum[low], sum[high] = sum[low].Min(sum[typical]).Min(sum[high]), sum[high].Max(sum[typical]).Max(sum[low])
	if !floor.IsZero() {
		harder = append(harder, "at least "+words.Cents(floor, e.Currency))
	}
	basis := strings.Join(append(parts, harder...), "; ")
	e.line(Line{ID: onboardingID, Label: e.card.labels.Onboarding, Unit: onceUnit, Quantity: same(decimal.One), Rate: sum.known(), Amount: sum.known(), Period: Once, Basis: basis})
}

// onceUnit is the unit of a fee that comes once.
const onceUnit = "once"

// setUp is what taking over a unit costs in this split: as much of the whole as of its
// monthly price.
func (e *estimator) setUp(k unit) cases {
	c := &e.card.classes[k]
	whole := Hundredths(c.setUp)
	rate := cases{whole, whole, whole}
	if c.price == 0 {
		return rate
	}
	for i := range rate {
		switch {
		case i > 0 && e.rate[k][i] == e.rate[k][0]:
			rate[i] = rate[0]
		default:
			rate[i] = e.divide(e.mul(whole, e.rate[k][i]), Hundredths(c.price))
		}
	}
	return rate
}

// harder are the percentages of what makes the start harder, and their names.
func (e *estimator) harder() (percent [numCases]int64, names []string) {
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
			names = append(names, answer.FormatHundredths(r.percent)+" % more: "+r.label)
		}
	}
	return percent, names
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

// onboarding takes the one-time fee.
func (rd *reader) onboarding() {
	f := &rd.file.Onboarding
	o := onboardingRule{byUnit: !f.Has(caseKeys[typical]), floor: Hundredths(number(f.Floor)), basis: f.Source}
	if !o.byUnit {
		o.months = decimals(rd.one(figures(f.monthFigures)))
	}
	for i := range f.Raise {
		r := &f.Raise[i]
		raise := onboardingRaise{rule: rd.rule(r.Clauses), percent: number(r.Percent), label: r.Label, basis: r.Source}
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
