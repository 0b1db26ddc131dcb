package pricing

import "mspscope/internal/answer"

// count is the number of units of a class, in hundredths: three equal numbers
// when the question was answered, the card's assumed range while it is open.
type count struct {
	n       [numCases]int64
	known   bool
	assumed bool
}

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
func (c *Card) counted(v answer.View, u unit) (n int64, open bool) {
	q := c.questions[u]
	if q < 0 {
		return 0, u == users || u == endpoints
	}
	switch v.State(q) {
	case answer.Given:
		return max(0, v.Value(q).Number), false
	case answer.Hidden:
		return 0, u == users || u == endpoints
	case answer.Missing, answer.Unknown:
	}
	return 0, true
}

// counts returns the number of units of each class. Open ones are assumed from
// the number of users, and users and computers from each other.
func (c *Card) counts(v answer.View) [numUnits]count {
	var all [numUnits]count
	u, usersOpen := c.counted(v, users)
	e, endpointsOpen := c.counted(v, endpoints)
	switch {
	case !usersOpen:
		all[users] = exactly(u)
		if endpointsOpen {
			all[endpoints] = timesUsers(&all[users], c.endpointsPerUser)
		} else {
			all[endpoints] = exactly(e)
		}
	case !endpointsOpen:
		all[endpoints] = exactly(e)
		// More computers to a person means fewer people. Without computers
		// nothing follows about the people: their number stays unknown.
		if e > 0 {
			ratio := c.endpointsPerUser
			all[users] = count{n: [numCases]int64{ceilDiv(e, ratio[high]), ceilDiv(e, ratio[typical]), ceilDiv(e, ratio[low])}, known: true, assumed: true}
		}
	}
	for k := range numUnits {
		if k == users || k == endpoints {
			continue
		}
		n, open := c.counted(v, k)
		switch {
		case !open && k == extraSites:
			all[k] = exactly(max(0, n-100))
		case !open:
			all[k] = exactly(n)
		default:
			all[k] = timesUsers(&all[users], c.perUser[k].perUser)
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
