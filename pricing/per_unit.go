package pricing

import (
	"slices"

	"github.com/govalues/decimal"

	"mspscope/internal/answer"
)

// perUnit divides the monthly fee, without what is sold on, by the people and by the
// computers, where their number was given.
func (e *estimator) perUnit() {
	e.PerUser = e.perPerson(maxUnsettled)
	if n := &e.counts[endpoints]; n.known && !n.assumed {
		e.PerEndpoint = e.perOne(n.n[typical])
	}
	if k := e.card.sites; k >= 0 && e.counts[k].known && !e.counts[k].assumed {
		e.PerSite = e.perOne(e.counts[k].n[typical] + e.card.classes[k].included)
	}
}

// perOne divides the monthly fee by a number in hundredths.
func (e *estimator) perOne(n int64) Range {
	if !e.Monthly.Known || n <= 0 {
		return Range{}
	}
	c := e.ofService()
	for i := range c {
		c[i] = e.quo(e.mul(c[i], decimal.Hundred), uint64(n))
	}
	return c.known()
}

// ofService is the monthly fee without what is sold on, which is no part of the service.
func (e *estimator) ofService() cases {
	fee := e.Monthly
	for i := range e.Lines {
		if l := &e.Lines[i]; l.Resale && l.Period == Month {
			fee = e.addRange(fee, negative(l.Amount))
		}
	}
	return fee.cases()
}

// maxUnsettled is how many unsettled numbers of people the fee for each person is worked
// out at the ends of. Each one multiplies the work, so that of further ones the fee only
// lies between what their ends allow.
const maxUnsettled = 2

// perPerson is the monthly fee for each person, unknown while nobody said how many there
// are. Who uses little counts by what that costs against a user, so that shops and
// schools do not look dear. More people lower the fee of each by their volume, so that
// neither end of it goes with one end of their number: where that is not settled, the
// fee is worked out at its ends, for so many numbers of them.
func (e *estimator) perPerson(numbers int) Range {
	if n := &e.counts[users]; !e.Monthly.Known || !n.known || n.assumed || n.n[typical] <= 0 {
		return Range{}
	}
	c := e.ofService()
	people := [numCases]int64{low: e.weightedPeople(low), typical: e.weightedPeople(typical), high: e.weightedPeople(high)}
	people[low], people[high] = slices.Max(people[:]), slices.Min(people[:])
	for i := range c {
		c[i] = e.quo(e.mul(c[i], decimal.Hundred), uint64(max(100, people[i])))
	}
	r := c.known()
	question, ends := e.unsettledPeople()
	if question < 0 || numbers == 0 {
		return r
	}
	r = same(c[typical])
	for i, n := range ends {
		if i > 0 && n == ends[i-1] {
			continue
		}
		a := e.answers
		a.View, a.Bare, a.Whole = e.view.With(question, answer.Value{State: answer.Given, Number: n}), true, false
		a.Settled = append(slices.Clip(a.Settled), question)
		other := e.card.estimator(e.split, a, e.quote)
		if err := other.run(); err != nil {
			e.err = err
			return r
		}
		if at := other.perPerson(numbers - 1); at.Known {
			r.Low, r.High = r.Low.Min(at.Low), r.High.Max(at.High)
		}
		if other.err != nil {
			e.err = other.err
		}
	}
	return r
}

// unsettledPeople is the first question that counts people whose answer is not settled,
// with the numbers it may come to; -1 for none.
func (e *estimator) unsettledPeople() (question int, ends [numCases]int64) {
	for k := range e.card.classes {
		c := &e.card.classes[k]
		if unit(k) != users && !c.person {
			continue
		}
		for _, q := range []int{c.question, c.months} {
			if q < 0 || e.view.State(q) != answer.Given {
				continue
			}
			n := e.card.numberCases(&e.answers, q)
			if n[low] == n[high] {
				continue
			}
			if unit(k) == users && q == c.question {
				n[low] = max(n[low], 100)
			}
			return q, n
		}
	}
	return -1, ends
}

// weightedPeople is the number of people in hundredths, those of other classes by their
// price against that of a user, and none for more than one.
func (e *estimator) weightedPeople(i int) int64 {
	people, price := e.counts[users].n[i], e.card.classes[users].price
	for k := numFixed; k < unit(len(e.card.classes)); k++ {
		if c := &e.card.classes[k]; c.person && e.counts[k].known && price > 0 {
			people += e.counts[k].n[i] * min(c.price, price) / price
		}
	}
	return people
}
