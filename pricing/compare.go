package pricing

import (
	"cmp"
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// ModelInput is one split as it goes into the comparison.
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
	Months      int          // 0: the card's term
	Recommended *terms.Model // the model whose split decides what of today's spend ends; nil for none
	Proposal    *ModelInput  // what is proposed beside it; nil for nothing
	ShowsOwn    bool         // whoever reads it is shown the team of the client's own that does everything
	Increase    *int64       // the yearly increase of the fee by the provider's own terms, in hundredths of a percent; nil: the card's
}

// Component is one part of what an option costs over the term.
type Component struct {
	ID      string `json:"id"`
	Kind    Kind   `json:"kind"` // what it is of the basket
	Label   string `json:"label"`
	Total   Range  `json:"total"`   // over the term; unknown is not zero
	Assumed bool   `json:"assumed"` // worked out from the card's figures, not from answers
}

// Kind is what a part of a sum is. A basket is made of kinds.
type Kind string

// The kinds. Pay of the people who are there is none of them: it is in no sum.
const (
	KindFee       Kind = "fee"
	KindOneTime   Kind = "one_time"
	KindEnds      Kind = "ends"         // what is paid to others today, until it ends
	KindContinues Kind = "continues"    // what is paid to others today and goes on
	KindPeople    Kind = "added_people" // people who are not there yet, with finding and training them
	KindBought    Kind = "bought"       // tools and services that a team of one's own has to buy
	KindOutside   Kind = "outside"      // what is paid to others today, of which nobody knows what ends; in no basket
)

// Year is what an option costs in one year of the term; the last one may be shorter.
type Year struct {
	Year       int        `json:"year"`
	Months     int        `json:"months"`
	Total      Range      `json:"total"`
	Components []YearPart `json:"components"` // add up to Total to the cent
}

// YearPart is one part of a year.
type YearPart struct {
	ID    string `json:"id"`
	Total Range  `json:"total"`
}

// Option is one way to go on and what it costs over the term.
type Option struct {
	ID         string      `json:"id"`
	Label      string      `json:"label"`
	Total      Range       `json:"total"`
	Components []Component `json:"components"` // add up to Total to the cent
	Years      []Year      `json:"years"`      // add up to Total to the cent
	Compared   bool        `json:"compared"`   // its sum holds the basket, so that it may stand beside the others
	Vetoed     bool        `json:"vetoed"`
	Hire       int         `json:"hire"` // IT people whose hire alone would make the model possible
	Note       string      `json:"note"` // what the sum leaves out, "" when nothing

	parts []part
}

// Comparison is the total cost of every option over a term.
type Comparison struct {
	Months int `json:"months"`
	// Whether today's spend may stand beside the options: it is known what of it ends and
	// what goes on, pay is the same on both sides, and what is priced was counted.
	Comparable  bool         `json:"comparable"`
	Basket      []Kind       `json:"basket"`       // what the sum of every compared option holds
	Missing     []Missing    `json:"missing"`      // why today is not among them
	NotCompared string       `json:"not_compared"` // the same in one sentence, "" where it is
	Options     []Option     `json:"options"`      // the three models, then what else there is of proposal, one_more_hire, in_house and today
	BreakEven   BreakEven    `json:"break_even"`
	BreakEvens  []OptionEven `json:"break_evens"`
	Saving      *Saving      `json:"saving"` // nil where none may be claimed
	Taken       []string     `json:"assumptions"`
	Spend       TodaySpend   `json:"today"`
	Unsettled   []Unsettled  `json:"-"` // answers that are given and not settled, where they move a sum
	Odd         []Check      `json:"-"` // what does not fit together of today's spend

	recommended string  // the option of the recommended model, "" for none
	firm        bool    // it stands beside an offer
	asks        []Check // what is to be asked so that today's spend can be compared
}

// Missing is something for want of which today's spend is not compared.
type Missing struct {
	Question string `json:"question"` // to ask
	Text     string `json:"text"`     // what is to be found out; "" until somebody names the topic of the question
}

// The ids of the options that are no models.
const (
	InHouse     = "in_house"
	Today       = "today"
	Beside      = "proposal"
	OneMoreHire = "one_more_hire"
)

// comparisonRules are how costs are compared over a term.
type comparisonRules struct {
	months       int
	payrollStays rule // the people there are stay
	labels       map[string]string
	wageAssumed  string
	withoutPay   string // said of options whose sum lacks the pay of new people
	said         comparisonTexts
	growth       []growthRule
	growthAsked  int // the question that the growth follows from, -1 for none
	increase     increases
}

// comparer computes one comparison.
type comparer struct {
	card    *Card
	in      CompareInput
	arith   arith
	months  int
	pace    pace
	spend   spend
	stands  bool // today's spend is in the basket
	itFTE   [numCases]int64
	fteOpen bool
	noted   []Unsettled
}

// Compare adds up what each option costs over the term, every one with the same
// basket: the three models, what is proposed beside the recommended one, one more
// person in the team there is, a team that does everything, and going on as today.
// What depends on an open answer is unknown, never zero.
func (c *Card) Compare(in CompareInput) Comparison {
	m := comparer{card: c, in: in, arith: c.arith(), months: in.Months}
	if m.months <= 0 {
		m.months = c.comparison.months
	}
	m.itFTE, _ = m.number(questionITFTE)
	m.fteOpen = m.in.View.Lookup(questionITFTE).State.Open()
	m.pace = c.paceOf(&in, m.months)
	m.spend = m.spent()
	out := Comparison{
		Months: m.months, BreakEven: c.breakEven(&in.Answers, in.Models[terms.FullyManaged].Estimate),
		Missing: m.missing(), BreakEvens: []OptionEven{}, Taken: []string{}, Odd: m.spend.odd,
	}
	out.firm = in.Firm
	focus := m.focus()
	if focus != nil {
		out.recommended = in.Recommended.String()
	}
	out.Comparable = focus != nil && len(out.Missing) == 0
	m.stands = focus != nil && m.spend.known && len(m.under(&focus.Split).missing) == 0
	out.Basket = m.basket()
	for _, model := range terms.Models() {
		out.Options = append(out.Options, m.model(model))
	}
	if in.Proposal != nil {
		out.Options = append(out.Options, m.offered(Beside, in.Proposal))
	}
	out.Options = append(out.Options, m.ownTeam()...)
	out.Options = append(out.Options, m.today())
	for _, id := range []string{Today, OneMoreHire} {
		if o := out.find(id); o != nil {
			o.Compared = out.Comparable && m.stands
		}
	}
	m.claims(&out)
	out.Spend = m.told()
	out.Taken = m.taken(&out)
	out.Unsettled = m.noted
	return out
}

// focus is the split that decides what of today's spend ends, nil for none.
func (m *comparer) focus() *ModelInput {
	if m.in.Recommended == nil {
		return nil
	}
	return &m.in.Models[*m.in.Recommended]
}

// basket lists what the sum of every compared option holds.
func (m *comparer) basket() []Kind {
	all := []Kind{KindFee, KindOneTime}
	if m.stands {
		all = append(all, KindEnds, KindContinues)
	}
	if m.card.inHouse != nil {
		all = append(all, KindPeople, KindBought)
	}
	return all
}

// number returns the number answered to a question in three cases, and whether
// there is one.
func (m *comparer) number(id string) (n [numCases]int64, given bool) {
	return m.at(m.in.View.Schema().Find(id))
}

// at is number for the place of a question, -1 for none.
func (m *comparer) at(i int) (n [numCases]int64, given bool) {
	if i < 0 || m.in.View.State(i) != answer.Given {
		return n, false
	}
	n = m.card.numberCases(&m.in.Answers, i)
	m.noted = noteNumber(m.noted, i, n)
	return n, true
}

// model is the option of a model.
func (m *comparer) model(model terms.Model) Option {
	in := &m.in.Models[model]
	o := m.offered(model.String(), in)
	o.Label = cmp.Or(o.Label, m.in.Names[model])
	o.Vetoed, o.Hire = in.Vetoed, in.Hire
	return o
}

// offered is the option of a split: the fee, what comes once, the people whom it lives
// from and who are not there, and of today's spend what ends until it does and what
// goes on.
func (m *comparer) offered(id string, in *ModelInput) Option {
	o := m.option(id)
	fee := in.Estimate.Monthly
	resold, resells := m.card.Resold(&in.Estimate)
	if resells = resells && fee.Known && !resold.Monthly.High.IsZero(); resells {
		fee = resold.ServiceMonthly
	}
	o.parts = append(o.parts, part{id: "fee", kind: KindFee, known: fee.Known, flows: []flow{m.monthly(fee.cases(), risesAsFee)}})
	if resells { // its makers set what it costs
		o.parts = append(o.parts, part{id: "resale", kind: KindFee, known: true, flows: []flow{m.monthly(resold.Monthly.cases(), risesAsSuppliers)}})
	}
	o.parts = append(o.parts,
		part{id: "one_time", kind: KindOneTime, known: in.Estimate.OneTime.Known && !startApart(&in.Estimate), flows: []flow{m.once(in.Estimate.OneTime.cases(), 0)}})
	if in.Posts.High > 0 && m.card.inHouse == nil {
		o.Note = m.card.comparison.withoutPay
	}
	if in.Posts.High > 0 && m.card.inHouse != nil {
		n := [numCases]int64{int64(in.Posts.Low) * 100, int64(in.Posts.Typical) * 100, int64(in.Posts.High) * 100}
		flows := []flow{m.yearly(m.times(m.card.inHouse.loaded, n)), m.once(m.times(m.card.inHouse.recruiting, n), 0)}
		o.parts = append(o.parts, part{id: "hire", kind: KindPeople, known: true, assumed: true, flows: flows})
	}
	if m.stands {
		o.parts = append(o.parts, m.besideFee(&in.Split)...)
	}
	o.Compared = true
	return m.sum(o)
}

// startApart reports whether what comes once is quoted separately, so that nobody knows it.
func startApart(e *Estimate) bool {
	once := func(l Line) bool { return l.Period == Once }
	return !slices.ContainsFunc(e.Lines, once) && slices.ContainsFunc(e.Separate, once)
}

// besideFee are the parts of today's spend beside the fee of a split.
func (m *comparer) besideFee(split *terms.Split) []part {
	u := m.under(split)
	if len(u.missing) > 0 {
		return []part{{id: "continues", kind: KindContinues}}
	}
	return u.parts
}

// today is what the client pays others now. Where nobody knows what of it ends it stands
// by itself and is compared with nothing.
func (m *comparer) today() Option {
	o := m.option(Today)
	if m.stands {
		o.parts = m.goesOn()
		return m.sum(o)
	}
	c := m.amounts(m.spend.total)
	o.parts = []part{{id: "outside", kind: KindOutside, known: m.spend.given, flows: []flow{m.monthly(c, risesAsSuppliers)}}}
	return m.sum(o)
}

func (m *comparer) option(id string) Option {
	return Option{ID: id, Label: m.card.comparison.labels[id]}
}

// sum works out the years of the parts and adds them up.
func (m *comparer) sum(o Option) Option {
	a := m.card.arith()
	o.Total = same(a.nothing())
	o.Components = []Component{}
	for y := range (m.months + 11) / 12 {
		o.Years = append(o.Years, Year{Year: y + 1, Months: min(12, m.months-12*y), Total: same(a.nothing()), Components: []YearPart{}})
	}
	for i := range o.parts {
		p := &o.parts[i]
		label := cmp.Or(p.label, m.card.comparison.labels[p.id])
		c := Component{ID: p.id, Kind: p.kind, Label: label, Total: same(a.nothing()), Assumed: p.assumed}
		for y := range o.Years {
			in := m.within(&a, p, 12*y, min(12*(y+1), m.months))
			o.Years[y].Components = append(o.Years[y].Components, YearPart{ID: p.id, Total: in})
			o.Years[y].Total = a.addRange(o.Years[y].Total, in)
			c.Total = a.addRange(c.Total, in)
		}
		o.Components = append(o.Components, c)
		o.Total = a.addRange(o.Total, c.Total)
	}
	if a.err != nil { // a figure is too large: nothing of it is known
		o.Total = Range{}
		for i := range o.Components {
			o.Components[i].Total = Range{}
		}
		for y := range o.Years {
			o.Years[y].Total = Range{}
			for i := range o.Years[y].Components {
				o.Years[y].Components[i].Total = Range{}
			}
		}
	}
	return o
}

// Charged is what the provider is paid over the term in an option: its fee, as it moves with
// people and prices, and what is paid once. It is unknown where one of them is, or where
// there is no such option.
func (c *Card) Charged(all *Comparison, id string) Range {
	i := slices.IndexFunc(all.Options, func(o Option) bool { return o.ID == id })
	if i < 0 {
		return Range{}
	}
	a := c.arith()
	total := same(a.nothing())
	for _, part := range all.Options[i].Components {
		if part.Kind == KindFee || part.Kind == KindOneTime {
			total = a.addRange(total, part.Total)
		}
	}
	if a.err != nil {
		return Range{}
	}
	return total
}

// taken says what the sums take for granted beside answers: how people and prices move,
// and what a new person costs where one is counted.
func (m *comparer) taken(c *Comparison) []string {
	all := append(m.sayIncrease(), m.pace.said...)
	if f := m.focus(); f != nil && m.stands && m.spend.total[high] > 0 {
		if resold, ok := m.card.Resold(&f.Estimate); ok && !resold.Monthly.High.IsZero() {
			all = appendSaid(all, m.card.comparison.said.Resale)
		}
	}
	if m.fteOpen || m.itFTE[high] > 0 {
		all = appendSaid(all, m.card.comparison.said.Pay)
	}
	people := func(o *Option) bool {
		return slices.ContainsFunc(o.Components, func(c Component) bool { return c.Kind == KindPeople })
	}
	for i := range c.Options {
		if o := &c.Options[i]; (o.ID != InHouse || m.in.ShowsOwn) && o.Compared && !o.Vetoed && people(o) && m.card.comparison.wageAssumed != "" {
			all = append(all, m.card.comparison.wageAssumed)
			break
		}
	}
	return append([]string{}, all...)
}

// fill puts values into a sentence of the comparison.
func (m *comparer) fill(text string, values ...string) string {
	return m.card.filled(text, values...)
}
