package pricing

import "mspscope/internal/answer"

// count is the number of units of a class, in hundredths: three equal numbers
// when the question was answered and is settled, the range of an answer that is
// not, the card's assumed range while it is open.
type count struct {
	n       [numCases]int64
	known   bool
	assumed bool
	// What of the number follows from no answer: some of the units may be of another
	// class, or come with the base.
	derived bool
}

// varies reports whether the answer itself is a range.
func (c *count) varies() bool { return c.known && !c.assumed && c.n[low] != c.n[high] }

// none reports whether there is certainly nothing to price.
func (c *count) none() bool { return c.known && c.n == [numCases]int64{} }

func (c *count) quantity() Range {
	if !c.known {
		return Range{}
	}
	if c.n == [numCases]int64{c.n[low], c.n[low], c.n[low]} {
		return same(whole(c.n[low]))
	}
	return Range{Low: whole(c.n[low]), Typical: whole(c.n[typical]), High: whole(c.n[high]), Known: true}
}

// counts are the numbers of all classes.
type counts [MaxClasses]count

// counted returns the answered number of a class. People and computers are
// open even when their question does not apply: no company has none of both.
func (c *Card) counted(a *Answers, u unit) (n [numCases]int64, open bool) {
	q := c.classes[u].question
	if q < 0 {
		return n, u < numFixed
	}
	switch a.View.State(q) {
	case answer.Given:
		return c.numberCases(a, q), false
	case answer.Hidden:
		return n, u < numFixed
	case answer.Missing, answer.Unknown:
	}
	return n, true
}

// counts returns the number of units of each class that is charged. Open ones are
// assumed from the number of users, and users and computers from each other.
func (c *Card) counts(a *Answers) (all counts) {
	all = c.numbers(a)
	c.takeOut(a, &all)
	for k := numFixed; k < unit(len(c.classes)); k++ {
		c.season(a, k, &all[k])
		c.base(k, &all)
	}
	c.further(&all)
	return all
}

// numbers are the numbers of the classes that are no part of another one, as they are
// asked for.
func (c *Card) numbers(a *Answers) (all counts) {
	c.people(a, &all)
	for k := numFixed; k < unit(len(c.classes)); k++ {
		if c.classes[k].of < 0 {
			all[k] = c.ofUsers(a, k, &all[users])
		}
	}
	return all
}

// asked is the number of a class as its question asks for it.
func (c *Card) asked(a *Answers, k unit) count {
	all := c.numbers(a)
	if c.classes[k].of >= 0 {
		c.takeOut(a, &all)
	}
	return all[k]
}

// takeOut takes the parts out of the classes that hold them: first those whose
// number is given, because what is open can only be of the rest.
func (c *Card) takeOut(a *Answers, all *counts) {
	for _, given := range []bool{true, false} {
		for _, k := range c.parts {
			if _, open := c.counted(a, k); open != given {
				c.partOf(a, k, all)
			}
		}
	}
}

// people counts people and computers, one from the other while it is open.
func (c *Card) people(a *Answers, all *counts) {
	u, usersOpen := c.counted(a, users)
	e, endpointsOpen := c.counted(a, endpoints)
	switch {
	case !usersOpen:
		all[users] = count{n: u, known: true}
		if endpointsOpen {
			all[endpoints] = c.settled(a, endpoints, timesUsers(&all[users], c.endpointsPerUser))
		} else {
			all[endpoints] = count{n: e, known: true}
		}
	case !endpointsOpen:
		all[endpoints] = count{n: e, known: true}
		// More computers to a person means fewer people. Without computers
		// nothing follows about the people: their number stays unknown.
		if e[typical] > 0 {
			ratio := c.endpointsPerUser
			all[users] = c.settled(a, users, count{n: [numCases]int64{ceilDiv(e[low], ratio[high]), ceilDiv(e[typical], ratio[typical]), ceilDiv(e[high], ratio[low])}, known: true, assumed: true})
		}
	}
}

// ofUsers counts a class that is no part of another.
func (c *Card) ofUsers(a *Answers, k unit, people *count) count {
	n, open := c.counted(a, k)
	if !open {
		return count{n: n, known: true}
	}
	t := timesUsers(people, c.classes[k].assumed.perUser)
	if q := c.classes[k].question; q >= 0 && gateUnsettled(a.View, q) {
		t.n[low] = 0 // it may turn out that nobody is asked
	}
	if k == c.sites && t.known { // the assumption is about locations beyond the first, the answer about all
		for i := range t.n {
			t.n[i] += c.classes[k].included
		}
	}
	if t.known {
		c.holdParts(a, k, &t)
	}
	return c.settled(a, k, t)
}

// holdParts makes a number that is assumed at least that of the parts that were counted:
// who counted the tills and not all shared computers has as many of these.
func (c *Card) holdParts(a *Answers, k unit, whole *count) {
	var sum [numCases]int64
	for _, part := range c.parts {
		if c.classes[part].of != k {
			continue
		}
		if n, open := c.counted(a, part); !open {
			for i := range sum {
				sum[i] += n[i]
			}
		}
	}
	for i := range sum {
		whole.n[i] = max(whole.n[i], sum[i])
	}
}

// partOf counts units that another class holds, and takes them out of it. While
// their number is open it is all of those or what comes with the base. The high case
// has as many as may be in the dearer of the two classes: where that is the whole, the
// fewest of the part, so that in a line of its own the ends may change places.
func (c *Card) partOf(a *Answers, k unit, all *counts) {
	part, whole := &all[k], &all[c.classes[k].of]
	n, open := c.counted(a, k)
	part.known = whole.known
	switch {
	case !open:
		if c.classes[k].price < c.classes[c.classes[k].of].price {
			n[low], n[high] = n[high], n[low]
		}
		for i := range n {
			part.n[i] = min(n[i], whole.n[i])
		}
	case c.classes[k].allWhen != nil && ruleHolds(c.classes[k].allWhen, a.View)[high]:
		c.allOrNone(a, k, part, whole)
	default:
		part.assumed = true
		for i := range part.n {
			n := c.classes[k].included + c.along(k, i, all)
			if i == high && all[users].known && !a.settled(c.classes[k].question) {
				n += all[users].n[high] * c.classes[k].assumed.perUser[high] / (100 * 100) * 100 // none more for a few people
			}
			part.n[i] = min(n, whole.n[i])
		}
	}
	for i := range whole.n {
		whole.n[i] -= part.n[i]
	}
	whole.derived = whole.derived || part.assumed && part.n != [numCases]int64{}
}

// allOrNone counts a part that is all of the whole where its rule counts. The low case
// has all of it, and the high case none, where the part is the cheaper one.
func (c *Card) allOrNone(a *Answers, k unit, part, whole *count) {
	h := ruleHolds(c.classes[k].allWhen, a.View)
	part.assumed = true
	open := !a.settled(c.classes[k].question)
	all := [numCases]bool{low: h[high], typical: h[typical], high: h[low] && !open}
	if c.classes[k].price > c.classes[c.classes[k].of].price {
		all = [numCases]bool{low: h[low] && !open, typical: h[typical], high: h[high]}
	}
	for i, in := range all {
		if in {
			part.n[i] = max(0, whole.n[i]-c.classes[k].allBeyond)
		}
	}
}

// along is how many units of a class come along with further locations.
func (c *Card) along(k unit, i int, all *counts) int64 {
	if c.sites < 0 || c.classes[k].perSite == 0 {
		return 0
	}
	return max(0, all[c.sites].n[i]-c.classes[c.sites].included) / 100 * c.classes[k].perSite
}

// season takes units that are there for a part of the year for that part.
func (c *Card) season(a *Answers, k unit, n *count) {
	q := c.classes[k].months
	if q < 0 || !n.known {
		return
	}
	months := [numCases]int64{1200, 1200, 1200}
	if a.View.State(q) == answer.Given {
		months = c.numberCases(a, q)
	}
	for i := range n.n {
		n.n[i] = ceilDiv(n.n[i]*max(months[i], c.classes[k].monthsLeast*100), 1200*100)
	}
}

// base takes off what comes with the base and with further locations. What comes along
// and is not there lets as many of the cheaper units of the same number be free: a
// location without a firewall has room for another device.
func (c *Card) base(k unit, all *counts) {
	n := &all[k]
	if !n.known || c.sites >= 0 && k == c.sites {
		return // of locations last, because others go with their number
	}
	of := c.classes[k].of
	for i := range n.n {
		left := n.n[i] - c.classes[k].included - c.along(k, i, all)
		n.n[i] = max(0, left)
		if left < 0 && of >= 0 && c.classes[k].price >= c.classes[of].price {
			all[of].n[i] = max(0, all[of].n[i]+left)
		}
	}
}

// further leaves of the locations those beyond the first.
func (c *Card) further(all *counts) {
	if c.sites < 0 {
		return
	}
	n := &all[c.sites]
	for i := range n.n {
		n.n[i] = max(0, n.n[i]-c.classes[c.sites].included)
	}
}

// settled is a count as it is priced where its question is taken as settled.
func (c *Card) settled(a *Answers, k unit, n count) count {
	if a.settled(c.classes[k].question) {
		n.n = [numCases]int64{n.n[typical], n.n[typical], n.n[typical]}
	}
	return n
}

// ofWhatRemains orders the numbers of classes of which a whole, a part of it, or the
// locations that they come along with are in no price. What moves from one class to
// another is there more of one and less of nothing, so that the high case has the most.
func (e *estimator) ofWhatRemains() {
	out := func(k unit) bool {
		c := &e.card.classes[k]
		return !c.priced || e.quote.excludes(c.id)
	}
	whole := func(k unit) unit {
		if of := e.card.classes[k].of; of >= 0 {
			return of
		}
		return k
	}
	var moved [MaxClasses]bool // by the whole
	for _, k := range e.card.parts {
		if out(k) || out(whole(k)) {
			moved[whole(k)] = true
		}
	}
	if sites := e.card.sites; sites >= 0 && out(sites) {
		for k := range unit(len(e.card.classes)) {
			moved[whole(k)] = moved[whole(k)] || e.card.classes[k].perSite > 0
		}
	}
	for k := range unit(len(e.card.classes)) {
		if n := &e.counts[k].n; moved[whole(k)] {
			n[low], n[high] = min(n[low], n[typical], n[high]), max(n[low], n[typical], n[high])
		}
	}
}

// timesUsers returns users times a ratio, rounded up to whole units.
func timesUsers(u *count, ratio [numCases]int64) count {
	t := count{known: u.known, assumed: true}
	for i := range ratio {
		t.n[i] = ceilDiv(u.n[i]*ratio[i], 100*100)
	}
	return t
}

// ceilDiv returns n / d rounded up to a whole number, in hundredths; d > 0.
func ceilDiv(n, d int64) int64 { return (n + d - 1) / d * 100 }
