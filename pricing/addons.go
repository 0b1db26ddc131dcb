package pricing

import (
	"cmp"
	"slices"

	"github.com/govalues/decimal"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// scopeRule says how many units an add-on is for.
type scopeRule struct {
	question         int   // -1 for none
	perUser, perSite int64 // hundredths, while the question is open
	least            int64 // hundredths
	text             string
}

// addonLimits are what else makes up the price of an add-on.
type addonLimits struct {
	steps      []rateStep
	floor, cap int64 // hundredths a month, 0 for none
	program    bool
	// What is always the same of the basis: the rates of a unit, and floor and cap.
	rates, ends string
}

// say words what is always the same of the basis of an add-on.
func (l *addonLimits) say(c *Card, rate decimal.Decimal) {
	l.rates = " x " + c.language.Cents(rate, c.Currency)
	for _, s := range l.steps {
		l.rates += ", from " + c.grouped(s.from*100) + " on " + c.language.Cents(Hundredths(s.rate), c.Currency)
	}
	l.rates += "; "
	if l.floor > 0 {
		l.ends += "at least " + c.language.Cents(Hundredths(l.floor), c.Currency) + "; "
	}
	if l.cap > 0 {
		l.ends += "at most " + c.language.Cents(Hundredths(l.cap), c.Currency) + "; "
	}
}

// rateStep: units from from on cost rate, in hundredths.
type rateStep struct{ from, rate int64 }

// plain reports whether the price is the quantity times one rate.
func (l *addonLimits) plain() bool {
	return len(l.steps) == 0 && l.floor == 0 && l.cap == 0 && !l.program
}

// addAddons adds what goes beyond the base, programs last.
func (e *estimator) addAddons() {
	for i := range e.card.addons {
		a := &e.card.addons[i]
		if l, counts := e.addonThatCounts(a, false); counts {
			e.line(l)
		}
	}
	from := len(e.Lines)
	for i := range e.card.addons {
		if l, counts := e.addonThatCounts(&e.card.addons[i], true); counts {
			e.Lines = append(e.Lines, l)
		}
	}
	programs := e.Lines[from:]
	e.Lines = e.Lines[:from]
	e.addPrograms(programs)
}

// addonThatCounts is the line of an add-on, if it counts and has a price.
func (e *estimator) addonThatCounts(a *addon, program bool) (Line, bool) {
	if a.limits.program != program || !a.applies(e.split) {
		return Line{}, false
	}
	h := e.applies(&a.rule)
	if !h[high] || e.quote.excludes(a.id) {
		return Line{}, false
	}
	e.noteLine(h, &a.rule, a.label)
	l := e.addonLine(a, h)
	if !a.priced {
		e.separate(l)
	}
	return l, a.priced
}

// addonLine is the line of an add-on that counts.
func (e *estimator) addonLine(a *addon, h holds) Line {
	if a.per == perBase {
		percent, of := h.in(a.rate), e.percentBase(a)
		l := e.percentLine(a.id, a.shown, e.hangs(a.basis, h), percent, of)
		l.MadeOf = e.percentMadeOf(percent[typical], of, e.ofClasses(a))
		return e.limited(a, l)
	}
	l := Line{ID: a.id, Label: a.label, Unit: a.unit, Period: Month, Basis: e.hangs(a.basis, h), Rate: e.moneyRange(a.rate)}
	e.addonQuantity(&l, a, h)
	if !a.priced {
		return l
	}
	l.Amount = e.amount(l.Quantity, l.Rate)
	if a.limits.plain() {
		return l
	}
	return e.limited(a, e.stepped(a, l))
}

// percentBase is what an add-on is a percentage of: some unit classes after the
// volume discount, or the base.
func (e *estimator) percentBase(a *addon) Range {
	if len(a.percentOf) == 0 || !e.Base.Known {
		return e.Base
	}
	var of cases
	for i := range of {
		for _, k := range a.percentOf {
			g := e.card.classes[k].volume.place()
			amount := e.amounts[k][i]
			if e.after[g][i] != e.work[g][i] {
				amount = e.proportion(amount, e.after[g][i], e.work[g][i])
			}
			of[i] = e.add(of[i], amount)
		}
		of[i] = e.money(of[i])
	}
	return of.known()
}

// addonQuantity sets how many units an add-on is for.
func (e *estimator) addonQuantity(l *Line, a *addon, h holds) {
	k := users
	switch a.per {
	case perUser:
	case perEndpoint:
		k = endpoints
	case perServer:
		k = e.card.find(serverID)
	case perSite:
		k = e.card.sites
	case perEngagement, perBase:
		quantity := h.in(a.quantity)
		if s := &a.scope; s.question >= 0 || s.least > 0 || s.perUser > 0 || s.perSite > 0 {
			n := e.scopeOf(a, h)
			l.Assumed = n.assumed
			quantity = e.times(quantity, n.n)
		}
		l.Quantity = quantity.known()
		return
	}
	n := count{known: true}
	if k >= 0 {
		n = e.counts[k]
	}
	for j := range n.n {
		switch {
		case !h[j]:
			n.n[j] = 0
		case a.per == perSite:
			n.n[j] += 100 // the first one
		}
	}
	l.Quantity, l.Assumed = n.quantity(), n.assumed
	if k >= 0 && e.counts[k].varies() && !e.counts[k].derived && !e.answers.Bare {
		l.Basis += e.counted(k)
	}
}

// times multiplies a quantity by a number in hundredths.
func (e *estimator) times(q cases, n [numCases]int64) cases {
	for i := range q {
		q[i] = e.mul(q[i], whole(n[i])).Trim(0)
	}
	return q
}

// scopeOf is for how many units an add-on is, by its own question.
func (e *estimator) scopeOf(a *addon, h holds) count {
	s := &a.scope
	n := count{known: true}
	if s.question >= 0 && e.view.State(s.question) == answer.Given {
		n.n = e.card.numberCases(&e.answers, s.question)
		if n.n[low] != n.n[high] {
			e.Unsettled = noteNumber(e.Unsettled, s.question, n.n)
		}
		for i := range n.n { // who wants it at all, wants it for that many
			n.n[i] = max(n.n[i], s.least)
		}
	} else {
		n.assumed = s.question >= 0 && e.view.State(s.question).Open()
		for i := range n.n {
			n.n[i] = s.least
			if e.counts[users].known {
				n.n[i] += ceilDiv(e.counts[users].n[i]*s.perUser, 100*100)
			}
			if e.card.sites >= 0 && e.counts[e.card.sites].known {
				n.n[i] += e.counts[e.card.sites].n[i] * s.perSite / (100 * 100) * 100 // a part of a location is none
			}
		}
		if n.assumed && s.text != "" {
			e.assume(e.questionID(s.question), s.text)
		}
	}
	for i := range n.n {
		if !h[i] {
			n.n[i] = 0
		}
	}
	return n
}

// stepped prices further units at their own rates.
func (e *estimator) stepped(a *addon, l Line) Line {
	if len(a.limits.steps) == 0 || !l.Quantity.Known {
		return l
	}
	quantity := l.Quantity.cases()
	amount := l.Amount.cases()
	for i := range amount {
		if i > 0 && quantity[i] == quantity[i-1] { // the rates are those of every case
			amount[i] = amount[i-1]
			continue
		}
		before, rate := int64(0), a.rate[i]
		amount[i] = e.nothing()
		for j := 0; ; j++ {
			to := quantity[i]
			if j < len(a.limits.steps) {
				to = to.Min(whole((a.limits.steps[j].from - 1) * 100))
			}
			if inside := e.add(to, whole(before*100).Neg()); inside.IsPos() {
				amount[i] = e.add(amount[i], e.cents(e.mul(inside, rate)))
			}
			if j == len(a.limits.steps) {
				break
			}
			before, rate = a.limits.steps[j].from-1, Hundredths(a.limits.steps[j].rate)
		}
	}
	l.Amount = amount.known()
	return l
}

// limited holds an add-on to its floor and its cap, and a program beside a team of
// the client's own to the provider's part. What is then no longer the quantity times
// a rate becomes one sum a month, and its basis says of what.
func (e *estimator) limited(a *addon, l Line) Line {
	if !l.Amount.Known || a.limits.plain() {
		return l
	}
	c := l.Amount.cases()
	for i := range c {
		if c[i].IsZero() {
			continue
		}
		if floor := Hundredths(a.limits.floor); a.limits.floor > 0 && c[i].Less(floor) {
			c[i] = e.cents(floor)
		}
		if most := Hundredths(a.limits.cap); a.limits.cap > 0 && most.Less(c[i]) {
			c[i] = e.cents(most)
		}
		if e.beside(a) {
			c[i] = e.cents(e.mul(c[i], e.percent(e.team[i])))
		}
	}
	if q := e.view.Schema().Find(questionITFTE); e.beside(a) && e.team[low] != e.team[high] && q >= 0 && e.view.State(q) == answer.Given {
		e.Unsettled = noteNumber(e.Unsettled, q, e.card.numberCases(&e.answers, q))
	}
	amount := c.known()
	if amount.Same(l.Amount) && len(a.limits.steps) == 0 {
		return l
	}
	if !e.answers.Bare {
		limits := e.limitBasis(a, &l)
		if l.MadeOf != "" {
			l.MadeOf += "; "
		}
		l.MadeOf = trimmed(l.MadeOf + limits)
		l.Basis = limits + l.Basis
	}
	l.Quantity, l.Unit, l.Rate, l.Amount = same(decimal.One), monthUnit, amount, amount
	return l
}

// beside reports whether an add-on is a program of which the provider does a part:
// unless compliance is the provider's, somebody else has to run the rest of it.
func (e *estimator) beside(a *addon) bool {
	return a.limits.program && e.split[terms.Compliance] != terms.Provider
}

// limitBasis says how the sum came about.
func (e *estimator) limitBasis(a *addon, l *Line) string {
	if !l.Quantity.Known {
		return ""
	}
	var room [256]byte
	text := room[:0]
	if a.per != perBase {
		text, _ = l.Quantity.Typical.AppendText(text)
		text = append(text, a.limits.rates...)
	}
	text = append(text, a.limits.ends...)
	if e.beside(a) {
		text = append(append(text, "of it "...), e.card.plain(e.team[typical])...)
		text = append(text, " % beside what your own side does; "...)
	}
	return string(text)
}

// addPrograms adds compliance programs: in each case the dearest whole, the others in
// part. A program that is not sure makes no other one cheaper where it is not there.
func (e *estimator) addPrograms(all []Line) {
	var dearest [numCases]int
	for i := range all {
		if !all[i].Amount.Known {
			continue
		}
		amount := all[i].Amount.cases()
		for j := range dearest {
			if most := all[dearest[j]].Amount.cases(); !all[dearest[j]].Amount.Known || most[j].Less(amount[j]) {
				dearest[j] = i
			}
		}
	}
	for i := range all {
		l := &all[i]
		c := l.Amount.cases()
		for j := range c {
			if i != dearest[j] {
				c[j] = e.cents(e.mul(c[j], e.percent(e.card.furtherProgram)))
			}
		}
		if part := c.known(); l.Amount.Known && !part.Same(l.Amount) {
			l.Quantity, l.Unit, l.Rate, l.Amount = same(decimal.One), monthUnit, part, part
			if !e.answers.Bare {
				half := e.card.plain(e.card.furtherProgram) + " % of it, beside another program; "
				l.Basis, l.MadeOf = half+l.Basis, trimmed(cmp.Or(l.MadeOf, e.card.language.Cents(all[i].Amount.Typical, e.Currency))+"; "+half)
			}
		}
		e.line(*l)
	}
}

// find is the place of a class, -1 where the card does not have it.
func (c *Card) find(id string) unit {
	return unit(slices.IndexFunc(c.classes, func(k class) bool { return k.id == id }))
}
