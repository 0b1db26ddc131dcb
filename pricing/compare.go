package pricing

import (
	"cmp"

	"github.com/govalues/decimal"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// ModelInput is one model as it goes into the comparison.
type ModelInput struct {
	Estimate Estimate
	Split    terms.Split
	Vetoed   bool // ruled out; its option is marked so
	Hire     int  // IT people whose hire alone would make the model possible, 0 for none
	Posts    Posts
}

// Posts is how many IT people a model lives from who are not there; they cost. The
// three are the same while it is settled how many people there are.
type Posts struct{ Low, Typical, High int }

// CompareInput is what is compared over a term.
type CompareInput struct {
	Models [terms.NumModels]ModelInput // by terms.Model
	Names  [terms.NumModels]string     // what the models are called, where the card has no label of its own for them
	Answers
	Months int // 0: the card's term
}

// Component is one part of what an option costs over the term.
type Component struct {
	ID      string `json:"id"`
	Label   string `json:"label"`
	Total   Range  `json:"total"`   // over the term; unknown is not zero
	Assumed bool   `json:"assumed"` // worked out from the card's figures, not from answers
}

// Option is one way to go on and what it costs over the term.
type Option struct {
	ID         string      `json:"id"`
	Label      string      `json:"label"`
	Total      Range       `json:"total"`
	Components []Component `json:"components"` // add up to Total to the cent
	Vetoed     bool        `json:"vetoed"`
	Hire       int         `json:"hire"` // IT people whose hire alone would make the model possible
	Note       string      `json:"note"` // what the sum leaves out, "" when nothing
}

// BreakEven is the size at which a fully managed fee equals one IT person.
type BreakEven struct {
	Hire  Range `json:"hire"`  // yearly cost of one IT person with benefits and employer taxes
	Seats Range `json:"seats"` // most users with one computer each whose typical list price for a year is not above it
	// True when the client's typical fully managed fee for a year is not above the
	// typical cost of one person, whatever is not settled of the answers. The claim
	// may be made only then.
	Holds bool `json:"holds"`
}

// Comparison is the total cost of every option over a term.
type Comparison struct {
	Months int `json:"months"`
	// Whether the sums hold the same things, so that their difference means something.
	// What is paid outside today holds licenses and lines that the options do not, and
	// nobody has said how much, so while today's spend is among them they do not.
	Comparable  bool         `json:"comparable"`
	Options     []Option     `json:"options"` // the three models, then in_house where the card has figures for it, then today
	BreakEven   BreakEven    `json:"break_even"`
	Assumptions []Assumption `json:"-"` // they stand with those of the prices
	Unsettled   []Unsettled  `json:"-"` // answers that are given and not settled, where they move a sum
}

// The ids of the two options that are not models.
const (
	InHouse = "in_house"
	Today   = "today"
)

type comparisonRules struct {
	months         int
	payrollStays   rule // under fully managed
	labels         map[string]string
	payrollAssumed string
	withoutPay     string // said of options whose sum lacks the pay of people
}

// inHouseRules are the figures of a team of one's own, in currency units.
type inHouseRules struct {
	loaded       cases // yearly cost of one IT person: wage x (1 + load)
	usersPerPost [numCases]int64
	recruiting   cases // for one hire
	yearsInPost  int64
	training     cases // for one post and year
	tools        cases // for one user and month
	note         string
}

// comparer computes one comparison.
type comparer struct {
	card    *Card
	in      CompareInput
	months  int
	itFTE   [numCases]int64 // hundredths
	fteOpen bool
	payroll Component // of the IT people there are, over the term
	noted   []Unsettled
}

// Compare adds up what each option costs over the term: the three models with
// the client's own people, a team that does everything, and going on as today.
// What depends on an open answer is unknown, never zero.
func (c *Card) Compare(in CompareInput) Comparison {
	m := comparer{card: c, in: in, months: in.Months}
	if m.months <= 0 {
		m.months = c.comparison.months
	}
	m.itFTE, _ = m.number(questionITFTE)
	m.fteOpen = in.View.Lookup(questionITFTE).State.Open()
	m.payroll = m.ownPeople()
	out := Comparison{Months: m.months, BreakEven: c.breakEven(in.Models[terms.FullyManaged].Estimate)}
	for _, model := range terms.Models() {
		out.Options = append(out.Options, m.model(model))
	}
	if c.inHouse != nil {
		out.Options = append(out.Options, m.inHouse())
	}
	today := m.today()
	out.Options = append(out.Options, today)
	out.Comparable = !today.Total.Known
	if m.payroll.Assumed {
		out.Assumptions = append(out.Assumptions, Assumption{Question: questionPayroll, Text: c.comparison.payrollAssumed})
	}
	out.Unsettled = m.noted
	return out
}

// number returns the number answered to a question in three cases, and whether
// there is one.
func (m *comparer) number(id string) (n [numCases]int64, given bool) {
	i := m.in.View.Schema().Find(id)
	if i < 0 || m.in.View.State(i) != answer.Given {
		return n, false
	}
	n = m.card.numberCases(&m.in.Answers, i)
	m.noted = noteNumber(m.noted, i, n)
	return n, true
}

// component computes one part; a failure of arithmetic leaves it unknown.
func (m *comparer) component(id string, assumed bool, f func(a *arith) Range) Component {
	a := m.card.arith()
	total := f(&a)
	if a.err != nil {
		total = Range{}
	}
	return Component{ID: id, Label: m.card.comparison.labels[id], Total: total, Assumed: assumed}
}

// overTerm returns yearly x people (hundredths) for the months of the term.
func (m *comparer) overTerm(a *arith, yearly cases, people [numCases]int64) Range {
	for i := range yearly {
		yearly[i] = a.quo(a.mul(a.mul(yearly[i], whole(people[i])), months(m.months)), 12)
	}
	return yearly.known()
}

// months makes a decimal of a number of months.
func months(n int) decimal.Decimal { return whole(int64(n) * 100) }

// ownPeople is the payroll of the IT people there are: the answer, or their
// number at the card's loaded wage, or unknown while both are open. A card
// without wages leaves what is not answered out of all options, so that each of
// them holds the same.
func (m *comparer) ownPeople() Component {
	pay, given := m.number(questionPayroll)
	worked := !given && m.card.inHouse != nil // out from the card's figures
	return m.component("payroll", worked && !m.fteOpen && m.itFTE[high] > 0, func(a *arith) Range {
		switch {
		case !given && !worked:
			return same(a.nothing())
		case given:
			return m.overTerm(a, cases{Hundredths(pay[low]), Hundredths(pay[typical]), Hundredths(pay[high])}, [numCases]int64{100, 100, 100})
		case m.fteOpen:
			return Range{}
		}
		return m.overTerm(a, m.card.inHouse.loaded, m.itFTE)
	})
}

// hasPayroll reports whether there is, or may be, a payroll to count.
func (m *comparer) hasPayroll() bool {
	return !m.payroll.Total.Known || !m.payroll.Total.High.IsZero()
}

// model is the fee over the term, the one-time costs, the payroll that stays
// and the hire that the model needs.
func (m *comparer) model(model terms.Model) Option {
	in := &m.in.Models[model]
	o := m.option(model.String())
	o.Label = cmp.Or(o.Label, m.in.Names[model])
	o.Vetoed, o.Hire = in.Vetoed, in.Hire
	o.Components = append(o.Components,
		m.component("fee", false, func(a *arith) Range {
			return a.amount(in.Estimate.Monthly, same(months(m.months)))
		}),
		m.component("one_time", false, func(*arith) Range { return in.Estimate.OneTime }))
	stays := m.stays(model)
	if stays[high] && m.hasPayroll() {
		payroll := m.payroll
		if payroll.Total.Known {
			total := stays.in(payroll.Total.cases())
			payroll.Total = total.known()
		}
		o.Components = append(o.Components, payroll)
	}
	if m.card.inHouse == nil && (in.Posts.High > 0 || stays[high] && m.lacksPay()) {
		o.Note = m.card.comparison.withoutPay
	}
	if in.Posts.High > 0 && m.card.inHouse != nil {
		o.Components = append(o.Components, m.component("hire", true, func(a *arith) Range {
			n := [numCases]int64{int64(in.Posts.Low) * 100, int64(in.Posts.Typical) * 100, int64(in.Posts.High) * 100}
			pay := m.overTerm(a, m.card.inHouse.loaded, n)
			found := a.amount(Range{Low: whole(n[low]), Typical: whole(n[typical]), High: whole(n[high]), Known: true}, m.card.inHouse.recruiting.known())
			return a.addRange(pay, found)
		}))
	}
	return m.sum(o)
}

// stays says in which cases the people there are are paid on under a model. Under
// fully managed nobody is left in IT, unless the client says that they stay; then
// the model must not look cheaper than it would be.
func (m *comparer) stays(model terms.Model) holds {
	if model != terms.FullyManaged {
		return holds{true, true, true}
	}
	r := &m.card.comparison.payrollStays
	h := ruleHolds(r, m.in.View)
	if h[low] != h[high] && m.hasPayroll() {
		for _, q := range r.tested {
			if half(m.in.View, q) {
				m.noted = noted(m.noted, Unsettled{Question: q, Lines: []string{m.payroll.Label}})
			}
		}
	}
	return h
}

// inHouse is a team that does everything: the people there are, the posts that
// are missing by the usual ratio of users to IT people (at least one post), the
// cost of filling them, training and tools.
func (m *comparer) inHouse() Option {
	o := m.option(InHouse)
	rules := m.card.inHouse
	o.Note = rules.note
	people := m.card.counts(&m.in.Answers)[users]
	if !people.known {
		o.Components = append(o.Components, m.component("posts", true, func(*arith) Range { return Range{} }))
		return m.sum(o)
	}
	own := m.itFTE // nobody while their number is open
	var posts, missing [numCases]int64
	for i := range posts {
		// Many users to one post make the team small and cheap.
		ratio := rules.usersPerPost[numCases-1-i]
		posts[i] = max(100, ceilDiv(people.n[i], ratio), own[i])
		// The fewest are missing where most are there.
		missing[i] = max(0, posts[i]-own[numCases-1-i])
	}
	missing[typical] = posts[typical] - own[typical]
	if own[high] > 0 {
		o.Components = append(o.Components, m.payroll)
	}
	if missing[high] > 0 {
		o.Components = append(o.Components, m.component("posts", true, func(a *arith) Range {
			return m.overTerm(a, rules.loaded, missing)
		}))
	}
	o.Components = append(o.Components,
		m.component("recruiting", true, func(a *arith) Range {
			c := rules.recruiting
			for i := range c {
				c[i] = a.quo(a.mul(a.mul(c[i], whole(posts[i])), months(m.months)), uint64(12*rules.yearsInPost))
			}
			return c.known()
		}),
		m.component("training", true, func(a *arith) Range { return m.overTerm(a, rules.training, posts) }),
		m.component("tools", true, func(a *arith) Range {
			c := rules.tools
			for i := range c {
				c[i] = a.cents(a.mul(a.mul(c[i], whole(people.n[i])), months(m.months)))
			}
			return c.known()
		}))
	return m.sum(o)
}

// today is what the client spends outside and on people now.
func (m *comparer) today() Option {
	o := m.option(Today)
	spend, given := m.number(questionSpend)
	o.Components = append(o.Components, m.component("outside", false, func(a *arith) Range {
		if !given {
			return Range{}
		}
		var c cases
		for i := range c {
			c[i] = a.cents(a.mul(Hundredths(spend[i]), months(m.months)))
		}
		return c.known()
	}))
	if m.hasPayroll() {
		o.Components = append(o.Components, m.payroll)
	}
	if m.lacksPay() {
		o.Note = m.card.comparison.withoutPay
	}
	return m.sum(o)
}

// lacksPay reports whether there are, or may be, people whose pay is in no sum.
func (m *comparer) lacksPay() bool {
	return m.card.inHouse == nil && m.in.View.Lookup(questionPayroll).State != answer.Given && (m.fteOpen || m.itFTE[high] > 0)
}

func (m *comparer) option(id string) Option {
	return Option{ID: id, Label: m.card.comparison.labels[id]}
}

// sum adds the components up.
func (m *comparer) sum(o Option) Option {
	a := m.card.arith()
	o.Total = same(a.nothing())
	for i := range o.Components {
		o.Total = a.addRange(o.Total, o.Components[i].Total)
	}
	if a.err != nil {
		o.Total = Range{}
	}
	return o
}

// OverTerm is a fee and what is paid once over so many months; unknown where one of them
// is, or where the sum would be too large to be exact.
func (c *Card) OverTerm(monthly, once Range, term int) Range {
	a := c.arith()
	total := a.addRange(a.amount(monthly, same(months(term))), once)
	if a.err != nil {
		return Range{}
	}
	return total
}

// breakEven computes up to how many seats the list price stays within the cost
// of one IT person, and whether this client's fee does.
func (c *Card) breakEven(fully Estimate) BreakEven {
	if c.inHouse == nil {
		return BreakEven{}
	}
	a := c.arith()
	b := BreakEven{Hire: c.inHouse.loaded.known()}
	if !c.classes[users].priced || !c.classes[endpoints].priced {
		return b
	}
	var seats cases
	for i, hire := range c.inHouse.loaded {
		seats[i] = Hundredths(c.seatsWithin(&a, hire) * 100) // with decimals, as the output always had it
	}
	if a.err != nil {
		return b
	}
	b.Seats = seats.known()
	if fully.Monthly.Known {
		yearly := a.mul(a.most(&fully), months(12))
		b.Holds = a.err == nil && yearly.Cmp(b.Hire.Typical) <= 0
	}
	return b
}

// most is the monthly fee at typical rates with the largest quantities that answers
// that are not settled may come to.
func (a *arith) most(e *Estimate) decimal.Decimal {
	fee := e.Monthly.Typical
	if len(e.Unsettled) == 0 {
		return fee
	}
	for i := range e.Lines {
		if l := &e.Lines[i]; l.Period == Month && !l.Assumed && l.Quantity.Known && l.Rate.Known {
			fee = a.add(fee, a.mul(a.add(l.Quantity.High, l.Quantity.Typical.Neg()), l.Rate.Typical))
		}
	}
	return fee
}

// maxSeats ends the search for a break-even; it is far above any company that
// would compare its fee with one person.
const maxSeats = 1_000_000

// seatsWithin returns the most seats whose typical list price for a year is not
// above an amount. The price rises with every seat, so halving finds it.
func (c *Card) seatsWithin(a *arith, yearly decimal.Decimal) int64 {
	within := func(n int64) bool {
		price := c.listPrice(a, n*100, n*100)
		return a.mul(price, months(12)).Cmp(yearly) <= 0
	}
	var from, to int64 = 0, maxSeats
	for from < to {
		middle := (from + to + 1) / 2
		if within(middle) {
			from = middle
		} else {
			to = middle - 1
		}
	}
	return from
}
