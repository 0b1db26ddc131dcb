package pricing

import "mspscope/internal/answer"

// count is the number of units of a class, in hundredths: three equal numbers
// when the question was answered and is settled, the range of an answer that is
// not, the card's assumed range while it is open.
type count struct {
	n       [numCases]int64
	known   bool
	assumed bool
}

// varies reports whether the answer itself is a range.
func (c *count) varies() bool { return c.known && !c.assumed && c.n[low] != c.n[high] }

func exactly(n int64) count { return count{n: [numCases]int64{n, n, n}, known: true} }

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

// counted returns the answered number of a class. People and computers are
// open even when their question does not apply: no company has none of both.
func (c *Card) counted(a *Answers, u unit) (n [numCases]int64, open bool) {
	q := c.questions[u]
	if q < 0 {
		return n, u == users || u == endpoints
	}
	switch a.View.State(q) {
	case answer.Given:
		return c.numberCases(a, q), false
	case answer.Hidden:
		return n, u == users || u == endpoints
	case answer.Missing, answer.Unknown:
	}
	return n, true
}

// counts returns the number of units of each class. Open ones are assumed from
// the number of users, and users and computers from each other.
func (c *Card) counts(a *Answers) [numUnits]count {
	var all [numUnits]count
	u, usersOpen := c.counted(a, users)
	e, endpointsOpen := c.counted(a, endpoints)
	switch {
	case !usersOpen:
		all[users] = count{n: u, known: true}
		if endpointsOpen {
			all[endpoints] = timesUsers(&all[users], c.endpointsPerUser)
		} else {
			all[endpoints] = count{n: e, known: true}
		}
	case !endpointsOpen:
		all[endpoints] = count{n: e, known: true}
		// More computers to a person means fewer people. Without computers
		// nothing follows about the people: their number stays unknown.
		if e[typical] > 0 {
			ratio := c.endpointsPerUser
			all[users] = count{n: [numCases]int64{ceilDiv(e[low], ratio[high]), ceilDiv(e[typical], ratio[typical]), ceilDiv(e[high], ratio[low])}, known: true, assumed: true}
		}
	}
	for k := range numUnits {
		if k == users || k == endpoints {
			continue
		}
		n, open := c.counted(a, k)
		switch {
		case !open && k == extraSites:
			for i := range n {
				n[i] = max(0, n[i]-100)
			}
			all[k] = count{n: n, known: true}
		case !open:
			all[k] = count{n: n, known: true}
		default:
			all[k] = timesUsers(&all[users], c.perUser[k].perUser)
			if q := c.questions[k]; q >= 0 && gateUnsettled(a.View, q) {
				all[k].n[low] = 0 // it may turn out that nobody is asked
			}
		}
	}
	return all
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
