package pricing

// OptionEven is from which month on an option has cost no more than going on as today.
type OptionEven struct {
	Option string `json:"option"`
	Month  *int   `json:"month"` // from 1; nil where it never does within the term
}

// Saving is what the recommended model costs less than going on as today. It is named
// only where both hold the same things, and in every case.
type Saving struct {
	Against   string `json:"against"`
	Option    string `json:"option"`
	FromMonth int    `json:"from_month"` // the first month behind the end of what ends
	Monthly   Range  `json:"monthly"`    // in that month
	Total     Range  `json:"total"`      // over the term
}

// TodaySpend is what is paid to others today, a month, as far as it is known.
type TodaySpend struct {
	Monthly   Range `json:"spend"`
	Ends      Range `json:"ends"`      // of it what ends under the recommended split
	Continues Range `json:"continues"` // and what goes on
	EndsIn    *int  `json:"ends_in"`   // in how many months the last of it has ended, most likely; nil where nothing ends, or nobody knows when
}

// claims works out from when on each option has cost no more than today, and what may be
// said to be saved.
func (m *comparer) claims(c *Comparison) {
	today := c.find(Today)
	if !c.Comparable || today == nil || !today.Total.Known {
		return
	}
	now, known := m.running(today)
	if !known {
		return
	}
	for i := range c.Options {
		o := &c.Options[i]
		if o.ID == Today || !o.Compared {
			continue
		}
		sums, known := m.running(o)
		if !known {
			continue
		}
		even := OptionEven{Option: o.ID}
		for month := m.months; month > 0 && sums[month-1].Cmp(now[month-1]) <= 0; month-- {
			from := month
			even.Month = &from
		}
		c.BreakEvens = append(c.BreakEvens, even)
	}
	c.Saving = m.saving(c.find(m.in.Recommended.String()), today)
}

// saving is what an option saves against today, nil where that does not hold in every
// case, or nothing ends within the term.
func (m *comparer) saving(o, today *Option) *Saving {
	u := m.under(&m.focus().Split)
	last := max(u.last[low], u.last[typical], u.last[high])
	if !o.Total.Known || u.ends[low] <= 0 || last >= m.months {
		return nil
	}
	a := m.card.arith()
	less := func(x, y Range) (Range, bool) {
		c, other := x.cases(), y.cases()
		for i := range c {
			c[i] = a.add(c[i], other[i].Neg())
			if !c[i].IsPos() {
				return Range{}, false
			}
		}
		least, most := c[low].Min(c[typical]).Min(c[high]), c[low].Max(c[typical]).Max(c[high])
		return Range{Low: least, Typical: c[typical], High: most, Known: true}, a.err == nil
	}
	in := func(o *Option) Range {
		sum := same(a.nothing())
		for i := range o.parts {
			sum = a.addRange(sum, m.within(&a, &o.parts[i], last, last+1))
		}
		return sum
	}
	monthly, lower := less(in(today), in(o))
	total, saves := less(today.Total, o.Total)
	if !lower || !saves {
		return nil
	}
	return &Saving{Against: Today, Option: o.ID, FromMonth: last + 1, Monthly: monthly, Total: total}
}

func (c *Comparison) find(id string) *Option {
	for i := range c.Options {
		if c.Options[i].ID == id {
			return &c.Options[i]
		}
	}
	return nil
}

// told is what is known of today's spend under the recommended split.
func (m *comparer) told() TodaySpend {
	var t TodaySpend
	if !m.spend.given {
		return t
	}
	total := m.amounts(m.spend.total)
	t.Monthly = total.known()
	if !m.stands {
		return t
	}
	u := m.under(&m.focus().Split)
	ends := m.amounts(u.ends)
	t.Ends = ends.known()
	t.Continues = same(m.arith.nothing())
	for i := range u.parts {
		if u.parts[i].kind == KindContinues {
			t.Continues = m.arith.addRange(t.Continues, Range{Low: u.parts[i].flows[0].amount[low], Typical: u.parts[i].flows[0].amount[typical], High: u.parts[i].flows[0].amount[high], Known: true})
		}
	}
	if u.ends[high] > 0 {
		last := u.last[typical]
		t.EndsIn = &last
	}
	return t
}
