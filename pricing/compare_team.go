package pricing

import (
	"slices"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// inHouseRules are the figures of a team of one's own, in currency units.
type inHouseRules struct {
	loaded       cases // yearly cost of one IT person: wage x (1 + load)
	usersPerPost [numCases]int64
	recruiting   cases // for one hire
	yearsInPost  int64
	training     cases // for one post and year
	tools        cases // for one user and month
	watch        cases // for one user and month; nothing where the card has no figure
	work         workRules
	note         string // where the team is on duty day and night
	lacks        string // elsewhere
	lacksLonger  string // where longer hours are in the sum
	oneMore      string // of one more person beside those who are there
	whole        string // where everybody is counted whom the work takes
	cheaper      string // where such a team comes to less than the recommended model
	named        *rule  // where an answer names such a team as a way to go
}

// workRules say how many posts the work of a client takes.
type workRules struct {
	given        bool
	leastPeople  int64             // below so many a team that does everything is not compared
	classes      [MaxClasses]int64 // hundredths: how many people one unit makes as much work as
	scale        []workStep
	sitesPerPost int64
	requests     [numCases]int64 // a month for one post
	least        []postsRule
	shifts       []postsRule // beside the work by day
	more         []postsRule // beside those who are there
	handed       []handedRule
	goes         *rule // the people who are there go; nil: never
}

// workStep: the work of people from from on counts at percent.
type workStep struct{ from, percent int64 }

// postsRule is a number of posts that is needed where a rule counts, in hundredths.
type postsRule struct {
	rule
	posts [numCases]int64
}

// has reports whether there is a team of the client's own that stays, or may be.
func (m *comparer) hasTeam() bool {
	return m.itFTE[high] >= 50 && ruleHolds(&m.card.comparison.payrollStays, m.in.View)[high]
}

// ownTeam are the options of people of the client's own: one more beside those who are
// there, and a team that does everything.
func (m *comparer) ownTeam() []Option {
	var all []Option
	if m.card.inHouse == nil {
		return nil
	}
	if m.hasTeam() {
		all = append(all, m.oneMore())
	}
	if people := m.card.counts(&m.in.Answers)[users]; !people.known || people.n[high] >= m.card.inHouse.work.leastPeople {
		all = append(all, m.inHouse(&people))
	}
	return all
}

// oneMore is going on as today with one more person.
func (m *comparer) oneMore() Option {
	o := m.option(OneMoreHire)
	o.Note = m.card.inHouse.oneMore
	one := [numCases]int64{100, 100, 100}
	o.parts = []part{{id: "continues", kind: KindContinues}}
	if m.stands {
		o.parts = m.goesOn()
	}
	r := m.card.inHouse
	o.parts = append(o.parts,
		part{id: "hire", kind: KindPeople, label: m.card.comparison.labels["one_person"], known: true, assumed: true, flows: []flow{m.yearly(m.times(r.loaded, one))}},
		part{id: "recruiting", kind: KindPeople, known: true, assumed: true, flows: m.finding([]posts{one})},
		part{id: "training", kind: KindPeople, known: true, assumed: true, flows: []flow{m.yearly(m.times(r.training, one))}},
		part{id: "tools", kind: KindBought, known: true, assumed: true, flows: []flow{{amount: m.times(r.tools, one), per: 1, until: m.term(), rises: risesAsSuppliers}}})
	return m.sum(o)
}

// posts are people of a team in hundredths and three cases.
type posts = [numCases]int64

// finding is what it costs to find people: whoever is added, and again when they have
// left. The last number holds for what is left of the term.
func (m *comparer) finding(added []posts) []flow {
	var all []flow
	r := m.card.inHouse
	for y := range (m.months + 11) / 12 {
		n := added[min(y, len(added)-1)]
		if y > 0 && int64(y)%max(1, r.yearsInPost) != 0 { // only those who are new
			before := added[min(y-1, len(added)-1)]
			for i := range n {
				n[i] = max(0, n[i]-before[i])
			}
		}
		if n != (posts{}) {
			all = append(all, m.once(m.times(r.recruiting, n), 12*y))
		}
	}
	return all
}

// inHouse is a team that does everything that the recommended model holds: the posts
// that the work takes and that are not there, the cost of filling them, training, tools,
// the watch and the programs, and of today's spend what such a team would not replace.
func (m *comparer) inHouse(people *count) Option {
	o := m.option(InHouse)
	r := m.card.inHouse
	o.Note = m.lacking()
	if !people.known || m.fteOpen {
		o.parts = []part{{id: "posts", kind: KindPeople}}
		return m.sum(o)
	}
	o.Compared = true
	var added []posts
	for y := range (m.months + 11) / 12 {
		added = append(added, m.needed(12*y+6))
	}
	add := func(id string, kind Kind, flows ...flow) {
		o.parts = append(o.parts, part{id: id, kind: kind, known: true, assumed: true, flows: flows})
	}
	if m.stands {
		o.parts = append(o.parts, m.besideOwnTeam()...)
	}
	add("posts", KindPeople, m.byYear(r.loaded, added)...)
	if m.itFTE[high] > 0 && m.anew()[typical] {
		o.parts[len(o.parts)-1].label = m.card.comparison.labels["posts_whole"]
		o.Note = strings.Join(appendSaid(nil, r.whole, o.Note), " ")
	}
	add("recruiting", KindPeople, m.finding(added)...)
	add("training", KindPeople, m.byYear(r.training, added)...)
	add("tools", KindBought, m.monthly(m.toolsBeside(people), risesAsSuppliers))
	if f := m.focus(); f != nil {
		if side := f.Split[terms.SecurityOperations]; r.watch != (cases{}) && (side == terms.Provider || side == terms.Shared) {
			add("watch", KindBought, m.monthly(m.forPeople(r.watch, people), risesAsSuppliers))
		}
		if programs, held := m.programs(f); held {
			add("programs", KindBought, m.monthly(programs, risesAsSuppliers))
		}
	}
	o = m.sum(o)
	if f := m.focus(); f != nil && o.Total.Known && r.cheaper != "" {
		if own := m.offered(m.in.Recommended.String(), f); own.Total.Known && o.Total.Typical.Less(own.Total.Typical) {
			o.Note = strings.Join(appendSaid(nil, r.cheaper, o.Note), " ")
		}
	}
	return o
}

// byYear are flows of a yearly amount for a number of people that changes by the year.
func (m *comparer) byYear(yearly cases, people []posts) []flow {
	var all []flow
	for y, n := range people {
		f := m.yearly(m.times(yearly, n))
		f.from = 12 * y
		for i := range f.until {
			f.until[i] = min(12*(y+1), m.months)
		}
		all = append(all, f)
	}
	return all
}

// needed is how many posts are not there that the whole work takes in a month of the
// term, in hundredths.
func (m *comparer) needed(month int) (missing posts) {
	w := &m.card.inHouse.work
	work, handed := m.work(month), m.handedOver()
	anew := m.anew()
	for i := range missing {
		// The fewest are missing where most are there.
		own := m.itFTE[numCases-1-i]
		if i == typical {
			own = m.itFTE[typical]
		}
		if anew[i] {
			own = 0
		}
		missing[i] = work[i] - own
		for j := range w.least {
			if ruleHolds(&w.least[j].rule, m.in.View)[i] {
				missing[i] = max(missing[i], w.least[j].posts[i]-own)
			}
		}
		for j := range w.more {
			if own > 0 && ruleHolds(&w.more[j].rule, m.in.View)[i] {
				missing[i] = max(missing[i], w.more[j].posts[i])
			}
		}
		if own > 0 {
			missing[i] = max(missing[i], upwards(work[i]*handed[i], hundredPercent*100)*100)
		}
		missing[i] = max(missing[i], 0)
	}
	return missing
}

// work is how many posts the units, the requests and the locations keep busy, whole
// ones, in hundredths.
func (m *comparer) work(month int) (n posts) {
	w := &m.card.inHouse.work
	counts := m.card.counts(&m.in.Answers)
	tickets, asked := m.number(questionTickets)
	for i := range n {
		var units int64 // ten-thousandths of the work of a person
		for k := range m.card.classes {
			if counts[k].known {
				units += counts[k].n[i] * w.classes[k]
			}
		}
		if !w.given {
			units = counts[users].n[i] * 100
		}
		units = w.scaled(units) / growthUnit * m.pace.people(i, month, true)
		// Many users to one post make the team small and cheap.
		n[i] = upwards(units, growthUnit*m.card.inHouse.usersPerPost[numCases-1-i])
		if per := w.requests[i]; asked && per > 0 {
			n[i] = max(n[i], upwards(tickets[i]*100, per))
		}
		if k := m.card.sites; k >= 0 && w.sitesPerPost > 0 && counts[k].known {
			n[i] += counts[k].n[i] * 100 / w.sitesPerPost
		}
		for j := range w.shifts {
			if ruleHolds(&w.shifts[j].rule, m.in.View)[i] {
				n[i] += w.shifts[j].posts[i]
			}
		}
		n[i] = max(100, upwards(n[i], 100)*100)
	}
	slices.Sort(n[:]) // where a dearer class is less work
	return n
}

// upwards divides and rounds up.
func upwards(n, by int64) int64 { return (n + by - 1) / by }

// scaled is work after what a large organization saves, times growthUnit.
func (w *workRules) scaled(units int64) int64 {
	if len(w.scale) == 0 {
		return units * growthUnit
	}
	total, before, percent := int64(0), int64(0), int64(maxPercent)
	for i := 0; i <= len(w.scale); i++ {
		to := units
		if i < len(w.scale) {
			to = min(units, (w.scale[i].from-1)*maxPercent)
		}
		total += max(0, to-before) * percent * growthMonths
		before = max(before, to)
		if i < len(w.scale) {
			percent = w.scale[i].percent
		}
	}
	return total
}

// forPeople is an amount for each person, less where there are many, as the volume of
// the card has it.
func (m *comparer) forPeople(each cases, people *count) cases {
	for i := range each {
		work := m.arith.mul(each[i], whole(people.n[i]))
		each[i] = m.arith.cents(m.card.volume[ofSeats].price(&m.arith, work, each[i]))
	}
	return each
}

// toolsBeside is what the tools cost that the recommended model brings, beyond those that
// are paid for today.
func (m *comparer) toolsBeside(people *count) cases {
	c := m.forPeople(m.card.inHouse.tools, people)
	if f := m.focus(); f != nil {
		part := int64(0)
		for t, side := range f.Split {
			if side == terms.Provider || side == terms.Shared {
				part += m.card.weights[t]
			}
		}
		for i := range c {
			c[i] = m.arith.cents(m.arith.mul(c[i], whole(min(part, 100))))
		}
	}
	if !m.stands {
		return c
	}
	for i := range m.card.today.parts {
		if !m.card.today.parts[i].tools {
			continue
		}
		has := m.amounts(m.spend.parts[i])
		for j := range c {
			paid := has[numCases-1-j]
			c[j] = m.arith.add(c[j], paid.Neg())
			if c[j].IsNeg() {
				c[j] = m.arith.nothing()
			}
		}
	}
	return c
}

// besideOwnTeam is what is paid to others today beside a team that does everything.
func (m *comparer) besideOwnTeam() []part {
	var u underSplit
	for i := range m.card.today.parts {
		p := &m.card.today.parts[i]
		amount, nothing := m.spend.parts[i], [numCases]int64{}
		switch {
		case amount[high] == 0:
		case p.endsOwn:
			m.add(&u, p, amount, nothing)
		default:
			m.add(&u, p, nothing, amount)
		}
	}
	if len(u.missing) > 0 {
		return []part{{id: "continues", kind: KindContinues}}
	}
	return u.parts
}

// programs are the compliance programs that the recommended price holds, at what they
// cost without a provider who shares the work: the whole of them.
func (m *comparer) programs(focus *ModelInput) (sum cases, held bool) {
	whole := m.in.Models[terms.FullyManaged].Estimate.Lines
	total := same(m.arith.nothing())
	for i := range whole {
		alike := func(l Line) bool { return l.ID == whole[i].ID }
		if m.card.program(whole[i].ID) && whole[i].Amount.Known && slices.ContainsFunc(focus.Estimate.Lines, alike) {
			total, held = m.arith.addRange(total, whole[i].Amount), true
		}
	}
	return total.cases(), held
}

// program reports whether a line is that of a compliance program.
func (c *Card) program(id string) bool {
	return slices.ContainsFunc(c.addons, func(a addon) bool { return a.id == id && a.limits.program })
}

// hires reports whether a company of this size would hire a person at all.
func (c *Card) hires(a *Answers) bool {
	people := c.counts(a)[users]
	return people.known && people.n[low] >= c.inHouse.work.leastPeople
}

// teamReads records the questions that the posts of a team follow from beside the counts.
func (c *Card) teamReads(r *answer.Reads) {
	if c.inHouse == nil {
		return
	}
	if c.inHouse.named != nil {
		r.Rule(&c.inHouse.named.Rule)
	}
	if c.inHouse.work.goes != nil {
		r.Rule(&c.inHouse.work.goes.Rule)
	}
	for i := range c.inHouse.work.handed {
		r.Rule(&c.inHouse.work.handed[i].Rule)
	}
	for i := range c.inHouse.work.least {
		r.Rule(&c.inHouse.work.least[i].Rule)
	}
	for i := range c.inHouse.work.shifts {
		r.Rule(&c.inHouse.work.shifts[i].Rule)
	}
	for i := range c.inHouse.work.more {
		r.Rule(&c.inHouse.work.more[i].Rule)
	}
}
