package pricing

import (
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"mspscope/internal/answer"
)

// applies says in which cases a rule counts; an open rule leaves its notes.
func (e *estimator) applies(r *rule) holds {
	if r.Eval(e.view) == answer.Open {
		e.open |= r.notes
	}
	h := ruleHolds(r, e.view)
	for _, q := range r.tested {
		if !e.estimated(q) {
			continue
		}
		n := e.card.numberCases(&e.answers, q)
		for _, end := range []int64{n[low], n[high]} {
			there := ruleHolds(r, e.view.With(q, answer.Value{State: answer.Given, Number: end}))
			h[low], h[high] = h[low] && there[low], h[high] || there[high]
		}
	}
	return h
}

// estimated reports whether the answer to a question is an estimate whose truth may be
// another number.
func (e *estimator) estimated(question int) bool {
	return slices.Contains(e.answers.Estimated, question) && !e.answers.settled(question) &&
		e.view.State(question) == answer.Given && e.view.Schema().At(question).Type == answer.Number
}

// hangs is the basis of a line that is not in every case.
func (e *estimator) hangs(basis string, h holds) string {
	switch {
	case h.all() || e.answers.Bare:
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
		e.line(e.percentLine(u.id, u.shown, e.hangs(u.basis, h), h.in(u.percent), e.Base))
	}
}

// percentLine is a line that is a percentage of an amount. Nobody multiplies by a
// hundredth of an amount, so the line is one month at its price, and its label says
// the percentage.
func (e *estimator) percentLine(id, label, basis string, percent cases, of Range) Line {
	l := Line{ID: id, Label: label, Unit: monthUnit, Period: Month, Basis: basis, Quantity: same(decimal.One)}
	if of.Known {
		c := of.cases()
		for i := range c {
			c[i] = e.cents(e.mul(c[i], e.mul(percent[i], Hundredths(1))))
		}
		l.Rate = c.known()
		l.Amount = l.Rate
	}
	return l
}

// withPercent is a label with its percentage.
func (c *Card) withPercent(label string, percent decimal.Decimal) string {
	return label + ", " + c.language.Plain(percent.Trim(0).String()) + " %"
}

// monthUnit is the unit of lines that are one sum a month.
const monthUnit = "month"

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
	percent := whole(e.quote.DiscountPercent)
	label := e.card.labels.Discount
	if e.quote.DiscountLabel != "" {
		label += ": " + e.quote.DiscountLabel
	}
	l := e.percentLine(DiscountID, e.card.withPercent(label, percent), e.quote.DiscountReason, cases{percent, percent, percent}, e.Monthly)
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
	if e.card.minimum == nil || !e.Monthly.Known || !e.does() {
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
			Quantity: same(x.Quantity), Unit: x.Unit, Rate: same(e.money(x.Rate)), Resale: x.Resale, Months: x.Commitment,
		}
		l.Amount = e.amount(l.Quantity, l.Rate)
		e.line(l)
	}
}

// noteCounts notes the counts that are not settled, in so far as they are priced.
func (e *estimator) noteCounts() {
	for k := range e.card.classes {
		n, c := &e.counts[k], &e.card.classes[k]
		if c.question >= 0 && n.varies() && e.view.State(c.question) == answer.Given && !e.quote.excludes(c.id) {
			e.Unsettled = noteNumber(e.Unsettled, c.question, e.card.numberCases(&e.answers, c.question))
		}
	}
}

// counted says in a basis which range of a count a quantity follows from.
func (e *estimator) counted(k unit) string {
	n := e.card.numberCases(&e.answers, e.card.classes[k].question)
	return "; the number is " + e.card.plain(n[low]) + " to " + e.card.plain(n[high]) + ", counted as " + e.card.plain(n[typical])
}

// assumptions adds a sentence for every open count.
func (e *estimator) assumptions() {
	for k := range unit(len(e.card.classes)) {
		n, c := &e.counts[k], &e.card.classes[k]
		if n.known && !n.assumed || e.quote.excludes(c.id) {
			continue
		}
		if k >= numFixed && (c.question < 0 || !e.view.State(c.question).Open() || !c.priced && !n.none()) {
			continue // nobody is asked, or it is in no price
		}
		if c.of >= 0 && e.view.State(e.card.classes[c.of].question) != answer.Given {
			continue // of what is open itself; that is said
		}
		text := c.assumed.text
		switch {
		case k == users && !n.known:
			// With no people to count by there is no figure to assume.
			e.assume(e.questionID(c.question), e.card.noPrice)
			return
		case k == users:
			text = e.card.usersOpen
		case k == endpoints:
			text = e.card.endpointsOpen
		}
		if text != "" {
			e.assume(e.questionID(c.question), text)
		}
	}
}

// questionID is the id of a question; of one that the schema does not have, the usual
// one for people.
func (e *estimator) questionID(q int) string {
	if q < 0 {
		return countedBy[fixedIDs[users]]
	}
	return e.view.Schema().At(q).ID
}

func (e *estimator) assume(question, text string) {
	if e.Assumptions == nil {
		e.Assumptions = make([]Assumption, 0, len(e.card.classes)+len(e.card.open))
	}
	e.Assumptions = append(e.Assumptions, Assumption{Question: question, Text: text})
}

// portionText says what is in a part of the help desk that was handed over.
func (e *estimator) portionText() string {
	p := e.portion
	tickets := e.nothing()
	if e.counts[users].known {
		tickets = e.mul(whole(e.counts[users].n[typical]), whole(p.allowance))
	}
	if !p.priced {
		open := e.card.share.unpriced
		text := strings.NewReplacer("{overage} "+currencyName, open, "{overage}", open).Replace(p.text)
		return e.card.filled(text, "{tickets}", e.card.language.Whole(tickets))
	}
	return e.card.filled(p.text, "{tickets}", e.card.language.Whole(tickets), "{overage}", e.card.language.Cents(Hundredths(p.overage), e.Currency))
}

// notes adds the sentences that stand beside the price.
func (e *estimator) notes() {
	if text := e.leavesOutBase(); text != "" {
		e.Warnings = append(e.Warnings, text)
	}
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
		for i := range e.card.volume[ofSeats] {
			b := &e.card.volume[ofSeats][i]
			if b.indicative && people >= b.from*100 {
				e.Warnings = append(e.Warnings, e.card.indicativeWarning)
				break
			}
		}
	}
	if e.portion != nil {
		e.Warnings = append(e.Warnings, e.portionText())
	}
	for i := range e.card.notPriced {
		n := &e.card.notPriced[i]
		if n.needs.meets(e.split) && n.Eval(e.view) == answer.True {
			e.Warnings = append(e.Warnings, n.text)
		}
	}
	e.unpriced()
}
