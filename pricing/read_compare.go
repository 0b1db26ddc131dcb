package pricing

import (
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"mspscope/internal/answer"
	"mspscope/internal/yamldoc"
)

// market takes the published band and its sentences. A card without the figures
// of a band has none.
func (rd *reader) market() {
	f := &rd.file.Market
	if !hasOne(f.Place, marketAmounts) {
		return
	}
	f.Need(rd.Report, marketAmounts...)
	f.Need(rd.Report, "below", "lower", "upper", "above", "source")
	v, ok := hundredthsOf(f.StandardFrom, f.Middle, f.PremiumTo)
	if ok && falls(v) {
		rd.Add(f.Node, "standard_from, middle and premium_to are out of order; they must not fall")
	}
	band := decimals(v)
	said := func(d decimal.Decimal) string { return rd.card.language.Plain(Money(rd.money(d))) }
	// {seat} is a name for itself until a client's seat is known, and its currency with it.
	seat := rd.card.language.In("{seat}", rd.card.Currency)
	fill := func(text string) string {
		text = strings.ReplaceAll(text, "{seat} "+currencyName, seat)
		return rd.card.filled(text, "{standard_from}", said(band[0]), "{middle}", said(band[1]), "{premium_to}", said(band[2]))
	}
	rd.card.market = &market{
		standardFrom: band[0], middle: band[1], premiumTo: band[2],
		below: fill(f.Below), lower: fill(f.Lower), upper: fill(f.Upper), above: fill(f.Above),
	}
}

// hasOne reports whether a record has one of the amounts that it lives from.
// Without them its other keys are for nothing.
func hasOne(p yamldoc.Place, amounts []string) bool { return slices.ContainsFunc(amounts, p.Has) }

// condition takes a condition that stands by itself.
func (rd *reader) condition(when answer.When) *rule {
	r := rule{Rule: answer.Rule{When: rd.schema.ReadWhen(rd.Report, when, answer.Answers)}}
	r.tested = tests(&r.Rule, rd.schema)
	return &r
}

// comparison takes how costs are compared over a term.
func (rd *reader) comparison() {
	f := &rd.file.Comparison
	rules := comparisonRules{
		months:       f.Months,
		payrollStays: *rd.condition(f.PayrollStays),
		labels:       f.Labels.byID(),
		withoutPay:   f.WithoutPay,
		said:         f.comparisonTexts,
		growthAsked:  -1,
		increase:     increases{risesAsFee: int64(f.Increase.Fee), risesAsSuppliers: int64(f.Increase.Suppliers), risesAsPay: int64(f.Increase.Pay)},
	}
	for i := range f.Growth {
		g := &f.Growth[i]
		rules.growth = append(rules.growth, growthRule{rule: rd.rule(g.Clauses), percent: rd.rising(g.Place, g.Low, g.Typical, g.High)})
		if asked := rules.growth[i].Questions(); len(asked) > 0 && rules.growthAsked < 0 {
			rules.growthAsked = asked[0]
		}
	}
	rd.card.comparison = rules
}

// rising are three figures that must not fall.
func (rd *reader) rising(p yamldoc.Place, three ...*yamldoc.Number) [numCases]int64 {
	v, ok := hundredthsOf(three...)
	if ok && falls(v) {
		rd.Add(p.Node, "low, typical and high are out of order; they must not fall")
	}
	return v
}

// inHouse takes the figures of a team of one's own. A card without a wage, or
// any other amount in it, has none.
func (rd *reader) inHouse() {
	f := &rd.file.InHouse
	if !hasOne(f.Place, inHouseAmounts) {
		return
	}
	f.Need(rd.Report, "wage", "load_percent", "users_per_post", "recruiting_per_hire", "years_in_post", "years_source",
		"training_per_post_year", "tools_per_user_month", "posts_per_24x7_seat", "around_the_clock")
	h := &inHouseRules{
		loaded:       rd.loaded(rd.threeOf(sourced(f.Wage)), rd.threeOf(sourced(f.LoadPercent))),
		usersPerPost: rd.threeOf(sourced(f.UsersPerPost)),
		recruiting:   decimals(rd.threeOf(sourced(f.Recruiting))),
		yearsInPost:  f.YearsInPost,
		training:     decimals(rd.threeOf(sourced(f.Training))),
		tools:        decimals(rd.threeOf(sourced(f.Tools))),
	}
	var seat, yearly [numCases]string
	for i, v := range rd.threeOf(sourced(f.Seat)) {
		seat[i] = rd.card.plain(v)
	}
	h.note = fillRange(f.AroundTheClock, seat)
	for i, d := range h.loaded {
		yearly[i] = rd.card.language.Whole(d)
	}
	rd.card.inHouse = h
	if f.Has("watch_per_user_month") {
		h.watch = decimals(rd.threeOf(sourced(f.Watch)))
	}
	if f.Has("named_when") {
		h.named = rd.condition(f.Named)
	}
	if f.Has("work") {
		h.work, h.lacks = rd.work(&f.Work), f.Work.Lacks
		h.lacksLonger, h.oneMore, h.whole, h.cheaper = f.Work.LacksLonger, f.Work.OneMore, f.Work.Whole, f.Work.Cheaper
	}
	rd.card.comparison.wageAssumed = rd.card.filled(rd.file.Comparison.PayrollAssumed, "{low}", yearly[low], "{typical}", yearly[typical], "{high}", yearly[high])
}

// work takes how many posts the work takes.
func (rd *reader) work(f *workFile) workRules {
	w := workRules{given: true, leastPeople: f.LeastPeople * 100, sitesPerPost: int64(f.SitesPerPost)}
	for id, n := range f.Classes {
		if k := slices.Index(rd.classIDs, id); k >= 0 {
			w.classes[k] = int64(n)
		} else if at := f.At("classes").KeyOf(id); at != nil && !rd.Shipped(at) {
			rd.Unknown(at, "rate", rd.classIDs)
		}
	}
	for i := range f.Scale {
		step := workStep{f.Scale[i].From, int64(f.Scale[i].Percent)}
		if n := len(w.scale); n > 0 && step.from <= w.scale[n-1].from {
			rd.Add(f.Scale[i].Node, "the step begins at %d, not behind the one before it; write the steps in their order", step.from)
		}
		w.scale = append(w.scale, step)
	}
	if f.Has("requests_per_post") {
		w.requests = rd.threeOf(sourced(f.Requests))
		w.requests[low], w.requests[high] = w.requests[high], w.requests[low] // many requests to one post make the team small
	}
	for i := range f.Least {
		w.least = append(w.least, rd.postsRule(&f.Least[i]))
	}
	for i := range f.Shifts {
		w.shifts = append(w.shifts, rd.postsRule(&f.Shifts[i]))
	}
	for i := range f.HandedOver {
		h := &f.HandedOver[i]
		w.handed = append(w.handed, handedRule{rule: rd.rule(answer.Clauses(h.Exception)), provider: int64(h.Provider), shared: int64(h.Shared)})
	}
	if f.Has("goes_when") {
		w.goes = rd.condition(f.GoesWhen)
	}
	for i := range f.More {
		w.more = append(w.more, rd.postsRule(&f.More[i]))
	}
	return w
}

func (rd *reader) postsRule(f *postsRuleFile) postsRule {
	return postsRule{rule: rd.rule(f.Clauses), posts: rd.rising(f.Place, f.Low, f.Typical, f.High)}
}

// loaded is the yearly cost of one person: the wage and what comes on top of it
// in hundredths of a percent.
func (rd *reader) loaded(wage, load [numCases]int64) cases {
	var c cases
	for i := range c {
		factor := rd.mul(whole(100_00+load[i]), Hundredths(1))
		c[i] = rd.money(rd.mul(whole(wage[i]), factor))
	}
	return c
}

// fillRange puts three figures into a sentence.
func fillRange(text string, v [numCases]string) string {
	return strings.NewReplacer("{low}", v[low], "{typical}", v[typical], "{high}", v[high]).Replace(text)
}
